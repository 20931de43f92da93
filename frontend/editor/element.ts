// The element: the state of the text, its plugins, and its place in the form.

import { baseKeymap, chainCommands, exitCode } from "prosemirror-commands"
import { dropCursor } from "prosemirror-dropcursor"
import { gapCursor } from "prosemirror-gapcursor"
import { history, redo } from "prosemirror-history"
import { keymap } from "prosemirror-keymap"
import { DOMParser as Reader, Fragment, type Node, Slice } from "prosemirror-model"
import { splitListItem } from "prosemirror-schema-list"
import { type Command, EditorState, Plugin, TextSelection, type Transaction } from "prosemirror-state"
import { goToNextCell, tableEditing } from "prosemirror-tables"
import { Decoration, DecorationSet, EditorView } from "prosemirror-view"
import { completeAddress, embedOf, faultOfLink, plainAddress } from "./address"
import * as act from "./commands"
import { countWords, minutes } from "./count"
import { Desk } from "./desk"
import { fieldsOf } from "./fields"
import { finding } from "./find"
import { FindPanel } from "./findpanel"
import { enterFocus, leaveFocus } from "./focus"
import { Passages } from "./passages"
import { cleanHTML, plainBlocks, type PlainBlock, unstyled } from "./paste"
import { fileOf, insertBlock, Pictures, uploads } from "./pictures"
import { emptyDoc, fit, markType, parseDocument, schema, type } from "./schema"
import { back, type Bar, mainBar, placeBar } from "./toolbar"
import type { Editor, Field } from "./types"
import { REMOTE } from "./types"
import { typing } from "./typography"
import { el } from "./ui"
import { views } from "./views"
import { Words } from "../desk/words"

export class StoryEditor extends HTMLElement implements Editor {
  view!: EditorView
  words!: Words
  readonly schema = schema
  #bars: Bar[] = []
  #find!: FindPanel
  #pictures!: Pictures
  readonly passages = new Passages(this)
  #extra: readonly Plugin[] = []
  #status = el("span", { class: "status", role: "status" })
  #count = el("span", { class: "words" })
  #counting = 0
  #clearing = 0
  #changed = false

  get form(): HTMLFormElement | null {
    return this.closest("form")
  }

  connectedCallback(): void {
    if (this.view) return
    this.words = new Words(this.dataset["words"] ?? "", this.#lang())
    const textarea = this.querySelector("textarea")
    const hidden = this.querySelector<HTMLInputElement>('input[name="body_json"]')
    let doc: Node
    try {
      doc = hidden?.value ? parseDocument(JSON.parse(hidden.value)) : plainDocument(textarea?.value ?? "")
    } catch (err) {
      // What cannot be shown must not be overwritten: the plain form stays.
      this.append(el("p", { class: "note warn", role: "alert" }, this.words.text("unreadable", String((err as Error).message))))
      return
    }
    this.#build(doc, textarea)
    this.#join(textarea, hidden)
    this.dispatchEvent(new CustomEvent("editor:ready", { bubbles: true, detail: this }))
  }

  #lang(): string {
    return this.closest<HTMLElement>("[lang]")?.lang || "id"
  }

