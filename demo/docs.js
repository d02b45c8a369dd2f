/** Gives each block of code in the documents a button that copies it. */
const live = document.createElement('p');
live.className = 'skip';
live.setAttribute('role', 'status');
document.body.append(live);

for (const block of document.querySelectorAll('pre')) {
  const code = block.querySelector('code');
  const button = Object.assign(document.createElement('button'), {type: 'button', className: 'copy', textContent: 'Copy'});
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = live.textContent = 'Copied';
    } catch {
      // No permission, or no clipboard: then by hand.
      getSelection().selectAllChildren(code);
      button.textContent = live.textContent = 'Selected: copy it now';
    }
    button.classList.add('done');
    setTimeout(() => {
      button.textContent = 'Copy';
      button.classList.remove('done');
      live.textContent = '';
    }, 2500);
  });
  block.append(button);
}
