import {configure} from 'ijm-widgets';

configure({feed: '/feeds/cambodia.json', hosts: 'www.ijm.ca'});

const give = document.querySelector('ijm-donate-cta')!;
const form = document.querySelector('ijm-contact-form')!;
const again = document.querySelector<HTMLButtonElement>('#again')!;

give.addEventListener('ijm-donate', event => {
  event.preventDefault();
  document.querySelector('#heard')!.textContent = JSON.stringify(event.detail);
});

let count = 0;
again.addEventListener('click', () => {
  again.textContent = String(++count);
  give.partner = `partner-${count}`;
  form.theme = count % 2 ? 'dark' : 'light';
  // Every second time the other way round, so that elements are moved.
  document.querySelector('#list')!.append(...(count % 2 ? [form, give] : [give, form]));
});

document.querySelector('#remove')!.addEventListener('click', () => document.querySelectorAll('#list, ijm-impact-stat, ijm-goal').forEach(element => element.remove()));
