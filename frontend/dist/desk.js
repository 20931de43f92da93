var WorkList=class extends HTMLElement{#here=-1;#again=0;#busy=!1;connectedCallback(){document.addEventListener("keydown",
this.#key),document.addEventListener("live:changed",this.#changed)}disconnectedCallback(){document.removeEventListener("\
keydown",this.#key),document.removeEventListener("live:changed",this.#changed),clearTimeout(this.#again)}get#rows(){return[
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
if(!control||this.#drawn)return;let words=new Words(this.dataset.words??"",this.closest("[lang]")?.lang??"id"),make=(name,className)=>{
let out=document.createElement(name);return out.className=className,out},track=make("span","track"),good=make("span","go\
od-range"),fill=make("span","fill"),said=make("span","said-length"),live=make("span","hidden");live.setAttribute("role",
"status"),track.setAttribute("aria-hidden","true"),track.append(good,fill),good.style.insetInlineStart=`${this.#share(this.#number(
"from"))}%`,good.style.inlineSize=`${this.#share(this.#number("to"))-this.#share(this.#number("from"))}%`,this.prepend(track,
said),this.append(live),this.#drawn={fill,said,live,words};for(let event of["input","field:set","change"])control.addEventListener(
event,()=>this.#update());this.#update()}#control(){return document.getElementById(this.getAttribute("for")??"")}#number(name){
return Number(this.dataset[name]??0)}#share(n){return Math.min(100,100*n/Math.max(1,this.#number("limit")))}#judge(n){return n===
0?"empty":n>this.#number("limit")?"over":n<this.#number("from")?"short":n>this.#number("to")?"long":"good"}#update(){if(!this.#drawn)
return;let{fill,said,live,words}=this.#drawn,n=[...this.#control()?.value.trim()??""].length,verdict=this.#judge(n),word=verdict===
"empty"?"":verdict==="over"?words.text("over",n-this.#number("limit")):words.text(verdict);if(said.textContent=word===""?
words.text("length",n):`${words.text("length",n)} · ${word}`,fill.style.inlineSize=`${this.#share(n)}%`,this.dataset.verdict=
verdict,verdict===this.#verdict)return;let first=this.#verdict===null;this.#verdict=verdict,clearTimeout(this.#wait),first||
(this.#wait=window.setTimeout(()=>live.textContent=word,800))}};customElements.define("length-guide",LengthGuide);var serial=0,PickList=class extends HTMLElement{#native;#words;#input;#box;#chips;#live;#shown=[];#active=-1;#suggested=[];#asked=0;#running=null;connectedCallback(){
let native=this.querySelector("select,input");!native||this.#native||(this.#native=native,this.#words=new Words(this.dataset.
words??"",this.closest("[lang]")?.lang??"id"),this.#build(),this.#draw())}get#many(){return this.#native instanceof HTMLInputElement||
this.#native.multiple}#build(){let n=++serial,native=this.#native,labels=[...native.labels??[]],label=labels[0]?.textContent?.
trim()??native.getAttribute("aria-label")??"",input=document.createElement("input");Object.assign(input,{type:"text",id:`\
pick${n}`,autocomplete:"off",placeholder:this.#words.text("pick_search")});for(let[k,v]of Object.entries({role:"combobox",
"aria-expanded":"false","aria-autocomplete":"list","aria-controls":`pick${n}list`,"aria-label":label}))input.setAttribute(
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
detail,item.append(small)}return item})),this.#live.textContent=shown.length===0&&query!==""?words.text("pick_none"):"",
this.#box.hidden=shown.length===0,this.#input.setAttribute("aria-expanded",String(shown.length>0)),this.#mark()}#mark(){
for(let[n,item]of[...this.#box.children].entries())item.setAttribute("aria-selected",String(n===this.#active)),n===this.#active&&
item.scrollIntoView({block:"nearest"});this.#active>=0?this.#input.setAttribute("aria-activedescendant",`${this.#box.id}${this.#active}`):
this.#input.removeAttribute("aria-activedescendant")}#shut(){if(this.#running?.abort(),this.#box.hidden=!0,this.#active=
-1,this.#input.setAttribute("aria-expanded","false"),this.#input.removeAttribute("aria-activedescendant"),!this.#many){if(this.#input.
value.trim()===""&&this.#chosen().length>0&&this.#native instanceof HTMLSelectElement&&[...this.#native.options].some(o=>o.
value==="")){this.#native.value="";for(let event of["input","change"])this.#native.dispatchEvent(new Event(event,{bubbles:!0}))}
this.#input.value=this.#chosen()[0]?.label??""}}#key(event){let open=!this.#box.hidden,last=this.#shown.length-1;switch(event.
key){case"ArrowDown":open?this.#active=this.#active>=last?0:this.#active+1:this.#search();break;case"ArrowUp":if(!open)return;
this.#active=this.#active<=0?last:this.#active-1;break;case"Enter":case",":if(event.key===","&&!(this.#many&&this.hasAttribute(
"data-new")))return;if(!open||this.#active<0){event.key==="Enter"&&event.preventDefault();return}this.#take(this.#active);
break;case"Escape":if(!open)return;this.#shut();break;case"Backspace":{let tail=this.#chosen().at(-1);this.#many&&this.#input.
value===""&&tail&&this.#drop(tail);return}default:return}event.preventDefault(),event.stopPropagation(),this.#mark()}async#suggest(){
let place=this.dataset.suggest,form=this.#native.form;if(!(!place||!form||Date.now()-this.#asked<1e4)){this.#asked=Date.
now();try{let response=await fetch(place,{method:"POST",body:new FormData(form),headers:{Accept:"application/json"}});if(!response.
ok)return;this.#suggested=read(await response.json(),this.#native.name).map(o=>({...o,suggested:!0})),document.activeElement===
this.#input&&this.#input.value===""&&this.#search()}catch{}}}};function read(body,name){let list=Array.isArray(body)?body:
body?.[name];return Array.isArray(list)?list.flatMap(one=>{let value=String(one.value??one.id??""),label=String(one.label??
one.name??value);return value===""?[]:[{value,label,detail:String(one.detail??"")}]}):[]}var fold=text2=>text2.normalize(
"NFD").replace(new RegExp("\\p{M}","gu"),"").toLowerCase();function rank(options,query){if(query==="")return options;let words=fold(
query).split(/\s+/),whole=fold(query),hits=options.filter(o=>{let text2=fold(`${o.label} ${o.detail??""}`);return words.
every(w=>text2.includes(w))}),first=o=>fold(o.label).startsWith(whole)?0:1;return hits.sort((a,b)=>first(a)-first(b))}customElements.
define("pick-list",PickList);var bytes=text2=>{let raw=atob(text2.replace(/-/g,"+").replace(/_/g,"/")),out=new Uint8Array(raw.length);for(let i=0;i<raw.
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
()=>window.print())}};customElements.define("desk-passkey",Passkey);customElements.define("desk-print",Print);
