// Quotes, dashes and spaces as a newspaper sets them.
//
// While typing, input rules change what was just typed; an undo right after
// gives it back as it was typed. tidy() finds the same faults in
// text that is already there, for the command that puts a whole story right.

import { InputRule, inputRules, wrappingInputRule, textblockTypeInputRule } from "prosemirror-inputrules"
import type { Node } from "prosemirror-model"
import type { Command, Plugin, Transaction } from "prosemirror-state"
import { closeHistory } from "prosemirror-history"
import { type } from "./schema"

/** Characters after which a quote opens. U+FFFC stands for a line break. */
const OPENS = String.raw`(?:^|[\s([{\u2014\u2013/\uFFFC“‘])`

/** A word that is an address, in which nothing is corrected. */
const ADDRESS = /:\/\/|^www\.|\S@\S/i

/** Replaces the matched text by another, with the marks that stand there. */
function swap(match: RegExp, make: (m: RegExpMatchArray) => string): InputRule {
  return new InputRule(match, (state, m, from, to) => {
    if (ADDRESS.test(/\S*$/.exec((m.input ?? "").trimEnd())?.[0] ?? "")) return null
    const text = make(m)
    // The part both have in common stays where it is: colleagues' cursors and
    // comments stand in it.
    let same = 0
    const old = m[0]
    while (same < text.length && same < old.length && text[same] === old[same] && from + same < to) same++
    const rest = text.slice(same)
    const tr = state.tr
    if (rest === "") return from + same < to ? tr.delete(from + same, to) : tr.setMeta("typography", true)
    const marks = state.storedMarks ?? state.doc.resolve(from + same).marks()
    return tr.replaceWith(from + same, to, state.schema.text(rest, marks))
  })
}

const quotes = [
  swap(new RegExp(`(${OPENS})"$`, "u"), (m) => `${m[1]}“`),
  swap(/"$/, () => "”"),
  swap(new RegExp(`(${OPENS})'$`, "u"), (m) => `${m[1]}‘`),
  swap(/'$/, () => "’"),
]

const dashes = [
  swap(/–-$/, () => "—"),
  swap(/--$/, () => "–"),
  // A hyphen between spaces is a dash: "Solo - Jebres" is meant as one.
  swap(/(\S) - $/, (m) => `${m[1]} – `),
  swap(/\.\.\.$/, () => "…"),
]

const spaces = [
  swap(/([ \u00A0]) $/, (m) => m[1] ?? " "),
  swap(/^ $/, () => ""),
  swap(/([([{“‘]) $/, (m) => m[1] ?? ""),
  swap(/(\p{L}|\p{N}|[)\]”’%]) ([,;:.!?%)\]])$/u, (m) => (m[1] ?? "") + (m[2] ?? "")),
]

const blocks = () => [
  textblockTypeInputRule(/^##\s$/, type("heading"), { level: 2 }),
  textblockTypeInputRule(/^###\s$/, type("heading"), { level: 3 }),
  wrappingInputRule(/^>\s$/, type("blockquote")),
  wrappingInputRule(/^[-*•]\s$/, type("bullet_list")),
  wrappingInputRule(/^(\d{1,4})[.)]\s$/, type("ordered_list"), (m) => ({ order: Number(m[1]) }), (m, node) => node.childCount + (node.attrs["order"] as number) === Number(m[1])),
  new InputRule(/^\*\*\*$/, (state, _m, from) => {
    const $from = state.doc.resolve(from)
    if ($from.depth !== 1) return null
    const paragraph = type("paragraph").create()
    return state.tr.replaceWith($from.before(), $from.after(), [type("divider").create(), paragraph])
  }),
]

/** The plugin with all rules. Typed text of colleagues never comes by here. */
export function typing(): Plugin {
  return inputRules({ rules: [...blocks(), ...quotes, ...dashes, ...spaces] })
}

/** One correction of a text: the characters from..to become the insert. */
export interface Edit {
  from: number
  to: number
  insert: string
}

/**
 * What is wrong in the text of one paragraph. Positions are offsets in it; what
 * cannot be text (a picture, a line break) is one U+FFFC.
 */
export function tidy(text: string): Edit[] {
  const edits: Edit[] = []
  const addresses = [...text.matchAll(/\S+/g)].filter((m) => ADDRESS.test(m[0]))
  const put = (from: number, to: number, insert: string) => {
    if (addresses.some((m) => from >= m.index && to <= m.index + m[0].length)) return
    if (text.slice(from, to) !== insert) edits.push({ from, to, insert })
  }
  const pattern =
    /(?<lead>^[ \u00A0]+)|(?<tail>[ \u00A0]+$)|(?<before>(?<=[\p{L}\p{N})\]”’%]) +(?=[,;:.!?%)\]](?!\d)))|(?<after>(?<=[([{“‘]) +)|(?<many>[ \u00A0]{2,})|(?<dots>\.{3,})|(?<long>---)|(?<dash>--|(?<= )-(?= ))|(?<double>")|(?<single>')/gu
  for (const m of text.matchAll(pattern)) {
    const g = m.groups ?? {}
    const from = m.index
    const to = from + m[0].length
    if (g["lead"] ?? g["tail"] ?? g["before"] ?? g["after"]) put(from, to, "")
    else if (g["many"]) put(from, to, " ")
    else if (g["dots"]) put(from, to, "…")
    else if (g["long"]) put(from, to, "—")
    else if (g["dash"]) put(from, to, "–")
    else {
      const opens = from === 0 || /[\s([{\u2014\u2013/\uFFFC“‘"]/u.test(text[from - 1] ?? "")
      // A quote right after another opens with it, and closes with it.
      const next = text[from + 1]
      const closes = next === undefined || /[\s,.;:!?)\]}]/.test(next)
      if (g["double"]) put(from, to, opens && !(closes && from > 0) ? "“" : "”")
      else put(from, to, opens && !closes ? "‘" : "’")
    }
  }
  return edits
}

/** Makes all corrections of a document as one step back. */
export const tidyAll: Command = (state, dispatch) => {
  const tr = state.tr
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (const edit of tidy(textOf(node)).reverse()) apply(tr, pos + 1, edit, node)
    return false
  })
  if (!tr.docChanged) return false
  dispatch?.(closeHistory(tr).setMeta("tidied", true))
  return true
}

/** The text of a paragraph, one character for each position in it. */
export function textOf(node: Node): string {
  return node.textBetween(0, node.content.size, "\uFFFC", "\uFFFC")
}

function apply(tr: Transaction, start: number, edit: Edit, block: Node): void {
  const from = tr.mapping.map(start + edit.from)
  const to = tr.mapping.map(start + edit.to)
  if (edit.insert === "") {
    tr.delete(from, to)
    return
  }
  const inside = block.nodeAt(edit.from)
  tr.replaceWith(from, to, tr.doc.type.schema.text(edit.insert, inside?.marks ?? []))
}
