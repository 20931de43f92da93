// The comments beside a text: a passage that is chosen there is commented on
// here, and a thread that is chosen here is shown there. The text's part of it,
// and the events between the two, are in frontend/editor/passages.ts. All forms
// are those of the page without scripts.

import { listen, type Happening } from "./live"
import { Mentions } from "./mentions"
import { Words } from "./words"

interface Asked {
  place: { from: number; to: number; steps: number; quote: string } | null
  saved: boolean
}

class StoryComments extends HTMLElement {
  #words!: Words
  #fold: HTMLDetailsElement | null = null
  #quote = ""
  #again = 0
  #asking: AbortController | null = null
  #text = false // there is an editor that shows passages
  #sending = false

  connectedCallback(): void {
    this.#words = new Words(this.dataset["words"] ?? "", document.documentElement.lang)
    this.#fold = this.closest("details")
    const on = <T>(name: string, act: (detail: T) => void) => document.addEventListener(name, (event) => act((event as CustomEvent<T>).detail))
    on("comments:ready", () => {
      this.#text = true
      this.#equip()
      this.#tell()
    })
    on("comments:stale", () => this.#later(0))
    on<{ quote: string }>("comments:draft", ({ quote }) => this.#begin(quote))
    on<{ thread: string; keyboard: boolean }>("comments:show", ({ thread, keyboard }) => this.#show(thread, keyboard))
    on<Happening[] | null>("live:changed", (list) => {
      const here = (h: Happening) => h.story === this.dataset["story"] && h.kind.startsWith("comment.")
      if (!list || list.some(here)) this.#later(150)
    })
    this.addEventListener("submit", (event) => void this.#send(event))
    this.addEventListener("click", (event) => this.#pick(event))
    this.#fold?.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && this.#beside) this.#leave()
    })
    this.#fold?.addEventListener("toggle", () => this.#fold?.open || this.#below())
    new Mentions(this, `/stories/${this.dataset["story"]}/comments`, this.#words.text("colleagues"))
    this.#equip()
    listen()
  }

  get #beside(): boolean {
    return this.#fold?.hasAttribute("data-beside") ?? false
  }

  /** Stands beside the text instead of below it, so that both are seen. */
  #open(): void {
    if (!this.#fold) return
    this.#fold.open = true
    this.#fold.setAttribute("data-beside", "")
    if (this.querySelector(".close-comments")) return
    const close = make("button", "small quiet close-comments", this.#words.text("close"))
    close.addEventListener("click", () => this.#leave())
    ;(this.querySelector(":scope > .row") ?? this).append(close)
  }

  #below(): void {
    this.#fold?.removeAttribute("data-beside")
    this.querySelector(".close-comments")?.remove()
    this.#current("")
  }

  #leave(): void {
    if (this.#fold) this.#fold.open = false
    this.#below()
    say("comments:back")
  }

  /** The passages, for the text to mark. */
  #tell(): void {
    const list = [...this.querySelectorAll<HTMLElement>(".thread[data-from]")].map((t) => ({
      thread: t.dataset["thread"] ?? "",
      from: Number(t.dataset["from"]),
      to: Number(t.dataset["to"]),
      by: t.dataset["by"] ?? "",
    }))
    const steps = Number(this.dataset["steps"])
    if (steps < 0) this.#later(400) // the text changed while they were read
    else say("comments:list", { steps, list })
  }

  /** What threads have only where the text can be shown. */
  #equip(): void {
    if (!this.#text) return
    for (const thread of this.querySelectorAll<HTMLElement>(".thread[data-from]")) {
      if (thread.querySelector(".find-passage")) continue
      const find = make("button", "link small find-passage", this.#words.text("show"))
      find.addEventListener("click", () => {
        this.#current(thread.dataset["thread"]!)
        say("comments:find", thread.dataset["thread"])
      })
      thread.querySelector(".quote")?.after(find)
    }
  }

  #pick(event: Event): void {
    const quote = (event.target as Element).closest(".thread[data-from] > .quote")
    if (quote) quote.parentElement?.querySelector<HTMLElement>(".find-passage")?.click()
  }

  #begin(quote: string): void {
    this.#quote = quote
    this.#open()
    this.#current("")
    this.#draw()
    const text = this.querySelector<HTMLTextAreaElement>("#p-text")
    text?.focus()
    text?.form?.scrollIntoView({ block: "nearest" })
  }

  /** The passage that the new comment is about, over its field. */
  #draw(): void {
    const form = this.querySelector("#p-new")
    form?.querySelector(".about")?.remove()
    if (!form || this.#quote === "") return
    const about = make("div", "about")
    const label = make("p", "small soft", this.#words.text("passage"))
    const quote = make("blockquote", "quote", this.#quote)
    const whole = make("button", "link small", this.#words.text("whole"))
    whole.addEventListener("click", () => {
      this.#end()
      this.querySelector<HTMLElement>("#p-text")?.focus()
    })
    label.id = "p-about"
    quote.id = "p-quote"
    about.append(label, quote, whole)
    form.prepend(about)
    this.querySelector("#p-text")?.setAttribute("aria-describedby", "p-about p-quote h-p-text")
  }

  #end(): void {
    this.#quote = ""
    this.#draw()
    this.querySelector("#p-text")?.setAttribute("aria-describedby", "h-p-text")
    say("comments:end")
  }

  #show(thread: string, keyboard: boolean): void {
    this.#open()
    const section = this.#current(thread)
    if (!section) return
    section.scrollIntoView({ block: "nearest" })
    if (!keyboard) return
    section.tabIndex = -1
    section.focus()
  }

  #current(thread: string): HTMLElement | null {
    let found: HTMLElement | null = null
    for (const section of this.querySelectorAll<HTMLElement>(".thread")) {
      const here = thread !== "" && section.dataset["thread"] === thread
      if (here) section.setAttribute("aria-current", "true")
      else section.removeAttribute("aria-current")
      if (here) found = section
    }
    return found
  }

  async #send(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement
    event.preventDefault()
    if (this.#sending) return
    const body = new URLSearchParams(new FormData(form, event.submitter) as unknown as Record<string, string>)
    const about = form.id === "p-new" && this.#quote !== ""
    if (about) {
      const asked: Asked = { place: null, saved: false }
      say("comments:ask", asked)
      if (!asked.place) return this.#fail(form, this.#words.text("gone"))
      if (!asked.saved) return this.#fail(form, this.#words.text("unsaved"))
      for (const [name, value] of Object.entries(asked.place)) body.set(name, String(value))
    }
    this.#sending = true
    form.setAttribute("aria-busy", "true")
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } })
      const said = (await answer.json().catch(() => ({}))) as { said?: string; error?: string }
      if (!answer.ok) return this.#fail(form, said.error ?? this.#words.text("failed", answer.status))
      form.reset()
      if (about) this.#end()
      await this.#refresh()
      this.#said(said.said ?? "")
    } catch (err) {
      this.#fail(form, this.#words.text("failed", (err as Error).message))
    } finally {
      this.#sending = false
      form.removeAttribute("aria-busy")
    }
  }

  #fail(form: HTMLFormElement, text: string): void {
    form.querySelector(".fault")?.remove()
    const fault = make("p", "fault", text)
    fault.setAttribute("role", "alert")
    form.append(fault)
  }

  #said(text: string): void {
    let line = this.querySelector<HTMLElement>(".said-it")
    if (!line) {
      line = make("p", "said-it small soft")
      line.setAttribute("role", "status")
      this.querySelector("#p-new")?.after(line)
    }
    line.textContent = text
  }

  #later(wait: number): void {
    clearTimeout(this.#again)
    this.#again = window.setTimeout(() => void this.#refresh(), wait)
  }

  /** The comments as they are now; what is being typed, and where, stays. */
  async #refresh(): Promise<void> {
    this.#asking?.abort()
    const mine = (this.#asking = new AbortController())
    try {
      const answer = await fetch(`/stories/${this.dataset["story"]}/comments?part=panel`, { headers: { Accept: "text/html" }, signal: mine.signal })
      if (!answer.ok || answer.redirected) return
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("story-comments")
      if (!fresh || mine.signal.aborted) return
      this.#take(fresh)
      this.#tell()
    } catch {
      // Without an answer they stay as they were; the next news asks again.
    }
  }

  #take(fresh: HTMLElement): void {
    const typed = [...this.querySelectorAll("textarea")].filter((t) => t.value !== t.defaultValue)
    const open = [...this.querySelectorAll("details[open]")].map(pathOf)
    const focus = this.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null
    const caret = focus instanceof HTMLTextAreaElement ? [focus.selectionStart, focus.selectionEnd] : null
    const thread = focus?.closest<HTMLElement>(".thread")?.dataset["thread"]
    const current = this.querySelector<HTMLElement>(".thread[aria-current]")?.dataset["thread"] ?? ""
    const said = this.querySelector(".said-it")?.textContent ?? ""
    this.dataset["steps"] = fresh.dataset["steps"] ?? "-1"
    this.replaceChildren(...fresh.childNodes)
    for (const old of typed) {
      const now = old.id === "" ? null : this.querySelector<HTMLTextAreaElement>(`#${CSS.escape(old.id)}`)
      if (now) now.value = old.value
      else {
        // Its thread was resolved meanwhile: what was typed is not thrown away.
        const last = this.querySelector<HTMLTextAreaElement>("#p-text")
        if (last) last.value = [last.value, old.value].filter(Boolean).join("\n")
      }
    }
    for (const details of this.querySelectorAll("details")) details.open = open.includes(pathOf(details))
    if (this.#beside) this.#open()
    this.#draw()
    this.#equip()
    this.#current(current)
    if (said) this.#said(said)
    if (!focus) return
    const same = focus.id === "" ? null : this.querySelector<HTMLElement>(`#${CSS.escape(focus.id)}`)
    const near = thread ? this.querySelector<HTMLElement>(`.thread[data-thread="${CSS.escape(thread)}"]`) : null
    const next = same ?? near ?? this.querySelector<HTMLElement>("#p-text")
    if (next === near && near) near.tabIndex = -1
    next?.focus({ preventScroll: true })
    if (caret && next instanceof HTMLTextAreaElement) next.setSelectionRange(caret[0]!, caret[1]!)
  }
}

/** What a fold is, across two makings of the page. */
function pathOf(details: Element): string {
  return details.id || (details.querySelector("textarea")?.id ?? "")
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ""): HTMLElementTagNameMap[K] {
  const out = document.createElement(tag)
  out.className = name
  out.textContent = text
  if (out instanceof HTMLButtonElement) out.type = "button"
  return out
}

function say(name: string, detail?: unknown): void {
  document.dispatchEvent(new CustomEvent(name, { detail }))
}

customElements.define("story-comments", StoryComments)
