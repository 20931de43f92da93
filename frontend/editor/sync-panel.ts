// What the sync layer shows: whether the text is saved, who else is here, what
// had no place, and what an earlier window has left behind.

import type { Node } from "prosemirror-model"
import { labelElement, labelOf } from "./fields"
import type { Copy } from "./sync-copy"
import type { Guest } from "./sync-link"
import type { Editor, Field } from "./types"
import { el } from "./ui"

const CHANGED = 20_000 // milliseconds for which a field says who changed it

type Word = "saving" | "offline" | "nocopy" | "signedout" | "forbidden" | "missing"

export class Panel {
  readonly #line: HTMLElement
  readonly #people = el("ul", { class: "colleagues" })
  readonly #told = el("span", { class: "hidden", role: "status" })
  readonly #names = new Map<string, Guest>()
  #state = ""
  #held: { control: Field["control"]; disabled: boolean; readonly: boolean }[] = []

  constructor(readonly editor: Editor) {
    const given = editor.form?.querySelector<HTMLElement>("[data-saving]") ?? document.querySelector<HTMLElement>("[data-saving]")
    this.#line = given ?? el("p", { class: "saving soft", role: "status" })
    if (!given) editor.before(this.#line)
    this.#people.setAttribute("aria-label", this.#say("here"))
    this.#people.hidden = true
    editor.before(this.#people, this.#told)
  }

  #say(key: string, ...args: (string | number)[]): string {
    return this.editor.words.text(`sync_${key}`, ...args)
  }

  #write(kind: string, ...content: (string | HTMLElement)[]): void {
    this.#line.dataset["kind"] = kind
    const text = content.map((c) => (typeof c === "string" ? c : c.textContent)).join("")
    if (this.#line.textContent !== text) this.#line.replaceChildren(...content)
  }

  status(word: Word): void {
    if (word === "signedout") {
      const link = el("a", { href: `/signin?next=${encodeURIComponent(location.pathname)}`, target: "_blank", rel: "noopener" }, this.#say("signin"))
      this.#write("warning", this.#say("signedout") + " ", link)
    } else this.#write(word === "saving" ? "busy" : "warning", this.#say(word))
  }

  saved(at: number): void {
    document.dispatchEvent(new CustomEvent("story:saved"))
    if (at <= 0) return this.#write("calm", "")
    const clock = new Intl.DateTimeFormat(document.documentElement.lang || "id", {
      hour: "2-digit",
      minute: "2-digit",
      ...(new Date(at).toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "short" }),
    })
    this.#write("calm", this.#say("saved", clock.format(at)))
  }

  refused(text: string, faults: Record<string, string>): void {
    this.#write("warning", this.#say("refused", text))
    for (const f of this.editor.fields()) if (faults[f.name]) f.control.setAttribute("aria-invalid", "true")
    this.editor.form?.addEventListener("input", (e) => (e.target as HTMLElement).removeAttribute("aria-invalid"), { once: true })
  }

  /** A field that somebody else had changed at the same moment. */
  replaced(names: string[]): void {
    const labels = this.editor
      .fields()
      .filter((f) => names.includes(f.name))
      .map((f) => labelOf(f.control))
    this.#note(this.#say("both", labels.join(", ")))
  }

  people(list: readonly Guest[], me: string): void {
    const seen = new Map<string, Guest & { windows: number }>()
    for (const g of list) {
      this.#names.set(g.account, g)
      if (g.account === me) continue
      const known = seen.get(g.account)
      if (known) known.windows++
      else seen.set(g.account, { ...g, windows: 1 })
    }
    const fields = new Map(this.editor.fields().map((f) => [f.name, labelOf(f.control)]))
    this.#people.replaceChildren(
      ...[...seen.values()].map((g) => {
        const where = g.cursor?.field ? fields.get(g.cursor.field) : undefined
        const what = where ? this.#say("at", where) : g.writes ? "" : this.#say("reads")
        return el("li", { class: `colleague-name colleague-${g.colour}` }, g.name, what ? el("span", {}, ` ${what}`) : "")
      }),
    )
    this.#people.hidden = seen.size === 0
  }

  /** Fields that a colleague has changed say so, until somebody goes there. */
  changed(fields: readonly Field[], account: string): void {
    const guest = this.#names.get(account)
    const words = guest ? this.#say("changed", guest.name) : this.#say("changed_other")
    for (const { control } of fields) {
      const label = labelElement(control)
      if (!label || control.closest("[hidden]:not(select,input)")) continue
      label.querySelector(".changed-by")?.remove()
      // Not part of the label's words, which name the control.
      const mark = el("span", { class: `changed-by colleague-${guest?.colour ?? 7}`, "aria-hidden": "true" }, words)
      label.append(mark)
      const away = () => mark.remove()
      ;(control.closest("pick-list") ?? control).addEventListener("focusin", away, { once: true })
      setTimeout(away, CHANGED)
    }
    // Typing is not read out at every key; a choice is.
    const chosen = fields.filter(({ control }) => control instanceof HTMLSelectElement || control.type === "checkbox")
    if (chosen.length > 0) this.#told.textContent = `${chosen.map((f) => labelOf(f.control)).join(", ")}: ${words}`
  }

