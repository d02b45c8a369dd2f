import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {openFeed} from '../../src/feed/feed.js';
import {appeals} from '../../src/feed/readers.js';
import {readAmount} from '../../src/model/amount.js';
import {pickCause} from '../../src/model/cause.js';
import {afterSwitch, donateOffer, type DonateOffer, type DonatePlace, type DonateState, type Picks} from '../../src/model/donate.js';
import type {Appeal} from '../../src/feed/types.js';
import type {Language} from '../../src/text/language.js';
import {offerTools} from '../../src/model/handed.js';

const CAMBODIA = {
  title: 'Help',
  currencies: [
    {
      code: 'CAD',
      amounts: [{value: 35, impact: {'en-CA': 'A meal', 'fr-CA': 'Un repas'}}, {value: 60}, {value: 120}, {value: 500}],
      default: 60,
      min: 5,
      max: 25000,
      monthly: {amounts: [{value: 24}, {value: 36}, {value: 60, impact: 'A month of care'}], default: 36},
    },
    {code: 'USD', amounts: [{value: 25}, {value: 50}, {value: 100}], default: 50, min: 5},
    {code: 'JPY', amounts: [{value: 3000}, {value: 5000}]},
  ],
  frequencies: ['once', 'monthly'],
  link: {
    url: 'https://www.ijm.ca/donate',
    params: {amount: '{amount}', currency: '{currency}', type: '{frequency}', campaign: '{appeal}', fundraiser: '{fundraiser}', source: '{ref}', lang: '{locale}'},
    values: {frequency: {once: 'single', monthly: 'recurring'}},
  },
};
/** Where an offer stands, as an element knows it. */
interface Place extends Pick<DonatePlace, 'hosts' | 'appeal' | 'fundraiser' | 'partner' | 'search' | 'read'> {
  language: Language;
  feedUrl: string;
}
const PLACE: Place = {
  language: {locale: 'en-CA', locales: ['en-CA', 'fr-CA']},
  feedUrl: 'https://feeds.example/ijm/feed.json',
  hosts: ['www.ijm.ca', 'ijm.ca'],
  appeal: 'cambodia',
  read: readAmount,
};
const FRENCH = {language: {locale: 'fr-CA', locales: ['en-CA', 'fr-CA']}};

const [CAD] = CAMBODIA.currencies;
type Overrides = Record<string, unknown>;

const offerOf = (read: Appeal, state: DonateState, place: Partial<Place>) => {
  const {language, feedUrl, ...rest} = {...PLACE, ...place};
  return donateOffer(read, state, {...rest, ...offerTools(read, feedUrl, language)});
};

/** What a feed's appeal, read as a browser reads it, comes to. */
const outcome = (appeal: Overrides, state: DonateState = {}, place: Partial<Place> = {}) => {
  const read = appeals.read({...CAMBODIA, ...appeal}, 'appeals.cambodia', []);
  assert.ok(read, 'the reader takes it');
  return offerOf(read, state, place);
};
const offer = (appeal: Overrides = {}, state: DonateState = {}, place: Partial<Place> = {}): DonateOffer => {
  const found = outcome(appeal, state, place);
  assert.ok(typeof found === 'object', `${found as string}`);
  return found;
};
/** Which space stands where changes with the locale data. */
const spaced = (text: string | undefined) => text?.replace(/\s/g, ' ');
/** What the chosen amount is said to do. */
const impact = ({presets, gift}: DonateOffer) => presets.find(({value}) => value === gift.amountMinor)?.impact;
const params = ({url}: DonateOffer) => Object.fromEntries(new URL(url).searchParams);
const picked = <T>(choices: {value: T; isPicked: boolean}[]) => choices.filter(({isPicked}) => isPicked).map(({value}) => value);
const oneCurrency = (currency: Overrides) => ({currencies: [{code: 'CAD', amounts: [{value: 35}, {value: 60}], ...currency}]});
const link = (members: Overrides) => ({link: {...CAMBODIA.link, ...members}});

