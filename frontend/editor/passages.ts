// The passages of the text that comments are about, and the one that is being
// commented on. The comments themselves are the panel's (frontend/desk/comments.ts);
// the two speak by events on the document:
//
//   comments:ready  the text can show passages; the panel answers with the list
//   comments:list   the passages and the step of the text they were read at (Told)
//   comments:stale  the text is ahead of that list; the panel asks the desk again
//   comments:draft  somebody wants to comment on a passage (Draft)
//   comments:ask    the panel asks where that passage is now (Asked, filled in)
//   comments:end    that passage is not needed any more
//   comments:show   a passage was chosen in the text
//   comments:find   a thread was chosen in the panel
//   comments:back   the panel was closed: back to the text

import { getVersion, sendableSteps } from "prosemirror-collab"
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { leaveFocus } from "./focus"
import type { Editor } from "./types"
import { el, icon } from "./ui"

export interface Passage {
  thread: string
  from: number
  to: number
  /** Who began the thread. */
  by: string
}

export interface Told {
  steps: number
  list: Passage[]
}

export interface Asked {
  /** Of the server's text, once that has all of ours; null when the passage is gone. */
  place: { from: number; to: number; steps: number; quote: string } | null
  saved: boolean
}

interface Shown {
  placed: boolean
  list: readonly Passage[]
  draft: { from: number; to: number } | null
  current: string
}

const LONGEST = 1000 // characters that a comment keeps of its passage
const PATIENCE = 400 // milliseconds until a list is asked for again

const key = new PluginKey<Shown>("passages")

export class Passages {
  #told: Told | null = null
  #asking = 0
  #begun = false

  constructor(readonly editor: Editor) {}

  /** Whether the page has comments. */
  get possible(): boolean {
    return document.querySelector("story-comments") !== null
  }

  plugin(): Plugin<Shown> {
    return new Plugin<Shown>({
      key,
      state: { init: () => ({ placed: false, list: [], draft: null, current: "" }), apply: follow },
      view: () => ({ update: () => this.#begun && this.#due() && queueMicrotask(() => this.#place()) }),
      props: {
        decorations: (state) => this.#decorations(state),
        handleClick: (_view, _pos, event) => {
          const mark = (event.target as Element).closest<HTMLElement>("[data-thread]")
          if (mark) this.#show(mark.dataset["thread"]!, false)
          return false
        },
      },
    })
  }

  begin(): void {
    const on = <T>(name: string, act: (detail: T) => void) => document.addEventListener(name, (event) => act((event as CustomEvent<T>).detail))
    on<Told>("comments:list", (told) => {
      this.#told = told
      this.#place()
    })
    on<Asked>("comments:ask", (asked) => this.#answer(asked))
    on("comments:end", () => this.#set({ draft: null }))
    on<string>("comments:find", (thread) => this.#find(thread))
    on("comments:back", () => this.editor.view.focus())
    this.#begun = true
    say("comments:ready")
  }

  /** Begins a comment on what is selected, or shows the one at the caret. */
  comment(): void {
    const { state } = this.editor.view
    const { from, to, empty } = state.selection
    if (empty) {
      const here = key.getState(state)?.list.find((p) => p.from <= from && from <= p.to)
      if (here) return this.#show(here.thread, true)
    }
    const quote = words(state.doc, from, to)
    if (empty || quote === "") return this.editor.status(this.editor.words.text("comment_none"))
    leaveFocus()
    this.#set({ draft: { from, to }, current: "" })
    if (narrow()) this.#reveal(".draft")
    say("comments:draft", { quote })
  }

  #set(change: Partial<Shown>): void {
    const { state } = this.editor.view
    const now = key.getState(state)
    if (now) this.editor.view.dispatch(state.tr.setMeta(key, { ...now, ...change }).setMeta("addToHistory", false))
  }

  /** Whether there is a list that is not shown, or none of this state. */
  #due(): boolean {
    return this.#told !== null || !key.getState(this.editor.view.state)?.placed
  }

  /**
   * Shows the passages once the text is at the step they were read at; what
   * happens to it afterwards moves them.
   */
  #place(): void {
    const { state } = this.editor.view
    const told = this.#told
    if (!told) {
      if (!key.getState(state)?.placed) this.#again()
      return
    }
    const version = versionOf(state) ?? told.steps
    if (told.steps > version) return // what is missing is on its way
    this.#told = null
    if (told.steps < version) return this.#again()
    const own = versionOf(state) === null ? [] : (sendableSteps(state)?.steps ?? [])
    let list = told.list.filter((p) => p.from < p.to)
    for (const step of own) list = move(list, (pos, side) => step.getMap().map(pos, side))
    const size = state.doc.content.size
    this.#set({ placed: true, list: list.filter((p) => p.to <= size) })
  }

  #again(): void {
    clearTimeout(this.#asking)
    this.#asking = window.setTimeout(() => say("comments:stale"), PATIENCE)
  }

  #answer(asked: Asked): void {
    const { state } = this.editor.view
    const version = versionOf(state)
    asked.saved = version !== null && sendableSteps(state) === null
    const draft = key.getState(state)?.draft
    const quote = draft ? words(state.doc, draft.from, draft.to) : ""
    asked.place = draft && quote !== "" ? { ...draft, steps: version ?? 0, quote } : null
  }

  #show(thread: string, keyboard: boolean): void {
    leaveFocus()
    this.#set({ current: thread })
    say("comments:show", { thread, keyboard })
  }