  may(write: boolean, why: string): void {
    for (const h of this.#held) {
      h.control.disabled = h.disabled
      if (!(h.control instanceof HTMLSelectElement)) h.control.readOnly = h.readonly
    }
    this.#held = []
    if (write) {
      // The page was made for somebody who only reads: its form is missing.
      if (this.editor.form?.dataset["readonly"] !== undefined) this.#offerForm()
      return
    }
    for (const { control } of this.editor.fields()) {
      this.#held.push({ control, disabled: control.disabled, readonly: !(control instanceof HTMLSelectElement) && control.readOnly })
      if (control instanceof HTMLSelectElement || control.type === "checkbox") control.disabled = true
      else control.readOnly = true
    }
    this.#write("warning", this.#say("readonly", why))
  }

  #offerForm(): void {
    this.#note(this.#say("maywrite"), el("a", { href: location.pathname }, this.#say("reload")))
  }

  /** The story went on in its way to readers: the page's buttons are old. */
  state(state: string): void {
    const before = this.#state
    this.#state = state
    if (before === "" || before === state) return
    this.#note(this.#say("moved", this.#say(`state_${state}`)), el("a", { href: location.pathname }, this.#say("reload")))
  }

  /** Text whose passage a colleague deleted. It stays until it is closed. */
  lost(text: string): void {
    const copy = el("button", { type: "button", click: () => void navigator.clipboard?.writeText(text) }, this.#say("copy"))
    this.#note(this.#say("lost"), el("blockquote", {}, text), copy)
  }

  #note(...content: (string | HTMLElement)[]): HTMLElement {
    const note = el("div", { class: "note sync-note", role: "status" }, el("div", {}, ...content.flatMap((c) => [c, " "])))
    note.append(el("button", { type: "button", class: "quiet", click: () => note.remove() }, this.#say("close")))
    this.editor.before(note)
    return note
  }

  /** Offers what an earlier window has left behind, with a comparison. */
  recover(copy: Copy, now: Node, then: Node, fields: Field[], put: () => void, drop: () => void): void {
    const when = new Intl.DateTimeFormat(document.documentElement.lang || "id", { dateStyle: "medium", timeStyle: "short" }).format(copy.at)
    const rows = fields.map((f) =>
      el("p", {}, el("b", {}, `${labelOf(f.control)}: `), ...compared(f.get(), copy.fields[f.name]?.value ?? "")),
    )
    const changes = blocksOf(now, then).map(([before, after]) => el("p", {}, ...compared(before, after)))
    const details = el("details", { open: true }, el("summary", {}, this.#say("compare")), ...rows, ...changes)
    const done = (act: () => void) => () => {
      note.remove()
      act()
      this.editor.view.focus()
    }
    const note = el(
      "section",
      { class: "note warn sync-note recovered", "aria-label": this.#say("left_title") },
      el("p", {}, this.#say("left", when)),
      details,
      el(
        "p",
        { class: "actions" },
        el("button", { type: "button", class: "primary", click: done(put) }, this.#say("put")),
        el("button", { type: "button", click: () => note.remove() }, this.#say("later")),
        el("button", { type: "button", class: "quiet", click: done(drop) }, this.#say("drop")),
      ),
    )
    this.editor.before(note)
  }
}

/** The blocks that differ, as texts before and after. */
function blocksOf(a: Node, b: Node): [string, string][] {
  let first = 0
  while (first < a.childCount && first < b.childCount && a.child(first).eq(b.child(first))) first++
  let tail = 0
  while (tail < a.childCount - first && tail < b.childCount - first && a.child(a.childCount - 1 - tail).eq(b.child(b.childCount - 1 - tail))) tail++
  const out: [string, string][] = []
  const text = (doc: Node, i: number) => (i < doc.childCount - tail ? doc.child(i).textBetween(0, doc.child(i).content.size, " ", " ") : "")
  for (let i = first; i < Math.max(a.childCount, b.childCount) - tail; i++) if (text(a, i) !== text(b, i)) out.push([text(a, i), text(b, i)])
  return out
}

/** Words taken out and put in. */
function compared(before: string, after: string): (string | HTMLElement)[] {
  const a = before.split(/(?<=\s)/)
  const b = after.split(/(?<=\s)/)
  let first = 0
  while (first < a.length && first < b.length && a[first] === b[first]) first++
  let tail = 0
  while (tail < a.length - first && tail < b.length - first && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const out = a.slice(first, a.length - tail).join("")
  const put = b.slice(first, b.length - tail).join("")
  return [a.slice(0, first).join(""), ...(out ? [el("del", {}, out)] : []), ...(put ? [el("ins", {}, put)] : []), a.slice(a.length - tail).join("")]
}
