/** What the form and its later part know of each other. Types alone: the part brings nothing that lives. */
import type {html, nothing} from 'lit/html.js';
import type {formHosts} from '../../feed/feed.js';
import type {Form} from '../../feed/types.js';
import type {dayText} from '../../text/dates.js';
import type {say} from '../../text/text.js';
import type {wordsIn} from '../../text/words.js';
import type {emit} from '../../ui/events.js';
import type {heading, linkTo, Place, rich, said} from '../../ui/templates.js';

/** The element, as its later part sees it: what it shows is there only while it is in the page. */
export interface FormElement extends HTMLElement {
  renderRoot?: ShadowRoot;
  updateComplete: Promise<unknown>;
  requestUpdate(): void;
  /** Id of the form in the feed. */
  entryId: string;
  /** The form, and where it posts to. */
  content?: [form: Form, url: URL];
  place: Place;
  partner?: string | null;
  headingLevel?: number | null;
}

/** What the part uses of the element and of its bundle. */
export interface FormHost {
  html: typeof html;
  nothing: typeof nothing;
  heading: typeof heading;
  linkTo: typeof linkTo;
  rich: typeof rich;
  said: typeof said;
  say: typeof say;
  dayText: typeof dayText;
  wordsIn: typeof wordsIn;
  emit: typeof emit;
  formHosts: typeof formHosts;
  element: FormElement;
  /** When the form was shown first, by `performance.now()`; ms. */
  shown: number;
  /** What is typed, by the names of the controls. */
  values(): Readonly<Record<string, string>>;
  /** Empties the form. */
  forget(): void;
  /** The e-mail address to write to instead, as a link. */
  mail(): unknown;
}

/** The later part, as the form sees it. What it has to draw is `undefined` where there is nothing to say. */
export interface Sending {
  /** The visitor has pressed the button. */
  send(): void;
  connected(): void;
  disconnected(): void;
  /** The form was drawn: its controls are to be given their limits, and what is said of them. */
  drawn(): void;
  fault(name: string): unknown;
  summary(): unknown;
  status(): unknown;
  actions(): unknown;
  /** What takes the form's place. */
  thanks(): unknown;
}
