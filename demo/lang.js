/**
 * Shows a page of the demo in French at `?lang=fr`: sets the page's language, which the elements follow, and puts what
 * stands in `data-fr` in the place of the words, `data-fr-alt` in that of `alt`, and so on. Without script the page is in
 * English. In the head, so that nobody sees the other language first.
 */
(() => {
  const lang = new URLSearchParams(location.search).get('lang');
  if (lang !== 'fr' && lang !== 'en') return;
  document.documentElement.lang = lang;
  if (lang === 'fr') document.documentElement.style.visibility = 'hidden';
  document.addEventListener('DOMContentLoaded', () => {
    for (const link of document.links) {
      // Stay in the language from page to page; the switch itself names its own.
      if (link.origin !== location.origin || link.hreflang || !/(\/|\.html)$/.test(link.pathname) || link.pathname.startsWith('/guides/')) continue;
      const url = new URL(link.href);
      url.searchParams.set('lang', lang);
      link.href = url.href;
    }
    if (lang === 'en') return;
    for (const element of document.querySelectorAll('[data-fr]')) element.textContent = element.dataset.fr;
    for (const element of document.querySelectorAll('*')) {
      for (const {name, value} of [...element.attributes]) if (name.startsWith('data-fr-')) element.setAttribute(name.slice(8), value);
    }
    document.documentElement.style.visibility = '';
  });
})();
