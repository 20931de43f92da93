// <length-guide for="ID" data-from data-to data-limit data-words>: says beside a
// text how long it is and whether that is a good length. Its own content is the
// hint that everybody sees. The words say what the colour says.

import { Words } from "./words"

type Verdict = "empty" | "short" | "good" | "long" | "over"

class LengthGuide extends HTMLElement {
  #drawn: { fill: HTMLElement; said: HTMLElement; live: HTMLElement; words: Words } | null = null
  #verdict: Verdict | null = null
  #wait = 0

  connectedCallback(): void {
    const control = this.#control()
    if (!control || this.#drawn) return
    const words = new Words(this.dataset["words"] ?? "", this.closest<HTMLElement>("[lang]")?.lang ?? "id")
    const make = (name: string, className: string) => {
      const out = document.createElement(name)
      out.className = className
      return out
    }
    const track = make("span", "track")
    const good = make("span", "good-range")
    const fill = make("span", "fill")
    const said = make("span", "said-length")
    const live = make("span", "hidden")
    live.setAttribute("role", "status")
    track.setAttribute("aria-hidden", "true")
    track.append(good, fill)
    good.style.insetInlineStart = `${this.#share(this.#number("from"))}%`
    good.style.inlineSize = `${this.#share(this.#number("to")) - this.#share(this.#number("from"))}%`
    this.prepend(track, said)
    this.append(live)
    this.#drawn = { fill, said, live, words }
    for (const event of ["input", "field:set", "change"]) control.addEventListener(event, () => this.#update())
    this.#update()
  }

  #control(): HTMLInputElement | HTMLTextAreaElement | null {
    return document.getElementById(this.getAttribute("for") ?? "") as HTMLInputElement | null
  }

  #number(name: string): number {
    return Number(this.dataset[name] ?? 0)
  }

  #share(n: number): number {
    return Math.min(100, (100 * n) / Math.max(1, this.#number("limit")))
  }

  #judge(n: number): Verdict {
    if (n === 0) return "empty"
    if (n > this.#number("limit")) return "over"
    return n < this.#number("from") ? "short" : n > this.#number("to") ? "long" : "good"
  }

  #update(): void {
    if (!this.#drawn) return
    const { fill, said, live, words } = this.#drawn
    const n = [...(this.#control()?.value.trim() ?? "")].length
    const verdict = this.#judge(n)
    const word = verdict === "empty" ? "" : verdict === "over" ? words.text("over", n - this.#number("limit")) : words.text(verdict)
    said.textContent = word === "" ? words.text("length", n) : `${words.text("length", n)} · ${word}`
    fill.style.inlineSize = `${this.#share(n)}%`
    this.dataset["verdict"] = verdict
    if (verdict === this.#verdict) return
    const first = this.#verdict === null
    this.#verdict = verdict
    clearTimeout(this.#wait)
    // Read out when the typing pauses, and only what changed.
    if (!first) this.#wait = window.setTimeout(() => (live.textContent = word), 800)
  }
}

customElements.define("length-guide", LengthGuide)
