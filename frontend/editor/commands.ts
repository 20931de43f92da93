// What one can do to the text, as ProseMirror commands, and the dialogs of
// those that ask something first.

import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands"
import type { Mark, Node, NodeType } from "prosemirror-model"
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list"
import { type Command, type EditorState, NodeSelection, TextSelection } from "prosemirror-state"
import { findWrapping } from "prosemirror-transform"
import type { EditorView } from "prosemirror-view"
import { completeAddress, embedOf, faultOfLink, faultOfPage, plainAddress } from "./address"
import type { Desk, Story } from "./desk"
import { insertBlock } from "./pictures"
import { isLine, markType, type } from "./schema"
import type { Editor } from "./types"
import { ask, choose, el } from "./ui"

/** The closest node of a type around the selection, or the selected one. */
export function around(state: EditorState, name: string): { node: Node; pos: number } | null {
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.type.name === name) return { node: selection.node, pos: selection.from }
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type.name === name) return { node, pos: $from.before(depth) }
  }
  return null
}

export function markActive(state: EditorState, name: string): boolean {
  const { from, $from, to, empty } = state.selection
  const mark = markType(name)
  if (empty) return mark.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, mark)
}

export const toggle = (name: string): Command => toggleMark(markType(name), null, { removeWhenPresent: false })

/** Paragraph (0), or heading 2 or 3; a heading that is asked for twice is a paragraph again. */
export const block = (level: 0 | 2 | 3): Command => (state, dispatch, view) => {
  const same = level !== 0 && around(state, "heading")?.node.attrs["level"] === level
  return level === 0 || same ? setBlockType(type("paragraph"))(state, dispatch, view) : setBlockType(type("heading"), { level })(state, dispatch, view)
}

/** Makes a list, changes the kind of the list around, or takes the item out of it. */
export const list = (name: "bullet_list" | "ordered_list"): Command => (state, dispatch, view) => {
  const inside = closestList(state)
  if (!inside) return wrapInList(type(name))(state, dispatch, view)
  if (inside.node.type.name === name) return liftListItem(type("list_item"))(state, dispatch, view)
  dispatch?.(state.tr.setNodeMarkup(inside.pos, type(name)))
  return true
}

export function closestList(state: EditorState): { node: Node; pos: number } | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type.name === "bullet_list" || node.type.name === "ordered_list") return { node, pos: $from.before(depth) }
    if (node.type.spec.isolating) return null
  }
  return null
}

const wrap = (name: NodeType | string, attrs: Record<string, unknown> | null = null): Command => {
  const node = typeof name === "string" ? type(name) : name
  return (state, dispatch, view) => {
    if (around(state, node.name)) return lift(state, dispatch, view)
    const { $from, $to } = state.selection
    const range = $from.blockRange($to)
    // Only what may stand inside: headings become paragraphs first.
    if (range && !findWrapping(range, node, attrs) && $from.parent.type.name === "heading") {
      const tr = state.tr.setBlockType($from.pos, $to.pos, type("paragraph"))
      const again = tr.doc.resolve($from.pos).blockRange(tr.doc.resolve($to.pos))
      const wrapping = again && findWrapping(again, node, attrs)
      if (!again || !wrapping) return false
      dispatch?.(tr.wrap(again, wrapping))
      return true
    }
    return wrapIn(node, attrs)(state, dispatch, view)
  }
}

export const quote: Command = wrap("blockquote")

/** A heading at whose beginning Backspace is pressed becomes a paragraph. */
export const plainAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== "heading") return false
  dispatch?.(state.tr.setNodeMarkup($from.before(), type("paragraph")))
  return true
}

/** After a heading comes a paragraph, whatever ProseMirror would take. */
export const indent: Command = (state, dispatch, view) => sinkListItem(type("list_item"))(state, dispatch, view)
export const outdent: Command = (state, dispatch, view) => liftListItem(type("list_item"))(state, dispatch, view)

