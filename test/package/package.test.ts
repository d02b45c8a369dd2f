/** What npm would publish: what is in it, what it asks for, and what an app gets of it. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {builtinModules} from 'node:module';
import {join, resolve} from 'node:path';
import {after, describe, it} from 'node:test';
import {build} from 'esbuild';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import ts from 'typescript';
import {build as viteBuild} from 'vite';
import {elementsOf, pack} from './support.js';

const MOST_BYTES = 2_000_000;

const packed = pack();
after(packed.remove);

const {app, files, manifest, root, size, tarball} = packed;
const json = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const about = json('package.json') as {
  main: string;
  types: string;
  customElements: string;
  'web-types': string;
  bin: Record<string, string>;
  exports: Record<string, string | {types: string; default: string}>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, {optional: boolean}>;
  scripts: Record<string, string>;
};
const tags = elementsOf(manifest).map(({tagName}) => tagName);

/** What apps import: modules of browsers. */
const modules = files.filter(file => /^dist\/(index|elements\/.*|chunks\/.*)\.js$/.test(file));

/** Names of packages that files import. */
const packagesOf = (paths: string[]) =>
  [...new Set(paths.flatMap(path => ts.preProcessFile(readFileSync(join(root, path), 'utf8'), true, true).importedFiles.map(({fileName}) => fileName)))]
    .filter(name => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name))
    .map(name => /^(@[^/]+\/)?[^/]+/.exec(name)![0]);