  #build(doc: Node, textarea: HTMLTextAreaElement | null): void {
    const label = textarea?.labels?.[0]
    const desk = new Desk({
      pick: this.dataset["pick"] ?? "/media/pick",
      upload: this.dataset["upload"] ?? "/media",
      find: this.dataset["find"] ?? "/stories/find",
    })
    this.#pictures = new Pictures(this, desk)
    this.#find = new FindPanel(this)
    const tools = { editor: this, desk, pictures: this.#pictures, openFind: () => this.#find.open(), toggleFocus: () => this.toggleFocus(), comment: this.passages.possible ? () => this.passages.comment() : null }
    const main = mainBar(tools)
    const place = placeBar(tools)
    this.#bars = [main, place]
    const sheet = el("div", { class: "sheet-of-text" })
    const readonly = this.hasAttribute("data-readonly")
    const top = el("div", { class: "editor-top" }, main.dom, this.#find.dom)
    const foot = el("div", { class: "editor-foot" }, place.dom, this.#status, this.#count)
    if (readonly) main.dom.hidden = true
    this.append(top, sheet, foot)
    this.classList.add("ready")
    this.view = new EditorView(sheet, {
      state: EditorState.create({ doc, plugins: this.#plugins() }),
      editable: () => !readonly,
      nodeViews: views(this, desk),
      dispatchTransaction: (tr) => this.#apply(tr),
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label?.textContent?.trim() || this.words.text("body"),
        class: "story-text",
        lang: this.dataset["lang"] ?? this.#lang(),
        spellcheck: "true",
      },
      transformPastedHTML: (html) => this.#clean(html),
      transformPasted: (slice) => new Slice(fitting(slice.content), slice.openStart, slice.openEnd),
      handleTextInput: (view, from, to, text) => {
        const clean = fit(text)
        if (clean === text) return false
        view.dispatch(view.state.tr.insertText(clean, from, to))
        return true
      },
      clipboardTextParser: (text, $context) => plainSlice(plainBlocks(text), $context.marks()),
      handlePaste: (view, event) => this.#paste(view, event),
      handleDrop: (view, event, _slice, moved) => this.#drop(view, event, moved),
    })
    label?.addEventListener("click", () => this.view.focus())
    // A click below the last line goes on writing there.
    sheet.addEventListener("mousedown", (event) => {
      if (event.target === sheet) this.#atEnd(event)
    })
    this.#refresh()
    this.#recount()
  }

  /** In the form: what is sent, and what happens to those who leave without saving. */
  #join(textarea: HTMLTextAreaElement | null, hidden: HTMLInputElement | null): void {
    if (textarea) {
      textarea.disabled = true
      textarea.hidden = true
    }
    const input = hidden ?? this.appendChild(el("input", { type: "hidden", name: "body_json" }))
    input.disabled = false
    // Written once, when it is sent or read, instead of at every key.
    this.form?.addEventListener("formdata", (event) => event.formData.set(input.name, this.json()))
    this.form?.addEventListener("submit", () => (this.#changed = false))
    addEventListener("beforeunload", (event) => {
      if (this.#changed && !this.dataset["live"]) event.preventDefault()
    })
  }

  /** The document as it is sent. */
  json(): string {
    return JSON.stringify(this.view.state.doc)
  }

  fields(): Field[] {
    return fieldsOf(this.form)
  }

  parse(json: unknown): Node {
    return parseDocument(json)
  }

  reset(doc: Node, plugins: readonly Plugin[] = []): void {
    this.#extra = plugins
    this.update(EditorState.create({ doc, plugins: this.#plugins() }))
  }

  update(state: EditorState): void {
    const before = this.view.state.doc
    this.view.updateState(state)
    this.#refresh()
    if (before !== state.doc) this.#said(true)
  }

  status(text: string, kind: "calm" | "busy" | "warning" = "calm"): void {
    clearTimeout(this.#clearing)
    this.#status.textContent = text
    this.#status.dataset["kind"] = kind
    if (kind === "calm") this.#clearing = window.setTimeout(() => (this.#status.textContent = ""), 6000)
  }

  toggleFocus(): void {
    if (!leaveFocus()) enterFocus(this, this.words)
    this.view.focus()
  }

  #plugins(): Plugin[] {
    return [
      placeholder(this.words.text("placeholder")),
      typing(),
      keymap(this.#keys()),
      keymap({ ...baseKeymap }),
      dropCursor({ class: "drop-line", color: false, width: 2 }),
      gapCursor(),
      tableEditing(),
      history({ newGroupDelay: 600 }),
      finding(),
      uploads(),
      this.passages.plugin(),
      ...this.#extra,
    ]
  }

  #keys(): Record<string, Command> {
    const then = (act: () => void): Command => (_state, dispatch) => {
      if (dispatch) act()
      return true
    }
    const breaking: Command = chainCommands(exitCode, (state, dispatch) => {
      dispatch?.(state.tr.replaceSelectionWith(type("hard_break").create()).scrollIntoView())
      return true
    })
    return {
      "Mod-b": act.toggle("strong"),
      "Mod-i": act.toggle("em"),
      "Mod-.": act.toggle("sup"),
      "Mod-,": act.toggle("sub"),
      "Mod-k": then(() => void act.editLink(this)),
      "Mod-z": back,
      "Mod-y": redo,
      "Mod-Shift-z": redo,
      "Mod-Alt-0": act.block(0),
      "Mod-Alt-2": act.block(2),
      "Mod-Alt-3": act.block(3),
      "Mod-Shift-7": act.list("ordered_list"),
      "Mod-Shift-8": act.list("bullet_list"),
      "Mod-Shift-9": act.quote,
      "Mod-f": then(() => this.#find.open()),
      "Mod-Shift-f": then(() => this.toggleFocus()),
      "Ctrl-Alt-m": (_state, dispatch) => {
        if (!this.passages.possible) return false
        if (dispatch) this.passages.comment()
        return true
      },
      "Alt-F10": then(() => this.querySelector<HTMLElement>('.tools [tabindex="0"]')?.focus()),
      Escape: (_state, dispatch) => dispatch !== undefined && leaveFocus(),
      "Shift-Enter": breaking,
      "Mod-Enter": breaking,
      Enter: splitListItem(type("list_item")),
      Backspace: act.plainAtStart,
      Tab: chainCommands(goToNextCell(1), act.indent),
      "Shift-Tab": chainCommands(goToNextCell(-1), act.outdent),
    }
  }

  #apply(tr: Transaction): void {
    const state = this.view.state.apply(tr)
    this.view.updateState(state)
    this.#refresh()
    if (tr.docChanged) this.#said(tr.getMeta(REMOTE) === true)
  }

  #said(remote: boolean): void {
    if (!remote) this.#changed = true
    this.dispatchEvent(new CustomEvent("editor:change", { bubbles: true, detail: { remote } }))
    clearTimeout(this.#counting)
    this.#counting = window.setTimeout(() => this.#recount(), 250)
  }

  #refresh(): void {
    for (const bar of this.#bars) bar.update(this.view.state)
    this.#find.update()
  }

  #recount(): void {
    const n = countWords(this.view.state.doc)
    this.#count.textContent = this.words.text("count", n) + " · " + this.words.text("minutes", minutes(n, this.dataset["lang"] ?? this.#lang()))
  }

  #atEnd(event: MouseEvent): void {
    event.preventDefault()
    const { view } = this
    const tr = view.state.tr
    if (tr.doc.lastChild?.type.name !== "paragraph") tr.insert(tr.doc.content.size, type("paragraph").create())
    view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)))
    view.focus()
  }

  #clean(html: string): string {
    // What was copied in an editor like this one is clean already.
    if (/\bdata-pm-slice=/.test(html)) return unstyled(html)
    const { html: clean, pictures, left } = cleanHTML(html)
    if (left > 0) this.status(this.words.text("pictures_left", left), "warning")
    // The pictures follow when the text is in, wherever the caret is then.
    if (pictures.length > 0) queueMicrotask(() => void this.#carried(pictures))
    return clean
  }

  async #carried(pictures: string[]): Promise<void> {
    const files = await Promise.all(pictures.map((data, n) => fileOf(data, n + 1)))
    await this.#pictures.send(
      files.filter((f) => f !== null),
      this.view.state.selection.to,
    )
  }

  #paste(view: EditorView, event: ClipboardEvent): boolean {
    const files = Pictures.among(event.clipboardData?.files)
    const html = event.clipboardData?.getData("text/html") ?? ""
    const text = (event.clipboardData?.getData("text/plain") ?? "").trim()
    // Office programs add a picture of the text to the text.
    if (files.length > 0 && text === "" && !hasText(html)) {
      void this.#pictures.send(files, view.state.selection.to)
      return true
    }
    return /^\S+$/.test(text) && this.#pasteAddress(view, text)
  }

