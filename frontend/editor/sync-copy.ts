// The local copy: what was written in a window and not yet acknowledged, in
// the browser's own database. It outlives the page, the browser and the
// battery.

/** What one window had, complete: its base, what was done on it, the result. */
export interface Copy {
  client: string
  story: string
  account: string
  /** Number of steps that base has seen at the server. */
  version: number
  base: unknown
  steps: unknown[]
  /** The document with the steps, as it was on the screen. */
  doc: unknown
  fields: Record<string, { base: string; value: string }>
  /** The changes that were on their way, the last one last. */
  way: Way[]
  at: number
}

/**
 * What of the unsaved a change that is on its way carries: so many of the steps,
 * these values of fields. Nobody may ever learn whether it arrived.
 */
export interface Way {
  seq: number
  steps: number
  fields: Record<string, string>
}

/** What has arrived when the server has seen the changes up to one. */
export function arrived(way: readonly Way[], seq: number): Way {
  return way.findLast((w) => w.seq > 0 && w.seq <= seq) ?? { seq: 0, steps: 0, fields: {} }
}

const STORE = "copies"
const KEEP = 60 * 24 * 3600 * 1000

export class Copies {
  #open: Promise<IDBDatabase> | null = null

  /** Writes the copy of a window; false when the browser cannot keep it. */
  async put(copy: Copy): Promise<boolean> {
    return this.#do("readwrite", (store) => store.put(copy)).then(
      () => true,
      () => false,
    )
  }

  async drop(client: string): Promise<void> {
    await this.#do("readwrite", (store) => store.delete(client)).catch(() => undefined)
  }

  /** The copies of a story that other windows have left behind, newest first. */
  async left(story: string, client: string): Promise<Copy[]> {
    const all = (await this.#do<Copy[]>("readonly", (store) => store.getAll()).catch(() => [])) ?? []
    const alive = await living()
    const out: Copy[] = []
    for (const copy of all) {
      if (Date.now() - copy.at > KEEP) void this.drop(copy.client)
      else if (copy.story === story && copy.client !== client && !alive.has(copy.client)) out.push(copy)
    }
    return out.sort((a, b) => b.at - a.at)
  }

  #do<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    this.#open ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("tajuk-desk", 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "client" })
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    return this.#open.then(
      (db) =>
        new Promise<T>((resolve, reject) => {
          const tr = db.transaction(STORE, mode, { durability: "strict" })
          const request = act(tr.objectStore(STORE))
          tr.oncomplete = () => resolve(request.result as T)
          tr.onerror = tr.onabort = () => reject(tr.error)
        }),
    )
  }
}

const LOCK = "tajuk-window-"

/** Says that this window lives, until it is gone. */
export function live(client: string): void {
  if (navigator.locks) void navigator.locks.request(LOCK + client, () => new Promise(() => undefined))
}

async function living(): Promise<Set<string>> {
  const out = new Set<string>()
  if (!navigator.locks) return out
  for (const lock of (await navigator.locks.query()).held ?? []) if (lock.name?.startsWith(LOCK)) out.add(lock.name.slice(LOCK.length))
  return out
}
