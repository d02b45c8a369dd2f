import {expect} from '@open-wc/testing';
import type {IjmShare} from '../../src/elements/ijm-share/ijm-share.js';
import '../../src/elements/ijm-share/ijm-share.js';
import {clear, heard, html, part, parts, put, ready, shownText, until} from '../support/elements.js';

const URL_ = 'https://example.org/polar?a=1&b=ä';
const share = (networks?: string, heading = 'Polar dip & friends') => {
  const element = put<IjmShare>(html`<ijm-share url=${URL_} heading=${heading}></ijm-share>`);
  if (networks !== undefined) element.setAttribute('networks', networks);
  return ready(element);
};
const button = (element: IjmShare, text: string) => parts(element, 'button').find(one => one.innerText.includes(text))!;
const links = (element: IjmShare) => parts<HTMLAnchorElement>(element, 'button').filter(one => one.localName === 'a');

/** Puts something in the place of a member of `navigator` while `run` runs. */
const withNavigator = async (name: string, value: unknown, run: () => Promise<void>) => {
  Object.defineProperty(navigator, name, {configurable: true, value});
  try {
    await run();
  } finally {
    delete (navigator as unknown as Record<string, unknown>)[name];
  }
};

describe('ijm-share', () => {
  afterEach(clear);

  it('needs no feed and asks nobody', async () => {
    const before = performance.getEntriesByType('resource').length;
    const element = await share();
    expect(shownText(element)).to.equal('Polar dip & friends Share on Facebook (opens in a new tab) Share on X (opens in a new tab) Share on LinkedIn (opens in a new tab) Share on Pinterest (opens in a new tab) Send by e-mail Copy link QR code');
    const asked = performance.getEntriesByType('resource').slice(before).map(({name}) => new URL(name).host);
    expect(asked.filter(host => host !== location.host)).to.be.empty;
  });

  it('speaks French', async () => {
    const element = await share('facebook');
    element.lang = 'fr-CA';
    await until(() => shownText(element).includes('Partager sur Facebook'));
  });

  it('links to the networks asked for, in that order, with address and heading', async () => {
    const element = await share('email, x nowhere');
    expect(links(element).map(({href}) => href)).to.deep.equal([
      `mailto:?body=${encodeURIComponent(URL_.replace('ä', '%C3%A4'))}&subject=Polar%20dip%20%26%20friends`,
      `https://x.com/intent/tweet?url=${encodeURIComponent(URL_.replace('ä', '%C3%A4'))}&text=Polar%20dip%20%26%20friends`,
    ]);
    expect(links(element).map(({target, rel}) => [target, rel])).to.deep.equal([['', 'noopener'], ['_blank', 'noopener']]);
  });

  it('shares the page itself where no web address is given', async () => {
    const element = await share('facebook');
    for (const url of ['', 'javascript:alert(1)', 'ftp://example.org']) {
      element.url = url;
      await element.updateComplete;
      expect(new URL(links(element)[0]!.href).searchParams.get('u')).to.equal(location.href);
    }
  });

  it('has no heading of its own', async () => expect(part(await share('x', ''), 'heading')).to.equal(null));

  it('tells the page', async () => {
    const element = await share('linkedin');
    const told = heard(element, 'ijm-share');
    const stay = (event: Event) => event.preventDefault();
    addEventListener('click', stay);
    links(element)[0]!.click();
    removeEventListener('click', stay);
    expect(await told).to.deep.equal({network: 'linkedin', url: 'https://example.org/polar?a=1&b=%C3%A4'});
  });

  it('opens the system’s sheet where there is one', async () => {
    const shared: ShareData[] = [];
    await withNavigator('share', async (data: ShareData) => void shared.push(data), async () => {
      const element = await share();
      expect(links(element)).to.be.empty;
      const told = heard(element, 'ijm-share');
      button(element, 'Share…').click();
      expect(await told).to.include({network: 'system'});
      expect(shared).to.deep.equal([{url: 'https://example.org/polar?a=1&b=%C3%A4', title: 'Polar dip & friends'}]);
    });
  });

  it('takes it calmly when the visitor closes the sheet', async () => {
    await withNavigator('share', () => Promise.reject(new DOMException('', 'AbortError')), async () => {
      const element = await share();
      let told = 0;
      element.addEventListener('ijm-share', () => told++);
      button(element, 'Share…').click();
      await new Promise(done => setTimeout(done));
      expect(told).to.equal(0);
    });
  });

  it('copies the address and says so', async () => {
    const copied: string[] = [];
    await withNavigator('clipboard', {writeText: async (text: string) => void copied.push(text)}, async () => {
      const element = await share();
      const status = part(element, 'status')!;
      expect(status.getAttribute('role')).to.equal('status');
      expect(status.innerText.trim()).to.equal('');
      const told = heard(element, 'ijm-share');
      button(element, 'Copy link').click();
      expect(await told).to.include({network: 'copy'});
      await until(() => status.innerText.trim() === 'Link copied');
      expect(copied).to.deep.equal(['https://example.org/polar?a=1&b=%C3%A4']);
    });
  });

  it('shows the address to copy where it can’t', async () => {
    await withNavigator('clipboard', undefined, async () => {
      const element = await share();
      button(element, 'Copy link').click();
      await until(() => element.shadowRoot!.activeElement?.localName === 'input');
      expect(shownText(element)).to.contain('Copy this address:');
      const field = element.shadowRoot!.querySelector('input')!;
      expect(field.value).to.equal('https://example.org/polar?a=1&b=%C3%A4');
      expect(field.value.slice(field.selectionStart!, field.selectionEnd!)).to.equal(field.value);
      await expect(element).to.be.accessible();
    });
  });

  it('opens and closes a QR code, with a file for posters', async () => {
    const element = await share();
    const open = button(element, 'QR code');
    expect(open.ariaExpanded).to.equal('false');
    expect(part(element, 'code')!.checkVisibility()).to.equal(false);
    open.click();
    await until(() => part(element, 'code')!.checkVisibility());
    expect(open.ariaExpanded).to.equal('true');
    expect(element.shadowRoot!.querySelector('svg.code')!.getAttribute('aria-label')).to.equal('QR code: https://example.org/polar?a=1&b=%C3%A4');
    const file = part<HTMLAnchorElement>(element, 'link')!;
    expect(file.download).to.equal('qr.svg');
    const drawn = new DOMParser().parseFromString(decodeURIComponent(file.href.replace('data:image/svg+xml,', '')), 'image/svg+xml');
    expect(drawn.documentElement.localName).to.equal('svg');
    expect(drawn.querySelectorAll('path')).to.have.lengthOf(2);
    await expect(element).to.be.accessible();
    open.click();
    await until(() => !part(element, 'code')!.checkVisibility());
  });

  it('draws its icons', async () => {
    const element = await share();
    await until(() => [...element.shadowRoot!.querySelectorAll('li path')].every(path => path.hasAttribute('d')));
  });

  for (const theme of [undefined, 'light', 'dark', 'auto'] as const)
    it(`is accessible: ${theme ?? 'no'} theme`, async () => {
      const element = await share();
      element.theme = theme;
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });

  for (const width of [200, 320])
    it(`fits ${width} px`, async () => {
      const element = await share();
      element.parentElement!.style.inlineSize = `${width}px`;
      button(element, 'QR code').click();
      await until(() => part(element, 'link'));
      expect(part(element, 'root')!.scrollWidth).to.be.at.most(width);
    });
});
