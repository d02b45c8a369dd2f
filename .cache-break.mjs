import {build} from 'esbuild';
import {brotliCompressSync, constants} from 'node:zlib';
import {minifyHTMLLiterals} from 'minify-literals';
import {readFileSync} from 'node:fs';
const b=s=>brotliCompressSync(Buffer.from(s),{params:{[constants.BROTLI_PARAM_QUALITY]:11}}).length;
const entries=process.argv.slice(2);
const r=await build({entryPoints:entries,bundle:true,minify:true,format:'esm',target:'es2022',splitting:true,outdir:'/tmp/x',write:false,metafile:true,conditions:['production'],legalComments:'none',
 plugins:[{name:'m',setup(x){x.onLoad({filter:/src\/(ui|elements)\/.*\.ts$/},async a=>{const c=readFileSync(a.path,'utf8');const q=/\b(css|html|svg)`/.test(c)?await minifyHTMLLiterals(c,{fileName:a.path,minifyOptions:{minifyCSS:{level:1}}}):null;return{contents:q?q.code:c,loader:'ts'}})}}]});
const paths=[Object.keys(r.metafile.outputs).find(p=>r.metafile.outputs[p].entryPoint===entries[0])];
for(const p of paths)for(const i of r.metafile.outputs[p].imports)if(i.kind==='import-statement'&&!paths.includes(i.path))paths.push(i.path);
const m={};for(const p of paths)for(const [f,{bytesInOutput:n}] of Object.entries(r.metafile.outputs[p].inputs))m[f]=(m[f]??0)+n;
const text=paths.map(p=>r.outputFiles.find(o=>o.path.endsWith(p.split('/').pop())).text);
console.log('raw',text.join('').length,'brotli each',text.reduce((s,t)=>s+b(t),0));
for(const [f,n] of Object.entries(m).sort((a,b)=>b[1]-a[1]))console.log(String(n).padStart(6),f);
