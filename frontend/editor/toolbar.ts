// The row of tools over the text, and the row below it that has what fits the
// place of the caret: the link, the table, the quotation.

import { redo, undo } from "prosemirror-history"
import { undoInputRule } from "prosemirror-inputrules"
import { chainCommands, selectParentNode } from "prosemirror-commands"
import type { Command, EditorState } from "prosemirror-state"
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, mergeCells, splitCell, toggleHeaderRow } from "prosemirror-tables"
import * as act from "./commands"
import type { Desk } from "./desk"
import type { Pictures } from "./pictures"
import { tidyAll } from "./typography"
import type { Editor } from "./types"
import { attachMenu, type Choice, el, icon, iconButton, keepFocus, readable, roving } from "./ui"

/** An undo right after a correction of typography takes only that back. */
export const back: Command = chainCommands(undoInputRule, undo)

export interface Bar {
  dom: HTMLElement
  update(state: EditorState): void
}

export interface Tools {
  editor: Editor
  desk: Desk
  pictures: Pictures
  openFind: () => void
  toggleFocus: () => void
  /** Comments on what is selected; null where there are no comments. */
  comment: (() => void) | null
}

export function mainBar(tools: Tools): Bar {
  const { editor } = tools
  const { words } = editor
  const run = (command: Command) => () => {
    command(editor.view.state, editor.view.dispatch, editor.view)
    editor.view.focus()
  }
  const marks: [string, HTMLButtonElement][] = [
    ["strong", iconButton("bold", words.text("bold"), "Mod-b", run(act.toggle("strong")))],
    ["em", iconButton("italic", words.text("italic"), "Mod-i", run(act.toggle("em")))],
    ["link", iconButton("link", words.text("link"), "Mod-k", () => void act.editLink(editor))],
  ]
  const lists: [string, HTMLButtonElement][] = [
    ["bullet_list", iconButton("bullets", words.text("bullets"), "Mod-Shift-8", run(act.list("bullet_list")))],
    ["ordered_list", iconButton("numbers", words.text("numbers"), "Mod-Shift-7", run(act.list("ordered_list")))],
    ["blockquote", iconButton("quote", words.text("quote"), "Mod-Shift-9", run(act.quote))],
  ]
  const undoing = iconButton("undo", words.text("undo"), "Mod-z", run(back))
  const redoing = iconButton("redo", words.text("redo"), "Mod-Shift-z", run(redo))
  const find = iconButton("find", words.text("find"), "Mod-f", tools.openFind)
  const focus = iconButton("focus", words.text("focus"), "Mod-Shift-f", tools.toggleFocus)
  const commenting = tools.comment ? iconButton("comment", words.text("comment"), "Ctrl-Alt-m", tools.comment) : null
  const tidying = iconButton("tidy", words.text("tidy"), null, () => {
    const before = editor.view.state.doc
    run(tidyAll)()
    editor.status(words.text(editor.view.state.doc === before ? "tidy_nothing" : "tidied"))
  })

  const blockName = el("span")
  const kind = el("button", { type: "button", class: "tool kind", "aria-label": words.text("kind") }, blockName, icon("down"))
  keepFocus(kind)
  attachMenu(
    kind,
    () => {
      const level = levelOf(editor.view.state)
      return ([0, 2, 3] as const).map((n) => ({ label: words.text(`block${n}`), hint: readable(`Mod-Alt-${n}`), current: level === n, press: run(act.block(n)) }))
    },
    () => editor.view.focus(),
  )

  const insert = el("button", { type: "button", class: "tool add" }, icon("plus"), el("span", {}, words.text("insert")))
  keepFocus(insert)
  attachMenu(
    insert,
    (): Choice[] => [
      { label: words.text("photo"), icon: "photo", press: () => void tools.pictures.pick(false) },
      { label: words.text("gallery"), icon: "gallery", press: () => void tools.pictures.pick(true) },
      { label: words.text("related"), icon: "related", press: () => void act.insertRelated(editor, tools.desk) },
      { label: words.text("embed"), icon: "embed", press: () => void act.insertEmbed(editor) },
      { label: words.text("box"), icon: "box", disabled: act.around(editor.view.state, "info_box") !== null, press: () => void act.insertBox(editor) },
      { label: words.text("table"), icon: "table", press: () => act.insertTable(editor.view) },
      { label: words.text("divider"), icon: "divider", hint: "***", press: () => act.insertDivider(editor.view) },
    ],
    () => editor.view.focus(),
  )

  const group = (...items: HTMLElement[]) => el("div", { class: "group" }, ...items)
  const dom = el(
    "div",
    { class: "tools", role: "toolbar", "aria-label": words.text("tools") },
    group(kind),
    group(...marks.map(([, b]) => b)),
    group(...lists.map(([, b]) => b)),
    group(insert),
    group(undoing, redoing),
    ...(commenting ? [group(commenting)] : []),
    group(tidying, find, focus),
  )
  roving(dom)
  const press = (button: HTMLElement, on: boolean) => button.setAttribute("aria-pressed", String(on))
  return {
    dom,
    update(state) {
      const level = levelOf(state)
      blockName.textContent = words.text(`block${level}`)
      for (const [name, button] of marks) press(button, act.markActive(state, name))
      for (const [name, button] of lists) press(button, act.around(state, name) !== null)
      undoing.setAttribute("aria-disabled", String(!back(state)))
      redoing.setAttribute("aria-disabled", String(!redo(state)))
    },
  }
}

