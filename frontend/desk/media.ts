// The picture library: moved through by keyboard, pictures sent in pieces that
// survive a broken line, the focal point set by a click.

class PictureList extends HTMLElement {
  #here = -1

  connectedCallback() {
    document.addEventListener("keydown", this.#key)
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#key)
  }

  get #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-item]")]
  }

  #key = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return
    if (e.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return
    const last = this.#items.length - 1
    switch (e.key) {
      case "j": case "ArrowRight": this.#go(Math.min(this.#here + 1, last)); break
      case "k": case "ArrowLeft": this.#go(Math.max(this.#here - 1, 0)); break
      case "ArrowDown": if (this.#here < 0) return; this.#go(this.#beside(1)); break
      case "ArrowUp": if (this.#here < 0) return; this.#go(this.#beside(-1)); break
      case "/": document.querySelector<HTMLInputElement>("#q")?.focus(); break
      default: return
    }
    e.preventDefault()
  }

  /** The item one row further down or up, in the same column as far as it goes. */
  #beside(way: 1 | -1): number {
    const items = this.#items
    const from = items[this.#here]!.getBoundingClientRect()
    let best = this.#here
    for (let i = this.#here + way; items[i]; i += way) {
      const at = items[i]!.getBoundingClientRect()
      if (way * (at.top - from.top) < from.height / 2) continue
      if (Math.abs(at.left - from.left) < from.width / 2) return i
      if (best === this.#here) best = i
    }
    return best
  }

  #go(to: number) {
    const items = this.#items
    this.#here = to
    items.forEach((item, i) => item.toggleAttribute("data-here", i === to))
    items[to]?.querySelector("a")?.focus({ preventScroll: true })
    items[to]?.scrollIntoView({ block: "nearest" })
  }
}

/** A picture with a point on it, which stands in the number inputs of the form. */
class FocalPoint extends HTMLElement {
  connectedCallback() {
    const picture = this.querySelector("img")
    const [x, y] = ["focal_x", "focal_y"].map((name) => document.querySelector<HTMLInputElement>(`#f-${name}`))
    if (!picture || !x || !y || x.matches(":disabled")) return
    const dot = document.createElement("button")
    dot.type = "button"
    dot.className = "dot"
    dot.setAttribute("aria-label", this.dataset.hint ?? "")
    this.append(dot)
    const show = () => {
      dot.style.left = `${x.valueAsNumber || 0}%`
      dot.style.top = `${y.valueAsNumber || 0}%`
      document.dispatchEvent(new CustomEvent("focal:moved", { detail: { x: (x.valueAsNumber || 0) / 100, y: (y.valueAsNumber || 0) / 100 } }))
    }
    const put = (left: number, top: number) => {
      const round = (v: number) => String(Math.round(10 * Math.min(Math.max(v, 0), 100)) / 10)
      x.value = round(left)
      y.value = round(top)
      show()
    }
    picture.addEventListener("click", (e) => {
      const box = picture.getBoundingClientRect()
      put((100 * (e.clientX - box.left)) / box.width, (100 * (e.clientY - box.top)) / box.height)
    })
    dot.addEventListener("keydown", (e) => {
      const step = e.shiftKey ? 5 : 1
      const by: Record<string, [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }
      const way = by[e.key]
      if (!way) return
      e.preventDefault()
      put(x.valueAsNumber + way[0], y.valueAsNumber + way[1])
    })
    x.addEventListener("input", show)
    y.addEventListener("input", show)
    dot.style.left = `${x.valueAsNumber || 0}%`
    dot.style.top = `${y.valueAsNumber || 0}%`
  }
}

/** The crops, as they will be after a move of the focal point that is not saved yet. */
class CropPreview extends HTMLElement {
  connectedCallback() {
    document.addEventListener("focal:moved", this.#moved)
  }

  disconnectedCallback() {
    document.removeEventListener("focal:moved", this.#moved)
  }

  #moved = (e: Event) => {
    const { x, y } = (e as CustomEvent<{ x: number; y: number }>).detail
    for (const img of this.querySelectorAll("img")) {
      if (img.src !== new URL(this.dataset.whole ?? "", location.href).href) img.src = this.dataset.whole ?? ""
      const place = () => {
        const [w, h] = (img.dataset.ratio ?? "1x1").split("x").map(Number) as [number, number]
        const whole = img.naturalWidth / img.naturalHeight
        const part = w / h
        // As image.Render places a crop: its middle on the point, as far as the picture reaches.
        const along = (focus: number, share: number) => (share >= 1 ? 50 : (100 * Math.min(Math.max(focus - share / 2, 0), 1 - share)) / (1 - share))
        img.style.objectPosition = `${along(x, Math.min(part / whole, 1))}% ${along(y, Math.min(whole / part, 1))}%`
      }
      if (img.complete && img.naturalWidth > 0) place()
      else img.addEventListener("load", place, { once: true })
    }
  }
}

interface Kept { id: string; thumb: string; known?: boolean; alike?: { id: string }[]; state: string; caption: string; name: string }

const PIECE = 1 << 20 // bytes: on a slow line a piece takes seconds, so little is sent twice
const LINES = 2 // files at a time

/** One file on its way. */
class Sending {
  readonly row: HTMLLIElement
  state: "waiting" | "sending" | "done" | "failed" | "left" = "waiting"
  kept: Kept | null = null
  #address = ""
  readonly #bar = document.createElement("progress")
  readonly #said = document.createElement("span")
  readonly #acts = document.createElement("span")
  readonly #picture = document.createElement("span")

  constructor(readonly file: File, readonly owner: PictureUpload) {
    this.row = document.createElement("li")
    const name = document.createElement("b")
    name.textContent = file.name
    this.#bar.max = file.size || 1
    this.#bar.value = 0
    this.#bar.setAttribute("aria-label", owner.word("progress", file.name))
    this.#said.className = "soft"
    this.#picture.className = "shot"
    this.row.append(this.#picture, name, this.#bar, this.#said, this.#acts)
    this.say("waiting")
  }

  say(key: string, ...args: string[]) {
    this.#said.textContent = this.owner.word(key, ...args)
  }

  #offer(key: string, act: () => void) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "small"
    button.textContent = this.owner.word(key)
    button.addEventListener("click", () => {
      this.#acts.replaceChildren()
      act()
    })
    this.#acts.append(button)
  }

  get #memory(): string {
    return `tajuk-upload:${this.owner.site}:${this.file.name}:${this.file.size}:${this.file.lastModified}`
  }

  /** Sends the file, from where it stopped if it was begun before. */
  async run(): Promise<void> {
    this.state = "sending"
    this.row.removeAttribute("data-state")
    this.#acts.replaceChildren()
    this.#offer("cancel", () => void this.leave())
    try {
      if (this.file.size > this.owner.most) throw new Refused(this.owner.word("large"))
      let offset = await this.#begin()
      while (offset < this.file.size && this.state === "sending") {
        this.#bar.value = offset
        this.say("sending", String(Math.floor((100 * offset) / this.file.size)))
        offset = await this.#piece(offset)
      }
      if (this.state !== "sending") return
      this.#bar.value = this.file.size
      this.say("checking")
      this.kept = await this.#finish()
      this.state = "done"
      this.row.dataset.state = "good"
      this.say(this.kept.known ? "known" : "done")
      localStorage.removeItem(this.#memory)
      this.#acts.replaceChildren()
      void this.#look()
    } catch (err) {
      if (this.#state() === "left") return
      this.state = "failed"
      this.row.dataset.state = "bad"
      this.say("failed", err instanceof Error ? err.message : String(err))
      this.#acts.replaceChildren()
      if (err instanceof Refused) localStorage.removeItem(this.#memory)
      this.#offer("retry", () => this.owner.again(this))
      this.#offer("cancel", () => void this.leave())
    }
  }

  // Read anew: another task may have changed it while this one waited.
  #state(): string {
    return this.state
  }

  async #begin(): Promise<number> {
    this.#address ||= localStorage.getItem(this.#memory) ?? ""
    if (this.#address) {
      const at = await this.#patiently(() => fetch(this.#address, { method: "HEAD", headers: TUS }))
      if (at.ok) {
        this.say("resumed")
        return Number(at.headers.get("Upload-Offset"))
      }
    }
    const about = `filename ${base64(this.file.name)},site ${base64(this.owner.site)}`
    const made = await this.#patiently(() => fetch("/uploads", { method: "POST", headers: { ...TUS, Accept: "application/json", "Upload-Length": String(this.file.size), "Upload-Metadata": about } }))
    if (!made.ok) throw await refusal(made)
    this.#address = made.headers.get("Location") ?? ""
    localStorage.setItem(this.#memory, this.#address)
    return 0
  }

  async #piece(offset: number): Promise<number> {
    const body = this.file.slice(offset, offset + PIECE)
    let sent: Response
    try {
      sent = await fetch(this.#address, { method: "PATCH", body, headers: { ...TUS, Accept: "application/json", "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) } })
    } catch {
      sent = new Response(null, { status: 503 })
    }
    if (sent.ok) return Number(sent.headers.get("Upload-Offset"))
    if (sent.status !== 409 && sent.status < 500) throw await refusal(sent)
    // The line broke, or the server was away: what it has is what counts.
    const at = await this.#patiently(() => fetch(this.#address, { method: "HEAD", headers: TUS }))
    if (!at.ok) {
      this.#address = ""
      localStorage.removeItem(this.#memory)
      throw await refusal(at)
    }
    return Number(at.headers.get("Upload-Offset"))
  }

  async #finish(): Promise<Kept> {
    const end = await this.#patiently(() => fetch(`${this.#address}/finish`, { method: "POST", headers: { Accept: "application/json" } }))
    if (!end.ok) {
      this.#address = ""
      throw await refusal(end)
    }
    return (await end.json()) as Kept
  }

  /** Asks until there is an answer: lines come back. */
  async #patiently(ask: () => Promise<Response>): Promise<Response> {
    for (let pause = 1000; ; pause = Math.min(2 * pause, 30_000)) {
      try {
        const answer = await ask()
        if (answer.status < 500) return answer
      } catch {
        this.say("offline")
      }
      if (this.state !== "sending") throw new Refused("")
      await new Promise((done) => setTimeout(done, pause))
    }
  }

  /** Shows the picture when it is ready, and whether it looks like another. */
  async #look(): Promise<void> {
    for (let n = 0; n < 40 && this.kept; n++) {
      const answer = await fetch(`/media/pick?id=${this.kept.id}`, { headers: { Accept: "application/json" } }).catch(() => null)
      const now = answer?.ok ? ((await answer.json()) as Kept[])[0] : undefined
      if (now && now.state !== "pending") {
        if (now.thumb) {
          const img = document.createElement("img")
          img.src = now.thumb
          img.alt = ""
          this.#picture.replaceChildren(img)
        }
        if (now.alike?.length && !this.kept.known) this.say("alike")
        return
      }
      await new Promise((done) => setTimeout(done, 1500))
    }
  }

  async leave(): Promise<void> {
    this.state = "left"
    this.row.remove()
    localStorage.removeItem(this.#memory)
    if (this.#address) await fetch(this.#address, { method: "DELETE", headers: TUS }).catch(() => null)
    this.owner.settle()
  }
}

class Refused extends Error {}

const TUS = { "Tus-Resumable": "1.0.0" }

async function refusal(answer: Response): Promise<Refused> {
  try {
    const said = (await answer.json()) as { error?: string; message?: string }
    return new Refused(said.error ?? said.message ?? `${answer.status}`)
  } catch {
    return new Refused(`${answer.status}`)
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

class PictureUpload extends HTMLElement {
  #words: Record<string, string> = {}
  #files: Sending[] = []
  #list: HTMLUListElement | null = null
  #after: HTMLParagraphElement | null = null

  connectedCallback() {
    this.#words = JSON.parse(this.dataset.words ?? "{}") as Record<string, string>
    const form = this.querySelector("form")
    const input = this.querySelector<HTMLInputElement>("input[type=file]")
    if (!form || !input) return
    form.addEventListener("submit", (e) => {
      e.preventDefault()
      this.#take(input.files)
      input.value = ""
    })
    input.addEventListener("change", () => {
      this.#take(input.files)
      input.value = ""
    })
    form.querySelector<HTMLButtonElement>("button.primary")?.setAttribute("hidden", "")
    const drop = this.querySelector(".drop")
    for (const kind of ["dragover", "dragenter"]) drop?.addEventListener(kind, (e) => { e.preventDefault(); drop.toggleAttribute("data-over", true) })
    drop?.addEventListener("dragleave", () => drop.toggleAttribute("data-over", false))
    drop?.addEventListener("drop", (e) => {
      e.preventDefault()
      drop.toggleAttribute("data-over", false)
      this.#take((e as DragEvent).dataTransfer?.files ?? null)
    })
    window.addEventListener("beforeunload", this.#stay)
  }

  disconnectedCallback() {
    window.removeEventListener("beforeunload", this.#stay)
  }

  #stay = (e: BeforeUnloadEvent) => {
    if (this.#files.some((f) => f.state === "waiting" || f.state === "sending")) e.preventDefault()
  }

  word(key: string, ...args: string[]): string {
    return (this.#words[key] ?? key).replace(/\{(\d)\}/g, (_, n: string) => args[Number(n)] ?? "")
  }

  get site(): string {
    return this.querySelector<HTMLInputElement | HTMLSelectElement>("[name=site]")?.value ?? ""
  }

  get most(): number {
    return Number(this.dataset.most) || Infinity
  }

  #take(files: FileList | null) {
    if (!files?.length) return
    if (!this.#list) {
      const heading = document.createElement("h2")
      heading.id = "t-queue"
      heading.textContent = this.word("queue")
      this.#list = document.createElement("ul")
      this.#list.className = "queue"
      this.#after = document.createElement("p")
      this.#after.setAttribute("role", "status")
      const section = document.createElement("section")
      section.className = "panel"
      section.setAttribute("aria-labelledby", heading.id)
      section.append(heading, this.#list, this.#after)
      this.prepend(section)
    }
    for (const file of files) {
      const one = new Sending(file, this)
      this.#files.push(one)
      this.#list.append(one.row)
    }
    this.settle()
  }

  again(one: Sending) {
    one.state = "waiting"
    one.say("waiting")
    this.settle()
  }

  /** Begins what waits, a few at a time, and says so when all is in. */
  settle() {
    this.#files = this.#files.filter((f) => f.state !== "left")
    const busy = this.#files.filter((f) => f.state === "sending").length
    for (const one of this.#files.filter((f) => f.state === "waiting").slice(0, LINES - busy)) void one.run().then(() => this.settle())
    const in_ = this.#files.filter((f) => f.kept)
    const open = this.#files.some((f) => f.state === "waiting" || f.state === "sending")
    if (!this.#after || open || in_.length === 0) {
      this.#after?.replaceChildren()
      return
    }
    const link = document.createElement("a")
    link.className = "button primary"
    const known = in_.filter((f) => f.kept?.known).map((f) => f.kept!.id)
    link.href = `/media/upload?ids=${in_.map((f) => f.kept!.id).join(",")}${known.length ? `&known=${known.join(",")}` : ""}`
    link.textContent = `${this.word("completeall")} (${in_.length})`
    this.#after.replaceChildren(link)
  }
}

customElements.define("picture-list", PictureList)
customElements.define("focal-point", FocalPoint)
customElements.define("crop-preview", CropPreview)
customElements.define("picture-upload", PictureUpload)
