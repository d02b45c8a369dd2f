/** The elements in Vue 3 templates, as `<ijm-donate-cta appeal="cambodia" @ijm-donate="…" />`. */
import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
import type {IjmEvents} from './index.js';
import type {IjmTags} from './tags.js';

/** Vue checks `heading-level` as `headingLevel`, and `@ijm-donate` as `onIjmDonate`. */
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;

type Attributes<Tag extends keyof IjmTags> = {[Name in keyof IjmTags[Tag]['attributes'] as Camel<Name & string>]: IjmTags[Tag]['attributes'][Name]};

type Listeners<Names extends keyof IjmEvents> = {[Name in Names as `on${Capitalize<Camel<Name>>}`]?: ((event: CustomEvent<IjmEvents[Name]>) => void) | undefined};

type Emits<Names extends keyof IjmEvents> = {[Name in Names]: (event: CustomEvent<IjmEvents[Name]>) => void};

type Props<Tag extends keyof IjmTags> = Omit<HTMLAttributes & PublicProps, keyof Attributes<Tag>> & Attributes<Tag> & Listeners<IjmTags[Tag]['events']>;

type Elements = {[Tag in keyof IjmTags]: new () => {$props: Props<Tag>; $emit: EmitFn<Emits<IjmTags[Tag]['events']>>}};

declare module 'vue' {
  interface GlobalComponents extends Elements {}
}
