function U(r){this.content=r}U.prototype={constructor:U,find:function(r){for(var e=0;e<this.content.length;e+=2)if(this.
content[e]===r)return e;return-1},get:function(r){var e=this.find(r);return e==-1?void 0:this.content[e+1]},update:function(r,e,t){
var n=t&&t!=r?this.remove(t):this,i=n.find(r),s=n.content.slice();return i==-1?s.push(t||r,e):(s[i+1]=e,t&&(s[i]=t)),new U(
s)},remove:function(r){var e=this.find(r);if(e==-1)return this;var t=this.content.slice();return t.splice(e,2),new U(t)},
addToStart:function(r,e){return new U([r,e].concat(this.remove(r).content))},addToEnd:function(r,e){var t=this.remove(r).
content.slice();return t.push(r,e),new U(t)},addBefore:function(r,e,t){var n=this.remove(e),i=n.content.slice(),s=n.find(
r);return i.splice(s==-1?i.length:s,0,e,t),new U(i)},forEach:function(r){for(var e=0;e<this.content.length;e+=2)r(this.content[e],
this.content[e+1])},prepend:function(r){return r=U.from(r),r.size?new U(r.content.concat(this.subtract(r).content)):this},
append:function(r){return r=U.from(r),r.size?new U(this.subtract(r).content.concat(r.content)):this},subtract:function(r){
var e=this;r=U.from(r);for(var t=0;t<r.content.length;t+=2)e=e.remove(r.content[t]);return e},toObject:function(){var r={};
return this.forEach(function(e,t){r[e]=t}),r},get size(){return this.content.length>>1}};U.from=function(r){if(r instanceof
U)return r;var e=[];if(r)for(var t in r)e.push(t,r[t]);return new U(e)};var zr=U;function $s(r,e,t){for(let n=0;;n++){if(n==r.childCount||n==e.childCount)return r.childCount==e.childCount?null:t;let i=r.
child(n),s=e.child(n);if(i==s){t+=i.nodeSize;continue}if(!i.sameMarkup(s))return t;if(i.isText&&i.text!=s.text){let o=i.
text,l=s.text,a=0;for(;o[a]==l[a];a++)t++;return a&&a<o.length&&a<l.length&&_s(o.charCodeAt(a-1))&&Hs(o.charCodeAt(a))&&
t--,t}if(i.content.size||s.content.size){let o=$s(i.content,s.content,t+1);if(o!=null)return o}t+=i.nodeSize}}function Vs(r,e,t,n){
for(let i=r.childCount,s=e.childCount;;){if(i==0||s==0)return i==s?null:{a:t,b:n};let o=r.child(--i),l=e.child(--s),a=o.
nodeSize;if(o==l){t-=a,n-=a;continue}if(!o.sameMarkup(l))return{a:t,b:n};if(o.isText&&o.text!=l.text){let c=o.text,d=l.text,
f=c.length,u=d.length;for(;f>0&&u>0&&c[f-1]==d[u-1];)f--,u--,t--,n--;return f&&u&&f<c.length&&_s(c.charCodeAt(f-1))&&Hs(
c.charCodeAt(f))&&(t++,n++),{a:t,b:n}}if(o.content.size||l.content.size){let c=Vs(o.content,l.content,t-1,n-1);if(c)return c}
t-=a,n-=a}}function Hs(r){return r>=56320&&r<57344}function _s(r){return r>=55296&&r<56320}var w=class r{constructor(e,t){
if(this.content=e,this.size=t||0,t==null)for(let n=0;n<e.length;n++)this.size+=e[n].nodeSize}nodesBetween(e,t,n,i=0,s){for(let o=0,
l=0;l<t;o++){let a=this.content[o],c=l+a.nodeSize;if(c>e&&n(a,i+l,s||null,o)!==!1&&a.content.size){let d=l+1;a.nodesBetween(
Math.max(0,e-d),Math.min(a.content.size,t-d),n,i+d)}l=c}}descendants(e){this.nodesBetween(0,this.size,e)}textBetween(e,t,n,i){
let s="",o=!0;return this.nodesBetween(e,t,(l,a)=>{let c=l.isText?l.text.slice(Math.max(e,a)-a,t-a):l.isLeaf?i?typeof i==
"function"?i(l):i:l.type.spec.leafText?l.type.spec.leafText(l):"":"";l.isBlock&&(l.isLeaf&&c||l.isTextblock)&&n&&(o?o=!1:
s+=n),s+=c},0),s}append(e){if(!e.size)return this;if(!this.size)return e;let t=this.lastChild,n=e.firstChild,i=this.content.
slice(),s=0;for(t.isText&&t.sameMarkup(n)&&(i[i.length-1]=t.withText(t.text+n.text),s=1);s<e.content.length;s++)i.push(e.
content[s]);return new r(i,this.size+e.size)}cut(e,t=this.size){if(e==0&&t==this.size)return this;let n=[],i=0;if(t>e)for(let s=0,
o=0;o<t;s++){let l=this.content[s],a=o+l.nodeSize;a>e&&((o<e||a>t)&&(l.isText?l=l.cut(Math.max(0,e-o),Math.min(l.text.length,
t-o)):l=l.cut(Math.max(0,e-o-1),Math.min(l.content.size,t-o-1))),n.push(l),i+=l.nodeSize),o=a}return new r(n,i)}cutByIndex(e,t){
return e==t?r.empty:e==0&&t==this.content.length?this:new r(this.content.slice(e,t))}replaceChild(e,t){let n=this.content[e];
if(n==t)return this;let i=this.content.slice(),s=this.size+t.nodeSize-n.nodeSize;return i[e]=t,new r(i,s)}addToStart(e){
return new r([e].concat(this.content),this.size+e.nodeSize)}addToEnd(e){return new r(this.content.concat(e),this.size+e.
nodeSize)}eq(e){if(this.content.length!=e.content.length)return!1;for(let t=0;t<this.content.length;t++)if(!this.content[t].
eq(e.content[t]))return!1;return!0}get firstChild(){return this.content.length?this.content[0]:null}get lastChild(){return this.
content.length?this.content[this.content.length-1]:null}get childCount(){return this.content.length}child(e){let t=this.
content[e];if(!t)throw new RangeError("Index "+e+" out of range for "+this);return t}maybeChild(e){return this.content[e]||
null}forEach(e){for(let t=0,n=0;t<this.content.length;t++){let i=this.content[t];e(i,n,t),n+=i.nodeSize}}findDiffStart(e,t=0){
return $s(this,e,t)}findDiffEnd(e,t=this.size,n=e.size){return Vs(this,e,t,n)}findIndex(e){if(e==0)return Pn(0,e);if(e==
this.size)return Pn(this.content.length,e);if(e>this.size||e<0)throw new RangeError(`Position ${e} outside of fragment (${this}\
)`);for(let t=0,n=0;;t++){let i=this.child(t),s=n+i.nodeSize;if(s>=e)return s==e?Pn(t+1,s):Pn(t,n);n=s}}toString(){return"\
<"+this.toStringInner()+">"}toStringInner(){return this.content.join(", ")}toJSON(){return this.content.length?this.content.
map(e=>e.toJSON()):null}static fromJSON(e,t){if(!t)return r.empty;if(!Array.isArray(t))throw new RangeError("Invalid inp\
ut for Fragment.fromJSON");return r.fromArray(t.map(e.nodeFromJSON))}static fromArray(e){if(!e.length)return r.empty;let t,
n=0;for(let i=0;i<e.length;i++){let s=e[i];n+=s.nodeSize,i&&s.isText&&e[i-1].sameMarkup(s)?(t||(t=e.slice(0,i)),t[t.length-
1]=s.withText(t[t.length-1].text+s.text)):t&&t.push(s)}return new r(t||e,n)}static from(e){if(!e)return r.empty;if(e instanceof
r)return e;if(Array.isArray(e))return this.fromArray(e);if(e.attrs)return new r([e],e.nodeSize);throw new RangeError("Ca\
n not convert "+e+" to a Fragment"+(e.nodesBetween?" (looks like multiple versions of prosemirror-model were loaded)":""))}};
w.empty=new w([],0);var Fr={index:0,offset:0};function Pn(r,e){return Fr.index=r,Fr.offset=e,Fr}function zn(r,e){if(r===
e)return!0;if(!(r&&typeof r=="object")||!(e&&typeof e=="object"))return!1;let t=Array.isArray(r);if(Array.isArray(e)!=t)
return!1;if(t){if(r.length!=e.length)return!1;for(let n=0;n<r.length;n++)if(!zn(r[n],e[n]))return!1}else{for(let n in r)
if(!(n in e)||!zn(r[n],e[n]))return!1;for(let n in e)if(!(n in r))return!1}return!0}var A=class r{constructor(e,t){this.
type=e,this.attrs=t}addToSet(e){let t,n=!1;for(let i=0;i<e.length;i++){let s=e[i];if(this.eq(s))return e;if(this.type.excludes(
s.type))t||(t=e.slice(0,i));else{if(s.type.excludes(this.type))return e;!n&&s.type.rank>this.type.rank&&(t||(t=e.slice(0,
i)),t.push(this),n=!0),t&&t.push(s)}}return t||(t=e.slice()),n||t.push(this),t}removeFromSet(e){for(let t=0;t<e.length;t++)
if(this.eq(e[t]))return e.slice(0,t).concat(e.slice(t+1));return e}isInSet(e){for(let t=0;t<e.length;t++)if(this.eq(e[t]))
return!0;return!1}eq(e){return this==e||this.type==e.type&&zn(this.attrs,e.attrs)}toJSON(){let e={type:this.type.name};for(let t in this.
attrs){e.attrs=this.attrs;break}return e}static fromJSON(e,t){if(!t)throw new RangeError("Invalid input for Mark.fromJSO\
N");let n=e.marks[t.type];if(!n)throw new RangeError(`There is no mark type ${t.type} in this schema`);return n.create(t.
attrs)}static sameSet(e,t){if(e==t)return!0;if(e.length!=t.length)return!1;for(let n=0;n<e.length;n++)if(!e[n].eq(t[n]))
return!1;return!0}static setFrom(e){if(!e||Array.isArray(e)&&e.length==0)return r.none;if(e instanceof r)return[e];let t=e.
slice();return t.sort((n,i)=>n.type.rank-i.type.rank),t}};A.none=[];var Je=class extends Error{},x=class r{constructor(e,t,n){
this.content=e,this.openStart=t,this.openEnd=n}get size(){return this.content.size-this.openStart-this.openEnd}insertAt(e,t){
let n=Ws(this.content,e+this.openStart,t,this.openStart+1,this.openEnd+1);return n&&new r(n,this.openStart,this.openEnd)}removeBetween(e,t){
return new r(qs(this.content,e+this.openStart,t+this.openStart),this.openStart,this.openEnd)}eq(e){return this.content.eq(
e.content)&&this.openStart==e.openStart&&this.openEnd==e.openEnd}toString(){return this.content+"("+this.openStart+","+this.
openEnd+")"}toJSON(){if(!this.content.size)return null;let e={content:this.content.toJSON()};return this.openStart>0&&(e.
openStart=this.openStart),this.openEnd>0&&(e.openEnd=this.openEnd),e}static fromJSON(e,t){if(!t)return r.empty;let n=t.openStart||
0,i=t.openEnd||0;if(typeof n!="number"||typeof i!="number")throw new RangeError("Invalid input for Slice.fromJSON");return new r(
w.fromJSON(e,t.content),n,i)}static maxOpen(e,t=!0){let n=0,i=0;for(let s=e.firstChild;s&&!s.isLeaf&&(t||!s.type.spec.isolating);s=
s.firstChild)n++;for(let s=e.lastChild;s&&!s.isLeaf&&(t||!s.type.spec.isolating);s=s.lastChild)i++;return new r(e,n,i)}};
x.empty=new x(w.empty,0,0);function qs(r,e,t){let{index:n,offset:i}=r.findIndex(e),s=r.maybeChild(n),{index:o,offset:l}=r.
findIndex(t);if(i==e||s.isText){if(l!=t&&!r.child(o).isText)throw new RangeError("Removing non-flat range");return r.cut(
0,e).append(r.cut(t))}if(n!=o)throw new RangeError("Removing non-flat range");return r.replaceChild(n,s.copy(qs(s.content,
e-i-1,t-i-1)))}function Ws(r,e,t,n,i,s){let{index:o,offset:l}=r.findIndex(e),a=r.maybeChild(o);if(l==e||a.isText)return s&&
n<=0&&i<=0&&!s.canReplace(o,o,t)?null:r.cut(0,e).append(t).append(r.cut(e));let c=Ws(a.content,e-l-1,t,o==0?n-1:0,o==r.childCount-
1?i-1:0,a);return c&&r.replaceChild(o,a.copy(c))}function ld(r,e,t){if(t.openStart>r.depth)throw new Je("Inserted conten\
t deeper than insertion position");if(r.depth-t.openStart!=e.depth-t.openEnd)throw new Je("Inconsistent open depths");return Js(
r,e,t,0)}function Js(r,e,t,n){let i=r.index(n),s=r.node(n);if(i==e.index(n)&&n<r.depth-t.openStart){let o=Js(r,e,t,n+1);
return s.copy(s.content.replaceChild(i,o))}else if(t.content.size)if(!t.openStart&&!t.openEnd&&r.depth==n&&e.depth==n){let o=r.
parent,l=o.content;return ot(o,l.cut(0,r.parentOffset).append(t.content).append(l.cut(e.parentOffset)))}else{let{start:o,
end:l}=ad(t,r);return ot(s,Ks(r,o,l,e,n))}else return ot(s,Fn(r,e,n))}function js(r,e){if(!e.type.compatibleContent(r.type))
throw new Je("Cannot join "+e.type.name+" onto "+r.type.name)}function $r(r,e,t){let n=r.node(t);return js(n,e.node(t)),
n}function st(r,e){let t=e.length-1;t>=0&&r.isText&&r.sameMarkup(e[t])?e[t]=r.withText(e[t].text+r.text):e.push(r)}function Qt(r,e,t,n){
let i=(e||r).node(t),s=0,o=e?e.index(t):i.childCount;r&&(s=r.index(t),r.depth>t?s++:r.textOffset&&(st(r.nodeAfter,n),s++));
for(let l=s;l<o;l++)st(i.child(l),n);e&&e.depth==t&&e.textOffset&&st(e.nodeBefore,n)}function ot(r,e){if(!r.type.validContent(
e))throw new Je("Invalid content for node "+r.type.name);return r.copy(e)}function Ks(r,e,t,n,i){let s=r.depth>i&&$r(r,e,
i+1),o=n.depth>i&&$r(t,n,i+1),l=[];return Qt(null,r,i,l),s&&o&&e.index(i)==t.index(i)?(js(s,o),st(ot(s,Ks(r,e,t,n,i+1)),
l)):(s&&st(ot(s,Fn(r,e,i+1)),l),Qt(e,t,i,l),o&&st(ot(o,Fn(t,n,i+1)),l)),Qt(n,null,i,l),new w(l)}function Fn(r,e,t){let n=[];
if(Qt(null,r,t,n),r.depth>t){let i=$r(r,e,t+1);st(ot(i,Fn(r,e,t+1)),n)}return Qt(e,null,t,n),new w(n)}function ad(r,e){let t=e.
depth-r.openStart,i=e.node(t).copy(r.content);for(let s=t-1;s>=0;s--)i=e.node(s).copy(w.from(i));return{start:i.resolveNoCache(
r.openStart+t),end:i.resolveNoCache(i.content.size-r.openEnd-t)}}var $n=class r{constructor(e,t,n){this.pos=e,this.path=
t,this.parentOffset=n,this.depth=t.length/3-1}resolveDepth(e){return e==null?this.depth:e<0?this.depth+e:e}get parent(){
return this.node(this.depth)}get doc(){return this.node(0)}node(e){return this.path[this.resolveDepth(e)*3]}index(e){return this.
path[this.resolveDepth(e)*3+1]}indexAfter(e){return e=this.resolveDepth(e),this.index(e)+(e==this.depth&&!this.textOffset?
0:1)}start(e){return e=this.resolveDepth(e),e==0?0:this.path[e*3-1]+1}end(e){return e=this.resolveDepth(e),this.start(e)+
this.node(e).content.size}before(e){if(e=this.resolveDepth(e),!e)throw new RangeError("There is no position before the t\
op-level node");return e==this.depth+1?this.pos:this.path[e*3-1]}after(e){if(e=this.resolveDepth(e),!e)throw new RangeError(
"There is no position after the top-level node");return e==this.depth+1?this.pos:this.path[e*3-1]+this.path[e*3].nodeSize}get textOffset(){
return this.pos-this.path[this.path.length-1]}get nodeAfter(){let e=this.parent,t=this.index(this.depth);if(t==e.childCount)
return null;let n=this.pos-this.path[this.path.length-1],i=e.child(t);return n?e.child(t).cut(n):i}get nodeBefore(){let e=this.
index(this.depth),t=this.pos-this.path[this.path.length-1];return t?this.parent.child(e).cut(0,t):e==0?null:this.parent.
child(e-1)}posAtIndex(e,t){t=this.resolveDepth(t);let n=this.path[t*3],i=t==0?0:this.path[t*3-1]+1;for(let s=0;s<e;s++)i+=
n.child(s).nodeSize;return i}marks(){let e=this.parent,t=this.index();if(e.content.size==0)return A.none;if(this.textOffset)
return e.child(t).marks;let n=e.maybeChild(t-1),i=e.maybeChild(t);if(!n){let l=n;n=i,i=l}let s=n.marks;for(var o=0;o<s.length;o++)
s[o].type.spec.inclusive===!1&&(!i||!s[o].isInSet(i.marks))&&(s=s[o--].removeFromSet(s));return s}marksAcross(e){let t=this.
parent.maybeChild(this.index());if(!t||!t.isInline)return null;let n=t.marks,i=e.parent.maybeChild(e.index());for(var s=0;s<
n.length;s++)n[s].type.spec.inclusive===!1&&(!i||!n[s].isInSet(i.marks))&&(n=n[s--].removeFromSet(n));return n}sharedDepth(e){
for(let t=this.depth;t>0;t--)if(this.start(t)<=e&&this.end(t)>=e)return t;return 0}blockRange(e=this,t){if(e.pos<this.pos)
return e.blockRange(this);for(let n=this.depth-(this.parent.inlineContent||this.pos==e.pos?1:0);n>=0;n--)if(e.pos<=this.
end(n)&&(!t||t(this.node(n))))return new lt(this,e,n);return null}sameParent(e){return this.pos-this.parentOffset==e.pos-
e.parentOffset}max(e){return e.pos>this.pos?e:this}min(e){return e.pos<this.pos?e:this}toString(){let e="";for(let t=1;t<=
this.depth;t++)e+=(e?"/":"")+this.node(t).type.name+"_"+this.index(t-1);return e+":"+this.parentOffset}static resolve(e,t){
if(!(t>=0&&t<=e.content.size))throw new RangeError("Position "+t+" out of range");let n=[],i=0,s=t;for(let o=e;;){let{index:l,
offset:a}=o.content.findIndex(s),c=s-a;if(n.push(o,l,i+a),!c||(o=o.child(l),o.isText))break;s=c-1,i+=a+1}return new r(t,
n,s)}static resolveCached(e,t){let n=Ns.get(e);if(n)for(let s=0;s<n.elts.length;s++){let o=n.elts[s];if(o.pos==t)return o}else
Ns.set(e,n=new Vr);let i=n.elts[n.i]=r.resolve(e,t);return n.i=(n.i+1)%cd,i}},Vr=class{constructor(){this.elts=[],this.i=
0}},cd=12,Ns=new WeakMap,lt=class{constructor(e,t,n){this.$from=e,this.$to=t,this.depth=n}get start(){return this.$from.
before(this.depth+1)}get end(){return this.$to.after(this.depth+1)}get parent(){return this.$from.node(this.depth)}get startIndex(){
return this.$from.index(this.depth)}get endIndex(){return this.$to.indexAfter(this.depth)}},dd=Object.create(null),ue=class r{constructor(e,t,n,i=A.
none){this.type=e,this.attrs=t,this.marks=i,this.content=n||w.empty}get children(){return this.content.content}get nodeSize(){
return this.isLeaf?1:2+this.content.size}get childCount(){return this.content.childCount}child(e){return this.content.child(
e)}maybeChild(e){return this.content.maybeChild(e)}forEach(e){this.content.forEach(e)}nodesBetween(e,t,n,i=0){this.content.
nodesBetween(e,t,n,i,this)}descendants(e){this.nodesBetween(0,this.content.size,e)}get textContent(){return this.isLeaf&&
this.type.spec.leafText?this.type.spec.leafText(this):this.textBetween(0,this.content.size,"")}textBetween(e,t,n,i){return this.
content.textBetween(e,t,n,i)}get firstChild(){return this.content.firstChild}get lastChild(){return this.content.lastChild}eq(e){
return this==e||this.sameMarkup(e)&&this.content.eq(e.content)}sameMarkup(e){return this.hasMarkup(e.type,e.attrs,e.marks)}hasMarkup(e,t,n){
return this.type==e&&zn(this.attrs,t||e.defaultAttrs||dd)&&A.sameSet(this.marks,n||A.none)}copy(e=null){return e==this.content?
this:new r(this.type,this.attrs,e,this.marks)}mark(e){return e==this.marks?this:new r(this.type,this.attrs,this.content,
e)}cut(e,t=this.content.size){return e==0&&t==this.content.size?this:this.copy(this.content.cut(e,t))}slice(e,t=this.content.
size,n=!1){if(e==t)return x.empty;let i=this.resolve(e),s=this.resolve(t),o=n?0:i.sharedDepth(t),l=i.start(o),c=i.node(o).
content.cut(i.pos-l,s.pos-l);return new x(c,i.depth-o,s.depth-o)}replace(e,t,n){return ld(this.resolve(e),this.resolve(t),
n)}nodeAt(e){for(let t=this;;){let{index:n,offset:i}=t.content.findIndex(e);if(t=t.maybeChild(n),!t)return null;if(i==e||
t.isText)return t;e-=i+1}}childAfter(e){let{index:t,offset:n}=this.content.findIndex(e);return{node:this.content.maybeChild(
t),index:t,offset:n}}childBefore(e){if(e==0)return{node:null,index:0,offset:0};let{index:t,offset:n}=this.content.findIndex(
e);if(n<e)return{node:this.content.child(t),index:t,offset:n};let i=this.content.child(t-1);return{node:i,index:t-1,offset:n-
i.nodeSize}}resolve(e){return $n.resolveCached(this,e)}resolveNoCache(e){return $n.resolve(this,e)}rangeHasMark(e,t,n){let i=!1;
return t>e&&this.nodesBetween(e,t,s=>(n.isInSet(s.marks)&&(i=!0),!i)),i}get isBlock(){return this.type.isBlock}get isTextblock(){
return this.type.isTextblock}get inlineContent(){return this.type.inlineContent}get isInline(){return this.type.isInline}get isText(){
return this.type.isText}get isLeaf(){return this.type.isLeaf}get isAtom(){return this.type.isAtom}toString(){if(this.type.
spec.toDebugString)return this.type.spec.toDebugString(this);let e=this.type.name;return this.content.size&&(e+="("+this.
content.toStringInner()+")"),Us(this.marks,e)}contentMatchAt(e){let t=this.type.contentMatch.matchFragment(this.content,
0,e);if(!t)throw new Error("Called contentMatchAt on a node with invalid content");return t}canReplace(e,t,n=w.empty,i=0,s=n.
childCount){let o=this.contentMatchAt(e).matchFragment(n,i,s),l=o&&o.matchFragment(this.content,t);if(!l||!l.validEnd)return!1;
for(let a=i;a<s;a++)if(!this.type.allowsMarks(n.child(a).marks))return!1;return!0}canReplaceWith(e,t,n,i){if(i&&!this.type.
allowsMarks(i))return!1;let s=this.contentMatchAt(e).matchType(n),o=s&&s.matchFragment(this.content,t);return o?o.validEnd:
!1}canAppend(e){return e.content.size?this.canReplace(this.childCount,this.childCount,e.content):this.type.compatibleContent(
e.type)}check(){this.type.checkContent(this.content),Os(this.type.attrs,this.attrs,"node",this.type.name);let e=A.none;for(let t=0;t<
this.marks.length;t++){let n=this.marks[t];Os(n.type.attrs,n.attrs,"mark",n.type.name),e=n.addToSet(e)}if(!A.sameSet(e,this.
marks))throw new RangeError(`Invalid collection of marks for node ${this.type.name}: ${this.marks.map(t=>t.type.name)}`);
this.content.forEach(t=>t.check())}toJSON(){let e={type:this.type.name};for(let t in this.attrs){e.attrs=this.attrs;break}
return this.content.size&&(e.content=this.content.toJSON()),this.marks.length&&(e.marks=this.marks.map(t=>t.toJSON())),e}static fromJSON(e,t){
if(!t)throw new RangeError("Invalid input for Node.fromJSON");let n;if(t.marks){if(!Array.isArray(t.marks))throw new RangeError(
"Invalid mark data for Node.fromJSON");n=t.marks.map(e.markFromJSON)}if(t.type=="text"){if(typeof t.text!="string")throw new RangeError(
"Invalid text node in JSON");return e.text(t.text,n)}let i=w.fromJSON(e,t.content);return e.nodeType(t.type).create(t.attrs,
i,n)}};ue.prototype.text=void 0;var As=(()=>{let{stack:r}=new Error("/");if(!r||!/\n\s*at\s/.test(r))return t=>t;let e=Object.
create(null);return t=>(e[t],t)})(),Hr=class r extends ue{constructor(e,t,n,i){if(super(e,t,null,i),!n)throw new RangeError(
"Empty text nodes are not allowed");this.text=n}toString(){return this.type.spec.toDebugString?this.type.spec.toDebugString(
this):Us(this.marks,JSON.stringify(this.text))}get textContent(){return this.text}textBetween(e,t){return As(this.text.slice(
e,t))}get nodeSize(){return this.text.length}mark(e){return e==this.marks?this:new r(this.type,this.attrs,this.text,e)}withText(e){
return e==this.text?this:new r(this.type,this.attrs,e,this.marks)}cut(e=0,t=this.text.length){return e==0&&t==this.text.
length?this:this.withText(As(this.text.slice(e,t)))}eq(e){return this.sameMarkup(e)&&this.text==e.text}toJSON(){let e=super.
toJSON();return e.text=this.text,e}};function Us(r,e){for(let t=r.length-1;t>=0;t--)e=r[t].type.name+"("+e+")";return e}
function Os(r,e,t,n){for(let i in e)if(!(i in r))throw new RangeError(`Unsupported attribute ${i} for ${t} of type ${n}`);
for(let i in r)r[i].validate&&r[i].validate(e[i])}var at=class r{constructor(e){this.validEnd=e,this.next=[],this.wrapCache=
[]}static parse(e,t){let n=new _r(e,t);if(n.next==null)return r.empty;let i=Gs(n);n.next&&n.err("Unexpected trailing tex\
t");let s=yd(gd(i));return bd(s,n),s}matchType(e){for(let t=0;t<this.next.length;t++)if(this.next[t].type==e)return this.
next[t].next;return null}matchFragment(e,t=0,n=e.childCount){let i=this;for(let s=t;i&&s<n;s++)i=i.matchType(e.child(s).
type);return i}get inlineContent(){return this.next.length!=0&&this.next[0].type.isInline}get defaultType(){for(let e=0;e<
this.next.length;e++){let{type:t}=this.next[e];if(!(t.isText||t.hasRequiredAttrs()))return t}return null}compatible(e){for(let t=0;t<
this.next.length;t++)for(let n=0;n<e.next.length;n++)if(this.next[t].type==e.next[n].type)return!0;return!1}fillBefore(e,t=!1,n=0){
let i=[this];function s(o,l){let a=o.matchFragment(e,n);if(a&&(!t||a.validEnd))return w.from(l.map(c=>c.createAndFill()));
for(let c=0;c<o.next.length;c++){let{type:d,next:f}=o.next[c];if(!(d.isText||d.hasRequiredAttrs())&&i.indexOf(f)==-1){i.
push(f);let u=s(f,l.concat(d));if(u)return u}}return null}return s(this,[])}findWrapping(e){for(let n=0;n<this.wrapCache.
length;n+=2)if(this.wrapCache[n]==e)return this.wrapCache[n+1];let t=this.computeWrapping(e);return this.wrapCache.push(
e,t),t}computeWrapping(e){let t=Object.create(null),n=[{match:this,type:null,via:null}];for(;n.length;){let i=n.shift(),
s=i.match;if(s.matchType(e)){let o=[];for(let l=i;l.type;l=l.via)o.push(l.type);return o.reverse()}for(let o=0;o<s.next.
length;o++){let{type:l,next:a}=s.next[o];!l.isLeaf&&!l.hasRequiredAttrs()&&!(l.name in t)&&(!i.type||a.validEnd)&&(n.push(
{match:l.contentMatch,type:l,via:i}),t[l.name]=!0)}}return null}get edgeCount(){return this.next.length}edge(e){if(e>=this.
next.length)throw new RangeError(`There's no ${e}th edge in this content match`);return this.next[e]}toString(){let e=[];
function t(n){e.push(n);for(let i=0;i<n.next.length;i++)e.indexOf(n.next[i].next)==-1&&t(n.next[i].next)}return t(this),
e.map((n,i)=>{let s=i+(n.validEnd?"*":" ")+" ";for(let o=0;o<n.next.length;o++)s+=(o?", ":"")+n.next[o].type.name+"->"+e.
indexOf(n.next[o].next);return s}).join(`
`)}};at.empty=new at(!0);var _r=class{constructor(e,t){this.string=e,this.nodeTypes=t,this.inline=null,this.pos=0,this.tokens=
e.split(/\s*(?=\b|\W|$)/),this.tokens[this.tokens.length-1]==""&&this.tokens.pop(),this.tokens[0]==""&&this.tokens.shift()}get next(){
return this.tokens[this.pos]}eat(e){return this.next==e&&(this.pos++||!0)}err(e){throw new SyntaxError(e+" (in content e\
xpression '"+this.string+"')")}};function Gs(r){let e=[];do e.push(fd(r));while(r.eat("|"));return e.length==1?e[0]:{type:"\
choice",exprs:e}}function fd(r){let e=[];do e.push(ud(r));while(r.next&&r.next!=")"&&r.next!="|");return e.length==1?e[0]:
{type:"seq",exprs:e}}function ud(r){let e=md(r);for(;;)if(r.eat("+"))e={type:"plus",expr:e};else if(r.eat("*"))e={type:"\
star",expr:e};else if(r.eat("?"))e={type:"opt",expr:e};else if(r.eat("{"))e=hd(r,e);else break;return e}function Ds(r){/\D/.
test(r.next)&&r.err("Expected number, got '"+r.next+"'");let e=Number(r.next);return r.pos++,e}function hd(r,e){let t=Ds(
r),n=t;return r.eat(",")&&(r.next!="}"?n=Ds(r):n=-1),r.eat("}")||r.err("Unclosed braced range"),{type:"range",min:t,max:n,
expr:e}}function pd(r,e){let t=r.nodeTypes,n=t[e];if(n)return[n];let i=[];for(let s in t){let o=t[s];o.isInGroup(e)&&i.push(
o)}return i.length==0&&r.err("No node type or group '"+e+"' found"),i}function md(r){if(r.eat("(")){let e=Gs(r);return r.
eat(")")||r.err("Missing closing paren"),e}else if(/\W/.test(r.next))r.err("Unexpected token '"+r.next+"'");else{let e=pd(
r,r.next).map(t=>(r.inline==null?r.inline=t.isInline:r.inline!=t.isInline&&r.err("Mixing inline and block content"),{type:"\
name",value:t}));return r.pos++,e.length==1?e[0]:{type:"choice",exprs:e}}}function gd(r){let e=[[]];return i(s(r,0),t()),
e;function t(){return e.push([])-1}function n(o,l,a){let c={term:a,to:l};return e[o].push(c),c}function i(o,l){o.forEach(
a=>a.to=l)}function s(o,l){if(o.type=="choice")return o.exprs.reduce((a,c)=>a.concat(s(c,l)),[]);if(o.type=="seq")for(let a=0;;a++){
let c=s(o.exprs[a],l);if(a==o.exprs.length-1)return c;i(c,l=t())}else if(o.type=="star"){let a=t();return n(l,a),i(s(o.expr,
a),a),[n(a)]}else if(o.type=="plus"){let a=t();return i(s(o.expr,l),a),i(s(o.expr,a),a),[n(a)]}else{if(o.type=="opt")return[
n(l)].concat(s(o.expr,l));if(o.type=="range"){let a=l;for(let c=0;c<o.min;c++){let d=t();i(s(o.expr,a),d),a=d}if(o.max==
-1)i(s(o.expr,a),a);else for(let c=o.min;c<o.max;c++){let d=t();n(a,d),i(s(o.expr,a),d),a=d}return[n(a)]}else{if(o.type==
"name")return[n(l,void 0,o.value)];throw new Error("Unknown expr type")}}}}function Xs(r,e){return e-r}function Rs(r,e){
let t=[];return n(e),t.sort(Xs);function n(i){let s=r[i];if(s.length==1&&!s[0].term)return n(s[0].to);t.push(i);for(let o=0;o<
s.length;o++){let{term:l,to:a}=s[o];!l&&t.indexOf(a)==-1&&n(a)}}}function yd(r){let e=Object.create(null);return t(Rs(r,
0));function t(n){let i=[];n.forEach(o=>{r[o].forEach(({term:l,to:a})=>{if(!l)return;let c;for(let d=0;d<i.length;d++)i[d][0]==
l&&(c=i[d][1]);Rs(r,a).forEach(d=>{c||i.push([l,c=[]]),c.indexOf(d)==-1&&c.push(d)})})});let s=e[n.join(",")]=new at(n.indexOf(
r.length-1)>-1);for(let o=0;o<i.length;o++){let l=i[o][1].sort(Xs);s.next.push({type:i[o][0],next:e[l.join(",")]||t(l)})}
return s}}function bd(r,e){for(let t=0,n=[r];t<n.length;t++){let i=n[t],s=!i.validEnd,o=[];for(let l=0;l<i.next.length;l++){
let{type:a,next:c}=i.next[l];o.push(a.name),s&&!(a.isText||a.hasRequiredAttrs())&&(s=!1),n.indexOf(c)==-1&&n.push(c)}s&&
e.err("Only non-generatable nodes ("+o.join(", ")+") in a required position (see https://prosemirror.net/docs/guide/#gen\
eratable)")}}function Ys(r){let e=Object.create(null);for(let t in r){let n=r[t];if(!n.hasDefault)return null;e[t]=n.default}
return e}function Qs(r,e){let t=Object.create(null);for(let n in r){let i=r[n],s=e&&e[n];if(s===void 0)if(i.hasDefault)s=
i.default;else throw new RangeError("No value supplied for attribute "+n);else i.validate&&i.validate(s);t[n]=s}return t}
function Zs(r,e){let t=Object.create(null);if(e)for(let n in e)t[n]=new qr(r,n,e[n]);return t}var Ne=class r{constructor(e,t,n){
this.name=e,this.schema=t,this.spec=n,this.markSet=null,this.groups=n.group?n.group.split(" "):[],this.attrs=Zs(e,n.attrs),
this.defaultAttrs=Ys(this.attrs),this.contentMatch=null,this.inlineContent=null,this.isBlock=!(n.inline||e=="text"),this.
isText=e=="text"}get isInline(){return!this.isBlock}get isTextblock(){return this.isBlock&&this.inlineContent}get isLeaf(){
return this.contentMatch==at.empty}get isAtom(){return this.isLeaf||!!this.spec.atom}isInGroup(e){return this.groups.indexOf(
e)>-1}get whitespace(){return this.spec.whitespace||(this.spec.code?"pre":"normal")}hasRequiredAttrs(){for(let e in this.
attrs)if(this.attrs[e].isRequired)return!0;return!1}compatibleContent(e){return this==e||this.contentMatch.compatible(e.
contentMatch)}computeAttrs(e){return!e&&this.defaultAttrs?this.defaultAttrs:Qs(this.attrs,e)}create(e=null,t,n){if(this.
isText)throw new Error("NodeType.create can't construct text nodes");return new ue(this,this.computeAttrs(e),w.from(t),A.
setFrom(n))}createChecked(e=null,t,n){return t=w.from(t),this.checkContent(t),new ue(this,this.computeAttrs(e),t,A.setFrom(
n))}createAndFill(e=null,t,n){if(e=this.computeAttrs(e),t=w.from(t),t.size){let o=this.contentMatch.fillBefore(t);if(!o)
return null;t=o.append(t)}let i=this.contentMatch.matchFragment(t),s=i&&i.fillBefore(w.empty,!0);return s?new ue(this,e,
t.append(s),A.setFrom(n)):null}validContent(e){let t=this.contentMatch.matchFragment(e);if(!t||!t.validEnd)return!1;for(let n=0;n<
e.childCount;n++)if(!this.allowsMarks(e.child(n).marks))return!1;return!0}checkContent(e){if(!this.validContent(e))throw new RangeError(
`Invalid content for node ${this.name}: ${e.toString().slice(0,50)}`)}checkAttrs(e){}allowsMarkType(e){return this.markSet==
null||this.markSet.indexOf(e)>-1}allowsMarks(e){if(this.markSet==null)return!0;for(let t=0;t<e.length;t++)if(!this.allowsMarkType(
e[t].type))return!1;return!0}allowedMarks(e){if(this.markSet==null)return e;let t;for(let n=0;n<e.length;n++)this.allowsMarkType(
e[n].type)?t&&t.push(e[n]):t||(t=e.slice(0,n));return t?t.length?t:A.none:e}static compile(e,t){let n=Object.create(null);
e.forEach((s,o)=>n[s]=new r(s,t,o));let i=t.spec.topNode||"doc";if(!n[i])throw new RangeError("Schema is missing its top\
 node type ('"+i+"')");if(!n.text)throw new RangeError("Every schema needs a 'text' type");for(let s in n.text.attrs)throw new RangeError(
"The text node type should not have attributes");return n}};function wd(r,e,t){let n=t.split("|");return i=>{let s=i===null?
"null":typeof i;if(n.indexOf(s)<0)throw new RangeError(`Expected value of type ${n} for attribute ${e} on type ${r}, got\
 ${s}`)}}var qr=class{constructor(e,t,n){this.hasDefault=Object.prototype.hasOwnProperty.call(n,"default"),this.default=
n.default,this.validate=typeof n.validate=="string"?wd(e,t,n.validate):n.validate}get isRequired(){return!this.hasDefault}},
en=class r{constructor(e,t,n,i){this.name=e,this.rank=t,this.schema=n,this.spec=i,this.attrs=Zs(e,i.attrs),this.excluded=
null;let s=Ys(this.attrs);this.instance=s?new A(this,s):null}create(e=null){return!e&&this.instance?this.instance:new A(
this,Qs(this.attrs,e))}static compile(e,t){let n=Object.create(null),i=0;return e.forEach((s,o)=>n[s]=new r(s,i++,t,o)),
n}removeFromSet(e){for(var t=0;t<e.length;t++)e[t].type==this&&(e=e.slice(0,t).concat(e.slice(t+1)),t--);return e}isInSet(e){
for(let t=0;t<e.length;t++)if(e[t].type==this)return e[t]}excludes(e){return this.excluded.indexOf(e)>-1}},Vn=class{constructor(e){
this.linebreakReplacement=null,this.cached=Object.create(null);let t=this.spec={};for(let i in e)t[i]=e[i];t.nodes=zr.from(
e.nodes),t.marks=zr.from(e.marks||{}),this.nodes=Ne.compile(this.spec.nodes,this),this.marks=en.compile(this.spec.marks,
this);let n=Object.create(null);for(let i in this.nodes){if(i in this.marks)throw new RangeError(i+" can not be both a n\
ode and a mark");let s=this.nodes[i],o=s.spec.content||"",l=s.spec.marks;if(s.contentMatch=n[o]||(n[o]=at.parse(o,this.nodes)),
s.inlineContent=s.contentMatch.inlineContent,s.spec.linebreakReplacement){if(this.linebreakReplacement)throw new RangeError(
"Multiple linebreak nodes defined");if(!s.isInline||!s.isLeaf)throw new RangeError("Linebreak replacement nodes must be \
inline leaf nodes");this.linebreakReplacement=s}s.markSet=l=="_"?null:l?Is(this,l.split(" ")):l==""||!s.inlineContent?[]:
null}for(let i in this.marks){let s=this.marks[i],o=s.spec.excludes;s.excluded=o==null?[s]:o==""?[]:Is(this,o.split(" "))}
this.nodeFromJSON=i=>ue.fromJSON(this,i),this.markFromJSON=i=>A.fromJSON(this,i),this.topNodeType=this.nodes[this.spec.topNode||
"doc"],this.cached.wrappings=Object.create(null)}node(e,t=null,n,i){if(typeof e=="string")e=this.nodeType(e);else if(e instanceof
Ne){if(e.schema!=this)throw new RangeError("Node type from different schema used ("+e.name+")")}else throw new RangeError(
"Invalid node type: "+e);return e.createChecked(t,n,i)}text(e,t){let n=this.nodes.text;return new Hr(n,n.defaultAttrs,e,
A.setFrom(t))}mark(e,t){return typeof e=="string"&&(e=this.marks[e]),e.create(t)}nodeType(e){let t=this.nodes[e];if(!t)throw new RangeError(
"Unknown node type: "+e);return t}};function Is(r,e){let t=[];for(let n=0;n<e.length;n++){let i=e[n],s=r.marks[i],o=s;if(s)
t.push(s);else for(let l in r.marks){let a=r.marks[l];(i=="_"||a.spec.group&&a.spec.group.split(" ").indexOf(i)>-1)&&t.push(
o=a)}if(!o)throw new SyntaxError("Unknown mark type: '"+e[n]+"'")}return t}function xd(r){return r.tag!=null}function kd(r){
return r.style!=null}var Nt=class r{constructor(e,t){this.schema=e,this.rules=t,this.tags=[],this.styles=[];let n=this.matchedStyles=
[];t.forEach(i=>{if(xd(i))this.tags.push(i);else if(kd(i)){let s=/[^=]*/.exec(i.style)[0];n.indexOf(s)<0&&n.push(s),this.
styles.push(i)}}),this.normalizeLists=!this.tags.some(i=>{if(!/^(ul|ol)\b/.test(i.tag)||!i.node)return!1;let s=e.nodes[i.
node];return s.contentMatch.matchType(s)})}parse(e,t={}){let n=new Hn(this,t,!1);return n.addAll(e,A.none,t.from,t.to),n.
finish()}parseSlice(e,t={}){let n=new Hn(this,t,!0);return n.addAll(e,A.none,t.from,t.to),x.maxOpen(n.finish())}matchTag(e,t,n){
for(let i=n?this.tags.indexOf(n)+1:0;i<this.tags.length;i++){let s=this.tags[i];if(Md(e,s.tag)&&(s.namespace===void 0||e.
namespaceURI==s.namespace)&&(!s.context||t.matchesContext(s.context))){if(s.getAttrs){let o=s.getAttrs(e);if(o===!1)continue;
s.attrs=o||void 0}return s}}}matchStyle(e,t,n,i){for(let s=i?this.styles.indexOf(i)+1:0;s<this.styles.length;s++){let o=this.
styles[s],l=o.style;if(!(l.indexOf(e)!=0||o.context&&!n.matchesContext(o.context)||l.length>e.length&&(l.charCodeAt(e.length)!=
61||l.slice(e.length+1)!=t))){if(o.getAttrs){let a=o.getAttrs(t);if(a===!1)continue;o.attrs=a||void 0}return o}}}static schemaRules(e){
let t=[];function n(i){let s=i.priority==null?50:i.priority,o=0;for(;o<t.length;o++){let l=t[o];if((l.priority==null?50:
l.priority)<s)break}t.splice(o,0,i)}for(let i in e.marks){let s=e.marks[i].spec.parseDOM;s&&s.forEach(o=>{n(o=Ls(o)),o.mark||
o.ignore||o.clearMark||(o.mark=i)})}for(let i in e.nodes){let s=e.nodes[i].spec.parseDOM;s&&s.forEach(o=>{n(o=Ls(o)),o.node||
o.ignore||o.mark||(o.node=i)})}return t}static fromSchema(e){return e.cached.domParser||(e.cached.domParser=new r(e,r.schemaRules(
e)))}},eo={address:!0,article:!0,aside:!0,blockquote:!0,body:!0,canvas:!0,dd:!0,div:!0,dl:!0,fieldset:!0,figcaption:!0,figure:!0,
footer:!0,form:!0,h1:!0,h2:!0,h3:!0,h4:!0,h5:!0,h6:!0,header:!0,hgroup:!0,hr:!0,li:!0,noscript:!0,ol:!0,output:!0,p:!0,pre:!0,
section:!0,table:!0,tfoot:!0,ul:!0},Sd={head:!0,noscript:!0,object:!0,script:!0,style:!0,title:!0},to={ol:!0,ul:!0},tn=1,
Wr=2,Zt=4;function Ps(r,e,t){return e!=null?(e?tn:0)|(e==="full"?Wr:0):r&&r.whitespace=="pre"?tn|Wr:t&~Zt}var Tt=class{constructor(e,t,n,i,s,o){
this.type=e,this.attrs=t,this.marks=n,this.solid=i,this.options=o,this.content=[],this.activeMarks=A.none,this.match=s||
(o&Zt?null:e.contentMatch)}findWrapping(e){if(!this.match){if(!this.type)return[];let t=this.type.contentMatch.fillBefore(
w.from(e));if(t)this.match=this.type.contentMatch.matchFragment(t);else{let n=this.type.contentMatch,i;return(i=n.findWrapping(
e.type))?(this.match=n,i):null}}return this.match.findWrapping(e.type)}finish(e){if(!(this.options&tn)){let n=this.content[this.
content.length-1],i;if(n&&n.isText&&(i=/[ \t\r\n\u000c]+$/.exec(n.text))){let s=n;n.text.length==i[0].length?this.content.
pop():this.content[this.content.length-1]=s.withText(s.text.slice(0,s.text.length-i[0].length))}}let t=w.from(this.content);
return!e&&this.match&&(t=t.append(this.match.fillBefore(w.empty,!0))),this.type?this.type.create(this.attrs,t,this.marks):
t}inlineContext(e){return this.type?this.type.inlineContent:this.content.length?this.content[0].isInline:e.parentNode&&!eo.
hasOwnProperty(e.parentNode.nodeName.toLowerCase())}},Hn=class{constructor(e,t,n){this.parser=e,this.options=t,this.isOpen=
n,this.open=0,this.localPreserveWS=!1;let i=t.topNode,s,o=Ps(null,t.preserveWhitespace,0)|(n?Zt:0);i?s=new Tt(i.type,i.attrs,
A.none,!0,t.topMatch||i.type.contentMatch,o):n?s=new Tt(null,null,A.none,!0,null,o):s=new Tt(e.schema.topNodeType,null,A.
none,!0,null,o),this.nodes=[s],this.find=t.findPositions,this.needsBlock=!1}get top(){return this.nodes[this.open]}addDOM(e,t){
e.nodeType==3?this.addTextNode(e,t):e.nodeType==1&&this.addElement(e,t)}addTextNode(e,t){let n=e.nodeValue,i=this.top,s=i.
options&Wr?"full":this.localPreserveWS||(i.options&tn)>0,{schema:o}=this.parser;if(s==="full"||i.inlineContext(e)||/[^ \t\r\n\u000c]/.
test(n)){if(s)if(s==="full")n=n.replace(/\r\n?/g,`
`);else if(o.linebreakReplacement&&/[\r\n]/.test(n)&&this.top.findWrapping(o.linebreakReplacement.create())){let l=n.split(
/\r?\n|\r/);for(let a=0;a<l.length;a++)a&&this.insertNode(o.linebreakReplacement.create(),t,!0),l[a]&&this.insertNode(o.
text(l[a]),t,!/\S/.test(l[a]));n=""}else n=n.replace(/\r?\n|\r/g," ");else if(n=n.replace(/[ \t\r\n\u000c]+/g," "),/^[ \t\r\n\u000c]/.
test(n)&&this.open==this.nodes.length-1){let l=i.content[i.content.length-1],a=e.previousSibling;(!l||a&&a.nodeName=="BR"||
l.isText&&/[ \t\r\n\u000c]$/.test(l.text))&&(n=n.slice(1))}n&&this.insertNode(o.text(n),t,!/\S/.test(n)),this.findInText(
e)}else this.findInside(e)}addElement(e,t,n){let i=this.localPreserveWS,s=this.top;(e.tagName=="PRE"||/pre/.test(e.style&&
e.style.whiteSpace))&&(this.localPreserveWS=!0);let o=e.nodeName.toLowerCase(),l;to.hasOwnProperty(o)&&this.parser.normalizeLists&&
Cd(e);let a=this.options.ruleFromNode&&this.options.ruleFromNode(e)||(l=this.parser.matchTag(e,this,n));e:if(a?a.ignore:
Sd.hasOwnProperty(o))this.findInside(e),this.ignoreFallback(e,t);else if(!a||a.skip||a.closeParent){a&&a.closeParent?this.
open=Math.max(0,this.open-1):a&&a.skip.nodeType&&(e=a.skip);let c,d=this.needsBlock;if(eo.hasOwnProperty(o))s.content.length&&
s.content[0].isInline&&this.open&&(this.open--,s=this.top),c=!0,s.type||(this.needsBlock=!0);else if(!e.firstChild){this.
leafFallback(e,t);break e}let f=a&&a.skip?t:this.readStyles(e,t);f&&this.addAll(e,f),c&&this.sync(s),this.needsBlock=d}else{
let c=this.readStyles(e,t);c&&this.addElementByRule(e,a,c,a.consuming===!1?l:void 0)}this.localPreserveWS=i}leafFallback(e,t){
e.nodeName=="BR"&&this.top.type&&this.top.type.inlineContent&&this.addTextNode(e.ownerDocument.createTextNode(`
`),t)}ignoreFallback(e,t){e.nodeName=="BR"&&(!this.top.type||!this.top.type.inlineContent)&&this.findPlace(this.parser.schema.
text("-"),t,!0)}readStyles(e,t){let n=e.style;if(n&&n.length)for(let i=0;i<this.parser.matchedStyles.length;i++){let s=this.
parser.matchedStyles[i],o=n.getPropertyValue(s);if(o)for(let l=void 0;;){let a=this.parser.matchStyle(s,o,this,l);if(!a)
break;if(a.ignore)return null;if(a.clearMark?t=t.filter(c=>!a.clearMark(c)):t=t.concat(this.parser.schema.marks[a.mark].
create(a.attrs)),a.consuming===!1)l=a;else break}}return t}addElementByRule(e,t,n,i){let s,o;if(t.node)if(o=this.parser.
schema.nodes[t.node],o.isLeaf)this.insertNode(o.create(t.attrs),n,e.nodeName=="BR")||this.leafFallback(e,n);else{let a=this.
enter(o,t.attrs||null,n,t.preserveWhitespace);a&&(s=!0,n=a)}else{let a=this.parser.schema.marks[t.mark];n=n.concat(a.create(
t.attrs))}let l=this.top;if(o&&o.isLeaf)this.findInside(e);else if(i)this.addElement(e,n,i);else if(t.getContent)this.findInside(
e),t.getContent(e,this.parser.schema).forEach(a=>this.insertNode(a,n,!1));else{let a=e;typeof t.contentElement=="string"?
a=e.querySelector(t.contentElement):typeof t.contentElement=="function"?a=t.contentElement(e):t.contentElement&&(a=t.contentElement),
this.findAround(e,a,!0),this.addAll(a,n),this.findAround(e,a,!1)}s&&this.sync(l)&&this.open--}addAll(e,t,n,i){let s=n||0;
for(let o=n?e.childNodes[n]:e.firstChild,l=i==null?null:e.childNodes[i];o!=l;o=o.nextSibling,++s)this.findAtPoint(e,s),this.
addDOM(o,t);this.findAtPoint(e,s)}findPlace(e,t,n){let i,s;for(let o=this.open,l=0;o>=0;o--){let a=this.nodes[o],c=a.findWrapping(
e);if(c&&(!i||i.length>c.length+l)&&(i=c,s=a,!c.length))break;if(a.solid){if(n)break;l+=2}}if(!i)return null;this.sync(s);
for(let o=0;o<i.length;o++)t=this.enterInner(i[o],null,t,!1);return t}insertNode(e,t,n){if(e.isInline&&this.needsBlock&&
!this.top.type){let s=this.textblockFromContext();s&&(t=this.enterInner(s,null,t))}let i=this.findPlace(e,t,n);if(i){this.
closeExtra();let s=this.top;s.match&&(s.match=s.match.matchType(e.type));let o=A.none;for(let l of i.concat(e.marks))(s.
type?s.type.allowsMarkType(l.type):Bs(l.type,e.type))&&(o=l.addToSet(o));return s.content.push(e.mark(o)),!0}return!1}enter(e,t,n,i){
let s=this.findPlace(e.create(t),n,!1);return s&&(s=this.enterInner(e,t,n,!0,i)),s}enterInner(e,t,n,i=!1,s){this.closeExtra();
let o=this.top;o.match=o.match&&o.match.matchType(e);let l=Ps(e,s,o.options);o.options&Zt&&o.content.length==0&&(l|=Zt);
let a=A.none;return n=n.filter(c=>(o.type?o.type.allowsMarkType(c.type):Bs(c.type,e))?(a=c.addToSet(a),!1):!0),this.nodes.
push(new Tt(e,t,a,i,null,l)),this.open++,n}closeExtra(e=!1){let t=this.nodes.length-1;if(t>this.open){for(;t>this.open;t--)
this.nodes[t-1].content.push(this.nodes[t].finish(e));this.nodes.length=this.open+1}}finish(){return this.open=0,this.closeExtra(
this.isOpen),this.nodes[0].finish(!!(this.isOpen||this.options.topOpen))}sync(e){for(let t=this.open;t>=0;t--){if(this.nodes[t]==
e)return this.open=t,!0;this.localPreserveWS&&(this.nodes[t].options|=tn)}return!1}get currentPos(){this.closeExtra();let e=0;
for(let t=this.open;t>=0;t--){let n=this.nodes[t].content;for(let i=n.length-1;i>=0;i--)e+=n[i].nodeSize;t&&e++}return e}findAtPoint(e,t){
if(this.find)for(let n=0;n<this.find.length;n++)this.find[n].node==e&&this.find[n].offset==t&&(this.find[n].pos=this.currentPos)}findInside(e){
if(this.find)for(let t=0;t<this.find.length;t++)this.find[t].pos==null&&e.nodeType==1&&e.contains(this.find[t].node)&&(this.
find[t].pos=this.currentPos)}findAround(e,t,n){if(e!=t&&this.find)for(let i=0;i<this.find.length;i++)this.find[i].pos==null&&
e.nodeType==1&&e.contains(this.find[i].node)&&t.compareDocumentPosition(this.find[i].node)&(n?2:4)&&(this.find[i].pos=this.
currentPos)}findInText(e){if(this.find)for(let t=0;t<this.find.length;t++)this.find[t].node==e&&(this.find[t].pos=this.currentPos-
(e.nodeValue.length-this.find[t].offset))}matchesContext(e){if(e.indexOf("|")>-1)return e.split(/\s*\|\s*/).some(this.matchesContext,
this);let t=e.split("/"),n=this.options.context,i=!this.isOpen&&(!n||n.parent.type==this.nodes[0].type),s=-(n?n.depth+1:
0)+(i?0:1),o=(l,a)=>{for(;l>=0;l--){let c=t[l];if(c==""){if(l==t.length-1||l==0)continue;for(;a>=s;a--)if(o(l-1,a))return!0;
return!1}else{let d=a>0||a==0&&i?this.nodes[a].type:n&&a>=s?n.node(a-s).type:null;if(!d||d.name!=c&&!d.isInGroup(c))return!1;
a--}}return!0};return o(t.length-1,this.open)}textblockFromContext(){let e=this.options.context;if(e)for(let t=e.depth;t>=
0;t--){let n=e.node(t).contentMatchAt(e.indexAfter(t)).defaultType;if(n&&n.isTextblock&&n.defaultAttrs)return n}for(let t in this.
parser.schema.nodes){let n=this.parser.schema.nodes[t];if(n.isTextblock&&n.defaultAttrs)return n}}};function Cd(r){for(let e=r.
firstChild,t=null;e;e=e.nextSibling){let n=e.nodeType==1?e.nodeName.toLowerCase():null;n&&to.hasOwnProperty(n)&&t?(t.appendChild(
e),e=t):n=="li"?t=e:n&&(t=null)}}function Md(r,e){return(r.matches||r.msMatchesSelector||r.webkitMatchesSelector||r.mozMatchesSelector).
call(r,e)}function Ls(r){let e={};for(let t in r)e[t]=r[t];return e}function Bs(r,e){let t=e.schema.nodes;for(let n in t){
let i=t[n];if(!i.allowsMarkType(r))continue;let s=[],o=l=>{s.push(l);for(let a=0;a<l.edgeCount;a++){let{type:c,next:d}=l.
edge(a);if(c==e||s.indexOf(d)<0&&o(d))return!0}};if(o(i.contentMatch))return!0}}var ct=class r{constructor(e,t){this.nodes=
e,this.marks=t}serializeFragment(e,t={},n){n||(n=Ln(t).createDocumentFragment());let i=n,s=[];return e.forEach(o=>{if(s.
length||o.marks.length){let l=0,a=0;for(;l<s.length&&a<o.marks.length;){let c=o.marks[a];if(!this.marks[c.type.name]){a++;
continue}if(!c.eq(s[l][0])||c.type.spec.spanning===!1)break;l++,a++}for(;l<s.length;)i=s.pop()[1];for(;a<o.marks.length;){
let c=o.marks[a++],d=this.serializeMark(c,o.isInline,t);d&&(s.push([c,i]),i.appendChild(d.dom),i=d.contentDOM||d.dom)}}i.
appendChild(this.serializeNodeInner(o,t))}),n}serializeNodeInner(e,t){if(e.isText)return Ln(t).createTextNode(e.text);let{
dom:n,contentDOM:i}=Bn(Ln(t),this.nodes[e.type.name](e),null,e.attrs);if(i){if(e.isLeaf)throw new RangeError("Content ho\
le not allowed in a leaf node spec");this.serializeFragment(e.content,t,i)}return n}serializeNode(e,t={}){let n=this.serializeNodeInner(
e,t);for(let i=e.marks.length-1;i>=0;i--){let s=this.serializeMark(e.marks[i],e.isInline,t);s&&((s.contentDOM||s.dom).appendChild(
n),n=s.dom)}return n}serializeMark(e,t,n={}){let i=this.marks[e.type.name];return i&&Bn(Ln(n),i(e,t),null,e.attrs)}static renderSpec(e,t,n=null,i){
return typeof t=="string"?{dom:e.createTextNode(t)}:Bn(e,t,n,i)}static fromSchema(e){return e.cached.domSerializer||(e.cached.
domSerializer=new r(this.nodesFromSchema(e),this.marksFromSchema(e)))}static nodesFromSchema(e){let t=zs(e.nodes);return t.
text||(t.text=n=>n.text),t}static marksFromSchema(e){return zs(e.marks)}};function zs(r){let e={};for(let t in r){let n=r[t].
spec.toDOM;n&&(e[t]=n)}return e}function Ln(r){return r.document||window.document}var Fs=new WeakMap;function vd(r){let e=Fs.
get(r);return e===void 0&&Fs.set(r,e=Ed(r)),e}function Ed(r){let e=null;function t(n){if(n&&typeof n=="object")if(Array.
isArray(n))if(typeof n[0]=="string")e||(e=[]),e.push(n);else for(let i=0;i<n.length;i++)t(n[i]);else for(let i in n)t(n[i])}
return t(r),e}function Bn(r,e,t,n){if(e.nodeType==1)return{dom:e};if(e.dom&&e.dom.nodeType==1)return e;let i=e[0],s;if(typeof i!=
"string")throw new RangeError("Invalid array passed to renderSpec");if(n&&(s=vd(n))&&s.indexOf(e)>-1)throw new RangeError(
"Using an array from an attribute object as a DOM spec. This may be an attempted cross site scripting attack.");let o=i.
indexOf(" ");o>0&&(t=i.slice(0,o),i=i.slice(o+1));let l,a=t?r.createElementNS(t,i):r.createElement(i),c=e[1],d=1;if(c&&typeof c==
"object"&&c.nodeType==null&&!Array.isArray(c)){d=2;for(let f in c)if(c[f]!=null){let u=f.indexOf(" ");u>0?a.setAttributeNS(
f.slice(0,u),f.slice(u+1),c[f]):f=="style"&&a.style?a.style.cssText=c[f]:a.setAttribute(f,c[f])}}for(let f=d;f<e.length;f++){
let u=e[f];if(u===0){if(f<e.length-1||f>d)throw new RangeError("Content hole must be the only child of its parent node");
return{dom:a,contentDOM:a}}else if(typeof u=="string")a.appendChild(r.createTextNode(u));else{let{dom:h,contentDOM:p}=Bn(
r,u,t,n);if(a.appendChild(h),p){if(l)throw new RangeError("Multiple content holes");l=p}}}return{dom:a,contentDOM:l}}var oo=65535,lo=Math.pow(2,16);function Td(r,e){return r+e*lo}function no(r){return r&oo}function Nd(r){return(r-(r&oo))/
lo}var ao=1,co=2,_n=4,fo=8,sn=class{constructor(e,t,n){this.pos=e,this.delInfo=t,this.recover=n}get deleted(){return(this.
delInfo&fo)>0}get deletedBefore(){return(this.delInfo&(ao|_n))>0}get deletedAfter(){return(this.delInfo&(co|_n))>0}get deletedAcross(){
return(this.delInfo&_n)>0}},Ae=class r{constructor(e,t=!1){if(this.ranges=e,this.inverted=t,!e.length&&r.empty)return r.
empty}recover(e){let t=0,n=no(e);if(!this.inverted)for(let i=0;i<n;i++)t+=this.ranges[i*3+2]-this.ranges[i*3+1];return this.
ranges[n*3]+t+Nd(e)}mapResult(e,t=1){return this._map(e,t,!1)}map(e,t=1){return this._map(e,t,!0)}_map(e,t,n){let i=0,s=this.
inverted?2:1,o=this.inverted?1:2;for(let l=0;l<this.ranges.length;l+=3){let a=this.ranges[l]-(this.inverted?i:0);if(a>e)
break;let c=this.ranges[l+s],d=this.ranges[l+o],f=a+c;if(e<=f){let u=c?e==a?-1:e==f?1:t:t,h=a+i+(u<0?0:d);if(n)return h;
let p=e==(t<0?a:f)?null:Td(l/3,e-a),m=0;return c&&(m|=e==a?co:e==f?ao:_n,(t<0?e!=a:e!=f)&&(m|=fo)),new sn(h,m,p)}i+=d-c}
return n?e+i:new sn(e+i,0,null)}touches(e,t){let n=0,i=no(t),s=this.inverted?2:1,o=this.inverted?1:2;for(let l=0;l<this.
ranges.length;l+=3){let a=this.ranges[l]-(this.inverted?n:0);if(a>e)break;let c=this.ranges[l+s],d=a+c;if(e<=d&&l==i*3)return!0;
n+=this.ranges[l+o]-c}return!1}forEach(e){let t=this.inverted?2:1,n=this.inverted?1:2;for(let i=0,s=0;i<this.ranges.length;i+=
3){let o=this.ranges[i],l=o-(this.inverted?s:0),a=o+(this.inverted?0:s),c=this.ranges[i+t],d=this.ranges[i+n];e(l,l+c,a,
a+d),s+=d-c}}invert(){return new r(this.ranges,!this.inverted)}toString(){return(this.inverted?"-":"")+JSON.stringify(this.
ranges)}static offset(e){return e==0?r.empty:new r(e<0?[0,-e,0]:[0,0,e])}};Ae.empty=new Ae([]);var on=class r{constructor(e,t,n=0,i=e?
e.length:0){this.mirror=t,this.from=n,this.to=i,this._maps=e||[],this.ownData=!(e||t)}get maps(){return this._maps}slice(e=0,t=this.
maps.length){return new r(this._maps,this.mirror,e,t)}appendMap(e,t){this.ownData||(this._maps=this._maps.slice(),this.mirror=
this.mirror&&this.mirror.slice(),this.ownData=!0),this.to=this._maps.push(e),t!=null&&this.setMirror(this._maps.length-1,
t)}appendMapping(e){for(let t=e.from,n=this._maps.length;t<e.to;t++){let i=e.getMirror(t);i!=null&&(i=i<t&&i>=e.from?n+(i-
e.from):void 0),this.appendMap(e._maps[t],i)}}getMirror(e){if(this.mirror){for(let t=0;t<this.mirror.length;t++)if(this.
mirror[t]==e)return this.mirror[t+(t%2?-1:1)]}}setMirror(e,t){this.mirror||(this.mirror=[]),this.mirror.push(e,t)}appendMappingInverted(e){
for(let t=e.to-1,n=this._maps.length+e._maps.length;t>=e.from;t--){let i=e.getMirror(t);i!=null&&(i=i>t&&i<e.to?n-(i-e.from)-
1:void 0),this.appendMap(e._maps[t].invert(),i)}}invert(){let e=new r;return e.appendMappingInverted(this),e}map(e,t=1){
if(this.mirror)return this._map(e,t,!0);for(let n=this.from;n<this.to;n++)e=this._maps[n].map(e,t);return e}mapResult(e,t=1){
return this._map(e,t,!1)}_map(e,t,n){let i=0;for(let s=this.from;s<this.to;s++){let o=this._maps[s],l=o.mapResult(e,t);if(l.
recover!=null){let a=this.getMirror(s);if(a!=null&&a>s&&a<this.to){s=a,e=this._maps[a].recover(l.recover);continue}}i|=l.
delInfo,e=l.pos}return n?e:new sn(e,i,null)}},Jr=Object.create(null),L=class{getMap(){return Ae.empty}merge(e){return null}static fromJSON(e,t){
if(!t||!t.stepType)throw new RangeError("Invalid input for Step.fromJSON");let n=Jr[t.stepType];if(!n)throw new RangeError(
`No step type ${t.stepType} defined`);return n.fromJSON(e,t)}static jsonID(e,t){if(e in Jr)throw new RangeError("Duplica\
te use of step JSON ID "+e);return Jr[e]=t,t.prototype.jsonID=e,t}},q=class r{constructor(e,t){this.doc=e,this.failed=t}static ok(e){
return new r(e,null)}static fail(e){return new r(null,e)}static fromReplace(e,t,n,i){try{return r.ok(e.replace(t,n,i))}catch(s){
if(s instanceof Je)return r.fail(s.message);throw s}}};function Gr(r,e,t){let n=[];for(let i=0;i<r.childCount;i++){let s=r.
child(i);s.content.size&&(s=s.copy(Gr(s.content,e,s))),s.isInline&&(s=e(s,t,i)),n.push(s)}return w.fromArray(n)}var dt=class r extends L{constructor(e,t,n){
super(),this.from=e,this.to=t,this.mark=n}apply(e){let t=e.slice(this.from,this.to),n=e.resolve(this.from),i=n.node(n.sharedDepth(
this.to)),s=new x(Gr(t.content,(o,l)=>!o.isAtom||!l.type.allowsMarkType(this.mark.type)?o:o.mark(this.mark.addToSet(o.marks)),
i),t.openStart,t.openEnd);return q.fromReplace(e,this.from,this.to,s)}invert(e){let t=[];return e.nodesBetween(this.from,
this.to,(n,i)=>{if(n.isInline&&n.isAtom){let s=this.mark.addToSet(n.marks);if(!A.sameSet(s,n.marks)){let o=Math.max(this.
from,i),l=Math.min(this.to,i+n.nodeSize);qn(je,o,l,this.mark,t);for(let a of n.marks)a.isInSet(s)||qn(r,o,l,a,t)}}}),t.length==
1?t[0]:new ln(t)}map(e){let t=e.map(this.from,1),n=e.map(this.to,-1);return t>=n?null:new r(t,n,this.mark)}merge(e){return e instanceof
r&&e.mark.eq(this.mark)&&this.from<=e.to&&this.to>=e.from?new r(Math.min(this.from,e.from),Math.max(this.to,e.to),this.mark):
null}toJSON(){return{stepType:"addMark",mark:this.mark.toJSON(),from:this.from,to:this.to}}static fromJSON(e,t){if(typeof t.
from!="number"||typeof t.to!="number")throw new RangeError("Invalid input for AddMarkStep.fromJSON");return new r(t.from,
t.to,e.markFromJSON(t.mark))}};L.jsonID("addMark",dt);var je=class r extends L{constructor(e,t,n){super(),this.from=e,this.
to=t,this.mark=n}apply(e){let t=e.slice(this.from,this.to),n=new x(Gr(t.content,i=>i.mark(this.mark.removeFromSet(i.marks)),
e),t.openStart,t.openEnd);return q.fromReplace(e,this.from,this.to,n)}invert(e){let t=[];return e.nodesBetween(this.from,
this.to,(n,i)=>{n.isInline&&n.isAtom&&this.mark.isInSet(n.marks)&&qn(dt,Math.max(this.from,i),Math.min(this.to,i+n.nodeSize),
this.mark,t)}),t.length==1?t[0]:new ln(t)}map(e){let t=e.map(this.from,1),n=e.map(this.to,-1);return t>=n?null:new r(t,n,
this.mark)}merge(e){return e instanceof r&&e.mark.eq(this.mark)&&this.from<=e.to&&this.to>=e.from?new r(Math.min(this.from,
e.from),Math.max(this.to,e.to),this.mark):null}toJSON(){return{stepType:"removeMark",mark:this.mark.toJSON(),from:this.from,
to:this.to}}static fromJSON(e,t){if(typeof t.from!="number"||typeof t.to!="number")throw new RangeError("Invalid input f\
or RemoveMarkStep.fromJSON");return new r(t.from,t.to,e.markFromJSON(t.mark))}};L.jsonID("removeMark",je);function qn(r,e,t,n,i){
let s=i.length?i[i.length-1]:null;s&&s instanceof r&&s.to==e&&s.mark.eq(n)?i[i.length-1]=new r(s.from,t,n):i.push(new r(
e,t,n))}var ln=class r extends L{constructor(e){super(),this.steps=e}apply(e){for(let t of this.steps){let n=t.apply(e);
if(!n.doc)return n;e=n.doc}return new q(e,null)}invert(e){return new r(this.steps.map(t=>t.invert(e)))}map(e){let t=[];for(let n of this.
steps){let i=n.map(e);i&&t.push(i)}return t.length?new r(t):null}toJSON(){return{stepType:"markSet",steps:this.steps.map(
e=>e.toJSON())}}static fromJSON(e,t){if(!Array.isArray(t.steps)||!t.steps.every(n=>n.stepType=="addMark"||n.stepType=="r\
emoveMark"))throw new RangeError("Invalid JSON for MarkSetStep");return new r(t.steps.map(n=>L.fromJSON(e,n)))}};L.jsonID(
"markSet",ln);var an=class r extends L{constructor(e,t){super(),this.pos=e,this.mark=t}apply(e){let t=e.nodeAt(this.pos);
if(!t)return q.fail("No node at mark step's position");let n=t.type.create(t.attrs,null,this.mark.addToSet(t.marks));return q.
fromReplace(e,this.pos,this.pos+1,new x(w.from(n),0,t.isLeaf?0:1))}invert(e){let t=e.nodeAt(this.pos);if(t){let n=this.mark.
addToSet(t.marks);if(n.length==t.marks.length){for(let i=0;i<t.marks.length;i++)if(!t.marks[i].isInSet(n))return new r(this.
pos,t.marks[i]);return new r(this.pos,this.mark)}}return new At(this.pos,this.mark)}map(e){let t=e.mapResult(this.pos,1);
return t.deletedAfter?null:new r(t.pos,this.mark)}toJSON(){return{stepType:"addNodeMark",pos:this.pos,mark:this.mark.toJSON()}}static fromJSON(e,t){
if(typeof t.pos!="number")throw new RangeError("Invalid input for AddNodeMarkStep.fromJSON");return new r(t.pos,e.markFromJSON(
t.mark))}};L.jsonID("addNodeMark",an);var At=class r extends L{constructor(e,t){super(),this.pos=e,this.mark=t}apply(e){
let t=e.nodeAt(this.pos);if(!t)return q.fail("No node at mark step's position");let n=t.type.create(t.attrs,null,this.mark.
removeFromSet(t.marks));return q.fromReplace(e,this.pos,this.pos+1,new x(w.from(n),0,t.isLeaf?0:1))}invert(e){let t=e.nodeAt(
this.pos);return!t||!this.mark.isInSet(t.marks)?this:new an(this.pos,this.mark)}map(e){let t=e.mapResult(this.pos,1);return t.
deletedAfter?null:new r(t.pos,this.mark)}toJSON(){return{stepType:"removeNodeMark",pos:this.pos,mark:this.mark.toJSON()}}static fromJSON(e,t){
if(typeof t.pos!="number")throw new RangeError("Invalid input for RemoveNodeMarkStep.fromJSON");return new r(t.pos,e.markFromJSON(
t.mark))}};L.jsonID("removeNodeMark",At);var G=class r extends L{constructor(e,t,n,i=!1){super(),this.from=e,this.to=t,this.
slice=n,this.structure=i}apply(e){return this.structure&&Kr(e,this.from,this.to)?q.fail("Structure replace would overwri\
te content"):q.fromReplace(e,this.from,this.to,this.slice)}getMap(){return new Ae([this.from,this.to-this.from,this.slice.
size])}invert(e){return new r(this.from,this.from+this.slice.size,e.slice(this.from,this.to))}map(e){let t=e.mapResult(this.
to,-1),n=this.from==this.to&&r.MAP_BIAS<0?t:e.mapResult(this.from,1);return n.deletedAcross&&t.deletedAcross?null:new r(
n.pos,Math.max(n.pos,t.pos),this.slice,this.structure)}merge(e){if(!(e instanceof r)||e.structure||this.structure)return null;
if(this.from+this.slice.size==e.from&&!this.slice.openEnd&&!e.slice.openStart){let t=this.slice.size+e.slice.size==0?x.empty:
new x(this.slice.content.append(e.slice.content),this.slice.openStart,e.slice.openEnd);return new r(this.from,this.to+(e.
to-e.from),t,this.structure)}else if(e.to==this.from&&!this.slice.openStart&&!e.slice.openEnd){let t=this.slice.size+e.slice.
size==0?x.empty:new x(e.slice.content.append(this.slice.content),e.slice.openStart,this.slice.openEnd);return new r(e.from,
this.to,t,this.structure)}else return null}toJSON(){let e={stepType:"replace",from:this.from,to:this.to};return this.slice.
size&&(e.slice=this.slice.toJSON()),this.structure&&(e.structure=!0),e}static fromJSON(e,t){if(typeof t.from!="number"||
typeof t.to!="number")throw new RangeError("Invalid input for ReplaceStep.fromJSON");return new r(t.from,t.to,x.fromJSON(
e,t.slice),!!t.structure)}};G.MAP_BIAS=1;L.jsonID("replace",G);var W=class r extends L{constructor(e,t,n,i,s,o,l=!1){super(),
this.from=e,this.to=t,this.gapFrom=n,this.gapTo=i,this.slice=s,this.insert=o,this.structure=l}apply(e){if(this.structure&&
(Kr(e,this.from,this.gapFrom)||Kr(e,this.gapTo,this.to)))return q.fail("Structure gap-replace would overwrite content");
let t=e.slice(this.gapFrom,this.gapTo);if(t.openStart||t.openEnd)return q.fail("Gap is not a flat range");let n=this.slice.
insertAt(this.insert,t.content);return n?q.fromReplace(e,this.from,this.to,n):q.fail("Content does not fit in gap")}getMap(){
return new Ae([this.from,this.gapFrom-this.from,this.insert,this.gapTo,this.to-this.gapTo,this.slice.size-this.insert])}invert(e){
let t=this.gapTo-this.gapFrom;return new r(this.from,this.from+this.slice.size+t,this.from+this.insert,this.from+this.insert+
t,e.slice(this.from,this.to).removeBetween(this.gapFrom-this.from,this.gapTo-this.from),this.gapFrom-this.from,this.structure)}map(e){
let t=e.mapResult(this.from,1),n=e.mapResult(this.to,-1),i=this.from==this.gapFrom?t.pos:e.map(this.gapFrom,-1),s=this.to==
this.gapTo?n.pos:e.map(this.gapTo,1);return t.deletedAcross&&n.deletedAcross||i<t.pos||s>n.pos||i>s?null:new r(t.pos,n.pos,
i,s,this.slice,this.insert,this.structure)}toJSON(){let e={stepType:"replaceAround",from:this.from,to:this.to,gapFrom:this.
gapFrom,gapTo:this.gapTo,insert:this.insert};return this.slice.size&&(e.slice=this.slice.toJSON()),this.structure&&(e.structure=
!0),e}static fromJSON(e,t){if(typeof t.from!="number"||typeof t.to!="number"||typeof t.gapFrom!="number"||typeof t.gapTo!=
"number"||typeof t.insert!="number")throw new RangeError("Invalid input for ReplaceAroundStep.fromJSON");return new r(t.
from,t.to,t.gapFrom,t.gapTo,x.fromJSON(e,t.slice),t.insert,!!t.structure)}};L.jsonID("replaceAround",W);function Kr(r,e,t){
let n=r.resolve(e),i=t-e,s=n.depth;for(;i>0&&s>0&&n.indexAfter(s)==n.node(s).childCount;)s--,i--;if(i>0){let o=n.node(s).
maybeChild(n.indexAfter(s));for(;i>0;){if(!o||o.isLeaf)return!0;o=o.firstChild,i--}}return!1}function Ad(r,e,t,n){let i=[];
r.doc.nodesBetween(e,t,(s,o,l)=>{if(!s.isInline)return;let a=s.marks;if(!n.isInSet(a)&&l.type.allowsMarkType(n.type)){let c=Math.
max(o,e),d=Math.min(o+s.nodeSize,t);qn(dt,c,d,n,i)}}),i.forEach(s=>r.step(s))}function Od(r,e,t,n){let i=[],s=0;r.doc.nodesBetween(
e,t,(o,l)=>{if(!o.isInline||!o.isAtom)return;s++;let a=null;if(n instanceof en){let c=o.marks,d;for(;d=n.isInSet(c);)(a||
(a=[])).push(d),c=d.removeFromSet(c)}else n?n.isInSet(o.marks)&&(a=[n]):a=o.marks;if(a&&a.length){let c=Math.min(l+o.nodeSize,
t);for(let d=0;d<a.length;d++){let f=a[d],u;for(let h=0;h<i.length;h++){let p=i[h];p.step==s-1&&f.eq(i[h].style)&&(u=p)}
u?(u.to=c,u.step=s):i.push({style:f,from:Math.max(l,e),to:c,step:s})}}}),i.forEach(o=>r.step(new je(o.from,o.to,o.style)))}
function Xr(r,e,t,n=t.contentMatch,i=!0){let s=r.doc.nodeAt(e),o=[],l=e+1;for(let a=0;a<s.childCount;a++){let c=s.child(
a),d=l+c.nodeSize,f=n.matchType(c.type);if(!f)o.push(new G(l,d,x.empty));else{n=f;for(let u=0;u<c.marks.length;u++)t.allowsMarkType(
c.marks[u].type)||r.step(new je(l,d,c.marks[u]));if(i&&c.isText&&t.whitespace!="pre"){let u,h=/\r?\n|\r/g,p;for(;u=h.exec(
c.text);)p||(p=new x(w.from(t.schema.text(" ",t.allowedMarks(c.marks))),0,0)),o.push(new G(l+u.index,l+u.index+u[0].length,
p))}}l=d}if(!n.validEnd){let a=n.fillBefore(w.empty,!0);r.replace(l,l,new x(a,0,0))}for(let a=o.length-1;a>=0;a--)r.step(
o[a])}function Dd(r,e,t){return(e==0||r.canReplace(e,r.childCount))&&(t==r.childCount||r.canReplace(0,t))}function ft(r){
let t=r.parent.content.cutByIndex(r.startIndex,r.endIndex);for(let n=r.depth,i=0,s=0;;--n){let o=r.$from.node(n),l=r.$from.
index(n)+i,a=r.$to.indexAfter(n)-s;if(n<r.depth&&o.canReplace(l,a,t))return n;if(n==0||o.type.spec.isolating||!Dd(o,l,a))
break;l&&(i=1),a<o.childCount&&(s=1)}return null}function Rd(r,e,t){let{$from:n,$to:i,depth:s}=e,o=n.before(s+1),l=i.after(
s+1),a=o,c=l,d=w.empty,f=0;for(let p=s,m=!1;p>t;p--)m||n.index(p)>0?(m=!0,d=w.from(n.node(p).copy(d)),f++):a--;let u=w.empty,
h=0;for(let p=s,m=!1;p>t;p--)m||i.after(p+1)<i.end(p)?(m=!0,u=w.from(i.node(p).copy(u)),h++):c++;r.step(new W(a,c,o,l,new x(
d.append(u),f,h),d.size-f,!0))}function Oe(r,e,t=null,n=r){let i=Id(r,e),s=i&&Pd(n,e);return s?i.map(ro).concat({type:e,
attrs:t}).concat(s.map(ro)):null}function ro(r){return{type:r,attrs:null}}function Id(r,e){let{parent:t,startIndex:n,endIndex:i}=r,
s=t.contentMatchAt(n).findWrapping(e);if(!s)return null;let o=s.length?s[0]:e;return t.canReplaceWith(n,i,o)?s:null}function Pd(r,e){
let{parent:t,startIndex:n,endIndex:i}=r,s=t.child(n),o=e.contentMatch.findWrapping(s.type);if(!o)return null;let a=(o.length?
o[o.length-1]:e).contentMatch;for(let c=n;a&&c<i;c++)a=a.matchType(t.child(c).type);return!a||!a.validEnd?null:o}function Ld(r,e,t){
let n=w.empty;for(let o=t.length-1;o>=0;o--){if(n.size){let l=t[o].type.contentMatch.matchFragment(n);if(!l||!l.validEnd)
throw new RangeError("Wrapper type given to Transform.wrap does not form valid content of its parent wrapper")}n=w.from(
t[o].type.create(t[o].attrs,n))}let i=e.start,s=e.end;r.step(new W(i,s,i,s,new x(n,0,0),t.length,!0))}function Bd(r,e,t,n,i){
if(!n.isTextblock)throw new RangeError("Type given to setBlockType should be a textblock");let s=r.steps.length;r.doc.nodesBetween(
e,t,(o,l)=>{let a=typeof i=="function"?i(o):i;if(o.isTextblock&&!o.hasMarkup(n,a)&&zd(r.doc,r.mapping.slice(s).map(l),n)){
let c=null;if(n.schema.linebreakReplacement){let h=n.whitespace=="pre",p=!!n.contentMatch.matchType(n.schema.linebreakReplacement);
h&&!p?c=!1:!h&&p&&(c=!0)}c===!1&&ho(r,o,l,s),Xr(r,r.mapping.slice(s).map(l,1),n,void 0,c===null);let d=r.mapping.slice(s),
f=d.map(l,1),u=d.map(l+o.nodeSize,1);return r.step(new W(f,u,f+1,u-1,new x(w.from(n.create(a,null,o.marks)),0,0),1,!0)),
c===!0&&uo(r,o,l,s),!1}})}function uo(r,e,t,n){e.forEach((i,s)=>{if(i.isText){let o,l=/\r?\n|\r/g;for(;o=l.exec(i.text);){
let a=r.mapping.slice(n).map(t+1+s+o.index);r.replaceWith(a,a+1,e.type.schema.linebreakReplacement.create())}}})}function ho(r,e,t,n){
e.forEach((i,s)=>{if(i.type==i.type.schema.linebreakReplacement){let o=r.mapping.slice(n).map(t+1+s);r.replaceWith(o,o+1,
e.type.schema.text(`
`))}})}function zd(r,e,t){let n=r.resolve(e),i=n.index();return n.parent.canReplaceWith(i,i+1,t)}function Fd(r,e,t,n,i){
let s=r.doc.nodeAt(e);if(!s)throw new RangeError("No node at given position");t||(t=s.type);let o=t.create(n,null,i||s.marks);
if(s.isLeaf)return r.replaceWith(e,e+s.nodeSize,o);if(!t.validContent(s.content))throw new RangeError("Invalid content f\
or node type "+t.name);r.step(new W(e,e+s.nodeSize,e+1,e+s.nodeSize-1,new x(w.from(o),0,0),1,!0))}function Ke(r,e,t=1,n){
let i=r.resolve(e),s=i.depth-t,o=n&&n[n.length-1]||i.parent;if(s<0||i.parent.type.spec.isolating||!i.parent.canReplace(i.
index(),i.parent.childCount)||!o.type.validContent(i.parent.content.cutByIndex(i.index(),i.parent.childCount)))return!1;
for(let c=i.depth-1,d=t-2;c>s;c--,d--){let f=i.node(c),u=i.index(c);if(f.type.spec.isolating)return!1;let h=f.content.cutByIndex(
u,f.childCount),p=n&&n[d+1];p&&(h=h.replaceChild(0,p.type.create(p.attrs)));let m=n&&n[d]||f;if(!f.canReplace(u+1,f.childCount)||
!m.type.validContent(h))return!1}let l=i.indexAfter(s),a=n&&n[0];return i.node(s).canReplaceWith(l,l,a?a.type:i.node(s+1).
type)}function $d(r,e,t=1,n){let i=r.doc.resolve(e),s=w.empty,o=w.empty;for(let l=i.depth,a=i.depth-t,c=t-1;l>a;l--,c--){
s=w.from(i.node(l).copy(s));let d=n&&n[c];o=w.from(d?d.type.create(d.attrs,o):i.node(l).copy(o))}r.step(new G(e,e,new x(
s.append(o),t,t),!0))}function ut(r,e){let t=r.resolve(e),n=t.index();return Hd(t.nodeBefore,t.nodeAfter)&&t.parent.canReplace(
n,n+1)}function Vd(r,e){e.content.size||r.type.compatibleContent(e.type);let t=r.contentMatchAt(r.childCount),{linebreakReplacement:n}=r.
type.schema;for(let i=0;i<e.childCount;i++){let s=e.child(i),o=s.type==n?r.type.schema.nodes.text:s.type;if(t=t.matchType(
o),!t||!r.type.allowsMarks(s.marks))return!1}return t.validEnd}function Hd(r,e){return!!(r&&e&&!r.isLeaf&&Vd(r,e))}function _d(r,e,t){let n=null,{linebreakReplacement:i}=r.doc.type.schema,s=r.doc.resolve(e-t),o=s.node().type;if(i&&o.inlineContent){
let d=o.whitespace=="pre",f=!!o.contentMatch.matchType(i);d&&!f?n=!1:!d&&f&&(n=!0)}let l=r.steps.length;if(n===!1){let d=r.
doc.resolve(e+t);ho(r,d.node(),d.before(),l)}o.inlineContent&&Xr(r,e+t-1,o,s.node().contentMatchAt(s.index()),n==null);let a=r.
mapping.slice(l),c=a.map(e-t);if(r.step(new G(c,a.map(e+t,-1),x.empty,!0)),n===!0){let d=r.doc.resolve(c);uo(r,d.node(),
d.before(),r.steps.length)}return r}function qd(r,e,t){let n=r.resolve(e);if(n.parent.canReplaceWith(n.index(),n.index(),
t))return e;if(n.parentOffset==0)for(let i=n.depth-1;i>=0;i--){let s=n.index(i);if(n.node(i).canReplaceWith(s,s,t))return n.
before(i+1);if(s>0)return null}if(n.parentOffset==n.parent.content.size)for(let i=n.depth-1;i>=0;i--){let s=n.indexAfter(
i);if(n.node(i).canReplaceWith(s,s,t))return n.after(i+1);if(s<n.node(i).childCount)return null}return null}function jn(r,e,t){
let n=r.resolve(e);if(!t.content.size)return e;let i=t.content;for(let s=0;s<t.openStart;s++)i=i.firstChild.content;for(let s=1;s<=
(t.openStart==0&&t.size?2:1);s++)for(let o=n.depth;o>=0;o--){let l=o==n.depth?0:n.pos<=(n.start(o+1)+n.end(o+1))/2?-1:1;
for(let a=0;a<2;a++){if(a){if(!l)break;l=-l}let c=n.index(o)+(l>0?1:0),d=n.node(o),f=!1;if(s==1)f=d.canReplace(c,c,i);else{
let u=d.contentMatchAt(c).findWrapping(i.firstChild.type);f=u&&d.canReplaceWith(c,c,u[0])}if(f)return l==0?n.pos:l<0?n.before(
o+1):n.after(o+1)}}return null}function Kn(r,e,t=e,n=x.empty){if(e==t&&!n.size)return null;let i=r.resolve(e),s=r.resolve(
t);return po(i,s,n)?new G(e,t,n):new Ur(i,s,n).fit()}function po(r,e,t){return!t.openStart&&!t.openEnd&&r.start()==e.start()&&
r.parent.canReplace(r.index(),e.index(),t.content)}var Ur=class{constructor(e,t,n){this.$from=e,this.$to=t,this.unplaced=
n,this.frontier=[],this.placed=w.empty;for(let i=0;i<=e.depth;i++){let s=e.node(i);this.frontier.push({type:s.type,match:s.
contentMatchAt(e.indexAfter(i))})}for(let i=e.depth;i>0;i--)this.placed=w.from(e.node(i).copy(this.placed))}get depth(){
return this.frontier.length-1}fit(){for(;this.unplaced.size;){let c=this.findFittable();c?this.placeNodes(c):this.openMore()||
this.dropNode()}let e=this.mustMoveInline(),t=this.placed.size-this.depth-this.$from.depth,n=this.$from,i=this.close(e<0?
this.$to:n.doc.resolve(e));if(!i)return null;let s=this.placed,o=n.depth,l=i.depth;for(;o&&l&&s.childCount==1;)s=s.firstChild.
content,o--,l--;let a=new x(s,o,l);return e>-1?new W(n.pos,e,this.$to.pos,this.$to.end(),a,t):a.size||n.pos!=this.$to.pos?
new G(n.pos,i.pos,a):null}findFittable(){let e=this.unplaced.openStart;for(let t=this.unplaced.content,n=0,i=this.unplaced.
openEnd;n<e;n++){let s=t.firstChild;if(t.childCount>1&&(i=0),s.type.spec.isolating&&i<=n){e=n;break}t=s.content}for(let t=1;t<=
2;t++)for(let n=t==1?e:this.unplaced.openStart;n>=0;n--){let i,s=null;n?(s=io(this.unplaced.content,n-1).firstChild,i=s.
content):i=this.unplaced.content;let o=i.firstChild;for(let l=this.depth;l>=0;l--){let{type:a,match:c}=this.frontier[l],
d,f=null;if(t==1&&(o?c.matchType(o.type)||(f=c.fillBefore(w.from(o),!1)):s&&a.compatibleContent(s.type)))return{sliceDepth:n,
frontierDepth:l,parent:s,inject:f};if(t==2&&o&&(d=c.findWrapping(o.type)))return{sliceDepth:n,frontierDepth:l,parent:s,wrap:d};
if(s&&c.matchType(s.type))break}}}openMore(){let{content:e,openStart:t,openEnd:n}=this.unplaced;return so(e,-1)<=t?!1:(this.
unplaced.size>1&&so(e,1)>n&&n++,this.unplaced=new x(e,t+1,n),!0)}dropNode(){let{content:e,openStart:t,openEnd:n}=this.unplaced,
i=io(e,t);if(i.childCount<=1&&t>0){let s=e.size-t<=t+i.size;this.unplaced=new x(nn(e,t-1,1),t-1,s?t-1:n)}else this.unplaced=
new x(nn(e,t,1),t,n)}placeNodes({sliceDepth:e,frontierDepth:t,parent:n,inject:i,wrap:s}){for(;this.depth>t;)this.closeFrontierNode();
if(s)for(let m=0;m<s.length;m++)this.openFrontierNode(s[m]);let o=this.unplaced,l=n?n.content:o.content,a=o.openStart-e,
c=0,d=[],{match:f,type:u}=this.frontier[t];if(i){for(let m=0;m<i.childCount;m++)d.push(i.child(m));f=f.matchFragment(i)}
let h=l.size+e-(o.content.size-o.openEnd);for(;c<l.childCount;){let m=l.child(c),g=f.matchType(m.type);if(!g)break;c++,(c>
1||a==0||m.content.size)&&(f=g,d.push(mo(m.mark(u.allowedMarks(m.marks)),c==1?a:0,c==l.childCount?h:-1)))}let p=c==l.childCount;
p||(h=-1),this.placed=rn(this.placed,t,w.from(d)),this.frontier[t].match=f,p&&h<0&&n&&n.type==this.frontier[this.depth].
type&&this.frontier.length>1&&this.closeFrontierNode();for(let m=0,g=d[d.length-1];g&&m<h;m++)this.frontier.push({type:g.
type,match:g.contentMatchAt(g.childCount)}),g=g.lastChild;this.unplaced=p?e==0?x.empty:new x(nn(o.content,e-1,1),e-1,h<0?
o.openEnd:e-1):new x(nn(o.content,e,c),e,o.openEnd)}mustMoveInline(){if(!this.$to.parent.isTextblock)return-1;let e=this.
frontier[this.depth],t;if(!e.type.isTextblock||!jr(this.$to,this.$to.depth,e.type,e.match,!1)||this.$to.depth==this.depth&&
(t=this.findCloseLevel(this.$to))&&t.depth==this.depth)return-1;let{depth:n}=this.$to,i=this.$to.after(n);for(;n>1&&i==this.
$to.end(--n);)++i;return i}findCloseLevel(e){e:for(let t=Math.min(this.depth,e.depth);t>=0;t--){let{match:n,type:i}=this.
frontier[t],s=t<e.depth&&e.end(t+1)==e.pos+(e.depth-(t+1)),o=jr(e,t,i,n,s);if(o){for(let l=t-1;l>=0;l--){let{match:a,type:c}=this.
frontier[l],d=jr(e,l,c,a,!0);if(!d||d.childCount)continue e}return{depth:t,fit:o,move:s?e.doc.resolve(e.after(t+1)):e}}}}close(e){
let t=this.findCloseLevel(e);if(!t)return null;for(;this.depth>t.depth;)this.closeFrontierNode();t.fit.childCount&&(this.
placed=rn(this.placed,t.depth,t.fit)),e=t.move;for(let n=t.depth+1;n<=e.depth;n++){let i=e.node(n),s=i.type.contentMatch.
fillBefore(i.content,!0,e.index(n));this.openFrontierNode(i.type,i.attrs,s)}return e}openFrontierNode(e,t=null,n){let i=this.
frontier[this.depth];i.match=i.match.matchType(e),this.placed=rn(this.placed,this.depth,w.from(e.create(t,n))),this.frontier.
push({type:e,match:e.contentMatch})}closeFrontierNode(){let t=this.frontier.pop().match.fillBefore(w.empty,!0);t.childCount&&
(this.placed=rn(this.placed,this.frontier.length,t))}};function nn(r,e,t){return e==0?r.cutByIndex(t,r.childCount):r.replaceChild(
0,r.firstChild.copy(nn(r.firstChild.content,e-1,t)))}function rn(r,e,t){return e==0?r.append(t):r.replaceChild(r.childCount-
1,r.lastChild.copy(rn(r.lastChild.content,e-1,t)))}function io(r,e){for(let t=0;t<e;t++)r=r.firstChild.content;return r}
function mo(r,e,t){if(e<=0)return r;let n=r.content;return e>1&&(n=n.replaceChild(0,mo(n.firstChild,e-1,n.childCount==1?
t-1:0))),e>0&&(n=r.type.contentMatch.fillBefore(n).append(n),t<=0&&(n=n.append(r.type.contentMatch.matchFragment(n).fillBefore(
w.empty,!0)))),r.copy(n)}function jr(r,e,t,n,i){let s=r.node(e),o=i?r.indexAfter(e):r.index(e);if(o==s.childCount&&!t.compatibleContent(
s.type))return null;let l=n.fillBefore(s.content,!0,o);return l&&!Wd(t,s.content,o)?l:null}function Wd(r,e,t){for(let n=t;n<
e.childCount;n++)if(!r.allowsMarks(e.child(n).marks))return!0;return!1}function Jd(r){return r.spec.defining||r.spec.definingForContent}
function so(r,e){for(let t=0;;t++){let n=e<0?r.firstChild:r.lastChild;if(!n||n.isAtom)return t;r=n.content}}function jd(r,e,t,n){
if(!n.size)return r.deleteRange(e,t);let i=r.doc.resolve(e),s=r.doc.resolve(t);if(po(i,s,n))return r.step(new G(e,t,n));
let o=yo(i,s);o[o.length-1]==0&&o.pop();let l=-(i.depth+1);o.unshift(l);for(let u=i.depth,h=i.pos-1;u>0;u--,h--){let p=i.
node(u).type.spec;if(p.defining||p.definingAsContext||p.isolating)break;o.indexOf(u)>-1?l=u:i.before(u)==h&&o.splice(1,0,
-u)}let a=o.indexOf(l),c=[],d=n.openStart;for(let u=n.content,h=0;;h++){let p=u.firstChild;if(c.push(p),h==n.openStart)break;
u=p.content}for(let u=d-1;u>=0;u--){let h=c[u],p=Jd(h.type);if(p&&!h.sameMarkup(i.node(Math.abs(l)-1)))d=u;else if(p||!h.
type.isTextblock)break}for(let u=n.openStart;u>=0;u--){let h=(u+d+1)%(n.openStart+1),p=c[h];if(p)for(let m=0;m<o.length;m++){
let g=o[(m+a)%o.length],y=!0;g<0&&(y=!1,g=-g);let k=i.node(g-1),S=i.index(g-1);if(k.canReplaceWith(S,S,p.type,p.marks))return r.
replace(i.before(g),y?s.after(g):t,new x(go(n.content,0,n.openStart,h),h,n.openEnd))}}let f=r.steps.length;for(let u=o.length-
1;u>=0&&(r.replace(e,t,n),!(r.steps.length>f));u--){let h=o[u];h<0||(e=i.before(h),t=s.after(h))}}function go(r,e,t,n,i){
if(e<t){let s=r.firstChild;r=r.replaceChild(0,s.copy(go(s.content,e+1,t,n,s)))}if(e>n){let s=i.contentMatchAt(0),o=s.fillBefore(
r).append(r);r=o.append(s.matchFragment(o).fillBefore(w.empty,!0))}return r}function Kd(r,e,t,n){if(!n.isInline&&e==t&&r.
doc.resolve(e).parent.content.size){let i=qd(r.doc,e,n.type);i!=null&&(e=t=i)}r.replaceRange(e,t,new x(w.from(n),0,0))}function Ud(r,e,t){
let n=r.doc.resolve(e),i=r.doc.resolve(t);if(n.parent.isTextblock&&i.parent.isTextblock&&n.start()!=i.start()&&n.parentOffset==
0&&i.parentOffset==0){let o=n.sharedDepth(t),l=!1;for(let a=n.depth;a>o;a--)n.node(a).type.spec.isolating&&(l=!0);for(let a=i.
depth;a>o;a--)i.node(a).type.spec.isolating&&(l=!0);if(!l){for(let a=n.depth;a>0&&e==n.start(a);a--)e=n.before(a);for(let a=i.
depth;a>0&&t==i.start(a);a--)t=i.before(a);n=r.doc.resolve(e),i=r.doc.resolve(t)}}let s=yo(n,i);for(let o=0;o<s.length;o++){
let l=s[o],a=o==s.length-1;if(a&&l==0||n.node(l).type.contentMatch.validEnd)return r.delete(n.start(l),i.end(l));if(l>0&&
(a||n.node(l-1).canReplace(n.index(l-1),i.indexAfter(l-1))))return r.delete(n.before(l),i.after(l))}for(let o=1;o<=n.depth&&
o<=i.depth;o++)if(e-n.start(o)==n.depth-o&&t>n.end(o)&&i.end(o)-t!=i.depth-o&&n.start(o-1)==i.start(o-1)&&n.node(o-1).canReplace(
n.index(o-1),i.index(o-1)))return r.delete(n.before(o),t);r.delete(e,t)}function yo(r,e){let t=[],n=Math.min(r.depth,e.depth);
for(let i=n;i>=0;i--){let s=r.start(i);if(s<r.pos-(r.depth-i)||e.end(i)>e.pos+(e.depth-i)||r.node(i).type.spec.isolating||
e.node(i).type.spec.isolating)break;(s==e.start(i)||i==r.depth&&i==e.depth&&r.parent.inlineContent&&e.parent.inlineContent&&
i&&e.start(i-1)==s-1)&&t.push(i)}return t}var Wn=class r extends L{constructor(e,t,n){super(),this.pos=e,this.attr=t,this.
value=n}apply(e){let t=e.nodeAt(this.pos);if(!t)return q.fail("No node at attribute step's position");let n=Object.create(
null);for(let s in t.attrs)n[s]=t.attrs[s];n[this.attr]=this.value;let i=t.type.create(n,null,t.marks);return q.fromReplace(
e,this.pos,this.pos+1,new x(w.from(i),0,t.isLeaf?0:1))}getMap(){return Ae.empty}invert(e){return new r(this.pos,this.attr,
e.nodeAt(this.pos).attrs[this.attr])}map(e){let t=e.mapResult(this.pos,1);return t.deletedAfter?null:new r(t.pos,this.attr,
this.value)}toJSON(){return{stepType:"attr",pos:this.pos,attr:this.attr,value:this.value}}static fromJSON(e,t){if(typeof t.
pos!="number"||typeof t.attr!="string")throw new RangeError("Invalid input for AttrStep.fromJSON");return new r(t.pos,t.
attr,t.value)}};L.jsonID("attr",Wn);var Jn=class r extends L{constructor(e,t){super(),this.attr=e,this.value=t}apply(e){
let t=Object.create(null);for(let i in e.attrs)t[i]=e.attrs[i];t[this.attr]=this.value;let n=e.type.create(t,e.content,e.
marks);return q.ok(n)}getMap(){return Ae.empty}invert(e){return new r(this.attr,e.attrs[this.attr])}map(e){return this}toJSON(){
return{stepType:"docAttr",attr:this.attr,value:this.value}}static fromJSON(e,t){if(typeof t.attr!="string")throw new RangeError(
"Invalid input for DocAttrStep.fromJSON");return new r(t.attr,t.value)}};L.jsonID("docAttr",Jn);var Ot=class extends Error{};
Ot=function r(e){let t=Error.call(this,e);return t.__proto__=r.prototype,t};Ot.prototype=Object.create(Error.prototype);
Ot.prototype.constructor=Ot;Ot.prototype.name="TransformError";var se=class{constructor(e){this.doc=e,this.steps=[],this.
docs=[],this.mapping=new on}get before(){return this.docs.length?this.docs[0]:this.doc}step(e){let t=this.maybeStep(e);if(t.
failed)throw new Ot(t.failed);return this}maybeStep(e){let t=e.apply(this.doc);return t.failed||this.addStep(e,t.doc),t}get docChanged(){
return this.steps.length>0}changedRange(){let e=1e9,t=-1e9;for(let n=0;n<this.mapping.maps.length;n++){let i=this.mapping.
maps[n];n&&(e=i.map(e,1),t=i.map(t,-1)),i.forEach((s,o,l,a)=>{e=Math.min(e,l),t=Math.max(t,a)})}return e==1e9?null:{from:e,
to:t}}addStep(e,t){this.docs.push(this.doc),this.steps.push(e),this.mapping.appendMap(e.getMap()),this.doc=t}replace(e,t=e,n=x.
empty){let i=Kn(this.doc,e,t,n);return i&&this.step(i),this}replaceWith(e,t,n){return this.replace(e,t,new x(w.from(n),0,
0))}delete(e,t){return this.replace(e,t,x.empty)}insert(e,t){return this.replaceWith(e,e,t)}replaceRange(e,t,n){return jd(
this,e,t,n),this}replaceRangeWith(e,t,n){return Kd(this,e,t,n),this}deleteRange(e,t){return Ud(this,e,t),this}lift(e,t){
return Rd(this,e,t),this}join(e,t=1){return _d(this,e,t),this}wrap(e,t){return Ld(this,e,t),this}setBlockType(e,t=e,n,i=null){
return Bd(this,e,t,n,i),this}setNodeMarkup(e,t,n=null,i){return Fd(this,e,t,n,i),this}setNodeAttribute(e,t,n){return this.
step(new Wn(e,t,n)),this}setDocAttribute(e,t){return this.step(new Jn(e,t)),this}addNodeMark(e,t){return this.step(new an(
e,t)),this}removeNodeMark(e,t){let n=this.doc.nodeAt(e);if(!n)throw new RangeError("No node at position "+e);if(t instanceof
A)t.isInSet(n.marks)&&this.step(new At(e,t));else{let i=n.marks,s,o=[];for(;s=t.isInSet(i);)o.push(new At(e,s)),i=s.removeFromSet(
i);for(let l=o.length-1;l>=0;l--)this.step(o[l])}return this}split(e,t=1,n){return $d(this,e,t,n),this}addMark(e,t,n){return Ad(
this,e,t,n),this}removeMark(e,t,n){return Od(this,e,t,n),this}clearIncompatible(e,t,n){return Xr(this,e,t,n),this}};var Yr=Object.create(null),C=class{constructor(e,t,n){this.$anchor=e,this.$head=t,this.ranges=n||[new Ue(e.min(t),e.max(
t))]}get anchor(){return this.$anchor.pos}get head(){return this.$head.pos}get from(){return this.$from.pos}get to(){return this.
$to.pos}get $from(){return this.ranges[0].$from}get $to(){return this.ranges[0].$to}get empty(){let e=this.ranges;for(let t=0;t<
e.length;t++)if(e[t].$from.pos!=e[t].$to.pos)return!1;return!0}content(){return this.$from.doc.slice(this.from,this.to,!0)}replace(e,t=x.
empty){let n=t.content.lastChild,i=null;for(let l=0;l<t.openEnd;l++)i=n,n=n.lastChild;let s=e.steps.length,o=this.ranges;
for(let l=0;l<o.length;l++){let{$from:a,$to:c}=o[l],d=e.mapping.slice(s);e.replaceRange(d.map(a.pos),d.map(c.pos),l?x.empty:
t),l==0&&xo(e,s,(n?n.isInline:i&&i.isTextblock)?-1:1)}}replaceWith(e,t){let n=e.steps.length,i=this.ranges;for(let s=0;s<
i.length;s++){let{$from:o,$to:l}=i[s],a=e.mapping.slice(n),c=a.map(o.pos),d=a.map(l.pos);s?e.deleteRange(c,d):(e.replaceRangeWith(
c,d,t),xo(e,n,t.isInline?-1:1))}}static findFrom(e,t,n=!1){let i=e.parent.inlineContent?new M(e):Dt(e.node(0),e.parent,e.
pos,e.index(),t,n);if(i)return i;for(let s=e.depth-1;s>=0;s--){let o=t<0?Dt(e.node(0),e.node(s),e.before(s+1),e.index(s),
t,n):Dt(e.node(0),e.node(s),e.after(s+1),e.index(s)+1,t,n);if(o)return o}return null}static near(e,t=1){return this.findFrom(
e,t)||this.findFrom(e,-t)||new oe(e.node(0))}static atStart(e){return Dt(e,e,0,0,1)||new oe(e)}static atEnd(e){return Dt(
e,e,e.content.size,e.childCount,-1)||new oe(e)}static fromJSON(e,t){if(!t||!t.type)throw new RangeError("Invalid input f\
or Selection.fromJSON");let n=Yr[t.type];if(!n)throw new RangeError(`No selection type ${t.type} defined`);return n.fromJSON(
e,t)}static jsonID(e,t){if(e in Yr)throw new RangeError("Duplicate use of selection JSON ID "+e);return Yr[e]=t,t.prototype.
jsonID=e,t}getBookmark(){return M.between(this.$anchor,this.$head).getBookmark()}};C.prototype.visible=!0;var Ue=class{constructor(e,t){
this.$from=e,this.$to=t}},bo=!1;function wo(r){!bo&&!r.parent.inlineContent&&(bo=!0,console.warn("TextSelection endpoint\
 not pointing into a node with inline content ("+r.parent.type.name+")"))}var M=class r extends C{constructor(e,t=e){wo(
e),wo(t),super(e,t)}get $cursor(){return this.$anchor.pos==this.$head.pos?this.$head:null}map(e,t){let n=e.resolve(t.map(
this.head));if(!n.parent.inlineContent)return C.near(n);let i=e.resolve(t.map(this.anchor));return new r(i.parent.inlineContent?
i:n,n)}replace(e,t=x.empty){if(super.replace(e,t),t==x.empty){let n=this.$from.marksAcross(this.$to);n&&e.ensureMarks(n)}}eq(e){
return e instanceof r&&e.anchor==this.anchor&&e.head==this.head}getBookmark(){return new Gn(this.anchor,this.head)}toJSON(){
return{type:"text",anchor:this.anchor,head:this.head}}static fromJSON(e,t){if(typeof t.anchor!="number"||typeof t.head!=
"number")throw new RangeError("Invalid input for TextSelection.fromJSON");return new r(e.resolve(t.anchor),e.resolve(t.head))}static create(e,t,n=t){
let i=e.resolve(t);return new this(i,n==t?i:e.resolve(n))}static between(e,t,n){let i=e.pos-t.pos;if((!n||i)&&(n=i>=0?1:
-1),!t.parent.inlineContent){let s=C.findFrom(t,n,!0)||C.findFrom(t,-n,!0);if(s)t=s.$head;else return C.near(t,n)}return e.
parent.inlineContent||(i==0?e=t:(e=(C.findFrom(e,-n,!0)||C.findFrom(e,n,!0)).$anchor,e.pos<t.pos!=i<0&&(e=t))),new r(e,t)}};
C.jsonID("text",M);var Gn=class r{constructor(e,t){this.anchor=e,this.head=t}map(e){return new r(e.map(this.anchor),e.map(
this.head))}resolve(e){return M.between(e.resolve(this.anchor),e.resolve(this.head))}},v=class r extends C{constructor(e){
let t=e.nodeAfter,n=e.node(0).resolve(e.pos+t.nodeSize);super(e,n),this.node=t}map(e,t){let{deleted:n,pos:i}=t.mapResult(
this.anchor),s=e.resolve(i);return n?C.near(s):new r(s)}content(){return new x(w.from(this.node),0,0)}eq(e){return e instanceof
r&&e.anchor==this.anchor}toJSON(){return{type:"node",anchor:this.anchor}}getBookmark(){return new Zr(this.anchor)}static fromJSON(e,t){
if(typeof t.anchor!="number")throw new RangeError("Invalid input for NodeSelection.fromJSON");return new r(e.resolve(t.anchor))}static create(e,t){
return new r(e.resolve(t))}static isSelectable(e){return!e.isText&&e.type.spec.selectable!==!1}};v.prototype.visible=!1;
C.jsonID("node",v);var Zr=class r{constructor(e){this.anchor=e}map(e){let{deleted:t,pos:n}=e.mapResult(this.anchor);return t?
new Gn(n,n):new r(n)}resolve(e){let t=e.resolve(this.anchor),n=t.nodeAfter;return n&&v.isSelectable(n)?new v(t):C.near(t)}},
oe=class r extends C{constructor(e){super(e.resolve(0),e.resolve(e.content.size))}replace(e,t=x.empty){if(t==x.empty){e.
delete(0,e.doc.content.size);let n=C.atStart(e.doc);n.eq(e.selection)||e.setSelection(n)}else super.replace(e,t)}toJSON(){
return{type:"all"}}static fromJSON(e){return new r(e)}map(e){return new r(e)}eq(e){return e instanceof r}getBookmark(){return Gd}};
C.jsonID("all",oe);var Gd={map(){return this},resolve(r){return new oe(r)}};function Dt(r,e,t,n,i,s=!1){if(e.inlineContent)
return M.create(r,t);for(let o=n-(i>0?0:1);i>0?o<e.childCount:o>=0;o+=i){let l=e.child(o);if(l.isAtom){if(!s&&v.isSelectable(
l))return v.create(r,t-(i<0?l.nodeSize:0))}else{let a=Dt(r,l,t+i,i<0?l.childCount:0,i,s);if(a)return a}t+=l.nodeSize*i}return null}
function xo(r,e,t){let n=r.steps.length-1;if(n<e)return;let i=r.steps[n];if(!(i instanceof G||i instanceof W))return;let s=r.
mapping.maps[n],o;s.forEach((l,a,c,d)=>{o==null&&(o=d)}),r.setSelection(C.near(r.doc.resolve(o),t))}var ko=1,Un=2,So=4,ei=class extends se{constructor(e){
super(e.doc),this.curSelectionFor=0,this.updated=0,this.meta=Object.create(null),this.time=Date.now(),this.curSelection=
e.selection,this.storedMarks=e.storedMarks}get selection(){return this.curSelectionFor<this.steps.length&&(this.curSelection=
this.curSelection.map(this.doc,this.mapping.slice(this.curSelectionFor)),this.curSelectionFor=this.steps.length),this.curSelection}setSelection(e){
if(e.$from.doc!=this.doc)throw new RangeError("Selection passed to setSelection must point at the current document");return this.
curSelection=e,this.curSelectionFor=this.steps.length,this.updated=(this.updated|ko)&~Un,this.storedMarks=null,this}get selectionSet(){
return(this.updated&ko)>0}setStoredMarks(e){return this.storedMarks=e,this.updated|=Un,this}ensureMarks(e){return A.sameSet(
this.storedMarks||this.selection.$from.marks(),e)||this.setStoredMarks(e),this}addStoredMark(e){return this.ensureMarks(
e.addToSet(this.storedMarks||this.selection.$head.marks()))}removeStoredMark(e){return this.ensureMarks(e.removeFromSet(
this.storedMarks||this.selection.$head.marks()))}get storedMarksSet(){return(this.updated&Un)>0}addStep(e,t){super.addStep(
e,t),this.updated=this.updated&~Un,this.storedMarks=null}setTime(e){return this.time=e,this}replaceSelection(e){return this.
selection.replace(this,e),this}replaceSelectionWith(e,t=!0){let n=this.selection;return t&&(e=e.mark(this.storedMarks||(n.
empty?n.$from.marks():n.$from.marksAcross(n.$to)||A.none))),n.replaceWith(this,e),this}deleteSelection(){return this.selection.
replace(this),this}insertText(e,t,n){let i=this.doc.type.schema;if(t==null)return e?this.replaceSelectionWith(i.text(e),
!0):this.deleteSelection();{if(n==null&&(n=t),!e)return this.deleteRange(t,n);let s=this.storedMarks;if(!s){let o=this.doc.
resolve(t);s=n==t?o.marks():o.marksAcross(this.doc.resolve(n))}return this.replaceRangeWith(t,n,i.text(e,s)),!this.selection.
empty&&this.selection.to==t+e.length&&this.setSelection(C.near(this.selection.$to)),this}}setMeta(e,t){return this.meta[typeof e==
"string"?e:e.key]=t,this}getMeta(e){return this.meta[typeof e=="string"?e:e.key]}get isGeneric(){for(let e in this.meta)
return!1;return!0}scrollIntoView(){return this.updated|=So,this}get scrolledIntoView(){return(this.updated&So)>0}};function Co(r,e){
return!e||!r?r:r.bind(e)}var ht=class{constructor(e,t,n){this.name=e,this.init=Co(t.init,n),this.apply=Co(t.apply,n)}},Xd=[
new ht("doc",{init(r){return r.doc||r.schema.topNodeType.createAndFill()},apply(r){return r.doc}}),new ht("selection",{init(r,e){
return r.selection||C.atStart(e.doc)},apply(r){return r.selection}}),new ht("storedMarks",{init(r){return r.storedMarks||
null},apply(r,e,t,n){return n.selection.$cursor?r.storedMarks:null}}),new ht("scrollToSelection",{init(){return 0},apply(r,e){
return r.scrolledIntoView?e+1:e}})],cn=class{constructor(e,t){this.schema=e,this.plugins=[],this.pluginsByKey=Object.create(
null),this.fields=Xd.slice(),t&&t.forEach(n=>{if(this.pluginsByKey[n.key])throw new RangeError("Adding different instanc\
es of a keyed plugin ("+n.key+")");this.plugins.push(n),this.pluginsByKey[n.key]=n,n.spec.state&&this.fields.push(new ht(
n.key,n.spec.state,n))})}},dn=class r{constructor(e){this.config=e}get schema(){return this.config.schema}get plugins(){
return this.config.plugins}apply(e){return this.applyTransaction(e).state}filterTransaction(e,t=-1){for(let n=0;n<this.config.
plugins.length;n++)if(n!=t){let i=this.config.plugins[n];if(i.spec.filterTransaction&&!i.spec.filterTransaction.call(i,e,
this))return!1}return!0}applyTransaction(e){if(!this.filterTransaction(e))return{state:this,transactions:[]};let t=[e],n=this.
applyInner(e),i=null;for(;;){let s=!1;for(let o=0;o<this.config.plugins.length;o++){let l=this.config.plugins[o];if(l.spec.
appendTransaction){let a=i?i[o].n:0,c=i?i[o].state:this,d=a<t.length&&l.spec.appendTransaction.call(l,a?t.slice(a):t,c,n);
if(d&&n.filterTransaction(d,o)){if(d.setMeta("appendedTransaction",e),!i){i=[];for(let f=0;f<this.config.plugins.length;f++)
i.push(f<o?{state:n,n:t.length}:{state:this,n:0})}t.push(d),n=n.applyInner(d),s=!0}i&&(i[o]={state:n,n:t.length})}}if(!s)
return{state:n,transactions:t}}}applyInner(e){if(!e.before.eq(this.doc))throw new RangeError("Applying a mismatched tran\
saction");let t=new r(this.config),n=this.config.fields;for(let i=0;i<n.length;i++){let s=n[i];t[s.name]=s.apply(e,this[s.
name],this,t)}return t}get tr(){return new ei(this)}static create(e){let t=new cn(e.doc?e.doc.type.schema:e.schema,e.plugins),
n=new r(t);for(let i=0;i<t.fields.length;i++)n[t.fields[i].name]=t.fields[i].init(e,n);return n}reconfigure(e){let t=new cn(
this.schema,e.plugins),n=t.fields,i=new r(t);for(let s=0;s<n.length;s++){let o=n[s].name;i[o]=this.hasOwnProperty(o)?this[o]:
n[s].init(e,i)}return i}toJSON(e){let t={doc:this.doc.toJSON(),selection:this.selection.toJSON()};if(this.storedMarks&&(t.
storedMarks=this.storedMarks.map(n=>n.toJSON())),e&&typeof e=="object")for(let n in e){if(n=="doc"||n=="selection")throw new RangeError(
"The JSON fields `doc` and `selection` are reserved");let i=e[n],s=i.spec.state;s&&s.toJSON&&(t[n]=s.toJSON.call(i,this[i.
key]))}return t}static fromJSON(e,t,n){if(!t)throw new RangeError("Invalid input for EditorState.fromJSON");if(!e.schema)
throw new RangeError("Required config field 'schema' missing");let i=new cn(e.schema,e.plugins),s=new r(i);return i.fields.
forEach(o=>{if(o.name=="doc")s.doc=ue.fromJSON(e.schema,t.doc);else if(o.name=="selection")s.selection=C.fromJSON(s.doc,
t.selection);else if(o.name=="storedMarks")t.storedMarks&&(s.storedMarks=t.storedMarks.map(e.schema.markFromJSON));else{
if(n)for(let l in n){let a=n[l],c=a.spec.state;if(a.key==o.name&&c&&c.fromJSON&&Object.prototype.hasOwnProperty.call(t,l)){
s[o.name]=c.fromJSON.call(a,e,t[l],s);return}}s[o.name]=o.init(e,s)}}),s}};function Mo(r,e,t){for(let n in r){let i=r[n];
i instanceof Function?i=i.bind(e):n=="handleDOMEvents"&&(i=Mo(i,e,{})),t[n]=i}return t}var D=class{constructor(e){this.spec=
e,this.props={},e.props&&Mo(e.props,this,this.props),this.key=e.key?e.key.key:vo("plugin")}getState(e){return e[this.key]}},
Qr=Object.create(null);function vo(r){return r in Qr?r+"$"+ ++Qr[r]:(Qr[r]=0,r+"$")}var z=class{constructor(e="key"){this.
key=vo(e)}get(e){return e.config.pluginsByKey[this.key]}getState(e){return e[this.key]}};var To=(r,e)=>r.selection.empty?!1:(e&&e(r.tr.deleteSelection().scrollIntoView()),!0);function Yd(r,e){let{$cursor:t}=r.
selection;return!t||(e?!e.endOfTextblock("backward",r):t.parentOffset>0)?null:t}var Qd=(r,e,t)=>{let n=Yd(r,t);if(!n)return!1;
let i=No(n);if(!i){let o=n.blockRange(),l=o&&ft(o);return l==null?!1:(e&&e(r.tr.lift(o,l).scrollIntoView()),!0)}let s=i.
nodeBefore;if(Ro(r,i,e,-1))return!0;if(n.parent.content.size==0&&(Rt(s,"end")||v.isSelectable(s)))for(let o=n.depth;;o--){
let l=Kn(r.doc,n.before(o),n.after(o),x.empty);if(l&&l.slice.size<l.to-l.from){if(e){let a=r.tr.step(l);a.setSelection(Rt(
s,"end")?C.findFrom(a.doc.resolve(a.mapping.map(i.pos,-1)),-1):v.create(a.doc,i.pos-s.nodeSize)),e(a.scrollIntoView())}return!0}
if(o==1||n.node(o-1).childCount>1)break}return s.isAtom&&i.depth==n.depth-1?(e&&e(r.tr.delete(i.pos-s.nodeSize,i.pos).scrollIntoView()),
!0):!1};function Rt(r,e,t=!1){for(let n=r;n;n=e=="start"?n.firstChild:n.lastChild){if(n.isTextblock)return!0;if(t&&n.childCount!=
1)return!1}return!1}var Zd=(r,e,t)=>{let{$head:n,empty:i}=r.selection,s=n;if(!i)return!1;if(n.parent.isTextblock){if(t?!t.
endOfTextblock("backward",r):n.parentOffset>0)return!1;s=No(n)}let o=s&&s.nodeBefore;return!o||!v.isSelectable(o)?!1:(e&&
e(r.tr.setSelection(v.create(r.doc,s.pos-o.nodeSize)).scrollIntoView()),!0)};function No(r){if(!r.parent.type.spec.isolating)
for(let e=r.depth-1;e>=0;e--){if(r.index(e)>0)return r.doc.resolve(r.before(e+1));if(r.node(e).type.spec.isolating)break}
return null}function ef(r,e){let{$cursor:t}=r.selection;return!t||(e?!e.endOfTextblock("forward",r):t.parentOffset<t.parent.
content.size)?null:t}var tf=(r,e,t)=>{let n=ef(r,t);if(!n)return!1;let i=Ao(n);if(!i)return!1;let s=i.nodeAfter;if(Ro(r,
i,e,1))return!0;if(n.parent.content.size==0&&(Rt(s,"start")||v.isSelectable(s))){let o=Kn(r.doc,n.before(),n.after(),x.empty);
if(o&&o.slice.size<o.to-o.from){if(e){let l=r.tr.step(o);l.setSelection(Rt(s,"start")?C.findFrom(l.doc.resolve(l.mapping.
map(i.pos)),1):v.create(l.doc,l.mapping.map(i.pos))),e(l.scrollIntoView())}return!0}}return s.isAtom&&i.depth==n.depth-1?
(e&&e(r.tr.delete(i.pos,i.pos+s.nodeSize).scrollIntoView()),!0):!1},nf=(r,e,t)=>{let{$head:n,empty:i}=r.selection,s=n;if(!i)
return!1;if(n.parent.isTextblock){if(t?!t.endOfTextblock("forward",r):n.parentOffset<n.parent.content.size)return!1;s=Ao(
n)}let o=s&&s.nodeAfter;return!o||!v.isSelectable(o)?!1:(e&&e(r.tr.setSelection(v.create(r.doc,s.pos)).scrollIntoView()),
!0)};function Ao(r){if(!r.parent.type.spec.isolating)for(let e=r.depth-1;e>=0;e--){let t=r.node(e);if(r.index(e)+1<t.childCount)
return r.doc.resolve(r.after(e+1));if(t.type.spec.isolating)break}return null}var Oo=(r,e)=>{let{$from:t,$to:n}=r.selection,i=t.blockRange(n),s=i&&ft(i);return s==null?!1:(e&&e(r.tr.lift(i,s).scrollIntoView()),
!0)},rf=(r,e)=>{let{$head:t,$anchor:n}=r.selection;return!t.parent.type.spec.code||!t.sameParent(n)?!1:(e&&e(r.tr.insertText(
`
`).scrollIntoView()),!0)};function ni(r){for(let e=0;e<r.edgeCount;e++){let{type:t}=r.edge(e);if(t.isTextblock&&!t.hasRequiredAttrs())
return t}return null}var ri=(r,e)=>{let{$head:t,$anchor:n}=r.selection;if(!t.parent.type.spec.code||!t.sameParent(n))return!1;
let i=t.node(-1),s=t.indexAfter(-1),o=ni(i.contentMatchAt(s));if(!o||!i.canReplaceWith(s,s,o))return!1;if(e){let l=t.after(),
a=r.tr.replaceWith(l,l,o.createAndFill());a.setSelection(C.near(a.doc.resolve(l),1)),e(a.scrollIntoView())}return!0},sf=(r,e)=>{
let t=r.selection,{$from:n,$to:i}=t;if(t instanceof oe||n.parent.inlineContent||i.parent.inlineContent)return!1;let s=ni(
i.parent.contentMatchAt(i.indexAfter()));if(!s||!s.isTextblock)return!1;if(e){let o=(!n.parentOffset&&i.index()<i.parent.
childCount?n:i).pos,l=r.tr.insert(o,s.createAndFill());l.setSelection(M.create(l.doc,o+1)),e(l.scrollIntoView())}return!0},
of=(r,e)=>{let{$cursor:t}=r.selection;if(!t||t.parent.content.size)return!1;if(t.depth>1&&t.after()!=t.end(-1)){let s=t.
before();if(Ke(r.doc,s))return e&&e(r.tr.split(s).scrollIntoView()),!0}let n=t.blockRange(),i=n&&ft(n);return i==null?!1:
(e&&e(r.tr.lift(n,i).scrollIntoView()),!0)};function lf(r){return(e,t)=>{if(e.selection instanceof v&&e.selection.node.isBlock){
let{$from:h}=e.selection;return!h.parentOffset||!Ke(e.doc,h.pos)?!1:(t&&t(e.tr.split(h.pos).scrollIntoView()),!0)}if(!e.
selection.$from.depth)return!1;let n=e.tr;!e.selection.empty&&(e.selection instanceof M||e.selection instanceof oe)&&n.deleteSelection();
let{$from:i}=n.selection,s=n.steps.length,o=[],l,a,c=!1,d=!1;for(let h=i.depth;;h--)if(i.node(h).isBlock){c=i.end(h)==i.
pos+(i.depth-h),d=i.start(h)==i.pos-(i.depth-h),a=ni(i.node(h-1).contentMatchAt(i.indexAfter(h-1)));let m=r&&r(i.parent,
c,i);o.unshift(m||(c&&a?{type:a}:null)),l=h;break}else{if(h==1)return!1;o.unshift(null)}let f=i.pos,u=Ke(n.doc,f,o.length,
o);if(u||(o[0]=a?{type:a}:null,u=Ke(n.doc,f,o.length,o)),!u)return!1;if(n.split(f,o.length,o),!c&&d&&i.node(l).type!=a){
let h=n.mapping.slice(s),p=h.map(i.before(l)),m=n.doc.resolve(p);a&&i.node(l-1).canReplaceWith(m.index(),m.index()+1,a)&&
n.setNodeMarkup(h.map(i.before(l)),a)}return t&&t(n.scrollIntoView()),!0}}var af=lf();var Do=(r,e)=>{let{$from:t,to:n}=r.selection,i,s=t.sharedDepth(n);return s==0?!1:(i=t.before(s),e&&e(r.tr.setSelection(v.
create(r.doc,i))),!0)},cf=(r,e)=>(e&&e(r.tr.setSelection(new oe(r.doc))),!0);function df(r,e,t){let n=e.nodeBefore,i=e.nodeAfter,
s=e.index();return!n||!i||!n.type.compatibleContent(i.type)?!1:!n.content.size&&e.parent.canReplace(s-1,s)?(t&&t(r.tr.delete(
e.pos-n.nodeSize,e.pos).scrollIntoView()),!0):!e.parent.canReplace(s,s+1)||!(i.isTextblock||ut(r.doc,e.pos))?!1:(t&&t(r.
tr.join(e.pos).scrollIntoView()),!0)}function Ro(r,e,t,n){let i=e.nodeBefore,s=e.nodeAfter,o,l,a=i.type.spec.isolating||
s.type.spec.isolating;if(!a&&df(r,e,t))return!0;let c=!a&&e.parent.canReplace(e.index(),e.index()+1);if(c&&(o=(l=i.contentMatchAt(
i.childCount)).findWrapping(s.type))&&l.matchType(o[0]||s.type).validEnd){if(t){let h=e.pos+s.nodeSize,p=w.empty;for(let y=o.
length-1;y>=0;y--)p=w.from(o[y].create(null,p));p=w.from(i.copy(p));let m=r.tr.step(new W(e.pos-1,h,e.pos,h,new x(p,1,0),
o.length,!0)),g=m.doc.resolve(h+2*o.length);g.nodeAfter&&g.nodeAfter.type==i.type&&ut(m.doc,g.pos)&&m.join(g.pos),t(m.scrollIntoView())}
return!0}let d=s.type.spec.isolating||n>0&&a?null:C.findFrom(e,1),f=d&&d.$from.blockRange(d.$to),u=f&&ft(f);if(u!=null&&
u>=e.depth)return t&&t(r.tr.lift(f,u).scrollIntoView()),!0;if(c&&Rt(s,"start",!0)&&Rt(i,"end")){let h=i,p=[];for(;p.push(
h),!h.isTextblock;)h=h.lastChild;let m=s,g=1;for(;!m.isTextblock;m=m.firstChild)g++;if(h.canReplace(h.childCount,h.childCount,
m.content)){if(t){let y=w.empty;for(let S=p.length-1;S>=0;S--)y=w.from(p[S].copy(y));let k=r.tr.step(new W(e.pos-p.length,
e.pos+s.nodeSize,e.pos+g,e.pos+s.nodeSize-g,new x(y,p.length,0),0,!0));t(k.scrollIntoView())}return!0}}return!1}function Io(r){
return function(e,t){let n=e.selection,i=r<0?n.$from:n.$to,s=i.depth;for(;i.node(s).isInline;){if(!s)return!1;s--}return i.
node(s).isTextblock?(t&&t(e.tr.setSelection(M.create(e.doc,r<0?i.start(s):i.end(s)))),!0):!1}}var ff=Io(-1),uf=Io(1);function Po(r,e=null){
return function(t,n){let{$from:i,$to:s}=t.selection,o=i.blockRange(s),l=o&&Oe(o,r,e);return l?(n&&n(t.tr.wrap(o,l).scrollIntoView()),
!0):!1}}function ii(r,e=null){return function(t,n){let i=!1;for(let s=0;s<t.selection.ranges.length&&!i;s++){let{$from:{
pos:o},$to:{pos:l}}=t.selection.ranges[s];t.doc.nodesBetween(o,l,(a,c)=>{if(i)return!1;if(!(!a.isTextblock||a.hasMarkup(
r,e)))if(a.type==r)i=!0;else{let d=t.doc.resolve(c),f=d.index();i=d.parent.canReplaceWith(f,f+1,r)}})}if(!i)return!1;if(n){
let s=t.tr;for(let o=0;o<t.selection.ranges.length;o++){let{$from:{pos:l},$to:{pos:a}}=t.selection.ranges[o];s.setBlockType(
l,a,r,e)}n(s.scrollIntoView())}return!0}}function hf(r,e,t,n){for(let i=0;i<e.length;i++){let{$from:s,$to:o}=e[i],l=s.depth==
0?r.inlineContent&&r.type.allowsMarkType(t):!1;if(r.nodesBetween(s.pos,o.pos,(a,c)=>{if(l||!n&&a.isAtom&&a.isInline&&c>=
s.pos&&c+a.nodeSize<=o.pos)return!1;l=a.inlineContent&&a.type.allowsMarkType(t)}),l)return!0}return!1}function pf(r){let e=[];
for(let t=0;t<r.length;t++){let{$from:n,$to:i}=r[t];n.doc.nodesBetween(n.pos,i.pos,(s,o)=>{if(s.isAtom&&s.content.size&&
s.isInline&&o>=n.pos&&o+s.nodeSize<=i.pos)return o+1>n.pos&&e.push(new Ue(n,n.doc.resolve(o+1))),n=n.doc.resolve(o+1+s.content.
size),!1}),n.pos<i.pos&&e.push(new Ue(n,i))}return e}function Lo(r,e=null,t){let n=(t&&t.removeWhenPresent)!==!1,i=(t&&t.
enterInlineAtoms)!==!1,s=!(t&&t.includeWhitespace);return function(o,l){let{empty:a,$cursor:c,ranges:d}=o.selection;if(a&&
!c||!hf(o.doc,d,r,i))return!1;if(l)if(c)r.isInSet(o.storedMarks||c.marks())?l(o.tr.removeStoredMark(r)):l(o.tr.addStoredMark(
r.create(e)));else{let f,u=o.tr;i||(d=pf(d)),n?f=!d.some(h=>o.doc.rangeHasMark(h.$from.pos,h.$to.pos,r)):f=!d.every(h=>{
let p=!1;return u.doc.nodesBetween(h.$from.pos,h.$to.pos,(m,g,y)=>{if(p)return!1;p=!r.isInSet(m.marks)&&!!y&&y.type.allowsMarkType(
r)&&!(m.isText&&/^\s*$/.test(m.textBetween(Math.max(0,h.$from.pos-g),Math.min(m.nodeSize,h.$to.pos-g))))}),!p});for(let h=0;h<
d.length;h++){let{$from:p,$to:m}=d[h];if(!f)u.removeMark(p.pos,m.pos,r);else{let g=p.pos,y=m.pos,k=p.nodeAfter,S=m.nodeBefore,
N=s&&k&&k.isText?/^\s*/.exec(k.text)[0].length:0,P=s&&S&&S.isText?/\s*$/.exec(S.text)[0].length:0;g+N<y&&(g+=N,y-=P),u.addMark(
g,y,r.create(e))}}l(u.scrollIntoView())}return!0}}function Re(...r){return function(e,t,n){for(let i=0;i<r.length;i++)if(r[i](e,t,n))return!0;return!1}}var ti=Re(To,Qd,Zd),
Eo=Re(To,tf,nf),De={Enter:Re(rf,sf,of,af),"Mod-Enter":ri,Backspace:ti,"Mod-Backspace":ti,"Shift-Backspace":ti,Delete:Eo,
"Mod-Delete":Eo,"Mod-a":cf},Bo={"Ctrl-h":De.Backspace,"Alt-Backspace":De["Mod-Backspace"],"Ctrl-d":De.Delete,"Ctrl-Alt-B\
ackspace":De["Mod-Delete"],"Alt-Delete":De["Mod-Delete"],"Alt-d":De["Mod-Delete"],"Ctrl-a":ff,"Ctrl-e":uf};for(let r in De)
Bo[r]=De[r];var mf=typeof navigator<"u"?/Mac|iP(hone|[oa]d)/.test(navigator.platform):typeof os<"u"&&os.platform?os.platform()==
"darwin":!1,zo=mf?Bo:De;function Fo(r={}){return new D({view(e){return new si(e,r)}})}var si=class{constructor(e,t){var n;this.editorView=e,this.
cursorPos=null,this.element=null,this.timeout=-1,this.lastDragEvent=null,this.width=(n=t.width)!==null&&n!==void 0?n:1,this.
color=t.color===!1?void 0:t.color||"black",this.class=t.class,this.handlers=["dragover","dragend","drop","dragleave"].map(
i=>{let s=o=>{this[i](o)};return e.dom.addEventListener(i,s),{name:i,handler:s}})}destroy(){this.setCursor(null),this.handlers.
forEach(({name:e,handler:t})=>this.editorView.dom.removeEventListener(e,t))}update(e,t){if(this.cursorPos!=null&&t.doc!=
e.state.doc)if(this.lastDragEvent){let n=this.computeTarget(this.lastDragEvent);n==this.cursorPos?this.updateOverlay():this.
setCursor(n)}else this.updateOverlay()}setCursor(e){e!=this.cursorPos&&(this.cursorPos=e,e==null?(this.element.parentNode.
removeChild(this.element),this.element=null):this.updateOverlay())}updateOverlay(){let e=this.editorView.state.doc.resolve(
this.cursorPos),t=!e.parent.inlineContent,n,i=this.editorView.dom,s=i.getBoundingClientRect(),o=s.width/i.offsetWidth,l=s.
height/i.offsetHeight;if(t){let f=e.nodeBefore,u=e.nodeAfter;if(f||u){let h=this.editorView.nodeDOM(this.cursorPos-(f?f.
nodeSize:0));if(h){let p=h.getBoundingClientRect(),m=f?p.bottom:p.top;f&&u&&(m=(m+this.editorView.nodeDOM(this.cursorPos).
getBoundingClientRect().top)/2);let g=this.width/2*l;n={left:p.left,right:p.right,top:m-g,bottom:m+g}}}}if(!n){let f=this.
editorView.coordsAtPos(this.cursorPos),u=this.width/2*o;n={left:f.left-u,right:f.left+u,top:f.top,bottom:f.bottom}}let a=this.
editorView.dom.offsetParent;this.element||(this.element=a.appendChild(document.createElement("div")),this.class&&(this.element.
className=this.class),this.element.style.cssText="position: absolute; z-index: 50; pointer-events: none;",this.color&&(this.
element.style.backgroundColor=this.color)),this.element.classList.toggle("prosemirror-dropcursor-block",t),this.element.
classList.toggle("prosemirror-dropcursor-inline",!t);let c,d;if(!a||a==document.body&&getComputedStyle(a).position=="sta\
tic")c=-pageXOffset,d=-pageYOffset;else{let f=a.getBoundingClientRect(),u=f.width/a.offsetWidth,h=f.height/a.offsetHeight;
c=f.left-a.scrollLeft*u,d=f.top-a.scrollTop*h}this.element.style.left=(n.left-c)/o+"px",this.element.style.top=(n.top-d)/
l+"px",this.element.style.width=(n.right-n.left)/o+"px",this.element.style.height=(n.bottom-n.top)/l+"px"}scheduleRemoval(e){
clearTimeout(this.timeout),this.timeout=setTimeout(()=>this.setCursor(null),e)}computeTarget(e){let t=this.editorView.posAtCoords(
{left:e.clientX,top:e.clientY}),n=t&&t.inside>=0&&this.editorView.state.doc.nodeAt(t.inside),i=n&&n.type.spec.disableDropCursor,
s=typeof i=="function"?i(this.editorView,t,e):i;if(!t||s)return null;let o=t.pos;if(this.editorView.dragging&&this.editorView.
dragging.slice){let l=jn(this.editorView.state.doc,o,this.editorView.dragging.slice);l!=null&&(o=l)}return o}dragover(e){
if(!this.editorView.editable)return;this.lastDragEvent=e;let t=this.computeTarget(e);t!=null&&(this.setCursor(t),this.scheduleRemoval(
5e3))}dragend(){this.scheduleRemoval(20)}drop(){this.scheduleRemoval(20)}dragleave(e){this.editorView.dom.contains(e.relatedTarget)||
this.setCursor(null)}};var Ie={8:"Backspace",9:"Tab",10:"Enter",12:"NumLock",13:"Enter",16:"Shift",17:"Control",18:"Alt",20:"CapsLock",27:"Esca\
pe",32:" ",33:"PageUp",34:"PageDown",35:"End",36:"Home",37:"ArrowLeft",38:"ArrowUp",39:"ArrowRight",40:"ArrowDown",44:"P\
rintScreen",45:"Insert",46:"Delete",59:";",61:"=",91:"Meta",92:"Meta",106:"*",107:"+",108:",",109:"-",110:".",111:"/",144:"\
NumLock",145:"ScrollLock",160:"Shift",161:"Shift",162:"Control",163:"Control",164:"Alt",165:"Alt",173:"-",186:";",187:"=",
188:",",189:"-",190:".",191:"/",192:"`",219:"[",220:"\\",221:"]",222:"'"},Yn={48:")",49:"!",50:"@",51:"#",52:"$",53:"%",
54:"^",55:"&",56:"*",57:"(",59:":",61:"+",173:"_",186:":",187:"+",188:"<",189:"_",190:">",191:"?",192:"~",219:"{",220:"|",
221:"}",222:'"'},gf=typeof navigator<"u"&&/Mac/.test(navigator.platform),yf=typeof navigator<"u"&&/MSIE \d|Trident\/(?:[7-9]|\d{2,})\..*rv:(\d+)/.
exec(navigator.userAgent);for(F=0;F<10;F++)Ie[48+F]=Ie[96+F]=String(F);var F;for(F=1;F<=24;F++)Ie[F+111]="F"+F;var F;for(F=
65;F<=90;F++)Ie[F]=String.fromCharCode(F+32),Yn[F]=String.fromCharCode(F);var F;for(Xn in Ie)Yn.hasOwnProperty(Xn)||(Yn[Xn]=
Ie[Xn]);var Xn;function $o(r){var e=gf&&r.metaKey&&r.shiftKey&&!r.ctrlKey&&!r.altKey||yf&&r.shiftKey&&r.key&&r.key.length==
1||r.key=="Unidentified",t=!e&&r.key||(r.shiftKey?Yn:Ie)[r.keyCode]||r.key||"Unidentified";return t=="Esc"&&(t="Escape"),
t=="Del"&&(t="Delete"),t=="Left"&&(t="ArrowLeft"),t=="Up"&&(t="ArrowUp"),t=="Right"&&(t="ArrowRight"),t=="Down"&&(t="Arr\
owDown"),t}var bf=typeof navigator<"u"&&/Mac|iP(hone|[oa]d)/.test(navigator.platform),wf=typeof navigator<"u"&&/Win/.test(navigator.
platform);function xf(r){let e=r.split(/-(?!$)/),t=e[e.length-1];t=="Space"&&(t=" ");let n,i,s,o;for(let l=0;l<e.length-
1;l++){let a=e[l];if(/^(cmd|meta|m)$/i.test(a))o=!0;else if(/^a(lt)?$/i.test(a))n=!0;else if(/^(c|ctrl|control)$/i.test(
a))i=!0;else if(/^s(hift)?$/i.test(a))s=!0;else if(/^mod$/i.test(a))bf?o=!0:i=!0;else throw new Error("Unrecognized modi\
fier name: "+a)}return n&&(t="Alt-"+t),i&&(t="Ctrl-"+t),o&&(t="Meta-"+t),s&&(t="Shift-"+t),t}function kf(r){let e=Object.
create(null);for(let t in r)e[xf(t)]=r[t];return e}function oi(r,e,t=!0){return e.altKey&&(r="Alt-"+r),e.ctrlKey&&(r="Ct\
rl-"+r),e.metaKey&&(r="Meta-"+r),t&&e.shiftKey&&(r="Shift-"+r),r}function li(r){return new D({props:{handleKeyDown:fn(r)}})}
function fn(r){let e=kf(r);return function(t,n){let i=$o(n),s,o=e[oi(i,n)];if(o&&o(t.state,t.dispatch,t))return!0;if(i.length==
1&&i!=" "){if(n.shiftKey){let l=e[oi(i,n,!1)];if(l&&l(t.state,t.dispatch,t))return!0}if((n.altKey||n.metaKey||n.ctrlKey)&&
!(wf&&n.ctrlKey&&n.altKey)&&(s=Ie[n.keyCode])&&s!=i){let l=e[oi(s,n)];if(l&&l(t.state,t.dispatch,t))return!0}}return!1}}var Y=function(r){for(var e=0;;e++)if(r=r.previousSibling,!r)return e};function Bt(r){let e=r.assignedSlot||r.parentNode;
return e&&e.nodeType==11?e.host:e}var ui=null;function ke(r,e,t){let n=ui||(ui=document.createRange());return n.setEnd(r,
t??r.nodeValue.length),n.setStart(r,e||0),n}function Sf(){ui=null}function pn(r,e,t,n){return t&&(Ho(r,e,t,n,-1)||Ho(r,e,
t,n,1))}var Vo=/^(img|br|input|textarea|hr)$/i;function Ho(r,e,t,n,i){for(var s;;){if(r==t&&e==n)return!0;if(e==(i<0?0:J(
r))){let o=r.parentNode;if(!o||!E(o)||yn(r)||Vo.test(r.nodeName)||r.contentEditable=="false")return!1;e=Y(r)+(i<0?0:1),r=
o}else if(E(r)){let o=r.childNodes[e+(i<0?-1:0)];if(E(o)&&o.contentEditable=="false")if(!((s=o.pmViewDesc)===null||s===void 0)&&
s.ignoreForSelection)e+=i;else return!1;else{if(yn(o)||Vo.test(o.nodeName))return!1;r=o,e=i<0?J(r):0}}else return!1}}function J(r){
return r.nodeType==3?r.nodeValue.length:r.childNodes.length}function E(r){return r.nodeType==1}function $(r){return r.nodeType==
3}function zt(r,e){return e?r.contains(E(e)?e:e.parentNode):!1}function Ni(r,e){for(;;){if($(r)&&e)return r;if(E(r)&&e>0){
if(r.contentEditable=="false")return null;r=r.childNodes[e-1],e=J(r)}else if(r.parentNode&&!yn(r,!0))e=Y(r),r=r.parentNode;else
return null}}function Ai(r,e){for(;;){if($(r)&&e<r.nodeValue.length)return r;if(E(r)&&e<r.childNodes.length){if(r.contentEditable==
"false")return null;r=r.childNodes[e],e=0}else if(r.parentNode&&!yn(r,!0))e=Y(r)+1,r=r.parentNode;else return null}}function Cf(r,e,t){
for(let n=e==0,i=e==J(r);n||i;){if(r==t)return!0;let s=Y(r);if(r=r.parentNode,!r)return!1;n=n&&s==0,i=i&&s==J(r)}}function yn(r,e=!1){
let t;for(let n=r;n&&!(t=n.pmViewDesc);n=n.parentNode);return t&&t.node&&(!e||t.node.isBlock)&&(t.dom==r||t.contentDOM==
r)}function or(r){return r.focusNode&&pn(r.focusNode,r.focusOffset,r.anchorNode,r.anchorOffset)}function kl(r,e){r.collapse(
e.anchorNode,e.anchorOffset),(e.focusNode!=e.anchorNode||e.focusOffset!=e.anchorOffset)&&r.extend(e.focusNode,e.focusOffset)}
function Mf(r,e){let t=document.createEvent("Event");return t.initEvent("keydown",!0,!0),t.keyCode=r,t.key=t.code=e,t}function vf(r){
let e=r.activeElement;for(;e&&e.shadowRoot;)e=e.shadowRoot.activeElement;return e}function Ef(r,e,t){if(r.caretPositionFromPoint)
try{let n=r.caretPositionFromPoint(e,t);if(n)return{node:n.offsetNode,offset:Math.min(J(n.offsetNode),n.offset)}}catch{}
if(r.caretRangeFromPoint){let n=r.caretRangeFromPoint(e,t);if(n)return{node:n.startContainer,offset:Math.min(J(n.startContainer),
n.startOffset)}}}var Ce=typeof navigator<"u"?navigator:null,_o=typeof document<"u"?document:null,Ft=Ce&&Ce.userAgent||"",
ge=/gecko\/(\d+)/i.test(Ft)&&!/edge?\//i.test(Ft);ge&&+(/Firefox\/(\d+)/.exec(Ft)||[0,0])[1];var hi=/Chrome\/(\d+)/.exec(
Ft),te=!!hi,Sl=hi?+hi[1]:0,Q=!!Ce&&/Apple Computer/.test(Ce.vendor),$t=Q&&(/Mobile\/\w+/.test(Ft)||!!Ce&&Ce.maxTouchPoints>
2),he=$t||(Ce?/Mac/.test(Ce.platform):!1),Cl=Ce?/Win/.test(Ce.platform):!1,Le=/Android \d/.test(Ft),lr=!!_o&&"webkitFont\
Smoothing"in _o.documentElement.style,Tf=lr?+(/\bAppleWebKit\/(\d+)/.exec(navigator.userAgent)||[0,0])[1]:0;function Nf(r){
let e=r.defaultView&&r.defaultView.visualViewport;return e?{left:0,right:e.width,top:0,bottom:e.height}:{left:0,right:r.
documentElement.clientWidth,top:0,bottom:r.documentElement.clientHeight}}function Pe(r,e){return typeof r=="number"?r:r[e]}
function Af(r){let e=r.getBoundingClientRect(),t=e.width/r.offsetWidth||1,n=e.height/r.offsetHeight||1;return{left:e.left,
right:e.left+r.clientWidth*t,top:e.top,bottom:e.top+r.clientHeight*n}}function qo(r,e,t){for(;;)if(t<0?e:e<J(r)){if($(r))
return Se(ke(r,e+(t<0?-1:0),e+(t>0?1:0)),-t);let n=r.childNodes[t<0?e-1:e];if($(n))r=n,e=t<0?n.nodeValue.length:0;else return E(
n)?Se(n,-t):null}else{if(yn(r,!0)||!r.parentNode)return null;e=Y(r)+(t<0?0:1),r=r.parentNode}}function Wo(r,e,t){if(!pi(
e)&&e.left==0)return;let n=r.someProp("scrollThreshold")||0,i=r.someProp("scrollMargin")||5,s=r.dom.ownerDocument;for(let o=t||
r.dom;o;){if(!E(o)){o=Bt(o);continue}let l=o==s.body,a=l?Nf(s):Af(o),c=0,d=0;if(e.top<a.top+Pe(n,"top")?d=-(a.top-e.top+
Pe(i,"top")):e.bottom>a.bottom-Pe(n,"bottom")&&(d=e.bottom-e.top>a.bottom-a.top?e.top+Pe(i,"top")-a.top:e.bottom-a.bottom+
Pe(i,"bottom")),e.left<a.left+Pe(n,"left")?c=-(a.left-e.left+Pe(i,"left")):e.right>a.right-Pe(n,"right")&&(c=e.right-a.right+
Pe(i,"right")),c||d)if(l)s.defaultView.scrollBy(c,d);else{let u=o.scrollLeft,h=o.scrollTop;d&&(o.scrollTop+=d),c&&(o.scrollLeft+=
c);let p=o.scrollLeft-u,m=o.scrollTop-h;e={left:e.left-p,top:e.top-m,right:e.right-p,bottom:e.bottom-m}}let f=l?"fixed":
getComputedStyle(o).position;if(/^(fixed|sticky)$/.test(f))break;o=f=="absolute"?o.offsetParent:Bt(o)}}function Of(r){let e=r.
dom.getBoundingClientRect(),t=Math.max(0,e.top),n,i;for(let s=(e.left+e.right)/2,o=t+1;o<Math.min(innerHeight,e.bottom);o+=
5){let l=r.root.elementFromPoint(s,o);if(!l||l==r.dom||!r.dom.contains(l))continue;let a=l.getBoundingClientRect();if(a.
top>=t-20){n=l,i=a.top;break}}return{refDOM:n,refTop:i,stack:Ml(r.dom)}}function Ml(r){let e=[],t=r.ownerDocument;for(let n=r;n&&
(e.push({dom:n,top:n.scrollTop,left:n.scrollLeft}),r!=t);n=Bt(n));return e}function Df({refDOM:r,refTop:e,stack:t}){let n=r?
r.getBoundingClientRect().top:0;vl(t,n==0?0:n-e)}function vl(r,e){for(let t=0;t<r.length;t++){let{dom:n,top:i,left:s}=r[t];
n.scrollTop!=i+e&&(n.scrollTop=i+e),n.scrollLeft!=s&&(n.scrollLeft=s)}}var It=null;function El(r){if(r.setActive)return r.
setActive();if(It)return r.focus(It);let e=Ml(r);r.focus(It==null?{get preventScroll(){return It={preventScroll:!0},!0}}:
void 0),It||(It=!1,vl(e,0))}function Tl(r,e){let t,n=2e8,i,s=0,o=e.top,l=e.top,a,c;for(let d=r.firstChild,f=0;d;d=d.nextSibling,
f++){let u;if(E(d))u=d.getClientRects();else if($(d))u=ke(d).getClientRects();else continue;for(let h=0;h<u.length;h++){
let p=u[h];if(p.top<=o&&p.bottom>=l){o=Math.max(p.bottom,o),l=Math.min(p.top,l);let m=p.left>e.left?p.left-e.left:p.right<
e.left?e.left-p.right:0;if(m<n){t=d,n=m,i=m&&$(t)?{left:p.right<e.left?p.right:p.left,top:e.top}:e,E(d)&&m&&(s=f+(e.left>=
(p.left+p.right)/2?1:0));continue}}else p.top>e.top&&!a&&p.left<=e.left&&p.right>=e.left&&(a=d,c={left:Math.max(p.left,Math.
min(p.right,e.left)),top:p.top});!t&&(e.left>=p.right&&e.top>=p.top||e.left>=p.left&&e.top>=p.bottom)&&(s=f+1)}}return!t&&
a&&(t=a,i=c,n=0),t&&$(t)?Rf(t,i):!t||n?{node:r,offset:s}:Tl(t,i)}function Rf(r,e){let t=r.nodeValue.length,n=document.createRange(),
i;for(let s=0;s<t;s++){n.setEnd(r,s+1),n.setStart(r,s);let o=Se(n,1);if(o.top!=o.bottom&&Oi(e,o)){i={node:r,offset:s+(e.
left>=(o.left+o.right)/2?1:0)};break}}return n.detach(),i||{node:r,offset:0}}function Oi(r,e){return r.left>=e.left-1&&r.
left<=e.right+1&&r.top>=e.top-1&&r.top<=e.bottom+1}function If(r,e){let t=r.parentNode;return t&&/^li$/i.test(t.nodeName)&&
e.left<r.getBoundingClientRect().left?t:r}function Pf(r,e,t){let{node:n,offset:i}=Tl(e,t),s=-1;if(E(n)&&!n.firstChild){let o=n.
getBoundingClientRect();s=o.left!=o.right&&t.left>(o.left+o.right)/2?1:-1}return{pos:r.docView.posFromDOM(n,i,s),affinity:Nl(
n,i,t)}}function Jo(r,e){return r<e.left?e.left-r:r>e.right?r-e.right:0}function Nl(r,e,t){let n=qo(r,e,-1),i=qo(r,e,1);
return n?i?n.bottom<=i.top?t.top>(n.bottom+i.top)/2?1:-1:Jo(t.left,n)<Jo(t.left,i)?-1:1:-1:1}function Lf(r,e,t,n){let i=-1;
for(let s=e;s!=r.dom;){let o=r.docView.nearestDesc(s,!0),l;if(!o)return null;if(E(o.dom)&&((l=o.dom.getBoundingClientRect()).
width||l.height)){if(!o.contentDOM&&!o.node.isText&&n.left>=l.left&&n.left<=l.right&&n.top>=l.top&&n.top<=l.bottom){let a=o.
node.isBlock?n.top<(l.top+l.bottom)/2:n.left<(l.left+l.right)/2;return{pos:a?o.posBefore:o.posAfter,affinity:a?1:-1}}o.node.
isBlock&&o.parent&&!/^T(R|BODY|HEAD|FOOT)$/.test(o.dom.nodeName)&&(n.top<l.top||n.top>l.bottom)&&(i=n.top<l.top?o.posBefore:
o.posAfter)}s=o.dom.parentNode}return i>-1?{pos:i,affinity:0}:{pos:r.docView.posFromDOM(e,t,-1),affinity:Nl(e,t,n)}}function Al(r,e,t){
let n=r.childNodes.length;if(n&&t.top<t.bottom)for(let i=Math.max(0,Math.min(n-1,Math.floor(n*(e.top-t.top)/(t.bottom-t.
top))-2)),s=i;;){let o=r.childNodes[s];if(E(o)){let l=o.getClientRects();for(let a=0;a<l.length;a++){let c=l[a];if(Oi(e,
c))return Al(o,e,c)}}if((s=(s+1)%n)==i)break}return r}function Bf(r,e){let t=r.dom.ownerDocument,n,i=0,s=Ef(t,e.left,e.top);
s&&({node:n,offset:i}=s);let o=(r.root.elementFromPoint?r.root:t).elementFromPoint(e.left,e.top),l,a=0;if(!o||!r.dom.contains(
o)){let d=r.dom.getBoundingClientRect();if(!Oi(e,d)||(o=Al(r.dom,e,d),!o))return null}if(Q)for(let d=o;n&&d;d=Bt(d))d.draggable&&
(n=void 0);if(o=If(o,e),n){if(ge&&E(n)&&(i=Math.min(i,n.childNodes.length),i<n.childNodes.length)){let f=n.childNodes[i],
u;f.nodeName=="IMG"&&(u=f.getBoundingClientRect()).right<=e.left&&u.bottom>e.top&&i++}let d;if(lr&&i&&E(n)&&E(d=n.childNodes[i-
1])&&d.contentEditable=="false"&&d.getBoundingClientRect().top>=e.top&&i--,n==r.dom&&i==n.childNodes.length-1&&E(n.lastChild)&&
e.top>n.lastChild.getBoundingClientRect().bottom)l=r.state.doc.content.size;else if(i==0||!E(n)||n.childNodes[i-1].nodeName!=
"BR"){let f=Lf(r,n,i,e);f&&({pos:l,affinity:a}=f)}}l==null&&({pos:l,affinity:a}=Pf(r,o,e));let c=r.docView.nearestDesc(o,
!0);return{pos:l,inside:c?c.posAtStart-c.border:-1,affinity:a}}function pi(r){return r.top<r.bottom||r.left<r.right}function Se(r,e){
let t=r.getClientRects();if(t.length){let n=t[e<0?0:t.length-1];if(pi(n))return n}return Array.prototype.find.call(t,pi)||
r.getBoundingClientRect()}var zf=/[\u0590-\u05f4\u0600-\u06ff\u0700-\u08ac]/;function Ol(r,e,t){let{node:n,offset:i,atom:s}=r.
docView.domFromPos(e,t<0?-1:1),o=lr||ge;if($(n))if(o&&(zf.test(n.nodeValue)||(t<0?!i:i==n.nodeValue.length))){let a=Se(ke(
n,i,i),t);if(ge&&i&&/\s/.test(n.nodeValue[i-1])&&i<n.nodeValue.length){let c=Se(ke(n,i-1,i-1),-1);if(c.top==a.top){let d=Se(
ke(n,i,i+1),-1);if(d.top!=a.top)return un(d,d.left<c.left)}}return a}else{let a=i,c=i,d=t<0?1:-1;return t<0&&!i?(c++,d=-1):
t>=0&&i==n.nodeValue.length?(a--,d=1):t<0?a--:c++,un(Se(ke(n,a,c),d),d<0)}if(!r.state.doc.resolve(e-(s||0)).parent.inlineContent){
if(s==null&&i&&(t<0||i==J(n))){let a=n.childNodes[i-1];if(E(a))return ai(a.getBoundingClientRect(),!1)}if(s==null&&i<J(n)){
let a=n.childNodes[i];if(E(a))return ai(a.getBoundingClientRect(),!0)}return ai(n.getBoundingClientRect(),t>=0)}if(s==null&&
i&&(t<0||i==J(n))){let a=n.childNodes[i-1],c=$(a)?ke(a,J(a)-(o?0:1)):E(a)&&(a.nodeName!="BR"||!a.nextSibling)?a:null;if(c)
return un(Se(c,1),!1)}if(s==null&&i<J(n)){let a=n.childNodes[i];for(;a.pmViewDesc&&a.pmViewDesc.ignoreForCoords;)a=a.nextSibling;
let c=a?$(a)?ke(a,0,o?0:1):E(a)?a:null:null;if(c)return un(Se(c,-1),!0)}return un(Se($(n)?ke(n):n,-t),t>=0)}function un(r,e){
if(r.width==0)return r;let t=e?r.left:r.right;return{top:r.top,bottom:r.bottom,left:t,right:t}}function ai(r,e){if(r.height==
0)return r;let t=e?r.top:r.bottom;return{top:t,bottom:t,left:r.left,right:r.right}}function Dl(r,e,t){let n=r.state,i=r.
root.activeElement;n!=e&&r.updateState(e),i!=r.dom&&r.focus();try{return t()}finally{n!=e&&r.updateState(n),i!=r.dom&&i&&
i.focus()}}function Ff(r,e,t){let n=e.selection,i=t=="up"?n.$from:n.$to;return Dl(r,e,()=>{let{node:s}=r.docView.domFromPos(
i.pos,t=="up"?-1:1);for(;;){let l=r.docView.nearestDesc(s,!0);if(!l)break;if(l.node.isBlock){s=l.contentDOM||l.dom;break}
s=l.dom.parentNode}let o=Ol(r,i.pos,1);for(let l=s.firstChild;l;l=l.nextSibling){let a;if(E(l))a=l.getClientRects();else if($(
l))a=ke(l,0,l.nodeValue.length).getClientRects();else continue;for(let c=0;c<a.length;c++){let d=a[c];if(d.bottom>d.top+
1&&(t=="up"?o.top-d.top>(d.bottom-o.top)*2:d.bottom-o.bottom>(o.bottom-d.top)*2))return!1}}return!0})}var $f=/[\u0590-\u08ac]/;
function Vf(r,e,t){let{$head:n}=e.selection;if(!n.parent.isTextblock)return!1;let i=n.parentOffset,s=!i,o=i==n.parent.content.
size,l=r.domSelection();return l?!$f.test(n.parent.textContent)||!l.modify?t=="left"||t=="backward"?s:o:Dl(r,e,()=>{let a=r.
domSel.readRange(),c=l.caretBidiLevel;l.modify("move",t,"character");let d=n.depth?r.docView.domAfterPos(n.before()):r.dom,
{focusNode:f,focusOffset:u}=r.domSel.readRange(),h=f&&!zt(d,f)||a.focusNode==f&&a.focusOffset==u;return kl(l,a),c!=null&&
(l.caretBidiLevel=c),h}):n.pos==n.start()||n.pos==n.end()}var jo=null,Ko=null,Uo=!1;function Hf(r,e,t){return jo==e&&Ko==
t?Uo:(jo=e,Ko=t,Uo=t=="up"||t=="down"?Ff(r,e,t):Vf(r,e,t))}var bt=class{constructor(e,t,n,i){this.parent=e,this.children=
t,this.dom=n,this.contentDOM=i,this.damage=0,n.pmViewDesc=this}matchesWidget(e){return!1}matchesMark(e){return!1}matchesNode(e,t,n){
return!1}matchesHack(e){return!1}parseRule(e){return null}stopEvent(e){return!1}get size(){let e=0;for(let t=0;t<this.children.
length;t++)e+=this.children[t].size;return e}get border(){return 0}destroy(){this.parent=void 0,this.dom.pmViewDesc==this&&
(this.dom.pmViewDesc=void 0);for(let e=0;e<this.children.length;e++)this.children[e].destroy()}posBeforeChild(e){for(let t=0,
n=this.posAtStart;;t++){let i=this.children[t];if(i==e)return n;n+=i.size}}get posBefore(){return this.parent.posBeforeChild(
this)}get posAtStart(){return this.parent?this.parent.posBeforeChild(this)+this.border:0}get posAfter(){return this.posBefore+
this.size}get posAtEnd(){return this.posAtStart+this.size-2*this.border}localPosFromDOM(e,t,n){if(this.contentDOM&&zt(this.
contentDOM,e))if(n<0){let s,o;if(e==this.contentDOM)s=e.childNodes[t-1];else{for(;e.parentNode!=this.contentDOM;)e=e.parentNode;
s=e.previousSibling}for(;s&&!((o=s.pmViewDesc)&&o.parent==this);)s=s.previousSibling;return s?this.posBeforeChild(o)+o.size:
this.posAtStart}else{let s,o;if(e==this.contentDOM)s=e.childNodes[t];else{for(;e.parentNode!=this.contentDOM;)e=e.parentNode;
s=e.nextSibling}for(;s&&!((o=s.pmViewDesc)&&o.parent==this);)s=s.nextSibling;return s?this.posBeforeChild(o):this.posAtEnd}
let i;if(e==this.dom&&this.contentDOM)i=t>Y(this.contentDOM);else if(this.contentDOM&&this.contentDOM!=this.dom&&this.dom.
contains(this.contentDOM)){let s=e.compareDocumentPosition(this.contentDOM);s&16?i=t>Array.from(e.childNodes).findIndex(
o=>o.contains(this.contentDOM)):i=!(s&4)}else if(this.dom.firstChild){if(t==0)for(let s=e;;s=s.parentNode){if(s==this.dom){
i=!1;break}if(s.previousSibling)break}if(i==null&&t==e.childNodes.length)for(let s=e;;s=s.parentNode){if(s==this.dom){i=
!0;break}if(s.nextSibling)break}}return i??n>0?this.posAtEnd:this.posAtStart}nearestDesc(e,t=!1){for(let n=!0,i=e;i;i=i.
parentNode){let s=this.getDesc(i),o;if(s&&(!t||s.node))if(n&&(o=s.nodeDOM)&&!(E(o)?zt(o,e):o==e))n=!1;else return s}}getDesc(e){
let t=e.pmViewDesc;for(let n=t;n;n=n.parent)if(n==this)return t}posFromDOM(e,t,n){for(let i=e;i;i=i.parentNode){let s=this.
getDesc(i);if(s)return s.localPosFromDOM(e,t,n)}return-1}descAt(e){for(let t=0,n=0;t<this.children.length;t++){let i=this.
children[t],s=n+i.size;if(n==e&&s!=n){for(;!i.border&&i.children.length;)for(let o=0;o<i.children.length;o++){let l=i.children[o];
if(l.size){i=l;break}}return i}if(e<s)return i.descAt(e-n-i.border);n=s}}domFromPos(e,t){if(!this.contentDOM)return{node:this.
dom,offset:0,atom:e+1};let n=0,i=0;for(let s=0;n<this.children.length;n++){let o=this.children[n],l=s+o.size;if(l>e){i=e-
s;break}s=l}if(i)return this.children[n].domFromPos(i-this.children[n].border,t);for(;n>0;n--){let s=this.children[n-1];
if(s.size||!(s instanceof Zn||s instanceof Qn&&s.side>=0))break}if(t<=0){let s,o=!0;for(;s=n?this.children[n-1]:null,!(!s||
s.dom.parentNode==this.contentDOM);n--,o=!1);return s&&t&&o&&!s.border&&!s.domAtom?s.domFromPos(s.size,t):{node:this.contentDOM,
offset:s?Y(s.dom)+1:0}}else{let s,o=!0;for(;s=n<this.children.length?this.children[n]:null,!(!s||s.dom.parentNode==this.
contentDOM);n++,o=!1);return s&&o&&!s.border&&!s.domAtom?s.domFromPos(0,t):{node:this.contentDOM,offset:s?Y(s.dom):this.
contentDOM.childNodes.length}}}parseRange(e,t,n=0){if(this.children.length==0)return{node:this.contentDOM,from:e,to:t,fromOffset:0,
toOffset:this.contentDOM.childNodes.length};let i=-1,s=-1;for(let o=n,l=0;;l++){let a=this.children[l],c=o+a.size;if(i==
-1&&e<=c){let d=o+a.border;if(e>=d&&t<=c-a.border&&a.node&&a.contentDOM&&this.contentDOM.contains(a.contentDOM))return a.
parseRange(e,t,d);e=o;for(let f=l;f>0;f--){let u=this.children[f-1];if(u.size&&u.dom.parentNode==this.contentDOM&&!u.emptyChildAt(
1)){i=Y(u.dom)+1;break}e-=u.size}i==-1&&(i=0)}if(i>-1&&(c>t||l==this.children.length-1)){t=c;for(let d=l+1;d<this.children.
length;d++){let f=this.children[d];if(f.size&&f.dom.parentNode==this.contentDOM&&!f.emptyChildAt(-1)){s=Y(f.dom);break}t+=
f.size}s==-1&&(s=this.contentDOM.childNodes.length);break}o=c}return{node:this.contentDOM,from:e,to:t,fromOffset:i,toOffset:s}}emptyChildAt(e){
if(this.border||!this.contentDOM||!this.children.length)return!1;let t=this.children[e<0?0:this.children.length-1];return t.
size==0||t.emptyChildAt(e)}domAfterPos(e){let{node:t,offset:n}=this.domFromPos(e,0);if(!E(t)||n==t.childNodes.length)throw new RangeError(
"No node after pos "+e);return t.childNodes[n]}ignoreMutation(e){return!this.contentDOM&&e.type!="selection"}get contentLost(){
return this.contentDOM&&this.contentDOM!=this.dom&&!this.dom.contains(this.contentDOM)}markDamage(e){e&&(this.damage|=e,
this.markParentDamage())}markParentDamage(){for(let e=this;;){let{parent:t}=e;if(!t||t.damage&1)break;t.damage|=1,e=t}}get domAtom(){
return!1}get ignoreForCoords(){return!1}get ignoreForSelection(){return!1}isText(e){return!1}},Qn=class extends bt{constructor(e,t,n,i){
let s,o=t.type.toDOM;if(typeof o=="function"&&(o=o(n,()=>{if(!s)return i;if(s.parent)return s.parent.posBeforeChild(s)})),
!t.type.spec.raw){let l=E(o)?o:document.createElement("span");l!=o&&(l.appendChild(o),o=l),l.hasAttribute("contenteditab\
le")||(l.contentEditable="false"),l.classList.add("ProseMirror-widget")}super(e,[],o,null),this.widget=t,this.widget=t,s=
this}matchesWidget(e){return!this.damage&&e.type.eq(this.widget.type)}parseRule(){return{ignore:!0}}stopEvent(e){let t=this.
widget.spec.stopEvent;return t?t(e):!1}ignoreMutation(e){return e.type!="selection"||this.widget.spec.ignoreSelection}destroy(){
this.widget.type.destroy(this.dom),super.destroy()}get domAtom(){return!0}get ignoreForSelection(){return!!this.widget.type.
spec.relaxedSide}get side(){return this.widget.type.side}},mi=class extends bt{constructor(e,t,n,i){super(e,[],t,null),this.
textDOM=n,this.text=i}get size(){return this.text.length}localPosFromDOM(e,t){return e!=this.textDOM?this.posAtStart+(t?
this.size:0):this.posAtStart+t}domFromPos(e){return{node:this.textDOM,offset:e}}ignoreMutation(e){return e.type==="chara\
cterData"&&e.target.nodeValue==e.oldValue}},mt=class r extends bt{constructor(e,t,n,i,s){super(e,[],n,i),this.mark=t,this.
spec=s}static create(e,t,n,i){let s=i.nodeViews[t.type.name],o=s&&s(t,i,n);return(!o||!o.dom)&&(o=ct.renderSpec(document,
t.type.spec.toDOM(t,n),null,t.attrs)),new r(e,t,o.dom,o.contentDOM||o.dom,o)}parseRule(){return this.damage&4||this.mark.
type.spec.reparseInView?null:{mark:this.mark.type.name,attrs:this.mark.attrs,contentElement:this.contentDOM}}matchesMark(e){
return!(this.damage&4)&&this.mark.eq(e)}markDamage(e){var t;this.damage|=e,(t=this.parent)===null||t===void 0||t.markDamage(
2)}slice(e,t,n){let i=r.create(this.parent,this.mark,!0,n),s=this.children,o=this.size;t<o&&(s=yi(s,t,o,n)),e>0&&(s=yi(s,
0,e,n));for(let l=0;l<s.length;l++)s[l].parent=i;return i.children=s,i}ignoreMutation(e){return this.spec.ignoreMutation?
this.spec.ignoreMutation(e):super.ignoreMutation(e)}destroy(){this.spec.destroy&&this.spec.destroy(),super.destroy()}},Qe=class r extends bt{constructor(e,t,n,i,s,o,l){
super(e,[],s,o),this.node=t,this.outerDeco=n,this.innerDeco=i,this.nodeDOM=l}static create(e,t,n,i,s,o){let l=s.nodeViews[t.
type.name],a,c=l&&l(t,s,()=>{if(!a)return o;if(a.parent)return a.parent.posBeforeChild(a)},n,i),d=c&&c.dom,f=c&&c.contentDOM;
if(t.isText){if(!d)d=document.createTextNode(t.text);else if(!$(d))throw new RangeError("Text must be rendered as a DOM \
text node")}else d||({dom:d,contentDOM:f}=ct.renderSpec(document,t.type.spec.toDOM(t),null,t.attrs));!f&&!t.isText&&d.nodeName!=
"BR"&&(d.hasAttribute("contenteditable")||(d.contentEditable="false"),t.type.spec.draggable&&(d.draggable=!0));let u=d;return d=
Il(d,n,t),c?a=new er(e,t,n,i,d,f||null,u,c):t.isText?new bn(e,t,n,i,d,u):new r(e,t,n,i,d,f||null,u)}parseRule(e){if(this.
node.type.spec.reparseInView)return null;let t={node:this.node.type.name,attrs:this.node.attrs};if(this.node.type.whitespace==
"pre"&&(t.preserveWhitespace="full"),!this.contentDOM)t.getContent=()=>this.node.content;else if(!this.contentLost)t.contentElement=
this.contentDOM;else{for(let n=this.children.length-1;n>=0;n--){let i=this.children[n];if(this.dom.contains(i.dom.parentNode)){
t.contentElement=i.dom.parentNode;break}}if(!t.contentElement){let n=e&&e.find(i=>E(i)&&e.indexOf(i.parentNode)<0&&this.
dom.contains(i));n?t.contentElement=n:t.getContent=()=>w.empty}}return t}matchesNode(e,t,n){return!this.damage&&e.eq(this.
node)&&tr(t,this.outerDeco)&&n.eq(this.innerDeco)}get size(){return this.node.nodeSize}get border(){return this.node.isLeaf?
0:1}updateChildren(e,t){let n=this.node.inlineContent,i=t,s=e.composing?this.localCompositionInfo(e,t):null,o=s&&s.pos>-1?
s:null,l=s&&s.pos<0,a=new gi(this,o&&o.node,e),c=this.node.inlineContent,d=c&&this.node.isBlock;Jf(this.node,this.innerDeco,
(f,u,h)=>{f.spec.marks?a.syncToMarks(f.spec.marks,n,e,u):f.type.side>=0&&!h&&a.syncToMarks(u==this.node.childCount?A.none:
this.node.child(u).marks,n,e,u),a.placeWidget(f,e,i)},(f,u,h,p)=>{a.syncToMarks(f.marks,n,e,p),d&&f.isAtom&&!f.isText&&a.
addHackNode("IMG",a.top);let m;a.findNodeMatch(f,u,h,p)||l&&e.state.selection.from>i&&e.state.selection.to<i+f.nodeSize&&
(m=a.findIndexWithChild(s.node))>-1&&a.updateNodeAt(f,u,h,m,e,i)||a.updateNextNode(f,u,h,e,p,i)||a.addNode(f,u,h,e,i),i+=
f.nodeSize,c&&(d=f.isAtom&&!f.isText)}),a.syncToMarks([],n,e,0),this.node.isTextblock&&a.addTextblockHacks(),a.destroyRest(),
(a.changed||this.damage&2)&&(o&&this.protectLocalComposition(e,o),Rl(this.contentDOM,this.children,e),$t&&jf(this.dom))}localCompositionInfo(e,t){
let{from:n,to:i}=e.state.selection;if(!(e.state.selection instanceof M)||n<t||i>t+this.node.content.size)return null;let s=e.
input.compositionNode;if(!s||!this.dom.contains(s.parentNode))return null;if(this.node.inlineContent){let o=s.nodeValue,
l=Kf(this.node.content,o,n-t,i-t);return l<0?null:{node:s,pos:l,text:o}}else return{node:s,pos:-1,text:""}}protectLocalComposition(e,{
node:t,pos:n,text:i}){if(this.getDesc(t))return;let s=t;for(;s.parentNode!=this.contentDOM;s=s.parentNode){for(;s.previousSibling;)
s.parentNode.removeChild(s.previousSibling);for(;s.nextSibling;)s.parentNode.removeChild(s.nextSibling);s.pmViewDesc&&(s.
pmViewDesc=void 0)}let o=new mi(this,s,t,i);e.input.compositionNodes.push(o),this.children=yi(this.children,n,n+i.length,
e,o)}update(e,t,n,i,s){return this.damage&4||!e.sameMarkup(this.node)?!1:(this.updateInner(e,t,n,i,s),!0)}updateInner(e,t,n,i,s){
this.updateOuterDeco(t),this.node=e,this.innerDeco=n,this.contentDOM&&this.updateChildren(i,s+1),this.damage=0}updateOuterDeco(e){
if(tr(e,this.outerDeco))return;let t=!E(this.nodeDOM),n=this.dom;this.dom=Di(this.dom,this.nodeDOM,wn(this.outerDeco,this.
node,t),wn(e,this.node,t)),this.dom!=n&&(n.pmViewDesc=void 0,this.dom.pmViewDesc=this),this.outerDeco=e}selectNode(){E(this.
nodeDOM)&&(this.nodeDOM.classList.add("ProseMirror-selectednode"),(this.contentDOM||!this.node.type.spec.draggable)&&(this.
nodeDOM.draggable=!0))}deselectNode(){E(this.nodeDOM)&&(this.nodeDOM.classList.remove("ProseMirror-selectednode"),(this.
contentDOM||!this.node.type.spec.draggable)&&this.nodeDOM.removeAttribute("draggable"))}get domAtom(){return this.node.isAtom}};
function Go(r,e,t,n,i,s){s?Di(n,n,wn(s,r,!1),wn(e,r,!1)):Il(n,e,r);let o=new Qe(void 0,r,e,t,n,n,n);return o.contentDOM&&
o.updateChildren(i,0),o}var bn=class r extends Qe{constructor(e,t,n,i,s,o){super(e,t,n,i,s,null,o)}parseRule(){let e=this.
nodeDOM.parentNode;for(;e&&e!=this.dom&&!e.pmIsDeco;)e=e.parentNode;return{skip:e||!0}}update(e,t,n,i){return this.damage&
4||this.damage&&!this.inParent()||!e.sameMarkup(this.node)?!1:(this.updateOuterDeco(t),(this.damage&8||e.text!=this.node.
text)&&e.text!=this.nodeDOM.nodeValue&&(this.nodeDOM.nodeValue=e.text,i.trackWrites==this.nodeDOM&&(i.trackWrites=null)),
this.node=e,this.damage=0,!0)}inParent(){let e=this.parent.contentDOM;for(let t=this.nodeDOM;t;t=t.parentNode)if(t==e)return!0;
return!1}domFromPos(e){return{node:this.nodeDOM,offset:e}}localPosFromDOM(e,t,n){return e==this.nodeDOM?this.posAtStart+
Math.min(t,this.node.text.length):super.localPosFromDOM(e,t,n)}ignoreMutation(e){return!1}slice(e,t,n){let i=this.node.cut(
e,t),s=document.createTextNode(i.text);return new r(this.parent,i,this.outerDeco,this.innerDeco,s,s)}get domAtom(){return!1}isText(e){
return this.node.text==e}},Zn=class extends bt{parseRule(){return{ignore:!0}}matchesHack(e){return!this.damage&&this.dom.
nodeName==e}get domAtom(){return!0}get ignoreForCoords(){return this.dom.nodeName=="IMG"}},er=class extends Qe{constructor(e,t,n,i,s,o,l,a){
super(e,t,n,i,s,o,l),this.spec=a}update(e,t,n,i,s){if(this.damage&4)return!1;if(this.spec.update&&(this.node.type==e.type||
this.spec.multiType)){let o=this.spec.update(e,t,n);return o&&this.updateInner(e,t,n,i,s),o}else return!this.contentDOM&&
!e.isLeaf?!1:super.update(e,t,n,i,s)}selectNode(){this.spec.selectNode?this.spec.selectNode():super.selectNode()}deselectNode(){
this.spec.deselectNode?this.spec.deselectNode():super.deselectNode()}destroy(){this.spec.destroy&&this.spec.destroy(),super.
destroy()}stopEvent(e){return this.spec.stopEvent?this.spec.stopEvent(e):!1}ignoreMutation(e){return this.spec.ignoreMutation?
this.spec.ignoreMutation(e):super.ignoreMutation(e)}};function Rl(r,e,t){let n=r.firstChild,i=!1;for(let s=0;s<e.length;s++){
let o=e[s],l=o.dom;if(l.parentNode==r){for(;l!=n;)n=Xo(n),i=!0;n=n.nextSibling}else i=!0,r.insertBefore(l,n);if(o instanceof
mt){let a=n?n.previousSibling:r.lastChild;Rl(o.contentDOM,o.children,t),n=a?a.nextSibling:r.firstChild}}for(;n;)n=Xo(n),
i=!0;i&&t.trackWrites==r&&(t.trackWrites=null)}var mn=function(r){r&&(this.nodeName=r)};mn.prototype=Object.create(null);
var pt=[new mn];function wn(r,e,t){if(r.length==0)return pt;let n=t?pt[0]:new mn,i=[n];for(let s=0;s<r.length;s++){let o=r[s].
type.attrs;if(o){o.nodeName&&i.push(n=new mn(o.nodeName));for(let l in o){let a=o[l];a!=null&&(t&&i.length==1&&i.push(n=
new mn(e.isInline?"span":"div")),l=="class"?n.class=(n.class?n.class+" ":"")+a:l=="style"?n.style=(n.style?n.style+";":"")+
a:l!="nodeName"&&(n[l]=a))}}}return i}function Di(r,e,t,n){if(t==pt&&n==pt)return e;let i=e;for(let s=0;s<n.length;s++){
let o=n[s],l=t[s];if(s){let a;l&&l.nodeName==o.nodeName&&i!=r&&(a=i.parentNode)&&a.nodeName.toLowerCase()==o.nodeName||(a=
document.createElement(o.nodeName),a.pmIsDeco=!0,a.appendChild(i),l=pt[0]),i=a}_f(i,l||pt[0],o)}return i}function _f(r,e,t){
for(let n in e)n!="class"&&n!="style"&&n!="nodeName"&&!(n in t)&&r.removeAttribute(n);for(let n in t)n!="class"&&n!="sty\
le"&&n!="nodeName"&&t[n]!=e[n]&&r.setAttribute(n,t[n]);if(e.class!=t.class){let n=e.class?e.class.split(" ").filter(Boolean):
[],i=t.class?t.class.split(" ").filter(Boolean):[];for(let s=0;s<n.length;s++)i.indexOf(n[s])==-1&&r.classList.remove(n[s]);
for(let s=0;s<i.length;s++)n.indexOf(i[s])==-1&&r.classList.add(i[s]);r.classList.length==0&&r.removeAttribute("class")}
if(e.style!=t.style){if(e.style){let n=/\s*([\w\-\xa1-\uffff]+)\s*:(?:"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|\(.*?\)|[^;])*/g,i;
for(;i=n.exec(e.style);)r.style.removeProperty(i[1])}t.style&&(r.style.cssText+=t.style)}}function Il(r,e,t){return Di(r,
r,pt,wn(e,t,!E(r)))}function tr(r,e){if(r.length!=e.length)return!1;for(let t=0;t<r.length;t++)if(!r[t].type.eq(e[t].type))
return!1;return!0}function Xo(r){let e=r.nextSibling;return r.parentNode.removeChild(r),e}var gi=class{constructor(e,t,n){
this.lock=t,this.view=n,this.index=0,this.stack=[],this.changed=!1,this.top=e,this.preMatch=qf(e.node.content,e)}destroyBetween(e,t){
if(e!=t){for(let n=e;n<t;n++)this.top.children[n].destroy();this.top.children.splice(e,t-e),this.changed=!0}}destroyRest(){
this.destroyBetween(this.index,this.top.children.length)}syncToMarks(e,t,n,i){let s=0,o=this.stack.length>>1,l=Math.min(
o,e.length);for(;s<l&&(s==o-1?this.top:this.stack[s+1<<1]).matchesMark(e[s])&&e[s].type.spec.spanning!==!1;)s++;for(;s<o;)
this.destroyRest(),this.top.damage=0,this.index=this.stack.pop(),this.top=this.stack.pop(),o--;for(;o<e.length;){this.stack.
push(this.top,this.index+1);let a=-1,c=this.top.children.length;i<this.preMatch.index&&(c=Math.min(this.index+3,c));for(let d=this.
index;d<c;d++){let f=this.top.children[d];if(f.matchesMark(e[o])&&!this.isLocked(f.dom)){a=d;break}}if(a<0&&this.index<this.
top.children.length){let d=this.top.children[this.index];d instanceof mt&&!(d.damage&4)&&d.mark.type==e[o].type&&d.spec.
update&&!this.isLocked(d.dom)&&d.spec.update(e[o])&&(d.mark=e[o],a=this.index,this.changed=!0)}if(a>-1)a>this.index&&(this.
changed=!0,this.destroyBetween(this.index,a)),this.top=this.top.children[this.index];else{let d=mt.create(this.top,e[o],
t,n);this.top.children.splice(this.index,0,d),this.top=d,this.changed=!0}this.index=0,o++}}findNodeMatch(e,t,n,i){let s=-1,
o;if(i>=this.preMatch.index&&(o=this.preMatch.matches[i-this.preMatch.index]).parent==this.top&&o.matchesNode(e,t,n))s=this.
top.children.indexOf(o,this.index);else for(let l=this.index,a=Math.min(this.top.children.length,l+5);l<a;l++){let c=this.
top.children[l];if(c.matchesNode(e,t,n)&&!this.preMatch.matched.has(c)){s=l;break}}return s<0?!1:(this.destroyBetween(this.
index,s),this.index++,!0)}updateNodeAt(e,t,n,i,s,o){let l=this.top.children[i];return l.damage&4&&l.dom==l.contentDOM&&(l.
damage=2),l.update(e,t,n,s,o)?(this.destroyBetween(this.index,i),this.index++,!0):!1}findIndexWithChild(e){for(;;){let t=e.
parentNode;if(!t)return-1;if(t==this.top.contentDOM){let n=e.pmViewDesc;if(n){for(let i=this.index;i<this.top.children.length;i++)
if(this.top.children[i]==n)return i}return-1}e=t}}updateNextNode(e,t,n,i,s,o){for(let l=this.index;l<this.top.children.length;l++){
let a=this.top.children[l];if(a instanceof Qe){let c=this.preMatch.matched.get(a);if(c!=null&&c!=s)return!1;let d=a.dom,
f,u=this.isLocked(d)&&!(e.isText&&a.node&&a.node.isText&&a.nodeDOM.nodeValue==e.text&&!(a.damage&4)&&tr(t,a.outerDeco));
if(!u&&a.update(e,t,n,i,o))return this.destroyBetween(this.index,l),a.dom!=d&&(this.changed=!0),this.index++,!0;if(!u&&(f=
this.recreateWrapper(a,e,t,n,i,o)))return this.destroyBetween(this.index,l),this.top.children[this.index]=f,f.contentDOM&&
(f.damage|=2,f.updateChildren(i,o+1),f.damage=0),this.changed=!0,this.index++,!0;break}}return!1}recreateWrapper(e,t,n,i,s,o){
if(e.damage&3||t.isAtom||!e.children.length||!e.node.content.eq(t.content)||!tr(n,e.outerDeco)||!i.eq(e.innerDeco))return null;
let l=Qe.create(this.top,t,n,i,s,o);if(l.contentDOM){l.children=e.children,e.children=[];for(let a of l.children)a.parent=
l}return e.destroy(),l}addNode(e,t,n,i,s){let o=Qe.create(this.top,e,t,n,i,s);o.contentDOM&&o.updateChildren(i,s+1),this.
top.children.splice(this.index++,0,o),this.changed=!0}placeWidget(e,t,n){let i=this.index<this.top.children.length?this.
top.children[this.index]:null;if(i&&i.matchesWidget(e)&&(e==i.widget||!i.widget.type.toDOM.parentNode))this.index++;else{
let s=new Qn(this.top,e,t,n);this.top.children.splice(this.index++,0,s),this.changed=!0}}addTextblockHacks(){let e=this.
top.children[this.index-1],t=this.top;for(;e instanceof mt;)t=e,e=t.children[t.children.length-1];(!e||!(e instanceof bn)||
/\n$/.test(e.node.text)||this.view.requiresGeckoHackNode&&/\s$/.test(e.node.text))&&((Q||te)&&e&&e.dom.contentEditable==
"false"&&this.addHackNode("IMG",t),this.addHackNode("BR",this.top))}addHackNode(e,t){if(t==this.top&&this.index<t.children.
length&&t.children[this.index].matchesHack(e))this.index++;else{let n=document.createElement(e);e=="IMG"&&(n.className="\
ProseMirror-separator",n.alt=""),e=="BR"&&(n.className="ProseMirror-trailingBreak");let i=new Zn(this.top,[],n,null);t!=
this.top?t.children.push(i):t.children.splice(this.index++,0,i),this.changed=!0}}isLocked(e){return this.lock&&(e==this.
lock||E(e)&&e.contains(this.lock.parentNode))}};function qf(r,e){let t=e,n=t.children.length,i=[],s=r.childCount,o=new Map,
l=[];e:for(;s>0;){let a;for(;;)if(n){let d=t.children[n-1];if(d instanceof mt)i.push(n-1),t=d,n=d.children.length;else{a=
d,n--;break}}else{if(t==e)break e;n=i.pop(),t=t.parent}let c=a.node;if(c){if(c!=r.child(s-1))break;--s,o.set(a,s),l.push(
a)}}return{index:s,matched:o,matches:l.reverse()}}function Wf(r,e){return r.type.side-e.type.side}function Jf(r,e,t,n){let i=e.
locals(r),s=0;if(i.length==0){for(let c=0;c<r.childCount;c++){let d=r.child(c);n(d,i,e.forChild(s,d),c),s+=d.nodeSize}return}
let o=0,l=[],a=null;for(let c=0;;){let d,f;for(;o<i.length&&i[o].to==s;){let g=i[o++];g.widget&&(d?(f||(f=[d])).push(g):
d=g)}if(d)if(f){f.sort(Wf);for(let g=0;g<f.length;g++)t(f[g],c,!!a)}else t(d,c,!!a);let u,h;if(a)h=-1,u=a,a=null;else if(c<
r.childCount)h=c,u=r.child(c++);else break;for(let g=0;g<l.length;g++)l[g].to<=s&&l.splice(g--,1);for(;o<i.length&&i[o].
from<=s&&i[o].to>s;)l.push(i[o++]);let p=s+u.nodeSize;if(u.isText){let g=p;o<i.length&&i[o].from<g&&(g=i[o].from);for(let y=0;y<
l.length;y++)l[y].to<g&&(g=l[y].to);g<p&&(a=u.cut(g-s),u=u.cut(0,g-s),p=g,h=-1)}else for(;o<i.length&&i[o].to<p;)o++;let m=u.
isInline&&!u.isLeaf?l.filter(g=>!g.inline):l.slice();n(u,m,e.forChild(s,u),h),s=p}}function jf(r){if(r.nodeName=="UL"||r.
nodeName=="OL"){let e=r.style.cssText;r.style.cssText=e+"; list-style: square !important",window.getComputedStyle(r).listStyle,
r.style.cssText=e}}function Kf(r,e,t,n){for(let i=0,s=0;i<r.childCount&&s<=n;){let o=r.child(i++),l=s;if(s+=o.nodeSize,!o.
isText)continue;let a=o.text;for(;i<r.childCount;){let c=r.child(i++);if(s+=c.nodeSize,!c.isText)break;a+=c.text}if(s>=t){
if(s>=n&&a.slice(n-e.length-l,n-l)==e)return n-e.length;let c=l<n?a.lastIndexOf(e,n-l-1):-1;if(c>=0&&c+e.length+l>=t)return l+
c;if(t==n&&a.length>=n+e.length-l&&a.slice(n-l,n-l+e.length)==e)return n}}return-1}function yi(r,e,t,n,i){let s=[];for(let o=0,
l=0;o<r.length;o++){let a=r[o],c=l,d=l+=a.size;c>=t||d<=e?s.push(a):(c<e&&s.push(a.slice(0,e-c,n)),i&&(s.push(i),i=void 0),
d>t&&s.push(a.slice(t-c,a.size,n)))}return s}function bi(r,e){let{$anchor:t,$head:n}=r.selection,i=e>0?t.max(n):t.min(n),
s=i.parent.inlineContent?i.depth?r.doc.resolve(e>0?i.after():i.before()):null:i;return s&&C.findFrom(s,e)}function Ge(r,e){
return r.dispatch(r.state.tr.setSelection(e).scrollIntoView()),!0}function Yo(r,e,t){let n=r.state.selection;if(n instanceof
M)if(t.indexOf("s")>-1){let{$head:i}=n,s=i.textOffset?null:e<0?i.nodeBefore:i.nodeAfter;if(!s||s.isText||!s.isLeaf)return!1;
let o=r.state.doc.resolve(i.pos+s.nodeSize*(e<0?-1:1));return Ge(r,new M(n.$anchor,o))}else if(n.empty){if(r.endOfTextblock(
e>0?"forward":"backward")){let i=bi(r.state,e);return i&&i instanceof v?Ge(r,i):!1}else if(!he||t.indexOf("m")<0){let i=n.
$head,s=i.textOffset?null:e<0?i.nodeBefore:i.nodeAfter,o;if(!s||s.isText)return!1;let l=e<0?i.pos-s.nodeSize:i.pos;return s.
isAtom||(o=r.docView.descAt(l))&&!o.contentDOM?v.isSelectable(s)?Ge(r,new v(e<0?r.state.doc.resolve(i.pos-s.nodeSize):i)):
Ge(r,new M(r.state.doc.resolve(e<0?l:l+s.nodeSize))):!1}}else return!1;else{if(n instanceof v&&n.node.isInline)return Ge(
r,new M(e>0?n.$to:n.$from));{let i=bi(r.state,e);return i?Ge(r,i):!1}}}function gn(r,e){let t=r.pmViewDesc;return t?t.size==
0&&(e<0||r.nextSibling||r.nodeName!="BR"):E(r)&&r.contentEditable=="false"}function Pt(r,e){return e<0?Uf(r):Gf(r)}function Uf(r){
let e=r.domSel.readRange(),t=e.focusNode,n=e.focusOffset;if(!t)return;let i,s,o=!1;for(ge&&E(t)&&n<J(t)&&gn(t.childNodes[n],
-1)&&(o=!0);;)if(n>0){if(!E(t))break;let l=t.childNodes[n-1];if(gn(l,-1))i=t,s=--n;else if($(l))t=l,n=t.nodeValue.length;else
break}else{if(Pl(t))break;{let l=t.previousSibling;for(;l&&gn(l,-1);)i=t.parentNode,s=Y(l),l=l.previousSibling;if(l)t=l,
n=J(t);else{if(t=t.parentNode,t==r.dom)break;n=0}}}o?wi(r,t,n):i&&wi(r,i,s)}function Gf(r){let e=r.domSel.readRange(),t=e.
focusNode,n=e.focusOffset;if(!t)return;let i=J(t),s,o;for(;;)if(n<i){if(!E(t))break;let l=t.childNodes[n];if(gn(l,1))s=t,
o=++n;else break}else{if(Pl(t))break;{let l=t.nextSibling;for(;l&&gn(l,1);)s=l.parentNode,o=Y(l)+1,l=l.nextSibling;if(l)
t=l,n=0,i=J(t);else{if(t=t.parentNode,t==r.dom)break;n=i=0}}}s&&wi(r,s,o)}function Pl(r){for(let e=r;e;e=e.parentNode){let t=e.
pmViewDesc;if(t)return t.node?t.node.isBlock:!1}return!1}function wi(r,e,t){if(!$(e)){let o,l;(l=Ai(e,t))?(e=l,t=0):(o=Ni(
e,t))&&(e=o,t=o.nodeValue.length)}let n=r.domSelection(),i=r.domSel.readRange();if(!n)return;or(i)?n.collapse(e,t):n.extend&&
(n.collapse(i.anchorNode,i.anchorOffset),n.extend(e,t)),r.domSel.ignore();let{state:s}=r;setTimeout(()=>{r.state==s&&r.domSel.
sync()},50)}function Qo(r,e){let t=r.state.doc.resolve(e);if(!(te||Cl)&&t.parent.inlineContent){let s=r.coordsAtPos(e);if(e>
t.start()){let o=r.coordsAtPos(e-1),l=(o.top+o.bottom)/2;if(l>s.top&&l<s.bottom&&Math.abs(o.left-s.left)>1)return o.left<
s.left?"ltr":"rtl"}if(e<t.end()){let o=r.coordsAtPos(e+1),l=(o.top+o.bottom)/2;if(l>s.top&&l<s.bottom&&Math.abs(o.left-s.
left)>1)return o.left>s.left?"ltr":"rtl"}}let n=r.dom;for(let s=t.depth;s>0;s--)if(t.node(s).isBlock){n=r.nodeDOM(t.before(
s))||n;break}return getComputedStyle(n).direction=="rtl"?"rtl":"ltr"}function Zo(r,e,t){let n=r.state.selection;if(n instanceof
M&&!n.empty||t.indexOf("s")>-1||he&&t.indexOf("m")>-1)return!1;let{$from:i,$to:s}=n;if(!i.parent.inlineContent||r.endOfTextblock(
e<0?"up":"down")){let o=bi(r.state,e);if(o&&o instanceof v)return Ge(r,o)}if(!i.parent.inlineContent){let o=e<0?i:s,l=n instanceof
oe?C.near(o,e):C.findFrom(o,e);return l?Ge(r,l):!1}return!1}function el(r,e){if(!(r.state.selection instanceof M))return!0;
let{$head:t,$anchor:n,empty:i}=r.state.selection;if(!t.sameParent(n))return!0;if(!i)return!1;if(r.endOfTextblock(e>0?"fo\
rward":"backward"))return!0;let s=!t.textOffset&&(e<0?t.nodeBefore:t.nodeAfter);if(s&&!s.isText){let o=r.state.tr;return e<
0?o.delete(t.pos-s.nodeSize,t.pos):o.delete(t.pos,t.pos+s.nodeSize),r.dispatch(o),!0}return!1}function tl(r,e,t){r.domObserver.
stopped(()=>e.contentEditable=t)}function Xf(r){if(!Q||r.state.selection.$head.parentOffset>0)return!1;let{focusNode:e,focusOffset:t}=r.
domSel.readRange();if(e&&E(e)&&t==0&&e.firstChild&&E(e.firstChild)&&e.firstChild.contentEditable=="false"){let n=e.firstChild;
tl(r,n,"true"),setTimeout(()=>tl(r,n,"false"),20)}return!1}function Yf(r){let e="";return r.ctrlKey&&(e+="c"),r.metaKey&&
(e+="m"),r.altKey&&(e+="a"),r.shiftKey&&(e+="s"),e}function Qf(r,e){let t=e.keyCode,n=Yf(e);if(t==8||he&&t==72&&n=="c")return el(
r,-1)||Pt(r,-1);if(t==46&&!e.shiftKey||he&&t==68&&n=="c")return el(r,1)||Pt(r,1);if(t==13||t==27)return!0;if(t==37||he&&
t==66&&n=="c"){let i=t==37?Qo(r,r.state.selection.from)=="ltr"?-1:1:-1;return Yo(r,i,n)||Pt(r,i)}else if(t==39||he&&t==70&&
n=="c"){let i=t==39?Qo(r,r.state.selection.from)=="ltr"?1:-1:1;return Yo(r,i,n)||Pt(r,i)}else{if(t==38||he&&t==80&&n=="c")
return Zo(r,-1,n)||Pt(r,-1);if(t==40||he&&t==78&&n=="c")return Xf(r)||Zo(r,1,n)||Pt(r,1);if(n==(he?"m":"c")&&(t==66||t==
73||t==89||t==90))return!0}return!1}function Ri(r,e){r.someProp("transformCopied",h=>{e=h(e,r)});let t=[],{content:n,openStart:i,
openEnd:s}=e;for(;i>1&&s>1&&n.childCount==1&&n.firstChild.childCount==1;){i--,s--;let h=n.firstChild;t.push(h.type.name,
h.attrs!=h.type.defaultAttrs?h.attrs:null),n=h.content}let o=r.someProp("clipboardSerializer")||ct.fromSchema(r.state.schema),
l=Vl(),a=l.createElement("div");a.appendChild(o.serializeFragment(n,{document:l}));let c=a.firstChild,d,f=0;for(;c&&E(c)&&
(d=$l[c.nodeName.toLowerCase()]);){for(let h=d.length-1;h>=0;h--){let p=l.createElement(d[h]);for(;a.firstChild;)p.appendChild(
a.firstChild);a.appendChild(p),f++}c=a.firstChild}c&&E(c)&&c.setAttribute("data-pm-slice",`${i} ${s}${f?` -${f}`:""} ${JSON.
stringify(t)}`);let u=r.someProp("clipboardTextSerializer",h=>h(e,r))||e.content.textBetween(0,e.content.size,`

`);return{dom:a,text:u,slice:e}}function Ll(r,e,t,n,i){let s=i.parent.type.spec.code,o,l;if(!t&&!e)return null;let a=!!e&&
(n||s||!t);if(a){if(r.someProp("transformPastedText",u=>{e=u(e,s||n,r)}),s)return l=new x(w.from(r.state.schema.text(e.replace(
/\r\n?/g,`
`))),0,0),r.someProp("transformPasted",u=>{l=u(l,r,!0)}),l;let f=r.someProp("clipboardTextParser",u=>u(e,i,n,r));if(f)l=
f;else{let u=i.marks(),{schema:h}=r.state,p=ct.fromSchema(h);o=document.createElement("div"),e.split(/(?:\r\n?|\n)+/).forEach(
m=>{let g=o.appendChild(document.createElement("p"));m&&g.appendChild(p.serializeNode(h.text(m,u)))})}}else r.someProp("\
transformPastedHTML",f=>{t=f(t,r)}),o=nu(t),lr&&ru(o);let c=o&&o.querySelector("[data-pm-slice]"),d=c&&/^(\d+) (\d+)(?: -(\d+))? (.*)/.
exec(c.getAttribute("data-pm-slice")||"");if(d&&d[3])for(let f=+d[3];f>0;f--){let u=o.firstChild;for(;u&&!E(u);)u=u.nextSibling;
if(!u)break;o=u}if(l||(l=(r.someProp("clipboardParser")||r.someProp("domParser")||Nt.fromSchema(r.state.schema)).parseSlice(
o,{preserveWhitespace:!!(a||d),context:i,ruleFromNode(u){return u.nodeName=="BR"&&!u.nextSibling&&u.parentNode&&!Zf.test(
u.parentNode.nodeName)?{ignore:!0}:null}})),d)l=iu(nl(l,+d[1],+d[2]),d[4]);else if(l=x.maxOpen(eu(l.content,i),!0),l.openStart||
l.openEnd){let f=0,u=0;for(let h=l.content.firstChild;f<l.openStart&&!h.type.spec.isolating;f++,h=h.firstChild);for(let h=l.
content.lastChild;u<l.openEnd&&!h.type.spec.isolating;u++,h=h.lastChild);l=nl(l,f,u)}return r.someProp("transformPasted",
f=>{l=f(l,r,n)}),l}var Zf=/^(a|abbr|acronym|b|cite|code|del|em|i|ins|kbd|label|output|q|ruby|s|samp|span|strong|sub|sup|time|u|tt|var)$/i;
function eu(r,e){if(r.childCount<2)return r;for(let t=e.depth;t>=0;t--){let i=e.node(t).contentMatchAt(e.index(t)),s,o=[];
if(r.forEach(l=>{if(!o)return;let a=i.findWrapping(l.type),c;if(!a)return o=null;if(c=o.length&&s.length&&zl(a,s,l,o[o.length-
1],0))o[o.length-1]=c;else{o.length&&(o[o.length-1]=Fl(o[o.length-1],s.length));let d=Bl(l,a);o.push(d),i=i.matchType(d.
type),s=a}}),o)return w.from(o)}return r}function Bl(r,e,t=0){for(let n=e.length-1;n>=t;n--)r=e[n].create(null,w.from(r));
return r}function zl(r,e,t,n,i){if(i<r.length&&i<e.length&&r[i]==e[i]){let s=zl(r,e,t,n.lastChild,i+1);if(s)return n.copy(
n.content.replaceChild(n.childCount-1,s));if(n.contentMatchAt(n.childCount).matchType(i==r.length-1?t.type:r[i+1]))return n.
copy(n.content.append(w.from(Bl(t,r,i+1))))}}function Fl(r,e){if(e==0)return r;let t=r.content.replaceChild(r.childCount-
1,Fl(r.lastChild,e-1)),n=r.contentMatchAt(r.childCount).fillBefore(w.empty,!0);return r.copy(t.append(n))}function xi(r,e,t,n,i,s){
let o=e<0?r.firstChild:r.lastChild,l=o.content;return r.childCount>1&&(s=0),i<n-1&&(l=xi(l,e,t,n,i+1,s)),i>=t&&(l=e<0?o.
contentMatchAt(0).fillBefore(l,s<=i).append(l):l.append(o.contentMatchAt(o.childCount).fillBefore(w.empty,!0))),r.replaceChild(
e<0?0:r.childCount-1,o.copy(l))}function nl(r,e,t){return e<r.openStart&&(r=new x(xi(r.content,-1,e,r.openStart,0,r.openEnd),
e,r.openEnd)),t<r.openEnd&&(r=new x(xi(r.content,1,t,r.openEnd,0,0),r.openStart,t)),r}var $l={thead:["table"],tbody:["ta\
ble"],tfoot:["table"],caption:["table"],colgroup:["table"],col:["table","colgroup"],tr:["table","tbody"],td:["table","tb\
ody","tr"],th:["table","tbody","tr"]};function Vl(){return document.implementation.createHTMLDocument("title")}var hn=null;
function tu(r){let e=window.trustedTypes;if(!e)return r;if(!hn){if(hn=e.defaultPolicy)try{return hn.createHTML(r)}catch{}
hn=e.createPolicy("ProseMirrorClipboard",{createHTML:t=>t})}return hn.createHTML(r)}function nu(r){let e=/^(\s*<meta [^>]*>)*/.
exec(r);e&&(r=r.slice(e[0].length));let t=Vl(),n=t.body,i=/<([a-z][^>\s]+)/i.exec(r),s;if((s=i&&$l[i[1].toLowerCase()])&&
(r=s.map(o=>"<"+o+">").join("")+r+s.map(o=>"</"+o+">").reverse().join("")),n.innerHTML=tu(r),s)for(let o=0;o<s.length;o++)
n=n.querySelector(s[o])||n;for(let o=0;o<t.styleSheets.length;o++){let l=t.styleSheets[o];for(let a=0;a<l.rules.length;a++){
let c=l.rules[a];if(c instanceof CSSStyleRule){let d=n.querySelectorAll(c.selectorText);for(let f=0;f<d.length;f++)d[f].
style.cssText+=c.style.cssText}}}return n}function ru(r){let e=r.querySelectorAll(te?"span:not([class]):not([style])":"s\
pan.Apple-converted-space");for(let t=0;t<e.length;t++){let n=e[t];n.childNodes.length==1&&n.textContent==" "&&n.parentNode&&
n.parentNode.replaceChild(r.ownerDocument.createTextNode(" "),n)}}function iu(r,e){if(!r.size)return r;let t=r.content.firstChild.
type.schema,n;try{n=JSON.parse(e)}catch{return r}let{content:i,openStart:s,openEnd:o}=r;for(let l=n.length-2;l>=0;l-=2){
let a=t.nodes[n[l]];if(!a||a.hasRequiredAttrs()||!a.createAndFill(null,i))break;try{i=w.from(a.create(n[l+1],i))}catch{break}
s++,o++}return new x(i,s,o)}var le=class r{constructor(e,t,n,i){this.anchorNode=e,this.anchorOffset=t,this.focusNode=n,this.
focusOffset=i}static from(e){return e instanceof r?e:new r(e.anchorNode,e.anchorOffset,e.focusNode,e.focusOffset)}eq(e){
return e.anchorNode==this.anchorNode&&e.anchorOffset==this.anchorOffset&&e.focusNode==this.focusNode&&e.focusOffset==this.
focusOffset}};le.null=new le(null,0,null,0);var ki=class{constructor(e){this.view=e,this.range=le.null,this.active=!1,this.
synced=!1,this.suppress=!1,this.currentDocument=null,this.onSelectionChange=this.onSelectionChange.bind(this)}ensureListener(){
let e=this.view.dom.ownerDocument;e!=this.currentDocument&&(this.currentDocument&&this.currentDocument.removeEventListener(
"selectionchange",this.onSelectionChange),this.currentDocument=e,e.addEventListener("selectionchange",this.onSelectionChange))}destroy(){
this.currentDocument&&(this.currentDocument.removeEventListener("selectionchange",this.onSelectionChange),this.currentDocument=
null),this.active=!1,this.range=le.null}suppressChanges(){this.suppress=!0,setTimeout(()=>this.suppress=!1,50)}onSelectionChange(){
if(this.suppress&&this.view.hasFocus())return this.sync();this.read()&&this.view.domObserver.flush(!1)}readRange(){let{view:e}=this,
t=e.dom.isConnected!==!1&&e.domSelection();return t?Q&&e.root.nodeType===11&&vf(e.dom.ownerDocument)==e.dom?le.from(su(e,
t)||t):le.from(t):le.null}read(){this.ensureListener();let e=ql(this.view);if(!e){this.active=!1,this.range=le.null;return}
return this.active=!0,this.range.eq(e)?!1:(this.range=e,this.synced=!1,!0)}sync(e=!1){let{view:t}=this;t.docView&&(this.
ensureListener(),t.domObserver.stopped(()=>{du(t,t.state.selection);let n=t.state.selection;if(t.input.mouseSelecting||Hl(
t)){let{desc:i,start:s}=_l(t.docView,n.from,n.to,0);t.cursorWrapper?cu(t):i instanceof er&&i.spec.setSelection?i.spec.setSelection(
n.anchor-s,n.head-s,t.root):ou(t,e,i,s),this.synced=this.active=!0}n.visible==t.dom.classList.contains("ProseMirror-hide\
selection")&&(n.visible?t.dom.classList.remove("ProseMirror-hideselection"):(t.dom.classList.add("ProseMirror-hideselect\
ion"),au(t))),this.range=this.readRange()}))}ignore(e=this.readRange()){this.range=le.from(e),this.synced=!0}deactivate(){
this.range=le.null,this.active=this.synced=!1}};function su(r,e){if(e.getComposedRanges){let i=e.getComposedRanges({shadowRoots:[
r.root]})[0];if(i)return rl(r,i)}let t;function n(i){i.preventDefault(),i.stopImmediatePropagation(),t=i.getTargetRanges()[0]}
return r.dom.addEventListener("beforeinput",n,!0),document.execCommand("indent"),r.dom.removeEventListener("beforeinput",
n,!0),t?rl(r,t):null}function rl(r,e){let t=e.startContainer,n=e.startOffset,i=e.endContainer,s=e.endOffset,o=r.domAtPos(
r.state.selection.anchor);return pn(o.node,o.offset,i,s)&&([t,n,i,s]=[i,s,t,n]),new le(t,n,i,s)}function Ii(r,e,t=null){
let n=r.state.doc;if(!e.focusNode)return null;let i=r.docView.nearestDesc(e.focusNode),s=i&&i.size==0,o=r.docView.posFromDOM(
e.focusNode,e.focusOffset,1);if(o<0)return null;let l=n.resolve(o),a,c;if(or(e)){for(a=o;i&&!i.node;)i=i.parent;if(i&&i.
node.isAtom&&v.isSelectable(i.node)&&i.parent&&!(i.node.isInline&&Cf(e.focusNode,e.focusOffset,i.dom))){let f=i.posBefore;
c=new v(o==f?l:n.resolve(f))}else if(ge&&t=="key"&&o>r.state.selection.to&&E(e.focusNode)&&e.focusOffset==e.focusNode.childNodes.
length&&i&&i.posAtStart>r.state.selection.to)for(let f=e.focusNode;;f=f.parentNode){if(getComputedStyle(f).overflow!="vi\
sible"){c=C.findFrom(n.resolve(i.posAtStart),1);break}if(f==i.dom||f.nextSibling||!f.parentNode||!E(f.parentNode))break}}else{
if(e instanceof r.dom.ownerDocument.defaultView.Selection&&e.rangeCount>1){let f=o,u=o;for(let h=0;h<e.rangeCount;h++){let p=e.
getRangeAt(h);f=Math.min(f,r.docView.posFromDOM(p.startContainer,p.startOffset,1)),u=Math.max(u,r.docView.posFromDOM(p.endContainer,
p.endOffset,-1))}if(f<0)return null;[a,o]=u==r.state.selection.anchor?[u,f]:[f,u],l=n.resolve(o)}else a=r.docView.posFromDOM(
e.anchorNode,e.anchorOffset,1);if(a<0)return null}let d=n.resolve(a);if(!c){let f=t=="pointer"||r.state.selection.head<l.
pos&&!s?1:-1;c=Vt(r,d,l,f)}return c}function Hl(r){return r.editable?r.hasFocus():Wl(r,r.domSel.readRange())&&(!document.
activeElement||document.activeElement.contains(r.dom))}function ou(r,e,t,n){let i=r.state.selection,{anchor:s,head:o}=i,
l,a;il&&!(i instanceof M)&&(i.$from.parent.inlineContent||(l=sl(r,i.from)),!i.empty&&!i.$from.parent.inlineContent&&(a=sl(
r,i.to)));let c=t.domFromPos(s-n,s>n?-1:1),d=o==s?c:t.domFromPos(o-n,o>n?-1:1);lu(s,o,c,d,r,e),il&&(l&&ol(l),a&&ol(a))}function _l(r,e,t,n=0){
for(let i=0,s=n;i<r.children.length;i++){let o=r.children[i],l=s+o.size;if(e>s&&t<l)return _l(o,e,t,s+o.border);s=l}return{
desc:r,start:n}}function lu(r,e,t,n,i,s){let o=!1;if((ge||Q)&&r==e){let{node:d,offset:f}=t;if($(d)){if(o=!!(f&&d.nodeValue[f-
1]==`
`),o&&f==d.nodeValue.length)for(let u=d,h;u;u=u.parentNode){if(h=u.nextSibling){h.nodeName=="BR"&&(t=n={node:h.parentNode,
offset:Y(h)+1});break}let p=u.pmViewDesc;if(p&&p.node&&p.node.isBlock)break}}else{let u=d.childNodes[f-1];o=u&&(u.nodeName==
"BR"||u.contentEditable=="false")}}let l=i.domSel.readRange();if(ge&&l.focusNode&&l.focusNode!=n.node&&E(l.focusNode)){let d=l.
focusNode.childNodes[l.focusOffset];d&&d.contentEditable=="false"&&(s=!0)}if(!(s||o&&Q)&&pn(t.node,t.offset,l.anchorNode,
l.anchorOffset)&&pn(n.node,n.offset,l.focusNode,l.focusOffset))return;let a=i.domSelection(),c=i.input.mouseSelecting;if(c&&
c.affinity&&r==e&&c.pos==r){let{affinity:d}=c,{node:f,offset:u}=n,h,p=0;if($(f)&&(d>0?u<J(f):u>0)?(h=f,p=u+d):(h=(d>0?Ai:
Ni)(f,u),h&&(p=d>0?1:h.nodeValue.length-1)),h){a.collapse(h,p),a.modify("move",d>0?"backward":"forward","lineboundary");
let{focusNode:m,focusOffset:g}=a;if(Q&&i.root.nodeType==11){let y=a.getComposedRanges({shadowRoots:[i.root]});y.length&&
(m=y[0].startContainer,g=y[0].startOffset)}if(pn(f,u,m,g))return}}kl(a,{focusNode:n.node,focusOffset:n.offset,anchorNode:t.
node,anchorOffset:t.offset})}var il=Q||te&&Sl<63;function sl(r,e){let{node:t,offset:n}=r.docView.domFromPos(e,0),i=n<t.childNodes.
length?t.childNodes[n]:null,s=n?t.childNodes[n-1]:null;if(Q&&i&&i.contentEditable=="false")return ci(i);if((!i||i.contentEditable==
"false")&&(!s||s.contentEditable=="false")){if(i)return ci(i);if(s)return ci(s)}}function ci(r){return r.contentEditable=
"true",Q&&r.draggable&&(r.draggable=!1,r.wasDraggable=!0),r}function ol(r){r.contentEditable="false",r.wasDraggable&&(r.
draggable=!0,r.wasDraggable=null)}function au(r){let e=r.dom.ownerDocument;e.removeEventListener("selectionchange",r.input.
hideSelectionGuard);let t=r.domSel.readRange(),n=t.anchorNode,i=t.anchorOffset;e.addEventListener("selectionchange",r.input.
hideSelectionGuard=()=>{(t.anchorNode!=n||t.anchorOffset!=i)&&(e.removeEventListener("selectionchange",r.input.hideSelectionGuard),
setTimeout(()=>{(!Hl(r)||r.state.selection.visible)&&r.dom.classList.remove("ProseMirror-hideselection")},20))})}function cu(r){
let e=r.domSelection();if(!e)return;let t=r.cursorWrapper.dom;t.nodeName=="IMG"?e.collapse(t.parentNode,Y(t)+1):e.collapse(
t,0)}function du(r,e){if(e instanceof v){let t=r.docView.descAt(e.from);t!=r.lastSelectedViewDesc&&(ll(r),t&&t.selectNode(),
r.lastSelectedViewDesc=t)}else ll(r)}function ll(r){r.lastSelectedViewDesc&&(r.lastSelectedViewDesc.parent&&r.lastSelectedViewDesc.
deselectNode(),r.lastSelectedViewDesc=void 0)}function Vt(r,e,t,n){let i=r.someProp("createSelectionBetween",s=>s(r,e,t))||
M.between(e,t,n);return r.someProp("adjustSelectionFromDOM",s=>{i=s(r,i)}),i}function ql(r){if(r.editable&&!r.hasFocus())
return null;let e=r.domSel.readRange();return e&&Wl(r,e)?e:null}function Wl(r,e){if(!e.anchorNode)return!1;try{return zt(
r.dom,e.anchorNode)&&(r.editable||zt(r.dom,e.focusNode))}catch{return!1}}var ne={},re={},fu={touchstart:!0,touchmove:!0},
Si=class{constructor(){this.shiftKey=!1,this.mouseDown=null,this.lastKeyCode=null,this.lastKeyCodeTime=0,this.lastKeyDispatched=
!1,this.lastClick={time:0,x:0,y:0,type:"",button:0},this.lastSelectionOrigin=null,this.lastSelectionTime=0,this.lastIOSEnter=
0,this.lastIOSEnterFallbackTimeout=-1,this.lastFocus=0,this.lastTouch=0,this.lastChromeDelete=0,this.composing=!1,this.compositionNode=
null,this.composingTimeout=-1,this.compositionNodes=[],this.compositionEndedAt=-2e8,this.compositionID=1,this.mouseSelecting=
null,this.badSafariComposition=!1,this.compositionPendingChanges=0,this.domChangeCount=0,this.eventHandlers=Object.create(
null),this.hideSelectionGuard=null}};function uu(r){for(let e in ne){let t=ne[e];r.dom.addEventListener(e,r.input.eventHandlers[e]=
n=>{pu(r,n)&&(r.input.composing&&(n.type=="keydown"||n.type=="beforeinput")&&n.isComposing===!1&&Kl(r,!0),!Pi(r,n)&&(r.editable||
!(n.type in re))&&t(r,n))},fu[e]?{passive:!0}:void 0)}Q&&r.dom.addEventListener("input",()=>null),Ci(r)}function ar(r,e){
r.input.lastSelectionOrigin=e,r.input.lastSelectionTime=Date.now()}function hu(r){r.input.mouseDown&&r.input.mouseDown.done(),
r.domObserver.stop();for(let e in r.input.eventHandlers)r.dom.removeEventListener(e,r.input.eventHandlers[e]);clearTimeout(
r.input.composingTimeout),clearTimeout(r.input.lastIOSEnterFallbackTimeout)}function Ci(r){r.someProp("handleDOMEvents",
e=>{for(let t in e)r.input.eventHandlers[t]||r.dom.addEventListener(t,r.input.eventHandlers[t]=n=>Pi(r,n))})}function Pi(r,e){
return r.someProp("handleDOMEvents",t=>{let n=t[e.type];return n?n(r,e)||e.defaultPrevented:!1})}function pu(r,e){if(!e.
bubbles)return!0;if(e.defaultPrevented)return!1;for(let t=e.target;t!=r.dom;t=t.parentNode)if(!t||t.nodeType==11||t.pmViewDesc&&
t.pmViewDesc.stopEvent(e))return!1;return!0}function mu(r,e){!Pi(r,e)&&ne[e.type]&&(r.editable||!(e.type in re))&&ne[e.type](
r,e)}function Xe(r,e){let{input:t}=r;return t.lastKeyDispatched||r.composing?!1:(t.lastKeyDispatched=!0,typeof e=="strin\
g"&&(e=Mf(e=="Backspace"?8:13,e)),r.someProp("handleKeyDown",n=>n(r,e)))}re.keydown=(r,e)=>{let t=e;if(r.input.shiftKey=
t.keyCode==16||t.shiftKey,r.input.lastKeyCode=t.keyCode,r.input.lastKeyCodeTime=Date.now(),r.input.lastKeyDispatched=!1,
!(Le&&te&&t.keyCode==13)){if($t&&t.keyCode==13&&!t.ctrlKey&&!t.altKey&&!t.metaKey){let n=Date.now();r.input.lastIOSEnter=
n,r.input.lastIOSEnterFallbackTimeout=setTimeout(()=>{r.input.lastIOSEnter==n&&(Xe(r,"Enter"),r.input.lastIOSEnter=0)},200);
return}t.keyCode!=229&&r.domObserver.forceFlush(!0),Xe(r,t)||Qf(r,t)?t.preventDefault():ar(r,"key")}};re.keyup=(r,e)=>{e.
keyCode==16&&(r.input.shiftKey=!1)};re.keypress=(r,e)=>{let t=e;if(Cu(r)||!t.charCode||t.ctrlKey&&!t.altKey||he&&t.metaKey)
return;if(r.someProp("handleKeyPress",i=>i(r,t))){t.preventDefault();return}let n=r.state.selection;if(!(n instanceof M)||
!n.$from.sameParent(n.$to)){let i=String.fromCharCode(t.charCode),s=()=>r.state.tr.insertText(i).scrollIntoView();!/[\r\n]/.
test(i)&&!r.someProp("handleTextInput",o=>o(r,n.$from.pos,n.$to.pos,i,s))&&r.dispatch(s()),t.preventDefault()}};function xn(r){
return{left:r.clientX,top:r.clientY}}function gu(r,e){let t=e.x-r.clientX,n=e.y-r.clientY;return t*t+n*n<100}function Li(r,e,t,n,i){
if(n==-1)return!1;let s=r.state.doc.resolve(n);for(let o=s.depth+1;o>0;o--)if(r.someProp(e,l=>o>s.depth?l(r,t,s.nodeAfter,
s.before(o),i,!0):l(r,t,s.node(o),s.before(o),i,!1)))return!0;return!1}function Jl(r,e,t){if(r.focused||r.focus(),r.state.
selection.eq(e))return;let n=r.state.tr.setSelection(e);n.setMeta("pointer",!0),r.dispatch(n)}function yu(r,e){if(e==-1)
return!1;let t=r.state.doc.resolve(e),n=t.nodeAfter;return n&&n.isAtom&&v.isSelectable(n)?(Jl(r,new v(t)),!0):!1}function bu(r,e){
if(e==-1)return!1;let t=r.state.selection,n,i;t instanceof v&&(n=t.node);let s=r.state.doc.resolve(e);for(let o=s.depth+
1;o>0;o--){let l=o>s.depth?s.nodeAfter:s.node(o);if(v.isSelectable(l)){n&&t.$from.depth>0&&o>=t.$from.depth&&s.before(t.
$from.depth+1)==t.$from.pos?i=s.before(t.$from.depth):i=s.before(o);break}}return i!=null?(Jl(r,v.create(r.state.doc,i)),
!0):!1}function wu(r,e,t,n,i){return Li(r,"handleClickOn",e,t,n)||r.someProp("handleClick",s=>s(r,e,n))||(i?bu(r,t):yu(r,
t))}function xu(r,e,t,n){return Li(r,"handleDoubleClickOn",e,t,n)||r.someProp("handleDoubleClick",i=>i(r,e,n))}function ku(r,e,t,n){
return Li(r,"handleTripleClickOn",e,t,n)||r.someProp("handleTripleClick",i=>i(r,e,n))}function al(r,e,t){if(e==-1)return r.
inlineContent?M.create(r,0,r.content.size):null;let n=r.resolve(e);for(let i=n.depth+1;i>0;i--){let s=i>n.depth?n.nodeAfter:
n.node(i),o=n.before(i);if(s.inlineContent)return M.create(r,o+1,o+1+s.content.size);if(t&&v.isSelectable(s))return v.create(
r,o)}return null}var Mi=/[\w_\u00a1-\uffff]+/g;try{Mi=new RegExp("[\\p{L}\\p{N}_]+","gu")}catch{}function cl(r,e){let t=r.
resolve(e),n=t.node(),i="",s=e,o=e;for(let m=t.indexAfter(),g=!1;m>0;m--){let y=n.child(m-1);if(!y.text)break;let k=s==e?
e-t.posAtIndex(m-1):y.text.length,S=k;for(;S>0;S--)if(/\S/.test(y.text[S-1]))g=!0;else if(g)break;if(i=y.text.slice(S,k)+
i,s-=k-S,S||s<e-50)break}for(let m=t.index(),g=!1;m<n.childCount;m++){let y=n.child(m);if(!y.text)break;let k=o==e?e-t.posAtIndex(
m):0,S=k;for(;S<y.text.length;S++)if(/\S/.test(y.text[S]))g=!0;else if(g)break;if(i+=y.text.slice(k,S),o+=S-k,S<y.text.length||
o>e+50)break}let l=s,a=o;if(Intl.Segmenter){for(let m of new Intl.Segmenter(void 0,{granularity:"word"}).segment(i))if(m.
isWordLike){let g=m.index+s,y=g+m.segment.length;if(y<e)l=y;else if(g>e){a=g;break}else return M.create(r,g,y)}}else{Mi.
lastIndex=0;for(let m;m=Mi.exec(i);){let g=m.index+s,y=g+m[0].length;if(y<e)l=y;else if(g>e){a=g;break}else return M.create(
r,g,y)}}let c=i.slice(l-s,e-s),d=i.slice(e-s,a-s),f=/\S*$/.exec(c)[0].length,u=/^\S*/.exec(d)[0].length;if(f||u)return M.
create(r,e-f,e+u);let h=/\s*$/.exec(c)[0].length,p=/^\s*/.exec(d)[0].length;return M.create(r,e-h,e+p)}var jl=he?"metaKe\
y":"ctrlKey";ne.mousedown=(r,e)=>{let t=e,n=Date.now();if(r.input.shiftKey=t.shiftKey,r.input.lastTouch>n-500)return!1;wt(
r);let i="singleClick";n-r.input.lastClick.time<500&&gu(t,r.input.lastClick)&&!t[jl]&&r.input.lastClick.button==t.button&&
(r.input.lastClick.type=="singleClick"?i="doubleClick":r.input.lastClick.type=="doubleClick"&&(i="tripleClick")),r.input.
lastClick={time:n,x:t.clientX,y:t.clientY,type:i,button:t.button},r.input.mouseDown&&r.input.mouseDown.done();let s=r.posAtCoords(
xn(t));if(s)if(t.button==0){if(!r.hasFocus()){El(r.dom);let l=r.root.activeElement;l&&!l.contains(r.dom)&&l.blur()}(r.input.
mouseDown=new vi(r,s,t,i)).mightDrag||t.preventDefault()}else ar(r,"pointer")};var vi=class{constructor(e,t,n,i){var s;this.
view=e,this.startPos=t,this.event=n,this.type=i,this.didMove=!1,this.lastPos=-1,this.anchorRange=null,this.startDoc=e.state.
doc,this.selectNode=!!n[jl],this.extend=n.shiftKey,this.anchorDoc=this.startDoc;let o=dl(e);if(this.extend){let l=e.state.
selection;this.anchorRange=l instanceof v?{from:l.from,to:l.to}:{from:l.anchor,to:l.anchor};let a=l instanceof v?e.nodeDOM(
l.from).getBoundingClientRect():e.coordsAtPos(l.anchor);this.anchorOffset={x:(a.left+a.right)/2-o.x,y:(a.top+a.bottom)/2-
o.y}}else this.anchorOffset={x:n.clientX-o.x,y:n.clientY-o.y};if(i=="singleClick"){let{selection:l}=e.state,a,c,d=!1;if(l instanceof
v&&l.from<=t.pos&&l.to>=t.pos)c=l.from,a=l.node,d=!0;else if(t.inside>-1)a=e.state.doc.nodeAt(t.inside),c=t.inside;else{
let f=e.state.doc.resolve(t.pos);a=f.parent,c=f.depth?f.before():-1}if(d||c>-1&&a.type.spec.draggable&&a.type.spec.selectable!==
!1){let f=(s=e.docView.descAt(c))===null||s===void 0?void 0:s.nodeDOM;this.mightDrag={node:a,elt:f,pos:c,addAttr:!1},f&&
!f.draggable&&(this.mightDrag.addAttr=!0,e.domObserver.stopped(()=>f.draggable=!0))}else this.mightDrag=Su(e,n)}else this.
mightDrag=!1;e.root.addEventListener("mouseup",this.up=this.up.bind(this)),e.root.addEventListener("mousemove",this.move=
this.move.bind(this)),this.mightDrag||this.select(this.startPos,!0)}done(){this.view.root.removeEventListener("mouseup",
this.up),this.view.root.removeEventListener("mousemove",this.move),this.view.input.mouseDown==this&&(this.view.input.mouseDown=
null),typeof this.mightDrag=="object"&&this.mightDrag.addAttr&&this.view.domObserver.stopped(()=>this.mightDrag.elt.removeAttribute(
"draggable"))}maybeRunHandler(e,t){return(this.type=="singleClick"?wu:this.type=="doubleClick"?xu:ku)(this.view,e.pos,e.
inside,t,this.selectNode)}up(e){if(this.done(),!this.view.dom.contains(e.target))return;let t=this.startPos;this.view.state.
doc!=this.startDoc&&(t=this.view.posAtCoords(xn(e))),t&&(this.didMove||this.maybeRunHandler(t,e)||this.select(t,!0),e.preventDefault())}move(e){
if(e.buttons==0){this.done();return}if(!this.didMove&&(Math.abs(this.event.x-e.clientX)>8||Math.abs(this.event.y-e.clientY)>
8)&&(this.didMove=!0,this.mightDrag=!1),!this.mightDrag){let t=this.view.posAtCoords(xn(e));t&&this.select(t,!1)}e.preventDefault()}select(e,t){
if(e.pos==this.lastPos)return;this.lastPos=e.pos;let{view:n}=this,{doc:i}=n.state,s=this.type=="singleClick"?fl(n,i,e):this.
type=="doubleClick"?cl(i,e.pos):al(i,e.inside,t);s&&(t&&!this.extend?this.anchorRange=s:(!t||this.extend)&&(i.eq(this.anchorDoc)||
this.restoreAnchor(),this.anchorRange&&this.anchorRange.from<s.from?s=Vt(n,i.resolve(this.anchorRange.from),i.resolve(s.
to)):this.anchorRange&&this.anchorRange.to>s.to&&(s=Vt(n,i.resolve(this.anchorRange.to),i.resolve(s.from)))),s.eq(n.state.
selection)||(n.input.mouseSelecting=e,n.dispatch(n.state.tr.setSelection(s).setMeta("pointer",!0).scrollIntoView()),n.input.
mouseSelecting=null))}restoreAnchor(){let e=dl(this.view),t=this.view.posAtCoords({left:this.anchorOffset.x+e.x,top:this.
anchorOffset.y+e.y});if(!t)this.anchorRange=null;else{let{doc:n}=this.view.state;this.anchorRange=this.type=="singleClic\
k"?fl(this.view,n,t):this.type=="doubleClick"?cl(n,t.pos):al(n,t.inside,!1),this.anchorDoc=this.view.state.doc}}};function dl(r){
let e=r.dom.getBoundingClientRect();return{x:e.left-r.dom.scrollLeft,y:e.top-r.dom.scrollTop}}function fl(r,e,t){if(t.inside>
-1){let i=e.nodeAt(t.inside);if(i.isAtom&&v.isSelectable(i))return v.create(e,t.inside)}let n=e.resolve(t.pos);return Vt(
r,n,n)}function Su(r,e){let{selection:t}=r.state;if(t.empty)return!1;let n=r.domSelection();if(!n||n.rangeCount==0)return!0;
let i=n.getRangeAt(0).getClientRects();for(let s=0;s<i.length;s++){let o=i[s];if(o.left<=e.clientX&&o.right>=e.clientX&&
o.top<=e.clientY&&o.bottom>=e.clientY)return!0}return!1}ne.touchstart=r=>{r.input.lastTouch=Date.now(),wt(r),ar(r,"point\
er")};ne.touchmove=r=>{r.input.lastTouch=Date.now(),ar(r,"pointer")};ne.contextmenu=r=>wt(r);function Cu(r,e){return r.composing?
!0:Q&&Math.abs(Date.now()-r.input.compositionEndedAt)<500?(r.input.compositionEndedAt=-2e8,!0):!1}var Mu=Le?5e3:-1;re.compositionstart=
re.compositionupdate=r=>{if(!r.composing){r.domObserver.flush();let{state:e}=r,t=e.selection.$to;if(e.selection instanceof
M&&e.selection.empty&&(e.storedMarks||!t.textOffset&&t.parentOffset&&t.nodeBefore.marks.some(n=>n.type.spec.inclusive===
!1)||te&&Cl&&vu(r)))r.markCursor=r.state.storedMarks||t.marks(),wt(r,!0),r.markCursor=null;else if(wt(r,!e.selection.empty),
ge&&r.domSel.active&&e.selection.empty&&t.parentOffset&&!t.textOffset&&t.nodeBefore.marks.length)for(let{focusNode:n,focusOffset:i}=r.
domSel.range;n&&E(n)&&i!=0;){let s=i<0?n.lastChild:n.childNodes[i-1];if(!s)break;if($(s)){let o=r.domSelection();o&&o.collapse(
s,s.nodeValue.length);break}else n=s,i=-1}r.input.composing=!0}Ul(r,Mu)};function vu(r){let{focusNode:e,focusOffset:t}=r.
domSel.range;if(!e||!E(e)||t>=e.childNodes.length)return!1;let n=e.childNodes[t];return E(n)&&n.contentEditable=="false"}
re.compositionend=(r,e)=>{r.composing&&Kl(r)};function Kl(r,e=!1){r.input.composing=!1,r.input.compositionEndedAt=Date.now(),
r.input.compositionPendingChanges=r.domObserver.pendingRecords().length?r.input.compositionID:0,r.input.compositionNode=
null,r.input.badSafariComposition?r.domObserver.forceFlush():r.input.compositionPendingChanges&&Promise.resolve().then(()=>r.
domObserver.flush()),r.input.compositionID++,e?wt(r):Ul(r,20)}function Ul(r,e){clearTimeout(r.input.composingTimeout),e>
-1&&(r.input.composingTimeout=setTimeout(()=>wt(r),e))}function Gl(r){r.composing&&(r.input.composing=!1,r.input.compositionEndedAt=
Date.now());for(let e;e=r.input.compositionNodes.pop();)e.markParentDamage()}function Eu(r){let e=r.domSel.range;if(!r.domSel.
active||!e.focusNode)return null;let t=Ni(e.focusNode,e.focusOffset),n=Ai(e.focusNode,e.focusOffset);if(t&&n&&t!=n){let i=n.
pmViewDesc,s=r.domObserver.lastChangedTextNode;if(t==s||n==s)return s;if(!i||!i.isText(n.nodeValue))return n;if(r.input.
compositionNode==n){let o=t.pmViewDesc;if(!(!o||!o.isText(t.nodeValue)))return n}}return t||n}function wt(r,e=!1){if(!(Le&&
r.domObserver.flushingSoon>=0)&&(r.domObserver.forceFlush(),Gl(r),e||r.docView&&r.docView.damage)){let t=Ii(r,r.domSel.readRange()),
n=r.state.selection;t&&!t.eq(n)?r.dispatch(r.state.tr.setSelection(t)):(r.markCursor||e)&&!n.$from.node(n.$from.sharedDepth(
n.to)).inlineContent?r.dispatch(r.state.tr.deleteSelection()):r.updateState(r.state)}}function Tu(r,e){if(!r.dom.parentNode)
return;let t=r.dom.parentNode.appendChild(document.createElement("div"));t.appendChild(e),t.style.cssText="position: fix\
ed; left: -10000px; top: 10px";let n=getSelection(),i=document.createRange();i.selectNodeContents(e),r.dom.blur(),n.removeAllRanges(),
n.addRange(i),setTimeout(()=>{t.parentNode&&t.parentNode.removeChild(t),r.focus()},50)}var kn=$t&&Tf<604;ne.copy=re.cut=
(r,e)=>{let t=e,n=r.state.selection,i=t.type=="cut";if(n.empty)return;let s=kn?null:t.clipboardData,o=n.content(),{dom:l,
text:a}=Ri(r,o);s?(t.preventDefault(),s.clearData(),s.setData("text/html",l.innerHTML),s.setData("text/plain",a)):Tu(r,l),
i&&r.dispatch(r.state.tr.deleteSelection().scrollIntoView().setMeta("uiEvent","cut"))};function Nu(r){return r.openStart==
0&&r.openEnd==0&&r.content.childCount==1?r.content.firstChild:null}function Au(r,e){if(!r.dom.parentNode)return;let t=r.
input.shiftKey||r.state.selection.$from.parent.type.spec.code,n=r.dom.parentNode.appendChild(document.createElement(t?"t\
extarea":"div"));t||(n.contentEditable="true"),n.style.cssText="position: fixed; left: -10000px; top: 10px",n.focus();let i=r.
input.shiftKey&&r.input.lastKeyCode!=45;setTimeout(()=>{r.focus(),n.parentNode&&n.parentNode.removeChild(n),t?Sn(r,n.value,
null,i,e):Sn(r,n.textContent,n.innerHTML,i,e)},50)}function Sn(r,e,t,n,i){let s=Ll(r,e,t,n,r.state.selection.$from);if(r.
someProp("handlePaste",a=>a(r,i,s||x.empty)))return!0;if(!s)return!1;let o=Nu(s),l=o?r.state.tr.replaceSelectionWith(o,n):
r.state.tr.replaceSelection(s);return r.dispatch(l.scrollIntoView().setMeta("paste",!0).setMeta("uiEvent","paste")),!0}function Xl(r){
let e=r.getData("text/plain")||r.getData("Text");if(e)return e;let t=r.getData("text/uri-list");return t?t.replace(/\r?\n/g,
" "):""}re.paste=(r,e)=>{let t=e;if(r.composing&&!Le)return;let n=kn?null:t.clipboardData,i=r.input.shiftKey&&r.input.lastKeyCode!=
45;n&&Sn(r,Xl(n),n.getData("text/html"),i,t)?t.preventDefault():Au(r,t)};var nr=class{constructor(e,t,n){this.slice=e,this.
move=t,this.node=n}},Ou=he?"altKey":"ctrlKey";function Yl(r,e){let t;return r.someProp("dragCopies",n=>{t=t||n(e)}),t!=null?
!t:!e[Ou]}ne.dragstart=(r,e)=>{let t=e,n=r.input.mouseDown;if(n&&n.done(),!t.dataTransfer)return;let i=r.state.selection,
s=i.empty?null:r.posAtCoords(xn(t)),o;if(!(s&&s.pos>=i.from&&s.pos<=(i instanceof v?i.to-1:i.to))){if(n&&typeof n.mightDrag==
"object")o=v.create(r.state.doc,n.mightDrag.pos);else if(t.target&&E(t.target)){let f=r.docView.nearestDesc(t.target,!0);
f&&f.node.type.spec.draggable&&f!=r.docView&&(o=v.create(r.state.doc,f.posBefore))}}let l=(o||r.state.selection).content(),
{dom:a,text:c,slice:d}=Ri(r,l);(!t.dataTransfer.files.length||!te||Sl>120)&&t.dataTransfer.clearData(),t.dataTransfer.setData(
kn?"Text":"text/html",a.innerHTML),t.dataTransfer.effectAllowed="copyMove",kn||t.dataTransfer.setData("text/plain",c),r.
dragging=new nr(d,Yl(r,t),o)};ne.dragend=r=>{let e=r.dragging;window.setTimeout(()=>{r.dragging==e&&(r.dragging=null)},50)};
re.dragover=re.dragenter=(r,e)=>e.preventDefault();re.drop=(r,e)=>{try{Du(r,e,r.dragging)}finally{r.dragging=null}};function Du(r,e,t){
if(!e.dataTransfer)return;let n=r.posAtCoords(xn(e));if(!n)return;let i=r.state.doc.resolve(n.pos),s=t&&t.slice;s?r.someProp(
"transformPasted",h=>{s=h(s,r,!1)}):s=Ll(r,Xl(e.dataTransfer),kn?null:e.dataTransfer.getData("text/html"),!1,i);let o=!!(t&&
Yl(r,e));if(r.someProp("handleDrop",h=>h(r,e,s||x.empty,o))){e.preventDefault();return}if(!s)return;e.preventDefault();let l=s?
jn(r.state.doc,i.pos,s):i.pos;l==null&&(l=i.pos);let a=r.state.tr;if(o){let{node:h}=t;h?h.replace(a):a.deleteSelection()}
let c=a.mapping.map(l),d=s.openStart==0&&s.openEnd==0&&s.content.childCount==1,f=a.doc;if(d?a.replaceRangeWith(c,c,s.content.
firstChild):a.replaceRange(c,c,s),a.doc.eq(f))return;let u=a.doc.resolve(c);if(d&&v.isSelectable(s.content.firstChild)&&
u.nodeAfter&&u.nodeAfter.sameMarkup(s.content.firstChild))a.setSelection(new v(u));else{let h=a.mapping.map(l);a.mapping.
maps[a.mapping.maps.length-1].forEach((p,m,g,y)=>h=y),a.setSelection(Vt(r,u,a.doc.resolve(h)))}r.focus(),r.dispatch(a.setMeta(
"uiEvent","drop"))}ne.focus=r=>{if(r.input.lastFocus=Date.now(),!r.focused&&(r.domObserver.stopped(()=>r.dom.classList.add(
"ProseMirror-focused")),r.focused=!0,r.domSel.read(),!r.domSel.synced)){let e=r.domSel.range;setTimeout(()=>{let t=r.domSel.
readRange();t&&e.eq(t)&&r.domSel.sync()},20)}};ne.blur=(r,e)=>{let t=e;r.focused&&(r.domObserver.stopped(()=>r.dom.classList.
remove("ProseMirror-focused")),t.relatedTarget&&r.dom.contains(t.relatedTarget)&&r.domSel.deactivate(),r.focused=!1)};ne.
beforeinput=(r,e)=>{if(Le&&e.inputType=="deleteContentBackward"){r.domObserver.flushSoon();let{domChangeCount:n}=r.input;
setTimeout(()=>{if(r.input.domChangeCount!=n||r.domObserver.pendingRecords().length||(r.dom.blur(),r.focus(),Xe(r,"Backs\
pace")))return;let{$cursor:i}=r.state.selection;i&&i.pos>0&&r.dispatch(r.state.tr.delete(i.pos-1,i.pos).scrollIntoView())},
50)}};for(let r in re)ne[r]=re[r];function Cn(r,e){if(r==e)return!0;for(let t in r)if(r[t]!==e[t])return!1;for(let t in e)
if(!(t in r))return!1;return!0}var Mn=class{constructor(e){this.frag=e,this.index=0,this.off=0}nodeAt(e){for(;this.off<=
e&&this.index<this.frag.childCount;){let t=this.frag.child(this.index);if(this.off==e)return t;this.off+=t.nodeSize,this.
index++}return null}},rr=class r{constructor(e,t){this.toDOM=e,this.spec=t||yt,this.side=this.spec.side||0}map(e,t,n,i){
let{pos:s,deleted:o}=e.mapResult(t.from+i,this.side<0?-1:1);return o?null:new I(s-n,s-n,this)}valid(){return!0}eq(e){return this==
e||e instanceof r&&(this.spec.key&&this.spec.key==e.spec.key||this.toDOM==e.toDOM&&Cn(this.spec,e.spec))}destroy(e){this.
spec.destroy&&this.spec.destroy(e)}},gt=class r{constructor(e,t){this.attrs=e,this.spec=t||yt}map(e,t,n,i){let s=e.map(t.
from+i,this.spec.inclusiveStart?-1:1)-n,o=e.map(t.to+i,this.spec.inclusiveEnd?1:-1)-n;return s>=o?null:new I(s,o,this)}valid(e,t){
return t.from<t.to}eq(e){return this==e||e instanceof r&&Cn(this.attrs,e.attrs)&&Cn(this.spec,e.spec)}static is(e){return e.
type instanceof r}destroy(){}},Ei=class r{constructor(e,t){this.attrs=e,this.spec=t||yt}map(e,t,n,i){let s=e.mapResult(t.
from+i,1);if(s.deleted)return null;let o=e.mapResult(t.to+i,-1);return o.deleted||o.pos<=s.pos?null:new I(s.pos-n,o.pos-
n,this)}valid(e,t,n){let i=n.nodeAt(t.from);return!!i&&!i.isText&&t.from+i.nodeSize==t.to}eq(e){return this==e||e instanceof
r&&Cn(this.attrs,e.attrs)&&Cn(this.spec,e.spec)}destroy(){}},I=class r{constructor(e,t,n){this.from=e,this.to=t,this.type=
n}copy(e,t){return new r(e,t,this.type)}eq(e,t=0){return this.type.eq(e.type)&&this.from+t==e.from&&this.to+t==e.to}map(e,t,n){
return this.type.map(e,this,t,n)}static widget(e,t,n){return new r(e,e,new rr(t,n))}static inline(e,t,n,i){return new r(
e,t,new gt(n,i))}static node(e,t,n,i){return new r(e,t,new Ei(n,i))}get spec(){return this.type.spec}get inline(){return this.
type instanceof gt}get widget(){return this.type instanceof rr}},Lt=[],yt={},R=class r{constructor(e,t){this.local=e.length?
e:Lt,this.children=t.length?t:Lt}static create(e,t){return t.length?sr(t,e,0,yt):X}find(e,t,n){let i=[];return this.findInner(
e??0,t??1e9,i,0,n),i}findInner(e,t,n,i,s){for(let o=0;o<this.local.length;o++){let l=this.local[o];if(l.from>t)break;l.to>=
e&&(!s||s(l.spec))&&n.push(l.copy(l.from+i,l.to+i))}for(let o=0;o<this.children.length&&!(this.children[o]>=t);o+=3)if(this.
children[o+1]>e){let l=this.children[o]+1;this.children[o+2].findInner(e-l,t-l,n,i+l,s)}}map(e,t,n){return this==X||e.maps.
length==0?this:this.mapInner(e,t,0,0,n||yt)}mapInner(e,t,n,i,s){let o;if(this.local.length){let l=new Mn(t.content);for(let a=0;a<
this.local.length;a++){let c=this.local[a].map(e,n,i);c&&c.type.valid(t,c,l)?(o||(o=[])).push(c):s.onRemove&&s.onRemove(
this.local[a].spec)}}return this.children.length?Ru(this.children,o||[],e,t,n,i,s):o?new r(o.sort(Ye),Lt):X}add(e,t){return t.
length?this==X?r.create(e,t):this.addInner(e,t,0):this}addInner(e,t,n){let i,s=0;e.forEach((l,a)=>{let c=a+n,d;if(d=Zl(t,
l,c)){for(i||(i=this.children.slice());s<i.length&&i[s]<a;)s+=3;i[s]==a?i[s+2]=i[s+2].addInner(l,d,c+1):i.splice(s,0,a,a+
l.nodeSize,sr(d,l,c+1,yt)),s+=3}});let o=Ql(s?ea(t):t,-n).sort(Ye);if(o.length){let l=new Mn(e.content);for(let a=0;a<o.
length;a++)o[a].type.valid(e,o[a],l)||o.splice(a--,1)}return new r(o.length?this.local.concat(o).sort(Ye):this.local,i||
this.children)}remove(e){return e.length==0||this==X?this:this.removeInner(e,0)}removeInner(e,t){let n=this.children,i=this.
local;for(let s=0;s<n.length;s+=3){let o,l=n[s]+t,a=n[s+1]+t;for(let d=0,f;d<e.length;d++)(f=e[d])&&f.from>l&&f.to<a&&(e[d]=
null,(o||(o=[])).push(f));if(!o)continue;n==this.children&&(n=this.children.slice());let c=n[s+2].removeInner(o,l+1);c!=
X?n[s+2]=c:(n.splice(s,3),s-=3)}if(i.length){for(let s=0,o;s<e.length;s++)if(o=e[s])for(let l=0;l<i.length;l++)i[l].eq(o,
t)&&(i==this.local&&(i=this.local.slice()),i.splice(l--,1))}return n==this.children&&i==this.local?this:i.length||n.length?
new r(i,n):X}forChild(e,t){if(this==X)return this;if(t.isLeaf)return r.empty;let n,i,s=0,o=this.children.length/3;for(;s<
o;){let c=s+o>>>1,d=c*3,f=this.children[d];if(f<e)s=c+1;else if(f>e)o=c;else{n=this.children[d+2];break}}let l=e+1,a=l+t.
content.size;for(let c=0;c<this.local.length;c++){let d=this.local[c];if(d.from<a&&d.to>l&&d.type instanceof gt){let f=Math.
max(l,d.from)-l,u=Math.min(a,d.to)-l;f<u&&(i||(i=[])).push(d.copy(f,u))}}if(i){let c=new r(i.sort(Ye),Lt);return n?new ir(
[c,n]):c}return n||X}eq(e){if(this==e)return!0;if(!(e instanceof r)||this.local.length!=e.local.length||this.children.length!=
e.children.length)return!1;for(let t=0;t<this.local.length;t++)if(!this.local[t].eq(e.local[t]))return!1;for(let t=0;t<this.
children.length;t+=3)if(this.children[t]!=e.children[t]||this.children[t+1]!=e.children[t+1]||!this.children[t+2].eq(e.children[t+
2]))return!1;return!0}locals(e){return Bi(this.localsInner(e))}localsInner(e){if(this==X)return Lt;if(e.inlineContent||!this.
local.some(gt.is))return this.local;let t=[];for(let n=0;n<this.local.length;n++)this.local[n].type instanceof gt||t.push(
this.local[n]);return t}forEachSet(e){e(this)}};R.empty=new R([],[]);R.removeOverlap=Bi;var X=R.empty,ir=class r{constructor(e){
this.members=e}map(e,t){let n=this.members.map(i=>i.map(e,t,yt));return r.from(n)}forChild(e,t){if(t.isLeaf)return R.empty;
let n=[];for(let i=0;i<this.members.length;i++){let s=this.members[i].forChild(e,t);s!=X&&(s instanceof r?n=n.concat(s.members):
n.push(s))}return r.from(n)}eq(e){if(!(e instanceof r)||e.members.length!=this.members.length)return!1;for(let t=0;t<this.
members.length;t++)if(!this.members[t].eq(e.members[t]))return!1;return!0}locals(e){let t,n=!0;for(let i=0;i<this.members.
length;i++){let s=this.members[i].localsInner(e);if(s.length)if(!t)t=s;else{n&&(t=t.slice(),n=!1);for(let o=0;o<s.length;o++)
t.push(s[o])}}return t?Bi(n?t:t.sort(Ye)):Lt}static from(e){switch(e.length){case 0:return X;case 1:return e[0];default:
return new r(e.every(t=>t instanceof R)?e:e.reduce((t,n)=>t.concat(n instanceof R?n:n.members),[]))}}forEachSet(e){for(let t=0;t<
this.members.length;t++)this.members[t].forEachSet(e)}};function Ru(r,e,t,n,i,s,o){let l=r.slice();for(let c=0,d=s;c<t.maps.
length;c++){let f=0;t.maps[c].forEach((u,h,p,m)=>{let g=m-p-(h-u);for(let y=0;y<l.length;y+=3){let k=l[y+1];if(k<0||u>k+
d-f)continue;let S=l[y]+d-f;h>=S?l[y+1]=u<=S?-2:-1:u>=d&&g&&(l[y]+=g,l[y+1]+=g)}f+=g}),d=t.maps[c].map(d,-1)}let a=!1;for(let c=0;c<
l.length;c+=3)if(l[c+1]<0){if(l[c+1]==-2){a=!0,l[c+1]=-1;continue}let d=t.map(r[c]+s),f=d-i;if(f<0||f>=n.content.size){a=
!0;continue}let u=t.map(r[c+1]+s,-1),h=u-i,{index:p,offset:m}=n.content.findIndex(f),g=n.maybeChild(p);if(g&&m==f&&m+g.nodeSize==
h){let y=l[c+2].mapInner(t,g,d+1,r[c]+s+1,o);y!=X?(l[c]=f,l[c+1]=h,l[c+2]=y):(l[c+1]=-2,a=!0)}else a=!0}if(a){let c=Iu(l,
r,e,t,i,s,o),d=sr(c,n,0,o);e=d.local;for(let f=0;f<l.length;f+=3)l[f+1]<0&&(l.splice(f,3),f-=3);for(let f=0,u=0;f<d.children.
length;f+=3){let h=d.children[f];for(;u<l.length&&l[u]<h;)u+=3;l.splice(u,0,d.children[f],d.children[f+1],d.children[f+2])}}
return new R(e.sort(Ye),l)}function Ql(r,e){if(!e||!r.length)return r;let t=[];for(let n=0;n<r.length;n++){let i=r[n];t.
push(new I(i.from+e,i.to+e,i.type))}return t}function Iu(r,e,t,n,i,s,o){function l(a,c){for(let d=0;d<a.local.length;d++){
let f=a.local[d].map(n,i,c);f?t.push(f):o.onRemove&&o.onRemove(a.local[d].spec)}for(let d=0;d<a.children.length;d+=3)l(a.
children[d+2],a.children[d]+c+1)}for(let a=0;a<r.length;a+=3)r[a+1]==-1&&l(r[a+2],e[a]+s+1);return t}function Zl(r,e,t){
if(e.isLeaf)return null;let n=t+e.nodeSize,i=null;for(let s=0,o;s<r.length;s++)(o=r[s])&&o.from>t&&o.to<n&&((i||(i=[])).
push(o),r[s]=null);return i}function ea(r){let e=[];for(let t=0;t<r.length;t++)r[t]!=null&&e.push(r[t]);return e}function sr(r,e,t,n){
let i=[],s=!1;e.forEach((l,a)=>{let c=Zl(r,l,a+t);if(c){s=!0;let d=sr(c,l,t+a+1,n);d!=X&&i.push(a,a+l.nodeSize,d)}});let o=Ql(
s?ea(r):r,-t).sort(Ye);if(o.length){let l=new Mn(e.content);for(let a=0;a<o.length;a++)o[a].type.valid(e,o[a],l)||(n.onRemove&&
n.onRemove(o[a].spec),o.splice(a--,1))}return o.length||i.length?new R(o,i):X}function Ye(r,e){return r.from-e.from||r.to-
e.to}function Bi(r){let e=r;for(let t=0;t<e.length-1;t++){let n=e[t];if(n.from!=n.to)for(let i=t+1;i<e.length;i++){let s=e[i];
if(s.from==n.from){s.to!=n.to&&(e==r&&(e=r.slice()),e[i]=s.copy(s.from,n.to),ul(e,i+1,s.copy(n.to,s.to)));continue}else{
s.from<n.to&&(e==r&&(e=r.slice()),e[t]=n.copy(n.from,s.from),ul(e,i,n.copy(s.from,n.to)));break}}}return e}function ul(r,e,t){
for(;e<r.length&&Ye(t,r[e])>0;)e++;r.splice(e,0,t)}function di(r){let e=[];return r.someProp("decorations",t=>{let n=t(r.
state);n&&n!=X&&e.push(n)}),r.cursorWrapper&&e.push(R.create(r.state.doc,[r.cursorWrapper.deco])),ir.from(e)}function Pu(r,e,t,n){
let{node:i,fromOffset:s,toOffset:o,from:l,to:a}=r.docView.parseRange(e,t),c=r.domSel.range,d,f=c.anchorNode;if(f&&zt(r.dom,
f)&&(d=[{node:f,offset:c.anchorOffset}],or(c)||d.push({node:c.focusNode,offset:c.focusOffset})),te&&r.input.lastKeyCode===
8)for(let y=o;y>s;y--){let k=i.childNodes[y-1],S=k.pmViewDesc;if(k.nodeName=="BR"&&!S){o=y;break}if(!S||S.size)break}let u=r.
state.doc,h=r.someProp("domParser")||Nt.fromSchema(r.state.schema),p=u.resolve(l),m=null,g=h.parse(i,{topNode:p.parent,topMatch:p.
parent.contentMatchAt(p.index()),topOpen:!0,from:s,to:o,preserveWhitespace:p.parent.type.whitespace=="pre"?"full":!0,findPositions:d,
ruleFromNode:Lu(n),context:p});if(d&&d[0].pos!=null){let y=d[0].pos,k=d[1]&&d[1].pos;k==null&&(k=y),m={anchor:y+l,head:k+
l}}return{doc:g,sel:m,from:l,to:a}}var Lu=r=>e=>{let t=e.pmViewDesc;if(t)return t.parseRule(r);if(e.nodeName=="BR"&&e.parentNode){
if(Q&&/^(ul|ol)$/i.test(e.parentNode.nodeName)){let n=document.createElement("div");return n.appendChild(document.createElement(
"li")),{skip:n}}else if(e.parentNode.lastChild==e||Q&&/^(tr|table)$/i.test(e.parentNode.nodeName))return{ignore:!0}}else if(e.
nodeName=="IMG"&&e.getAttribute("mark-placeholder"))return{ignore:!0};return null},Bu=/^(a|abbr|acronym|b|bd[io]|big|br|button|cite|code|data(list)?|del|dfn|em|i|img|ins|kbd|label|map|mark|meter|output|q|ruby|s|samp|small|span|strong|su[bp]|time|u|tt|var)$/i;
function zu(r,e,t,n,i,s){let o=r.input.compositionPendingChanges||(r.composing?r.input.compositionID:0);if(r.input.compositionPendingChanges=
0,e<0){let O=r.input.lastSelectionTime>Date.now()-50?r.input.lastSelectionOrigin:null,_=Ii(r,r.domSel.range,O);if(_&&!r.
state.selection.eq(_)&&r.domSel.active){if(te&&Le&&r.input.lastKeyCode===13&&Date.now()-100<r.input.lastKeyCodeTime&&Xe(
r,"Enter"))return;let fe=r.state.tr.setSelection(_);O=="pointer"?fe.setMeta("pointer",!0):O=="key"&&fe.scrollIntoView(),
o&&fe.setMeta("composition",o),r.dispatch(fe)}return}let l=r.state.doc.resolve(e),a=l.sharedDepth(t);e=l.before(a+1),t=r.
state.doc.resolve(t).after(a+1);let c=r.state.selection,d=Pu(r,e,t,s),f=r.state.doc,u=f.slice(d.from,d.to),h,p;r.input.lastKeyCode===
8&&Date.now()-100<r.input.lastKeyCodeTime?(h=r.state.selection.to,p="end"):(h=r.state.selection.from,p="start"),r.input.
lastKeyCode=null;let m=Hu(u.content,d.doc.content,d.from,h,p);if(m&&r.input.domChangeCount++,($t&&r.input.lastIOSEnter>Date.
now()-225||Le)&&s.some(O=>E(O)&&!Bu.test(O.nodeName))&&(!m||m.endA>=m.endB)&&Xe(r,"Enter")){r.input.lastIOSEnter=0;return}
if(!m)if(i&&c instanceof M&&!c.empty&&c.$head.sameParent(c.$anchor)&&!r.composing&&!(d.sel&&d.sel.anchor!=d.sel.head))m=
{start:c.from,endA:c.to,endB:c.to};else{if(d.sel){let O=hl(r,r.state.doc,d.sel);if(O&&!O.eq(r.state.selection)){let _=r.
state.tr.setSelection(O);o&&_.setMeta("composition",o),r.dispatch(_)}}return}r.state.selection.from<r.state.selection.to&&
m.start==m.endB&&r.state.selection instanceof M&&(m.start>r.state.selection.from&&m.start<=r.state.selection.from+2&&r.state.
selection.from>=d.from?m.start=r.state.selection.from:m.endA<r.state.selection.to&&m.endA>=r.state.selection.to-2&&r.state.
selection.to<=d.to&&(m.endB+=r.state.selection.to-m.endA,m.endA=r.state.selection.to));let g=d.doc.resolveNoCache(m.start-
d.from),y=d.doc.resolveNoCache(m.endB-d.from),k=f.resolve(m.start),S=g.sameParent(y)&&g.parent.inlineContent&&k.end()>=m.
endA;if(($t&&r.input.lastIOSEnter>Date.now()-225&&(!S||s.some(O=>O.nodeName=="DIV"||O.nodeName=="P"))||!S&&Vu(d.doc,g.pos,
y.pos))&&Xe(r,"Enter")){r.input.lastIOSEnter=0;return}if(r.state.selection.anchor>m.start&&(S?m.endA>m.start&&m.endB==m.
start:$u(f,m.start,m.endA,g,y))&&Xe(r,"Backspace")){Le&&te&&r.domSel.suppressChanges();return}te&&m.endB==m.start&&(r.input.
lastChromeDelete=Date.now()),Le&&!S&&g.start()!=y.start()&&y.parentOffset==0&&g.depth==y.depth&&d.sel&&d.sel.anchor==d.sel.
head&&d.sel.head==m.endA&&(m.endB-=2,y=d.doc.resolveNoCache(m.endB-d.from),setTimeout(()=>Xe(r,"Enter"),20));let N=m.start,
P=m.endA,H=O=>{let _=O||r.state.tr.replace(N,P,d.doc.slice(m.start-d.from,m.endB-d.from));if(d.sel){let fe=hl(r,_.doc,d.
sel);fe&&!(te&&r.composing&&fe.empty&&(m.start!=m.endB||r.input.lastChromeDelete<Date.now()-100)&&(fe.head==N||fe.head==
_.mapping.map(P)-1))&&_.setSelection(fe)}return o&&_.setMeta("composition",o),_.scrollIntoView()},xe;if(S)if(g.pos==y.pos){
let O=H(r.state.tr.delete(N,P)),_=f.resolve(m.start).marksAcross(f.resolve(m.endA));_&&O.ensureMarks(_),r.dispatch(O)}else if(m.
endA==m.endB&&(xe=Fu(g.parent.content.cut(g.parentOffset,y.parentOffset),k.parent.content.cut(k.parentOffset,m.endA-k.start())))){
let O=H(r.state.tr);xe.type=="add"?O.addMark(N,P,xe.mark):O.removeMark(N,P,xe.mark),r.dispatch(O)}else if(g.parent.child(
g.index()).isText&&g.index()==y.index()-(y.textOffset?0:1)){let O=g.parent.textBetween(g.parentOffset,y.parentOffset),_=()=>H(
r.state.tr.insertText(O,N,P));r.someProp("handleTextInput",fe=>fe(r,N,P,O,_))||r.dispatch(_())}else r.dispatch(H());else
r.dispatch(H())}function hl(r,e,t){return Math.max(t.anchor,t.head)>e.content.size?null:Vt(r,e.resolve(t.anchor),e.resolve(
t.head))}function Fu(r,e){let t=r.firstChild.marks,n=e.firstChild.marks,i=t,s=n,o,l,a;for(let d=0;d<n.length;d++)i=n[d].
removeFromSet(i);for(let d=0;d<t.length;d++)s=t[d].removeFromSet(s);if(i.length==1&&s.length==0)l=i[0],o="add",a=d=>d.mark(
l.addToSet(d.marks));else if(i.length==0&&s.length==1)l=s[0],o="remove",a=d=>d.mark(l.removeFromSet(d.marks));else return null;
let c=[];for(let d=0;d<e.childCount;d++)c.push(a(e.child(d)));if(w.from(c).eq(r))return{mark:l,type:o}}function $u(r,e,t,n,i){
if(t-e<=i.pos-n.pos||fi(n,!0,!1)<i.pos)return!1;let s=r.resolve(e);if(!n.parent.inlineContent){let l=s.nodeAfter;return l!=
null&&t==e+l.nodeSize}if(s.parentOffset<s.parent.content.size||!s.parent.isTextblock)return!1;let o=r.resolve(fi(s,!0,!0));
return!o.parent.isTextblock||o.pos>t||fi(o,!0,!1)<t?!1:n.parent.content.cut(n.parentOffset).eq(o.parent.content)}function Vu(r,e,t){
let n=0,i=0;return r.nodesBetween(e,t,(s,o)=>{s.isTextblock&&o>=e&&o<t?n++:(s.isText?/\S/.test(s.text.slice(Math.max(0,e-
o),Math.min(s.nodeSize,t-o))):s.isLeaf)&&i++}),i==0&&n==1}function fi(r,e,t){let n=r.depth,i=e?r.end():r.pos;for(;n>0&&(e||
r.indexAfter(n)==r.node(n).childCount);)n--,i++,e=!1;if(t){let s=r.node(n).maybeChild(r.indexAfter(n));for(;s&&!s.isLeaf;)
s=s.firstChild,i++}return i}function Hu(r,e,t,n,i){let s=r.findDiffStart(e,t),o=t+r.size,l=t+e.size;if(s==null)return null;
let{a,b:c}=r.findDiffEnd(e,o,l);if(i=="end"){let d=Math.max(0,s-Math.min(a,c));n-=a+d-s}if(a<s&&o<l){let d=n<=s&&n>=a?s-
n:0;s-=d,c=s+(c-a),a=s}else if(c<s){let d=n<=s&&n>=c?s-n:0;s-=d,a=s+(a-c),c=s}return{start:s,endA:a,endB:c}}var _u={childList:!0,
characterData:!0,characterDataOldValue:!0,attributes:!0,attributeOldValue:!0,subtree:!0},Ti=class{constructor(e){this.view=
e,this.queue=[],this.flushingSoon=-1,this.suppressingSelectionUpdates=!1,this.lastChangedTextNode=null,this.started=!1,this.
observer=new window.MutationObserver(t=>{for(let n=0;n<t.length;n++)this.queue.push(t[n]);Q&&e.composing&&t.some(n=>n.type==
"childList"&&n.target.nodeName=="TR")?(e.input.badSafariComposition=!0,this.flushSoon()):this.flush()})}flushSoon(){this.
flushingSoon<0&&(this.flushingSoon=window.setTimeout(()=>{this.flushingSoon=-1,this.flush()},20))}forceFlush(e=!1){this.
flushingSoon>-1?(window.clearTimeout(this.flushingSoon),this.flushingSoon=-1,this.flush(!0)):e&&this.flush(!0)}start(){this.
observer.takeRecords(),this.observer.observe(this.view.dom,_u),this.started=!0}stop(){let e=this.observer.takeRecords();
if(e.length){for(let t=0;t<e.length;t++)this.queue.push(e[t]);window.setTimeout(()=>this.flush(),20)}this.observer.disconnect(),
this.started=!1}stopped(e){if(!this.started)return e();this.stop();try{return e()}finally{this.start()}}ignoreSelectionChange(e){
if(!e.focusNode)return!0;let t=new Set,n;for(let s=e.focusNode;s;s=Bt(s))t.add(s);for(let s=e.anchorNode;s;s=Bt(s))if(t.
has(s)){n=s;break}let i=n&&this.view.docView.nearestDesc(n);if(i&&i.ignoreMutation({type:"selection",target:$(n)?n.parentNode:
n}))return this.view.domSel.ignore(e),!0}pendingRecords(){for(let e of this.observer.takeRecords())this.queue.push(e);return this.
queue}flush(e=!0){let{view:t}=this;if(!t.docView||this.flushingSoon>-1)return;let n=this.pendingRecords();n.length&&(this.
queue=[]),e&&t.domSel.read();let i=!t.domSel.suppress&&!t.domSel.synced&&!!ql(t)&&!this.ignoreSelectionChange(t.domSel.range),
s=-1,o=-1,l=!1,a=[];if(t.editable)for(let d=0;d<n.length;d++){let f=this.registerMutation(n[d],a);f&&(s=s<0?f.from:Math.
min(f.from,s),o=o<0?f.to:Math.max(f.to,o),f.typeOver&&(l=!0))}if(a.some(d=>d.nodeName=="BR")&&(t.input.lastKeyCode==8||t.
input.lastKeyCode==46||te&&(t.composing||t.input.compositionEndedAt>Date.now()-50)&&n.some(d=>d.type=="childList"&&d.removedNodes.
length))){for(let d of a)if(d.nodeName=="BR"&&d.parentNode){let f=d.nextSibling;for(;f&&E(f);){if(f.contentEditable=="fa\
lse"){d.parentNode.removeChild(d);break}f=f.firstChild}}}else if(ge&&a.length){let d=a.filter(f=>f.nodeName=="BR");if(d.
length==2){let[f,u]=d;f.parentNode&&f.parentNode.parentNode==u.parentNode?u.remove():f.remove()}else{let{focusNode:f}=t.
domSel.range;for(let u of d){let h=u.parentNode;h&&h.nodeName=="LI"&&(!f||Wu(t,f)!=h)&&u.remove()}}}let c=null;s<0&&i&&t.
domSel.active&&t.input.lastFocus>Date.now()-200&&t.input.lastTouch<Date.now()-300&&or(t.domSel.range)&&(c=Ii(t,t.domSel.
range))&&c.eq(C.near(t.state.doc.resolve(0),1))?(t.input.lastFocus=0,t.domSel.sync(),t.scrollToSelection()):(s>-1||i)&&(s>
-1&&qu(t),t.input.badSafariComposition&&(t.input.badSafariComposition=!1,Ju(t,a)),zu(this.view,s,o,i,l,a),t.docView&&t.docView.
damage?t.updateState(t.state):i&&t.domSel.sync())}registerMutation(e,t){var n;if(t.indexOf(e.target)>-1)return null;let i;
for(let s=e.target;s&&!(i=this.view.docView.getDesc(s));s=s.parentNode);if(e.type=="attributes"&&(i==this.view.docView||
e.attributeName=="contenteditable"||e.attributeName=="style"&&!e.oldValue&&!e.target.getAttribute("style"))||!i||i.ignoreMutation(
e))return null;if(e.type=="childList"){for(let f=0;f<e.addedNodes.length;f++){let u=e.addedNodes[f];t.push(u),$(u)&&(this.
lastChangedTextNode=u)}if(i.contentDOM&&i.contentDOM!=i.dom&&!i.contentDOM.contains(e.target))return i.markDamage(4),{from:i.
posBefore,to:i.posAfter};let s=e.previousSibling,o=e.nextSibling,l=s&&s.parentNode==e.target?Y(s)+1:0,a=i.localPosFromDOM(
e.target,l,-1),c=o&&o.parentNode==e.target?Y(o):e.target.childNodes.length,d=i.localPosFromDOM(e.target,c,1);return i.markDamage(
!((n=i.contentDOM)===null||n===void 0)&&n.contains(e.target)?2:4),{from:a,to:d}}else return e.type=="attributes"?(i.markDamage(
4),{from:i.posAtStart-i.border,to:i.posAtEnd+i.border}):(this.lastChangedTextNode=e.target,i.markDamage(i instanceof bn&&
e.target==i.nodeDOM?8:4),{from:i.posAtStart,to:i.posAtEnd,typeOver:e.target.nodeValue==e.oldValue})}},pl=new WeakMap,ml=!1;
function qu(r){if(!pl.has(r)&&(pl.set(r,null),["normal","nowrap","pre-line"].indexOf(getComputedStyle(r.dom).whiteSpace)!==
-1)){if(r.requiresGeckoHackNode=ge,ml)return;console.warn("ProseMirror expects the CSS white-space property to be set, p\
referably to 'pre-wrap'. It is recommended to load style/prosemirror.css from the prosemirror-view package."),ml=!0}}function Wu(r,e){
for(let t=e.parentNode;t&&t!=r.dom;t=t.parentNode){let n=r.docView.nearestDesc(t,!0);if(n&&n.node.isBlock)return t}return null}
function Ju(r,e){var t;let{focusNode:n,focusOffset:i}=r.domSel.range;for(let s of e)if(((t=s.parentNode)===null||t===void 0?
void 0:t.nodeName)=="TR"){let o=s.nextSibling;for(;o&&o.nodeName!="TD"&&o.nodeName!="TH";)o=o.nextSibling;if(o){let l=o;
for(;;){let a=l.firstChild;if(!a||!E(a)||a.contentEditable=="false"||/^(BR|IMG)$/.test(a.nodeName))break;l=a}l.insertBefore(
s,l.firstChild),n==s&&r.domSelection().collapse(s,i)}else s.parentNode.removeChild(s)}}var vn=class{constructor(e,t){this._root=null,this.focused=!1,this.trackWrites=null,this.mounted=!1,this.markCursor=null,
this.cursorWrapper=null,this.lastSelectedViewDesc=void 0,this.input=new Si,this.prevDirectPlugins=[],this.pluginViews=[],
this.requiresGeckoHackNode=!1,this.dragging=null,this._props=t,this.state=t.state,this.directPlugins=t.plugins||[],this.
directPlugins.forEach(xl),this.dispatch=this.dispatch.bind(this),this.dom=e&&e.mount||document.createElement("div"),e&&(e.
appendChild?e.appendChild(this.dom):typeof e=="function"?e(this.dom):e.mount&&(this.mounted=!0)),this.editable=bl(this),
yl(this),this.nodeViews=wl(this),this.docView=Go(this.state.doc,gl(this),di(this),this.dom,this),this.domObserver=new Ti(
this),this.domSel=new ki(this),this.domObserver.start(),this.domSel.read(),uu(this),this.updatePluginViews()}get composing(){
return this.input.composing}get props(){if(this._props.state!=this.state){let e=this._props;this._props={};for(let t in e)
this._props[t]=e[t];this._props.state=this.state}return this._props}update(e){e.handleDOMEvents!=this._props.handleDOMEvents&&
Ci(this);let t=this._props;this._props=e,e.plugins&&(e.plugins.forEach(xl),this.directPlugins=e.plugins),this.updateStateInner(
e.state,t)}setProps(e){let t={};for(let n in this._props)t[n]=this._props[n];t.state=this.state;for(let n in e)t[n]=e[n];
this.update(t)}updateState(e){this.updateStateInner(e,this._props)}updateStateInner(e,t){var n;let i=this.state,s=!1,o=!1;
e.storedMarks&&this.composing&&(Gl(this),o=!0),this.state=e;let l=i.plugins!=e.plugins||this._props.plugins!=t.plugins;if(l||
this._props.plugins!=t.plugins||this._props.nodeViews!=t.nodeViews){let h=wl(this);Ku(h,this.nodeViews)&&(this.nodeViews=
h,s=!0)}(l||t.handleDOMEvents!=this._props.handleDOMEvents)&&Ci(this),this.editable=bl(this),yl(this);let a=di(this),c=gl(
this),d=i.plugins!=e.plugins&&!i.doc.eq(e.doc)?"reset":e.scrollToSelection>i.scrollToSelection?"to selection":"preserve",
f=s||!this.docView.matchesNode(e.doc,c,a);(f||!e.selection.eq(i.selection))&&(o=!0);let u=d=="preserve"&&o&&this.dom.style.
overflowAnchor==null&&Of(this);o&&this.domObserver.stopped(()=>{let h=f&&te&&!this.composing&&!i.selection.empty&&!e.selection.
empty&&ju(i.selection,e.selection);if(f){let p=te?this.trackWrites=this.domSel.range.focusNode:null;if(this.composing&&(this.
input.compositionNode=Eu(this)),s||!this.docView.update(e.doc,c,a,this,-1)){let m=this.docView.outerDeco;this.docView.destroy(),
this.docView=Go(e.doc,c,a,this.dom,this,m)}p&&(!this.trackWrites||!this.dom.contains(this.trackWrites))&&(h=!0)}this.domSel.
sync(h)}),this.updatePluginViews(i),!((n=this.dragging)===null||n===void 0)&&n.node&&!i.doc.eq(e.doc)&&this.updateDraggedNode(
this.dragging,i),d=="reset"?this.dom.scrollTop=0:d=="to selection"?this.scrollToSelection():u&&Df(u)}scrollToSelection(){
let e=this.domSel.range.focusNode;if(!(!e||!this.domSel.active)){if(!this.someProp("handleScrollToSelection",t=>t(this)))
if(this.state.selection instanceof v){let t=this.docView.domAfterPos(this.state.selection.from);E(t)&&Wo(this,t.getBoundingClientRect(),
e)}else Wo(this,this.coordsAtPos(this.state.selection.head,1),e)}}destroyPluginViews(){let e;for(;e=this.pluginViews.pop();)
e.destroy&&e.destroy()}updatePluginViews(e){if(!e||e.plugins!=this.state.plugins||this.directPlugins!=this.prevDirectPlugins){
this.prevDirectPlugins=this.directPlugins,this.destroyPluginViews();for(let t=0;t<this.directPlugins.length;t++){let n=this.
directPlugins[t];n.spec.view&&this.pluginViews.push(n.spec.view(this))}for(let t=0;t<this.state.plugins.length;t++){let n=this.
state.plugins[t];n.spec.view&&this.pluginViews.push(n.spec.view(this))}}else for(let t=0;t<this.pluginViews.length;t++){
let n=this.pluginViews[t];n.update&&n.update(this,e)}}updateDraggedNode(e,t){let n=e.node,i=-1;if(n.from<this.state.doc.
content.size&&this.state.doc.nodeAt(n.from)==n.node)i=n.from;else{let s=n.from+(this.state.doc.content.size-t.doc.content.
size);(s>0&&s<this.state.doc.content.size&&this.state.doc.nodeAt(s))==n.node&&(i=s)}this.dragging=new nr(e.slice,e.move,
i<0?void 0:v.create(this.state.doc,i))}someProp(e,t){let n=this._props&&this._props[e],i;if(n!=null&&(i=t?t(n):n))return i;
for(let o=0;o<this.directPlugins.length;o++){let l=this.directPlugins[o].props[e];if(l!=null&&(i=t?t(l):l))return i}let s=this.
state.plugins;if(s)for(let o=0;o<s.length;o++){let l=s[o].props[e];if(l!=null&&(i=t?t(l):l))return i}}hasFocus(){return this.
root.activeElement==this.dom}focus(){this.editable&&El(this.dom),this.domSel.sync()}get root(){let e=this.dom.isConnected!==
!1;e||(this._root=null);let t=this._root;if(t==null&&e){for(let n=this.dom.parentNode;n;n=n.parentNode)if(n.nodeType==9||
n.nodeType==11&&n.host)return n.getSelection||(Object.getPrototypeOf(n).getSelection=()=>n.ownerDocument.getSelection()),
this._root=n}return t||document}updateRoot(){this._root=null}posAtCoords(e){return Bf(this,e)}coordsAtPos(e,t=1){return Ol(
this,e,t)}domAtPos(e,t=0){return this.docView.domFromPos(e,t)}nodeDOM(e){let t=this.docView.descAt(e);return t?t.nodeDOM:
null}posAtDOM(e,t,n=-1){let i=this.docView.posFromDOM(e,t,n);if(i==null)throw new RangeError("DOM position not inside th\
e editor");return i}endOfTextblock(e,t){return Hf(this,t||this.state,e)}pasteHTML(e,t){return Sn(this,"",e,!1,t||new ClipboardEvent(
"paste"))}pasteText(e,t){return Sn(this,e,null,!0,t||new ClipboardEvent("paste"))}serializeForClipboard(e){return Ri(this,
e)}destroy(){this.docView&&(hu(this),this.domSel.destroy(),this.destroyPluginViews(),this.mounted?(this.docView.update(this.
state.doc,[],di(this),this,-1),this.dom.textContent=""):this.dom.parentNode&&this.dom.parentNode.removeChild(this.dom),this.
docView.destroy(),this.docView=null,Sf())}get isDestroyed(){return this.docView==null}dispatchEvent(e){return mu(this,e)}domSelection(){
return this.root.getSelection()}};vn.prototype.dispatch=function(r){let e=this._props.dispatchTransaction;e?e.call(this,
r):this.updateState(this.state.apply(r))};function gl(r){let e=Object.create(null);return e.class="ProseMirror",e.contenteditable=
String(r.editable),r.someProp("attributes",t=>{if(typeof t=="function"&&(t=t(r.state)),t)for(let n in t)n=="class"?e.class+=
" "+t[n]:n=="style"?e.style=(e.style?e.style+";":"")+t[n]:!e[n]&&n!="contenteditable"&&n!="nodeName"&&(e[n]=String(t[n]))}),
e.translate||(e.translate="no"),[I.node(0,r.state.doc.content.size,e)]}function yl(r){if(r.markCursor){let e=document.createElement(
"img");e.className="ProseMirror-separator",e.setAttribute("mark-placeholder","true"),e.setAttribute("alt",""),r.cursorWrapper=
{dom:e,deco:I.widget(r.state.selection.from,e,{raw:!0,marks:r.markCursor})}}else r.cursorWrapper=null}function bl(r){return!r.
someProp("editable",e=>e(r.state)===!1)}function ju(r,e){let t=Math.min(r.$anchor.sharedDepth(r.head),e.$anchor.sharedDepth(
e.head));return r.$anchor.start(t)!=e.$anchor.start(t)}function wl(r){let e=Object.create(null);function t(n){for(let i in n)
Object.prototype.hasOwnProperty.call(e,i)||(e[i]=n[i])}return r.someProp("nodeViews",t),r.someProp("markViews",t),e}function Ku(r,e){
let t=0,n=0;for(let i in r){if(r[i]!=e[i])return!0;t++}for(let i in e)n++;return t!=n}function xl(r){if(r.spec.state||r.
spec.filterTransaction||r.spec.appendTransaction)throw new RangeError("Plugins passed directly to the view must not have\
 a state component")}var Z=class r extends C{constructor(e){super(e,e)}map(e,t){let n=e.resolve(t.map(this.head));return r.valid(n)?new r(n):
C.near(n)}content(){return x.empty}eq(e){return e instanceof r&&e.head==this.head}toJSON(){return{type:"gapcursor",pos:this.
head}}static fromJSON(e,t){if(typeof t.pos!="number")throw new RangeError("Invalid input for GapCursor.fromJSON");return new r(
e.resolve(t.pos))}getBookmark(){return new zi(this.anchor)}static valid(e){let t=e.parent;if(t.inlineContent||!Uu(e)||!Gu(
e))return!1;let n=t.type.spec.allowGapCursor;if(n!=null)return n;let i=t.contentMatchAt(e.index()).defaultType;return i&&
i.isTextblock}static findGapCursorFrom(e,t,n=!1){e:for(;;){if(!n&&r.valid(e))return e;let i=e.pos,s=null;for(let o=e.depth;;o--){
let l=e.node(o);if(t>0?e.indexAfter(o)<l.childCount:e.index(o)>0){s=l.child(t>0?e.indexAfter(o):e.index(o)-1);break}else if(o==
0)return null;i+=t;let a=e.doc.resolve(i);if(r.valid(a))return a}for(;;){let o=t>0?s.firstChild:s.lastChild;if(!o){if(s.
isAtom&&!s.isText&&!v.isSelectable(s)){e=e.doc.resolve(i+s.nodeSize*t),n=!1;continue e}break}s=o,i+=t;let l=e.doc.resolve(
i);if(r.valid(l))return l}return null}}};Z.prototype.visible=!1;Z.findFrom=Z.findGapCursorFrom;C.jsonID("gapcursor",Z);var zi=class r{constructor(e){
this.pos=e}map(e){return new r(e.map(this.pos))}resolve(e){let t=e.resolve(this.pos);return Z.valid(t)?new Z(t):C.near(t)}};
function ta(r){return r.isAtom||r.spec.isolating||r.spec.createGapCursor}function Uu(r){for(let e=r.depth;e>=0;e--){let t=r.
index(e),n=r.node(e);if(t==0){if(n.type.spec.isolating)return!0;continue}for(let i=n.child(t-1);;i=i.lastChild){if(i.childCount==
0&&!i.inlineContent||ta(i.type))return!0;if(i.inlineContent)return!1}}return!0}function Gu(r){for(let e=r.depth;e>=0;e--){
let t=r.indexAfter(e),n=r.node(e);if(t==n.childCount){if(n.type.spec.isolating)return!0;continue}for(let i=n.child(t);;i=
i.firstChild){if(i.childCount==0&&!i.inlineContent||ta(i.type))return!0;if(i.inlineContent)return!1}}return!0}function na(){
return new D({props:{decorations:Zu,createSelectionBetween(r,e,t){return e.pos==t.pos&&Z.valid(t)?new Z(t):null},handleClick:Yu,
handleKeyDown:Xu,handleDOMEvents:{beforeinput:Qu}}})}var Xu=fn({ArrowLeft:cr("horiz",-1),ArrowRight:cr("horiz",1),ArrowUp:cr(
"vert",-1),ArrowDown:cr("vert",1)});function cr(r,e){let t=r=="vert"?e>0?"down":"up":e>0?"right":"left";return function(n,i,s){
let o=n.selection,l=e>0?o.$to:o.$from,a=o.empty;if(o instanceof M){if(!s.endOfTextblock(t)||l.depth==0)return!1;a=!1,l=n.
doc.resolve(e>0?l.after():l.before())}let c=Z.findGapCursorFrom(l,e,a);return c?(i&&i(n.tr.setSelection(new Z(c))),!0):!1}}
function Yu(r,e,t){if(!r||!r.editable)return!1;let n=r.state.doc.resolve(e);if(!Z.valid(n))return!1;let i=r.posAtCoords(
{left:t.clientX,top:t.clientY});return i&&i.inside>-1&&v.isSelectable(r.state.doc.nodeAt(i.inside))?!1:(r.dispatch(r.state.
tr.setSelection(new Z(n))),!0)}function Qu(r,e){if(e.inputType!="insertCompositionText"||!(r.state.selection instanceof Z))
return!1;let{$from:t}=r.state.selection,n=t.parent.contentMatchAt(t.index()).findWrapping(r.state.schema.nodes.text);if(!n)
return!1;let i=w.empty;for(let o=n.length-1;o>=0;o--)i=w.from(n[o].createAndFill(null,i));let s=r.state.tr.replace(t.pos,
t.pos,new x(i,0,0));return s.setSelection(M.near(s.doc.resolve(t.pos+1))),r.dispatch(s),!1}function Zu(r){if(!(r.selection instanceof
Z))return null;let e=document.createElement("div");return e.className="ProseMirror-gapcursor",R.create(r.doc,[I.widget(r.
selection.head,e,{key:"gapcursor"})])}var dr=200,j=function(){};j.prototype.append=function(e){return e.length?(e=j.from(e),!this.length&&e||e.length<dr&&this.
leafAppend(e)||this.length<dr&&e.leafPrepend(this)||this.appendInner(e)):this};j.prototype.prepend=function(e){return e.
length?j.from(e).append(this):this};j.prototype.appendInner=function(e){return new eh(this,e)};j.prototype.slice=function(e,t){
return e===void 0&&(e=0),t===void 0&&(t=this.length),e>=t?j.empty:this.sliceInner(Math.max(0,e),Math.min(this.length,t))};
j.prototype.get=function(e){if(!(e<0||e>=this.length))return this.getInner(e)};j.prototype.forEach=function(e,t,n){t===void 0&&
(t=0),n===void 0&&(n=this.length),t<=n?this.forEachInner(e,t,n,0):this.forEachInvertedInner(e,t,n,0)};j.prototype.map=function(e,t,n){
t===void 0&&(t=0),n===void 0&&(n=this.length);var i=[];return this.forEach(function(s,o){return i.push(e(s,o))},t,n),i};
j.from=function(e){return e instanceof j?e:e&&e.length?new ra(e):j.empty};var ra=(function(r){function e(n){r.call(this),
this.values=n}r&&(e.__proto__=r),e.prototype=Object.create(r&&r.prototype),e.prototype.constructor=e;var t={length:{configurable:!0},
depth:{configurable:!0}};return e.prototype.flatten=function(){return this.values},e.prototype.sliceInner=function(i,s){
return i==0&&s==this.length?this:new e(this.values.slice(i,s))},e.prototype.getInner=function(i){return this.values[i]},
e.prototype.forEachInner=function(i,s,o,l){for(var a=s;a<o;a++)if(i(this.values[a],l+a)===!1)return!1},e.prototype.forEachInvertedInner=
function(i,s,o,l){for(var a=s-1;a>=o;a--)if(i(this.values[a],l+a)===!1)return!1},e.prototype.leafAppend=function(i){if(this.
length+i.length<=dr)return new e(this.values.concat(i.flatten()))},e.prototype.leafPrepend=function(i){if(this.length+i.
length<=dr)return new e(i.flatten().concat(this.values))},t.length.get=function(){return this.values.length},t.depth.get=
function(){return 0},Object.defineProperties(e.prototype,t),e})(j);j.empty=new ra([]);var eh=(function(r){function e(t,n){
r.call(this),this.left=t,this.right=n,this.length=t.length+n.length,this.depth=Math.max(t.depth,n.depth)+1}return r&&(e.
__proto__=r),e.prototype=Object.create(r&&r.prototype),e.prototype.constructor=e,e.prototype.flatten=function(){return this.
left.flatten().concat(this.right.flatten())},e.prototype.getInner=function(n){return n<this.left.length?this.left.get(n):
this.right.get(n-this.left.length)},e.prototype.forEachInner=function(n,i,s,o){var l=this.left.length;if(i<l&&this.left.
forEachInner(n,i,Math.min(s,l),o)===!1||s>l&&this.right.forEachInner(n,Math.max(i-l,0),Math.min(this.length,s)-l,o+l)===
!1)return!1},e.prototype.forEachInvertedInner=function(n,i,s,o){var l=this.left.length;if(i>l&&this.right.forEachInvertedInner(
n,i-l,Math.max(s,l)-l,o+l)===!1||s<l&&this.left.forEachInvertedInner(n,Math.min(i,l),s,o)===!1)return!1},e.prototype.sliceInner=
function(n,i){if(n==0&&i==this.length)return this;var s=this.left.length;return i<=s?this.left.slice(n,i):n>=s?this.right.
slice(n-s,i-s):this.left.slice(n,s).append(this.right.slice(0,i-s))},e.prototype.leafAppend=function(n){var i=this.right.
leafAppend(n);if(i)return new e(this.left,i)},e.prototype.leafPrepend=function(n){var i=this.left.leafPrepend(n);if(i)return new e(
i,this.right)},e.prototype.appendInner=function(n){return this.left.depth>=Math.max(this.right.depth,n.depth)+1?new e(this.
left,new e(this.right,n)):new e(this,n)},e})(j),Fi=j;var th=500,kt=class r{constructor(e,t){this.items=e,this.eventCount=t}popEvent(e,t){if(this.eventCount==0)return null;let n=this.
items.length;for(;;n--)if(this.items.get(n-1).selection){--n;break}let i,s;t&&(i=this.remapping(n,this.items.length),s=i.
maps.length);let o=e.tr,l,a,c=[],d=[];return this.items.forEach((f,u)=>{if(!f.step){i||(i=this.remapping(n,u+1),s=i.maps.
length),s--,d.push(f);return}if(i){d.push(new Me(f.map));let h=f.step.map(i.slice(s)),p;h&&o.maybeStep(h).doc&&(p=o.mapping.
maps[o.mapping.maps.length-1],c.push(new Me(p,void 0,void 0,c.length+d.length))),s--,p&&i.appendMap(p,s)}else o.maybeStep(
f.step);if(f.selection)return l=i?f.selection.map(i.slice(s)):f.selection,a=new r(this.items.slice(0,n).append(d.reverse().
concat(c)),this.eventCount-1),!1},this.items.length,0),{remaining:a,transform:o,selection:l}}addTransform(e,t,n,i){let s=[],
o=this.eventCount,l=this.items,a=!i&&l.length?l.get(l.length-1):null;for(let d=0;d<e.steps.length;d++){let f=e.steps[d].
invert(e.docs[d]),u=new Me(e.mapping.maps[d],f,t),h;(h=a&&a.merge(u))&&(u=h,d?s.pop():l=l.slice(0,l.length-1)),s.push(u),
t&&(o++,t=void 0),i||(a=u)}let c=o-n.depth;return c>rh&&(l=nh(l,c),o-=c),new r(l.append(s),o)}remapping(e,t){let n=new on;
return this.items.forEach((i,s)=>{let o=i.mirrorOffset!=null&&s-i.mirrorOffset>=e?n.maps.length-i.mirrorOffset:void 0;n.
appendMap(i.map,o)},e,t),n}addMaps(e){return this.eventCount==0?this:new r(this.items.append(e.map(t=>new Me(t))),this.eventCount)}rebased(e,t){
if(!this.eventCount)return this;t=Math.min(this.items.length,t);let n=[],i=this.items.length-t,s=e.mapping,o=e.steps.length,
l=this.eventCount;this.items.forEach(u=>{u.selection&&l--},i);let a=t;this.items.forEach(u=>{let h=s.getMirror(--a);if(h==
null)return;o=Math.min(o,h);let p=s.maps[h];if(u.step){let m=e.steps[h].invert(e.docs[h]),g=u.selection&&u.selection.map(
s.slice(a+1,h));g&&l++,n.push(new Me(p,m,g))}else n.push(new Me(p))},i);let c=[];for(let u=t;u<o;u++)c.push(new Me(s.maps[u]));
let d=this.items.slice(0,i).append(c).append(n),f=new r(d,l);return f.emptyItemCount()>th&&(f=f.compress(this.items.length-
n.length)),f}emptyItemCount(){let e=0;return this.items.forEach(t=>{t.step||e++}),e}compress(e=this.items.length){let t=this.
remapping(0,e),n=t.maps.length,i=[],s=0;return this.items.forEach((o,l)=>{if(l>=e)i.push(o),o.selection&&s++;else if(o.step){
let a=o.step.map(t.slice(n)),c=a&&a.getMap();if(n--,c&&t.appendMap(c,n),a){let d=o.selection&&o.selection.map(t.slice(n));
d&&s++;let f=new Me(c.invert(),a,d),u,h=i.length-1;(u=i.length&&i[h].merge(f))?i[h]=u:i.push(f)}}else o.map&&n--},this.items.
length,0),new r(Fi.from(i.reverse()),s)}};kt.empty=new kt(Fi.empty,0);function nh(r,e){let t;return r.forEach((n,i)=>{if(n.
selection&&e--==0)return t=i,!1}),r.slice(t)}var Me=class r{constructor(e,t,n,i){this.map=e,this.step=t,this.selection=n,
this.mirrorOffset=i}merge(e){if(this.step&&e.step&&!e.selection){let t=e.step.merge(this.step);if(t)return new r(t.getMap().
invert(),t,this.selection)}}},ve=class{constructor(e,t,n,i,s){this.done=e,this.undone=t,this.prevRanges=n,this.prevTime=
i,this.prevComposition=s}},rh=20;function ih(r,e,t,n){let i=t.getMeta(xt),s;if(i)return i.historyState;t.getMeta(oa)&&(r=
new ve(r.done,r.undone,null,0,-1));let o=t.getMeta("appendedTransaction");if(t.steps.length==0)return r;if(o&&o.getMeta(
xt))return o.getMeta(xt).redo?new ve(r.done.addTransform(t,void 0,n,fr(e)),r.undone,ia(t.mapping.maps),r.prevTime,r.prevComposition):
new ve(r.done,r.undone.addTransform(t,void 0,n,fr(e)),null,r.prevTime,r.prevComposition);if(t.getMeta("addToHistory")!==
!1&&!(o&&o.getMeta("addToHistory")===!1)){let l=t.getMeta("composition"),a=r.prevTime==0||!o&&r.prevComposition!=l&&(r.prevTime<
(t.time||0)-n.newGroupDelay||!sh(t,r.prevRanges)),c=o?$i(r.prevRanges,t.mapping):ia(t.mapping.maps);return new ve(r.done.
addTransform(t,a?e.selection.getBookmark():void 0,n,fr(e)),kt.empty,c,t.time,l??r.prevComposition)}else return(s=t.getMeta(
"rebased"))?new ve(r.done.rebased(t,s),r.undone.rebased(t,s),$i(r.prevRanges,t.mapping),r.prevTime,r.prevComposition):new ve(
r.done.addMaps(t.mapping.maps),r.undone.addMaps(t.mapping.maps),$i(r.prevRanges,t.mapping),r.prevTime,r.prevComposition)}
function sh(r,e){if(!e)return!1;if(!r.docChanged)return!0;let t=!1;return r.mapping.maps[0].forEach((n,i)=>{for(let s=0;s<
e.length;s+=2)n<=e[s+1]&&i>=e[s]&&(t=!0)}),t}function ia(r){let e=[];for(let t=r.length-1;t>=0&&e.length==0;t--)r[t].forEach(
(n,i,s,o)=>e.push(s,o));return e}function $i(r,e){if(!r)return null;let t=[];for(let n=0;n<r.length;n+=2){let i=e.map(r[n],
1),s=e.map(r[n+1],-1);i<=s&&t.push(i,s)}return t}function oh(r,e){for(let t=0;t<e.steps.length;t++){let n=e.mapping.maps[t],
i=-1;if(n.forEach((s,o)=>i=o),i<0){let s=e.steps[t];(s instanceof dt||s instanceof je)&&(i=s.to)}if(i>-1)return C.near(r.
doc.resolve(i))}return r.selection}function lh(r,e,t){let n=fr(e),i=xt.get(e).spec.config,s=(t?r.undone:r.done).popEvent(
e,n);if(!s)return null;let o=s.selection.resolve(s.transform.doc),l=(t?r.done:r.undone).addTransform(s.transform,oh(e,s.
transform).getBookmark(),i,n),a=new ve(t?l:s.remaining,t?s.remaining:l,null,0,-1);return s.transform.setSelection(o).setMeta(
xt,{redo:t,historyState:a})}var Vi=!1,sa=null;function fr(r){let e=r.plugins;if(sa!=e){Vi=!1,sa=e;for(let t=0;t<e.length;t++)
if(e[t].spec.historyPreserveItems){Vi=!0;break}}return Vi}function En(r){return r.setMeta(oa,!0)}var xt=new z("history"),
oa=new z("closeHistory");function la(r={}){return r={depth:r.depth||100,newGroupDelay:r.newGroupDelay||500},new D({key:xt,
state:{init(){return new ve(kt.empty,kt.empty,null,0,-1)},apply(e,t,n){return ih(t,n,e,r)}},config:r,props:{handleDOMEvents:{
beforeinput(e,t){let n=t.inputType,i=n=="historyUndo"?Hi:n=="historyRedo"?St:null;return!i||!e.editable?!1:(t.preventDefault(),
i(e.state,e.dispatch))}}}})}function ur(r,e){return(t,n)=>{let i=xt.getState(t);if(!i||(r?i.undone:i.done).eventCount==0)
return!1;if(n){let s=lh(i,t,r);s&&n(e?s.scrollIntoView():s)}return!0}}var Hi=ur(!1,!0),St=ur(!0,!0),Hm=ur(!1,!1),_m=ur(!0,
!1);function aa(r,e=null){return function(t,n){let{$from:i,$to:s}=t.selection,o=i.blockRange(s);if(!o)return!1;let l=n?t.tr:
null;return ah(l,o,r,e)?(n&&n(l.scrollIntoView()),!0):!1}}function ah(r,e,t,n=null){let i=!1,s=e,o=e.$from.doc;if(e.depth>=
2&&e.$from.node(e.depth-1).type.compatibleContent(t)&&e.startIndex==0){if(e.$from.index(e.depth-1)==0)return!1;let a=o.resolve(
e.start-2);s=new lt(a,a,e.depth),e.endIndex<e.parent.childCount&&(e=new lt(e.$from,o.resolve(e.$to.end(e.depth)),e.depth)),
i=!0}let l=Oe(s,t,n,e);return l?(r&&ch(r,e,l,i,t),!0):!1}function ch(r,e,t,n,i){let s=w.empty;for(let d=t.length-1;d>=0;d--)
s=w.from(t[d].type.create(t[d].attrs,s));r.step(new W(e.start-(n?2:0),e.end,e.start,e.end,new x(s,0,0),t.length,!0));let o=0;
for(let d=0;d<t.length;d++)t[d].type==i&&(o=d+1);let l=t.length-o,a=e.start+t.length-(n?2:0),c=e.parent;for(let d=e.startIndex,
f=e.endIndex,u=!0;d<f;d++,u=!1)!u&&l&&Ke(r.doc,a,l)&&(r.split(a,l),a+=2*l),a+=c.child(d).nodeSize;return r}function Ht(r,e){
return r instanceof Ne?e==r:r.indexOf(e)>-1}function ca(r,e){return function(t,n){let{$from:i,$to:s,node:o}=t.selection;
if(o&&o.isBlock||i.depth<2||!i.sameParent(s))return!1;let l=i.node(-1);if(!Ht(r,l.type))return!1;if(i.parent.content.size==
0&&i.node(-1).childCount==i.indexAfter(-1)){if(i.depth==3||!Ht(r,i.node(-3).type)||i.index(-2)!=i.node(-2).childCount-1)
return!1;if(n){let f=w.empty,u=i.index(-1)?1:i.index(-2)?2:3;for(let y=i.depth-u;y>=i.depth-3;y--)f=w.from(i.node(y).copy(
f));let h=i.indexAfter(-1)<i.node(-2).childCount?1:i.indexAfter(-2)<i.node(-3).childCount?2:3;f=f.append(w.from(i.node(-3).
type.createAndFill()));let p=i.before(i.depth-(u-1)),m=t.tr.replace(p,i.after(-h),new x(f,4-u,0)),g=-1;m.doc.nodesBetween(
p,m.doc.content.size,(y,k)=>{if(g>-1)return!1;y.isTextblock&&y.content.size==0&&(g=k+1)}),g>-1&&m.setSelection(C.near(m.
doc.resolve(g))),n(m.scrollIntoView())}return!0}let a=s.pos==i.end()?l.contentMatchAt(0).defaultType:null,c=t.tr.delete(
i.pos,s.pos),d=a||e?[e?{type:l.type,attrs:e}:null,a?{type:a}:null]:void 0;return Ke(c.doc,i.pos,2,d)?(n&&n(c.split(i.pos,
2,d).scrollIntoView()),!0):!1}}function _i(r){return function(e,t){let{$from:n,$to:i}=e.selection,s=n.blockRange(i,o=>o.childCount>0&&Ht(r,o.firstChild.
type));return s?t?Ht(r,n.node(s.depth-1).type)?dh(e,t,s):fh(e,t,s):!0:!1}}function dh(r,e,t){let n=r.tr,i=t.end,s=t.$to.
end(t.depth),o=t.parent.child(t.endIndex-1).type;i<s&&(n.step(new W(i-1,s,i,s,new x(w.from(o.create(null,t.parent.copy())),
1,0),1,!0)),t=new lt(n.doc.resolve(t.$from.pos),n.doc.resolve(s),t.depth));let l=ft(t);if(l==null)return!1;n.lift(t,l);let a=n.
doc.resolve(n.mapping.map(i,-1)-1);return ut(n.doc,a.pos)&&a.nodeBefore.type==a.nodeAfter.type&&n.join(a.pos),e(n.scrollIntoView()),
!0}function fh(r,e,t){let n=r.tr,i=t.parent;for(let h=t.end,p=t.endIndex-1,m=t.startIndex;p>m;p--)h-=i.child(p).nodeSize,
n.delete(h-1,h+1);let s=n.doc.resolve(t.start),o=s.nodeAfter;if(n.mapping.map(t.end)!=t.start+s.nodeAfter.nodeSize)return!1;
let l=t.startIndex==0,a=t.endIndex==i.childCount,c=s.node(-1),d=s.index(-1);if(!c.canReplace(d+(l?0:1),d+1,o.content.append(
a?w.empty:w.from(i))))return!1;let f=s.pos,u=f+o.nodeSize;return n.step(new W(f-(l?1:0),u+(a?1:0),f+1,u-1,new x((l?w.empty:
w.from(i.copy(w.empty))).append(a?w.empty:w.from(i.copy(w.empty))),l?0:1,a?0:1),l?0:1)),e(n.scrollIntoView()),!0}function da(r){
return function(e,t){let{$from:n,$to:i}=e.selection,s=n.blockRange(i,c=>c.childCount>0&&Ht(r,c.firstChild.type));if(!s)return!1;
let o=s.startIndex;if(o==0)return!1;let l=s.parent,a=l.child(o-1);if(!Ht(r,a.type))return!1;if(t){let c=a.lastChild&&a.lastChild.
type==l.type,d=w.from(c?a.lastChild.lastChild.type.create():null),f=new x(w.from(a.type.create(null,w.from(l.type.create(
null,d)))),c?3:1,0),u=s.start,h=s.end;t(e.tr.step(new W(u-(c?3:1),h,u,h,f,1,!0)).scrollIntoView())}return!0}}var Wi,Ji;if(typeof WeakMap<"u"){let r=new WeakMap;Wi=e=>r.get(e),Ji=(e,t)=>(r.set(e,t),t)}else{let r=[],t=0;Wi=n=>{for(let i=0;i<
r.length;i+=2)if(r[i]==n)return r[i+1]},Ji=(n,i)=>(t==10&&(t=0),r[t++]=n,r[t++]=i)}var V=class{constructor(r,e,t,n){this.
width=r,this.height=e,this.map=t,this.problems=n}findCell(r){for(let e=0;e<this.map.length;e++){let t=this.map[e];if(t!=
r)continue;let n=e%this.width,i=e/this.width|0,s=n+1,o=i+1;for(let l=1;s<this.width&&this.map[e+l]==t;l++)s++;for(let l=1;o<
this.height&&this.map[e+this.width*l]==t;l++)o++;return{left:n,top:i,right:s,bottom:o}}throw new RangeError(`No cell wit\
h offset ${r} found`)}colCount(r){for(let e=0;e<this.map.length;e++)if(this.map[e]==r)return e%this.width;throw new RangeError(
`No cell with offset ${r} found`)}nextCell(r,e,t){let{left:n,right:i,top:s,bottom:o}=this.findCell(r);return e=="horiz"?
(t<0?n==0:i==this.width)?null:this.map[s*this.width+(t<0?n-1:i)]:(t<0?s==0:o==this.height)?null:this.map[n+this.width*(t<
0?s-1:o)]}rectBetween(r,e){let{left:t,right:n,top:i,bottom:s}=this.findCell(r),{left:o,right:l,top:a,bottom:c}=this.findCell(
e);return{left:Math.min(t,o),top:Math.min(i,a),right:Math.max(n,l),bottom:Math.max(s,c)}}cellsInRect(r){let e=[],t={};for(let n=r.
top;n<r.bottom;n++)for(let i=r.left;i<r.right;i++){let s=n*this.width+i,o=this.map[s];t[o]||(t[o]=!0,!(i==r.left&&i&&this.
map[s-1]==o||n==r.top&&n&&this.map[s-this.width]==o)&&e.push(o))}return e}positionAt(r,e,t){for(let n=0,i=0;;n++){let s=i+
t.child(n).nodeSize;if(n==r){let o=e+r*this.width,l=(r+1)*this.width;for(;o<l&&this.map[o]<i;)o++;return o==l?s-1:this.map[o]}
i=s}}static get(r){return Wi(r)||Ji(r,uh(r))}};function uh(r){if(r.type.spec.tableRole!="table")throw new RangeError("No\
t a table node: "+r.type.name);let e=hh(r),t=r.childCount,n=[],i=0,s=null,o=[];for(let c=0,d=e*t;c<d;c++)n[c]=0;for(let c=0,
d=0;c<t;c++){let f=r.child(c);d++;for(let p=0;;p++){for(;i<n.length&&n[i]!=0;)i++;if(p==f.childCount)break;let m=f.child(
p),{colspan:g,rowspan:y,colwidth:k}=m.attrs;for(let S=0;S<y;S++){if(S+c>=t){(s||(s=[])).push({type:"overlong_rowspan",pos:d,
n:y-S});break}let N=i+S*e;for(let P=0;P<g;P++){n[N+P]==0?n[N+P]=d:(s||(s=[])).push({type:"collision",row:c,pos:d,n:g-P});
let H=k&&k[P];if(H){let xe=(N+P)%e*2,O=o[xe];O==null||O!=H&&o[xe+1]==1?(o[xe]=H,o[xe+1]=1):O==H&&o[xe+1]++}}}i+=g,d+=m.nodeSize}
let u=(c+1)*e,h=0;for(;i<u;)n[i++]==0&&h++;h&&(s||(s=[])).push({type:"missing",row:c,n:h}),d++}(e===0||t===0)&&(s||(s=[])).
push({type:"zero_sized"});let l=new V(e,t,n,s),a=!1;for(let c=0;!a&&c<o.length;c+=2)o[c]!=null&&o[c+1]<t&&(a=!0);return a&&
ph(l,o,r),l}function hh(r){let e=-1,t=!1;for(let n=0;n<r.childCount;n++){let i=r.child(n),s=0;if(t)for(let o=0;o<n;o++){
let l=r.child(o);for(let a=0;a<l.childCount;a++){let c=l.child(a);o+c.attrs.rowspan>n&&(s+=c.attrs.colspan)}}for(let o=0;o<
i.childCount;o++){let l=i.child(o);s+=l.attrs.colspan,l.attrs.rowspan>1&&(t=!0)}e==-1?e=s:e!=s&&(e=Math.max(e,s))}return e}
function ph(r,e,t){r.problems||(r.problems=[]);let n={};for(let i=0;i<r.map.length;i++){let s=r.map[i];if(n[s])continue;
n[s]=!0;let o=t.nodeAt(s);if(!o)throw new RangeError(`No cell with offset ${s} found`);let l=null,a=o.attrs;for(let c=0;c<
a.colspan;c++){let d=e[(i+c)%r.width*2];d!=null&&(!a.colwidth||a.colwidth[c]!=d)&&((l||(l=mh(a)))[c]=d)}l&&r.problems.unshift(
{type:"colwidth mismatch",pos:s,colwidth:l})}}function mh(r){if(r.colwidth)return r.colwidth.slice();let e=[];for(let t=0;t<
r.colspan;t++)e.push(0);return e}function ie(r){let e=r.cached.tableNodeTypes;if(!e){e=r.cached.tableNodeTypes={};for(let t in r.nodes){let n=r.nodes[t],
i=n.spec.tableRole;i&&(e[i]=n)}}return e}var Ze=new z("selectingCells");function _t(r){for(let e=r.depth-1;e>0;e--)if(r.
node(e).type.spec.tableRole=="row")return r.node(0).resolve(r.before(e+1));return null}function gh(r){for(let e=r.depth;e>
0;e--){let t=r.node(e).type.spec.tableRole;if(t==="cell"||t==="header_cell")return r.node(e)}return null}function pe(r){
let e=r.selection.$head;for(let t=e.depth;t>0;t--)if(e.node(t).type.spec.tableRole=="row")return!0;return!1}function Ki(r){
let e=r.selection;if("$anchorCell"in e&&e.$anchorCell)return e.$anchorCell.pos>e.$headCell.pos?e.$anchorCell:e.$headCell;
if("node"in e&&e.node&&e.node.type.spec.tableRole=="cell")return e.$anchor;let t=_t(e.$head)||yh(e.$head);if(t)return t;
throw new RangeError(`No cell found around position ${e.head}`)}function yh(r){for(let e=r.nodeAfter,t=r.pos;e;e=e.firstChild,
t++){let n=e.type.spec.tableRole;if(n=="cell"||n=="header_cell")return r.doc.resolve(t)}for(let e=r.nodeBefore,t=r.pos;e;e=
e.lastChild,t--){let n=e.type.spec.tableRole;if(n=="cell"||n=="header_cell")return r.doc.resolve(t-e.nodeSize)}}function fa(r){
return r.parent.type.spec.tableRole=="row"&&!!r.nodeAfter}function bh(r){return r.node(0).resolve(r.pos+r.nodeAfter.nodeSize)}
function Ui(r,e){return r.depth==e.depth&&r.pos>=e.start(-1)&&r.pos<=e.end(-1)}function ba(r,e,t){let n=r.node(-1),i=V.get(n),s=r.start(-1),o=i.nextCell(r.pos-s,e,t);return o==null?null:r.node(0).resolve(
s+o)}function Ct(r,e,t=1){let n={...r,colspan:r.colspan-t};return n.colwidth&&(n.colwidth=n.colwidth.slice(),n.colwidth.
splice(e,t),n.colwidth.some(i=>i>0)||(n.colwidth=null)),n}function wa(r,e,t=1){let n={...r,colspan:r.colspan+t};if(n.colwidth){
n.colwidth=n.colwidth.slice();for(let i=0;i<t;i++)n.colwidth.splice(e,0,0)}return n}function wh(r,e,t){let n=ie(e.type.schema).
header_cell;for(let i=0;i<r.height;i++)if(e.nodeAt(r.map[t+i*r.width]).type!=n)return!1;return!0}var B=class Be extends C{constructor(e,t=e){
let n=e.node(-1),i=V.get(n),s=e.start(-1),o=i.rectBetween(e.pos-s,t.pos-s),l=e.node(0),a=i.cellsInRect(o).filter(d=>d!=t.
pos-s);a.unshift(t.pos-s);let c=a.map(d=>{let f=n.nodeAt(d);if(!f)throw new RangeError(`No cell with offset ${d} found`);
let u=s+d+1;return new Ue(l.resolve(u),l.resolve(u+f.content.size))});super(c[0].$from,c[0].$to,c),this.$anchorCell=e,this.
$headCell=t}map(e,t){let n=e.resolve(t.map(this.$anchorCell.pos)),i=e.resolve(t.map(this.$headCell.pos));if(fa(n)&&fa(i)&&
Ui(n,i)){let s=this.$anchorCell.node(-1)!=n.node(-1);return s&&this.isRowSelection()?Be.rowSelection(n,i):s&&this.isColSelection()?
Be.colSelection(n,i):new Be(n,i)}return M.between(n,i)}content(){let e=this.$anchorCell.node(-1),t=V.get(e),n=this.$anchorCell.
start(-1),i=t.rectBetween(this.$anchorCell.pos-n,this.$headCell.pos-n),s={},o=[];for(let a=i.top;a<i.bottom;a++){let c=[];
for(let d=a*t.width+i.left,f=i.left;f<i.right;f++,d++){let u=t.map[d];if(s[u])continue;s[u]=!0;let h=t.findCell(u),p=e.nodeAt(
u);if(!p)throw new RangeError(`No cell with offset ${u} found`);let m=i.left-h.left,g=h.right-i.right;if(m>0||g>0){let y=p.
attrs;if(m>0&&(y=Ct(y,0,m)),g>0&&(y=Ct(y,y.colspan-g,g)),h.left<i.left){if(p=p.type.createAndFill(y),!p)throw new RangeError(
`Could not create cell with attrs ${JSON.stringify(y)}`)}else p=p.type.create(y,p.content)}if(h.top<i.top||h.bottom>i.bottom){
let y={...p.attrs,rowspan:Math.min(h.bottom,i.bottom)-Math.max(h.top,i.top)};h.top<i.top?p=p.type.createAndFill(y):p=p.type.
create(y,p.content)}c.push(p)}o.push(e.child(a).copy(w.from(c)))}let l=this.isColSelection()&&this.isRowSelection()?e:o;
return new x(w.from(l),1,1)}replace(e,t=x.empty){let n=e.steps.length,i=this.ranges;for(let o=0;o<i.length;o++){let{$from:l,
$to:a}=i[o],c=e.mapping.slice(n);e.replace(c.map(l.pos),c.map(a.pos),o?x.empty:t)}let s=C.findFrom(e.doc.resolve(e.mapping.
slice(n).map(this.to)),-1);s&&e.setSelection(s)}replaceWith(e,t){this.replace(e,new x(w.from(t),0,0))}forEachCell(e){let t=this.
$anchorCell.node(-1),n=V.get(t),i=this.$anchorCell.start(-1),s=n.cellsInRect(n.rectBetween(this.$anchorCell.pos-i,this.$headCell.
pos-i));for(let o=0;o<s.length;o++)e(t.nodeAt(s[o]),i+s[o])}isColSelection(){let e=this.$anchorCell.index(-1),t=this.$headCell.
index(-1);if(Math.min(e,t)>0)return!1;let n=e+this.$anchorCell.nodeAfter.attrs.rowspan,i=t+this.$headCell.nodeAfter.attrs.
rowspan;return Math.max(n,i)==this.$headCell.node(-1).childCount}static colSelection(e,t=e){let n=e.node(-1),i=V.get(n),
s=e.start(-1),o=i.findCell(e.pos-s),l=i.findCell(t.pos-s),a=e.node(0);return o.top<=l.top?(o.top>0&&(e=a.resolve(s+i.map[o.
left])),l.bottom<i.height&&(t=a.resolve(s+i.map[i.width*(i.height-1)+l.right-1]))):(l.top>0&&(t=a.resolve(s+i.map[l.left])),
o.bottom<i.height&&(e=a.resolve(s+i.map[i.width*(i.height-1)+o.right-1]))),new Be(e,t)}isRowSelection(){let e=this.$anchorCell.
node(-1),t=V.get(e),n=this.$anchorCell.start(-1),i=t.colCount(this.$anchorCell.pos-n),s=t.colCount(this.$headCell.pos-n);
if(Math.min(i,s)>0)return!1;let o=i+this.$anchorCell.nodeAfter.attrs.colspan,l=s+this.$headCell.nodeAfter.attrs.colspan;
return Math.max(o,l)==t.width}eq(e){return e instanceof Be&&e.$anchorCell.pos==this.$anchorCell.pos&&e.$headCell.pos==this.
$headCell.pos}static rowSelection(e,t=e){let n=e.node(-1),i=V.get(n),s=e.start(-1),o=i.findCell(e.pos-s),l=i.findCell(t.
pos-s),a=e.node(0);return o.left<=l.left?(o.left>0&&(e=a.resolve(s+i.map[o.top*i.width])),l.right<i.width&&(t=a.resolve(
s+i.map[i.width*(l.top+1)-1]))):(l.left>0&&(t=a.resolve(s+i.map[l.top*i.width])),o.right<i.width&&(e=a.resolve(s+i.map[i.
width*(o.top+1)-1]))),new Be(e,t)}toJSON(){return{type:"cell",anchor:this.$anchorCell.pos,head:this.$headCell.pos}}static fromJSON(e,t){
return new Be(e.resolve(t.anchor),e.resolve(t.head))}static create(e,t,n=t){return new Be(e.resolve(t),e.resolve(n))}getBookmark(){
return new xh(this.$anchorCell.pos,this.$headCell.pos)}};B.prototype.visible=!1;C.jsonID("cell",B);var xh=class xa{constructor(e,t){
this.anchor=e,this.head=t}map(e){return new xa(e.map(this.anchor),e.map(this.head))}resolve(e){let t=e.resolve(this.anchor),
n=e.resolve(this.head);return t.parent.type.spec.tableRole=="row"&&n.parent.type.spec.tableRole=="row"&&t.index()<t.parent.
childCount&&n.index()<n.parent.childCount&&Ui(t,n)?new B(t,n):C.near(n,1)}};function kh(r){if(!(r.selection instanceof B))
return null;let e=[];return r.selection.forEachCell((t,n)=>{e.push(I.node(n,n+t.nodeSize,{class:"selectedCell"}))}),R.create(
r.doc,e)}function Sh({$from:r,$to:e}){if(r.pos==e.pos||r.pos<e.pos-6)return!1;let t=r.pos,n=e.pos,i=r.depth;for(;i>=0&&!(r.
after(i+1)<r.end(i));i--,t++);for(let s=e.depth;s>=0&&!(e.before(s+1)>e.start(s));s--,n--);return t==n&&/row|table/.test(
r.node(i).type.spec.tableRole)}function Ch({$from:r,$to:e}){let t,n;for(let i=r.depth;i>0;i--){let s=r.node(i);if(s.type.
spec.tableRole==="cell"||s.type.spec.tableRole==="header_cell"){t=s;break}}for(let i=e.depth;i>0;i--){let s=e.node(i);if(s.
type.spec.tableRole==="cell"||s.type.spec.tableRole==="header_cell"){n=s;break}}return t!==n&&e.parentOffset===0}function Mh(r,e,t){
let n=(e||r).selection,i=(e||r).doc,s,o;if(n instanceof v&&(o=n.node.type.spec.tableRole)){if(o=="cell"||o=="header_cell")
s=B.create(i,n.from);else if(o=="row"){let l=i.resolve(n.from+1);s=B.rowSelection(l,l)}else if(!t){let l=V.get(n.node),a=n.
from+1,c=a+l.map[l.width*l.height-1];s=B.create(i,a+1,c)}}else n instanceof M&&Sh(n)?s=M.create(i,n.from):n instanceof M&&
Ch(n)&&(s=M.create(i,n.$from.start(),n.$from.end()));return s&&(e||(e=r.tr)).setSelection(s),e}var vh=new z("fix-tables");
function ka(r,e,t,n){let i=r.childCount,s=e.childCount;e:for(let o=0,l=0;o<s;o++){let a=e.child(o);for(let c=l,d=Math.min(
i,o+3);c<d;c++)if(r.child(c)==a){l=c+1,t+=a.nodeSize;continue e}n(a,t),l<i&&r.child(l).sameMarkup(a)?ka(r.child(l),a,t+1,
n):a.nodesBetween(0,a.content.size,n,t+1),t+=a.nodeSize}}function Eh(r,e){let t,n=(i,s)=>{i.type.spec.tableRole=="table"&&
(t=Th(r,i,s,t))};return e?e.doc!=r.doc&&ka(e.doc,r.doc,0,n):r.doc.descendants(n),t}function Th(r,e,t,n){let i=V.get(e);if(!i.
problems)return n;n||(n=r.tr);let s=[];for(let a=0;a<i.height;a++)s.push(0);for(let a=0;a<i.problems.length;a++){let c=i.
problems[a];if(c.type=="collision"){let d=e.nodeAt(c.pos);if(!d)continue;let f=d.attrs;for(let u=0;u<f.rowspan;u++)s[c.row+
u]+=c.n;n.setNodeMarkup(n.mapping.map(t+1+c.pos),null,Ct(f,f.colspan-c.n,c.n))}else if(c.type=="missing")s[c.row]+=c.n;else if(c.
type=="overlong_rowspan"){let d=e.nodeAt(c.pos);if(!d)continue;n.setNodeMarkup(n.mapping.map(t+1+c.pos),null,{...d.attrs,
rowspan:d.attrs.rowspan-c.n})}else if(c.type=="colwidth mismatch"){let d=e.nodeAt(c.pos);if(!d)continue;n.setNodeMarkup(
n.mapping.map(t+1+c.pos),null,{...d.attrs,colwidth:c.colwidth})}else if(c.type=="zero_sized"){let d=n.mapping.map(t);n.delete(
d,d+e.nodeSize)}}let o,l;for(let a=0;a<s.length;a++)s[a]&&(o==null&&(o=a),l=a);for(let a=0,c=t+1;a<i.height;a++){let d=e.
child(a),f=c+d.nodeSize,u=s[a];if(u>0){let h="cell";d.firstChild&&(h=d.firstChild.type.spec.tableRole);let p=[];for(let g=0;g<
u;g++){let y=ie(r.schema)[h].createAndFill();y&&p.push(y)}let m=(a==0||o==a-1)&&l==a?c+1:f-1;n.insert(n.mapping.map(m),p)}
c=f}return n.setMeta(vh,{fixTables:!0})}function Ee(r){let e=r.selection,t=Ki(r),n=t.node(-1),i=t.start(-1),s=V.get(n);return{...e instanceof B?s.rectBetween(e.
$anchorCell.pos-i,e.$headCell.pos-i):s.findCell(t.pos-i),tableStart:i,map:s,table:n}}function Sa(r,{map:e,tableStart:t,table:n},i){
let s=i>0?-1:0;wh(e,n,i+s)&&(s=i==0||i==e.width?null:0);for(let o=0;o<e.height;o++){let l=o*e.width+i;if(i>0&&i<e.width&&
e.map[l-1]==e.map[l]){let a=e.map[l],c=n.nodeAt(a);r.setNodeMarkup(r.mapping.map(t+a),null,wa(c.attrs,i-e.colCount(a))),
o+=c.attrs.rowspan-1}else{let a=s==null?ie(n.type.schema).cell:n.nodeAt(e.map[l+s]).type,c=e.positionAt(o,i,n);r.insert(
r.mapping.map(t+c),a.createAndFill())}}return r}function Ca(r,e){if(!pe(r))return!1;if(e){let t=Ee(r);e(Sa(r.tr,t,t.left))}
return!0}function Ma(r,e){if(!pe(r))return!1;if(e){let t=Ee(r);e(Sa(r.tr,t,t.right))}return!0}function Nh(r,{map:e,table:t,
tableStart:n},i){let s=r.mapping.maps.length;for(let o=0;o<e.height;){let l=o*e.width+i,a=e.map[l],c=t.nodeAt(a),d=c.attrs;
if(i>0&&e.map[l-1]==a||i<e.width-1&&e.map[l+1]==a)r.setNodeMarkup(r.mapping.slice(s).map(n+a),null,Ct(d,i-e.colCount(a)));else{
let f=r.mapping.slice(s).map(n+a);r.delete(f,f+c.nodeSize)}o+=d.rowspan}}function va(r,e){if(!pe(r))return!1;if(e){let t=Ee(
r),n=r.tr;if(t.left==0&&t.right==t.map.width)return!1;for(let i=t.right-1;Nh(n,t,i),i!=t.left;i--){let s=t.tableStart?n.
doc.nodeAt(t.tableStart-1):n.doc;if(!s)throw new RangeError("No table found");t.table=s,t.map=V.get(s)}e(n)}return!0}function Ah(r,e,t){
var n;let i=ie(e.type.schema).header_cell;for(let s=0;s<r.width;s++)if(((n=e.nodeAt(r.map[s+t*r.width]))===null||n===void 0?
void 0:n.type)!=i)return!1;return!0}function Ea(r,{map:e,tableStart:t,table:n},i){let s=t;for(let c=0;c<i;c++)s+=n.child(
c).nodeSize;let o=[],l=i>0?-1:0;Ah(e,n,i+l)&&(l=i==0||i==e.height?null:0);for(let c=0,d=e.width*i;c<e.width;c++,d++)if(i>
0&&i<e.height&&e.map[d]==e.map[d-e.width]){let f=e.map[d],u=n.nodeAt(f).attrs;r.setNodeMarkup(t+f,null,{...u,rowspan:u.rowspan+
1}),c+=u.colspan-1}else{var a;let f=l==null?ie(n.type.schema).cell:(a=n.nodeAt(e.map[d+l*e.width]))===null||a===void 0?void 0:
a.type,u=f?.createAndFill();u&&o.push(u)}return r.insert(s,ie(n.type.schema).row.create(null,o)),r}function Ta(r,e){if(!pe(
r))return!1;if(e){let t=Ee(r);e(Ea(r.tr,t,t.top))}return!0}function Na(r,e){if(!pe(r))return!1;if(e){let t=Ee(r);e(Ea(r.
tr,t,t.bottom))}return!0}function Oh(r,{map:e,table:t,tableStart:n},i){let s=0;for(let c=0;c<i;c++)s+=t.child(c).nodeSize;
let o=s+t.child(i).nodeSize,l=r.mapping.maps.length;r.delete(s+n,o+n);let a=new Set;for(let c=0,d=i*e.width;c<e.width;c++,
d++){let f=e.map[d];if(!a.has(f)){if(a.add(f),i>0&&f==e.map[d-e.width]){let u=t.nodeAt(f).attrs;r.setNodeMarkup(r.mapping.
slice(l).map(f+n),null,{...u,rowspan:u.rowspan-1}),c+=u.colspan-1}else if(i<e.height&&f==e.map[d+e.width]){let u=t.nodeAt(
f),h=u.attrs,p=u.type.create({...h,rowspan:u.attrs.rowspan-1},u.content),m=e.positionAt(i+1,c,t);r.insert(r.mapping.slice(
l).map(n+m),p),c+=h.colspan-1}}}}function Aa(r,e){if(!pe(r))return!1;if(e){let t=Ee(r),n=r.tr;if(t.top==0&&t.bottom==t.map.
height)return!1;for(let i=t.bottom-1;Oh(n,t,i),i!=t.top;i--){let s=t.tableStart?n.doc.nodeAt(t.tableStart-1):n.doc;if(!s)
throw new RangeError("No table found");t.table=s,t.map=V.get(t.table)}e(n)}return!0}function ua(r){let e=r.content;return e.
childCount==1&&e.child(0).isTextblock&&e.child(0).childCount==0}function Dh({width:r,height:e,map:t},n){let i=n.top*r+n.
left,s=i,o=(n.bottom-1)*r+n.left,l=i+(n.right-n.left-1);for(let a=n.top;a<n.bottom;a++){if(n.left>0&&t[s]==t[s-1]||n.right<
r&&t[l]==t[l+1])return!0;s+=r,l+=r}for(let a=n.left;a<n.right;a++){if(n.top>0&&t[i]==t[i-r]||n.bottom<e&&t[o]==t[o+r])return!0;
i++,o++}return!1}function Oa(r,e){let t=r.selection;if(!(t instanceof B)||t.$anchorCell.pos==t.$headCell.pos)return!1;let n=Ee(
r),{map:i}=n;if(Dh(i,n))return!1;if(e){let s=r.tr,o={},l=w.empty,a,c;for(let d=n.top;d<n.bottom;d++)for(let f=n.left;f<n.
right;f++){let u=i.map[d*i.width+f],h=n.table.nodeAt(u);if(!(o[u]||!h))if(o[u]=!0,a==null)a=u,c=h;else{ua(h)||(l=l.append(
h.content));let p=s.mapping.map(u+n.tableStart);s.delete(p,p+h.nodeSize)}}if(a==null||c==null)return!0;if(s.setNodeMarkup(
a+n.tableStart,null,{...wa(c.attrs,c.attrs.colspan,n.right-n.left-c.attrs.colspan),rowspan:n.bottom-n.top}),l.size>0){let d=a+
1+c.content.size,f=ua(c)?a+1:d;s.replaceWith(f+n.tableStart,d+n.tableStart,l)}s.setSelection(new B(s.doc.resolve(a+n.tableStart))),
e(s)}return!0}function Da(r,e){let t=ie(r.schema);return Rh(({node:n})=>t[n.type.spec.tableRole])(r,e)}function Rh(r){return(e,t)=>{
let n=e.selection,i,s;if(n instanceof B){if(n.$anchorCell.pos!=n.$headCell.pos)return!1;i=n.$anchorCell.nodeAfter,s=n.$anchorCell.
pos}else{var o;if(i=gh(n.$from),!i)return!1;s=(o=_t(n.$from))===null||o===void 0?void 0:o.pos}if(i==null||s==null||i.attrs.
colspan==1&&i.attrs.rowspan==1)return!1;if(t){let l=i.attrs,a=[],c=l.colwidth;l.rowspan>1&&(l={...l,rowspan:1}),l.colspan>
1&&(l={...l,colspan:1});let d=Ee(e),f=e.tr;for(let h=0;h<d.right-d.left;h++)a.push(c?{...l,colwidth:c&&c[h]?[c[h]]:null}:
l);let u;for(let h=d.top;h<d.bottom;h++){let p=d.map.positionAt(h,d.left,d.table);h==d.top&&(p+=i.nodeSize);for(let m=d.
left,g=0;m<d.right;m++,g++)m==d.left&&h==d.top||f.insert(u=f.mapping.map(p+d.tableStart,1),r({node:i,row:h,col:m}).createAndFill(
a[g]))}f.setNodeMarkup(s,r({node:i,row:d.top,col:d.left}),a[0]),n instanceof B&&f.setSelection(new B(f.doc.resolve(n.$anchorCell.
pos),u?f.doc.resolve(u):void 0)),t(f)}return!0}}function Ih(r){return function(e,t){if(!pe(e))return!1;if(t){let n=ie(e.schema),i=Ee(e),s=e.tr,o=i.map.cellsInRect(r=="c\
olumn"?{left:i.left,top:0,right:i.right,bottom:i.map.height}:r=="row"?{left:0,top:i.top,right:i.map.width,bottom:i.bottom}:
i),l=o.map(a=>i.table.nodeAt(a));for(let a=0;a<o.length;a++)l[a].type==n.header_cell&&s.setNodeMarkup(i.tableStart+o[a],
n.cell,l[a].attrs);if(s.steps.length===0)for(let a=0;a<o.length;a++)s.setNodeMarkup(i.tableStart+o[a],n.header_cell,l[a].
attrs);t(s)}return!0}}function ha(r,e,t){let n=e.map.cellsInRect({left:0,top:0,right:r=="row"?e.map.width:1,bottom:r=="c\
olumn"?e.map.height:1});for(let i=0;i<n.length;i++){let s=e.table.nodeAt(n[i]);if(s&&s.type!==t.header_cell)return!1}return!0}
function Gi(r,e){return e=e||{useDeprecatedLogic:!1},e.useDeprecatedLogic?Ih(r):function(t,n){if(!pe(t))return!1;if(n){let i=ie(
t.schema),s=Ee(t),o=t.tr,l=ha("row",s,i),a=ha("column",s,i),c=(r==="column"?l:r==="row"&&a)?1:0,d=r=="column"?{left:0,top:c,
right:1,bottom:s.map.height}:r=="row"?{left:c,top:0,right:s.map.width,bottom:1}:s,f=r=="column"?a?i.cell:i.header_cell:r==
"row"?l?i.cell:i.header_cell:i.cell;s.map.cellsInRect(d).forEach(u=>{let h=u+s.tableStart,p=o.doc.nodeAt(h);p&&o.setNodeMarkup(
h,f,p.attrs)}),n(o)}return!0}}var Ra=Gi("row",{useDeprecatedLogic:!0}),Zm=Gi("column",{useDeprecatedLogic:!0}),eg=Gi("ce\
ll",{useDeprecatedLogic:!0});function Ph(r,e){if(e<0){let t=r.nodeBefore;if(t)return r.pos-t.nodeSize;for(let n=r.index(
-1)-1,i=r.before();n>=0;n--){let s=r.node(-1).child(n),o=s.lastChild;if(o)return i-1-o.nodeSize;i-=s.nodeSize}}else{if(r.
index()<r.parent.childCount-1)return r.pos+r.nodeAfter.nodeSize;let t=r.node(-1);for(let n=r.indexAfter(-1),i=r.after();n<
t.childCount;n++){let s=t.child(n);if(s.childCount)return i+1;i+=s.nodeSize}}return null}function Xi(r){return function(e,t){
if(!pe(e))return!1;let n=Ph(Ki(e),r);if(n==null)return!1;if(t){let i=e.doc.resolve(n);t(e.tr.setSelection(M.between(i,bh(
i))).scrollIntoView())}return!0}}function Ia(r,e){let t=r.selection.$anchor;for(let n=t.depth;n>0;n--)if(t.node(n).type.
spec.tableRole=="table")return e&&e(r.tr.delete(t.before(n),t.after(n)).scrollIntoView()),!0;return!1}function hr(r,e){let t=r.
selection;if(!(t instanceof B))return!1;if(e){let n=r.tr,i=ie(r.schema).cell.createAndFill().content;t.forEachCell((s,o)=>{
s.content.eq(i)||n.replace(n.mapping.map(o+1),n.mapping.map(o+s.nodeSize-1),new x(i,0,0))}),n.docChanged&&e(n)}return!0}function Lh(r){if(r.size===0)return null;let{content:e,openStart:t,openEnd:n}=r;for(;e.childCount==1&&(t>0&&n>0||e.child(
0).type.spec.tableRole=="table");)t--,n--,e=e.child(0).content;let i=e.child(0),s=i.type.spec.tableRole,o=i.type.schema,
l=[];if(s=="row")for(let a=0;a<e.childCount;a++){let c=e.child(a).content,d=a?0:Math.max(0,t-1),f=a<e.childCount-1?0:Math.
max(0,n-1);(d||f)&&(c=ji(ie(o).row,new x(c,d,f)).content),l.push(c)}else if(s=="cell"||s=="header_cell")l.push(t||n?ji(ie(
o).row,new x(e,t,n)).content:e);else return null;return Bh(o,l)}function Bh(r,e){let t=[];for(let i=0;i<e.length;i++){let s=e[i];
for(let o=s.childCount-1;o>=0;o--){let{rowspan:l,colspan:a}=s.child(o).attrs;for(let c=i;c<i+l;c++)t[c]=(t[c]||0)+a}}let n=0;
for(let i=0;i<t.length;i++)n=Math.max(n,t[i]);for(let i=0;i<t.length;i++)if(i>=e.length&&e.push(w.empty),t[i]<n){let s=ie(
r).cell.createAndFill(),o=[];for(let l=t[i];l<n;l++)o.push(s);e[i]=e[i].append(w.from(o))}return{height:e.length,width:n,
rows:e}}function ji(r,e){let t=r.createAndFill();return new se(t).replace(0,t.content.size,e).doc}function zh({width:r,height:e,
rows:t},n,i){if(r!=n){let s=[],o=[];for(let l=0;l<t.length;l++){let a=t[l],c=[];for(let d=s[l]||0,f=0;d<n;f++){let u=a.child(
f%a.childCount);d+u.attrs.colspan>n&&(u=u.type.createChecked(Ct(u.attrs,u.attrs.colspan,d+u.attrs.colspan-n),u.content)),
c.push(u),d+=u.attrs.colspan;for(let h=1;h<u.attrs.rowspan;h++)s[l+h]=(s[l+h]||0)+u.attrs.colspan}o.push(w.from(c))}t=o,
r=n}if(e!=i){let s=[];for(let o=0,l=0;o<i;o++,l++){let a=[],c=t[l%e];for(let d=0;d<c.childCount;d++){let f=c.child(d);o+
f.attrs.rowspan>i&&(f=f.type.create({...f.attrs,rowspan:Math.max(1,i-f.attrs.rowspan)},f.content)),a.push(f)}s.push(w.from(
a))}t=s,e=i}return{width:r,height:e,rows:t}}function Fh(r,e,t,n,i,s,o){let l=r.doc.type.schema,a=ie(l),c,d;if(i>e.width)
for(let f=0,u=0;f<e.height;f++){let h=t.child(f);u+=h.nodeSize;let p=[],m;h.lastChild==null||h.lastChild.type==a.cell?m=
c||(c=a.cell.createAndFill()):m=d||(d=a.header_cell.createAndFill());for(let g=e.width;g<i;g++)p.push(m);r.insert(r.mapping.
slice(o).map(u-1+n),p)}if(s>e.height){let f=[];for(let p=0,m=(e.height-1)*e.width;p<Math.max(e.width,i);p++){let g=p>=e.
width?!1:t.nodeAt(e.map[m+p]).type==a.header_cell;f.push(g?d||(d=a.header_cell.createAndFill()):c||(c=a.cell.createAndFill()))}
let u=a.row.create(null,w.from(f)),h=[];for(let p=e.height;p<s;p++)h.push(u);r.insert(r.mapping.slice(o).map(n+t.nodeSize-
2),h)}return!!(c||d)}function pa(r,e,t,n,i,s,o,l){if(o==0||o==e.height)return!1;let a=!1;for(let c=i;c<s;c++){let d=o*e.
width+c,f=e.map[d];if(e.map[d-e.width]==f){a=!0;let u=t.nodeAt(f),{top:h,left:p}=e.findCell(f);r.setNodeMarkup(r.mapping.
slice(l).map(f+n),null,{...u.attrs,rowspan:o-h}),r.insert(r.mapping.slice(l).map(e.positionAt(o,p,t)),u.type.createAndFill(
{...u.attrs,rowspan:h+u.attrs.rowspan-o})),c+=u.attrs.colspan-1}}return a}function ma(r,e,t,n,i,s,o,l){if(o==0||o==e.width)
return!1;let a=!1;for(let c=i;c<s;c++){let d=c*e.width+o,f=e.map[d];if(e.map[d-1]==f){a=!0;let u=t.nodeAt(f),h=e.colCount(
f),p=r.mapping.slice(l).map(f+n);r.setNodeMarkup(p,null,Ct(u.attrs,o-h,u.attrs.colspan-(o-h))),r.insert(p+u.nodeSize,u.type.
createAndFill(Ct(u.attrs,0,o-h))),c+=u.attrs.rowspan-1}}return a}function ga(r,e,t,n,i){let s=t?r.doc.nodeAt(t-1):r.doc;
if(!s)throw new Error("No table found");let o=V.get(s),{top:l,left:a}=n,c=a+i.width,d=l+i.height,f=r.tr,u=0;function h(){
if(s=t?f.doc.nodeAt(t-1):f.doc,!s)throw new Error("No table found");o=V.get(s),u=f.mapping.maps.length}Fh(f,o,s,t,c,d,u)&&
h(),pa(f,o,s,t,a,c,l,u)&&h(),pa(f,o,s,t,a,c,d,u)&&h(),ma(f,o,s,t,l,d,a,u)&&h(),ma(f,o,s,t,l,d,c,u)&&h();for(let p=l;p<d;p++){
let m=o.positionAt(p,a,s),g=o.positionAt(p,c,s);f.replace(f.mapping.slice(u).map(m+t),f.mapping.slice(u).map(g+t),new x(
i.rows[p-l],0,0))}h(),f.setSelection(new B(f.doc.resolve(t+o.positionAt(l,a,s)),f.doc.resolve(t+o.positionAt(d-1,c-1,s)))),
e(f)}var $h=fn({ArrowLeft:pr("horiz",-1),ArrowRight:pr("horiz",1),ArrowUp:pr("vert",-1),ArrowDown:pr("vert",1),"Shift-Ar\
rowLeft":mr("horiz",-1),"Shift-ArrowRight":mr("horiz",1),"Shift-ArrowUp":mr("vert",-1),"Shift-ArrowDown":mr("vert",1),Backspace:hr,
"Mod-Backspace":hr,Delete:hr,"Mod-Delete":hr});function gr(r,e,t){return t.eq(r.selection)?!1:(e&&e(r.tr.setSelection(t).
scrollIntoView()),!0)}function pr(r,e){return(t,n,i)=>{if(!i)return!1;let s=t.selection;if(s instanceof B)return gr(t,n,
C.near(s.$headCell,e));if(r!="horiz"&&!s.empty)return!1;let o=Pa(i,r,e);if(o==null)return!1;if(r=="horiz")return gr(t,n,
C.near(t.doc.resolve(s.head+e),e));{let l=t.doc.resolve(o),a=ba(l,r,e),c;return a?c=C.near(a,1):e<0?c=C.near(t.doc.resolve(
l.before(-1)),-1):c=C.near(t.doc.resolve(l.after(-1)),1),gr(t,n,c)}}}function mr(r,e){return(t,n,i)=>{if(!i)return!1;let s=t.
selection,o;if(s instanceof B)o=s;else{let a=Pa(i,r,e);if(a==null)return!1;o=new B(t.doc.resolve(a))}let l=ba(o.$headCell,
r,e);return l?gr(t,n,new B(o.$anchorCell,l)):!1}}function Vh(r,e){let t=r.state.doc,n=_t(t.resolve(e));return n?(r.dispatch(
r.state.tr.setSelection(new B(n))),!0):!1}function Hh(r,e,t){if(!pe(r.state))return!1;let n=Lh(t),i=r.state.selection;if(i instanceof
B){n||(n={width:1,height:1,rows:[w.from(ji(ie(r.state.schema).cell,t))]});let s=i.$anchorCell.node(-1),o=i.$anchorCell.start(
-1),l=V.get(s).rectBetween(i.$anchorCell.pos-o,i.$headCell.pos-o);return n=zh(n,l.right-l.left,l.bottom-l.top),ga(r.state,
r.dispatch,o,l,n),!0}else if(n){let s=Ki(r.state),o=s.start(-1);return ga(r.state,r.dispatch,o,V.get(s.node(-1)).findCell(
s.pos-o),n),!0}else return!1}function _h(r,e){var t;if(e.button!=0||e.ctrlKey||e.metaKey)return;let n=ya(r,e.target),i;if(e.
shiftKey&&r.state.selection instanceof B)s(r.state.selection.$anchorCell,e),e.preventDefault();else if(e.shiftKey&&n&&(i=
_t(r.state.selection.$anchor))!=null&&((t=qi(r,e))===null||t===void 0?void 0:t.pos)!=i.pos)s(i,e),e.preventDefault();else if(!n)
return;function s(a,c){let d=qi(r,c),f=Ze.getState(r.state)==null;if(!d||!Ui(a,d))if(f)d=a;else return;let u=new B(a,d);
if(f||!r.state.selection.eq(u)){let h=r.state.tr.setSelection(u);f&&h.setMeta(Ze,a.pos),r.dispatch(h)}}function o(){r.root.
removeEventListener("mouseup",o),r.root.removeEventListener("dragstart",o),r.root.removeEventListener("mousemove",l),Ze.
getState(r.state)!=null&&r.dispatch(r.state.tr.setMeta(Ze,-1))}function l(a){let c=a,d=Ze.getState(r.state),f;if(d!=null)
f=r.state.doc.resolve(d);else if(ya(r,c.target)!=n&&(f=qi(r,e),!f))return o();f&&s(f,c)}r.root.addEventListener("mouseup",
o),r.root.addEventListener("dragstart",o),r.root.addEventListener("mousemove",l)}function Pa(r,e,t){if(!(r.state.selection instanceof
M))return null;let{$head:n}=r.state.selection;for(let i=n.depth-1;i>=0;i--){let s=n.node(i);if((t<0?n.index(i):n.indexAfter(
i))!=(t<0?0:s.childCount))return null;if(s.type.spec.tableRole=="cell"||s.type.spec.tableRole=="header_cell"){let o=n.before(
i),l=e=="vert"?t>0?"down":"up":t>0?"right":"left";return r.endOfTextblock(l)?o:null}}return null}function ya(r,e){for(;e&&
e!=r.dom;e=e.parentNode)if(e.nodeName=="TD"||e.nodeName=="TH")return e;return null}function qi(r,e){let t=r.posAtCoords(
{left:e.clientX,top:e.clientY});if(!t)return null;let{inside:n,pos:i}=t;return n>=0&&_t(r.state.doc.resolve(n))||_t(r.state.
doc.resolve(i))}var tg=new z("tableColumnResizing");function La({allowTableNodeSelection:r=!1}={}){return new D({key:Ze,state:{init(){return null},apply(e,t){let n=e.getMeta(
Ze);if(n!=null)return n==-1?null:n;if(t==null||!e.docChanged)return t;let{deleted:i,pos:s}=e.mapping.mapResult(t);return i?
null:s}},props:{decorations:kh,handleDOMEvents:{mousedown:_h},createSelectionBetween(e){return Ze.getState(e.state)!=null?
e.state.selection:null},handleTripleClick:Vh,handleKeyDown:$h,handlePaste:Hh},appendTransaction(e,t,n){return Mh(n,Eh(n,
t),r)}})}function ye(r){if(r==="")return"address_empty";if(new TextEncoder().encode(r).length>2048)return"address_long";if(/[\p{White_Space}\p{C}\uFFFD]/u.
test(r))return"address_space";if(r.includes("\\"))return"address_wrong";if(r.startsWith("/"))return r.startsWith("//")||
/%(?![0-9a-f]{2})/i.test(r)?"address_wrong":null;let e=/^([a-z][a-z0-9+.-]*):(.*)$/is.exec(r);if(!e)return"address_schem\
e";let t=e[2]??"";switch((e[1]??"").toLowerCase()){case"http":case"https":return qh(r,t);case"mailto":return Wh(t);case"\
tel":return/^\+?[0-9().*-]*[0-9][0-9().*-]*$/.test(t)?null:"address_wrong"}return"address_scheme"}function qt(r){return ye(
r)??(/^(https?:|\/)/i.test(r)?null:"address_page")}function qh(r,e){if(!/^\/\/[^/]/.test(e))return"address_wrong";let t=/^\/\/([^/?#]*)/.
exec(e)?.[1]??"";if(/[[\]%]/.test(t))return"address_host";if(t.includes("@"))return"address_password";let n;try{n=new URL(
r)}catch{return"address_host"}if(/%(?![0-9a-f]{2})/i.test(r.slice(0,r.search(/[?#]|$/))))return"address_wrong";let i=n.hostname.
replace(/\.$/,"");return i===""||i.length>253?"address_host":i.split(".").every(o=>/^(?!-)[a-z0-9_-]{1,63}$/i.test(o)&&!o.
endsWith("-"))?null:"address_host"}function Wh(r){let[e="",t=""]=r.split(/\?(.*)/s),n=e.lastIndexOf("@");return n<1||n===
e.length-1||/["<>/#]/.test(e)||/["<>#]/.test(t)?"address_wrong":null}function ze(r){let e=r.trim();return/^[^\s@/:]+@[^\s@/]+\.[a-z]{2,}$/i.
test(e)?"mailto:"+e:/^(?:[a-z0-9_-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i.test(e)?"https://"+e:e}var Ba=/^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs\w+|vero_\w+|oly_\w+|wt_mc|ref_src|ref_url|spm|_ga|_gl|si|s_kwcid|cmpid)$/i;
function et(r){let e=r.trim();for(let t=0;t<3;t++){let n;try{n=new URL(e)}catch{return e}if(!/^https?:$/.test(n.protocol))
return e;let i=Jh(n);if(i===null)return jh(n,e);e=i}return e}function Jh(r){let e=r.hostname.replace(/^www\./,""),t=null;
return/^google\.[a-z.]+$/.test(e)&&r.pathname==="/url"?t=r.searchParams.get("q")??r.searchParams.get("url"):/^lm?\.(facebook|instagram)\.com$/.
test(e)?t=r.searchParams.get("u"):e.endsWith(".safelinks.protection.outlook.com")&&(t=r.searchParams.get("url")),t!==null&&
/^https?:\/\//i.test(t)?t:null}function jh(r,e){let t=[...r.searchParams.keys()];if(!t.some(n=>Ba.test(n)))return e;for(let n of t)
Ba.test(n)&&r.searchParams.delete(n);return r.href}function tt(r){if(ye(r)!==null||!/^https:/i.test(r))return null;let e=new URL(
r);if(e.port!==""||/:\d*$/.test(/^https:\/\/([^/?#]*)/i.exec(r)?.[1]??""))return null;let t=e.pathname.replace(/^\/+|\/+$/g,
"").split("/");switch(e.hostname.replace(/^(www|m|mobile)\./,"")){case"youtube.com":case"youtube-nocookie.com":return za(
t,e.searchParams.get("v")??"");case"youtu.be":return za(["v",...t],"");case"x.com":case"twitter.com":return Kh(t);case"i\
nstagram.com":return Uh(t);case"tiktok.com":return Gh(t);case"vm.tiktok.com":case"vt.tiktok.com":return t.length===1&&/^[a-z0-9]{5,20}$/i.
test(t[0]??"")?{provider:"tiktok",url:`https://${e.hostname}/${t[0]}/`}:null}return null}function za(r,e){let t="";return r.
length===1&&r[0]==="watch"?t=e:r.length===2&&/^(shorts|live|embed|v)$/.test(r[0]??"")&&(t=r[1]??""),/^[a-z0-9_-]{11}$/i.
test(t)?{provider:"youtube",url:"https://www.youtube.com/watch?v="+t}:null}function Kh(r){r.length===4&&r[0]==="i"&&r[1]===
"web"&&(r=["i",...r.slice(2)]);let[e="",t,n="",i="",s=""]=r;return r.length>3&&!(r.length===5&&/^(photo|video)$/.test(i)&&
/^\d{1,25}$/.test(s))||t!=="status"||!/^\w{1,15}$/.test(e)||!/^\d{1,25}$/.test(n)?null:{provider:"x",url:`https://x.com/${e}\
/status/${n}`}}function Uh(r){r.length===3&&/^[\w.]{1,30}$/.test(r[0]??"")&&(r=r.slice(1));let[e="",t=""]=r;return r.length!==
2||!/^(p|tv|reels?)$/.test(e)||!/^[\w-]{5,40}$/.test(t)?null:{provider:"instagram",url:`https://www.instagram.com/${e.replace(
/s$/,"")}/${t}/`}}function Gh(r){let[e="",t="",n=""]=r;return r.length!==3||!/^@[\w.]{1,30}$/.test(e)||!/^(video|photo)$/.
test(t)||!/^\d{1,25}$/.test(n)?null:{provider:"tiktok",url:"https://www.tiktok.com/"+r.join("/")}}var Wt={version:1,nodes:{doc:{content:"block+",attrs:{schema:{default:1,validate:"number"}}},paragraph:{content:"inline*",
group:"block boxed flow"},heading:{content:"inline*",group:"block",attrs:{level:{validate:"number"}}},blockquote:{content:"\
flow+",group:"block boxed",attrs:{source_name:{default:null,validate:"string|null"},source_url:{default:null,validate:"s\
tring|null"}}},bullet_list:{content:"list_item+",group:"block boxed flow"},ordered_list:{content:"list_item+",group:"blo\
ck boxed flow",attrs:{order:{default:1,validate:"number"}}},list_item:{content:"paragraph flow*"},image:{group:"block bo\
xed",attrs:{asset:{validate:"string"},caption:{default:null,validate:"string|null"},alt:{default:null,validate:"string|n\
ull"}}},gallery:{content:"image*",group:"block boxed"},table:{content:"table_row+",group:"block boxed",tableRole:"table",
attrs:{caption:{default:null,validate:"string|null"}}},table_row:{content:"(table_cell | table_header)*",tableRole:"row"},
table_cell:{content:"flow+",tableRole:"cell",attrs:{colspan:{default:1,validate:"number"},rowspan:{default:1,validate:"n\
umber"}}},table_header:{content:"flow+",tableRole:"header_cell",attrs:{colspan:{default:1,validate:"number"},rowspan:{default:1,
validate:"number"}}},related:{group:"block",attrs:{story:{default:null,validate:"string|null"},url:{default:null,validate:"\
string|null"},title:{default:null,validate:"string|null"}}},embed:{group:"block boxed",attrs:{provider:{validate:"string"},
url:{validate:"string"},title:{default:null,validate:"string|null"}}},info_box:{content:"boxed+",group:"block",attrs:{title:{
validate:"string"}}},divider:{group:"block boxed"},hard_break:{group:"inline",inline:!0},text:{group:"inline",inline:!0}},
marks:{link:{attrs:{href:{validate:"string"},rel:{default:null,validate:"string|null"}},inclusive:!1},em:{},strong:{},sup:{
excludes:"sup sub"},sub:{excludes:"sub sup"}}};var ae=(r,e)=>r.getAttribute(e)?.trim()||null,Fa=(r,e)=>{let t=Number(r.getAttribute(e)??1);return Number.isInteger(t)&&
t>=1&&t<=100?t:1},$a=r=>({colspan:Fa(r,"colspan"),rowspan:Fa(r,"rowspan")}),Va=r=>{let e={};return r.attrs.colspan!==1&&
(e.colspan=String(r.attrs.colspan)),r.attrs.rowspan!==1&&(e.rowspan=String(r.attrs.rowspan)),e},Jt=(r,...e)=>{let t={};for(let n of e)
r.attrs[n]!==null&&(t["data-"+n.replace("_","-")]=String(r.attrs[n]));return t},Yh={paragraph:{parseDOM:[{tag:"p"}],toDOM:()=>[
"p",0]},heading:{defining:!0,parseDOM:[{tag:"h2",attrs:{level:2}},{tag:"h3",attrs:{level:3}}],toDOM:r=>["h"+String(r.attrs.
level),0]},blockquote:{defining:!0,parseDOM:[{tag:"blockquote",getAttrs:r=>{let e=ae(r,"data-source-name");return{source_name:e,
source_url:e===null?null:ae(r,"data-source-url")}}}],toDOM:r=>["blockquote",Jt(r,"source_name","source_url"),0]},bullet_list:{
parseDOM:[{tag:"ul"}],toDOM:()=>["ul",0]},ordered_list:{parseDOM:[{tag:"ol",getAttrs:r=>({order:r.start??1})}],toDOM:r=>r.
attrs.order===1?["ol",0]:["ol",{start:String(r.attrs.order)},0]},list_item:{defining:!0,parseDOM:[{tag:"li"}],toDOM:()=>[
"li",0]},image:{draggable:!0,parseDOM:[{tag:"figure[data-asset]",getAttrs:r=>({asset:ae(r,"data-asset"),caption:ae(r,"da\
ta-caption"),alt:ae(r,"data-alt")})}],toDOM:r=>["figure",Jt(r,"asset","caption","alt")]},gallery:{isolating:!0,parseDOM:[
{tag:"div[data-gallery]"}],toDOM:()=>["div",{"data-gallery":""},0]},table:{isolating:!0,parseDOM:[{tag:"table",getAttrs:r=>({
caption:ae(r,"data-caption")})}],toDOM:r=>["table",Jt(r,"caption"),["tbody",0]]},table_row:{parseDOM:[{tag:"tr"}],toDOM:()=>[
"tr",0]},table_cell:{isolating:!0,parseDOM:[{tag:"td",getAttrs:$a}],toDOM:r=>["td",Va(r),0]},table_header:{isolating:!0,
parseDOM:[{tag:"th",getAttrs:$a}],toDOM:r=>["th",Va(r),0]},related:{atom:!0,draggable:!0,parseDOM:[{tag:"div[data-story]",
getAttrs:r=>({story:ae(r,"data-story")})},{tag:"div[data-related]",getAttrs:r=>({url:ae(r,"data-url"),title:ae(r,"data-t\
itle")})}],toDOM:r=>r.attrs.story===null?["div",{"data-related":"",...Jt(r,"url","title")}]:["div",Jt(r,"story")]},embed:{
atom:!0,draggable:!0,parseDOM:[{tag:"div[data-provider]",getAttrs:r=>({provider:ae(r,"data-provider"),url:ae(r,"data-url"),
title:ae(r,"data-title")})}],toDOM:r=>["div",Jt(r,"provider","url","title")]},info_box:{defining:!0,parseDOM:[{tag:"div[\
data-box]",getAttrs:r=>({title:ae(r,"data-box")})}],toDOM:r=>["div",{"data-box":String(r.attrs.title)},0]},divider:{parseDOM:[
{tag:"hr"}],toDOM:()=>["hr"]},hard_break:{selectable:!1,leafText:()=>`
`,parseDOM:[{tag:"br"}],toDOM:()=>["br"]}},Qh={link:{parseDOM:[{tag:"a[href]",getAttrs:r=>{let e=r.getAttribute("href")??
"",t=r.getAttribute("rel");return ye(e)===null&&{href:e,rel:t==="nofollow"||t==="sponsored"?t:null}}}],toDOM:r=>["a",{href:String(
r.attrs.href),...r.attrs.rel?{rel:String(r.attrs.rel)}:{}},0]},em:{parseDOM:[{tag:"em"},{tag:"i"}],toDOM:()=>["em",0]},strong:{
parseDOM:[{tag:"strong"},{tag:"b"}],toDOM:()=>["strong",0]},sup:{parseDOM:[{tag:"sup"}],toDOM:()=>["sup",0]},sub:{parseDOM:[
{tag:"sub"}],toDOM:()=>["sub",0]}},Zh=new RegExp("[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]|\\p{Noncharacter_Code_Point}|\
\\p{Cs}","gu"),jt=r=>r.replace(Zh,""),qa=r=>jt(r)!==r;function vt(r){return/[^\p{White_Space}\p{Cf}\p{Cc}]/u.test(r)&&!/[\n\t]/.
test(r)}function Ha(r){return/^[1-9a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{0,10}$/.test(r)&&!(r.length===11&&r>"7zzzzzzzzzz")}var Fe=(r,e=()=>!0)=>t=>typeof t==
"string"&&[...t].length<=r&&!qa(t)&&e(t),$e=r=>e=>e===null||r(e),Mt=(r,e)=>t=>Number.isInteger(t)&&t>=r&&t<=e,Wa={"doc.s\
chema":Mt(Wt.version,Wt.version),"heading.level":Mt(2,3),"blockquote.source_name":$e(Fe(200,vt)),"blockquote.source_url":$e(
r=>typeof r=="string"&&qt(r)===null),"ordered_list.order":Mt(0,1e6),"image.asset":Fe(11,Ha),"image.caption":$e(Fe(2e3)),
"image.alt":$e(Fe(1e3)),"table.caption":$e(Fe(300,vt)),"table_cell.colspan":Mt(1,100),"table_cell.rowspan":Mt(1,100),"ta\
ble_header.colspan":Mt(1,100),"table_header.rowspan":Mt(1,100),"related.story":$e(Fe(11,Ha)),"related.url":$e(r=>typeof r==
"string"&&qt(r)===null),"related.title":$e(Fe(300,vt)),"embed.provider":r=>r==="youtube"||r==="x"||r==="instagram"||r===
"tiktok","embed.url":r=>typeof r=="string"&&tt(r)!==null,"embed.title":$e(Fe(300,vt)),"info_box.title":Fe(200,vt),"link.\
href":r=>typeof r=="string"&&ye(r)===null,"link.rel":r=>r===null||r==="nofollow"||r==="sponsored"};function _a(r,e){if(!e.
attrs)return{};let t={};for(let[n,i]of Object.entries(e.attrs)){let s=Wa[`${r}.${n}`];if(!s)throw new Error(`no rule for\
 ${r}.${n}: schema.go has grown, schema.ts has not`);t[n]={...i,validate:o=>{if(!s(o))throw new RangeError(`${r}.${n} ca\
nnot be ${JSON.stringify(o)}`)}}}return{attrs:t}}function ep(r,e){let t=e.getAttrs;return t?{...e,getAttrs:n=>{let i=t(n);
return i?Object.entries(i).every(([o,l])=>Wa[`${r}.${o}`]?.(l))&&ja(r,i)===null&&i:!1}}:e}function tp(){let r={};for(let[
t,n]of Object.entries(Wt.nodes)){let i=Yh[t]??{};i.parseDOM&&(i.parseDOM=i.parseDOM.map(s=>ep(t,s))),r[t]={...n,...i,..._a(
t,n)}}let e={};for(let[t,n]of Object.entries(Wt.marks))e[t]={...n,...Qh[t],..._a(t,n)};return new Vn({nodes:r,marks:e,topNode:"\
doc"})}var Ve=tp(),T=r=>{let e=Ve.nodes[r];if(!e)throw new RangeError(`no node ${r}`);return e},be=r=>{let e=Ve.marks[r];
if(!e)throw new RangeError(`no mark ${r}`);return e},Ja=()=>T("doc").createAndFill({schema:Wt.version});function Yi(r){let e=ue.
fromJSON(Ve,r);if(e.type!==Ve.topNodeType)throw new RangeError(`a document cannot be ${e.type.name}`);return e.check(),e.
descendants(t=>{let n=np(t);if(n!==null)throw new RangeError(n)}),e}function np(r){switch(r.type.name){case"text":return qa(
r.text??"")?"text holds a control character":null;case"table":{let e=V.get(r);return r.firstChild?.childCount===0||e.problems?.
length||e.width>100?"a table is a full grid":null}}return ja(r.type.name,r.attrs)}function ja(r,e){switch(r){case"blockq\
uote":return e.source_url!=null&&e.source_name==null?"a quote's address needs a name":null;case"related":{let t=e.url!=null&&
e.title!=null;return e.story!=null&&e.url==null&&e.title==null||t&&e.story==null?null:"a related story is a story, or an\
 address with a title"}case"embed":return tt(String(e.url))?.provider===e.provider?null:"an embed's address is its provi\
der's"}return null}function b(r,e={},...t){let n=document.createElement(r);for(let[i,s]of Object.entries(e))typeof s=="function"?n.addEventListener(
i,s):s===!0?n.setAttribute(i,""):s!==!1&&s!==null&&n.setAttribute(i,s);return n.append(...t),n}var rp={bold:"M6 4h5a3 3 \
0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",italic:"M9 4h6M5 16h6M12 4 8 16",link:"M8.5 11.5l3-3M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4\
.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9",bullets:"M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.\
01",numbers:"M8 5h9M8 10h9M8 15h9M3 4l1-.8v3.6M2.8 13.4c.4-.8 2-.7 2 .3 0 .8-2 1.6-2 2.3h2.2",quote:"M8 6c-2.5.8-4 2.6-4\
 5v3h4v-4H5.6M16 6c-2.5.8-4 2.6-4 5v3h4v-4h-2.4",plus:"M10 4v12M4 10h12",undo:"M7 4 3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8",
redo:"M13 4l4 4-4 4M17 8H8.5a4.5 4.5 0 0 0 0 9H12",find:"M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4",focus:"\
M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",tidy:"M4 16 12 8M13.5 3v3M12 4.5h3M16.5 9v2M15.5 10h2M8 3.5v2M7 4.5h2",photo:"M3\
 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M12.5 7.5h.01",gallery:"M5 3h12v10H5zM3 6v11h11M5 11l3-3 3 3 2-1.5 4 3",table:"M3 4h14v1\
2H3zM3 8.5h14M8 4v12",box:"M3 4h14v12H3zM6 8h8M6 12h5",embed:"M3 4h14v12H3zM8.5 7.5v5l4-2.5z",related:"M4 4h8v12H4zM12 8\
h4v8h-4M6.5 7.5h3M6.5 10.5h3",divider:"M3 10h14M7 5h6M7 15h6",comment:"M3 4h14v10H9l-4 3v-3H3z",up:"M5 12l5-5 5 5",down:"\
M5 8l5 5 5-5",close:"M5 5l10 10M15 5 5 15"};function nt(r){let e="http://www.w3.org/2000/svg",t=document.createElementNS(
e,"svg");for(let[i,s]of Object.entries({viewBox:"0 0 20 20",width:"20",height:"20","aria-hidden":"true",class:"icon"}))t.
setAttribute(i,s);let n=document.createElementNS(e,"path");return n.setAttribute("d",rp[r]),t.append(n),t}var Ka=()=>/Mac|iPhone|iPad/.
test(navigator.platform);function Qi(r){let e=r.split("-");if(!Ka())return e.map(n=>n==="Mod"?"Ctrl":n.length===1?n.toUpperCase():
n).join("+");let t={Mod:"⌘",Shift:"⇧",Alt:"⌥"};return e.map(n=>t[n]??n.toUpperCase()).join("")}function K(r,e,t,n){
let i=t?`${e} (${Qi(t)})`:e,s=b("button",{type:"button",class:"tool",title:i,"aria-label":e,"aria-keyshortcuts":t&&t.replace(
"Mod",Ka()?"Meta":"Control").replace("Ctrl","Control").replaceAll("-","+"),click:n},nt(r));return Tn(s),s}function Tn(r){
r.addEventListener("mousedown",e=>e.preventDefault())}function Zi(r,e,t){let n=null,i=o=>{n?.remove(),n=null,r.setAttribute(
"aria-expanded","false"),document.removeEventListener("pointerdown",s,!0),o&&r.focus()},s=o=>{n&&!n.contains(o.target)&&
!r.contains(o.target)&&i(!1)};r.setAttribute("aria-haspopup","menu"),r.setAttribute("aria-expanded","false"),r.addEventListener(
"click",()=>{if(n)return i(!0);let o=b("div",{class:"editor-menu",role:"menu",popover:"manual","aria-label":r.getAttribute(
"aria-label")??r.textContent??""});for(let a of e()){let c=b("button",{type:"button",role:a.current===void 0?"menuitem":
"menuitemradio",tabindex:"-1","aria-checked":a.current===void 0?null:String(a.current),disabled:a.disabled??!1});a.icon&&
c.append(nt(a.icon)),c.append(b("span",{},a.label)),a.hint&&c.append(b("small",{},a.hint)),c.addEventListener("click",()=>{
i(!1),t(),a.press()}),o.append(c)}o.addEventListener("keydown",a=>{let c=[...o.querySelectorAll("button:not(:disabled)")],
d=c.indexOf(document.activeElement),f={ArrowDown:d+1,ArrowUp:d-1+c.length,Home:0,End:c.length-1}[a.key];if(f!==void 0)c[f%
c.length]?.focus();else if(a.key==="Escape")i(!0);else{if(a.key==="Tab")return i(!1);if(a.key.length===1)c.find((u,h)=>h>
d&&ip(u,a.key))?.focus();else return}a.preventDefault(),a.stopPropagation()}),r.after(o),o.showPopover();let l=r.getBoundingClientRect();
o.style.left=`${Math.max(8,Math.min(l.left,innerWidth-o.offsetWidth-8))}px`,o.style.top=`${l.bottom+4+o.offsetHeight>innerHeight?
Math.max(8,l.top-o.offsetHeight-4):l.bottom+4}px`,n=o,r.setAttribute("aria-expanded","true"),document.addEventListener("\
pointerdown",s,!0),(o.querySelector("[aria-checked=true]")??o.querySelector("button:not(:disabled)"))?.focus()})}var ip=(r,e)=>(r.
textContent??"").toLowerCase().startsWith(e.toLowerCase());function es(r){let e=()=>[...r.querySelectorAll("button.tool:\
not([hidden])")].filter(n=>n.closest("[hidden]")===null),t=n=>{for(let i of r.querySelectorAll("button.tool"))i.setAttribute(
"tabindex",i===n?"0":"-1")};t(e()[0]),r.addEventListener("focusin",n=>{let i=n.target.closest("button.tool");i&&t(i)}),r.
addEventListener("keydown",n=>{if(n.target.closest("[role=menu]"))return;let i=e(),s=i.indexOf(document.activeElement),o={
ArrowRight:s+1,ArrowLeft:s-1+i.length,Home:0,End:i.length-1}[n.key];s<0||o===void 0||(n.preventDefault(),i[o%i.length]?.
focus())})}var sp=0,ts=()=>`ed${(++sp).toString(36)}`;function Ua(r,e){let t=ts(),n=b("form",{method:"dialog"}),i=b("but\
ton",{type:"button",class:"tool shut","aria-label":e.text("cancel"),title:e.text("cancel")},nt("close")),s=b("dialog",{class:"\
editor-dialog","aria-labelledby":t},b("header",{},b("h2",{id:t},r),i),n);i.addEventListener("click",()=>s.close());let o=new Promise(
l=>s.addEventListener("close",()=>{s.remove(),l()}));return document.body.append(s),s.showModal(),{dialog:s,form:n,closed:o}}
async function He(r,e,t,n,i){let{dialog:s,form:o,closed:l}=Ua(e,r),a=null;i&&o.append(i);let c=t.map(d=>{let f=ts(),u=d.
rows?b("textarea",{id:f,name:d.name,rows:String(d.rows)}):b("input",{id:f,name:d.name,type:"text",inputmode:d.type==="ur\
l"?"url":null,autocomplete:"off",spellcheck:d.type==="url"?"false":null});u.value=d.value??"",d.max&&(u.maxLength=d.max),
d.required&&(u.required=!0);let h=b("p",{class:"fault",id:f+"f",hidden:!0,role:"alert"}),p=d.hint?b("p",{class:"hint",id:f+
"h"},d.hint):null;u.setAttribute("aria-describedby",[p?f+"h":"",f+"f"].join(" ").trim());let m=b("div",{class:"field"},b(
"label",{for:f},d.label),u);return p&&m.append(p),m.append(h),o.append(m),u.addEventListener("input",()=>{h.hidden=!0,u.
removeAttribute("aria-invalid")}),{f:d,input:u,fault:h}});return o.noValidate=!0,o.append(b("div",{class:"acts"},b("butt\
on",{type:"submit",class:"primary"},n))),o.addEventListener("submit",d=>{d.preventDefault();let f={},u=null;for(let{f:h,
input:p,fault:m}of c){let g=p.value.trim();f[h.name]=g;let y=g===""?h.required?"needed":null:h.check?.(g)??null;m.hidden=
y===null,p.toggleAttribute("aria-invalid",!1),y!==null&&(m.textContent=r.text(y),p.setAttribute("aria-invalid","true"),u??=
p)}if(u)return u.focus();a=f,s.close()}),c[0]?.input.focus(),c[0]?.input.select(),await l,a}async function yr(r,e,t,n={}){
let{dialog:i,form:s,closed:o}=Ua(e,r);i.classList.add("wide");let l=null,a=new Map,c=ts(),d=b("input",{id:c,type:"search",
autocomplete:"off","aria-describedby":c+"s"}),f=b("p",{class:"hint",id:c+"s",role:"status"}),u=b("ul",{class:"choices"}),
h=b("button",{type:"submit",class:"primary",disabled:!0},r.text("insert"));s.append(b("div",{class:"field"},b("label",{for:c},
r.text("search")),d,f),u),n.side&&s.append(n.side),n.many&&s.append(b("div",{class:"acts"},h));let p=(k,S,N)=>{if(!n.many)
return l=[S],i.close();a.delete(k)?N.setAttribute("aria-pressed","false"):(a.set(k,S),N.setAttribute("aria-pressed","tru\
e")),h.disabled=a.size===0},m=null,g=async()=>{m?.abort();let k=m=new AbortController;try{let S=await t(d.value.trim(),k.
signal);if(k.signal.aborted)return;u.classList.toggle("pictures",S.some(N=>N.thumb!==void 0)),u.replaceChildren(...S.map(
N=>{let P=JSON.stringify(N.item),H=b("button",{type:"button","aria-pressed":n.many?String(a.has(P)):null});return N.thumb===
""?H.append(b("span",{class:"no-thumb"})):N.thumb&&H.append(b("img",{src:N.thumb,alt:"",loading:"lazy"})),H.append(b("sp\
an",{},N.title)),N.detail&&H.append(b("small",{},N.detail)),H.addEventListener("click",()=>p(P,N.item,H)),b("li",{},H)})),
f.textContent=S.length>0?n.hint??r.text("found",S.length):r.text("found_nothing")}catch(S){k.signal.aborted||(f.textContent=
r.text("no_answer",String(S.message??S)))}},y=0;return d.addEventListener("input",()=>{clearTimeout(y),y=window.setTimeout(
()=>{g()},150)}),s.addEventListener("keydown",k=>{let S=[...u.querySelectorAll("button")],N=S.indexOf(document.activeElement);
if(k.key==="ArrowDown")S[Math.min(N+1,S.length-1)]?.focus();else if(k.key==="ArrowUp"&&N>=0)(S[N-1]??d).focus();else if(k.
key==="Enter"&&k.target===d)(!n.many||a.size===0)&&S[0]?.click();else return;k.preventDefault()}),s.addEventListener("su\
bmit",k=>{k.preventDefault(),a.size!==0&&(l=[...a.values()],i.close())}),d.focus(),g(),await o,m?.abort(),l}var Et=new z("uploads");function Ga(){return new D({key:Et,state:{init:()=>R.empty,apply(r,e){e=e.map(r.mapping,r.doc);let t=r.
getMeta(Et);if(t&&"add"in t){let n=b("span",{class:"uploading",role:"status"},t.add.name);return e.add(r.doc,[I.widget(t.
add.pos,n,{id:t.add.id,side:-1})])}return t?e.remove(e.find(void 0,void 0,n=>n.id===t.remove)):e}},props:{decorations:r=>Et.
getState(r)}})}function op(r,e){return Et.getState(r.state)?.find(void 0,void 0,t=>t.id===e)[0]?.from??null}function lp(r,e,t){
let n=r.resolve(Math.min(e,r.content.size));if(n.parent.type.name==="gallery"&&t.type.name==="image")return n.pos;for(let i=n.
depth;i>0;i--){let s=n.index(i-1),o=n.node(i-1),l=n.node(i).isTextblock&&n.node(i).content.size===0,a=s+1;if(o.canReplaceWith(
a,a,t.type))return l&&i===1?n.before(i):n.after(i)}return n.depth===0?n.pos:r.content.size}function we(r,e){Xa(r,e,r.state.
selection.to,!0)}function Xa(r,e,t,n){let i=r.state.tr,s=lp(i.doc,t,e),o=i.doc.resolve(s);o.nodeAfter?.type.name==="para\
graph"&&o.nodeAfter.content.size===0&&o.index()<o.parent.childCount-1?i.replaceWith(s,s+2,e):i.insert(s,e),i.doc.lastChild?.
type.name!=="paragraph"&&i.insert(i.doc.content.size,T("paragraph").create()),n&&i.setSelection(C.near(i.doc.resolve(s+e.
nodeSize))).scrollIntoView(),r.dispatch(i)}var ns=r=>T("image").create({asset:r.id,caption:null,alt:null}),_e=class r{#e;#t;#i=0;constructor(e,t){
this.#e=e,this.#t=t}static among(e){return[...e??[]].filter(t=>t.type.startsWith("image/")||/\.(jpe?g|png|webp|gif|tiff?|heic|avif)$/i.
test(t.name))}async pick(e){let{view:t}=this.#e,n=await this.#n(e,s=>{this.send(s,t.state.selection.to)});if(t.focus(),!n||
n.length===0)return;let i=t.state.selection.$from.parent.type.name==="gallery";if(e&&!i)we(t,T("gallery").create(null,n.
map(ns)));else for(let s of n)we(t,ns(s))}async one(){let e=null,t=await this.#n(!1,n=>e=n[0]?this.bring(n[0]):null);return await e??
t?.[0]??null}async bring(e){let{words:t}=this.#e;this.#o(1);try{let n=await this.#t.upload(e);return await this.#s(n,e),
n}catch(n){return this.#e.status(t.text("upload_wrong",e.name,String(n.message)),"warning"),null}finally{this.#o(-1)}}async#n(e,t){
let{words:n}=this.#e,i=b("input",{type:"file",accept:"image/*",multiple:e,class:"hidden",tabindex:"-1","aria-hidden":"tr\
ue"}),s=b("p",{class:"from-device"},i,b("button",{type:"button",click:()=>i.click()},n.text("from_device")));return i.addEventListener(
"change",()=>{let o=r.among(i.files);t(o),i.closest("dialog")?.close()}),yr(n,n.text(e?"gallery":"photo"),async(o,l)=>(await this.#t.
pictures(o,l)).map(a=>({item:a,title:a.caption||a.alt||n.text("no_caption"),detail:a.credit||n.text("no_credit"),thumb:a.
thumb})),{many:e,side:s})}async send(e,t){let{words:n}=this.#e,i=[];for(let s of e){let o=await this.#r(s,t);o&&i.push({
picture:o,file:s})}e.length>i.length&&this.#e.status(n.text("upload_failed",e.length-i.length),"warning");for(let s of i)
await this.#s(s.picture,s.file)}async#r(e,t){let{words:n}=this.#e,i={},s=this.#e.view;s.dispatch(s.state.tr.setMeta(Et,{
add:{id:i,pos:Math.min(t,s.state.doc.content.size),name:n.text("uploading",e.name)}})),this.#o(1);try{let o=await this.#t.
upload(e),l=this.#e.view,a=op(l,i);return l.dispatch(l.state.tr.setMeta(Et,{remove:i})),a!==null&&Xa(l,ns(o),a,!1),o}catch(o){
let l=this.#e.view;return l.dispatch(l.state.tr.setMeta(Et,{remove:i})),this.#e.status(n.text("upload_wrong",e.name,String(
o.message)),"warning"),null}finally{this.#o(-1)}}#o(e){this.#i+=e,this.#e.dispatchEvent(new CustomEvent("editor:upload",
{bubbles:!0,detail:{count:this.#i}}))}async#s(e,t){let{words:n}=this.#e;if(e.credit!==""&&e.alt!=="")return;let i=b("img",
{class:"preview",src:e.thumb||await ap(t),alt:""}),s=await He(n,n.text("credit_title"),[{name:"credit",label:n.text("cre\
dit"),value:e.credit,required:!0,max:200,hint:n.text("credit_hint")},{name:"caption",label:n.text("caption"),value:e.caption,
rows:2,max:2e3},{name:"alt",label:n.text("alt"),value:e.alt,rows:2,max:1e3,hint:n.text("alt_hint")}],n.text("keep"),i);if(!s)
return this.#e.status(n.text("credit_missing"),"warning");try{await this.#t.describe(e.id,{credit:s.credit??"",caption:s.
caption??"",alt:s.alt??""}),this.#e.dispatchEvent(new CustomEvent("editor:picture",{detail:e.id}))}catch(o){this.#e.status(
n.text("no_answer",String(o.message)),"warning")}this.#e.view.focus()}};function ap(r){return new Promise(e=>{let t=new FileReader;
t.addEventListener("loadend",()=>e(typeof t.result=="string"?t.result:"")),t.readAsDataURL(r)})}async function Ya(r,e){let t=/^data:(image\/[\w+.-]+);base64,([a-z0-9+/=\s]+)$/i.
exec(r);if(!t)return null;try{let n=Uint8Array.from(atob((t[2]??"").replace(/\s/g,"")),i=>i.charCodeAt(0));return new File(
[n],`${e}.${(t[1]??"").split("/")[1]?.toLowerCase()}`,{type:(t[1]??"").toLowerCase()})}catch{return null}}function ee(r,e){let{selection:t}=r;if(t instanceof v&&t.node.type.name===e)return{node:t.node,pos:t.from};let{$from:n}=t;
for(let i=n.depth;i>0;i--){let s=n.node(i);if(s.type.name===e)return{node:s,pos:n.before(i)}}return null}function Qa(r,e){
let{from:t,$from:n,to:i,empty:s}=r.selection,o=be(e);return s?o.isInSet(r.storedMarks??n.marks())!==void 0:r.doc.rangeHasMark(
t,i,o)}var rt=r=>Lo(be(r),null,{removeWhenPresent:!1}),Kt=r=>(e,t,n)=>{let i=r!==0&&ee(e,"heading")?.node.attrs.level===
r;return r===0||i?ii(T("paragraph"))(e,t,n):ii(T("heading"),{level:r})(e,t,n)},Ut=r=>(e,t,n)=>{let i=cp(e);return i?i.node.
type.name===r?_i(T("list_item"))(e,t,n):(t?.(e.tr.setNodeMarkup(i.pos,T(r))),!0):aa(T(r))(e,t,n)};function cp(r){let{$from:e}=r.
selection;for(let t=e.depth;t>0;t--){let n=e.node(t);if(n.type.name==="bullet_list"||n.type.name==="ordered_list")return{
node:n,pos:e.before(t)};if(n.type.spec.isolating)return null}return null}var Za=(r,e=null)=>{let t=typeof r=="string"?T(
r):r;return(n,i,s)=>{if(ee(n,t.name))return Oo(n,i,s);let{$from:o,$to:l}=n.selection,a=o.blockRange(l);if(a&&!Oe(a,t,e)&&
o.parent.type.name==="heading"){let c=n.tr.setBlockType(o.pos,l.pos,T("paragraph")),d=c.doc.resolve(o.pos).blockRange(c.
doc.resolve(l.pos)),f=d&&Oe(d,t,e);return!d||!f?!1:(i?.(c.wrap(d,f)),!0)}return Po(t,e)(n,i,s)}},br=Za("blockquote"),ec=(r,e)=>{
let{$from:t,empty:n}=r.selection;return!n||t.parentOffset>0||t.parent.type.name!=="heading"?!1:(e?.(r.tr.setNodeMarkup(t.
before(),T("paragraph"))),!0)},tc=(r,e,t)=>da(T("list_item"))(r,e,t),nc=(r,e,t)=>_i(T("list_item"))(r,e,t);function wr(r){
let{$from:e,from:t,to:n}=r.selection,i=be("link"),s=i.isInSet(e.marks())??(e.nodeAfter?i.isInSet(e.nodeAfter.marks):void 0);
if(!s)return null;let o=e.start(),l=null,a=o;return e.parent.forEach(c=>{let d=s.isInSet(c.marks);d&&l&&l.to===a?l={...l,
to:a+c.nodeSize}:d&&!(l&&l.from<=t&&l.to>=n)&&(l={mark:s,from:a,to:a+c.nodeSize}),a+=c.nodeSize}),l}async function Nn(r){
let{view:e,words:t}=r,n=wr(e.state),{from:i,to:s,empty:o}=e.state.selection,l=n??{from:i,to:s},a=e.state.doc.textBetween(
i,s," "),c=!n&&/^(https?:\/\/|www\.)\S+$/.test(a.trim())?a.trim():"",d=await He(t,t.text("link"),[{name:"href",label:t.text(
"address"),value:n?String(n.mark.attrs.href):c,type:"url",required:!0,hint:t.text("address_hint"),check:p=>ye(et(ze(p)))},
...o&&!n?[{name:"text",label:t.text("link_text"),max:300}]:[]],t.text("keep"));if(e.focus(),!d)return;let f=et(ze(d.href??
"")),u=be("link").create({href:f,rel:n?.mark.attrs.rel??null}),h=e.state.tr;if(o&&!n){let p=d.text||f.replace(/^https?:\/\/(www\.)?/,
"").replace(/\/$/,"");h.replaceSelectionWith(e.state.schema.text(p,[...e.state.selection.$from.marks(),u]),!1)}else h.removeMark(
l.from,l.to,be("link")).addMark(l.from,l.to,u);e.dispatch(h.removeStoredMark(be("link")).scrollIntoView())}function rc(r){
let{view:e}=r,t=wr(e.state);t&&e.dispatch(e.state.tr.removeMark(t.from,t.to,be("link"))),e.focus()}async function ic(r){
let{view:e,words:t}=r,n=ee(e.state,"blockquote");if(!n)return;let i=await He(t,t.text("quote_source"),[{name:"name",label:t.
text("quote_name"),value:String(n.node.attrs.source_name??""),max:200,hint:t.text("quote_name_hint")},{name:"url",label:t.
text("quote_url"),value:String(n.node.attrs.source_url??""),type:"url",check:a=>qt(ze(a))}],t.text("keep"));e.focus();let s=ee(
e.state,"blockquote");if(!i||!s)return;let o=i.name||null,l=o&&i.url?ze(i.url):null;e.dispatch(e.state.tr.setNodeMarkup(
s.pos,null,{source_name:o,source_url:l}))}async function sc(r){let{view:e,words:t}=r,n=await He(t,t.text("box"),[{name:"\
title",label:t.text("box_title"),value:t.text("box_default"),required:!0,max:200,check:is}],t.text("insert"));if(e.focus(),
!n)return;let i={title:n.title??""};ee(e.state,"info_box")||Za("info_box",i)(e.state,e.dispatch,e)||we(e,T("info_box").create(
i,T("paragraph").create()))}async function oc(r){await rs(r,"info_box","title","box","box_title",200,!0)}async function lc(r){
await rs(r,"table","caption","table","table_caption",300,!1)}async function ac(r){await rs(r,"embed","title","embed","em\
bed_title",300,!1)}async function rs(r,e,t,n,i,s,o){let{view:l,words:a}=r,c=ee(l.state,e);if(!c)return;let d=await He(a,
a.text(n),[{name:t,label:a.text(i),value:String(c.node.attrs[t]??""),max:s,required:o,check:is}],a.text("keep"));l.focus();
let f=ee(l.state,e);d&&f&&l.dispatch(l.state.tr.setNodeAttribute(f.pos,t,d[t]||null))}var is=r=>vt(r)?null:"needed";async function cc(r){
let{view:e,words:t}=r,n=await He(t,t.text("embed"),[{name:"url",label:t.text("address"),type:"url",required:!0,hint:t.text(
"embed_hint"),check:s=>tt(ze(s))?null:"embed_wrong"},{name:"title",label:t.text("embed_title"),max:300,hint:t.text("embe\
d_title_hint")}],t.text("insert"));e.focus();let i=n&&tt(ze(n.url??""));i&&we(e,T("embed").create({...i,title:n.title||null}))}
async function dc(r,e){let{view:t,words:n}=r,i=await yr(n,n.text("related"),async(l,a)=>{let c=/^https?:\/\//i.test(l)?et(
l):"";return c!==""&&qt(c)===null?[{item:{url:c},title:c,detail:n.text("related_outside")}]:(await e.stories(l,a)).map(d=>({
item:{story:d},title:d.headline,detail:[d.site,d.date].filter(Boolean).join(" · ")}))},{side:b("p",{class:"hint"},n.text(
"related_hint"))});t.focus();let s=i?.[0];if(!s)return;if("story"in s)return we(t,T("related").create({story:s.story.id}));
let o=await He(n,n.text("related"),[{name:"title",label:n.text("related_title"),required:!0,max:300,check:is}],n.text("i\
nsert"));t.focus(),o&&we(t,T("related").create({url:s.url,title:o.title??""}))}function fc(r,e=3,t=3){let n=a=>T(a).create(
null,T("paragraph").create()),i=a=>T("table_row").create(null,Array.from({length:t},()=>n(a))),s=T("table").create(null,
Array.from({length:e},(a,c)=>i(c===0?"table_header":"table_cell"))),o=r.state.doc;we(r,s);let l=null;r.state.doc.descendants(
(a,c)=>(a===s&&(l=c),l===null&&a.type.name!=="paragraph")),l!==null&&r.state.doc!==o&&r.dispatch(r.state.tr.setSelection(
M.near(r.state.doc.resolve(l+3))))}function uc(r){we(r,T("divider").create())}function pc(r){let e=0;return r.descendants(t=>{if(t.isTextblock)return e+=ss(t.textBetween(0,t.content.size,void 0,n=>n.
type.name==="hard_break"?`
`:" ")),!1;switch(t.type.name){case"table":e+=ss(String(t.attrs.caption??""));break;case"info_box":/[\p{L}\p{N}]/u.test(
t.textContent)&&(e+=ss(String(t.attrs.title)));break}return!0}),e}function ss(r){let e=0;for(let t of r.split(new RegExp(
"\\p{White_Space}+","u")))/[\p{L}\p{N}]/u.test(t)&&e++;return e}function mc(r,e){return Math.ceil(r/(e.startsWith("en")?
238:200))}var xr=class extends Error{};async function ls(r){let t=(r.headers.get("content-type")??"").includes("json")?await r.json():
await r.text();if(r.ok)return t;let n=typeof t=="object"&&t!==null?t.error??t.said:null;throw new xr(typeof n=="string"&&
n!==""?n:`${r.status} ${r.statusText}`.trim())}var as={Accept:"application/json"},Gt=class{#e;#t=new Map;#i=new Map;constructor(e){
this.#e=e}async#n(e,t,n){let i=new URL(e,location.href);for(let[o,l]of Object.entries(t))i.searchParams.set(o,l);let s=await ls(
await fetch(i,{headers:as,signal:n??null}));return Array.isArray(s)?s:[]}async pictures(e,t){let n=await this.#n(this.#e.
pick,{q:e},t);for(let i of n)this.#t.set(i.id,Promise.resolve(i));return n}async stories(e,t){let n=await this.#n(this.#e.
find,{q:e},t);for(let i of n)this.#i.set(i.id,Promise.resolve(i));return n}picture(e,t=!1){return t&&this.#t.delete(e),this.#r(
this.#t,this.#e.pick,e)}story(e){return this.#r(this.#i,this.#e.find,e)}#r(e,t,n){let i=e.get(n);return i||(i=this.#n(t,
{id:n}).then(s=>s.find(o=>o.id===n)??null),i=i.catch(()=>(e.delete(n),null)),e.set(n,i)),i}async upload(e){let t=new FormData;
t.append("file",e,e.name||"picture");let n=await ls(await fetch(this.#e.upload,{method:"POST",body:t,headers:as})),i=Array.
isArray(n)?n[0]:n;if(typeof i?.id!="string")throw new xr("no id");return this.#t.set(i.id,Promise.resolve(i)),i}async describe(e,t){
let n=new URLSearchParams(t),i=(await this.picture(e))?.rev;i!==void 0&&n.set("rev",String(i)),await ls(await fetch(`${this.#e.
upload}/${e}`,{method:"POST",body:n,headers:as})),this.#t.delete(e)}};function gc(r){return r?[...r.querySelectorAll("input[data-field],textarea[data-field],select[data-field]")].map(e=>({name:e.
dataset.field??e.name,control:e,get:()=>dp(e),set:t=>fp(e,t)})):[]}function An(r){return[...cs(r)?.childNodes??[]].filter(
n=>!(n instanceof Element&&n.matches(".changed-by"))).map(n=>n.textContent).join("").trim()||(r.dataset.field??r.name)}function cs(r){
return r.labels?.[0]??r.closest("pick-list")?.closest(".field")?.querySelector("label")??null}function yc(r){return(r?.closest(
"pick-list")?.querySelector("[data-field]")??r)?.dataset?.field??""}function dp(r){return r instanceof HTMLSelectElement?
[...r.selectedOptions].map(e=>e.value).join(`
`):r instanceof HTMLInputElement&&r.type==="checkbox"?r.checked?"1":"":r.value}function fp(r,e){if(r instanceof HTMLSelectElement){
let t=new Set(e.split(`
`));for(let i of r.options)i.selected!==t.has(i.value)&&(i.selected=t.has(i.value));let n=new Set([...r.options].map(i=>i.
value));for(let i of t)i!==""&&!n.has(i)&&up(r,i)}else r instanceof HTMLInputElement&&r.type==="checkbox"?r.checked=e!==
"":hp(r,e);r.dispatchEvent(new CustomEvent("field:set",{bubbles:!0}))}function up(r,e){let t=new Option(e,e);r.append(t),
t.selected=!0;let n=r.closest("pick-list")?.dataset.find;if(!n)return;let i=new URL(n,location.href);i.searchParams.set(
"value",e),fetch(i,{headers:{Accept:"application/json"}}).then(async s=>{let[o]=s.ok?await s.json():[];o&&(t.text=o.label,
r.dispatchEvent(new CustomEvent("field:set",{bubbles:!0})))}).catch(()=>{})}function hp(r,e){let t=r.value;if(t===e)return;
let n=document.activeElement===r&&r.selectionStart!==null,i=r.selectionStart??0,s=r.selectionEnd??i;if(r.value=e,!n)return;
let o=0;for(;o<t.length&&o<e.length&&t[o]===e[o];)o++;let l=0;for(;l<t.length-o&&l<e.length-o&&t[t.length-1-l]===e[e.length-
1-l];)l++;let a=c=>c<=o?c:c>=t.length-l?c+e.length-t.length:Math.min(c,e.length-l);r.setSelectionRange(a(i),a(s))}var ce=class{constructor(e,t,n={}){this.match=e,this.match=e,this.handler=typeof t=="string"?pp(t):t,this.undoable=n.undoable!==
!1,this.inCode=n.inCode||!1,this.inCodeMark=n.inCodeMark!==!1}};function pp(r){return function(e,t,n,i){let s=r;if(t[1]){
let o=t[0].lastIndexOf(t[1]);s+=t[0].slice(o+t[1].length),n+=o;let l=n-i;l>0&&(s=t[0].slice(o-l,o)+s,n=i)}return e.tr.insertText(
s,n,i)}}var mp=500;function wc({rules:r}){let e=new D({state:{init(){return null},apply(t,n){let i=t.getMeta(this);return i||
(t.selectionSet||t.docChanged?null:n)}},props:{handleTextInput(t,n,i,s){return bc(t,n,i,s,r,e)},handleDOMEvents:{compositionend:t=>{
setTimeout(()=>{let{$cursor:n}=t.state.selection;n&&bc(t,n.pos,n.pos,"",r,e)})}}},isInputRules:!0});return e}function bc(r,e,t,n,i,s){
if(r.composing)return!1;let o=r.state,l=o.doc.resolve(e),a=r.state.selection,c=l.parent.textBetween(Math.max(0,l.parentOffset-
mp),l.parentOffset,null,"￼")+n,d=e==a.from&&t==a.to&&r.state.storedMarks||(e==t?l.marks():l.marksAcross(o.doc.resolve(
t))||[]);for(let f=0;f<i.length;f++){let u=i[f];if(!u.inCodeMark&&d.some(g=>g.type.spec.code))continue;if(l.parent.type.
spec.code){if(!u.inCode)continue}else if(u.inCode==="only")continue;let h=u.match.exec(c);if(!h||h[0].length<n.length)continue;
let p=e-(h[0].length-n.length);if(!u.inCodeMark){let g=!1;if(o.doc.nodesBetween(p,l.pos,y=>{y.isInline&&y.marks.some(k=>k.
type.spec.code)&&(g=!0)}),g)continue}let m=u.handler(o,h,p,t,n);if(m)return u.undoable&&m.setMeta(s,{transform:m,from:e,
to:t,text:n}),r.dispatch(m),!0}return!1}var xc=(r,e)=>{let t=r.plugins;for(let n=0;n<t.length;n++){let i=t[n],s;if(i.spec.
isInputRules&&(s=i.getState(r))){if(e){let o=r.tr,l=s.transform;for(let a=l.steps.length-1;a>=0;a--)o.step(l.steps[a].invert(
l.docs[a]));if(s.text){let a=o.doc.resolve(s.from).marks();o.replaceWith(s.from,s.to,r.schema.text(s.text,a))}else o.delete(
s.from,s.to);e(o)}return!0}}return!1},Dg=new ce(/--$/,"—",{inCodeMark:!1}),Rg=new ce(/\.\.\.$/,"…",{inCodeMark:!1}),
Ig=new ce(/(?:^|[\s\{\[\(\<'"\u2018\u201C])(")$/,"“",{inCodeMark:!1}),Pg=new ce(/"$/,"”",{inCodeMark:!1}),Lg=new ce(
/(?:^|[\s\{\[\(\<'"\u2018\u201C])(')$/,"‘",{inCodeMark:!1}),Bg=new ce(/'$/,"’",{inCodeMark:!1});function kr(r,e,t,n){let i,s;return e instanceof Ne?s=e:(i=e,s=e.nodeType,t=e.getAttrs,n=e.joinPredicate),new ce(r,(o,l,a,c)=>{
let d=t instanceof Function?t(l):t,f=o.tr.delete(a,c),u=f.doc.resolve(a),h=u.blockRange(),p=h&&Oe(h,s,d);if(!p)return null;
f.wrap(h,p);let m=f.doc.resolve(a-1).nodeBefore;return m&&m.type==s&&ut(f.doc,a-1)&&(!n||n(l,m))&&f.join(a-1),f},i)}function ds(r,e,t){
let n,i;return e instanceof Ne?i=e:(n=e,i=e.nodeType,t=e.getAttrs),new ce(r,(s,o,l,a)=>{let c=s.doc.resolve(l),d=t instanceof
Function?t(o):t;return c.node(-1).canReplaceWith(c.index(-1),c.indexAfter(-1),i)?s.tr.delete(l,a).setBlockType(l,l,i,d):
null},n)}var kc=String.raw`(?:^|[\s([{\u2014\u2013/\uFFFC“‘])`,Sc=/:\/\/|^www\.|\S@\S/i;function me(r,e){return new ce(r,(t,n,i,s)=>{
if(Sc.test(/\S*$/.exec((n.input??"").trimEnd())?.[0]??""))return null;let o=e(n),l=0,a=n[0];for(;l<o.length&&l<a.length&&
o[l]===a[l]&&i+l<s;)l++;let c=o.slice(l),d=t.tr;if(c==="")return i+l<s?d.delete(i+l,s):d.setMeta("typography",!0);let f=t.
storedMarks??t.doc.resolve(i+l).marks();return d.replaceWith(i+l,s,t.schema.text(c,f))})}var gp=[me(new RegExp(`(${kc})"\
$`,"u"),r=>`${r[1]}“`),me(/"$/,()=>"”"),me(new RegExp(`(${kc})'$`,"u"),r=>`${r[1]}‘`),me(/'$/,()=>"’")],yp=[me(/–-$/,
()=>"—"),me(/--$/,()=>"–"),me(/(\S) - $/,r=>`${r[1]} – `),me(/\.\.\.$/,()=>"…")],bp=[me(/([ \u00A0]) $/,r=>r[1]??
" "),me(/^ $/,()=>""),me(/([([{“‘]) $/,r=>r[1]??""),me(new RegExp("(\\p{L}|\\p{N}|[)\\]”’%]) ([,;:.!?%)\\]])$","\
u"),r=>(r[1]??"")+(r[2]??""))],wp=()=>[ds(/^##\s$/,T("heading"),{level:2}),ds(/^###\s$/,T("heading"),{level:3}),kr(/^>\s$/,
T("blockquote")),kr(/^[-*•]\s$/,T("bullet_list")),kr(/^(\d{1,4})[.)]\s$/,T("ordered_list"),r=>({order:Number(r[1])}),(r,e)=>e.
childCount+e.attrs.order===Number(r[1])),new ce(/^\*\*\*$/,(r,e,t)=>{let n=r.doc.resolve(t);if(n.depth!==1)return null;let i=T(
"paragraph").create();return r.tr.replaceWith(n.before(),n.after(),[T("divider").create(),i])})];function Cc(){return wc(
{rules:[...wp(),...gp,...yp,...bp]})}function xp(r){let e=[],t=[...r.matchAll(/\S+/g)].filter(s=>Sc.test(s[0])),n=(s,o,l)=>{
t.some(a=>s>=a.index&&o<=a.index+a[0].length)||r.slice(s,o)!==l&&e.push({from:s,to:o,insert:l})},i=/(?<lead>^[ \u00A0]+)|(?<tail>[ \u00A0]+$)|(?<before>(?<=[\p{L}\p{N})\]”’%]) +(?=[,;:.!?%)\]](?!\d)))|(?<after>(?<=[([{“‘]) +)|(?<many>[ \u00A0]{2,})|(?<dots>\.{3,})|(?<long>---)|(?<dash>--|(?<= )-(?= ))|(?<double>")|(?<single>')/gu;
for(let s of r.matchAll(i)){let o=s.groups??{},l=s.index,a=l+s[0].length;if(o.lead??o.tail??o.before??o.after)n(l,a,"");else if(o.
many)n(l,a," ");else if(o.dots)n(l,a,"…");else if(o.long)n(l,a,"—");else if(o.dash)n(l,a,"–");else{let c=l===0||/[\s([{\u2014\u2013/\uFFFC“‘"]/u.
test(r[l-1]??""),d=r[l+1],f=d===void 0||/[\s,.;:!?)\]}]/.test(d);o.double?n(l,a,c&&!(f&&l>0)?"“":"”"):n(l,a,c&&!f?"‘":
"’")}}return e}var Mc=(r,e)=>{let t=r.tr;return r.doc.descendants((n,i)=>{if(!n.isTextblock)return!0;for(let s of xp(fs(
n)).reverse())kp(t,i+1,s,n);return!1}),t.docChanged?(e?.(En(t).setMeta("tidied",!0)),!0):!1};function fs(r){return r.textBetween(
0,r.content.size,"￼","￼")}function kp(r,e,t,n){let i=r.mapping.map(e+t.from),s=r.mapping.map(e+t.to);if(t.insert===""){
r.delete(i,s);return}let o=n.nodeAt(t.from);r.replaceWith(i,s,r.doc.type.schema.text(t.insert,o?.marks??[]))}function Sp(r,e){let t=Cp(e);return t?[...r.matchAll(t)].map(n=>({from:n.index,to:n.index+n[0].length})):[]}function Cp({
query:r,exact:e,words:t}){if(r==="")return null;let n=r.replace(/[.*+?^${}()|[\]\\/]/g,"\\$&").replace(/"/g,'["“”„]').
replace(/'/g,"['‘’]").replace(/\s/g,"[ \\u00A0]"),i="[\\p{L}\\p{N}_]";return new RegExp(t?`(?<!${i})${n}(?!${i})`:n,
e?"gu":"giu")}function Mp(r,e){let t=[];return r.descendants((n,i)=>{if(!n.isTextblock)return!0;for(let s of Sp(fs(n),e))
t.push({from:i+1+s.from,to:i+1+s.to});return!1}),t}var On=new z("find"),us={search:null,matches:[],current:-1,drawn:R.empty};
function vc(){return new D({key:On,state:{init:()=>us,apply(r,e,t,n){let i=r.getMeta(On);if(!i&&!e.search||!i&&!r.docChanged&&
!r.selectionSet)return e;let s=i?i.search:e.search;if(!s)return us;let o=i||r.docChanged?Mp(n.doc,s):e.matches,{from:l,to:a}=n.
selection,c=o.findIndex(f=>f.from===l&&f.to===a),d=R.create(n.doc,o.map((f,u)=>I.inline(f.from,f.to,{class:u===c?"found \
current":"found"})));return{search:s,matches:o,current:c,drawn:d}}},props:{decorations:r=>On.getState(r)?.drawn}})}var Dn=r=>On.
getState(r)??us;function hs(r,e){return r.setMeta(On,{search:e}).setMeta("addToHistory",!1)}function Xt(r,e){let{matches:t}=Dn(
r.state);if(t.length===0)return;let{from:n,to:i}=r.state.selection,s=e?t.find(o=>o.from>=i&&!(o.from===n&&o.to===i))??t[0]:
t.findLast(o=>o.to<=n)??t.at(-1);s&&r.dispatch(r.state.tr.setSelection(M.create(r.state.doc,s.from,s.to)).scrollIntoView())}
function Ec(r,e,t){let n=r.doc.nodeAt(e.from)?.marks??[];t===""?r.delete(e.from,e.to):r.replaceWith(e.from,e.to,r.doc.type.
schema.text(t,n))}function ps(r,e){let{matches:t,current:n}=Dn(r.state),i=t[n];if(!i)return Xt(r,!0);let s=En(r.state.tr);
Ec(s,i,e),s.setSelection(M.create(s.doc,i.from+e.length)),r.dispatch(s),Xt(r,!0)}function Tc(r,e){let{matches:t}=Dn(r.state);
if(t.length===0)return 0;let n=En(r.state.tr);for(let i of t.toReversed())Ec(n,i,e);return r.dispatch(n),t.length}var Sr=class{dom;#e;#t;#i;#n;#r;#o=b("span",{class:"count",role:"status"});constructor(e){this.#e=e;let{words:t}=e,n=o=>b(
"input",{type:"text","aria-label":t.text(o),placeholder:t.text(o),autocomplete:"off"}),i=()=>b("input",{type:"checkbox"});
this.#t=n("find"),this.#i=n("replace_with"),this.#n=i(),this.#r=i();let s=(o,l)=>b("button",{type:"button",class:"small",
click:l},t.text(o));this.dom=b("div",{class:"find",role:"search","aria-label":t.text("find"),hidden:!0},b("div",{class:"\
line"},this.#t,this.#o,K("up",t.text("find_previous"),"Shift-Enter",()=>Xt(e.view,!1)),K("down",t.text("find_next"),"Ent\
er",()=>Xt(e.view,!0)),K("close",t.text("find_close"),"Escape",()=>this.close())),b("div",{class:"line"},this.#i,s("repl\
ace",()=>ps(e.view,this.#i.value)),s("replace_all",()=>{let o=Tc(e.view,this.#i.value);e.status(t.text("replaced",o))})),
b("div",{class:"line"},b("label",{},this.#n,t.text("find_exact")),b("label",{},this.#r,t.text("find_words"))));for(let o of[
this.#t,this.#n,this.#r])o.addEventListener("input",()=>this.#s());this.dom.addEventListener("keydown",o=>{if(o.key==="E\
scape")this.close();else{if(o.key!=="Enter"||o.target instanceof HTMLButtonElement)return;o.target===this.#i?ps(e.view,this.#i.
value):Xt(e.view,!o.shiftKey)}o.preventDefault(),o.stopPropagation()})}open(){let{view:e}=this.#e,{from:t,to:n}=e.state.
selection,i=e.state.doc.textBetween(t,n,`
`);i!==""&&!i.includes(`
`)&&i.length<100&&(this.#t.value=i),this.dom.hidden=!1,this.#t.focus(),this.#t.select(),this.#s()}close(){let{view:e}=this.#e;
this.dom.hidden=!0,e.dispatch(hs(e.state.tr,null)),e.focus()}#s(){let{view:e}=this.#e;e.dispatch(hs(e.state.tr,{query:this.#t.
value,exact:this.#n.checked,words:this.#r.checked}))}update(){if(this.dom.hidden)return;let{words:e}=this.#e,{search:t,matches:n,
current:i}=Dn(this.#e.view.state),s=!t||t.query===""?"":i>=0?e.text("found_at",i+1,n.length):e.text("found_count",n.length);
this.#o.textContent!==s&&(this.#o.textContent=s)}};var ms="data-out-of-focus";function Nc(r,e){let t=[r,...document.querySelectorAll("[data-focus-keep]")],n=s=>{for(let o of s.
children)o.matches("script,style,link,dialog")||t.includes(o)||(t.some(l=>o.contains(l))?n(o):o.setAttribute(ms,""))};n(
document.body),document.documentElement.classList.add("focus-view");let i=b("button",{type:"button",class:"leave-focus",
click:()=>it()},e.text("focus_leave"));document.body.append(i),document.addEventListener("keydown",Ac),scrollTo({top:Math.
max(0,r.getBoundingClientRect().top+scrollY-innerHeight/3)})}function it(){if(!document.documentElement.classList.contains(
"focus-view"))return!1;document.documentElement.classList.remove("focus-view");for(let r of document.querySelectorAll(`[${ms}\
]`))r.removeAttribute(ms);return document.querySelector(".leave-focus")?.remove(),document.removeEventListener("keydown",
Ac),!0}function Ac(r){r.key==="Escape"&&!r.defaultPrevented&&!document.querySelector("dialog[open]")&&it()}var Cr=class{constructor(e,t,n){this.step=e,this.inverted=t,this.origin=n}};function vp(r,e,t){for(let i=r.length-1;i>=0;i--)
t.step(r[i].inverted);for(let i=0;i<e.length;i++)t.step(e[i]);let n=[];for(let i=0,s=r.length;i<r.length;i++){let o=r[i].
step.map(t.mapping.slice(s));s--,o&&!t.maybeStep(o).failed&&(t.mapping.setMirror(s,t.steps.length-1),n.push(new Cr(o,o.invert(
t.docs[t.docs.length-1]),r[i].origin)))}return n}var Yt=class{constructor(e,t){this.version=e,this.unconfirmed=t}};function Ep(r){
let e=[];for(let t=0;t<r.steps.length;t++)e.push(new Cr(r.steps[t],r.steps[t].invert(r.docs[t]),r));return e}var qe=new z(
"collab");function Oc(r={}){let e={version:r.version||0,clientID:r.clientID==null?Math.floor(Math.random()*4294967295):r.
clientID};return new D({key:qe,state:{init:()=>new Yt(e.version,[]),apply(t,n){let i=t.getMeta(qe);return i||(t.docChanged?
new Yt(n.version,n.unconfirmed.concat(Ep(t))):n)}},config:e,historyPreserveItems:!0})}function Dc(r,e,t,n={}){let i=qe.getState(
r),s=i.version+e.length,o=qe.get(r).spec.config.clientID,l=0;for(;l<t.length&&t[l]==o;)++l;let a=i.unconfirmed.slice(l);
if(e=l?e.slice(l):e,!e.length)return r.tr.setMeta(qe,new Yt(s,a));let c=a.length,d=r.tr;if(c)a=vp(a,e,d);else{for(let u=0;u<
e.length;u++)d.step(e[u]);a=[]}let f=new Yt(s,a);return n&&n.mapSelectionBackward&&r.selection instanceof M&&(d.setSelection(
M.between(d.doc.resolve(d.mapping.map(r.selection.anchor,-1)),d.doc.resolve(d.mapping.map(r.selection.head,-1)),-1)),d.updated&=
-2),d.setMeta("rebased",c).setMeta("addToHistory",!1).setMeta(qe,f)}function de(r){let e=qe.getState(r);return e.unconfirmed.
length==0?null:{version:e.version,steps:e.unconfirmed.map(t=>t.step),clientID:qe.get(r).spec.config.clientID,get origins(){
return this._origins||(this._origins=e.unconfirmed.map(t=>t.origin))}}}function Te(r){return qe.getState(r).version}var Rc=1e3,Tp=400,We=new z("passages"),vr=class{constructor(e){this.editor=e}editor;#e=null;#t=0;#i=!1;get possible(){return document.
querySelector("story-comments")!==null}plugin(){return new D({key:We,state:{init:()=>({placed:!1,list:[],draft:null,current:""}),
apply:Np},view:()=>({update:()=>this.#i&&this.#r()&&queueMicrotask(()=>this.#o())}),props:{decorations:e=>this.#p(e),handleClick:(e,t,n)=>{
let i=n.target.closest("[data-thread]");return i&&this.#d(i.dataset.thread,!1),!1}}})}begin(){let e=(t,n)=>document.addEventListener(
t,i=>n(i.detail));e("comments:list",t=>{this.#e=t,this.#o()}),e("comments:ask",t=>this.#a(t)),e("comments:end",()=>this.#n(
{draft:null})),e("comments:find",t=>this.#c(t)),e("comments:back",()=>this.editor.view.focus()),this.#i=!0,Mr("comments:\
ready")}comment(){let{state:e}=this.editor.view,{from:t,to:n,empty:i}=e.selection;if(i){let o=We.getState(e)?.list.find(
l=>l.from<=t&&t<=l.to);if(o)return this.#d(o.thread,!0)}let s=Pc(e.doc,t,n);if(i||s==="")return this.editor.status(this.
editor.words.text("comment_none"));it(),this.#n({draft:{from:t,to:n},current:""}),Ic()&&this.#h(".draft"),Mr("comments:d\
raft",{quote:s})}#n(e){let{state:t}=this.editor.view,n=We.getState(t);n&&this.editor.view.dispatch(t.tr.setMeta(We,{...n,
...e}).setMeta("addToHistory",!1))}#r(){return this.#e!==null||!We.getState(this.editor.view.state)?.placed}#o(){let{state:e}=this.
editor.view,t=this.#e;if(!t){We.getState(e)?.placed||this.#s();return}let n=gs(e)??t.steps;if(t.steps>n)return;if(this.#e=
null,t.steps<n)return this.#s();let i=gs(e)===null?[]:de(e)?.steps??[],s=t.list.filter(l=>l.from<l.to);for(let l of i)s=
ys(s,(a,c)=>l.getMap().map(a,c));let o=e.doc.content.size;this.#n({placed:!0,list:s.filter(l=>l.to<=o)})}#s(){clearTimeout(
this.#t),this.#t=window.setTimeout(()=>Mr("comments:stale"),Tp)}#a(e){let{state:t}=this.editor.view,n=gs(t);e.saved=n!==
null&&de(t)===null;let i=We.getState(t)?.draft,s=i?Pc(t.doc,i.from,i.to):"";e.place=i&&s!==""?{...i,steps:n??0,quote:s}:
null}#d(e,t){it(),this.#n({current:e}),Mr("comments:show",{thread:e,keyboard:t})}#c(e){this.#n({current:e}),this.#h(`[da\
ta-thread="${CSS.escape(e)}"]`)}#h(e){this.editor.view.dom.querySelector(e)?.scrollIntoView({block:Ic()?"start":"center"})}#p(e){
let t=We.getState(e);if(!t)return R.empty;let n=[];for(let i of t.list){let s=i.thread===t.current;n.push(I.inline(i.from,
i.to,{class:s?"commented current":"commented","data-thread":i.thread}),I.widget(i.to,()=>this.#u(i),{key:`${i.thread} ${i.
by}`,side:-1,ignoreSelection:!0,stopEvent:()=>!0}))}return t.draft&&n.push(I.inline(t.draft.from,t.draft.to,{class:"comm\
ented draft"})),R.create(e.doc,n)}#u(e){let t=this.editor.words.text("comment_by",e.by);return b("button",{type:"button",
class:"comment-sign","aria-label":t,title:t,click:n=>this.#d(e.thread,n.detail===0)},nt("comment"))}};function Np(r,e){let t=r.
getMeta(We);if(t)return t;if(!r.docChanged)return e;let n=(s,o)=>r.mapping.map(s,o),[i]=e.draft?ys([e.draft],n):[];return{
...e,list:ys(e.list,n),draft:i??null}}function ys(r,e){return r.map(t=>({...t,from:e(t.from,1),to:e(t.to,-1)})).filter(t=>t.
from<t.to)}function gs(r){return"collab$"in r?Te(r):null}var Ic=()=>matchMedia("(width < 60rem)").matches;function Pc(r,e,t){
let n=[...r.textBetween(e,t," "," ").replace(/\s+/g," ").trim()];return n.length>Rc?n.slice(0,Rc-1).join("")+"…":n.join(
"")}function Mr(r,e){document.dispatchEvent(new CustomEvent(r,{detail:e}))}var Ap=new Set("HEAD SCRIPT STYLE META LINK TITLE BASE TEMPLATE IFRAME OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO BUTTON I\
NPUT SELECT TEXTAREA FIGCAPTION RUBY XML".split(" ")),Op=new Set("P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV ADD\
RESS CENTER DL DT DD FIGURE FORM FIELDSET DETAILS SUMMARY HGROUP BODY H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE TABLE HR\
 TR TD TH".split(" "));function zc(r){let e=new DOMParser().parseFromString(Er(r),"text/html");return new bs().clean(e.body)}
function Er(r){return r.replace(/<style\b[\s\S]*?<\/style\s*>/gi,"").replace(/<style\b/gi,"<template").replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi,
e=>e.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi,`$1${Rn}$2$3`))}var Rn="data-look-",bs=class{#e=document.implementation.
createHTMLDocument("");#t=[];#i=0;#n=null;#r=[];clean(e){let t={parent:this.#e.body,flow:!1};return this.#o(e,t,{marks:new Set,
href:null,pre:!1}),this.#f(t),{html:this.#e.body.innerHTML,pictures:this.#t,left:this.#i}}#o(e,t,n){for(let i of e.childNodes)
i.nodeType===3?this.#m(i.nodeValue??"",t,n):i.nodeType===1&&this.#s(i,t,n)}#s(e,t,n){let i=e.tagName.toUpperCase(),s=ws(
e);if(!(Ap.has(i)||e.hasAttribute("hidden")||s.display==="none"||s["mso-hide"]==="all")){if(i==="IMG")return this.#u(e);
if(i==="BR")return this.#g(t);if(!Op.has(i))return this.#o(e,t,Lc(e,i,s,n));if(i==="P"&&/mso-list:\s*l\d/i.test(e.getAttribute(
Rn+"style")??""))return this.#h(e,t,n);this.#f(t),this.#a(e,i,s,t,n),this.#f(t)}}#a(e,t,n,i,s){switch(this.#r=[],t){case"\
HR":i.flow||i.parent.append(this.#e.createElement("hr"));return;case"PRE":return this.#o(e,i,{...s,pre:!0});case"UL":case"\
OL":return this.#c(e,t,i,s);case"BLOCKQUOTE":return i.flow?this.#o(e,i,s):this.#d("blockquote",e,i,s);case"TABLE":return this.#p(
e,i,s)}let o=Rp(e,t);if(o===0||i.flow)return this.#o(e,i,Lc(e,t,n,s));this.#n=this.#e.createElement(o===2?"h2":"h3"),this.#o(
e,{...i,flow:!0},s)}#d(e,t,n,i){let s=this.#e.createElement(e),o={parent:s,flow:!0};this.#o(t,o,i),this.#f(o),s.childNodes.
length>0&&n.parent.append(s)}#c(e,t,n,i){let s=this.#e.createElement(t.toLowerCase()),o=Number(e.getAttribute("start")??
1);t==="OL"&&Number.isInteger(o)&&o>=0&&o!==1&&s.setAttribute("start",String(o));for(let l of e.children){let a=l.tagName.
toUpperCase();if(a==="LI"){let c=this.#e.createElement("li"),d={parent:c,flow:!0};if(this.#o(l,d,i),this.#f(d),c.childNodes.
length===0)continue;c.firstElementChild?.tagName!=="P"&&c.prepend(this.#e.createElement("p")),s.append(c)}else if(a==="U\
L"||a==="OL"){let c=s.lastElementChild??s.appendChild(this.#e.createElement("li"));c.childNodes.length===0&&c.append(this.#e.
createElement("p")),this.#c(l,a,{parent:c,flow:!0},i)}}s.childNodes.length>0&&n.parent.append(s)}#h(e,t,n){let i=this.#r;
this.#f(t),this.#r=i;let s=Number(/level(\d)/i.exec(e.getAttribute(Rn+"style")??"")?.[1]??1),o=[...e.querySelectorAll("s\
pan")].find(u=>/mso-list:\s*ignore/i.test(u.getAttribute(Rn+"style")??"")),l=(o?.textContent??"").trim();for(o?.remove();this.#r.
length>0&&(this.#r.at(-1)?.level??0)>s;)this.#r.pop();let a=this.#r.at(-1);if(!a||a.level<s){let u=this.#e.createElement(
/^\(?[0-9a-z]{1,4}[.)]/i.test(l)?"ol":"ul");(a?.list.lastElementChild??t.parent).append(u),a={list:u,level:s},this.#r.push(
a)}let c=this.#e.createElement("li");a.list.append(c);let d={parent:c,flow:!0},f=this.#r;this.#o(e,d,n),this.#f(d),this.#r=
f,c.childNodes.length===0&&c.append(this.#e.createElement("p"))}#p(e,t,n){let s=[...e.querySelectorAll("tr")].filter(a=>a.
closest("table")===e).map(a=>[...a.children].filter(c=>/^T[DH]$/i.test(c.tagName)));if(t.flow||Math.max(0,...s.map(a=>a.
length))<2){for(let a of s.flat())this.#o(a,t,n),this.#f(t);return}let o=this.#e.createElement("table"),l=o.appendChild(
this.#e.createElement("tbody"));for(let[a,c]of s.entries()){if(c.every(u=>(u.textContent??"").trim()==="")&&c.every(u=>!u.
hasAttribute("rowspan")))continue;let d=a===0&&c.every(u=>Ip(u)),f=l.appendChild(this.#e.createElement("tr"));for(let u of c){
let h=d||u.tagName.toUpperCase()==="TH",p=f.appendChild(this.#e.createElement(h?"th":"td"));for(let g of["colspan","rows\
pan"]){let y=Number(u.getAttribute(g)??1);Number.isInteger(y)&&y>1&&y<=100&&p.setAttribute(g,String(y))}let m={parent:p,
flow:!0};if(this.#o(u,m,n),this.#f(m),h)for(let g of p.querySelectorAll("strong"))g.replaceWith(...g.childNodes);p.childNodes.
length===0&&p.append(this.#e.createElement("p"))}}l.childNodes.length>0&&t.parent.append(o)}#u(e){let t=e.getAttribute("\
src")??"";/^data:image\/(jpeg|png|gif|webp|tiff|heic|avif);base64,/i.test(t)?this.#t.push(t):t!==""&&!/^(cid|file|about):/i.
test(t)&&Number(e.getAttribute("width")??100)>2&&this.#i++}#g(e){this.#n&&(this.#n.lastChild?.nodeName==="BR"?/^H/.test(
this.#n.tagName)||this.#f(e):this.#n.append(this.#e.createElement("br")))}#m(e,t,n){if(n.pre){let o=e.replace(/\r\n?/g,`\

`).split(`
`);for(let[l,a]of o.entries())l>0&&this.#f(t),this.#m(a,t,{...n,pre:!1});return}let i=Fc(e);if(i===""||i===" "&&!this.#n||
(this.#n||(this.#r=[],this.#n=this.#e.createElement("p")),i.startsWith(" ")&&/(^|\s)$/.test(this.#n.textContent??"")&&(i=
i.slice(1)),this.#n.lastChild?.nodeName==="BR"&&(i=i.replace(/^ /,"")),i===""))return;let s=this.#e.createTextNode(i);for(let o of[
"sub","sup","strong","em"]){if(!n.marks.has(o)||o==="strong"&&/^H/.test(this.#n.tagName))continue;let l=this.#e.createElement(
o);l.append(s),s=l}if(n.href!==null){let o=this.#e.createElement("a");o.setAttribute("href",n.href),o.append(s),s=o}this.#n.
append(s)}#f(e){let t=this.#n;if(this.#n=null,!!t){for(;t.lastChild?.nodeName==="BR";)t.lastChild.remove();Dp(t),(t.textContent??
"").trim()!==""&&e.parent.append(t)}}};function Dp(r){for(let e=r;e;e=e.lastChild)e.nodeType===3&&(e.nodeValue=(e.nodeValue??
"").trimEnd())}function Fc(r){return jt(r.replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFC]/g,
"").replace(/[\s\u00A0]+/g," "))}function ws(r){let e={};for(let t of(r.getAttribute(Rn+"style")??"").split(";")){let n=t.
indexOf(":");n>0&&(e[t.slice(0,n).trim().toLowerCase()]=t.slice(n+1).trim().toLowerCase())}return e}function Lc(r,e,t,n){
let i=new Set(n.marks),s=(a,c)=>c?i.add(a):i.delete(a);(e==="B"||e==="STRONG")&&i.add("strong"),(e==="I"||e==="EM"||e===
"CITE"||e==="DFN"||e==="VAR")&&i.add("em"),e==="SUP"&&(s("sub",!1),i.add("sup")),e==="SUB"&&(s("sup",!1),i.add("sub"));let o=t["\
font-weight"];o!==void 0&&s("strong",o==="bold"||o==="bolder"||Number(o)>=600),t["font-style"]!==void 0&&s("em",/^(italic|oblique)/.
test(t["font-style"])),t["vertical-align"]==="super"&&s("sup",!0),t["vertical-align"]==="sub"&&s("sub",!0),i.has("sup")&&
i.has("sub")&&i.delete("sub");let l=n.href;if(e==="A"&&r.hasAttribute("href")){let a=et(r.getAttribute("href")??"");l=ye(
a)===null&&!a.startsWith("/")?a:null}return{marks:i,href:l,pre:n.pre||/^pre(-wrap|-line)?$/.test(t["white-space"]??"")&&
e==="PRE"}}function Rp(r,e){return e==="H1"||e==="H2"||/^MsoTitle$/i.test(r.className)?2:/^H[3-6]$/.test(e)?3:r.getAttribute(
"role")==="heading"?Number(r.getAttribute("aria-level")??2)>2?3:2:0}var Bc=/^(bold|bolder|[6-9]00)$/;function Ip(r){let e=(r.
textContent??"").replace(/[\s\u00A0]+/g,"");if(e==="")return!1;if(r.tagName.toUpperCase()==="TH"||Bc.test(ws(r)["font-we\
ight"]??""))return!0;let t="";for(let n of r.querySelectorAll("*")){let i=[...n.childNodes].filter(o=>o.nodeType===3).map(
o=>o.nodeValue??"").join("");(n.closest("b,strong")!==null||Bc.test(ws(n)["font-weight"]??""))&&(t+=i)}return t.replace(
/[\s\u00A0]+/g,"").length>=e.length}function xs(r){let e=[],t=r.replace(/\r\n?|\u2028|\u2029/g,`
`).split(/\n[ \t\u00A0]*\n+/);for(let n of t){let i=n.split(`
`).map(s=>Fc(s).trim()).filter(s=>s!=="");if(t.length>1&&Pp(i)){e.push({kind:"paragraph",text:i.join(" ")});continue}for(let s of i){
let o=/^(?:[-*•·–]|\u25CF|\u25AA)\s+(.+)$/u.exec(s),l=/^\d{1,3}[.)]\s+(.+)$/.exec(s);o&&i.length>1?e.push({kind:"bu\
llet",text:o[1]??""}):l&&i.length>1?e.push({kind:"number",text:l[1]??""}):e.push({kind:"paragraph",text:s})}}return e}function Pp(r){
return r.length<2?!1:r.slice(0,-1).every(t=>t.length>=50&&t.length<=90&&!/^[-*•]\s|^\d+[.)]\s/.test(t))}var Tr=Re(xc,Hi);function Vc(r){let{editor:e}=r,{words:t}=e,n=k=>()=>{k(e.view.state,e.view.dispatch,e.view),e.view.focus()},
i=[["strong",K("bold",t.text("bold"),"Mod-b",n(rt("strong")))],["em",K("italic",t.text("italic"),"Mod-i",n(rt("em")))],[
"link",K("link",t.text("link"),"Mod-k",()=>{Nn(e)})]],s=[["bullet_list",K("bullets",t.text("bullets"),"Mod-Shift-8",n(Ut(
"bullet_list")))],["ordered_list",K("numbers",t.text("numbers"),"Mod-Shift-7",n(Ut("ordered_list")))],["blockquote",K("q\
uote",t.text("quote"),"Mod-Shift-9",n(br))]],o=K("undo",t.text("undo"),"Mod-z",n(Tr)),l=K("redo",t.text("redo"),"Mod-Shi\
ft-z",n(St)),a=K("find",t.text("find"),"Mod-f",r.openFind),c=K("focus",t.text("focus"),"Mod-Shift-f",r.toggleFocus),d=r.
comment?K("comment",t.text("comment"),"Ctrl-Alt-m",r.comment):null,f=K("tidy",t.text("tidy"),null,()=>{let k=e.view.state.
doc;n(Mc)(),e.status(t.text(e.view.state.doc===k?"tidy_nothing":"tidied"))}),u=b("span"),h=b("button",{type:"button",class:"\
tool kind","aria-label":t.text("kind")},u,nt("down"));Tn(h),Zi(h,()=>{let k=$c(e.view.state);return[0,2,3].map(S=>({label:t.
text(`block${S}`),hint:Qi(`Mod-Alt-${S}`),current:k===S,press:n(Kt(S))}))},()=>e.view.focus());let p=b("button",{type:"b\
utton",class:"tool add"},nt("plus"),b("span",{},t.text("insert")));Tn(p),Zi(p,()=>[{label:t.text("photo"),icon:"photo",press:()=>{
r.pictures.pick(!1)}},{label:t.text("gallery"),icon:"gallery",press:()=>{r.pictures.pick(!0)}},{label:t.text("related"),
icon:"related",press:()=>{dc(e,r.desk)}},{label:t.text("embed"),icon:"embed",press:()=>{cc(e)}},{label:t.text("box"),icon:"\
box",disabled:ee(e.view.state,"info_box")!==null,press:()=>{sc(e)}},{label:t.text("table"),icon:"table",press:()=>fc(e.view)},
{label:t.text("divider"),icon:"divider",hint:"***",press:()=>uc(e.view)}],()=>e.view.focus());let m=(...k)=>b("div",{class:"\
group"},...k),g=b("div",{class:"tools",role:"toolbar","aria-label":t.text("tools")},m(h),m(...i.map(([,k])=>k)),m(...s.map(
([,k])=>k)),m(p),m(o,l),...d?[m(d)]:[],m(f,a,c));es(g);let y=(k,S)=>k.setAttribute("aria-pressed",String(S));return{dom:g,
update(k){let S=$c(k);u.textContent=t.text(`block${S}`);for(let[N,P]of i)y(P,Qa(k,N));for(let[N,P]of s)y(P,ee(k,N)!==null);
o.setAttribute("aria-disabled",String(!Tr(k))),l.setAttribute("aria-disabled",String(!St(k)))}}}function $c(r){let{parent:e}=r.
selection.$from;return e.type.name==="heading"?e.attrs.level:0}function Hc(r){let{editor:e,pictures:t}=r,{words:n}=e,i=b(
"div",{class:"place",role:"toolbar","aria-label":n.text("place")}),s=d=>()=>{d(e.view.state,e.view.dispatch,e.view),e.view.
focus()},o=(d,f)=>{let u=b("button",{type:"button",class:"tool text",click:f},n.text(d));return Tn(u),u},l=s((d,f)=>(f&&
f(d.tr.deleteSelection()),!0)),a=b("a",{class:"address",target:"_blank",rel:"noopener noreferrer"}),c=[{fits:d=>{let f=wr(
d);if(!f)return!1;let u=String(f.mark.attrs.href);return a.href=u,a.textContent=u.replace(/^https?:\/\/(www\.)?/,""),!0},
items:[a,o("link_edit",()=>{Nn(e)}),o("link_remove",()=>rc(e))]},{fits:d=>pe(d),items:[o("row_above",s(Ta)),o("row_below",
s(Na)),o("column_before",s(Ca)),o("column_after",s(Ma)),o("row_delete",s(Aa)),o("column_delete",s(va)),o("header_row",s(
Ra)),o("cells_merge",s(Oa)),o("cell_split",s(Da)),o("table_caption",()=>{lc(e)}),o("table_delete",s(Ia))]},{fits:d=>ee(d,
"embed")!==null,items:[o("embed_title",()=>{ac(e)}),o("remove",l)]},{fits:d=>ee(d,"related")!==null,items:[o("remove",l)]},
{fits:d=>ee(d,"gallery")!==null,items:[o("gallery_add",()=>{t.pick(!0)}),o("whole_block",s(Do))]},{fits:d=>ee(d,"image")!==
null,items:[o("remove",l)]},{fits:d=>ee(d,"blockquote")!==null,items:[o("quote_source",()=>{ic(e)})]},{fits:d=>ee(d,"inf\
o_box")!==null,items:[o("box_title",()=>{oc(e)})]}];for(let d of c)i.append(b("div",{class:"group",hidden:!0},...d.items));
return es(i),{dom:i,update(d){c.forEach((u,h)=>i.children[h].hidden=!u.fits(d));let f=[...i.querySelectorAll(".group:not\
([hidden]) button")];f.some(u=>u.tabIndex===0)||f[0]?.setAttribute("tabindex","0"),i.hidden=f.length===0}}}var Nr="remote";function Lp(r,e,t,n){let i=e();if(i===void 0)return;let s=r.state.doc.nodeAt(i);!s||s.attrs[t]===n||r.dispatch(r.state.tr.
setNodeAttribute(i,t,n))}var ks=class{constructor(e,t,n,i,s){this.editor=i;this.desk=s;let{words:o}=i;this.#e=e;let l=(a,c)=>{
let d=b("textarea",{rows:"1",class:a,"aria-label":o.text(a),maxlength:String(c),disabled:!t.editable});return d.addEventListener(
"input",()=>Lp(t,n,a,d.value.replace(/\r/g,"")||null)),d.addEventListener("keydown",f=>{(f.key==="Enter"||f.key==="Escap\
e")&&(f.preventDefault(),t.focus())}),d};this.#n=l("caption",2e3),this.#r=l("alt",1e3),this.dom=b("figure",{class:"story\
-image"},this.#t,this.#i,this.#n,this.#r),this.#o=a=>{a.detail===this.#e.attrs.asset&&this.#d()},i.addEventListener("edi\
tor:picture",this.#o),this.#d(),this.#c()}editor;desk;dom;#e;#t=b("img",{alt:"",draggable:"false"});#i=b("small",{class:"\
credit"});#n;#r;#o;#s=0;#a=0;async#d(e=!1){let{words:t}=this.editor,n=String(this.#e.attrs.asset),i=await this.desk.picture(
n,e);n===this.#e.attrs.asset&&(i?.thumb?this.#t.src=i.thumb:i&&this.#s++<20&&(this.#a=window.setTimeout(()=>{this.#d(!0)},
500*this.#s)),this.#t.alt=i?.alt??"",this.dom.classList.toggle("unknown",i===null),this.#i.textContent=i===null?t.text("\
picture_unknown",n):i.credit||t.text("no_credit"),this.#i.classList.toggle("missing",i===null||i.credit===""),this.#n.placeholder=
i?.caption||t.text("caption_here"),this.#r.placeholder=i?.alt||t.text("alt_here"))}#c(){for(let[e,t]of[[this.#n,"caption"],
[this.#r,"alt"]]){let n=String(this.#e.attrs[t]??"");e.value!==n&&(e.value=n)}}update(e){if(e.type!==this.#e.type)return!1;
let t=e.attrs.asset!==this.#e.attrs.asset;return this.#e=e,t&&this.#d(),this.#c(),!0}stopEvent(e){return e.target instanceof
HTMLTextAreaElement}ignoreMutation(){return!0}destroy(){clearTimeout(this.#a),this.editor.removeEventListener("editor:pi\
cture",this.#o)}},Bp={youtube:"YouTube",x:"X",instagram:"Instagram",tiktok:"TikTok"},Ss=class{constructor(e,t,n){this.editor=
t;this.desk=n;this.#n=e,this.dom.append(this.#e,this.#t,this.#i),this.#r()}editor;desk;dom=b("div",{class:"story-card"});#e=b(
"b");#t=b("span");#i=b("small");#n;async#r(){let{words:e}=this.editor,t=this.#n,n=t.attrs;if(t.type.name==="embed"){this.#e.
textContent=Bp[String(n.provider)]??"",this.#t.textContent=String(n.title??n.url),this.#i.textContent=n.title===null?"":
String(n.url);return}if(this.#e.textContent=e.text("related"),n.story===null){this.#t.textContent=String(n.title),this.#i.
textContent=String(n.url);return}let i=await this.desk.story(String(n.story));this.#n===t&&(this.#t.textContent=i?.headline??
e.text("story_unknown",String(n.story)),this.#i.textContent=i?[i.site,i.date].filter(Boolean).join(" · "):"")}update(e){
if(e.type!==this.#n.type)return!1;let t=!e.sameMarkup(this.#n);return this.#n=e,t&&this.#r(),!0}ignoreMutation(){return!0}};
function _c(r,e){let t=n=>new Ss(n,r,e);return{image:(n,i,s)=>new ks(n,i,s,r,e),related:t,embed:t}}var Ar=class{#e;#t;constructor(e,t){let n={};try{n=JSON.parse(e||"{}")}catch{}this.#e=n??{},this.#t=new Intl.NumberFormat(
t||"id")}text(e,...t){let n=this.#e[e];return n===void 0?`[${e}]`:(typeof n=="string"?n:t.find(s=>typeof s=="number")===
1?n.one:n.other).replace(/\{(\d)\}/g,(s,o)=>{let l=t[Number(o)];return l===void 0?s:typeof l=="number"?this.#t.format(l):
l})}};var Or=class extends HTMLElement{view;words;schema=Ve;#e=[];#t;#i;passages=new vr(this);#n=[];#r=b("span",{class:"status",
role:"status"});#o=b("span",{class:"words"});#s=0;#a=0;#d=!1;get form(){return this.closest("form")}connectedCallback(){
if(this.view)return;this.words=new Ar(this.dataset.words??"",this.#c());let e=this.querySelector("textarea"),t=this.querySelector(
'input[name="body_json"]'),n;try{n=t?.value?Yi(JSON.parse(t.value)):Vp(e?.value??"")}catch(i){this.append(b("p",{class:"\
note warn",role:"alert"},this.words.text("unreadable",String(i.message))));return}this.#h(n,e),this.#p(e,t),this.dispatchEvent(
new CustomEvent("editor:ready",{bubbles:!0,detail:this}))}#c(){return this.closest("[lang]")?.lang||"id"}#h(e,t){let n=t?.
labels?.[0],i=new Gt({pick:this.dataset.pick??"/media/pick",upload:this.dataset.upload??"/media",find:this.dataset.find??
"/stories/find"});this.#i=new _e(this,i),this.#t=new Sr(this);let s={editor:this,desk:i,pictures:this.#i,openFind:()=>this.#t.
open(),toggleFocus:()=>this.toggleFocus(),comment:this.passages.possible?()=>this.passages.comment():null},o=Vc(s),l=Hc(
s);this.#e=[o,l];let a=b("div",{class:"sheet-of-text"}),c=this.hasAttribute("data-readonly"),d=b("div",{class:"editor-to\
p"},o.dom,this.#t.dom),f=b("div",{class:"editor-foot"},l.dom,this.#r,this.#o);c&&(o.dom.hidden=!0),this.append(d,a,f),this.
classList.add("ready"),this.view=new vn(a,{state:dn.create({doc:e,plugins:this.#u()}),editable:()=>!c,nodeViews:_c(this,
i),dispatchTransaction:u=>this.#m(u),attributes:{role:"textbox","aria-multiline":"true","aria-label":n?.textContent?.trim()||
this.words.text("body"),class:"story-text",lang:this.dataset.lang??this.#c(),spellcheck:"true"},transformPastedHTML:u=>this.#M(
u),transformPasted:u=>new x(qc(u.content),u.openStart,u.openEnd),handleTextInput:(u,h,p,m)=>{let g=jt(m);return g===m?!1:
(u.dispatch(u.state.tr.insertText(g,h,p)),!0)},clipboardTextParser:(u,h)=>$p(xs(u),h.marks()),handlePaste:(u,h)=>this.#S(
u,h),handleDrop:(u,h,p,m)=>this.#T(u,h,m)}),n?.addEventListener("click",()=>this.view.focus()),a.addEventListener("mouse\
down",u=>{u.target===a&&this.#k(u)}),this.#w(),this.#x()}#p(e,t){e&&(e.disabled=!0,e.hidden=!0);let n=t??this.appendChild(
b("input",{type:"hidden",name:"body_json"}));n.disabled=!1,this.form?.addEventListener("formdata",i=>i.formData.set(n.name,
this.json())),this.form?.addEventListener("submit",()=>this.#d=!1),addEventListener("beforeunload",i=>{this.#d&&!this.dataset.
live&&i.preventDefault()})}json(){return JSON.stringify(this.view.state.doc)}fields(){return gc(this.form)}parse(e){return Yi(
e)}reset(e,t=[]){this.#n=t,this.update(dn.create({doc:e,plugins:this.#u()}))}update(e){let t=this.view.state.doc;this.view.
updateState(e),this.#w(),t!==e.doc&&this.#f(!0)}status(e,t="calm"){clearTimeout(this.#a),this.#r.textContent=e,this.#r.dataset.
kind=t,t==="calm"&&(this.#a=window.setTimeout(()=>this.#r.textContent="",6e3))}toggleFocus(){it()||Nc(this,this.words),this.
view.focus()}#u(){return[Fp(this.words.text("placeholder")),Cc(),li(this.#g()),li({...zo}),Fo({class:"drop-line",color:!1,
width:2}),na(),La(),la({newGroupDelay:600}),vc(),Ga(),this.passages.plugin(),...this.#n]}#g(){let e=n=>(i,s)=>(s&&n(),!0),
t=Re(ri,(n,i)=>(i?.(n.tr.replaceSelectionWith(T("hard_break").create()).scrollIntoView()),!0));return{"Mod-b":rt("strong"),
"Mod-i":rt("em"),"Mod-.":rt("sup"),"Mod-,":rt("sub"),"Mod-k":e(()=>{Nn(this)}),"Mod-z":Tr,"Mod-y":St,"Mod-Shift-z":St,"M\
od-Alt-0":Kt(0),"Mod-Alt-2":Kt(2),"Mod-Alt-3":Kt(3),"Mod-Shift-7":Ut("ordered_list"),"Mod-Shift-8":Ut("bullet_list"),"Mo\
d-Shift-9":br,"Mod-f":e(()=>this.#t.open()),"Mod-Shift-f":e(()=>this.toggleFocus()),"Ctrl-Alt-m":(n,i)=>this.passages.possible?
(i&&this.passages.comment(),!0):!1,"Alt-F10":e(()=>this.querySelector('.tools [tabindex="0"]')?.focus()),Escape:(n,i)=>i!==
void 0&&it(),"Shift-Enter":t,"Mod-Enter":t,Enter:ca(T("list_item")),Backspace:ec,Tab:Re(Xi(1),tc),"Shift-Tab":Re(Xi(-1),
nc)}}#m(e){let t=this.view.state.apply(e);this.view.updateState(t),this.#w(),e.docChanged&&this.#f(e.getMeta(Nr)===!0)}#f(e){
e||(this.#d=!0),this.dispatchEvent(new CustomEvent("editor:change",{bubbles:!0,detail:{remote:e}})),clearTimeout(this.#s),
this.#s=window.setTimeout(()=>this.#x(),250)}#w(){for(let e of this.#e)e.update(this.view.state);this.#t.update()}#x(){let e=pc(
this.view.state.doc);this.#o.textContent=this.words.text("count",e)+" · "+this.words.text("minutes",mc(e,this.dataset.lang??
this.#c()))}#k(e){e.preventDefault();let{view:t}=this,n=t.state.tr;n.doc.lastChild?.type.name!=="paragraph"&&n.insert(n.
doc.content.size,T("paragraph").create()),t.dispatch(n.setSelection(M.atEnd(n.doc))),t.focus()}#M(e){if(/\bdata-pm-slice=/.
test(e))return Er(e);let{html:t,pictures:n,left:i}=zc(e);return i>0&&this.status(this.words.text("pictures_left",i),"war\
ning"),n.length>0&&queueMicrotask(()=>{this.#l(n)}),t}async#l(e){let t=await Promise.all(e.map((n,i)=>Ya(n,i+1)));await this.#i.
send(t.filter(n=>n!==null),this.view.state.selection.to)}#S(e,t){let n=_e.among(t.clipboardData?.files),i=t.clipboardData?.
getData("text/html")??"",s=(t.clipboardData?.getData("text/plain")??"").trim();return n.length>0&&s===""&&!zp(i)?(this.#i.
send(n,e.state.selection.to),!0):/^\S+$/.test(s)&&this.#E(e,s)}#E(e,t){let{$from:n,empty:i,from:s,to:o}=e.state.selection;
if(!/^https?:\/\//i.test(t))return!1;let l=tt(t);if(l&&i&&n.parent.type.name==="paragraph"&&n.parent.content.size===0&&n.
depth===1)return we(e,T("embed").create({...l,title:null})),!0;let a=et(ze(t));if(ye(a)!==null)return!1;let c=be("link").
create({href:a});return!i&&n.sameParent(e.state.selection.$to)&&n.parent.isTextblock?e.dispatch(e.state.tr.addMark(s,o,c)):
e.dispatch(e.state.tr.replaceSelectionWith(Ve.text(a,[c]),!1).removeStoredMark(be("link"))),!0}#T(e,t,n){if(n)return!1;let i=_e.
among(t.dataTransfer?.files);if(i.length===0)return!1;t.preventDefault();let s=e.posAtCoords({left:t.clientX,top:t.clientY})?.
pos??e.state.selection.to;return this.#i.send(i,s),!0}};function zp(r){return r!==""&&(new DOMParser().parseFromString(Er(
r),"text/html").body.textContent??"").trim()!==""}function qc(r){let e=[];return r.forEach(t=>{if(!t.isText)return void e.
push(t.copy(qc(t.content)));let n=jt(t.text??"");n!==""&&e.push(Ve.text(n,t.marks))}),w.from(e)}function Fp(r){return new D(
{props:{decorations({doc:e}){let t=e.firstChild;return e.childCount!==1||!t||t.type.name!=="paragraph"||t.content.size>0?
null:R.create(e,[I.node(0,t.nodeSize,{class:"empty","data-placeholder":r})])}}})}function Wc(r,e=[]){let t=[];for(let n of r){
let i=T("paragraph").create(null,n.text===""?null:Ve.text(n.text,e));if(n.kind==="paragraph"){t.push(i);continue}let s=n.
kind==="bullet"?"bullet_list":"ordered_list",o=T("list_item").create(null,i),l=t.at(-1);l?.type.name===s?t[t.length-1]=l.
copy(l.content.addToEnd(o)):t.push(T(s).create(null,o))}return t}function $p(r,e){let t=Wc(r,e),n=t[0]?.type.name==="par\
agraph"?1:0,i=t.at(-1)?.type.name==="paragraph"?1:0;return new x(w.from(t),n,i)}function Vp(r){let e=Wc(xs(r));return e.
length===0?Ja():T("doc").create(null,e)}var Dr=class extends HTMLElement{#e;#t=b("figure",{hidden:!0});#i=0;join(e){let t=this.querySelector("input");if(!t||this.#e||
t.readOnly)return;this.#e=t;let n=new Gt({pick:this.dataset.pick??"/media/pick",upload:this.dataset.upload??"/media",find:""}),
i=new _e(e,n);this.querySelector("figure")?.remove();let s=t.closest(".field");s&&(s.hidden=!0);let o=b("button",{type:"\
button",class:"button quiet",click:()=>this.#n(null)},this.dataset.drop??""),l=b("button",{type:"button",class:"button"},
this.dataset.choose??"");l.addEventListener("click",()=>{i.one().then(c=>{c&&this.#n(c),l.focus()})}),this.prepend(this.#t,
b("p",{class:"acts"},l,o));let a=async(c=!1)=>{let d=t.value.trim();if(o.hidden=d==="",d==="")return this.#t.replaceChildren(),
void(this.#t.hidden=!0);let f=await n.picture(d,c);d===t.value.trim()&&(this.#r(d,f,e),f&&f.thumb===""&&this.#i++<20&&setTimeout(
()=>{a(!0)},500*this.#i))};t.addEventListener("field:set",()=>{a()}),t.addEventListener("input",()=>{this.#i=0,a()}),this.
addEventListener("dragover",c=>c.preventDefault()),this.addEventListener("drop",c=>{let[d]=_e.among(c.dataTransfer?.files);
d&&(c.preventDefault(),i.bring(d).then(f=>f&&this.#n(f)))}),a()}#n(e){this.#e.value=e?.id??"";for(let t of["input","chan\
ge"])this.#e.dispatchEvent(new Event(t,{bubbles:!0}))}#r(e,t,n){let{words:i}=n,s=t===null?i.text("picture_unknown",e):t.
credit===""?i.text("no_credit"):"",o=b("figcaption",{class:"small"});o.append(s===""?t?.credit??"":b("span",{class:"faul\
t"},s)),t&&o.append(" · ",b("a",{href:`/media/${encodeURIComponent(e)}`},i.text("picture_more")));let l=t?.thumb?[b("im\
g",{src:t.thumb,alt:t.alt})]:[];this.#t.replaceChildren(...l,o),this.#t.hidden=!1}};var In=new z("carets");function Jc(){return new D({key:In,state:{init:()=>[],apply(r,e){let t=r.getMeta(In);return t||(r.
docChanged?e.map(n=>({...n,anchor:r.mapping.map(n.anchor,-1),head:r.mapping.map(n.head,-1)})):e)}},props:{decorations(r){
let e=[];for(let t of In.getState(r)??[]){let n=r.doc.content.size,i=Math.min(t.head,n),[s,o]=[Math.min(t.anchor,t.head,
n),Math.min(Math.max(t.anchor,t.head),n)];o>s&&e.push(I.inline(s,o,{class:`colleague-selection colleague-${t.colour}`})),
e.push(I.widget(i,()=>b("span",{class:`colleague colleague-${t.colour}`,"aria-hidden":"true"},b("span",{},t.name)),{key:`${t.
client} ${t.name} ${t.colour}`,side:-1,ignoreSelection:!0}))}return R.create(r.doc,e)}}})}function jc(r,e,t){let n=In.getState(
r)??[],i=Te(r),s=de(r)?.steps??[],o=[];for(let l of e){if(l.account===t||!l.cursor||l.cursor.field)continue;let a=`${l.cursor.
steps} ${l.cursor.anchor} ${l.cursor.head}`,c=n.find(f=>f.client===l.client);if(c&&(c.told===a||l.cursor.steps!==i)){o.push(
{...c,name:l.name,colour:l.colour});continue}if(l.cursor.steps!==i)continue;let d=f=>s.reduce((u,h)=>h.getMap().map(u,-1),
f);o.push({client:l.client,name:l.name,colour:l.colour,anchor:d(l.cursor.anchor),head:d(l.cursor.head),told:a})}return r.
tr.setMeta(In,o).setMeta("addToHistory",!1)}function vs(r,e){return r.findLast(t=>t.seq>0&&t.seq<=e)??{seq:0,steps:0,fields:{}}}var Cs="copies",Hp=1440*3600*1e3,Rr=class{#e=null;async put(e){
return this.#t("readwrite",t=>t.put(e)).then(()=>!0,()=>!1)}async drop(e){await this.#t("readwrite",t=>t.delete(e)).catch(
()=>{})}async left(e,t){let n=await this.#t("readonly",o=>o.getAll()).catch(()=>[])??[],i=await _p(),s=[];for(let o of n)
Date.now()-o.at>Hp?this.drop(o.client):o.story===e&&o.client!==t&&!i.has(o.client)&&s.push(o);return s.sort((o,l)=>l.at-
o.at)}#t(e,t){return this.#e??=new Promise((n,i)=>{let s=indexedDB.open("tajuk-desk",1);s.onupgradeneeded=()=>s.result.createObjectStore(
Cs,{keyPath:"client"}),s.onsuccess=()=>n(s.result),s.onerror=()=>i(s.error)}),this.#e.then(n=>new Promise((i,s)=>{let o=n.
transaction(Cs,e,{durability:"strict"}),l=t(o.objectStore(Cs));o.oncomplete=()=>i(l.result),o.onerror=o.onabort=()=>s(o.
error)}))}},Ms="tajuk-window-";function Kc(r){navigator.locks&&navigator.locks.request(Ms+r,()=>new Promise(()=>{}))}async function _p(){
let r=new Set;if(!navigator.locks)return r;for(let e of(await navigator.locks.query()).held??[])e.name?.startsWith(Ms)&&
r.add(e.name.slice(Ms.length));return r}var Ir=class{constructor(e){this.list=e;for(let t of e())this.#i(t)}list;#e=new Map;#t=!1;#i(e){let t=this.#e.get(e.name);
if(!t){let n=e.get();t={base:n,shown:n,remote:n,sent:null,refused:null},this.#e.set(e.name,t)}return t}hear(e){let t=[],
n=!this.#t;this.#t=!0;let i=new Set(Object.keys(e));for(let s of this.list()){let o=e[s.name];if(typeof o!="string"){n&&
!i.has(s.name)&&this.#e.delete(s.name);continue}let l=this.#i(s);l.remote=o,!(l.sent||s.get()!==l.shown)&&this.#n(s,l,o)&&
t.push(s)}return t}#n(e,t,n){let i=n!==t.base&&n!==e.get();return i&&e.set(n),t.base=n,t.shown=e.get(),i}changes(){let e={};
for(let t of this.list()){let n=this.#e.get(t.name);if(!n)continue;let i=t.get();i!==n.shown&&i!==n.refused&&(e[t.name]=
{base:n.base,value:i})}return e}unsaved(){let e={};for(let t of this.list()){let n=this.#e.get(t.name);if(!n)continue;let i=t.
get();(n.sent||i!==n.shown)&&(e[t.name]={base:n.base,value:i})}return e}sent(e){for(let[t,n]of Object.entries(e)){let i=this.#e.
get(t);i&&(i.sent={value:n.value,shown:n.value})}}done(e){let t=[];for(let n of this.list()){let i=this.#e.get(n.name),s=e[n.
name];!i?.sent||!s||(i.base=i.sent.value,i.shown=i.sent.shown,i.remote=s.value,i.sent=null,i.refused=null,(s.both||s.over!==
void 0)&&t.push(n.name),n.get()===i.shown&&(Uc(s.value)===Uc(n.get())?i.base=s.value:this.#n(n,i,s.value)))}return t}arrived(){
for(let e of this.#e.values())e.sent&&(e.base=e.sent.value,e.shown=e.sent.shown,e.sent=null,e.refused=null)}restore(e,t){
let n=this.list().find(s=>s.name===e),i=this.#e.get(e);!n||!i||(n.set(t.value),i.base=t.base,i.shown=t.base===n.get()?i.
remote:t.base)}failed(){for(let e of this.#e.values())e.sent=null}refused(){for(let e of this.#e.values())e.sent&&(e.refused=
e.sent.value),e.sent=null}};function Uc(r){return r.replace(/\s+/g," ").trim()}var Pr=class{constructor(e,t){this.address=e;this.on=t;addEventListener("online",()=>this.now()),addEventListener("offli\
ne",()=>this.suspect()),document.addEventListener("visibilitychange",()=>document.visibilityState==="visible"&&this.now()),
addEventListener("pageshow",n=>n.persisted&&this.now()),this.#a()}address;on;#e=null;#t=0;#i=0;#n=0;#r=0;#o=!1;#s=0;get up(){
return this.#e?.readyState===WebSocket.OPEN}send(e){return this.up?(this.#e.send(JSON.stringify(e)),!0):!1}now(){this.#o||
this.#e||(this.#t=0,this.#a())}suspect(){this.#e&&(this.#c(),this.#h(1006,!0))}again(){this.#c(),this.now()}close(){this.#o=
!0,clearTimeout(this.#i),this.#c()}#a(){if(clearTimeout(this.#i),this.#o||this.#e)return;this.on.condition("connecting");
let e=new URL(this.address,location.href);e.protocol=e.protocol.replace("http","ws");let t=new WebSocket(e);this.#e=t;let n=!1,
i=window.setTimeout(()=>this.#e===t&&!n&&this.suspect(),15e3);t.onopen=()=>{clearTimeout(i),n=!0,this.#r=Date.now(),this.#n=
window.setInterval(()=>this.#d(),1e4),this.on.open()},t.onmessage=s=>{if(this.#e!==t)return;this.#r=Date.now();let o=JSON.
parse(String(s.data));o.t==="bye"&&(this.#s=o.after??0),(o.t==="welcome"||o.t==="hello")&&(this.#t=0,this.on.condition("\
up")),this.on.message(o)},t.onclose=s=>{this.#e===t&&(this.#c(),this.#h(s.code,n))}}#d(){Date.now()-this.#r>25e3?this.suspect():
this.send({t:"ping"})}#c(){clearInterval(this.#n);let e=this.#e;this.#e=null,e&&e.readyState<=WebSocket.OPEN&&e.close()}async#h(e,t){
if(this.#o)return;let n="away";if(e===4001)n="signedout";else if(e===4003)n="forbidden";else if(e===4004)n="missing";else if(!t&&
(n=await this.#p(),this.#o||this.#e))return;if(this.on.condition(n),n==="forbidden"||n==="missing")return;let i=this.#s||
Math.min(2e4,500*2**this.#t++)*(.5+Math.random());this.#s=0,clearTimeout(this.#i),this.#i=window.setTimeout(()=>this.#a(),
n==="signedout"?Math.max(i,5e3):i)}async#p(){try{let e=await fetch(this.address,{headers:{Accept:"application/json"},cache:"\
no-store",redirect:"manual",signal:AbortSignal.timeout(15e3)});if(e.status===401)return"signedout";if(e.status===403)return"\
forbidden";if(e.status===404)return"missing"}catch{}return"away"}};function qp(r,e){let t=new se(r),n=Xc(r),i=Xc(e),s=Jp(n,i),o=n.length,l=i.length;for(let a=n.length-1;a>=-1;a--){let c=a<
0?-1:s[a]??-1;a>=0&&c<0||((o>a+1||l>c+1)&&Wp(t,r,a+1,o,i.slice(c+1,l)),o=a,l=c)}return t.steps}function Wp(r,e,t,n,i){let s=Gc(
e,t),o=e.child(Math.min(t,e.childCount-1)),l=i[0];if(n-t===1&&i.length===1&&l&&o.isTextblock&&o.sameMarkup(l)){let a=o.content.
findDiffStart(l.content),c=o.content.findDiffEnd(l.content);if(a!==null&&c){let d=Math.max(0,a-Math.min(c.a,c.b));r.replace(
s+1+a,s+1+c.a+d,l.slice(a,c.b+d));return}}r.replaceWith(s,Gc(e,n),i)}function Gc(r,e){let t=0;for(let n=0;n<e;n++)t+=r.child(
n).nodeSize;return t}function Xc(r){let e=[];return r.forEach(t=>e.push(t)),e}function Jp(r,e){let t=r.map(()=>-1),n=(c,d)=>r[c].
eq(e[d]),i=0;for(;i<r.length&&i<e.length&&n(i,i);)t[i]=i++;let s=0;for(;s<r.length-i&&s<e.length-i&&n(r.length-1-s,e.length-
1-s);)t[r.length-1-s]=e.length-1-s,s++;let o=r.length-i-s,l=e.length-i-s;if(o*l===0||o*l>25e4)return t;let a=Array.from(
{length:o+1},()=>new Uint16Array(l+1));for(let c=o-1;c>=0;c--)for(let d=l-1;d>=0;d--)a[c][d]=n(i+c,i+d)?a[c+1][d+1]+1:Math.
max(a[c+1][d],a[c][d+1]);for(let c=0,d=0;c<o&&d<l;)n(i+c,i+d)?t[i+c++]=i+d++:a[c+1][d]>=a[c][d+1]?c++:d++;return t}function Lr(r,e,t){
let n=new se(r);for(let a of e)n.step(a);let i=new se(n.doc);for(let a=e.length-1;a>=0;a--)i.step(n.steps[a].invert(n.docs[a]));
for(let a of qp(r,t))i.step(a);let s=i.steps.length,o=[],l=e.length;for(let a of e){let c=a.map(i.mapping.slice(l));l--,
c&&!i.maybeStep(c).failed?jp(i.mapping,l,i.steps.length-1):o.push(Yc(a))}return{doc:i.doc,steps:i.steps.slice(s),lost:o.
filter(a=>a.trim()!=="")}}function jp(r,e,t){r.setMirror(e,t)}function Yc(r){if(!(r instanceof G))return"";let{content:e}=r.
slice;return e.textBetween(0,e.size,`
`)}function Qc(r,e,t){let n=new Map;for(let o of t)n.set(o,(n.get(o)??0)+1);let i=new Map;for(let o of e)i.set(o,(i.get(
o)??0)+1);let s="";return r.forEach((o,l)=>{let a=e[l];(n.get(a)??0)<(i.get(a)??0)&&(s+=Yc(o))}),s.trim()===""?[]:[s]}function Es(r,e){
return e.map(t=>L.fromJSON(r,t))}var Kp=2e4,Br=class{constructor(e){this.editor=e;let t=e.form?.querySelector("[data-saving]")??document.querySelector("[\
data-saving]");this.#e=t??b("p",{class:"saving soft",role:"status"}),t||e.before(this.#e),this.#t.setAttribute("aria-lab\
el",this.#s("here")),this.#t.hidden=!0,e.before(this.#t,this.#i)}editor;#e;#t=b("ul",{class:"colleagues"});#i=b("span",{
class:"hidden",role:"status"});#n=new Map;#r="";#o=[];#s(e,...t){return this.editor.words.text(`sync_${e}`,...t)}#a(e,...t){
this.#e.dataset.kind=e;let n=t.map(i=>typeof i=="string"?i:i.textContent).join("");this.#e.textContent!==n&&this.#e.replaceChildren(
...t)}status(e){if(e==="signedout"){let t=b("a",{href:`/signin?next=${encodeURIComponent(location.pathname)}`,target:"_b\
lank",rel:"noopener"},this.#s("signin"));this.#a("warning",this.#s("signedout")+" ",t)}else this.#a(e==="saving"?"busy":
"warning",this.#s(e))}saved(e){if(document.dispatchEvent(new CustomEvent("story:saved")),e<=0)return this.#a("calm","");
let t=new Intl.DateTimeFormat(document.documentElement.lang||"id",{hour:"2-digit",minute:"2-digit",...new Date(e).toDateString()===
new Date().toDateString()?{}:{day:"numeric",month:"short"}});this.#a("calm",this.#s("saved",t.format(e)))}refused(e,t){this.#a(
"warning",this.#s("refused",e));for(let n of this.editor.fields())t[n.name]&&n.control.setAttribute("aria-invalid","true");
this.editor.form?.addEventListener("input",n=>n.target.removeAttribute("aria-invalid"),{once:!0})}replaced(e){let t=this.
editor.fields().filter(n=>e.includes(n.name)).map(n=>An(n.control));this.#c(this.#s("both",t.join(", ")))}people(e,t){let n=new Map;
for(let s of e){if(this.#n.set(s.account,s),s.account===t)continue;let o=n.get(s.account);o?o.windows++:n.set(s.account,
{...s,windows:1})}let i=new Map(this.editor.fields().map(s=>[s.name,An(s.control)]));this.#t.replaceChildren(...[...n.values()].
map(s=>{let o=s.cursor?.field?i.get(s.cursor.field):void 0,l=o?this.#s("at",o):s.writes?"":this.#s("reads");return b("li",
{class:`colleague-name colleague-${s.colour}`},s.name,l?b("span",{},` ${l}`):"")})),this.#t.hidden=n.size===0}changed(e,t){
let n=this.#n.get(t),i=n?this.#s("changed",n.name):this.#s("changed_other");for(let{control:o}of e){let l=cs(o);if(!l||o.
closest("[hidden]:not(select,input)"))continue;l.querySelector(".changed-by")?.remove();let a=b("span",{class:`changed-b\
y colleague-${n?.colour??7}`,"aria-hidden":"true"},i);l.append(a);let c=()=>a.remove();(o.closest("pick-list")??o).addEventListener(
"focusin",c,{once:!0}),setTimeout(c,Kp)}let s=e.filter(({control:o})=>o instanceof HTMLSelectElement||o.type==="checkbox");
s.length>0&&(this.#i.textContent=`${s.map(o=>An(o.control)).join(", ")}: ${i}`)}may(e,t){for(let n of this.#o)n.control.
disabled=n.disabled,n.control instanceof HTMLSelectElement||(n.control.readOnly=n.readonly);if(this.#o=[],e){this.editor.
form?.dataset.readonly!==void 0&&this.#d();return}for(let{control:n}of this.editor.fields())this.#o.push({control:n,disabled:n.
disabled,readonly:!(n instanceof HTMLSelectElement)&&n.readOnly}),n instanceof HTMLSelectElement||n.type==="checkbox"?n.
disabled=!0:n.readOnly=!0;this.#a("warning",this.#s("readonly",t))}#d(){this.#c(this.#s("maywrite"),b("a",{href:location.
pathname},this.#s("reload")))}state(e){let t=this.#r;this.#r=e,!(t===""||t===e)&&this.#c(this.#s("moved",this.#s(`state_${e}`)),
b("a",{href:location.pathname},this.#s("reload")))}lost(e){let t=b("button",{type:"button",click:()=>{navigator.clipboard?.
writeText(e)}},this.#s("copy"));this.#c(this.#s("lost"),b("blockquote",{},e),t)}#c(...e){let t=b("div",{class:"note sync\
-note",role:"status"},b("div",{},...e.flatMap(n=>[n," "])));return t.append(b("button",{type:"button",class:"quiet",click:()=>t.
remove()},this.#s("close"))),this.editor.before(t),t}recover(e,t,n,i,s,o){let l=new Intl.DateTimeFormat(document.documentElement.
lang||"id",{dateStyle:"medium",timeStyle:"short"}).format(e.at),a=i.map(h=>b("p",{},b("b",{},`${An(h.control)}: `),...Zc(
h.get(),e.fields[h.name]?.value??""))),c=Up(t,n).map(([h,p])=>b("p",{},...Zc(h,p))),d=b("details",{open:!0},b("summary",
{},this.#s("compare")),...a,...c),f=h=>()=>{u.remove(),h(),this.editor.view.focus()},u=b("section",{class:"note warn syn\
c-note recovered","aria-label":this.#s("left_title")},b("p",{},this.#s("left",l)),d,b("p",{class:"actions"},b("button",{
type:"button",class:"primary",click:f(s)},this.#s("put")),b("button",{type:"button",click:()=>u.remove()},this.#s("later")),
b("button",{type:"button",class:"quiet",click:f(o)},this.#s("drop"))));this.editor.before(u)}};function Up(r,e){let t=0;
for(;t<r.childCount&&t<e.childCount&&r.child(t).eq(e.child(t));)t++;let n=0;for(;n<r.childCount-t&&n<e.childCount-t&&r.child(
r.childCount-1-n).eq(e.child(e.childCount-1-n));)n++;let i=[],s=(o,l)=>l<o.childCount-n?o.child(l).textBetween(0,o.child(
l).content.size," "," "):"";for(let o=t;o<Math.max(r.childCount,e.childCount)-n;o++)s(r,o)!==s(e,o)&&i.push([s(r,o),s(e,
o)]);return i}function Zc(r,e){let t=r.split(/(?<=\s)/),n=e.split(/(?<=\s)/),i=0;for(;i<t.length&&i<n.length&&t[i]===n[i];)
i++;let s=0;for(;s<t.length-i&&s<n.length-i&&t[t.length-1-s]===n[n.length-1-s];)s++;let o=t.slice(i,t.length-s).join(""),
l=n.slice(i,n.length-s).join("");return[t.slice(0,i).join(""),...o?[b("del",{},o)]:[],...l?[b("ins",{},l)]:[],t.slice(t.
length-s).join("")]}var ed="collab$",td="history$";function nd(r,e){return r.plugins.find(t=>t.key===e)?.getState(r)}function rd(r,e,t=300){
let n=nd(r,ed);if(!n||n.unconfirmed.length-e<t)return null;let i=n.unconfirmed.slice(e),s=[],o=r.doc;for(let u=i.length-
1;u>=0;u--){let h=i[u].inverted.apply(o).doc;if(!h)return null;s[u]=o=h}let l=[],a=0;if(i.forEach((u,h)=>{let p=l.at(-1),
m=p?.step.merge(u.step);if(!p||!m){l.push(u),a=h;return}l[l.length-1]={step:m,inverted:m.invert(s[a]),origin:p.origin}}),
l.length>i.length*.8)return null;let c={version:n.version,unconfirmed:[...n.unconfirmed.slice(0,e),...l]},d=r.tr.setMeta(
ed,c),f=nd(r,td);return f?d.setMeta(td,{historyState:Gp(f),redo:!1}):d.setMeta("addToHistory",!1)}function Gp(r){let e=r.
done.constructor,t=r.constructor,n=new e(r.done.items.slice(0,0),0);return new t(n,n,null,0,-1)}var Xp=400,Yp=1e3,Qp=8e3,Zp=3e3,em=150,tm=250,nm=1e3,rm=2e3,im=new z("may-write");function od(r){new Ts(r)}var Ts=class{constructor(e){
this.editor=e;this.story=e.dataset.story??"",this.fields=new Ir(()=>e.fields()),this.panel=new Br(e),Kc(this.client),this.#S(
e.view.state.doc,0),e.addEventListener("editor:change",t=>{t.detail.remote||this.#O()}),e.form?.addEventListener("input",
t=>this.#P(t)),e.form?.addEventListener("change",t=>this.#P(t)),document.addEventListener("submit",t=>{this.#W(t)},!0);for(let t of[
"selectionchange","focusin","focusout"])document.addEventListener(t,()=>this.#R());document.addEventListener("visibility\
change",()=>document.visibilityState==="hidden"&&this.#z()),addEventListener("pagehide",()=>this.#z()),this.link=new Pr(
e.dataset.live??"",{open:()=>this.link.send({t:"hello",client:this.client,v:this.#e&&!this.#p?Te(this.#l):-1}),message:t=>this.#T(
t),condition:t=>this.#E(t)})}editor;client=om();story;copies=new Rr;fields;panel;link;account="";#e=!1;#t=!0;#i=!1;#n=0;#r=null;#o=0;#s=0;#a=0;#d=!1;#c=0;#h="";#p=!1;#u=0;#g={};#m=[];#f="";#w="";#x=0;#k=!1;#M=new Map;get#l(){
return this.editor.view.state}#S(e,t){let n=new D({key:im,props:{editable:()=>this.#t}});this.editor.reset(e,[Oc({version:t,
clientID:this.client}),Jc(),n])}#E(e){e!=="up"&&(this.#r&&(this.fields.failed(),this.#r=null),e!=="connecting"&&this.panel.
people([],this.account)),this.#h=e==="up"||e==="connecting"?"":e,e==="signedout"?this.panel.status("signedout"):e==="for\
bidden"||e==="missing"?this.panel.status(e):e==="away"&&this.panel.status("offline")}#T(e){e.t==="welcome"||e.t==="news"?
this.#$(e):e.t==="done"?this.#J(e):e.t==="behind"?(this.fields.failed(),this.#r=null,this.#u=0,this.#b()):e.t==="refused"?
this.#j(e):e.t==="arrived"&&this.#M.get(e.client??"")?.(e)}#$(e){if(sm(this.editor.view),e.t==="welcome"&&(this.account=
e.you??"",this.#r?.fields&&(e.seq??0)>=this.#r.seq?this.fields.arrived():this.fields.failed(),this.#r=null),e.doc!==void 0&&
this.#_(e),e.t==="welcome"&&(this.#p=!1,this.#m=[],this.#f=""),this.#V(e.batches??[]),e.t==="welcome"&&!this.#e&&(this.#e=
!0,this.#U()),e.people&&this.panel.people(e.people,this.account),e.fields){let t=this.fields.hear(e.fields);e.savedBy&&e.
savedBy!==this.account&&this.panel.changed(t,e.savedBy)}e.may&&(this.#t=e.may.write,this.panel.may(e.may.write,e.may.why??
""),this.editor.view.setProps({})),e.state&&this.panel.state(e.state),e.people&&this.editor.view.dispatch(jc(this.#l,e.people,
this.account)),e.t==="welcome"&&(this.#y()?this.#b():this.panel.saved(e.savedAt??0),this.#R())}#V(e){let t=[],n=[],i=Te(
this.#l);for(let a of e)if(!(a.v<=i)){if(a.v-a.steps.length!==i)return this.#H();t.push(...Es(this.editor.schema,a.steps));
for(let c=0;c<a.steps.length;c++)n.push(a.client);i=a.v}if(t.length===0)return;let s=n.filter(a=>a===this.client).length;
s<t.length&&this.#N();let o=de(this.#l),l=Dc(this.#l,t,n,{mapSelectionBackward:!0});if(this.editor.view.dispatch(l.setMeta(
Nr,!0)),this.#u=Math.max(0,this.#u-s),o&&s<t.length){let a=de(this.#l);this.#A(Qc(o.steps.slice(s),o.origins.slice(s),a?.
origins??[]))}this.#v()}#N(e){let t=rd(this.#l,this.#u,e);t&&this.editor.view.dispatch(t)}#H(){this.#p=!0,this.link.again()}#_(e){
let t=this.editor.parse(e.doc),n=de(this.#l),i=n&&this.#e?vs(this.#D(),e.seq??0).steps:0;if(this.#u=0,!n||n.steps.length<=
i){if(!this.#e&&this.#l.doc.eq(t)&&(e.v??0)===0)return;let{selection:l}=this.#l;this.#S(t,e.v??0),this.#q(l.anchor,l.head);
return}let s=new se(this.#l.doc);for(let l=n.steps.length-1;l>=i;l--)s.step(id(this.#l,l));let o=Lr(s.doc,n.steps.slice(
i),t);this.#S(t,e.v??0),this.#I(o.steps),this.#A(o.lost)}#I(e){if(e.length===0)return;let t=this.#l.tr;for(let n of e)t.
step(n);this.editor.view.dispatch(t)}#q(e,t){let{doc:n,tr:i}=this.#l,s=o=>n.resolve(Math.min(o,n.content.size));this.editor.
view.dispatch(i.setSelection(M.between(s(e),s(t))).setMeta("addToHistory",!1))}#A(e){let t=this.#l.doc.textBetween(0,this.#l.
doc.content.size,`
`);for(let n of e)n.trim()&&!t.includes(n.trim())&&this.panel.lost(n)}#P(e){e.target.dataset.field&&this.#O()}#y(){return de(
this.#l)!==null||Object.keys(this.fields.unsaved()).length>0}#O(){if(!this.#y())return;let e=Date.now();this.#o||=e,clearTimeout(
this.#s),this.#s=window.setTimeout(()=>this.#b(),Math.max(0,Math.min(Xp,this.#o+Yp-e))),this.#h||this.panel.status("savi\
ng"),this.#v()}async#W(e){let t=e.target;if(this.#k||!(t instanceof HTMLFormElement)||t.method==="dialog"||!this.#y()||!this.
link.up||!this.#t||this.#i)return;e.preventDefault(),e.stopImmediatePropagation(),this.#b();let n=Date.now()+Zp;for(;this.#y()&&
Date.now()<n;)await new Promise(i=>setTimeout(i,25));this.#k=!0,t.requestSubmit(e.submitter),this.#k=!1}#L(){clearTimeout(
this.#x);let{seq:e}=this.#r;this.#x=window.setTimeout(()=>{this.#r?.seq===e&&this.link.suspect()},Qp)}#b(){if(clearTimeout(
this.#s),this.#r||!this.#e||!this.#t||this.#i||!this.link.up)return;this.#o=0;let e=de(this.#l);if(e){let n=e.steps.slice(
0,rm);this.#r={seq:++this.#n,steps:n.length,fields:null},this.#u=n.length,this.#g={},this.link.send({t:"save",seq:this.#n,
v:e.version,steps:n}),this.#L();return}let t=this.fields.changes();Object.keys(t).length!==0&&(this.#r={seq:++this.#n,steps:0,
fields:t},this.#u=0,this.#g=sd(t),this.fields.sent(t),this.link.send({t:"save",seq:this.#n,v:Te(this.#l),fields:t}),this.#L())}#J(e){
if(!this.#r||e.seq!==this.#r.seq)return;let{fields:t}=this.#r;if(this.#r=null,t){let n=this.fields.done(e.fields??{});n.
length>0&&this.panel.replaced(n)}this.#y()?(this.#b(),this.#v()):(this.panel.saved(e.at??Date.now()),this.#C()),this.#R()}#j(e){
if(!this.#r||e.seq!==this.#r.seq)return;let{fields:t}=this.#r;this.#r=null;let n=Object.values(e.faults??{}),i=n.length>
0?n.join(" "):e.text??"";e.kind==="unavailable"||e.kind==="internal"||e.kind==="conflict"?(this.fields.failed(),setTimeout(
()=>this.#b(),3e3)):t?this.fields.refused():this.#i=e.kind==="invalid",this.panel.refused(i,e.faults??{}),this.#v()}#v(){
clearTimeout(this.#a),this.#a=window.setTimeout(()=>{this.#C()},em)}async#C(){if(clearTimeout(this.#a),this.link.up||this.#N(
1e3),!this.#y()){this.#d&&await this.copies.drop(this.client),this.#d=!1;return}this.#d=!0,await this.copies.put(this.#B())?
this.#h==="away"&&this.panel.status("offline"):this.panel.status("nocopy")}#B(){let e=de(this.#l),t=new se(this.#l.doc);
if(e)for(let s=e.steps.length-1;s>=0;s--)t.step(id(this.#l,s));let n=this.fields.unsaved(),i={seq:this.#n+nm,steps:e?.steps.
length??0,fields:sd(n)};return{client:this.client,story:this.story,account:this.account,version:Te(this.#l),base:t.doc.toJSON(),
steps:e?e.steps.map(s=>s.toJSON()):[],doc:this.#l.doc.toJSON(),fields:n,way:this.link.up?this.#D():[...this.#D(),i],at:Date.
now()}}#D(){let e={seq:this.#n,steps:this.#u,fields:this.#g};return this.#m.length>0?this.#m:[e]}#z(){let e=this.#y()&&this.#e&&
this.#t&&!this.#i;if(e&&!this.link.up)return this.#K();if(e&&this.#b(),this.#C(),!e)return;let t=this.#r?.fields??{},n=Object.
fromEntries(Object.entries(this.fields.changes()).filter(([i,s])=>t[i]?.value!==s.value));Object.keys(n).length>0&&this.#F(
JSON.stringify({fields:n}))}#K(){this.#N(1e3);let{base:e,doc:t,fields:n,way:i}=this.#B(),s={fields:n,body:{base:JSON.stringify(
e),value:JSON.stringify(t)}},o=JSON.stringify(s);if(o===this.#f)return;this.#f=o;let{seq:l,steps:a}=i.at(-1);this.#n=l,this.#m=
i,this.#u=a,this.#p=!0,this.#C(),this.#F(JSON.stringify({client:this.client,seq:l,...s}))}#F(e){e.length<6e4&&navigator.
sendBeacon?.(`/stories/${this.story}/save`,new Blob([e],{type:"application/json"}))}async#U(){for(let e of await this.copies.
left(this.story,this.client)){if(e.account&&e.account!==this.account)continue;let t=Es(this.editor.schema,e.steps),n=await this.#G(
e),i=vs(e.way??[],n.seq??0),s=Math.min(Math.max(n.n??0,i.steps),t.length),o=new se(this.editor.parse(e.base));for(let u of t.
slice(0,s))o.step(u);let l=o.doc,a=t.slice(s),c=Lr(l,a,this.#l.doc),d=this.editor.fields().filter(u=>{let h=e.fields[u.name];
return h&&h.value!==u.get()&&i.fields[u.name]!==h.value});if(c.doc.eq(this.#l.doc)&&d.length===0&&c.lost.length===0){this.
copies.drop(e.client);continue}let f=()=>{let u=Lr(l,a,this.#l.doc);this.#I(u.steps);for(let h of d)this.fields.restore(
h.name,e.fields[h.name]);this.#O(),this.#A(u.lost),this.#C().then(()=>this.copies.drop(e.client))};this.panel.recover(e,
this.#l.doc,c.doc,d,f,()=>{this.copies.drop(e.client)});return}}#G(e){return new Promise(t=>{this.#M.set(e.client,t),this.
link.send({t:"arrived",client:e.client,v:e.version})})}#R(){clearTimeout(this.#c),this.#c=window.setTimeout(()=>{if(!this.#e||
!this.link.up||de(this.#l))return;let e=yc(document.activeElement),t=this.editor.view.hasFocus(),{anchor:n,head:i}=this.#l.
selection,s={t:"at",v:Te(this.#l),anchor:e?0:n,head:e?0:i,field:e,away:!t&&!e},o=JSON.stringify(s);o!==this.#w&&this.link.
send(s)&&(this.#w=o)},tm)}};function sm(r){r.domObserver.forceFlush(!0)}function id(r,e){return r.collab$.unconfirmed[e].
inverted}function om(){return[...crypto.getRandomValues(new Uint8Array(12))].map(r=>r.toString(16).padStart(2,"0")).join(
"")}var sd=r=>Object.fromEntries(Object.entries(r).map(([e,t])=>[e,t.value]));document.addEventListener("editor:ready",r=>{let e=r.detail;for(let t of document.querySelectorAll("lead-photo"))t.join(
e);e.dataset.live&&od(e),e.passages.possible&&e.passages.begin()});customElements.define("lead-photo",Dr);customElements.
define("story-editor",Or);
