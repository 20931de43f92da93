// What the editor asks of the desk: pictures and stories of the archive.

/** A picture of the library. */
export interface Picture {
  id: string
  /** Address of a small rendition; empty until there is one. */
  thumb: string
  /** Which state of the picture this is; an edit names it. */
  rev?: number
  caption: string
  credit: string
  alt: string
}

/** A story of the archive. */
export interface Story {
  id: string
  headline: string
  site: string
  /** Written out, in the reader's language and zone. */
  date: string
}

export interface Places {
  pick: string
  upload: string
  find: string
}

/** Failure is an answer of the desk that is not what was asked for; its message is the desk's own words. */
export class Failure extends Error {}

async function answer(response: Response): Promise<unknown> {
  const type = response.headers.get("content-type") ?? ""
  const body: unknown = type.includes("json") ? await response.json() : await response.text()
  if (response.ok) return body
  const said = typeof body === "object" && body !== null ? ((body as Record<string, unknown>)["error"] ?? (body as Record<string, unknown>)["said"]) : null
  throw new Failure(typeof said === "string" && said !== "" ? said : `${response.status} ${response.statusText}`.trim())
}

const JSON_PLEASE = { Accept: "application/json" }

export class Desk {
  readonly #places: Places
  /** Pictures and stories by id, asked for once. */
  readonly #pictures = new Map<string, Promise<Picture | null>>()
  readonly #stories = new Map<string, Promise<Story | null>>()

  constructor(places: Places) {
    this.#places = places
  }

  async #list<T>(place: string, query: Record<string, string>, signal?: AbortSignal): Promise<T[]> {
    const url = new URL(place, location.href)
    for (const [k, v] of Object.entries(query)) url.searchParams.set(k, v)
    const body = await answer(await fetch(url, { headers: JSON_PLEASE, signal: signal ?? null }))
    return Array.isArray(body) ? (body as T[]) : []
  }

  async pictures(query: string, signal: AbortSignal): Promise<Picture[]> {
    const found = await this.#list<Picture>(this.#places.pick, { q: query }, signal)
    for (const p of found) this.#pictures.set(p.id, Promise.resolve(p))
    return found
  }

  async stories(query: string, signal: AbortSignal): Promise<Story[]> {
    const found = await this.#list<Story>(this.#places.find, { q: query }, signal)
    for (const s of found) this.#stories.set(s.id, Promise.resolve(s))
    return found
  }

  /** What the library says of a picture; again asks anew. */
  picture(id: string, again = false): Promise<Picture | null> {
    if (again) this.#pictures.delete(id)
    return this.#one(this.#pictures, this.#places.pick, id)
  }

  story(id: string): Promise<Story | null> {
    return this.#one(this.#stories, this.#places.find, id)
  }

  #one<T extends { id: string }>(known: Map<string, Promise<T | null>>, place: string, id: string): Promise<T | null> {
    let one = known.get(id)
    if (!one) {
      one = this.#list<T>(place, { id }).then((found) => found.find((f) => f.id === id) ?? null)
      // What failed is asked for again the next time it is shown.
      one = one.catch(() => (known.delete(id), null))
      known.set(id, one)
    }
    return one
  }

  /** Sends a picture to the library. */
  async upload(file: File): Promise<Picture> {
    const form = new FormData()
    form.append("file", file, file.name || "picture")
    const body = await answer(await fetch(this.#places.upload, { method: "POST", body: form, headers: JSON_PLEASE }))
    const one = (Array.isArray(body) ? body[0] : body) as Picture | undefined
    if (typeof one?.id !== "string") throw new Failure("no id")
    this.#pictures.set(one.id, Promise.resolve(one))
    return one
  }

  /** Writes credit, caption and alternative text of a picture of the library. */
  async describe(id: string, fields: { credit: string; caption: string; alt: string }): Promise<void> {
    const form = new URLSearchParams(fields)
    const rev = (await this.picture(id))?.rev
    if (rev !== undefined) form.set("rev", String(rev))
    await answer(await fetch(`${this.#places.upload}/${id}`, { method: "POST", body: form, headers: JSON_PLEASE }))
    this.#pictures.delete(id)
  }
}
