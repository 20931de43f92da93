// Small pieces of interface: elements, icons, buttons, menus, dialogs. All are
// made of DOM calls, since the content policy forbids inline style and script.

import type { Words } from "../desk/words"

type Props = Record<string, string | boolean | null | ((event: Event) => void)>

/** An element with attributes (functions are listeners) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const out = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") out.addEventListener(name, value)
    else if (value === true) out.setAttribute(name, "")
    else if (value !== false && value !== null) out.setAttribute(name, value)
  }
  out.append(...children)
  return out
}

/** Outlines on a field of 20 by 20. */
const ICONS = {
  bold: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",
  italic: "M9 4h6M5 16h6M12 4 8 16",
  link: "M8.5 11.5l3-3M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9",
  bullets: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  numbers: "M8 5h9M8 10h9M8 15h9M3 4l1-.8v3.6M2.8 13.4c.4-.8 2-.7 2 .3 0 .8-2 1.6-2 2.3h2.2",
  quote: "M8 6c-2.5.8-4 2.6-4 5v3h4v-4H5.6M16 6c-2.5.8-4 2.6-4 5v3h4v-4h-2.4",
  plus: "M10 4v12M4 10h12",
  undo: "M7 4 3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8",
  redo: "M13 4l4 4-4 4M17 8H8.5a4.5 4.5 0 0 0 0 9H12",
  find: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4",
  focus: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  tidy: "M4 16 12 8M13.5 3v3M12 4.5h3M16.5 9v2M15.5 10h2M8 3.5v2M7 4.5h2",
  photo: "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M12.5 7.5h.01",
  gallery: "M5 3h12v10H5zM3 6v11h11M5 11l3-3 3 3 2-1.5 4 3",
  table: "M3 4h14v12H3zM3 8.5h14M8 4v12",
  box: "M3 4h14v12H3zM6 8h8M6 12h5",
  embed: "M3 4h14v12H3zM8.5 7.5v5l4-2.5z",
  related: "M4 4h8v12H4zM12 8h4v8h-4M6.5 7.5h3M6.5 10.5h3",
  divider: "M3 10h14M7 5h6M7 15h6",
  comment: "M3 4h14v10H9l-4 3v-3H3z",
  up: "M5 12l5-5 5 5",
  down: "M5 8l5 5 5-5",
  close: "M5 5l10 10M15 5 5 15",
} as const

export type Icon = keyof typeof ICONS

export function icon(name: Icon): SVGSVGElement {
  const ns = "http://www.w3.org/2000/svg"
  const svg = document.createElementNS(ns, "svg")
  for (const [k, v] of Object.entries({ viewBox: "0 0 20 20", width: "20", height: "20", "aria-hidden": "true", class: "icon" })) svg.setAttribute(k, v)
  const path = document.createElementNS(ns, "path")
  path.setAttribute("d", ICONS[name])
  svg.append(path)
  return svg
}

const mac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** A shortcut as it is read: "Mod-Shift-8" is Ctrl+Shift+8, or ⇧⌘8 on a Mac. */
export function readable(keys: string): string {
  const parts = keys.split("-")
  if (!mac()) return parts.map((p) => (p === "Mod" ? "Ctrl" : p.length === 1 ? p.toUpperCase() : p)).join("+")
  const signs: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" }
  return parts.map((p) => signs[p] ?? p.toUpperCase()).join("")
}

/** A button with an icon; its name is read out and shown on hovering. */
export function iconButton(name: Icon, label: string, keys: string | null, press: () => void): HTMLButtonElement {
  const title = keys ? `${label} (${readable(keys)})` : label
  const out = el("button", { type: "button", class: "tool", title, "aria-label": label, "aria-keyshortcuts": keys && keys.replace("Mod", mac() ? "Meta" : "Control").replace("Ctrl", "Control").replaceAll("-", "+"), click: press }, icon(name))
  keepFocus(out)
  return out
}

/** Pressing with the mouse leaves the caret in the text. */
export function keepFocus(button: HTMLElement): void {
  button.addEventListener("mousedown", (event) => event.preventDefault())
}

export interface Choice {
  label: string
  icon?: Icon
  hint?: string
  current?: boolean
  disabled?: boolean
  press: () => void
}

