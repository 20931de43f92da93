// News of what happens in the newsroom, for lists and counters: events
// "live:changed" on the document, with an array of Happening as detail, or
// with null when too much happened to tell. One tab of the browser holds the
// connection and passes on what it hears.

/** Something that was done; kinds are those of the event log, like story.submitted. */
export interface Happening {
  kind: string
  story: string
  site: string
  /** The account that did it. */
  actor?: string
  /** This account did it. */
  mine?: boolean
  /** It concerns a story of this account, or one that it is to work on. */
  you?: boolean
}

const PING = 10_000
const SILENT = 25_000
const LAST = 60_000

/** Begins to listen. Pages that call it more than once listen once. */
export function listen(): void {
  if (document.documentElement.dataset["listening"]) return
  document.documentElement.dataset["listening"] = "1"
  const channel = new BroadcastChannel("tajuk-live")
  channel.onmessage = (event) => tell(event.data as Happening[] | null)
  const hold = () => connect((list) => { channel.postMessage(list); tell(list) })
  // Whoever has the lock has the connection; when its tab closes, another gets it.
  if (navigator.locks) void navigator.locks.request("tajuk-live", () => new Promise<void>(hold))
  else hold()
}

function tell(list: Happening[] | null): void {
  document.dispatchEvent(new CustomEvent("live:changed", { detail: list }))
}

function connect(pass: (list: Happening[] | null) => void): void {
  let tries = 0
  let missed = false
  const open = () => {
    const url = new URL("/live", location.href)
    url.protocol = url.protocol.replace("http", "ws")
    const socket = new WebSocket(url)
    let heard = Date.now()
    let after = 0
    const ping = window.setInterval(() => {
      if (Date.now() - heard > SILENT) socket.close()
      else if (socket.readyState === WebSocket.OPEN) socket.send('{"t":"ping"}')
    }, PING)
    socket.onmessage = (event) => {
      heard = Date.now()
      const m = JSON.parse(String(event.data)) as { t: string; happened?: Happening[]; much?: boolean; after?: number }
      if (m.t === "hello") {
        tries = 0
        if (missed) pass(null) // something may have happened meanwhile
        missed = false
      } else if (m.t === "happened") pass(m.much ? null : (m.happened ?? []))
      else if (m.t === "bye") after = m.after ?? 0
    }
    socket.onclose = (event) => {
      clearInterval(ping)
      if (event.code === 4001) return // signed out: the next page says so
      missed = true
      setTimeout(open, after || Math.min(LAST, 1000 * 2 ** tries++) * (0.5 + Math.random()))
    }
  }
  open()
}
