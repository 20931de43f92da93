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
st",WorkList);
