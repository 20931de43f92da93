// Clipboards made clean. What Word, Google Docs, mail programs and web pages
// put on the clipboard becomes the few elements that the schema knows: the
// words, their structure, and nothing of their look.
//
//   cleanHTML   HTML of the clipboard -> HTML of our elements, and the pictures
//               that were inside as data
//   plainBlocks plain text -> paragraphs and lists

import { faultOfLink, plainAddress } from "./address"
import { fit } from "./schema"

export interface Clean {
  html: string
  /** Pictures that the clipboard held as data: addresses, in their order. */
  pictures: string[]
  /** How many pictures of other hosts were left out. */
  left: number
}

type Mark = "strong" | "em" | "sup" | "sub"

interface Style {
  marks: ReadonlySet<Mark>
  href: string | null
  /** Line ends of the text are meant. */
  pre: boolean
}

const SKIP = new Set(
  "HEAD SCRIPT STYLE META LINK TITLE BASE TEMPLATE IFRAME OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO BUTTON INPUT SELECT TEXTAREA FIGCAPTION RUBY XML".split(" "),
)
const BLOCK = new Set(
  "P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV ADDRESS CENTER DL DT DD FIGURE FORM FIELDSET DETAILS SUMMARY HGROUP BODY H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE TABLE HR TR TD TH".split(" "),
)

/** Where cleaned blocks go, and which of them may. */
interface Room {
  parent: Element
  /** Only paragraphs and lists: inside quotes, list items and cells. */
  flow: boolean
}

export function cleanHTML(html: string): Clean {
  const source = new DOMParser().parseFromString(unstyled(html), "text/html")
  return new Cleaner().clean(source.body)
}

/**
 * HTML whose styles and handlers are plain attributes. The content policy covers
 * documents that are only read, too, and complains of every style in them; so
 * they are renamed, and sheets left out, before anything is parsed.
 */
export function unstyled(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<style\b/gi, "<template")
    .replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi, `$1${LOOK}$2$3`))
}

const LOOK = "data-look-"

class Cleaner {
  readonly #out = document.implementation.createHTMLDocument("")
  readonly #pictures: string[] = []
  #left = 0
  #line: Element | null = null
  /** Lists of Word that are open: paragraphs that say their level. */
  #word: { list: Element; level: number }[] = []

  clean(body: HTMLElement): Clean {
    const room = { parent: this.#out.body, flow: false }
    this.#children(body, room, { marks: new Set(), href: null, pre: false })
    this.#end(room)
    return { html: this.#out.body.innerHTML, pictures: this.#pictures, left: this.#left }
  }

  #children(node: Node, room: Room, style: Style): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.#text(child.nodeValue ?? "", room, style)
      else if (child.nodeType === 1) this.#element(child as Element, room, style)
    }
  }

