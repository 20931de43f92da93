// The look of a site while it is chosen: the page inside follows the form a
// moment after a change. Nothing is saved.

class LookBoard extends HTMLElement {
  #later = 0

  connectedCallback() {
    this.addEventListener("input", this.#changed)
    this.addEventListener("change", this.#changed)
  }

  disconnectedCallback() {
    clearTimeout(this.#later)
  }

  #changed = () => {
    clearTimeout(this.#later)
    this.#later = setTimeout(this.#show, 250)
  }

  #show = () => {
    const form = this.querySelector("form")
    const frame = this.querySelector("iframe")
    if (!form || !frame || !this.dataset.src) return
    const query = new URLSearchParams()
    for (const name of ["theme", "accent", "wordmark", "type", "density", "tone"]) {
      const field = form.elements.namedItem(name)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) query.set(name, field.value)
    }
    frame.src = `${this.dataset.src}?${query}`
    void this.#measure(query)
  }

  // The table of contrasts comes from the server, which knows how the colour
  // is changed where it cannot be read.
  async #measure(query: URLSearchParams) {
    try {
      const answer = await fetch(`${location.pathname}?${query}`, { headers: { Accept: "text/html" } })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      const fresh = page.querySelector("look-board tbody")
      const old = this.querySelector("tbody")
      if (fresh && old) old.replaceWith(document.importNode(fresh, true))
    } catch {
      // The page inside shows the colour all the same.
    }
  }
}

customElements.define("look-board", LookBoard)
