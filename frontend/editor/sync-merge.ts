// Steps brought together without a server: what a colleague did to a document,
// told as steps, and one's own steps made again on top of it.

import type { Node, Schema } from "prosemirror-model"
import { type Mapping, ReplaceStep, Step, Transform } from "prosemirror-transform"

/** The steps that make one document of another, block by block. */
export function stepsBetween(before: Node, after: Node): Step[] {
  const tr = new Transform(before)
  const a = childrenOf(before)
  const b = childrenOf(after)
  const partner = matches(a, b)
  // From the end, so that the positions before stay true.
  let i = a.length
  let j = b.length
  for (let k = a.length - 1; k >= -1; k--) {
    const to = k < 0 ? -1 : (partner[k] ?? -1)
    if (k >= 0 && to < 0) continue
    if (i > k + 1 || j > to + 1) change(tr, before, k + 1, i, b.slice(to + 1, j))
    i = k
    j = to
  }
  return tr.steps
}

function change(tr: Transform, before: Node, from: number, to: number, blocks: Node[]): void {
  const start = positionOf(before, from)
  const only = before.child(Math.min(from, before.childCount - 1))
  const other = blocks[0]
  if (to - from === 1 && blocks.length === 1 && other && only.isTextblock && only.sameMarkup(other)) {
    const first = only.content.findDiffStart(other.content)
    const last = only.content.findDiffEnd(other.content)
    if (first !== null && last) {
      // Where the ends overlap, as in "aa" made "aaa", the shorter decides.
      const overlap = Math.max(0, first - Math.min(last.a, last.b))
      tr.replace(start + 1 + first, start + 1 + last.a + overlap, other.slice(first, last.b + overlap))
      return
    }
  }
  tr.replaceWith(start, positionOf(before, to), blocks)
}

function positionOf(doc: Node, index: number): number {
  let at = 0
  for (let i = 0; i < index; i++) at += doc.child(i).nodeSize
  return at
}

function childrenOf(doc: Node): Node[] {
  const out: Node[] = []
  doc.forEach((child) => out.push(child))
  return out
}

/** For each block its partner in the other document, -1 for none. */
function matches(a: Node[], b: Node[]): number[] {
  const out = a.map(() => -1)
  const same = (i: number, j: number) => a[i]!.eq(b[j]!)
  let first = 0
  while (first < a.length && first < b.length && same(first, first)) out[first] = first++
  let tail = 0
  while (tail < a.length - first && tail < b.length - first && same(a.length - 1 - tail, b.length - 1 - tail)) {
    out[a.length - 1 - tail] = b.length - 1 - tail
    tail++
  }
  const n = a.length - first - tail
  const m = b.length - first - tail
  if (n * m === 0 || n * m > 250_000) return out
  const length = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1))
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      length[i]![j] = same(first + i, first + j) ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
  for (let i = 0, j = 0; i < n && j < m; )
    if (same(first + i, first + j)) out[first + i++] = first + j++
    else if (length[i + 1]![j]! >= length[i]![j + 1]!) i++
    else j++
  return out
}

export interface Rebased {
  doc: Node
  /** Steps that lead from the target to doc. */
  steps: Step[]
  /** Texts that have no place any more: their passage was deleted. */
  lost: string[]
}

/** Makes steps that were made on base again on target. */
export function rebase(base: Node, steps: readonly Step[], target: Node): Rebased {
  const local = new Transform(base)
  for (const step of steps) local.step(step)
  const tr = new Transform(local.doc)
  for (let i = steps.length - 1; i >= 0; i--) tr.step(local.steps[i]!.invert(local.docs[i]!))
  for (const step of stepsBetween(base, target)) tr.step(step)
  const begin = tr.steps.length
  const lost: string[] = []
  let mapFrom = steps.length
  for (const step of steps) {
    const mapped = step.map(tr.mapping.slice(mapFrom))
    mapFrom--
    if (mapped && !tr.maybeStep(mapped).failed) mirror(tr.mapping, mapFrom, tr.steps.length - 1)
    else lost.push(textOf(step))
  }
  return { doc: tr.doc, steps: tr.steps.slice(begin), lost: lost.filter((t) => t.trim() !== "") }
}

/** Says that one step undoes another, as prosemirror-collab does; the types leave it out. */
function mirror(mapping: Mapping, of: number, at: number): void {
  ;(mapping as unknown as { setMirror(of: number, at: number): void }).setMirror(of, at)
}

/** The text that a step brings in. */
export function textOf(step: Step): string {
  if (!(step instanceof ReplaceStep)) return ""
  const { content } = step.slice
  return content.textBetween(0, content.size, "\n")
}

/**
 * The texts of steps that disappeared when the steps of others came in between.
 * Steps of one transaction have one origin, which they keep.
 */
export function missing(before: readonly Step[], beforeOrigins: readonly unknown[], after: readonly unknown[]): string[] {
  const left = new Map<unknown, number>()
  for (const origin of after) left.set(origin, (left.get(origin) ?? 0) + 1)
  const had = new Map<unknown, number>()
  for (const origin of beforeOrigins) had.set(origin, (had.get(origin) ?? 0) + 1)
  let text = ""
  before.forEach((step, i) => {
    const origin = beforeOrigins[i]
    if ((left.get(origin) ?? 0) < (had.get(origin) ?? 0)) text += textOf(step)
  })
  return text.trim() === "" ? [] : [text]
}

export function readSteps(schema: Schema, list: readonly unknown[]): Step[] {
  return list.map((json) => Step.fromJSON(schema, json as object))
}