describe('pickCause', () => {
  const goal = {target: 100, raised: 1, currency: 'CAD'};
  const feed = openFeed(
    {
      version: 1,
      locales: ['en-CA'],
      appeals: {a: {...CAMBODIA, goal}, b: {...CAMBODIA, title: 'B', goal}, gone: {...CAMBODIA, withdrawn: true}, bad: {title: 'x'}},
      fundraisers: {
        dip: {title: 'Dip', appeal: 'b', goal: {...goal, target: 5}},
        plain: {title: 'Plain', appeal: 'b'},
        lost: {title: 'Lost', appeal: 'nowhere'},
        over: {title: 'Over', appeal: 'b', until: '2026-01-01'},
        half: {title: 'Half', appeal: 'b', goal: {...goal, target: 'x'}},
      },
    },
    PLACE.feedUrl,
    () => false,
  );
  const cases: [appeal: string | null, fundraiser: string | undefined, id: string | undefined, target: number | undefined, fault: string | undefined][] = [
    ['a', undefined, 'a', 100, undefined],
    ['a', '', 'a', 100, undefined],
    ['a', 'dip', 'b', 5, undefined],
    [null, 'dip', 'b', 5, undefined],
    ['a', 'plain', 'b', undefined, undefined],
    ['a', 'half', 'b', undefined, undefined],
    ['a', 'lost', undefined, undefined, 'entry-missing'],
    ['a', 'nobody', undefined, undefined, 'entry-missing'],
    ['a', 'over', undefined, undefined, 'entry-withdrawn'],
    ['gone', undefined, undefined, undefined, 'entry-withdrawn'],
    ['bad', undefined, undefined, undefined, 'entry-invalid'],
    [null, undefined, undefined, undefined, 'entry-missing'],
    ['toString', undefined, undefined, undefined, 'entry-missing'],
  ];
  for (const [appeal, fundraiser, id, target, code] of cases)
    it(`of appeal ${appeal} and fundraiser ${fundraiser}: ${id ?? code}`, () => {
      const {entry, fault} = pickCause(feed, appeal, fundraiser, Date.parse('2026-11-23'));
      assert.deepEqual([entry?.id, entry?.goal?.target, fault?.code], [id, target, code]);
      assert.equal(entry?.fundraiser?.title !== undefined, !!entry && !!fundraiser);
    });
  it('passes on what had to be left out', () => assert.deepEqual(pickCause(feed, null, 'half').faults, ['fundraisers.half.goal.target']));
});

