/** What the preview's page needs besides the kit. Texts, so that the command is one file wherever it is installed. */

export const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --soft: color-mix(in srgb, currentColor 65%, transparent);
  --fault: light-dark(#a3201d, #ff9a90); --warning: light-dark(#7a5200, #f0c060); --accent: light-dark(#0b5c6b, #7fd0df); }
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#f6f6f4, #17191a); color: light-dark(#1d2021, #e8e8e6) }
a { color: inherit; text-underline-offset: .2em }
a:hover { color: var(--accent) }
:focus-visible { outline: 2px solid; outline-offset: 2px }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line) }
h1 { font-size: 1.1rem; margin: 0 } h1 a { text-decoration: none }
header p { margin: 0; color: var(--soft); flex: 1 1 14rem }
.choices { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; font-size: .875rem }
.choice a { padding: .25em .5em; border-radius: .35em; text-decoration: none }
.choice a[aria-current] { background: var(--line); font-weight: 600 }
.banner { margin: 0; padding: .6rem 1.25rem; background: var(--line) }
.columns { display: grid; grid-template-columns: 16rem minmax(0, 1fr) 20rem; align-items: start }
nav, aside { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 1rem 1.25rem; font-size: .9375rem }
main { padding: 1rem 1.25rem 4rem; border-inline: 1px solid var(--line); min-height: 100vh }
h2 { font-size: .9375rem; margin: 1.25em 0 .35em } nav section:first-of-type h2, aside h2, .entry h2 { margin-top: .25em }
h2 a { text-decoration: none } small { color: var(--soft); font-weight: 400 }
nav ul, .findings { list-style: none; margin: 0; padding: 0 }
nav li { display: flex; align-items: start; justify-content: space-between; gap: .5em }
nav li a { flex: 1; padding: .3em .5em; margin-inline-start: -.5em; border-radius: .35em; text-decoration: none; overflow-wrap: anywhere }
nav li a span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden }
nav li a small { display: block; line-height: 1.2 }
nav a[aria-current] { background: var(--line) }
nav input { font: inherit; width: 100%; padding: .35em .5em; border: 1px solid var(--soft); border-radius: .35em; background: transparent; color: inherit }
.badge { font-size: .75rem; font-weight: 700; padding: .1em .55em; border-radius: 1em; margin-top: .45em; color: light-dark(#fff, #17191a); background: var(--warning) }
.badge.fault { background: var(--fault) }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.findings li { padding: .6em 0; border-top: 1px solid var(--line); overflow-wrap: anywhere }
.findings p { margin: .2em 0 0 } .findings strong { color: var(--warning) } .findings .fault strong { color: var(--fault) }
.place { color: var(--soft); font-size: .8125rem } .findings a, .findings > li > code { display: block; font-size: .8125rem }
p code { font-size: .9em; background: var(--line); padding: .1em .3em; border-radius: .25em }
pre { overflow: auto; font-size: .8125rem; white-space: pre-wrap; margin: .5em 0 0 }
.languages { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; margin-bottom: 1rem }
.specimen { margin: 0; flex: 1 1 18rem; min-width: 0; background: light-dark(#fff, #1f2223); color: light-dark(#1d2021, #e8e8e6); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; overflow: auto }
.specimen.sized { flex: 0 1 auto }
.specimen.light { background: #fff; color: #1d2021; color-scheme: light } .specimen.dark { background: #1f2223; color: #e8e8e6; color-scheme: dark }
figcaption, summary { font-size: .8125rem; color: var(--soft) } figcaption { margin-bottom: .75rem } .outcome { color: var(--fault) } .outcome.part { color: var(--warning) }
nav form { margin-bottom: 1.25rem }
.specimen details { margin-top: .75rem }
.w240 { width: 240px } .w360 { width: 360px } .w560 { width: 560px } .w800 { width: 800px }
.fallback { margin: 0; color: var(--soft); font-style: italic }
.note { position: fixed; inset-inline: 1rem; bottom: 1rem; margin-inline: auto; max-width: 50rem; padding: .75rem 1rem; border-radius: .5rem; background: light-dark(#1d2021, #e8e8e6); color: light-dark(#fff, #17191a); overflow-wrap: anywhere; z-index: 9 }
.note[hidden] { display: none }
@media (max-width: 70rem) { .columns { grid-template-columns: 14rem minmax(0, 1fr) } aside { grid-column: 1 / -1; grid-row: 1; position: static; max-height: 40vh; border-bottom: 1px solid var(--line) } }
@media (max-width: 45rem) { .columns { display: block } nav { position: static; max-height: 40vh } main { border: 0 } }
`;

export const SCRIPT = `
// Runs before the widgets do, so that it hears all that they say.
let timer;
const tell = text => {
  const note = document.querySelector('.note');
  note.textContent = text;
  note.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (note.hidden = true), 8000);
};
// Nobody means to leave the preview, or to send anything from it.
document.addEventListener('ijm-donate', event => {
  event.preventDefault();
  tell('On a page, this leads to ' + event.detail.url);
});
document.addEventListener('ijm-submitted', () => tell('This is a preview: nothing was sent to anybody.'));
const reasons = {
  'entry-invalid': 'Not shown: see its faults.',
  'entry-missing': 'Not shown: there is no such entry.',
  'entry-withdrawn': 'Not shown: it is withdrawn, or it is not its time.',
  'link-refused': 'Not shown: its link leads to a host that is not listed.',
};
const seen = new WeakMap();
for (const type of ['ijm-error', 'ijm-ready']) {
  document.addEventListener(type, event => {
    const outcome = event.target.closest?.('.specimen')?.querySelector('.outcome');
    if (!outcome) return;
    if (type === 'ijm-error') seen.set(event.target, event.detail);
    // Whether it shows nonetheless is known only once it is drawn.
    setTimeout(() => {
      const fault = seen.get(event.target);
      const isShown = event.target.matches(':state(ready)');
      outcome.classList.toggle('part', isShown);
      outcome.textContent = !fault ? '' : isShown ? 'Something is left out: see its faults.' : (reasons[fault.code] ?? fault.message + ' (' + fault.code + ')');
    }, 100);
  });
}
// The place on the page stays through a reload, also when pictures come late.
const place = 'scroll ' + location.search;
addEventListener('pagehide', () => sessionStorage.setItem(place, scrollY));
addEventListener('load', () => scrollTo(0, sessionStorage.getItem(place) ?? 0));
addEventListener('DOMContentLoaded', () => {
  const live = document.querySelector('.live');
  // By its version the server knows what the page has missed.
  const events = new EventSource('/events?version=' + document.documentElement.dataset.version);
  events.addEventListener('changed', () => location.reload());
  events.onerror = () => (live.textContent = 'The preview has ended; start it again to go on.');
  events.onopen = () => (live.textContent = '');
});
`;
