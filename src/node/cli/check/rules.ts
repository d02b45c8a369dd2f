/**
 * What a schema cannot see: members that contradict each other, days that no calendar has, ids that name nothing. And
 * what is no fault, but what an editor would want to know.
 */
import {pathText, type Path} from '../../../feed/check.js';
import {isObject} from '../../../feed/read.js';
import {walkFeed} from '../../../feed/schema-walk.js';
import {plainUrl, webUrl} from '../../../feed/url.js';
import {decimalsOf, minorOf} from '../../../model/money.js';
import {endOfDay, parseDate, startOfDay} from '../../../text/dates.js';
import {COUNTRY_CODES, CURRENCY_CODES} from './codes.js';
import {COLLECTIONS, namedIds, type Collection, type FeedFiles} from './feed-files.js';
import {isAre, listed, nameIn, plural, type Say} from './finding.js';
import {nearest} from './nearest.js';

type Members = Record<string, unknown>;

export interface Rules {
  fault: Say;
  warn: Say;
  /** ms since 1970. */
  now: number;
}

/** Consent that ends within this time should be asked for again now. */
const CONSENT_NOTICE_MS = 30 * 864e5;

/** As many characters as the widgets show well, in the languages we tried; longer ones are cut or make ugly lines. */
const ROOM: Record<string, Record<string, number>> = {
  Country: {name: 40, headline: 70, summary: 240},
  Stat: {label: 120, unit: 24},
  Quote: {text: 400},
  Appeal: {title: 80, text: 240, button: 40, note: 240},
  Amount: {impact: 120},
  Fundraiser: {title: 80, by: 80},
  Form: {title: 80, submit: 40},
  Field: {label: 120, help: 200},
};

/** So many broken references are looked for among the ids there are. */
const MOST_LOOKED_FOR = 200;

const PLACEHOLDERS = ['amount', 'amountMinor', 'currency', 'frequency', 'appeal', 'fundraiser', 'ref', 'locale'];

/** Kinds of field that may have bounds, and of which kind these are. */
const BOUNDS: Record<string, string> = {number: 'number', date: 'string'};

const own = (of: unknown, name: string) => (isObject(of) && Object.hasOwn(of, name) ? (of[name] ?? undefined) : undefined);
const written = (value: unknown) => (typeof value === 'string' ? value : '');
const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);
const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : isObject(value) ? Object.values(value).filter(text => typeof text === 'string') : [];

/** Ends before it starts, as far as both are numbers or dates. */
const isReversed = (low: unknown, high: unknown) => {
  if (typeof low === 'number' && typeof high === 'number') return low > high;
  if (typeof low !== 'string' || typeof high !== 'string') return false;
  const [start, end] = [startOfDay(low), endOfDay(high)];
  return start !== undefined && end !== undefined && start > end;
};

const repeatedIn = (values: unknown[]) =>
  values.flatMap((value, i) => (value !== undefined && values.indexOf(value) < i ? [i] : []));

const datesAndCodes =
  ({fault}: Rules) =>
  (value: unknown, path: Path, names: string[]) => {
    const name = nameIn(path);
    if (typeof value !== 'string') return;
    if (names.includes('Date') && !parseDate(value)) {
      fault('date', path, `${name} should be a day that the calendar has; it is "${value}".`);
    } else if (names.includes('CurrencyCode') && !CURRENCY_CODES.has(value)) {
      fault(
        'currency',
        path,
        `${name} should be the ISO 4217 code of a currency; "${value}" is none in use.`,
        nearest(value, CURRENCY_CODES),
      );
    } else if (names.includes('LanguageTag')) {
      try {
        Intl.getCanonicalLocales(value);
      } catch {
        fault('language', path, `${name} should be a language tag of BCP 47; "${value}" is none.`);
      }
    }
  };

