/** The rooms of `src` and the one way in which they import each other: see the style in `docs/`. */

const {readdirSync, readFileSync} = require('node:fs');
const {join} = require('node:path');

const ELEMENTS = join(__dirname, 'src/elements');

/** From left to right; a room imports from those on its left and from itself. */
const ROOMS = ['feed', 'text', 'model', 'context', 'ui', 'elements', 'entries'];

const oneWay = ROOMS.map((room, i) => ({
  name: `${room}-imports-from-its-left`,
  comment: `${room} may import ${[...ROOMS.slice(0, i), 'draw'].join(', ')}`,
  severity: 'error',
  from: {path: `^src/${room}/`},
  to: {path: `^src/(${[...ROOMS.slice(i + 1), 'node'].join('|')})/`},
}));

/** By tag: the tags in its templates. */
const rendered = readdirSync(ELEMENTS).map(tag => {
  const files = readdirSync(join(ELEMENTS, tag)).filter(file => file.endsWith('.ts'));
  // Docs name tags too.
  const code = files.map(file => readFileSync(join(ELEMENTS, tag, file), 'utf8')).join('\n').replace(/\/\*[^]*?\*\/|^\s*\/\/.*/gm, '');
  return [tag, [...new Set([...code.matchAll(/<(ijm-[\w-]+)/g)].map(([, other]) => other))]];
});

const rendersWhatItImports = rendered.map(([tag, others]) => ({
  name: `${tag}-imports-what-it-renders`,
  comment: `${tag} may import ${others.join(', ') || 'no other element'}`,
  severity: 'error',
  from: {path: `^src/elements/${tag}/`},
  to: {path: '^src/elements/', pathNot: `^src/elements/(${[tag, ...others].join('|')})/`},
}));

module.exports = {
  forbidden: [
    ...oneWay,
    ...rendersWhatItImports,
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one, or want a third.',
      severity: 'error',
      from: {},
      to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}},
    },
    {
      name: 'draw-imports-nothing',
      comment: 'But for QR codes, which one small package draws.',
      severity: 'error',
      from: {path: '^src/draw/'},
      to: {pathNot: ['^src/draw/', '^node_modules/uqr/']},
    },
    {
      name: 'draw-serves-model-ui-and-elements',
      severity: 'error',
      from: {path: '^src/(feed|text|context)/'},
      to: {path: '^src/draw/'},
    },
    {
      name: 'node-imports-what-knows-no-page',
      comment: 'Only render draws elements.',
      severity: 'error',
      from: {path: '^src/node/', pathNot: '^src/node/render/'},
      to: {path: '^src/(context|ui|elements|entries)/', dependencyTypesNot: ['type-only']},
    },
    {
      name: 'pure-rooms-know-no-lit',
      severity: 'error',
      from: {path: '^src/(feed|text|model|draw)/'},
      to: {path: '^node_modules/(lit|lit-html|lit-element|@lit)/'},
    },
    {
      name: 'pure-rooms-bring-no-package',
      comment: 'zod is for tools: a visitor never pays for it.',
      severity: 'error',
      from: {path: '^src/(feed|text|model|draw)/', pathNot: '^src/(feed/(schema|schema-walk|check|json-schema)|draw/qr)\\.ts$'},
      to: {path: '^node_modules/', dependencyTypesNot: ['type-only']},
    },
    {
      name: 'browsers-get-no-schema',
      severity: 'error',
      from: {path: '^src/(feed|text|model|draw|context|ui|elements|entries)/', pathNot: '^src/feed/(schema|schema-walk|check|json-schema)\\.ts$'},
      to: {path: '^src/feed/(schema|schema-walk|check|json-schema)\\.ts$', dependencyTypesNot: ['type-only']},
    },
    {
      name: 'browsers-get-no-node',
      severity: 'error',
      from: {path: '^src/', pathNot: '^src/node/'},
      to: {dependencyTypes: ['core']},
    },
    {name: 'everything-is-there', severity: 'error', from: {}, to: {couldNotResolve: true}},
    {
      name: 'nothing-is-forgotten',
      comment: 'A module that nobody imports.',
      severity: 'error',
      from: {orphan: true, path: '^src/', pathNot: '\\.d\\.ts$'},
      to: {},
    },
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    tsPreCompilationDeps: 'specify',
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'], extensions: ['.ts', '.mts', '.js', '.mjs', '.json']},
  },
};
