/**
 * How `custom-elements.json` is made from the sources, by `scripts/make-manifest.mjs`. The analyzer can't see behind our
 * own `define()`, nor the attributes in `static properties`; the plugin tells it, and keeps only what embedders may use.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

export const globs = ['src/ui/template-element.ts', 'src/ui/element.ts', 'src/elements/*/ijm-*.ts', '!src/elements/*/*.styles.ts'];

/** Classes whose members concern only the kit itself. */
const BASES = ['TemplateElement'];

/** Documented once, at the class that all share. */
const SHARED = 'IjmElement';

const TYPES = {Number: 'number', Boolean: 'boolean'};

/** Attributes by property name, as `static properties` has them. */
const readProperties = (object, ts) => {
  const found = {};
  for (const property of object.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const options = Object.fromEntries(property.initializer.properties.map(option => [option.name.text, option.initializer.text ?? option.initializer.getText()]));
    const name = property.name.text;
    found[name] = {attribute: options.attribute ?? name.toLowerCase(), type: TYPES[options.type] ?? 'string'};
  }
  return found;
};

/** What the text of an `@internal` tag says: the doc of an attribute whose property is not public. */
const internalDoc = (node, ts) => {
  const tag = ts.getJSDocTags(node).find(({tagName}) => tagName.text === 'internal');
  return tag && String(ts.getTextOfJSDocComment(tag.comment) ?? '').replace(/\s+/g, ' ').trim();
};

const filesBeside = file => readdirSync(dirname(file)).map(name => readFileSync(join(dirname(file), name), 'utf8')).join('\n');

const unique = texts => [...new Set(texts)];

/** Things by name; the first one wins. */
const byName = (...lists) => [...new Map(lists.flat().reverse().map(item => [item.name, item])).values()].reverse();

const sorted = (list, key = 'name') => [...list].sort((a, b) => (a[key] < b[key] ? -1 : 1));