/** The link around the caret: its mark and how far it reaches. */
export function linkAround(state: EditorState): { mark: Mark; from: number; to: number } | null {
  const { $from, from, to } = state.selection
  const kind = markType("link")
  const mark = kind.isInSet($from.marks()) ?? ($from.nodeAfter ? kind.isInSet($from.nodeAfter.marks) : undefined)
  if (!mark) return null
  const start = $from.start()
  let out: { mark: Mark; from: number; to: number } | null = null
  let at = start
  $from.parent.forEach((child) => {
    const here = mark.isInSet(child.marks)
    if (here && out && out.to === at) out = { ...out, to: at + child.nodeSize }
    else if (here && !(out && out.from <= from && out.to >= to)) out = { mark, from: at, to: at + child.nodeSize }
    at += child.nodeSize
  })
  return out
}

/** Asks for the address of a link, and sets it on the selection or the link around. */
export async function editLink(editor: Editor): Promise<void> {
  const { view, words } = editor
  const link = linkAround(view.state)
  const { from, to, empty } = view.state.selection
  const range = link ?? { from, to }
  const typed = view.state.doc.textBetween(from, to, " ")
  const guess = !link && /^(https?:\/\/|www\.)\S+$/.test(typed.trim()) ? typed.trim() : ""
  const given = await ask(
    words,
    words.text("link"),
    [
      { name: "href", label: words.text("address"), value: link ? String(link.mark.attrs["href"]) : guess, type: "url", required: true, hint: words.text("address_hint"), check: (v) => faultOfLink(plainAddress(completeAddress(v))) },
      ...(empty && !link ? [{ name: "text", label: words.text("link_text"), max: 300 }] : []),
    ],
    words.text("keep"),
  )
  view.focus()
  if (!given) return
  const href = plainAddress(completeAddress(given["href"] ?? ""))
  const mark = markType("link").create({ href, rel: link?.mark.attrs["rel"] ?? null })
  const tr = view.state.tr
  if (empty && !link) {
    const text = given["text"] || href.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")
    tr.replaceSelectionWith(view.state.schema.text(text, [...view.state.selection.$from.marks(), mark]), false)
  } else tr.removeMark(range.from, range.to, markType("link")).addMark(range.from, range.to, mark)
  view.dispatch(tr.removeStoredMark(markType("link")).scrollIntoView())
}

export function removeLink(editor: Editor): void {
  const { view } = editor
  const link = linkAround(view.state)
  if (link) view.dispatch(view.state.tr.removeMark(link.from, link.to, markType("link")))
  view.focus()
}

/** Asks who is quoted, and where it was said. */
export async function editQuote(editor: Editor): Promise<void> {
  const { view, words } = editor
  const found = around(view.state, "blockquote")
  if (!found) return
  const given = await ask(
    words,
    words.text("quote_source"),
    [
      { name: "name", label: words.text("quote_name"), value: String(found.node.attrs["source_name"] ?? ""), max: 200, hint: words.text("quote_name_hint") },
      { name: "url", label: words.text("quote_url"), value: String(found.node.attrs["source_url"] ?? ""), type: "url", check: (v) => faultOfPage(completeAddress(v)) },
    ],
    words.text("keep"),
  )
  view.focus()
  const again = around(view.state, "blockquote")
  if (!given || !again) return
  const name = given["name"] || null
  const url = name && given["url"] ? completeAddress(given["url"]) : null
  view.dispatch(view.state.tr.setNodeMarkup(again.pos, null, { source_name: name, source_url: url }))
}

/** Wraps the selection in an information box with a title. */
export async function insertBox(editor: Editor): Promise<void> {
  const { view, words } = editor
  const given = await ask(words, words.text("box"), [{ name: "title", label: words.text("box_title"), value: words.text("box_default"), required: true, max: 200, check: line }], words.text("insert"))
  view.focus()
  if (!given) return
  const attrs = { title: given["title"] ?? "" }
  if (around(view.state, "info_box")) return
  if (!wrap("info_box", attrs)(view.state, view.dispatch, view)) {
    insertBlock(view, type("info_box").create(attrs, type("paragraph").create()))
  }
}

