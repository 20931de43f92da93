// Pictures that come by paste, drop or file dialog: a place is held for them in
// the text while they travel to the library, and their credit is asked for at
// once, because nobody finds out later who took a picture.

import type { Node } from "prosemirror-model"
import { Plugin, PluginKey, Selection, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import type { Desk, Picture } from "./desk"
import { type } from "./schema"
import type { Editor } from "./types"
import { ask, choose, el } from "./ui"

type Act = { add: { id: object; pos: number; name: string } } | { remove: object }

const key = new PluginKey<DecorationSet>("uploads")

/** Holds the places of pictures under way. They move with the text, and colleagues do not see them. */
export function uploads(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr: Transaction, set: DecorationSet) {
        set = set.map(tr.mapping, tr.doc)
        const act = tr.getMeta(key) as Act | undefined
        if (act && "add" in act) {
          const hold = el("span", { class: "uploading", role: "status" }, act.add.name)
          return set.add(tr.doc, [Decoration.widget(act.add.pos, hold, { id: act.add.id, side: -1 })])
        }
        if (act) return set.remove(set.find(undefined, undefined, (spec) => spec["id"] === act.remove))
        return set
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

function placeOf(view: EditorView, id: object): number | null {
  return key.getState(view.state)?.find(undefined, undefined, (spec) => spec["id"] === id)[0]?.from ?? null
}

/** Where a block can stand near a place: the place itself, or after the block around it. */
function blockPlace(doc: Node, pos: number, block: Node): number {
  const $pos = doc.resolve(Math.min(pos, doc.content.size))
  if ($pos.parent.type.name === "gallery" && block.type.name === "image") return $pos.pos
  for (let depth = $pos.depth; depth > 0; depth--) {
    const index = $pos.index(depth - 1)
    const room = $pos.node(depth - 1)
    const empty = $pos.node(depth).isTextblock && $pos.node(depth).content.size === 0
    const after = index + 1
    if (room.canReplaceWith(after, after, block.type)) return empty && depth === 1 ? $pos.before(depth) : $pos.after(depth)
  }
  return $pos.depth === 0 ? $pos.pos : doc.content.size
}

/** Puts a block where the caret is, and the caret behind it. */
export function insertBlock(view: EditorView, block: Node): void {
  placeBlock(view, block, view.state.selection.to, true)
}

/** Puts a block at a place; an empty paragraph there gives way to it. */
function placeBlock(view: EditorView, block: Node, pos: number, follow: boolean): void {
  const tr = view.state.tr
  const at = blockPlace(tr.doc, pos, block)
  const $at = tr.doc.resolve(at)
  const empty = $at.nodeAfter?.type.name === "paragraph" && $at.nodeAfter.content.size === 0
  // The last paragraph of all stays, so that one can go on writing.
  if (empty && $at.index() < $at.parent.childCount - 1) tr.replaceWith(at, at + 2, block)
  else tr.insert(at, block)
  if (tr.doc.lastChild?.type.name !== "paragraph") tr.insert(tr.doc.content.size, type("paragraph").create())
  if (follow) tr.setSelection(Selection.near(tr.doc.resolve(at + block.nodeSize))).scrollIntoView()
  view.dispatch(tr)
}

const image = (p: Picture): Node => type("image").create({ asset: p.id, caption: null, alt: null })

export class Pictures {
  readonly #editor: Editor
  readonly #desk: Desk
  #running = 0

  constructor(editor: Editor, desk: Desk) {
    this.#editor = editor
    this.#desk = desk
  }

  /** The pictures among files. */
  static among(files: FileList | null | undefined): File[] {
    return [...(files ?? [])].filter((f) => f.type.startsWith("image/") || /\.(jpe?g|png|webp|gif|tiff?|heic|avif)$/i.test(f.name))
  }

  /** Lets somebody choose from the library, or from the device, and puts it in the text. */
  async pick(many: boolean): Promise<void> {
    const { view } = this.#editor
    const found = await this.#choose(many, (files) => void this.send(files, view.state.selection.to))
    view.focus()
    if (!found || found.length === 0) return
    const inGallery = view.state.selection.$from.parent.type.name === "gallery"
    if (many && !inGallery) insertBlock(view, type("gallery").create(null, found.map(image)))
    else for (const p of found) insertBlock(view, image(p))
  }

  /** Lets somebody choose one picture for a place outside the text. */
  async one(): Promise<Picture | null> {
    let brought: Promise<Picture | null> | null = null
    const found = await this.#choose(false, (files) => (brought = files[0] ? this.bring(files[0]) : null))
    return (await brought) ?? found?.[0] ?? null
  }

  /** Brings one picture into the library and asks for its credit. */
  async bring(file: File): Promise<Picture | null> {
    const { words } = this.#editor
    this.#count(1)
    try {
      const picture = await this.#desk.upload(file)
      await this.#describe(picture, file)
      return picture
    } catch (err) {
      this.#editor.status(words.text("upload_wrong", file.name, String((err as Error).message)), "warning")
      return null
    } finally {
      this.#count(-1)
    }
  }

  async #choose(many: boolean, fromDevice: (files: File[]) => void): Promise<Picture[] | null> {
    const { words } = this.#editor
    const file = el("input", { type: "file", accept: "image/*", multiple: many, class: "hidden", tabindex: "-1", "aria-hidden": "true" })
    const side = el("p", { class: "from-device" }, file, el("button", { type: "button", click: () => file.click() }, words.text("from_device")))
    file.addEventListener("change", () => {
      const files = Pictures.among(file.files)
      fromDevice(files)
      file.closest("dialog")?.close()
    })
    return choose<Picture>(
      words,
      words.text(many ? "gallery" : "photo"),
      async (query, signal) =>
        (await this.#desk.pictures(query, signal)).map((p) => ({
          item: p,
          title: p.caption || p.alt || words.text("no_caption"),
          detail: p.credit || words.text("no_credit"),
          thumb: p.thumb,
        })),
      { many, side },
    )
  }

  /** Sends files to the library and puts them where they were dropped, each when it is there. */
  async send(files: File[], pos: number): Promise<void> {
    const { words } = this.#editor
    const sent: { picture: Picture; file: File }[] = []
    for (const file of files) {
      const picture = await this.#one(file, pos)
      if (picture) sent.push({ picture, file })
    }
    if (files.length > sent.length) this.#editor.status(words.text("upload_failed", files.length - sent.length), "warning")
    for (const one of sent) await this.#describe(one.picture, one.file)
  }

  async #one(file: File, pos: number): Promise<Picture | null> {
    const { words } = this.#editor
    const id = {}
    const view = this.#editor.view
    view.dispatch(view.state.tr.setMeta(key, { add: { id, pos: Math.min(pos, view.state.doc.content.size), name: words.text("uploading", file.name) } }))
    this.#count(1)
    try {
      const picture = await this.#desk.upload(file)
      const now = this.#editor.view
      const place = placeOf(now, id)
      now.dispatch(now.state.tr.setMeta(key, { remove: id }))
      // The place went with a paragraph that somebody deleted; the picture is in the library.
      if (place !== null) placeBlock(now, image(picture), place, false)
      return picture
    } catch (err) {
      const now = this.#editor.view
      now.dispatch(now.state.tr.setMeta(key, { remove: id }))
      this.#editor.status(words.text("upload_wrong", file.name, String((err as Error).message)), "warning")
      return null
    } finally {
      this.#count(-1)
    }
  }

  #count(by: number): void {
    this.#running += by
    this.#editor.dispatchEvent(new CustomEvent("editor:upload", { bubbles: true, detail: { count: this.#running } }))
  }

  async #describe(picture: Picture, file: File): Promise<void> {
    const { words } = this.#editor
    if (picture.credit !== "" && picture.alt !== "") return
    const preview = el("img", { class: "preview", src: picture.thumb || (await dataOf(file)), alt: "" })
    const given = await ask(
      words,
      words.text("credit_title"),
      [
        { name: "credit", label: words.text("credit"), value: picture.credit, required: true, max: 200, hint: words.text("credit_hint") },
        { name: "caption", label: words.text("caption"), value: picture.caption, rows: 2, max: 2000 },
        { name: "alt", label: words.text("alt"), value: picture.alt, rows: 2, max: 1000, hint: words.text("alt_hint") },
      ],
      words.text("keep"),
      preview,
    )
    if (!given) return this.#editor.status(words.text("credit_missing"), "warning")
    try {
      await this.#desk.describe(picture.id, { credit: given["credit"] ?? "", caption: given["caption"] ?? "", alt: given["alt"] ?? "" })
      // Figures that are already drawn show what was just said.
      this.#editor.dispatchEvent(new CustomEvent("editor:picture", { detail: picture.id }))
    } catch (err) {
      this.#editor.status(words.text("no_answer", String((err as Error).message)), "warning")
    }
    this.#editor.view.focus()
  }
}

/** A file as an address, for a picture whose renditions are still being made. */
function dataOf(file: File): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader()
    reader.addEventListener("loadend", () => done(typeof reader.result === "string" ? reader.result : ""))
    reader.readAsDataURL(file)
  })
}

/** A picture from the text of a data: address. */
export async function fileOf(data: string, n: number): Promise<File | null> {
  const m = /^data:(image\/[\w+.-]+);base64,([a-z0-9+/=\s]+)$/i.exec(data)
  if (!m) return null
  try {
    const bytes = Uint8Array.from(atob((m[2] ?? "").replace(/\s/g, "")), (c) => c.charCodeAt(0))
    return new File([bytes], `${n}.${(m[1] ?? "").split("/")[1]?.toLowerCase()}`, { type: (m[1] ?? "").toLowerCase() })
  } catch {
    return null
  }
}
