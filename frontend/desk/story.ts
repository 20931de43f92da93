// The writing screen: the checks beside the text follow what was saved.

const QUIET = 4000 // milliseconds without a save, after which the checks are asked again

class StoryChecks {
  #wait = 0
  #running: AbortController | null = null

  constructor() {
    document.addEventListener("story:saved", () => {
      clearTimeout(this.#wait)
      this.#wait = window.setTimeout(() => void this.#ask(), QUIET)
    })
  }

  async #ask(): Promise<void> {
    const panel = document.querySelector("#p-checks > .inner")
    if (!panel || document.hidden || panel.contains(document.activeElement)) return
    this.#running?.abort()
    const mine = (this.#running = new AbortController())
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" }, signal: mine.signal })
      if (!answer.ok || answer.redirected) return
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#p-checks > .inner")
      if (!fresh || panel.contains(document.activeElement)) return
      const open = panel.querySelector("details")?.open ?? false
      panel.replaceChildren(...fresh.childNodes)
      const details = panel.querySelector("details")
      if (details) details.open = open
    } catch {
      // Without an answer the checks stay as they were; publishing asks again.
    }
  }
}

if (document.querySelector("form#story:not([data-readonly])")) new StoryChecks()
