import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import ts from 'typescript';

/** Spells out what `src/feed/types.ts` infers from the schema, so that an app needs no zod to check its types. */
const spelledOut = (program: ts.Program, file: string) => {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.UseFullyQualifiedType;
  const aliases = checker.getExportsOfModule(symbol).map(alias => {
    const type = checker.getDeclaredTypeOfSymbol(alias);
    return `export type ${alias.name} = ${checker.typeToString(type, undefined, flags)};`;
  });
  return `/** The feed's types, as its schema has them. */\n${aliases.join('\n')}\n`;
};

/** The declarations that others import, and those which these import. */
const reachable = (files: string[], found = new Set<string>()): Set<string> => {
  for (const file of files) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    const {importedFiles} = ts.preProcessFile(readFileSync(file, 'utf8'));
    reachable(importedFiles.filter(({fileName}) => fileName.startsWith('.')).map(({fileName}) => resolve(dirname(file), fileName.replace(/\.js$/, '.d.ts'))), found);
  }
  return found;
};

/** Writes the declarations of what the package exports: `dist/index.d.ts`, `dist/elements/<tag>.d.ts`, and what they need. */
export const writeTypes = (root: string, dist: string) => {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), {}, {...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {}})!;
  const entry = join(root, 'src/entries/index.ts');
  const program = ts.createProgram([entry], {...config.options, noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true, rootDir: join(root, 'src'), outDir: join(dist, 'types')});
  const types = join(root, 'src/feed/types.ts');
  const write: ts.WriteFileCallback = (file, text) => {
    if (file.endsWith('/feed/schema.d.ts')) return;
    ts.sys.writeFile(file, file.endsWith('/feed/types.d.ts') ? spelledOut(program, types) : text);
  };
  program.emit(undefined, write);
  ts.sys.writeFile(join(dist, 'index.d.ts'), `export * from './types/entries/index.js';\n`);
  for (const tag of readdirSync(join(root, 'src/elements'))) {
    if (program.getSourceFile(join(root, `src/elements/${tag}/${tag}.ts`))) {
      ts.sys.writeFile(join(dist, `elements/${tag}.d.ts`), `export * from '../types/elements/${tag}/${tag}.js';\n`);
    }
  }
  const entries = [join(dist, 'index.d.ts'), ...readdirSync(join(dist, 'elements')).map(file => join(dist, 'elements', file)).filter(file => file.endsWith('.d.ts'))];
  const needed = reachable(entries);
  for (const file of readdirSync(join(dist, 'types'), {recursive: true, encoding: 'utf8'})) {
    if (file.endsWith('.d.ts') && !needed.has(join(dist, 'types', file))) rmSync(join(dist, 'types', file));
  }
};
