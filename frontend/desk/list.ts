// The list of work: moved through by keyboard, and made anew in its place when
// a colleague changed something.

import { listen } from "./live"

class WorkList extends HTMLElement {
  #here = -1
  #again = 0
  #busy = false

  connectedCallback() {
    document.addEventListener("keydown", this.#key)
    document.addEventListener("live:changed", this.#changed)
    listen()
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#key)
    document.removeEventListener("live:changed", this.#changed)
    clearTimeout(this.#again)
  }

  get #rows(): HTMLTableRowElement[] {
    return [...this.querySelectorAll<HTMLTableRowElement>("tr[data-story]")]
  }

  #key = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return
    if (document.querySelector("dialog[open]") && e.key !== "Escape") return
    const rows = this.#rows
    switch (e.key) {
      case "j": this.#go(Math.min(this.#here + 1, rows.length - 1)); break
      case "k": this.#go(Math.max(this.#here - 1, 0)); break
      case "Enter":
        if (e.target instanceof HTMLElement && e.target.closest("a, button, summary")) return
        if (!rows[this.#here]) return
        rows[this.#here]!.querySelector("a")?.click()
        break
      case "/": document.querySelector<HTMLInputElement>("#q")?.focus(); break
      case "n": document.querySelector<HTMLAnchorElement>(".bar .new")?.click(); break
      case "?": document.querySelector<HTMLDialogElement>("#keys")?.showModal(); break
      default: {
        const tab = document.querySelectorAll<HTMLAnchorElement>(".tabs a")[Number(e.key) - 1]
        if (!/^[1-9]$/.test(e.key) || !tab) return
        tab.click()
      }
    }
    e.preventDefault()
  }

  #go(to: number) {
    const rows = this.#rows
    this.#here = to
    rows.forEach((row, i) => row.toggleAttribute("data-here", i === to))
    const link = rows[to]?.querySelector("a")
    link?.focus({ preventScroll: true })
    rows[to]?.scrollIntoView({ block: "nearest" })
  }

  // Several changes at once are one refresh.
  #changed = () => {
    clearTimeout(this.#again)
    this.#again = window.setTimeout(() => void this.#refresh(), 400)
  }

  async #refresh() {
    if (this.#busy || document.hidden) return
    this.#busy = true
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } })
      if (!answer.ok || answer.redirected) return
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      const fresh = page.querySelector("work-list")
      const tabs = page.querySelector(".tabs")
      if (!fresh) return
      const story = this.#rows[this.#here]?.dataset.story
      const focused = this.contains(document.activeElement)
      this.replaceChildren(...fresh.childNodes)
      if (tabs) document.querySelector(".tabs")?.replaceChildren(...tabs.childNodes)
      this.#here = this.#rows.findIndex((row) => row.dataset.story === story)
      this.#rows[this.#here]?.toggleAttribute("data-here", true)
      if (focused) this.#rows[this.#here]?.querySelector("a")?.focus({ preventScroll: true })
    } catch {
      // Without a network the list stays as it is; live.ts says so.
    } finally {
      this.#busy = false
    }
  }
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

customElements.define("work-list", WorkList)
