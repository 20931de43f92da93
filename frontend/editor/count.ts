// Words and reading time, counted as richtext counts them.

import type { Node } from "prosemirror-model"

/** The words of a document: everything between white space that has a letter or digit. */
export function countWords(doc: Node): number {
  let words = 0
  doc.descendants((node) => {
    if (node.isTextblock) {
      words += wordsIn(node.textBetween(0, node.content.size, undefined, (leaf) => (leaf.type.name === "hard_break" ? "\n" : " ")))
      return false
    }
    switch (node.type.name) {
      case "table":
        words += wordsIn(String(node.attrs["caption"] ?? ""))
        break
      case "info_box":
        if (/[\p{L}\p{N}]/u.test(node.textContent)) words += wordsIn(String(node.attrs["title"]))
        break
    }
    return true
  })
  return words
}

export function wordsIn(text: string): number {
  let words = 0
  for (const part of text.split(/\p{White_Space}+/u)) if (/[\p{L}\p{N}]/u.test(part)) words++
  return words
}

/** Minutes that reading takes, rounded up: 0 only for an empty text. */
export function minutes(words: number, lang: string): number {
  return Math.ceil(words / (lang.startsWith("en") ? 238 : 200))
}
