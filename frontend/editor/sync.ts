// The sync layer: keeps the text and its fields together with those of
// colleagues. main.ts calls startSync once for each editor that names a live
// address (data-live). The protocol is in docs/cowriting.md.
//
//   sync.ts         what is sent when, and what becomes of what comes
//   sync-link.ts    the socket, which comes back by itself
//   sync-merge.ts   steps brought together without a server
//   sync-shrink.ts  waiting steps made fewer
//   sync-fields.ts  the fields beside the body
//   sync-copy.ts    the copy in the browser's own database
//   sync-carets.ts  carets of colleagues
//   sync-panel.ts   what is shown: saved or not, who is here, what was left

import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, TextSelection } from "prosemirror-state"
import { type Step, Transform } from "prosemirror-transform"
import type { EditorView } from "prosemirror-view"
import { carets, placeCarets } from "./sync-carets"
import { arrived, type Copy, Copies, live, type Way } from "./sync-copy"
import { fieldAt } from "./fields"
import { type FieldChange, Fields } from "./sync-fields"
import { type Condition, Link, type Message } from "./sync-link"
import { missing, readSteps, rebase } from "./sync-merge"
import { Panel } from "./sync-panel"
import { shrink } from "./sync-shrink"
import { type Editor, REMOTE } from "./types"

const PAUSE = 400 // milliseconds without a key, after which is saved
const LONGEST = 1000 // and at the latest after this, while somebody types on
const PATIENCE = 8000 // for an answer
const HOLD = 3000 // a button waits for what is being saved
const KEEP = 150 // until the local copy is written
const CURSOR = 250
// A beacon's number stands so far above the last change that a copy can name it
// before it goes: what is written while a page ends may not be kept.
const AHEAD = 1000
const SLICE = 2000 // steps in one message

const key = new PluginKey("may-write")

export function startSync(editor: Editor): void {
  new Sync(editor)
}

class Sync {
  readonly client = newName()
  readonly story: string
  readonly copies = new Copies()
  readonly fields: Fields
  readonly panel: Panel
  readonly link: Link
  account = ""
  #joined = false // the document is the server's, with our own steps on it
  #may = true
  #stuck = false // the server does not take our steps
  #seq = 0
  #flight: { seq: number; steps: number; fields: Record<string, FieldChange> | null } | null = null
  #since = 0 // of the first change that is not sent
  #timer = 0
  #keeping = 0
  #kept = false
  #pointing = 0
  #away = ""
  #gap = false
  #sentSteps = 0
  #sentFields: Record<string, string> = {}
  #beacons: Way[] = [] // since the connection broke
  #taken = "" // what the last of them said
  #place = ""
  #waiting = 0
  #passing = false
  readonly #arrived = new Map<string, (m: Message) => void>()