/** One plugin for the analyzer; `faults` receives what is missing in the docs. */
export const manifestPlugin = faults => {
  /** By class name: what the sources say besides the docs. */
  const facts = new Map();
  return {
    name: 'ijm-manifest',
    analyzePhase({ts, node, moduleDoc}) {
      if (ts.isClassDeclaration(node)) {
        const fact = {file: moduleDoc.path, properties: {}, internal: {}};
        facts.set(node.name.text, fact);
        for (const member of node.members) {
          const name = member.name?.getText();
          const isStatic = member.modifiers?.some(({kind}) => kind === ts.SyntaxKind.StaticKeyword);
          if (isStatic && name === 'properties' && member.initializer && ts.isObjectLiteralExpression(member.initializer)) fact.properties = readProperties(member.initializer, ts);
          const doc = internalDoc(member, ts);
          if (doc !== undefined) fact.internal[name] = doc;
        }
      }
      if (ts.isCallExpression(node) && node.expression.getText() === 'define' && node.arguments.length === 2) {
        const [tag, name] = node.arguments;
        facts.get(name.getText()).tag = tag.text;
      }
    },
    packageLinkPhase({customElementsManifest: manifest}) {
      const classes = new Map(manifest.modules.flatMap(({declarations}) => declarations.filter(({kind}) => kind === 'class').map(declaration => [declaration.name, declaration])));
      const shared = classes.get(SHARED);
      const tokensOf = (file, docs, where) => {
        for (const token of unique(filesBeside(file).match(/(?<=var\(\s*)--ijm-[\w-]+/g) ?? [])) if (!docs.some(({name}) => name === token)) faults.push(`${where}: the token ${token} has no @cssprop`);
      };
      tokensOf(facts.get(SHARED).file, shared.cssProperties ?? [], SHARED);

      manifest.modules = [...facts]
        .filter(([, {tag}]) => tag)
        .map(([name, {file, tag}]) => {
          const declaration = classes.get(name);
          const lineage = [name];
          while (classes.get(lineage.at(-1))?.superclass) lineage.push(classes.get(lineage.at(-1)).superclass.name);
          const isShared = lineage.includes(SHARED);
          const properties = Object.assign({}, ...lineage.map(of => facts.get(of)?.properties).reverse());
          const internal = Object.assign({}, ...lineage.map(of => facts.get(of)?.internal));
          const members = byName(...lineage.filter(of => !BASES.includes(of)).map(of => classes.get(of)?.members ?? []));

          const fields = [];
          const attributes = [];
          for (const member of members) {
            if (member.static || member.privacy || member.name.startsWith('#')) continue;
            if (member.inheritedFrom && BASES.includes(member.inheritedFrom.name)) continue;
            if (/^(connected|disconnected|adopted|attributeChanged|connectedMove)Callback$|^(constructor|render|update|updated)$/.test(member.name)) continue;
            if (internal[member.name] !== undefined) continue;
            if (!member.description) faults.push(`${tag}: ${member.name} is public, but has no doc`);
            const known = properties[member.name];
            const {inheritedFrom, default: _initial, ...rest} = member;
            fields.push(known ? {...rest, attribute: known.attribute} : rest);
          }
          for (const [property, {attribute, type}] of Object.entries(properties)) {
            const member = fields.find(({name}) => name === property);
            if (!member && internal[property] === undefined) faults.push(`${tag}: the property ${property} is not declared`);
            const description = member?.description ?? internal[property];
            if (!description) faults.push(`${tag}: the attribute ${attribute} has no doc`);
            attributes.push({name: attribute, type: {text: type}, description, ...(member && {fieldName: property})});
          }
          const own = [declaration, ...(isShared ? [shared] : [])];
          const all = member => byName(...own.map(of => of[member] ?? []));
          // Said on the class alone: what every element of the page has, such as `lang`.
          for (const attribute of all('attributes')) {
            if (!attribute.fieldName && !attributes.some(({name}) => name === attribute.name)) attributes.push({name: attribute.name, type: {text: attribute.type?.text ?? 'string'}, description: attribute.description});
          }
          const events = all('events').map(({name, type, description}) => ({name, type, description}));
          const parts = all('cssParts');
          const docs = {slots: all('slots'), cssParts: parts, cssProperties: all('cssProperties'), cssStates: all('cssStates'), events};
          for (const [kind, items] of Object.entries(docs)) for (const item of items) if (!item.description) faults.push(`${tag}: ${kind} ${item.name} has no doc`);

          const code = filesBeside(file);
          for (const event of unique([...code.matchAll(/\bemit\(\s*[\w.]+,\s*'(ijm-[\w-]+)'/g)].map(([, event]) => event))) {
            if (!events.some(({name}) => name === event)) faults.push(`${tag}: the event ${event} has no @fires`);
          }
          for (const part of unique([...code.matchAll(/\bpart="([\w\s-]+)"/g)].flatMap(([, names]) => names.split(/\s+/)))) {
            if (!parts.some(({name}) => name === part)) faults.push(`${tag}: the part ${part} has no @csspart`);
          }
          tokensOf(file, docs.cssProperties, tag);
          if (!declaration.description) faults.push(`${tag}: the class has no doc`);
          if (declaration.tagName && declaration.tagName !== tag) faults.push(`${tag}: its @tag is ${declaration.tagName}`);

          const path = `dist/elements/${tag}.js`;
          return {
            kind: 'javascript-module',
            path,
            declarations: [
              {
                kind: 'class',
                name,
                tagName: tag,
                customElement: true,
                description: declaration.description,
                superclass: {name: 'HTMLElement'},
                attributes: sorted(attributes),
                members: sorted(fields),
                events: sorted(events),
                slots: docs.slots,
                cssParts: sorted(parts),
                cssProperties: sorted(docs.cssProperties),
                cssStates: docs.cssStates,
              },
            ],
            exports: [
              {kind: 'js', name, declaration: {name, module: path}},
              {kind: 'custom-element-definition', name: tag, declaration: {name, module: path}},
            ],
          };
        })
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
};

// For `cem analyze`, as editors and other tools call it.
export default {globs, plugins: [manifestPlugin([])]};
