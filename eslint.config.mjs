import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What a page with a strict policy forbids, and what old libraries and hostile pages break. */
const FORBIDDEN = [
  {selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]', message: 'Markup comes from templates only.'},
  {selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln|createContextualFragment|setHTMLUnsafe|parseFromString)$/]', message: 'Markup comes from templates only.'},
  {selector: 'ImportDeclaration[source.value=/directives.(unsafe-html|unsafe-svg|unsafe-mathml|style-map)/]', message: 'Feeds are text, and a strict policy forbids style attributes.'},
  {selector: 'TaggedTemplateExpression TemplateElement[value.raw=/[^.\\w-]style\\s*=/]', message: 'A strict policy forbids style attributes: use a class, or .style=${…}.'},
  {selector: 'TaggedTemplateExpression TemplateElement[value.raw=/\\son[a-z]+\\s*=/]', message: 'A strict policy forbids event attributes: use @event.'},
  {selector: ":matches(ImportDeclaration, ImportExpression)[source.value='lit']", message: "'lit' brings LitElement along: import from 'lit/html.js'."},
  {selector: "CallExpression[callee.object.type='ThisExpression'][callee.property.name=/^((set|remove|toggle)Attribute|setAttributeN)/]", message: 'The host element belongs to the page: inner state is `:state(…)`.'},
  {selector: "MemberExpression[object.object.type='ThisExpression'][object.property.name=/^(style|classList|dataset)$/]", message: 'The host element belongs to the page: inner state is `:state(…)`.'},
  {selector: "CallExpression[callee.name='eval'], NewExpression[callee.name='Function'], CallExpression[callee.name='Function']", message: 'A strict policy forbids eval.'},
  {selector: "CallExpression[callee.object.name='Array'][callee.property.name='from']", message: 'Prototype.js breaks Array.from: use a spread.'},
  {selector: "MemberExpression[object.name='document'][property.name=/^(baseURI|cookie)$/]", message: 'Addresses resolve against the page’s own, whatever <base> says; and nothing is kept in cookies.'},
];

/** Mistakes that TypeScript does not see. */
const MISTAKES = [
  'no-async-promise-executor',
  'no-cond-assign',
  'no-constant-binary-expression',
  'no-constant-condition',
  'no-dupe-else-if',
  'no-duplicate-case',
  'no-empty',
  'no-empty-character-class',
  'no-fallthrough',
  'no-misleading-character-class',
  'no-self-assign',
  'no-self-compare',
  'no-sparse-arrays',
  'no-unsafe-finally',
  'no-unsafe-optional-chaining',
  'no-useless-backreference',
  'no-useless-catch',
  'no-with',
  'use-isnan',
];

const HTML_ROOMS = ['src/ui/**/*.ts', 'src/elements/**/*.ts'];

export default tseslint.config(
  {ignores: ['dist', '.cache', 'node_modules', 'src/feed/readers.ts', 'src/draw/icon-set.ts', 'src/draw/maps']},
  ...tseslint.configs.recommended,
  {
    rules: {
      ...Object.fromEntries(MISTAKES.map(rule => [rule, 'error'])),
      // TypeScript knows names better, and checks unused ones.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What a feed, a page or a library hands over is anything.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-this-alias': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'separate-type-imports', disallowTypeAnnotations: false}],
      '@typescript-eslint/no-unused-expressions': ['error', {allowShortCircuit: true, allowTernary: true, allowTaggedTemplates: true}],
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'no-var': 'error',
      'prefer-const': ['error', {destructuring: 'all'}],
      'object-shorthand': 'error',
      'no-implied-eval': 'error',
      'no-script-url': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/node/**'],
    rules: {'no-restricted-syntax': ['error', ...FORBIDDEN], 'no-console': 'error'},
  },
  {
    files: ['src/text/**/*.ts', 'src/model/**/*.ts', 'src/draw/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...['window', 'document', 'location', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'setTimeout'].map(name => ({name, message: 'This room knows no page: it comes in as an argument.'}))],
    },
  },
  {
    files: HTML_ROOMS,
    ...lit.configs['flat/recommended'],
    rules: {
      ...lit.configs['flat/recommended'].rules,
      'lit/no-template-arrow': 'off',
      'lit/quoted-expressions': ['error', 'never'],
      'lit/no-native-attributes': 'off',
    },
  },
  {
    files: HTML_ROOMS,
    ...wc.configs['flat/recommended'],
    rules: {
      ...wc.configs['flat/recommended'].rules,
      'wc/no-constructor-attributes': 'error',
      'wc/no-invalid-element-name': 'error',
      'wc/no-self-class': 'error',
    },
  },
  {
    files: HTML_ROOMS,
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      // A list without bullets is no list for Safari unless it says so.
      'lit-a11y/no-redundant-role': 'off',
    },
  },
  {
    files: ['test/**'],
    rules: {
      // Hostile addresses, and assertions that are properties.
      'no-script-url': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    // Interfaces that only add to others'.
    files: ['**/*.d.ts'],
    rules: {'@typescript-eslint/no-empty-object-type': 'off'},
  },
  {
    files: ['test/support/old-library.js', '**/*.cjs'],
    rules: {'no-var': 'off', 'no-redeclare': 'off', 'object-shorthand': 'off', '@typescript-eslint/no-require-imports': 'off'},
  },
);