function levelOf(state: EditorState): 0 | 2 | 3 {
  const { parent } = state.selection.$from
  return parent.type.name === "heading" ? (parent.attrs["level"] as 2 | 3) : 0
}

/** Tools that come and go with the place of the caret. */
export function placeBar(tools: Tools): Bar {
  const { editor, pictures } = tools
  const { words } = editor
  const dom = el("div", { class: "place", role: "toolbar", "aria-label": words.text("place") })
  const run = (command: Command) => () => {
    command(editor.view.state, editor.view.dispatch, editor.view)
    editor.view.focus()
  }
  const text = (label: string, press: () => void) => {
    const button = el("button", { type: "button", class: "tool text", click: press }, words.text(label))
    keepFocus(button)
    return button
  }
  const remove = run((state, dispatch) => {
    if (!dispatch) return true
    dispatch(state.tr.deleteSelection())
    return true
  })
  const address = el("a", { class: "address", target: "_blank", rel: "noopener noreferrer" })
  const sets: { fits: (state: EditorState) => boolean; items: HTMLElement[] }[] = [
    {
      fits: (state) => {
        const link = act.linkAround(state)
        if (!link) return false
        const href = String(link.mark.attrs["href"])
        address.href = href
        address.textContent = href.replace(/^https?:\/\/(www\.)?/, "")
        return true
      },
      items: [address, text("link_edit", () => void act.editLink(editor)), text("link_remove", () => act.removeLink(editor))],
    },
    {
      fits: (state) => isInTable(state),
      items: [
        text("row_above", run(addRowBefore)),
        text("row_below", run(addRowAfter)),
        text("column_before", run(addColumnBefore)),
        text("column_after", run(addColumnAfter)),
        text("row_delete", run(deleteRow)),
        text("column_delete", run(deleteColumn)),
        text("header_row", run(toggleHeaderRow)),
        text("cells_merge", run(mergeCells)),
        text("cell_split", run(splitCell)),
        text("table_caption", () => void act.editCaption(editor)),
        text("table_delete", run(deleteTable)),
      ],
    },
    { fits: (state) => act.around(state, "embed") !== null, items: [text("embed_title", () => void act.editEmbed(editor)), text("remove", remove)] },
    { fits: (state) => act.around(state, "related") !== null, items: [text("remove", remove)] },
    { fits: (state) => act.around(state, "gallery") !== null, items: [text("gallery_add", () => void pictures.pick(true)), text("whole_block", run(selectParentNode))] },
    { fits: (state) => act.around(state, "image") !== null, items: [text("remove", remove)] },
    { fits: (state) => act.around(state, "blockquote") !== null, items: [text("quote_source", () => void act.editQuote(editor))] },
    { fits: (state) => act.around(state, "info_box") !== null, items: [text("box_title", () => void act.editBox(editor))] },
  ]
  for (const set of sets) dom.append(el("div", { class: "group", hidden: true }, ...set.items))
  roving(dom)
  return {
    dom,
    update(state) {
      sets.forEach((set, n) => ((dom.children[n] as HTMLElement).hidden = !set.fits(state)))
      // One stop of the Tab key, whatever is shown.
      const shown = [...dom.querySelectorAll<HTMLElement>(".group:not([hidden]) button")]
      if (!shown.some((b) => b.tabIndex === 0)) shown[0]?.setAttribute("tabindex", "0")
      dom.hidden = shown.length === 0
    },
  }
}
