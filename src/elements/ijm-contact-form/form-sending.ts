/**
 * What a form does once it is touched: checking, sending, trying again, keeping for later, and saying so. A later part
 * of the kit, and so it imports nothing that lives: the element is handed to it.
 */
import {faultSentence} from '../../model/fault-text.js';
import {checkField, checkForm, CONSENT, maxLengthOf, type FieldFault} from '../../model/form.js';
import {isTooLarge, messageBody, messageId, receiptOf, type Receipt, type Rejection} from '../../model/message.js';
import type {Field} from '../../feed/types.js';
import {inLocale} from '../../text/locale.js';
import {sendingWords} from '../../text/words/sending.js';
import type {FormHost, Sending} from './form-host.js';
import {CONSENT_BOX, TRAP} from './names.js';
import {drop, isKept, keep, KEEP_MS, kept, type Kept, type Message} from './queue.js';

export {sendingStyles} from './form-sending.styles.js';

/** When a visitor begins to wonder whether anything happens. */
const SLOW_MS = 5e3;
/** When an answer is no longer waited for. */
const STALL_MS = 30e3;
/** A fetch that fails sooner was refused by the browser itself: `keepalive` has one allowance for the whole page. */
const AT_ONCE_MS = 100;
const MAX_WAIT_S = 60;
/** What tells of a change, before and after. */
const TYPING = ['beforeinput', 'input'];

/** A message with what it was made of, which tells whether something was changed since. */
interface Draft extends Message {
  typed: string;
  /** The code of what the page was told last. */
  told?: string;
}

/** What is wrong with a field; `said` in the words of the intake. */
interface Problem extends Partial<FieldFault> {
  said?: string;
}

/** What the visitor reads, besides what is wrong with fields. */
type Phase = 'idle' | 'sending' | 'slow' | 'failed' | 'kept' | 'discarded' | 'expired' | 'arrived' | 'sent';
type Why = 'offline' | 'unsure' | 'busy' | 'tooLong' | 'rejected' | 'notSent';

type Outcome = Receipt & {status: number; stalled: boolean};

/** Ids of messages that this page is posting now: one that is kept is never sent by two forms at once. */
const posting = new Set<string>();

/** Posts a message once; never rejects. An abort is an answer that did not come. */
const post = async ({id, body, url}: Message, abort: AbortController): Promise<Outcome> => {
  let [status, stalled] = [0, false];
  const ask = (keepalive: boolean) =>
    fetch(url, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body,
      keepalive,
      signal: abort.signal,
      cache: 'no-store',
      // What was typed goes to this address and to no other.
      redirect: 'error',
      referrerPolicy: 'strict-origin',
    });
  const talk = async (): Promise<Receipt> => {
    const start = performance.now();
    let response: Response;
    try {
      response = await ask(true);
    } catch (error) {
      if (abort.signal.aborted || navigator.onLine === false || performance.now() - start > AT_ONCE_MS) throw error;
      response = await ask(false);
    }
    status = response.status;
    return receiptOf(status, await response.text(), id, response.headers.get('retry-after'));
  };
  const timer = setTimeout(() => {
    stalled = true;
    abort.abort();
  }, STALL_MS);
  posting.add(id);
  try {
    // A page's own fetch may not heed the signal.
    const receipt = await Promise.race([talk(), new Promise<never>((_, reject) => abort.signal.addEventListener('abort', reject))]);
    return {...receipt, status, stalled};
  } catch {
    return {kind: 'retry', status, stalled};
  } finally {
    clearTimeout(timer);
    posting.delete(id);
  }
};

/** What people quote when they ask after their message. */
const shortOf = (id: string) => id.slice(0, 8).toUpperCase();

