// The sync layer without a browser: steps brought together, fields that merge.

import assert from "node:assert/strict"
import test from "node:test"
import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab"
import { EditorState } from "prosemirror-state"
import { Transform } from "prosemirror-transform"
import { schema } from "../editor/schema.ts"
import { Fields } from "../editor/sync-fields.ts"
import { missing, rebase, stepsBetween } from "../editor/sync-merge.ts"

let seed = 7
const below = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n

const { doc, paragraph, heading } = schema.nodes
const text = (s) => (s ? schema.text(s) : null)
const p = (s) => paragraph.create(null, text(s))
const document = (...blocks) => doc.create({ schema: 1 }, blocks.map((b) => (typeof b === "string" ? p(b) : b)))
const textOf = (d) => d.textBetween(0, d.content.size, "\n")

const words = "air sungai naik warga pindah aa aaa ab balai desa".split(" ")
const line = () => Array.from({ length: below(6) }, () => words[below(words.length)]).join(" ")
const any = () => document(...Array.from({ length: 1 + below(5) }, () => (below(5) ? line() : heading.create({ level: 2 + below(2) }, text(line())))))

/** Changes a document as somebody would: types, deletes, splits, drops blocks. */
function work(tr, mark) {
  for (let n = 1 + below(4); n > 0; n--) {
    const blocks = []
    tr.doc.descendants((node, pos) => (node.isTextblock ? blocks.push([pos + 1, pos + 1 + node.content.size]) : true))
    const [from, to] = blocks[below(blocks.length)]
    const at = from + below(to - from + 1)
    const kind = below(mark ? 4 : 6)
    if (kind < 3) tr.insert(at, schema.text(mark ? mark(n) : words[below(words.length)]))
    else if (kind === 3) tr.split(at)
    else if (kind === 4) tr.delete(from + below(at - from + 1), at)
    else if (tr.doc.childCount > 1) {
      const i = below(tr.doc.childCount)
      let pos = 0
      for (let k = 0; k < i; k++) pos += tr.doc.child(k).nodeSize
      tr.delete(pos, pos + tr.doc.child(i).nodeSize)
    }
  }
  return tr
}

test("steps between two documents lead from the one to the other", () => {
  for (let n = 0; n < 2000; n++) {
    const a = any()
    const b = n % 2 ? any() : work(new Transform(a)).doc
    const tr = new Transform(a)
    for (const step of stepsBetween(a, b)) tr.step(step)
    assert.ok(tr.doc.eq(b), `${a} -> ${b} gives ${tr.doc}`)
  }
})

test("a small change of a block is a small step", () => {
  const [step] = stepsBetween(document("air naik", "warga pindah"), document("air naik", "warga sudah pindah"))
  assert.deepEqual([step.from, step.to, step.slice.size], [17, 17, 6])
})

test("what was typed away from the server is in the text again, or named as lost", () => {
  let lost = 0
  for (let n = 0; n < 2000; n++) {
    const base = any()
    const typed = []
    const mine = work(new Transform(base), (k) => (typed.push(`<${n}.${k}>`), typed.at(-1)))
    const theirs = work(new Transform(base)).doc
    const result = rebase(base, mine.steps, theirs)
    const tr = new Transform(theirs)
    for (const step of result.steps) tr.step(step)
    assert.ok(tr.doc.eq(result.doc))
    result.doc.check()
    const here = textOf(result.doc) + "\n" + result.lost.join("\n")
    for (const t of typed) if (!textOf(mine.doc).includes(t)) continue
    else for (const c of t) assert.ok(here.includes(c), `${t} of ${base}, ${theirs}: ${here}`)
    lost += result.lost.length
  }
  assert.ok(lost > 10, "nothing was ever deleted under somebody: the test proves too little")
})

test("steps whose passage a colleague deletes are noticed", () => {
  let state = EditorState.create({ doc: document("satu", "dua"), plugins: [collab({ version: 0, clientID: "me" })] })
  state = state.apply(state.tr.insertText(" tiga", 5))
  state = state.apply(state.tr.insertText("nol ", 1))
  const before = sendableSteps(state)
  const remote = new Transform(document("satu", "dua")).delete(0, 6)
  state = state.apply(receiveTransaction(state, remote.steps, ["other"]))
  const after = sendableSteps(state)
  assert.deepEqual(missing(before.steps, before.origins, after?.origins ?? []), [" tiganol "])
  assert.equal(getVersion(state), 1)
})

/** A control without a page. */
function control(name, value) {
  return { name, value, get() { return this.value }, set(v) { this.value = v }, control: {} }
}

