// The fields beside the body: each merges by itself, at the server. What is
// typed here is never overwritten by what comes from there.

import type { Field } from "./types"

interface Kept {
  /** The value at the server that the one on the screen was made from. */
  base: string
  /** What the control said when it showed that value. */
  shown: string
  /** The last value that the server told of. */
  remote: string
  /** What is on its way: its value, and what the control said. */
  sent: { value: string; shown: string } | null
  refused: string | null
}

export interface FieldChange {
  base: string
  value: string
}

export class Fields {
  readonly #kept = new Map<string, Kept>()
  #known = false

  constructor(readonly list: () => Field[]) {
    for (const f of list()) this.#keep(f)
  }

  #keep(f: Field): Kept {
    let kept = this.#kept.get(f.name)
    if (!kept) {
      const value = f.get()
      kept = { base: value, shown: value, remote: value, sent: null, refused: null }
      this.#kept.set(f.name, kept)
    }
    return kept
  }

  /**
   * What the server tells about fields. Those that are being changed here wait
   * for the answer to their own change. Returns those that changed on the screen.
   */
  hear(values: Record<string, unknown>): Field[] {
    const changed: Field[] = []
    const first = !this.#known
    this.#known = true
    const names = new Set(Object.keys(values))
    for (const f of this.list()) {
      const value = values[f.name]
      if (typeof value !== "string") {
        if (first && !names.has(f.name)) this.#kept.delete(f.name) // not ours: the page's form saves it
        continue
      }
      const kept = this.#keep(f)
      kept.remote = value
      if (kept.sent || f.get() !== kept.shown) continue
      if (this.#show(f, kept, value)) changed.push(f)
    }
    return changed
  }

  #show(f: Field, kept: Kept, value: string): boolean {
    const set = value !== kept.base && value !== f.get()
    if (set) f.set(value)
    kept.base = value
    kept.shown = f.get()
    return set
  }

  /** What was changed here and is not known to the server. */
  changes(): Record<string, FieldChange> {
    const out: Record<string, FieldChange> = {}
    for (const f of this.list()) {
      const kept = this.#kept.get(f.name)
      if (!kept) continue
      const value = f.get()
      if (value !== kept.shown && value !== kept.refused) out[f.name] = { base: kept.base, value }
    }
    return out
  }

  /** Everything that is not acknowledged, also what is on its way. */
  unsaved(): Record<string, FieldChange> {
    const out: Record<string, FieldChange> = {}
    for (const f of this.list()) {
      const kept = this.#kept.get(f.name)
      if (!kept) continue
      const value = f.get()
      if (kept.sent || value !== kept.shown) out[f.name] = { base: kept.base, value }
    }
    return out
  }

  sent(changes: Record<string, FieldChange>): void {
    for (const [name, change] of Object.entries(changes)) {
      const kept = this.#kept.get(name)
      if (kept) kept.sent = { value: change.value, shown: change.value }
    }
  }

  /** The answer: the values as they now are. */
  done(results: Record<string, unknown>): string[] {
    const replaced: string[] = []
    for (const f of this.list()) {
      const kept = this.#kept.get(f.name)
      const result = results[f.name] as { value: string; over?: string; both?: boolean } | undefined
      if (!kept?.sent || !result) continue
      kept.base = kept.sent.value
      kept.shown = kept.sent.shown
      kept.remote = result.value
      kept.sent = null
      kept.refused = null
      if (result.both || result.over !== undefined) replaced.push(f.name)
      if (f.get() === kept.shown) {
        // Only white space apart: what is being typed stays as it is.
        if (plain(result.value) === plain(f.get())) kept.base = result.value
        else this.#show(f, kept, result.value)
      }
    }
    return replaced
  }

  /** The change arrived, though its answer was lost: what is typed here goes on from it. */
  arrived(): void {
    for (const kept of this.#kept.values()) {
      if (!kept.sent) continue
      kept.base = kept.sent.value
      kept.shown = kept.sent.shown
      kept.sent = null
      kept.refused = null
    }
  }

  /** Takes over a change that another window had made on its own base. */
  restore(name: string, change: FieldChange): void {
    const f = this.list().find((field) => field.name === name)
    const kept = this.#kept.get(name)
    if (!f || !kept) return
    f.set(change.value)
    kept.base = change.base
    kept.shown = change.base === f.get() ? kept.remote : change.base
  }

  /** The change did not arrive: it goes again. */
  failed(): void {
    for (const kept of this.#kept.values()) kept.sent = null
  }

  /** The server does not take these values; they wait until they are changed. */
  refused(): void {
    for (const kept of this.#kept.values()) {
      if (kept.sent) kept.refused = kept.sent.value
      kept.sent = null
    }
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim()
}
