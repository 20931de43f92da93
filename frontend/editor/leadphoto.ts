// <lead-photo> around the field that holds the id of a story's lead photo: one
// chooses it from the library or brings it in, and sees it. Without scripts the
// id is typed.

import { Desk, type Picture } from "./desk"
import { Pictures } from "./pictures"
import type { Editor } from "./types"
import { el } from "./ui"

export class LeadPhoto extends HTMLElement {
  #input!: HTMLInputElement
  #figure = el("figure", { hidden: true })
  #wait = 0

  /** Called when the editor of the page is ready, whose words and desk it shares. */
  join(editor: Editor): void {
    const input = this.querySelector<HTMLInputElement>("input")
    if (!input || this.#input || input.readOnly) return
    this.#input = input
    const desk = new Desk({ pick: this.dataset["pick"] ?? "/media/pick", upload: this.dataset["upload"] ?? "/media", find: "" })
    const pictures = new Pictures(editor, desk)
    this.querySelector("figure")?.remove()
    const field = input.closest<HTMLElement>(".field")
    if (field) field.hidden = true
    const drop = el("button", { type: "button", class: "button quiet", click: () => this.#set(null) }, this.dataset["drop"] ?? "")
    const choose = el("button", { type: "button", class: "button" }, this.dataset["choose"] ?? "")
    choose.addEventListener("click", () => {
      void pictures.one().then((picture) => {
        if (picture) this.#set(picture)
        choose.focus()
      })
    })
    this.prepend(this.#figure, el("p", { class: "acts" }, choose, drop))
    const show = async (again = false) => {
      const id = input.value.trim()
      drop.hidden = id === ""
      if (id === "") return this.#figure.replaceChildren(), void (this.#figure.hidden = true)
      const known = await desk.picture(id, again)
      if (id !== input.value.trim()) return
      this.#draw(id, known, editor)
      // Its renditions are still being made.
      if (known && known.thumb === "" && this.#wait++ < 20) setTimeout(() => void show(true), 500 * this.#wait)
    }
    input.addEventListener("field:set", () => void show())
    input.addEventListener("input", () => {
      this.#wait = 0
      void show()
    })
    this.addEventListener("dragover", (event) => event.preventDefault())
    this.addEventListener("drop", (event) => {
      const [file] = Pictures.among(event.dataTransfer?.files)
      if (!file) return
      event.preventDefault()
      void pictures.bring(file).then((picture) => picture && this.#set(picture))
    })
    void show()
  }

  #set(picture: Picture | null): void {
    this.#input.value = picture?.id ?? ""
    for (const event of ["input", "change"]) this.#input.dispatchEvent(new Event(event, { bubbles: true }))
  }

  #draw(id: string, known: Picture | null, editor: Editor): void {
    const { words } = editor
    const missing = known === null ? words.text("picture_unknown", id) : known.credit === "" ? words.text("no_credit") : ""
    const caption = el("figcaption", { class: "small" })
    caption.append(missing === "" ? (known?.credit ?? "") : el("span", { class: "fault" }, missing))
    if (known) caption.append(" · ", el("a", { href: `/media/${encodeURIComponent(id)}` }, words.text("picture_more")))
    const parts: Node[] = known?.thumb ? [el("img", { src: known.thumb, alt: known.alt })] : []
    this.#figure.replaceChildren(...parts, caption)
    this.#figure.hidden = false
  }
}