describe('donateOffer', () => {
  it('offers what the feed has, with its defaults', () => {
    const {frequencies, currencies, presets, own, gift, url, host, label, ref} = offer();
    assert.deepEqual(frequencies, [{value: 'once', text: 'Once', isPicked: true}, {value: 'monthly', text: 'Monthly', isPicked: false}]);
    assert.deepEqual(currencies.map(({text, isPicked}) => [text, isPicked]), [['CAD', true], ['USD', false], ['JPY', false]]);
    assert.deepEqual(presets.map(({text, isPicked}) => [text, isPicked]), [['$35', false], ['$60', true], ['$120', false], ['$500', false]]);
    assert.deepEqual(own, {isPicked: false, text: '', limits: '$5 to $25,000', fault: undefined});
    assert.deepEqual(gift, {amount: 60, amountMinor: 6000, currency: 'CAD', frequency: 'once'});
    assert.equal(url, 'https://www.ijm.ca/donate?amount=60&currency=CAD&type=single&campaign=cambodia&lang=en-CA');
    assert.equal(host, 'www.ijm.ca');
    assert.deepEqual(label, {text: 'Give $60'});
    assert.ok(presets.every(preset => !preset.impact || preset.value === 3500));
    assert.equal(ref, undefined);
  });

  it('speaks French', () => {
    const found = offer({}, {amount: 35}, FRENCH);
    const {frequencies, presets, label, url} = found;
    assert.deepEqual(frequencies.map(({text}) => text), ['Une fois', 'Chaque mois']);
    assert.equal(spaced(presets[0]!.text), '35 $');
    assert.equal(spaced(label.text), 'Donner 35 $');
    assert.deepEqual(impact(found), {text: 'Un repas'});
    assert.match(url, /lang=fr-CA/);
  });

  describe('presets', () => {
    const cases: [what: string, currency: Overrides, presets: number[], picked: number[]][] = [
      ['twice the same', {amounts: [{value: 35}, {value: 60}, {value: 35}]}, [3500, 6000], [3500]],
      ['strings, negative, zero, nothing', {amounts: [{value: '35'}, {value: -5}, {value: 0}, {}, null, 7, {value: 60}]}, [6000], [6000]],
      ['too many decimals', {amounts: [{value: 35.555}, {value: 12.5}, {value: 1e-7}]}, [1250], [1250]],
      ['decimals where there are none', {code: 'JPY', amounts: [{value: 1000.5}, {value: 2000}]}, [2000], [2000]],
      ['out of limits', {amounts: [{value: 4.99}, {value: 5}, {value: 100}, {value: 100.01}], min: 5, max: 100}, [500, 10000], [500]],
      ['10^9', {amounts: [{value: 1e9}, {value: 60}]}, [6000], [6000]],
      ['fifty', {amounts: Array.from({length: 50}, (_, i) => ({value: i + 1}))}, [100, 200, 300, 400, 500, 600], [100]],
      ['none', {amounts: []}, [], []],
      ['a default that is one of them', {default: 60}, [3500, 6000], [6000]],
      ['a default that is none of them', {default: 61}, [3500, 6000], [3500]],
      ['a faulty default', {default: '60'}, [3500, 6000], [3500]],
      ['no default', {}, [3500, 6000], [3500]],
      ['a maximum below the minimum', {min: 40, max: 10}, [6000], [6000]],
      ['faulty limits', {min: -1, max: 'x'}, [3500, 6000], [3500]],
      ['limits too exact to be amounts', {min: 35.001, max: 59.999}, [3500, 6000], [3500]],
    ];
    for (const [what, currency, presets, chosen] of cases)
      it(`are cleaned: ${what}`, () => {
        const found = offer(oneCurrency(currency));
        assert.deepEqual(found.presets.map(({value}) => value), presets);
        assert.deepEqual(picked(found.presets), chosen);
      });

    it('are those of the frequency', () => {
      const {presets, gift, label} = offer({}, {frequency: 'monthly'});
      assert.deepEqual(presets.map(({value}) => value), [2400, 3600, 6000]);
      assert.equal(gift.amount, 36);
      assert.equal(label.text, 'Give $36 monthly');
    });

    it('are the same monthly where the feed has no others', () => {
      assert.deepEqual(offer(oneCurrency({default: 60}), {frequency: 'monthly'}).gift, {amount: 60, amountMinor: 6000, currency: 'CAD', frequency: 'monthly'});
      assert.equal(offer(oneCurrency({default: 60, monthly: {amounts: [{value: 0.001}], default: 35}}), {frequency: 'monthly'}).gift.amount, 60);
    });

    it('say what the chosen one does, in the language there is', () => {
      assert.equal(impact(offer({}, {amount: 35}))?.text, 'A meal');
      assert.equal(impact(offer({}, {frequency: 'monthly', amount: 60}, FRENCH))?.text, 'A month of care');
      assert.equal(impact(offer({}, {picks: {own: '35'}}))?.text, 'A meal');
      assert.equal(impact(offer({}, {picks: {own: '36'}})), undefined);
    });
  });

  describe('frequencies', () => {
    const cases: [frequencies: unknown, wanted: string | undefined, values: string[], chosen: string][] = [
      [undefined, undefined, ['once'], 'once'],
      [undefined, 'monthly', ['once'], 'once'],
      [[], undefined, ['once'], 'once'],
      [['monthly'], undefined, ['monthly'], 'monthly'],
      [['monthly', 'once'], undefined, ['monthly', 'once'], 'monthly'],
      [['monthly', 'monthly'], 'once', ['monthly'], 'monthly'],
      [['once', 'monthly'], 'monthly', ['once', 'monthly'], 'monthly'],
      [['once', 'monthly'], 'yearly', ['once', 'monthly'], 'once'],
      [['once', 'monthly'], 'constructor', ['once', 'monthly'], 'once'],
    ];
    for (const [frequencies, frequency, values, chosen] of cases)
      it(`of ${JSON.stringify(frequencies)}, wanted ${frequency}: ${chosen} of ${values}`, () => {
        const found = offer({frequencies}, {frequency});
        assert.deepEqual(found.frequencies.map(({value}) => value), values);
        assert.deepEqual(picked(found.frequencies), [chosen]);
        assert.equal(found.gift.frequency, chosen);
      });

    it('leave out one that leaves nothing to choose', () => {
      const found = offer({custom: false, ...oneCurrency({amounts: [], monthly: {amounts: [{value: 20}]}})}, {});
      assert.deepEqual(found.frequencies.map(({value}) => value), ['monthly']);
      assert.equal(found.gift.amount, 20);
    });
  });

  describe('currencies', () => {
    it('can be switched, unless the page settles one', () => {
      assert.equal(offer({}, {picks: {currency: 'USD'}}).gift.amount, 50);
      const settled = offer({}, {currency: 'USD', picks: {currency: 'CAD'}});
      assert.deepEqual(settled.currencies, []);
      assert.equal(settled.gift.currency, 'USD');
      assert.equal(settled.label.text, 'Give US$50');
    });
    for (const currency of ['XXX', '', 'cad&x=1', 'toString'])
      it(`are as if unset for ${JSON.stringify(currency)}`, () => assert.deepEqual(offer({}, {currency}), offer()));
    it('count once, the first one', () => {
      const {currencies, presets} = offer({currencies: [{code: 'CAD', amounts: [{value: 1}]}, {code: 'CAD', amounts: [{value: 2}]}]});
      assert.equal(currencies.length, 1);
      assert.deepEqual(presets.map(({value}) => value), [100]);
    });
    it('leave out one without anything to choose', () => {
      const found = offer({custom: false, currencies: [{code: 'USD', amounts: []}, CAD]}, {currency: 'USD'});
      assert.deepEqual(found.currencies.map(({value}) => value), ['CAD']);
    });
    for (const [what, appeal] of [
      ['there is none', {currencies: []}],
      ['none leaves anything to choose', {custom: false, currencies: [{code: 'USD', amounts: []}]}],
    ] as const)
      it(`make the appeal unusable where ${what}`, () => assert.equal(outcome(appeal), 'entry-invalid'));
  });

  describe('the amount that the page asks for', () => {
    const cases: [amount: unknown, picked: number[], own: string, amount: number][] = [
      [undefined, [6000], '', 60],
      [null, [6000], '', 60],
      [120, [12000], '', 120],
      ['120', [12000], '', 120],
      ['120.00', [12000], '', 120],
      [45, [], '$45', 45],
      [45.5, [], '$45.50', 45.5],
      [5, [], '$5', 5],
      [4.99, [6000], '', 60],
      [25000, [], '$25,000', 25000],
      [25000.01, [6000], '', 60],
      [45.555, [6000], '', 60],
      [0, [6000], '', 60],
      [-45, [6000], '', 60],
      [NaN, [6000], '', 60],
      [Infinity, [6000], '', 60],
      ['1e3', [6000], '', 60],
      ['$45', [6000], '', 60],
      ['100&x=1', [6000], '', 60],
      ['" onx="', [6000], '', 60],
      ['45\n', [6000], '', 60],
    ];
    for (const [asked, presets, text, amount] of cases)
      it(`${JSON.stringify(asked)}: ${amount}`, () => {
        const found = offer({}, {amount: asked});
        assert.deepEqual(picked(found.presets), presets);
        assert.equal(found.own?.text, text);
        assert.equal(found.own?.isPicked, presets.length === 0);
        assert.equal(found.own?.fault, undefined);
        assert.equal(found.gift.amount, amount);
        assert.equal(params(found).amount, `${amount}`);
      });

    it('counts only if it is a preset where no own amount may be given', () => {
      assert.equal(offer({custom: false}, {amount: 45}).gift.amount, 60);
      assert.equal(offer({custom: false}, {amount: 120}).gift.amount, 120);
      assert.equal(offer({custom: false}, {picks: {own: '45'}}).gift.amount, 60);
      assert.equal(offer({custom: false}).own, undefined);
    });

    it('stands in the field as the locale writes it', () => assert.equal(spaced(offer({}, {amount: 1234.5}, FRENCH).own?.text), '1 234,50 $'));
  });

  describe('the own amount', () => {
    const cases: [typed: string, amount: number | undefined, fault: string | undefined][] = [
      ['45', 45, undefined],
      ['1,000.50', 1000.5, undefined],
      ['5', 5, undefined],
      ['25000', 25000, undefined],
      ['', undefined, 'Enter an amount, or choose one above.'],
      [' ', undefined, 'Enter an amount, or choose one above.'],
      ['4.99', undefined, 'The smallest gift here is $5.'],
      ['0', undefined, 'The smallest gift here is $5.'],
      ['25,000.01', undefined, 'The largest gift here is $25,000.'],
      ['9'.repeat(20), undefined, 'The largest gift here is $25,000.'],
      ['9'.repeat(400), undefined, 'The largest gift here is $25,000.'],
      ['12.345', undefined, 'That is too exact. Enter an amount such as $1,234.50.'],
      ['1.000', undefined, 'That is too exact. Enter an amount such as $1,234.50.'],
      ['1e3', undefined, 'Enter the amount in digits, such as $1,234.50.'],
      ['-50', undefined, 'Enter the amount in digits, such as $1,234.50.'],
      ['5 CAD', undefined, 'Enter the amount in digits, such as $1,234.50.'],
    ];
    for (const [typed, amount, fault] of cases)
      it(`${JSON.stringify(typed.slice(0, 30))}: ${amount ?? fault}`, () => {
        const found = offer({}, {picks: {own: typed}});
        assert.deepEqual(picked(found.presets), []);
        assert.deepEqual(found.own, {isPicked: true, text: typed, limits: '$5 to $25,000', fault});
        assert.equal(found.gift.amount, amount);
        assert.equal(found.gift.amountMinor, amount && Number(amount.toFixed(2).replace('.', '')));
        assert.equal(params(found).amount, amount === undefined ? undefined : `${amount}`);
        if (fault) assert.equal(found.label.text, 'Give');
      });

    it('is refused in French as well', () => {
      const found = offer({}, {picks: {own: '1,000'}}, FRENCH);
      assert.equal(spaced(found.own?.fault), 'C’est trop précis. Entrez un montant comme 1 234,50 $.');
      assert.equal(found.label.text, 'Faire un don');
    });
    const unread: [typed: string, amount: number | undefined, currency?: string][] = [
      ['45', 45],
      [' 45 ', 45],
      ['4', undefined],
      ['25001', undefined],
      ['45.5', undefined],
      ['1,000', undefined],
      ['1.000', undefined],
      ['$45', undefined],
      ['٤٥', undefined],
      ['1e3', undefined],
      ['', undefined],
      ['3000', 3000, 'JPY'],
    ];
    for (const [typed, amount, currency] of unread)
      it(`reads ${JSON.stringify(typed)} as ${amount} until the part that reads all is there`, () => {
        const found = offer({}, {currency, picks: {own: typed}}, {read: undefined});
        assert.equal(found.gift.amount, amount);
        assert.equal(found.own!.text, typed);
        assert.equal(found.own!.fault, amount ? undefined : 'Other amount');
      });
    it('shows an example that the currency has', () => assert.match(offer({}, {currency: 'JPY', picks: {own: '1.5'}}).own!.fault!, /such as JP¥1,234\./));
    it('takes the parameter along where it is unusable, even out of the address itself', () => {
      const found = offer(link({url: 'https://www.ijm.ca/donate?amount=50&a=b', params: {amount: '{amount}', cents: '{amountMinor}', gift: '{currency}'}}), {picks: {own: 'x'}});
      assert.equal(found.url, 'https://www.ijm.ca/donate?a=b&gift=CAD');
    });
    it('may be left to the giving page where there is nothing else to choose from', () => {
      const found = offer(oneCurrency({amounts: []}), {frequency: 'monthly'});
      assert.deepEqual(found.own, {isPicked: true, text: '', limits: undefined, fault: undefined});
      assert.equal(found.gift.amount, undefined);
      assert.equal(found.label.text, 'Give monthly');
      assert.equal(params(found).amount, undefined);
      assert.equal(offer(oneCurrency({amounts: []}), {picks: {own: ' '}}).own?.fault, undefined);
      assert.match(offer(oneCurrency({amounts: []}), {picks: {own: 'x'}}).own!.fault!, /digits/);
    });
    for (const [limits, text, least] of [
      [{}, undefined, 0.01],
      [{min: 0}, undefined, 0.01],
      [{min: 5}, '$5 or more', 5],
      [{max: 100}, 'Up to $100', 0.01],
      [{min: 5, max: 100}, '$5 to $100', 5],
    ] as const)
      it(`has the limits ${JSON.stringify(limits)}`, () => {
        assert.equal(offer(oneCurrency(limits)).own?.limits, text);
        assert.equal(offer(oneCurrency(limits), {picks: {own: `${least}`}}).gift.amount, least);
        assert.match(offer(oneCurrency(limits), {picks: {own: '0'}}).own!.fault!, /smallest/);
      });
    it('has a largest amount also where the feed names none', () => {
      assert.match(offer(oneCurrency({}), {picks: {own: '9'.repeat(12)}}).own!.fault!, /largest gift here is \$99,999,999/);
    });
  });

  describe('after a switch', () => {
    const switched = (state: DonateState, change: Pick<Picks, 'frequency' | 'currency'>, appeal: Overrides = {}, place = {}) =>
      offer(appeal, {...state, picks: afterSwitch(state.picks ?? {}, offer(appeal, state, place), change)}, place);

    it('a picked preset gives way to the default', () => {
      assert.equal(switched({picks: {preset: 50000}}, {frequency: 'monthly'}).gift.amount, 36);
      assert.equal(switched({picks: {preset: 6000}}, {frequency: 'monthly'}).gift.amount, 36, 'also where the new list has it');
      assert.equal(switched({picks: {preset: 3500}}, {currency: 'USD'}).gift.amount, 50);
      assert.equal(switched({amount: 60}, {frequency: 'monthly'}).gift.amount, 36);
    });
    it('an own amount stays within limits', () => {
      const found = switched({picks: {own: '$45.5'}}, {currency: 'USD'});
      assert.equal(found.gift.amount, 45.5);
      assert.equal(found.own?.text, 'US$45.50');
      assert.ok(found.own?.isPicked);
    });
    it('an own amount stays one that is typed, also where it is a preset', () => {
      const found = switched({picks: {own: '60'}}, {frequency: 'monthly'});
      assert.equal(found.own?.text, '$60');
      assert.deepEqual(picked(found.presets), []);
    });
    it('an own amount of the page stays', () => assert.equal(switched({amount: 45}, {frequency: 'monthly'}).gift.amount, 45));
    it('an own amount out of the new limits gives way', () => {
      assert.equal(switched({picks: {own: '45.5'}}, {currency: 'JPY'}).gift.amount, 3000, 'too many decimals');
      assert.equal(switched({picks: {own: '3'}}, {currency: 'USD'}).gift.amount, 50, 'was unusable');
      const narrow = {currencies: [CAD, {code: 'USD', amounts: [{value: 25}], max: 100}]};
      assert.equal(switched({picks: {own: '101'}}, {currency: 'USD'}, narrow).gift.amount, 25);
      assert.equal(switched({picks: {own: '100'}}, {currency: 'USD'}, narrow).gift.amount, 100);
    });
    it('typing and picking count again', () => {
      const picks = afterSwitch({}, offer(), {frequency: 'monthly'});
      assert.equal(offer({}, {picks: {...picks, own: '77'}}).gift.amount, 77);
      assert.equal(offer({}, {picks: {...picks, preset: 2400}}).gift.amount, 24);
    });
    it('both switches are kept', () => {
      const first = afterSwitch({}, offer(), {frequency: 'monthly'});
      const second = afterSwitch(first, offer({}, {picks: first}), {currency: 'USD'});
      assert.deepEqual(offer({}, {picks: second}).gift, {amount: 50, amountMinor: 5000, currency: 'USD', frequency: 'monthly'});
    });
    it('both switches are kept, the other way round', () => {
      const first = afterSwitch({}, offer(), {currency: 'USD'});
      const second = afterSwitch(first, offer({}, {picks: first}), {frequency: 'monthly'});
      assert.equal(offer({}, {picks: second}).gift.currency, 'USD');
    });
    it('a preset that a refreshed feed no longer has gives way', () => assert.equal(offer({}, {picks: {preset: 7700}}).gift.amount, 60));
  });

  describe('the link', () => {
    it('fills every placeholder', () => {
      const all = {a: '{amount}', m: '{amountMinor}', c: '{currency}', f: '{frequency}', p: '{appeal}', u: '{fundraiser}', r: '{ref}', l: '{locale}', x: 'a {amount} {currency}!'};
      const found = offer(link({params: all}), {amount: 12.5}, {partner: 'p7', fundraiser: 'polar-dip'});
      assert.deepEqual(params(found), {a: '12.5', m: '1250', c: 'CAD', f: 'single', p: 'cambodia', u: 'polar-dip', r: 'p7', l: 'en-CA', x: 'a 12.5 CAD!'});
    });
    it('leaves out what comes out empty', () => assert.deepEqual(params(offer(link({params: {a: '{ref}', b: '', c: '{nonsense}', d: '{toString}', e: 'x'}}))), {e: 'x'}));
    it('lets parameters win over the address, whose others stay', () => {
      const found = offer(link({url: 'https://www.ijm.ca/donate?currency=EUR&currency=GBP&keep=1&source=web#form', params: {currency: '{currency}', source: '{ref}'}}));
      assert.equal(found.url, 'https://www.ijm.ca/donate?currency=CAD&keep=1#form');
    });
    it('renames the values of any placeholder', () => {
      const values = {amount: {60: 'tier-2'}, ref: {'': 'none'}, locale: {'en-CA': 'E'}, currency: {toString: 'x'}};
      assert.deepEqual(params(offer(link({params: {a: '{amount}', r: '{ref}', l: '{locale}', c: '{currency}'}, values}))), {a: 'tier-2', r: 'none', l: 'E', c: 'CAD'});
    });
    it('leaves out a value renamed to nothing', () => {
      assert.deepEqual(params(offer(link({params: {f: '{frequency}', c: '{currency}'}, values: {frequency: {once: ''}}}))), {c: 'CAD'});
    });
    it('may have no parameters', () => assert.equal(offer({link: {url: 'https://www.ijm.ca/donate'}}).url, 'https://www.ijm.ca/donate'));
    it('may be one a language, and relative to the feed', () => {
      const url = {'en-CA': 'https://www.ijm.ca/donate', 'fr-CA': '../faire-un-don'};
      assert.equal(offer(link({url, params: {}})).url, 'https://www.ijm.ca/donate');
      const found = offer(link({url, params: {}}), {}, {...FRENCH, hosts: ['feeds.example']});
      assert.equal(found.url, 'https://feeds.example/faire-un-don');
      assert.equal(found.host, 'feeds.example');
    });

    const partners: [partner: unknown, ref: string | undefined][] = [
      ['partner-7', 'partner-7'],
      [' partner-7 ', 'partner-7'],
      ['Église St-Marc & fils', 'Église St-Marc & fils'],
      ['a&amount=1', 'a&amount=1'],
      ['a#b?c=d;e%26f=g+h', 'a#b?c=d;e%26f=g+h'],
      ['{amount}', '{amount}'],
      ['" onx="', '" onx="'],
      [7, '7'],
      ['', 'feed'],
      [' ', 'feed'],
      [null, 'feed'],
      [undefined, 'feed'],
      ['a\nb', 'feed'],
      ['a\u0000', 'feed'],
      ['\ud800', 'feed'],
      ['x'.repeat(200), 'x'.repeat(200)],
      ['x'.repeat(5000), 'feed'],
    ];
    for (const [partner, ref] of partners)
      it(`names the partner ${JSON.stringify(partner)?.slice(0, 30)} as ${ref?.slice(0, 30)}`, () => {
        const found = offer(link({ref: 'feed'}), {}, {partner});
        assert.equal(found.ref, ref);
        assert.deepEqual(params(found), {amount: '60', currency: 'CAD', type: 'single', campaign: 'cambodia', source: ref, lang: 'en-CA'});
      });

    const search = '?utm_source=news&utm_medium=mail&utm_campaign=x&utm_term=t&utm_content=c&utm_id=9&utm_evil=1&amount=1&redirect=https://evil.example&utm_source=second';
    it('passes nothing of the page on', () => assert.deepEqual(params(offer({}, {}, {search})), params(offer())));
    it('passes the known utm parameters on where the feed wants it', () => {
      const found = offer(link({utm: true}), {}, {search});
      assert.deepEqual(params(found), {...params(offer()), utm_source: 'news', utm_medium: 'mail', utm_campaign: 'x', utm_term: 't', utm_content: 'c', utm_id: '9'});
    });
    it('never lets a utm parameter overwrite another, the partner least of all', () => {
      const found = offer(link({utm: true, url: 'https://www.ijm.ca/donate?utm_campaign=own', params: {utm_source: '{ref}'}}), {}, {search, partner: 'p7'});
      assert.equal(params(found).utm_source, 'p7');
      assert.equal(params(found).utm_campaign, 'own');
      assert.equal(params(found).utm_medium, 'mail');
    });
    it('drops a utm value that is no plain text', () => {
      assert.equal(params(offer(link({utm: true}), {}, {search: `?utm_source=a%0ab&utm_medium=${'x'.repeat(999)}&utm_term=`})).utm_source, undefined);
    });

    const refused: [url: string, hosts?: string[]][] = [
      ['https://evil.example/donate'],
      ['https://www.ijm.ca.evil.example/'],
      ['https://www.ijm.ca:8443/donate'],
      ['https://WWW.IJM.CA.:443/'],
      ['https://sub.www.ijm.ca/'],
      ['https://wwwxijm.ca/'],
      ['https://www.ijm.ca%2eevil.example/'],
      ['https://user@www.ijm.ca/'],
      ['https://www.ijm.ca@evil.example/'],
      ['http://www.ijm.ca/donate'],
      ['//evil.example/donate'],
      ['/donate'],
      ['https:evil.example'],
      ['https://www.ijm.ca/donate', []],
    ];
    for (const [url, hosts = PLACE.hosts] of refused)
      it(`is refused: ${url} for ${hosts}`, () => {
        const read = appeals.read({...CAMBODIA, ...link({})}, '', [])!;
        // As if the reader had let it through: the last gate holds alone.
        read.link.url = url;
        assert.equal(offerOf(read, {}, {hosts}), 'link-refused');
      });
    for (const [url, host] of [['https://WWW.ijm.ca/donate', 'www.ijm.ca'], ['https://www.ijm.ca:443/donate', 'www.ijm.ca']] as const)
      it(`is followed: ${url}`, () => assert.equal(offer(link({url})).host, host));
  });

  it('uses the words that the feed has for the link', () => {
    assert.deepEqual(offer({button: {'en-CA': 'Stand with us'}}).label, {text: 'Stand with us'});
    assert.deepEqual(offer({button: {'en-CA': 'Stand with us'}}, {}, FRENCH).label, {text: 'Stand with us', lang: 'en-CA'});
  });

  it('reads no member off a polluted prototype', () => {
    const clean = JSON.stringify(offer());
    const names = ['custom', 'ref', 'utm', 'values', 'params', 'min', 'max', 'monthly', 'default', 'button', 'impact', 'cambodia', 'once', '60', 'CAD', 'amount'];
    for (const name of names) Object.defineProperty(Object.prototype, name, {value: () => 'evil', configurable: true, enumerable: true});
    try {
      const read = appeals.read(JSON.parse(JSON.stringify(CAMBODIA)), '', [])!;
      const found = offerOf(read, {amount: undefined, currency: undefined, frequency: undefined, picks: undefined}, {fundraiser: undefined, partner: undefined, search: undefined}) as DonateOffer;
      assert.equal(found.url, JSON.parse(clean).url);
    } finally {
      for (const name of names) delete (Object.prototype as Record<string, unknown>)[name];
    }
  });

  it('links to exactly what is on the screen, whatever was picked, typed and switched (D13)', () => {
    const step = fc.oneof(
      fc.record({frequency: fc.constantFrom('once' as const, 'monthly' as const)}),
      fc.record({currency: fc.constantFrom('CAD', 'USD', 'JPY')}),
      fc.record({preset: fc.nat(6)}),
      fc.record({own: fc.oneof(fc.nat(30_000).map(String), fc.nat(3_000_000).map(n => (n / 100).toFixed(2)), fc.string({unit: fc.constantFrom(...'0123456789., $'), maxLength: 8}))}),
    );
    const asked = fc.record({amount: fc.oneof(fc.nat(30_000), fc.constant(undefined)), currency: fc.constantFrom(undefined, 'USD'), frequency: fc.constantFrom(undefined, 'monthly')});
    let gifts = 0;
    fc.assert(
      fc.property(asked, fc.array(step, {maxLength: 6}), fc.constantFrom('en-CA', 'fr-CA'), fc.constantFrom(undefined, 'p&amount=1'), (page, steps, locale, partner) => {
        const place = {language: {locale, locales: ['en-CA', 'fr-CA']}, partner};
        let state: DonateState = page;
        let shown = offer({}, state, place);
        for (const one of steps) {
          const {picks = {}} = state;
          let next: Picks;
          if ('preset' in one) next = {...picks, own: undefined, preset: shown.presets[one.preset % shown.presets.length]!.value};
          else if ('own' in one) next = {...picks, own: one.own};
          else next = afterSwitch(picks, shown, one);
          state = {...page, picks: next};
          shown = offer({}, state, place);
        }
        const {searchParams} = new URL(shown.url);
        const currency = page.currency ?? picked(shown.currencies)[0]!;
        const frequency = picked(shown.frequencies)[0]!;
        const text = shown.presets.find(({isPicked}) => isPicked)?.text ?? shown.own!.text;
        assert.equal(Number(shown.own!.isPicked) + picked(shown.presets).length, 1, 'one thing is picked');
        assert.equal(searchParams.get('currency'), currency);
        assert.equal(searchParams.get('type'), frequency === 'once' ? 'single' : 'recurring');
        assert.equal(searchParams.get('source'), partner ?? null);
        assert.deepEqual([...searchParams.keys()], ['amount', 'currency', 'type', 'campaign', 'source', 'lang'].filter(name => searchParams.has(name)), 'each once, no others');
        if (shown.own!.fault) assert.equal(searchParams.get('amount'), null);
        else {
          gifts++;
          // Read off the screen by other means than the source's: all marks but the decimal one taken away.
          const digits = text.replace(locale === 'en-CA' || /\.\d\d?\b/.test(text) ? /[^\d.]/g : /[^\d,]/g, '').replace(',', '.');
          assert.equal(Number(searchParams.get('amount')), Number(digits), text);
          assert.equal(shown.gift.amount, Number(digits));
        }
      }),
      {numRuns: 3000},
    );
    assert.ok(gifts > 1000, 'most runs end with a gift');
  });
});
