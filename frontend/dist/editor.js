function K(n){this.content=n}K.prototype={constructor:K,find:function(n){for(var e=0;e<this.content.length;e+=2)if(this.
content[e]===n)return e;return-1},get:function(n){var e=this.find(n);return e==-1?void 0:this.content[e+1]},update:function(n,e,t){
var r=t&&t!=n?this.remove(t):this,i=r.find(n),o=r.content.slice();return i==-1?o.push(t||n,e):(o[i+1]=e,t&&(o[i]=t)),new K(
o)},remove:function(n){var e=this.find(n);if(e==-1)return this;var t=this.content.slice();return t.splice(e,2),new K(t)},
addToStart:function(n,e){return new K([n,e].concat(this.remove(n).content))},addToEnd:function(n,e){var t=this.remove(n).
content.slice();return t.push(n,e),new K(t)},addBefore:function(n,e,t){var r=this.remove(e),i=r.content.slice(),o=r.find(
n);return i.splice(o==-1?i.length:o,0,e,t),new K(i)},forEach:function(n){for(var e=0;e<this.content.length;e+=2)n(this.content[e],
this.content[e+1])},prepend:function(n){return n=K.from(n),n.size?new K(n.content.concat(this.subtract(n).content)):this},
append:function(n){return n=K.from(n),n.size?new K(this.subtract(n).content.concat(n.content)):this},subtract:function(n){
var e=this;n=K.from(n);for(var t=0;t<n.content.length;t+=2)e=e.remove(n.content[t]);return e},toObject:function(){var n={};
return this.forEach(function(e,t){n[e]=t}),n},get size(){return this.content.length>>1}};K.from=function(n){if(n instanceof
K)return n;var e=[];if(n)for(var t in n)e.push(t,n[t]);return new K(e)};var kr=K;function mo(n,e,t){for(let r=0;;r++){if(r==n.childCount||r==e.childCount)return n.childCount==e.childCount?null:t;let i=n.
child(r),o=e.child(r);if(i==o){t+=i.nodeSize;continue}if(!i.sameMarkup(o))return t;if(i.isText&&i.text!=o.text){let s=i.
text,l=o.text,a=0;for(;s[a]==l[a];a++)t++;return a&&a<s.length&&a<l.length&&bo(s.charCodeAt(a-1))&&yo(s.charCodeAt(a))&&
t--,t}if(i.content.size||o.content.size){let s=mo(i.content,o.content,t+1);if(s!=null)return s}t+=i.nodeSize}}function go(n,e,t,r){
for(let i=n.childCount,o=e.childCount;;){if(i==0||o==0)return i==o?null:{a:t,b:r};let s=n.child(--i),l=e.child(--o),a=s.
nodeSize;if(s==l){t-=a,r-=a;continue}if(!s.sameMarkup(l))return{a:t,b:r};if(s.isText&&s.text!=l.text){let c=s.text,f=l.text,
u=c.length,d=f.length;for(;u>0&&d>0&&c[u-1]==f[d-1];)u--,d--,t--,r--;return u&&d&&u<c.length&&bo(c.charCodeAt(u-1))&&yo(
c.charCodeAt(u))&&(t++,r++),{a:t,b:r}}if(s.content.size||l.content.size){let c=go(s.content,l.content,t-1,r-1);if(c)return c}
t-=a,r-=a}}function yo(n){return n>=56320&&n<57344}function bo(n){return n>=55296&&n<56320}var b=class n{constructor(e,t){
if(this.content=e,this.size=t||0,t==null)for(let r=0;r<e.length;r++)this.size+=e[r].nodeSize}nodesBetween(e,t,r,i=0,o){for(let s=0,
l=0;l<t;s++){let a=this.content[s],c=l+a.nodeSize;if(c>e&&r(a,i+l,o||null,s)!==!1&&a.content.size){let f=l+1;a.nodesBetween(
Math.max(0,e-f),Math.min(a.content.size,t-f),r,i+f)}l=c}}descendants(e){this.nodesBetween(0,this.size,e)}textBetween(e,t,r,i){
let o="",s=!0;return this.nodesBetween(e,t,(l,a)=>{let c=l.isText?l.text.slice(Math.max(e,a)-a,t-a):l.isLeaf?i?typeof i==
"function"?i(l):i:l.type.spec.leafText?l.type.spec.leafText(l):"":"";l.isBlock&&(l.isLeaf&&c||l.isTextblock)&&r&&(s?s=!1:
o+=r),o+=c},0),o}append(e){if(!e.size)return this;if(!this.size)return e;let t=this.lastChild,r=e.firstChild,i=this.content.
slice(),o=0;for(t.isText&&t.sameMarkup(r)&&(i[i.length-1]=t.withText(t.text+r.text),o=1);o<e.content.length;o++)i.push(e.
content[o]);return new n(i,this.size+e.size)}cut(e,t=this.size){if(e==0&&t==this.size)return this;let r=[],i=0;if(t>e)for(let o=0,
s=0;s<t;o++){let l=this.content[o],a=s+l.nodeSize;a>e&&((s<e||a>t)&&(l.isText?l=l.cut(Math.max(0,e-s),Math.min(l.text.length,
t-s)):l=l.cut(Math.max(0,e-s-1),Math.min(l.content.size,t-s-1))),r.push(l),i+=l.nodeSize),s=a}return new n(r,i)}cutByIndex(e,t){
return e==t?n.empty:e==0&&t==this.content.length?this:new n(this.content.slice(e,t))}replaceChild(e,t){let r=this.content[e];
if(r==t)return this;let i=this.content.slice(),o=this.size+t.nodeSize-r.nodeSize;return i[e]=t,new n(i,o)}addToStart(e){
return new n([e].concat(this.content),this.size+e.nodeSize)}addToEnd(e){return new n(this.content.concat(e),this.size+e.
nodeSize)}eq(e){if(this.content.length!=e.content.length)return!1;for(let t=0;t<this.content.length;t++)if(!this.content[t].
eq(e.content[t]))return!1;return!0}get firstChild(){return this.content.length?this.content[0]:null}get lastChild(){return this.
content.length?this.content[this.content.length-1]:null}get childCount(){return this.content.length}child(e){let t=this.
content[e];if(!t)throw new RangeError("Index "+e+" out of range for "+this);return t}maybeChild(e){return this.content[e]||
null}forEach(e){for(let t=0,r=0;t<this.content.length;t++){let i=this.content[t];e(i,r,t),r+=i.nodeSize}}findDiffStart(e,t=0){
return mo(this,e,t)}findDiffEnd(e,t=this.size,r=e.size){return go(this,e,t,r)}findIndex(e){if(e==0)return vn(0,e);if(e==
this.size)return vn(this.content.length,e);if(e>this.size||e<0)throw new RangeError(`Position ${e} outside of fragment (${this}\
)`);for(let t=0,r=0;;t++){let i=this.child(t),o=r+i.nodeSize;if(o>=e)return o==e?vn(t+1,o):vn(t,r);r=o}}toString(){return"\
<"+this.toStringInner()+">"}toStringInner(){return this.content.join(", ")}toJSON(){return this.content.length?this.content.
map(e=>e.toJSON()):null}static fromJSON(e,t){if(!t)return n.empty;if(!Array.isArray(t))throw new RangeError("Invalid inp\
ut for Fragment.fromJSON");return n.fromArray(t.map(e.nodeFromJSON))}static fromArray(e){if(!e.length)return n.empty;let t,
r=0;for(let i=0;i<e.length;i++){let o=e[i];r+=o.nodeSize,i&&o.isText&&e[i-1].sameMarkup(o)?(t||(t=e.slice(0,i)),t[t.length-
1]=o.withText(t[t.length-1].text+o.text)):t&&t.push(o)}return new n(t||e,r)}static from(e){if(!e)return n.empty;if(e instanceof
n)return e;if(Array.isArray(e))return this.fromArray(e);if(e.attrs)return new n([e],e.nodeSize);throw new RangeError("Ca\
n not convert "+e+" to a Fragment"+(e.nodesBetween?" (looks like multiple versions of prosemirror-model were loaded)":""))}};
b.empty=new b([],0);var Sr={index:0,offset:0};function vn(n,e){return Sr.index=n,Sr.offset=e,Sr}function Tn(n,e){if(n===
e)return!0;if(!(n&&typeof n=="object")||!(e&&typeof e=="object"))return!1;let t=Array.isArray(n);if(Array.isArray(e)!=t)
return!1;if(t){if(n.length!=e.length)return!1;for(let r=0;r<n.length;r++)if(!Tn(n[r],e[r]))return!1}else{for(let r in n)
if(!(r in e)||!Tn(n[r],e[r]))return!1;for(let r in e)if(!(r in n))return!1}return!0}var T=class n{constructor(e,t){this.
type=e,this.attrs=t}addToSet(e){let t,r=!1;for(let i=0;i<e.length;i++){let o=e[i];if(this.eq(o))return e;if(this.type.excludes(
o.type))t||(t=e.slice(0,i));else{if(o.type.excludes(this.type))return e;!r&&o.type.rank>this.type.rank&&(t||(t=e.slice(0,
i)),t.push(this),r=!0),t&&t.push(o)}}return t||(t=e.slice()),r||t.push(this),t}removeFromSet(e){for(let t=0;t<e.length;t++)
if(this.eq(e[t]))return e.slice(0,t).concat(e.slice(t+1));return e}isInSet(e){for(let t=0;t<e.length;t++)if(this.eq(e[t]))
return!0;return!1}eq(e){return this==e||this.type==e.type&&Tn(this.attrs,e.attrs)}toJSON(){let e={type:this.type.name};for(let t in this.
attrs){e.attrs=this.attrs;break}return e}static fromJSON(e,t){if(!t)throw new RangeError("Invalid input for Mark.fromJSO\
N");let r=e.marks[t.type];if(!r)throw new RangeError(`There is no mark type ${t.type} in this schema`);return r.create(t.
attrs)}static sameSet(e,t){if(e==t)return!0;if(e.length!=t.length)return!1;for(let r=0;r<e.length;r++)if(!e[r].eq(t[r]))
return!1;return!0}static setFrom(e){if(!e||Array.isArray(e)&&e.length==0)return n.none;if(e instanceof n)return[e];let t=e.
slice();return t.sort((r,i)=>r.type.rank-i.type.rank),t}};T.none=[];var $e=class extends Error{},w=class n{constructor(e,t,r){
this.content=e,this.openStart=t,this.openEnd=r}get size(){return this.content.size-this.openStart-this.openEnd}insertAt(e,t){
let r=wo(this.content,e+this.openStart,t,this.openStart+1,this.openEnd+1);return r&&new n(r,this.openStart,this.openEnd)}removeBetween(e,t){
return new n(xo(this.content,e+this.openStart,t+this.openStart),this.openStart,this.openEnd)}eq(e){return this.content.eq(
e.content)&&this.openStart==e.openStart&&this.openEnd==e.openEnd}toString(){return this.content+"("+this.openStart+","+this.
openEnd+")"}toJSON(){if(!this.content.size)return null;let e={content:this.content.toJSON()};return this.openStart>0&&(e.
openStart=this.openStart),this.openEnd>0&&(e.openEnd=this.openEnd),e}static fromJSON(e,t){if(!t)return n.empty;let r=t.openStart||
0,i=t.openEnd||0;if(typeof r!="number"||typeof i!="number")throw new RangeError("Invalid input for Slice.fromJSON");return new n(
b.fromJSON(e,t.content),r,i)}static maxOpen(e,t=!0){let r=0,i=0;for(let o=e.firstChild;o&&!o.isLeaf&&(t||!o.type.spec.isolating);o=
o.firstChild)r++;for(let o=e.lastChild;o&&!o.isLeaf&&(t||!o.type.spec.isolating);o=o.lastChild)i++;return new n(e,r,i)}};
w.empty=new w(b.empty,0,0);function xo(n,e,t){let{index:r,offset:i}=n.findIndex(e),o=n.maybeChild(r),{index:s,offset:l}=n.
findIndex(t);if(i==e||o.isText){if(l!=t&&!n.child(s).isText)throw new RangeError("Removing non-flat range");return n.cut(
0,e).append(n.cut(t))}if(r!=s)throw new RangeError("Removing non-flat range");return n.replaceChild(r,o.copy(xo(o.content,
e-i-1,t-i-1)))}function wo(n,e,t,r,i,o){let{index:s,offset:l}=n.findIndex(e),a=n.maybeChild(s);if(l==e||a.isText)return o&&
r<=0&&i<=0&&!o.canReplace(s,s,t)?null:n.cut(0,e).append(t).append(n.cut(e));let c=wo(a.content,e-l-1,t,s==0?r-1:0,s==n.childCount-
1?i-1:0,a);return c&&n.replaceChild(s,a.copy(c))}function mc(n,e,t){if(t.openStart>n.depth)throw new $e("Inserted conten\
t deeper than insertion position");if(n.depth-t.openStart!=e.depth-t.openEnd)throw new $e("Inconsistent open depths");return ko(
n,e,t,0)}function ko(n,e,t,r){let i=n.index(r),o=n.node(r);if(i==e.index(r)&&r<n.depth-t.openStart){let s=ko(n,e,t,r+1);
return o.copy(o.content.replaceChild(i,s))}else if(t.content.size)if(!t.openStart&&!t.openEnd&&n.depth==r&&e.depth==r){let s=n.
parent,l=s.content;return Ze(s,l.cut(0,n.parentOffset).append(t.content).append(l.cut(e.parentOffset)))}else{let{start:s,
end:l}=gc(t,n);return Ze(o,Co(n,s,l,e,r))}else return Ze(o,On(n,e,r))}function So(n,e){if(!e.type.compatibleContent(n.type))
throw new $e("Cannot join "+e.type.name+" onto "+n.type.name)}function Cr(n,e,t){let r=n.node(t);return So(r,e.node(t)),
r}function Qe(n,e){let t=e.length-1;t>=0&&n.isText&&n.sameMarkup(e[t])?e[t]=n.withText(e[t].text+n.text):e.push(n)}function Jt(n,e,t,r){
let i=(e||n).node(t),o=0,s=e?e.index(t):i.childCount;n&&(o=n.index(t),n.depth>t?o++:n.textOffset&&(Qe(n.nodeAfter,r),o++));
for(let l=o;l<s;l++)Qe(i.child(l),r);e&&e.depth==t&&e.textOffset&&Qe(e.nodeBefore,r)}function Ze(n,e){if(!n.type.validContent(
e))throw new $e("Invalid content for node "+n.type.name);return n.copy(e)}function Co(n,e,t,r,i){let o=n.depth>i&&Cr(n,e,
i+1),s=r.depth>i&&Cr(t,r,i+1),l=[];return Jt(null,n,i,l),o&&s&&e.index(i)==t.index(i)?(So(o,s),Qe(Ze(o,Co(n,e,t,r,i+1)),
l)):(o&&Qe(Ze(o,On(n,e,i+1)),l),Jt(e,t,i,l),s&&Qe(Ze(s,On(t,r,i+1)),l)),Jt(r,null,i,l),new b(l)}function On(n,e,t){let r=[];
if(Jt(null,n,t,r),n.depth>t){let i=Cr(n,e,t+1);Qe(Ze(i,On(n,e,t+1)),r)}return Jt(e,null,t,r),new b(r)}function gc(n,e){let t=e.
depth-n.openStart,i=e.node(t).copy(n.content);for(let o=t-1;o>=0;o--)i=e.node(o).copy(b.from(i));return{start:i.resolveNoCache(
n.openStart+t),end:i.resolveNoCache(i.content.size-n.openEnd-t)}}var Dn=class n{constructor(e,t,r){this.pos=e,this.path=
t,this.parentOffset=r,this.depth=t.length/3-1}resolveDepth(e){return e==null?this.depth:e<0?this.depth+e:e}get parent(){
return this.node(this.depth)}get doc(){return this.node(0)}node(e){return this.path[this.resolveDepth(e)*3]}index(e){return this.
path[this.resolveDepth(e)*3+1]}indexAfter(e){return e=this.resolveDepth(e),this.index(e)+(e==this.depth&&!this.textOffset?
0:1)}start(e){return e=this.resolveDepth(e),e==0?0:this.path[e*3-1]+1}end(e){return e=this.resolveDepth(e),this.start(e)+
this.node(e).content.size}before(e){if(e=this.resolveDepth(e),!e)throw new RangeError("There is no position before the t\
op-level node");return e==this.depth+1?this.pos:this.path[e*3-1]}after(e){if(e=this.resolveDepth(e),!e)throw new RangeError(
"There is no position after the top-level node");return e==this.depth+1?this.pos:this.path[e*3-1]+this.path[e*3].nodeSize}get textOffset(){
return this.pos-this.path[this.path.length-1]}get nodeAfter(){let e=this.parent,t=this.index(this.depth);if(t==e.childCount)
return null;let r=this.pos-this.path[this.path.length-1],i=e.child(t);return r?e.child(t).cut(r):i}get nodeBefore(){let e=this.
index(this.depth),t=this.pos-this.path[this.path.length-1];return t?this.parent.child(e).cut(0,t):e==0?null:this.parent.
child(e-1)}posAtIndex(e,t){t=this.resolveDepth(t);let r=this.path[t*3],i=t==0?0:this.path[t*3-1]+1;for(let o=0;o<e;o++)i+=
r.child(o).nodeSize;return i}marks(){let e=this.parent,t=this.index();if(e.content.size==0)return T.none;if(this.textOffset)
return e.child(t).marks;let r=e.maybeChild(t-1),i=e.maybeChild(t);if(!r){let l=r;r=i,i=l}let o=r.marks;for(var s=0;s<o.length;s++)
o[s].type.spec.inclusive===!1&&(!i||!o[s].isInSet(i.marks))&&(o=o[s--].removeFromSet(o));return o}marksAcross(e){let t=this.
parent.maybeChild(this.index());if(!t||!t.isInline)return null;let r=t.marks,i=e.parent.maybeChild(e.index());for(var o=0;o<
r.length;o++)r[o].type.spec.inclusive===!1&&(!i||!r[o].isInSet(i.marks))&&(r=r[o--].removeFromSet(r));return r}sharedDepth(e){
for(let t=this.depth;t>0;t--)if(this.start(t)<=e&&this.end(t)>=e)return t;return 0}blockRange(e=this,t){if(e.pos<this.pos)
return e.blockRange(this);for(let r=this.depth-(this.parent.inlineContent||this.pos==e.pos?1:0);r>=0;r--)if(e.pos<=this.
end(r)&&(!t||t(this.node(r))))return new et(this,e,r);return null}sameParent(e){return this.pos-this.parentOffset==e.pos-
e.parentOffset}max(e){return e.pos>this.pos?e:this}min(e){return e.pos<this.pos?e:this}toString(){let e="";for(let t=1;t<=
this.depth;t++)e+=(e?"/":"")+this.node(t).type.name+"_"+this.index(t-1);return e+":"+this.parentOffset}static resolve(e,t){
if(!(t>=0&&t<=e.content.size))throw new RangeError("Position "+t+" out of range");let r=[],i=0,o=t;for(let s=e;;){let{index:l,
offset:a}=s.content.findIndex(o),c=o-a;if(r.push(s,l,i+a),!c||(s=s.child(l),s.isText))break;o=c-1,i+=a+1}return new n(t,
r,o)}static resolveCached(e,t){let r=ro.get(e);if(r)for(let o=0;o<r.elts.length;o++){let s=r.elts[o];if(s.pos==t)return s}else
ro.set(e,r=new Mr);let i=r.elts[r.i]=n.resolve(e,t);return r.i=(r.i+1)%yc,i}},Mr=class{constructor(){this.elts=[],this.i=
0}},yc=12,ro=new WeakMap,et=class{constructor(e,t,r){this.$from=e,this.$to=t,this.depth=r}get start(){return this.$from.
before(this.depth+1)}get end(){return this.$to.after(this.depth+1)}get parent(){return this.$from.node(this.depth)}get startIndex(){
return this.$from.index(this.depth)}get endIndex(){return this.$to.indexAfter(this.depth)}},bc=Object.create(null),fe=class n{constructor(e,t,r,i=T.
none){this.type=e,this.attrs=t,this.marks=i,this.content=r||b.empty}get children(){return this.content.content}get nodeSize(){
return this.isLeaf?1:2+this.content.size}get childCount(){return this.content.childCount}child(e){return this.content.child(
e)}maybeChild(e){return this.content.maybeChild(e)}forEach(e){this.content.forEach(e)}nodesBetween(e,t,r,i=0){this.content.
nodesBetween(e,t,r,i,this)}descendants(e){this.nodesBetween(0,this.content.size,e)}get textContent(){return this.isLeaf&&
this.type.spec.leafText?this.type.spec.leafText(this):this.textBetween(0,this.content.size,"")}textBetween(e,t,r,i){return this.
content.textBetween(e,t,r,i)}get firstChild(){return this.content.firstChild}get lastChild(){return this.content.lastChild}eq(e){
return this==e||this.sameMarkup(e)&&this.content.eq(e.content)}sameMarkup(e){return this.hasMarkup(e.type,e.attrs,e.marks)}hasMarkup(e,t,r){
return this.type==e&&Tn(this.attrs,t||e.defaultAttrs||bc)&&T.sameSet(this.marks,r||T.none)}copy(e=null){return e==this.content?
this:new n(this.type,this.attrs,e,this.marks)}mark(e){return e==this.marks?this:new n(this.type,this.attrs,this.content,
e)}cut(e,t=this.content.size){return e==0&&t==this.content.size?this:this.copy(this.content.cut(e,t))}slice(e,t=this.content.
size,r=!1){if(e==t)return w.empty;let i=this.resolve(e),o=this.resolve(t),s=r?0:i.sharedDepth(t),l=i.start(s),c=i.node(s).
content.cut(i.pos-l,o.pos-l);return new w(c,i.depth-s,o.depth-s)}replace(e,t,r){return mc(this.resolve(e),this.resolve(t),
r)}nodeAt(e){for(let t=this;;){let{index:r,offset:i}=t.content.findIndex(e);if(t=t.maybeChild(r),!t)return null;if(i==e||
t.isText)return t;e-=i+1}}childAfter(e){let{index:t,offset:r}=this.content.findIndex(e);return{node:this.content.maybeChild(
t),index:t,offset:r}}childBefore(e){if(e==0)return{node:null,index:0,offset:0};let{index:t,offset:r}=this.content.findIndex(
e);if(r<e)return{node:this.content.child(t),index:t,offset:r};let i=this.content.child(t-1);return{node:i,index:t-1,offset:r-
i.nodeSize}}resolve(e){return Dn.resolveCached(this,e)}resolveNoCache(e){return Dn.resolve(this,e)}rangeHasMark(e,t,r){let i=!1;
return t>e&&this.nodesBetween(e,t,o=>(r.isInSet(o.marks)&&(i=!0),!i)),i}get isBlock(){return this.type.isBlock}get isTextblock(){
return this.type.isTextblock}get inlineContent(){return this.type.inlineContent}get isInline(){return this.type.isInline}get isText(){
return this.type.isText}get isLeaf(){return this.type.isLeaf}get isAtom(){return this.type.isAtom}toString(){if(this.type.
spec.toDebugString)return this.type.spec.toDebugString(this);let e=this.type.name;return this.content.size&&(e+="("+this.
content.toStringInner()+")"),Mo(this.marks,e)}contentMatchAt(e){let t=this.type.contentMatch.matchFragment(this.content,
0,e);if(!t)throw new Error("Called contentMatchAt on a node with invalid content");return t}canReplace(e,t,r=b.empty,i=0,o=r.
childCount){let s=this.contentMatchAt(e).matchFragment(r,i,o),l=s&&s.matchFragment(this.content,t);if(!l||!l.validEnd)return!1;
for(let a=i;a<o;a++)if(!this.type.allowsMarks(r.child(a).marks))return!1;return!0}canReplaceWith(e,t,r,i){if(i&&!this.type.
allowsMarks(i))return!1;let o=this.contentMatchAt(e).matchType(r),s=o&&o.matchFragment(this.content,t);return s?s.validEnd:
!1}canAppend(e){return e.content.size?this.canReplace(this.childCount,this.childCount,e.content):this.type.compatibleContent(
e.type)}check(){this.type.checkContent(this.content),oo(this.type.attrs,this.attrs,"node",this.type.name);let e=T.none;for(let t=0;t<
this.marks.length;t++){let r=this.marks[t];oo(r.type.attrs,r.attrs,"mark",r.type.name),e=r.addToSet(e)}if(!T.sameSet(e,this.
marks))throw new RangeError(`Invalid collection of marks for node ${this.type.name}: ${this.marks.map(t=>t.type.name)}`);
this.content.forEach(t=>t.check())}toJSON(){let e={type:this.type.name};for(let t in this.attrs){e.attrs=this.attrs;break}
return this.content.size&&(e.content=this.content.toJSON()),this.marks.length&&(e.marks=this.marks.map(t=>t.toJSON())),e}static fromJSON(e,t){
if(!t)throw new RangeError("Invalid input for Node.fromJSON");let r;if(t.marks){if(!Array.isArray(t.marks))throw new RangeError(
"Invalid mark data for Node.fromJSON");r=t.marks.map(e.markFromJSON)}if(t.type=="text"){if(typeof t.text!="string")throw new RangeError(
"Invalid text node in JSON");return e.text(t.text,r)}let i=b.fromJSON(e,t.content);return e.nodeType(t.type).create(t.attrs,
i,r)}};fe.prototype.text=void 0;var io=(()=>{let{stack:n}=new Error("/");if(!n||!/\n\s*at\s/.test(n))return t=>t;let e=Object.
create(null);return t=>(e[t],t)})(),Er=class n extends fe{constructor(e,t,r,i){if(super(e,t,null,i),!r)throw new RangeError(
"Empty text nodes are not allowed");this.text=r}toString(){return this.type.spec.toDebugString?this.type.spec.toDebugString(
this):Mo(this.marks,JSON.stringify(this.text))}get textContent(){return this.text}textBetween(e,t){return io(this.text.slice(
e,t))}get nodeSize(){return this.text.length}mark(e){return e==this.marks?this:new n(this.type,this.attrs,this.text,e)}withText(e){
return e==this.text?this:new n(this.type,this.attrs,e,this.marks)}cut(e=0,t=this.text.length){return e==0&&t==this.text.
length?this:this.withText(io(this.text.slice(e,t)))}eq(e){return this.sameMarkup(e)&&this.text==e.text}toJSON(){let e=super.
toJSON();return e.text=this.text,e}};function Mo(n,e){for(let t=n.length-1;t>=0;t--)e=n[t].type.name+"("+e+")";return e}
function oo(n,e,t,r){for(let i in e)if(!(i in n))throw new RangeError(`Unsupported attribute ${i} for ${t} of type ${r}`);
for(let i in n)n[i].validate&&n[i].validate(e[i])}var tt=class n{constructor(e){this.validEnd=e,this.next=[],this.wrapCache=
[]}static parse(e,t){let r=new vr(e,t);if(r.next==null)return n.empty;let i=Eo(r);r.next&&r.err("Unexpected trailing tex\
t");let o=Ec(Mc(i));return vc(o,r),o}matchType(e){for(let t=0;t<this.next.length;t++)if(this.next[t].type==e)return this.
next[t].next;return null}matchFragment(e,t=0,r=e.childCount){let i=this;for(let o=t;i&&o<r;o++)i=i.matchType(e.child(o).
type);return i}get inlineContent(){return this.next.length!=0&&this.next[0].type.isInline}get defaultType(){for(let e=0;e<
this.next.length;e++){let{type:t}=this.next[e];if(!(t.isText||t.hasRequiredAttrs()))return t}return null}compatible(e){for(let t=0;t<
this.next.length;t++)for(let r=0;r<e.next.length;r++)if(this.next[t].type==e.next[r].type)return!0;return!1}fillBefore(e,t=!1,r=0){
let i=[this];function o(s,l){let a=s.matchFragment(e,r);if(a&&(!t||a.validEnd))return b.from(l.map(c=>c.createAndFill()));
for(let c=0;c<s.next.length;c++){let{type:f,next:u}=s.next[c];if(!(f.isText||f.hasRequiredAttrs())&&i.indexOf(u)==-1){i.
push(u);let d=o(u,l.concat(f));if(d)return d}}return null}return o(this,[])}findWrapping(e){for(let r=0;r<this.wrapCache.
length;r+=2)if(this.wrapCache[r]==e)return this.wrapCache[r+1];let t=this.computeWrapping(e);return this.wrapCache.push(
e,t),t}computeWrapping(e){let t=Object.create(null),r=[{match:this,type:null,via:null}];for(;r.length;){let i=r.shift(),
o=i.match;if(o.matchType(e)){let s=[];for(let l=i;l.type;l=l.via)s.push(l.type);return s.reverse()}for(let s=0;s<o.next.
length;s++){let{type:l,next:a}=o.next[s];!l.isLeaf&&!l.hasRequiredAttrs()&&!(l.name in t)&&(!i.type||a.validEnd)&&(r.push(
{match:l.contentMatch,type:l,via:i}),t[l.name]=!0)}}return null}get edgeCount(){return this.next.length}edge(e){if(e>=this.
next.length)throw new RangeError(`There's no ${e}th edge in this content match`);return this.next[e]}toString(){let e=[];
function t(r){e.push(r);for(let i=0;i<r.next.length;i++)e.indexOf(r.next[i].next)==-1&&t(r.next[i].next)}return t(this),
e.map((r,i)=>{let o=i+(r.validEnd?"*":" ")+" ";for(let s=0;s<r.next.length;s++)o+=(s?", ":"")+r.next[s].type.name+"->"+e.
indexOf(r.next[s].next);return o}).join(`
`)}};tt.empty=new tt(!0);var vr=class{constructor(e,t){this.string=e,this.nodeTypes=t,this.inline=null,this.pos=0,this.tokens=
e.split(/\s*(?=\b|\W|$)/),this.tokens[this.tokens.length-1]==""&&this.tokens.pop(),this.tokens[0]==""&&this.tokens.shift()}get next(){
return this.tokens[this.pos]}eat(e){return this.next==e&&(this.pos++||!0)}err(e){throw new SyntaxError(e+" (in content e\
xpression '"+this.string+"')")}};function Eo(n){let e=[];do e.push(xc(n));while(n.eat("|"));return e.length==1?e[0]:{type:"\
choice",exprs:e}}function xc(n){let e=[];do e.push(wc(n));while(n.next&&n.next!=")"&&n.next!="|");return e.length==1?e[0]:
{type:"seq",exprs:e}}function wc(n){let e=Cc(n);for(;;)if(n.eat("+"))e={type:"plus",expr:e};else if(n.eat("*"))e={type:"\
star",expr:e};else if(n.eat("?"))e={type:"opt",expr:e};else if(n.eat("{"))e=kc(n,e);else break;return e}function so(n){/\D/.
test(n.next)&&n.err("Expected number, got '"+n.next+"'");let e=Number(n.next);return n.pos++,e}function kc(n,e){let t=so(
n),r=t;return n.eat(",")&&(n.next!="}"?r=so(n):r=-1),n.eat("}")||n.err("Unclosed braced range"),{type:"range",min:t,max:r,
expr:e}}function Sc(n,e){let t=n.nodeTypes,r=t[e];if(r)return[r];let i=[];for(let o in t){let s=t[o];s.isInGroup(e)&&i.push(
s)}return i.length==0&&n.err("No node type or group '"+e+"' found"),i}function Cc(n){if(n.eat("(")){let e=Eo(n);return n.
eat(")")||n.err("Missing closing paren"),e}else if(/\W/.test(n.next))n.err("Unexpected token '"+n.next+"'");else{let e=Sc(
n,n.next).map(t=>(n.inline==null?n.inline=t.isInline:n.inline!=t.isInline&&n.err("Mixing inline and block content"),{type:"\
name",value:t}));return n.pos++,e.length==1?e[0]:{type:"choice",exprs:e}}}function Mc(n){let e=[[]];return i(o(n,0),t()),
e;function t(){return e.push([])-1}function r(s,l,a){let c={term:a,to:l};return e[s].push(c),c}function i(s,l){s.forEach(
a=>a.to=l)}function o(s,l){if(s.type=="choice")return s.exprs.reduce((a,c)=>a.concat(o(c,l)),[]);if(s.type=="seq")for(let a=0;;a++){
let c=o(s.exprs[a],l);if(a==s.exprs.length-1)return c;i(c,l=t())}else if(s.type=="star"){let a=t();return r(l,a),i(o(s.expr,
a),a),[r(a)]}else if(s.type=="plus"){let a=t();return i(o(s.expr,l),a),i(o(s.expr,a),a),[r(a)]}else{if(s.type=="opt")return[
r(l)].concat(o(s.expr,l));if(s.type=="range"){let a=l;for(let c=0;c<s.min;c++){let f=t();i(o(s.expr,a),f),a=f}if(s.max==
-1)i(o(s.expr,a),a);else for(let c=s.min;c<s.max;c++){let f=t();r(a,f),i(o(s.expr,a),f),a=f}return[r(a)]}else{if(s.type==
"name")return[r(l,void 0,s.value)];throw new Error("Unknown expr type")}}}}function vo(n,e){return e-n}function lo(n,e){
let t=[];return r(e),t.sort(vo);function r(i){let o=n[i];if(o.length==1&&!o[0].term)return r(o[0].to);t.push(i);for(let s=0;s<
o.length;s++){let{term:l,to:a}=o[s];!l&&t.indexOf(a)==-1&&r(a)}}}function Ec(n){let e=Object.create(null);return t(lo(n,
0));function t(r){let i=[];r.forEach(s=>{n[s].forEach(({term:l,to:a})=>{if(!l)return;let c;for(let f=0;f<i.length;f++)i[f][0]==
l&&(c=i[f][1]);lo(n,a).forEach(f=>{c||i.push([l,c=[]]),c.indexOf(f)==-1&&c.push(f)})})});let o=e[r.join(",")]=new tt(r.indexOf(
n.length-1)>-1);for(let s=0;s<i.length;s++){let l=i[s][1].sort(vo);o.next.push({type:i[s][0],next:e[l.join(",")]||t(l)})}
return o}}function vc(n,e){for(let t=0,r=[n];t<r.length;t++){let i=r[t],o=!i.validEnd,s=[];for(let l=0;l<i.next.length;l++){
let{type:a,next:c}=i.next[l];s.push(a.name),o&&!(a.isText||a.hasRequiredAttrs())&&(o=!1),r.indexOf(c)==-1&&r.push(c)}o&&
e.err("Only non-generatable nodes ("+s.join(", ")+") in a required position (see https://prosemirror.net/docs/guide/#gen\
eratable)")}}function Ao(n){let e=Object.create(null);for(let t in n){let r=n[t];if(!r.hasDefault)return null;e[t]=r.default}
return e}function No(n,e){let t=Object.create(null);for(let r in n){let i=n[r],o=e&&e[r];if(o===void 0)if(i.hasDefault)o=
i.default;else throw new RangeError("No value supplied for attribute "+r);else i.validate&&i.validate(o);t[r]=o}return t}
function To(n,e){let t=Object.create(null);if(e)for(let r in e)t[r]=new Ar(n,r,e[r]);return t}var Ee=class n{constructor(e,t,r){
this.name=e,this.schema=t,this.spec=r,this.markSet=null,this.groups=r.group?r.group.split(" "):[],this.attrs=To(e,r.attrs),
this.defaultAttrs=Ao(this.attrs),this.contentMatch=null,this.inlineContent=null,this.isBlock=!(r.inline||e=="text"),this.
isText=e=="text"}get isInline(){return!this.isBlock}get isTextblock(){return this.isBlock&&this.inlineContent}get isLeaf(){
return this.contentMatch==tt.empty}get isAtom(){return this.isLeaf||!!this.spec.atom}isInGroup(e){return this.groups.indexOf(
e)>-1}get whitespace(){return this.spec.whitespace||(this.spec.code?"pre":"normal")}hasRequiredAttrs(){for(let e in this.
attrs)if(this.attrs[e].isRequired)return!0;return!1}compatibleContent(e){return this==e||this.contentMatch.compatible(e.
contentMatch)}computeAttrs(e){return!e&&this.defaultAttrs?this.defaultAttrs:No(this.attrs,e)}create(e=null,t,r){if(this.
isText)throw new Error("NodeType.create can't construct text nodes");return new fe(this,this.computeAttrs(e),b.from(t),T.
setFrom(r))}createChecked(e=null,t,r){return t=b.from(t),this.checkContent(t),new fe(this,this.computeAttrs(e),t,T.setFrom(
r))}createAndFill(e=null,t,r){if(e=this.computeAttrs(e),t=b.from(t),t.size){let s=this.contentMatch.fillBefore(t);if(!s)
return null;t=s.append(t)}let i=this.contentMatch.matchFragment(t),o=i&&i.fillBefore(b.empty,!0);return o?new fe(this,e,
t.append(o),T.setFrom(r)):null}validContent(e){let t=this.contentMatch.matchFragment(e);if(!t||!t.validEnd)return!1;for(let r=0;r<
e.childCount;r++)if(!this.allowsMarks(e.child(r).marks))return!1;return!0}checkContent(e){if(!this.validContent(e))throw new RangeError(
`Invalid content for node ${this.name}: ${e.toString().slice(0,50)}`)}checkAttrs(e){}allowsMarkType(e){return this.markSet==
null||this.markSet.indexOf(e)>-1}allowsMarks(e){if(this.markSet==null)return!0;for(let t=0;t<e.length;t++)if(!this.allowsMarkType(
e[t].type))return!1;return!0}allowedMarks(e){if(this.markSet==null)return e;let t;for(let r=0;r<e.length;r++)this.allowsMarkType(
e[r].type)?t&&t.push(e[r]):t||(t=e.slice(0,r));return t?t.length?t:T.none:e}static compile(e,t){let r=Object.create(null);
e.forEach((o,s)=>r[o]=new n(o,t,s));let i=t.spec.topNode||"doc";if(!r[i])throw new RangeError("Schema is missing its top\
 node type ('"+i+"')");if(!r.text)throw new RangeError("Every schema needs a 'text' type");for(let o in r.text.attrs)throw new RangeError(
"The text node type should not have attributes");return r}};function Ac(n,e,t){let r=t.split("|");return i=>{let o=i===null?
"null":typeof i;if(r.indexOf(o)<0)throw new RangeError(`Expected value of type ${r} for attribute ${e} on type ${n}, got\
 ${o}`)}}var Ar=class{constructor(e,t,r){this.hasDefault=Object.prototype.hasOwnProperty.call(r,"default"),this.default=
r.default,this.validate=typeof r.validate=="string"?Ac(e,t,r.validate):r.validate}get isRequired(){return!this.hasDefault}},
jt=class n{constructor(e,t,r,i){this.name=e,this.rank=t,this.schema=r,this.spec=i,this.attrs=To(e,i.attrs),this.excluded=
null;let o=Ao(this.attrs);this.instance=o?new T(this,o):null}create(e=null){return!e&&this.instance?this.instance:new T(
this,No(this.attrs,e))}static compile(e,t){let r=Object.create(null),i=0;return e.forEach((o,s)=>r[o]=new n(o,i++,t,s)),
r}removeFromSet(e){for(var t=0;t<e.length;t++)e[t].type==this&&(e=e.slice(0,t).concat(e.slice(t+1)),t--);return e}isInSet(e){
for(let t=0;t<e.length;t++)if(e[t].type==this)return e[t]}excludes(e){return this.excluded.indexOf(e)>-1}},Rn=class{constructor(e){
this.linebreakReplacement=null,this.cached=Object.create(null);let t=this.spec={};for(let i in e)t[i]=e[i];t.nodes=kr.from(
e.nodes),t.marks=kr.from(e.marks||{}),this.nodes=Ee.compile(this.spec.nodes,this),this.marks=jt.compile(this.spec.marks,
this);let r=Object.create(null);for(let i in this.nodes){if(i in this.marks)throw new RangeError(i+" can not be both a n\
ode and a mark");let o=this.nodes[i],s=o.spec.content||"",l=o.spec.marks;if(o.contentMatch=r[s]||(r[s]=tt.parse(s,this.nodes)),
o.inlineContent=o.contentMatch.inlineContent,o.spec.linebreakReplacement){if(this.linebreakReplacement)throw new RangeError(
"Multiple linebreak nodes defined");if(!o.isInline||!o.isLeaf)throw new RangeError("Linebreak replacement nodes must be \
inline leaf nodes");this.linebreakReplacement=o}o.markSet=l=="_"?null:l?ao(this,l.split(" ")):l==""||!o.inlineContent?[]:
null}for(let i in this.marks){let o=this.marks[i],s=o.spec.excludes;o.excluded=s==null?[o]:s==""?[]:ao(this,s.split(" "))}
this.nodeFromJSON=i=>fe.fromJSON(this,i),this.markFromJSON=i=>T.fromJSON(this,i),this.topNodeType=this.nodes[this.spec.topNode||
"doc"],this.cached.wrappings=Object.create(null)}node(e,t=null,r,i){if(typeof e=="string")e=this.nodeType(e);else if(e instanceof
Ee){if(e.schema!=this)throw new RangeError("Node type from different schema used ("+e.name+")")}else throw new RangeError(
"Invalid node type: "+e);return e.createChecked(t,r,i)}text(e,t){let r=this.nodes.text;return new Er(r,r.defaultAttrs,e,
T.setFrom(t))}mark(e,t){return typeof e=="string"&&(e=this.marks[e]),e.create(t)}nodeType(e){let t=this.nodes[e];if(!t)throw new RangeError(
"Unknown node type: "+e);return t}};function ao(n,e){let t=[];for(let r=0;r<e.length;r++){let i=e[r],o=n.marks[i],s=o;if(o)
t.push(o);else for(let l in n.marks){let a=n.marks[l];(i=="_"||a.spec.group&&a.spec.group.split(" ").indexOf(i)>-1)&&t.push(
s=a)}if(!s)throw new SyntaxError("Unknown mark type: '"+e[r]+"'")}return t}function Nc(n){return n.tag!=null}function Tc(n){
return n.style!=null}var kt=class n{constructor(e,t){this.schema=e,this.rules=t,this.tags=[],this.styles=[];let r=this.matchedStyles=
[];t.forEach(i=>{if(Nc(i))this.tags.push(i);else if(Tc(i)){let o=/[^=]*/.exec(i.style)[0];r.indexOf(o)<0&&r.push(o),this.
styles.push(i)}}),this.normalizeLists=!this.tags.some(i=>{if(!/^(ul|ol)\b/.test(i.tag)||!i.node)return!1;let o=e.nodes[i.
node];return o.contentMatch.matchType(o)})}parse(e,t={}){let r=new In(this,t,!1);return r.addAll(e,T.none,t.from,t.to),r.
finish()}parseSlice(e,t={}){let r=new In(this,t,!0);return r.addAll(e,T.none,t.from,t.to),w.maxOpen(r.finish())}matchTag(e,t,r){
for(let i=r?this.tags.indexOf(r)+1:0;i<this.tags.length;i++){let o=this.tags[i];if(Rc(e,o.tag)&&(o.namespace===void 0||e.
namespaceURI==o.namespace)&&(!o.context||t.matchesContext(o.context))){if(o.getAttrs){let s=o.getAttrs(e);if(s===!1)continue;
o.attrs=s||void 0}return o}}}matchStyle(e,t,r,i){for(let o=i?this.styles.indexOf(i)+1:0;o<this.styles.length;o++){let s=this.
styles[o],l=s.style;if(!(l.indexOf(e)!=0||s.context&&!r.matchesContext(s.context)||l.length>e.length&&(l.charCodeAt(e.length)!=
61||l.slice(e.length+1)!=t))){if(s.getAttrs){let a=s.getAttrs(t);if(a===!1)continue;s.attrs=a||void 0}return s}}}static schemaRules(e){
let t=[];function r(i){let o=i.priority==null?50:i.priority,s=0;for(;s<t.length;s++){let l=t[s];if((l.priority==null?50:
l.priority)<o)break}t.splice(s,0,i)}for(let i in e.marks){let o=e.marks[i].spec.parseDOM;o&&o.forEach(s=>{r(s=fo(s)),s.mark||
s.ignore||s.clearMark||(s.mark=i)})}for(let i in e.nodes){let o=e.nodes[i].spec.parseDOM;o&&o.forEach(s=>{r(s=fo(s)),s.node||
s.ignore||s.mark||(s.node=i)})}return t}static fromSchema(e){return e.cached.domParser||(e.cached.domParser=new n(e,n.schemaRules(
e)))}},Oo={address:!0,article:!0,aside:!0,blockquote:!0,body:!0,canvas:!0,dd:!0,div:!0,dl:!0,fieldset:!0,figcaption:!0,figure:!0,
footer:!0,form:!0,h1:!0,h2:!0,h3:!0,h4:!0,h5:!0,h6:!0,header:!0,hgroup:!0,hr:!0,li:!0,noscript:!0,ol:!0,output:!0,p:!0,pre:!0,
section:!0,table:!0,tfoot:!0,ul:!0},Oc={head:!0,noscript:!0,object:!0,script:!0,style:!0,title:!0},Do={ol:!0,ul:!0},Ut=1,
Nr=2,Kt=4;function co(n,e,t){return e!=null?(e?Ut:0)|(e==="full"?Nr:0):n&&n.whitespace=="pre"?Ut|Nr:t&~Kt}var wt=class{constructor(e,t,r,i,o,s){
this.type=e,this.attrs=t,this.marks=r,this.solid=i,this.options=s,this.content=[],this.activeMarks=T.none,this.match=o||
(s&Kt?null:e.contentMatch)}findWrapping(e){if(!this.match){if(!this.type)return[];let t=this.type.contentMatch.fillBefore(
b.from(e));if(t)this.match=this.type.contentMatch.matchFragment(t);else{let r=this.type.contentMatch,i;return(i=r.findWrapping(
e.type))?(this.match=r,i):null}}return this.match.findWrapping(e.type)}finish(e){if(!(this.options&Ut)){let r=this.content[this.
content.length-1],i;if(r&&r.isText&&(i=/[ \t\r\n\u000c]+$/.exec(r.text))){let o=r;r.text.length==i[0].length?this.content.
pop():this.content[this.content.length-1]=o.withText(o.text.slice(0,o.text.length-i[0].length))}}let t=b.from(this.content);
return!e&&this.match&&(t=t.append(this.match.fillBefore(b.empty,!0))),this.type?this.type.create(this.attrs,t,this.marks):
t}inlineContext(e){return this.type?this.type.inlineContent:this.content.length?this.content[0].isInline:e.parentNode&&!Oo.
hasOwnProperty(e.parentNode.nodeName.toLowerCase())}},In=class{constructor(e,t,r){this.parser=e,this.options=t,this.isOpen=
r,this.open=0,this.localPreserveWS=!1;let i=t.topNode,o,s=co(null,t.preserveWhitespace,0)|(r?Kt:0);i?o=new wt(i.type,i.attrs,
T.none,!0,t.topMatch||i.type.contentMatch,s):r?o=new wt(null,null,T.none,!0,null,s):o=new wt(e.schema.topNodeType,null,T.
none,!0,null,s),this.nodes=[o],this.find=t.findPositions,this.needsBlock=!1}get top(){return this.nodes[this.open]}addDOM(e,t){
e.nodeType==3?this.addTextNode(e,t):e.nodeType==1&&this.addElement(e,t)}addTextNode(e,t){let r=e.nodeValue,i=this.top,o=i.
options&Nr?"full":this.localPreserveWS||(i.options&Ut)>0,{schema:s}=this.parser;if(o==="full"||i.inlineContext(e)||/[^ \t\r\n\u000c]/.
test(r)){if(o)if(o==="full")r=r.replace(/\r\n?/g,`
`);else if(s.linebreakReplacement&&/[\r\n]/.test(r)&&this.top.findWrapping(s.linebreakReplacement.create())){let l=r.split(
/\r?\n|\r/);for(let a=0;a<l.length;a++)a&&this.insertNode(s.linebreakReplacement.create(),t,!0),l[a]&&this.insertNode(s.
text(l[a]),t,!/\S/.test(l[a]));r=""}else r=r.replace(/\r?\n|\r/g," ");else if(r=r.replace(/[ \t\r\n\u000c]+/g," "),/^[ \t\r\n\u000c]/.
test(r)&&this.open==this.nodes.length-1){let l=i.content[i.content.length-1],a=e.previousSibling;(!l||a&&a.nodeName=="BR"||
l.isText&&/[ \t\r\n\u000c]$/.test(l.text))&&(r=r.slice(1))}r&&this.insertNode(s.text(r),t,!/\S/.test(r)),this.findInText(
e)}else this.findInside(e)}addElement(e,t,r){let i=this.localPreserveWS,o=this.top;(e.tagName=="PRE"||/pre/.test(e.style&&
e.style.whiteSpace))&&(this.localPreserveWS=!0);let s=e.nodeName.toLowerCase(),l;Do.hasOwnProperty(s)&&this.parser.normalizeLists&&
Dc(e);let a=this.options.ruleFromNode&&this.options.ruleFromNode(e)||(l=this.parser.matchTag(e,this,r));e:if(a?a.ignore:
Oc.hasOwnProperty(s))this.findInside(e),this.ignoreFallback(e,t);else if(!a||a.skip||a.closeParent){a&&a.closeParent?this.
open=Math.max(0,this.open-1):a&&a.skip.nodeType&&(e=a.skip);let c,f=this.needsBlock;if(Oo.hasOwnProperty(s))o.content.length&&
o.content[0].isInline&&this.open&&(this.open--,o=this.top),c=!0,o.type||(this.needsBlock=!0);else if(!e.firstChild){this.
leafFallback(e,t);break e}let u=a&&a.skip?t:this.readStyles(e,t);u&&this.addAll(e,u),c&&this.sync(o),this.needsBlock=f}else{
let c=this.readStyles(e,t);c&&this.addElementByRule(e,a,c,a.consuming===!1?l:void 0)}this.localPreserveWS=i}leafFallback(e,t){
e.nodeName=="BR"&&this.top.type&&this.top.type.inlineContent&&this.addTextNode(e.ownerDocument.createTextNode(`
`),t)}ignoreFallback(e,t){e.nodeName=="BR"&&(!this.top.type||!this.top.type.inlineContent)&&this.findPlace(this.parser.schema.
text("-"),t,!0)}readStyles(e,t){let r=e.style;if(r&&r.length)for(let i=0;i<this.parser.matchedStyles.length;i++){let o=this.
parser.matchedStyles[i],s=r.getPropertyValue(o);if(s)for(let l=void 0;;){let a=this.parser.matchStyle(o,s,this,l);if(!a)
break;if(a.ignore)return null;if(a.clearMark?t=t.filter(c=>!a.clearMark(c)):t=t.concat(this.parser.schema.marks[a.mark].
create(a.attrs)),a.consuming===!1)l=a;else break}}return t}addElementByRule(e,t,r,i){let o,s;if(t.node)if(s=this.parser.
schema.nodes[t.node],s.isLeaf)this.insertNode(s.create(t.attrs),r,e.nodeName=="BR")||this.leafFallback(e,r);else{let a=this.
enter(s,t.attrs||null,r,t.preserveWhitespace);a&&(o=!0,r=a)}else{let a=this.parser.schema.marks[t.mark];r=r.concat(a.create(
t.attrs))}let l=this.top;if(s&&s.isLeaf)this.findInside(e);else if(i)this.addElement(e,r,i);else if(t.getContent)this.findInside(
e),t.getContent(e,this.parser.schema).forEach(a=>this.insertNode(a,r,!1));else{let a=e;typeof t.contentElement=="string"?
a=e.querySelector(t.contentElement):typeof t.contentElement=="function"?a=t.contentElement(e):t.contentElement&&(a=t.contentElement),
this.findAround(e,a,!0),this.addAll(a,r),this.findAround(e,a,!1)}o&&this.sync(l)&&this.open--}addAll(e,t,r,i){let o=r||0;
for(let s=r?e.childNodes[r]:e.firstChild,l=i==null?null:e.childNodes[i];s!=l;s=s.nextSibling,++o)this.findAtPoint(e,o),this.
addDOM(s,t);this.findAtPoint(e,o)}findPlace(e,t,r){let i,o;for(let s=this.open,l=0;s>=0;s--){let a=this.nodes[s],c=a.findWrapping(
e);if(c&&(!i||i.length>c.length+l)&&(i=c,o=a,!c.length))break;if(a.solid){if(r)break;l+=2}}if(!i)return null;this.sync(o);
for(let s=0;s<i.length;s++)t=this.enterInner(i[s],null,t,!1);return t}insertNode(e,t,r){if(e.isInline&&this.needsBlock&&
!this.top.type){let o=this.textblockFromContext();o&&(t=this.enterInner(o,null,t))}let i=this.findPlace(e,t,r);if(i){this.
closeExtra();let o=this.top;o.match&&(o.match=o.match.matchType(e.type));let s=T.none;for(let l of i.concat(e.marks))(o.
type?o.type.allowsMarkType(l.type):uo(l.type,e.type))&&(s=l.addToSet(s));return o.content.push(e.mark(s)),!0}return!1}enter(e,t,r,i){
let o=this.findPlace(e.create(t),r,!1);return o&&(o=this.enterInner(e,t,r,!0,i)),o}enterInner(e,t,r,i=!1,o){this.closeExtra();
let s=this.top;s.match=s.match&&s.match.matchType(e);let l=co(e,o,s.options);s.options&Kt&&s.content.length==0&&(l|=Kt);
let a=T.none;return r=r.filter(c=>(s.type?s.type.allowsMarkType(c.type):uo(c.type,e))?(a=c.addToSet(a),!1):!0),this.nodes.
push(new wt(e,t,a,i,null,l)),this.open++,r}closeExtra(e=!1){let t=this.nodes.length-1;if(t>this.open){for(;t>this.open;t--)
this.nodes[t-1].content.push(this.nodes[t].finish(e));this.nodes.length=this.open+1}}finish(){return this.open=0,this.closeExtra(
this.isOpen),this.nodes[0].finish(!!(this.isOpen||this.options.topOpen))}sync(e){for(let t=this.open;t>=0;t--){if(this.nodes[t]==
e)return this.open=t,!0;this.localPreserveWS&&(this.nodes[t].options|=Ut)}return!1}get currentPos(){this.closeExtra();let e=0;
for(let t=this.open;t>=0;t--){let r=this.nodes[t].content;for(let i=r.length-1;i>=0;i--)e+=r[i].nodeSize;t&&e++}return e}findAtPoint(e,t){
if(this.find)for(let r=0;r<this.find.length;r++)this.find[r].node==e&&this.find[r].offset==t&&(this.find[r].pos=this.currentPos)}findInside(e){
if(this.find)for(let t=0;t<this.find.length;t++)this.find[t].pos==null&&e.nodeType==1&&e.contains(this.find[t].node)&&(this.
find[t].pos=this.currentPos)}findAround(e,t,r){if(e!=t&&this.find)for(let i=0;i<this.find.length;i++)this.find[i].pos==null&&
e.nodeType==1&&e.contains(this.find[i].node)&&t.compareDocumentPosition(this.find[i].node)&(r?2:4)&&(this.find[i].pos=this.
currentPos)}findInText(e){if(this.find)for(let t=0;t<this.find.length;t++)this.find[t].node==e&&(this.find[t].pos=this.currentPos-
(e.nodeValue.length-this.find[t].offset))}matchesContext(e){if(e.indexOf("|")>-1)return e.split(/\s*\|\s*/).some(this.matchesContext,
this);let t=e.split("/"),r=this.options.context,i=!this.isOpen&&(!r||r.parent.type==this.nodes[0].type),o=-(r?r.depth+1:
0)+(i?0:1),s=(l,a)=>{for(;l>=0;l--){let c=t[l];if(c==""){if(l==t.length-1||l==0)continue;for(;a>=o;a--)if(s(l-1,a))return!0;
return!1}else{let f=a>0||a==0&&i?this.nodes[a].type:r&&a>=o?r.node(a-o).type:null;if(!f||f.name!=c&&!f.isInGroup(c))return!1;
a--}}return!0};return s(t.length-1,this.open)}textblockFromContext(){let e=this.options.context;if(e)for(let t=e.depth;t>=
0;t--){let r=e.node(t).contentMatchAt(e.indexAfter(t)).defaultType;if(r&&r.isTextblock&&r.defaultAttrs)return r}for(let t in this.
parser.schema.nodes){let r=this.parser.schema.nodes[t];if(r.isTextblock&&r.defaultAttrs)return r}}};function Dc(n){for(let e=n.
firstChild,t=null;e;e=e.nextSibling){let r=e.nodeType==1?e.nodeName.toLowerCase():null;r&&Do.hasOwnProperty(r)&&t?(t.appendChild(
e),e=t):r=="li"?t=e:r&&(t=null)}}function Rc(n,e){return(n.matches||n.msMatchesSelector||n.webkitMatchesSelector||n.mozMatchesSelector).
call(n,e)}function fo(n){let e={};for(let t in n)e[t]=n[t];return e}function uo(n,e){let t=e.schema.nodes;for(let r in t){
let i=t[r];if(!i.allowsMarkType(n))continue;let o=[],s=l=>{o.push(l);for(let a=0;a<l.edgeCount;a++){let{type:c,next:f}=l.
edge(a);if(c==e||o.indexOf(f)<0&&s(f))return!0}};if(s(i.contentMatch))return!0}}var nt=class n{constructor(e,t){this.nodes=
e,this.marks=t}serializeFragment(e,t={},r){r||(r=An(t).createDocumentFragment());let i=r,o=[];return e.forEach(s=>{if(o.
length||s.marks.length){let l=0,a=0;for(;l<o.length&&a<s.marks.length;){let c=s.marks[a];if(!this.marks[c.type.name]){a++;
continue}if(!c.eq(o[l][0])||c.type.spec.spanning===!1)break;l++,a++}for(;l<o.length;)i=o.pop()[1];for(;a<s.marks.length;){
let c=s.marks[a++],f=this.serializeMark(c,s.isInline,t);f&&(o.push([c,i]),i.appendChild(f.dom),i=f.contentDOM||f.dom)}}i.
appendChild(this.serializeNodeInner(s,t))}),r}serializeNodeInner(e,t){if(e.isText)return An(t).createTextNode(e.text);let{
dom:r,contentDOM:i}=Nn(An(t),this.nodes[e.type.name](e),null,e.attrs);if(i){if(e.isLeaf)throw new RangeError("Content ho\
le not allowed in a leaf node spec");this.serializeFragment(e.content,t,i)}return r}serializeNode(e,t={}){let r=this.serializeNodeInner(
e,t);for(let i=e.marks.length-1;i>=0;i--){let o=this.serializeMark(e.marks[i],e.isInline,t);o&&((o.contentDOM||o.dom).appendChild(
r),r=o.dom)}return r}serializeMark(e,t,r={}){let i=this.marks[e.type.name];return i&&Nn(An(r),i(e,t),null,e.attrs)}static renderSpec(e,t,r=null,i){
return typeof t=="string"?{dom:e.createTextNode(t)}:Nn(e,t,r,i)}static fromSchema(e){return e.cached.domSerializer||(e.cached.
domSerializer=new n(this.nodesFromSchema(e),this.marksFromSchema(e)))}static nodesFromSchema(e){let t=ho(e.nodes);return t.
text||(t.text=r=>r.text),t}static marksFromSchema(e){return ho(e.marks)}};function ho(n){let e={};for(let t in n){let r=n[t].
spec.toDOM;r&&(e[t]=r)}return e}function An(n){return n.document||window.document}var po=new WeakMap;function Ic(n){let e=po.
get(n);return e===void 0&&po.set(n,e=Pc(n)),e}function Pc(n){let e=null;function t(r){if(r&&typeof r=="object")if(Array.
isArray(r))if(typeof r[0]=="string")e||(e=[]),e.push(r);else for(let i=0;i<r.length;i++)t(r[i]);else for(let i in r)t(r[i])}
return t(n),e}function Nn(n,e,t,r){if(e.nodeType==1)return{dom:e};if(e.dom&&e.dom.nodeType==1)return e;let i=e[0],o;if(typeof i!=
"string")throw new RangeError("Invalid array passed to renderSpec");if(r&&(o=Ic(r))&&o.indexOf(e)>-1)throw new RangeError(
"Using an array from an attribute object as a DOM spec. This may be an attempted cross site scripting attack.");let s=i.
indexOf(" ");s>0&&(t=i.slice(0,s),i=i.slice(s+1));let l,a=t?n.createElementNS(t,i):n.createElement(i),c=e[1],f=1;if(c&&typeof c==
"object"&&c.nodeType==null&&!Array.isArray(c)){f=2;for(let u in c)if(c[u]!=null){let d=u.indexOf(" ");d>0?a.setAttributeNS(
u.slice(0,d),u.slice(d+1),c[u]):u=="style"&&a.style?a.style.cssText=c[u]:a.setAttribute(u,c[u])}}for(let u=f;u<e.length;u++){
let d=e[u];if(d===0){if(u<e.length-1||u>f)throw new RangeError("Content hole must be the only child of its parent node");
return{dom:a,contentDOM:a}}else if(typeof d=="string")a.appendChild(n.createTextNode(d));else{let{dom:h,contentDOM:p}=Nn(
n,d,t,r);if(a.appendChild(h),p){if(l)throw new RangeError("Multiple content holes");l=p}}}return{dom:a,contentDOM:l}}var zo=65535,Bo=Math.pow(2,16);function Lc(n,e){return n+e*Bo}function Ro(n){return n&zo}function zc(n){return(n-(n&zo))/
Bo}var Fo=1,$o=2,Pn=4,Vo=8,Yt=class{constructor(e,t,r){this.pos=e,this.delInfo=t,this.recover=r}get deleted(){return(this.
delInfo&Vo)>0}get deletedBefore(){return(this.delInfo&(Fo|Pn))>0}get deletedAfter(){return(this.delInfo&($o|Pn))>0}get deletedAcross(){
return(this.delInfo&Pn)>0}},ve=class n{constructor(e,t=!1){if(this.ranges=e,this.inverted=t,!e.length&&n.empty)return n.
empty}recover(e){let t=0,r=Ro(e);if(!this.inverted)for(let i=0;i<r;i++)t+=this.ranges[i*3+2]-this.ranges[i*3+1];return this.
ranges[r*3]+t+zc(e)}mapResult(e,t=1){return this._map(e,t,!1)}map(e,t=1){return this._map(e,t,!0)}_map(e,t,r){let i=0,o=this.
inverted?2:1,s=this.inverted?1:2;for(let l=0;l<this.ranges.length;l+=3){let a=this.ranges[l]-(this.inverted?i:0);if(a>e)
break;let c=this.ranges[l+o],f=this.ranges[l+s],u=a+c;if(e<=u){let d=c?e==a?-1:e==u?1:t:t,h=a+i+(d<0?0:f);if(r)return h;
let p=e==(t<0?a:u)?null:Lc(l/3,e-a),m=0;return c&&(m|=e==a?$o:e==u?Fo:Pn,(t<0?e!=a:e!=u)&&(m|=Vo)),new Yt(h,m,p)}i+=f-c}
return r?e+i:new Yt(e+i,0,null)}touches(e,t){let r=0,i=Ro(t),o=this.inverted?2:1,s=this.inverted?1:2;for(let l=0;l<this.
ranges.length;l+=3){let a=this.ranges[l]-(this.inverted?r:0);if(a>e)break;let c=this.ranges[l+o],f=a+c;if(e<=f&&l==i*3)return!0;
r+=this.ranges[l+s]-c}return!1}forEach(e){let t=this.inverted?2:1,r=this.inverted?1:2;for(let i=0,o=0;i<this.ranges.length;i+=
3){let s=this.ranges[i],l=s-(this.inverted?o:0),a=s+(this.inverted?0:o),c=this.ranges[i+t],f=this.ranges[i+r];e(l,l+c,a,
a+f),o+=f-c}}invert(){return new n(this.ranges,!this.inverted)}toString(){return(this.inverted?"-":"")+JSON.stringify(this.
ranges)}static offset(e){return e==0?n.empty:new n(e<0?[0,-e,0]:[0,0,e])}};ve.empty=new ve([]);var Qt=class n{constructor(e,t,r=0,i=e?
e.length:0){this.mirror=t,this.from=r,this.to=i,this._maps=e||[],this.ownData=!(e||t)}get maps(){return this._maps}slice(e=0,t=this.
maps.length){return new n(this._maps,this.mirror,e,t)}appendMap(e,t){this.ownData||(this._maps=this._maps.slice(),this.mirror=
this.mirror&&this.mirror.slice(),this.ownData=!0),this.to=this._maps.push(e),t!=null&&this.setMirror(this._maps.length-1,
t)}appendMapping(e){for(let t=e.from,r=this._maps.length;t<e.to;t++){let i=e.getMirror(t);i!=null&&(i=i<t&&i>=e.from?r+(i-
e.from):void 0),this.appendMap(e._maps[t],i)}}getMirror(e){if(this.mirror){for(let t=0;t<this.mirror.length;t++)if(this.
mirror[t]==e)return this.mirror[t+(t%2?-1:1)]}}setMirror(e,t){this.mirror||(this.mirror=[]),this.mirror.push(e,t)}appendMappingInverted(e){
for(let t=e.to-1,r=this._maps.length+e._maps.length;t>=e.from;t--){let i=e.getMirror(t);i!=null&&(i=i>t&&i<e.to?r-(i-e.from)-
1:void 0),this.appendMap(e._maps[t].invert(),i)}}invert(){let e=new n;return e.appendMappingInverted(this),e}map(e,t=1){
if(this.mirror)return this._map(e,t,!0);for(let r=this.from;r<this.to;r++)e=this._maps[r].map(e,t);return e}mapResult(e,t=1){
return this._map(e,t,!1)}_map(e,t,r){let i=0;for(let o=this.from;o<this.to;o++){let s=this._maps[o],l=s.mapResult(e,t);if(l.
recover!=null){let a=this.getMirror(o);if(a!=null&&a>o&&a<this.to){o=a,e=this._maps[a].recover(l.recover);continue}}i|=l.
delInfo,e=l.pos}return r?e:new Yt(e,i,null)}},Tr=Object.create(null),I=class{getMap(){return ve.empty}merge(e){return null}static fromJSON(e,t){
if(!t||!t.stepType)throw new RangeError("Invalid input for Step.fromJSON");let r=Tr[t.stepType];if(!r)throw new RangeError(
`No step type ${t.stepType} defined`);return r.fromJSON(e,t)}static jsonID(e,t){if(e in Tr)throw new RangeError("Duplica\
te use of step JSON ID "+e);return Tr[e]=t,t.prototype.jsonID=e,t}},_=class n{constructor(e,t){this.doc=e,this.failed=t}static ok(e){
return new n(e,null)}static fail(e){return new n(null,e)}static fromReplace(e,t,r,i){try{return n.ok(e.replace(t,r,i))}catch(o){
if(o instanceof $e)return n.fail(o.message);throw o}}};function Ir(n,e,t){let r=[];for(let i=0;i<n.childCount;i++){let o=n.
child(i);o.content.size&&(o=o.copy(Ir(o.content,e,o))),o.isInline&&(o=e(o,t,i)),r.push(o)}return b.fromArray(r)}var rt=class n extends I{constructor(e,t,r){
super(),this.from=e,this.to=t,this.mark=r}apply(e){let t=e.slice(this.from,this.to),r=e.resolve(this.from),i=r.node(r.sharedDepth(
this.to)),o=new w(Ir(t.content,(s,l)=>!s.isAtom||!l.type.allowsMarkType(this.mark.type)?s:s.mark(this.mark.addToSet(s.marks)),
i),t.openStart,t.openEnd);return _.fromReplace(e,this.from,this.to,o)}invert(e){let t=[];return e.nodesBetween(this.from,
this.to,(r,i)=>{if(r.isInline&&r.isAtom){let o=this.mark.addToSet(r.marks);if(!T.sameSet(o,r.marks)){let s=Math.max(this.
from,i),l=Math.min(this.to,i+r.nodeSize);Ln(Ve,s,l,this.mark,t);for(let a of r.marks)a.isInSet(o)||Ln(n,s,l,a,t)}}}),t.length==
1?t[0]:new Zt(t)}map(e){let t=e.map(this.from,1),r=e.map(this.to,-1);return t>=r?null:new n(t,r,this.mark)}merge(e){return e instanceof
n&&e.mark.eq(this.mark)&&this.from<=e.to&&this.to>=e.from?new n(Math.min(this.from,e.from),Math.max(this.to,e.to),this.mark):
null}toJSON(){return{stepType:"addMark",mark:this.mark.toJSON(),from:this.from,to:this.to}}static fromJSON(e,t){if(typeof t.
from!="number"||typeof t.to!="number")throw new RangeError("Invalid input for AddMarkStep.fromJSON");return new n(t.from,
t.to,e.markFromJSON(t.mark))}};I.jsonID("addMark",rt);var Ve=class n extends I{constructor(e,t,r){super(),this.from=e,this.
to=t,this.mark=r}apply(e){let t=e.slice(this.from,this.to),r=new w(Ir(t.content,i=>i.mark(this.mark.removeFromSet(i.marks)),
e),t.openStart,t.openEnd);return _.fromReplace(e,this.from,this.to,r)}invert(e){let t=[];return e.nodesBetween(this.from,
this.to,(r,i)=>{r.isInline&&r.isAtom&&this.mark.isInSet(r.marks)&&Ln(rt,Math.max(this.from,i),Math.min(this.to,i+r.nodeSize),
this.mark,t)}),t.length==1?t[0]:new Zt(t)}map(e){let t=e.map(this.from,1),r=e.map(this.to,-1);return t>=r?null:new n(t,r,
this.mark)}merge(e){return e instanceof n&&e.mark.eq(this.mark)&&this.from<=e.to&&this.to>=e.from?new n(Math.min(this.from,
e.from),Math.max(this.to,e.to),this.mark):null}toJSON(){return{stepType:"removeMark",mark:this.mark.toJSON(),from:this.from,
to:this.to}}static fromJSON(e,t){if(typeof t.from!="number"||typeof t.to!="number")throw new RangeError("Invalid input f\
or RemoveMarkStep.fromJSON");return new n(t.from,t.to,e.markFromJSON(t.mark))}};I.jsonID("removeMark",Ve);function Ln(n,e,t,r,i){
let o=i.length?i[i.length-1]:null;o&&o instanceof n&&o.to==e&&o.mark.eq(r)?i[i.length-1]=new n(o.from,t,r):i.push(new n(
e,t,r))}var Zt=class n extends I{constructor(e){super(),this.steps=e}apply(e){for(let t of this.steps){let r=t.apply(e);
if(!r.doc)return r;e=r.doc}return new _(e,null)}invert(e){return new n(this.steps.map(t=>t.invert(e)))}map(e){let t=[];for(let r of this.
steps){let i=r.map(e);i&&t.push(i)}return t.length?new n(t):null}toJSON(){return{stepType:"markSet",steps:this.steps.map(
e=>e.toJSON())}}static fromJSON(e,t){if(!Array.isArray(t.steps)||!t.steps.every(r=>r.stepType=="addMark"||r.stepType=="r\
emoveMark"))throw new RangeError("Invalid JSON for MarkSetStep");return new n(t.steps.map(r=>I.fromJSON(e,r)))}};I.jsonID(
"markSet",Zt);var en=class n extends I{constructor(e,t){super(),this.pos=e,this.mark=t}apply(e){let t=e.nodeAt(this.pos);
if(!t)return _.fail("No node at mark step's position");let r=t.type.create(t.attrs,null,this.mark.addToSet(t.marks));return _.
fromReplace(e,this.pos,this.pos+1,new w(b.from(r),0,t.isLeaf?0:1))}invert(e){let t=e.nodeAt(this.pos);if(t){let r=this.mark.
addToSet(t.marks);if(r.length==t.marks.length){for(let i=0;i<t.marks.length;i++)if(!t.marks[i].isInSet(r))return new n(this.
pos,t.marks[i]);return new n(this.pos,this.mark)}}return new St(this.pos,this.mark)}map(e){let t=e.mapResult(this.pos,1);
return t.deletedAfter?null:new n(t.pos,this.mark)}toJSON(){return{stepType:"addNodeMark",pos:this.pos,mark:this.mark.toJSON()}}static fromJSON(e,t){
if(typeof t.pos!="number")throw new RangeError("Invalid input for AddNodeMarkStep.fromJSON");return new n(t.pos,e.markFromJSON(
t.mark))}};I.jsonID("addNodeMark",en);var St=class n extends I{constructor(e,t){super(),this.pos=e,this.mark=t}apply(e){
let t=e.nodeAt(this.pos);if(!t)return _.fail("No node at mark step's position");let r=t.type.create(t.attrs,null,this.mark.
removeFromSet(t.marks));return _.fromReplace(e,this.pos,this.pos+1,new w(b.from(r),0,t.isLeaf?0:1))}invert(e){let t=e.nodeAt(
this.pos);return!t||!this.mark.isInSet(t.marks)?this:new en(this.pos,this.mark)}map(e){let t=e.mapResult(this.pos,1);return t.
deletedAfter?null:new n(t.pos,this.mark)}toJSON(){return{stepType:"removeNodeMark",pos:this.pos,mark:this.mark.toJSON()}}static fromJSON(e,t){
if(typeof t.pos!="number")throw new RangeError("Invalid input for RemoveNodeMarkStep.fromJSON");return new n(t.pos,e.markFromJSON(
t.mark))}};I.jsonID("removeNodeMark",St);var re=class n extends I{constructor(e,t,r,i=!1){super(),this.from=e,this.to=t,
this.slice=r,this.structure=i}apply(e){return this.structure&&Dr(e,this.from,this.to)?_.fail("Structure replace would ov\
erwrite content"):_.fromReplace(e,this.from,this.to,this.slice)}getMap(){return new ve([this.from,this.to-this.from,this.
slice.size])}invert(e){return new n(this.from,this.from+this.slice.size,e.slice(this.from,this.to))}map(e){let t=e.mapResult(
this.to,-1),r=this.from==this.to&&n.MAP_BIAS<0?t:e.mapResult(this.from,1);return r.deletedAcross&&t.deletedAcross?null:new n(
r.pos,Math.max(r.pos,t.pos),this.slice,this.structure)}merge(e){if(!(e instanceof n)||e.structure||this.structure)return null;
if(this.from+this.slice.size==e.from&&!this.slice.openEnd&&!e.slice.openStart){let t=this.slice.size+e.slice.size==0?w.empty:
new w(this.slice.content.append(e.slice.content),this.slice.openStart,e.slice.openEnd);return new n(this.from,this.to+(e.
to-e.from),t,this.structure)}else if(e.to==this.from&&!this.slice.openStart&&!e.slice.openEnd){let t=this.slice.size+e.slice.
size==0?w.empty:new w(e.slice.content.append(this.slice.content),e.slice.openStart,this.slice.openEnd);return new n(e.from,
this.to,t,this.structure)}else return null}toJSON(){let e={stepType:"replace",from:this.from,to:this.to};return this.slice.
size&&(e.slice=this.slice.toJSON()),this.structure&&(e.structure=!0),e}static fromJSON(e,t){if(typeof t.from!="number"||
typeof t.to!="number")throw new RangeError("Invalid input for ReplaceStep.fromJSON");return new n(t.from,t.to,w.fromJSON(
e,t.slice),!!t.structure)}};re.MAP_BIAS=1;I.jsonID("replace",re);var H=class n extends I{constructor(e,t,r,i,o,s,l=!1){super(),
this.from=e,this.to=t,this.gapFrom=r,this.gapTo=i,this.slice=o,this.insert=s,this.structure=l}apply(e){if(this.structure&&
(Dr(e,this.from,this.gapFrom)||Dr(e,this.gapTo,this.to)))return _.fail("Structure gap-replace would overwrite content");
let t=e.slice(this.gapFrom,this.gapTo);if(t.openStart||t.openEnd)return _.fail("Gap is not a flat range");let r=this.slice.
insertAt(this.insert,t.content);return r?_.fromReplace(e,this.from,this.to,r):_.fail("Content does not fit in gap")}getMap(){
return new ve([this.from,this.gapFrom-this.from,this.insert,this.gapTo,this.to-this.gapTo,this.slice.size-this.insert])}invert(e){
let t=this.gapTo-this.gapFrom;return new n(this.from,this.from+this.slice.size+t,this.from+this.insert,this.from+this.insert+
t,e.slice(this.from,this.to).removeBetween(this.gapFrom-this.from,this.gapTo-this.from),this.gapFrom-this.from,this.structure)}map(e){
let t=e.mapResult(this.from,1),r=e.mapResult(this.to,-1),i=this.from==this.gapFrom?t.pos:e.map(this.gapFrom,-1),o=this.to==
this.gapTo?r.pos:e.map(this.gapTo,1);return t.deletedAcross&&r.deletedAcross||i<t.pos||o>r.pos||i>o?null:new n(t.pos,r.pos,
i,o,this.slice,this.insert,this.structure)}toJSON(){let e={stepType:"replaceAround",from:this.from,to:this.to,gapFrom:this.
gapFrom,gapTo:this.gapTo,insert:this.insert};return this.slice.size&&(e.slice=this.slice.toJSON()),this.structure&&(e.structure=
!0),e}static fromJSON(e,t){if(typeof t.from!="number"||typeof t.to!="number"||typeof t.gapFrom!="number"||typeof t.gapTo!=
"number"||typeof t.insert!="number")throw new RangeError("Invalid input for ReplaceAroundStep.fromJSON");return new n(t.
from,t.to,t.gapFrom,t.gapTo,w.fromJSON(e,t.slice),t.insert,!!t.structure)}};I.jsonID("replaceAround",H);function Dr(n,e,t){
let r=n.resolve(e),i=t-e,o=r.depth;for(;i>0&&o>0&&r.indexAfter(o)==r.node(o).childCount;)o--,i--;if(i>0){let s=r.node(o).
maybeChild(r.indexAfter(o));for(;i>0;){if(!s||s.isLeaf)return!0;s=s.firstChild,i--}}return!1}function Bc(n,e,t,r){let i=[];
n.doc.nodesBetween(e,t,(o,s,l)=>{if(!o.isInline)return;let a=o.marks;if(!r.isInSet(a)&&l.type.allowsMarkType(r.type)){let c=Math.
max(s,e),f=Math.min(s+o.nodeSize,t);Ln(rt,c,f,r,i)}}),i.forEach(o=>n.step(o))}function Fc(n,e,t,r){let i=[],o=0;n.doc.nodesBetween(
e,t,(s,l)=>{if(!s.isInline||!s.isAtom)return;o++;let a=null;if(r instanceof jt){let c=s.marks,f;for(;f=r.isInSet(c);)(a||
(a=[])).push(f),c=f.removeFromSet(c)}else r?r.isInSet(s.marks)&&(a=[r]):a=s.marks;if(a&&a.length){let c=Math.min(l+s.nodeSize,
t);for(let f=0;f<a.length;f++){let u=a[f],d;for(let h=0;h<i.length;h++){let p=i[h];p.step==o-1&&u.eq(i[h].style)&&(d=p)}
d?(d.to=c,d.step=o):i.push({style:u,from:Math.max(l,e),to:c,step:o})}}}),i.forEach(s=>n.step(new Ve(s.from,s.to,s.style)))}
function Pr(n,e,t,r=t.contentMatch,i=!0){let o=n.doc.nodeAt(e),s=[],l=e+1;for(let a=0;a<o.childCount;a++){let c=o.child(
a),f=l+c.nodeSize,u=r.matchType(c.type);if(!u)s.push(new re(l,f,w.empty));else{r=u;for(let d=0;d<c.marks.length;d++)t.allowsMarkType(
c.marks[d].type)||n.step(new Ve(l,f,c.marks[d]));if(i&&c.isText&&t.whitespace!="pre"){let d,h=/\r?\n|\r/g,p;for(;d=h.exec(
c.text);)p||(p=new w(b.from(t.schema.text(" ",t.allowedMarks(c.marks))),0,0)),s.push(new re(l+d.index,l+d.index+d[0].length,
p))}}l=f}if(!r.validEnd){let a=r.fillBefore(b.empty,!0);n.replace(l,l,new w(a,0,0))}for(let a=s.length-1;a>=0;a--)n.step(
s[a])}function $c(n,e,t){return(e==0||n.canReplace(e,n.childCount))&&(t==n.childCount||n.canReplace(0,t))}function it(n){
let t=n.parent.content.cutByIndex(n.startIndex,n.endIndex);for(let r=n.depth,i=0,o=0;;--r){let s=n.$from.node(r),l=n.$from.
index(r)+i,a=n.$to.indexAfter(r)-o;if(r<n.depth&&s.canReplace(l,a,t))return r;if(r==0||s.type.spec.isolating||!$c(s,l,a))
break;l&&(i=1),a<s.childCount&&(o=1)}return null}function Vc(n,e,t){let{$from:r,$to:i,depth:o}=e,s=r.before(o+1),l=i.after(
o+1),a=s,c=l,f=b.empty,u=0;for(let p=o,m=!1;p>t;p--)m||r.index(p)>0?(m=!0,f=b.from(r.node(p).copy(f)),u++):a--;let d=b.empty,
h=0;for(let p=o,m=!1;p>t;p--)m||i.after(p+1)<i.end(p)?(m=!0,d=b.from(i.node(p).copy(d)),h++):c++;n.step(new H(a,c,s,l,new w(
f.append(d),u,h),f.size-u,!0))}function Ae(n,e,t=null,r=n){let i=_c(n,e),o=i&&Hc(r,e);return o?i.map(Io).concat({type:e,
attrs:t}).concat(o.map(Io)):null}function Io(n){return{type:n,attrs:null}}function _c(n,e){let{parent:t,startIndex:r,endIndex:i}=n,
o=t.contentMatchAt(r).findWrapping(e);if(!o)return null;let s=o.length?o[0]:e;return t.canReplaceWith(r,i,s)?o:null}function Hc(n,e){
let{parent:t,startIndex:r,endIndex:i}=n,o=t.child(r),s=e.contentMatch.findWrapping(o.type);if(!s)return null;let a=(s.length?
s[s.length-1]:e).contentMatch;for(let c=r;a&&c<i;c++)a=a.matchType(t.child(c).type);return!a||!a.validEnd?null:s}function Wc(n,e,t){
let r=b.empty;for(let s=t.length-1;s>=0;s--){if(r.size){let l=t[s].type.contentMatch.matchFragment(r);if(!l||!l.validEnd)
throw new RangeError("Wrapper type given to Transform.wrap does not form valid content of its parent wrapper")}r=b.from(
t[s].type.create(t[s].attrs,r))}let i=e.start,o=e.end;n.step(new H(i,o,i,o,new w(r,0,0),t.length,!0))}function qc(n,e,t,r,i){
if(!r.isTextblock)throw new RangeError("Type given to setBlockType should be a textblock");let o=n.steps.length;n.doc.nodesBetween(
e,t,(s,l)=>{let a=typeof i=="function"?i(s):i;if(s.isTextblock&&!s.hasMarkup(r,a)&&Jc(n.doc,n.mapping.slice(o).map(l),r)){
let c=null;if(r.schema.linebreakReplacement){let h=r.whitespace=="pre",p=!!r.contentMatch.matchType(r.schema.linebreakReplacement);
h&&!p?c=!1:!h&&p&&(c=!0)}c===!1&&Ho(n,s,l,o),Pr(n,n.mapping.slice(o).map(l,1),r,void 0,c===null);let f=n.mapping.slice(o),
u=f.map(l,1),d=f.map(l+s.nodeSize,1);return n.step(new H(u,d,u+1,d-1,new w(b.from(r.create(a,null,s.marks)),0,0),1,!0)),
c===!0&&_o(n,s,l,o),!1}})}function _o(n,e,t,r){e.forEach((i,o)=>{if(i.isText){let s,l=/\r?\n|\r/g;for(;s=l.exec(i.text);){
let a=n.mapping.slice(r).map(t+1+o+s.index);n.replaceWith(a,a+1,e.type.schema.linebreakReplacement.create())}}})}function Ho(n,e,t,r){
e.forEach((i,o)=>{if(i.type==i.type.schema.linebreakReplacement){let s=n.mapping.slice(r).map(t+1+o);n.replaceWith(s,s+1,
e.type.schema.text(`
`))}})}function Jc(n,e,t){let r=n.resolve(e),i=r.index();return r.parent.canReplaceWith(i,i+1,t)}function Kc(n,e,t,r,i){
let o=n.doc.nodeAt(e);if(!o)throw new RangeError("No node at given position");t||(t=o.type);let s=t.create(r,null,i||o.marks);
if(o.isLeaf)return n.replaceWith(e,e+o.nodeSize,s);if(!t.validContent(o.content))throw new RangeError("Invalid content f\
or node type "+t.name);n.step(new H(e,e+o.nodeSize,e+1,e+o.nodeSize-1,new w(b.from(s),0,0),1,!0))}function _e(n,e,t=1,r){
let i=n.resolve(e),o=i.depth-t,s=r&&r[r.length-1]||i.parent;if(o<0||i.parent.type.spec.isolating||!i.parent.canReplace(i.
index(),i.parent.childCount)||!s.type.validContent(i.parent.content.cutByIndex(i.index(),i.parent.childCount)))return!1;
for(let c=i.depth-1,f=t-2;c>o;c--,f--){let u=i.node(c),d=i.index(c);if(u.type.spec.isolating)return!1;let h=u.content.cutByIndex(
d,u.childCount),p=r&&r[f+1];p&&(h=h.replaceChild(0,p.type.create(p.attrs)));let m=r&&r[f]||u;if(!u.canReplace(d+1,u.childCount)||
!m.type.validContent(h))return!1}let l=i.indexAfter(o),a=r&&r[0];return i.node(o).canReplaceWith(l,l,a?a.type:i.node(o+1).
type)}function jc(n,e,t=1,r){let i=n.doc.resolve(e),o=b.empty,s=b.empty;for(let l=i.depth,a=i.depth-t,c=t-1;l>a;l--,c--){
o=b.from(i.node(l).copy(o));let f=r&&r[c];s=b.from(f?f.type.create(f.attrs,s):i.node(l).copy(s))}n.step(new re(e,e,new w(
o.append(s),t,t),!0))}function ot(n,e){let t=n.resolve(e),r=t.index();return Gc(t.nodeBefore,t.nodeAfter)&&t.parent.canReplace(
r,r+1)}function Uc(n,e){e.content.size||n.type.compatibleContent(e.type);let t=n.contentMatchAt(n.childCount),{linebreakReplacement:r}=n.
type.schema;for(let i=0;i<e.childCount;i++){let o=e.child(i),s=o.type==r?n.type.schema.nodes.text:o.type;if(t=t.matchType(
s),!t||!n.type.allowsMarks(o.marks))return!1}return t.validEnd}function Gc(n,e){return!!(n&&e&&!n.isLeaf&&Uc(n,e))}function Xc(n,e,t){let r=null,{linebreakReplacement:i}=n.doc.type.schema,o=n.doc.resolve(e-t),s=o.node().type;if(i&&s.inlineContent){
let f=s.whitespace=="pre",u=!!s.contentMatch.matchType(i);f&&!u?r=!1:!f&&u&&(r=!0)}let l=n.steps.length;if(r===!1){let f=n.
doc.resolve(e+t);Ho(n,f.node(),f.before(),l)}s.inlineContent&&Pr(n,e+t-1,s,o.node().contentMatchAt(o.index()),r==null);let a=n.
mapping.slice(l),c=a.map(e-t);if(n.step(new re(c,a.map(e+t,-1),w.empty,!0)),r===!0){let f=n.doc.resolve(c);_o(n,f.node(),
f.before(),n.steps.length)}return n}function Yc(n,e,t){let r=n.resolve(e);if(r.parent.canReplaceWith(r.index(),r.index(),
t))return e;if(r.parentOffset==0)for(let i=r.depth-1;i>=0;i--){let o=r.index(i);if(r.node(i).canReplaceWith(o,o,t))return r.
before(i+1);if(o>0)return null}if(r.parentOffset==r.parent.content.size)for(let i=r.depth-1;i>=0;i--){let o=r.indexAfter(
i);if(r.node(i).canReplaceWith(o,o,t))return r.after(i+1);if(o<r.node(i).childCount)return null}return null}function Fn(n,e,t){
let r=n.resolve(e);if(!t.content.size)return e;let i=t.content;for(let o=0;o<t.openStart;o++)i=i.firstChild.content;for(let o=1;o<=
(t.openStart==0&&t.size?2:1);o++)for(let s=r.depth;s>=0;s--){let l=s==r.depth?0:r.pos<=(r.start(s+1)+r.end(s+1))/2?-1:1;
for(let a=0;a<2;a++){if(a){if(!l)break;l=-l}let c=r.index(s)+(l>0?1:0),f=r.node(s),u=!1;if(o==1)u=f.canReplace(c,c,i);else{
let d=f.contentMatchAt(c).findWrapping(i.firstChild.type);u=d&&f.canReplaceWith(c,c,d[0])}if(u)return l==0?r.pos:l<0?r.before(
s+1):r.after(s+1)}}return null}function $n(n,e,t=e,r=w.empty){if(e==t&&!r.size)return null;let i=n.resolve(e),o=n.resolve(
t);return Wo(i,o,r)?new re(e,t,r):new Rr(i,o,r).fit()}function Wo(n,e,t){return!t.openStart&&!t.openEnd&&n.start()==e.start()&&
n.parent.canReplace(n.index(),e.index(),t.content)}var Rr=class{constructor(e,t,r){this.$from=e,this.$to=t,this.unplaced=
r,this.frontier=[],this.placed=b.empty;for(let i=0;i<=e.depth;i++){let o=e.node(i);this.frontier.push({type:o.type,match:o.
contentMatchAt(e.indexAfter(i))})}for(let i=e.depth;i>0;i--)this.placed=b.from(e.node(i).copy(this.placed))}get depth(){
return this.frontier.length-1}fit(){for(;this.unplaced.size;){let c=this.findFittable();c?this.placeNodes(c):this.openMore()||
this.dropNode()}let e=this.mustMoveInline(),t=this.placed.size-this.depth-this.$from.depth,r=this.$from,i=this.close(e<0?
this.$to:r.doc.resolve(e));if(!i)return null;let o=this.placed,s=r.depth,l=i.depth;for(;s&&l&&o.childCount==1;)o=o.firstChild.
content,s--,l--;let a=new w(o,s,l);return e>-1?new H(r.pos,e,this.$to.pos,this.$to.end(),a,t):a.size||r.pos!=this.$to.pos?
new re(r.pos,i.pos,a):null}findFittable(){let e=this.unplaced.openStart;for(let t=this.unplaced.content,r=0,i=this.unplaced.
openEnd;r<e;r++){let o=t.firstChild;if(t.childCount>1&&(i=0),o.type.spec.isolating&&i<=r){e=r;break}t=o.content}for(let t=1;t<=
2;t++)for(let r=t==1?e:this.unplaced.openStart;r>=0;r--){let i,o=null;r?(o=Po(this.unplaced.content,r-1).firstChild,i=o.
content):i=this.unplaced.content;let s=i.firstChild;for(let l=this.depth;l>=0;l--){let{type:a,match:c}=this.frontier[l],
f,u=null;if(t==1&&(s?c.matchType(s.type)||(u=c.fillBefore(b.from(s),!1)):o&&a.compatibleContent(o.type)))return{sliceDepth:r,
frontierDepth:l,parent:o,inject:u};if(t==2&&s&&(f=c.findWrapping(s.type)))return{sliceDepth:r,frontierDepth:l,parent:o,wrap:f};
if(o&&c.matchType(o.type))break}}}openMore(){let{content:e,openStart:t,openEnd:r}=this.unplaced;return Lo(e,-1)<=t?!1:(this.
unplaced.size>1&&Lo(e,1)>r&&r++,this.unplaced=new w(e,t+1,r),!0)}dropNode(){let{content:e,openStart:t,openEnd:r}=this.unplaced,
i=Po(e,t);if(i.childCount<=1&&t>0){let o=e.size-t<=t+i.size;this.unplaced=new w(Gt(e,t-1,1),t-1,o?t-1:r)}else this.unplaced=
new w(Gt(e,t,1),t,r)}placeNodes({sliceDepth:e,frontierDepth:t,parent:r,inject:i,wrap:o}){for(;this.depth>t;)this.closeFrontierNode();
if(o)for(let m=0;m<o.length;m++)this.openFrontierNode(o[m]);let s=this.unplaced,l=r?r.content:s.content,a=s.openStart-e,
c=0,f=[],{match:u,type:d}=this.frontier[t];if(i){for(let m=0;m<i.childCount;m++)f.push(i.child(m));u=u.matchFragment(i)}
let h=l.size+e-(s.content.size-s.openEnd);for(;c<l.childCount;){let m=l.child(c),g=u.matchType(m.type);if(!g)break;c++,(c>
1||a==0||m.content.size)&&(u=g,f.push(qo(m.mark(d.allowedMarks(m.marks)),c==1?a:0,c==l.childCount?h:-1)))}let p=c==l.childCount;
p||(h=-1),this.placed=Xt(this.placed,t,b.from(f)),this.frontier[t].match=u,p&&h<0&&r&&r.type==this.frontier[this.depth].
type&&this.frontier.length>1&&this.closeFrontierNode();for(let m=0,g=f[f.length-1];g&&m<h;m++)this.frontier.push({type:g.
type,match:g.contentMatchAt(g.childCount)}),g=g.lastChild;this.unplaced=p?e==0?w.empty:new w(Gt(s.content,e-1,1),e-1,h<0?
s.openEnd:e-1):new w(Gt(s.content,e,c),e,s.openEnd)}mustMoveInline(){if(!this.$to.parent.isTextblock)return-1;let e=this.
frontier[this.depth],t;if(!e.type.isTextblock||!Or(this.$to,this.$to.depth,e.type,e.match,!1)||this.$to.depth==this.depth&&
(t=this.findCloseLevel(this.$to))&&t.depth==this.depth)return-1;let{depth:r}=this.$to,i=this.$to.after(r);for(;r>1&&i==this.
$to.end(--r);)++i;return i}findCloseLevel(e){e:for(let t=Math.min(this.depth,e.depth);t>=0;t--){let{match:r,type:i}=this.
frontier[t],o=t<e.depth&&e.end(t+1)==e.pos+(e.depth-(t+1)),s=Or(e,t,i,r,o);if(s){for(let l=t-1;l>=0;l--){let{match:a,type:c}=this.
frontier[l],f=Or(e,l,c,a,!0);if(!f||f.childCount)continue e}return{depth:t,fit:s,move:o?e.doc.resolve(e.after(t+1)):e}}}}close(e){
let t=this.findCloseLevel(e);if(!t)return null;for(;this.depth>t.depth;)this.closeFrontierNode();t.fit.childCount&&(this.
placed=Xt(this.placed,t.depth,t.fit)),e=t.move;for(let r=t.depth+1;r<=e.depth;r++){let i=e.node(r),o=i.type.contentMatch.
fillBefore(i.content,!0,e.index(r));this.openFrontierNode(i.type,i.attrs,o)}return e}openFrontierNode(e,t=null,r){let i=this.
frontier[this.depth];i.match=i.match.matchType(e),this.placed=Xt(this.placed,this.depth,b.from(e.create(t,r))),this.frontier.
push({type:e,match:e.contentMatch})}closeFrontierNode(){let t=this.frontier.pop().match.fillBefore(b.empty,!0);t.childCount&&
(this.placed=Xt(this.placed,this.frontier.length,t))}};function Gt(n,e,t){return e==0?n.cutByIndex(t,n.childCount):n.replaceChild(
0,n.firstChild.copy(Gt(n.firstChild.content,e-1,t)))}function Xt(n,e,t){return e==0?n.append(t):n.replaceChild(n.childCount-
1,n.lastChild.copy(Xt(n.lastChild.content,e-1,t)))}function Po(n,e){for(let t=0;t<e;t++)n=n.firstChild.content;return n}
function qo(n,e,t){if(e<=0)return n;let r=n.content;return e>1&&(r=r.replaceChild(0,qo(r.firstChild,e-1,r.childCount==1?
t-1:0))),e>0&&(r=n.type.contentMatch.fillBefore(r).append(r),t<=0&&(r=r.append(n.type.contentMatch.matchFragment(r).fillBefore(
b.empty,!0)))),n.copy(r)}function Or(n,e,t,r,i){let o=n.node(e),s=i?n.indexAfter(e):n.index(e);if(s==o.childCount&&!t.compatibleContent(
o.type))return null;let l=r.fillBefore(o.content,!0,s);return l&&!Qc(t,o.content,s)?l:null}function Qc(n,e,t){for(let r=t;r<
e.childCount;r++)if(!n.allowsMarks(e.child(r).marks))return!0;return!1}function Zc(n){return n.spec.defining||n.spec.definingForContent}
function Lo(n,e){for(let t=0;;t++){let r=e<0?n.firstChild:n.lastChild;if(!r||r.isAtom)return t;n=r.content}}function ef(n,e,t,r){
if(!r.size)return n.deleteRange(e,t);let i=n.doc.resolve(e),o=n.doc.resolve(t);if(Wo(i,o,r))return n.step(new re(e,t,r));
let s=Ko(i,o);s[s.length-1]==0&&s.pop();let l=-(i.depth+1);s.unshift(l);for(let d=i.depth,h=i.pos-1;d>0;d--,h--){let p=i.
node(d).type.spec;if(p.defining||p.definingAsContext||p.isolating)break;s.indexOf(d)>-1?l=d:i.before(d)==h&&s.splice(1,0,
-d)}let a=s.indexOf(l),c=[],f=r.openStart;for(let d=r.content,h=0;;h++){let p=d.firstChild;if(c.push(p),h==r.openStart)break;
d=p.content}for(let d=f-1;d>=0;d--){let h=c[d],p=Zc(h.type);if(p&&!h.sameMarkup(i.node(Math.abs(l)-1)))f=d;else if(p||!h.
type.isTextblock)break}for(let d=r.openStart;d>=0;d--){let h=(d+f+1)%(r.openStart+1),p=c[h];if(p)for(let m=0;m<s.length;m++){
let g=s[(m+a)%s.length],y=!0;g<0&&(y=!1,g=-g);let S=i.node(g-1),k=i.index(g-1);if(S.canReplaceWith(k,k,p.type,p.marks))return n.
replace(i.before(g),y?o.after(g):t,new w(Jo(r.content,0,r.openStart,h),h,r.openEnd))}}let u=n.steps.length;for(let d=s.length-
1;d>=0&&(n.replace(e,t,r),!(n.steps.length>u));d--){let h=s[d];h<0||(e=i.before(h),t=o.after(h))}}function Jo(n,e,t,r,i){
if(e<t){let o=n.firstChild;n=n.replaceChild(0,o.copy(Jo(o.content,e+1,t,r,o)))}if(e>r){let o=i.contentMatchAt(0),s=o.fillBefore(
n).append(n);n=s.append(o.matchFragment(s).fillBefore(b.empty,!0))}return n}function tf(n,e,t,r){if(!r.isInline&&e==t&&n.
doc.resolve(e).parent.content.size){let i=Yc(n.doc,e,r.type);i!=null&&(e=t=i)}n.replaceRange(e,t,new w(b.from(r),0,0))}function nf(n,e,t){
let r=n.doc.resolve(e),i=n.doc.resolve(t);if(r.parent.isTextblock&&i.parent.isTextblock&&r.start()!=i.start()&&r.parentOffset==
0&&i.parentOffset==0){let s=r.sharedDepth(t),l=!1;for(let a=r.depth;a>s;a--)r.node(a).type.spec.isolating&&(l=!0);for(let a=i.
depth;a>s;a--)i.node(a).type.spec.isolating&&(l=!0);if(!l){for(let a=r.depth;a>0&&e==r.start(a);a--)e=r.before(a);for(let a=i.
depth;a>0&&t==i.start(a);a--)t=i.before(a);r=n.doc.resolve(e),i=n.doc.resolve(t)}}let o=Ko(r,i);for(let s=0;s<o.length;s++){
let l=o[s],a=s==o.length-1;if(a&&l==0||r.node(l).type.contentMatch.validEnd)return n.delete(r.start(l),i.end(l));if(l>0&&
(a||r.node(l-1).canReplace(r.index(l-1),i.indexAfter(l-1))))return n.delete(r.before(l),i.after(l))}for(let s=1;s<=r.depth&&
s<=i.depth;s++)if(e-r.start(s)==r.depth-s&&t>r.end(s)&&i.end(s)-t!=i.depth-s&&r.start(s-1)==i.start(s-1)&&r.node(s-1).canReplace(
r.index(s-1),i.index(s-1)))return n.delete(r.before(s),t);n.delete(e,t)}function Ko(n,e){let t=[],r=Math.min(n.depth,e.depth);
for(let i=r;i>=0;i--){let o=n.start(i);if(o<n.pos-(n.depth-i)||e.end(i)>e.pos+(e.depth-i)||n.node(i).type.spec.isolating||
e.node(i).type.spec.isolating)break;(o==e.start(i)||i==n.depth&&i==e.depth&&n.parent.inlineContent&&e.parent.inlineContent&&
i&&e.start(i-1)==o-1)&&t.push(i)}return t}var zn=class n extends I{constructor(e,t,r){super(),this.pos=e,this.attr=t,this.
value=r}apply(e){let t=e.nodeAt(this.pos);if(!t)return _.fail("No node at attribute step's position");let r=Object.create(
null);for(let o in t.attrs)r[o]=t.attrs[o];r[this.attr]=this.value;let i=t.type.create(r,null,t.marks);return _.fromReplace(
e,this.pos,this.pos+1,new w(b.from(i),0,t.isLeaf?0:1))}getMap(){return ve.empty}invert(e){return new n(this.pos,this.attr,
e.nodeAt(this.pos).attrs[this.attr])}map(e){let t=e.mapResult(this.pos,1);return t.deletedAfter?null:new n(t.pos,this.attr,
this.value)}toJSON(){return{stepType:"attr",pos:this.pos,attr:this.attr,value:this.value}}static fromJSON(e,t){if(typeof t.
pos!="number"||typeof t.attr!="string")throw new RangeError("Invalid input for AttrStep.fromJSON");return new n(t.pos,t.
attr,t.value)}};I.jsonID("attr",zn);var Bn=class n extends I{constructor(e,t){super(),this.attr=e,this.value=t}apply(e){
let t=Object.create(null);for(let i in e.attrs)t[i]=e.attrs[i];t[this.attr]=this.value;let r=e.type.create(t,e.content,e.
marks);return _.ok(r)}getMap(){return ve.empty}invert(e){return new n(this.attr,e.attrs[this.attr])}map(e){return this}toJSON(){
return{stepType:"docAttr",attr:this.attr,value:this.value}}static fromJSON(e,t){if(typeof t.attr!="string")throw new RangeError(
"Invalid input for DocAttrStep.fromJSON");return new n(t.attr,t.value)}};I.jsonID("docAttr",Bn);var Ct=class extends Error{};
Ct=function n(e){let t=Error.call(this,e);return t.__proto__=n.prototype,t};Ct.prototype=Object.create(Error.prototype);
Ct.prototype.constructor=Ct;Ct.prototype.name="TransformError";var Mt=class{constructor(e){this.doc=e,this.steps=[],this.
docs=[],this.mapping=new Qt}get before(){return this.docs.length?this.docs[0]:this.doc}step(e){let t=this.maybeStep(e);if(t.
failed)throw new Ct(t.failed);return this}maybeStep(e){let t=e.apply(this.doc);return t.failed||this.addStep(e,t.doc),t}get docChanged(){
return this.steps.length>0}changedRange(){let e=1e9,t=-1e9;for(let r=0;r<this.mapping.maps.length;r++){let i=this.mapping.
maps[r];r&&(e=i.map(e,1),t=i.map(t,-1)),i.forEach((o,s,l,a)=>{e=Math.min(e,l),t=Math.max(t,a)})}return e==1e9?null:{from:e,
to:t}}addStep(e,t){this.docs.push(this.doc),this.steps.push(e),this.mapping.appendMap(e.getMap()),this.doc=t}replace(e,t=e,r=w.
empty){let i=$n(this.doc,e,t,r);return i&&this.step(i),this}replaceWith(e,t,r){return this.replace(e,t,new w(b.from(r),0,
0))}delete(e,t){return this.replace(e,t,w.empty)}insert(e,t){return this.replaceWith(e,e,t)}replaceRange(e,t,r){return ef(
this,e,t,r),this}replaceRangeWith(e,t,r){return tf(this,e,t,r),this}deleteRange(e,t){return nf(this,e,t),this}lift(e,t){
return Vc(this,e,t),this}join(e,t=1){return Xc(this,e,t),this}wrap(e,t){return Wc(this,e,t),this}setBlockType(e,t=e,r,i=null){
return qc(this,e,t,r,i),this}setNodeMarkup(e,t,r=null,i){return Kc(this,e,t,r,i),this}setNodeAttribute(e,t,r){return this.
step(new zn(e,t,r)),this}setDocAttribute(e,t){return this.step(new Bn(e,t)),this}addNodeMark(e,t){return this.step(new en(
e,t)),this}removeNodeMark(e,t){let r=this.doc.nodeAt(e);if(!r)throw new RangeError("No node at position "+e);if(t instanceof
T)t.isInSet(r.marks)&&this.step(new St(e,t));else{let i=r.marks,o,s=[];for(;o=t.isInSet(i);)s.push(new St(e,o)),i=o.removeFromSet(
i);for(let l=s.length-1;l>=0;l--)this.step(s[l])}return this}split(e,t=1,r){return jc(this,e,t,r),this}addMark(e,t,r){return Bc(
this,e,t,r),this}removeMark(e,t,r){return Fc(this,e,t,r),this}clearIncompatible(e,t,r){return Pr(this,e,t,r),this}};var Lr=Object.create(null),C=class{constructor(e,t,r){this.$anchor=e,this.$head=t,this.ranges=r||[new He(e.min(t),e.max(
t))]}get anchor(){return this.$anchor.pos}get head(){return this.$head.pos}get from(){return this.$from.pos}get to(){return this.
$to.pos}get $from(){return this.ranges[0].$from}get $to(){return this.ranges[0].$to}get empty(){let e=this.ranges;for(let t=0;t<
e.length;t++)if(e[t].$from.pos!=e[t].$to.pos)return!1;return!0}content(){return this.$from.doc.slice(this.from,this.to,!0)}replace(e,t=w.
empty){let r=t.content.lastChild,i=null;for(let l=0;l<t.openEnd;l++)i=r,r=r.lastChild;let o=e.steps.length,s=this.ranges;
for(let l=0;l<s.length;l++){let{$from:a,$to:c}=s[l],f=e.mapping.slice(o);e.replaceRange(f.map(a.pos),f.map(c.pos),l?w.empty:
t),l==0&&Go(e,o,(r?r.isInline:i&&i.isTextblock)?-1:1)}}replaceWith(e,t){let r=e.steps.length,i=this.ranges;for(let o=0;o<
i.length;o++){let{$from:s,$to:l}=i[o],a=e.mapping.slice(r),c=a.map(s.pos),f=a.map(l.pos);o?e.deleteRange(c,f):(e.replaceRangeWith(
c,f,t),Go(e,r,t.isInline?-1:1))}}static findFrom(e,t,r=!1){let i=e.parent.inlineContent?new v(e):Et(e.node(0),e.parent,e.
pos,e.index(),t,r);if(i)return i;for(let o=e.depth-1;o>=0;o--){let s=t<0?Et(e.node(0),e.node(o),e.before(o+1),e.index(o),
t,r):Et(e.node(0),e.node(o),e.after(o+1),e.index(o)+1,t,r);if(s)return s}return null}static near(e,t=1){return this.findFrom(
e,t)||this.findFrom(e,-t)||new ie(e.node(0))}static atStart(e){return Et(e,e,0,0,1)||new ie(e)}static atEnd(e){return Et(
e,e,e.content.size,e.childCount,-1)||new ie(e)}static fromJSON(e,t){if(!t||!t.type)throw new RangeError("Invalid input f\
or Selection.fromJSON");let r=Lr[t.type];if(!r)throw new RangeError(`No selection type ${t.type} defined`);return r.fromJSON(
e,t)}static jsonID(e,t){if(e in Lr)throw new RangeError("Duplicate use of selection JSON ID "+e);return Lr[e]=t,t.prototype.
jsonID=e,t}getBookmark(){return v.between(this.$anchor,this.$head).getBookmark()}};C.prototype.visible=!0;var He=class{constructor(e,t){
this.$from=e,this.$to=t}},jo=!1;function Uo(n){!jo&&!n.parent.inlineContent&&(jo=!0,console.warn("TextSelection endpoint\
 not pointing into a node with inline content ("+n.parent.type.name+")"))}var v=class n extends C{constructor(e,t=e){Uo(
e),Uo(t),super(e,t)}get $cursor(){return this.$anchor.pos==this.$head.pos?this.$head:null}map(e,t){let r=e.resolve(t.map(
this.head));if(!r.parent.inlineContent)return C.near(r);let i=e.resolve(t.map(this.anchor));return new n(i.parent.inlineContent?
i:r,r)}replace(e,t=w.empty){if(super.replace(e,t),t==w.empty){let r=this.$from.marksAcross(this.$to);r&&e.ensureMarks(r)}}eq(e){
return e instanceof n&&e.anchor==this.anchor&&e.head==this.head}getBookmark(){return new _n(this.anchor,this.head)}toJSON(){
return{type:"text",anchor:this.anchor,head:this.head}}static fromJSON(e,t){if(typeof t.anchor!="number"||typeof t.head!=
"number")throw new RangeError("Invalid input for TextSelection.fromJSON");return new n(e.resolve(t.anchor),e.resolve(t.head))}static create(e,t,r=t){
let i=e.resolve(t);return new this(i,r==t?i:e.resolve(r))}static between(e,t,r){let i=e.pos-t.pos;if((!r||i)&&(r=i>=0?1:
-1),!t.parent.inlineContent){let o=C.findFrom(t,r,!0)||C.findFrom(t,-r,!0);if(o)t=o.$head;else return C.near(t,r)}return e.
parent.inlineContent||(i==0?e=t:(e=(C.findFrom(e,-r,!0)||C.findFrom(e,r,!0)).$anchor,e.pos<t.pos!=i<0&&(e=t))),new n(e,t)}};
C.jsonID("text",v);var _n=class n{constructor(e,t){this.anchor=e,this.head=t}map(e){return new n(e.map(this.anchor),e.map(
this.head))}resolve(e){return v.between(e.resolve(this.anchor),e.resolve(this.head))}},M=class n extends C{constructor(e){
let t=e.nodeAfter,r=e.node(0).resolve(e.pos+t.nodeSize);super(e,r),this.node=t}map(e,t){let{deleted:r,pos:i}=t.mapResult(
this.anchor),o=e.resolve(i);return r?C.near(o):new n(o)}content(){return new w(b.from(this.node),0,0)}eq(e){return e instanceof
n&&e.anchor==this.anchor}toJSON(){return{type:"node",anchor:this.anchor}}getBookmark(){return new Br(this.anchor)}static fromJSON(e,t){
if(typeof t.anchor!="number")throw new RangeError("Invalid input for NodeSelection.fromJSON");return new n(e.resolve(t.anchor))}static create(e,t){
return new n(e.resolve(t))}static isSelectable(e){return!e.isText&&e.type.spec.selectable!==!1}};M.prototype.visible=!1;
C.jsonID("node",M);var Br=class n{constructor(e){this.anchor=e}map(e){let{deleted:t,pos:r}=e.mapResult(this.anchor);return t?
new _n(r,r):new n(r)}resolve(e){let t=e.resolve(this.anchor),r=t.nodeAfter;return r&&M.isSelectable(r)?new M(t):C.near(t)}},
ie=class n extends C{constructor(e){super(e.resolve(0),e.resolve(e.content.size))}replace(e,t=w.empty){if(t==w.empty){e.
delete(0,e.doc.content.size);let r=C.atStart(e.doc);r.eq(e.selection)||e.setSelection(r)}else super.replace(e,t)}toJSON(){
return{type:"all"}}static fromJSON(e){return new n(e)}map(e){return new n(e)}eq(e){return e instanceof n}getBookmark(){return rf}};
C.jsonID("all",ie);var rf={map(){return this},resolve(n){return new ie(n)}};function Et(n,e,t,r,i,o=!1){if(e.inlineContent)
return v.create(n,t);for(let s=r-(i>0?0:1);i>0?s<e.childCount:s>=0;s+=i){let l=e.child(s);if(l.isAtom){if(!o&&M.isSelectable(
l))return M.create(n,t-(i<0?l.nodeSize:0))}else{let a=Et(n,l,t+i,i<0?l.childCount:0,i,o);if(a)return a}t+=l.nodeSize*i}return null}
function Go(n,e,t){let r=n.steps.length-1;if(r<e)return;let i=n.steps[r];if(!(i instanceof re||i instanceof H))return;let o=n.
mapping.maps[r],s;o.forEach((l,a,c,f)=>{s==null&&(s=f)}),n.setSelection(C.near(n.doc.resolve(s),t))}var Xo=1,Vn=2,Yo=4,Fr=class extends Mt{constructor(e){
super(e.doc),this.curSelectionFor=0,this.updated=0,this.meta=Object.create(null),this.time=Date.now(),this.curSelection=
e.selection,this.storedMarks=e.storedMarks}get selection(){return this.curSelectionFor<this.steps.length&&(this.curSelection=
this.curSelection.map(this.doc,this.mapping.slice(this.curSelectionFor)),this.curSelectionFor=this.steps.length),this.curSelection}setSelection(e){
if(e.$from.doc!=this.doc)throw new RangeError("Selection passed to setSelection must point at the current document");return this.
curSelection=e,this.curSelectionFor=this.steps.length,this.updated=(this.updated|Xo)&~Vn,this.storedMarks=null,this}get selectionSet(){
return(this.updated&Xo)>0}setStoredMarks(e){return this.storedMarks=e,this.updated|=Vn,this}ensureMarks(e){return T.sameSet(
this.storedMarks||this.selection.$from.marks(),e)||this.setStoredMarks(e),this}addStoredMark(e){return this.ensureMarks(
e.addToSet(this.storedMarks||this.selection.$head.marks()))}removeStoredMark(e){return this.ensureMarks(e.removeFromSet(
this.storedMarks||this.selection.$head.marks()))}get storedMarksSet(){return(this.updated&Vn)>0}addStep(e,t){super.addStep(
e,t),this.updated=this.updated&~Vn,this.storedMarks=null}setTime(e){return this.time=e,this}replaceSelection(e){return this.
selection.replace(this,e),this}replaceSelectionWith(e,t=!0){let r=this.selection;return t&&(e=e.mark(this.storedMarks||(r.
empty?r.$from.marks():r.$from.marksAcross(r.$to)||T.none))),r.replaceWith(this,e),this}deleteSelection(){return this.selection.
replace(this),this}insertText(e,t,r){let i=this.doc.type.schema;if(t==null)return e?this.replaceSelectionWith(i.text(e),
!0):this.deleteSelection();{if(r==null&&(r=t),!e)return this.deleteRange(t,r);let o=this.storedMarks;if(!o){let s=this.doc.
resolve(t);o=r==t?s.marks():s.marksAcross(this.doc.resolve(r))}return this.replaceRangeWith(t,r,i.text(e,o)),!this.selection.
empty&&this.selection.to==t+e.length&&this.setSelection(C.near(this.selection.$to)),this}}setMeta(e,t){return this.meta[typeof e==
"string"?e:e.key]=t,this}getMeta(e){return this.meta[typeof e=="string"?e:e.key]}get isGeneric(){for(let e in this.meta)
return!1;return!0}scrollIntoView(){return this.updated|=Yo,this}get scrolledIntoView(){return(this.updated&Yo)>0}};function Qo(n,e){
return!e||!n?n:n.bind(e)}var st=class{constructor(e,t,r){this.name=e,this.init=Qo(t.init,r),this.apply=Qo(t.apply,r)}},of=[
new st("doc",{init(n){return n.doc||n.schema.topNodeType.createAndFill()},apply(n){return n.doc}}),new st("selection",{init(n,e){
return n.selection||C.atStart(e.doc)},apply(n){return n.selection}}),new st("storedMarks",{init(n){return n.storedMarks||
null},apply(n,e,t,r){return r.selection.$cursor?n.storedMarks:null}}),new st("scrollToSelection",{init(){return 0},apply(n,e){
return n.scrolledIntoView?e+1:e}})],tn=class{constructor(e,t){this.schema=e,this.plugins=[],this.pluginsByKey=Object.create(
null),this.fields=of.slice(),t&&t.forEach(r=>{if(this.pluginsByKey[r.key])throw new RangeError("Adding different instanc\
es of a keyed plugin ("+r.key+")");this.plugins.push(r),this.pluginsByKey[r.key]=r,r.spec.state&&this.fields.push(new st(
r.key,r.spec.state,r))})}},nn=class n{constructor(e){this.config=e}get schema(){return this.config.schema}get plugins(){
return this.config.plugins}apply(e){return this.applyTransaction(e).state}filterTransaction(e,t=-1){for(let r=0;r<this.config.
plugins.length;r++)if(r!=t){let i=this.config.plugins[r];if(i.spec.filterTransaction&&!i.spec.filterTransaction.call(i,e,
this))return!1}return!0}applyTransaction(e){if(!this.filterTransaction(e))return{state:this,transactions:[]};let t=[e],r=this.
applyInner(e),i=null;for(;;){let o=!1;for(let s=0;s<this.config.plugins.length;s++){let l=this.config.plugins[s];if(l.spec.
appendTransaction){let a=i?i[s].n:0,c=i?i[s].state:this,f=a<t.length&&l.spec.appendTransaction.call(l,a?t.slice(a):t,c,r);
if(f&&r.filterTransaction(f,s)){if(f.setMeta("appendedTransaction",e),!i){i=[];for(let u=0;u<this.config.plugins.length;u++)
i.push(u<s?{state:r,n:t.length}:{state:this,n:0})}t.push(f),r=r.applyInner(f),o=!0}i&&(i[s]={state:r,n:t.length})}}if(!o)
return{state:r,transactions:t}}}applyInner(e){if(!e.before.eq(this.doc))throw new RangeError("Applying a mismatched tran\
saction");let t=new n(this.config),r=this.config.fields;for(let i=0;i<r.length;i++){let o=r[i];t[o.name]=o.apply(e,this[o.
name],this,t)}return t}get tr(){return new Fr(this)}static create(e){let t=new tn(e.doc?e.doc.type.schema:e.schema,e.plugins),
r=new n(t);for(let i=0;i<t.fields.length;i++)r[t.fields[i].name]=t.fields[i].init(e,r);return r}reconfigure(e){let t=new tn(
this.schema,e.plugins),r=t.fields,i=new n(t);for(let o=0;o<r.length;o++){let s=r[o].name;i[s]=this.hasOwnProperty(s)?this[s]:
r[o].init(e,i)}return i}toJSON(e){let t={doc:this.doc.toJSON(),selection:this.selection.toJSON()};if(this.storedMarks&&(t.
storedMarks=this.storedMarks.map(r=>r.toJSON())),e&&typeof e=="object")for(let r in e){if(r=="doc"||r=="selection")throw new RangeError(
"The JSON fields `doc` and `selection` are reserved");let i=e[r],o=i.spec.state;o&&o.toJSON&&(t[r]=o.toJSON.call(i,this[i.
key]))}return t}static fromJSON(e,t,r){if(!t)throw new RangeError("Invalid input for EditorState.fromJSON");if(!e.schema)
throw new RangeError("Required config field 'schema' missing");let i=new tn(e.schema,e.plugins),o=new n(i);return i.fields.
forEach(s=>{if(s.name=="doc")o.doc=fe.fromJSON(e.schema,t.doc);else if(s.name=="selection")o.selection=C.fromJSON(o.doc,
t.selection);else if(s.name=="storedMarks")t.storedMarks&&(o.storedMarks=t.storedMarks.map(e.schema.markFromJSON));else{
if(r)for(let l in r){let a=r[l],c=a.spec.state;if(a.key==s.name&&c&&c.fromJSON&&Object.prototype.hasOwnProperty.call(t,l)){
o[s.name]=c.fromJSON.call(a,e,t[l],o);return}}o[s.name]=s.init(e,o)}}),o}};function Zo(n,e,t){for(let r in n){let i=n[r];
i instanceof Function?i=i.bind(e):r=="handleDOMEvents"&&(i=Zo(i,e,{})),t[r]=i}return t}var L=class{constructor(e){this.spec=
e,this.props={},e.props&&Zo(e.props,this,this.props),this.key=e.key?e.key.key:es("plugin")}getState(e){return e[this.key]}},
zr=Object.create(null);function es(n){return n in zr?n+"$"+ ++zr[n]:(zr[n]=0,n+"$")}var oe=class{constructor(e="key"){this.
key=es(e)}get(e){return e.config.pluginsByKey[this.key]}getState(e){return e[this.key]}};var ns=(n,e)=>n.selection.empty?!1:(e&&e(n.tr.deleteSelection().scrollIntoView()),!0);function sf(n,e){let{$cursor:t}=n.
selection;return!t||(e?!e.endOfTextblock("backward",n):t.parentOffset>0)?null:t}var lf=(n,e,t)=>{let r=sf(n,t);if(!r)return!1;
let i=rs(r);if(!i){let s=r.blockRange(),l=s&&it(s);return l==null?!1:(e&&e(n.tr.lift(s,l).scrollIntoView()),!0)}let o=i.
nodeBefore;if(as(n,i,e,-1))return!0;if(r.parent.content.size==0&&(vt(o,"end")||M.isSelectable(o)))for(let s=r.depth;;s--){
let l=$n(n.doc,r.before(s),r.after(s),w.empty);if(l&&l.slice.size<l.to-l.from){if(e){let a=n.tr.step(l);a.setSelection(vt(
o,"end")?C.findFrom(a.doc.resolve(a.mapping.map(i.pos,-1)),-1):M.create(a.doc,i.pos-o.nodeSize)),e(a.scrollIntoView())}return!0}
if(s==1||r.node(s-1).childCount>1)break}return o.isAtom&&i.depth==r.depth-1?(e&&e(n.tr.delete(i.pos-o.nodeSize,i.pos).scrollIntoView()),
!0):!1};function vt(n,e,t=!1){for(let r=n;r;r=e=="start"?r.firstChild:r.lastChild){if(r.isTextblock)return!0;if(t&&r.childCount!=
1)return!1}return!1}var af=(n,e,t)=>{let{$head:r,empty:i}=n.selection,o=r;if(!i)return!1;if(r.parent.isTextblock){if(t?!t.
endOfTextblock("backward",n):r.parentOffset>0)return!1;o=rs(r)}let s=o&&o.nodeBefore;return!s||!M.isSelectable(s)?!1:(e&&
e(n.tr.setSelection(M.create(n.doc,o.pos-s.nodeSize)).scrollIntoView()),!0)};function rs(n){if(!n.parent.type.spec.isolating)
for(let e=n.depth-1;e>=0;e--){if(n.index(e)>0)return n.doc.resolve(n.before(e+1));if(n.node(e).type.spec.isolating)break}
return null}function cf(n,e){let{$cursor:t}=n.selection;return!t||(e?!e.endOfTextblock("forward",n):t.parentOffset<t.parent.
content.size)?null:t}var ff=(n,e,t)=>{let r=cf(n,t);if(!r)return!1;let i=is(r);if(!i)return!1;let o=i.nodeAfter;if(as(n,
i,e,1))return!0;if(r.parent.content.size==0&&(vt(o,"start")||M.isSelectable(o))){let s=$n(n.doc,r.before(),r.after(),w.empty);
if(s&&s.slice.size<s.to-s.from){if(e){let l=n.tr.step(s);l.setSelection(vt(o,"start")?C.findFrom(l.doc.resolve(l.mapping.
map(i.pos)),1):M.create(l.doc,l.mapping.map(i.pos))),e(l.scrollIntoView())}return!0}}return o.isAtom&&i.depth==r.depth-1?
(e&&e(n.tr.delete(i.pos,i.pos+o.nodeSize).scrollIntoView()),!0):!1},uf=(n,e,t)=>{let{$head:r,empty:i}=n.selection,o=r;if(!i)
return!1;if(r.parent.isTextblock){if(t?!t.endOfTextblock("forward",n):r.parentOffset<r.parent.content.size)return!1;o=is(
r)}let s=o&&o.nodeAfter;return!s||!M.isSelectable(s)?!1:(e&&e(n.tr.setSelection(M.create(n.doc,o.pos)).scrollIntoView()),
!0)};function is(n){if(!n.parent.type.spec.isolating)for(let e=n.depth-1;e>=0;e--){let t=n.node(e);if(n.index(e)+1<t.childCount)
return n.doc.resolve(n.after(e+1));if(t.type.spec.isolating)break}return null}var ss=(n,e)=>{let{$from:t,$to:r}=n.selection,i=t.blockRange(r),o=i&&it(i);return o==null?!1:(e&&e(n.tr.lift(i,o).scrollIntoView()),
!0)},df=(n,e)=>{let{$head:t,$anchor:r}=n.selection;return!t.parent.type.spec.code||!t.sameParent(r)?!1:(e&&e(n.tr.insertText(
`
`).scrollIntoView()),!0)};function Vr(n){for(let e=0;e<n.edgeCount;e++){let{type:t}=n.edge(e);if(t.isTextblock&&!t.hasRequiredAttrs())
return t}return null}var _r=(n,e)=>{let{$head:t,$anchor:r}=n.selection;if(!t.parent.type.spec.code||!t.sameParent(r))return!1;
let i=t.node(-1),o=t.indexAfter(-1),s=Vr(i.contentMatchAt(o));if(!s||!i.canReplaceWith(o,o,s))return!1;if(e){let l=t.after(),
a=n.tr.replaceWith(l,l,s.createAndFill());a.setSelection(C.near(a.doc.resolve(l),1)),e(a.scrollIntoView())}return!0},hf=(n,e)=>{
let t=n.selection,{$from:r,$to:i}=t;if(t instanceof ie||r.parent.inlineContent||i.parent.inlineContent)return!1;let o=Vr(
i.parent.contentMatchAt(i.indexAfter()));if(!o||!o.isTextblock)return!1;if(e){let s=(!r.parentOffset&&i.index()<i.parent.
childCount?r:i).pos,l=n.tr.insert(s,o.createAndFill());l.setSelection(v.create(l.doc,s+1)),e(l.scrollIntoView())}return!0},
pf=(n,e)=>{let{$cursor:t}=n.selection;if(!t||t.parent.content.size)return!1;if(t.depth>1&&t.after()!=t.end(-1)){let o=t.
before();if(_e(n.doc,o))return e&&e(n.tr.split(o).scrollIntoView()),!0}let r=t.blockRange(),i=r&&it(r);return i==null?!1:
(e&&e(n.tr.lift(r,i).scrollIntoView()),!0)};function mf(n){return(e,t)=>{if(e.selection instanceof M&&e.selection.node.isBlock){
let{$from:h}=e.selection;return!h.parentOffset||!_e(e.doc,h.pos)?!1:(t&&t(e.tr.split(h.pos).scrollIntoView()),!0)}if(!e.
selection.$from.depth)return!1;let r=e.tr;!e.selection.empty&&(e.selection instanceof v||e.selection instanceof ie)&&r.deleteSelection();
let{$from:i}=r.selection,o=r.steps.length,s=[],l,a,c=!1,f=!1;for(let h=i.depth;;h--)if(i.node(h).isBlock){c=i.end(h)==i.
pos+(i.depth-h),f=i.start(h)==i.pos-(i.depth-h),a=Vr(i.node(h-1).contentMatchAt(i.indexAfter(h-1)));let m=n&&n(i.parent,
c,i);s.unshift(m||(c&&a?{type:a}:null)),l=h;break}else{if(h==1)return!1;s.unshift(null)}let u=i.pos,d=_e(r.doc,u,s.length,
s);if(d||(s[0]=a?{type:a}:null,d=_e(r.doc,u,s.length,s)),!d)return!1;if(r.split(u,s.length,s),!c&&f&&i.node(l).type!=a){
let h=r.mapping.slice(o),p=h.map(i.before(l)),m=r.doc.resolve(p);a&&i.node(l-1).canReplaceWith(m.index(),m.index()+1,a)&&
r.setNodeMarkup(h.map(i.before(l)),a)}return t&&t(r.scrollIntoView()),!0}}var gf=mf();var ls=(n,e)=>{let{$from:t,to:r}=n.selection,i,o=t.sharedDepth(r);return o==0?!1:(i=t.before(o),e&&e(n.tr.setSelection(M.
create(n.doc,i))),!0)},yf=(n,e)=>(e&&e(n.tr.setSelection(new ie(n.doc))),!0);function bf(n,e,t){let r=e.nodeBefore,i=e.nodeAfter,
o=e.index();return!r||!i||!r.type.compatibleContent(i.type)?!1:!r.content.size&&e.parent.canReplace(o-1,o)?(t&&t(n.tr.delete(
e.pos-r.nodeSize,e.pos).scrollIntoView()),!0):!e.parent.canReplace(o,o+1)||!(i.isTextblock||ot(n.doc,e.pos))?!1:(t&&t(n.
tr.join(e.pos).scrollIntoView()),!0)}function as(n,e,t,r){let i=e.nodeBefore,o=e.nodeAfter,s,l,a=i.type.spec.isolating||
o.type.spec.isolating;if(!a&&bf(n,e,t))return!0;let c=!a&&e.parent.canReplace(e.index(),e.index()+1);if(c&&(s=(l=i.contentMatchAt(
i.childCount)).findWrapping(o.type))&&l.matchType(s[0]||o.type).validEnd){if(t){let h=e.pos+o.nodeSize,p=b.empty;for(let y=s.
length-1;y>=0;y--)p=b.from(s[y].create(null,p));p=b.from(i.copy(p));let m=n.tr.step(new H(e.pos-1,h,e.pos,h,new w(p,1,0),
s.length,!0)),g=m.doc.resolve(h+2*s.length);g.nodeAfter&&g.nodeAfter.type==i.type&&ot(m.doc,g.pos)&&m.join(g.pos),t(m.scrollIntoView())}
return!0}let f=o.type.spec.isolating||r>0&&a?null:C.findFrom(e,1),u=f&&f.$from.blockRange(f.$to),d=u&&it(u);if(d!=null&&
d>=e.depth)return t&&t(n.tr.lift(u,d).scrollIntoView()),!0;if(c&&vt(o,"start",!0)&&vt(i,"end")){let h=i,p=[];for(;p.push(
h),!h.isTextblock;)h=h.lastChild;let m=o,g=1;for(;!m.isTextblock;m=m.firstChild)g++;if(h.canReplace(h.childCount,h.childCount,
m.content)){if(t){let y=b.empty;for(let k=p.length-1;k>=0;k--)y=b.from(p[k].copy(y));let S=n.tr.step(new H(e.pos-p.length,
e.pos+o.nodeSize,e.pos+g,e.pos+o.nodeSize-g,new w(y,p.length,0),0,!0));t(S.scrollIntoView())}return!0}}return!1}function cs(n){
return function(e,t){let r=e.selection,i=n<0?r.$from:r.$to,o=i.depth;for(;i.node(o).isInline;){if(!o)return!1;o--}return i.
node(o).isTextblock?(t&&t(e.tr.setSelection(v.create(e.doc,n<0?i.start(o):i.end(o)))),!0):!1}}var xf=cs(-1),wf=cs(1);function fs(n,e=null){
return function(t,r){let{$from:i,$to:o}=t.selection,s=i.blockRange(o),l=s&&Ae(s,n,e);return l?(r&&r(t.tr.wrap(s,l).scrollIntoView()),
!0):!1}}function Hr(n,e=null){return function(t,r){let i=!1;for(let o=0;o<t.selection.ranges.length&&!i;o++){let{$from:{
pos:s},$to:{pos:l}}=t.selection.ranges[o];t.doc.nodesBetween(s,l,(a,c)=>{if(i)return!1;if(!(!a.isTextblock||a.hasMarkup(
n,e)))if(a.type==n)i=!0;else{let f=t.doc.resolve(c),u=f.index();i=f.parent.canReplaceWith(u,u+1,n)}})}if(!i)return!1;if(r){
let o=t.tr;for(let s=0;s<t.selection.ranges.length;s++){let{$from:{pos:l},$to:{pos:a}}=t.selection.ranges[s];o.setBlockType(
l,a,n,e)}r(o.scrollIntoView())}return!0}}function kf(n,e,t,r){for(let i=0;i<e.length;i++){let{$from:o,$to:s}=e[i],l=o.depth==
0?n.inlineContent&&n.type.allowsMarkType(t):!1;if(n.nodesBetween(o.pos,s.pos,(a,c)=>{if(l||!r&&a.isAtom&&a.isInline&&c>=
o.pos&&c+a.nodeSize<=s.pos)return!1;l=a.inlineContent&&a.type.allowsMarkType(t)}),l)return!0}return!1}function Sf(n){let e=[];
for(let t=0;t<n.length;t++){let{$from:r,$to:i}=n[t];r.doc.nodesBetween(r.pos,i.pos,(o,s)=>{if(o.isAtom&&o.content.size&&
o.isInline&&s>=r.pos&&s+o.nodeSize<=i.pos)return s+1>r.pos&&e.push(new He(r,r.doc.resolve(s+1))),r=r.doc.resolve(s+1+o.content.
size),!1}),r.pos<i.pos&&e.push(new He(r,i))}return e}function us(n,e=null,t){let r=(t&&t.removeWhenPresent)!==!1,i=(t&&t.
enterInlineAtoms)!==!1,o=!(t&&t.includeWhitespace);return function(s,l){let{empty:a,$cursor:c,ranges:f}=s.selection;if(a&&
!c||!kf(s.doc,f,n,i))return!1;if(l)if(c)n.isInSet(s.storedMarks||c.marks())?l(s.tr.removeStoredMark(n)):l(s.tr.addStoredMark(
n.create(e)));else{let u,d=s.tr;i||(f=Sf(f)),r?u=!f.some(h=>s.doc.rangeHasMark(h.$from.pos,h.$to.pos,n)):u=!f.every(h=>{
let p=!1;return d.doc.nodesBetween(h.$from.pos,h.$to.pos,(m,g,y)=>{if(p)return!1;p=!n.isInSet(m.marks)&&!!y&&y.type.allowsMarkType(
n)&&!(m.isText&&/^\s*$/.test(m.textBetween(Math.max(0,h.$from.pos-g),Math.min(m.nodeSize,h.$to.pos-g))))}),!p});for(let h=0;h<
f.length;h++){let{$from:p,$to:m}=f[h];if(!u)d.removeMark(p.pos,m.pos,n);else{let g=p.pos,y=m.pos,S=p.nodeAfter,k=m.nodeBefore,
N=o&&S&&S.isText?/^\s*/.exec(S.text)[0].length:0,P=o&&k&&k.isText?/\s*$/.exec(k.text)[0].length:0;g+N<y&&(g+=N,y-=P),d.addMark(
g,y,n.create(e))}}l(d.scrollIntoView())}return!0}}function Te(...n){return function(e,t,r){for(let i=0;i<n.length;i++)if(n[i](e,t,r))return!0;return!1}}var $r=Te(ns,lf,af),
ts=Te(ns,ff,uf),Ne={Enter:Te(df,hf,pf,gf),"Mod-Enter":_r,Backspace:$r,"Mod-Backspace":$r,"Shift-Backspace":$r,Delete:ts,
"Mod-Delete":ts,"Mod-a":yf},ds={"Ctrl-h":Ne.Backspace,"Alt-Backspace":Ne["Mod-Backspace"],"Ctrl-d":Ne.Delete,"Ctrl-Alt-B\
ackspace":Ne["Mod-Delete"],"Alt-Delete":Ne["Mod-Delete"],"Alt-d":Ne["Mod-Delete"],"Ctrl-a":xf,"Ctrl-e":wf};for(let n in Ne)
ds[n]=Ne[n];var Cf=typeof navigator<"u"?/Mac|iP(hone|[oa]d)/.test(navigator.platform):typeof os<"u"&&os.platform?os.platform()==
"darwin":!1,hs=Cf?ds:Ne;function ps(n={}){return new L({view(e){return new Wr(e,n)}})}var Wr=class{constructor(e,t){var r;this.editorView=e,this.
cursorPos=null,this.element=null,this.timeout=-1,this.lastDragEvent=null,this.width=(r=t.width)!==null&&r!==void 0?r:1,this.
color=t.color===!1?void 0:t.color||"black",this.class=t.class,this.handlers=["dragover","dragend","drop","dragleave"].map(
i=>{let o=s=>{this[i](s)};return e.dom.addEventListener(i,o),{name:i,handler:o}})}destroy(){this.setCursor(null),this.handlers.
forEach(({name:e,handler:t})=>this.editorView.dom.removeEventListener(e,t))}update(e,t){if(this.cursorPos!=null&&t.doc!=
e.state.doc)if(this.lastDragEvent){let r=this.computeTarget(this.lastDragEvent);r==this.cursorPos?this.updateOverlay():this.
setCursor(r)}else this.updateOverlay()}setCursor(e){e!=this.cursorPos&&(this.cursorPos=e,e==null?(this.element.parentNode.
removeChild(this.element),this.element=null):this.updateOverlay())}updateOverlay(){let e=this.editorView.state.doc.resolve(
this.cursorPos),t=!e.parent.inlineContent,r,i=this.editorView.dom,o=i.getBoundingClientRect(),s=o.width/i.offsetWidth,l=o.
height/i.offsetHeight;if(t){let u=e.nodeBefore,d=e.nodeAfter;if(u||d){let h=this.editorView.nodeDOM(this.cursorPos-(u?u.
nodeSize:0));if(h){let p=h.getBoundingClientRect(),m=u?p.bottom:p.top;u&&d&&(m=(m+this.editorView.nodeDOM(this.cursorPos).
getBoundingClientRect().top)/2);let g=this.width/2*l;r={left:p.left,right:p.right,top:m-g,bottom:m+g}}}}if(!r){let u=this.
editorView.coordsAtPos(this.cursorPos),d=this.width/2*s;r={left:u.left-d,right:u.left+d,top:u.top,bottom:u.bottom}}let a=this.
editorView.dom.offsetParent;this.element||(this.element=a.appendChild(document.createElement("div")),this.class&&(this.element.
className=this.class),this.element.style.cssText="position: absolute; z-index: 50; pointer-events: none;",this.color&&(this.
element.style.backgroundColor=this.color)),this.element.classList.toggle("prosemirror-dropcursor-block",t),this.element.
classList.toggle("prosemirror-dropcursor-inline",!t);let c,f;if(!a||a==document.body&&getComputedStyle(a).position=="sta\
tic")c=-pageXOffset,f=-pageYOffset;else{let u=a.getBoundingClientRect(),d=u.width/a.offsetWidth,h=u.height/a.offsetHeight;
c=u.left-a.scrollLeft*d,f=u.top-a.scrollTop*h}this.element.style.left=(r.left-c)/s+"px",this.element.style.top=(r.top-f)/
l+"px",this.element.style.width=(r.right-r.left)/s+"px",this.element.style.height=(r.bottom-r.top)/l+"px"}scheduleRemoval(e){
clearTimeout(this.timeout),this.timeout=setTimeout(()=>this.setCursor(null),e)}computeTarget(e){let t=this.editorView.posAtCoords(
{left:e.clientX,top:e.clientY}),r=t&&t.inside>=0&&this.editorView.state.doc.nodeAt(t.inside),i=r&&r.type.spec.disableDropCursor,
o=typeof i=="function"?i(this.editorView,t,e):i;if(!t||o)return null;let s=t.pos;if(this.editorView.dragging&&this.editorView.
dragging.slice){let l=Fn(this.editorView.state.doc,s,this.editorView.dragging.slice);l!=null&&(s=l)}return s}dragover(e){
if(!this.editorView.editable)return;this.lastDragEvent=e;let t=this.computeTarget(e);t!=null&&(this.setCursor(t),this.scheduleRemoval(
5e3))}dragend(){this.scheduleRemoval(20)}drop(){this.scheduleRemoval(20)}dragleave(e){this.editorView.dom.contains(e.relatedTarget)||
this.setCursor(null)}};var Oe={8:"Backspace",9:"Tab",10:"Enter",12:"NumLock",13:"Enter",16:"Shift",17:"Control",18:"Alt",20:"CapsLock",27:"Esca\
pe",32:" ",33:"PageUp",34:"PageDown",35:"End",36:"Home",37:"ArrowLeft",38:"ArrowUp",39:"ArrowRight",40:"ArrowDown",44:"P\
rintScreen",45:"Insert",46:"Delete",59:";",61:"=",91:"Meta",92:"Meta",106:"*",107:"+",108:",",109:"-",110:".",111:"/",144:"\
NumLock",145:"ScrollLock",160:"Shift",161:"Shift",162:"Control",163:"Control",164:"Alt",165:"Alt",173:"-",186:";",187:"=",
188:",",189:"-",190:".",191:"/",192:"`",219:"[",220:"\\",221:"]",222:"'"},Wn={48:")",49:"!",50:"@",51:"#",52:"$",53:"%",
54:"^",55:"&",56:"*",57:"(",59:":",61:"+",173:"_",186:":",187:"+",188:"<",189:"_",190:">",191:"?",192:"~",219:"{",220:"|",
221:"}",222:'"'},Mf=typeof navigator<"u"&&/Mac/.test(navigator.platform),Ef=typeof navigator<"u"&&/MSIE \d|Trident\/(?:[7-9]|\d{2,})\..*rv:(\d+)/.
exec(navigator.userAgent);for(z=0;z<10;z++)Oe[48+z]=Oe[96+z]=String(z);var z;for(z=1;z<=24;z++)Oe[z+111]="F"+z;var z;for(z=
65;z<=90;z++)Oe[z]=String.fromCharCode(z+32),Wn[z]=String.fromCharCode(z);var z;for(Hn in Oe)Wn.hasOwnProperty(Hn)||(Wn[Hn]=
Oe[Hn]);var Hn;function ms(n){var e=Mf&&n.metaKey&&n.shiftKey&&!n.ctrlKey&&!n.altKey||Ef&&n.shiftKey&&n.key&&n.key.length==
1||n.key=="Unidentified",t=!e&&n.key||(n.shiftKey?Wn:Oe)[n.keyCode]||n.key||"Unidentified";return t=="Esc"&&(t="Escape"),
t=="Del"&&(t="Delete"),t=="Left"&&(t="ArrowLeft"),t=="Up"&&(t="ArrowUp"),t=="Right"&&(t="ArrowRight"),t=="Down"&&(t="Arr\
owDown"),t}var vf=typeof navigator<"u"&&/Mac|iP(hone|[oa]d)/.test(navigator.platform),Af=typeof navigator<"u"&&/Win/.test(navigator.
platform);function Nf(n){let e=n.split(/-(?!$)/),t=e[e.length-1];t=="Space"&&(t=" ");let r,i,o,s;for(let l=0;l<e.length-
1;l++){let a=e[l];if(/^(cmd|meta|m)$/i.test(a))s=!0;else if(/^a(lt)?$/i.test(a))r=!0;else if(/^(c|ctrl|control)$/i.test(
a))i=!0;else if(/^s(hift)?$/i.test(a))o=!0;else if(/^mod$/i.test(a))vf?s=!0:i=!0;else throw new Error("Unrecognized modi\
fier name: "+a)}return r&&(t="Alt-"+t),i&&(t="Ctrl-"+t),s&&(t="Meta-"+t),o&&(t="Shift-"+t),t}function Tf(n){let e=Object.
create(null);for(let t in n)e[Nf(t)]=n[t];return e}function qr(n,e,t=!0){return e.altKey&&(n="Alt-"+n),e.ctrlKey&&(n="Ct\
rl-"+n),e.metaKey&&(n="Meta-"+n),t&&e.shiftKey&&(n="Shift-"+n),n}function Jr(n){return new L({props:{handleKeyDown:rn(n)}})}
function rn(n){let e=Tf(n);return function(t,r){let i=ms(r),o,s=e[qr(i,r)];if(s&&s(t.state,t.dispatch,t))return!0;if(i.length==
1&&i!=" "){if(r.shiftKey){let l=e[qr(i,r,!1)];if(l&&l(t.state,t.dispatch,t))return!0}if((r.altKey||r.metaKey||r.ctrlKey)&&
!(Af&&r.ctrlKey&&r.altKey)&&(o=Oe[r.keyCode])&&o!=i){let l=e[qr(o,r)];if(l&&l(t.state,t.dispatch,t))return!0}}return!1}}var U=function(n){for(var e=0;;e++)if(n=n.previousSibling,!n)return e};function Ot(n){let e=n.assignedSlot||n.parentNode;
return e&&e.nodeType==11?e.host:e}var Xr=null;function xe(n,e,t){let r=Xr||(Xr=document.createRange());return r.setEnd(n,
t??n.nodeValue.length),r.setStart(n,e||0),r}function Of(){Xr=null}function ln(n,e,t,r){return t&&(ys(n,e,t,r,-1)||ys(n,e,
t,r,1))}var gs=/^(img|br|input|textarea|hr)$/i;function ys(n,e,t,r,i){for(var o;;){if(n==t&&e==r)return!0;if(e==(i<0?0:W(
n))){let s=n.parentNode;if(!s||!E(s)||fn(n)||gs.test(n.nodeName)||n.contentEditable=="false")return!1;e=U(n)+(i<0?0:1),n=
s}else if(E(n)){let s=n.childNodes[e+(i<0?-1:0)];if(E(s)&&s.contentEditable=="false")if(!((o=s.pmViewDesc)===null||o===void 0)&&
o.ignoreForSelection)e+=i;else return!1;else{if(fn(s)||gs.test(s.nodeName))return!1;n=s,e=i<0?W(n):0}}else return!1}}function W(n){
return n.nodeType==3?n.nodeValue.length:n.childNodes.length}function E(n){return n.nodeType==1}function B(n){return n.nodeType==
3}function Dt(n,e){return e?n.contains(E(e)?e:e.parentNode):!1}function di(n,e){for(;;){if(B(n)&&e)return n;if(E(n)&&e>0){
if(n.contentEditable=="false")return null;n=n.childNodes[e-1],e=W(n)}else if(n.parentNode&&!fn(n,!0))e=U(n),n=n.parentNode;else
return null}}function hi(n,e){for(;;){if(B(n)&&e<n.nodeValue.length)return n;if(E(n)&&e<n.childNodes.length){if(n.contentEditable==
"false")return null;n=n.childNodes[e],e=0}else if(n.parentNode&&!fn(n,!0))e=U(n)+1,n=n.parentNode;else return null}}function Df(n,e,t){
for(let r=e==0,i=e==W(n);r||i;){if(n==t)return!0;let o=U(n);if(n=n.parentNode,!n)return!1;r=r&&o==0,i=i&&o==W(n)}}function fn(n,e=!1){
let t;for(let r=n;r&&!(t=r.pmViewDesc);r=r.parentNode);return t&&t.node&&(!e||t.node.isBlock)&&(t.dom==n||t.contentDOM==
n)}function Qn(n){return n.focusNode&&ln(n.focusNode,n.focusOffset,n.anchorNode,n.anchorOffset)}function Ys(n,e){n.collapse(
e.anchorNode,e.anchorOffset),(e.focusNode!=e.anchorNode||e.focusOffset!=e.anchorOffset)&&n.extend(e.focusNode,e.focusOffset)}
function Rf(n,e){let t=document.createEvent("Event");return t.initEvent("keydown",!0,!0),t.keyCode=n,t.key=t.code=e,t}function If(n){
let e=n.activeElement;for(;e&&e.shadowRoot;)e=e.shadowRoot.activeElement;return e}function Pf(n,e,t){if(n.caretPositionFromPoint)
try{let r=n.caretPositionFromPoint(e,t);if(r)return{node:r.offsetNode,offset:Math.min(W(r.offsetNode),r.offset)}}catch{}
if(n.caretRangeFromPoint){let r=n.caretRangeFromPoint(e,t);if(r)return{node:r.startContainer,offset:Math.min(W(r.startContainer),
r.startOffset)}}}var ke=typeof navigator<"u"?navigator:null,bs=typeof document<"u"?document:null,Rt=ke&&ke.userAgent||"",
pe=/gecko\/(\d+)/i.test(Rt)&&!/edge?\//i.test(Rt);pe&&+(/Firefox\/(\d+)/.exec(Rt)||[0,0])[1];var Yr=/Chrome\/(\d+)/.exec(
Rt),Z=!!Yr,Qs=Yr?+Yr[1]:0,G=!!ke&&/Apple Computer/.test(ke.vendor),It=G&&(/Mobile\/\w+/.test(Rt)||!!ke&&ke.maxTouchPoints>
2),ue=It||(ke?/Mac/.test(ke.platform):!1),Zs=ke?/Win/.test(ke.platform):!1,Re=/Android \d/.test(Rt),Zn=!!bs&&"webkitFont\
Smoothing"in bs.documentElement.style,Lf=Zn?+(/\bAppleWebKit\/(\d+)/.exec(navigator.userAgent)||[0,0])[1]:0;function zf(n){
let e=n.defaultView&&n.defaultView.visualViewport;return e?{left:0,right:e.width,top:0,bottom:e.height}:{left:0,right:n.
documentElement.clientWidth,top:0,bottom:n.documentElement.clientHeight}}function De(n,e){return typeof n=="number"?n:n[e]}
function Bf(n){let e=n.getBoundingClientRect(),t=e.width/n.offsetWidth||1,r=e.height/n.offsetHeight||1;return{left:e.left,
right:e.left+n.clientWidth*t,top:e.top,bottom:e.top+n.clientHeight*r}}function xs(n,e,t){for(;;)if(t<0?e:e<W(n)){if(B(n))
return we(xe(n,e+(t<0?-1:0),e+(t>0?1:0)),-t);let r=n.childNodes[t<0?e-1:e];if(B(r))n=r,e=t<0?r.nodeValue.length:0;else return E(
r)?we(r,-t):null}else{if(fn(n,!0)||!n.parentNode)return null;e=U(n)+(t<0?0:1),n=n.parentNode}}function ws(n,e,t){if(!Qr(
e)&&e.left==0)return;let r=n.someProp("scrollThreshold")||0,i=n.someProp("scrollMargin")||5,o=n.dom.ownerDocument;for(let s=t||
n.dom;s;){if(!E(s)){s=Ot(s);continue}let l=s==o.body,a=l?zf(o):Bf(s),c=0,f=0;if(e.top<a.top+De(r,"top")?f=-(a.top-e.top+
De(i,"top")):e.bottom>a.bottom-De(r,"bottom")&&(f=e.bottom-e.top>a.bottom-a.top?e.top+De(i,"top")-a.top:e.bottom-a.bottom+
De(i,"bottom")),e.left<a.left+De(r,"left")?c=-(a.left-e.left+De(i,"left")):e.right>a.right-De(r,"right")&&(c=e.right-a.right+
De(i,"right")),c||f)if(l)o.defaultView.scrollBy(c,f);else{let d=s.scrollLeft,h=s.scrollTop;f&&(s.scrollTop+=f),c&&(s.scrollLeft+=
c);let p=s.scrollLeft-d,m=s.scrollTop-h;e={left:e.left-p,top:e.top-m,right:e.right-p,bottom:e.bottom-m}}let u=l?"fixed":
getComputedStyle(s).position;if(/^(fixed|sticky)$/.test(u))break;s=u=="absolute"?s.offsetParent:Ot(s)}}function Ff(n){let e=n.
dom.getBoundingClientRect(),t=Math.max(0,e.top),r,i;for(let o=(e.left+e.right)/2,s=t+1;s<Math.min(innerHeight,e.bottom);s+=
5){let l=n.root.elementFromPoint(o,s);if(!l||l==n.dom||!n.dom.contains(l))continue;let a=l.getBoundingClientRect();if(a.
top>=t-20){r=l,i=a.top;break}}return{refDOM:r,refTop:i,stack:el(n.dom)}}function el(n){let e=[],t=n.ownerDocument;for(let r=n;r&&
(e.push({dom:r,top:r.scrollTop,left:r.scrollLeft}),n!=t);r=Ot(r));return e}function $f({refDOM:n,refTop:e,stack:t}){let r=n?
n.getBoundingClientRect().top:0;tl(t,r==0?0:r-e)}function tl(n,e){for(let t=0;t<n.length;t++){let{dom:r,top:i,left:o}=n[t];
r.scrollTop!=i+e&&(r.scrollTop=i+e),r.scrollLeft!=o&&(r.scrollLeft=o)}}var At=null;function nl(n){if(n.setActive)return n.
setActive();if(At)return n.focus(At);let e=el(n);n.focus(At==null?{get preventScroll(){return At={preventScroll:!0},!0}}:
void 0),At||(At=!1,tl(e,0))}function rl(n,e){let t,r=2e8,i,o=0,s=e.top,l=e.top,a,c;for(let f=n.firstChild,u=0;f;f=f.nextSibling,
u++){let d;if(E(f))d=f.getClientRects();else if(B(f))d=xe(f).getClientRects();else continue;for(let h=0;h<d.length;h++){
let p=d[h];if(p.top<=s&&p.bottom>=l){s=Math.max(p.bottom,s),l=Math.min(p.top,l);let m=p.left>e.left?p.left-e.left:p.right<
e.left?e.left-p.right:0;if(m<r){t=f,r=m,i=m&&B(t)?{left:p.right<e.left?p.right:p.left,top:e.top}:e,E(f)&&m&&(o=u+(e.left>=
(p.left+p.right)/2?1:0));continue}}else p.top>e.top&&!a&&p.left<=e.left&&p.right>=e.left&&(a=f,c={left:Math.max(p.left,Math.
min(p.right,e.left)),top:p.top});!t&&(e.left>=p.right&&e.top>=p.top||e.left>=p.left&&e.top>=p.bottom)&&(o=u+1)}}return!t&&
a&&(t=a,i=c,r=0),t&&B(t)?Vf(t,i):!t||r?{node:n,offset:o}:rl(t,i)}function Vf(n,e){let t=n.nodeValue.length,r=document.createRange(),
i;for(let o=0;o<t;o++){r.setEnd(n,o+1),r.setStart(n,o);let s=we(r,1);if(s.top!=s.bottom&&pi(e,s)){i={node:n,offset:o+(e.
left>=(s.left+s.right)/2?1:0)};break}}return r.detach(),i||{node:n,offset:0}}function pi(n,e){return n.left>=e.left-1&&n.
left<=e.right+1&&n.top>=e.top-1&&n.top<=e.bottom+1}function _f(n,e){let t=n.parentNode;return t&&/^li$/i.test(t.nodeName)&&
e.left<n.getBoundingClientRect().left?t:n}function Hf(n,e,t){let{node:r,offset:i}=rl(e,t),o=-1;if(E(r)&&!r.firstChild){let s=r.
getBoundingClientRect();o=s.left!=s.right&&t.left>(s.left+s.right)/2?1:-1}return{pos:n.docView.posFromDOM(r,i,o),affinity:il(
r,i,t)}}function ks(n,e){return n<e.left?e.left-n:n>e.right?n-e.right:0}function il(n,e,t){let r=xs(n,e,-1),i=xs(n,e,1);
return r?i?r.bottom<=i.top?t.top>(r.bottom+i.top)/2?1:-1:ks(t.left,r)<ks(t.left,i)?-1:1:-1:1}function Wf(n,e,t,r){let i=-1;
for(let o=e;o!=n.dom;){let s=n.docView.nearestDesc(o,!0),l;if(!s)return null;if(E(s.dom)&&((l=s.dom.getBoundingClientRect()).
width||l.height)){if(!s.contentDOM&&!s.node.isText&&r.left>=l.left&&r.left<=l.right&&r.top>=l.top&&r.top<=l.bottom){let a=s.
node.isBlock?r.top<(l.top+l.bottom)/2:r.left<(l.left+l.right)/2;return{pos:a?s.posBefore:s.posAfter,affinity:a?1:-1}}s.node.
isBlock&&s.parent&&!/^T(R|BODY|HEAD|FOOT)$/.test(s.dom.nodeName)&&(r.top<l.top||r.top>l.bottom)&&(i=r.top<l.top?s.posBefore:
s.posAfter)}o=s.dom.parentNode}return i>-1?{pos:i,affinity:0}:{pos:n.docView.posFromDOM(e,t,-1),affinity:il(e,t,r)}}function ol(n,e,t){
let r=n.childNodes.length;if(r&&t.top<t.bottom)for(let i=Math.max(0,Math.min(r-1,Math.floor(r*(e.top-t.top)/(t.bottom-t.
top))-2)),o=i;;){let s=n.childNodes[o];if(E(s)){let l=s.getClientRects();for(let a=0;a<l.length;a++){let c=l[a];if(pi(e,
c))return ol(s,e,c)}}if((o=(o+1)%r)==i)break}return n}function qf(n,e){let t=n.dom.ownerDocument,r,i=0,o=Pf(t,e.left,e.top);
o&&({node:r,offset:i}=o);let s=(n.root.elementFromPoint?n.root:t).elementFromPoint(e.left,e.top),l,a=0;if(!s||!n.dom.contains(
s)){let f=n.dom.getBoundingClientRect();if(!pi(e,f)||(s=ol(n.dom,e,f),!s))return null}if(G)for(let f=s;r&&f;f=Ot(f))f.draggable&&
(r=void 0);if(s=_f(s,e),r){if(pe&&E(r)&&(i=Math.min(i,r.childNodes.length),i<r.childNodes.length)){let u=r.childNodes[i],
d;u.nodeName=="IMG"&&(d=u.getBoundingClientRect()).right<=e.left&&d.bottom>e.top&&i++}let f;if(Zn&&i&&E(r)&&E(f=r.childNodes[i-
1])&&f.contentEditable=="false"&&f.getBoundingClientRect().top>=e.top&&i--,r==n.dom&&i==r.childNodes.length-1&&E(r.lastChild)&&
e.top>r.lastChild.getBoundingClientRect().bottom)l=n.state.doc.content.size;else if(i==0||!E(r)||r.childNodes[i-1].nodeName!=
"BR"){let u=Wf(n,r,i,e);u&&({pos:l,affinity:a}=u)}}l==null&&({pos:l,affinity:a}=Hf(n,s,e));let c=n.docView.nearestDesc(s,
!0);return{pos:l,inside:c?c.posAtStart-c.border:-1,affinity:a}}function Qr(n){return n.top<n.bottom||n.left<n.right}function we(n,e){
let t=n.getClientRects();if(t.length){let r=t[e<0?0:t.length-1];if(Qr(r))return r}return Array.prototype.find.call(t,Qr)||
n.getBoundingClientRect()}var Jf=/[\u0590-\u05f4\u0600-\u06ff\u0700-\u08ac]/;function sl(n,e,t){let{node:r,offset:i,atom:o}=n.
docView.domFromPos(e,t<0?-1:1),s=Zn||pe;if(B(r))if(s&&(Jf.test(r.nodeValue)||(t<0?!i:i==r.nodeValue.length))){let a=we(xe(
r,i,i),t);if(pe&&i&&/\s/.test(r.nodeValue[i-1])&&i<r.nodeValue.length){let c=we(xe(r,i-1,i-1),-1);if(c.top==a.top){let f=we(
xe(r,i,i+1),-1);if(f.top!=a.top)return on(f,f.left<c.left)}}return a}else{let a=i,c=i,f=t<0?1:-1;return t<0&&!i?(c++,f=-1):
t>=0&&i==r.nodeValue.length?(a--,f=1):t<0?a--:c++,on(we(xe(r,a,c),f),f<0)}if(!n.state.doc.resolve(e-(o||0)).parent.inlineContent){
if(o==null&&i&&(t<0||i==W(r))){let a=r.childNodes[i-1];if(E(a))return Kr(a.getBoundingClientRect(),!1)}if(o==null&&i<W(r)){
let a=r.childNodes[i];if(E(a))return Kr(a.getBoundingClientRect(),!0)}return Kr(r.getBoundingClientRect(),t>=0)}if(o==null&&
i&&(t<0||i==W(r))){let a=r.childNodes[i-1],c=B(a)?xe(a,W(a)-(s?0:1)):E(a)&&(a.nodeName!="BR"||!a.nextSibling)?a:null;if(c)
return on(we(c,1),!1)}if(o==null&&i<W(r)){let a=r.childNodes[i];for(;a.pmViewDesc&&a.pmViewDesc.ignoreForCoords;)a=a.nextSibling;
let c=a?B(a)?xe(a,0,s?0:1):E(a)?a:null:null;if(c)return on(we(c,-1),!0)}return on(we(B(r)?xe(r):r,-t),t>=0)}function on(n,e){
if(n.width==0)return n;let t=e?n.left:n.right;return{top:n.top,bottom:n.bottom,left:t,right:t}}function Kr(n,e){if(n.height==
0)return n;let t=e?n.top:n.bottom;return{top:t,bottom:t,left:n.left,right:n.right}}function ll(n,e,t){let r=n.state,i=n.
root.activeElement;r!=e&&n.updateState(e),i!=n.dom&&n.focus();try{return t()}finally{r!=e&&n.updateState(r),i!=n.dom&&i&&
i.focus()}}function Kf(n,e,t){let r=e.selection,i=t=="up"?r.$from:r.$to;return ll(n,e,()=>{let{node:o}=n.docView.domFromPos(
i.pos,t=="up"?-1:1);for(;;){let l=n.docView.nearestDesc(o,!0);if(!l)break;if(l.node.isBlock){o=l.contentDOM||l.dom;break}
o=l.dom.parentNode}let s=sl(n,i.pos,1);for(let l=o.firstChild;l;l=l.nextSibling){let a;if(E(l))a=l.getClientRects();else if(B(
l))a=xe(l,0,l.nodeValue.length).getClientRects();else continue;for(let c=0;c<a.length;c++){let f=a[c];if(f.bottom>f.top+
1&&(t=="up"?s.top-f.top>(f.bottom-s.top)*2:f.bottom-s.bottom>(s.bottom-f.top)*2))return!1}}return!0})}var jf=/[\u0590-\u08ac]/;
function Uf(n,e,t){let{$head:r}=e.selection;if(!r.parent.isTextblock)return!1;let i=r.parentOffset,o=!i,s=i==r.parent.content.
size,l=n.domSelection();return l?!jf.test(r.parent.textContent)||!l.modify?t=="left"||t=="backward"?o:s:ll(n,e,()=>{let a=n.
domSel.readRange(),c=l.caretBidiLevel;l.modify("move",t,"character");let f=r.depth?n.docView.domAfterPos(r.before()):n.dom,
{focusNode:u,focusOffset:d}=n.domSel.readRange(),h=u&&!Dt(f,u)||a.focusNode==u&&a.focusOffset==d;return Ys(l,a),c!=null&&
(l.caretBidiLevel=c),h}):r.pos==r.start()||r.pos==r.end()}var Ss=null,Cs=null,Ms=!1;function Gf(n,e,t){return Ss==e&&Cs==
t?Ms:(Ss=e,Cs=t,Ms=t=="up"||t=="down"?Kf(n,e,t):Uf(n,e,t))}var ut=class{constructor(e,t,r,i){this.parent=e,this.children=
t,this.dom=r,this.contentDOM=i,this.damage=0,r.pmViewDesc=this}matchesWidget(e){return!1}matchesMark(e){return!1}matchesNode(e,t,r){
return!1}matchesHack(e){return!1}parseRule(e){return null}stopEvent(e){return!1}get size(){let e=0;for(let t=0;t<this.children.
length;t++)e+=this.children[t].size;return e}get border(){return 0}destroy(){this.parent=void 0,this.dom.pmViewDesc==this&&
(this.dom.pmViewDesc=void 0);for(let e=0;e<this.children.length;e++)this.children[e].destroy()}posBeforeChild(e){for(let t=0,
r=this.posAtStart;;t++){let i=this.children[t];if(i==e)return r;r+=i.size}}get posBefore(){return this.parent.posBeforeChild(
this)}get posAtStart(){return this.parent?this.parent.posBeforeChild(this)+this.border:0}get posAfter(){return this.posBefore+
this.size}get posAtEnd(){return this.posAtStart+this.size-2*this.border}localPosFromDOM(e,t,r){if(this.contentDOM&&Dt(this.
contentDOM,e))if(r<0){let o,s;if(e==this.contentDOM)o=e.childNodes[t-1];else{for(;e.parentNode!=this.contentDOM;)e=e.parentNode;
o=e.previousSibling}for(;o&&!((s=o.pmViewDesc)&&s.parent==this);)o=o.previousSibling;return o?this.posBeforeChild(s)+s.size:
this.posAtStart}else{let o,s;if(e==this.contentDOM)o=e.childNodes[t];else{for(;e.parentNode!=this.contentDOM;)e=e.parentNode;
o=e.nextSibling}for(;o&&!((s=o.pmViewDesc)&&s.parent==this);)o=o.nextSibling;return o?this.posBeforeChild(s):this.posAtEnd}
let i;if(e==this.dom&&this.contentDOM)i=t>U(this.contentDOM);else if(this.contentDOM&&this.contentDOM!=this.dom&&this.dom.
contains(this.contentDOM)){let o=e.compareDocumentPosition(this.contentDOM);o&16?i=t>Array.from(e.childNodes).findIndex(
s=>s.contains(this.contentDOM)):i=!(o&4)}else if(this.dom.firstChild){if(t==0)for(let o=e;;o=o.parentNode){if(o==this.dom){
i=!1;break}if(o.previousSibling)break}if(i==null&&t==e.childNodes.length)for(let o=e;;o=o.parentNode){if(o==this.dom){i=
!0;break}if(o.nextSibling)break}}return i??r>0?this.posAtEnd:this.posAtStart}nearestDesc(e,t=!1){for(let r=!0,i=e;i;i=i.
parentNode){let o=this.getDesc(i),s;if(o&&(!t||o.node))if(r&&(s=o.nodeDOM)&&!(E(s)?Dt(s,e):s==e))r=!1;else return o}}getDesc(e){
let t=e.pmViewDesc;for(let r=t;r;r=r.parent)if(r==this)return t}posFromDOM(e,t,r){for(let i=e;i;i=i.parentNode){let o=this.
getDesc(i);if(o)return o.localPosFromDOM(e,t,r)}return-1}descAt(e){for(let t=0,r=0;t<this.children.length;t++){let i=this.
children[t],o=r+i.size;if(r==e&&o!=r){for(;!i.border&&i.children.length;)for(let s=0;s<i.children.length;s++){let l=i.children[s];
if(l.size){i=l;break}}return i}if(e<o)return i.descAt(e-r-i.border);r=o}}domFromPos(e,t){if(!this.contentDOM)return{node:this.
dom,offset:0,atom:e+1};let r=0,i=0;for(let o=0;r<this.children.length;r++){let s=this.children[r],l=o+s.size;if(l>e){i=e-
o;break}o=l}if(i)return this.children[r].domFromPos(i-this.children[r].border,t);for(;r>0;r--){let o=this.children[r-1];
if(o.size||!(o instanceof Jn||o instanceof qn&&o.side>=0))break}if(t<=0){let o,s=!0;for(;o=r?this.children[r-1]:null,!(!o||
o.dom.parentNode==this.contentDOM);r--,s=!1);return o&&t&&s&&!o.border&&!o.domAtom?o.domFromPos(o.size,t):{node:this.contentDOM,
offset:o?U(o.dom)+1:0}}else{let o,s=!0;for(;o=r<this.children.length?this.children[r]:null,!(!o||o.dom.parentNode==this.
contentDOM);r++,s=!1);return o&&s&&!o.border&&!o.domAtom?o.domFromPos(0,t):{node:this.contentDOM,offset:o?U(o.dom):this.
contentDOM.childNodes.length}}}parseRange(e,t,r=0){if(this.children.length==0)return{node:this.contentDOM,from:e,to:t,fromOffset:0,
toOffset:this.contentDOM.childNodes.length};let i=-1,o=-1;for(let s=r,l=0;;l++){let a=this.children[l],c=s+a.size;if(i==
-1&&e<=c){let f=s+a.border;if(e>=f&&t<=c-a.border&&a.node&&a.contentDOM&&this.contentDOM.contains(a.contentDOM))return a.
parseRange(e,t,f);e=s;for(let u=l;u>0;u--){let d=this.children[u-1];if(d.size&&d.dom.parentNode==this.contentDOM&&!d.emptyChildAt(
1)){i=U(d.dom)+1;break}e-=d.size}i==-1&&(i=0)}if(i>-1&&(c>t||l==this.children.length-1)){t=c;for(let f=l+1;f<this.children.
length;f++){let u=this.children[f];if(u.size&&u.dom.parentNode==this.contentDOM&&!u.emptyChildAt(-1)){o=U(u.dom);break}t+=
u.size}o==-1&&(o=this.contentDOM.childNodes.length);break}s=c}return{node:this.contentDOM,from:e,to:t,fromOffset:i,toOffset:o}}emptyChildAt(e){
if(this.border||!this.contentDOM||!this.children.length)return!1;let t=this.children[e<0?0:this.children.length-1];return t.
size==0||t.emptyChildAt(e)}domAfterPos(e){let{node:t,offset:r}=this.domFromPos(e,0);if(!E(t)||r==t.childNodes.length)throw new RangeError(
"No node after pos "+e);return t.childNodes[r]}ignoreMutation(e){return!this.contentDOM&&e.type!="selection"}get contentLost(){
return this.contentDOM&&this.contentDOM!=this.dom&&!this.dom.contains(this.contentDOM)}markDamage(e){e&&(this.damage|=e,
this.markParentDamage())}markParentDamage(){for(let e=this;;){let{parent:t}=e;if(!t||t.damage&1)break;t.damage|=1,e=t}}get domAtom(){
return!1}get ignoreForCoords(){return!1}get ignoreForSelection(){return!1}isText(e){return!1}},qn=class extends ut{constructor(e,t,r,i){
let o,s=t.type.toDOM;if(typeof s=="function"&&(s=s(r,()=>{if(!o)return i;if(o.parent)return o.parent.posBeforeChild(o)})),
!t.type.spec.raw){let l=E(s)?s:document.createElement("span");l!=s&&(l.appendChild(s),s=l),l.hasAttribute("contenteditab\
le")||(l.contentEditable="false"),l.classList.add("ProseMirror-widget")}super(e,[],s,null),this.widget=t,this.widget=t,o=
this}matchesWidget(e){return!this.damage&&e.type.eq(this.widget.type)}parseRule(){return{ignore:!0}}stopEvent(e){let t=this.
widget.spec.stopEvent;return t?t(e):!1}ignoreMutation(e){return e.type!="selection"||this.widget.spec.ignoreSelection}destroy(){
this.widget.type.destroy(this.dom),super.destroy()}get domAtom(){return!0}get ignoreForSelection(){return!!this.widget.type.
spec.relaxedSide}get side(){return this.widget.type.side}},Zr=class extends ut{constructor(e,t,r,i){super(e,[],t,null),this.
textDOM=r,this.text=i}get size(){return this.text.length}localPosFromDOM(e,t){return e!=this.textDOM?this.posAtStart+(t?
this.size:0):this.posAtStart+t}domFromPos(e){return{node:this.textDOM,offset:e}}ignoreMutation(e){return e.type==="chara\
cterData"&&e.target.nodeValue==e.oldValue}},at=class n extends ut{constructor(e,t,r,i,o){super(e,[],r,i),this.mark=t,this.
spec=o}static create(e,t,r,i){let o=i.nodeViews[t.type.name],s=o&&o(t,i,r);return(!s||!s.dom)&&(s=nt.renderSpec(document,
t.type.spec.toDOM(t,r),null,t.attrs)),new n(e,t,s.dom,s.contentDOM||s.dom,s)}parseRule(){return this.damage&4||this.mark.
type.spec.reparseInView?null:{mark:this.mark.type.name,attrs:this.mark.attrs,contentElement:this.contentDOM}}matchesMark(e){
return!(this.damage&4)&&this.mark.eq(e)}markDamage(e){var t;this.damage|=e,(t=this.parent)===null||t===void 0||t.markDamage(
2)}slice(e,t,r){let i=n.create(this.parent,this.mark,!0,r),o=this.children,s=this.size;t<s&&(o=ti(o,t,s,r)),e>0&&(o=ti(o,
0,e,r));for(let l=0;l<o.length;l++)o[l].parent=i;return i.children=o,i}ignoreMutation(e){return this.spec.ignoreMutation?
this.spec.ignoreMutation(e):super.ignoreMutation(e)}destroy(){this.spec.destroy&&this.spec.destroy(),super.destroy()}},Ke=class n extends ut{constructor(e,t,r,i,o,s,l){
super(e,[],o,s),this.node=t,this.outerDeco=r,this.innerDeco=i,this.nodeDOM=l}static create(e,t,r,i,o,s){let l=o.nodeViews[t.
type.name],a,c=l&&l(t,o,()=>{if(!a)return s;if(a.parent)return a.parent.posBeforeChild(a)},r,i),f=c&&c.dom,u=c&&c.contentDOM;
if(t.isText){if(!f)f=document.createTextNode(t.text);else if(!B(f))throw new RangeError("Text must be rendered as a DOM \
text node")}else f||({dom:f,contentDOM:u}=nt.renderSpec(document,t.type.spec.toDOM(t),null,t.attrs));!u&&!t.isText&&f.nodeName!=
"BR"&&(f.hasAttribute("contenteditable")||(f.contentEditable="false"),t.type.spec.draggable&&(f.draggable=!0));let d=f;return f=
cl(f,r,t),c?a=new Kn(e,t,r,i,f,u||null,d,c):t.isText?new un(e,t,r,i,f,d):new n(e,t,r,i,f,u||null,d)}parseRule(e){if(this.
node.type.spec.reparseInView)return null;let t={node:this.node.type.name,attrs:this.node.attrs};if(this.node.type.whitespace==
"pre"&&(t.preserveWhitespace="full"),!this.contentDOM)t.getContent=()=>this.node.content;else if(!this.contentLost)t.contentElement=
this.contentDOM;else{for(let r=this.children.length-1;r>=0;r--){let i=this.children[r];if(this.dom.contains(i.dom.parentNode)){
t.contentElement=i.dom.parentNode;break}}if(!t.contentElement){let r=e&&e.find(i=>E(i)&&e.indexOf(i.parentNode)<0&&this.
dom.contains(i));r?t.contentElement=r:t.getContent=()=>b.empty}}return t}matchesNode(e,t,r){return!this.damage&&e.eq(this.
node)&&jn(t,this.outerDeco)&&r.eq(this.innerDeco)}get size(){return this.node.nodeSize}get border(){return this.node.isLeaf?
0:1}updateChildren(e,t){let r=this.node.inlineContent,i=t,o=e.composing?this.localCompositionInfo(e,t):null,s=o&&o.pos>-1?
o:null,l=o&&o.pos<0,a=new ei(this,s&&s.node,e),c=this.node.inlineContent,f=c&&this.node.isBlock;Zf(this.node,this.innerDeco,
(u,d,h)=>{u.spec.marks?a.syncToMarks(u.spec.marks,r,e,d):u.type.side>=0&&!h&&a.syncToMarks(d==this.node.childCount?T.none:
this.node.child(d).marks,r,e,d),a.placeWidget(u,e,i)},(u,d,h,p)=>{a.syncToMarks(u.marks,r,e,p),f&&u.isAtom&&!u.isText&&a.
addHackNode("IMG",a.top);let m;a.findNodeMatch(u,d,h,p)||l&&e.state.selection.from>i&&e.state.selection.to<i+u.nodeSize&&
(m=a.findIndexWithChild(o.node))>-1&&a.updateNodeAt(u,d,h,m,e,i)||a.updateNextNode(u,d,h,e,p,i)||a.addNode(u,d,h,e,i),i+=
u.nodeSize,c&&(f=u.isAtom&&!u.isText)}),a.syncToMarks([],r,e,0),this.node.isTextblock&&a.addTextblockHacks(),a.destroyRest(),
(a.changed||this.damage&2)&&(s&&this.protectLocalComposition(e,s),al(this.contentDOM,this.children,e),It&&eu(this.dom))}localCompositionInfo(e,t){
let{from:r,to:i}=e.state.selection;if(!(e.state.selection instanceof v)||r<t||i>t+this.node.content.size)return null;let o=e.
input.compositionNode;if(!o||!this.dom.contains(o.parentNode))return null;if(this.node.inlineContent){let s=o.nodeValue,
l=tu(this.node.content,s,r-t,i-t);return l<0?null:{node:o,pos:l,text:s}}else return{node:o,pos:-1,text:""}}protectLocalComposition(e,{
node:t,pos:r,text:i}){if(this.getDesc(t))return;let o=t;for(;o.parentNode!=this.contentDOM;o=o.parentNode){for(;o.previousSibling;)
o.parentNode.removeChild(o.previousSibling);for(;o.nextSibling;)o.parentNode.removeChild(o.nextSibling);o.pmViewDesc&&(o.
pmViewDesc=void 0)}let s=new Zr(this,o,t,i);e.input.compositionNodes.push(s),this.children=ti(this.children,r,r+i.length,
e,s)}update(e,t,r,i,o){return this.damage&4||!e.sameMarkup(this.node)?!1:(this.updateInner(e,t,r,i,o),!0)}updateInner(e,t,r,i,o){
this.updateOuterDeco(t),this.node=e,this.innerDeco=r,this.contentDOM&&this.updateChildren(i,o+1),this.damage=0}updateOuterDeco(e){
if(jn(e,this.outerDeco))return;let t=!E(this.nodeDOM),r=this.dom;this.dom=mi(this.dom,this.nodeDOM,dn(this.outerDeco,this.
node,t),dn(e,this.node,t)),this.dom!=r&&(r.pmViewDesc=void 0,this.dom.pmViewDesc=this),this.outerDeco=e}selectNode(){E(this.
nodeDOM)&&(this.nodeDOM.classList.add("ProseMirror-selectednode"),(this.contentDOM||!this.node.type.spec.draggable)&&(this.
nodeDOM.draggable=!0))}deselectNode(){E(this.nodeDOM)&&(this.nodeDOM.classList.remove("ProseMirror-selectednode"),(this.
contentDOM||!this.node.type.spec.draggable)&&this.nodeDOM.removeAttribute("draggable"))}get domAtom(){return this.node.isAtom}};
function Es(n,e,t,r,i,o){o?mi(r,r,dn(o,n,!1),dn(e,n,!1)):cl(r,e,n);let s=new Ke(void 0,n,e,t,r,r,r);return s.contentDOM&&
s.updateChildren(i,0),s}var un=class n extends Ke{constructor(e,t,r,i,o,s){super(e,t,r,i,o,null,s)}parseRule(){let e=this.
nodeDOM.parentNode;for(;e&&e!=this.dom&&!e.pmIsDeco;)e=e.parentNode;return{skip:e||!0}}update(e,t,r,i){return this.damage&
4||this.damage&&!this.inParent()||!e.sameMarkup(this.node)?!1:(this.updateOuterDeco(t),(this.damage&8||e.text!=this.node.
text)&&e.text!=this.nodeDOM.nodeValue&&(this.nodeDOM.nodeValue=e.text,i.trackWrites==this.nodeDOM&&(i.trackWrites=null)),
this.node=e,this.damage=0,!0)}inParent(){let e=this.parent.contentDOM;for(let t=this.nodeDOM;t;t=t.parentNode)if(t==e)return!0;
return!1}domFromPos(e){return{node:this.nodeDOM,offset:e}}localPosFromDOM(e,t,r){return e==this.nodeDOM?this.posAtStart+
Math.min(t,this.node.text.length):super.localPosFromDOM(e,t,r)}ignoreMutation(e){return!1}slice(e,t,r){let i=this.node.cut(
e,t),o=document.createTextNode(i.text);return new n(this.parent,i,this.outerDeco,this.innerDeco,o,o)}get domAtom(){return!1}isText(e){
return this.node.text==e}},Jn=class extends ut{parseRule(){return{ignore:!0}}matchesHack(e){return!this.damage&&this.dom.
nodeName==e}get domAtom(){return!0}get ignoreForCoords(){return this.dom.nodeName=="IMG"}},Kn=class extends Ke{constructor(e,t,r,i,o,s,l,a){
super(e,t,r,i,o,s,l),this.spec=a}update(e,t,r,i,o){if(this.damage&4)return!1;if(this.spec.update&&(this.node.type==e.type||
this.spec.multiType)){let s=this.spec.update(e,t,r);return s&&this.updateInner(e,t,r,i,o),s}else return!this.contentDOM&&
!e.isLeaf?!1:super.update(e,t,r,i,o)}selectNode(){this.spec.selectNode?this.spec.selectNode():super.selectNode()}deselectNode(){
this.spec.deselectNode?this.spec.deselectNode():super.deselectNode()}destroy(){this.spec.destroy&&this.spec.destroy(),super.
destroy()}stopEvent(e){return this.spec.stopEvent?this.spec.stopEvent(e):!1}ignoreMutation(e){return this.spec.ignoreMutation?
this.spec.ignoreMutation(e):super.ignoreMutation(e)}};function al(n,e,t){let r=n.firstChild,i=!1;for(let o=0;o<e.length;o++){
let s=e[o],l=s.dom;if(l.parentNode==n){for(;l!=r;)r=vs(r),i=!0;r=r.nextSibling}else i=!0,n.insertBefore(l,r);if(s instanceof
at){let a=r?r.previousSibling:n.lastChild;al(s.contentDOM,s.children,t),r=a?a.nextSibling:n.firstChild}}for(;r;)r=vs(r),
i=!0;i&&t.trackWrites==n&&(t.trackWrites=null)}var an=function(n){n&&(this.nodeName=n)};an.prototype=Object.create(null);
var lt=[new an];function dn(n,e,t){if(n.length==0)return lt;let r=t?lt[0]:new an,i=[r];for(let o=0;o<n.length;o++){let s=n[o].
type.attrs;if(s){s.nodeName&&i.push(r=new an(s.nodeName));for(let l in s){let a=s[l];a!=null&&(t&&i.length==1&&i.push(r=
new an(e.isInline?"span":"div")),l=="class"?r.class=(r.class?r.class+" ":"")+a:l=="style"?r.style=(r.style?r.style+";":"")+
a:l!="nodeName"&&(r[l]=a))}}}return i}function mi(n,e,t,r){if(t==lt&&r==lt)return e;let i=e;for(let o=0;o<r.length;o++){
let s=r[o],l=t[o];if(o){let a;l&&l.nodeName==s.nodeName&&i!=n&&(a=i.parentNode)&&a.nodeName.toLowerCase()==s.nodeName||(a=
document.createElement(s.nodeName),a.pmIsDeco=!0,a.appendChild(i),l=lt[0]),i=a}Xf(i,l||lt[0],s)}return i}function Xf(n,e,t){
for(let r in e)r!="class"&&r!="style"&&r!="nodeName"&&!(r in t)&&n.removeAttribute(r);for(let r in t)r!="class"&&r!="sty\
le"&&r!="nodeName"&&t[r]!=e[r]&&n.setAttribute(r,t[r]);if(e.class!=t.class){let r=e.class?e.class.split(" ").filter(Boolean):
[],i=t.class?t.class.split(" ").filter(Boolean):[];for(let o=0;o<r.length;o++)i.indexOf(r[o])==-1&&n.classList.remove(r[o]);
for(let o=0;o<i.length;o++)r.indexOf(i[o])==-1&&n.classList.add(i[o]);n.classList.length==0&&n.removeAttribute("class")}
if(e.style!=t.style){if(e.style){let r=/\s*([\w\-\xa1-\uffff]+)\s*:(?:"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|\(.*?\)|[^;])*/g,i;
for(;i=r.exec(e.style);)n.style.removeProperty(i[1])}t.style&&(n.style.cssText+=t.style)}}function cl(n,e,t){return mi(n,
n,lt,dn(e,t,!E(n)))}function jn(n,e){if(n.length!=e.length)return!1;for(let t=0;t<n.length;t++)if(!n[t].type.eq(e[t].type))
return!1;return!0}function vs(n){let e=n.nextSibling;return n.parentNode.removeChild(n),e}var ei=class{constructor(e,t,r){
this.lock=t,this.view=r,this.index=0,this.stack=[],this.changed=!1,this.top=e,this.preMatch=Yf(e.node.content,e)}destroyBetween(e,t){
if(e!=t){for(let r=e;r<t;r++)this.top.children[r].destroy();this.top.children.splice(e,t-e),this.changed=!0}}destroyRest(){
this.destroyBetween(this.index,this.top.children.length)}syncToMarks(e,t,r,i){let o=0,s=this.stack.length>>1,l=Math.min(
s,e.length);for(;o<l&&(o==s-1?this.top:this.stack[o+1<<1]).matchesMark(e[o])&&e[o].type.spec.spanning!==!1;)o++;for(;o<s;)
this.destroyRest(),this.top.damage=0,this.index=this.stack.pop(),this.top=this.stack.pop(),s--;for(;s<e.length;){this.stack.
push(this.top,this.index+1);let a=-1,c=this.top.children.length;i<this.preMatch.index&&(c=Math.min(this.index+3,c));for(let f=this.
index;f<c;f++){let u=this.top.children[f];if(u.matchesMark(e[s])&&!this.isLocked(u.dom)){a=f;break}}if(a<0&&this.index<this.
top.children.length){let f=this.top.children[this.index];f instanceof at&&!(f.damage&4)&&f.mark.type==e[s].type&&f.spec.
update&&!this.isLocked(f.dom)&&f.spec.update(e[s])&&(f.mark=e[s],a=this.index,this.changed=!0)}if(a>-1)a>this.index&&(this.
changed=!0,this.destroyBetween(this.index,a)),this.top=this.top.children[this.index];else{let f=at.create(this.top,e[s],
t,r);this.top.children.splice(this.index,0,f),this.top=f,this.changed=!0}this.index=0,s++}}findNodeMatch(e,t,r,i){let o=-1,
s;if(i>=this.preMatch.index&&(s=this.preMatch.matches[i-this.preMatch.index]).parent==this.top&&s.matchesNode(e,t,r))o=this.
top.children.indexOf(s,this.index);else for(let l=this.index,a=Math.min(this.top.children.length,l+5);l<a;l++){let c=this.
top.children[l];if(c.matchesNode(e,t,r)&&!this.preMatch.matched.has(c)){o=l;break}}return o<0?!1:(this.destroyBetween(this.
index,o),this.index++,!0)}updateNodeAt(e,t,r,i,o,s){let l=this.top.children[i];return l.damage&4&&l.dom==l.contentDOM&&(l.
damage=2),l.update(e,t,r,o,s)?(this.destroyBetween(this.index,i),this.index++,!0):!1}findIndexWithChild(e){for(;;){let t=e.
parentNode;if(!t)return-1;if(t==this.top.contentDOM){let r=e.pmViewDesc;if(r){for(let i=this.index;i<this.top.children.length;i++)
if(this.top.children[i]==r)return i}return-1}e=t}}updateNextNode(e,t,r,i,o,s){for(let l=this.index;l<this.top.children.length;l++){
let a=this.top.children[l];if(a instanceof Ke){let c=this.preMatch.matched.get(a);if(c!=null&&c!=o)return!1;let f=a.dom,
u,d=this.isLocked(f)&&!(e.isText&&a.node&&a.node.isText&&a.nodeDOM.nodeValue==e.text&&!(a.damage&4)&&jn(t,a.outerDeco));
if(!d&&a.update(e,t,r,i,s))return this.destroyBetween(this.index,l),a.dom!=f&&(this.changed=!0),this.index++,!0;if(!d&&(u=
this.recreateWrapper(a,e,t,r,i,s)))return this.destroyBetween(this.index,l),this.top.children[this.index]=u,u.contentDOM&&
(u.damage|=2,u.updateChildren(i,s+1),u.damage=0),this.changed=!0,this.index++,!0;break}}return!1}recreateWrapper(e,t,r,i,o,s){
if(e.damage&3||t.isAtom||!e.children.length||!e.node.content.eq(t.content)||!jn(r,e.outerDeco)||!i.eq(e.innerDeco))return null;
let l=Ke.create(this.top,t,r,i,o,s);if(l.contentDOM){l.children=e.children,e.children=[];for(let a of l.children)a.parent=
l}return e.destroy(),l}addNode(e,t,r,i,o){let s=Ke.create(this.top,e,t,r,i,o);s.contentDOM&&s.updateChildren(i,o+1),this.
top.children.splice(this.index++,0,s),this.changed=!0}placeWidget(e,t,r){let i=this.index<this.top.children.length?this.
top.children[this.index]:null;if(i&&i.matchesWidget(e)&&(e==i.widget||!i.widget.type.toDOM.parentNode))this.index++;else{
let o=new qn(this.top,e,t,r);this.top.children.splice(this.index++,0,o),this.changed=!0}}addTextblockHacks(){let e=this.
top.children[this.index-1],t=this.top;for(;e instanceof at;)t=e,e=t.children[t.children.length-1];(!e||!(e instanceof un)||
/\n$/.test(e.node.text)||this.view.requiresGeckoHackNode&&/\s$/.test(e.node.text))&&((G||Z)&&e&&e.dom.contentEditable=="\
false"&&this.addHackNode("IMG",t),this.addHackNode("BR",this.top))}addHackNode(e,t){if(t==this.top&&this.index<t.children.
length&&t.children[this.index].matchesHack(e))this.index++;else{let r=document.createElement(e);e=="IMG"&&(r.className="\
ProseMirror-separator",r.alt=""),e=="BR"&&(r.className="ProseMirror-trailingBreak");let i=new Jn(this.top,[],r,null);t!=
this.top?t.children.push(i):t.children.splice(this.index++,0,i),this.changed=!0}}isLocked(e){return this.lock&&(e==this.
lock||E(e)&&e.contains(this.lock.parentNode))}};function Yf(n,e){let t=e,r=t.children.length,i=[],o=n.childCount,s=new Map,
l=[];e:for(;o>0;){let a;for(;;)if(r){let f=t.children[r-1];if(f instanceof at)i.push(r-1),t=f,r=f.children.length;else{a=
f,r--;break}}else{if(t==e)break e;r=i.pop(),t=t.parent}let c=a.node;if(c){if(c!=n.child(o-1))break;--o,s.set(a,o),l.push(
a)}}return{index:o,matched:s,matches:l.reverse()}}function Qf(n,e){return n.type.side-e.type.side}function Zf(n,e,t,r){let i=e.
locals(n),o=0;if(i.length==0){for(let c=0;c<n.childCount;c++){let f=n.child(c);r(f,i,e.forChild(o,f),c),o+=f.nodeSize}return}
let s=0,l=[],a=null;for(let c=0;;){let f,u;for(;s<i.length&&i[s].to==o;){let g=i[s++];g.widget&&(f?(u||(u=[f])).push(g):
f=g)}if(f)if(u){u.sort(Qf);for(let g=0;g<u.length;g++)t(u[g],c,!!a)}else t(f,c,!!a);let d,h;if(a)h=-1,d=a,a=null;else if(c<
n.childCount)h=c,d=n.child(c++);else break;for(let g=0;g<l.length;g++)l[g].to<=o&&l.splice(g--,1);for(;s<i.length&&i[s].
from<=o&&i[s].to>o;)l.push(i[s++]);let p=o+d.nodeSize;if(d.isText){let g=p;s<i.length&&i[s].from<g&&(g=i[s].from);for(let y=0;y<
l.length;y++)l[y].to<g&&(g=l[y].to);g<p&&(a=d.cut(g-o),d=d.cut(0,g-o),p=g,h=-1)}else for(;s<i.length&&i[s].to<p;)s++;let m=d.
isInline&&!d.isLeaf?l.filter(g=>!g.inline):l.slice();r(d,m,e.forChild(o,d),h),o=p}}function eu(n){if(n.nodeName=="UL"||n.
nodeName=="OL"){let e=n.style.cssText;n.style.cssText=e+"; list-style: square !important",window.getComputedStyle(n).listStyle,
n.style.cssText=e}}function tu(n,e,t,r){for(let i=0,o=0;i<n.childCount&&o<=r;){let s=n.child(i++),l=o;if(o+=s.nodeSize,!s.
isText)continue;let a=s.text;for(;i<n.childCount;){let c=n.child(i++);if(o+=c.nodeSize,!c.isText)break;a+=c.text}if(o>=t){
if(o>=r&&a.slice(r-e.length-l,r-l)==e)return r-e.length;let c=l<r?a.lastIndexOf(e,r-l-1):-1;if(c>=0&&c+e.length+l>=t)return l+
c;if(t==r&&a.length>=r+e.length-l&&a.slice(r-l,r-l+e.length)==e)return r}}return-1}function ti(n,e,t,r,i){let o=[];for(let s=0,
l=0;s<n.length;s++){let a=n[s],c=l,f=l+=a.size;c>=t||f<=e?o.push(a):(c<e&&o.push(a.slice(0,e-c,r)),i&&(o.push(i),i=void 0),
f>t&&o.push(a.slice(t-c,a.size,r)))}return o}function ni(n,e){let{$anchor:t,$head:r}=n.selection,i=e>0?t.max(r):t.min(r),
o=i.parent.inlineContent?i.depth?n.doc.resolve(e>0?i.after():i.before()):null:i;return o&&C.findFrom(o,e)}function We(n,e){
return n.dispatch(n.state.tr.setSelection(e).scrollIntoView()),!0}function As(n,e,t){let r=n.state.selection;if(r instanceof
v)if(t.indexOf("s")>-1){let{$head:i}=r,o=i.textOffset?null:e<0?i.nodeBefore:i.nodeAfter;if(!o||o.isText||!o.isLeaf)return!1;
let s=n.state.doc.resolve(i.pos+o.nodeSize*(e<0?-1:1));return We(n,new v(r.$anchor,s))}else if(r.empty){if(n.endOfTextblock(
e>0?"forward":"backward")){let i=ni(n.state,e);return i&&i instanceof M?We(n,i):!1}else if(!ue||t.indexOf("m")<0){let i=r.
$head,o=i.textOffset?null:e<0?i.nodeBefore:i.nodeAfter,s;if(!o||o.isText)return!1;let l=e<0?i.pos-o.nodeSize:i.pos;return o.
isAtom||(s=n.docView.descAt(l))&&!s.contentDOM?M.isSelectable(o)?We(n,new M(e<0?n.state.doc.resolve(i.pos-o.nodeSize):i)):
We(n,new v(n.state.doc.resolve(e<0?l:l+o.nodeSize))):!1}}else return!1;else{if(r instanceof M&&r.node.isInline)return We(
n,new v(e>0?r.$to:r.$from));{let i=ni(n.state,e);return i?We(n,i):!1}}}function cn(n,e){let t=n.pmViewDesc;return t?t.size==
0&&(e<0||n.nextSibling||n.nodeName!="BR"):E(n)&&n.contentEditable=="false"}function Nt(n,e){return e<0?nu(n):ru(n)}function nu(n){
let e=n.domSel.readRange(),t=e.focusNode,r=e.focusOffset;if(!t)return;let i,o,s=!1;for(pe&&E(t)&&r<W(t)&&cn(t.childNodes[r],
-1)&&(s=!0);;)if(r>0){if(!E(t))break;let l=t.childNodes[r-1];if(cn(l,-1))i=t,o=--r;else if(B(l))t=l,r=t.nodeValue.length;else
break}else{if(fl(t))break;{let l=t.previousSibling;for(;l&&cn(l,-1);)i=t.parentNode,o=U(l),l=l.previousSibling;if(l)t=l,
r=W(t);else{if(t=t.parentNode,t==n.dom)break;r=0}}}s?ri(n,t,r):i&&ri(n,i,o)}function ru(n){let e=n.domSel.readRange(),t=e.
focusNode,r=e.focusOffset;if(!t)return;let i=W(t),o,s;for(;;)if(r<i){if(!E(t))break;let l=t.childNodes[r];if(cn(l,1))o=t,
s=++r;else break}else{if(fl(t))break;{let l=t.nextSibling;for(;l&&cn(l,1);)o=l.parentNode,s=U(l)+1,l=l.nextSibling;if(l)
t=l,r=0,i=W(t);else{if(t=t.parentNode,t==n.dom)break;r=i=0}}}o&&ri(n,o,s)}function fl(n){for(let e=n;e;e=e.parentNode){let t=e.
pmViewDesc;if(t)return t.node?t.node.isBlock:!1}return!1}function ri(n,e,t){if(!B(e)){let s,l;(l=hi(e,t))?(e=l,t=0):(s=di(
e,t))&&(e=s,t=s.nodeValue.length)}let r=n.domSelection(),i=n.domSel.readRange();if(!r)return;Qn(i)?r.collapse(e,t):r.extend&&
(r.collapse(i.anchorNode,i.anchorOffset),r.extend(e,t)),n.domSel.ignore();let{state:o}=n;setTimeout(()=>{n.state==o&&n.domSel.
sync()},50)}function Ns(n,e){let t=n.state.doc.resolve(e);if(!(Z||Zs)&&t.parent.inlineContent){let o=n.coordsAtPos(e);if(e>
t.start()){let s=n.coordsAtPos(e-1),l=(s.top+s.bottom)/2;if(l>o.top&&l<o.bottom&&Math.abs(s.left-o.left)>1)return s.left<
o.left?"ltr":"rtl"}if(e<t.end()){let s=n.coordsAtPos(e+1),l=(s.top+s.bottom)/2;if(l>o.top&&l<o.bottom&&Math.abs(s.left-o.
left)>1)return s.left>o.left?"ltr":"rtl"}}let r=n.dom;for(let o=t.depth;o>0;o--)if(t.node(o).isBlock){r=n.nodeDOM(t.before(
o))||r;break}return getComputedStyle(r).direction=="rtl"?"rtl":"ltr"}function Ts(n,e,t){let r=n.state.selection;if(r instanceof
v&&!r.empty||t.indexOf("s")>-1||ue&&t.indexOf("m")>-1)return!1;let{$from:i,$to:o}=r;if(!i.parent.inlineContent||n.endOfTextblock(
e<0?"up":"down")){let s=ni(n.state,e);if(s&&s instanceof M)return We(n,s)}if(!i.parent.inlineContent){let s=e<0?i:o,l=r instanceof
ie?C.near(s,e):C.findFrom(s,e);return l?We(n,l):!1}return!1}function Os(n,e){if(!(n.state.selection instanceof v))return!0;
let{$head:t,$anchor:r,empty:i}=n.state.selection;if(!t.sameParent(r))return!0;if(!i)return!1;if(n.endOfTextblock(e>0?"fo\
rward":"backward"))return!0;let o=!t.textOffset&&(e<0?t.nodeBefore:t.nodeAfter);if(o&&!o.isText){let s=n.state.tr;return e<
0?s.delete(t.pos-o.nodeSize,t.pos):s.delete(t.pos,t.pos+o.nodeSize),n.dispatch(s),!0}return!1}function Ds(n,e,t){n.domObserver.
stopped(()=>e.contentEditable=t)}function iu(n){if(!G||n.state.selection.$head.parentOffset>0)return!1;let{focusNode:e,focusOffset:t}=n.
domSel.readRange();if(e&&E(e)&&t==0&&e.firstChild&&E(e.firstChild)&&e.firstChild.contentEditable=="false"){let r=e.firstChild;
Ds(n,r,"true"),setTimeout(()=>Ds(n,r,"false"),20)}return!1}function ou(n){let e="";return n.ctrlKey&&(e+="c"),n.metaKey&&
(e+="m"),n.altKey&&(e+="a"),n.shiftKey&&(e+="s"),e}function su(n,e){let t=e.keyCode,r=ou(e);if(t==8||ue&&t==72&&r=="c")return Os(
n,-1)||Nt(n,-1);if(t==46&&!e.shiftKey||ue&&t==68&&r=="c")return Os(n,1)||Nt(n,1);if(t==13||t==27)return!0;if(t==37||ue&&
t==66&&r=="c"){let i=t==37?Ns(n,n.state.selection.from)=="ltr"?-1:1:-1;return As(n,i,r)||Nt(n,i)}else if(t==39||ue&&t==70&&
r=="c"){let i=t==39?Ns(n,n.state.selection.from)=="ltr"?1:-1:1;return As(n,i,r)||Nt(n,i)}else{if(t==38||ue&&t==80&&r=="c")
return Ts(n,-1,r)||Nt(n,-1);if(t==40||ue&&t==78&&r=="c")return iu(n)||Ts(n,1,r)||Nt(n,1);if(r==(ue?"m":"c")&&(t==66||t==
73||t==89||t==90))return!0}return!1}function gi(n,e){n.someProp("transformCopied",h=>{e=h(e,n)});let t=[],{content:r,openStart:i,
openEnd:o}=e;for(;i>1&&o>1&&r.childCount==1&&r.firstChild.childCount==1;){i--,o--;let h=r.firstChild;t.push(h.type.name,
h.attrs!=h.type.defaultAttrs?h.attrs:null),r=h.content}let s=n.someProp("clipboardSerializer")||nt.fromSchema(n.state.schema),
l=gl(),a=l.createElement("div");a.appendChild(s.serializeFragment(r,{document:l}));let c=a.firstChild,f,u=0;for(;c&&E(c)&&
(f=ml[c.nodeName.toLowerCase()]);){for(let h=f.length-1;h>=0;h--){let p=l.createElement(f[h]);for(;a.firstChild;)p.appendChild(
a.firstChild);a.appendChild(p),u++}c=a.firstChild}c&&E(c)&&c.setAttribute("data-pm-slice",`${i} ${o}${u?` -${u}`:""} ${JSON.
stringify(t)}`);let d=n.someProp("clipboardTextSerializer",h=>h(e,n))||e.content.textBetween(0,e.content.size,`

`);return{dom:a,text:d,slice:e}}function ul(n,e,t,r,i){let o=i.parent.type.spec.code,s,l;if(!t&&!e)return null;let a=!!e&&
(r||o||!t);if(a){if(n.someProp("transformPastedText",d=>{e=d(e,o||r,n)}),o)return l=new w(b.from(n.state.schema.text(e.replace(
/\r\n?/g,`
`))),0,0),n.someProp("transformPasted",d=>{l=d(l,n,!0)}),l;let u=n.someProp("clipboardTextParser",d=>d(e,i,r,n));if(u)l=
u;else{let d=i.marks(),{schema:h}=n.state,p=nt.fromSchema(h);s=document.createElement("div"),e.split(/(?:\r\n?|\n)+/).forEach(
m=>{let g=s.appendChild(document.createElement("p"));m&&g.appendChild(p.serializeNode(h.text(m,d)))})}}else n.someProp("\
transformPastedHTML",u=>{t=u(t,n)}),s=fu(t),Zn&&uu(s);let c=s&&s.querySelector("[data-pm-slice]"),f=c&&/^(\d+) (\d+)(?: -(\d+))? (.*)/.
exec(c.getAttribute("data-pm-slice")||"");if(f&&f[3])for(let u=+f[3];u>0;u--){let d=s.firstChild;for(;d&&!E(d);)d=d.nextSibling;
if(!d)break;s=d}if(l||(l=(n.someProp("clipboardParser")||n.someProp("domParser")||kt.fromSchema(n.state.schema)).parseSlice(
s,{preserveWhitespace:!!(a||f),context:i,ruleFromNode(d){return d.nodeName=="BR"&&!d.nextSibling&&d.parentNode&&!lu.test(
d.parentNode.nodeName)?{ignore:!0}:null}})),f)l=du(Rs(l,+f[1],+f[2]),f[4]);else if(l=w.maxOpen(au(l.content,i),!0),l.openStart||
l.openEnd){let u=0,d=0;for(let h=l.content.firstChild;u<l.openStart&&!h.type.spec.isolating;u++,h=h.firstChild);for(let h=l.
content.lastChild;d<l.openEnd&&!h.type.spec.isolating;d++,h=h.lastChild);l=Rs(l,u,d)}return n.someProp("transformPasted",
u=>{l=u(l,n,r)}),l}var lu=/^(a|abbr|acronym|b|cite|code|del|em|i|ins|kbd|label|output|q|ruby|s|samp|span|strong|sub|sup|time|u|tt|var)$/i;
function au(n,e){if(n.childCount<2)return n;for(let t=e.depth;t>=0;t--){let i=e.node(t).contentMatchAt(e.index(t)),o,s=[];
if(n.forEach(l=>{if(!s)return;let a=i.findWrapping(l.type),c;if(!a)return s=null;if(c=s.length&&o.length&&hl(a,o,l,s[s.length-
1],0))s[s.length-1]=c;else{s.length&&(s[s.length-1]=pl(s[s.length-1],o.length));let f=dl(l,a);s.push(f),i=i.matchType(f.
type),o=a}}),s)return b.from(s)}return n}function dl(n,e,t=0){for(let r=e.length-1;r>=t;r--)n=e[r].create(null,b.from(n));
return n}function hl(n,e,t,r,i){if(i<n.length&&i<e.length&&n[i]==e[i]){let o=hl(n,e,t,r.lastChild,i+1);if(o)return r.copy(
r.content.replaceChild(r.childCount-1,o));if(r.contentMatchAt(r.childCount).matchType(i==n.length-1?t.type:n[i+1]))return r.
copy(r.content.append(b.from(dl(t,n,i+1))))}}function pl(n,e){if(e==0)return n;let t=n.content.replaceChild(n.childCount-
1,pl(n.lastChild,e-1)),r=n.contentMatchAt(n.childCount).fillBefore(b.empty,!0);return n.copy(t.append(r))}function ii(n,e,t,r,i,o){
let s=e<0?n.firstChild:n.lastChild,l=s.content;return n.childCount>1&&(o=0),i<r-1&&(l=ii(l,e,t,r,i+1,o)),i>=t&&(l=e<0?s.
contentMatchAt(0).fillBefore(l,o<=i).append(l):l.append(s.contentMatchAt(s.childCount).fillBefore(b.empty,!0))),n.replaceChild(
e<0?0:n.childCount-1,s.copy(l))}function Rs(n,e,t){return e<n.openStart&&(n=new w(ii(n.content,-1,e,n.openStart,0,n.openEnd),
e,n.openEnd)),t<n.openEnd&&(n=new w(ii(n.content,1,t,n.openEnd,0,0),n.openStart,t)),n}var ml={thead:["table"],tbody:["ta\
ble"],tfoot:["table"],caption:["table"],colgroup:["table"],col:["table","colgroup"],tr:["table","tbody"],td:["table","tb\
ody","tr"],th:["table","tbody","tr"]};function gl(){return document.implementation.createHTMLDocument("title")}var sn=null;
function cu(n){let e=window.trustedTypes;if(!e)return n;if(!sn){if(sn=e.defaultPolicy)try{return sn.createHTML(n)}catch{}
sn=e.createPolicy("ProseMirrorClipboard",{createHTML:t=>t})}return sn.createHTML(n)}function fu(n){let e=/^(\s*<meta [^>]*>)*/.
exec(n);e&&(n=n.slice(e[0].length));let t=gl(),r=t.body,i=/<([a-z][^>\s]+)/i.exec(n),o;if((o=i&&ml[i[1].toLowerCase()])&&
(n=o.map(s=>"<"+s+">").join("")+n+o.map(s=>"</"+s+">").reverse().join("")),r.innerHTML=cu(n),o)for(let s=0;s<o.length;s++)
r=r.querySelector(o[s])||r;for(let s=0;s<t.styleSheets.length;s++){let l=t.styleSheets[s];for(let a=0;a<l.rules.length;a++){
let c=l.rules[a];if(c instanceof CSSStyleRule){let f=r.querySelectorAll(c.selectorText);for(let u=0;u<f.length;u++)f[u].
style.cssText+=c.style.cssText}}}return r}function uu(n){let e=n.querySelectorAll(Z?"span:not([class]):not([style])":"sp\
an.Apple-converted-space");for(let t=0;t<e.length;t++){let r=e[t];r.childNodes.length==1&&r.textContent==" "&&r.parentNode&&
r.parentNode.replaceChild(n.ownerDocument.createTextNode(" "),r)}}function du(n,e){if(!n.size)return n;let t=n.content.firstChild.
type.schema,r;try{r=JSON.parse(e)}catch{return n}let{content:i,openStart:o,openEnd:s}=n;for(let l=r.length-2;l>=0;l-=2){
let a=t.nodes[r[l]];if(!a||a.hasRequiredAttrs()||!a.createAndFill(null,i))break;try{i=b.from(a.create(r[l+1],i))}catch{break}
o++,s++}return new w(i,o,s)}var se=class n{constructor(e,t,r,i){this.anchorNode=e,this.anchorOffset=t,this.focusNode=r,this.
focusOffset=i}static from(e){return e instanceof n?e:new n(e.anchorNode,e.anchorOffset,e.focusNode,e.focusOffset)}eq(e){
return e.anchorNode==this.anchorNode&&e.anchorOffset==this.anchorOffset&&e.focusNode==this.focusNode&&e.focusOffset==this.
focusOffset}};se.null=new se(null,0,null,0);var oi=class{constructor(e){this.view=e,this.range=se.null,this.active=!1,this.
synced=!1,this.suppress=!1,this.currentDocument=null,this.onSelectionChange=this.onSelectionChange.bind(this)}ensureListener(){
let e=this.view.dom.ownerDocument;e!=this.currentDocument&&(this.currentDocument&&this.currentDocument.removeEventListener(
"selectionchange",this.onSelectionChange),this.currentDocument=e,e.addEventListener("selectionchange",this.onSelectionChange))}destroy(){
this.currentDocument&&(this.currentDocument.removeEventListener("selectionchange",this.onSelectionChange),this.currentDocument=
null),this.active=!1,this.range=se.null}suppressChanges(){this.suppress=!0,setTimeout(()=>this.suppress=!1,50)}onSelectionChange(){
if(this.suppress&&this.view.hasFocus())return this.sync();this.read()&&this.view.domObserver.flush(!1)}readRange(){let{view:e}=this,
t=e.dom.isConnected!==!1&&e.domSelection();return t?G&&e.root.nodeType===11&&If(e.dom.ownerDocument)==e.dom?se.from(hu(e,
t)||t):se.from(t):se.null}read(){this.ensureListener();let e=xl(this.view);if(!e){this.active=!1,this.range=se.null;return}
return this.active=!0,this.range.eq(e)?!1:(this.range=e,this.synced=!1,!0)}sync(e=!1){let{view:t}=this;t.docView&&(this.
ensureListener(),t.domObserver.stopped(()=>{bu(t,t.state.selection);let r=t.state.selection;if(t.input.mouseSelecting||yl(
t)){let{desc:i,start:o}=bl(t.docView,r.from,r.to,0);t.cursorWrapper?yu(t):i instanceof Kn&&i.spec.setSelection?i.spec.setSelection(
r.anchor-o,r.head-o,t.root):pu(t,e,i,o),this.synced=this.active=!0}r.visible==t.dom.classList.contains("ProseMirror-hide\
selection")&&(r.visible?t.dom.classList.remove("ProseMirror-hideselection"):(t.dom.classList.add("ProseMirror-hideselect\
ion"),gu(t))),this.range=this.readRange()}))}ignore(e=this.readRange()){this.range=se.from(e),this.synced=!0}deactivate(){
this.range=se.null,this.active=this.synced=!1}};function hu(n,e){if(e.getComposedRanges){let i=e.getComposedRanges({shadowRoots:[
n.root]})[0];if(i)return Is(n,i)}let t;function r(i){i.preventDefault(),i.stopImmediatePropagation(),t=i.getTargetRanges()[0]}
return n.dom.addEventListener("beforeinput",r,!0),document.execCommand("indent"),n.dom.removeEventListener("beforeinput",
r,!0),t?Is(n,t):null}function Is(n,e){let t=e.startContainer,r=e.startOffset,i=e.endContainer,o=e.endOffset,s=n.domAtPos(
n.state.selection.anchor);return ln(s.node,s.offset,i,o)&&([t,r,i,o]=[i,o,t,r]),new se(t,r,i,o)}function yi(n,e,t=null){
let r=n.state.doc;if(!e.focusNode)return null;let i=n.docView.nearestDesc(e.focusNode),o=i&&i.size==0,s=n.docView.posFromDOM(
e.focusNode,e.focusOffset,1);if(s<0)return null;let l=r.resolve(s),a,c;if(Qn(e)){for(a=s;i&&!i.node;)i=i.parent;if(i&&i.
node.isAtom&&M.isSelectable(i.node)&&i.parent&&!(i.node.isInline&&Df(e.focusNode,e.focusOffset,i.dom))){let u=i.posBefore;
c=new M(s==u?l:r.resolve(u))}else if(pe&&t=="key"&&s>n.state.selection.to&&E(e.focusNode)&&e.focusOffset==e.focusNode.childNodes.
length&&i&&i.posAtStart>n.state.selection.to)for(let u=e.focusNode;;u=u.parentNode){if(getComputedStyle(u).overflow!="vi\
sible"){c=C.findFrom(r.resolve(i.posAtStart),1);break}if(u==i.dom||u.nextSibling||!u.parentNode||!E(u.parentNode))break}}else{
if(e instanceof n.dom.ownerDocument.defaultView.Selection&&e.rangeCount>1){let u=s,d=s;for(let h=0;h<e.rangeCount;h++){let p=e.
getRangeAt(h);u=Math.min(u,n.docView.posFromDOM(p.startContainer,p.startOffset,1)),d=Math.max(d,n.docView.posFromDOM(p.endContainer,
p.endOffset,-1))}if(u<0)return null;[a,s]=d==n.state.selection.anchor?[d,u]:[u,d],l=r.resolve(s)}else a=n.docView.posFromDOM(
e.anchorNode,e.anchorOffset,1);if(a<0)return null}let f=r.resolve(a);if(!c){let u=t=="pointer"||n.state.selection.head<l.
pos&&!o?1:-1;c=Pt(n,f,l,u)}return c}function yl(n){return n.editable?n.hasFocus():wl(n,n.domSel.readRange())&&(!document.
activeElement||document.activeElement.contains(n.dom))}function pu(n,e,t,r){let i=n.state.selection,{anchor:o,head:s}=i,
l,a;Ps&&!(i instanceof v)&&(i.$from.parent.inlineContent||(l=Ls(n,i.from)),!i.empty&&!i.$from.parent.inlineContent&&(a=Ls(
n,i.to)));let c=t.domFromPos(o-r,o>r?-1:1),f=s==o?c:t.domFromPos(s-r,s>r?-1:1);mu(o,s,c,f,n,e),Ps&&(l&&zs(l),a&&zs(a))}function bl(n,e,t,r=0){
for(let i=0,o=r;i<n.children.length;i++){let s=n.children[i],l=o+s.size;if(e>o&&t<l)return bl(s,e,t,o+s.border);o=l}return{
desc:n,start:r}}function mu(n,e,t,r,i,o){let s=!1;if((pe||G)&&n==e){let{node:f,offset:u}=t;if(B(f)){if(s=!!(u&&f.nodeValue[u-
1]==`
`),s&&u==f.nodeValue.length)for(let d=f,h;d;d=d.parentNode){if(h=d.nextSibling){h.nodeName=="BR"&&(t=r={node:h.parentNode,
offset:U(h)+1});break}let p=d.pmViewDesc;if(p&&p.node&&p.node.isBlock)break}}else{let d=f.childNodes[u-1];s=d&&(d.nodeName==
"BR"||d.contentEditable=="false")}}let l=i.domSel.readRange();if(pe&&l.focusNode&&l.focusNode!=r.node&&E(l.focusNode)){let f=l.
focusNode.childNodes[l.focusOffset];f&&f.contentEditable=="false"&&(o=!0)}if(!(o||s&&G)&&ln(t.node,t.offset,l.anchorNode,
l.anchorOffset)&&ln(r.node,r.offset,l.focusNode,l.focusOffset))return;let a=i.domSelection(),c=i.input.mouseSelecting;if(c&&
c.affinity&&n==e&&c.pos==n){let{affinity:f}=c,{node:u,offset:d}=r,h,p=0;if(B(u)&&(f>0?d<W(u):d>0)?(h=u,p=d+f):(h=(f>0?hi:
di)(u,d),h&&(p=f>0?1:h.nodeValue.length-1)),h){a.collapse(h,p),a.modify("move",f>0?"backward":"forward","lineboundary");
let{focusNode:m,focusOffset:g}=a;if(G&&i.root.nodeType==11){let y=a.getComposedRanges({shadowRoots:[i.root]});y.length&&
(m=y[0].startContainer,g=y[0].startOffset)}if(ln(u,d,m,g))return}}Ys(a,{focusNode:r.node,focusOffset:r.offset,anchorNode:t.
node,anchorOffset:t.offset})}var Ps=G||Z&&Qs<63;function Ls(n,e){let{node:t,offset:r}=n.docView.domFromPos(e,0),i=r<t.childNodes.
length?t.childNodes[r]:null,o=r?t.childNodes[r-1]:null;if(G&&i&&i.contentEditable=="false")return jr(i);if((!i||i.contentEditable==
"false")&&(!o||o.contentEditable=="false")){if(i)return jr(i);if(o)return jr(o)}}function jr(n){return n.contentEditable=
"true",G&&n.draggable&&(n.draggable=!1,n.wasDraggable=!0),n}function zs(n){n.contentEditable="false",n.wasDraggable&&(n.
draggable=!0,n.wasDraggable=null)}function gu(n){let e=n.dom.ownerDocument;e.removeEventListener("selectionchange",n.input.
hideSelectionGuard);let t=n.domSel.readRange(),r=t.anchorNode,i=t.anchorOffset;e.addEventListener("selectionchange",n.input.
hideSelectionGuard=()=>{(t.anchorNode!=r||t.anchorOffset!=i)&&(e.removeEventListener("selectionchange",n.input.hideSelectionGuard),
setTimeout(()=>{(!yl(n)||n.state.selection.visible)&&n.dom.classList.remove("ProseMirror-hideselection")},20))})}function yu(n){
let e=n.domSelection();if(!e)return;let t=n.cursorWrapper.dom;t.nodeName=="IMG"?e.collapse(t.parentNode,U(t)+1):e.collapse(
t,0)}function bu(n,e){if(e instanceof M){let t=n.docView.descAt(e.from);t!=n.lastSelectedViewDesc&&(Bs(n),t&&t.selectNode(),
n.lastSelectedViewDesc=t)}else Bs(n)}function Bs(n){n.lastSelectedViewDesc&&(n.lastSelectedViewDesc.parent&&n.lastSelectedViewDesc.
deselectNode(),n.lastSelectedViewDesc=void 0)}function Pt(n,e,t,r){let i=n.someProp("createSelectionBetween",o=>o(n,e,t))||
v.between(e,t,r);return n.someProp("adjustSelectionFromDOM",o=>{i=o(n,i)}),i}function xl(n){if(n.editable&&!n.hasFocus())
return null;let e=n.domSel.readRange();return e&&wl(n,e)?e:null}function wl(n,e){if(!e.anchorNode)return!1;try{return Dt(
n.dom,e.anchorNode)&&(n.editable||Dt(n.dom,e.focusNode))}catch{return!1}}var ee={},te={},xu={touchstart:!0,touchmove:!0},
si=class{constructor(){this.shiftKey=!1,this.mouseDown=null,this.lastKeyCode=null,this.lastKeyCodeTime=0,this.lastKeyDispatched=
!1,this.lastClick={time:0,x:0,y:0,type:"",button:0},this.lastSelectionOrigin=null,this.lastSelectionTime=0,this.lastIOSEnter=
0,this.lastIOSEnterFallbackTimeout=-1,this.lastFocus=0,this.lastTouch=0,this.lastChromeDelete=0,this.composing=!1,this.compositionNode=
null,this.composingTimeout=-1,this.compositionNodes=[],this.compositionEndedAt=-2e8,this.compositionID=1,this.mouseSelecting=
null,this.badSafariComposition=!1,this.compositionPendingChanges=0,this.domChangeCount=0,this.eventHandlers=Object.create(
null),this.hideSelectionGuard=null}};function wu(n){for(let e in ee){let t=ee[e];n.dom.addEventListener(e,n.input.eventHandlers[e]=
r=>{Su(n,r)&&(n.input.composing&&(r.type=="keydown"||r.type=="beforeinput")&&r.isComposing===!1&&Cl(n,!0),!bi(n,r)&&(n.editable||
!(r.type in te))&&t(n,r))},xu[e]?{passive:!0}:void 0)}G&&n.dom.addEventListener("input",()=>null),li(n)}function er(n,e){
n.input.lastSelectionOrigin=e,n.input.lastSelectionTime=Date.now()}function ku(n){n.input.mouseDown&&n.input.mouseDown.done(),
n.domObserver.stop();for(let e in n.input.eventHandlers)n.dom.removeEventListener(e,n.input.eventHandlers[e]);clearTimeout(
n.input.composingTimeout),clearTimeout(n.input.lastIOSEnterFallbackTimeout)}function li(n){n.someProp("handleDOMEvents",
e=>{for(let t in e)n.input.eventHandlers[t]||n.dom.addEventListener(t,n.input.eventHandlers[t]=r=>bi(n,r))})}function bi(n,e){
return n.someProp("handleDOMEvents",t=>{let r=t[e.type];return r?r(n,e)||e.defaultPrevented:!1})}function Su(n,e){if(!e.
bubbles)return!0;if(e.defaultPrevented)return!1;for(let t=e.target;t!=n.dom;t=t.parentNode)if(!t||t.nodeType==11||t.pmViewDesc&&
t.pmViewDesc.stopEvent(e))return!1;return!0}function Cu(n,e){!bi(n,e)&&ee[e.type]&&(n.editable||!(e.type in te))&&ee[e.type](
n,e)}function qe(n,e){let{input:t}=n;return t.lastKeyDispatched||n.composing?!1:(t.lastKeyDispatched=!0,typeof e=="strin\
g"&&(e=Rf(e=="Backspace"?8:13,e)),n.someProp("handleKeyDown",r=>r(n,e)))}te.keydown=(n,e)=>{let t=e;if(n.input.shiftKey=
t.keyCode==16||t.shiftKey,n.input.lastKeyCode=t.keyCode,n.input.lastKeyCodeTime=Date.now(),n.input.lastKeyDispatched=!1,
!(Re&&Z&&t.keyCode==13)){if(It&&t.keyCode==13&&!t.ctrlKey&&!t.altKey&&!t.metaKey){let r=Date.now();n.input.lastIOSEnter=
r,n.input.lastIOSEnterFallbackTimeout=setTimeout(()=>{n.input.lastIOSEnter==r&&(qe(n,"Enter"),n.input.lastIOSEnter=0)},200);
return}t.keyCode!=229&&n.domObserver.forceFlush(!0),qe(n,t)||su(n,t)?t.preventDefault():er(n,"key")}};te.keyup=(n,e)=>{e.
keyCode==16&&(n.input.shiftKey=!1)};te.keypress=(n,e)=>{let t=e;if(Du(n)||!t.charCode||t.ctrlKey&&!t.altKey||ue&&t.metaKey)
return;if(n.someProp("handleKeyPress",i=>i(n,t))){t.preventDefault();return}let r=n.state.selection;if(!(r instanceof v)||
!r.$from.sameParent(r.$to)){let i=String.fromCharCode(t.charCode),o=()=>n.state.tr.insertText(i).scrollIntoView();!/[\r\n]/.
test(i)&&!n.someProp("handleTextInput",s=>s(n,r.$from.pos,r.$to.pos,i,o))&&n.dispatch(o()),t.preventDefault()}};function hn(n){
return{left:n.clientX,top:n.clientY}}function Mu(n,e){let t=e.x-n.clientX,r=e.y-n.clientY;return t*t+r*r<100}function xi(n,e,t,r,i){
if(r==-1)return!1;let o=n.state.doc.resolve(r);for(let s=o.depth+1;s>0;s--)if(n.someProp(e,l=>s>o.depth?l(n,t,o.nodeAfter,
o.before(s),i,!0):l(n,t,o.node(s),o.before(s),i,!1)))return!0;return!1}function kl(n,e,t){if(n.focused||n.focus(),n.state.
selection.eq(e))return;let r=n.state.tr.setSelection(e);r.setMeta("pointer",!0),n.dispatch(r)}function Eu(n,e){if(e==-1)
return!1;let t=n.state.doc.resolve(e),r=t.nodeAfter;return r&&r.isAtom&&M.isSelectable(r)?(kl(n,new M(t)),!0):!1}function vu(n,e){
if(e==-1)return!1;let t=n.state.selection,r,i;t instanceof M&&(r=t.node);let o=n.state.doc.resolve(e);for(let s=o.depth+
1;s>0;s--){let l=s>o.depth?o.nodeAfter:o.node(s);if(M.isSelectable(l)){r&&t.$from.depth>0&&s>=t.$from.depth&&o.before(t.
$from.depth+1)==t.$from.pos?i=o.before(t.$from.depth):i=o.before(s);break}}return i!=null?(kl(n,M.create(n.state.doc,i)),
!0):!1}function Au(n,e,t,r,i){return xi(n,"handleClickOn",e,t,r)||n.someProp("handleClick",o=>o(n,e,r))||(i?vu(n,t):Eu(n,
t))}function Nu(n,e,t,r){return xi(n,"handleDoubleClickOn",e,t,r)||n.someProp("handleDoubleClick",i=>i(n,e,r))}function Tu(n,e,t,r){
return xi(n,"handleTripleClickOn",e,t,r)||n.someProp("handleTripleClick",i=>i(n,e,r))}function Fs(n,e,t){if(e==-1)return n.
inlineContent?v.create(n,0,n.content.size):null;let r=n.resolve(e);for(let i=r.depth+1;i>0;i--){let o=i>r.depth?r.nodeAfter:
r.node(i),s=r.before(i);if(o.inlineContent)return v.create(n,s+1,s+1+o.content.size);if(t&&M.isSelectable(o))return M.create(
n,s)}return null}var ai=/[\w_\u00a1-\uffff]+/g;try{ai=new RegExp("[\\p{L}\\p{N}_]+","gu")}catch{}function $s(n,e){let t=n.
resolve(e),r=t.node(),i="",o=e,s=e;for(let m=t.indexAfter(),g=!1;m>0;m--){let y=r.child(m-1);if(!y.text)break;let S=o==e?
e-t.posAtIndex(m-1):y.text.length,k=S;for(;k>0;k--)if(/\S/.test(y.text[k-1]))g=!0;else if(g)break;if(i=y.text.slice(k,S)+
i,o-=S-k,k||o<e-50)break}for(let m=t.index(),g=!1;m<r.childCount;m++){let y=r.child(m);if(!y.text)break;let S=s==e?e-t.posAtIndex(
m):0,k=S;for(;k<y.text.length;k++)if(/\S/.test(y.text[k]))g=!0;else if(g)break;if(i+=y.text.slice(S,k),s+=k-S,k<y.text.length||
s>e+50)break}let l=o,a=s;if(Intl.Segmenter){for(let m of new Intl.Segmenter(void 0,{granularity:"word"}).segment(i))if(m.
isWordLike){let g=m.index+o,y=g+m.segment.length;if(y<e)l=y;else if(g>e){a=g;break}else return v.create(n,g,y)}}else{ai.
lastIndex=0;for(let m;m=ai.exec(i);){let g=m.index+o,y=g+m[0].length;if(y<e)l=y;else if(g>e){a=g;break}else return v.create(
n,g,y)}}let c=i.slice(l-o,e-o),f=i.slice(e-o,a-o),u=/\S*$/.exec(c)[0].length,d=/^\S*/.exec(f)[0].length;if(u||d)return v.
create(n,e-u,e+d);let h=/\s*$/.exec(c)[0].length,p=/^\s*/.exec(f)[0].length;return v.create(n,e-h,e+p)}var Sl=ue?"metaKe\
y":"ctrlKey";ee.mousedown=(n,e)=>{let t=e,r=Date.now();if(n.input.shiftKey=t.shiftKey,n.input.lastTouch>r-500)return!1;dt(
n);let i="singleClick";r-n.input.lastClick.time<500&&Mu(t,n.input.lastClick)&&!t[Sl]&&n.input.lastClick.button==t.button&&
(n.input.lastClick.type=="singleClick"?i="doubleClick":n.input.lastClick.type=="doubleClick"&&(i="tripleClick")),n.input.
lastClick={time:r,x:t.clientX,y:t.clientY,type:i,button:t.button},n.input.mouseDown&&n.input.mouseDown.done();let o=n.posAtCoords(
hn(t));if(o)if(t.button==0){if(!n.hasFocus()){nl(n.dom);let l=n.root.activeElement;l&&!l.contains(n.dom)&&l.blur()}(n.input.
mouseDown=new ci(n,o,t,i)).mightDrag||t.preventDefault()}else er(n,"pointer")};var ci=class{constructor(e,t,r,i){var o;this.
view=e,this.startPos=t,this.event=r,this.type=i,this.didMove=!1,this.lastPos=-1,this.anchorRange=null,this.startDoc=e.state.
doc,this.selectNode=!!r[Sl],this.extend=r.shiftKey,this.anchorDoc=this.startDoc;let s=Vs(e);if(this.extend){let l=e.state.
selection;this.anchorRange=l instanceof M?{from:l.from,to:l.to}:{from:l.anchor,to:l.anchor};let a=l instanceof M?e.nodeDOM(
l.from).getBoundingClientRect():e.coordsAtPos(l.anchor);this.anchorOffset={x:(a.left+a.right)/2-s.x,y:(a.top+a.bottom)/2-
s.y}}else this.anchorOffset={x:r.clientX-s.x,y:r.clientY-s.y};if(i=="singleClick"){let{selection:l}=e.state,a,c,f=!1;if(l instanceof
M&&l.from<=t.pos&&l.to>=t.pos)c=l.from,a=l.node,f=!0;else if(t.inside>-1)a=e.state.doc.nodeAt(t.inside),c=t.inside;else{
let u=e.state.doc.resolve(t.pos);a=u.parent,c=u.depth?u.before():-1}if(f||c>-1&&a.type.spec.draggable&&a.type.spec.selectable!==
!1){let u=(o=e.docView.descAt(c))===null||o===void 0?void 0:o.nodeDOM;this.mightDrag={node:a,elt:u,pos:c,addAttr:!1},u&&
!u.draggable&&(this.mightDrag.addAttr=!0,e.domObserver.stopped(()=>u.draggable=!0))}else this.mightDrag=Ou(e,r)}else this.
mightDrag=!1;e.root.addEventListener("mouseup",this.up=this.up.bind(this)),e.root.addEventListener("mousemove",this.move=
this.move.bind(this)),this.mightDrag||this.select(this.startPos,!0)}done(){this.view.root.removeEventListener("mouseup",
this.up),this.view.root.removeEventListener("mousemove",this.move),this.view.input.mouseDown==this&&(this.view.input.mouseDown=
null),typeof this.mightDrag=="object"&&this.mightDrag.addAttr&&this.view.domObserver.stopped(()=>this.mightDrag.elt.removeAttribute(
"draggable"))}maybeRunHandler(e,t){return(this.type=="singleClick"?Au:this.type=="doubleClick"?Nu:Tu)(this.view,e.pos,e.
inside,t,this.selectNode)}up(e){if(this.done(),!this.view.dom.contains(e.target))return;let t=this.startPos;this.view.state.
doc!=this.startDoc&&(t=this.view.posAtCoords(hn(e))),t&&(this.didMove||this.maybeRunHandler(t,e)||this.select(t,!0),e.preventDefault())}move(e){
if(e.buttons==0){this.done();return}if(!this.didMove&&(Math.abs(this.event.x-e.clientX)>8||Math.abs(this.event.y-e.clientY)>
8)&&(this.didMove=!0,this.mightDrag=!1),!this.mightDrag){let t=this.view.posAtCoords(hn(e));t&&this.select(t,!1)}e.preventDefault()}select(e,t){
if(e.pos==this.lastPos)return;this.lastPos=e.pos;let{view:r}=this,{doc:i}=r.state,o=this.type=="singleClick"?_s(r,i,e):this.
type=="doubleClick"?$s(i,e.pos):Fs(i,e.inside,t);o&&(t&&!this.extend?this.anchorRange=o:(!t||this.extend)&&(i.eq(this.anchorDoc)||
this.restoreAnchor(),this.anchorRange&&this.anchorRange.from<o.from?o=Pt(r,i.resolve(this.anchorRange.from),i.resolve(o.
to)):this.anchorRange&&this.anchorRange.to>o.to&&(o=Pt(r,i.resolve(this.anchorRange.to),i.resolve(o.from)))),o.eq(r.state.
selection)||(r.input.mouseSelecting=e,r.dispatch(r.state.tr.setSelection(o).setMeta("pointer",!0).scrollIntoView()),r.input.
mouseSelecting=null))}restoreAnchor(){let e=Vs(this.view),t=this.view.posAtCoords({left:this.anchorOffset.x+e.x,top:this.
anchorOffset.y+e.y});if(!t)this.anchorRange=null;else{let{doc:r}=this.view.state;this.anchorRange=this.type=="singleClic\
k"?_s(this.view,r,t):this.type=="doubleClick"?$s(r,t.pos):Fs(r,t.inside,!1),this.anchorDoc=this.view.state.doc}}};function Vs(n){
let e=n.dom.getBoundingClientRect();return{x:e.left-n.dom.scrollLeft,y:e.top-n.dom.scrollTop}}function _s(n,e,t){if(t.inside>
-1){let i=e.nodeAt(t.inside);if(i.isAtom&&M.isSelectable(i))return M.create(e,t.inside)}let r=e.resolve(t.pos);return Pt(
n,r,r)}function Ou(n,e){let{selection:t}=n.state;if(t.empty)return!1;let r=n.domSelection();if(!r||r.rangeCount==0)return!0;
let i=r.getRangeAt(0).getClientRects();for(let o=0;o<i.length;o++){let s=i[o];if(s.left<=e.clientX&&s.right>=e.clientX&&
s.top<=e.clientY&&s.bottom>=e.clientY)return!0}return!1}ee.touchstart=n=>{n.input.lastTouch=Date.now(),dt(n),er(n,"point\
er")};ee.touchmove=n=>{n.input.lastTouch=Date.now(),er(n,"pointer")};ee.contextmenu=n=>dt(n);function Du(n,e){return n.composing?
!0:G&&Math.abs(Date.now()-n.input.compositionEndedAt)<500?(n.input.compositionEndedAt=-2e8,!0):!1}var Ru=Re?5e3:-1;te.compositionstart=
te.compositionupdate=n=>{if(!n.composing){n.domObserver.flush();let{state:e}=n,t=e.selection.$to;if(e.selection instanceof
v&&e.selection.empty&&(e.storedMarks||!t.textOffset&&t.parentOffset&&t.nodeBefore.marks.some(r=>r.type.spec.inclusive===
!1)||Z&&Zs&&Iu(n)))n.markCursor=n.state.storedMarks||t.marks(),dt(n,!0),n.markCursor=null;else if(dt(n,!e.selection.empty),
pe&&n.domSel.active&&e.selection.empty&&t.parentOffset&&!t.textOffset&&t.nodeBefore.marks.length)for(let{focusNode:r,focusOffset:i}=n.
domSel.range;r&&E(r)&&i!=0;){let o=i<0?r.lastChild:r.childNodes[i-1];if(!o)break;if(B(o)){let s=n.domSelection();s&&s.collapse(
o,o.nodeValue.length);break}else r=o,i=-1}n.input.composing=!0}Ml(n,Ru)};function Iu(n){let{focusNode:e,focusOffset:t}=n.
domSel.range;if(!e||!E(e)||t>=e.childNodes.length)return!1;let r=e.childNodes[t];return E(r)&&r.contentEditable=="false"}
te.compositionend=(n,e)=>{n.composing&&Cl(n)};function Cl(n,e=!1){n.input.composing=!1,n.input.compositionEndedAt=Date.now(),
n.input.compositionPendingChanges=n.domObserver.pendingRecords().length?n.input.compositionID:0,n.input.compositionNode=
null,n.input.badSafariComposition?n.domObserver.forceFlush():n.input.compositionPendingChanges&&Promise.resolve().then(()=>n.
domObserver.flush()),n.input.compositionID++,e?dt(n):Ml(n,20)}function Ml(n,e){clearTimeout(n.input.composingTimeout),e>
-1&&(n.input.composingTimeout=setTimeout(()=>dt(n),e))}function El(n){n.composing&&(n.input.composing=!1,n.input.compositionEndedAt=
Date.now());for(let e;e=n.input.compositionNodes.pop();)e.markParentDamage()}function Pu(n){let e=n.domSel.range;if(!n.domSel.
active||!e.focusNode)return null;let t=di(e.focusNode,e.focusOffset),r=hi(e.focusNode,e.focusOffset);if(t&&r&&t!=r){let i=r.
pmViewDesc,o=n.domObserver.lastChangedTextNode;if(t==o||r==o)return o;if(!i||!i.isText(r.nodeValue))return r;if(n.input.
compositionNode==r){let s=t.pmViewDesc;if(!(!s||!s.isText(t.nodeValue)))return r}}return t||r}function dt(n,e=!1){if(!(Re&&
n.domObserver.flushingSoon>=0)&&(n.domObserver.forceFlush(),El(n),e||n.docView&&n.docView.damage)){let t=yi(n,n.domSel.readRange()),
r=n.state.selection;t&&!t.eq(r)?n.dispatch(n.state.tr.setSelection(t)):(n.markCursor||e)&&!r.$from.node(r.$from.sharedDepth(
r.to)).inlineContent?n.dispatch(n.state.tr.deleteSelection()):n.updateState(n.state)}}function Lu(n,e){if(!n.dom.parentNode)
return;let t=n.dom.parentNode.appendChild(document.createElement("div"));t.appendChild(e),t.style.cssText="position: fix\
ed; left: -10000px; top: 10px";let r=getSelection(),i=document.createRange();i.selectNodeContents(e),n.dom.blur(),r.removeAllRanges(),
r.addRange(i),setTimeout(()=>{t.parentNode&&t.parentNode.removeChild(t),n.focus()},50)}var pn=It&&Lf<604;ee.copy=te.cut=
(n,e)=>{let t=e,r=n.state.selection,i=t.type=="cut";if(r.empty)return;let o=pn?null:t.clipboardData,s=r.content(),{dom:l,
text:a}=gi(n,s);o?(t.preventDefault(),o.clearData(),o.setData("text/html",l.innerHTML),o.setData("text/plain",a)):Lu(n,l),
i&&n.dispatch(n.state.tr.deleteSelection().scrollIntoView().setMeta("uiEvent","cut"))};function zu(n){return n.openStart==
0&&n.openEnd==0&&n.content.childCount==1?n.content.firstChild:null}function Bu(n,e){if(!n.dom.parentNode)return;let t=n.
input.shiftKey||n.state.selection.$from.parent.type.spec.code,r=n.dom.parentNode.appendChild(document.createElement(t?"t\
extarea":"div"));t||(r.contentEditable="true"),r.style.cssText="position: fixed; left: -10000px; top: 10px",r.focus();let i=n.
input.shiftKey&&n.input.lastKeyCode!=45;setTimeout(()=>{n.focus(),r.parentNode&&r.parentNode.removeChild(r),t?mn(n,r.value,
null,i,e):mn(n,r.textContent,r.innerHTML,i,e)},50)}function mn(n,e,t,r,i){let o=ul(n,e,t,r,n.state.selection.$from);if(n.
someProp("handlePaste",a=>a(n,i,o||w.empty)))return!0;if(!o)return!1;let s=zu(o),l=s?n.state.tr.replaceSelectionWith(s,r):
n.state.tr.replaceSelection(o);return n.dispatch(l.scrollIntoView().setMeta("paste",!0).setMeta("uiEvent","paste")),!0}function vl(n){
let e=n.getData("text/plain")||n.getData("Text");if(e)return e;let t=n.getData("text/uri-list");return t?t.replace(/\r?\n/g,
" "):""}te.paste=(n,e)=>{let t=e;if(n.composing&&!Re)return;let r=pn?null:t.clipboardData,i=n.input.shiftKey&&n.input.lastKeyCode!=
45;r&&mn(n,vl(r),r.getData("text/html"),i,t)?t.preventDefault():Bu(n,t)};var Un=class{constructor(e,t,r){this.slice=e,this.
move=t,this.node=r}},Fu=ue?"altKey":"ctrlKey";function Al(n,e){let t;return n.someProp("dragCopies",r=>{t=t||r(e)}),t!=null?
!t:!e[Fu]}ee.dragstart=(n,e)=>{let t=e,r=n.input.mouseDown;if(r&&r.done(),!t.dataTransfer)return;let i=n.state.selection,
o=i.empty?null:n.posAtCoords(hn(t)),s;if(!(o&&o.pos>=i.from&&o.pos<=(i instanceof M?i.to-1:i.to))){if(r&&typeof r.mightDrag==
"object")s=M.create(n.state.doc,r.mightDrag.pos);else if(t.target&&E(t.target)){let u=n.docView.nearestDesc(t.target,!0);
u&&u.node.type.spec.draggable&&u!=n.docView&&(s=M.create(n.state.doc,u.posBefore))}}let l=(s||n.state.selection).content(),
{dom:a,text:c,slice:f}=gi(n,l);(!t.dataTransfer.files.length||!Z||Qs>120)&&t.dataTransfer.clearData(),t.dataTransfer.setData(
pn?"Text":"text/html",a.innerHTML),t.dataTransfer.effectAllowed="copyMove",pn||t.dataTransfer.setData("text/plain",c),n.
dragging=new Un(f,Al(n,t),s)};ee.dragend=n=>{let e=n.dragging;window.setTimeout(()=>{n.dragging==e&&(n.dragging=null)},50)};
te.dragover=te.dragenter=(n,e)=>e.preventDefault();te.drop=(n,e)=>{try{$u(n,e,n.dragging)}finally{n.dragging=null}};function $u(n,e,t){
if(!e.dataTransfer)return;let r=n.posAtCoords(hn(e));if(!r)return;let i=n.state.doc.resolve(r.pos),o=t&&t.slice;o?n.someProp(
"transformPasted",h=>{o=h(o,n,!1)}):o=ul(n,vl(e.dataTransfer),pn?null:e.dataTransfer.getData("text/html"),!1,i);let s=!!(t&&
Al(n,e));if(n.someProp("handleDrop",h=>h(n,e,o||w.empty,s))){e.preventDefault();return}if(!o)return;e.preventDefault();let l=o?
Fn(n.state.doc,i.pos,o):i.pos;l==null&&(l=i.pos);let a=n.state.tr;if(s){let{node:h}=t;h?h.replace(a):a.deleteSelection()}
let c=a.mapping.map(l),f=o.openStart==0&&o.openEnd==0&&o.content.childCount==1,u=a.doc;if(f?a.replaceRangeWith(c,c,o.content.
firstChild):a.replaceRange(c,c,o),a.doc.eq(u))return;let d=a.doc.resolve(c);if(f&&M.isSelectable(o.content.firstChild)&&
d.nodeAfter&&d.nodeAfter.sameMarkup(o.content.firstChild))a.setSelection(new M(d));else{let h=a.mapping.map(l);a.mapping.
maps[a.mapping.maps.length-1].forEach((p,m,g,y)=>h=y),a.setSelection(Pt(n,d,a.doc.resolve(h)))}n.focus(),n.dispatch(a.setMeta(
"uiEvent","drop"))}ee.focus=n=>{if(n.input.lastFocus=Date.now(),!n.focused&&(n.domObserver.stopped(()=>n.dom.classList.add(
"ProseMirror-focused")),n.focused=!0,n.domSel.read(),!n.domSel.synced)){let e=n.domSel.range;setTimeout(()=>{let t=n.domSel.
readRange();t&&e.eq(t)&&n.domSel.sync()},20)}};ee.blur=(n,e)=>{let t=e;n.focused&&(n.domObserver.stopped(()=>n.dom.classList.
remove("ProseMirror-focused")),t.relatedTarget&&n.dom.contains(t.relatedTarget)&&n.domSel.deactivate(),n.focused=!1)};ee.
beforeinput=(n,e)=>{if(Re&&e.inputType=="deleteContentBackward"){n.domObserver.flushSoon();let{domChangeCount:r}=n.input;
setTimeout(()=>{if(n.input.domChangeCount!=r||n.domObserver.pendingRecords().length||(n.dom.blur(),n.focus(),qe(n,"Backs\
pace")))return;let{$cursor:i}=n.state.selection;i&&i.pos>0&&n.dispatch(n.state.tr.delete(i.pos-1,i.pos).scrollIntoView())},
50)}};for(let n in te)ee[n]=te[n];function gn(n,e){if(n==e)return!0;for(let t in n)if(n[t]!==e[t])return!1;for(let t in e)
if(!(t in n))return!1;return!0}var yn=class{constructor(e){this.frag=e,this.index=0,this.off=0}nodeAt(e){for(;this.off<=
e&&this.index<this.frag.childCount;){let t=this.frag.child(this.index);if(this.off==e)return t;this.off+=t.nodeSize,this.
index++}return null}},Gn=class n{constructor(e,t){this.toDOM=e,this.spec=t||ft,this.side=this.spec.side||0}map(e,t,r,i){
let{pos:o,deleted:s}=e.mapResult(t.from+i,this.side<0?-1:1);return s?null:new q(o-r,o-r,this)}valid(){return!0}eq(e){return this==
e||e instanceof n&&(this.spec.key&&this.spec.key==e.spec.key||this.toDOM==e.toDOM&&gn(this.spec,e.spec))}destroy(e){this.
spec.destroy&&this.spec.destroy(e)}},ct=class n{constructor(e,t){this.attrs=e,this.spec=t||ft}map(e,t,r,i){let o=e.map(t.
from+i,this.spec.inclusiveStart?-1:1)-r,s=e.map(t.to+i,this.spec.inclusiveEnd?1:-1)-r;return o>=s?null:new q(o,s,this)}valid(e,t){
return t.from<t.to}eq(e){return this==e||e instanceof n&&gn(this.attrs,e.attrs)&&gn(this.spec,e.spec)}static is(e){return e.
type instanceof n}destroy(){}},fi=class n{constructor(e,t){this.attrs=e,this.spec=t||ft}map(e,t,r,i){let o=e.mapResult(t.
from+i,1);if(o.deleted)return null;let s=e.mapResult(t.to+i,-1);return s.deleted||s.pos<=o.pos?null:new q(o.pos-r,s.pos-
r,this)}valid(e,t,r){let i=r.nodeAt(t.from);return!!i&&!i.isText&&t.from+i.nodeSize==t.to}eq(e){return this==e||e instanceof
n&&gn(this.attrs,e.attrs)&&gn(this.spec,e.spec)}destroy(){}},q=class n{constructor(e,t,r){this.from=e,this.to=t,this.type=
r}copy(e,t){return new n(e,t,this.type)}eq(e,t=0){return this.type.eq(e.type)&&this.from+t==e.from&&this.to+t==e.to}map(e,t,r){
return this.type.map(e,this,t,r)}static widget(e,t,r){return new n(e,e,new Gn(t,r))}static inline(e,t,r,i){return new n(
e,t,new ct(r,i))}static node(e,t,r,i){return new n(e,t,new fi(r,i))}get spec(){return this.type.spec}get inline(){return this.
type instanceof ct}get widget(){return this.type instanceof Gn}},Tt=[],ft={},D=class n{constructor(e,t){this.local=e.length?
e:Tt,this.children=t.length?t:Tt}static create(e,t){return t.length?Yn(t,e,0,ft):j}find(e,t,r){let i=[];return this.findInner(
e??0,t??1e9,i,0,r),i}findInner(e,t,r,i,o){for(let s=0;s<this.local.length;s++){let l=this.local[s];if(l.from>t)break;l.to>=
e&&(!o||o(l.spec))&&r.push(l.copy(l.from+i,l.to+i))}for(let s=0;s<this.children.length&&!(this.children[s]>=t);s+=3)if(this.
children[s+1]>e){let l=this.children[s]+1;this.children[s+2].findInner(e-l,t-l,r,i+l,o)}}map(e,t,r){return this==j||e.maps.
length==0?this:this.mapInner(e,t,0,0,r||ft)}mapInner(e,t,r,i,o){let s;if(this.local.length){let l=new yn(t.content);for(let a=0;a<
this.local.length;a++){let c=this.local[a].map(e,r,i);c&&c.type.valid(t,c,l)?(s||(s=[])).push(c):o.onRemove&&o.onRemove(
this.local[a].spec)}}return this.children.length?Vu(this.children,s||[],e,t,r,i,o):s?new n(s.sort(Je),Tt):j}add(e,t){return t.
length?this==j?n.create(e,t):this.addInner(e,t,0):this}addInner(e,t,r){let i,o=0;e.forEach((l,a)=>{let c=a+r,f;if(f=Tl(t,
l,c)){for(i||(i=this.children.slice());o<i.length&&i[o]<a;)o+=3;i[o]==a?i[o+2]=i[o+2].addInner(l,f,c+1):i.splice(o,0,a,a+
l.nodeSize,Yn(f,l,c+1,ft)),o+=3}});let s=Nl(o?Ol(t):t,-r).sort(Je);if(s.length){let l=new yn(e.content);for(let a=0;a<s.
length;a++)s[a].type.valid(e,s[a],l)||s.splice(a--,1)}return new n(s.length?this.local.concat(s).sort(Je):this.local,i||
this.children)}remove(e){return e.length==0||this==j?this:this.removeInner(e,0)}removeInner(e,t){let r=this.children,i=this.
local;for(let o=0;o<r.length;o+=3){let s,l=r[o]+t,a=r[o+1]+t;for(let f=0,u;f<e.length;f++)(u=e[f])&&u.from>l&&u.to<a&&(e[f]=
null,(s||(s=[])).push(u));if(!s)continue;r==this.children&&(r=this.children.slice());let c=r[o+2].removeInner(s,l+1);c!=
j?r[o+2]=c:(r.splice(o,3),o-=3)}if(i.length){for(let o=0,s;o<e.length;o++)if(s=e[o])for(let l=0;l<i.length;l++)i[l].eq(s,
t)&&(i==this.local&&(i=this.local.slice()),i.splice(l--,1))}return r==this.children&&i==this.local?this:i.length||r.length?
new n(i,r):j}forChild(e,t){if(this==j)return this;if(t.isLeaf)return n.empty;let r,i,o=0,s=this.children.length/3;for(;o<
s;){let c=o+s>>>1,f=c*3,u=this.children[f];if(u<e)o=c+1;else if(u>e)s=c;else{r=this.children[f+2];break}}let l=e+1,a=l+t.
content.size;for(let c=0;c<this.local.length;c++){let f=this.local[c];if(f.from<a&&f.to>l&&f.type instanceof ct){let u=Math.
max(l,f.from)-l,d=Math.min(a,f.to)-l;u<d&&(i||(i=[])).push(f.copy(u,d))}}if(i){let c=new n(i.sort(Je),Tt);return r?new Xn(
[c,r]):c}return r||j}eq(e){if(this==e)return!0;if(!(e instanceof n)||this.local.length!=e.local.length||this.children.length!=
e.children.length)return!1;for(let t=0;t<this.local.length;t++)if(!this.local[t].eq(e.local[t]))return!1;for(let t=0;t<this.
children.length;t+=3)if(this.children[t]!=e.children[t]||this.children[t+1]!=e.children[t+1]||!this.children[t+2].eq(e.children[t+
2]))return!1;return!0}locals(e){return wi(this.localsInner(e))}localsInner(e){if(this==j)return Tt;if(e.inlineContent||!this.
local.some(ct.is))return this.local;let t=[];for(let r=0;r<this.local.length;r++)this.local[r].type instanceof ct||t.push(
this.local[r]);return t}forEachSet(e){e(this)}};D.empty=new D([],[]);D.removeOverlap=wi;var j=D.empty,Xn=class n{constructor(e){
this.members=e}map(e,t){let r=this.members.map(i=>i.map(e,t,ft));return n.from(r)}forChild(e,t){if(t.isLeaf)return D.empty;
let r=[];for(let i=0;i<this.members.length;i++){let o=this.members[i].forChild(e,t);o!=j&&(o instanceof n?r=r.concat(o.members):
r.push(o))}return n.from(r)}eq(e){if(!(e instanceof n)||e.members.length!=this.members.length)return!1;for(let t=0;t<this.
members.length;t++)if(!this.members[t].eq(e.members[t]))return!1;return!0}locals(e){let t,r=!0;for(let i=0;i<this.members.
length;i++){let o=this.members[i].localsInner(e);if(o.length)if(!t)t=o;else{r&&(t=t.slice(),r=!1);for(let s=0;s<o.length;s++)
t.push(o[s])}}return t?wi(r?t:t.sort(Je)):Tt}static from(e){switch(e.length){case 0:return j;case 1:return e[0];default:
return new n(e.every(t=>t instanceof D)?e:e.reduce((t,r)=>t.concat(r instanceof D?r:r.members),[]))}}forEachSet(e){for(let t=0;t<
this.members.length;t++)this.members[t].forEachSet(e)}};function Vu(n,e,t,r,i,o,s){let l=n.slice();for(let c=0,f=o;c<t.maps.
length;c++){let u=0;t.maps[c].forEach((d,h,p,m)=>{let g=m-p-(h-d);for(let y=0;y<l.length;y+=3){let S=l[y+1];if(S<0||d>S+
f-u)continue;let k=l[y]+f-u;h>=k?l[y+1]=d<=k?-2:-1:d>=f&&g&&(l[y]+=g,l[y+1]+=g)}u+=g}),f=t.maps[c].map(f,-1)}let a=!1;for(let c=0;c<
l.length;c+=3)if(l[c+1]<0){if(l[c+1]==-2){a=!0,l[c+1]=-1;continue}let f=t.map(n[c]+o),u=f-i;if(u<0||u>=r.content.size){a=
!0;continue}let d=t.map(n[c+1]+o,-1),h=d-i,{index:p,offset:m}=r.content.findIndex(u),g=r.maybeChild(p);if(g&&m==u&&m+g.nodeSize==
h){let y=l[c+2].mapInner(t,g,f+1,n[c]+o+1,s);y!=j?(l[c]=u,l[c+1]=h,l[c+2]=y):(l[c+1]=-2,a=!0)}else a=!0}if(a){let c=_u(l,
n,e,t,i,o,s),f=Yn(c,r,0,s);e=f.local;for(let u=0;u<l.length;u+=3)l[u+1]<0&&(l.splice(u,3),u-=3);for(let u=0,d=0;u<f.children.
length;u+=3){let h=f.children[u];for(;d<l.length&&l[d]<h;)d+=3;l.splice(d,0,f.children[u],f.children[u+1],f.children[u+2])}}
return new D(e.sort(Je),l)}function Nl(n,e){if(!e||!n.length)return n;let t=[];for(let r=0;r<n.length;r++){let i=n[r];t.
push(new q(i.from+e,i.to+e,i.type))}return t}function _u(n,e,t,r,i,o,s){function l(a,c){for(let f=0;f<a.local.length;f++){
let u=a.local[f].map(r,i,c);u?t.push(u):s.onRemove&&s.onRemove(a.local[f].spec)}for(let f=0;f<a.children.length;f+=3)l(a.
children[f+2],a.children[f]+c+1)}for(let a=0;a<n.length;a+=3)n[a+1]==-1&&l(n[a+2],e[a]+o+1);return t}function Tl(n,e,t){
if(e.isLeaf)return null;let r=t+e.nodeSize,i=null;for(let o=0,s;o<n.length;o++)(s=n[o])&&s.from>t&&s.to<r&&((i||(i=[])).
push(s),n[o]=null);return i}function Ol(n){let e=[];for(let t=0;t<n.length;t++)n[t]!=null&&e.push(n[t]);return e}function Yn(n,e,t,r){
let i=[],o=!1;e.forEach((l,a)=>{let c=Tl(n,l,a+t);if(c){o=!0;let f=Yn(c,l,t+a+1,r);f!=j&&i.push(a,a+l.nodeSize,f)}});let s=Nl(
o?Ol(n):n,-t).sort(Je);if(s.length){let l=new yn(e.content);for(let a=0;a<s.length;a++)s[a].type.valid(e,s[a],l)||(r.onRemove&&
r.onRemove(s[a].spec),s.splice(a--,1))}return s.length||i.length?new D(s,i):j}function Je(n,e){return n.from-e.from||n.to-
e.to}function wi(n){let e=n;for(let t=0;t<e.length-1;t++){let r=e[t];if(r.from!=r.to)for(let i=t+1;i<e.length;i++){let o=e[i];
if(o.from==r.from){o.to!=r.to&&(e==n&&(e=n.slice()),e[i]=o.copy(o.from,r.to),Hs(e,i+1,o.copy(r.to,o.to)));continue}else{
o.from<r.to&&(e==n&&(e=n.slice()),e[t]=r.copy(r.from,o.from),Hs(e,i,r.copy(o.from,r.to)));break}}}return e}function Hs(n,e,t){
for(;e<n.length&&Je(t,n[e])>0;)e++;n.splice(e,0,t)}function Ur(n){let e=[];return n.someProp("decorations",t=>{let r=t(n.
state);r&&r!=j&&e.push(r)}),n.cursorWrapper&&e.push(D.create(n.state.doc,[n.cursorWrapper.deco])),Xn.from(e)}function Hu(n,e,t,r){
let{node:i,fromOffset:o,toOffset:s,from:l,to:a}=n.docView.parseRange(e,t),c=n.domSel.range,f,u=c.anchorNode;if(u&&Dt(n.dom,
u)&&(f=[{node:u,offset:c.anchorOffset}],Qn(c)||f.push({node:c.focusNode,offset:c.focusOffset})),Z&&n.input.lastKeyCode===
8)for(let y=s;y>o;y--){let S=i.childNodes[y-1],k=S.pmViewDesc;if(S.nodeName=="BR"&&!k){s=y;break}if(!k||k.size)break}let d=n.
state.doc,h=n.someProp("domParser")||kt.fromSchema(n.state.schema),p=d.resolve(l),m=null,g=h.parse(i,{topNode:p.parent,topMatch:p.
parent.contentMatchAt(p.index()),topOpen:!0,from:o,to:s,preserveWhitespace:p.parent.type.whitespace=="pre"?"full":!0,findPositions:f,
ruleFromNode:Wu(r),context:p});if(f&&f[0].pos!=null){let y=f[0].pos,S=f[1]&&f[1].pos;S==null&&(S=y),m={anchor:y+l,head:S+
l}}return{doc:g,sel:m,from:l,to:a}}var Wu=n=>e=>{let t=e.pmViewDesc;if(t)return t.parseRule(n);if(e.nodeName=="BR"&&e.parentNode){
if(G&&/^(ul|ol)$/i.test(e.parentNode.nodeName)){let r=document.createElement("div");return r.appendChild(document.createElement(
"li")),{skip:r}}else if(e.parentNode.lastChild==e||G&&/^(tr|table)$/i.test(e.parentNode.nodeName))return{ignore:!0}}else if(e.
nodeName=="IMG"&&e.getAttribute("mark-placeholder"))return{ignore:!0};return null},qu=/^(a|abbr|acronym|b|bd[io]|big|br|button|cite|code|data(list)?|del|dfn|em|i|img|ins|kbd|label|map|mark|meter|output|q|ruby|s|samp|small|span|strong|su[bp]|time|u|tt|var)$/i;
function Ju(n,e,t,r,i,o){let s=n.input.compositionPendingChanges||(n.composing?n.input.compositionID:0);if(n.input.compositionPendingChanges=
0,e<0){let O=n.input.lastSelectionTime>Date.now()-50?n.input.lastSelectionOrigin:null,V=yi(n,n.domSel.range,O);if(V&&!n.
state.selection.eq(V)&&n.domSel.active){if(Z&&Re&&n.input.lastKeyCode===13&&Date.now()-100<n.input.lastKeyCodeTime&&qe(n,
"Enter"))return;let ce=n.state.tr.setSelection(V);O=="pointer"?ce.setMeta("pointer",!0):O=="key"&&ce.scrollIntoView(),s&&
ce.setMeta("composition",s),n.dispatch(ce)}return}let l=n.state.doc.resolve(e),a=l.sharedDepth(t);e=l.before(a+1),t=n.state.
doc.resolve(t).after(a+1);let c=n.state.selection,f=Hu(n,e,t,o),u=n.state.doc,d=u.slice(f.from,f.to),h,p;n.input.lastKeyCode===
8&&Date.now()-100<n.input.lastKeyCodeTime?(h=n.state.selection.to,p="end"):(h=n.state.selection.from,p="start"),n.input.
lastKeyCode=null;let m=Gu(d.content,f.doc.content,f.from,h,p);if(m&&n.input.domChangeCount++,(It&&n.input.lastIOSEnter>Date.
now()-225||Re)&&o.some(O=>E(O)&&!qu.test(O.nodeName))&&(!m||m.endA>=m.endB)&&qe(n,"Enter")){n.input.lastIOSEnter=0;return}
if(!m)if(i&&c instanceof v&&!c.empty&&c.$head.sameParent(c.$anchor)&&!n.composing&&!(f.sel&&f.sel.anchor!=f.sel.head))m=
{start:c.from,endA:c.to,endB:c.to};else{if(f.sel){let O=Ws(n,n.state.doc,f.sel);if(O&&!O.eq(n.state.selection)){let V=n.
state.tr.setSelection(O);s&&V.setMeta("composition",s),n.dispatch(V)}}return}n.state.selection.from<n.state.selection.to&&
m.start==m.endB&&n.state.selection instanceof v&&(m.start>n.state.selection.from&&m.start<=n.state.selection.from+2&&n.state.
selection.from>=f.from?m.start=n.state.selection.from:m.endA<n.state.selection.to&&m.endA>=n.state.selection.to-2&&n.state.
selection.to<=f.to&&(m.endB+=n.state.selection.to-m.endA,m.endA=n.state.selection.to));let g=f.doc.resolveNoCache(m.start-
f.from),y=f.doc.resolveNoCache(m.endB-f.from),S=u.resolve(m.start),k=g.sameParent(y)&&g.parent.inlineContent&&S.end()>=m.
endA;if((It&&n.input.lastIOSEnter>Date.now()-225&&(!k||o.some(O=>O.nodeName=="DIV"||O.nodeName=="P"))||!k&&Uu(f.doc,g.pos,
y.pos))&&qe(n,"Enter")){n.input.lastIOSEnter=0;return}if(n.state.selection.anchor>m.start&&(k?m.endA>m.start&&m.endB==m.
start:ju(u,m.start,m.endA,g,y))&&qe(n,"Backspace")){Re&&Z&&n.domSel.suppressChanges();return}Z&&m.endB==m.start&&(n.input.
lastChromeDelete=Date.now()),Re&&!k&&g.start()!=y.start()&&y.parentOffset==0&&g.depth==y.depth&&f.sel&&f.sel.anchor==f.sel.
head&&f.sel.head==m.endA&&(m.endB-=2,y=f.doc.resolveNoCache(m.endB-f.from),setTimeout(()=>qe(n,"Enter"),20));let N=m.start,
P=m.endA,$=O=>{let V=O||n.state.tr.replace(N,P,f.doc.slice(m.start-f.from,m.endB-f.from));if(f.sel){let ce=Ws(n,V.doc,f.
sel);ce&&!(Z&&n.composing&&ce.empty&&(m.start!=m.endB||n.input.lastChromeDelete<Date.now()-100)&&(ce.head==N||ce.head==V.
mapping.map(P)-1))&&V.setSelection(ce)}return s&&V.setMeta("composition",s),V.scrollIntoView()},be;if(k)if(g.pos==y.pos){
let O=$(n.state.tr.delete(N,P)),V=u.resolve(m.start).marksAcross(u.resolve(m.endA));V&&O.ensureMarks(V),n.dispatch(O)}else if(m.
endA==m.endB&&(be=Ku(g.parent.content.cut(g.parentOffset,y.parentOffset),S.parent.content.cut(S.parentOffset,m.endA-S.start())))){
let O=$(n.state.tr);be.type=="add"?O.addMark(N,P,be.mark):O.removeMark(N,P,be.mark),n.dispatch(O)}else if(g.parent.child(
g.index()).isText&&g.index()==y.index()-(y.textOffset?0:1)){let O=g.parent.textBetween(g.parentOffset,y.parentOffset),V=()=>$(
n.state.tr.insertText(O,N,P));n.someProp("handleTextInput",ce=>ce(n,N,P,O,V))||n.dispatch(V())}else n.dispatch($());else
n.dispatch($())}function Ws(n,e,t){return Math.max(t.anchor,t.head)>e.content.size?null:Pt(n,e.resolve(t.anchor),e.resolve(
t.head))}function Ku(n,e){let t=n.firstChild.marks,r=e.firstChild.marks,i=t,o=r,s,l,a;for(let f=0;f<r.length;f++)i=r[f].
removeFromSet(i);for(let f=0;f<t.length;f++)o=t[f].removeFromSet(o);if(i.length==1&&o.length==0)l=i[0],s="add",a=f=>f.mark(
l.addToSet(f.marks));else if(i.length==0&&o.length==1)l=o[0],s="remove",a=f=>f.mark(l.removeFromSet(f.marks));else return null;
let c=[];for(let f=0;f<e.childCount;f++)c.push(a(e.child(f)));if(b.from(c).eq(n))return{mark:l,type:s}}function ju(n,e,t,r,i){
if(t-e<=i.pos-r.pos||Gr(r,!0,!1)<i.pos)return!1;let o=n.resolve(e);if(!r.parent.inlineContent){let l=o.nodeAfter;return l!=
null&&t==e+l.nodeSize}if(o.parentOffset<o.parent.content.size||!o.parent.isTextblock)return!1;let s=n.resolve(Gr(o,!0,!0));
return!s.parent.isTextblock||s.pos>t||Gr(s,!0,!1)<t?!1:r.parent.content.cut(r.parentOffset).eq(s.parent.content)}function Uu(n,e,t){
let r=0,i=0;return n.nodesBetween(e,t,(o,s)=>{o.isTextblock&&s>=e&&s<t?r++:(o.isText?/\S/.test(o.text.slice(Math.max(0,e-
s),Math.min(o.nodeSize,t-s))):o.isLeaf)&&i++}),i==0&&r==1}function Gr(n,e,t){let r=n.depth,i=e?n.end():n.pos;for(;r>0&&(e||
n.indexAfter(r)==n.node(r).childCount);)r--,i++,e=!1;if(t){let o=n.node(r).maybeChild(n.indexAfter(r));for(;o&&!o.isLeaf;)
o=o.firstChild,i++}return i}function Gu(n,e,t,r,i){let o=n.findDiffStart(e,t),s=t+n.size,l=t+e.size;if(o==null)return null;
let{a,b:c}=n.findDiffEnd(e,s,l);if(i=="end"){let f=Math.max(0,o-Math.min(a,c));r-=a+f-o}if(a<o&&s<l){let f=r<=o&&r>=a?o-
r:0;o-=f,c=o+(c-a),a=o}else if(c<o){let f=r<=o&&r>=c?o-r:0;o-=f,a=o+(a-c),c=o}return{start:o,endA:a,endB:c}}var Xu={childList:!0,
characterData:!0,characterDataOldValue:!0,attributes:!0,attributeOldValue:!0,subtree:!0},ui=class{constructor(e){this.view=
e,this.queue=[],this.flushingSoon=-1,this.suppressingSelectionUpdates=!1,this.lastChangedTextNode=null,this.started=!1,this.
observer=new window.MutationObserver(t=>{for(let r=0;r<t.length;r++)this.queue.push(t[r]);G&&e.composing&&t.some(r=>r.type==
"childList"&&r.target.nodeName=="TR")?(e.input.badSafariComposition=!0,this.flushSoon()):this.flush()})}flushSoon(){this.
flushingSoon<0&&(this.flushingSoon=window.setTimeout(()=>{this.flushingSoon=-1,this.flush()},20))}forceFlush(e=!1){this.
flushingSoon>-1?(window.clearTimeout(this.flushingSoon),this.flushingSoon=-1,this.flush(!0)):e&&this.flush(!0)}start(){this.
observer.takeRecords(),this.observer.observe(this.view.dom,Xu),this.started=!0}stop(){let e=this.observer.takeRecords();
if(e.length){for(let t=0;t<e.length;t++)this.queue.push(e[t]);window.setTimeout(()=>this.flush(),20)}this.observer.disconnect(),
this.started=!1}stopped(e){if(!this.started)return e();this.stop();try{return e()}finally{this.start()}}ignoreSelectionChange(e){
if(!e.focusNode)return!0;let t=new Set,r;for(let o=e.focusNode;o;o=Ot(o))t.add(o);for(let o=e.anchorNode;o;o=Ot(o))if(t.
has(o)){r=o;break}let i=r&&this.view.docView.nearestDesc(r);if(i&&i.ignoreMutation({type:"selection",target:B(r)?r.parentNode:
r}))return this.view.domSel.ignore(e),!0}pendingRecords(){for(let e of this.observer.takeRecords())this.queue.push(e);return this.
queue}flush(e=!0){let{view:t}=this;if(!t.docView||this.flushingSoon>-1)return;let r=this.pendingRecords();r.length&&(this.
queue=[]),e&&t.domSel.read();let i=!t.domSel.suppress&&!t.domSel.synced&&!!xl(t)&&!this.ignoreSelectionChange(t.domSel.range),
o=-1,s=-1,l=!1,a=[];if(t.editable)for(let f=0;f<r.length;f++){let u=this.registerMutation(r[f],a);u&&(o=o<0?u.from:Math.
min(u.from,o),s=s<0?u.to:Math.max(u.to,s),u.typeOver&&(l=!0))}if(a.some(f=>f.nodeName=="BR")&&(t.input.lastKeyCode==8||t.
input.lastKeyCode==46||Z&&(t.composing||t.input.compositionEndedAt>Date.now()-50)&&r.some(f=>f.type=="childList"&&f.removedNodes.
length))){for(let f of a)if(f.nodeName=="BR"&&f.parentNode){let u=f.nextSibling;for(;u&&E(u);){if(u.contentEditable=="fa\
lse"){f.parentNode.removeChild(f);break}u=u.firstChild}}}else if(pe&&a.length){let f=a.filter(u=>u.nodeName=="BR");if(f.
length==2){let[u,d]=f;u.parentNode&&u.parentNode.parentNode==d.parentNode?d.remove():u.remove()}else{let{focusNode:u}=t.
domSel.range;for(let d of f){let h=d.parentNode;h&&h.nodeName=="LI"&&(!u||Qu(t,u)!=h)&&d.remove()}}}let c=null;o<0&&i&&t.
domSel.active&&t.input.lastFocus>Date.now()-200&&t.input.lastTouch<Date.now()-300&&Qn(t.domSel.range)&&(c=yi(t,t.domSel.
range))&&c.eq(C.near(t.state.doc.resolve(0),1))?(t.input.lastFocus=0,t.domSel.sync(),t.scrollToSelection()):(o>-1||i)&&(o>
-1&&Yu(t),t.input.badSafariComposition&&(t.input.badSafariComposition=!1,Zu(t,a)),Ju(this.view,o,s,i,l,a),t.docView&&t.docView.
damage?t.updateState(t.state):i&&t.domSel.sync())}registerMutation(e,t){var r;if(t.indexOf(e.target)>-1)return null;let i;
for(let o=e.target;o&&!(i=this.view.docView.getDesc(o));o=o.parentNode);if(e.type=="attributes"&&(i==this.view.docView||
e.attributeName=="contenteditable"||e.attributeName=="style"&&!e.oldValue&&!e.target.getAttribute("style"))||!i||i.ignoreMutation(
e))return null;if(e.type=="childList"){for(let u=0;u<e.addedNodes.length;u++){let d=e.addedNodes[u];t.push(d),B(d)&&(this.
lastChangedTextNode=d)}if(i.contentDOM&&i.contentDOM!=i.dom&&!i.contentDOM.contains(e.target))return i.markDamage(4),{from:i.
posBefore,to:i.posAfter};let o=e.previousSibling,s=e.nextSibling,l=o&&o.parentNode==e.target?U(o)+1:0,a=i.localPosFromDOM(
e.target,l,-1),c=s&&s.parentNode==e.target?U(s):e.target.childNodes.length,f=i.localPosFromDOM(e.target,c,1);return i.markDamage(
!((r=i.contentDOM)===null||r===void 0)&&r.contains(e.target)?2:4),{from:a,to:f}}else return e.type=="attributes"?(i.markDamage(
4),{from:i.posAtStart-i.border,to:i.posAtEnd+i.border}):(this.lastChangedTextNode=e.target,i.markDamage(i instanceof un&&
e.target==i.nodeDOM?8:4),{from:i.posAtStart,to:i.posAtEnd,typeOver:e.target.nodeValue==e.oldValue})}},qs=new WeakMap,Js=!1;
function Yu(n){if(!qs.has(n)&&(qs.set(n,null),["normal","nowrap","pre-line"].indexOf(getComputedStyle(n.dom).whiteSpace)!==
-1)){if(n.requiresGeckoHackNode=pe,Js)return;console.warn("ProseMirror expects the CSS white-space property to be set, p\
referably to 'pre-wrap'. It is recommended to load style/prosemirror.css from the prosemirror-view package."),Js=!0}}function Qu(n,e){
for(let t=e.parentNode;t&&t!=n.dom;t=t.parentNode){let r=n.docView.nearestDesc(t,!0);if(r&&r.node.isBlock)return t}return null}
function Zu(n,e){var t;let{focusNode:r,focusOffset:i}=n.domSel.range;for(let o of e)if(((t=o.parentNode)===null||t===void 0?
void 0:t.nodeName)=="TR"){let s=o.nextSibling;for(;s&&s.nodeName!="TD"&&s.nodeName!="TH";)s=s.nextSibling;if(s){let l=s;
for(;;){let a=l.firstChild;if(!a||!E(a)||a.contentEditable=="false"||/^(BR|IMG)$/.test(a.nodeName))break;l=a}l.insertBefore(
o,l.firstChild),r==o&&n.domSelection().collapse(o,i)}else o.parentNode.removeChild(o)}}var bn=class{constructor(e,t){this._root=null,this.focused=!1,this.trackWrites=null,this.mounted=!1,this.markCursor=null,
this.cursorWrapper=null,this.lastSelectedViewDesc=void 0,this.input=new si,this.prevDirectPlugins=[],this.pluginViews=[],
this.requiresGeckoHackNode=!1,this.dragging=null,this._props=t,this.state=t.state,this.directPlugins=t.plugins||[],this.
directPlugins.forEach(Xs),this.dispatch=this.dispatch.bind(this),this.dom=e&&e.mount||document.createElement("div"),e&&(e.
appendChild?e.appendChild(this.dom):typeof e=="function"?e(this.dom):e.mount&&(this.mounted=!0)),this.editable=Us(this),
js(this),this.nodeViews=Gs(this),this.docView=Es(this.state.doc,Ks(this),Ur(this),this.dom,this),this.domObserver=new ui(
this),this.domSel=new oi(this),this.domObserver.start(),this.domSel.read(),wu(this),this.updatePluginViews()}get composing(){
return this.input.composing}get props(){if(this._props.state!=this.state){let e=this._props;this._props={};for(let t in e)
this._props[t]=e[t];this._props.state=this.state}return this._props}update(e){e.handleDOMEvents!=this._props.handleDOMEvents&&
li(this);let t=this._props;this._props=e,e.plugins&&(e.plugins.forEach(Xs),this.directPlugins=e.plugins),this.updateStateInner(
e.state,t)}setProps(e){let t={};for(let r in this._props)t[r]=this._props[r];t.state=this.state;for(let r in e)t[r]=e[r];
this.update(t)}updateState(e){this.updateStateInner(e,this._props)}updateStateInner(e,t){var r;let i=this.state,o=!1,s=!1;
e.storedMarks&&this.composing&&(El(this),s=!0),this.state=e;let l=i.plugins!=e.plugins||this._props.plugins!=t.plugins;if(l||
this._props.plugins!=t.plugins||this._props.nodeViews!=t.nodeViews){let h=Gs(this);td(h,this.nodeViews)&&(this.nodeViews=
h,o=!0)}(l||t.handleDOMEvents!=this._props.handleDOMEvents)&&li(this),this.editable=Us(this),js(this);let a=Ur(this),c=Ks(
this),f=i.plugins!=e.plugins&&!i.doc.eq(e.doc)?"reset":e.scrollToSelection>i.scrollToSelection?"to selection":"preserve",
u=o||!this.docView.matchesNode(e.doc,c,a);(u||!e.selection.eq(i.selection))&&(s=!0);let d=f=="preserve"&&s&&this.dom.style.
overflowAnchor==null&&Ff(this);s&&this.domObserver.stopped(()=>{let h=u&&Z&&!this.composing&&!i.selection.empty&&!e.selection.
empty&&ed(i.selection,e.selection);if(u){let p=Z?this.trackWrites=this.domSel.range.focusNode:null;if(this.composing&&(this.
input.compositionNode=Pu(this)),o||!this.docView.update(e.doc,c,a,this,-1)){let m=this.docView.outerDeco;this.docView.destroy(),
this.docView=Es(e.doc,c,a,this.dom,this,m)}p&&(!this.trackWrites||!this.dom.contains(this.trackWrites))&&(h=!0)}this.domSel.
sync(h)}),this.updatePluginViews(i),!((r=this.dragging)===null||r===void 0)&&r.node&&!i.doc.eq(e.doc)&&this.updateDraggedNode(
this.dragging,i),f=="reset"?this.dom.scrollTop=0:f=="to selection"?this.scrollToSelection():d&&$f(d)}scrollToSelection(){
let e=this.domSel.range.focusNode;if(!(!e||!this.domSel.active)){if(!this.someProp("handleScrollToSelection",t=>t(this)))
if(this.state.selection instanceof M){let t=this.docView.domAfterPos(this.state.selection.from);E(t)&&ws(this,t.getBoundingClientRect(),
e)}else ws(this,this.coordsAtPos(this.state.selection.head,1),e)}}destroyPluginViews(){let e;for(;e=this.pluginViews.pop();)
e.destroy&&e.destroy()}updatePluginViews(e){if(!e||e.plugins!=this.state.plugins||this.directPlugins!=this.prevDirectPlugins){
this.prevDirectPlugins=this.directPlugins,this.destroyPluginViews();for(let t=0;t<this.directPlugins.length;t++){let r=this.
directPlugins[t];r.spec.view&&this.pluginViews.push(r.spec.view(this))}for(let t=0;t<this.state.plugins.length;t++){let r=this.
state.plugins[t];r.spec.view&&this.pluginViews.push(r.spec.view(this))}}else for(let t=0;t<this.pluginViews.length;t++){
let r=this.pluginViews[t];r.update&&r.update(this,e)}}updateDraggedNode(e,t){let r=e.node,i=-1;if(r.from<this.state.doc.
content.size&&this.state.doc.nodeAt(r.from)==r.node)i=r.from;else{let o=r.from+(this.state.doc.content.size-t.doc.content.
size);(o>0&&o<this.state.doc.content.size&&this.state.doc.nodeAt(o))==r.node&&(i=o)}this.dragging=new Un(e.slice,e.move,
i<0?void 0:M.create(this.state.doc,i))}someProp(e,t){let r=this._props&&this._props[e],i;if(r!=null&&(i=t?t(r):r))return i;
for(let s=0;s<this.directPlugins.length;s++){let l=this.directPlugins[s].props[e];if(l!=null&&(i=t?t(l):l))return i}let o=this.
state.plugins;if(o)for(let s=0;s<o.length;s++){let l=o[s].props[e];if(l!=null&&(i=t?t(l):l))return i}}hasFocus(){return this.
root.activeElement==this.dom}focus(){this.editable&&nl(this.dom),this.domSel.sync()}get root(){let e=this.dom.isConnected!==
!1;e||(this._root=null);let t=this._root;if(t==null&&e){for(let r=this.dom.parentNode;r;r=r.parentNode)if(r.nodeType==9||
r.nodeType==11&&r.host)return r.getSelection||(Object.getPrototypeOf(r).getSelection=()=>r.ownerDocument.getSelection()),
this._root=r}return t||document}updateRoot(){this._root=null}posAtCoords(e){return qf(this,e)}coordsAtPos(e,t=1){return sl(
this,e,t)}domAtPos(e,t=0){return this.docView.domFromPos(e,t)}nodeDOM(e){let t=this.docView.descAt(e);return t?t.nodeDOM:
null}posAtDOM(e,t,r=-1){let i=this.docView.posFromDOM(e,t,r);if(i==null)throw new RangeError("DOM position not inside th\
e editor");return i}endOfTextblock(e,t){return Gf(this,t||this.state,e)}pasteHTML(e,t){return mn(this,"",e,!1,t||new ClipboardEvent(
"paste"))}pasteText(e,t){return mn(this,e,null,!0,t||new ClipboardEvent("paste"))}serializeForClipboard(e){return gi(this,
e)}destroy(){this.docView&&(ku(this),this.domSel.destroy(),this.destroyPluginViews(),this.mounted?(this.docView.update(this.
state.doc,[],Ur(this),this,-1),this.dom.textContent=""):this.dom.parentNode&&this.dom.parentNode.removeChild(this.dom),this.
docView.destroy(),this.docView=null,Of())}get isDestroyed(){return this.docView==null}dispatchEvent(e){return Cu(this,e)}domSelection(){
return this.root.getSelection()}};bn.prototype.dispatch=function(n){let e=this._props.dispatchTransaction;e?e.call(this,
n):this.updateState(this.state.apply(n))};function Ks(n){let e=Object.create(null);return e.class="ProseMirror",e.contenteditable=
String(n.editable),n.someProp("attributes",t=>{if(typeof t=="function"&&(t=t(n.state)),t)for(let r in t)r=="class"?e.class+=
" "+t[r]:r=="style"?e.style=(e.style?e.style+";":"")+t[r]:!e[r]&&r!="contenteditable"&&r!="nodeName"&&(e[r]=String(t[r]))}),
e.translate||(e.translate="no"),[q.node(0,n.state.doc.content.size,e)]}function js(n){if(n.markCursor){let e=document.createElement(
"img");e.className="ProseMirror-separator",e.setAttribute("mark-placeholder","true"),e.setAttribute("alt",""),n.cursorWrapper=
{dom:e,deco:q.widget(n.state.selection.from,e,{raw:!0,marks:n.markCursor})}}else n.cursorWrapper=null}function Us(n){return!n.
someProp("editable",e=>e(n.state)===!1)}function ed(n,e){let t=Math.min(n.$anchor.sharedDepth(n.head),e.$anchor.sharedDepth(
e.head));return n.$anchor.start(t)!=e.$anchor.start(t)}function Gs(n){let e=Object.create(null);function t(r){for(let i in r)
Object.prototype.hasOwnProperty.call(e,i)||(e[i]=r[i])}return n.someProp("nodeViews",t),n.someProp("markViews",t),e}function td(n,e){
let t=0,r=0;for(let i in n){if(n[i]!=e[i])return!0;t++}for(let i in e)r++;return t!=r}function Xs(n){if(n.spec.state||n.
spec.filterTransaction||n.spec.appendTransaction)throw new RangeError("Plugins passed directly to the view must not have\
 a state component")}var X=class n extends C{constructor(e){super(e,e)}map(e,t){let r=e.resolve(t.map(this.head));return n.valid(r)?new n(r):
C.near(r)}content(){return w.empty}eq(e){return e instanceof n&&e.head==this.head}toJSON(){return{type:"gapcursor",pos:this.
head}}static fromJSON(e,t){if(typeof t.pos!="number")throw new RangeError("Invalid input for GapCursor.fromJSON");return new n(
e.resolve(t.pos))}getBookmark(){return new ki(this.anchor)}static valid(e){let t=e.parent;if(t.inlineContent||!nd(e)||!rd(
e))return!1;let r=t.type.spec.allowGapCursor;if(r!=null)return r;let i=t.contentMatchAt(e.index()).defaultType;return i&&
i.isTextblock}static findGapCursorFrom(e,t,r=!1){e:for(;;){if(!r&&n.valid(e))return e;let i=e.pos,o=null;for(let s=e.depth;;s--){
let l=e.node(s);if(t>0?e.indexAfter(s)<l.childCount:e.index(s)>0){o=l.child(t>0?e.indexAfter(s):e.index(s)-1);break}else if(s==
0)return null;i+=t;let a=e.doc.resolve(i);if(n.valid(a))return a}for(;;){let s=t>0?o.firstChild:o.lastChild;if(!s){if(o.
isAtom&&!o.isText&&!M.isSelectable(o)){e=e.doc.resolve(i+o.nodeSize*t),r=!1;continue e}break}o=s,i+=t;let l=e.doc.resolve(
i);if(n.valid(l))return l}return null}}};X.prototype.visible=!1;X.findFrom=X.findGapCursorFrom;C.jsonID("gapcursor",X);var ki=class n{constructor(e){
this.pos=e}map(e){return new n(e.map(this.pos))}resolve(e){let t=e.resolve(this.pos);return X.valid(t)?new X(t):C.near(t)}};
function Dl(n){return n.isAtom||n.spec.isolating||n.spec.createGapCursor}function nd(n){for(let e=n.depth;e>=0;e--){let t=n.
index(e),r=n.node(e);if(t==0){if(r.type.spec.isolating)return!0;continue}for(let i=r.child(t-1);;i=i.lastChild){if(i.childCount==
0&&!i.inlineContent||Dl(i.type))return!0;if(i.inlineContent)return!1}}return!0}function rd(n){for(let e=n.depth;e>=0;e--){
let t=n.indexAfter(e),r=n.node(e);if(t==r.childCount){if(r.type.spec.isolating)return!0;continue}for(let i=r.child(t);;i=
i.firstChild){if(i.childCount==0&&!i.inlineContent||Dl(i.type))return!0;if(i.inlineContent)return!1}}return!0}function Rl(){
return new L({props:{decorations:ld,createSelectionBetween(n,e,t){return e.pos==t.pos&&X.valid(t)?new X(t):null},handleClick:od,
handleKeyDown:id,handleDOMEvents:{beforeinput:sd}}})}var id=rn({ArrowLeft:tr("horiz",-1),ArrowRight:tr("horiz",1),ArrowUp:tr(
"vert",-1),ArrowDown:tr("vert",1)});function tr(n,e){let t=n=="vert"?e>0?"down":"up":e>0?"right":"left";return function(r,i,o){
let s=r.selection,l=e>0?s.$to:s.$from,a=s.empty;if(s instanceof v){if(!o.endOfTextblock(t)||l.depth==0)return!1;a=!1,l=r.
doc.resolve(e>0?l.after():l.before())}let c=X.findGapCursorFrom(l,e,a);return c?(i&&i(r.tr.setSelection(new X(c))),!0):!1}}
function od(n,e,t){if(!n||!n.editable)return!1;let r=n.state.doc.resolve(e);if(!X.valid(r))return!1;let i=n.posAtCoords(
{left:t.clientX,top:t.clientY});return i&&i.inside>-1&&M.isSelectable(n.state.doc.nodeAt(i.inside))?!1:(n.dispatch(n.state.
tr.setSelection(new X(r))),!0)}function sd(n,e){if(e.inputType!="insertCompositionText"||!(n.state.selection instanceof X))
return!1;let{$from:t}=n.state.selection,r=t.parent.contentMatchAt(t.index()).findWrapping(n.state.schema.nodes.text);if(!r)
return!1;let i=b.empty;for(let s=r.length-1;s>=0;s--)i=b.from(r[s].createAndFill(null,i));let o=n.state.tr.replace(t.pos,
t.pos,new w(i,0,0));return o.setSelection(v.near(o.doc.resolve(t.pos+1))),n.dispatch(o),!1}function ld(n){if(!(n.selection instanceof
X))return null;let e=document.createElement("div");return e.className="ProseMirror-gapcursor",D.create(n.doc,[q.widget(n.
selection.head,e,{key:"gapcursor"})])}var nr=200,J=function(){};J.prototype.append=function(e){return e.length?(e=J.from(e),!this.length&&e||e.length<nr&&this.
leafAppend(e)||this.length<nr&&e.leafPrepend(this)||this.appendInner(e)):this};J.prototype.prepend=function(e){return e.
length?J.from(e).append(this):this};J.prototype.appendInner=function(e){return new ad(this,e)};J.prototype.slice=function(e,t){
return e===void 0&&(e=0),t===void 0&&(t=this.length),e>=t?J.empty:this.sliceInner(Math.max(0,e),Math.min(this.length,t))};
J.prototype.get=function(e){if(!(e<0||e>=this.length))return this.getInner(e)};J.prototype.forEach=function(e,t,r){t===void 0&&
(t=0),r===void 0&&(r=this.length),t<=r?this.forEachInner(e,t,r,0):this.forEachInvertedInner(e,t,r,0)};J.prototype.map=function(e,t,r){
t===void 0&&(t=0),r===void 0&&(r=this.length);var i=[];return this.forEach(function(o,s){return i.push(e(o,s))},t,r),i};
J.from=function(e){return e instanceof J?e:e&&e.length?new Il(e):J.empty};var Il=(function(n){function e(r){n.call(this),
this.values=r}n&&(e.__proto__=n),e.prototype=Object.create(n&&n.prototype),e.prototype.constructor=e;var t={length:{configurable:!0},
depth:{configurable:!0}};return e.prototype.flatten=function(){return this.values},e.prototype.sliceInner=function(i,o){
return i==0&&o==this.length?this:new e(this.values.slice(i,o))},e.prototype.getInner=function(i){return this.values[i]},
e.prototype.forEachInner=function(i,o,s,l){for(var a=o;a<s;a++)if(i(this.values[a],l+a)===!1)return!1},e.prototype.forEachInvertedInner=
function(i,o,s,l){for(var a=o-1;a>=s;a--)if(i(this.values[a],l+a)===!1)return!1},e.prototype.leafAppend=function(i){if(this.
length+i.length<=nr)return new e(this.values.concat(i.flatten()))},e.prototype.leafPrepend=function(i){if(this.length+i.
length<=nr)return new e(i.flatten().concat(this.values))},t.length.get=function(){return this.values.length},t.depth.get=
function(){return 0},Object.defineProperties(e.prototype,t),e})(J);J.empty=new Il([]);var ad=(function(n){function e(t,r){
n.call(this),this.left=t,this.right=r,this.length=t.length+r.length,this.depth=Math.max(t.depth,r.depth)+1}return n&&(e.
__proto__=n),e.prototype=Object.create(n&&n.prototype),e.prototype.constructor=e,e.prototype.flatten=function(){return this.
left.flatten().concat(this.right.flatten())},e.prototype.getInner=function(r){return r<this.left.length?this.left.get(r):
this.right.get(r-this.left.length)},e.prototype.forEachInner=function(r,i,o,s){var l=this.left.length;if(i<l&&this.left.
forEachInner(r,i,Math.min(o,l),s)===!1||o>l&&this.right.forEachInner(r,Math.max(i-l,0),Math.min(this.length,o)-l,s+l)===
!1)return!1},e.prototype.forEachInvertedInner=function(r,i,o,s){var l=this.left.length;if(i>l&&this.right.forEachInvertedInner(
r,i-l,Math.max(o,l)-l,s+l)===!1||o<l&&this.left.forEachInvertedInner(r,Math.min(i,l),o,s)===!1)return!1},e.prototype.sliceInner=
function(r,i){if(r==0&&i==this.length)return this;var o=this.left.length;return i<=o?this.left.slice(r,i):r>=o?this.right.
slice(r-o,i-o):this.left.slice(r,o).append(this.right.slice(0,i-o))},e.prototype.leafAppend=function(r){var i=this.right.
leafAppend(r);if(i)return new e(this.left,i)},e.prototype.leafPrepend=function(r){var i=this.left.leafPrepend(r);if(i)return new e(
i,this.right)},e.prototype.appendInner=function(r){return this.left.depth>=Math.max(this.right.depth,r.depth)+1?new e(this.
left,new e(this.right,r)):new e(this,r)},e})(J),Si=J;var cd=500,pt=class n{constructor(e,t){this.items=e,this.eventCount=t}popEvent(e,t){if(this.eventCount==0)return null;let r=this.
items.length;for(;;r--)if(this.items.get(r-1).selection){--r;break}let i,o;t&&(i=this.remapping(r,this.items.length),o=i.
maps.length);let s=e.tr,l,a,c=[],f=[];return this.items.forEach((u,d)=>{if(!u.step){i||(i=this.remapping(r,d+1),o=i.maps.
length),o--,f.push(u);return}if(i){f.push(new Se(u.map));let h=u.step.map(i.slice(o)),p;h&&s.maybeStep(h).doc&&(p=s.mapping.
maps[s.mapping.maps.length-1],c.push(new Se(p,void 0,void 0,c.length+f.length))),o--,p&&i.appendMap(p,o)}else s.maybeStep(
u.step);if(u.selection)return l=i?u.selection.map(i.slice(o)):u.selection,a=new n(this.items.slice(0,r).append(f.reverse().
concat(c)),this.eventCount-1),!1},this.items.length,0),{remaining:a,transform:s,selection:l}}addTransform(e,t,r,i){let o=[],
s=this.eventCount,l=this.items,a=!i&&l.length?l.get(l.length-1):null;for(let f=0;f<e.steps.length;f++){let u=e.steps[f].
invert(e.docs[f]),d=new Se(e.mapping.maps[f],u,t),h;(h=a&&a.merge(d))&&(d=h,f?o.pop():l=l.slice(0,l.length-1)),o.push(d),
t&&(s++,t=void 0),i||(a=d)}let c=s-r.depth;return c>ud&&(l=fd(l,c),s-=c),new n(l.append(o),s)}remapping(e,t){let r=new Qt;
return this.items.forEach((i,o)=>{let s=i.mirrorOffset!=null&&o-i.mirrorOffset>=e?r.maps.length-i.mirrorOffset:void 0;r.
appendMap(i.map,s)},e,t),r}addMaps(e){return this.eventCount==0?this:new n(this.items.append(e.map(t=>new Se(t))),this.eventCount)}rebased(e,t){
if(!this.eventCount)return this;t=Math.min(this.items.length,t);let r=[],i=this.items.length-t,o=e.mapping,s=e.steps.length,
l=this.eventCount;this.items.forEach(d=>{d.selection&&l--},i);let a=t;this.items.forEach(d=>{let h=o.getMirror(--a);if(h==
null)return;s=Math.min(s,h);let p=o.maps[h];if(d.step){let m=e.steps[h].invert(e.docs[h]),g=d.selection&&d.selection.map(
o.slice(a+1,h));g&&l++,r.push(new Se(p,m,g))}else r.push(new Se(p))},i);let c=[];for(let d=t;d<s;d++)c.push(new Se(o.maps[d]));
let f=this.items.slice(0,i).append(c).append(r),u=new n(f,l);return u.emptyItemCount()>cd&&(u=u.compress(this.items.length-
r.length)),u}emptyItemCount(){let e=0;return this.items.forEach(t=>{t.step||e++}),e}compress(e=this.items.length){let t=this.
remapping(0,e),r=t.maps.length,i=[],o=0;return this.items.forEach((s,l)=>{if(l>=e)i.push(s),s.selection&&o++;else if(s.step){
let a=s.step.map(t.slice(r)),c=a&&a.getMap();if(r--,c&&t.appendMap(c,r),a){let f=s.selection&&s.selection.map(t.slice(r));
f&&o++;let u=new Se(c.invert(),a,f),d,h=i.length-1;(d=i.length&&i[h].merge(u))?i[h]=d:i.push(u)}}else s.map&&r--},this.items.
length,0),new n(Si.from(i.reverse()),o)}};pt.empty=new pt(Si.empty,0);function fd(n,e){let t;return n.forEach((r,i)=>{if(r.
selection&&e--==0)return t=i,!1}),n.slice(t)}var Se=class n{constructor(e,t,r,i){this.map=e,this.step=t,this.selection=r,
this.mirrorOffset=i}merge(e){if(this.step&&e.step&&!e.selection){let t=e.step.merge(this.step);if(t)return new n(t.getMap().
invert(),t,this.selection)}}},Ce=class{constructor(e,t,r,i,o){this.done=e,this.undone=t,this.prevRanges=r,this.prevTime=
i,this.prevComposition=o}},ud=20;function dd(n,e,t,r){let i=t.getMeta(ht),o;if(i)return i.historyState;t.getMeta(zl)&&(n=
new Ce(n.done,n.undone,null,0,-1));let s=t.getMeta("appendedTransaction");if(t.steps.length==0)return n;if(s&&s.getMeta(
ht))return s.getMeta(ht).redo?new Ce(n.done.addTransform(t,void 0,r,rr(e)),n.undone,Pl(t.mapping.maps),n.prevTime,n.prevComposition):
new Ce(n.done,n.undone.addTransform(t,void 0,r,rr(e)),null,n.prevTime,n.prevComposition);if(t.getMeta("addToHistory")!==
!1&&!(s&&s.getMeta("addToHistory")===!1)){let l=t.getMeta("composition"),a=n.prevTime==0||!s&&n.prevComposition!=l&&(n.prevTime<
(t.time||0)-r.newGroupDelay||!hd(t,n.prevRanges)),c=s?Ci(n.prevRanges,t.mapping):Pl(t.mapping.maps);return new Ce(n.done.
addTransform(t,a?e.selection.getBookmark():void 0,r,rr(e)),pt.empty,c,t.time,l??n.prevComposition)}else return(o=t.getMeta(
"rebased"))?new Ce(n.done.rebased(t,o),n.undone.rebased(t,o),Ci(n.prevRanges,t.mapping),n.prevTime,n.prevComposition):new Ce(
n.done.addMaps(t.mapping.maps),n.undone.addMaps(t.mapping.maps),Ci(n.prevRanges,t.mapping),n.prevTime,n.prevComposition)}
function hd(n,e){if(!e)return!1;if(!n.docChanged)return!0;let t=!1;return n.mapping.maps[0].forEach((r,i)=>{for(let o=0;o<
e.length;o+=2)r<=e[o+1]&&i>=e[o]&&(t=!0)}),t}function Pl(n){let e=[];for(let t=n.length-1;t>=0&&e.length==0;t--)n[t].forEach(
(r,i,o,s)=>e.push(o,s));return e}function Ci(n,e){if(!n)return null;let t=[];for(let r=0;r<n.length;r+=2){let i=e.map(n[r],
1),o=e.map(n[r+1],-1);i<=o&&t.push(i,o)}return t}function pd(n,e){for(let t=0;t<e.steps.length;t++){let r=e.mapping.maps[t],
i=-1;if(r.forEach((o,s)=>i=s),i<0){let o=e.steps[t];(o instanceof rt||o instanceof Ve)&&(i=o.to)}if(i>-1)return C.near(n.
doc.resolve(i))}return n.selection}function md(n,e,t){let r=rr(e),i=ht.get(e).spec.config,o=(t?n.undone:n.done).popEvent(
e,r);if(!o)return null;let s=o.selection.resolve(o.transform.doc),l=(t?n.done:n.undone).addTransform(o.transform,pd(e,o.
transform).getBookmark(),i,r),a=new Ce(t?l:o.remaining,t?o.remaining:l,null,0,-1);return o.transform.setSelection(s).setMeta(
ht,{redo:t,historyState:a})}var Mi=!1,Ll=null;function rr(n){let e=n.plugins;if(Ll!=e){Mi=!1,Ll=e;for(let t=0;t<e.length;t++)
if(e[t].spec.historyPreserveItems){Mi=!0;break}}return Mi}function xn(n){return n.setMeta(zl,!0)}var ht=new oe("history"),
zl=new oe("closeHistory");function Bl(n={}){return n={depth:n.depth||100,newGroupDelay:n.newGroupDelay||500},new L({key:ht,
state:{init(){return new Ce(pt.empty,pt.empty,null,0,-1)},apply(e,t,r){return dd(t,r,e,n)}},config:n,props:{handleDOMEvents:{
beforeinput(e,t){let r=t.inputType,i=r=="historyUndo"?Ei:r=="historyRedo"?mt:null;return!i||!e.editable?!1:(t.preventDefault(),
i(e.state,e.dispatch))}}}})}function ir(n,e){return(t,r)=>{let i=ht.getState(t);if(!i||(n?i.undone:i.done).eventCount==0)
return!1;if(r){let o=md(i,t,n);o&&r(e?o.scrollIntoView():o)}return!0}}var Ei=ir(!1,!0),mt=ir(!0,!0),Cp=ir(!1,!1),Mp=ir(!0,
!1);function Fl(n,e=null){return function(t,r){let{$from:i,$to:o}=t.selection,s=i.blockRange(o);if(!s)return!1;let l=r?t.tr:
null;return gd(l,s,n,e)?(r&&r(l.scrollIntoView()),!0):!1}}function gd(n,e,t,r=null){let i=!1,o=e,s=e.$from.doc;if(e.depth>=
2&&e.$from.node(e.depth-1).type.compatibleContent(t)&&e.startIndex==0){if(e.$from.index(e.depth-1)==0)return!1;let a=s.resolve(
e.start-2);o=new et(a,a,e.depth),e.endIndex<e.parent.childCount&&(e=new et(e.$from,s.resolve(e.$to.end(e.depth)),e.depth)),
i=!0}let l=Ae(o,t,r,e);return l?(n&&yd(n,e,l,i,t),!0):!1}function yd(n,e,t,r,i){let o=b.empty;for(let f=t.length-1;f>=0;f--)
o=b.from(t[f].type.create(t[f].attrs,o));n.step(new H(e.start-(r?2:0),e.end,e.start,e.end,new w(o,0,0),t.length,!0));let s=0;
for(let f=0;f<t.length;f++)t[f].type==i&&(s=f+1);let l=t.length-s,a=e.start+t.length-(r?2:0),c=e.parent;for(let f=e.startIndex,
u=e.endIndex,d=!0;f<u;f++,d=!1)!d&&l&&_e(n.doc,a,l)&&(n.split(a,l),a+=2*l),a+=c.child(f).nodeSize;return n}function Lt(n,e){
return n instanceof Ee?e==n:n.indexOf(e)>-1}function $l(n,e){return function(t,r){let{$from:i,$to:o,node:s}=t.selection;
if(s&&s.isBlock||i.depth<2||!i.sameParent(o))return!1;let l=i.node(-1);if(!Lt(n,l.type))return!1;if(i.parent.content.size==
0&&i.node(-1).childCount==i.indexAfter(-1)){if(i.depth==3||!Lt(n,i.node(-3).type)||i.index(-2)!=i.node(-2).childCount-1)
return!1;if(r){let u=b.empty,d=i.index(-1)?1:i.index(-2)?2:3;for(let y=i.depth-d;y>=i.depth-3;y--)u=b.from(i.node(y).copy(
u));let h=i.indexAfter(-1)<i.node(-2).childCount?1:i.indexAfter(-2)<i.node(-3).childCount?2:3;u=u.append(b.from(i.node(-3).
type.createAndFill()));let p=i.before(i.depth-(d-1)),m=t.tr.replace(p,i.after(-h),new w(u,4-d,0)),g=-1;m.doc.nodesBetween(
p,m.doc.content.size,(y,S)=>{if(g>-1)return!1;y.isTextblock&&y.content.size==0&&(g=S+1)}),g>-1&&m.setSelection(C.near(m.
doc.resolve(g))),r(m.scrollIntoView())}return!0}let a=o.pos==i.end()?l.contentMatchAt(0).defaultType:null,c=t.tr.delete(
i.pos,o.pos),f=a||e?[e?{type:l.type,attrs:e}:null,a?{type:a}:null]:void 0;return _e(c.doc,i.pos,2,f)?(r&&r(c.split(i.pos,
2,f).scrollIntoView()),!0):!1}}function vi(n){return function(e,t){let{$from:r,$to:i}=e.selection,o=r.blockRange(i,s=>s.childCount>0&&Lt(n,s.firstChild.
type));return o?t?Lt(n,r.node(o.depth-1).type)?bd(e,t,o):xd(e,t,o):!0:!1}}function bd(n,e,t){let r=n.tr,i=t.end,o=t.$to.
end(t.depth),s=t.parent.child(t.endIndex-1).type;i<o&&(r.step(new H(i-1,o,i,o,new w(b.from(s.create(null,t.parent.copy())),
1,0),1,!0)),t=new et(r.doc.resolve(t.$from.pos),r.doc.resolve(o),t.depth));let l=it(t);if(l==null)return!1;r.lift(t,l);let a=r.
doc.resolve(r.mapping.map(i,-1)-1);return ot(r.doc,a.pos)&&a.nodeBefore.type==a.nodeAfter.type&&r.join(a.pos),e(r.scrollIntoView()),
!0}function xd(n,e,t){let r=n.tr,i=t.parent;for(let h=t.end,p=t.endIndex-1,m=t.startIndex;p>m;p--)h-=i.child(p).nodeSize,
r.delete(h-1,h+1);let o=r.doc.resolve(t.start),s=o.nodeAfter;if(r.mapping.map(t.end)!=t.start+o.nodeAfter.nodeSize)return!1;
let l=t.startIndex==0,a=t.endIndex==i.childCount,c=o.node(-1),f=o.index(-1);if(!c.canReplace(f+(l?0:1),f+1,s.content.append(
a?b.empty:b.from(i))))return!1;let u=o.pos,d=u+s.nodeSize;return r.step(new H(u-(l?1:0),d+(a?1:0),u+1,d-1,new w((l?b.empty:
b.from(i.copy(b.empty))).append(a?b.empty:b.from(i.copy(b.empty))),l?0:1,a?0:1),l?0:1)),e(r.scrollIntoView()),!0}function Vl(n){
return function(e,t){let{$from:r,$to:i}=e.selection,o=r.blockRange(i,c=>c.childCount>0&&Lt(n,c.firstChild.type));if(!o)return!1;
let s=o.startIndex;if(s==0)return!1;let l=o.parent,a=l.child(s-1);if(!Lt(n,a.type))return!1;if(t){let c=a.lastChild&&a.lastChild.
type==l.type,f=b.from(c?a.lastChild.lastChild.type.create():null),u=new w(b.from(a.type.create(null,b.from(l.type.create(
null,f)))),c?3:1,0),d=o.start,h=o.end;t(e.tr.step(new H(d-(c?3:1),h,d,h,u,1,!0)).scrollIntoView())}return!0}}var Ni,Ti;if(typeof WeakMap<"u"){let n=new WeakMap;Ni=e=>n.get(e),Ti=(e,t)=>(n.set(e,t),t)}else{let n=[],t=0;Ni=r=>{for(let i=0;i<
n.length;i+=2)if(n[i]==r)return n[i+1]},Ti=(r,i)=>(t==10&&(t=0),n[t++]=r,n[t++]=i)}var F=class{constructor(n,e,t,r){this.
width=n,this.height=e,this.map=t,this.problems=r}findCell(n){for(let e=0;e<this.map.length;e++){let t=this.map[e];if(t!=
n)continue;let r=e%this.width,i=e/this.width|0,o=r+1,s=i+1;for(let l=1;o<this.width&&this.map[e+l]==t;l++)o++;for(let l=1;s<
this.height&&this.map[e+this.width*l]==t;l++)s++;return{left:r,top:i,right:o,bottom:s}}throw new RangeError(`No cell wit\
h offset ${n} found`)}colCount(n){for(let e=0;e<this.map.length;e++)if(this.map[e]==n)return e%this.width;throw new RangeError(
`No cell with offset ${n} found`)}nextCell(n,e,t){let{left:r,right:i,top:o,bottom:s}=this.findCell(n);return e=="horiz"?
(t<0?r==0:i==this.width)?null:this.map[o*this.width+(t<0?r-1:i)]:(t<0?o==0:s==this.height)?null:this.map[r+this.width*(t<
0?o-1:s)]}rectBetween(n,e){let{left:t,right:r,top:i,bottom:o}=this.findCell(n),{left:s,right:l,top:a,bottom:c}=this.findCell(
e);return{left:Math.min(t,s),top:Math.min(i,a),right:Math.max(r,l),bottom:Math.max(o,c)}}cellsInRect(n){let e=[],t={};for(let r=n.
top;r<n.bottom;r++)for(let i=n.left;i<n.right;i++){let o=r*this.width+i,s=this.map[o];t[s]||(t[s]=!0,!(i==n.left&&i&&this.
map[o-1]==s||r==n.top&&r&&this.map[o-this.width]==s)&&e.push(s))}return e}positionAt(n,e,t){for(let r=0,i=0;;r++){let o=i+
t.child(r).nodeSize;if(r==n){let s=e+n*this.width,l=(n+1)*this.width;for(;s<l&&this.map[s]<i;)s++;return s==l?o-1:this.map[s]}
i=o}}static get(n){return Ni(n)||Ti(n,wd(n))}};function wd(n){if(n.type.spec.tableRole!="table")throw new RangeError("No\
t a table node: "+n.type.name);let e=kd(n),t=n.childCount,r=[],i=0,o=null,s=[];for(let c=0,f=e*t;c<f;c++)r[c]=0;for(let c=0,
f=0;c<t;c++){let u=n.child(c);f++;for(let p=0;;p++){for(;i<r.length&&r[i]!=0;)i++;if(p==u.childCount)break;let m=u.child(
p),{colspan:g,rowspan:y,colwidth:S}=m.attrs;for(let k=0;k<y;k++){if(k+c>=t){(o||(o=[])).push({type:"overlong_rowspan",pos:f,
n:y-k});break}let N=i+k*e;for(let P=0;P<g;P++){r[N+P]==0?r[N+P]=f:(o||(o=[])).push({type:"collision",row:c,pos:f,n:g-P});
let $=S&&S[P];if($){let be=(N+P)%e*2,O=s[be];O==null||O!=$&&s[be+1]==1?(s[be]=$,s[be+1]=1):O==$&&s[be+1]++}}}i+=g,f+=m.nodeSize}
let d=(c+1)*e,h=0;for(;i<d;)r[i++]==0&&h++;h&&(o||(o=[])).push({type:"missing",row:c,n:h}),f++}(e===0||t===0)&&(o||(o=[])).
push({type:"zero_sized"});let l=new F(e,t,r,o),a=!1;for(let c=0;!a&&c<s.length;c+=2)s[c]!=null&&s[c+1]<t&&(a=!0);return a&&
Sd(l,s,n),l}function kd(n){let e=-1,t=!1;for(let r=0;r<n.childCount;r++){let i=n.child(r),o=0;if(t)for(let s=0;s<r;s++){
let l=n.child(s);for(let a=0;a<l.childCount;a++){let c=l.child(a);s+c.attrs.rowspan>r&&(o+=c.attrs.colspan)}}for(let s=0;s<
i.childCount;s++){let l=i.child(s);o+=l.attrs.colspan,l.attrs.rowspan>1&&(t=!0)}e==-1?e=o:e!=o&&(e=Math.max(e,o))}return e}
function Sd(n,e,t){n.problems||(n.problems=[]);let r={};for(let i=0;i<n.map.length;i++){let o=n.map[i];if(r[o])continue;
r[o]=!0;let s=t.nodeAt(o);if(!s)throw new RangeError(`No cell with offset ${o} found`);let l=null,a=s.attrs;for(let c=0;c<
a.colspan;c++){let f=e[(i+c)%n.width*2];f!=null&&(!a.colwidth||a.colwidth[c]!=f)&&((l||(l=Cd(a)))[c]=f)}l&&n.problems.unshift(
{type:"colwidth mismatch",pos:o,colwidth:l})}}function Cd(n){if(n.colwidth)return n.colwidth.slice();let e=[];for(let t=0;t<
n.colspan;t++)e.push(0);return e}function ne(n){let e=n.cached.tableNodeTypes;if(!e){e=n.cached.tableNodeTypes={};for(let t in n.nodes){let r=n.nodes[t],
i=r.spec.tableRole;i&&(e[i]=r)}}return e}var je=new oe("selectingCells");function zt(n){for(let e=n.depth-1;e>0;e--)if(n.
node(e).type.spec.tableRole=="row")return n.node(0).resolve(n.before(e+1));return null}function Md(n){for(let e=n.depth;e>
0;e--){let t=n.node(e).type.spec.tableRole;if(t==="cell"||t==="header_cell")return n.node(e)}return null}function de(n){
let e=n.selection.$head;for(let t=e.depth;t>0;t--)if(e.node(t).type.spec.tableRole=="row")return!0;return!1}function Di(n){
let e=n.selection;if("$anchorCell"in e&&e.$anchorCell)return e.$anchorCell.pos>e.$headCell.pos?e.$anchorCell:e.$headCell;
if("node"in e&&e.node&&e.node.type.spec.tableRole=="cell")return e.$anchor;let t=zt(e.$head)||Ed(e.$head);if(t)return t;
throw new RangeError(`No cell found around position ${e.head}`)}function Ed(n){for(let e=n.nodeAfter,t=n.pos;e;e=e.firstChild,
t++){let r=e.type.spec.tableRole;if(r=="cell"||r=="header_cell")return n.doc.resolve(t)}for(let e=n.nodeBefore,t=n.pos;e;e=
e.lastChild,t--){let r=e.type.spec.tableRole;if(r=="cell"||r=="header_cell")return n.doc.resolve(t-e.nodeSize)}}function _l(n){
return n.parent.type.spec.tableRole=="row"&&!!n.nodeAfter}function vd(n){return n.node(0).resolve(n.pos+n.nodeAfter.nodeSize)}
function Ri(n,e){return n.depth==e.depth&&n.pos>=e.start(-1)&&n.pos<=e.end(-1)}function Ul(n,e,t){let r=n.node(-1),i=F.get(r),o=n.start(-1),s=i.nextCell(n.pos-o,e,t);return s==null?null:n.node(0).resolve(
o+s)}function gt(n,e,t=1){let r={...n,colspan:n.colspan-t};return r.colwidth&&(r.colwidth=r.colwidth.slice(),r.colwidth.
splice(e,t),r.colwidth.some(i=>i>0)||(r.colwidth=null)),r}function Gl(n,e,t=1){let r={...n,colspan:n.colspan+t};if(r.colwidth){
r.colwidth=r.colwidth.slice();for(let i=0;i<t;i++)r.colwidth.splice(e,0,0)}return r}function Ad(n,e,t){let r=ne(e.type.schema).
header_cell;for(let i=0;i<n.height;i++)if(e.nodeAt(n.map[t+i*n.width]).type!=r)return!1;return!0}var R=class Ie extends C{constructor(e,t=e){
let r=e.node(-1),i=F.get(r),o=e.start(-1),s=i.rectBetween(e.pos-o,t.pos-o),l=e.node(0),a=i.cellsInRect(s).filter(f=>f!=t.
pos-o);a.unshift(t.pos-o);let c=a.map(f=>{let u=r.nodeAt(f);if(!u)throw new RangeError(`No cell with offset ${f} found`);
let d=o+f+1;return new He(l.resolve(d),l.resolve(d+u.content.size))});super(c[0].$from,c[0].$to,c),this.$anchorCell=e,this.
$headCell=t}map(e,t){let r=e.resolve(t.map(this.$anchorCell.pos)),i=e.resolve(t.map(this.$headCell.pos));if(_l(r)&&_l(i)&&
Ri(r,i)){let o=this.$anchorCell.node(-1)!=r.node(-1);return o&&this.isRowSelection()?Ie.rowSelection(r,i):o&&this.isColSelection()?
Ie.colSelection(r,i):new Ie(r,i)}return v.between(r,i)}content(){let e=this.$anchorCell.node(-1),t=F.get(e),r=this.$anchorCell.
start(-1),i=t.rectBetween(this.$anchorCell.pos-r,this.$headCell.pos-r),o={},s=[];for(let a=i.top;a<i.bottom;a++){let c=[];
for(let f=a*t.width+i.left,u=i.left;u<i.right;u++,f++){let d=t.map[f];if(o[d])continue;o[d]=!0;let h=t.findCell(d),p=e.nodeAt(
d);if(!p)throw new RangeError(`No cell with offset ${d} found`);let m=i.left-h.left,g=h.right-i.right;if(m>0||g>0){let y=p.
attrs;if(m>0&&(y=gt(y,0,m)),g>0&&(y=gt(y,y.colspan-g,g)),h.left<i.left){if(p=p.type.createAndFill(y),!p)throw new RangeError(
`Could not create cell with attrs ${JSON.stringify(y)}`)}else p=p.type.create(y,p.content)}if(h.top<i.top||h.bottom>i.bottom){
let y={...p.attrs,rowspan:Math.min(h.bottom,i.bottom)-Math.max(h.top,i.top)};h.top<i.top?p=p.type.createAndFill(y):p=p.type.
create(y,p.content)}c.push(p)}s.push(e.child(a).copy(b.from(c)))}let l=this.isColSelection()&&this.isRowSelection()?e:s;
return new w(b.from(l),1,1)}replace(e,t=w.empty){let r=e.steps.length,i=this.ranges;for(let s=0;s<i.length;s++){let{$from:l,
$to:a}=i[s],c=e.mapping.slice(r);e.replace(c.map(l.pos),c.map(a.pos),s?w.empty:t)}let o=C.findFrom(e.doc.resolve(e.mapping.
slice(r).map(this.to)),-1);o&&e.setSelection(o)}replaceWith(e,t){this.replace(e,new w(b.from(t),0,0))}forEachCell(e){let t=this.
$anchorCell.node(-1),r=F.get(t),i=this.$anchorCell.start(-1),o=r.cellsInRect(r.rectBetween(this.$anchorCell.pos-i,this.$headCell.
pos-i));for(let s=0;s<o.length;s++)e(t.nodeAt(o[s]),i+o[s])}isColSelection(){let e=this.$anchorCell.index(-1),t=this.$headCell.
index(-1);if(Math.min(e,t)>0)return!1;let r=e+this.$anchorCell.nodeAfter.attrs.rowspan,i=t+this.$headCell.nodeAfter.attrs.
rowspan;return Math.max(r,i)==this.$headCell.node(-1).childCount}static colSelection(e,t=e){let r=e.node(-1),i=F.get(r),
o=e.start(-1),s=i.findCell(e.pos-o),l=i.findCell(t.pos-o),a=e.node(0);return s.top<=l.top?(s.top>0&&(e=a.resolve(o+i.map[s.
left])),l.bottom<i.height&&(t=a.resolve(o+i.map[i.width*(i.height-1)+l.right-1]))):(l.top>0&&(t=a.resolve(o+i.map[l.left])),
s.bottom<i.height&&(e=a.resolve(o+i.map[i.width*(i.height-1)+s.right-1]))),new Ie(e,t)}isRowSelection(){let e=this.$anchorCell.
node(-1),t=F.get(e),r=this.$anchorCell.start(-1),i=t.colCount(this.$anchorCell.pos-r),o=t.colCount(this.$headCell.pos-r);
if(Math.min(i,o)>0)return!1;let s=i+this.$anchorCell.nodeAfter.attrs.colspan,l=o+this.$headCell.nodeAfter.attrs.colspan;
return Math.max(s,l)==t.width}eq(e){return e instanceof Ie&&e.$anchorCell.pos==this.$anchorCell.pos&&e.$headCell.pos==this.
$headCell.pos}static rowSelection(e,t=e){let r=e.node(-1),i=F.get(r),o=e.start(-1),s=i.findCell(e.pos-o),l=i.findCell(t.
pos-o),a=e.node(0);return s.left<=l.left?(s.left>0&&(e=a.resolve(o+i.map[s.top*i.width])),l.right<i.width&&(t=a.resolve(
o+i.map[i.width*(l.top+1)-1]))):(l.left>0&&(t=a.resolve(o+i.map[l.top*i.width])),s.right<i.width&&(e=a.resolve(o+i.map[i.
width*(s.top+1)-1]))),new Ie(e,t)}toJSON(){return{type:"cell",anchor:this.$anchorCell.pos,head:this.$headCell.pos}}static fromJSON(e,t){
return new Ie(e.resolve(t.anchor),e.resolve(t.head))}static create(e,t,r=t){return new Ie(e.resolve(t),e.resolve(r))}getBookmark(){
return new Nd(this.$anchorCell.pos,this.$headCell.pos)}};R.prototype.visible=!1;C.jsonID("cell",R);var Nd=class Xl{constructor(e,t){
this.anchor=e,this.head=t}map(e){return new Xl(e.map(this.anchor),e.map(this.head))}resolve(e){let t=e.resolve(this.anchor),
r=e.resolve(this.head);return t.parent.type.spec.tableRole=="row"&&r.parent.type.spec.tableRole=="row"&&t.index()<t.parent.
childCount&&r.index()<r.parent.childCount&&Ri(t,r)?new R(t,r):C.near(r,1)}};function Td(n){if(!(n.selection instanceof R))
return null;let e=[];return n.selection.forEachCell((t,r)=>{e.push(q.node(r,r+t.nodeSize,{class:"selectedCell"}))}),D.create(
n.doc,e)}function Od({$from:n,$to:e}){if(n.pos==e.pos||n.pos<e.pos-6)return!1;let t=n.pos,r=e.pos,i=n.depth;for(;i>=0&&!(n.
after(i+1)<n.end(i));i--,t++);for(let o=e.depth;o>=0&&!(e.before(o+1)>e.start(o));o--,r--);return t==r&&/row|table/.test(
n.node(i).type.spec.tableRole)}function Dd({$from:n,$to:e}){let t,r;for(let i=n.depth;i>0;i--){let o=n.node(i);if(o.type.
spec.tableRole==="cell"||o.type.spec.tableRole==="header_cell"){t=o;break}}for(let i=e.depth;i>0;i--){let o=e.node(i);if(o.
type.spec.tableRole==="cell"||o.type.spec.tableRole==="header_cell"){r=o;break}}return t!==r&&e.parentOffset===0}function Rd(n,e,t){
let r=(e||n).selection,i=(e||n).doc,o,s;if(r instanceof M&&(s=r.node.type.spec.tableRole)){if(s=="cell"||s=="header_cell")
o=R.create(i,r.from);else if(s=="row"){let l=i.resolve(r.from+1);o=R.rowSelection(l,l)}else if(!t){let l=F.get(r.node),a=r.
from+1,c=a+l.map[l.width*l.height-1];o=R.create(i,a+1,c)}}else r instanceof v&&Od(r)?o=v.create(i,r.from):r instanceof v&&
Dd(r)&&(o=v.create(i,r.$from.start(),r.$from.end()));return o&&(e||(e=n.tr)).setSelection(o),e}var Id=new oe("fix-tables");
function Yl(n,e,t,r){let i=n.childCount,o=e.childCount;e:for(let s=0,l=0;s<o;s++){let a=e.child(s);for(let c=l,f=Math.min(
i,s+3);c<f;c++)if(n.child(c)==a){l=c+1,t+=a.nodeSize;continue e}r(a,t),l<i&&n.child(l).sameMarkup(a)?Yl(n.child(l),a,t+1,
r):a.nodesBetween(0,a.content.size,r,t+1),t+=a.nodeSize}}function Pd(n,e){let t,r=(i,o)=>{i.type.spec.tableRole=="table"&&
(t=Ld(n,i,o,t))};return e?e.doc!=n.doc&&Yl(e.doc,n.doc,0,r):n.doc.descendants(r),t}function Ld(n,e,t,r){let i=F.get(e);if(!i.
problems)return r;r||(r=n.tr);let o=[];for(let a=0;a<i.height;a++)o.push(0);for(let a=0;a<i.problems.length;a++){let c=i.
problems[a];if(c.type=="collision"){let f=e.nodeAt(c.pos);if(!f)continue;let u=f.attrs;for(let d=0;d<u.rowspan;d++)o[c.row+
d]+=c.n;r.setNodeMarkup(r.mapping.map(t+1+c.pos),null,gt(u,u.colspan-c.n,c.n))}else if(c.type=="missing")o[c.row]+=c.n;else if(c.
type=="overlong_rowspan"){let f=e.nodeAt(c.pos);if(!f)continue;r.setNodeMarkup(r.mapping.map(t+1+c.pos),null,{...f.attrs,
rowspan:f.attrs.rowspan-c.n})}else if(c.type=="colwidth mismatch"){let f=e.nodeAt(c.pos);if(!f)continue;r.setNodeMarkup(
r.mapping.map(t+1+c.pos),null,{...f.attrs,colwidth:c.colwidth})}else if(c.type=="zero_sized"){let f=r.mapping.map(t);r.delete(
f,f+e.nodeSize)}}let s,l;for(let a=0;a<o.length;a++)o[a]&&(s==null&&(s=a),l=a);for(let a=0,c=t+1;a<i.height;a++){let f=e.
child(a),u=c+f.nodeSize,d=o[a];if(d>0){let h="cell";f.firstChild&&(h=f.firstChild.type.spec.tableRole);let p=[];for(let g=0;g<
d;g++){let y=ne(n.schema)[h].createAndFill();y&&p.push(y)}let m=(a==0||s==a-1)&&l==a?c+1:u-1;r.insert(r.mapping.map(m),p)}
c=u}return r.setMeta(Id,{fixTables:!0})}function Me(n){let e=n.selection,t=Di(n),r=t.node(-1),i=t.start(-1),o=F.get(r);return{...e instanceof R?o.rectBetween(e.
$anchorCell.pos-i,e.$headCell.pos-i):o.findCell(t.pos-i),tableStart:i,map:o,table:r}}function Ql(n,{map:e,tableStart:t,table:r},i){
let o=i>0?-1:0;Ad(e,r,i+o)&&(o=i==0||i==e.width?null:0);for(let s=0;s<e.height;s++){let l=s*e.width+i;if(i>0&&i<e.width&&
e.map[l-1]==e.map[l]){let a=e.map[l],c=r.nodeAt(a);n.setNodeMarkup(n.mapping.map(t+a),null,Gl(c.attrs,i-e.colCount(a))),
s+=c.attrs.rowspan-1}else{let a=o==null?ne(r.type.schema).cell:r.nodeAt(e.map[l+o]).type,c=e.positionAt(s,i,r);n.insert(
n.mapping.map(t+c),a.createAndFill())}}return n}function Zl(n,e){if(!de(n))return!1;if(e){let t=Me(n);e(Ql(n.tr,t,t.left))}
return!0}function ea(n,e){if(!de(n))return!1;if(e){let t=Me(n);e(Ql(n.tr,t,t.right))}return!0}function zd(n,{map:e,table:t,
tableStart:r},i){let o=n.mapping.maps.length;for(let s=0;s<e.height;){let l=s*e.width+i,a=e.map[l],c=t.nodeAt(a),f=c.attrs;
if(i>0&&e.map[l-1]==a||i<e.width-1&&e.map[l+1]==a)n.setNodeMarkup(n.mapping.slice(o).map(r+a),null,gt(f,i-e.colCount(a)));else{
let u=n.mapping.slice(o).map(r+a);n.delete(u,u+c.nodeSize)}s+=f.rowspan}}function ta(n,e){if(!de(n))return!1;if(e){let t=Me(
n),r=n.tr;if(t.left==0&&t.right==t.map.width)return!1;for(let i=t.right-1;zd(r,t,i),i!=t.left;i--){let o=t.tableStart?r.
doc.nodeAt(t.tableStart-1):r.doc;if(!o)throw new RangeError("No table found");t.table=o,t.map=F.get(o)}e(r)}return!0}function Bd(n,e,t){
var r;let i=ne(e.type.schema).header_cell;for(let o=0;o<n.width;o++)if(((r=e.nodeAt(n.map[o+t*n.width]))===null||r===void 0?
void 0:r.type)!=i)return!1;return!0}function na(n,{map:e,tableStart:t,table:r},i){let o=t;for(let c=0;c<i;c++)o+=r.child(
c).nodeSize;let s=[],l=i>0?-1:0;Bd(e,r,i+l)&&(l=i==0||i==e.height?null:0);for(let c=0,f=e.width*i;c<e.width;c++,f++)if(i>
0&&i<e.height&&e.map[f]==e.map[f-e.width]){let u=e.map[f],d=r.nodeAt(u).attrs;n.setNodeMarkup(t+u,null,{...d,rowspan:d.rowspan+
1}),c+=d.colspan-1}else{var a;let u=l==null?ne(r.type.schema).cell:(a=r.nodeAt(e.map[f+l*e.width]))===null||a===void 0?void 0:
a.type,d=u?.createAndFill();d&&s.push(d)}return n.insert(o,ne(r.type.schema).row.create(null,s)),n}function ra(n,e){if(!de(
n))return!1;if(e){let t=Me(n);e(na(n.tr,t,t.top))}return!0}function ia(n,e){if(!de(n))return!1;if(e){let t=Me(n);e(na(n.
tr,t,t.bottom))}return!0}function Fd(n,{map:e,table:t,tableStart:r},i){let o=0;for(let c=0;c<i;c++)o+=t.child(c).nodeSize;
let s=o+t.child(i).nodeSize,l=n.mapping.maps.length;n.delete(o+r,s+r);let a=new Set;for(let c=0,f=i*e.width;c<e.width;c++,
f++){let u=e.map[f];if(!a.has(u)){if(a.add(u),i>0&&u==e.map[f-e.width]){let d=t.nodeAt(u).attrs;n.setNodeMarkup(n.mapping.
slice(l).map(u+r),null,{...d,rowspan:d.rowspan-1}),c+=d.colspan-1}else if(i<e.height&&u==e.map[f+e.width]){let d=t.nodeAt(
u),h=d.attrs,p=d.type.create({...h,rowspan:d.attrs.rowspan-1},d.content),m=e.positionAt(i+1,c,t);n.insert(n.mapping.slice(
l).map(r+m),p),c+=h.colspan-1}}}}function oa(n,e){if(!de(n))return!1;if(e){let t=Me(n),r=n.tr;if(t.top==0&&t.bottom==t.map.
height)return!1;for(let i=t.bottom-1;Fd(r,t,i),i!=t.top;i--){let o=t.tableStart?r.doc.nodeAt(t.tableStart-1):r.doc;if(!o)
throw new RangeError("No table found");t.table=o,t.map=F.get(t.table)}e(r)}return!0}function Hl(n){let e=n.content;return e.
childCount==1&&e.child(0).isTextblock&&e.child(0).childCount==0}function $d({width:n,height:e,map:t},r){let i=r.top*n+r.
left,o=i,s=(r.bottom-1)*n+r.left,l=i+(r.right-r.left-1);for(let a=r.top;a<r.bottom;a++){if(r.left>0&&t[o]==t[o-1]||r.right<
n&&t[l]==t[l+1])return!0;o+=n,l+=n}for(let a=r.left;a<r.right;a++){if(r.top>0&&t[i]==t[i-n]||r.bottom<e&&t[s]==t[s+n])return!0;
i++,s++}return!1}function sa(n,e){let t=n.selection;if(!(t instanceof R)||t.$anchorCell.pos==t.$headCell.pos)return!1;let r=Me(
n),{map:i}=r;if($d(i,r))return!1;if(e){let o=n.tr,s={},l=b.empty,a,c;for(let f=r.top;f<r.bottom;f++)for(let u=r.left;u<r.
right;u++){let d=i.map[f*i.width+u],h=r.table.nodeAt(d);if(!(s[d]||!h))if(s[d]=!0,a==null)a=d,c=h;else{Hl(h)||(l=l.append(
h.content));let p=o.mapping.map(d+r.tableStart);o.delete(p,p+h.nodeSize)}}if(a==null||c==null)return!0;if(o.setNodeMarkup(
a+r.tableStart,null,{...Gl(c.attrs,c.attrs.colspan,r.right-r.left-c.attrs.colspan),rowspan:r.bottom-r.top}),l.size>0){let f=a+
1+c.content.size,u=Hl(c)?a+1:f;o.replaceWith(u+r.tableStart,f+r.tableStart,l)}o.setSelection(new R(o.doc.resolve(a+r.tableStart))),
e(o)}return!0}function la(n,e){let t=ne(n.schema);return Vd(({node:r})=>t[r.type.spec.tableRole])(n,e)}function Vd(n){return(e,t)=>{
let r=e.selection,i,o;if(r instanceof R){if(r.$anchorCell.pos!=r.$headCell.pos)return!1;i=r.$anchorCell.nodeAfter,o=r.$anchorCell.
pos}else{var s;if(i=Md(r.$from),!i)return!1;o=(s=zt(r.$from))===null||s===void 0?void 0:s.pos}if(i==null||o==null||i.attrs.
colspan==1&&i.attrs.rowspan==1)return!1;if(t){let l=i.attrs,a=[],c=l.colwidth;l.rowspan>1&&(l={...l,rowspan:1}),l.colspan>
1&&(l={...l,colspan:1});let f=Me(e),u=e.tr;for(let h=0;h<f.right-f.left;h++)a.push(c?{...l,colwidth:c&&c[h]?[c[h]]:null}:
l);let d;for(let h=f.top;h<f.bottom;h++){let p=f.map.positionAt(h,f.left,f.table);h==f.top&&(p+=i.nodeSize);for(let m=f.
left,g=0;m<f.right;m++,g++)m==f.left&&h==f.top||u.insert(d=u.mapping.map(p+f.tableStart,1),n({node:i,row:h,col:m}).createAndFill(
a[g]))}u.setNodeMarkup(o,n({node:i,row:f.top,col:f.left}),a[0]),r instanceof R&&u.setSelection(new R(u.doc.resolve(r.$anchorCell.
pos),d?u.doc.resolve(d):void 0)),t(u)}return!0}}function _d(n){return function(e,t){if(!de(e))return!1;if(t){let r=ne(e.schema),i=Me(e),o=e.tr,s=i.map.cellsInRect(n=="c\
olumn"?{left:i.left,top:0,right:i.right,bottom:i.map.height}:n=="row"?{left:0,top:i.top,right:i.map.width,bottom:i.bottom}:
i),l=s.map(a=>i.table.nodeAt(a));for(let a=0;a<s.length;a++)l[a].type==r.header_cell&&o.setNodeMarkup(i.tableStart+s[a],
r.cell,l[a].attrs);if(o.steps.length===0)for(let a=0;a<s.length;a++)o.setNodeMarkup(i.tableStart+s[a],r.header_cell,l[a].
attrs);t(o)}return!0}}function Wl(n,e,t){let r=e.map.cellsInRect({left:0,top:0,right:n=="row"?e.map.width:1,bottom:n=="c\
olumn"?e.map.height:1});for(let i=0;i<r.length;i++){let o=e.table.nodeAt(r[i]);if(o&&o.type!==t.header_cell)return!1}return!0}
function Ii(n,e){return e=e||{useDeprecatedLogic:!1},e.useDeprecatedLogic?_d(n):function(t,r){if(!de(t))return!1;if(r){let i=ne(
t.schema),o=Me(t),s=t.tr,l=Wl("row",o,i),a=Wl("column",o,i),c=(n==="column"?l:n==="row"&&a)?1:0,f=n=="column"?{left:0,top:c,
right:1,bottom:o.map.height}:n=="row"?{left:c,top:0,right:o.map.width,bottom:1}:o,u=n=="column"?a?i.cell:i.header_cell:n==
"row"?l?i.cell:i.header_cell:i.cell;o.map.cellsInRect(f).forEach(d=>{let h=d+o.tableStart,p=s.doc.nodeAt(h);p&&s.setNodeMarkup(
h,u,p.attrs)}),r(s)}return!0}}var aa=Ii("row",{useDeprecatedLogic:!0}),Lp=Ii("column",{useDeprecatedLogic:!0}),zp=Ii("ce\
ll",{useDeprecatedLogic:!0});function Hd(n,e){if(e<0){let t=n.nodeBefore;if(t)return n.pos-t.nodeSize;for(let r=n.index(
-1)-1,i=n.before();r>=0;r--){let o=n.node(-1).child(r),s=o.lastChild;if(s)return i-1-s.nodeSize;i-=o.nodeSize}}else{if(n.
index()<n.parent.childCount-1)return n.pos+n.nodeAfter.nodeSize;let t=n.node(-1);for(let r=n.indexAfter(-1),i=n.after();r<
t.childCount;r++){let o=t.child(r);if(o.childCount)return i+1;i+=o.nodeSize}}return null}function Pi(n){return function(e,t){
if(!de(e))return!1;let r=Hd(Di(e),n);if(r==null)return!1;if(t){let i=e.doc.resolve(r);t(e.tr.setSelection(v.between(i,vd(
i))).scrollIntoView())}return!0}}function ca(n,e){let t=n.selection.$anchor;for(let r=t.depth;r>0;r--)if(t.node(r).type.
spec.tableRole=="table")return e&&e(n.tr.delete(t.before(r),t.after(r)).scrollIntoView()),!0;return!1}function or(n,e){let t=n.
selection;if(!(t instanceof R))return!1;if(e){let r=n.tr,i=ne(n.schema).cell.createAndFill().content;t.forEachCell((o,s)=>{
o.content.eq(i)||r.replace(r.mapping.map(s+1),r.mapping.map(s+o.nodeSize-1),new w(i,0,0))}),r.docChanged&&e(r)}return!0}function Wd(n){if(n.size===0)return null;let{content:e,openStart:t,openEnd:r}=n;for(;e.childCount==1&&(t>0&&r>0||e.child(
0).type.spec.tableRole=="table");)t--,r--,e=e.child(0).content;let i=e.child(0),o=i.type.spec.tableRole,s=i.type.schema,
l=[];if(o=="row")for(let a=0;a<e.childCount;a++){let c=e.child(a).content,f=a?0:Math.max(0,t-1),u=a<e.childCount-1?0:Math.
max(0,r-1);(f||u)&&(c=Oi(ne(s).row,new w(c,f,u)).content),l.push(c)}else if(o=="cell"||o=="header_cell")l.push(t||r?Oi(ne(
s).row,new w(e,t,r)).content:e);else return null;return qd(s,l)}function qd(n,e){let t=[];for(let i=0;i<e.length;i++){let o=e[i];
for(let s=o.childCount-1;s>=0;s--){let{rowspan:l,colspan:a}=o.child(s).attrs;for(let c=i;c<i+l;c++)t[c]=(t[c]||0)+a}}let r=0;
for(let i=0;i<t.length;i++)r=Math.max(r,t[i]);for(let i=0;i<t.length;i++)if(i>=e.length&&e.push(b.empty),t[i]<r){let o=ne(
n).cell.createAndFill(),s=[];for(let l=t[i];l<r;l++)s.push(o);e[i]=e[i].append(b.from(s))}return{height:e.length,width:r,
rows:e}}function Oi(n,e){let t=n.createAndFill();return new Mt(t).replace(0,t.content.size,e).doc}function Jd({width:n,height:e,
rows:t},r,i){if(n!=r){let o=[],s=[];for(let l=0;l<t.length;l++){let a=t[l],c=[];for(let f=o[l]||0,u=0;f<r;u++){let d=a.child(
u%a.childCount);f+d.attrs.colspan>r&&(d=d.type.createChecked(gt(d.attrs,d.attrs.colspan,f+d.attrs.colspan-r),d.content)),
c.push(d),f+=d.attrs.colspan;for(let h=1;h<d.attrs.rowspan;h++)o[l+h]=(o[l+h]||0)+d.attrs.colspan}s.push(b.from(c))}t=s,
n=r}if(e!=i){let o=[];for(let s=0,l=0;s<i;s++,l++){let a=[],c=t[l%e];for(let f=0;f<c.childCount;f++){let u=c.child(f);s+
u.attrs.rowspan>i&&(u=u.type.create({...u.attrs,rowspan:Math.max(1,i-u.attrs.rowspan)},u.content)),a.push(u)}o.push(b.from(
a))}t=o,e=i}return{width:n,height:e,rows:t}}function Kd(n,e,t,r,i,o,s){let l=n.doc.type.schema,a=ne(l),c,f;if(i>e.width)
for(let u=0,d=0;u<e.height;u++){let h=t.child(u);d+=h.nodeSize;let p=[],m;h.lastChild==null||h.lastChild.type==a.cell?m=
c||(c=a.cell.createAndFill()):m=f||(f=a.header_cell.createAndFill());for(let g=e.width;g<i;g++)p.push(m);n.insert(n.mapping.
slice(s).map(d-1+r),p)}if(o>e.height){let u=[];for(let p=0,m=(e.height-1)*e.width;p<Math.max(e.width,i);p++){let g=p>=e.
width?!1:t.nodeAt(e.map[m+p]).type==a.header_cell;u.push(g?f||(f=a.header_cell.createAndFill()):c||(c=a.cell.createAndFill()))}
let d=a.row.create(null,b.from(u)),h=[];for(let p=e.height;p<o;p++)h.push(d);n.insert(n.mapping.slice(s).map(r+t.nodeSize-
2),h)}return!!(c||f)}function ql(n,e,t,r,i,o,s,l){if(s==0||s==e.height)return!1;let a=!1;for(let c=i;c<o;c++){let f=s*e.
width+c,u=e.map[f];if(e.map[f-e.width]==u){a=!0;let d=t.nodeAt(u),{top:h,left:p}=e.findCell(u);n.setNodeMarkup(n.mapping.
slice(l).map(u+r),null,{...d.attrs,rowspan:s-h}),n.insert(n.mapping.slice(l).map(e.positionAt(s,p,t)),d.type.createAndFill(
{...d.attrs,rowspan:h+d.attrs.rowspan-s})),c+=d.attrs.colspan-1}}return a}function Jl(n,e,t,r,i,o,s,l){if(s==0||s==e.width)
return!1;let a=!1;for(let c=i;c<o;c++){let f=c*e.width+s,u=e.map[f];if(e.map[f-1]==u){a=!0;let d=t.nodeAt(u),h=e.colCount(
u),p=n.mapping.slice(l).map(u+r);n.setNodeMarkup(p,null,gt(d.attrs,s-h,d.attrs.colspan-(s-h))),n.insert(p+d.nodeSize,d.type.
createAndFill(gt(d.attrs,0,s-h))),c+=d.attrs.rowspan-1}}return a}function Kl(n,e,t,r,i){let o=t?n.doc.nodeAt(t-1):n.doc;
if(!o)throw new Error("No table found");let s=F.get(o),{top:l,left:a}=r,c=a+i.width,f=l+i.height,u=n.tr,d=0;function h(){
if(o=t?u.doc.nodeAt(t-1):u.doc,!o)throw new Error("No table found");s=F.get(o),d=u.mapping.maps.length}Kd(u,s,o,t,c,f,d)&&
h(),ql(u,s,o,t,a,c,l,d)&&h(),ql(u,s,o,t,a,c,f,d)&&h(),Jl(u,s,o,t,l,f,a,d)&&h(),Jl(u,s,o,t,l,f,c,d)&&h();for(let p=l;p<f;p++){
let m=s.positionAt(p,a,o),g=s.positionAt(p,c,o);u.replace(u.mapping.slice(d).map(m+t),u.mapping.slice(d).map(g+t),new w(
i.rows[p-l],0,0))}h(),u.setSelection(new R(u.doc.resolve(t+s.positionAt(l,a,o)),u.doc.resolve(t+s.positionAt(f-1,c-1,o)))),
e(u)}var jd=rn({ArrowLeft:sr("horiz",-1),ArrowRight:sr("horiz",1),ArrowUp:sr("vert",-1),ArrowDown:sr("vert",1),"Shift-Ar\
rowLeft":lr("horiz",-1),"Shift-ArrowRight":lr("horiz",1),"Shift-ArrowUp":lr("vert",-1),"Shift-ArrowDown":lr("vert",1),Backspace:or,
"Mod-Backspace":or,Delete:or,"Mod-Delete":or});function ar(n,e,t){return t.eq(n.selection)?!1:(e&&e(n.tr.setSelection(t).
scrollIntoView()),!0)}function sr(n,e){return(t,r,i)=>{if(!i)return!1;let o=t.selection;if(o instanceof R)return ar(t,r,
C.near(o.$headCell,e));if(n!="horiz"&&!o.empty)return!1;let s=fa(i,n,e);if(s==null)return!1;if(n=="horiz")return ar(t,r,
C.near(t.doc.resolve(o.head+e),e));{let l=t.doc.resolve(s),a=Ul(l,n,e),c;return a?c=C.near(a,1):e<0?c=C.near(t.doc.resolve(
l.before(-1)),-1):c=C.near(t.doc.resolve(l.after(-1)),1),ar(t,r,c)}}}function lr(n,e){return(t,r,i)=>{if(!i)return!1;let o=t.
selection,s;if(o instanceof R)s=o;else{let a=fa(i,n,e);if(a==null)return!1;s=new R(t.doc.resolve(a))}let l=Ul(s.$headCell,
n,e);return l?ar(t,r,new R(s.$anchorCell,l)):!1}}function Ud(n,e){let t=n.state.doc,r=zt(t.resolve(e));return r?(n.dispatch(
n.state.tr.setSelection(new R(r))),!0):!1}function Gd(n,e,t){if(!de(n.state))return!1;let r=Wd(t),i=n.state.selection;if(i instanceof
R){r||(r={width:1,height:1,rows:[b.from(Oi(ne(n.state.schema).cell,t))]});let o=i.$anchorCell.node(-1),s=i.$anchorCell.start(
-1),l=F.get(o).rectBetween(i.$anchorCell.pos-s,i.$headCell.pos-s);return r=Jd(r,l.right-l.left,l.bottom-l.top),Kl(n.state,
n.dispatch,s,l,r),!0}else if(r){let o=Di(n.state),s=o.start(-1);return Kl(n.state,n.dispatch,s,F.get(o.node(-1)).findCell(
o.pos-s),r),!0}else return!1}function Xd(n,e){var t;if(e.button!=0||e.ctrlKey||e.metaKey)return;let r=jl(n,e.target),i;if(e.
shiftKey&&n.state.selection instanceof R)o(n.state.selection.$anchorCell,e),e.preventDefault();else if(e.shiftKey&&r&&(i=
zt(n.state.selection.$anchor))!=null&&((t=Ai(n,e))===null||t===void 0?void 0:t.pos)!=i.pos)o(i,e),e.preventDefault();else if(!r)
return;function o(a,c){let f=Ai(n,c),u=je.getState(n.state)==null;if(!f||!Ri(a,f))if(u)f=a;else return;let d=new R(a,f);
if(u||!n.state.selection.eq(d)){let h=n.state.tr.setSelection(d);u&&h.setMeta(je,a.pos),n.dispatch(h)}}function s(){n.root.
removeEventListener("mouseup",s),n.root.removeEventListener("dragstart",s),n.root.removeEventListener("mousemove",l),je.
getState(n.state)!=null&&n.dispatch(n.state.tr.setMeta(je,-1))}function l(a){let c=a,f=je.getState(n.state),u;if(f!=null)
u=n.state.doc.resolve(f);else if(jl(n,c.target)!=r&&(u=Ai(n,e),!u))return s();u&&o(u,c)}n.root.addEventListener("mouseup",
s),n.root.addEventListener("dragstart",s),n.root.addEventListener("mousemove",l)}function fa(n,e,t){if(!(n.state.selection instanceof
v))return null;let{$head:r}=n.state.selection;for(let i=r.depth-1;i>=0;i--){let o=r.node(i);if((t<0?r.index(i):r.indexAfter(
i))!=(t<0?0:o.childCount))return null;if(o.type.spec.tableRole=="cell"||o.type.spec.tableRole=="header_cell"){let s=r.before(
i),l=e=="vert"?t>0?"down":"up":t>0?"right":"left";return n.endOfTextblock(l)?s:null}}return null}function jl(n,e){for(;e&&
e!=n.dom;e=e.parentNode)if(e.nodeName=="TD"||e.nodeName=="TH")return e;return null}function Ai(n,e){let t=n.posAtCoords(
{left:e.clientX,top:e.clientY});if(!t)return null;let{inside:r,pos:i}=t;return r>=0&&zt(n.state.doc.resolve(r))||zt(n.state.
doc.resolve(i))}var Bp=new oe("tableColumnResizing");function ua({allowTableNodeSelection:n=!1}={}){return new L({key:je,state:{init(){return null},apply(e,t){let r=e.getMeta(
je);if(r!=null)return r==-1?null:r;if(t==null||!e.docChanged)return t;let{deleted:i,pos:o}=e.mapping.mapResult(t);return i?
null:o}},props:{decorations:Td,handleDOMEvents:{mousedown:Xd},createSelectionBetween(e){return je.getState(e.state)!=null?
e.state.selection:null},handleTripleClick:Ud,handleKeyDown:jd,handlePaste:Gd},appendTransaction(e,t,r){return Rd(r,Pd(r,
t),n)}})}function me(n){if(n==="")return"address_empty";if(new TextEncoder().encode(n).length>2048)return"address_long";if(/[\p{White_Space}\p{C}\uFFFD]/u.
test(n))return"address_space";if(n.includes("\\"))return"address_wrong";if(n.startsWith("/"))return n.startsWith("//")||
/%(?![0-9a-f]{2})/i.test(n)?"address_wrong":null;let e=/^([a-z][a-z0-9+.-]*):(.*)$/is.exec(n);if(!e)return"address_schem\
e";let t=e[2]??"";switch((e[1]??"").toLowerCase()){case"http":case"https":return Yd(n,t);case"mailto":return Qd(t);case"\
tel":return/^\+?[0-9().*-]*[0-9][0-9().*-]*$/.test(t)?null:"address_wrong"}return"address_scheme"}function Bt(n){return me(
n)??(/^(https?:|\/)/i.test(n)?null:"address_page")}function Yd(n,e){if(!/^\/\/[^/]/.test(e))return"address_wrong";let t=/^\/\/([^/?#]*)/.
exec(e)?.[1]??"";if(/[[\]%]/.test(t))return"address_host";if(t.includes("@"))return"address_password";let r;try{r=new URL(
n)}catch{return"address_host"}if(/%(?![0-9a-f]{2})/i.test(n.slice(0,n.search(/[?#]|$/))))return"address_wrong";let i=r.hostname.
replace(/\.$/,"");return i===""||i.length>253?"address_host":i.split(".").every(s=>/^(?!-)[a-z0-9_-]{1,63}$/i.test(s)&&!s.
endsWith("-"))?null:"address_host"}function Qd(n){let[e="",t=""]=n.split(/\?(.*)/s),r=e.lastIndexOf("@");return r<1||r===
e.length-1||/["<>/#]/.test(e)||/["<>#]/.test(t)?"address_wrong":null}function Pe(n){let e=n.trim();return/^[^\s@/:]+@[^\s@/]+\.[a-z]{2,}$/i.
test(e)?"mailto:"+e:/^(?:[a-z0-9_-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i.test(e)?"https://"+e:e}var da=/^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs\w+|vero_\w+|oly_\w+|wt_mc|ref_src|ref_url|spm|_ga|_gl|si|s_kwcid|cmpid)$/i;
function Ue(n){let e=n.trim();for(let t=0;t<3;t++){let r;try{r=new URL(e)}catch{return e}if(!/^https?:$/.test(r.protocol))
return e;let i=Zd(r);if(i===null)return eh(r,e);e=i}return e}function Zd(n){let e=n.hostname.replace(/^www\./,""),t=null;
return/^google\.[a-z.]+$/.test(e)&&n.pathname==="/url"?t=n.searchParams.get("q")??n.searchParams.get("url"):/^lm?\.(facebook|instagram)\.com$/.
test(e)?t=n.searchParams.get("u"):e.endsWith(".safelinks.protection.outlook.com")&&(t=n.searchParams.get("url")),t!==null&&
/^https?:\/\//i.test(t)?t:null}function eh(n,e){let t=[...n.searchParams.keys()];if(!t.some(r=>da.test(r)))return e;for(let r of t)
da.test(r)&&n.searchParams.delete(r);return n.href}function Ge(n){if(me(n)!==null||!/^https:/i.test(n))return null;let e=new URL(
n);if(e.port!==""||/:\d*$/.test(/^https:\/\/([^/?#]*)/i.exec(n)?.[1]??""))return null;let t=e.pathname.replace(/^\/+|\/+$/g,
"").split("/");switch(e.hostname.replace(/^(www|m|mobile)\./,"")){case"youtube.com":case"youtube-nocookie.com":return ha(
t,e.searchParams.get("v")??"");case"youtu.be":return ha(["v",...t],"");case"x.com":case"twitter.com":return th(t);case"i\
nstagram.com":return nh(t);case"tiktok.com":return rh(t);case"vm.tiktok.com":case"vt.tiktok.com":return t.length===1&&/^[a-z0-9]{5,20}$/i.
test(t[0]??"")?{provider:"tiktok",url:`https://${e.hostname}/${t[0]}/`}:null}return null}function ha(n,e){let t="";return n.
length===1&&n[0]==="watch"?t=e:n.length===2&&/^(shorts|live|embed|v)$/.test(n[0]??"")&&(t=n[1]??""),/^[a-z0-9_-]{11}$/i.
test(t)?{provider:"youtube",url:"https://www.youtube.com/watch?v="+t}:null}function th(n){n.length===4&&n[0]==="i"&&n[1]===
"web"&&(n=["i",...n.slice(2)]);let[e="",t,r="",i="",o=""]=n;return n.length>3&&!(n.length===5&&/^(photo|video)$/.test(i)&&
/^\d{1,25}$/.test(o))||t!=="status"||!/^\w{1,15}$/.test(e)||!/^\d{1,25}$/.test(r)?null:{provider:"x",url:`https://x.com/${e}\
/status/${r}`}}function nh(n){n.length===3&&/^[\w.]{1,30}$/.test(n[0]??"")&&(n=n.slice(1));let[e="",t=""]=n;return n.length!==
2||!/^(p|tv|reels?)$/.test(e)||!/^[\w-]{5,40}$/.test(t)?null:{provider:"instagram",url:`https://www.instagram.com/${e.replace(
/s$/,"")}/${t}/`}}function rh(n){let[e="",t="",r=""]=n;return n.length!==3||!/^@[\w.]{1,30}$/.test(e)||!/^(video|photo)$/.
test(t)||!/^\d{1,25}$/.test(r)?null:{provider:"tiktok",url:"https://www.tiktok.com/"+n.join("/")}}var Ft={version:1,nodes:{doc:{content:"block+",attrs:{schema:{default:1,validate:"number"}}},paragraph:{content:"inline*",
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
excludes:"sup sub"},sub:{excludes:"sub sup"}}};var le=(n,e)=>n.getAttribute(e)?.trim()||null,pa=(n,e)=>{let t=Number(n.getAttribute(e)??1);return Number.isInteger(t)&&
t>=1&&t<=100?t:1},ma=n=>({colspan:pa(n,"colspan"),rowspan:pa(n,"rowspan")}),ga=n=>{let e={};return n.attrs.colspan!==1&&
(e.colspan=String(n.attrs.colspan)),n.attrs.rowspan!==1&&(e.rowspan=String(n.attrs.rowspan)),e},$t=(n,...e)=>{let t={};for(let r of e)
n.attrs[r]!==null&&(t["data-"+r.replace("_","-")]=String(n.attrs[r]));return t},oh={paragraph:{parseDOM:[{tag:"p"}],toDOM:()=>[
"p",0]},heading:{defining:!0,parseDOM:[{tag:"h2",attrs:{level:2}},{tag:"h3",attrs:{level:3}}],toDOM:n=>["h"+String(n.attrs.
level),0]},blockquote:{defining:!0,parseDOM:[{tag:"blockquote",getAttrs:n=>{let e=le(n,"data-source-name");return{source_name:e,
source_url:e===null?null:le(n,"data-source-url")}}}],toDOM:n=>["blockquote",$t(n,"source_name","source_url"),0]},bullet_list:{
parseDOM:[{tag:"ul"}],toDOM:()=>["ul",0]},ordered_list:{parseDOM:[{tag:"ol",getAttrs:n=>({order:n.start??1})}],toDOM:n=>n.
attrs.order===1?["ol",0]:["ol",{start:String(n.attrs.order)},0]},list_item:{defining:!0,parseDOM:[{tag:"li"}],toDOM:()=>[
"li",0]},image:{draggable:!0,parseDOM:[{tag:"figure[data-asset]",getAttrs:n=>({asset:le(n,"data-asset"),caption:le(n,"da\
ta-caption"),alt:le(n,"data-alt")})}],toDOM:n=>["figure",$t(n,"asset","caption","alt")]},gallery:{isolating:!0,parseDOM:[
{tag:"div[data-gallery]"}],toDOM:()=>["div",{"data-gallery":""},0]},table:{isolating:!0,parseDOM:[{tag:"table",getAttrs:n=>({
caption:le(n,"data-caption")})}],toDOM:n=>["table",$t(n,"caption"),["tbody",0]]},table_row:{parseDOM:[{tag:"tr"}],toDOM:()=>[
"tr",0]},table_cell:{isolating:!0,parseDOM:[{tag:"td",getAttrs:ma}],toDOM:n=>["td",ga(n),0]},table_header:{isolating:!0,
parseDOM:[{tag:"th",getAttrs:ma}],toDOM:n=>["th",ga(n),0]},related:{atom:!0,draggable:!0,parseDOM:[{tag:"div[data-story]",
getAttrs:n=>({story:le(n,"data-story")})},{tag:"div[data-related]",getAttrs:n=>({url:le(n,"data-url"),title:le(n,"data-t\
itle")})}],toDOM:n=>n.attrs.story===null?["div",{"data-related":"",...$t(n,"url","title")}]:["div",$t(n,"story")]},embed:{
atom:!0,draggable:!0,parseDOM:[{tag:"div[data-provider]",getAttrs:n=>({provider:le(n,"data-provider"),url:le(n,"data-url"),
title:le(n,"data-title")})}],toDOM:n=>["div",$t(n,"provider","url","title")]},info_box:{defining:!0,parseDOM:[{tag:"div[\
data-box]",getAttrs:n=>({title:le(n,"data-box")})}],toDOM:n=>["div",{"data-box":String(n.attrs.title)},0]},divider:{parseDOM:[
{tag:"hr"}],toDOM:()=>["hr"]},hard_break:{selectable:!1,leafText:()=>`
`,parseDOM:[{tag:"br"}],toDOM:()=>["br"]}},sh={link:{parseDOM:[{tag:"a[href]",getAttrs:n=>{let e=n.getAttribute("href")??
"",t=n.getAttribute("rel");return me(e)===null&&{href:e,rel:t==="nofollow"||t==="sponsored"?t:null}}}],toDOM:n=>["a",{href:String(
n.attrs.href),...n.attrs.rel?{rel:String(n.attrs.rel)}:{}},0]},em:{parseDOM:[{tag:"em"},{tag:"i"}],toDOM:()=>["em",0]},strong:{
parseDOM:[{tag:"strong"},{tag:"b"}],toDOM:()=>["strong",0]},sup:{parseDOM:[{tag:"sup"}],toDOM:()=>["sup",0]},sub:{parseDOM:[
{tag:"sub"}],toDOM:()=>["sub",0]}},cr=new RegExp("[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\uFDD0-\\uFDEF]|[\\u{FFFE}\\u{FFF\
F}\\u{1FFFE}\\u{1FFFF}]|\\p{Cs}","gu");function xa(n){if(cr.lastIndex=0,cr.test(n))return!0;for(let e of n)if(((e.codePointAt(
0)??0)&65534)===65534)return!0;return!1}function bt(n){return/[^\p{White_Space}\p{Cf}\p{Cc}]/u.test(n)&&!/[\n\t]/.test(n)}
function ya(n){return/^[1-9a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{0,10}$/.test(n)&&!(n.length===11&&n>"7zzzzzzzzzz")}var Le=(n,e=()=>!0)=>t=>typeof t==
"string"&&[...t].length<=n&&!xa(t)&&e(t),ze=n=>e=>e===null||n(e),yt=(n,e)=>t=>Number.isInteger(t)&&t>=n&&t<=e,wa={"doc.s\
chema":yt(Ft.version,Ft.version),"heading.level":yt(2,3),"blockquote.source_name":ze(Le(200,bt)),"blockquote.source_url":ze(
n=>typeof n=="string"&&Bt(n)===null),"ordered_list.order":yt(0,1e6),"image.asset":Le(11,ya),"image.caption":ze(Le(2e3)),
"image.alt":ze(Le(1e3)),"table.caption":ze(Le(300,bt)),"table_cell.colspan":yt(1,100),"table_cell.rowspan":yt(1,100),"ta\
ble_header.colspan":yt(1,100),"table_header.rowspan":yt(1,100),"related.story":ze(Le(11,ya)),"related.url":ze(n=>typeof n==
"string"&&Bt(n)===null),"related.title":ze(Le(300,bt)),"embed.provider":n=>n==="youtube"||n==="x"||n==="instagram"||n===
"tiktok","embed.url":n=>typeof n=="string"&&Ge(n)!==null,"embed.title":ze(Le(300,bt)),"info_box.title":Le(200,bt),"link.\
href":n=>typeof n=="string"&&me(n)===null,"link.rel":n=>n===null||n==="nofollow"||n==="sponsored"};function ba(n,e){if(!e.
attrs)return{};let t={};for(let[r,i]of Object.entries(e.attrs)){let o=wa[`${n}.${r}`];if(!o)throw new Error(`no rule for\
 ${n}.${r}: schema.go has grown, schema.ts has not`);t[r]={...i,validate:s=>{if(!o(s))throw new RangeError(`${n}.${r} ca\
nnot be ${JSON.stringify(s)}`)}}}return{attrs:t}}function lh(n,e){let t=e.getAttrs;return t?{...e,getAttrs:r=>{let i=t(r);
return i?Object.entries(i).every(([s,l])=>wa[`${n}.${s}`]?.(l))&&Sa(n,i)===null&&i:!1}}:e}function ah(){let n={};for(let[
t,r]of Object.entries(Ft.nodes)){let i=oh[t]??{};i.parseDOM&&(i.parseDOM=i.parseDOM.map(o=>lh(t,o))),n[t]={...r,...i,...ba(
t,r)}}let e={};for(let[t,r]of Object.entries(Ft.marks))e[t]={...r,...sh[t],...ba(t,r)};return new Rn({nodes:n,marks:e,topNode:"\
doc"})}var Xe=ah(),A=n=>{let e=Xe.nodes[n];if(!e)throw new RangeError(`no node ${n}`);return e},ge=n=>{let e=Xe.marks[n];
if(!e)throw new RangeError(`no mark ${n}`);return e},ka=()=>A("doc").createAndFill({schema:Ft.version});function Li(n){let e=fe.
fromJSON(Xe,n);if(e.type!==Xe.topNodeType)throw new RangeError(`a document cannot be ${e.type.name}`);return e.check(),e.
descendants(t=>{let r=ch(t);if(r!==null)throw new RangeError(r)}),e}function ch(n){switch(n.type.name){case"text":return xa(
n.text??"")?"text holds a control character":null;case"table":{let e=F.get(n);return n.firstChild?.childCount===0||e.problems?.
length||e.width>100?"a table is a full grid":null}}return Sa(n.type.name,n.attrs)}function Sa(n,e){switch(n){case"blockq\
uote":return e.source_url!=null&&e.source_name==null?"a quote's address needs a name":null;case"related":{let t=e.url!=null&&
e.title!=null;return e.story!=null&&e.url==null&&e.title==null||t&&e.story==null?null:"a related story is a story, or an\
 address with a title"}case"embed":return Ge(String(e.url))?.provider===e.provider?null:"an embed's address is its provi\
der's"}return null}function x(n,e={},...t){let r=document.createElement(n);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(
i,o):o===!0?r.setAttribute(i,""):o!==!1&&o!==null&&r.setAttribute(i,o);return r.append(...t),r}var fh={bold:"M6 4h5a3 3 \
0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",italic:"M9 4h6M5 16h6M12 4 8 16",link:"M8.5 11.5l3-3M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4\
.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9",bullets:"M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.\
01",numbers:"M8 5h9M8 10h9M8 15h9M3 4l1-.8v3.6M2.8 13.4c.4-.8 2-.7 2 .3 0 .8-2 1.6-2 2.3h2.2",quote:"M8 6c-2.5.8-4 2.6-4\
 5v3h4v-4H5.6M16 6c-2.5.8-4 2.6-4 5v3h4v-4h-2.4",plus:"M10 4v12M4 10h12",undo:"M7 4 3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8",
redo:"M13 4l4 4-4 4M17 8H8.5a4.5 4.5 0 0 0 0 9H12",find:"M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4",focus:"\
M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",tidy:"M4 16 12 8M13.5 3v3M12 4.5h3M16.5 9v2M15.5 10h2M8 3.5v2M7 4.5h2",photo:"M3\
 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M12.5 7.5h.01",gallery:"M5 3h12v10H5zM3 6v11h11M5 11l3-3 3 3 2-1.5 4 3",table:"M3 4h14v1\
2H3zM3 8.5h14M8 4v12",box:"M3 4h14v12H3zM6 8h8M6 12h5",embed:"M3 4h14v12H3zM8.5 7.5v5l4-2.5z",related:"M4 4h8v12H4zM12 8\
h4v8h-4M6.5 7.5h3M6.5 10.5h3",divider:"M3 10h14M7 5h6M7 15h6",up:"M5 12l5-5 5 5",down:"M5 8l5 5 5-5",close:"M5 5l10 10M1\
5 5 5 15"};function Vt(n){let e="http://www.w3.org/2000/svg",t=document.createElementNS(e,"svg");for(let[i,o]of Object.entries(
{viewBox:"0 0 20 20",width:"20",height:"20","aria-hidden":"true",class:"icon"}))t.setAttribute(i,o);let r=document.createElementNS(
e,"path");return r.setAttribute("d",fh[n]),t.append(r),t}var Ca=()=>/Mac|iPhone|iPad/.test(navigator.platform);function zi(n){
let e=n.split("-");if(!Ca())return e.map(r=>r==="Mod"?"Ctrl":r.length===1?r.toUpperCase():r).join("+");let t={Mod:"⌘",
Shift:"⇧",Alt:"⌥"};return e.map(r=>t[r]??r.toUpperCase()).join("")}function Y(n,e,t,r){let i=t?`${e} (${zi(t)})`:e,o=x(
"button",{type:"button",class:"tool",title:i,"aria-label":e,"aria-keyshortcuts":t&&t.replace("Mod",Ca()?"Meta":"Control").
replaceAll("-","+"),click:r},Vt(n));return wn(o),o}function wn(n){n.addEventListener("mousedown",e=>e.preventDefault())}
function Bi(n,e,t){let r=null,i=s=>{r?.remove(),r=null,n.setAttribute("aria-expanded","false"),document.removeEventListener(
"pointerdown",o,!0),s&&n.focus()},o=s=>{r&&!r.contains(s.target)&&!n.contains(s.target)&&i(!1)};n.setAttribute("aria-has\
popup","menu"),n.setAttribute("aria-expanded","false"),n.addEventListener("click",()=>{if(r)return i(!0);let s=x("div",{
class:"editor-menu",role:"menu",popover:"manual","aria-label":n.getAttribute("aria-label")??n.textContent??""});for(let a of e()){
let c=x("button",{type:"button",role:a.current===void 0?"menuitem":"menuitemradio",tabindex:"-1","aria-checked":a.current===
void 0?null:String(a.current),disabled:a.disabled??!1});a.icon&&c.append(Vt(a.icon)),c.append(x("span",{},a.label)),a.hint&&
c.append(x("small",{},a.hint)),c.addEventListener("click",()=>{i(!1),t(),a.press()}),s.append(c)}s.addEventListener("key\
down",a=>{let c=[...s.querySelectorAll("button:not(:disabled)")],f=c.indexOf(document.activeElement),u={ArrowDown:f+1,ArrowUp:f-
1+c.length,Home:0,End:c.length-1}[a.key];if(u!==void 0)c[u%c.length]?.focus();else if(a.key==="Escape")i(!0);else{if(a.key===
"Tab")return i(!1);if(a.key.length===1)c.find((d,h)=>h>f&&uh(d,a.key))?.focus();else return}a.preventDefault(),a.stopPropagation()}),
n.after(s),s.showPopover();let l=n.getBoundingClientRect();s.style.left=`${Math.max(8,Math.min(l.left,innerWidth-s.offsetWidth-
8))}px`,s.style.top=`${l.bottom+4+s.offsetHeight>innerHeight?Math.max(8,l.top-s.offsetHeight-4):l.bottom+4}px`,r=s,n.setAttribute(
"aria-expanded","true"),document.addEventListener("pointerdown",o,!0),(s.querySelector("[aria-checked=true]")??s.querySelector(
"button:not(:disabled)"))?.focus()})}var uh=(n,e)=>(n.textContent??"").toLowerCase().startsWith(e.toLowerCase());function Fi(n){
let e=()=>[...n.querySelectorAll("button.tool:not([hidden])")].filter(r=>r.closest("[hidden]")===null),t=r=>{for(let i of n.
querySelectorAll("button.tool"))i.setAttribute("tabindex",i===r?"0":"-1")};t(e()[0]),n.addEventListener("focusin",r=>{let i=r.
target.closest("button.tool");i&&t(i)}),n.addEventListener("keydown",r=>{if(r.target.closest("[role=menu]"))return;let i=e(),
o=i.indexOf(document.activeElement),s={ArrowRight:o+1,ArrowLeft:o-1+i.length,Home:0,End:i.length-1}[r.key];o<0||s===void 0||
(r.preventDefault(),i[s%i.length]?.focus())})}var dh=0,$i=()=>`ed${(++dh).toString(36)}`;function Ma(n,e){let t=$i(),r=x(
"form",{method:"dialog"}),i=x("button",{type:"button",class:"tool shut","aria-label":e.text("cancel"),title:e.text("canc\
el")},Vt("close")),o=x("dialog",{class:"editor-dialog","aria-labelledby":t},x("header",{},x("h2",{id:t},n),i),r);i.addEventListener(
"click",()=>o.close());let s=new Promise(l=>o.addEventListener("close",()=>{o.remove(),l()}));return document.body.append(
o),o.showModal(),{dialog:o,form:r,closed:s}}async function Be(n,e,t,r,i){let{dialog:o,form:s,closed:l}=Ma(e,n),a=null;i&&
s.append(i);let c=t.map(f=>{let u=$i(),d=f.rows?x("textarea",{id:u,name:f.name,rows:String(f.rows)}):x("input",{id:u,name:f.
name,type:"text",inputmode:f.type==="url"?"url":null,autocomplete:"off",spellcheck:f.type==="url"?"false":null});d.value=
f.value??"",f.max&&(d.maxLength=f.max),f.required&&(d.required=!0);let h=x("p",{class:"fault",id:u+"f",hidden:!0,role:"a\
lert"}),p=f.hint?x("p",{class:"hint",id:u+"h"},f.hint):null;d.setAttribute("aria-describedby",[p?u+"h":"",u+"f"].join(" ").
trim());let m=x("div",{class:"field"},x("label",{for:u},f.label),d);return p&&m.append(p),m.append(h),s.append(m),d.addEventListener(
"input",()=>{h.hidden=!0,d.removeAttribute("aria-invalid")}),{f,input:d,fault:h}});return s.noValidate=!0,s.append(x("di\
v",{class:"acts"},x("button",{type:"submit",class:"primary"},r))),s.addEventListener("submit",f=>{f.preventDefault();let u={},
d=null;for(let{f:h,input:p,fault:m}of c){let g=p.value.trim();u[h.name]=g;let y=g===""?h.required?"needed":null:h.check?.(
g)??null;m.hidden=y===null,p.toggleAttribute("aria-invalid",!1),y!==null&&(m.textContent=n.text(y),p.setAttribute("aria-\
invalid","true"),d??=p)}if(d)return d.focus();a=u,o.close()}),c[0]?.input.focus(),c[0]?.input.select(),await l,a}async function fr(n,e,t,r={}){
let{dialog:i,form:o,closed:s}=Ma(e,n);i.classList.add("wide");let l=null,a=new Map,c=$i(),f=x("input",{id:c,type:"search",
autocomplete:"off","aria-describedby":c+"s"}),u=x("p",{class:"hint",id:c+"s",role:"status"}),d=x("ul",{class:"choices"}),
h=x("button",{type:"submit",class:"primary",disabled:!0},n.text("insert"));o.append(x("div",{class:"field"},x("label",{for:c},
n.text("search")),f,u),d),r.side&&o.append(r.side),r.many&&o.append(x("div",{class:"acts"},h));let p=(S,k,N)=>{if(!r.many)
return l=[k],i.close();a.delete(S)?N.setAttribute("aria-pressed","false"):(a.set(S,k),N.setAttribute("aria-pressed","tru\
e")),h.disabled=a.size===0},m=null,g=async()=>{m?.abort();let S=m=new AbortController;try{let k=await t(f.value.trim(),S.
signal);if(S.signal.aborted)return;d.classList.toggle("pictures",k.some(N=>N.thumb!==void 0)),d.replaceChildren(...k.map(
N=>{let P=JSON.stringify(N.item),$=x("button",{type:"button","aria-pressed":r.many?String(a.has(P)):null});return N.thumb===
""?$.append(x("span",{class:"no-thumb"})):N.thumb&&$.append(x("img",{src:N.thumb,alt:"",loading:"lazy"})),$.append(x("sp\
an",{},N.title)),N.detail&&$.append(x("small",{},N.detail)),$.addEventListener("click",()=>p(P,N.item,$)),x("li",{},$)})),
u.textContent=k.length>0?r.hint??n.text("found",k.length):n.text("found_nothing")}catch(k){S.signal.aborted||(u.textContent=
n.text("no_answer",String(k.message??k)))}},y=0;return f.addEventListener("input",()=>{clearTimeout(y),y=window.setTimeout(
()=>{g()},150)}),o.addEventListener("keydown",S=>{let k=[...d.querySelectorAll("button")],N=k.indexOf(document.activeElement);
if(S.key==="ArrowDown")k[Math.min(N+1,k.length-1)]?.focus();else if(S.key==="ArrowUp"&&N>=0)(k[N-1]??f).focus();else if(S.
key==="Enter"&&S.target===f)(!r.many||a.size===0)&&k[0]?.click();else return;S.preventDefault()}),o.addEventListener("su\
bmit",S=>{S.preventDefault(),a.size!==0&&(l=[...a.values()],i.close())}),f.focus(),g(),await s,m?.abort(),l}var xt=new oe("uploads");function Ea(){return new L({key:xt,state:{init:()=>D.empty,apply(n,e){e=e.map(n.mapping,n.doc);
let t=n.getMeta(xt);if(t&&"add"in t){let r=x("span",{class:"uploading",role:"status"},t.add.name);return e.add(n.doc,[q.
widget(t.add.pos,r,{id:t.add.id,side:-1})])}return t?e.remove(e.find(void 0,void 0,r=>r.id===t.remove)):e}},props:{decorations:n=>xt.
getState(n)}})}function hh(n,e){return xt.getState(n.state)?.find(void 0,void 0,t=>t.id===e)[0]?.from??null}function ph(n,e,t){
let r=n.resolve(Math.min(e,n.content.size));if(r.parent.type.name==="gallery"&&t.type.name==="image")return r.pos;for(let i=r.
depth;i>0;i--){let o=r.index(i-1),s=r.node(i-1),l=r.node(i).isTextblock&&r.node(i).content.size===0,a=o+1;if(s.canReplaceWith(
a,a,t.type))return l&&i===1?r.before(i):r.after(i)}return r.depth===0?r.pos:n.content.size}function ye(n,e){va(n,e,n.state.
selection.to,!0)}function va(n,e,t,r){let i=n.state.tr,o=ph(i.doc,t,e),s=i.doc.resolve(o);s.nodeAfter?.type.name==="para\
graph"&&s.nodeAfter.content.size===0&&s.index()<s.parent.childCount-1?i.replaceWith(o,o+2,e):i.insert(o,e),i.doc.lastChild?.
type.name!=="paragraph"&&i.insert(i.doc.content.size,A("paragraph").create()),r&&i.setSelection(C.near(i.doc.resolve(o+e.
nodeSize))).scrollIntoView(),n.dispatch(i)}var Vi=n=>A("image").create({asset:n.id,caption:null,alt:null}),Fe=class n{#e;#t;#i=0;constructor(e,t){
this.#e=e,this.#t=t}static among(e){return[...e??[]].filter(t=>t.type.startsWith("image/")||/\.(jpe?g|png|webp|gif|tiff?|heic|avif)$/i.
test(t.name))}async pick(e){let{view:t}=this.#e,r=await this.#n(e,o=>{this.send(o,t.state.selection.to)});if(t.focus(),!r||
r.length===0)return;let i=t.state.selection.$from.parent.type.name==="gallery";if(e&&!i)ye(t,A("gallery").create(null,r.
map(Vi)));else for(let o of r)ye(t,Vi(o))}async one(){let e=null,t=await this.#n(!1,r=>e=r[0]?this.bring(r[0]):null);return await e??
t?.[0]??null}async bring(e){let{words:t}=this.#e;this.#o(1);try{let r=await this.#t.upload(e);return await this.#l(r,e),
r}catch(r){return this.#e.status(t.text("upload_wrong",e.name,String(r.message)),"warning"),null}finally{this.#o(-1)}}async#n(e,t){
let{words:r}=this.#e,i=x("input",{type:"file",accept:"image/*",multiple:e,class:"hidden",tabindex:"-1","aria-hidden":"tr\
ue"}),o=x("p",{class:"from-device"},i,x("button",{type:"button",click:()=>i.click()},r.text("from_device")));return i.addEventListener(
"change",()=>{let s=n.among(i.files);t(s),i.closest("dialog")?.close()}),fr(r,r.text(e?"gallery":"photo"),async(s,l)=>(await this.#t.
pictures(s,l)).map(a=>({item:a,title:a.caption||a.alt||r.text("no_caption"),detail:a.credit||r.text("no_credit"),thumb:a.
thumb})),{many:e,side:o})}async send(e,t){let{words:r}=this.#e,i=[];for(let o of e){let s=await this.#r(o,t);s&&i.push({
picture:s,file:o})}e.length>i.length&&this.#e.status(r.text("upload_failed",e.length-i.length),"warning");for(let o of i)
await this.#l(o.picture,o.file)}async#r(e,t){let{words:r}=this.#e,i={},o=this.#e.view;o.dispatch(o.state.tr.setMeta(xt,{
add:{id:i,pos:Math.min(t,o.state.doc.content.size),name:r.text("uploading",e.name)}})),this.#o(1);try{let s=await this.#t.
upload(e),l=this.#e.view,a=hh(l,i);return l.dispatch(l.state.tr.setMeta(xt,{remove:i})),a!==null&&va(l,Vi(s),a,!1),s}catch(s){
let l=this.#e.view;return l.dispatch(l.state.tr.setMeta(xt,{remove:i})),this.#e.status(r.text("upload_wrong",e.name,String(
s.message)),"warning"),null}finally{this.#o(-1)}}#o(e){this.#i+=e,this.#e.dispatchEvent(new CustomEvent("editor:upload",
{bubbles:!0,detail:{count:this.#i}}))}async#l(e,t){let{words:r}=this.#e;if(e.credit!==""&&e.alt!=="")return;let i=x("img",
{class:"preview",src:e.thumb||await mh(t),alt:""}),o=await Be(r,r.text("credit_title"),[{name:"credit",label:r.text("cre\
dit"),value:e.credit,required:!0,max:200,hint:r.text("credit_hint")},{name:"caption",label:r.text("caption"),value:e.caption,
rows:2,max:2e3},{name:"alt",label:r.text("alt"),value:e.alt,rows:2,max:1e3,hint:r.text("alt_hint")}],r.text("keep"),i);if(!o)
return this.#e.status(r.text("credit_missing"),"warning");try{await this.#t.describe(e.id,{credit:o.credit??"",caption:o.
caption??"",alt:o.alt??""}),this.#e.dispatchEvent(new CustomEvent("editor:picture",{detail:e.id}))}catch(s){this.#e.status(
r.text("no_answer",String(s.message)),"warning")}this.#e.view.focus()}};function mh(n){return new Promise(e=>{let t=new FileReader;
t.addEventListener("loadend",()=>e(typeof t.result=="string"?t.result:"")),t.readAsDataURL(n)})}async function Aa(n,e){let t=/^data:(image\/[\w+.-]+);base64,([a-z0-9+/=\s]+)$/i.
exec(n);if(!t)return null;try{let r=Uint8Array.from(atob((t[2]??"").replace(/\s/g,"")),i=>i.charCodeAt(0));return new File(
[r],`${e}.${(t[1]??"").split("/")[1]?.toLowerCase()}`,{type:(t[1]??"").toLowerCase()})}catch{return null}}function Q(n,e){let{selection:t}=n;if(t instanceof M&&t.node.type.name===e)return{node:t.node,pos:t.from};let{$from:r}=t;
for(let i=r.depth;i>0;i--){let o=r.node(i);if(o.type.name===e)return{node:o,pos:r.before(i)}}return null}function Na(n,e){
let{from:t,$from:r,to:i,empty:o}=n.selection,s=ge(e);return o?s.isInSet(n.storedMarks??r.marks())!==void 0:n.doc.rangeHasMark(
t,i,s)}var Ye=n=>us(ge(n),null,{removeWhenPresent:!1}),_t=n=>(e,t,r)=>{let i=n!==0&&Q(e,"heading")?.node.attrs.level===n;
return n===0||i?Hr(A("paragraph"))(e,t,r):Hr(A("heading"),{level:n})(e,t,r)},Ht=n=>(e,t,r)=>{let i=gh(e);return i?i.node.
type.name===n?vi(A("list_item"))(e,t,r):(t?.(e.tr.setNodeMarkup(i.pos,A(n))),!0):Fl(A(n))(e,t,r)};function gh(n){let{$from:e}=n.
selection;for(let t=e.depth;t>0;t--){let r=e.node(t);if(r.type.name==="bullet_list"||r.type.name==="ordered_list")return{
node:r,pos:e.before(t)};if(r.type.spec.isolating)return null}return null}var Ta=(n,e=null)=>{let t=typeof n=="string"?A(
n):n;return(r,i,o)=>{if(Q(r,t.name))return ss(r,i,o);let{$from:s,$to:l}=r.selection,a=s.blockRange(l);if(a&&!Ae(a,t,e)&&
s.parent.type.name==="heading"){let c=r.tr.setBlockType(s.pos,l.pos,A("paragraph")),f=c.doc.resolve(s.pos).blockRange(c.
doc.resolve(l.pos)),u=f&&Ae(f,t,e);return!f||!u?!1:(i?.(c.wrap(f,u)),!0)}return fs(t,e)(r,i,o)}},ur=Ta("blockquote"),Oa=(n,e)=>{
let{$from:t,empty:r}=n.selection;return!r||t.parentOffset>0||t.parent.type.name!=="heading"?!1:(e?.(n.tr.setNodeMarkup(t.
before(),A("paragraph"))),!0)},Da=(n,e,t)=>Vl(A("list_item"))(n,e,t),Ra=(n,e,t)=>vi(A("list_item"))(n,e,t);function dr(n){
let{$from:e,from:t,to:r}=n.selection,i=ge("link"),o=i.isInSet(e.marks())??(e.nodeAfter?i.isInSet(e.nodeAfter.marks):void 0);
if(!o)return null;let s=e.start(),l=null,a=s;return e.parent.forEach(c=>{let f=o.isInSet(c.marks);f&&l&&l.to===a?l={...l,
to:a+c.nodeSize}:f&&!(l&&l.from<=t&&l.to>=r)&&(l={mark:o,from:a,to:a+c.nodeSize}),a+=c.nodeSize}),l}async function kn(n){
let{view:e,words:t}=n,r=dr(e.state),{from:i,to:o,empty:s}=e.state.selection,l=r??{from:i,to:o},a=e.state.doc.textBetween(
i,o," "),c=!r&&/^(https?:\/\/|www\.)\S+$/.test(a.trim())?a.trim():"",f=await Be(t,t.text("link"),[{name:"href",label:t.text(
"address"),value:r?String(r.mark.attrs.href):c,type:"url",required:!0,hint:t.text("address_hint"),check:p=>me(Ue(Pe(p)))},
...s&&!r?[{name:"text",label:t.text("link_text"),max:300}]:[]],t.text("keep"));if(e.focus(),!f)return;let u=Ue(Pe(f.href??
"")),d=ge("link").create({href:u,rel:r?.mark.attrs.rel??null}),h=e.state.tr;if(s&&!r){let p=f.text||u.replace(/^https?:\/\/(www\.)?/,
"").replace(/\/$/,"");h.replaceSelectionWith(e.state.schema.text(p,[...e.state.selection.$from.marks(),d]),!1)}else h.removeMark(
l.from,l.to,ge("link")).addMark(l.from,l.to,d);e.dispatch(h.removeStoredMark(ge("link")).scrollIntoView())}function Ia(n){
let{view:e}=n,t=dr(e.state);t&&e.dispatch(e.state.tr.removeMark(t.from,t.to,ge("link"))),e.focus()}async function Pa(n){
let{view:e,words:t}=n,r=Q(e.state,"blockquote");if(!r)return;let i=await Be(t,t.text("quote_source"),[{name:"name",label:t.
text("quote_name"),value:String(r.node.attrs.source_name??""),max:200,hint:t.text("quote_name_hint")},{name:"url",label:t.
text("quote_url"),value:String(r.node.attrs.source_url??""),type:"url",check:a=>Bt(Pe(a))}],t.text("keep"));e.focus();let o=Q(
e.state,"blockquote");if(!i||!o)return;let s=i.name||null,l=s&&i.url?Pe(i.url):null;e.dispatch(e.state.tr.setNodeMarkup(
o.pos,null,{source_name:s,source_url:l}))}async function La(n){let{view:e,words:t}=n,r=await Be(t,t.text("box"),[{name:"\
title",label:t.text("box_title"),value:t.text("box_default"),required:!0,max:200,check:Hi}],t.text("insert"));if(e.focus(),
!r)return;let i={title:r.title??""};Q(e.state,"info_box")||Ta("info_box",i)(e.state,e.dispatch,e)||ye(e,A("info_box").create(
i,A("paragraph").create()))}async function za(n){await _i(n,"info_box","title","box","box_title",200,!0)}async function Ba(n){
await _i(n,"table","caption","table","table_caption",300,!1)}async function Fa(n){await _i(n,"embed","title","embed","em\
bed_title",300,!1)}async function _i(n,e,t,r,i,o,s){let{view:l,words:a}=n,c=Q(l.state,e);if(!c)return;let f=await Be(a,a.
text(r),[{name:t,label:a.text(i),value:String(c.node.attrs[t]??""),max:o,required:s,check:Hi}],a.text("keep"));l.focus();
let u=Q(l.state,e);f&&u&&l.dispatch(l.state.tr.setNodeAttribute(u.pos,t,f[t]||null))}var Hi=n=>bt(n)?null:"needed";async function $a(n){
let{view:e,words:t}=n,r=await Be(t,t.text("embed"),[{name:"url",label:t.text("address"),type:"url",required:!0,hint:t.text(
"embed_hint"),check:o=>Ge(Pe(o))?null:"embed_wrong"},{name:"title",label:t.text("embed_title"),max:300,hint:t.text("embe\
d_title_hint")}],t.text("insert"));e.focus();let i=r&&Ge(Pe(r.url??""));i&&ye(e,A("embed").create({...i,title:r.title||null}))}
async function Va(n,e){let{view:t,words:r}=n,i=await fr(r,r.text("related"),async(l,a)=>{let c=/^https?:\/\//i.test(l)?Ue(
l):"";return c!==""&&Bt(c)===null?[{item:{url:c},title:c,detail:r.text("related_outside")}]:(await e.stories(l,a)).map(f=>({
item:{story:f},title:f.headline,detail:[f.site,f.date].filter(Boolean).join(" · ")}))},{side:x("p",{class:"hint"},r.text(
"related_hint"))});t.focus();let o=i?.[0];if(!o)return;if("story"in o)return ye(t,A("related").create({story:o.story.id}));
let s=await Be(r,r.text("related"),[{name:"title",label:r.text("related_title"),required:!0,max:300,check:Hi}],r.text("i\
nsert"));t.focus(),s&&ye(t,A("related").create({url:o.url,title:s.title??""}))}function _a(n,e=3,t=3){let r=a=>A(a).create(
null,A("paragraph").create()),i=a=>A("table_row").create(null,Array.from({length:t},()=>r(a))),o=A("table").create(null,
Array.from({length:e},(a,c)=>i(c===0?"table_header":"table_cell"))),s=n.state.doc;ye(n,o);let l=null;n.state.doc.descendants(
(a,c)=>(a===o&&(l=c),l===null&&a.type.name!=="paragraph")),l!==null&&n.state.doc!==s&&n.dispatch(n.state.tr.setSelection(
v.near(n.state.doc.resolve(l+3))))}function Ha(n){ye(n,A("divider").create())}function qa(n){let e=0;return n.descendants(t=>{if(t.isTextblock)return e+=Wi(t.textBetween(0,t.content.size,void 0,r=>r.
type.name==="hard_break"?`
`:" ")),!1;switch(t.type.name){case"table":e+=Wi(String(t.attrs.caption??""));break;case"info_box":/[\p{L}\p{N}]/u.test(
t.textContent)&&(e+=Wi(String(t.attrs.title)));break}return!0}),e}function Wi(n){let e=0;for(let t of n.split(new RegExp(
"\\p{White_Space}+","u")))/[\p{L}\p{N}]/u.test(t)&&e++;return e}function Ja(n,e){return Math.ceil(n/(e.startsWith("en")?
238:200))}var hr=class extends Error{};async function qi(n){let t=(n.headers.get("content-type")??"").includes("json")?await n.json():
await n.text();if(n.ok)return t;let r=typeof t=="object"&&t!==null?t.error??t.said:null;throw new hr(typeof r=="string"&&
r!==""?r:`${n.status} ${n.statusText}`.trim())}var Ji={Accept:"application/json"},Wt=class{#e;#t=new Map;#i=new Map;constructor(e){
this.#e=e}async#n(e,t,r){let i=new URL(e,location.href);for(let[s,l]of Object.entries(t))i.searchParams.set(s,l);let o=await qi(
await fetch(i,{headers:Ji,signal:r??null}));return Array.isArray(o)?o:[]}async pictures(e,t){let r=await this.#n(this.#e.
pick,{q:e},t);for(let i of r)this.#t.set(i.id,Promise.resolve(i));return r}async stories(e,t){let r=await this.#n(this.#e.
find,{q:e},t);for(let i of r)this.#i.set(i.id,Promise.resolve(i));return r}picture(e,t=!1){return t&&this.#t.delete(e),this.#r(
this.#t,this.#e.pick,e)}story(e){return this.#r(this.#i,this.#e.find,e)}#r(e,t,r){let i=e.get(r);return i||(i=this.#n(t,
{id:r}).then(o=>o.find(s=>s.id===r)??null),i=i.catch(()=>(e.delete(r),null)),e.set(r,i)),i}async upload(e){let t=new FormData;
t.append("file",e,e.name||"picture");let r=await qi(await fetch(this.#e.upload,{method:"POST",body:t,headers:Ji})),i=Array.
isArray(r)?r[0]:r;if(typeof i?.id!="string")throw new hr("no id");return this.#t.set(i.id,Promise.resolve(i)),i}async describe(e,t){
let r=new URLSearchParams(t),i=(await this.picture(e))?.rev;i!==void 0&&r.set("rev",String(i)),await qi(await fetch(`${this.#e.
upload}/${e}`,{method:"POST",body:r,headers:Ji})),this.#t.delete(e)}};function Ka(n){return n?[...n.querySelectorAll("input[data-field],textarea[data-field],select[data-field]")].map(e=>({name:e.
dataset.field??e.name,control:e,get:()=>yh(e),set:t=>bh(e,t)})):[]}function yh(n){return n instanceof HTMLSelectElement?
[...n.selectedOptions].map(e=>e.value).join(`
`):n instanceof HTMLInputElement&&n.type==="checkbox"?n.checked?"1":"":n.value}function bh(n,e){if(n instanceof HTMLSelectElement){
let t=new Set(e.split(`
`));for(let r of n.options)r.selected=t.has(r.value)}else n instanceof HTMLInputElement&&n.type==="checkbox"?n.checked=e!==
"":xh(n,e);n.dispatchEvent(new CustomEvent("field:set",{bubbles:!0}))}function xh(n,e){let t=n.value;if(t===e)return;let r=document.
activeElement===n&&n.selectionStart!==null,i=n.selectionStart??0,o=n.selectionEnd??i;if(n.value=e,!r)return;let s=0;for(;s<
t.length&&s<e.length&&t[s]===e[s];)s++;let l=0;for(;l<t.length-s&&l<e.length-s&&t[t.length-1-l]===e[e.length-1-l];)l++;let a=c=>c<=
s?c:c>=t.length-l?c+e.length-t.length:Math.min(c,e.length-l);n.setSelectionRange(a(i),a(o))}var ae=class{constructor(e,t,r={}){this.match=e,this.match=e,this.handler=typeof t=="string"?wh(t):t,this.undoable=r.undoable!==
!1,this.inCode=r.inCode||!1,this.inCodeMark=r.inCodeMark!==!1}};function wh(n){return function(e,t,r,i){let o=n;if(t[1]){
let s=t[0].lastIndexOf(t[1]);o+=t[0].slice(s+t[1].length),r+=s;let l=r-i;l>0&&(o=t[0].slice(s-l,s)+o,r=i)}return e.tr.insertText(
o,r,i)}}var kh=500;function Ua({rules:n}){let e=new L({state:{init(){return null},apply(t,r){let i=t.getMeta(this);return i||
(t.selectionSet||t.docChanged?null:r)}},props:{handleTextInput(t,r,i,o){return ja(t,r,i,o,n,e)},handleDOMEvents:{compositionend:t=>{
setTimeout(()=>{let{$cursor:r}=t.state.selection;r&&ja(t,r.pos,r.pos,"",n,e)})}}},isInputRules:!0});return e}function ja(n,e,t,r,i,o){
if(n.composing)return!1;let s=n.state,l=s.doc.resolve(e),a=n.state.selection,c=l.parent.textBetween(Math.max(0,l.parentOffset-
kh),l.parentOffset,null,"￼")+r,f=e==a.from&&t==a.to&&n.state.storedMarks||(e==t?l.marks():l.marksAcross(s.doc.resolve(
t))||[]);for(let u=0;u<i.length;u++){let d=i[u];if(!d.inCodeMark&&f.some(g=>g.type.spec.code))continue;if(l.parent.type.
spec.code){if(!d.inCode)continue}else if(d.inCode==="only")continue;let h=d.match.exec(c);if(!h||h[0].length<r.length)continue;
let p=e-(h[0].length-r.length);if(!d.inCodeMark){let g=!1;if(s.doc.nodesBetween(p,l.pos,y=>{y.isInline&&y.marks.some(S=>S.
type.spec.code)&&(g=!0)}),g)continue}let m=d.handler(s,h,p,t,r);if(m)return d.undoable&&m.setMeta(o,{transform:m,from:e,
to:t,text:r}),n.dispatch(m),!0}return!1}var Ga=(n,e)=>{let t=n.plugins;for(let r=0;r<t.length;r++){let i=t[r],o;if(i.spec.
isInputRules&&(o=i.getState(n))){if(e){let s=n.tr,l=o.transform;for(let a=l.steps.length-1;a>=0;a--)s.step(l.steps[a].invert(
l.docs[a]));if(o.text){let a=s.doc.resolve(o.from).marks();s.replaceWith(o.from,o.to,n.schema.text(o.text,a))}else s.delete(
o.from,o.to);e(s)}return!0}}return!1},hm=new ae(/--$/,"—",{inCodeMark:!1}),pm=new ae(/\.\.\.$/,"…",{inCodeMark:!1}),
mm=new ae(/(?:^|[\s\{\[\(\<'"\u2018\u201C])(")$/,"“",{inCodeMark:!1}),gm=new ae(/"$/,"”",{inCodeMark:!1}),ym=new ae(
/(?:^|[\s\{\[\(\<'"\u2018\u201C])(')$/,"‘",{inCodeMark:!1}),bm=new ae(/'$/,"’",{inCodeMark:!1});function pr(n,e,t,r){let i,o;return e instanceof Ee?o=e:(i=e,o=e.nodeType,t=e.getAttrs,r=e.joinPredicate),new ae(n,(s,l,a,c)=>{
let f=t instanceof Function?t(l):t,u=s.tr.delete(a,c),d=u.doc.resolve(a),h=d.blockRange(),p=h&&Ae(h,o,f);if(!p)return null;
u.wrap(h,p);let m=u.doc.resolve(a-1).nodeBefore;return m&&m.type==o&&ot(u.doc,a-1)&&(!r||r(l,m))&&u.join(a-1),u},i)}function Ki(n,e,t){
let r,i;return e instanceof Ee?i=e:(r=e,i=e.nodeType,t=e.getAttrs),new ae(n,(o,s,l,a)=>{let c=o.doc.resolve(l),f=t instanceof
Function?t(s):t;return c.node(-1).canReplaceWith(c.index(-1),c.indexAfter(-1),i)?o.tr.delete(l,a).setBlockType(l,l,i,f):
null},r)}var Xa=String.raw`(?:^|[\s([{\u2014\u2013/\uFFFC“‘])`,Ya=/:\/\/|^www\.|\S@\S/i;function he(n,e){return new ae(n,(t,r,i,o)=>{
if(Ya.test(/\S*$/.exec((r.input??"").trimEnd())?.[0]??""))return null;let s=e(r),l=0,a=r[0];for(;l<s.length&&l<a.length&&
s[l]===a[l]&&i+l<o;)l++;let c=s.slice(l),f=t.tr;if(c==="")return i+l<o?f.delete(i+l,o):f.setMeta("typography",!0);let u=t.
storedMarks??t.doc.resolve(i+l).marks();return f.replaceWith(i+l,o,t.schema.text(c,u))})}var Sh=[he(new RegExp(`(${Xa})"\
$`,"u"),n=>`${n[1]}“`),he(/"$/,()=>"”"),he(new RegExp(`(${Xa})'$`,"u"),n=>`${n[1]}‘`),he(/'$/,()=>"’")],Ch=[he(/–-$/,
()=>"—"),he(/--$/,()=>"–"),he(/(\S) - $/,n=>`${n[1]} – `),he(/\.\.\.$/,()=>"…")],Mh=[he(/([ \u00A0]) $/,n=>n[1]??
" "),he(/^ $/,()=>""),he(/([([{“‘]) $/,n=>n[1]??""),he(new RegExp("(\\p{L}|\\p{N}|[)\\]”’%]) ([,;:.!?%)\\]])$","\
u"),n=>(n[1]??"")+(n[2]??""))],Eh=()=>[Ki(/^##\s$/,A("heading"),{level:2}),Ki(/^###\s$/,A("heading"),{level:3}),pr(/^>\s$/,
A("blockquote")),pr(/^[-*•]\s$/,A("bullet_list")),pr(/^(\d{1,4})[.)]\s$/,A("ordered_list"),n=>({order:Number(n[1])}),(n,e)=>e.
childCount+e.attrs.order===Number(n[1])),new ae(/^\*\*\*$/,(n,e,t)=>{let r=n.doc.resolve(t);if(r.depth!==1)return null;let i=A(
"paragraph").create();return n.tr.replaceWith(r.before(),r.after(),[A("divider").create(),i])})];function Qa(){return Ua(
{rules:[...Eh(),...Sh,...Ch,...Mh]})}function vh(n){let e=[],t=[...n.matchAll(/\S+/g)].filter(o=>Ya.test(o[0])),r=(o,s,l)=>{
t.some(a=>o>=a.index&&s<=a.index+a[0].length)||n.slice(o,s)!==l&&e.push({from:o,to:s,insert:l})},i=/(?<lead>^[ \u00A0]+)|(?<tail>[ \u00A0]+$)|(?<before>(?<=[\p{L}\p{N})\]”’%]) +(?=[,;:.!?%)\]](?!\d)))|(?<after>(?<=[([{“‘]) +)|(?<many>[ \u00A0]{2,})|(?<dots>\.{3,})|(?<long>---)|(?<dash>--|(?<= )-(?= ))|(?<double>")|(?<single>')/gu;
for(let o of n.matchAll(i)){let s=o.groups??{},l=o.index,a=l+o[0].length;if(s.lead??s.tail??s.before??s.after)r(l,a,"");else if(s.
many)r(l,a," ");else if(s.dots)r(l,a,"…");else if(s.long)r(l,a,"—");else if(s.dash)r(l,a,"–");else{let c=l===0||/[\s([{\u2014\u2013/\uFFFC“‘"]/u.
test(n[l-1]??""),f=n[l+1],u=f===void 0||/[\s,.;:!?)\]}]/.test(f);s.double?r(l,a,c&&!(u&&l>0)?"“":"”"):r(l,a,c&&!u?"‘":
"’")}}return e}var Za=(n,e)=>{let t=n.tr;return n.doc.descendants((r,i)=>{if(!r.isTextblock)return!0;for(let o of vh(ji(
r)).reverse())Ah(t,i+1,o,r);return!1}),t.docChanged?(e?.(xn(t).setMeta("tidied",!0)),!0):!1};function ji(n){return n.textBetween(
0,n.content.size,"￼","￼")}function Ah(n,e,t,r){let i=n.mapping.map(e+t.from),o=n.mapping.map(e+t.to);if(t.insert===""){
n.delete(i,o);return}let s=r.nodeAt(t.from);n.replaceWith(i,o,n.doc.type.schema.text(t.insert,s?.marks??[]))}function Nh(n,e){let t=Th(e);return t?[...n.matchAll(t)].map(r=>({from:r.index,to:r.index+r[0].length})):[]}function Th({
query:n,exact:e,words:t}){if(n==="")return null;let r=n.replace(/[.*+?^${}()|[\]\\/]/g,"\\$&").replace(/"/g,'["“”„]').
replace(/'/g,"['‘’]").replace(/\s/g,"[ \\u00A0]"),i="[\\p{L}\\p{N}_]";return new RegExp(t?`(?<!${i})${r}(?!${i})`:r,
e?"gu":"giu")}function Oh(n,e){let t=[];return n.descendants((r,i)=>{if(!r.isTextblock)return!0;for(let o of Nh(ji(r),e))
t.push({from:i+1+o.from,to:i+1+o.to});return!1}),t}var Sn=new oe("find"),Ui={search:null,matches:[],current:-1,drawn:D.empty};
function ec(){return new L({key:Sn,state:{init:()=>Ui,apply(n,e,t,r){let i=n.getMeta(Sn);if(!i&&!e.search||!i&&!n.docChanged&&
!n.selectionSet)return e;let o=i?i.search:e.search;if(!o)return Ui;let s=i||n.docChanged?Oh(r.doc,o):e.matches,{from:l,to:a}=r.
selection,c=s.findIndex(u=>u.from===l&&u.to===a),f=D.create(r.doc,s.map((u,d)=>q.inline(u.from,u.to,{class:d===c?"found \
current":"found"})));return{search:o,matches:s,current:c,drawn:f}}},props:{decorations:n=>Sn.getState(n)?.drawn}})}var Cn=n=>Sn.
getState(n)??Ui;function Gi(n,e){return n.setMeta(Sn,{search:e}).setMeta("addToHistory",!1)}function qt(n,e){let{matches:t}=Cn(
n.state);if(t.length===0)return;let{from:r,to:i}=n.state.selection,o=e?t.find(s=>s.from>=i&&!(s.from===r&&s.to===i))??t[0]:
t.findLast(s=>s.to<=r)??t.at(-1);o&&n.dispatch(n.state.tr.setSelection(v.create(n.state.doc,o.from,o.to)).scrollIntoView())}
function tc(n,e,t){let r=n.doc.nodeAt(e.from)?.marks??[];t===""?n.delete(e.from,e.to):n.replaceWith(e.from,e.to,n.doc.type.
schema.text(t,r))}function Xi(n,e){let{matches:t,current:r}=Cn(n.state),i=t[r];if(!i)return qt(n,!0);let o=xn(n.state.tr);
tc(o,i,e),o.setSelection(v.create(o.doc,i.from+e.length)),n.dispatch(o),qt(n,!0)}function nc(n,e){let{matches:t}=Cn(n.state);
if(t.length===0)return 0;let r=xn(n.state.tr);for(let i of t.toReversed())tc(r,i,e);return n.dispatch(r),t.length}var mr=class{dom;#e;#t;#i;#n;#r;#o=x("span",{class:"count",role:"status"});constructor(e){this.#e=e;let{words:t}=e,r=s=>x(
"input",{type:"text","aria-label":t.text(s),placeholder:t.text(s),autocomplete:"off"}),i=()=>x("input",{type:"checkbox"});
this.#t=r("find"),this.#i=r("replace_with"),this.#n=i(),this.#r=i();let o=(s,l)=>x("button",{type:"button",class:"small",
click:l},t.text(s));this.dom=x("div",{class:"find",role:"search","aria-label":t.text("find"),hidden:!0},x("div",{class:"\
line"},this.#t,this.#o,Y("up",t.text("find_previous"),"Shift-Enter",()=>qt(e.view,!1)),Y("down",t.text("find_next"),"Ent\
er",()=>qt(e.view,!0)),Y("close",t.text("find_close"),"Escape",()=>this.close())),x("div",{class:"line"},this.#i,o("repl\
ace",()=>Xi(e.view,this.#i.value)),o("replace_all",()=>{let s=nc(e.view,this.#i.value);e.status(t.text("replaced",s))})),
x("div",{class:"line"},x("label",{},this.#n,t.text("find_exact")),x("label",{},this.#r,t.text("find_words"))));for(let s of[
this.#t,this.#n,this.#r])s.addEventListener("input",()=>this.#l());this.dom.addEventListener("keydown",s=>{if(s.key==="E\
scape")this.close();else{if(s.key!=="Enter"||s.target instanceof HTMLButtonElement)return;s.target===this.#i?Xi(e.view,this.#i.
value):qt(e.view,!s.shiftKey)}s.preventDefault(),s.stopPropagation()})}open(){let{view:e}=this.#e,{from:t,to:r}=e.state.
selection,i=e.state.doc.textBetween(t,r,`
`);i!==""&&!i.includes(`
`)&&i.length<100&&(this.#t.value=i),this.dom.hidden=!1,this.#t.focus(),this.#t.select(),this.#l()}close(){let{view:e}=this.#e;
this.dom.hidden=!0,e.dispatch(Gi(e.state.tr,null)),e.focus()}#l(){let{view:e}=this.#e;e.dispatch(Gi(e.state.tr,{query:this.#t.
value,exact:this.#n.checked,words:this.#r.checked}))}update(){if(this.dom.hidden)return;let{words:e}=this.#e,{search:t,matches:r,
current:i}=Cn(this.#e.view.state),o=!t||t.query===""?"":i>=0?e.text("found_at",i+1,r.length):e.text("found_count",r.length);
this.#o.textContent!==o&&(this.#o.textContent=o)}};var Yi="data-out-of-focus";function rc(n,e){let t=[n,...document.querySelectorAll("[data-focus-keep]")],r=o=>{for(let s of o.
children)s.matches("script,style,link,dialog")||t.includes(s)||(t.some(l=>s.contains(l))?r(s):s.setAttribute(Yi,""))};r(
document.body),document.documentElement.classList.add("focus-view");let i=x("button",{type:"button",class:"leave-focus",
click:()=>Mn()},e.text("focus_leave"));document.body.append(i),document.addEventListener("keydown",ic),scrollTo({top:Math.
max(0,n.getBoundingClientRect().top+scrollY-innerHeight/3)})}function Mn(){if(!document.documentElement.classList.contains(
"focus-view"))return!1;document.documentElement.classList.remove("focus-view");for(let n of document.querySelectorAll(`[${Yi}\
]`))n.removeAttribute(Yi);return document.querySelector(".leave-focus")?.remove(),document.removeEventListener("keydown",
ic),!0}function ic(n){n.key==="Escape"&&!n.defaultPrevented&&!document.querySelector("dialog[open]")&&Mn()}var Dh=new Set("HEAD SCRIPT STYLE META LINK TITLE BASE TEMPLATE IFRAME OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO BUTTON I\
NPUT SELECT TEXTAREA FIGCAPTION RUBY XML".split(" ")),Rh=new Set("P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV ADD\
RESS CENTER DL DT DD FIGURE FORM FIELDSET DETAILS SUMMARY HGROUP BODY H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE TABLE HR\
 TR TD TH".split(" "));function lc(n){let e=new DOMParser().parseFromString(gr(n),"text/html");return new Qi().clean(e.body)}
function gr(n){return n.replace(/<style\b[\s\S]*?<\/style\s*>/gi,"").replace(/<style\b/gi,"<template").replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi,
e=>e.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi,`$1${En}$2$3`))}var En="data-look-",Qi=class{#e=document.implementation.
createHTMLDocument("");#t=[];#i=0;#n=null;#r=[];clean(e){let t={parent:this.#e.body,flow:!1};return this.#o(e,t,{marks:new Set,
href:null,pre:!1}),this.#s(t),{html:this.#e.body.innerHTML,pictures:this.#t,left:this.#i}}#o(e,t,r){for(let i of e.childNodes)
i.nodeType===3?this.#d(i.nodeValue??"",t,r):i.nodeType===1&&this.#l(i,t,r)}#l(e,t,r){let i=e.tagName.toUpperCase(),o=Zi(
e);if(!(Dh.has(i)||e.hasAttribute("hidden")||o.display==="none"||o["mso-hide"]==="all")){if(i==="IMG")return this.#u(e);
if(i==="BR")return this.#m(t);if(!Rh.has(i))return this.#o(e,t,oc(e,i,o,r));if(i==="P"&&/mso-list:\s*l\d/i.test(e.getAttribute(
En+"style")??""))return this.#h(e,t,r);this.#s(t),this.#f(e,i,o,t,r),this.#s(t)}}#f(e,t,r,i,o){switch(this.#r=[],t){case"\
HR":i.flow||i.parent.append(this.#e.createElement("hr"));return;case"PRE":return this.#o(e,i,{...o,pre:!0});case"UL":case"\
OL":return this.#c(e,t,i,o);case"BLOCKQUOTE":return i.flow?this.#o(e,i,o):this.#a("blockquote",e,i,o);case"TABLE":return this.#p(
e,i,o)}let s=Ph(e,t);if(s===0||i.flow)return this.#o(e,i,oc(e,t,r,o));this.#n=this.#e.createElement(s===2?"h2":"h3"),this.#o(
e,{...i,flow:!0},o)}#a(e,t,r,i){let o=this.#e.createElement(e),s={parent:o,flow:!0};this.#o(t,s,i),this.#s(s),o.childNodes.
length>0&&r.parent.append(o)}#c(e,t,r,i){let o=this.#e.createElement(t.toLowerCase()),s=Number(e.getAttribute("start")??
1);t==="OL"&&Number.isInteger(s)&&s>=0&&s!==1&&o.setAttribute("start",String(s));for(let l of e.children){let a=l.tagName.
toUpperCase();if(a==="LI"){let c=this.#e.createElement("li"),f={parent:c,flow:!0};if(this.#o(l,f,i),this.#s(f),c.childNodes.
length===0)continue;c.firstElementChild?.tagName!=="P"&&c.prepend(this.#e.createElement("p")),o.append(c)}else if(a==="U\
L"||a==="OL"){let c=o.lastElementChild??o.appendChild(this.#e.createElement("li"));c.childNodes.length===0&&c.append(this.#e.
createElement("p")),this.#c(l,a,{parent:c,flow:!0},i)}}o.childNodes.length>0&&r.parent.append(o)}#h(e,t,r){let i=this.#r;
this.#s(t),this.#r=i;let o=Number(/level(\d)/i.exec(e.getAttribute(En+"style")??"")?.[1]??1),s=[...e.querySelectorAll("s\
pan")].find(d=>/mso-list:\s*ignore/i.test(d.getAttribute(En+"style")??"")),l=(s?.textContent??"").trim();for(s?.remove();this.#r.
length>0&&(this.#r.at(-1)?.level??0)>o;)this.#r.pop();let a=this.#r.at(-1);if(!a||a.level<o){let d=this.#e.createElement(
/^\(?[0-9a-z]{1,4}[.)]/i.test(l)?"ol":"ul");(a?.list.lastElementChild??t.parent).append(d),a={list:d,level:o},this.#r.push(
a)}let c=this.#e.createElement("li");a.list.append(c);let f={parent:c,flow:!0},u=this.#r;this.#o(e,f,r),this.#s(f),this.#r=
u,c.childNodes.length===0&&c.append(this.#e.createElement("p"))}#p(e,t,r){let o=[...e.querySelectorAll("tr")].filter(a=>a.
closest("table")===e).map(a=>[...a.children].filter(c=>/^T[DH]$/i.test(c.tagName)));if(t.flow||Math.max(0,...o.map(a=>a.
length))<2){for(let a of o.flat())this.#o(a,t,r),this.#s(t);return}let s=this.#e.createElement("table"),l=s.appendChild(
this.#e.createElement("tbody"));for(let[a,c]of o.entries()){if(c.every(d=>(d.textContent??"").trim()==="")&&c.every(d=>!d.
hasAttribute("rowspan")))continue;let f=a===0&&c.every(d=>Lh(d)),u=l.appendChild(this.#e.createElement("tr"));for(let d of c){
let h=f||d.tagName.toUpperCase()==="TH",p=u.appendChild(this.#e.createElement(h?"th":"td"));for(let g of["colspan","rows\
pan"]){let y=Number(d.getAttribute(g)??1);Number.isInteger(y)&&y>1&&y<=100&&p.setAttribute(g,String(y))}let m={parent:p,
flow:!0};if(this.#o(d,m,r),this.#s(m),h)for(let g of p.querySelectorAll("strong"))g.replaceWith(...g.childNodes);p.childNodes.
length===0&&p.append(this.#e.createElement("p"))}}l.childNodes.length>0&&t.parent.append(s)}#u(e){let t=e.getAttribute("\
src")??"";/^data:image\/(jpeg|png|gif|webp|tiff|heic|avif);base64,/i.test(t)?this.#t.push(t):t!==""&&!/^(cid|file|about):/i.
test(t)&&Number(e.getAttribute("width")??100)>2&&this.#i++}#m(e){this.#n&&(this.#n.lastChild?.nodeName==="BR"?/^H/.test(
this.#n.tagName)||this.#s(e):this.#n.append(this.#e.createElement("br")))}#d(e,t,r){if(r.pre){let s=e.replace(/\r\n?/g,`\

`).split(`
`);for(let[l,a]of s.entries())l>0&&this.#s(t),this.#d(a,t,{...r,pre:!1});return}let i=ac(e);if(i===""||i===" "&&!this.#n||
(this.#n||(this.#r=[],this.#n=this.#e.createElement("p")),i.startsWith(" ")&&/(^|\s)$/.test(this.#n.textContent??"")&&(i=
i.slice(1)),this.#n.lastChild?.nodeName==="BR"&&(i=i.replace(/^ /,"")),i===""))return;let o=this.#e.createTextNode(i);for(let s of[
"sub","sup","strong","em"]){if(!r.marks.has(s)||s==="strong"&&/^H/.test(this.#n.tagName))continue;let l=this.#e.createElement(
s);l.append(o),o=l}if(r.href!==null){let s=this.#e.createElement("a");s.setAttribute("href",r.href),s.append(o),o=s}this.#n.
append(o)}#s(e){let t=this.#n;if(this.#n=null,!!t){for(;t.lastChild?.nodeName==="BR";)t.lastChild.remove();Ih(t),(t.textContent??
"").trim()!==""&&e.parent.append(t)}}};function Ih(n){for(let e=n;e;e=e.lastChild)e.nodeType===3&&(e.nodeValue=(e.nodeValue??
"").trimEnd())}function ac(n){return n.replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFC]/g,
"").replace(/[\s\u00A0]+/g," ").replace(cr,"")}function Zi(n){let e={};for(let t of(n.getAttribute(En+"style")??"").split(
";")){let r=t.indexOf(":");r>0&&(e[t.slice(0,r).trim().toLowerCase()]=t.slice(r+1).trim().toLowerCase())}return e}function oc(n,e,t,r){
let i=new Set(r.marks),o=(a,c)=>c?i.add(a):i.delete(a);(e==="B"||e==="STRONG")&&i.add("strong"),(e==="I"||e==="EM"||e===
"CITE"||e==="DFN"||e==="VAR")&&i.add("em"),e==="SUP"&&(o("sub",!1),i.add("sup")),e==="SUB"&&(o("sup",!1),i.add("sub"));let s=t["\
font-weight"];s!==void 0&&o("strong",s==="bold"||s==="bolder"||Number(s)>=600),t["font-style"]!==void 0&&o("em",/^(italic|oblique)/.
test(t["font-style"])),t["vertical-align"]==="super"&&o("sup",!0),t["vertical-align"]==="sub"&&o("sub",!0),i.has("sup")&&
i.has("sub")&&i.delete("sub");let l=r.href;if(e==="A"&&n.hasAttribute("href")){let a=Ue(n.getAttribute("href")??"");l=me(
a)===null&&!a.startsWith("/")?a:null}return{marks:i,href:l,pre:r.pre||/^pre(-wrap|-line)?$/.test(t["white-space"]??"")&&
e==="PRE"}}function Ph(n,e){return e==="H1"||e==="H2"||/^MsoTitle$/i.test(n.className)?2:/^H[3-6]$/.test(e)?3:n.getAttribute(
"role")==="heading"?Number(n.getAttribute("aria-level")??2)>2?3:2:0}var sc=/^(bold|bolder|[6-9]00)$/;function Lh(n){let e=(n.
textContent??"").replace(/[\s\u00A0]+/g,"");if(e==="")return!1;if(n.tagName.toUpperCase()==="TH"||sc.test(Zi(n)["font-we\
ight"]??""))return!0;let t="";for(let r of n.querySelectorAll("*")){let i=[...r.childNodes].filter(s=>s.nodeType===3).map(
s=>s.nodeValue??"").join("");(r.closest("b,strong")!==null||sc.test(Zi(r)["font-weight"]??""))&&(t+=i)}return t.replace(
/[\s\u00A0]+/g,"").length>=e.length}function eo(n){let e=[],t=n.replace(/\r\n?|\u2028|\u2029/g,`
`).split(/\n[ \t\u00A0]*\n+/);for(let r of t){let i=r.split(`
`).map(o=>ac(o).trim()).filter(o=>o!=="");if(t.length>1&&zh(i)){e.push({kind:"paragraph",text:i.join(" ")});continue}for(let o of i){
let s=/^(?:[-*•·–]|\u25CF|\u25AA)\s+(.+)$/u.exec(o),l=/^\d{1,3}[.)]\s+(.+)$/.exec(o);s&&i.length>1?e.push({kind:"bu\
llet",text:s[1]??""}):l&&i.length>1?e.push({kind:"number",text:l[1]??""}):e.push({kind:"paragraph",text:o})}}return e}function zh(n){
return n.length<2?!1:n.slice(0,-1).every(t=>t.length>=50&&t.length<=90&&!/^[-*•]\s|^\d+[.)]\s/.test(t))}var yr=Te(Ga,Ei);function fc(n){let{editor:e}=n,{words:t}=e,r=y=>()=>{y(e.view.state,e.view.dispatch,e.view),e.view.focus()},
i=[["strong",Y("bold",t.text("bold"),"Mod-b",r(Ye("strong")))],["em",Y("italic",t.text("italic"),"Mod-i",r(Ye("em")))],[
"link",Y("link",t.text("link"),"Mod-k",()=>{kn(e)})]],o=[["bullet_list",Y("bullets",t.text("bullets"),"Mod-Shift-8",r(Ht(
"bullet_list")))],["ordered_list",Y("numbers",t.text("numbers"),"Mod-Shift-7",r(Ht("ordered_list")))],["blockquote",Y("q\
uote",t.text("quote"),"Mod-Shift-9",r(ur))]],s=Y("undo",t.text("undo"),"Mod-z",r(yr)),l=Y("redo",t.text("redo"),"Mod-Shi\
ft-z",r(mt)),a=Y("find",t.text("find"),"Mod-f",n.openFind),c=Y("focus",t.text("focus"),"Mod-Shift-f",n.toggleFocus),f=Y(
"tidy",t.text("tidy"),null,()=>{let y=e.view.state.doc;r(Za)(),e.status(t.text(e.view.state.doc===y?"tidy_nothing":"tidi\
ed"))}),u=x("span"),d=x("button",{type:"button",class:"tool kind","aria-label":t.text("kind")},u,Vt("down"));wn(d),Bi(d,
()=>{let y=cc(e.view.state);return[0,2,3].map(S=>({label:t.text(`block${S}`),hint:zi(`Mod-Alt-${S}`),current:y===S,press:r(
_t(S))}))},()=>e.view.focus());let h=x("button",{type:"button",class:"tool add"},Vt("plus"),x("span",{},t.text("insert")));
wn(h),Bi(h,()=>[{label:t.text("photo"),icon:"photo",press:()=>{n.pictures.pick(!1)}},{label:t.text("gallery"),icon:"gall\
ery",press:()=>{n.pictures.pick(!0)}},{label:t.text("related"),icon:"related",press:()=>{Va(e,n.desk)}},{label:t.text("e\
mbed"),icon:"embed",press:()=>{$a(e)}},{label:t.text("box"),icon:"box",disabled:Q(e.view.state,"info_box")!==null,press:()=>{
La(e)}},{label:t.text("table"),icon:"table",press:()=>_a(e.view)},{label:t.text("divider"),icon:"divider",hint:"***",press:()=>Ha(
e.view)}],()=>e.view.focus());let p=(...y)=>x("div",{class:"group"},...y),m=x("div",{class:"tools",role:"toolbar","aria-\
label":t.text("tools")},p(d),p(...i.map(([,y])=>y)),p(...o.map(([,y])=>y)),p(h),p(s,l),p(f,a,c));Fi(m);let g=(y,S)=>y.setAttribute(
"aria-pressed",String(S));return{dom:m,update(y){let S=cc(y);u.textContent=t.text(`block${S}`);for(let[k,N]of i)g(N,Na(y,
k));for(let[k,N]of o)g(N,Q(y,k)!==null);s.setAttribute("aria-disabled",String(!yr(y))),l.setAttribute("aria-disabled",String(
!mt(y)))}}}function cc(n){let{parent:e}=n.selection.$from;return e.type.name==="heading"?e.attrs.level:0}function uc(n){
let{editor:e,pictures:t}=n,{words:r}=e,i=x("div",{class:"place",role:"toolbar","aria-label":r.text("place")}),o=f=>()=>{
f(e.view.state,e.view.dispatch,e.view),e.view.focus()},s=(f,u)=>{let d=x("button",{type:"button",class:"tool text",click:u},
r.text(f));return wn(d),d},l=o((f,u)=>(u&&u(f.tr.deleteSelection()),!0)),a=x("a",{class:"address",target:"_blank",rel:"n\
oopener noreferrer"}),c=[{fits:f=>{let u=dr(f);if(!u)return!1;let d=String(u.mark.attrs.href);return a.href=d,a.textContent=
d.replace(/^https?:\/\/(www\.)?/,""),!0},items:[a,s("link_edit",()=>{kn(e)}),s("link_remove",()=>Ia(e))]},{fits:f=>de(f),
items:[s("row_above",o(ra)),s("row_below",o(ia)),s("column_before",o(Zl)),s("column_after",o(ea)),s("row_delete",o(oa)),
s("column_delete",o(ta)),s("header_row",o(aa)),s("cells_merge",o(sa)),s("cell_split",o(la)),s("table_caption",()=>{Ba(e)}),
s("table_delete",o(ca))]},{fits:f=>Q(f,"embed")!==null,items:[s("embed_title",()=>{Fa(e)}),s("remove",l)]},{fits:f=>Q(f,
"related")!==null,items:[s("remove",l)]},{fits:f=>Q(f,"gallery")!==null,items:[s("gallery_add",()=>{t.pick(!0)}),s("whol\
e_block",o(ls))]},{fits:f=>Q(f,"image")!==null,items:[s("remove",l)]},{fits:f=>Q(f,"blockquote")!==null,items:[s("quote_\
source",()=>{Pa(e)})]},{fits:f=>Q(f,"info_box")!==null,items:[s("box_title",()=>{za(e)})]}];for(let f of c)i.append(x("d\
iv",{class:"group",hidden:!0},...f.items));return Fi(i),{dom:i,update(f){c.forEach((d,h)=>i.children[h].hidden=!d.fits(f));
let u=[...i.querySelectorAll(".group:not([hidden]) button")];u.some(d=>d.tabIndex===0)||u[0]?.setAttribute("tabindex","0"),
i.hidden=u.length===0}}}var dc="remote";function Bh(n,e,t,r){let i=e();if(i===void 0)return;let o=n.state.doc.nodeAt(i);!o||o.attrs[t]===r||n.dispatch(n.state.tr.
setNodeAttribute(i,t,r))}var to=class{constructor(e,t,r,i,o){this.editor=i;this.desk=o;let{words:s}=i;this.#e=e;let l=(a,c)=>{
let f=x("textarea",{rows:"1",class:a,"aria-label":s.text(a),maxlength:String(c),disabled:!t.editable});return f.addEventListener(
"input",()=>Bh(t,r,a,f.value.replace(/\r/g,"")||null)),f.addEventListener("keydown",u=>{(u.key==="Enter"||u.key==="Escap\
e")&&(u.preventDefault(),t.focus())}),f};this.#n=l("caption",2e3),this.#r=l("alt",1e3),this.dom=x("figure",{class:"story\
-image"},this.#t,this.#i,this.#n,this.#r),this.#o=a=>{a.detail===this.#e.attrs.asset&&this.#a()},i.addEventListener("edi\
tor:picture",this.#o),this.#a(),this.#c()}editor;desk;dom;#e;#t=x("img",{alt:"",draggable:"false"});#i=x("small",{class:"\
credit"});#n;#r;#o;#l=0;#f=0;async#a(e=!1){let{words:t}=this.editor,r=String(this.#e.attrs.asset),i=await this.desk.picture(
r,e);r===this.#e.attrs.asset&&(i?.thumb?this.#t.src=i.thumb:i&&this.#l++<20&&(this.#f=window.setTimeout(()=>{this.#a(!0)},
500*this.#l)),this.#t.alt=i?.alt??"",this.dom.classList.toggle("unknown",i===null),this.#i.textContent=i===null?t.text("\
picture_unknown",r):i.credit||t.text("no_credit"),this.#i.classList.toggle("missing",i===null||i.credit===""),this.#n.placeholder=
i?.caption||t.text("caption_here"),this.#r.placeholder=i?.alt||t.text("alt_here"))}#c(){for(let[e,t]of[[this.#n,"caption"],
[this.#r,"alt"]]){let r=String(this.#e.attrs[t]??"");e.value!==r&&(e.value=r)}}update(e){if(e.type!==this.#e.type)return!1;
let t=e.attrs.asset!==this.#e.attrs.asset;return this.#e=e,t&&this.#a(),this.#c(),!0}stopEvent(e){return e.target instanceof
HTMLTextAreaElement}ignoreMutation(){return!0}destroy(){clearTimeout(this.#f),this.editor.removeEventListener("editor:pi\
cture",this.#o)}},Fh={youtube:"YouTube",x:"X",instagram:"Instagram",tiktok:"TikTok"},no=class{constructor(e,t,r){this.editor=
t;this.desk=r;this.#n=e,this.dom.append(this.#e,this.#t,this.#i),this.#r()}editor;desk;dom=x("div",{class:"story-card"});#e=x(
"b");#t=x("span");#i=x("small");#n;async#r(){let{words:e}=this.editor,t=this.#n,r=t.attrs;if(t.type.name==="embed"){this.#e.
textContent=Fh[String(r.provider)]??"",this.#t.textContent=String(r.title??r.url),this.#i.textContent=r.title===null?"":
String(r.url);return}if(this.#e.textContent=e.text("related"),r.story===null){this.#t.textContent=String(r.title),this.#i.
textContent=String(r.url);return}let i=await this.desk.story(String(r.story));this.#n===t&&(this.#t.textContent=i?.headline??
e.text("story_unknown",String(r.story)),this.#i.textContent=i?[i.site,i.date].filter(Boolean).join(" · "):"")}update(e){
if(e.type!==this.#n.type)return!1;let t=!e.sameMarkup(this.#n);return this.#n=e,t&&this.#r(),!0}ignoreMutation(){return!0}};
function hc(n,e){let t=r=>new no(r,n,e);return{image:(r,i,o)=>new to(r,i,o,n,e),related:t,embed:t}}var br=class{#e;#t;constructor(e,t){let r={};try{r=JSON.parse(e||"{}")}catch{}this.#e=r??{},this.#t=new Intl.NumberFormat(
t||"id")}text(e,...t){let r=this.#e[e];return r===void 0?`[${e}]`:(typeof r=="string"?r:t.find(o=>typeof o=="number")===
1?r.one:r.other).replace(/\{(\d)\}/g,(o,s)=>{let l=t[Number(s)];return l===void 0?o:typeof l=="number"?this.#t.format(l):
l})}};var xr=class extends HTMLElement{view;words;schema=Xe;#e=[];#t;#i;#n=[];#r=x("span",{class:"status",role:"status"});#o=x(
"span",{class:"words"});#l=0;#f=0;#a=!1;get form(){return this.closest("form")}connectedCallback(){if(this.view)return;this.
words=new br(this.dataset.words??"",this.#c());let e=this.querySelector("textarea"),t=this.querySelector('input[name="bo\
dy_json"]'),r;try{r=t?.value?Li(JSON.parse(t.value)):Hh(e?.value??"")}catch(i){this.append(x("p",{class:"note warn",role:"\
alert"},this.words.text("unreadable",String(i.message))));return}this.#h(r,e),this.#p(e,t),this.dispatchEvent(new CustomEvent(
"editor:ready",{bubbles:!0,detail:this}))}#c(){return this.closest("[lang]")?.lang||"id"}#h(e,t){let r=t?.labels?.[0],i=new Wt(
{pick:this.dataset.pick??"/media/pick",upload:this.dataset.upload??"/media",find:this.dataset.find??"/stories/find"});this.#i=
new Fe(this,i),this.#t=new mr(this);let o={editor:this,desk:i,pictures:this.#i,openFind:()=>this.#t.open(),toggleFocus:()=>this.
toggleFocus()},s=fc(o),l=uc(o);this.#e=[s,l];let a=x("div",{class:"sheet-of-text"}),c=this.hasAttribute("data-readonly"),
f=x("div",{class:"editor-top"},s.dom,this.#t.dom),u=x("div",{class:"editor-foot"},l.dom,this.#r,this.#o);c&&(s.dom.hidden=
!0),this.append(f,a,u),this.classList.add("ready"),this.view=new bn(a,{state:nn.create({doc:e,plugins:this.#u()}),editable:()=>!c,
nodeViews:hc(this,i),dispatchTransaction:d=>this.#d(d),attributes:{role:"textbox","aria-multiline":"true","aria-label":r?.
textContent?.trim()||this.words.text("body"),class:"story-text",lang:this.dataset.lang??this.#c(),spellcheck:"true"},transformPastedHTML:d=>this.#x(
d),clipboardTextParser:(d,h)=>_h(eo(d),h.marks()),handlePaste:(d,h)=>this.#k(d,h),handleDrop:(d,h,p,m)=>this.#C(d,h,m)}),
r?.addEventListener("click",()=>this.view.focus()),a.addEventListener("mousedown",d=>{d.target===a&&this.#b(d)}),this.#g(),
this.#y()}#p(e,t){e&&(e.disabled=!0,e.hidden=!0);let r=t??this.appendChild(x("input",{type:"hidden",name:"body_json"}));
r.disabled=!1,this.form?.addEventListener("formdata",i=>i.formData.set(r.name,this.json())),this.form?.addEventListener(
"submit",()=>this.#a=!1),addEventListener("beforeunload",i=>{this.#a&&!this.dataset.live&&i.preventDefault()})}json(){return JSON.
stringify(this.view.state.doc)}fields(){return Ka(this.form)}parse(e){return Li(e)}reset(e,t=[]){this.#n=t,this.update(nn.
create({doc:e,plugins:this.#u()}))}update(e){let t=this.view.state.doc;this.view.updateState(e),this.#g(),t!==e.doc&&this.#s(
!0)}status(e,t="calm"){clearTimeout(this.#f),this.#r.textContent=e,this.#r.dataset.kind=t,t==="calm"&&(this.#f=window.setTimeout(
()=>this.#r.textContent="",6e3))}toggleFocus(){Mn()||rc(this,this.words),this.view.focus()}#u(){return[Vh(this.words.text(
"placeholder")),Qa(),Jr(this.#m()),Jr({...hs}),ps({class:"drop-line",color:!1,width:2}),Rl(),ua(),Bl({newGroupDelay:600}),
ec(),Ea(),...this.#n]}#m(){let e=r=>(i,o)=>(o&&r(),!0),t=Te(_r,(r,i)=>(i?.(r.tr.replaceSelectionWith(A("hard_break").create()).
scrollIntoView()),!0));return{"Mod-b":Ye("strong"),"Mod-i":Ye("em"),"Mod-.":Ye("sup"),"Mod-,":Ye("sub"),"Mod-k":e(()=>{kn(
this)}),"Mod-z":yr,"Mod-y":mt,"Mod-Shift-z":mt,"Mod-Alt-0":_t(0),"Mod-Alt-2":_t(2),"Mod-Alt-3":_t(3),"Mod-Shift-7":Ht("o\
rdered_list"),"Mod-Shift-8":Ht("bullet_list"),"Mod-Shift-9":ur,"Mod-f":e(()=>this.#t.open()),"Mod-Shift-f":e(()=>this.toggleFocus()),
"Alt-F10":e(()=>this.querySelector('.tools [tabindex="0"]')?.focus()),Escape:(r,i)=>i!==void 0&&Mn(),"Shift-Enter":t,"Mo\
d-Enter":t,Enter:$l(A("list_item")),Backspace:Oa,Tab:Te(Pi(1),Da),"Shift-Tab":Te(Pi(-1),Ra)}}#d(e){let t=this.view.state.
apply(e);this.view.updateState(t),this.#g(),e.docChanged&&this.#s(e.getMeta(dc)===!0)}#s(e){e||(this.#a=!0),this.dispatchEvent(
new CustomEvent("editor:change",{bubbles:!0,detail:{remote:e}})),clearTimeout(this.#l),this.#l=window.setTimeout(()=>this.#y(),
250)}#g(){for(let e of this.#e)e.update(this.view.state);this.#t.update()}#y(){let e=qa(this.view.state.doc);this.#o.textContent=
this.words.text("count",e)+" · "+this.words.text("minutes",Ja(e,this.dataset.lang??this.#c()))}#b(e){e.preventDefault();
let{view:t}=this,r=t.state.tr;r.doc.lastChild?.type.name!=="paragraph"&&r.insert(r.doc.content.size,A("paragraph").create()),
t.dispatch(r.setSelection(v.atEnd(r.doc))),t.focus()}#x(e){if(/\bdata-pm-slice=/.test(e))return gr(e);let{html:t,pictures:r,
left:i}=lc(e);return i>0&&this.status(this.words.text("pictures_left",i),"warning"),r.length>0&&queueMicrotask(()=>{this.#w(
r)}),t}async#w(e){let t=await Promise.all(e.map((r,i)=>Aa(r,i+1)));await this.#i.send(t.filter(r=>r!==null),this.view.state.
selection.to)}#k(e,t){let r=Fe.among(t.clipboardData?.files),i=t.clipboardData?.getData("text/html")??"",o=(t.clipboardData?.
getData("text/plain")??"").trim();return r.length>0&&o===""&&!$h(i)?(this.#i.send(r,e.state.selection.to),!0):/^\S+$/.test(
o)&&this.#S(e,o)}#S(e,t){let{$from:r,empty:i,from:o,to:s}=e.state.selection;if(!/^https?:\/\//i.test(t))return!1;let l=Ge(
t);if(l&&i&&r.parent.type.name==="paragraph"&&r.parent.content.size===0&&r.depth===1)return ye(e,A("embed").create({...l,
title:null})),!0;let a=Ue(Pe(t));if(me(a)!==null)return!1;let c=ge("link").create({href:a});return!i&&r.sameParent(e.state.
selection.$to)&&r.parent.isTextblock?e.dispatch(e.state.tr.addMark(o,s,c)):e.dispatch(e.state.tr.replaceSelectionWith(Xe.
text(a,[c]),!1).removeStoredMark(ge("link"))),!0}#C(e,t,r){if(r)return!1;let i=Fe.among(t.dataTransfer?.files);if(i.length===
0)return!1;t.preventDefault();let o=e.posAtCoords({left:t.clientX,top:t.clientY})?.pos??e.state.selection.to;return this.#i.
send(i,o),!0}};function $h(n){return n!==""&&(new DOMParser().parseFromString(gr(n),"text/html").body.textContent??"").trim()!==
""}function Vh(n){return new L({props:{decorations({doc:e}){let t=e.firstChild;return e.childCount!==1||!t||t.type.name!==
"paragraph"||t.content.size>0?null:D.create(e,[q.node(0,t.nodeSize,{class:"empty","data-placeholder":n})])}}})}function pc(n,e=[]){
let t=[];for(let r of n){let i=A("paragraph").create(null,r.text===""?null:Xe.text(r.text,e));if(r.kind==="paragraph"){t.
push(i);continue}let o=r.kind==="bullet"?"bullet_list":"ordered_list",s=A("list_item").create(null,i),l=t.at(-1);l?.type.
name===o?t[t.length-1]=l.copy(l.content.addToEnd(s)):t.push(A(o).create(null,s))}return t}function _h(n,e){let t=pc(n,e),
r=t[0]?.type.name==="paragraph"?1:0,i=t.at(-1)?.type.name==="paragraph"?1:0;return new w(b.from(t),r,i)}function Hh(n){let e=pc(
eo(n));return e.length===0?ka():A("doc").create(null,e)}var wr=class extends HTMLElement{#e;#t=x("figure",{hidden:!0});#i=0;join(e){let t=this.querySelector("input");if(!t||this.#e||
t.readOnly)return;this.#e=t;let r=new Wt({pick:this.dataset.pick??"/media/pick",upload:this.dataset.upload??"/media",find:""}),
i=new Fe(e,r);this.querySelector("figure")?.remove();let o=t.closest(".field");o&&(o.hidden=!0);let s=x("button",{type:"\
button",class:"button quiet",click:()=>this.#n(null)},this.dataset.drop??""),l=x("button",{type:"button",class:"button"},
this.dataset.choose??"");l.addEventListener("click",()=>{i.one().then(c=>{c&&this.#n(c),l.focus()})}),this.prepend(this.#t,
x("p",{class:"acts"},l,s));let a=async(c=!1)=>{let f=t.value.trim();if(s.hidden=f==="",f==="")return this.#t.replaceChildren(),
void(this.#t.hidden=!0);let u=await r.picture(f,c);f===t.value.trim()&&(this.#r(f,u,e),u&&u.thumb===""&&this.#i++<20&&setTimeout(
()=>{a(!0)},500*this.#i))};t.addEventListener("field:set",()=>{a()}),t.addEventListener("input",()=>{this.#i=0,a()}),this.
addEventListener("dragover",c=>c.preventDefault()),this.addEventListener("drop",c=>{let[f]=Fe.among(c.dataTransfer?.files);
f&&(c.preventDefault(),i.bring(f).then(u=>u&&this.#n(u)))}),a()}#n(e){this.#e.value=e?.id??"";for(let t of["input","chan\
ge"])this.#e.dispatchEvent(new Event(t,{bubbles:!0}))}#r(e,t,r){let{words:i}=r,o=t===null?i.text("picture_unknown",e):t.
credit===""?i.text("no_credit"):"",s=x("figcaption",{class:"small"});s.append(o===""?t?.credit??"":x("span",{class:"faul\
t"},o)),t&&s.append(" · ",x("a",{href:`/media/${encodeURIComponent(e)}`},i.text("picture_more")));let l=t?.thumb?[x("im\
g",{src:t.thumb,alt:t.alt})]:[];this.#t.replaceChildren(...l,s),this.#t.hidden=!1}};document.addEventListener("editor:ready",n=>{let e=n.detail;for(let t of document.querySelectorAll("lead-photo"))t.join(
e);e.dataset.live&&void 0});customElements.define("lead-photo",wr);customElements.define("story-editor",xr);
