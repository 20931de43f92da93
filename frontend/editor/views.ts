// How figures, related stories and embeds look in the text, where they are more
// than their HTML: they show what the library and the archive know of them.

import type { Node } from "prosemirror-model"
import type { EditorView, NodeView, NodeViewConstructor } from "prosemirror-view"
import type { Desk } from "./desk"
import type { Editor } from "./types"
import { el } from "./ui"

type GetPos = () => number | undefined

/** Sets one attribute of the node at a place, as one step that others merge with. */
function setAttr(view: EditorView, getPos: GetPos, name: string, value: string | null): void {
  const pos = getPos()
  if (pos === undefined) return
  const node = view.state.doc.nodeAt(pos)
  if (!node || node.attrs[name] === value) return
  view.dispatch(view.state.tr.setNodeAttribute(pos, name, value))
}

class FigureView implements NodeView {
  readonly dom: HTMLElement
  #node: Node
  readonly #img = el("img", { alt: "", draggable: "false" })
  readonly #credit = el("small", { class: "credit" })
  readonly #caption: HTMLTextAreaElement
  readonly #alt: HTMLTextAreaElement
  readonly #fresh: (event: Event) => void
  #waits = 0
  #timer = 0

  constructor(
    node: Node,
    view: EditorView,
    getPos: GetPos,
    private readonly editor: Editor,
    private readonly desk: Desk,
  ) {
    const { words } = editor
    this.#node = node
    const field = (name: "caption" | "alt", max: number) => {
      const input = el("textarea", { rows: "1", class: name, "aria-label": words.text(name), maxlength: String(max), disabled: !view.editable })
      input.addEventListener("input", () => setAttr(view, getPos, name, input.value.replace(/\r/g, "") || null))
      // From here on it is a text field: Enter leaves it, the rest is its own.
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === "Escape") {
          event.preventDefault()
          view.focus()
        }
      })
      return input
    }
    this.#caption = field("caption", 2000)
    this.#alt = field("alt", 1000)
    this.dom = el("figure", { class: "story-image" }, this.#img, this.#credit, this.#caption, this.#alt)
    this.#fresh = (event) => {
      if ((event as CustomEvent<string>).detail === this.#node.attrs["asset"]) void this.#show()
    }
    editor.addEventListener("editor:picture", this.#fresh)
    void this.#show()
    this.#texts()
  }

  async #show(again = false): Promise<void> {
    const { words } = this.editor
    const asset = String(this.#node.attrs["asset"])
    const known = await this.desk.picture(asset, again)
    if (asset !== this.#node.attrs["asset"]) return
    if (known?.thumb) this.#img.src = known.thumb
    // Its renditions are still being made.
    else if (known && this.#waits++ < 20) this.#timer = window.setTimeout(() => void this.#show(true), 500 * this.#waits)
    this.#img.alt = known?.alt ?? ""
    this.dom.classList.toggle("unknown", known === null)
    this.#credit.textContent = known === null ? words.text("picture_unknown", asset) : known.credit || words.text("no_credit")
    this.#credit.classList.toggle("missing", known === null || known.credit === "")
    this.#caption.placeholder = known?.caption || words.text("caption_here")
    this.#alt.placeholder = known?.alt || words.text("alt_here")
  }

  #texts(): void {
    for (const [input, name] of [
      [this.#caption, "caption"],
      [this.#alt, "alt"],
    ] as const) {
      const value = String(this.#node.attrs[name] ?? "")
      if (input.value !== value) input.value = value
    }
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const other = node.attrs["asset"] !== this.#node.attrs["asset"]
    this.#node = node
    if (other) void this.#show()
    this.#texts()
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLTextAreaElement
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    clearTimeout(this.#timer)
    this.editor.removeEventListener("editor:picture", this.#fresh)
  }
}

const PROVIDERS: Record<string, string> = { youtube: "YouTube", x: "X", instagram: "Instagram", tiktok: "TikTok" }

class CardView implements NodeView {
  readonly dom = el("div", { class: "story-card" })
  readonly #kind = el("b")
  readonly #title = el("span")
  readonly #detail = el("small")
  #node: Node

  constructor(
    node: Node,
    private readonly editor: Editor,
    private readonly desk: Desk,
  ) {
    this.#node = node
    this.dom.append(this.#kind, this.#title, this.#detail)
    void this.#show()
  }

  async #show(): Promise<void> {
    const { words } = this.editor
    const node = this.#node
    const a = node.attrs
    if (node.type.name === "embed") {
      this.#kind.textContent = PROVIDERS[String(a["provider"])] ?? ""
      this.#title.textContent = String(a["title"] ?? a["url"])
      this.#detail.textContent = a["title"] === null ? "" : String(a["url"])
      return
    }
    this.#kind.textContent = words.text("related")
    if (a["story"] === null) {
      this.#title.textContent = String(a["title"])
      this.#detail.textContent = String(a["url"])
      return
    }
    const story = await this.desk.story(String(a["story"]))
    if (this.#node !== node) return
    this.#title.textContent = story?.headline ?? words.text("story_unknown", String(a["story"]))
    this.#detail.textContent = story ? [story.site, story.date].filter(Boolean).join(" · ") : ""
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const changed = !node.sameMarkup(this.#node)
    this.#node = node
    if (changed) void this.#show()
    return true
  }

  ignoreMutation(): boolean {
    return true
  }
}

export function views(editor: Editor, desk: Desk): Record<string, NodeViewConstructor> {
  const card: NodeViewConstructor = (node) => new CardView(node, editor, desk)
  return {
    image: (node, view, getPos) => new FigureView(node, view, getPos, editor, desk),
    related: card,
    embed: card,
  }
}