  /** An address alone: a post where a paragraph is empty, a link over a selection. */
  #pasteAddress(view: EditorView, text: string): boolean {
    const { $from, empty, from, to } = view.state.selection
    if (!/^https?:\/\//i.test(text)) return false
    const embed = embedOf(text)
    if (embed && empty && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0 && $from.depth === 1) {
      insertBlock(view, type("embed").create({ ...embed, title: null }))
      return true
    }
    const href = plainAddress(completeAddress(text))
    if (faultOfLink(href) !== null) return false
    const mark = markType("link").create({ href })
    if (!empty && $from.sameParent(view.state.selection.$to) && $from.parent.isTextblock) view.dispatch(view.state.tr.addMark(from, to, mark))
    else view.dispatch(view.state.tr.replaceSelectionWith(schema.text(href, [mark]), false).removeStoredMark(markType("link")))
    return true
  }

  #drop(view: EditorView, event: DragEvent, moved: boolean): boolean {
    if (moved) return false
    const files = Pictures.among(event.dataTransfer?.files)
    if (files.length === 0) return false
    event.preventDefault()
    const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.to
    void this.#pictures.send(files, pos)
    return true
  }
}

function hasText(html: string): boolean {
  return html !== "" && (new DOMParser().parseFromString(unstyled(html), "text/html").body.textContent ?? "").trim() !== ""
}