test("a field follows the server until somebody types in it", () => {
  const headline = control("headline", "Banjir")
  const other = control("other", "1")
  const fields = new Fields(() => [headline, other])
  fields.hear({ headline: "Banjir", lead: "" })
  assert.deepEqual(fields.changes(), {})
  other.value = "2" // the server knows no such field: the form saves it
  assert.deepEqual(fields.changes(), {})
  fields.hear({ headline: "Banjir Solo" })
  assert.equal(headline.value, "Banjir Solo")
  headline.value = "Banjir Solo surut"
  fields.hear({ headline: "Banjir besar Solo" })
  assert.equal(headline.value, "Banjir Solo surut", "what is typed is not overwritten")
  const sent = fields.changes()
  assert.deepEqual(sent, { headline: { base: "Banjir Solo", value: "Banjir Solo surut" } })
  fields.sent(sent)
  headline.value = "Banjir Solo surut sore"
  assert.deepEqual(fields.done({ headline: { value: "Banjir besar Solo surut" } }), [])
  assert.equal(headline.value, "Banjir Solo surut sore", "typed while it was on its way")
  const next = fields.changes()
  assert.deepEqual(next, { headline: { base: "Banjir Solo surut", value: "Banjir Solo surut sore" } })
  fields.sent(next)
  fields.done({ headline: { value: "Banjir besar Solo surut sore", both: true } })
  assert.equal(headline.value, "Banjir besar Solo surut sore")
  assert.deepEqual(fields.unsaved(), {})
})

test("a field goes on from a change whose answer was lost", () => {
  const notes = control("notes", "satu")
  const fields = new Fields(() => [notes])
  fields.hear({ notes: "satu" })
  notes.value = "satu dua"
  fields.sent(fields.changes())
  notes.value = "satu dua tiga"
  fields.arrived()
  fields.hear({ notes: "nol satu dua" }) // a colleague's word came in too
  assert.equal(notes.value, "satu dua tiga", "what is typed is not overwritten")
  assert.deepEqual(fields.changes(), { notes: { base: "satu dua", value: "satu dua tiga" } })
  fields.sent(fields.changes())
  fields.failed()
  fields.hear({ notes: "nol satu dua" })
  assert.deepEqual(fields.changes(), { notes: { base: "satu dua", value: "satu dua tiga" } }, "what did not arrive goes again on the same base")
  // Nothing was typed meanwhile: the screen shows what the server has.
  fields.sent(fields.changes())
  fields.arrived()
  assert.deepEqual(fields.hear({ notes: "nol satu dua tiga" }), [notes])
  assert.equal(notes.value, "nol satu dua tiga")
  assert.deepEqual(fields.unsaved(), {})
})

test("a choice follows the server, and says so", () => {
  const section = control("section", "1")
  const kind = control("kind", "news")
  const fields = new Fields(() => [section, kind])
  assert.deepEqual(fields.hear({ section: "1", kind: "news" }), [], "nothing new")
  assert.deepEqual(fields.hear({ section: "2" }), [section])
  assert.equal(section.value, "2")
  // Chosen here while the colleague's choice is on its way: it goes on top, and is not taken for the colleague's.
  kind.value = "opinion"
  assert.deepEqual(fields.hear({ kind: "analysis" }), [])
  const sent = fields.changes()
  assert.deepEqual(sent, { kind: { base: "news", value: "opinion" } })
  fields.sent(sent)
  assert.deepEqual(fields.hear({ kind: "opinion" }), [])
  assert.deepEqual(fields.done({ kind: { value: "opinion", over: "analysis" } }), ["kind"], "one is told what was replaced")
  assert.deepEqual(fields.unsaved(), {})
  // Chosen without a connection: sent again on the same base after it.
  section.value = "3"
  fields.sent(fields.changes())
  fields.failed()
  fields.hear({ section: "1" })
  assert.deepEqual(fields.changes(), { section: { base: "2", value: "3" } })
})

test("a space at the end stays while somebody types", () => {
  const lead = control("lead", "")
  const fields = new Fields(() => [lead])
  fields.hear({ lead: "" })
  lead.value = "Air "
  fields.sent(fields.changes())
  fields.done({ lead: { value: "Air" } })
  assert.equal(lead.value, "Air ")
  assert.deepEqual(fields.changes(), {})
  lead.value = "Air naik"
  assert.deepEqual(fields.changes(), { lead: { base: "Air", value: "Air naik" } })
  // Refused values wait until they are changed; broken connections send again.
  fields.sent(fields.changes())
  fields.failed()
  assert.equal(Object.keys(fields.changes()).length, 1)
  fields.sent(fields.changes())
  fields.refused()
  assert.deepEqual(fields.changes(), {})
  assert.equal(Object.keys(fields.unsaved()).length, 1)
})

test("a list of choices in the order of the page is no change", () => {
  const tags = control("tags", "a\nb")
  tags.set = function (v) { this.value = v.split("\n").sort().join("\n") }
  const fields = new Fields(() => [tags])
  fields.hear({ tags: "c\na" })
  assert.equal(tags.value, "a\nc")
  assert.deepEqual(fields.changes(), {})
})

test("a copy of another window keeps its own base", () => {
  const lead = control("lead", "")
  const fields = new Fields(() => [lead])
  fields.hear({ lead: "Air surut" })
  fields.restore("lead", { base: "Air", value: "Air naik" })
  assert.deepEqual(fields.changes(), { lead: { base: "Air", value: "Air naik" } })
})
