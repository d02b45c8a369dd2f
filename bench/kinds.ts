/** What is compared: the kit, a widget by hand, one with LitElement; and the pages they are put on. */
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, transformSync} from 'esbuild';

export const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
export const DIST = resolve(process.env.DIST ?? join(ROOT, 'dist'));

export type Kind = 'kit' | 'hand' | 'lit';

export const KINDS: Record<Kind, {name: string; tag: string; script: string}> = {
  hand: {name: 'by hand', tag: 'by-hand', script: '/by-hand.js'},
  lit: {name: 'plain Lit', tag: 'plain-lit', script: '/plain-lit.js'},
  kit: {name: 'the kit', tag: 'ijm-donate-cta', script: '/ijm-widgets.js'},
};

/** A rival as its author would ship it: one minified file, its style sheet too. */
export const buildRival = async (name: string): Promise<string> => {
  const {outputFiles} = await build({
    entryPoints: [join(ROOT, `bench/rivals/${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    conditions: ['production'],
    write: false,
    legalComments: 'none',
    plugins: [
      {
        name: 'minify-styles',
        setup({onLoad}) {
          onLoad({filter: /\.styles\.ts$/}, ({path}) => ({
            loader: 'ts',
            contents: readFileSync(path, 'utf8').replace(/css`([^`]*)`/g, (_, sheet: string) => `css\`${transformSync(sheet, {loader: 'css', minify: true}).code.trim()}\``),
          }));
        },
      },
    ],
  });
  return outputFiles[0]!.text;
};

export const FEED_PATH = '/feed.json';

/** An element of a page, with its fallback. */
export const element = (tag: string, attributes: string) => `<${tag} ${attributes}><a href="https://www.ijm.ca/donate">Give to IJM</a></${tag}>`;

/** The donate widget of a kind. */
export const widget = (kind: Kind) => element(KINDS[kind].tag, 'data-w appeal="cambodia" partner="partner-7"');

const TEXT = 'The team had been looking for the boat for eleven days. On the twelfth a fisherman called the number on the poster. '.repeat(4);

/** A partner's page, in whose middle the widgets stand; its own look is in its head, as a content management system writes it. */
export const partnerPage = ({body, script, feed = FEED_PATH, preload = false}: {body: string; script?: string; feed?: string; preload?: boolean}) => `<!DOCTYPE html>
<html lang="en-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A partner’s page</title>
<link rel="icon" href="data:,">
<style>body{font:1.0625rem/1.6 Georgia,serif;margin:2rem auto;max-width:42rem;padding:0 1rem;color:#222}h1{font-size:2rem;line-height:1.2}[data-w]{display:block;min-height:30rem}</style>
</head>
<body>
<h1>Twelve days at sea</h1>
<p>${TEXT}</p>
${preload ? `<link rel="preload" as="fetch" href="${feed}" crossorigin>` : ''}
${script ? `<script async src="${script}" crossorigin="anonymous" data-feed="${feed}" data-hosts="www.ijm.ca"></script>` : ''}
${body}
<p>${TEXT}</p>
</body></html>`;