/** What contradicts itself within one object. */
const contradictions = (rules: Rules): Record<string, (value: Members, path: Path) => void> => {
  const {fault, warn, now} = rules;
  const range = (holder: Members, path: Path, low: string, high: string, why = '') => {
    if (isReversed(own(holder, low), own(holder, high)))
      fault(
        'range',
        [...path, low],
        `\`${low}\` should not be more than \`${high}\`: they are ${JSON.stringify(holder[low])} and ${JSON.stringify(holder[high])}${why}.`,
      );
  };
  const money = (value: unknown, code: unknown, path: Path) => {
    if (typeof value !== 'number' || typeof code !== 'string' || !CURRENCY_CODES.has(code) || minorOf(value, code) !== undefined)
      return;
    fault(
      'amount',
      path,
      `${nameIn(path)} should have at most ${plural(decimalsOf(code), 'decimal')}, as ${code} has; it is ${value}.`,
    );
  };
  const amounts = (holder: Members, code: unknown, given: Members, path: Path) => {
    const bounds = isReversed(own(given, 'min'), own(given, 'max')) ? {} : given;
    const values = list(own(holder, 'amounts')).map(amount => own(amount, 'value'));
    values.forEach((value, i) => {
      const at = [...path, 'amounts', i, 'value'];
      money(value, code, at);
      if (isReversed(own(bounds, 'min'), value) || isReversed(value, own(bounds, 'max')))
        warn('range', at, `${nameIn(at)} is ${JSON.stringify(value)}, which is not between \`min\` and \`max\`.`);
    });
    for (const i of repeatedIn(values))
      warn('twice', [...path, 'amounts', i], `The amount ${JSON.stringify(values[i])} stands here a second time.`);
    const picked = own(holder, 'default');
    money(picked, code, [...path, 'default']);
    if (isReversed(own(bounds, 'min'), picked) || isReversed(picked, own(bounds, 'max')))
      fault(
        'range',
        [...path, 'default'],
        `\`default\` should lie between \`min\` and \`max\`; it is ${JSON.stringify(picked)}.`,
      );
    else if (picked !== undefined && !values.includes(picked))
      warn(
        'default',
        [...path, 'default'],
        `\`default\` is ${JSON.stringify(picked)}, which is none of the amounts; it will stand in the field for an own amount.`,
      );
  };

  return {
    Figure: (figure, path) => range(figure, path, 'min', 'max'),
    Country(country, path) {
      const code = own(country, 'code');
      if (typeof code === 'string' && /^[A-Z]{2}$/.test(code) && !COUNTRY_CODES.has(code))
        fault(
          'country',
          [...path, 'code'],
          `\`code\` should be a country code of ISO 3166-1; "${code}" is none.`,
          code === 'UK' ? 'GB' : undefined,
        );
    },
    Stat(stat, path) {
      if (own(stat, 'format') === 'currency' && !own(stat, 'currency'))
        fault('missing', [...path, 'currency'], '`currency` is missing: the format `currency` needs it, such as "CAD".');
      const lacks = [
        own(stat, 'source') ? '' : '`source`',
        own(stat, 'since') || own(stat, 'asOf') || own(own(stat, 'source'), 'year') ? '' : 'date (`asOf` or `since`)',
      ].filter(Boolean);
      if (lacks.length > 0)
        warn('source', path, `This figure has no ${lacks.join(' and no ')}: readers will ask where it comes from.`);
    },
    Currency(currency, path) {
      const code = own(currency, 'code');
      range(currency, path, 'min', 'max');
      for (const name of ['min', 'max']) money(own(currency, name), code, [...path, name]);
      amounts(currency, code, currency, path);
      const monthly = own(currency, 'monthly');
      if (isObject(monthly)) amounts(monthly, code, currency, [...path, 'monthly']);
    },
    Link(link, path) {
      const params = own(link, 'params');
      for (const [name, template] of isObject(params) ? Object.entries(params) : []) {
        for (const [, word = ''] of written(template).matchAll(/\{([^{}]*)\}/g)) {
          if (!PLACEHOLDERS.includes(word))
            warn(
              'placeholder',
              [...path, 'params', name],
              `\`${name}\` holds {${word}}, which means nothing here and will stand in the address as it is.`,
              nearest(word, PLACEHOLDERS),
            );
        }
      }
    },
    Appeal(appeal, path) {
      const codes = list(own(appeal, 'currencies')).map(currency => own(currency, 'code'));
      for (const i of repeatedIn(codes))
        warn('twice', [...path, 'currencies', i, 'code'], `The currency ${written(codes[i])} stands here a second time.`);
    },
    Goal(goal, path) {
      range(goal, path, 'starts', 'ends');
      const code = own(goal, 'currency');
      for (const name of ['target', 'raised']) money(own(goal, name), code, [...path, name]);
      const zone = own(goal, 'timeZone');
      try {
        if (typeof zone === 'string') new Intl.DateTimeFormat('en', {timeZone: zone});
      } catch {
        fault(
          'time-zone',
          [...path, 'timeZone'],
          `\`timeZone\` should be an IANA time zone such as "America/Toronto"; "${String(zone)}" is none.`,
          nearest(String(zone), Intl.supportedValuesOf('timeZone')),
        );
      }
      const ends = own(goal, 'ends');
      const end = typeof ends === 'string' ? endOfDay(ends) : undefined;
      if (end !== undefined && end <= now)
        warn('past', [...path, 'ends'], `\`ends\` is past (${String(ends)}): the goal is shown as ended.`);
    },
    Consent(consent, path) {
      const until = own(consent, 'until');
      const end = typeof until === 'string' ? endOfDay(until) : undefined;
      const what = path.at(-2) === 'image' ? 'picture' : 'quotation';
      if (end !== undefined && end <= now)
        warn('consent', [...path, 'until'], `The consent has run out (${String(until)}): the ${what} is no longer shown.`);
      else if (end !== undefined && end - now < CONSENT_NOTICE_MS)
        warn('consent', [...path, 'until'], `The consent runs out on ${String(until)}: then the ${what} is no longer shown.`);
    },
    Form(form, path) {
      const names = list(own(form, 'fields')).map(field => own(field, 'name'));
      for (const i of repeatedIn(names))
        fault(
          'twice',
          [...path, 'fields', i, 'name'],
          `A second field is called "${written(names[i])}"; each needs a name of its own.`,
        );
    },
    Field(field, path) {
      const type = written(own(field, 'type'));
      const options = own(field, 'options');
      const hasChoice = type === 'select' || type === 'radio';
      if (hasChoice && list(options).length === 0)
        fault(
          'missing',
          [...path, 'options'],
          `\`options\` is missing: a ${type} field needs choices, such as [{"value": "yes", "label": "Yes"}].`,
        );
      if (!hasChoice && options !== undefined)
        warn(
          'unused',
          [...path, 'options'],
          `\`options\` means nothing for a field of type ${type}; only select and radio have choices.`,
        );
      const values = list(options).map(option => own(option, 'value'));
      for (const i of repeatedIn(values))
        warn('twice', [...path, 'options', i, 'value'], `The choice "${written(values[i])}" stands here a second time.`);
      range(field, path, 'minLength', 'maxLength');
      range(field, path, 'min', 'max');
      for (const name of ['min', 'max']) {
        const bound = own(field, name);
        if (bound === undefined) continue;
        const wanted = BOUNDS[type];
        if (!wanted)
          warn('unused', [...path, name], `\`${name}\` means nothing for a field of type ${type}; only number and date have it.`);
        else if (typeof bound !== wanted)
          fault(
            'type',
            [...path, name],
            `\`${name}\` should be ${wanted === 'number' ? 'a number, such as 5' : 'a date, such as "2026-12-31"'}, as the field's type is ${type}; it is ${JSON.stringify(bound)}.`,
          );
      }
    },
  };
};

