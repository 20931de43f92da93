function listen(){if(document.documentElement.dataset.listening)return;document.documentElement.dataset.listening="1";let channel=new BroadcastChannel(
"tajuk-live");channel.onmessage=event=>tell(event.data);let hold=()=>connect(list=>{channel.postMessage(list),tell(list)});
navigator.locks?navigator.locks.request("tajuk-live",()=>new Promise(hold)):hold()}function tell(list){document.dispatchEvent(
new CustomEvent("live:changed",{detail:list}))}function connect(pass){let tries=0,missed=!1,open=()=>{let url=new URL("/\
live",location.href);url.protocol=url.protocol.replace("http","ws");let socket=new WebSocket(url),heard=Date.now(),after=0,
ping=window.setInterval(()=>{Date.now()-heard>25e3?socket.close():socket.readyState===WebSocket.OPEN&&socket.send('{"t":\
"ping"}')},1e4);socket.onmessage=event=>{heard=Date.now();let m=JSON.parse(String(event.data));m.t==="hello"?(tries=0,missed&&
pass(null),missed=!1):m.t==="happened"?pass(m.much?null:m.happened??[]):m.t==="bye"&&(after=m.after??0)},socket.onclose=
event=>{clearInterval(ping),event.code!==4001&&(missed=!0,setTimeout(open,after||Math.min(6e4,1e3*2**tries++)*(.5+Math.random())))}};
open()}var WorkList=class extends HTMLElement{#here=-1;#again=0;#busy=!1;connectedCallback(){document.addEventListener("keydown",
this.#key),document.addEventListener("live:changed",this.#changed),listen()}disconnectedCallback(){document.removeEventListener(
"keydown",this.#key),document.removeEventListener("live:changed",this.#changed),clearTimeout(this.#again)}get#rows(){return[
...this.querySelectorAll("tr[data-story]")]}#key=e=>{if(e.ctrlKey||e.metaKey||e.altKey||typing(e.target)||document.querySelector(
"dialog[open]")&&e.key!=="Escape")return;let rows=this.#rows;switch(e.key){case"j":this.#go(Math.min(this.#here+1,rows.length-
1));break;case"k":this.#go(Math.max(this.#here-1,0));break;case"Enter":if(e.target instanceof HTMLElement&&e.target.closest(
"a, button, summary")||!rows[this.#here])return;rows[this.#here].querySelector("a")?.click();break;case"/":document.querySelector(
"#q")?.focus();break;case"n":document.querySelector(".bar .new")?.click();break;case"?":document.querySelector("#keys")?.
showModal();break;default:{let tab=document.querySelectorAll(".tabs a")[Number(e.key)-1];if(!/^[1-9]$/.test(e.key)||!tab)
return;tab.click()}}e.preventDefault()};#go(to){let rows=this.#rows;this.#here=to,rows.forEach((row,i)=>row.toggleAttribute(
"data-here",i===to)),rows[to]?.querySelector("a")?.focus({preventScroll:!0}),rows[to]?.scrollIntoView({block:"nearest"})}#changed=()=>{
clearTimeout(this.#again),this.#again=window.setTimeout(()=>{this.#refresh()},400)};async#refresh(){if(!(this.#busy||document.
hidden)){this.#busy=!0;try{let answer=await fetch(location.href,{headers:{Accept:"text/html"}});if(!answer.ok||answer.redirected)
return;let page=new DOMParser().parseFromString(await answer.text(),"text/html"),fresh=page.querySelector("work-list"),tabs=page.
querySelector(".tabs");if(!fresh)return;let story=this.#rows[this.#here]?.dataset.story,focused=this.contains(document.activeElement);
this.replaceChildren(...fresh.childNodes),tabs&&document.querySelector(".tabs")?.replaceChildren(...tabs.childNodes),this.#here=
this.#rows.findIndex(row=>row.dataset.story===story),this.#rows[this.#here]?.toggleAttribute("data-here",!0),focused&&this.#rows[this.#here]?.
querySelector("a")?.focus({preventScroll:!0})}catch{}finally{this.#busy=!1}}}};function typing(target){return target instanceof
HTMLElement&&(target.isContentEditable||/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))}customElements.define("work-li\
st",WorkList);var Words=class{#messages;#numbers;constructor(json,lang){let messages={};try{messages=JSON.parse(json||"{}")}catch{}this.#messages=
messages??{},this.#numbers=new Intl.NumberFormat(lang||"id")}text(key,...args){let message=this.#messages[key];return message===
void 0?`[${key}]`:(typeof message=="string"?message:args.find(a=>typeof a=="number")===1?message.one:message.other).replace(
/\{(\d)\}/g,(place,n)=>{let arg=args[Number(n)];return arg===void 0?place:typeof arg=="number"?this.#numbers.format(arg):
arg})}};var LengthGuide=class extends HTMLElement{#drawn=null;#verdict=null;#wait=0;connectedCallback(){let control=this.#control();
if(!control||this.#drawn)return;let words=new Words(this.dataset.words??"",this.closest("[lang]")?.lang??"id"),make2=(name,className)=>{
let out=document.createElement(name);return out.className=className,out},track=make2("span","track"),good=make2("span","\
good-range"),fill=make2("span","fill"),said=make2("span","said-length"),live=make2("span","hidden");live.setAttribute("r\
ole","status"),track.setAttribute("aria-hidden","true"),track.append(good,fill),good.style.insetInlineStart=`${this.#share(
this.#number("from"))}%`,good.style.inlineSize=`${this.#share(this.#number("to"))-this.#share(this.#number("from"))}%`,this.
prepend(track,said),this.append(live),this.#drawn={fill,said,live,words};for(let event of["input","field:set","change"])
control.addEventListener(event,()=>this.#update());this.#update()}#control(){return document.getElementById(this.getAttribute(
"for")??"")}#number(name){return Number(this.dataset[name]??0)}#share(n){return Math.min(100,100*n/Math.max(1,this.#number(
"limit")))}#judge(n){return n===0?"empty":n>this.#number("limit")?"over":n<this.#number("from")?"short":n>this.#number("\
to")?"long":"good"}#update(){if(!this.#drawn)return;let{fill,said,live,words}=this.#drawn,n=[...this.#control()?.value.trim()??
""].length,verdict=this.#judge(n),word=verdict==="empty"?"":verdict==="over"?words.text("over",n-this.#number("limit")):
words.text(verdict);if(said.textContent=word===""?words.text("length",n):`${words.text("length",n)} · ${word}`,fill.style.
inlineSize=`${this.#share(n)}%`,this.dataset.verdict=verdict,verdict===this.#verdict)return;let first=this.#verdict===null;
this.#verdict=verdict,clearTimeout(this.#wait),first||(this.#wait=window.setTimeout(()=>live.textContent=word,800))}};customElements.
define("length-guide",LengthGuide);var serial=0,PickList=class extends HTMLElement{#native;#words;#input;#box;#chips;#live;#shown=[];#active=-1;#suggested=[];#asked=0;#running=null;connectedCallback(){
let native=this.querySelector("select,input");!native||native.disabled||this.#native||(this.#native=native,this.#words=new Words(
this.dataset.words??"",this.closest("[lang]")?.lang??"id"),this.#build(),this.#draw())}get#many(){return this.#native instanceof
HTMLInputElement||this.#native.multiple}#build(){let n=++serial,native=this.#native,labels=[...native.labels??[]],label=labels[0]?.
textContent?.trim()??native.getAttribute("aria-label")??"",input=document.createElement("input");Object.assign(input,{type:"\
text",id:`pick${n}`,autocomplete:"off",placeholder:this.#words.text("pick_search")});for(let[k,v]of Object.entries({role:"\
combobox","aria-expanded":"false","aria-autocomplete":"list","aria-controls":`pick${n}list`,"aria-label":label}))input.setAttribute(
k,v);let described=native.getAttribute("aria-describedby");described&&input.setAttribute("aria-describedby",described);let invalid=native.
getAttribute("aria-invalid");invalid&&input.setAttribute("aria-invalid",invalid);let box=document.createElement("ul");box.
id=`pick${n}list`,box.className="options",box.setAttribute("role","listbox"),box.setAttribute("aria-label",label),box.hidden=
!0;let chips=document.createElement("ul");chips.className="chosen";let live=document.createElement("span");live.className=
"hidden",live.setAttribute("role","status"),input.disabled=native.disabled,native.hidden=!0;for(let l of labels)l.htmlFor=
input.id;this.append(chips,input,box,live),this.classList.add("ready"),this.#input=input,this.#box=box,this.#chips=chips,
this.#live=live,native.addEventListener("field:set",()=>this.#draw()),input.addEventListener("focus",()=>{this.#many||input.
select(),this.#suggest()}),input.addEventListener("input",()=>{this.#search()}),input.addEventListener("click",()=>{this.#search()}),
input.addEventListener("blur",()=>this.#shut()),input.addEventListener("keydown",event=>this.#key(event)),box.addEventListener(
"mousedown",event=>{event.preventDefault();let item=event.target.closest("[role=option]");item&&this.#take(Number(item.dataset.
n))})}#chosen(){let native=this.#native;return native instanceof HTMLSelectElement?[...native.selectedOptions].filter(o=>o.
value!=="").map(o=>({value:o.value,label:o.label.trim()})):native.value.split(",").map(v=>v.trim()).filter(v=>v!=="").map(
v=>({value:v,label:v}))}#draw(){let chosen=this.#chosen();if(!this.#many){this.#chips.hidden=!0,document.activeElement!==
this.#input&&(this.#input.value=chosen[0]?.label??"");return}this.#chips.hidden=chosen.length===0,this.#chips.replaceChildren(
...chosen.map(one=>{let item=document.createElement("li"),remove=document.createElement("button");return remove.type="bu\
tton",remove.textContent="×",remove.setAttribute("aria-label",this.#words.text("pick_remove",one.label)),remove.addEventListener(
"click",()=>this.#drop(one)),item.append(one.label,remove),item}))}#drop(one){let native=this.#native;if(native instanceof
HTMLSelectElement)for(let option of native.options)option.value===one.value&&(option.selected=!1);else native.value=this.#chosen().
filter(c=>c.value!==one.value).map(c=>c.value).join(", ");this.#say("pick_removed",one),this.#input.focus()}#take(n){let one=this.#shown[n];
if(!one)return;let native=this.#native;if(native instanceof HTMLSelectElement){let option=[...native.options].find(o=>o.
value===one.value);option||(option=new Option(one.label,one.value),native.append(option)),option.selected=!0}else{let chosen=this.#chosen().
map(c=>c.value);chosen.includes(one.label)||(native.value=[...chosen,one.label].join(", "))}this.#input.value=this.#many?
"":one.label,this.#shut(),this.#say("pick_chosen",one)}#say(key,one){this.#draw(),this.#live.textContent=key==="pick_cho\
sen"?this.#words.text("pick_chosen",one.label):this.#words.text("pick_removed",one.label);for(let event of["input","chan\
ge"])this.#native.dispatchEvent(new Event(event,{bubbles:!0}))}async#search(){let query=this.#input.value.trim(),chosen=new Set(
this.#chosen().map(c=>c.value)),asked=!this.#many&&this.#chosen()[0]?.label===query?"":query,found=rank(this.#options(),
asked).filter(o=>!this.#many||!chosen.has(o.value));this.#show(found,asked);let find=this.dataset.find;if(!find||asked===
"")return;this.#running?.abort();let mine=this.#running=new AbortController;try{let url=new URL(find,location.href);url.
searchParams.set("q",asked);let response=await fetch(url,{headers:{Accept:"application/json"},signal:mine.signal}),more=response.
ok?read(await response.json(),this.#native.name):[];if(mine.signal.aborted)return;let have=new Set(found.map(o=>o.value));
found=found.concat(more.filter(o=>!have.has(o.value)&&!chosen.has(o.value))),this.#show(found,asked)}catch{}}#options(){
let native=this.#native,own=native instanceof HTMLSelectElement?[...native.options].filter(o=>o.value!==""&&!o.disabled).
map(o=>({value:o.value,label:o.label.trim(),detail:o.dataset.detail??""})):[],have=new Set(this.#suggested.map(s=>s.value));
return[...this.#suggested,...own.filter(o=>!have.has(o.value))]}#show(found,query){let words=this.#words,shown=found.slice(
0,50),exact=found.some(o=>fold(o.label)===fold(query));this.hasAttribute("data-new")&&query!==""&&!exact&&shown.push({value:query,
label:query,fresh:!0}),this.#shown=shown,this.#active=query===""?-1:0,this.#box.replaceChildren(...shown.map((one,n)=>{let item=document.
createElement("li");item.id=`${this.#box.id}${n}`,item.dataset.n=String(n),item.setAttribute("role","option");let text2=document.
createElement("span");text2.textContent=one.fresh?words.text("pick_new",one.label):one.label,item.append(text2);let detail=one.
suggested?words.text("pick_suggested"):one.detail;if(detail){let small=document.createElement("small");small.textContent=
detail,item.append(small)}return item}));let none=shown.length===0&&query!=="";this.#live.textContent=none?words.text("p\
ick_none"):"",this.#live.className=none?"hint":"hidden",this.#box.hidden=shown.length===0,this.#input.setAttribute("aria\
-expanded",String(shown.length>0)),this.#mark()}#mark(){for(let[n,item]of[...this.#box.children].entries())item.setAttribute(
"aria-selected",String(n===this.#active)),n===this.#active&&item.scrollIntoView({block:"nearest"});this.#active>=0?this.#input.
setAttribute("aria-activedescendant",`${this.#box.id}${this.#active}`):this.#input.removeAttribute("aria-activedescendan\
t")}#shut(){if(this.#running?.abort(),this.#live.className="hidden",this.#box.hidden=!0,this.#active=-1,this.#input.setAttribute(
"aria-expanded","false"),this.#input.removeAttribute("aria-activedescendant"),!this.#many){if(this.#input.value.trim()===
""&&this.#chosen().length>0&&this.#native instanceof HTMLSelectElement&&[...this.#native.options].some(o=>o.value==="")){
this.#native.value="";for(let event of["input","change"])this.#native.dispatchEvent(new Event(event,{bubbles:!0}))}this.#input.
value=this.#chosen()[0]?.label??""}}#key(event){let open=!this.#box.hidden,last=this.#shown.length-1;switch(event.key){case"\
ArrowDown":open?this.#active=this.#active>=last?0:this.#active+1:this.#search();break;case"ArrowUp":if(!open)return;this.#active=
this.#active<=0?last:this.#active-1;break;case"Enter":case",":if(event.key===","&&!(this.#many&&this.hasAttribute("data-\
new")))return;if(!open||this.#active<0){event.key==="Enter"&&event.preventDefault();return}this.#take(this.#active);break;case"\
Escape":if(!open)return;this.#shut();break;case"Backspace":{let tail=this.#chosen().at(-1);this.#many&&this.#input.value===
""&&tail&&this.#drop(tail);return}default:return}event.preventDefault(),event.stopPropagation(),this.#mark()}async#suggest(){
let place=this.dataset.suggest,form=this.#native.form;if(!(!place||!form||Date.now()-this.#asked<1e4)){this.#asked=Date.
now();try{let fields=[...new FormData(form)].filter(f=>typeof f[1]=="string"),response=await fetch(place,{method:"POST",
body:new URLSearchParams(fields),headers:{Accept:"application/json"}});if(!response.ok)return;this.#suggested=read(await response.
json(),this.#native.name).map(o=>({...o,suggested:!0})),document.activeElement===this.#input&&this.#input.value===""&&this.#search()}catch{}}}};
function read(body,name){let list=Array.isArray(body)?body:body?.[name];return Array.isArray(list)?list.flatMap(one=>{let value=String(
one.value??one.id??""),label=String(one.label??one.name??value);return value===""?[]:[{value,label,detail:String(one.detail??
"")}]}):[]}var fold=text2=>text2.normalize("NFD").replace(new RegExp("\\p{M}","gu"),"").toLowerCase();function rank(options,query){
if(query==="")return options;let words=fold(query).split(/\s+/),whole=fold(query),hits=options.filter(o=>{let text2=fold(
`${o.label} ${o.detail??""}`);return words.every(w=>text2.includes(w))}),first=o=>fold(o.label).startsWith(whole)?0:1;return hits.
sort((a,b)=>first(a)-first(b))}customElements.define("pick-list",PickList);var bytes=text2=>{let raw=atob(text2.replace(/-/g,"+").replace(/_/g,"/")),out=new Uint8Array(raw.length);for(let i=0;i<raw.
length;i++)out[i]=raw.charCodeAt(i);return out.buffer},text=buffer=>{if(!buffer)return;let raw="";for(let b of new Uint8Array(
buffer))raw+=String.fromCharCode(b);return btoa(raw).replace(/\+/g,"-").replace(/\//g,"_").replace(/=+$/,"")},listed=list=>(list??
[]).map(c=>({...c,id:bytes(c.id)}));async function ask(address,body){let answer=await fetch(address,{method:"POST",headers:{
Accept:"application/json","Content-Type":"application/json"},body:body===void 0?null:JSON.stringify(body)}),said=await answer.
json();if(!answer.ok)throw new Error(said.message);return said}async function get(options){let key=options.publicKey,c=await navigator.
credentials.get({publicKey:{...key,challenge:bytes(key.challenge),allowCredentials:listed(key.allowCredentials)}}),r=c.response;
return{id:c.id,rawId:text(c.rawId),type:c.type,clientExtensionResults:c.getClientExtensionResults(),response:{clientDataJSON:text(
r.clientDataJSON),authenticatorData:text(r.authenticatorData),signature:text(r.signature),userHandle:text(r.userHandle)}}}
async function create(options){let key=options.publicKey,c=await navigator.credentials.create({publicKey:{...key,challenge:bytes(
key.challenge),user:{...key.user,id:bytes(key.user.id)},excludeCredentials:listed(key.excludeCredentials)}}),r=c.response;
return{id:c.id,rawId:text(c.rawId),type:c.type,clientExtensionResults:c.getClientExtensionResults(),response:{clientDataJSON:text(
r.clientDataJSON),attestationObject:text(r.attestationObject),transports:r.getTransports?.()??[]}}}var Passkey=class extends HTMLElement{connectedCallback(){
if(!window.PublicKeyCredential||!window.isSecureContext)return;this.hidden=!1;let button=this.querySelector("button");button?.
addEventListener("click",async()=>{let fault=this.querySelector(".fault");fault&&(fault.textContent=""),button.disabled=
!0;try{let options=await ask(this.dataset.options??"");if(options.to)return void location.assign(options.to);let answer=await(this.
dataset.kind==="create"?create(options):get(options)),name=this.querySelector("input")?.value??"",said=await ask(this.dataset.
answer??"",{name,next:this.dataset.next??"",answer});location.assign(said.to)}catch(err){fault&&(fault.textContent=err instanceof
DOMException||!(err instanceof Error)||!err.message?this.dataset.failed??"":err.message)}finally{button.disabled=!1}})}},
Print=class extends HTMLElement{connectedCallback(){this.hidden=!1,this.querySelector("button")?.addEventListener("click",
()=>window.print())}};customElements.define("desk-passkey",Passkey);customElements.define("desk-print",Print);var PictureList=class extends HTMLElement{#here=-1;connectedCallback(){document.addEventListener("keydown",this.#key)}disconnectedCallback(){
document.removeEventListener("keydown",this.#key)}get#items(){return[...this.querySelectorAll("[data-item]")]}#key=e=>{if(e.
ctrlKey||e.metaKey||e.altKey||document.querySelector("dialog[open]")||e.target instanceof HTMLElement&&/^(INPUT|TEXTAREA|SELECT)$/.
test(e.target.tagName))return;let last=this.#items.length-1;switch(e.key){case"j":case"ArrowRight":this.#go(Math.min(this.#here+
1,last));break;case"k":case"ArrowLeft":this.#go(Math.max(this.#here-1,0));break;case"ArrowDown":if(this.#here<0)return;this.#go(
this.#beside(1));break;case"ArrowUp":if(this.#here<0)return;this.#go(this.#beside(-1));break;case"/":document.querySelector(
"#q")?.focus();break;default:return}e.preventDefault()};#beside(way){let items=this.#items,from=items[this.#here].getBoundingClientRect(),
best=this.#here;for(let i=this.#here+way;items[i];i+=way){let at=items[i].getBoundingClientRect();if(!(way*(at.top-from.
top)<from.height/2)){if(Math.abs(at.left-from.left)<from.width/2)return i;best===this.#here&&(best=i)}}return best}#go(to){
let items=this.#items;this.#here=to,items.forEach((item,i)=>item.toggleAttribute("data-here",i===to)),items[to]?.querySelector(
"a")?.focus({preventScroll:!0}),items[to]?.scrollIntoView({block:"nearest"})}},FocalPoint=class extends HTMLElement{connectedCallback(){
let picture=this.querySelector("img"),[x,y]=["focal_x","focal_y"].map(name=>document.querySelector(`#f-${name}`));if(!picture||
!x||!y||x.matches(":disabled"))return;let dot=document.createElement("button");dot.type="button",dot.className="dot",dot.
setAttribute("aria-label",this.dataset.hint??""),this.append(dot);let show=()=>{dot.style.left=`${x.valueAsNumber||0}%`,
dot.style.top=`${y.valueAsNumber||0}%`,document.dispatchEvent(new CustomEvent("focal:moved",{detail:{x:(x.valueAsNumber||
0)/100,y:(y.valueAsNumber||0)/100}}))},put=(left,top)=>{let round=v=>String(Math.round(10*Math.min(Math.max(v,0),100))/10);
x.value=round(left),y.value=round(top),show()};picture.addEventListener("click",e=>{let box=picture.getBoundingClientRect();
put(100*(e.clientX-box.left)/box.width,100*(e.clientY-box.top)/box.height)}),dot.addEventListener("keydown",e=>{let step=e.
shiftKey?5:1,way={ArrowLeft:[-step,0],ArrowRight:[step,0],ArrowUp:[0,-step],ArrowDown:[0,step]}[e.key];way&&(e.preventDefault(),
put(x.valueAsNumber+way[0],y.valueAsNumber+way[1]))}),x.addEventListener("input",show),y.addEventListener("input",show),
dot.style.left=`${x.valueAsNumber||0}%`,dot.style.top=`${y.valueAsNumber||0}%`}},CropPreview=class extends HTMLElement{connectedCallback(){
document.addEventListener("focal:moved",this.#moved)}disconnectedCallback(){document.removeEventListener("focal:moved",this.#moved)}#moved=e=>{
let{x,y}=e.detail;for(let img of this.querySelectorAll("img")){img.src!==new URL(this.dataset.whole??"",location.href).href&&
(img.src=this.dataset.whole??"");let place=()=>{let[w,h]=(img.dataset.ratio??"1x1").split("x").map(Number),whole=img.naturalWidth/
img.naturalHeight,part=w/h,along=(focus,share)=>share>=1?50:100*Math.min(Math.max(focus-share/2,0),1-share)/(1-share);img.
style.objectPosition=`${along(x,Math.min(part/whole,1))}% ${along(y,Math.min(whole/part,1))}%`};img.complete&&img.naturalWidth>
0?place():img.addEventListener("load",place,{once:!0})}}},PIECE=1<<20,LINES=2,Sending=class{constructor(file,owner){this.
file=file;this.owner=owner;this.row=document.createElement("li");let name=document.createElement("b");name.textContent=file.
name,this.#bar.max=file.size||1,this.#bar.value=0,this.#bar.setAttribute("aria-label",owner.word("progress",file.name)),
this.#said.className="soft",this.#picture.className="shot",this.row.append(this.#picture,name,this.#bar,this.#said,this.#acts),
this.say("waiting")}file;owner;row;state="waiting";kept=null;#address="";#bar=document.createElement("progress");#said=document.
createElement("span");#acts=document.createElement("span");#picture=document.createElement("span");say(key,...args){this.#said.
textContent=this.owner.word(key,...args)}#offer(key,act){let button=document.createElement("button");button.type="button",
button.className="small",button.textContent=this.owner.word(key),button.addEventListener("click",()=>{this.#acts.replaceChildren(),
act()}),this.#acts.append(button)}get#memory(){return`tajuk-upload:${this.owner.site}:${this.file.name}:${this.file.size}\
:${this.file.lastModified}`}async run(){this.state="sending",this.row.removeAttribute("data-state"),this.#acts.replaceChildren(),
this.#offer("cancel",()=>{this.leave()});try{if(this.file.size>this.owner.most)throw new Refused(this.owner.word("large"));
let offset=await this.#begin();for(;offset<this.file.size&&this.state==="sending";)this.#bar.value=offset,this.say("send\
ing",String(Math.floor(100*offset/this.file.size))),offset=await this.#piece(offset);if(this.state!=="sending")return;this.#bar.
value=this.file.size,this.say("checking"),this.kept=await this.#finish(),this.state="done",this.row.dataset.state="good",
this.say(this.kept.known?"known":"done"),localStorage.removeItem(this.#memory),this.#acts.replaceChildren(),this.#look()}catch(err){
if(this.#state()==="left")return;this.state="failed",this.row.dataset.state="bad",this.say("failed",err instanceof Error?
err.message:String(err)),this.#acts.replaceChildren(),err instanceof Refused&&localStorage.removeItem(this.#memory),this.#offer(
"retry",()=>this.owner.again(this)),this.#offer("cancel",()=>{this.leave()})}}#state(){return this.state}async#begin(){if(this.#address||=
localStorage.getItem(this.#memory)??"",this.#address){let at=await this.#patiently(()=>fetch(this.#address,{method:"HEAD",
headers:TUS}));if(at.ok)return this.say("resumed"),Number(at.headers.get("Upload-Offset"))}let about=`filename ${base64(
this.file.name)},site ${base64(this.owner.site)}`,made=await this.#patiently(()=>fetch("/uploads",{method:"POST",headers:{
...TUS,Accept:"application/json","Upload-Length":String(this.file.size),"Upload-Metadata":about}}));if(!made.ok)throw await refusal(
made);return this.#address=made.headers.get("Location")??"",localStorage.setItem(this.#memory,this.#address),0}async#piece(offset){
let body=this.file.slice(offset,offset+PIECE),sent;try{sent=await fetch(this.#address,{method:"PATCH",body,headers:{...TUS,
Accept:"application/json","Content-Type":"application/offset+octet-stream","Upload-Offset":String(offset)}})}catch{sent=
new Response(null,{status:503})}if(sent.ok)return Number(sent.headers.get("Upload-Offset"));if(sent.status!==409&&sent.status<
500)throw await refusal(sent);let at=await this.#patiently(()=>fetch(this.#address,{method:"HEAD",headers:TUS}));if(!at.
ok)throw this.#address="",localStorage.removeItem(this.#memory),await refusal(at);return Number(at.headers.get("Upload-O\
ffset"))}async#finish(){let end=await this.#patiently(()=>fetch(`${this.#address}/finish`,{method:"POST",headers:{Accept:"\
application/json"}}));if(!end.ok)throw this.#address="",await refusal(end);return await end.json()}async#patiently(ask2){
for(let pause=1e3;;pause=Math.min(2*pause,3e4)){try{let answer=await ask2();if(answer.status<500)return answer}catch{this.
say("offline")}if(this.state!=="sending")throw new Refused("");await new Promise(done=>setTimeout(done,pause))}}async#look(){
for(let n=0;n<40&&this.kept;n++){let answer=await fetch(`/media/pick?id=${this.kept.id}`,{headers:{Accept:"application/j\
son"}}).catch(()=>null),now=answer?.ok?(await answer.json())[0]:void 0;if(now&&now.state!=="pending"){if(now.thumb){let img=document.
createElement("img");img.src=now.thumb,img.alt="",this.#picture.replaceChildren(img)}now.alike?.length&&!this.kept.known&&
this.say("alike");return}await new Promise(done=>setTimeout(done,1500))}}async leave(){this.state="left",this.row.remove(),
localStorage.removeItem(this.#memory),this.#address&&await fetch(this.#address,{method:"DELETE",headers:TUS}).catch(()=>null),
this.owner.settle()}},Refused=class extends Error{},TUS={"Tus-Resumable":"1.0.0"};async function refusal(answer){try{let said=await answer.
json();return new Refused(said.error??said.message??`${answer.status}`)}catch{return new Refused(`${answer.status}`)}}function base64(text2){
return btoa(String.fromCharCode(...new TextEncoder().encode(text2)))}var PictureUpload=class extends HTMLElement{#words={};#files=[];#list=null;#after=null;connectedCallback(){
this.#words=JSON.parse(this.dataset.words??"{}");let form=this.querySelector("form"),input=this.querySelector("input[typ\
e=file]");if(!form||!input)return;form.addEventListener("submit",e=>{e.preventDefault(),this.#take(input.files),input.value=
""}),input.addEventListener("change",()=>{this.#take(input.files),input.value=""}),form.querySelector("button.primary")?.
setAttribute("hidden","");let drop=this.querySelector(".drop");for(let kind of["dragover","dragenter"])drop?.addEventListener(
kind,e=>{e.preventDefault(),drop.toggleAttribute("data-over",!0)});drop?.addEventListener("dragleave",()=>drop.toggleAttribute(
"data-over",!1)),drop?.addEventListener("drop",e=>{e.preventDefault(),drop.toggleAttribute("data-over",!1),this.#take(e.
dataTransfer?.files??null)}),window.addEventListener("beforeunload",this.#stay)}disconnectedCallback(){window.removeEventListener(
"beforeunload",this.#stay)}#stay=e=>{this.#files.some(f=>f.state==="waiting"||f.state==="sending")&&e.preventDefault()};word(key,...args){
return(this.#words[key]??key).replace(/\{(\d)\}/g,(_,n)=>args[Number(n)]??"")}get site(){return this.querySelector("[nam\
e=site]")?.value??""}get most(){return Number(this.dataset.most)||1/0}#take(files){if(files?.length){if(!this.#list){let heading=document.
createElement("h2");heading.id="t-queue",heading.textContent=this.word("queue"),this.#list=document.createElement("ul"),
this.#list.className="queue",this.#after=document.createElement("p"),this.#after.setAttribute("role","status");let section=document.
createElement("section");section.className="panel",section.setAttribute("aria-labelledby",heading.id),section.append(heading,
this.#list,this.#after),this.prepend(section)}for(let file of files){let one=new Sending(file,this);this.#files.push(one),
this.#list.append(one.row)}this.settle()}}again(one){one.state="waiting",one.say("waiting"),this.settle()}settle(){this.#files=
this.#files.filter(f=>f.state!=="left");let busy=this.#files.filter(f=>f.state==="sending").length;for(let one of this.#files.
filter(f=>f.state==="waiting").slice(0,LINES-busy))one.run().then(()=>this.settle());let in_=this.#files.filter(f=>f.kept),
open=this.#files.some(f=>f.state==="waiting"||f.state==="sending");if(!this.#after||open||in_.length===0){this.#after?.replaceChildren();
return}let link=document.createElement("a");link.className="button primary";let known=in_.filter(f=>f.kept?.known).map(f=>f.
kept.id);link.href=`/media/upload?ids=${in_.map(f=>f.kept.id).join(",")}${known.length?`&known=${known.join(",")}`:""}`,
link.textContent=`${this.word("completeall")} (${in_.length})`,this.#after.replaceChildren(link)}};customElements.define(
"picture-list",PictureList);customElements.define("focal-point",FocalPoint);customElements.define("crop-preview",CropPreview);
customElements.define("picture-upload",PictureUpload);var FrontBoard=class extends HTMLElement{#dragged=null;connectedCallback(){for(let row of this.querySelectorAll(".board \
> li"))this.#dress(row);this.addEventListener("dragstart",this.#start),this.addEventListener("dragover",this.#over),this.
addEventListener("drop",this.#drop),this.addEventListener("dragend",this.#end),this.addEventListener("change",this.#typed)}get#places(){
return this.querySelector(".board.places")}get#below(){return[...this.querySelectorAll(".board.below")].at(-1)??null}#dress(row){
row.draggable=!0;let acts=document.createElement("span");acts.className="moves";for(let[name,sign]of[["up","↑"],["down",
"↓"],["pin",""]]){let b=document.createElement("button");b.type="button",b.className="small quiet",b.dataset.act=name,
b.textContent=sign,b.addEventListener("click",()=>this.#act(row,name)),acts.append(b)}row.append(acts),this.#label(row)}#title(row){
return row.querySelector(".what a")?.textContent?.trim()??""}#say(word,...args){return(word??"").replace(/\{(\d)\}/g,(_,n)=>args[Number(
n)]??"")}#label(row){let pinned="pinned"in row.dataset,title=this.#title(row);for(let b of row.querySelectorAll("button[\
data-act]")){let act=b.dataset.act,word=act==="up"?this.dataset.up:act==="down"?this.dataset.down:pinned?this.dataset.unpin:
this.dataset.pin;b.setAttribute("aria-label",this.#say(word,title)),b.title=b.getAttribute("aria-label")??"",act==="pin"&&
(b.textContent=pinned?"★":"☆",b.setAttribute("aria-pressed",String(pinned)))}}#act(row,act){let places=this.#places;
if(!places)return;let inside=row.parentElement===places,rows=[...places.children],at=rows.indexOf(row);if(act==="pin"&&"\
pinned"in row.dataset)return this.#unpin(row);if(act==="pin"&&inside)return this.#pin(row);act==="down"&&!inside||(inside?
act==="up"&&at>0?rows[at-1].before(row):act==="down"&&at<rows.length-1&&rows[at+1].after(row):act==="up"?places.append(row):
places.prepend(row),this.#pin(row),this.#refocus(row,act))}#refocus(row,act){row.querySelector(`button[data-act="${act}"\
]`)?.focus()}#pin(row){row.dataset.pinned="",this.#overflow(),this.#number();let place=[...this.#places?.children??[]].indexOf(
row)+1;this.#tell(this.#say(this.dataset.moved,this.#title(row),String(place)))}#unpin(row){delete row.dataset.pinned;let field=row.
querySelector('[name="place"]'),until=row.querySelector('[name="until"]');field&&(field.value=""),until&&(until.value=""),
this.#label(row),this.#tell(this.#say(this.dataset.left,this.#title(row)))}#overflow(){let places=this.#places,most=Number(
this.dataset.places);for(;places&&places.children.length>most;){let rows=[...places.children],last=rows.reverse().find(r=>!("\
pinned"in r.dataset))??rows[0];"pinned"in last.dataset&&this.#unpin(last);let below=this.#below;if(below)below.prepend(last);else
break}}#number(){[...this.#places?.children??[]].forEach((row,i)=>{let field=row.querySelector('[name="place"]');field&&
(field.value="pinned"in row.dataset?String(i+1):""),this.#label(row)})}#tell(text2){let line=this.querySelector('[role="\
status"]');line&&(line.textContent=text2)}#typed=e=>{let field=e.target;if(!(field instanceof HTMLInputElement)||field.name!==
"place")return;let row=field.closest("li"),places=this.#places;if(!row||!places)return;let want=Number(field.value);if(!want)
return this.#unpin(row);let before=[...places.children].filter(r=>r!==row)[want-1];before?before.before(row):places.append(
row),this.#pin(row),field.focus()};#start=e=>{let row=e.target instanceof Element?e.target.closest(".board > li"):null;!row||
!e.dataTransfer||(this.#dragged=row,row.classList.add("dragged"),e.dataTransfer.effectAllowed="move",e.dataTransfer.setData(
"text/plain",row.dataset.story??""))};#over=e=>{let row=this.#dragged,over=e.target instanceof Element?e.target.closest(
".board.places > li"):null;if(!row||!over||(e.preventDefault(),over===row))return;let box=over.getBoundingClientRect();e.
clientY<box.top+box.height/2?over.before(row):over.after(row)};#drop=e=>{this.#dragged&&(e.preventDefault(),this.#dragged.
parentElement===this.#places&&this.#pin(this.#dragged))};#end=()=>{let row=this.#dragged;row?.classList.remove("dragged"),
row&&row.parentElement===this.#places&&!("pinned"in row.dataset)&&this.#pin(row),this.#dragged=null}};customElements.define(
"front-board",FrontBoard);var LookBoard=class extends HTMLElement{#later=0;connectedCallback(){this.addEventListener("input",this.#changed),this.addEventListener(
"change",this.#changed)}disconnectedCallback(){clearTimeout(this.#later)}#changed=()=>{clearTimeout(this.#later),this.#later=
setTimeout(this.#show,250)};#show=()=>{let form=this.querySelector("form"),frame=this.querySelector("iframe");if(!form||
!frame||!this.dataset.src)return;let query=new URLSearchParams;for(let name of["theme","accent","wordmark","type","densi\
ty","tone"]){let field=form.elements.namedItem(name);(field instanceof HTMLInputElement||field instanceof HTMLSelectElement)&&
query.set(name,field.value)}frame.src=`${this.dataset.src}?${query}`,this.#measure(query)};async#measure(query){try{let answer=await fetch(
`${location.pathname}?${query}`,{headers:{Accept:"text/html"}});if(!answer.ok)return;let fresh=new DOMParser().parseFromString(
await answer.text(),"text/html").querySelector("look-board tbody"),old=this.querySelector("tbody");fresh&&old&&old.replaceWith(
document.importNode(fresh,!0))}catch{}}};customElements.define("look-board",LookBoard);var StoryChecks=class{#wait=0;#running=null;constructor(){document.addEventListener("story:saved",()=>{clearTimeout(this.#wait),
this.#wait=window.setTimeout(()=>{this.#ask()},4e3)})}async#ask(){let panel=document.querySelector("#p-checks > .inner");
if(!panel||document.hidden||panel.contains(document.activeElement))return;this.#running?.abort();let mine=this.#running=
new AbortController;try{let answer=await fetch(location.pathname,{headers:{Accept:"text/html"},signal:mine.signal});if(!answer.
ok||answer.redirected)return;let fresh=new DOMParser().parseFromString(await answer.text(),"text/html").querySelector("#\
p-checks > .inner");if(!fresh||panel.contains(document.activeElement))return;let open=panel.querySelector("details")?.open??
!1;panel.replaceChildren(...fresh.childNodes);let details=panel.querySelector("details");details&&(details.open=open)}catch{}}};
document.querySelector("form#story:not([data-readonly])")&&new StoryChecks;var Mentions=class{constructor(root,source,label){this.root=root;this.source=source;this.#list.className="mention-list",
this.#list.id="mention-list",this.#list.setAttribute("role","listbox"),this.#list.setAttribute("aria-label",label),root.
addEventListener("input",event=>event.target instanceof HTMLTextAreaElement&&void this.#look(event.target)),root.addEventListener(
"keydown",event=>this.#key(event)),root.addEventListener("focusout",()=>this.#close()),this.#list.addEventListener("mous\
edown",event=>event.preventDefault()),this.#list.addEventListener("click",event=>{let option=event.target.closest("[role\
=option]");option&&this.#choose(option)})}root;source;#names=null;#list=document.createElement("ul");#field=null;#at=0;async#look(field){
let before=field.value.slice(0,field.selectionStart),found=/(?:^|[^\p{L}\p{N}@])@([\p{L}\p{N}][\p{L}\p{N}.'’ -]{0,40}|)$/u.
exec(before);if(!found)return this.#close();let begun=found[1].toLocaleLowerCase();this.#names??=this.#ask();let names=await this.#names;
if(document.activeElement!==field)return;let fit=names.filter(n=>{let name=n.toLocaleLowerCase();return name!==begun&&(name.
startsWith(begun)||name.split(" ").some(part=>part.startsWith(begun)))});if(fit.length===0)return this.#close();this.#field=
field,this.#at=before.length-found[1].length,this.#list.replaceChildren(...fit.slice(0,6).map((name,n)=>{let option=document.
createElement("li");return option.id=`mention-${n}`,option.textContent=name,option.setAttribute("role","option"),option})),
field.after(this.#list),field.setAttribute("aria-autocomplete","list"),field.setAttribute("aria-controls",this.#list.id),
this.#mark(0)}async#ask(){try{let answer=await fetch(this.source,{headers:{Accept:"application/json"}});if(!answer.ok)throw new Error(
answer.statusText);return(await answer.json()).people??[]}catch{return this.#names=null,[]}}get#options(){return[...this.#list.
children]}#mark(n){this.#options.forEach((option,i)=>option.setAttribute("aria-selected",String(i===n))),this.#field?.setAttribute(
"aria-activedescendant",`mention-${n}`)}#key(event){if(!this.#list.isConnected||event.target!==this.#field||event.isComposing)
return;let options=this.#options,now=options.findIndex(o=>o.getAttribute("aria-selected")==="true");if(event.key==="Arro\
wDown")this.#mark((now+1)%options.length);else if(event.key==="ArrowUp")this.#mark((now+options.length-1)%options.length);else if(event.
key==="Enter"||event.key==="Tab")this.#choose(options[now]);else if(event.key==="Escape")this.#close();else return;event.
preventDefault()}#choose(option){let field=this.#field;field&&(field.setRangeText(`${option.textContent} `,this.#at,field.
selectionStart,"end"),this.#close())}#close(){this.#list.remove(),this.#field?.removeAttribute("aria-activedescendant"),
this.#field?.removeAttribute("aria-controls"),this.#field=null}};var StoryComments=class extends HTMLElement{#words;#fold=null;#quote="";#again=0;#asking=null;#text=!1;#sending=!1;connectedCallback(){
this.#words=new Words(this.dataset.words??"",document.documentElement.lang),this.#fold=this.closest("details");let on=(name,act)=>document.
addEventListener(name,event=>act(event.detail));on("comments:ready",()=>{this.#text=!0,this.#equip(),this.#tell()}),on("\
comments:stale",()=>this.#later(0)),on("comments:draft",({quote})=>this.#begin(quote)),on("comments:show",({thread,keyboard})=>this.#show(
thread,keyboard)),on("live:changed",list=>{let here=h=>h.story===this.dataset.story&&h.kind.startsWith("comment.");(!list||
list.some(here))&&this.#later(150)}),this.addEventListener("submit",event=>{this.#send(event)}),this.addEventListener("c\
lick",event=>this.#pick(event)),this.#fold?.addEventListener("keydown",event=>{event.key==="Escape"&&!event.defaultPrevented&&
this.#beside&&this.#leave()}),this.#fold?.addEventListener("toggle",()=>this.#fold?.open||this.#below()),new Mentions(this,
`/stories/${this.dataset.story}/comments`,this.#words.text("colleagues")),this.#equip(),listen()}get#beside(){return this.#fold?.
hasAttribute("data-beside")??!1}#open(){if(!this.#fold||(this.#fold.open=!0,this.#fold.setAttribute("data-beside",""),this.
querySelector(".close-comments")))return;let close=make("button","small quiet close-comments",this.#words.text("close"));
close.addEventListener("click",()=>this.#leave()),(this.querySelector(":scope > .row")??this).append(close)}#below(){this.#fold?.
removeAttribute("data-beside"),this.querySelector(".close-comments")?.remove(),this.#current("")}#leave(){this.#fold&&(this.#fold.
open=!1),this.#below(),say("comments:back")}#tell(){let list=[...this.querySelectorAll(".thread[data-from]")].map(t=>({thread:t.
dataset.thread??"",from:Number(t.dataset.from),to:Number(t.dataset.to),by:t.dataset.by??""})),steps=Number(this.dataset.
steps);steps<0?this.#later(400):say("comments:list",{steps,list})}#equip(){if(this.#text)for(let thread of this.querySelectorAll(
".thread[data-from]")){if(thread.querySelector(".find-passage"))continue;let find=make("button","link small find-passage",
this.#words.text("show"));find.addEventListener("click",()=>{this.#current(thread.dataset.thread),say("comments:find",thread.
dataset.thread)}),thread.querySelector(".quote")?.after(find)}}#pick(event){let quote=event.target.closest(".thread[data\
-from] > .quote");quote&&quote.parentElement?.querySelector(".find-passage")?.click()}#begin(quote){this.#quote=quote,this.#open(),
this.#current(""),this.#draw();let text2=this.querySelector("#p-text");text2?.focus(),text2?.form?.scrollIntoView({block:"\
nearest"})}#draw(){let form=this.querySelector("#p-new");if(form?.querySelector(".about")?.remove(),!form||this.#quote===
"")return;let about=make("div","about"),label=make("p","small soft",this.#words.text("passage")),quote=make("blockquote",
"quote",this.#quote),whole=make("button","link small",this.#words.text("whole"));whole.addEventListener("click",()=>{this.#end(),
this.querySelector("#p-text")?.focus()}),label.id="p-about",quote.id="p-quote",about.append(label,quote,whole),form.prepend(
about),this.querySelector("#p-text")?.setAttribute("aria-describedby","p-about p-quote h-p-text")}#end(){this.#quote="",
this.#draw(),this.querySelector("#p-text")?.setAttribute("aria-describedby","h-p-text"),say("comments:end")}#show(thread,keyboard){
this.#open();let section=this.#current(thread);section&&(section.scrollIntoView({block:"nearest"}),keyboard&&(section.tabIndex=
-1,section.focus()))}#current(thread){let found=null;for(let section of this.querySelectorAll(".thread")){let here=thread!==
""&&section.dataset.thread===thread;here?section.setAttribute("aria-current","true"):section.removeAttribute("aria-curre\
nt"),here&&(found=section)}return found}async#send(event){let form=event.target;if(event.preventDefault(),this.#sending)
return;let body=new URLSearchParams(new FormData(form,event.submitter)),about=form.id==="p-new"&&this.#quote!=="";if(about){
let asked={place:null,saved:!1};if(say("comments:ask",asked),!asked.place)return this.#fail(form,this.#words.text("gone"));
if(!asked.saved)return this.#fail(form,this.#words.text("unsaved"));for(let[name,value]of Object.entries(asked.place))body.
set(name,String(value))}this.#sending=!0,form.setAttribute("aria-busy","true");try{let answer=await fetch(form.action,{method:"\
POST",body,headers:{Accept:"application/json"}}),said=await answer.json().catch(()=>({}));if(!answer.ok)return this.#fail(
form,said.error??this.#words.text("failed",answer.status));form.reset(),about&&this.#end(),await this.#refresh(),this.#said(
said.said??"")}catch(err){this.#fail(form,this.#words.text("failed",err.message))}finally{this.#sending=!1,form.removeAttribute(
"aria-busy")}}#fail(form,text2){form.querySelector(".fault")?.remove();let fault=make("p","fault",text2);fault.setAttribute(
"role","alert"),form.append(fault)}#said(text2){let line=this.querySelector(".said-it");line||(line=make("p","said-it sm\
all soft"),line.setAttribute("role","status"),this.querySelector("#p-new")?.after(line)),line.textContent=text2}#later(wait){
clearTimeout(this.#again),this.#again=window.setTimeout(()=>{this.#refresh()},wait)}async#refresh(){this.#asking?.abort();
let mine=this.#asking=new AbortController;try{let answer=await fetch(`/stories/${this.dataset.story}/comments?part=panel`,
{headers:{Accept:"text/html"},signal:mine.signal});if(!answer.ok||answer.redirected)return;let fresh=new DOMParser().parseFromString(
await answer.text(),"text/html").querySelector("story-comments");if(!fresh||mine.signal.aborted)return;this.#take(fresh),
this.#tell()}catch{}}#take(fresh){let typed=[...this.querySelectorAll("textarea")].filter(t=>t.value!==t.defaultValue),open=[
...this.querySelectorAll("details[open]")].map(pathOf),focus=this.contains(document.activeElement)?document.activeElement:
null,caret=focus instanceof HTMLTextAreaElement?[focus.selectionStart,focus.selectionEnd]:null,thread=focus?.closest(".t\
hread")?.dataset.thread,current=this.querySelector(".thread[aria-current]")?.dataset.thread??"",said=this.querySelector(
".said-it")?.textContent??"";this.dataset.steps=fresh.dataset.steps??"-1",this.replaceChildren(...fresh.childNodes);for(let old of typed){
let now=old.id===""?null:this.querySelector(`#${CSS.escape(old.id)}`);if(now)now.value=old.value;else{let last=this.querySelector(
"#p-text");last&&(last.value=[last.value,old.value].filter(Boolean).join(`
`))}}for(let details of this.querySelectorAll("details"))details.open=open.includes(pathOf(details));if(this.#beside&&this.#open(),
this.#draw(),this.#equip(),this.#current(current),said&&this.#said(said),!focus)return;let same=focus.id===""?null:this.
querySelector(`#${CSS.escape(focus.id)}`),near=thread?this.querySelector(`.thread[data-thread="${CSS.escape(thread)}"]`):
null,next=same??near??this.querySelector("#p-text");next===near&&near&&(near.tabIndex=-1),next?.focus({preventScroll:!0}),
caret&&next instanceof HTMLTextAreaElement&&next.setSelectionRange(caret[0],caret[1])}};function pathOf(details){return details.
id||(details.querySelector("textarea")?.id??"")}function make(tag,name,text2=""){let out=document.createElement(tag);return out.
className=name,out.textContent=text2,out instanceof HTMLButtonElement&&(out.type="button"),out}function say(name,detail){
document.dispatchEvent(new CustomEvent(name,{detail}))}customElements.define("story-comments",StoryComments);var GATHER=1e3,bell=document.querySelector(".bar .bell"),waiting=0;async function count(link){try{let answer=await fetch(
"/notifications",{headers:{Accept:"application/json"}});if(!answer.ok||answer.redirected)return;let{unread}=await answer.
json(),number=link.querySelector("b");if(link.toggleAttribute("data-unread",unread>0),unread===0)number?.remove();else if(number)
number.textContent=String(unread);else{let fresh=document.createElement("b");fresh.textContent=String(unread),link.append(
" ",fresh)}}catch{}}bell&&(document.addEventListener("live:changed",event=>{let list=event.detail;list&&!list.some(h=>!h.
mine&&(h.you||h.kind==="comment.added"||h.kind==="comment.changed"))||(clearTimeout(waiting),waiting=window.setTimeout(()=>{
count(bell)},GATHER))}),listen());
