// Colleagues to name: after an @ in a field of comments, those whose name fits
// are offered below it.

const MOST = 6

export class Mentions {
  #names: Promise<string[]> | null = null
  #list = document.createElement("ul")
  #field: HTMLTextAreaElement | null = null
  #at = 0

  constructor(
    readonly root: HTMLElement,
    readonly source: string,
    label: string,
  ) {
    this.#list.className = "mention-list"
    this.#list.id = "mention-list"
    this.#list.setAttribute("role", "listbox")
    this.#list.setAttribute("aria-label", label)
    root.addEventListener("input", (event) => event.target instanceof HTMLTextAreaElement && void this.#look(event.target))
    root.addEventListener("keydown", (event) => this.#key(event))
    root.addEventListener("focusout", () => this.#close())
    // Pressing an offer must not take the caret out of the field.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault())
    this.#list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]")
      if (option) this.#choose(option)
    })
  }

  async #look(field: HTMLTextAreaElement): Promise<void> {
    const before = field.value.slice(0, field.selectionStart)
    const found = /(?:^|[^\p{L}\p{N}@])@([\p{L}\p{N}][\p{L}\p{N}.'’ -]{0,40}|)$/u.exec(before)
    if (!found) return this.#close()
    const begun = found[1]!.toLocaleLowerCase()
    this.#names ??= this.#ask()
    const names = await this.#names
    if (document.activeElement !== field) return
    const fit = names.filter((n) => {
      const name = n.toLocaleLowerCase()
      return name !== begun && (name.startsWith(begun) || name.split(" ").some((part) => part.startsWith(begun)))
    })
    if (fit.length === 0) return this.#close()
    this.#field = field
    this.#at = before.length - found[1]!.length
    this.#list.replaceChildren(
      ...fit.slice(0, MOST).map((name, n) => {
        const option = document.createElement("li")
        option.id = `mention-${n}`
        option.textContent = name
        option.setAttribute("role", "option")
        return option
      }),
    )
    field.after(this.#list)
    field.setAttribute("aria-autocomplete", "list")
    field.setAttribute("aria-controls", this.#list.id)
    this.#mark(0)
  }

  async #ask(): Promise<string[]> {
    try {
      const answer = await fetch(this.source, { headers: { Accept: "application/json" } })
      if (!answer.ok) throw new Error(answer.statusText)
      return ((await answer.json()) as { people?: string[] }).people ?? []
    } catch {
      this.#names = null // names can be typed out; the next @ asks again
      return []
    }
  }

  get #options(): HTMLElement[] {
    return [...this.#list.children] as HTMLElement[]
  }

  #mark(n: number): void {
    this.#options.forEach((option, i) => option.setAttribute("aria-selected", String(i === n)))
    this.#field?.setAttribute("aria-activedescendant", `mention-${n}`)
  }

  #key(event: KeyboardEvent): void {
    if (!this.#list.isConnected || event.target !== this.#field || event.isComposing) return
    const options = this.#options
    const now = options.findIndex((o) => o.getAttribute("aria-selected") === "true")
    if (event.key === "ArrowDown") this.#mark((now + 1) % options.length)
    else if (event.key === "ArrowUp") this.#mark((now + options.length - 1) % options.length)
    else if (event.key === "Enter" || event.key === "Tab") this.#choose(options[now]!)
    else if (event.key === "Escape") this.#close()
    else return
    event.preventDefault()
  }

  #choose(option: HTMLElement): void {
    const field = this.#field
    if (!field) return
    field.setRangeText(`${option.textContent} `, this.#at, field.selectionStart, "end")
    this.#close()
  }

  #close(): void {
    this.#list.remove()
    this.#field?.removeAttribute("aria-activedescendant")
    this.#field?.removeAttribute("aria-controls")
    this.#field = null
  }
}
