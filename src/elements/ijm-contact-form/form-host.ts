/** What the form and its later part know of each other. Types alone: the part brings nothing that lives. */
import type {html, nothing} from 'lit/html.js';
import type {Field, Form} from '../../feed/types.js';
import type {dayText} from '../../text/dates.js';
import type {say} from '../../text/text.js';
import type {wordsIn} from '../../text/words.js';
import type {emit} from '../../ui/events.js';
import type {heading, linkTo, Place, rich, said} from '../../ui/templates.js';

/** What the part uses of the element's bundle. */
export interface Kit {
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
}

/** What is shown at this moment; to be asked for only while the element is in the page. */
export interface FormNow {
  /** Id of the form in the feed. */
  id: string;
  form: Form;
  /** Where it posts to. */
  url: URL;
  /** Where any form of the page may post to. */
  hosts(): readonly string[];
  place: Place;
  partner?: string | null;
  headingLevel?: number | null;
  /** How long the form has been shown; ms. */
  elapsed: number;
}

/** The form, as its later part sees it. */
export interface FormHost {
  kit: Kit;
  element: HTMLElement & {renderRoot?: ShadowRoot; updateComplete: Promise<unknown>; requestUpdate(): void};
  now(): FormNow;
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
  /** The visitor has changed something. */
  typed(event: Event): void;
  connected(): void;
  disconnected(): void;
  /** The most characters that fit into a field. */
  most(field: Field): number;
  fault(name: string): unknown;
  summary(): unknown;
  status(): unknown;
  actions(): unknown;
  /** What takes the form's place. */
  thanks(): unknown;
}