/** A menu below a button, made anew each time it opens. */
export function attachMenu(button: HTMLButtonElement, choices: () => Choice[], back: () => void): void {
  let open: HTMLElement | null = null
  const shut = (focus: boolean) => {
    open?.remove()
    open = null
    button.setAttribute("aria-expanded", "false")
    document.removeEventListener("pointerdown", outside, true)
    if (focus) button.focus()
  }
  const outside = (event: Event) => {
    if (open && !open.contains(event.target as Node) && !button.contains(event.target as Node)) shut(false)
  }
  button.setAttribute("aria-haspopup", "menu")
  button.setAttribute("aria-expanded", "false")
  button.addEventListener("click", () => {
    if (open) return shut(true)
    const list = el("div", { class: "editor-menu", role: "menu", popover: "manual", "aria-label": button.getAttribute("aria-label") ?? button.textContent ?? "" })
    for (const c of choices()) {
      const item = el("button", { type: "button", role: c.current === undefined ? "menuitem" : "menuitemradio", tabindex: "-1", "aria-checked": c.current === undefined ? null : String(c.current), disabled: c.disabled ?? false })
      if (c.icon) item.append(icon(c.icon))
      item.append(el("span", {}, c.label))
      if (c.hint) item.append(el("small", {}, c.hint))
      item.addEventListener("click", () => {
        shut(false)
        back()
        c.press()
      })
      list.append(item)
    }
    list.addEventListener("keydown", (event) => {
      const items = [...list.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")]
      const at = items.indexOf(document.activeElement as HTMLButtonElement)
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key]
      if (to !== undefined) items[to % items.length]?.focus()
      else if (event.key === "Escape") shut(true)
      else if (event.key === "Tab") return shut(false)
      else if (event.key.length === 1) items.find((i, n) => n > at && startsWith(i, event.key))?.focus()
      else return
      event.preventDefault()
      event.stopPropagation()
    })
    button.after(list)
    list.showPopover()
    const rect = button.getBoundingClientRect()
    list.style.left = `${Math.max(8, Math.min(rect.left, innerWidth - list.offsetWidth - 8))}px`
    list.style.top = `${rect.bottom + 4 + list.offsetHeight > innerHeight ? Math.max(8, rect.top - list.offsetHeight - 4) : rect.bottom + 4}px`
    open = list
    button.setAttribute("aria-expanded", "true")
    document.addEventListener("pointerdown", outside, true)
    ;(list.querySelector<HTMLElement>("[aria-checked=true]") ?? list.querySelector<HTMLElement>("button:not(:disabled)"))?.focus()
  })
}

const startsWith = (item: HTMLElement, letter: string) => (item.textContent ?? "").toLowerCase().startsWith(letter.toLowerCase())

/** Arrow keys move within a toolbar, so that it is one stop of the Tab key. */
export function roving(bar: HTMLElement): void {
  const items = () => [...bar.querySelectorAll<HTMLButtonElement>("button.tool:not([hidden])")].filter((b) => b.closest("[hidden]") === null)
  const only = (one: HTMLElement | undefined) => {
    for (const item of bar.querySelectorAll("button.tool")) item.setAttribute("tabindex", item === one ? "0" : "-1")
  }
  only(items()[0])
  bar.addEventListener("focusin", (event) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>("button.tool")
    if (item) only(item)
  })
  bar.addEventListener("keydown", (event) => {
    if ((event.target as HTMLElement).closest("[role=menu]")) return
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    all[to % all.length]?.focus()
  })
}

export interface Ask {
  name: string
  label: string
  value?: string
  rows?: number
  max?: number
  required?: boolean
  hint?: string
  type?: "text" | "url"
  /** The key of what is wrong, or null. */
  check?: (value: string) => string | null
}

let serial = 0
const freshID = () => `ed${(++serial).toString(36)}`

/** A dialog over the page; resolves when it is closed. */
function openDialog(title: string, words: Words): { dialog: HTMLDialogElement; form: HTMLFormElement; closed: Promise<void> } {
  const id = freshID()
  const form = el("form", { method: "dialog" })
  const shut = el("button", { type: "button", class: "tool shut", "aria-label": words.text("cancel"), title: words.text("cancel") }, icon("close"))
  const dialog = el("dialog", { class: "editor-dialog", "aria-labelledby": id }, el("header", {}, el("h2", { id }, title), shut), form)
  shut.addEventListener("click", () => dialog.close())
  const closed = new Promise<void>((done) =>
    dialog.addEventListener("close", () => {
      dialog.remove()
      done()
    }),
  )
  document.body.append(dialog)
  dialog.showModal()
  return { dialog, form, closed }
}

