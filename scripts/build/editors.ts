/** What editors and frameworks want to know of the elements, all of it made from the manifest. */
import {copyFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {getWebTypesData} from 'custom-element-jet-brains-integration';
import {getVsCodeCssCustomData, getVsCodeHtmlCustomData} from 'custom-element-vs-code-integration';

interface Named {
  name: string;
  description: string;
  type: {text: string};
}

interface Declared {
  name: string;
  tagName: string;
  description: string;
  attributes: Named[];
  events: Named[];
}

/** Both packages change what they are given, hence text. */
const read = <T = Parameters<typeof getWebTypesData>[0]>(manifest: string) => JSON.parse(manifest) as T;

const doc = (text: string, indent: string) => `${indent}/** ${text.replace(/\s+/g, ' ').replaceAll('*/', '* /')} */\n`;

/** Types as HTML has them: a number may be written as text too, an empty text is a boolean. */
const typeOf = (text: string) => (/\bstring\b/.test(text) ? text : text.replace('number', 'number | `${number}`').replace('boolean', "boolean | ''"));

/** The elements as types, for the frameworks' own. React and Vue keep `ref` for themselves; `partner` means the same. */
const tagTypes = (manifest: string) => {
  const elements = read<{modules: {declarations: Declared[]}[]}>(manifest).modules.flatMap(({declarations}) => declarations);
  const tags = elements.map(({name, tagName, description, attributes, events}) => {
    const members = attributes
      .filter(attribute => attribute.name !== 'ref')
      .map(attribute => `${doc(attribute.description, '      ')}      '${attribute.name}'?: ${typeOf(attribute.type.text)} | null | undefined;\n`);
    return `${doc(description, '  ')}  '${tagName}': {
    element: ${name};
    attributes: {
${members.join('')}    };
    events: ${events.map(event => `'${event.name}'`).join(' | ') || 'never'};
  };\n`;
  });
  return `import type {IjmEvents} from './index.js';
${elements.map(({name, tagName}) => `import type {${name}} from './elements/${tagName}.js';\n`).join('')}
/** Every tag with its class, its attributes as HTML has them, and its events. */
export interface IjmTags {
${tags.join('')}}

/** \`on\` and the name of the event: how React and Svelte listen. */
export type IjmListeners<Names extends keyof IjmEvents> = {[Name in Names as \`on\${Name}\`]?: ((event: CustomEvent<IjmEvents[Name]>) => void) | undefined};
`;
};

/** For exports that are types, so that an import of them for its effect does no harm either. */
const NOTHING = '// There are only types here.\nexport {};\n';

/** Writes custom data for VS Code, web-types for JetBrains' editors, and types for React, Vue and Svelte. */
export const writeEditorData = async (root: string, dist: string, manifest: string) => {
  const options = {hideLogs: true, hideMethodDocs: true};
  await writeFile(join(dist, 'vscode.html-custom-data.json'), getVsCodeHtmlCustomData(read(manifest), options));
  await writeFile(join(dist, 'vscode.css-custom-data.json'), getVsCodeCssCustomData(read(manifest), options));
  await writeFile(join(dist, 'web-types.json'), getWebTypesData(read(manifest), options));
  await writeFile(join(dist, 'tags.d.ts'), tagTypes(manifest));
  for (const framework of ['react', 'vue', 'svelte']) await copyFile(join(root, `scripts/build/frameworks/${framework}.d.ts`), join(dist, `${framework}.d.ts`));
  await writeFile(join(dist, 'types-only.js'), NOTHING);
  await writeFile(join(dist, 'types-only.d.ts'), NOTHING);
};
