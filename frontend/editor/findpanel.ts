// The panel of find and replace.

import { findState, replaceAll, replaceOne, setSearch, step } from "./find"
import type { Editor } from "./types"
import { el, iconButton } from "./ui"

export class FindPanel {
  readonly dom: HTMLElement
  readonly #editor: Editor
  readonly #query: HTMLInputElement
  readonly #other: HTMLInputElement
  readonly #exact: HTMLInputElement
  readonly #words: HTMLInputElement
  readonly #count = el("span", { class: "count", role: "status" })

  constructor(editor: Editor) {
    this.#editor = editor
    const { words } = editor
    const input = (label: string) => el("input", { type: "text", "aria-label": words.text(label), placeholder: words.text(label), autocomplete: "off" })
    const check = () => el("input", { type: "checkbox" })
    this.#query = input("find")
    this.#other = input("replace_with")
    this.#exact = check()
    this.#words = check()
    const button = (label: string, press: () => void) => el("button", { type: "button", class: "small", click: press }, words.text(label))
    this.dom = el(
      "div",
      { class: "find", role: "search", "aria-label": words.text("find"), hidden: true },
      el(
        "div",
        { class: "line" },
        this.#query,
        this.#count,
        iconButton("up", words.text("find_previous"), "Shift-Enter", () => step(editor.view, false)),
        iconButton("down", words.text("find_next"), "Enter", () => step(editor.view, true)),
        iconButton("close", words.text("find_close"), "Escape", () => this.close()),
      ),
      el(
        "div",
        { class: "line" },
        this.#other,
        button("replace", () => replaceOne(editor.view, this.#other.value)),
        button("replace_all", () => {
          const n = replaceAll(editor.view, this.#other.value)
          editor.status(words.text("replaced", n))
        }),
      ),
      el("div", { class: "line" }, el("label", {}, this.#exact, words.text("find_exact")), el("label", {}, this.#words, words.text("find_words"))),
    )
    for (const one of [this.#query, this.#exact, this.#words]) one.addEventListener("input", () => this.#search())
    this.dom.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close()
      else if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return
      else if (event.target === this.#other) replaceOne(editor.view, this.#other.value)
      else step(editor.view, !event.shiftKey)
      // The form around is not sent.
      event.preventDefault()
      event.stopPropagation()
    })
  }

  open(): void {
    const { view } = this.#editor
    const { from, to } = view.state.selection
    const chosen = view.state.doc.textBetween(from, to, "\n")
    if (chosen !== "" && !chosen.includes("\n") && chosen.length < 100) this.#query.value = chosen
    this.dom.hidden = false
    this.#query.focus()
    this.#query.select()
    this.#search()
  }

  close(): void {
    const { view } = this.#editor
    this.dom.hidden = true
    view.dispatch(setSearch(view.state.tr, null))
    view.focus()
  }

  #search(): void {
    const { view } = this.#editor
    view.dispatch(setSearch(view.state.tr, { query: this.#query.value, exact: this.#exact.checked, words: this.#words.checked }))
  }

  update(): void {
    if (this.dom.hidden) return
    const { words } = this.#editor
    const { search, matches, current } = findState(this.#editor.view.state)
    const text = !search || search.query === "" ? "" : current >= 0 ? words.text("found_at", current + 1, matches.length) : words.text("found_count", matches.length)
    if (this.#count.textContent !== text) this.#count.textContent = text
  }
}