const schedules = ({fault, warn, now}: Rules, whole: unknown) => {
  for (const collection of COLLECTIONS) {
    const entries = own(whole, collection);
    for (const [id, entry] of isObject(entries) ? Object.entries(entries) : []) {
      const [from, until] = [own(entry, 'from'), own(entry, 'until')];
      const path = [collection, id, 'until'];
      const end = typeof until === 'string' ? endOfDay(until) : undefined;
      if (isReversed(from, until))
        fault(
          'range',
          [collection, id, 'from'],
          `\`from\` is later than \`until\` (${String(from)} and ${String(until)}): the entry is never shown.`,
        );
      else if (end !== undefined && end <= now)
        warn('past', path, `\`until\` is past (${String(until)}): the entry is no longer shown.`);
    }
  }
};

const ONE: Record<Collection, string> = {
  countries: 'country',
  stats: 'stat',
  quotes: 'quote',
  offices: 'office',
  appeals: 'appeal',
  forms: 'form',
  fundraisers: 'fundraiser',
};

const references = ({fault, warn}: Rules, {whole, open}: FeedFiles) => {
  const ids = Object.fromEntries(
    COLLECTIONS.map(collection => {
      const entries = own(whole, collection);
      return [collection, isObject(entries) ? Object.keys(entries).filter(id => own(entries, id) !== undefined) : []];
    }),
  ) as Record<Collection, string[]>;
  const known = Object.fromEntries(COLLECTIONS.map(collection => [collection, new Set(ids[collection])])) as Record<
    Collection,
    Set<string>
  >;
  const used = new Set<string>();
  let looked = 0;
  for (const {path, collection, id} of namedIds(whole)) {
    used.add(`${collection}.${id}`);
    // What a collection of unknown extent lacks was told when its file could not be had.
    if (known[collection].has(id) || open.has(collection)) continue;
    const other = COLLECTIONS.find(name => name !== collection && known[name].has(id));
    // Of very many, the first tell the pattern; to compare each with all would take minutes.
    const suggestion = looked++ < MOST_LOOKED_FOR ? nearest(id, ids[collection]) : undefined;
    fault(
      'reference',
      path,
      `There is no ${ONE[collection]} \`${id}\`${!suggestion && other ? `; it is the name of ${/^[aeo]/.test(ONE[other]) ? 'an' : 'a'} ${ONE[other]}` : ''}.`,
      suggestion,
    );
  }
  const countriesOfAll = new Set(ids.countries.filter(id => own(own(own(whole, 'countries'), id), 'offices') === undefined));
  for (const collection of ['stats', 'quotes', 'offices'] as const) {
    for (const id of ids[collection]) {
      const entry = own(own(whole, collection), id);
      if (used.has(`${collection}.${id}`) || own(entry, 'withdrawn') === true) continue;
      // A country that lists no offices shows those that name it.
      if (collection === 'offices' && countriesOfAll.has(written(own(entry, 'country')))) continue;
      warn('unused', [collection, id], `No country shows this ${ONE[collection]}; only a page that asks for it by its id does.`);
    }
  }
};

