/** The elements in React 19, as `<ijm-donate-cta appeal="cambodia" onijm-donate={…} />`. */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {IjmListeners, IjmTags} from './tags.js';

type Props<Tag extends keyof IjmTags> = Omit<DetailedHTMLProps<HTMLAttributes<IjmTags[Tag]['element']>, IjmTags[Tag]['element']>, keyof IjmTags[Tag]['attributes']> &
  IjmTags[Tag]['attributes'] &
  IjmListeners<IjmTags[Tag]['events']> & {class?: string | undefined};

type Elements = {[Tag in keyof IjmTags]: Props<Tag>};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
