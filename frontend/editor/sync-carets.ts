// Carets of colleagues in the text.

import { sendableSteps, getVersion } from "prosemirror-collab"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { el } from "./ui"
import type { Guest } from "./sync-link"

interface Caret {
  client: string
  name: string
  colour: number
  anchor: number
  head: number
  /** Steps of the text that the place was told for. */
  told: string
}

const key = new PluginKey<Caret[]>("carets")

export function carets(): Plugin<Caret[]> {
  return new Plugin<Caret[]>({
    key,
    state: {
      init: () => [],
      apply(tr, list) {
        const told = tr.getMeta(key) as Caret[] | undefined
        if (told) return told
        if (!tr.docChanged) return list
        return list.map((c) => ({ ...c, anchor: tr.mapping.map(c.anchor, -1), head: tr.mapping.map(c.head, -1) }))
      },
    },
    props: {
      decorations(state) {
        const out: Decoration[] = []
        for (const c of key.getState(state) ?? []) {
          const size = state.doc.content.size
          const head = Math.min(c.head, size)
          const [from, to] = [Math.min(c.anchor, c.head, size), Math.min(Math.max(c.anchor, c.head), size)]
          if (to > from) out.push(Decoration.inline(from, to, { class: `colleague-selection colleague-${c.colour}` }))
          out.push(
            Decoration.widget(head, () => el("span", { class: `colleague colleague-${c.colour}`, "aria-hidden": "true" }, el("span", {}, c.name)), {
              key: `${c.client} ${c.name} ${c.colour}`,
              side: -1,
              ignoreSelection: true,
            }),
          )
        }
        return DecorationSet.create(state.doc, out)
      },
    },
  })
}

/** Takes over where colleagues are; me is left out in all its windows. */
export function placeCarets(state: EditorState, people: readonly Guest[], me: string): Transaction {
  const now = key.getState(state) ?? []
  const version = getVersion(state)
  const own = sendableSteps(state)?.steps ?? []
  const list: Caret[] = []
  for (const guest of people) {
    if (guest.account === me || !guest.cursor || guest.cursor.field) continue
    const told = `${guest.cursor.steps} ${guest.cursor.anchor} ${guest.cursor.head}`
    const known = now.find((c) => c.client === guest.client)
    if (known && (known.told === told || guest.cursor.steps !== version)) {
      list.push({ ...known, name: guest.name, colour: guest.colour })
      continue
    }
    if (guest.cursor.steps !== version) continue
    const move = (at: number) => own.reduce((pos, step) => step.getMap().map(pos, -1), at)
    list.push({ client: guest.client, name: guest.name, colour: guest.colour, anchor: move(guest.cursor.anchor), head: move(guest.cursor.head), told })
  }
  return state.tr.setMeta(key, list).setMeta("addToHistory", false)
}
