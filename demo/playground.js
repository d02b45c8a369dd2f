/** The playground: an element, a control for each of its attributes, the lines to paste and the events it sends. */

const FEED = '/feeds/demo.json';
const NETWORKS = ['', 'facebook linkedin', 'email x pinterest'];
const common = {feed: ['', '/feeds/demo.json', '/feed.json'], lang: ['', 'en', 'fr', 'es'], theme: ['', 'light', 'dark', 'auto'], 'heading-level': ['', '1', '2', '3', '4', '5', '6']};

/**
 * Attributes of each element: a list of values to choose from; the name of a collection, whose ids are the values; true
 * for one that is there or not; '' for free text.
 */
const ELEMENTS = {
  'ijm-donate-cta': {appeal: 'appeals', fundraiser: 'fundraisers', variant: ['', 'full', 'inline', 'button'], amount: '', currency: ['', 'CAD', 'USD', 'EUR', 'GBP', 'JPY', 'KWD'], frequency: ['', 'once', 'monthly'], partner: '', target: ['', 'self', 'blank']},
  'ijm-country-card': {country: 'countries', variant: ['', 'compact', 'card', 'profile'], sections: ['', 'headline name', 'map name summary', 'name story quote', 'stats office appeal'], partner: '', still: true},
  'ijm-impact-stat': {stat: 'stats', variant: ['', 'row'], still: true},
  'ijm-contact-form': {form: 'forms', partner: ''},
  'ijm-goal': {appeal: 'appeals', fundraiser: 'fundraisers', target: '', raised: '', currency: ['', 'CAD', 'USD', 'EUR']},
  'ijm-quote': {quote: 'quotes'},
  'ijm-map': {country: 'countries'},
  'ijm-office': {office: 'offices'},
  'ijm-share': {url: '', heading: '', networks: NETWORKS},
  'ijm-help': {},
  'ijm-icon': {name: ['heart', 'mail', 'share', 'globe', 'shield', 'download', 'phone', 'pin', 'arrow-right', 'qr'], label: ''},
};
/** What is chosen at first. */
const FIRST = {appeal: 'boats', country: 'cambodia', stat: 'world-child-labour', form: 'media', quote: 'maly', office: 'phnom-penh', name: 'heart'};
const EVENTS = ['ready', 'error', 'view', 'donate', 'submit', 'submitted', 'queued', 'share'].map(name => `ijm-${name}`);
const LINKS = {'ijm-donate-cta': ['https://www.ijm.ca/donate', 'Give to IJM'], 'ijm-goal': ['https://www.ijm.ca/donate', 'Give to IJM'], 'ijm-contact-form': ['mailto:events@ijm.ca', 'events@ijm.ca'], 'ijm-help': ['mailto:events@ijm.ca', 'events@ijm.ca']};

const [tag, attributes, width, widthShown, scheme, dir, size, stage, code, events] = ['tag', 'attributes', 'width', 'width-shown', 'scheme', 'dir', 'size', 'stage', 'code', 'events'].map(id => document.getElementById(id));

const feed = await fetch(FEED).then(
  response => response.json(),
  () => ({}),
);

const option = value => Object.assign(document.createElement('option'), {value, textContent: value || '–'});

/** A labelled control for one attribute. */
const control = (name, kind) => {
  const line = document.createElement('p');
  const label = Object.assign(document.createElement('label'), {htmlFor: `attribute-${name}`, textContent: name});
  const values = Array.isArray(kind) ? kind : typeof kind === 'string' && kind && ['', ...Object.keys(feed[kind] ?? {})];
  const input = document.createElement(values ? 'select' : 'input');
  Object.assign(input, {id: `attribute-${name}`, name});
  if (values) input.append(...values.map(option));
  else input.type = kind === true ? 'checkbox' : 'text';
  if (FIRST[name]) input.value = FIRST[name];
  line.className = kind === true ? 'tick' : '';
  line.append(...(kind === true ? [input, ' ', label] : [label, input]));
  return line;
};

/** The element as the controls say, with its fallback inside. */
const build = () => {
  const element = document.createElement(tag.value);
  for (const {name, type, checked, value} of attributes.querySelectorAll('select, input')) {
    if (type === 'checkbox' ? checked : value) element.setAttribute(name, type === 'checkbox' ? '' : value);
  }
  const [href, text] = LINKS[tag.value] ?? ['https://www.ijm.ca', 'IJM Canada'];
  if (tag.value !== 'ijm-icon') element.append(Object.assign(document.createElement('a'), {href, textContent: text}));
  return element;
};

/** Shows the element anew, or, if it is still the same tag, only changes its attributes, as a page's script would. */
const show = () => {
  const next = build();
  const now = stage.firstElementChild;
  code.textContent = next.outerHTML.replaceAll('=""', '');
  if (now?.localName !== next.localName) return stage.replaceChildren(next);
  for (const {name} of [...now.attributes]) if (!next.hasAttribute(name)) now.removeAttribute(name);
  for (const {name, value} of next.attributes) now.setAttribute(name, value);
};

const choose = () => {
  attributes.replaceChildren(...Object.entries({...ELEMENTS[tag.value], ...common}).map(([name, kind]) => control(name, kind)));
  // A fundraiser or numbers of its own stand in place of an appeal; let one be chosen.
  stage.replaceChildren();
  show();
};

const surround = () => {
  stage.style.inlineSize = `${width.value}px`;
  widthShown.textContent = `${width.value} px`;
  stage.style.colorScheme = scheme.value;
  stage.style.fontSize = size.value;
  stage.style.setProperty('--ijm-font-size', size.value || null);
  stage.dir = dir.value;
};

for (const name of EVENTS) {
  stage.addEventListener(name, event => {
    // Stay here, to see where it would have led.
    if (name === 'ijm-donate') event.preventDefault();
    events.prepend(Object.assign(document.createElement('li'), {textContent: `${name} ${JSON.stringify(event.detail ?? {})}`}));
  });
}

tag.append(...Object.keys(ELEMENTS).map(option));
const asked = new URLSearchParams(location.search).get('element');
if (asked in ELEMENTS) tag.value = asked;
tag.addEventListener('change', choose);
attributes.addEventListener('input', show);
for (const input of [width, scheme, dir, size]) input.addEventListener('input', surround);
choose();
surround();
