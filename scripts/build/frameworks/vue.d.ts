/** The elements in Vue 3 templates, as `<ijm-donate-cta appeal="cambodia" @ijm-donate="…" />`. */
import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
import type {IjmEvents} from './index.js';
import type {IjmTags} from './tags.js';

type Props<Tag extends keyof IjmTags> = Omit<HTMLAttributes & PublicProps, keyof IjmTags[Tag]['attributes']> & IjmTags[Tag]['attributes'];

type Emits<Names extends keyof IjmEvents> = {[Name in Names]: (event: CustomEvent<IjmEvents[Name]>) => void};

type Elements = {[Tag in keyof IjmTags]: new () => {$props: Props<Tag>; $emit: EmitFn<Emits<IjmTags[Tag]['events']>>}};

declare module 'vue' {
  interface GlobalComponents extends Elements {}
}
