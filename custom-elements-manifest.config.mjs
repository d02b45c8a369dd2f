/**
 * How `custom-elements.json` is made from the sources, by `scripts/make-manifest.mjs`. The analyzer can't see behind our
 * own `define()`, nor the attributes in `static properties`; the plugin tells it, keeps only what embedders may use, and
 * holds the docs to the code: what one has and the other has not is a fault.
 */
import {declaredTypes} from './scripts/declared-types.mjs';
import {elementCode, sharedCode} from './scripts/element-code.mjs';

export const globs = ['src/ui/template-element.ts', 'src/ui/element.ts', 'src/elements/*/ijm-*.ts', '!src/elements/*/*.styles.ts'];

/** Classes whose members concern only the kit itself. */
const BASES = ['TemplateElement'];

/** Documented once, at the class that all share. */
const SHARED = 'IjmElement';

/** Attributes by property name, as `static properties` has them. */
const readProperties = (object, ts) => {
  const found = {};
  for (const property of object.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const attribute = property.initializer.properties.find(option => option.name.text === 'attribute')?.initializer.text;
    const name = property.name.text;
    found[name] = attribute ?? name.toLowerCase();
  }
  return found;
};

/** What the text of an `@internal` tag says: the doc of an attribute whose property is not public. */
const internalDoc = (node, ts) => {
  const tag = ts.getJSDocTags(node).find(({tagName}) => tagName.text === 'internal');
  return tag && String(ts.getTextOfJSDocComment(tag.comment) ?? '').replace(/\s+/g, ' ').trim();
};

/** Things by name; the first one wins. */
const byName = (...lists) => [...new Map(lists.flat().reverse().map(item => [item.name, item])).values()].reverse();

const sorted = (list, key = 'name') => [...list].sort((a, b) => (a[key] < b[key] ? -1 : 1));