/** Content without characters that no document may hold, for slices that were not cleaned. */
function fitting(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (!node.isText) return void nodes.push(node.copy(fitting(node.content)))
    const text = fit(node.text ?? "")
    if (text !== "") nodes.push(schema.text(text, node.marks))
  })
  return Fragment.from(nodes)
}

/** What stands in an empty text. */
function placeholder(text: string): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const first = doc.firstChild
        if (doc.childCount !== 1 || !first || first.type.name !== "paragraph" || first.content.size > 0) return null
        return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, { class: "empty", "data-placeholder": text })])
      },
    },
  })
}

/** Plain text as blocks: the clipboard's, or that of the form without scripts. */
function blocksOf(blocks: PlainBlock[], marks: readonly import("prosemirror-model").Mark[] = []): Node[] {
  const out: Node[] = []
  for (const one of blocks) {
    const paragraph = type("paragraph").create(null, one.text === "" ? null : schema.text(one.text, marks))
    if (one.kind === "paragraph") {
      out.push(paragraph)
      continue
    }
    const kind = one.kind === "bullet" ? "bullet_list" : "ordered_list"
    const item = type("list_item").create(null, paragraph)
    const last = out.at(-1)
    if (last?.type.name === kind) out[out.length - 1] = last.copy(last.content.addToEnd(item))
    else out.push(type(kind).create(null, item))
  }
  return out
}

function plainSlice(blocks: PlainBlock[], marks: readonly import("prosemirror-model").Mark[]): Slice {
  const nodes = blocksOf(blocks, marks)
  const first = nodes[0]?.type.name === "paragraph" ? 1 : 0
  const last = nodes.at(-1)?.type.name === "paragraph" ? 1 : 0
  return new Slice(Fragment.from(nodes), first, last)
}

function plainDocument(text: string): Node {
  const nodes = blocksOf(plainBlocks(text))
  if (nodes.length === 0) return emptyDoc()
  return type("doc").create(null, nodes)
}

/** Reads cleaned HTML as a document, for tests and imports. */
export function readHTML(html: string): Node {
  const holder = document.implementation.createHTMLDocument("").createElement("div")
  holder.innerHTML = cleanHTML(html).html
  return Reader.fromSchema(schema).parse(holder)
}
