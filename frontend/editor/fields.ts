// The fields beside the body, as the sync layer sees them.

import type { Field } from "./types"

type Control = Field["control"]

export function fieldsOf(form: HTMLFormElement | null): Field[] {
  if (!form) return []
  return [...form.querySelectorAll<Control>("input[data-field],textarea[data-field],select[data-field]")].map((control) => ({
    name: control.dataset["field"] ?? control.name,
    control,
    get: () => read(control),
    set: (value) => write(control, value),
  }))
}

/** What people call a field. A pick-list has taken the label of its control. */
export function labelOf(control: Control): string {
  const label = labelElement(control)
  const own = [...(label?.childNodes ?? [])].filter((node) => !(node instanceof Element && node.matches(".changed-by")))
  return own.map((node) => node.textContent).join("").trim() || (control.dataset["field"] ?? control.name)
}

export function labelElement(control: Control): HTMLElement | null {
  return control.labels?.[0] ?? control.closest("pick-list")?.closest(".field")?.querySelector("label") ?? null
}

/** The field that has the focus, also when the pick-list around it has. */
export function fieldAt(element: Element | null): string {
  const control = element?.closest("pick-list")?.querySelector<HTMLElement>("[data-field]") ?? (element as HTMLElement | null)
  return control?.dataset?.["field"] ?? ""
}

function read(control: Control): string {
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map((o) => o.value).join("\n")
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked ? "1" : ""
  return control.value
}

function write(control: Control, value: string): void {
  if (control instanceof HTMLSelectElement) {
    const chosen = new Set(value.split("\n"))
    for (const option of control.options) if (option.selected !== chosen.has(option.value)) option.selected = chosen.has(option.value)
    // A choice that this page does not offer is kept all the same, or the next
    // change of the field would take it away from whoever made it.
    const known = new Set([...control.options].map((o) => o.value))
    for (const one of chosen) if (one !== "" && !known.has(one)) offer(control, one)
  } else if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value !== ""
  else writeText(control, value)
  control.dispatchEvent(new CustomEvent("field:set", { bubbles: true }))
}

/** Adds a choice that somebody else has made, and asks for its name. */
function offer(control: HTMLSelectElement, value: string): void {
  const option = new Option(value, value)
  control.append(option)
  option.selected = true
  const find = control.closest<HTMLElement>("pick-list")?.dataset["find"]
  if (!find) return
  const url = new URL(find, location.href)
  url.searchParams.set("value", value)
  fetch(url, { headers: { Accept: "application/json" } })
    .then(async (response) => {
      const [named] = (response.ok ? await response.json() : []) as { label: string }[]
      if (!named) return
      option.text = named.label
      control.dispatchEvent(new CustomEvent("field:set", { bubbles: true }))
    })
    .catch(() => undefined) // without its name it is chosen all the same
}

/** Sets a text and keeps the caret before the same characters. */
function writeText(control: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const old = control.value
  if (old === value) return
  const active = document.activeElement === control && control.selectionStart !== null
  const start = control.selectionStart ?? 0
  const end = control.selectionEnd ?? start
  control.value = value
  if (!active) return
  let head = 0
  while (head < old.length && head < value.length && old[head] === value[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < value.length - head && old[old.length - 1 - tail] === value[value.length - 1 - tail]) tail++
  const move = (pos: number) => (pos <= head ? pos : pos >= old.length - tail ? pos + value.length - old.length : Math.min(pos, value.length - tail))
  control.setSelectionRange(move(start), move(end))
}