const addresses = ({fault, warn}: Rules, {whole, source}: FeedFiles) => {
  const isPublished = source.url.protocol !== 'file:';
  // A file may be published anywhere; only that it is somewhere matters, and that nothing else lies there.
  const base = isPublished ? source.url.href : 'https://feed.invalid/feed.json';
  const home = new URL(base).host;
  const hostsIn = (name: string) => {
    const hosts = own(whole, name);
    if (!Array.isArray(hosts)) return;
    hosts.forEach((host, i) => {
      if (typeof host !== 'string' || !URL.canParse(`https://${host}`)) return;
      const exact = new URL(`https://${host}`).host;
      if (exact !== host)
        warn('host', [name, i], `"${host}" never matches: hosts are compared exactly, as browsers write them.`, exact);
    });
    return hosts as unknown[];
  };
  const donate = hostsIn('donateHosts');
  const form = hostsIn('formHosts');
  const image = hostsIn('imageHosts');

  const warnOfHost = (url: URL, path: Path, listName: string, hosts: unknown[] | undefined, cost: string) => {
    // Where a file will be published, and so what its own host is, nobody knows yet.
    if (url.host === home && !isPublished) return;
    if (url.host === home ? listName !== 'donateHosts' || !hosts || hosts.includes(home) : hosts?.includes(url.host)) return;
    warn(
      'host',
      path,
      `${url.host} is not one of the feed's \`${listName}\`${hosts ? '' : ', of which there are none'}: ${cost}.`,
      hosts ? undefined : `"${listName}": ["${url.host}"]`,
    );
  };

  return (value: unknown, path: Path, names: string[]) => {
    const allowsPlain = names.includes('LinkAddress');
    if (typeof value !== 'string' || !(allowsPlain || names.includes('Url'))) return;
    const url = (allowsPlain ? plainUrl : webUrl)(value, base);
    if (!url) return fault('address', path, `${nameIn(path)} should be an address that a browser understands; it is "${value}".`);
    if (/^(www\.|[\w-]+\.(ca|com|org|net)(\/|$))/i.test(value))
      warn('address', path, `"${value}" is read as the name of a file beside the feed.`, `https://${value}`);
    const [collection, , member, part] = path;
    if (collection === 'appeals' && member === 'link' && part === 'url')
      warnOfHost(url, path, 'donateHosts', donate, 'the link to give is not offered');
    else if (collection === 'forms' && member === 'endpoint') warnOfHost(url, path, 'formHosts', form, 'the form is not sent');
    else if (path.at(-1) === 'src') warnOfHost(url, path, 'imageHosts', image, 'the picture is not shown');
  };
};

