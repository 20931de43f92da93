// Waiting steps made fewer: the document, what is sent, and what becomes of it
// when colleagues wrote meanwhile stay the same.

import assert from "node:assert/strict"
import test from "node:test"
import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab"
import { history, undo, undoDepth } from "prosemirror-history"
import { Schema } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { Step } from "prosemirror-transform"
import spec from "../editor/schema.json"
import { shrink } from "../editor/sync-shrink.ts"

const schema = new Schema({ nodes: spec.nodes, marks: spec.marks })
const paragraph = (text) => schema.node("paragraph", null, text ? [schema.text(text)] : [])
const start = (...texts) =>
  EditorState.create({ doc: schema.node("doc", null, texts.map(paragraph)), plugins: [history(), collab({ version: 7, clientID: "me" })] })
const type = (state, at, text) => [...text].reduce((s, letter, i) => s.apply(s.tr.insertText(letter, at + i)), state)
const waiting = (state) => sendableSteps(state)?.steps ?? []

function sent(state, onto) {
  return waiting(state).reduce((doc, step) => Step.fromJSON(schema, step.toJSON()).apply(doc).doc, onto)
}

test("letters become one step", () => {
  const before = start("satu", "dua")
  const typed = type(before, 5, " kata lagi")
  const less = typed.apply(shrink(typed, 0, 2))
  assert.equal(waiting(typed).length, 10)
  assert.equal(waiting(less).length, 1)
  assert.equal(getVersion(less), 7)
  assert.ok(less.doc.eq(typed.doc))
  assert.ok(sent(less, before.doc).eq(typed.doc))
})

test("deleted letters become one step, and other changes stay between", () => {
  const before = start("satu dua tiga")
  let state = type(before, 14, "xyz")
  for (let at = 16; at > 13; at--) state = state.apply(state.tr.delete(at, at + 1))
  state = state.apply(state.tr.addMark(1, 5, schema.marks.strong.create()))
  state = type(state, 1, "ab")
  const less = state.apply(shrink(state, 0, 2))
  assert.ok(waiting(less).length <= 4, `${waiting(less).length} steps`)
  assert.ok(sent(less, before.doc).eq(state.doc))
})

test("steps that may have arrived stay as they are", () => {
  const typed = type(start("satu"), 5, "abcdefgh")
  const less = typed.apply(shrink(typed, 3, 2))
  assert.deepEqual(waiting(less).slice(0, 3).map((s) => s.toJSON()), waiting(typed).slice(0, 3).map((s) => s.toJSON()))
  assert.equal(waiting(less).length, 4)
  // The three arrive: the rest waits on, and the text is whole.
  const confirmed = less.apply(receiveTransaction(less, waiting(typed).slice(0, 3), ["me", "me", "me"]))
  assert.equal(waiting(confirmed).length, 1)
  assert.ok(confirmed.doc.eq(typed.doc))
})

test("what colleagues wrote meanwhile ends in the same text", () => {
  const theirs = [
    Step.fromJSON(schema, { stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "Baru: " }] } }),
    Step.fromJSON(schema, { stepType: "replace", from: 10, to: 10, slice: { content: [{ type: "paragraph" }, { type: "paragraph" }], openStart: 1, openEnd: 1 } }),
  ]
  const typed = type(type(start("satu dua"), 9, " tiga empat"), 1, "kata ")
  const less = typed.apply(shrink(typed, 0, 2))
  const [a, b] = [typed, less].map((s) => s.apply(receiveTransaction(s, theirs, ["you", "you"])))
  assert.ok(a.doc.eq(b.doc), `${a.doc}\n${b.doc}`)
  assert.equal(waiting(b).length, 2)
})

test("an afternoon of letters is brought in at once", () => {
  let state = start(...Array.from({ length: 20 }, () => "kata lain ".repeat(20)))
  for (let i = 0; i < 10_000; i++) {
    state = state.apply(state.tr.insertText("x", 500 + (i % 400) + 401 * (Math.floor(i / 400) % 5)))
    if (i % 100 === 99) {
      const tr = shrink(state, 0)
      if (tr) state = state.apply(tr)
    }
  }
  assert.ok(waiting(state).length < 500, `${waiting(state).length} steps`)
  const from = Date.now()
  const one = Step.fromJSON(schema, { stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "a" }] } })
  state.apply(receiveTransaction(state, [one], ["you"]))
  assert.ok(Date.now() - from < 5000)
})

test("undo begins anew, and works on what comes after", () => {
  const typed = type(start("satu"), 5, " dua")
  assert.equal(undoDepth(typed) > 0, true)
  let state = typed.apply(shrink(typed, 0, 2))
  assert.equal(undoDepth(state), 0)
  const theirs = Step.fromJSON(schema, { stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "Baru " }] } })
  state = state.apply(receiveTransaction(state, [theirs], ["you"]))
  assert.equal(undo(state), false)
  const before = state.doc
  state = type(state, 6, "x")
  undo(state, (tr) => { state = state.apply(tr) })
  assert.ok(state.doc.eq(before), String(state.doc))
})

test("nothing to gain is left alone", () => {
  assert.equal(shrink(start("satu"), 0), null)
  let state = start("satu dua", "tiga empat")
  for (const at of [14, 3, 12, 1]) state = type(state, at, "x")
  assert.equal(shrink(state, 0, 2), null)
})
