/**
 * Writes `custom-elements.json`, the Custom Elements Manifest of every public element, from the sources. Fails where
 * something public has no doc. `--check` only compares and fails when the file is not what would be written.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {create, ts} from '@custom-elements-manifest/analyzer/index.js';
import {manifestPlugin} from '../custom-elements-manifest.config.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');

const filesIn = folder =>
  readdirSync(join(ROOT, folder), {withFileTypes: true})
    .flatMap(entry => (entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .filter(file => /\/(ijm-[\w-]+)\/\1\.ts$/.test(file));

/**
 * The manifest's text.
 *
 * @throws Error that names each thing without a doc.
 */
export const manifestText = () => {
  const faults = [];
  const files = ['src/ui/template-element.ts', 'src/ui/element.ts', ...filesIn('src/elements').sort()];
  const modules = files.map(file => ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true));
  process.chdir(ROOT);
  const {schemaVersion, modules: described} = create({modules, plugins: [manifestPlugin(faults)], context: {dev: false}});
  if (faults.length > 0) throw new Error(`custom-elements.json can’t be made:\n${faults.join('\n')}`);
  return `${JSON.stringify({schemaVersion, readme: 'README.md', modules: described}, null, 2)}\n`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(ROOT, 'custom-elements.json');
  try {
    const text = manifestText();
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) throw new Error('custom-elements.json is not what the sources say: npm run build');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