export async function editBox(editor: Editor): Promise<void> {
  await editAttr(editor, "info_box", "title", "box", "box_title", 200, true)
}

export async function editCaption(editor: Editor): Promise<void> {
  await editAttr(editor, "table", "caption", "table", "table_caption", 300, false)
}

export async function editEmbed(editor: Editor): Promise<void> {
  await editAttr(editor, "embed", "title", "embed", "embed_title", 300, false)
}

async function editAttr(editor: Editor, node: string, attr: string, title: string, label: string, max: number, required: boolean): Promise<void> {
  const { view, words } = editor
  const found = around(view.state, node)
  if (!found) return
  const given = await ask(words, words.text(title), [{ name: attr, label: words.text(label), value: String(found.node.attrs[attr] ?? ""), max, required, check: line }], words.text("keep"))
  view.focus()
  const again = around(view.state, node)
  if (given && again) view.dispatch(view.state.tr.setNodeAttribute(again.pos, attr, given[attr] || null))
}

const line = (value: string): string | null => (isLine(value) ? null : "needed")

/** Asks for the address of a post on YouTube, X, Instagram or TikTok. */
export async function insertEmbed(editor: Editor): Promise<void> {
  const { view, words } = editor
  const given = await ask(
    words,
    words.text("embed"),
    [
      { name: "url", label: words.text("address"), type: "url", required: true, hint: words.text("embed_hint"), check: (v) => (embedOf(completeAddress(v)) ? null : "embed_wrong") },
      { name: "title", label: words.text("embed_title"), max: 300, hint: words.text("embed_title_hint") },
    ],
    words.text("insert"),
  )
  view.focus()
  const embed = given && embedOf(completeAddress(given["url"] ?? ""))
  if (embed) insertBlock(view, type("embed").create({ ...embed, title: given["title"] || null }))
}

/** Searches the archive for a story to lead to ("Baca juga"); an address of elsewhere works too. */
export async function insertRelated(editor: Editor, desk: Desk): Promise<void> {
  const { view, words } = editor
  type Choice = { story: Story } | { url: string }
  const found = await choose<Choice>(
    words,
    words.text("related"),
    async (query, signal) => {
      const address = /^https?:\/\//i.test(query) ? plainAddress(query) : ""
      if (address !== "" && faultOfPage(address) === null) return [{ item: { url: address }, title: address, detail: words.text("related_outside") }]
      return (await desk.stories(query, signal)).map((story) => ({ item: { story }, title: story.headline, detail: [story.site, story.date].filter(Boolean).join(" · ") }))
    },
    { side: el("p", { class: "hint" }, words.text("related_hint")) },
  )
  view.focus()
  const one = found?.[0]
  if (!one) return
  if ("story" in one) return insertBlock(view, type("related").create({ story: one.story.id }))
  const given = await ask(words, words.text("related"), [{ name: "title", label: words.text("related_title"), required: true, max: 300, check: line }], words.text("insert"))
  view.focus()
  if (given) insertBlock(view, type("related").create({ url: one.url, title: given["title"] ?? "" }))
}

export function insertTable(view: EditorView, rows = 3, columns = 3): void {
  const cell = (kind: string) => type(kind).create(null, type("paragraph").create())
  const row = (kind: string) => type("table_row").create(null, Array.from({ length: columns }, () => cell(kind)))
  const table = type("table").create(null, Array.from({ length: rows }, (_, n) => row(n === 0 ? "table_header" : "table_cell")))
  const before = view.state.doc
  insertBlock(view, table)
  // The caret goes into the first cell.
  let at: number | null = null
  view.state.doc.descendants((node, pos) => {
    if (node === table) at = pos
    return at === null && node.type.name !== "paragraph"
  })
  if (at !== null && view.state.doc !== before) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at + 3))))
}

export function insertDivider(view: EditorView): void {
  insertBlock(view, type("divider").create())
}
