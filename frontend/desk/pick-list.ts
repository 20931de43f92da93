// <pick-list> makes a combobox of the <select> or <input> inside it: one types
// a few letters and chooses. With several choices the chosen ones are chips.
// The control inside stays what the form sends, and works alone.
//
//   data-words    the messages of the group "fields"
//   data-find     where to look for more than the options: GET ?q= answers
//                 [{value, label, detail}]
//   data-suggest  where suggestions come from: POST of the form answers a list
//                 like that, or an object with one under the control's name
//   data-new      what is typed may be chosen although nothing matches
//
// In an <input> the values stand separated by commas.

import { Words } from "./words"

interface Option {
  value: string
  label: string
  detail?: string
  suggested?: boolean
  fresh?: boolean
}

let serial = 0

class PickList extends HTMLElement {
  #native!: HTMLSelectElement | HTMLInputElement
  #words!: Words
  #input!: HTMLInputElement
  #box!: HTMLElement
  #chips!: HTMLUListElement
  #live!: HTMLElement
  #shown: Option[] = []
  #active = -1
  #suggested: Option[] = []
  #asked = 0
  #running: AbortController | null = null

  connectedCallback(): void {
    const native = this.querySelector<HTMLSelectElement | HTMLInputElement>("select,input")
    if (!native || native.disabled || this.#native) return
    this.#native = native
    this.#words = new Words(this.dataset["words"] ?? "", this.closest<HTMLElement>("[lang]")?.lang ?? "id")
    this.#build()
    this.#draw()
  }

  get #many(): boolean {
    return this.#native instanceof HTMLInputElement || this.#native.multiple
  }

