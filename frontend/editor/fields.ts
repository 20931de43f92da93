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

function read(control: Control): string {
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map((o) => o.value).join("\n")
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked ? "1" : ""
  return control.value
}

function write(control: Control, value: string): void {
  if (control instanceof HTMLSelectElement) {
    const chosen = new Set(value.split("\n"))
    for (const option of control.options) option.selected = chosen.has(option.value)
  } else if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value !== ""
  else writeText(control, value)
  control.dispatchEvent(new CustomEvent("field:set", { bubbles: true }))
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
