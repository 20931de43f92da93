// A front as it is arranged: rows that are dragged, or moved by buttons. The
// number fields are what is sent; moving a row fills them in, so that the form
// is the same without scripts.

class FrontBoard extends HTMLElement {
  #dragged: HTMLLIElement | null = null

  connectedCallback() {
    for (const row of this.querySelectorAll<HTMLLIElement>(".board > li")) this.#dress(row)
    this.addEventListener("dragstart", this.#start)
    this.addEventListener("dragover", this.#over)
    this.addEventListener("drop", this.#drop)
    this.addEventListener("dragend", this.#end)
    this.addEventListener("change", this.#typed)
  }

  get #places(): HTMLOListElement | null {
    return this.querySelector<HTMLOListElement>(".board.places")
  }

  get #below(): HTMLOListElement | null {
    return [...this.querySelectorAll<HTMLOListElement>(".board.below")].at(-1) ?? null
  }

  #dress(row: HTMLLIElement) {
    row.draggable = true
    const acts = document.createElement("span")
    acts.className = "moves"
    for (const [name, sign] of [["up", "↑"], ["down", "↓"], ["pin", ""]] as const) {
      const b = document.createElement("button")
      b.type = "button"
      b.className = "small quiet"
      b.dataset.act = name
      b.textContent = sign
      b.addEventListener("click", () => this.#act(row, name))
      acts.append(b)
    }
    row.append(acts)
    this.#label(row)
  }

  #title(row: HTMLLIElement): string {
    return row.querySelector(".what a")?.textContent?.trim() ?? ""
  }

  #say(word: string | undefined, ...args: string[]): string {
    return (word ?? "").replace(/\{(\d)\}/g, (_, n: string) => args[Number(n)] ?? "")
  }

  #label(row: HTMLLIElement) {
    const pinned = "pinned" in row.dataset
    const title = this.#title(row)
    for (const b of row.querySelectorAll<HTMLButtonElement>("button[data-act]")) {
      const act = b.dataset.act
      const word = act === "up" ? this.dataset.up : act === "down" ? this.dataset.down : pinned ? this.dataset.unpin : this.dataset.pin
      b.setAttribute("aria-label", this.#say(word, title))
      b.title = b.getAttribute("aria-label") ?? ""
      if (act === "pin") {
        b.textContent = pinned ? "★" : "☆"
        b.setAttribute("aria-pressed", String(pinned))
      }
    }
  }

  #act(row: HTMLLIElement, act: string) {
    const places = this.#places
    if (!places) return
    const inside = row.parentElement === places
    const rows = [...places.children] as HTMLLIElement[]
    const at = rows.indexOf(row)
    if (act === "pin" && "pinned" in row.dataset) return this.#unpin(row)
    if (act === "pin" && inside) return this.#pin(row)
    if (act === "down" && !inside) return
    if (!inside) {
      // From below: a press on the arrow enters the last place, on the pin the first.
      if (act === "up") places.append(row)
      else places.prepend(row)
    } else if (act === "up" && at > 0) rows[at - 1]!.before(row)
    else if (act === "down" && at < rows.length - 1) rows[at + 1]!.after(row)
    this.#pin(row)
    this.#refocus(row, act)
  }

  #refocus(row: HTMLLIElement, act: string) {
    row.querySelector<HTMLButtonElement>(`button[data-act="${act}"]`)?.focus()
  }

  /** Pins a row where it stands, and keeps the other pinned rows in step. */
  #pin(row: HTMLLIElement) {
    row.dataset.pinned = ""
    this.#overflow()
    this.#number()
    const place = [...(this.#places?.children ?? [])].indexOf(row) + 1
    this.#tell(this.#say(this.dataset.moved, this.#title(row), String(place)))
  }

  #unpin(row: HTMLLIElement) {
    delete row.dataset.pinned
    const field = row.querySelector<HTMLInputElement>('[name="place"]')
    const until = row.querySelector<HTMLInputElement>('[name="until"]')
    if (field) field.value = ""
    if (until) until.value = ""
    this.#label(row)
    this.#tell(this.#say(this.dataset.left, this.#title(row)))
  }

  /** More rows than places: the last one that is not pinned goes below. */
  #overflow() {
    const places = this.#places
    const most = Number(this.dataset.places)
    while (places && places.children.length > most) {
      const rows = [...places.children] as HTMLLIElement[]
      const last = rows.reverse().find((r) => !("pinned" in r.dataset)) ?? rows[0]!
      if ("pinned" in last.dataset) this.#unpin(last)
      const below = this.#below
      if (below) below.prepend(last)
      else break
    }
  }

  #number() {
    const rows = [...(this.#places?.children ?? [])] as HTMLLIElement[]
    rows.forEach((row, i) => {
      const field = row.querySelector<HTMLInputElement>('[name="place"]')
      if (field) field.value = "pinned" in row.dataset ? String(i + 1) : ""
      this.#label(row)
    })
  }

  #tell(text: string) {
    const line = this.querySelector('[role="status"]')
    if (line) line.textContent = text
  }

  // A number typed by hand is a pin as well.
  #typed = (e: Event) => {
    const field = e.target
    if (!(field instanceof HTMLInputElement) || field.name !== "place") return
    const row = field.closest("li")
    const places = this.#places
    if (!row || !places) return
    const want = Number(field.value)
    if (!want) return this.#unpin(row)
    const others = [...places.children].filter((r) => r !== row)
    const before = others[want - 1]
    if (before) before.before(row)
    else places.append(row)
    this.#pin(row)
    field.focus()
  }

  #start = (e: DragEvent) => {
    const row = e.target instanceof Element ? e.target.closest<HTMLLIElement>(".board > li") : null
    if (!row || !e.dataTransfer) return
    this.#dragged = row
    row.classList.add("dragged")
    e.dataTransfer.effectAllowed = "move"
    e.dataTransfer.setData("text/plain", row.dataset.story ?? "")
  }

  #over = (e: DragEvent) => {
    const row = this.#dragged
    const over = e.target instanceof Element ? e.target.closest<HTMLLIElement>(".board.places > li") : null
    if (!row || !over) return
    e.preventDefault()
    if (over === row) return
    const box = over.getBoundingClientRect()
    if (e.clientY < box.top + box.height / 2) over.before(row)
    else over.after(row)
  }

  #drop = (e: DragEvent) => {
    if (!this.#dragged) return
    e.preventDefault()
    if (this.#dragged.parentElement === this.#places) this.#pin(this.#dragged)
  }

  #end = () => {
    const row = this.#dragged
    row?.classList.remove("dragged")
    if (row && row.parentElement === this.#places && !("pinned" in row.dataset)) this.#pin(row)
    this.#dragged = null
  }
}

customElements.define("front-board", FrontBoard)
