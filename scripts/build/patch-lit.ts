import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';

const POLICY = fileURLToPath(new URL('../../src/entries/policy.ts', import.meta.url));

/** What is changed in Lit for the script of the snippet: its own words, which must be there exactly once, and what takes their place. */
const CHANGES: [words: string, put: string][] = [
  // Lit makes a policy named `lit-html`, which throws where that name is taken or not allowed, and nothing is defined.
  ['s?s.createPolicy("lit-html",{createHTML:t=>t}):void 0', 'ijmPolicy'],
  // Any element of the page with one of these ids would be taken for Lit's own global; and we leave none behind.
  ['B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', 'B=0;'],
  // What no template of the kit needs: directives, `noChange`, elements and comments with expressions, expressions inside
  // elements of plain text, MathML, compiled templates, options of listeners and of drawing.
  ['if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i', 'return i'],
  ['this._$AP?.(!1,!0,s);', ';'],
  ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
  [',this._$Cv=e?.isConnected??!0', ''],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}', ''],
  ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
  ['get startNode(){return this._$AA}get endNode(){return this._$AB}', ''],
  ['get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}', ''],
  ['if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}', ''],
  ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', 'c=p'],
  ['c=n??v,', 'c=v,'],
  [',n=void 0)', ')'],
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
  ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
  [':3===i?"<math>"', ''],
  [':3===i?"</math>"', ''],
  ['2===i||3===i', '2===i'],
  [':6===r.type&&(i=new Z(h,this,t))', ':0'],
  ['"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'this._$AC(t)'],
  ['||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''],
  [':this._$AH.handleEvent(t)', ':0'],
  ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
  ['t!==this._$AH&&t!==E,o&&', 't!==this._$AH,o&&'],
  ['r===E&&(r=this._$AH[n]),', ''],
  ['if((t=M(this,t,i,0)??A)===E)return;', 't??=A;'],
  ['Error("invalid template strings array")', '0'],
  [',this._$AN=void 0,this._$AD=t', ',this._$AD=t'],
  ['this.type=2,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
  ['this.type=1,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
  ['constructor(){super(...arguments),this.type=3}', ''],
  ['constructor(){super(...arguments),this.type=4}', ''],
  ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
  ['(t?.creationScope??l).importNode', 'l.importNode'],
  ['const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h', '(i._$litPart$??=new k(i.insertBefore(c(),null),null,void 0,s))._$AI(t)'],
];

/** Fits Lit into pages that are not ours. */
export const patchLit = (): Plugin => {
  let isDone = false;
  return {
    name: 'ijm-patch-lit',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/lit-html\/lit-html\.js$/.test(id.split('?')[0]!)) return;
      let patched = code;
      for (const [words, put] of CHANGES) {
        const pieces = patched.split(words);
        if (pieces.length !== 2) this.error(`Lit has changed: ${words} was found ${pieces.length - 1} times, not once`);
        patched = pieces.join(put);
      }
      isDone = true;
      return {code: `import {policy as ijmPolicy} from ${JSON.stringify(POLICY)};\n${patched}`, map: null};
    },
    buildEnd() {
      if (!isDone) this.error('Lit is not where it was');
    },
  };
};

/** Old libraries put something else in the place of `Event`, but not of `CustomEvent`. */
export const patchContext = (): Plugin => ({
  name: 'ijm-patch-context',
  enforce: 'pre',
  transform(code, id) {
    if (!/@lit\/context\/lib\/(context-request-event|controllers\/context-provider)\.js/.test(id)) return;
    const patched = code.replace(/\bextends Event\b/, 'extends CustomEvent');
    if (patched === code) this.error('@lit/context has changed: it extends Event no more');
    return {code: patched, map: null};
  },
});
