/** What the compiler knows of the elements and the docs can't say reliably: the types of properties and of events' details. */
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');

const {NoTruncation, UseSingleQuotesForStringLiteralType, InTypeAlias} = ts.TypeFormatFlags;

/**
 * Reads the types of these sources.
 *
 * @param {string[]} files Paths relative to the root, of elements.
 * @returns `members`: class → property → type, without `null` and `undefined`; `events`: name → `CustomEvent<…>`. Types are
 *   spelt out, so that nobody has to look up a name.
 */
export const declaredTypes = files => {
  const {options} = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.json'), {}, {...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {}});
  const events = join(ROOT, 'src/ui/events.ts');
  const program = ts.createProgram([...files.map(file => join(ROOT, file)), events], options);
  const checker = program.getTypeChecker();

  const spell = type => {
    if (type.flags & ts.TypeFlags.Undefined) return 'undefined';
    const known = checker.getNonNullableType(type);
    // In an order of its own: the compiler's changes with code elsewhere.
    if (known.isUnion() && !(known.flags & ts.TypeFlags.Boolean)) return known.types.map(spell).sort().join(' | ');
    if (!(known.flags & ts.TypeFlags.Object)) return checker.typeToString(known, undefined, NoTruncation | UseSingleQuotesForStringLiteralType | InTypeAlias);
    return `{${checker.getPropertiesOfType(known).map(member => `${member.name}${member.flags & ts.SymbolFlags.Optional ? '?' : ''}: ${spell(checker.getTypeOfSymbol(member))}`).join('; ')}}`;
  };

  const declarations = program.getSourceFiles().filter(({fileName}) => fileName.startsWith(join(ROOT, 'src/'))).flatMap(({statements}) => [...statements]);
  // Those that have an attribute are declared, since `static properties` makes their accessors.
  const isDeclared = member => ts.isPropertyDeclaration(member) && member.modifiers?.some(({kind}) => kind === ts.SyntaxKind.DeclareKeyword);
  const membersOf = node => Object.fromEntries(node.members.filter(isDeclared).map(member => [member.name.getText(), spell(checker.getTypeAtLocation(member))]));
  const map = declarations.find(node => ts.isInterfaceDeclaration(node) && node.name.text === 'IjmEvents');
  return {
    members: Object.fromEntries(declarations.filter(node => ts.isClassDeclaration(node) && node.name).map(node => [node.name.text, membersOf(node)])),
    events: Object.fromEntries(map.members.map(member => [ts.isStringLiteral(member.name) ? member.name.text : '', `CustomEvent<${spell(checker.getTypeAtLocation(member))}>`])),
  };
};
