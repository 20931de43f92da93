// The number of unread notifications in the bar follows what happens.

import { type Happening, listen } from "./live"

const GATHER = 1000 // milliseconds, so that several happenings are asked about once

const bell = document.querySelector<HTMLElement>(".bar .bell")
let waiting = 0

async function count(link: HTMLElement): Promise<void> {
  try {
    const answer = await fetch("/notifications", { headers: { Accept: "application/json" } })
    if (!answer.ok || answer.redirected) return
    const { unread } = (await answer.json()) as { unread: number }
    const number = link.querySelector("b")
    link.toggleAttribute("data-unread", unread > 0)
    if (unread === 0) number?.remove()
    else if (number) number.textContent = String(unread)
    else {
      const fresh = document.createElement("b")
      fresh.textContent = String(unread)
      link.append(" ", fresh)
    }
  } catch {
    // The number stays as it was; the next page tells.
  }
}

if (bell) {
  document.addEventListener("live:changed", (event) => {
    const list = (event as CustomEvent<Happening[] | null>).detail
    // A comment may name anybody.
    if (list && !list.some((h) => !h.mine && (h.you || h.kind === "comment.added" || h.kind === "comment.changed"))) return
    clearTimeout(waiting)
    waiting = window.setTimeout(() => void count(bell), GATHER)
  })
  listen()
}