/** A type without what may be written in one way or another. */
const bare = type => type.replace(/[\s;,]/g, '').replace(/CustomEvent<(\w+)>/, (whole, name) => (/^(undefined|string)$/.test(name) ? whole : 'named'));

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
      const tagged = [...facts].filter(([, {tag}]) => tag);
      const types = declaredTypes(tagged.map(([, {file}]) => file));
      const common = sharedCode();
      const codes = new Map(tagged.map(([, {tag}]) => [tag, elementCode(tag)]));
      const parts = new Map(tagged.map(([name, {tag}]) => [tag, classes.get(name).cssParts ?? []]));

      /** A part of an element: its own, or one that it hands on in turn. */
      const partOf = (tag, part) => {
        const handed = codes.get(tag)?.nested.get(part);
        return parts.get(tag)?.find(({name}) => name === part) ?? (handed && partOf(handed.tag, handed.part));
      };

      /** Every token that an element reads, and those inside it, which inherit it. */
      const tokensOf = (tag, seen = new Set()) => {
        if (seen.has(tag) || !codes.has(tag)) return [];
        seen.add(tag);
        const {tokens, inside} = codes.get(tag);
        return [...tokens, ...inside.flatMap(inner => tokensOf(inner, seen))];
      };

      const isCommon = ({name}) => shared.cssProperties.some(token => token.name === name);
      /** The docs of its tokens, and of those inside it. */
      const ownTokens = tag => (codes.has(tag) ? [...(classes.get(tagged.find(([, fact]) => fact.tag === tag)[0]).cssProperties ?? []), ...codes.get(tag).inside.flatMap(ownTokens)] : []);

      const modules = tagged.map(([name, {tag}]) => {
        const declaration = classes.get(name);
        const code = codes.get(tag);
        const lineage = [name];
        while (classes.get(lineage.at(-1))?.superclass) lineage.push(classes.get(lineage.at(-1)).superclass.name);
        const isShared = lineage.includes(SHARED);
        const properties = Object.assign({}, ...lineage.map(of => facts.get(of)?.properties).reverse());
        const internal = Object.assign({}, ...lineage.map(of => facts.get(of)?.internal));
        const members = byName(...lineage.filter(of => !BASES.includes(of)).map(of => classes.get(of)?.members ?? []));
        const typeOf = Object.assign({}, ...lineage.map(of => types.members[of]).reverse());
        const own = [declaration, ...(isShared ? [shared] : [])];
        const documented = kind => byName(...own.map(of => of[kind] ?? [])).map(({inheritedFrom, ...rest}) => rest);
        const fault = text => faults.push(`${tag}: ${text}`);

        const fields = [];
        const attributes = [];
        for (const member of members) {
          if (member.static || member.privacy || member.name.startsWith('#')) continue;
          if (member.inheritedFrom && BASES.includes(member.inheritedFrom.name)) continue;
          if (/^(connected|disconnected|adopted|attributeChanged|connectedMove)Callback$|^(constructor|render|update|updated)$/.test(member.name)) continue;
          if (internal[member.name] !== undefined) continue;
          if (!member.description) fault(`${member.name} is public, but has no doc`);
          const {inheritedFrom, default: _initial, ...rest} = member;
          const type = typeOf[member.name];
          fields.push(properties[member.name] ? {...rest, type: {text: `${type}${/\bnull\b/.test(member.type.text) ? ' | null' : ''} | undefined`}, attribute: properties[member.name]} : rest);
        }
        for (const [property, attribute] of Object.entries(properties)) {
          const member = fields.find(({name}) => name === property);
          if (!member && internal[property] === undefined) fault(`the property ${property} is not declared`);
          const description = member?.description ?? internal[property];
          if (!description) fault(`the attribute ${attribute} has no doc`);
          attributes.push({name: attribute, type: {text: typeOf[property]}, description, ...(member && {fieldName: property})});
        }
        // Said on the class alone: what every element of the page has, such as `lang`.
        for (const {fieldName, name, type, description} of documented('attributes')) {
          if (!fieldName && !attributes.some(attribute => attribute.name === name)) attributes.push({name, type: {text: type?.text ?? 'string'}, description});
        }

        const events = documented('events').map(({name, type, description}) => {
          const known = types.events[name];
          if (!known) fault(`the event ${name} is not in IjmEvents`);
          else if (bare(type.text) !== 'named' && bare(type.text) !== bare(known)) fault(`@fires says ${type.text}, but ${name} is ${known}`);
          return {name, type: {text: known}, description};
        });
        const fired = [...code.events, ...(isShared ? common.events : [])];
        for (const event of fired) if (!events.some(({name}) => name === event)) fault(`the event ${event} has no @fires`);
        for (const {name} of events) if (!fired.includes(name)) fault(`nothing fires ${name}`);

        const cssParts = documented('cssParts');
        const drawn = [...code.parts, ...(isShared ? common.parts : [])];
        for (const part of drawn) if (!cssParts.some(({name}) => name === part)) fault(`the part ${part} has no @csspart`);
        for (const {name} of cssParts) if (!drawn.includes(name) && !code.mayBeParts(name)) fault(`nothing draws the part ${name}`);
        for (const [name, {tag: inner, part}] of code.nested) {
          const found = partOf(inner, part);
          if (parts.has(inner) && !found) fault(`${inner} has no part ${part} to be handed on`);
          cssParts.push({name, description: `\`${part}\` of \`<${inner}>\`${found ? `: ${found.description}` : '.'}`});
        }

        const read = new Map([...(isShared ? common.tokens : []), ...tokensOf(tag)]);
        const isRead = ({name}) => read.has(name);
        for (const token of documented('cssProperties')) if (!isRead(token) && !isCommon(token)) fault(`nothing reads the token ${token.name}`);
        const cssProperties = byName(documented('cssProperties'), ...codes.get(tag).inside.map(ownTokens)).filter(isRead).map(({name, description}) => ({name, description, default: read.get(name)}));
        for (const token of read.keys()) if (!cssProperties.some(({name}) => name === token)) fault(`the token ${token} has no @cssprop`);

        const docs = {slots: documented('slots'), cssParts, cssProperties, cssStates: documented('cssStates'), events};
        for (const [kind, items] of Object.entries(docs)) for (const item of items) if (!item.description) fault(`${kind} ${item.name} has no doc`);
        if (!declaration.description) fault('the class has no doc');
        if (declaration.tagName && declaration.tagName !== tag) fault(`its @tag is ${declaration.tagName}`);

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
              cssParts: sorted(cssParts),
              cssProperties: sorted(cssProperties),
              cssStates: docs.cssStates,
            },
          ],
          exports: [
            {kind: 'js', name, declaration: {name, module: path}},
            {kind: 'custom-element-definition', name: tag, declaration: {name, module: path}},
          ],
        };
      });
      for (const {name} of shared.cssProperties) {
        if (!modules.some(({declarations: [{cssProperties}]}) => cssProperties.some(token => token.name === name))) faults.push(`${SHARED}: nothing reads the token ${name}`);
      }
      manifest.modules = modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
};

// For `cem analyze`, as editors and other tools call it.
export default {globs, plugins: [manifestPlugin([])]};