  #find(thread: string): void {
    this.#set({ current: thread })
    this.#reveal(`[data-thread="${CSS.escape(thread)}"]`)
  }

  /** Where the screen is narrow the comments stand over its lower part. */
  #reveal(what: string): void {
    this.editor.view.dom.querySelector(what)?.scrollIntoView({ block: narrow() ? "start" : "center" })
  }

  #decorations(state: EditorState): DecorationSet {
    const shown = key.getState(state)
    if (!shown) return DecorationSet.empty
    const out: Decoration[] = []
    for (const p of shown.list) {
      const current = p.thread === shown.current
      out.push(
        Decoration.inline(p.from, p.to, { class: current ? "commented current" : "commented", "data-thread": p.thread }),
        Decoration.widget(p.to, () => this.#sign(p), { key: `${p.thread} ${p.by}`, side: -1, ignoreSelection: true, stopEvent: () => true }),
      )
    }
    if (shown.draft) out.push(Decoration.inline(shown.draft.from, shown.draft.to, { class: "commented draft" }))
    return DecorationSet.create(state.doc, out)
  }

  /** A button behind the passage, for keyboards and for those who cannot see its line. */
  #sign(p: Passage): HTMLElement {
    const label = this.editor.words.text("comment_by", p.by)
    return el(
      "button",
      { type: "button", class: "comment-sign", "aria-label": label, title: label, click: (event) => this.#show(p.thread, (event as MouseEvent).detail === 0) },
      icon("comment"),
    )
  }
}

function follow(tr: Transaction, shown: Shown): Shown {
  const told = tr.getMeta(key) as Shown | undefined
  if (told) return told
  if (!tr.docChanged) return shown
  const map = (pos: number, side: number) => tr.mapping.map(pos, side)
  const [draft] = shown.draft ? move([shown.draft], map) : []
  return { ...shown, list: move(shown.list, map), draft: draft ?? null }
}

/** Moves passages as the desk moves them: what is inserted at an end stays outside. */
function move<T extends { from: number; to: number }>(list: readonly T[], map: (pos: number, side: number) => number): T[] {
  return list.map((p) => ({ ...p, from: map(p.from, 1), to: map(p.to, -1) })).filter((p) => p.from < p.to)
}

/** The step of the server's text that the state stands on; null when nobody keeps it together. */
function versionOf(state: EditorState): number | null {
  return "collab$" in state ? getVersion(state) : null
}

const narrow = () => matchMedia("(width < 60rem)").matches

function words(doc: Node, from: number, to: number): string {
  const all = [...doc.textBetween(from, to, " ", " ").replace(/\s+/g, " ").trim()]
  return all.length > LONGEST ? all.slice(0, LONGEST - 1).join("") + "…" : all.join("")
}

function say(name: string, detail?: unknown): void {
  document.dispatchEvent(new CustomEvent(name, { detail }))
}