describe('the packed file', () => {
  it('is under 2 MB', () => assert.ok(size < MOST_BYTES, `${size} bytes`));

  it('holds what is built and how to use it, and nothing else', () => {
    const odd = files.filter(file => !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE|custom-elements\.json|dist\/(?!\.)[\w./-]+\.(js|json|css|html|txt|d\.ts))$/.test(file));
    assert.deepEqual(odd, []);
    const sources = readdirSync('dist', {recursive: true, encoding: 'utf8'}).filter(file => statSync(join('dist', file)).isFile() && !file.startsWith('.'));
    assert.deepEqual(files.filter(file => file.startsWith('dist/')), sources.map(file => `dist/${file}`).sort());
  });

  it('has every file that package.json names', () => {
    const named = [about.main, about.types, about.customElements, about['web-types'], ...Object.values(about.bin), ...Object.values(about.exports).flatMap(target => (typeof target === 'string' ? [target] : Object.values(target)))];
    for (const path of named.map(path => path.replace(/^\.\//, ''))) {
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace('*', '[\\w-]+')}$`);
      assert.ok(files.some(file => pattern.test(file)), path);
    }
  });

  it('runs nothing when it is installed', () => assert.deepEqual(Object.keys(about.scripts).filter(name => /^(pre|post)?(install|prepare)$/.test(name)), []));

  it('installs what its modules import, no more and no less', () => {
    assert.deepEqual(packagesOf(modules).sort(), Object.keys(about.dependencies).sort());
  });

  it('installs nothing for Node into an app: what the command line needs besides is optional', () => {
    const asked = packagesOf(files.filter(file => /^dist\/node\/.*\.js$/.test(file))).filter(name => name !== 'pg-native');
    assert.deepEqual(asked.filter(name => !about.peerDependenciesMeta[name]?.optional), []);
    assert.deepEqual(Object.keys(about.peerDependencies).sort(), Object.keys(about.peerDependenciesMeta).sort());
  });

  it('is in order for publint', async () => {
    const {messages} = await publint({pkgDir: root, pack: false, strict: true});
    assert.deepEqual(messages.map(message => formatMessage(message, about)), []);
  });

  it('has types that every resolution of modules finds', () => {
    const entries = tags.map(tag => `elements/${tag}.js`);
    const {status, stdout} = spawnSync(process.execPath, ['node_modules/@arethetypeswrong/cli/dist/index.js', tarball, '--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii', '--include-entrypoints', ...entries], {encoding: 'utf8'});
    assert.equal(status, 0, stdout);
    for (const entry of entries) assert.ok(stdout.includes(`"ijm-widgets/${entry}"`), stdout);
  });
});

describe('in plain Node', () => {
  it('every module for browsers can be imported, does nothing, and lets Node end', () => {
    const code = `
      const before = Object.getOwnPropertyNames(globalThis);
      for (const file of ${JSON.stringify(modules)}) await import(new URL(file, ${JSON.stringify(`file://${root}/`)}).href);
      const {configure} = await import('ijm-widgets');
      configure({feed: 'https://example.org/feed.json', hosts: 'example.org'});
      // Lit counts its copies.
      const left = Object.getOwnPropertyNames(globalThis).filter(name => !before.includes(name) && !/^(lit\\w+Versions)$/.test(name));
      if (left.length > 0) throw new Error('left on the global object: ' + left);
      console.log('imported');`;
    writeFileSync(join(app, 'import.mjs'), code);
    const {status, stdout, stderr} = spawnSync(process.execPath, ['--unhandled-rejections=strict', 'import.mjs'], {cwd: app, encoding: 'utf8', timeout: 60_000});
    assert.deepEqual({status, stdout, stderr}, {status: 0, stdout: 'imported\n', stderr: ''});
    assert.ok(modules.length > tags.length, 'no module found');
  });
});

describe('in an app', () => {
  /** What a bundler makes of a module; the packages it depends on are left out. */
  const withEsbuild = async (contents: string) => {
    const {outputFiles, metafile} = await build({stdin: {contents, resolveDir: app}, bundle: true, write: false, format: 'esm', splitting: true, outdir: 'out', metafile: true, minify: true, logLevel: 'silent'});
    return {code: outputFiles.map(({text}) => text).join('\n'), inputs: Object.keys(metafile.inputs).map(path => resolve(path))};
  };
  const withVite = async (contents: string) => {
    const entry = join(app, 'entry.js');
    writeFileSync(entry, contents);
    const result = await viteBuild({root: app, configFile: false, logLevel: 'silent', build: {write: false, rolldownOptions: {input: entry}}});
    const {output} = (Array.isArray(result) ? result[0] : result) as {output: {type: string; code?: string; source?: string | Uint8Array; moduleIds?: string[]}[]};
    return {code: output.map(({code, source}) => code ?? String(source)).join('\n'), inputs: output.flatMap(({moduleIds = []}) => moduleIds)};
  };
  const defines = (code: string, tag: string) => new RegExp(`\\(["'\`]${tag}["'\`],`).test(code);

  for (const [bundler, bundle] of Object.entries({esbuild: withEsbuild, Vite: withVite})) {
    it(`${bundler} keeps every element behind the root, though only configure is used`, async () => {
      const {code} = await bundle(`import {configure} from 'ijm-widgets'; configure({feed: '/feed.json'});`);
      assert.deepEqual(tags.filter(tag => !defines(code, tag)), []);
    });

    it(`${bundler} keeps an element that is imported for its effect, and takes in no other that it does not show`, async () => {
      const {code, inputs} = await bundle(`import 'ijm-widgets/elements/ijm-quote.js';`);
      assert.deepEqual(tags.filter(tag => defines(code, tag)), ['ijm-quote']);
      assert.ok(inputs.some(path => path.includes('ijm-quote')), inputs.join());
    });

    it(`${bundler} finds configure beside one element, for an app that has no need of the others`, async () => {
      const {code} = await bundle(`import {IjmFeed} from 'ijm-widgets/elements/ijm-feed.js'; globalThis.it = IjmFeed;`);
      assert.deepEqual(tags.filter(tag => defines(code, tag)), ['ijm-feed']);
    });

    it(`${bundler} leaves nothing of what is types alone`, async () => {
      const {code} = await bundle(`import 'ijm-widgets/react'; import 'ijm-widgets/vue'; import 'ijm-widgets/svelte'; console.log('app');`);
      assert.doesNotMatch(code, /ijm/);
    });

    it(`${bundler} takes in a theme`, async () => {
      const {code} = await bundle(`import 'ijm-widgets/themes/dawn.css';`);
      assert.match(code, /--ijm-color-accent/);
    });
  }

  it('types say what may be written, in both ways of resolving modules', () => {
    const file = join(app, 'use.ts');
    writeFileSync(
      file,
      `import {configure, type DonateDetail, type IjmEvents} from 'ijm-widgets';
import 'ijm-widgets/elements/ijm-donate-cta.js';
configure({feed: '/feed.json', hosts: ['www.ijm.ca']});
const cta = document.createElement('ijm-donate-cta');
cta.variant = 'inline';
cta.addEventListener('ijm-donate', event => {
  const detail: DonateDetail = event.detail;
  const {amount}: {amount?: number} = detail;
  const code: IjmEvents['ijm-error']['code'] = 'feed-timeout';
  console.log(amount, code);
});
// @ts-expect-error there is no such variant
cta.variant = 'huge';
// @ts-expect-error it takes a name and no object
cta.appeal = {};
// @ts-expect-error nothing of the visitor is told
cta.addEventListener('ijm-donate', event => event.detail.email);
// @ts-expect-error an address is text
configure({feed: 1});
`,
    );
    for (const [module, moduleResolution] of [[ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler], [ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext]] as const) {
      const program = ts.createProgram([file], {module, moduleResolution, target: ts.ScriptTarget.ES2022, strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false, types: [], lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts']});
      assert.deepEqual(ts.getPreEmitDiagnostics(program).map(({messageText, file}) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`), []);
    }
  });
});

describe('in an editor', () => {
  it('VS Code knows every tag and attribute, with the values that there are', () => {
    const {tags: known} = json('dist/vscode.html-custom-data.json') as {tags: {name: string; attributes: {name: string; values: {name: string}[]}[]}[]};
    for (const {tagName, attributes} of elementsOf(manifest)) {
      const tag = known.find(({name}) => name === tagName);
      assert.deepEqual(tag?.attributes.map(({name}) => name).sort(), attributes.map(({name}) => name).sort(), tagName);
    }
    const variant = known.find(({name}) => name === 'ijm-donate-cta')!.attributes.find(({name}) => name === 'variant')!;
    assert.deepEqual(variant.values.map(({name}) => name).sort(), ['button', 'full', 'inline']);
  });

  it('VS Code knows every token', () => {
    const {properties} = json('dist/vscode.css-custom-data.json') as {properties: {name: string}[]};
    const tokens = [...new Set(elementsOf(manifest).flatMap(({cssProperties}) => cssProperties.map(({name}) => name)))];
    for (const token of tokens) assert.ok(properties.some(({name}) => name === token), token);
  });

  it('JetBrains’ editors know every tag, attribute and event', () => {
    const {name, version, contributions} = json(about['web-types']) as {
      name: string;
      version: string;
      contributions: {html: {elements: {name: string; attributes: {name: string}[]; events?: {name: string}[]}[]}};
    };
    assert.deepEqual([name, version], ['ijm-widgets', json('package.json').version]);
    for (const {tagName, attributes, events} of elementsOf(manifest)) {
      const known = contributions.html.elements.find(({name}) => name === tagName);
      assert.deepEqual(known?.attributes.map(({name}) => name).sort(), attributes.map(({name}) => name).sort(), tagName);
      for (const event of events) assert.ok(JSON.stringify(known).includes(`"${event.name}"`), `${tagName}: ${event.name}`);
    }
  });

  it('every element module is described', () => {
    assert.deepEqual(manifest.modules.map(({path}) => path), files.filter(file => /^dist\/elements\/.*\.js$/.test(file)));
  });
});