const MARKUP = /<\/?[a-z][^<>]*>/i;
const RICH_LINK = /\[([^\][]*)\]\(([^()\s]*)\)/g;

/** Texts: languages that are missing, lengths, markup that would be shown as typed. */
const wording = ({warn}: Rules, {whole}: FeedFiles) => {
  // A misspelt one is told once, not for every text.
  const locales = list(own(whole, 'locales')).flatMap(locale => (typeof locale === 'string' ? [locale.replaceAll('_', '-')] : []));
  const missing = new Map<string, Path[]>(locales.map(locale => [locale, []]));
  const others = new Map<string, Path[]>();
  for (const i of repeatedIn(list(own(whole, 'locales'))))
    warn('twice', ['locales', i], `This language stands here a second time.`);
  return {
    value(value: unknown, path: Path, names: string[]) {
      if (names.includes('Translations') || ((names.includes('LinkUrl') || names.includes('WebUrl')) && isObject(value))) {
        for (const locale of locales) if (!written(own(value, locale)).trim()) missing.get(locale)!.push(path);
        for (const tag of Object.keys(value as Members))
          if (!locales.includes(tag)) others.set(tag, [...(others.get(tag) ?? []), path]);
      }
      const isRich = names.includes('Rich');
      if (isRich) {
        for (const text of Array.isArray(value) ? value.flatMap(texts) : texts(value)) {
          for (const [link, , target = ''] of text.matchAll(RICH_LINK)) {
            if (!plainUrl(target, 'https://feed.invalid/'))
              warn('address', path, `The link ${link} leads nowhere: its address should be https:, relative, mailto: or tel:.`);
          }
        }
      }
      if (names.includes('Text') || isRich) {
        const [markup] = texts(value).flatMap(text => MARKUP.exec(text)?.[0] ?? []);
        if (markup) warn('markup', path, `${nameIn(path)} holds ${markup}, which is shown as typed: texts are never HTML.`);
      }
      for (const name of names) {
        for (const [member, most] of isObject(value) ? Object.entries(ROOM[name] ?? {}) : []) {
          const longest = Math.max(0, ...texts(own(value, member)).map(text => text.length));
          if (longest > most)
            warn(
              'long',
              [...path, member],
              `\`${member}\` has ${longest} characters; more than about ${most} do not fit well where it is shown.`,
            );
        }
      }
    },
    end() {
      for (const [locale, paths] of missing) {
        if (paths.length > 0)
          warn(
            'translation',
            paths[0]!,
            `${plural(paths.length, 'text')} ${isAre(paths.length)} missing in ${locale}: ${listed(paths.map(pathText))}.`,
          );
      }
      for (const [tag, paths] of others) {
        warn(
          'language',
          [...paths[0]!, tag],
          `${plural(paths.length, 'text')} ${isAre(paths.length)} in ${tag}, which is not one of the feed's \`locales\`.`,
          nearest(tag, locales),
        );
      }
    },
  };
};

/** Every fault beyond the schema, and every warning. */
export const applyRules = (feed: FeedFiles, rules: Rules) => {
  const {whole} = feed;
  if (!isObject(whole)) return;
  const dates = datesAndCodes(rules);
  const within = contradictions(rules);
  const address = addresses(rules, feed);
  const words = wording(rules, feed);
  walkFeed(whole, {
    value(value, path, names) {
      dates(value, path, names);
      address(value, path, names);
      words.value(value, path, names);
      if (isObject(value)) for (const name of names) within[name]?.(value, path);
    },
    unknown(name, path, known) {
      // Notes of the editor's own.
      if (/^(_(?!_)|\$comment$|\/\/)/.test(name) || known.length === 0) return;
      const suggestion = nearest(name, known);
      rules.warn('unknown', [...path, name], `\`${name}\` is not known here and is ignored.`, suggestion);
    },
  });
  words.end();
  schedules(rules, whole);
  references(rules, feed);
};
