// Makes the steps that wait to be sent fewer. Every letter is a step, and what
// colleagues did is brought in by making all waiting steps anew, which takes
// time with the square of their number: ten thousand letters, an afternoon
// without a network, would take a minute.

import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import type { Step, Transform } from "prosemirror-transform"

/** What prosemirror-collab keeps of a step that is not confirmed yet. */
interface Waiting {
  readonly step: Step
  readonly inverted: Step
  readonly origin: Transform
}

interface Collab {
  readonly version: number
  readonly unconfirmed: readonly Waiting[]
}

/** What prosemirror-history keeps: it counts on the waiting steps one by one. */
interface History {
  readonly done: Branch
}

interface Branch {
  readonly items: { slice(from: number, to: number): unknown }
}

// The names under which prosemirror-collab and -history keep their states and
// take new ones. Tests hold this to the versions in package.json.
const COLLAB = "collab$"
const HISTORY = "history$"

function kept<T>(state: EditorState, key: string): T | undefined {
  return state.plugins.find((p) => (p as unknown as { key: string }).key === key)?.getState(state) as T | undefined
}

/**
 * A transaction that makes runs of waiting keystrokes one step each and leaves
 * the text as it is; null when fewer than `least` wait or it would help little.
 * The first `keep`, which may have been sent already, stay as they are, since
 * they are confirmed by their number. Undo begins anew.
 */
export function shrink(state: EditorState, keep: number, least = 300): Transaction | null {
  const collab = kept<Collab>(state, COLLAB)
  if (!collab || collab.unconfirmed.length - keep < least) return null
  const rest = collab.unconfirmed.slice(keep)
  // The documents before each step, from the end.
  const docs: Node[] = []
  let doc = state.doc
  for (let i = rest.length - 1; i >= 0; i--) {
    const before = rest[i]!.inverted.apply(doc).doc
    if (!before) return null
    docs[i] = doc = before
  }
  const out: Waiting[] = []
  let start = 0 // of the run that the last of out is
  rest.forEach((one, i) => {
    const last = out.at(-1)
    const both = last?.step.merge(one.step)
    if (!last || !both) {
      out.push(one)
      start = i
      return
    }
    out[out.length - 1] = { step: both, inverted: both.invert(docs[start]!), origin: last.origin }
  })
  if (out.length > rest.length * 0.8) return null
  const next: Collab = { version: collab.version, unconfirmed: [...collab.unconfirmed.slice(0, keep), ...out] }
  const tr = state.tr.setMeta(COLLAB, next)
  const history = kept<History>(state, HISTORY)
  return history ? tr.setMeta(HISTORY, { historyState: forgotten(history), redo: false }) : tr.setMeta("addToHistory", false)
}

// forgotten is the state of a history in which nothing has happened.
function forgotten(history: History): unknown {
  const NewBranch = history.done.constructor as new (items: unknown, events: number) => unknown
  const NewHistory = history.constructor as new (done: unknown, undone: unknown, ranges: null, time: number, composition: number) => unknown
  const none = new NewBranch(history.done.items.slice(0, 0), 0)
  return new NewHistory(none, none, null, 0, -1)
}
