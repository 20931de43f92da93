// The words of the interface. They come from the page, as the messages of one
// group of the catalogue: plain texts with places {0}, {1} ..., or pairs of
// forms, of which the first number decides.

type Message = string | { one: string; other: string }

export class Words {
  readonly #messages: Record<string, Message>
  readonly #numbers: Intl.NumberFormat

  constructor(json: string, lang: string) {
    let messages: unknown = {}
    try {
      messages = JSON.parse(json || "{}")
    } catch {
      // The keys then stand in the words' place: seen, and still usable.
    }
    this.#messages = (messages ?? {}) as Record<string, Message>
    this.#numbers = new Intl.NumberFormat(lang || "id")
  }

  /** The message with its places filled; the key in brackets if there is none. */
  text(key: string, ...args: (string | number)[]): string {
    const message = this.#messages[key]
    if (message === undefined) return `[${key}]`
    const form =
      typeof message === "string" ? message : args.find((a) => typeof a === "number") === 1 ? message.one : message.other
    return form.replace(/\{(\d)\}/g, (place, n: string) => {
      const arg = args[Number(n)]
      return arg === undefined ? place : typeof arg === "number" ? this.#numbers.format(arg) : arg
    })
  }
}
