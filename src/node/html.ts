/** Markup that is safe to send: everything put into it was escaped. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may be put into markup; what is absent or false leaves nothing. */
export type Part = Html | string | number | false | null | undefined | Part[];

const escaped = (part: Part): string => {
  if (Array.isArray(part)) return part.map(escaped).join('');
  if (part instanceof Html) return part.text;
  return part === false || part === null || part === undefined
    ? ''
    : String(part).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
};

export const html = (strings: TemplateStringsArray, ...parts: Part[]) =>
  new Html(strings.map((string, i) => string + (i < parts.length ? escaped(parts[i]) : '')).join(''));

/** Attributes of a tag; one without a value is a boolean one. */
export const attributes = (all: Record<string, string>) =>
  Object.entries(all).map(([name, value]) => (value ? html` ${name}="${value}"` : html` ${name}`));