/** Asks for a few texts. Null: the dialog was closed. */
export async function ask(words: Words, title: string, fields: Ask[], ok: string, extra?: Node): Promise<Record<string, string> | null> {
  const { dialog, form, closed } = openDialog(title, words)
  let answer: Record<string, string> | null = null
  if (extra) form.append(extra)
  const inputs = fields.map((f) => {
    const id = freshID()
    const input: HTMLInputElement | HTMLTextAreaElement = f.rows
      ? el("textarea", { id, name: f.name, rows: String(f.rows) })
      : el("input", { id, name: f.name, type: "text", inputmode: f.type === "url" ? "url" : null, autocomplete: "off", spellcheck: f.type === "url" ? "false" : null })
    input.value = f.value ?? ""
    if (f.max) input.maxLength = f.max
    if (f.required) input.required = true
    const fault = el("p", { class: "fault", id: id + "f", hidden: true, role: "alert" })
    const hint = f.hint ? el("p", { class: "hint", id: id + "h" }, f.hint) : null
    input.setAttribute("aria-describedby", [hint ? id + "h" : "", id + "f"].join(" ").trim())
    const box = el("div", { class: "field" }, el("label", { for: id }, f.label), input)
    if (hint) box.append(hint)
    box.append(fault)
    form.append(box)
    input.addEventListener("input", () => {
      fault.hidden = true
      input.removeAttribute("aria-invalid")
    })
    return { f, input, fault }
  })
  form.noValidate = true
  form.append(el("div", { class: "acts" }, el("button", { type: "submit", class: "primary" }, ok)))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const values: Record<string, string> = {}
    let wrong: HTMLElement | null = null
    for (const { f, input, fault } of inputs) {
      const value = input.value.trim()
      values[f.name] = value
      const key = value === "" ? (f.required ? "needed" : null) : (f.check?.(value) ?? null)
      fault.hidden = key === null
      input.toggleAttribute("aria-invalid", false)
      if (key === null) continue
      fault.textContent = words.text(key)
      input.setAttribute("aria-invalid", "true")
      wrong ??= input
    }
    if (wrong) return wrong.focus()
    answer = values
    dialog.close()
  })
  inputs[0]?.input.focus()
  inputs[0]?.input.select()
  await closed
  return answer
}

export interface Found<T> {
  item: T
  title: string
  detail?: string
  thumb?: string
}

/** Lets somebody search and choose; several if many. Null: the dialog was closed. */
export async function choose<T>(
  words: Words,
  title: string,
  load: (query: string, signal: AbortSignal) => Promise<Found<T>[]>,
  options: { many?: boolean; hint?: string; side?: Node } = {},
): Promise<T[] | null> {
  const { dialog, form, closed } = openDialog(title, words)
  dialog.classList.add("wide")
  let answer: T[] | null = null
  const chosen = new Map<string, T>()
  const id = freshID()
  const input = el("input", { id, type: "search", autocomplete: "off", "aria-describedby": id + "s" })
  const state = el("p", { class: "hint", id: id + "s", role: "status" })
  const list = el("ul", { class: "choices" })
  const add = el("button", { type: "submit", class: "primary", disabled: true }, words.text("insert"))
  form.append(el("div", { class: "field" }, el("label", { for: id }, words.text("search")), input, state), list)
  if (options.side) form.append(options.side)
  if (options.many) form.append(el("div", { class: "acts" }, add))
  const take = (key: string, item: T, button: HTMLElement) => {
    if (!options.many) {
      answer = [item]
      return dialog.close()
    }
    if (chosen.delete(key)) button.setAttribute("aria-pressed", "false")
    else {
      chosen.set(key, item)
      button.setAttribute("aria-pressed", "true")
    }
    add.disabled = chosen.size === 0
  }
  let running: AbortController | null = null
  const search = async () => {
    running?.abort()
    const mine = (running = new AbortController())
    try {
      const found = await load(input.value.trim(), mine.signal)
      if (mine.signal.aborted) return
      list.classList.toggle("pictures", found.some((f) => f.thumb !== undefined))
      list.replaceChildren(
        ...found.map((f) => {
          const key = JSON.stringify(f.item)
          const button = el("button", { type: "button", "aria-pressed": options.many ? String(chosen.has(key)) : null })
          if (f.thumb === "") button.append(el("span", { class: "no-thumb" }))
          else if (f.thumb) button.append(el("img", { src: f.thumb, alt: "", loading: "lazy" }))
          button.append(el("span", {}, f.title))
          if (f.detail) button.append(el("small", {}, f.detail))
          button.addEventListener("click", () => take(key, f.item, button))
          return el("li", {}, button)
        }),
      )
      state.textContent = found.length > 0 ? (options.hint ?? words.text("found", found.length)) : words.text("found_nothing")
    } catch (err) {
      if (!mine.signal.aborted) state.textContent = words.text("no_answer", String((err as Error).message ?? err))
    }
  }
  let wait = 0
  input.addEventListener("input", () => {
    clearTimeout(wait)
    wait = window.setTimeout(() => void search(), 150)
  })
  form.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (event.key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)]?.focus()
    else if (event.key === "ArrowUp" && at >= 0) (buttons[at - 1] ?? input).focus()
    else if (event.key === "Enter" && event.target === input) {
      if (!options.many || chosen.size === 0) buttons[0]?.click()
    } else return
    event.preventDefault()
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (chosen.size === 0) return
    answer = [...chosen.values()]
    dialog.close()
  })
  input.focus()
  void search()
  await closed
  ;(running as AbortController | null)?.abort()
  return answer
}