  #build(): void {
    const n = ++serial
    const native = this.#native
    const labels = [...(native.labels ?? [])]
    const label = labels[0]?.textContent?.trim() ?? native.getAttribute("aria-label") ?? ""
    const input = document.createElement("input")
    Object.assign(input, { type: "text", id: `pick${n}`, autocomplete: "off", placeholder: this.#words.text("pick_search") })
    for (const [k, v] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": `pick${n}list`, "aria-label": label })) input.setAttribute(k, v)
    const described = native.getAttribute("aria-describedby")
    if (described) input.setAttribute("aria-describedby", described)
    const invalid = native.getAttribute("aria-invalid")
    if (invalid) input.setAttribute("aria-invalid", invalid)
    const box = document.createElement("ul")
    box.id = `pick${n}list`
    box.className = "options"
    box.setAttribute("role", "listbox")
    box.setAttribute("aria-label", label)
    box.hidden = true
    const chips = document.createElement("ul")
    chips.className = "chosen"
    const live = document.createElement("span")
    live.className = "hidden"
    live.setAttribute("role", "status")
    input.disabled = native.disabled
    native.hidden = true
    for (const l of labels) l.htmlFor = input.id
    this.append(chips, input, box, live)
    this.classList.add("ready")
    this.#input = input
    this.#box = box
    this.#chips = chips
    this.#live = live
    native.addEventListener("field:set", () => this.#draw())
    input.addEventListener("focus", () => {
      // A single choice is replaced by typing, not appended to.
      if (!this.#many) input.select()
      void this.#suggest()
    })
    input.addEventListener("input", () => void this.#search())
    input.addEventListener("click", () => void this.#search())
    input.addEventListener("blur", () => this.#shut())
    input.addEventListener("keydown", (event) => this.#key(event))
    box.addEventListener("mousedown", (event) => {
      event.preventDefault()
      const item = (event.target as HTMLElement).closest<HTMLElement>("[role=option]")
      if (item) this.#take(Number(item.dataset["n"]))
    })
  }

  /** What is chosen, as it stands in the control. */
  #chosen(): Option[] {
    const native = this.#native
    if (native instanceof HTMLSelectElement) {
      return [...native.selectedOptions].filter((o) => o.value !== "").map((o) => ({ value: o.value, label: o.label.trim() }))
    }
    return native.value.split(",").map((v) => v.trim()).filter((v) => v !== "").map((v) => ({ value: v, label: v }))
  }

  #draw(): void {
    const chosen = this.#chosen()
    if (!this.#many) {
      this.#chips.hidden = true
      if (document.activeElement !== this.#input) this.#input.value = chosen[0]?.label ?? ""
      return
    }
    this.#chips.hidden = chosen.length === 0
    this.#chips.replaceChildren(
      ...chosen.map((one) => {
        const item = document.createElement("li")
        const remove = document.createElement("button")
        remove.type = "button"
        remove.textContent = "×"
        remove.setAttribute("aria-label", this.#words.text("pick_remove", one.label))
        remove.addEventListener("click", () => this.#drop(one))
        item.append(one.label, remove)
        return item
      }),
    )
  }

  #drop(one: Option): void {
    const native = this.#native
    if (native instanceof HTMLSelectElement) {
      for (const option of native.options) if (option.value === one.value) option.selected = false
    } else native.value = this.#chosen().filter((c) => c.value !== one.value).map((c) => c.value).join(", ")
    this.#say("pick_removed", one)
    this.#input.focus()
  }

  #take(n: number): void {
    const one = this.#shown[n]
    if (!one) return
    const native = this.#native
    if (native instanceof HTMLSelectElement) {
      let option = [...native.options].find((o) => o.value === one.value)
      if (!option) {
        option = new Option(one.label, one.value)
        native.append(option)
      }
      option.selected = true
    } else {
      const chosen = this.#chosen().map((c) => c.value)
      if (!chosen.includes(one.label)) native.value = [...chosen, one.label].join(", ")
    }
    this.#input.value = this.#many ? "" : one.label
    this.#shut()
    this.#say("pick_chosen", one)
  }

  #say(key: "pick_chosen" | "pick_removed", one: Option): void {
    this.#draw()
    this.#live.textContent = key === "pick_chosen" ? this.#words.text("pick_chosen", one.label) : this.#words.text("pick_removed", one.label)
    for (const event of ["input", "change"]) this.#native.dispatchEvent(new Event(event, { bubbles: true }))
  }

  async #search(): Promise<void> {
    const query = this.#input.value.trim()
    const chosen = new Set(this.#chosen().map((c) => c.value))
    const single = !this.#many && this.#chosen()[0]?.label === query
    const asked = single ? "" : query
    let found = rank(this.#options(), asked).filter((o) => !this.#many || !chosen.has(o.value))
    this.#show(found, asked)
    const find = this.dataset["find"]
    if (!find || asked === "") return
    this.#running?.abort()
    const mine = (this.#running = new AbortController())
    try {
      const url = new URL(find, location.href)
      url.searchParams.set("q", asked)
      const response = await fetch(url, { headers: { Accept: "application/json" }, signal: mine.signal })
      const more = response.ok ? read(await response.json(), this.#native.name) : []
      if (mine.signal.aborted) return
      const have = new Set(found.map((o) => o.value))
      found = found.concat(more.filter((o) => !have.has(o.value) && !chosen.has(o.value)))
      this.#show(found, asked)
    } catch {
      // Without an answer the options that are there remain.
    }
  }

  #options(): Option[] {
    const native = this.#native
    const own = native instanceof HTMLSelectElement ? [...native.options].filter((o) => o.value !== "" && !o.disabled).map((o) => ({ value: o.value, label: o.label.trim(), detail: o.dataset["detail"] ?? "" })) : []
    const have = new Set(this.#suggested.map((s) => s.value))
    return [...this.#suggested, ...own.filter((o) => !have.has(o.value))]
  }

  #show(found: Option[], query: string): void {
    const words = this.#words
    const shown = found.slice(0, 50)
    const exact = found.some((o) => fold(o.label) === fold(query))
    if (this.hasAttribute("data-new") && query !== "" && !exact) shown.push({ value: query, label: query, fresh: true })
    this.#shown = shown
    this.#active = query === "" ? -1 : 0
    this.#box.replaceChildren(
      ...shown.map((one, n) => {
        const item = document.createElement("li")
        item.id = `${this.#box.id}${n}`
        item.dataset["n"] = String(n)
        item.setAttribute("role", "option")
        const text = document.createElement("span")
        text.textContent = one.fresh ? words.text("pick_new", one.label) : one.label
        item.append(text)
        const detail = one.suggested ? words.text("pick_suggested") : one.detail
        if (detail) {
          const small = document.createElement("small")
          small.textContent = detail
          item.append(small)
        }
        return item
      }),
    )
    const none = shown.length === 0 && query !== ""
    this.#live.textContent = none ? words.text("pick_none") : ""
    this.#live.className = none ? "hint" : "hidden"
    this.#box.hidden = shown.length === 0
    this.#input.setAttribute("aria-expanded", String(shown.length > 0))
    this.#mark()
  }

  #mark(): void {
    for (const [n, item] of [...this.#box.children].entries()) {
      item.setAttribute("aria-selected", String(n === this.#active))
      if (n === this.#active) item.scrollIntoView({ block: "nearest" })
    }
    if (this.#active >= 0) this.#input.setAttribute("aria-activedescendant", `${this.#box.id}${this.#active}`)
    else this.#input.removeAttribute("aria-activedescendant")
  }

  #shut(): void {
    this.#running?.abort()
    this.#live.className = "hidden"
    this.#box.hidden = true
    this.#active = -1
    this.#input.setAttribute("aria-expanded", "false")
    this.#input.removeAttribute("aria-activedescendant")
    if (this.#many) {
      // What was typed and not chosen is not lost where it may be a value.
      return
    }
    if (this.#input.value.trim() === "" && this.#chosen().length > 0 && this.#native instanceof HTMLSelectElement && [...this.#native.options].some((o) => o.value === "")) {
      this.#native.value = ""
      for (const event of ["input", "change"]) this.#native.dispatchEvent(new Event(event, { bubbles: true }))
    }
    this.#input.value = this.#chosen()[0]?.label ?? ""
  }

  #key(event: KeyboardEvent): void {
    const open = !this.#box.hidden
    const last = this.#shown.length - 1
    switch (event.key) {
      case "ArrowDown":
        if (!open) void this.#search()
        else this.#active = this.#active >= last ? 0 : this.#active + 1
        break
      case "ArrowUp":
        if (!open) return
        this.#active = this.#active <= 0 ? last : this.#active - 1
        break
      case "Enter":
      case ",":
        if (event.key === "," && !(this.#many && this.hasAttribute("data-new"))) return
        if (!open || this.#active < 0) {
          // Enter in a picker never sends the form.
          if (event.key === "Enter") event.preventDefault()
          return
        }
        this.#take(this.#active)
        break
      case "Escape":
        if (!open) return
        this.#shut()
        break
      case "Backspace": {
        const chosen = this.#chosen()
        const tail = chosen.at(-1)
        if (this.#many && this.#input.value === "" && tail) this.#drop(tail)
        return
      }
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
    this.#mark()
  }

  /** Asks what the text suggests, at most once in ten seconds. */
  async #suggest(): Promise<void> {
    const place = this.dataset["suggest"]
    const form = this.#native.form
    if (!place || !form || Date.now() - this.#asked < 10_000) return
    this.#asked = Date.now()
    try {
      const fields = [...new FormData(form)].filter((f): f is [string, string] => typeof f[1] === "string")
      const response = await fetch(place, { method: "POST", body: new URLSearchParams(fields), headers: { Accept: "application/json" } })
      if (!response.ok) return
      this.#suggested = read(await response.json(), this.#native.name).map((o) => ({ ...o, suggested: true }))
      if (document.activeElement === this.#input && this.#input.value === "") void this.#search()
    } catch {
      // Suggestions are a help; without them one types.
    }
  }
}

/** Reads a list of options, or the one under a name. */
function read(body: unknown, name: string): Option[] {
  const list = Array.isArray(body) ? body : (body as Record<string, unknown> | null)?.[name]
  if (!Array.isArray(list)) return []
  return list.flatMap((one: Record<string, unknown>) => {
    const value = String(one["value"] ?? one["id"] ?? "")
    const label = String(one["label"] ?? one["name"] ?? value)
    return value === "" ? [] : [{ value, label, detail: String(one["detail"] ?? "") }]
  })
}

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** Options that match all words of a query, those that begin with it first. */
function rank(options: Option[], query: string): Option[] {
  if (query === "") return options
  const words = fold(query).split(/\s+/)
  const whole = fold(query)
  const hits = options.filter((o) => {
    const text = fold(`${o.label} ${o.detail ?? ""}`)
    return words.every((w) => text.includes(w))
  })
  const first = (o: Option) => (fold(o.label).startsWith(whole) ? 0 : 1)
  return hits.sort((a, b) => first(a) - first(b))
}

customElements.define("pick-list", PickList)