  constructor(readonly editor: Editor) {
    this.story = editor.dataset["story"] ?? ""
    this.fields = new Fields(() => editor.fields())
    this.panel = new Panel(editor)
    live(this.client)
    // The document that the page came with is edited at once; what is done
    // before the server answers is brought in like the work of a window that
    // was away.
    this.#begin(editor.view.state.doc, 0)
    editor.addEventListener("editor:change", (event) => {
      if (!(event as CustomEvent<{ remote: boolean }>).detail.remote) this.#changed()
    })
    editor.form?.addEventListener("input", (event) => this.#touched(event))
    editor.form?.addEventListener("change", (event) => this.#touched(event))
    document.addEventListener("submit", (event) => void this.#first(event), true)
    // A choice has no selection, only the focus.
    for (const moved of ["selectionchange", "focusin", "focusout"]) document.addEventListener(moved, () => this.#point())
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#leave())
    addEventListener("pagehide", () => this.#leave())
    this.link = new Link(editor.dataset["live"] ?? "", {
      open: () => this.link.send({ t: "hello", client: this.client, v: this.#joined && !this.#gap ? getVersion(this.#state) : -1 }),
      message: (m) => this.#hear(m),
      condition: (c) => this.#condition(c),
    })
  }

  get #state() {
    return this.editor.view.state
  }

  #begin(doc: Node, version: number): void {
    const may = new Plugin({ key, props: { editable: () => this.#may } })
    this.editor.reset(doc, [collab({ version, clientID: this.client }), carets(), may])
  }

  #condition(c: Condition): void {
    if (c !== "up") {
      if (this.#flight) {
        this.fields.failed()
        this.#flight = null
      }
      if (c !== "connecting") this.panel.people([], this.account)
    }
    this.#away = c === "up" || c === "connecting" ? "" : c
    if (c === "signedout") this.panel.status("signedout")
    else if (c === "forbidden" || c === "missing") this.panel.status(c)
    else if (c === "away") this.panel.status("offline")
  }

  #hear(m: Message): void {
    if (m.t === "welcome" || m.t === "news") this.#news(m)
    else if (m.t === "done") this.#done(m)
    else if (m.t === "behind") {
      this.fields.failed()
      this.#flight = null
      this.#sentSteps = 0
      this.#send()
    } else if (m.t === "refused") this.#refused(m)
    else if (m.t === "arrived") this.#arrived.get(m.client ?? "")?.(m)
  }

  #news(m: Message): void {
    settle(this.editor.view)
    if (m.t === "welcome") {
      this.account = m.you ?? ""
      // What was on its way when the connection broke may have arrived.
      if (this.#flight?.fields && (m.seq ?? 0) >= this.#flight.seq) this.fields.arrived()
      else this.fields.failed()
      this.#flight = null
    }
    if (m.doc !== undefined) this.#replace(m)
    if (m.t === "welcome") {
      this.#gap = false
      this.#beacons = []
      this.#taken = ""
    }
    this.#receive(m.batches ?? [])
    if (m.t === "welcome" && !this.#joined) {
      this.#joined = true
      void this.#offer()
    }
    if (m.people) this.panel.people(m.people, this.account)
    if (m.fields) {
      const changed = this.fields.hear(m.fields)
      if (m.savedBy && m.savedBy !== this.account) this.panel.changed(changed, m.savedBy)
    }
    if (m.may) {
      this.#may = m.may.write
      this.panel.may(m.may.write, m.may.why ?? "")
      this.editor.view.setProps({})
    }
    if (m.state) this.panel.state(m.state)
    if (m.people) this.editor.view.dispatch(placeCarets(this.#state, m.people, this.account))
    if (m.t === "welcome") {
      if (this.#unsaved()) this.#send()
      else this.panel.saved(m.savedAt ?? 0)
      this.#point()
    }
  }

  /**
   * Steps of colleagues, and our own that have arrived. All at once: each time,
   * all that waits here is made anew.
   */
  #receive(batches: NonNullable<Message["batches"]>): void {
    const steps: Step[] = []
    const clients: string[] = []
    let version = getVersion(this.#state)
    for (const b of batches) {
      if (b.v <= version) continue
      if (b.v - b.steps.length !== version) return this.#again()
      steps.push(...readSteps(this.editor.schema, b.steps))
      for (let i = 0; i < b.steps.length; i++) clients.push(b.client)
      version = b.v
    }
    if (steps.length === 0) return
    const arrived = clients.filter((c) => c === this.client).length
    if (arrived < steps.length) this.#fewer()
    const before = sendableSteps(this.#state)
    const tr = receiveTransaction(this.#state, steps, clients, { mapSelectionBackward: true })
    this.editor.view.dispatch(tr.setMeta(REMOTE, true))
    this.#sentSteps = Math.max(0, this.#sentSteps - arrived)
    if (before && arrived < steps.length) {
      const after = sendableSteps(this.#state)
      this.#lost(missing(before.steps.slice(arrived), before.origins.slice(arrived), after?.origins ?? []))
    }
    this.#keep()
  }

  /** Makes few steps of the many that wait after long writing without a network. */
  #fewer(least?: number): void {
    const tr = shrink(this.#state, this.#sentSteps, least)
    if (tr) this.editor.view.dispatch(tr)
  }

  /** A gap: begin anew with everything. */
  #again(): void {
    this.#gap = true
    this.link.again()
  }

  /**
   * The whole document of the server: at the beginning, and after so long away
   * that the steps in between are forgotten. What was done here is made again
   * on top of it.
   */
  #replace(m: Message): void {
    const theirs = this.editor.parse(m.doc)
    const own = sendableSteps(this.#state)
    const here = own && this.#joined ? arrived(this.#way(), m.seq ?? 0).steps : 0
    this.#sentSteps = 0
    if (!own || own.steps.length <= here) {
      if (!this.#joined && this.#state.doc.eq(theirs) && (m.v ?? 0) === 0) return
      const { selection } = this.#state
      this.#begin(theirs, m.v ?? 0)
      this.#select(selection.anchor, selection.head)
      return
    }
    const base = new Transform(this.#state.doc)
    for (let i = own.steps.length - 1; i >= here; i--) base.step(invertedAt(this.#state, i))
    const result = rebase(base.doc, own.steps.slice(here), theirs)
    this.#begin(theirs, m.v ?? 0)
    this.#apply(result.steps)
    this.#lost(result.lost)
  }

  #apply(steps: readonly Step[]): void {
    if (steps.length === 0) return
    const tr = this.#state.tr
    for (const step of steps) tr.step(step)
    this.editor.view.dispatch(tr)
  }

  #select(anchor: number, head: number): void {
    const { doc, tr } = this.#state
    const at = (pos: number) => doc.resolve(Math.min(pos, doc.content.size))
    this.editor.view.dispatch(tr.setSelection(TextSelection.between(at(anchor), at(head))).setMeta("addToHistory", false))
  }

  /** What had no place in the text any more is shown, not dropped. */
  #lost(texts: string[]): void {
    const here = this.#state.doc.textBetween(0, this.#state.doc.content.size, "\n")
    for (const text of texts) if (text.trim() && !here.includes(text.trim())) this.panel.lost(text)
  }

  #touched(event: Event): void {
    const control = event.target as HTMLElement
    if (control.dataset["field"]) this.#changed()
  }

  #unsaved(): boolean {
    return sendableSteps(this.#state) !== null || Object.keys(this.fields.unsaved()).length > 0
  }

  #changed(): void {
    if (!this.#unsaved()) return
    const now = Date.now()
    this.#since ||= now
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#send(), Math.max(0, Math.min(PAUSE, this.#since + LONGEST - now)))
    if (!this.#away) this.panel.status("saving")
    this.#keep()
  }

  /**
   * A button of the page is pressed while something is not saved: the act is to
   * be done to the text as it stands on the screen.
   */
  async #first(event: SubmitEvent): Promise<void> {
    const form = event.target
    if (this.#passing || !(form instanceof HTMLFormElement) || form.method === "dialog") return
    if (!this.#unsaved() || !this.link.up || !this.#may || this.#stuck) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.#send()
    const until = Date.now() + HOLD
    while (this.#unsaved() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 25))
    this.#passing = true
    form.requestSubmit(event.submitter)
    this.#passing = false
  }

  /** No answer for long: the connection is another one than it seems. */
  #expect(): void {
    clearTimeout(this.#waiting)
    const { seq } = this.#flight!
    this.#waiting = window.setTimeout(() => {
      if (this.#flight?.seq === seq) this.link.suspect()
    }, PATIENCE)
  }

  /** Sends what is not sent: one message at a time, the body before the fields. */
  #send(): void {
    clearTimeout(this.#timer)
    if (this.#flight || !this.#joined || !this.#may || this.#stuck || !this.link.up) return
    this.#since = 0
    const own = sendableSteps(this.#state)
    if (own) {
      const steps = own.steps.slice(0, SLICE)
      this.#flight = { seq: ++this.#seq, steps: steps.length, fields: null }
      this.#sentSteps = steps.length
      this.#sentFields = {}
      this.link.send({ t: "save", seq: this.#seq, v: own.version, steps })
      this.#expect()
      return
    }
    const fields = this.fields.changes()
    if (Object.keys(fields).length === 0) return
    this.#flight = { seq: ++this.#seq, steps: 0, fields }
    this.#sentSteps = 0
    this.#sentFields = valuesOf(fields)
    this.fields.sent(fields)
    this.link.send({ t: "save", seq: this.#seq, v: getVersion(this.#state), fields })
    this.#expect()
  }

  #done(m: Message): void {
    if (!this.#flight || m.seq !== this.#flight.seq) return
    const { fields } = this.#flight
    this.#flight = null
    if (fields) {
      const replaced = this.fields.done(m.fields ?? {})
      if (replaced.length > 0) this.panel.replaced(replaced)
    }
    if (this.#unsaved()) {
      this.#send()
      this.#keep()
    } else {
      this.panel.saved(m.at ?? Date.now())
      void this.#write() // at once: a copy of what is saved must not outlive the page
    }
    this.#point()
  }

  #refused(m: Message): void {
    if (!this.#flight || m.seq !== this.#flight.seq) return
    const { fields } = this.#flight
    this.#flight = null
    const faults = Object.values(m.faults ?? {})
    const text = faults.length > 0 ? faults.join(" ") : (m.text ?? "")
    if (m.kind === "unavailable" || m.kind === "internal" || m.kind === "conflict") {
      this.fields.failed()
      setTimeout(() => this.#send(), 3000)
    } else if (fields) this.fields.refused()
    else this.#stuck = m.kind === "invalid"
    this.panel.refused(text, m.faults ?? {})
    this.#keep()
  }

  /** Keeps the local copy as long as something is not acknowledged. */
  #keep(): void {
    clearTimeout(this.#keeping)
    this.#keeping = window.setTimeout(() => void this.#write(), KEEP)
  }

  async #write(): Promise<void> {
    clearTimeout(this.#keeping)
    if (!this.link.up) this.#fewer(1000)
    if (!this.#unsaved()) {
      if (this.#kept) await this.copies.drop(this.client)
      this.#kept = false
      return
    }
    this.#kept = true
    if (!(await this.copies.put(this.#copy()))) this.panel.status("nocopy")
    else if (this.#away === "away") this.panel.status("offline")
  }

  #copy(): Copy {
    const own = sendableSteps(this.#state)
    const base = new Transform(this.#state.doc)
    if (own) for (let i = own.steps.length - 1; i >= 0; i--) base.step(invertedAt(this.#state, i))
    const fields = this.fields.unsaved()
    const beacon = { seq: this.#seq + AHEAD, steps: own?.steps.length ?? 0, fields: valuesOf(fields) }
    return {
      client: this.client,
      story: this.story,
      account: this.account,
      version: getVersion(this.#state),
      base: base.doc.toJSON(),
      steps: own ? own.steps.map((s) => s.toJSON()) : [],
      doc: this.#state.doc.toJSON(),
      fields,
      way: this.link.up ? this.#way() : [...this.#way(), beacon],
      at: Date.now(),
    }
  }

  #way(): Way[] {
    const sent = { seq: this.#seq, steps: this.#sentSteps, fields: this.#sentFields }
    return this.#beacons.length > 0 ? this.#beacons : [sent]
  }

  /** The page is being left: what is not on its way goes now, in any way there is. */
  #leave(): void {
    const goes = this.#unsaved() && this.#joined && this.#may && !this.#stuck
    if (goes && !this.link.up) return this.#leaveWithBeacon()
    if (goes) this.#send()
    void this.#write()
    if (!goes) return
    // Fields wait for the answer to the body, which nobody is here to hear.
    // Without a number they may arrive before it, or twice.
    const sent = this.#flight?.fields ?? {}
    const fields = Object.fromEntries(Object.entries(this.fields.changes()).filter(([name, change]) => sent[name]?.value !== change.value))
    if (Object.keys(fields).length > 0) this.#beacon(JSON.stringify({ fields }))
  }

  /** The connection is away, but perhaps not the network. */
  #leaveWithBeacon(): void {
    this.#fewer(1000)
    const { base, doc, fields, way } = this.#copy()
    const says = { fields, body: { base: JSON.stringify(base), value: JSON.stringify(doc) } }
    const taken = JSON.stringify(says)
    if (taken === this.#taken) return // a page is left twice: hidden, then gone
    this.#taken = taken
    const { seq, steps } = way.at(-1)!
    this.#seq = seq
    this.#beacons = way
    // A page that lives on must not make once more what went with the beacon: the
    // next welcome tells whether that arrived, and what the text is now.
    this.#sentSteps = steps
    this.#gap = true
    void this.#write()
    this.#beacon(JSON.stringify({ client: this.client, seq, ...says }))
  }

  /** Sends what the browser delivers also when the page is gone. */
  #beacon(body: string): void {
    if (body.length < 60_000) navigator.sendBeacon?.(`/stories/${this.story}/save`, new Blob([body], { type: "application/json" }))
  }

  /** What a window that is gone has left behind is offered, never taken by itself. */
  async #offer(): Promise<void> {
    for (const copy of await this.copies.left(this.story, this.client)) {
      if (copy.account && copy.account !== this.account) continue
      const all = readSteps(this.editor.schema, copy.steps)
      // What was on its way when the window ended may have arrived.
      const seen = await this.#askArrived(copy)
      const way = arrived(copy.way ?? [], seen.seq ?? 0)
      const n = Math.min(Math.max(seen.n ?? 0, way.steps), all.length)
      const begin = new Transform(this.editor.parse(copy.base))
      for (const step of all.slice(0, n)) begin.step(step)
      const base = begin.doc
      const steps = all.slice(n)
      const result = rebase(base, steps, this.#state.doc)
      const fields = this.editor.fields().filter((f) => {
        const change = copy.fields[f.name]
        return change && change.value !== f.get() && way.fields[f.name] !== change.value
      })
      if (result.doc.eq(this.#state.doc) && fields.length === 0 && result.lost.length === 0) {
        void this.copies.drop(copy.client) // all of it arrived
        continue
      }
      const put = () => {
        const fresh = rebase(base, steps, this.#state.doc)
        this.#apply(fresh.steps)
        for (const f of fields) {
          this.fields.restore(f.name, copy.fields[f.name]!)
        }
        this.#changed()
        this.#lost(fresh.lost)
        // The old copy goes when the new one is there.
        void this.#write().then(() => this.copies.drop(copy.client))
      }
      this.panel.recover(copy, this.#state.doc, result.doc, fields, put, () => void this.copies.drop(copy.client))
      return // one at a time; the next page offers the next
    }
  }

  #askArrived(copy: Copy): Promise<Message> {
    return new Promise((resolve) => {
      this.#arrived.set(copy.client, resolve)
      this.link.send({ t: "arrived", client: copy.client, v: copy.version })
    })
  }

  /** Tells colleagues where the caret is, once all of our steps have arrived. */
  #point(): void {
    clearTimeout(this.#pointing)
    this.#pointing = window.setTimeout(() => {
      if (!this.#joined || !this.link.up || sendableSteps(this.#state)) return
      const field = fieldAt(document.activeElement)
      const here = this.editor.view.hasFocus()
      const { anchor, head } = this.#state.selection
      const place = { t: "at", v: getVersion(this.#state), anchor: field ? 0 : anchor, head: field ? 0 : head, field, away: !here && !field }
      const text = JSON.stringify(place)
      if (text !== this.#place && this.link.send(place)) this.#place = text
    }, CURSOR)
  }

}

/**
 * Lets the view take in what the browser has done since it last looked: a caret
 * that has just been moved would be put back by the steps of a colleague.
 */
function settle(view: EditorView): void {
  const observer = (view as unknown as { domObserver: { forceFlush(always: boolean): void } }).domObserver
  observer.forceFlush(true)
}

/** The inverse of one of our unacknowledged steps, as prosemirror-collab keeps it. */
function invertedAt(state: EditorState, i: number): Step {
  const own = (state as unknown as { collab$: { unconfirmed: { inverted: Step }[] } }).collab$
  return own.unconfirmed[i]!.inverted
}

function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((b) => b.toString(16).padStart(2, "0")).join("")
}

const valuesOf = (changes: Record<string, FieldChange>) => Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change.value]))
