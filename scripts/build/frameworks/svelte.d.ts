/** The elements in Svelte 5, as `<ijm-donate-cta appeal="cambodia" onijm-donate={…}></ijm-donate-cta>`. */
import type {HTMLAttributes} from 'svelte/elements';
import type {IjmListeners, IjmTags} from './tags.js';

type Props<Tag extends keyof IjmTags> = Omit<HTMLAttributes<IjmTags[Tag]['element']>, keyof IjmTags[Tag]['attributes']> &
  IjmTags[Tag]['attributes'] &
  IjmListeners<IjmTags[Tag]['events']>;

type Elements = {[Tag in keyof IjmTags]: Props<Tag>};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements {}
}