  #element(el: Element, room: Room, style: Style): void {
    const name = el.tagName.toUpperCase()
    const css = declarations(el)
    if (SKIP.has(name) || el.hasAttribute("hidden") || css["display"] === "none" || css["mso-hide"] === "all") return
    if (name === "IMG") return this.#picture(el)
    if (name === "BR") return this.#break(room)
    if (!BLOCK.has(name)) return this.#children(el, room, inline(el, name, css, style))
    if (name === "P" && /mso-list:\s*l\d/i.test(el.getAttribute(LOOK + "style") ?? "")) return this.#wordItem(el, room, style)
    this.#end(room)
    this.#block(el, name, css, room, style)
    this.#end(room)
  }

  #block(el: Element, name: string, css: Record<string, string>, room: Room, style: Style): void {
    this.#word = []
    switch (name) {
      case "HR":
        if (!room.flow) room.parent.append(this.#out.createElement("hr"))
        return
      case "PRE":
        return this.#children(el, room, { ...style, pre: true })
      case "UL":
      case "OL":
        return this.#list(el, name, room, style)
      case "BLOCKQUOTE":
        if (room.flow) return this.#children(el, room, style)
        return this.#inside("blockquote", el, room, style)
      case "TABLE":
        return this.#table(el, room, style)
    }
    const level = headingLevel(el, name)
    if (level === 0 || room.flow) return this.#children(el, room, inline(el, name, css, style))
    this.#line = this.#out.createElement(level === 2 ? "h2" : "h3")
    this.#children(el, { ...room, flow: true }, style)
  }

  /** Cleans the children of an element into a new one, and keeps it if it holds anything. */
  #inside(tag: string, el: Element, room: Room, style: Style): void {
    const box = this.#out.createElement(tag)
    const inner = { parent: box, flow: true }
    this.#children(el, inner, style)
    this.#end(inner)
    if (box.childNodes.length > 0) room.parent.append(box)
  }

  #list(el: Element, name: string, room: Room, style: Style): void {
    const list = this.#out.createElement(name.toLowerCase())
    const start = Number(el.getAttribute("start") ?? 1)
    if (name === "OL" && Number.isInteger(start) && start >= 0 && start !== 1) list.setAttribute("start", String(start))
    for (const child of el.children) {
      const tag = child.tagName.toUpperCase()
      if (tag === "LI") {
        const item = this.#out.createElement("li")
        const inner = { parent: item, flow: true }
        this.#children(child, inner, style)
        this.#end(inner)
        if (item.childNodes.length === 0) continue
        // An item begins with a paragraph, even where a list was pasted into it.
        if (item.firstElementChild?.tagName !== "P") item.prepend(this.#out.createElement("p"))
        list.append(item)
      } else if (tag === "UL" || tag === "OL") {
        // Google Docs and old pages put the inner list beside its item.
        const item = list.lastElementChild ?? list.appendChild(this.#out.createElement("li"))
        if (item.childNodes.length === 0) item.append(this.#out.createElement("p"))
        this.#list(child, tag, { parent: item, flow: true }, style)
      }
    }
    if (list.childNodes.length > 0) room.parent.append(list)
  }

  /** A paragraph of Word that is an item of a list: it tells its level in its style, and shows its own bullet. */
  #wordItem(el: Element, room: Room, style: Style): void {
    const open = this.#word
    this.#end(room)
    this.#word = open
    const level = Number(/level(\d)/i.exec(el.getAttribute(LOOK + "style") ?? "")?.[1] ?? 1)
    const marker = [...el.querySelectorAll("span")].find((s) => /mso-list:\s*ignore/i.test(s.getAttribute(LOOK + "style") ?? ""))
    const label = (marker?.textContent ?? "").trim()
    marker?.remove()
    while (this.#word.length > 0 && (this.#word.at(-1)?.level ?? 0) > level) this.#word.pop()
    let top = this.#word.at(-1)
    if (!top || top.level < level) {
      const list = this.#out.createElement(/^\(?[0-9a-z]{1,4}[.)]/i.test(label) ? "ol" : "ul")
      const into = top?.list.lastElementChild ?? room.parent
      into.append(list)
      top = { list, level }
      this.#word.push(top)
    }
    const item = this.#out.createElement("li")
    top.list.append(item)
    const inner = { parent: item, flow: true }
    const lists = this.#word
    this.#children(el, inner, style)
    this.#end(inner)
    this.#word = lists
    if (item.childNodes.length === 0) item.append(this.#out.createElement("p"))
  }

  #table(el: Element, room: Room, style: Style): void {
    const rows = [...el.querySelectorAll("tr")].filter((row) => row.closest("table") === el)
    const cells = rows.map((row) => [...row.children].filter((c) => /^T[DH]$/i.test(c.tagName)))
    // A table of one column is a page's layout.
    if (room.flow || Math.max(0, ...cells.map((c) => c.length)) < 2) {
      for (const cell of cells.flat()) {
        this.#children(cell, room, style)
        this.#end(room)
      }
      return
    }
    const table = this.#out.createElement("table")
    const body = table.appendChild(this.#out.createElement("tbody"))
    for (const [n, row] of cells.entries()) {
      if (row.every((c) => (c.textContent ?? "").trim() === "") && row.every((c) => !c.hasAttribute("rowspan"))) continue
      const heads = n === 0 && row.every((c) => isBold(c))
      const tr = body.appendChild(this.#out.createElement("tr"))
      for (const cell of row) {
        const th = heads || cell.tagName.toUpperCase() === "TH"
        const td = tr.appendChild(this.#out.createElement(th ? "th" : "td"))
        for (const span of ["colspan", "rowspan"]) {
          const n = Number(cell.getAttribute(span) ?? 1)
          if (Number.isInteger(n) && n > 1 && n <= 100) td.setAttribute(span, String(n))
        }
        const inner = { parent: td, flow: true }
        this.#children(cell, inner, style)
        this.#end(inner)
        if (th) for (const b of td.querySelectorAll("strong")) b.replaceWith(...b.childNodes)
        if (td.childNodes.length === 0) td.append(this.#out.createElement("p"))
      }
    }
    if (body.childNodes.length > 0) room.parent.append(table)
  }

  #picture(el: Element): void {
    const src = el.getAttribute("src") ?? ""
    if (/^data:image\/(jpeg|png|gif|webp|tiff|heic|avif);base64,/i.test(src)) this.#pictures.push(src)
    else if (src !== "" && !/^(cid|file|about):/i.test(src) && Number(el.getAttribute("width") ?? 100) > 2) this.#left++
  }

  #break(room: Room): void {
    if (!this.#line) return
    // Two breaks are how programs without paragraphs make one.
    if (this.#line.lastChild?.nodeName === "BR") {
      if (!/^H/.test(this.#line.tagName)) this.#end(room)
    } else this.#line.append(this.#out.createElement("br"))
  }

  #text(value: string, room: Room, style: Style): void {
    if (style.pre) {
      const lines = value.replace(/\r\n?/g, "\n").split("\n")
      for (const [n, line] of lines.entries()) {
        if (n > 0) this.#end(room)
        this.#text(line, room, { ...style, pre: false })
      }
      return
    }
    let text = cleanText(value)
    if (text === "") return
    if (text === " " && !this.#line) return
    if (!this.#line) {
      this.#word = []
      this.#line = this.#out.createElement("p")
    }
    // One space between words, wherever the elements end.
    if (text.startsWith(" ") && /(^|\s)$/.test(this.#line.textContent ?? "")) text = text.slice(1)
    if (this.#line.lastChild?.nodeName === "BR") text = text.replace(/^ /, "")
    if (text === "") return
    let node: Node = this.#out.createTextNode(text)
    for (const mark of ["sub", "sup", "strong", "em"] as const) {
      // A heading is set off by its place; bold inside is a program's look.
      if (!style.marks.has(mark) || (mark === "strong" && /^H/.test(this.#line.tagName))) continue
      const wrap = this.#out.createElement(mark)
      wrap.append(node)
      node = wrap
    }
    if (style.href !== null) {
      const a = this.#out.createElement("a")
      a.setAttribute("href", style.href)
      a.append(node)
      node = a
    }
    this.#line.append(node)
  }

  /** Ends the paragraph that is being filled. */
  #end(room: Room): void {
    const line = this.#line
    this.#line = null
    if (!line) return
    while (line.lastChild?.nodeName === "BR") line.lastChild.remove()
    trimEnd(line)
    if ((line.textContent ?? "").trim() === "") return
    room.parent.append(line)
  }
}

function trimEnd(el: Element): void {
  for (let last: Node | null = el; last; last = last.lastChild) {
    if (last.nodeType === 3) last.nodeValue = (last.nodeValue ?? "").trimEnd()
  }
}

/** Without characters that cannot be seen or carried, and with one space where there was any white space. */
export function cleanText(text: string): string {
  return fit(
    text
      .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFC]/g, "")
      .replace(/[\s\u00A0]+/g, " "),
  )
}

/** The style of an element, by its properties. */
function declarations(el: Element): Record<string, string> {
  const out: Record<string, string> = {}
  for (const one of (el.getAttribute(LOOK + "style") ?? "").split(";")) {
    const colon = one.indexOf(":")
    if (colon > 0) out[one.slice(0, colon).trim().toLowerCase()] = one.slice(colon + 1).trim().toLowerCase()
  }
  return out
}

function inline(el: Element, name: string, css: Record<string, string>, style: Style): Style {
  const marks = new Set(style.marks)
  const set = (mark: Mark, on: boolean) => (on ? marks.add(mark) : marks.delete(mark))
  if (name === "B" || name === "STRONG") marks.add("strong")
  if (name === "I" || name === "EM" || name === "CITE" || name === "DFN" || name === "VAR") marks.add("em")
  if (name === "SUP") set("sub", false), marks.add("sup")
  if (name === "SUB") set("sup", false), marks.add("sub")
  const weight = css["font-weight"]
  if (weight !== undefined) set("strong", weight === "bold" || weight === "bolder" || Number(weight) >= 600)
  if (css["font-style"] !== undefined) set("em", /^(italic|oblique)/.test(css["font-style"]))
  if (css["vertical-align"] === "super") set("sup", true)
  if (css["vertical-align"] === "sub") set("sub", true)
  if (marks.has("sup") && marks.has("sub")) marks.delete("sub")
  let href = style.href
  if (name === "A" && el.hasAttribute("href")) {
    const plain = plainAddress(el.getAttribute("href") ?? "")
    // A path would lead to our own site, and it was meant for another.
    href = faultOfLink(plain) === null && !plain.startsWith("/") ? plain : null
  }
  return { marks, href, pre: style.pre || /^pre(-wrap|-line)?$/.test(css["white-space"] ?? "") && name === "PRE" }
}

function headingLevel(el: Element, name: string): 0 | 2 | 3 {
  if (name === "H1" || name === "H2" || /^MsoTitle$/i.test(el.className)) return 2
  if (/^H[3-6]$/.test(name)) return 3
  if (el.getAttribute("role") === "heading") return Number(el.getAttribute("aria-level") ?? 2) > 2 ? 3 : 2
  return 0
}

const HEAVY = /^(bold|bolder|[6-9]00)$/

function isBold(cell: Element): boolean {
  const text = (cell.textContent ?? "").replace(/[\s\u00A0]+/g, "")
  if (text === "") return false
  if (cell.tagName.toUpperCase() === "TH" || HEAVY.test(declarations(cell)["font-weight"] ?? "")) return true
  let bold = ""
  for (const el of cell.querySelectorAll("*")) {
    const own = [...el.childNodes].filter((n) => n.nodeType === 3).map((n) => n.nodeValue ?? "").join("")
    const heavy = el.closest("b,strong") !== null || HEAVY.test(declarations(el)["font-weight"] ?? "")
    if (heavy) bold += own
  }
  return bold.replace(/[\s\u00A0]+/g, "").length >= text.length
}

/** A paragraph of plain text, or an item of a list. */
export interface PlainBlock {
  kind: "paragraph" | "bullet" | "number"
  text: string
}

/**
 * Plain text in paragraphs: every line is one, except where lines were wrapped
 * at a width (mail), which shows by blank lines between paragraphs and lines of
 * nearly one length.
 */
export function plainBlocks(text: string): PlainBlock[] {
  const blocks: PlainBlock[] = []
  const chunks = text.replace(/\r\n?|\u2028|\u2029/g, "\n").split(/\n[ \t\u00A0]*\n+/)
  for (const chunk of chunks) {
    const lines = chunk.split("\n").map((l) => cleanText(l).trim()).filter((l) => l !== "")
    if (chunks.length > 1 && wrapped(lines)) {
      blocks.push({ kind: "paragraph", text: lines.join(" ") })
      continue
    }
    for (const line of lines) {
      const bullet = /^(?:[-*•·–]|\u25CF|\u25AA)\s+(.+)$/u.exec(line)
      const number = /^\d{1,3}[.)]\s+(.+)$/.exec(line)
      // One line alone is a sentence that begins with a number or a dash.
      if (bullet && lines.length > 1) blocks.push({ kind: "bullet", text: bullet[1] ?? "" })
      else if (number && lines.length > 1) blocks.push({ kind: "number", text: number[1] ?? "" })
      else blocks.push({ kind: "paragraph", text: line })
    }
  }
  return blocks
}

function wrapped(lines: string[]): boolean {
  if (lines.length < 2) return false
  const full = lines.slice(0, -1)
  return full.every((l) => l.length >= 50 && l.length <= 90 && !/^[-*•]\s|^\d+[.)]\s/.test(l))
}
