// Find and replace: what matches, where it stands, and its panel.

import { closeHistory } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import { textOf } from "./typography"

export interface Search {
  query: string
  /** Upper and lower case differ. */
  exact: boolean
  /** Only whole words. */
  words: boolean
}

export interface Match {
  from: number
  to: number
}

/** The places of a query in a text. Straight quotes find curly ones, a space finds one that does not break. */
export function findIn(text: string, search: Search): Match[] {
  const pattern = patternOf(search)
  if (!pattern) return []
  return [...text.matchAll(pattern)].map((m) => ({ from: m.index, to: m.index + m[0].length }))
}

function patternOf({ query, exact, words }: Search): RegExp | null {
  if (query === "") return null
  const source = query
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/"/g, '["“”„]')
    .replace(/'/g, "['‘’]")
    .replace(/\s/g, "[ \\u00A0]")
  const edge = "[\\p{L}\\p{N}_]"
  return new RegExp(words ? `(?<!${edge})${source}(?!${edge})` : source, exact ? "gu" : "giu")
}

export function findInDocument(doc: Node, search: Search): Match[] {
  const out: Match[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (const m of findIn(textOf(node), search)) out.push({ from: pos + 1 + m.from, to: pos + 1 + m.to })
    return false
  })
  return out
}

interface FindState {
  search: Search | null
  matches: Match[]
  /** The one that the selection stands on, or -1. */
  current: number
  drawn: DecorationSet
}

const key = new PluginKey<FindState>("find")

const NOTHING: FindState = { search: null, matches: [], current: -1, drawn: DecorationSet.empty }

/** Keeps the matches of the search up to date and marks them. */
export function finding(): Plugin<FindState> {
  return new Plugin<FindState>({
    key,
    state: {
      init: () => NOTHING,
      apply(tr, old, _before, state) {
        const asked = tr.getMeta(key) as { search: Search | null } | undefined
        if (!asked && !old.search) return old
        if (!asked && !tr.docChanged && !tr.selectionSet) return old
        const search = asked ? asked.search : old.search
        if (!search) return NOTHING
        const matches = asked || tr.docChanged ? findInDocument(state.doc, search) : old.matches
        const { from, to } = state.selection
        const current = matches.findIndex((m) => m.from === from && m.to === to)
        const drawn = DecorationSet.create(
          state.doc,
          matches.map((m, n) => Decoration.inline(m.from, m.to, { class: n === current ? "found current" : "found" })),
        )
        return { search, matches, current, drawn }
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  })
}

export const findState = (state: EditorState): FindState => key.getState(state) ?? NOTHING

export function setSearch(tr: Transaction, search: Search | null): Transaction {
  return tr.setMeta(key, { search }).setMeta("addToHistory", false)
}

/** Moves to the next or previous match from where the caret stands, around the end. */
export function step(view: EditorView, forward: boolean): void {
  const { matches } = findState(view.state)
  if (matches.length === 0) return
  const { from, to } = view.state.selection
  const next = forward
    ? (matches.find((m) => m.from >= to && !(m.from === from && m.to === to)) ?? matches[0])
    : (matches.findLast((m) => m.to <= from) ?? matches.at(-1))
  if (!next) return
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, next.from, next.to)).scrollIntoView())
}

function put(tr: Transaction, match: Match, text: string): void {
  const marks = tr.doc.nodeAt(match.from)?.marks ?? []
  if (text === "") tr.delete(match.from, match.to)
  else tr.replaceWith(match.from, match.to, tr.doc.type.schema.text(text, marks))
}

/** Replaces the match that is selected and moves on; selects one first if none is. */
export function replaceOne(view: EditorView, text: string): void {
  const { matches, current } = findState(view.state)
  const match = matches[current]
  if (!match) return step(view, true)
  const tr = closeHistory(view.state.tr)
  put(tr, match, text)
  tr.setSelection(TextSelection.create(tr.doc, match.from + text.length))
  view.dispatch(tr)
  step(view, true)
}

/** Replaces all matches as one step back, and returns how many. */
export function replaceAll(view: EditorView, text: string): number {
  const { matches } = findState(view.state)
  if (matches.length === 0) return 0
  const tr = closeHistory(view.state.tr)
  for (const match of matches.toReversed()) put(tr, match, text)
  view.dispatch(tr)
  return matches.length
}