/** Takes over a form that a visitor has touched. */
export const open = (host: FormHost): Sending => {
  const {element, html, nothing, said, say} = host;

  /** What is shown at this moment; to be asked for only while the element is in the page. */
  const now = () => {
    const {place, partner, headingLevel, entryId: id, content} = element;
    const [form, url] = content!;
    return {id, form, url, place, partner, headingLevel};
  };

  const problems = new Map<string, Problem>();
  /** Whether the visitor has pressed the button with something wrong; then all of it stands above the fields too. */
  let isSummed = false;
  /** The field whose text the browser has just cut at its limit. */
  let cut = '';

  let phase: Phase = 'idle';
  let why: Why = 'notSent';
  let draft: Draft | undefined;
  let abort: AbortController | undefined;
  /** Whether the visitor is waiting for this try, and is told of it. */
  let isLoud = false;
  /** Whether the visitor has pressed the button again while a try was under way. */
  let isPressed = false;
  let tries = 0;
  /** When the next try is due: ms since 1970; 0: none is. */
  let due = 0;
  /** How long it was to wait when that was said; seconds. */
  let asked = 0;
  /** Whether the page has come back from the browser's memory in the middle of a try. */
  let isRevived = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;

  let waiting: Kept[] = [];
  let canKeep = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  /** Id of the message that arrived last. */
  let receipt = '';
  /** Of the form, in whose room the thanks stand; px. */
  let height = 0;
  /** Of the file to take along; 0: not known. */
  let bytes = 0;

  const words = () => host.wordsIn(sendingWords, locale());
  const locale = () => now().place.language.locale;
  const write = (n: number) => inLocale(locale(), tag => new Intl.NumberFormat(tag).format(n)) ?? `${n}`;
  const find = (selector: string) => element.renderRoot?.querySelector<HTMLElement>(selector);
  const control = (name: string) => element.renderRoot?.getElementById(`f-${name}`) as HTMLInputElement | null | undefined;
  const snapshot = () => JSON.stringify(host.values());
  const update = async () => {
    element.requestUpdate();
    await element.updateComplete;
  };
  const stopTrying = () => {
    clearTimeout(retry);
    clearInterval(ticking);
  };

  /** Whether something was changed since the message under way was made. */
  const isChanged = () => !!draft && draft.typed !== snapshot();
  /** Whether what was changed since is to be sent, too: the visitor has pressed the button for it. */
  const takePress = () => {
    const is = isPressed && isChanged();
    isPressed = false;
    return is;
  };
  /** Sends nothing more unasked: what is changed is the visitor's to send. */
  const letGo = () => {
    stopTrying();
    due = 0;
    isPressed = false;
    if (why === 'busy') why = 'notSent';
  };

  // Checking.

  /** What is wrong with a field as it stands. Half a date and letters in a number have no value, but are not nothing. */
  const problemOf = (field: Field, values: Readonly<Record<string, string>>): Problem | undefined =>
    control(field.name)?.validity?.badInput ? {code: `type-${field.type}` as FieldFault['code']} : checkField(field, values[field.name] ?? '');

  const check = () => {
    const {form} = now();
    const values = host.values();
    problems.clear();
    for (const {field, ...problem} of checkForm(form, values, values[CONSENT_BOX] === 'true')) {
      problems.set(problem.code === 'consent' ? CONSENT_BOX : field, problem);
    }
    for (const field of form.fields) {
      const problem = problemOf(field, values);
      if (problem) problems.set(field.name, problem);
    }
  };

  /** Looks again at what was wrong, and at nothing else: nobody is told of faults in what they have not finished. */
  const recheck = (name: string) => {
    if (!problems.has(name) || name === cut) return;
    const field = now().form.fields.find(field => field.name === name);
    const values = host.values();
    const problem = field ? problemOf(field, values) : values[name] === 'true' ? undefined : problems.get(name);
    if (problem) problems.set(name, problem);
    else problems.delete(name);
  };

  const describe = ({said, ...fault}: Problem, type?: Field['type']): string =>
    said || faultSentence(fault as FieldFault, type, words(), limit => (typeof limit === 'string' ? host.dayText(limit, locale()) : write(limit)) ?? `${limit}`);

  // Sending.

  const fail = (reason: Why) => {
    phase = 'failed';
    why = reason;
    const code = reason === 'rejected' || reason === 'tooLong' ? 'form-rejected' : 'form-network';
    if (draft!.told === code) return;
    draft!.told = code;
    host.emit(element, 'ijm-error', {code, message: reason, path: `forms.${draft!.form}`});
  };

  /** The message is there: says so, and to the page too. */
  const arrive = async ({id, form}: Message) => {
    receipt = id;
    void forget(id);
    const {activeElement, body} = element.ownerDocument;
    const hadFocus = !!element.renderRoot?.activeElement || (isLoud && activeElement === body);
    // What was changed since is not what arrived: it stays.
    const isMine = draft?.id === id;
    const isWhole = isMine && !isChanged();
    const isNext = isMine && takePress();
    if (isMine) {
      draft = undefined;
      stopTrying();
    }
    if (isWhole) {
      phase = 'sent';
      height = find('form')?.offsetHeight ?? 0;
      host.forget();
      void weigh();
    } else if (phase !== 'sent' && !abort) phase = 'arrived';
    host.emit(element, 'ijm-submitted', {form, id});
    await update();
    if (isNext) send();
    if (isWhole && hadFocus) find('.thanks')?.focus();
  };

  /** The message will never be taken as it is: says why, and lets go of it, so that the next one has a new id. */
  const refuse = async ({id}: Message, errors: readonly Rejection[]) => {
    void forget(id);
    if (draft?.id !== id) return update();
    const isNext = takePress();
    if (!isNext) fail('rejected');
    draft = undefined;
    if (isNext) return send();
    const {fields, consent} = now().form;
    for (const {field, code, message} of errors) {
      const isField = fields.some(({name}) => name === field) && code !== 'consent';
      const name = isField ? field : consent && field === CONSENT ? CONSENT_BOX : `?${field}`;
      // Without the limit that it names, our own sentence would be wrong.
      problems.set(name, {code: (/^too-/.test(code) ? undefined : code) as FieldFault['code'], said: message.trim()});
    }
    isSummed = true;
    await update();
    if (isLoud) find('.summary')?.focus();
  };

  const attempt = async (): Promise<void> => {
    const mine = draft!;
    stopTrying();
    due = 0;
    abort = new AbortController();
    if (isLoud) phase = 'sending';
    const slow = setTimeout(() => {
      if (phase === 'sending') phase = 'slow';
      void update();
    }, SLOW_MS);
    void update();
    const outcome = await post(mine, abort);
    clearTimeout(slow);
    abort = undefined;
    if (outcome.kind === 'sent') return arrive(mine);
    if (outcome.kind === 'rejected') return refuse(mine, outcome.errors);
    if (isRevived) {
      isRevived = false;
      return attempt();
    }
    const {status, stalled, seconds} = outcome;
    if (status !== 429 && takePress()) return send();
    fail(stalled ? 'unsure' : status === 429 ? 'busy' : navigator.onLine === false ? 'offline' : 'notSent');
    // Others have lost the server at the same moment, and should not all come back at the same moment.
    asked = seconds ?? Math.min(MAX_WAIT_S, 2 ** ++tries) * (1 + Math.random() / 2);
    due = Date.now() + asked * 1000;
    if (isChanged() && !isPressed) letGo();
    if (element.isConnected) schedule();
    void update();
  };

  /** Tries once more without being asked. */
  const tryAgain = () => {
    if (abort || !due || !draft || posting.has(draft.id)) return;
    if (isChanged()) {
      due = 0;
      if (takePress()) send();
      return;
    }
    isLoud = false;
    void attempt();
  };

  const schedule = () => {
    stopTrying();
    if (!due) return;
    retry = setTimeout(tryAgain, due - Date.now());
    if (why === 'busy') ticking = setInterval(update, 1000);
  };

  const send = () => {
    // The last of many clicks, when the thanks are on their way already.
    if (phase === 'sent') return;
    isLoud = true;
    const isPosting = abort || (draft && posting.has(draft.id));
    isPressed = !!isPosting;
    if (isPosting) {
      if (phase !== 'slow') phase = 'sending';
      return void update();
    }
    // The server has asked for patience; that is what the visitor reads.
    if (phase === 'failed' && why === 'busy' && due > Date.now()) return;
    cut = '';
    check();
    isSummed = problems.size > 0;
    if (isSummed) {
      phase = 'idle';
      return void update().then(() => find('.summary')?.focus());
    }
    const {id: form, form: {consent, fields}, url, place, partner} = now();
    if (!host.emit(element, 'ijm-submit', {form}, true)) return;
    const typed = snapshot();
    if (draft?.typed !== typed) {
      const values = host.values();
      const id = messageId();
      const body = messageBody(id, {fields}, values, {
        form,
        locale: place.language.locale,
        consent: consent && values[CONSENT_BOX] === 'true',
        consentText: consent && element.renderRoot!.getElementById(`f-${CONSENT_BOX}-text`)?.innerText.trim(),
        ref: partner,
        page: location.href,
        elapsed: performance.now() - host.shown,
        trap: values[TRAP],
      });
      draft = {id, form, url: url.href, body, typed};
      tries = 0;
      if (isTooLarge(body)) {
        fail('tooLong');
        draft = undefined;
        return void update();
      }
    }
    void attempt();
  };

  // Keeping for later.

  const forget = async (id: string) => {
    waiting = waiting.filter(one => one.id !== id);
    try {
      await drop(id);
    } catch {
      // No storage, and so nothing in it.
    }
  };

  const keepDraft = async () => {
    const {id, form, url, body} = draft!;
    const message = {id, form, url, body, until: Date.now() + KEEP_MS};
    try {
      await keep(message);
    } catch {
      canKeep = false;
      return update();
    }
    // It may have arrived while it was being written down.
    if (draft?.id !== id) return forget(id);
    waiting = [...waiting, message];
    phase = 'kept';
    stopTrying();
    due = 0;
    plan();
    host.emit(element, 'ijm-queued', {form, id});
    await update();
    find('.actions button')?.focus();
  };

  const discard = async (id: string) => {
    if (draft?.id === id) due = 0;
    await forget(id);
    phase = 'discarded';
    await update();
    find('.button')?.focus();
  };

  const mayPost = (url: string) => {
    try {
      const {feed, bounds} = now().place;
      return host.formHosts(feed, bounds).includes(new URL(url).host);
    } catch {
      return false;
    }
  };

  /** Looks for what is kept on this device, and sends it. */
  const flush = async () => {
    clearTimeout(later);
    try {
      const {fresh, expired} = await kept();
      waiting = fresh;
      canKeep = true;
      if (expired > 0 && phase === 'idle') phase = 'expired';
      void update();
      for (const one of waiting) {
        // Another form or tab may have sent it by now.
        if (navigator.onLine === false || posting.has(one.id) || !mayPost(one.url) || !(await isKept(one.id)) || posting.has(one.id)) continue;
        const outcome = await post(one, new AbortController());
        if (outcome.kind === 'sent') await arrive(one);
        else if (outcome.kind === 'rejected') await refuse(one, outcome.errors);
        else if (draft?.id === one.id && !abort) phase = 'kept';
        void update();
      }
    } catch {
      canKeep = false;
    }
    plan();
  };

  const plan = () => {
    clearTimeout(later);
    if (waiting.length > 0 && element.isConnected) later = setTimeout(flush, MAX_WAIT_S * 1000);
  };

  // Where it all happens.

  const online = () => {
    if (why !== 'busy') tryAgain();
    void flush();
  };

  /** Back from the browser's memory: what was on its way then may never be answered. */
  const pageshow = ({persisted}: PageTransitionEvent) => {
    isRevived = persisted && !!abort;
    if (isRevived) abort?.abort();
    else if (persisted) schedule();
  };

  /** Nobody is to find by going back what was typed here, nor that anything was. */
  const pagehide = () => {
    if (!now().form.sensitive) return;
    host.forget();
    letGo();
    problems.clear();
    isSummed = false;
    if (!abort) draft = undefined;
    phase = 'idle';
    void update();
  };

  const disconnected = () => {
    for (const type of TYPING) element.renderRoot!.removeEventListener(type, typed);
    stopTrying();
    clearTimeout(later);
    removeEventListener('online', online);
    removeEventListener('pageshow', pageshow);
    removeEventListener('pagehide', pagehide);
  };

  const connected = () => {
    for (const type of TYPING) element.renderRoot!.addEventListener(type, typed);
    addEventListener('online', online);
    addEventListener('pageshow', pageshow);
    addEventListener('pagehide', pagehide);
    if (phase === 'failed') schedule();
    void flush();
  };

  const typed = (event: Event) => {
    const hadProblems = problems.size > 0;
    const {name, value, maxLength, selectionStart, selectionEnd} = event.target as HTMLInputElement;
    if (event.type === 'beforeinput') {
      const {data, dataTransfer, isComposing} = event as InputEvent;
      const room = maxLength - value.length + (selectionEnd! - selectionStart!);
      const {length} = data ?? dataTransfer?.getData('text') ?? '';
      cut = maxLength > 0 && length > room && !isComposing ? name : '';
      if (cut) problems.set(name, {code: 'too-long', limit: maxLength});
    } else {
      recheck(name);
      if (phase === 'failed' && isChanged()) letGo();
    }
    if (hadProblems || problems.size > 0 || phase === 'failed') void update();
  };

  // What it says.

  /** Limits the controls, and says of each what is wrong with it; what a form needs only from the first touch on. */
  const drawn = () => {
    for (const field of [...now().form.fields, {name: CONSENT_BOX, type: 'checkbox'} as Field]) {
      const {name, type, min, max} = field;
      const input = control(name);
      if (!input) continue;
      const put = (on: Element, attribute: string, value?: number | string) => (value === undefined ? on.removeAttribute(attribute) : on.setAttribute(attribute, `${value}`));
      const asked = input.closest('fieldset') ?? input;
      const said = ['help', 'error'].map(what => `f-${name}-${what}`).filter(id => element.renderRoot!.getElementById(id));
      put(asked, 'aria-invalid', `${problems.has(name)}`);
      put(asked, 'aria-describedby', said.join(' ') || undefined);
      if (/select|radio|checkbox/.test(type)) continue;
      put(input, 'maxlength', maxLengthOf(field));
      if (type === 'textarea') continue;
      put(input, 'min', min);
      put(input, 'max', max);
      put(input, 'step', type === 'number' ? 'any' : undefined);
    }
  };

  const sign = html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"></circle><path d="M12 7.5v5M12 16.4v.1"></path></svg>`;

  const fault = (name: string) => {
    const problem = problems.get(name);
    if (!problem) return;
    const type = now().form.fields.find(field => field.name === name)?.type;
    return html`<p part="error" class="error" id="f-${name}-error">${sign}<span>${said(describe(problem, type))}</span></p>`;
  };

  const summary = () => {
    if (!isSummed || problems.size === 0) return;
    const {form: {fields}, place: {language}} = now();
    const names = [...fields.map(({name}) => name), CONSENT_BOX];
    const rest = [...problems.keys()].filter(name => !names.includes(name));
    // Without it the address would be relative to a `<base>`.
    const [page] = location.href.split('#');
    const item = (name: string) => {
      const field = fields.find(field => field.name === name);
      const text = describe(problems.get(name)!, field?.type);
      const jump = (click: Event) => {
        click.preventDefault();
        control(name)?.focus();
      };
      return html`<li>${names.includes(name) ? html`<a href="${page}#f-${name}" @click=${jump}>${field ? said(say(field.label, language)) : nothing}${field ? ' – ' : ''}${said(text)}</a>` : said(text)}</li>`;
    };
    return html`<div part="summary" class="summary" role="group" tabindex="-1" aria-labelledby="problems">
      <p class="error" id="problems">${sign}<span>${said(words().problems(problems.size))}</span></p>
      <ul role="list">
        ${[...names.filter(name => problems.has(name)), ...rest].map(item)}
      </ul>
    </div>`;
  };

  const secondsLeft = () => Math.max(1, Math.ceil((due - Date.now()) / 1000));

  const reason = () => {
    const {notSent, offline, later, busy, ...w} = words();
    if (why === 'offline' || why === 'notSent') return said([notSent, why === 'offline' && offline, (due || abort) && later].filter(Boolean).join(' '));
    if (why !== 'busy') return said(w[why]);
    // A countdown that is read out would never end.
    const wait = (seconds: number) => busy(seconds, write(seconds));
    return html`${said(notSent)} <span class="hidden">${said(wait(Math.ceil(asked)))}</span><span aria-hidden="true">${said(wait(secondsLeft()))}</span>`;
  };

  const keptText = ({until}: Kept) => words().kept(host.dayText(until, locale()) ?? '');

  const status = () => {
    const w = words();
    const arrived = () => `${w.sent}. ${w.reference(shortOf(receipt))}`;
    const mine = waiting.find(({id}) => id === draft?.id);
    switch (phase) {
      case 'idle':
        return undefined;
      case 'sending':
        return said(w.sending);
      case 'slow':
        return said(w.trying);
      case 'discarded':
      case 'expired':
        return said(w[phase]);
      case 'arrived':
        return said(arrived());
      case 'sent':
        return html`<span class="hidden">${said(arrived())}</span>`;
      case 'kept':
        return mine && html`<span class="hidden">${said(keptText(mine))}</span>`;
      default:
        return html`<span class="error">${sign}<span>${reason()}</span></span>`;
    }
  };

  const actions = () => {
    const w = words();
    const {form} = now();
    const isFailed = phase === 'failed';
    const isLost = !draft;
    const mail = isFailed ? host.mail() : nothing;
    const again = () => {
      send();
      find('.button')?.focus();
    };
    if (!isFailed && waiting.length === 0) return;
    return html`<div class="actions">
      ${isFailed && !isLost && why !== 'busy' ? html`<button type="button" class="quiet" @click=${again}>${said(w.retry)}</button>` : nothing}
      ${isFailed && !isLost && canKeep && !form.sensitive && !waiting.some(({id}) => id === draft!.id)
        ? html`<button type="button" class="quiet" aria-describedby="keeping" @click=${keepDraft}>${said(w.keep)}</button>
            <p class="small" id="keeping">${said(w.keepHelp)}</p>`
        : nothing}
      ${waiting.map(one => html`<p>${said(keptText(one))}</p><button type="button" class="quiet" @click=${() => discard(one.id)}>${said(w.discard)}</button>`)}
      ${mail === nothing ? nothing : html`<p>${said(w.write)} ${mail}</p>`}
    </div>`;
  };

  /** Finds out how large the file to take along is, where that is our own server's. */
  const weigh = async () => {
    bytes = 0;
    try {
      const {form, place} = now();
      const {href = ''} = host.linkTo(form.thanks.download?.url, place) ?? {};
      if (new URL(href).host !== new URL(place.feed.url).host) return;
      const response = await fetch(href, {method: 'HEAD'});
      if (response.ok) bytes = Number(response.headers.get('content-length'));
      void update();
    } catch {
      // It says its type alone then.
    }
  };

  const sizeText = () => {
    const [unit, size] = bytes < 1e6 ? ['kilobyte', bytes / 1e3] : ['megabyte', bytes / 1e6];
    return inLocale(locale(), tag => new Intl.NumberFormat(tag, {style: 'unit', unit, maximumFractionDigits: unit === 'kilobyte' ? 0 : 1}).format(size));
  };

  const download = () => {
    const {form: {thanks}, place} = now();
    const target = thanks.download && host.linkTo(thanks.download.url, place);
    if (!target) return nothing;
    const {href, host: elsewhere} = target;
    const [, type] = /\.([a-z\d]{2,5})$/i.exec(new URL(href).pathname) ?? [];
    const isFile = type && !/^(html?|php|aspx?)$/i.test(type);
    const about = [isFile && type.toUpperCase(), bytes > 0 && sizeText(), elsewhere].filter(Boolean).join(', ');
    return html`<p><a part="download" class="download" href=${href} download=${isFile ? '' : nothing}
      ><svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14"></path></svg
      ><span>${said(say(thanks.download!.label, place.language))} ${about ? html`<span class="small">(${said(about)})</span>` : nothing}</span></a></p>`;
  };

  const thanks = () => {
    if (phase !== 'sent') return;
    const {form: {thanks}, place, headingLevel} = now();
    const w = words();
    const again = async () => {
      phase = 'idle';
      await update();
      find('[name]')?.focus();
    };
    return html`<div part="thanks" class="thanks stack" tabindex="-1" .style=${`min-block-size: ${height}px`}>
      <svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"></circle><path d="m7.5 12.5 3 3 6-6.5"></path></svg>
      ${host.heading(headingLevel!, said(say(thanks.title, place.language)))} ${host.rich(thanks.text, place)} ${download()}
      <p class="small">${said(w.reference(shortOf(receipt)))}</p>
      <p><button type="button" class="quiet" @click=${again}>${said(w.again)}</button></p>
    </div>`;
  };

  connected();
  return {send, connected, disconnected, drawn, fault, summary, status, actions, thanks};
};
