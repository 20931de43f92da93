// The connection to the server: a WebSocket that comes back by itself.

/** A message of the server; the protocol is in docs/cowriting.md. */
export interface Message {
  t: string
  v?: number
  rev?: number
  seq?: number
  doc?: unknown
  batches?: { v: number; client: string; account: string; steps: unknown[] }[]
  fields?: Record<string, unknown>
  savedAt?: number
  savedBy?: string
  state?: string
  may?: { write: boolean; why?: string }
  people?: Guest[]
  you?: string
  at?: number
  kind?: string
  text?: string
  client?: string
  n?: number
  faults?: Record<string, string>
  reason?: string
  after?: number
}

export interface Guest {
  client: string
  account: string
  name: string
  writes: boolean
  colour: number
  cursor?: { steps: number; anchor: number; head: number; field?: string }
}

/** What the connection is: on its way, up, away, or ended by the server. */
export type Condition = "connecting" | "up" | "away" | "signedout" | "forbidden" | "missing"

const PING = 10_000
const SILENT = 25_000
const FIRST = 500
const LAST = 20_000
const OPENING = 15_000 // for a handshake, and to learn why one failed

export class Link {
  #socket: WebSocket | null = null
  #tries = 0
  #retry = 0
  #ping = 0
  #heard = 0
  #closed = false
  #after = 0

  constructor(
    readonly address: string,
    readonly on: { open: () => void; message: (m: Message) => void; condition: (c: Condition) => void },
  ) {
    addEventListener("online", () => this.now())
    addEventListener("offline", () => this.suspect())
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.now())
    addEventListener("pageshow", (event) => event.persisted && this.now())
    this.#connect()
  }

  get up(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  send(message: object): boolean {
    if (!this.up) return false
    this.#socket!.send(JSON.stringify(message))
    return true
  }

  /** Tries at once instead of waiting. */
  now(): void {
    if (this.#closed || this.#socket) return
    this.#tries = 0
    this.#connect()
  }

  /** The connection seems dead: try another. */
  suspect(): void {
    if (!this.#socket) return
    this.#drop()
    void this.#ended(1006, true)
  }

  /** Begins anew: the next welcome tells everything. */
  again(): void {
    this.#drop()
    this.now()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#retry)
    this.#drop()
  }

  #connect(): void {
    clearTimeout(this.#retry)
    if (this.#closed || this.#socket) return
    this.on.condition("connecting")
    const url = new URL(this.address, location.href)
    url.protocol = url.protocol.replace("http", "ws")
    const socket = new WebSocket(url)
    this.#socket = socket
    let opened = false
    // A network that swallows everything tells nobody so.
    const opening = window.setTimeout(() => this.#socket === socket && !opened && this.suspect(), OPENING)
    socket.onopen = () => {
      clearTimeout(opening)
      opened = true
      this.#heard = Date.now()
      this.#ping = window.setInterval(() => this.#beat(), PING)
      this.on.open()
    }
    socket.onmessage = (event) => {
      if (this.#socket !== socket) return
      this.#heard = Date.now()
      const m = JSON.parse(String(event.data)) as Message
      if (m.t === "bye") this.#after = m.after ?? 0
      if (m.t === "welcome" || m.t === "hello") {
        this.#tries = 0
        this.on.condition("up")
      }
      this.on.message(m)
    }
    socket.onclose = (event) => {
      if (this.#socket !== socket) return
      this.#drop()
      void this.#ended(event.code, opened)
    }
  }

  #beat(): void {
    if (Date.now() - this.#heard > SILENT) this.suspect()
    else this.send({ t: "ping" })
  }

  #drop(): void {
    clearInterval(this.#ping)
    const socket = this.#socket
    this.#socket = null
    if (socket && socket.readyState <= WebSocket.OPEN) socket.close()
  }

  async #ended(code: number, opened: boolean): Promise<void> {
    if (this.#closed) return
    let condition: Condition = "away"
    if (code === 4001) condition = "signedout"
    else if (code === 4003) condition = "forbidden"
    else if (code === 4004) condition = "missing"
    else if (!opened) {
      condition = await this.#why()
      if (this.#closed || this.#socket) return // it has begun anew meanwhile
    }
    this.on.condition(condition)
    if (condition === "forbidden" || condition === "missing") return
    const wait = this.#after || Math.min(LAST, FIRST * 2 ** this.#tries++) * (0.5 + Math.random())
    this.#after = 0
    clearTimeout(this.#retry)
    this.#retry = window.setTimeout(() => this.#connect(), condition === "signedout" ? Math.max(wait, 5000) : wait)
  }

  /** A browser does not tell why a handshake failed; an ordinary request does. */
  async #why(): Promise<Condition> {
    try {
      const answer = await fetch(this.address, { headers: { Accept: "application/json" }, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(OPENING) })
      if (answer.status === 401) return "signedout"
      if (answer.status === 403) return "forbidden"
      if (answer.status === 404) return "missing"
    } catch {
      // no network
    }
    return "away"
  }
}
