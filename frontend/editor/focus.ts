// The focus view: nothing but the text, and what is marked with data-focus-keep
// (headline and lead). Everything else is put out of sight, nothing is moved.

import type { Words } from "../desk/words"
import { el } from "./ui"

const OUT = "data-out-of-focus"

export function enterFocus(center: HTMLElement, words: Words): void {
  const kept = [center, ...document.querySelectorAll<HTMLElement>("[data-focus-keep]")]
  const hide = (parent: Element) => {
    for (const child of parent.children) {
      if (child.matches("script,style,link,dialog") || kept.includes(child as HTMLElement)) continue
      if (kept.some((k) => child.contains(k))) hide(child)
      else child.setAttribute(OUT, "")
    }
  }
  hide(document.body)
  document.documentElement.classList.add("focus-view")
  const leave = el("button", { type: "button", class: "leave-focus", click: () => leaveFocus() }, words.text("focus_leave"))
  document.body.append(leave)
  document.addEventListener("keydown", onKey)
  scrollTo({ top: Math.max(0, center.getBoundingClientRect().top + scrollY - innerHeight / 3) })
}

/** Leaves the focus view; false if it was not on. */
export function leaveFocus(): boolean {
  if (!document.documentElement.classList.contains("focus-view")) return false
  document.documentElement.classList.remove("focus-view")
  for (const one of document.querySelectorAll(`[${OUT}]`)) one.removeAttribute(OUT)
  document.querySelector(".leave-focus")?.remove()
  document.removeEventListener("keydown", onKey)
  return true
}

function onKey(event: KeyboardEvent): void {
  if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) leaveFocus()
}
