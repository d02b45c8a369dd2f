/** What elements and Lit's renderer look for in the global scope, and Node has not. To be imported before either of them. */
const tags = new Map<string, CustomElementConstructor>();

const lacking: Record<string, unknown> = {
  customElements: {
    get: (tag: string) => tags.get(tag),
    define: (tag: string, element: CustomElementConstructor) => void tags.set(tag, element),
  },
  navigator: {},
};

for (const [name, value] of Object.entries(lacking)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
}
