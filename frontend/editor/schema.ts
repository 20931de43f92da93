// The schema of the document, built from Go's (schema.json is written by
// cmd/assets), with what ProseMirror wants to know besides: how a node looks in
// HTML, how it behaves, and what its attributes may hold.

import { type Attrs, type AttributeSpec, type MarkSpec, Node, type NodeSpec, Schema, type TagParseRule } from "prosemirror-model"
import { TableMap } from "prosemirror-tables"
import { embedOf, faultOfLink, faultOfPage } from "./address"
import spec from "./schema.json"

type NodeLook = Pick<NodeSpec, "toDOM" | "defining" | "isolating" | "atom" | "draggable" | "selectable" | "leafText"> & { parseDOM?: readonly TagParseRule[] }

/** An attribute of an element, or null where it is empty. */
const attr = (dom: HTMLElement, name: string): string | null => dom.getAttribute(name)?.trim() || null

const span = (dom: HTMLElement, name: string): number => {
  const n = Number(dom.getAttribute(name) ?? 1)
  return Number.isInteger(n) && n >= 1 && n <= 100 ? n : 1
}
const cellAttrs = (dom: HTMLElement): Attrs => ({ colspan: span(dom, "colspan"), rowspan: span(dom, "rowspan") })
const spans = (node: Node): Record<string, string> => {
  const out: Record<string, string> = {}
  if (node.attrs["colspan"] !== 1) out["colspan"] = String(node.attrs["colspan"])
  if (node.attrs["rowspan"] !== 1) out["rowspan"] = String(node.attrs["rowspan"])
  return out
}

/** data-* attributes of those that are set, for the clipboard. */
const data = (node: Node, ...names: string[]): Record<string, string> => {
  const out: Record<string, string> = {}
  for (const name of names) if (node.attrs[name] !== null) out["data-" + name.replace("_", "-")] = String(node.attrs[name])
  return out
}

const looks: Record<string, NodeLook> = {
  paragraph: { parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    defining: true,
    parseDOM: [
      { tag: "h2", attrs: { level: 2 } },
      { tag: "h3", attrs: { level: 3 } },
    ],
    toDOM: (node) => ["h" + String(node.attrs["level"]), 0],
  },
  blockquote: {
    defining: true,
    parseDOM: [
      {
        tag: "blockquote",
        getAttrs: (dom) => {
          const name = attr(dom, "data-source-name")
          return { source_name: name, source_url: name === null ? null : attr(dom, "data-source-url") }
        },
      },
    ],
    toDOM: (node) => ["blockquote", data(node, "source_name", "source_url"), 0],
  },
  bullet_list: { parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: (dom as HTMLOListElement).start ?? 1 }) }],
    toDOM: (node) => (node.attrs["order"] === 1 ? ["ol", 0] : ["ol", { start: String(node.attrs["order"]) }, 0]),
  },
  list_item: { defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  image: {
    draggable: true,
    parseDOM: [
      {
        tag: "figure[data-asset]",
        getAttrs: (dom) => ({ asset: attr(dom, "data-asset"), caption: attr(dom, "data-caption"), alt: attr(dom, "data-alt") }),
      },
    ],
    toDOM: (node) => ["figure", data(node, "asset", "caption", "alt")],
  },
  gallery: { isolating: true, parseDOM: [{ tag: "div[data-gallery]" }], toDOM: () => ["div", { "data-gallery": "" }, 0] },
  table: {
    isolating: true,
    parseDOM: [{ tag: "table", getAttrs: (dom) => ({ caption: attr(dom, "data-caption") }) }],
    toDOM: (node) => ["table", data(node, "caption"), ["tbody", 0]],
  },
  table_row: { parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_cell: { isolating: true, parseDOM: [{ tag: "td", getAttrs: cellAttrs }], toDOM: (node) => ["td", spans(node), 0] },
  table_header: { isolating: true, parseDOM: [{ tag: "th", getAttrs: cellAttrs }], toDOM: (node) => ["th", spans(node), 0] },
  related: {
    atom: true,
    draggable: true,
    parseDOM: [
      { tag: "div[data-story]", getAttrs: (dom) => ({ story: attr(dom, "data-story") }) },
      { tag: "div[data-related]", getAttrs: (dom) => ({ url: attr(dom, "data-url"), title: attr(dom, "data-title") }) },
    ],
    toDOM: (node) =>
      node.attrs["story"] === null ? ["div", { "data-related": "", ...data(node, "url", "title") }] : ["div", data(node, "story")],
  },
  embed: {
    atom: true,
    draggable: true,
    parseDOM: [
      {
        tag: "div[data-provider]",
        getAttrs: (dom) => ({ provider: attr(dom, "data-provider"), url: attr(dom, "data-url"), title: attr(dom, "data-title") }),
      },
    ],
    toDOM: (node) => ["div", data(node, "provider", "url", "title")],
  },
  info_box: {
    defining: true,
    parseDOM: [{ tag: "div[data-box]", getAttrs: (dom) => ({ title: attr(dom, "data-box") }) }],
    toDOM: (node) => ["div", { "data-box": String(node.attrs["title"]) }, 0],
  },
  divider: { parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  hard_break: { selectable: false, leafText: () => "\n", parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
}

const markLooks: Record<string, Pick<MarkSpec, "toDOM" | "parseDOM">> = {
  link: {
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = dom.getAttribute("href") ?? ""
          const rel = dom.getAttribute("rel")
          return faultOfLink(href) === null && { href, rel: rel === "nofollow" || rel === "sponsored" ? rel : null }
        },
      },
    ],
    toDOM: (mark) => ["a", { href: String(mark.attrs["href"]), ...(mark.attrs["rel"] ? { rel: String(mark.attrs["rel"]) } : {}) }, 0],
  },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  sup: { parseDOM: [{ tag: "sup" }], toDOM: () => ["sup", 0] },
  sub: { parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
}

/** Control characters and code points that no feed can carry. */
const UNFIT = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Noncharacter_Code_Point}|\p{Cs}/gu

/** A text without them. */
export const fit = (text: string): string => text.replace(UNFIT, "")

const unfit = (text: string): boolean => fit(text) !== text

/** One line with something to see. */
export function isLine(text: string): boolean {
  return /[^\p{White_Space}\p{Cf}\p{Cc}]/u.test(text) && !/[\n\t]/.test(text)
}

/** An id of the network as it stands in addresses. */
export function isID(text: string): boolean {
  return /^[1-9a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{0,10}$/.test(text) && !(text.length === 11 && text > "7zzzzzzzzzz")
}

type Rule = (value: unknown) => boolean

const text = (max: number, more: (s: string) => boolean = () => true): Rule => (v) =>
  typeof v === "string" && [...v].length <= max && !unfit(v) && more(v)
const orNull = (rule: Rule): Rule => (v) => v === null || rule(v)
const whole = (min: number, max: number): Rule => (v) => Number.isInteger(v) && (v as number) >= min && (v as number) <= max

/** The rules of single attributes, as richtext/schema.go has them. */
const rules: Record<string, Rule> = {
  "doc.schema": whole(spec.version, spec.version),
  "heading.level": whole(2, 3),
  "blockquote.source_name": orNull(text(200, isLine)),
  "blockquote.source_url": orNull((v) => typeof v === "string" && faultOfPage(v) === null),
  "ordered_list.order": whole(0, 1_000_000),
  "image.asset": text(11, isID),
  "image.caption": orNull(text(2000)),
  "image.alt": orNull(text(1000)),
  "table.caption": orNull(text(300, isLine)),
  "table_cell.colspan": whole(1, 100),
  "table_cell.rowspan": whole(1, 100),
  "table_header.colspan": whole(1, 100),
  "table_header.rowspan": whole(1, 100),
  "related.story": orNull(text(11, isID)),
  "related.url": orNull((v) => typeof v === "string" && faultOfPage(v) === null),
  "related.title": orNull(text(300, isLine)),
  "embed.provider": (v) => v === "youtube" || v === "x" || v === "instagram" || v === "tiktok",
  "embed.url": (v) => typeof v === "string" && embedOf(v) !== null,
  "embed.title": orNull(text(300, isLine)),
  "info_box.title": text(200, isLine),
  "link.href": (v) => typeof v === "string" && faultOfLink(v) === null,
  "link.rel": (v) => v === null || v === "nofollow" || v === "sponsored",
}

interface RawSpec {
  attrs?: Record<string, AttributeSpec>
}

function withRules(owner: string, raw: RawSpec): { attrs?: Record<string, AttributeSpec> } {
  if (!raw.attrs) return {}
  const attrs: Record<string, AttributeSpec> = {}
  for (const [name, one] of Object.entries(raw.attrs)) {
    const rule = rules[`${owner}.${name}`]
    if (!rule) throw new Error(`no rule for ${owner}.${name}: schema.go has grown, schema.ts has not`)
    attrs[name] = {
      ...one,
      validate: (value: unknown) => {
        if (!rule(value)) throw new RangeError(`${owner}.${name} cannot be ${JSON.stringify(value)}`)
      },
    }
  }
  return { attrs }
}

/** A rule of reading HTML that passes over elements whose attributes cannot be. */
function checked(owner: string, rule: TagParseRule): TagParseRule {
  const read = rule.getAttrs
  if (!read) return rule
  return {
    ...rule,
    getAttrs: (dom) => {
      const attrs = read(dom)
      if (!attrs) return false
      const sound = Object.entries(attrs).every(([attr, value]) => rules[`${owner}.${attr}`]?.(value))
      return sound && faultAmong(owner, attrs) === null && attrs
    },
  }
}

function makeSchema(): Schema {
  const nodes: Record<string, NodeSpec> = {}
  for (const [name, raw] of Object.entries(spec.nodes)) {
    const look = looks[name] ?? {}
    if (look.parseDOM) look.parseDOM = look.parseDOM.map((one) => checked(name, one))
    nodes[name] = { ...(raw as NodeSpec), ...look, ...withRules(name, raw as RawSpec) }
  }
  const marks: Record<string, MarkSpec> = {}
  for (const [name, raw] of Object.entries(spec.marks)) {
    marks[name] = { ...(raw as MarkSpec), ...markLooks[name], ...withRules(name, raw as RawSpec) }
  }
  return new Schema({ nodes, marks, topNode: "doc" })
}

export const schema = makeSchema()

/** A node type that the schema has. */
export const type = (name: string) => {
  const found = schema.nodes[name]
  if (!found) throw new RangeError(`no node ${name}`)
  return found
}

/** A mark type that the schema has. */
export const markType = (name: string) => {
  const found = schema.marks[name]
  if (!found) throw new RangeError(`no mark ${name}`)
  return found
}

/** An empty document. */
export const emptyDoc = (): Node => type("doc").createAndFill({ schema: spec.version }) as Node

/** Reads a document and checks all of its rules; throws RangeError. */
export function parseDocument(json: unknown): Node {
  const doc = Node.fromJSON(schema, json)
  if (doc.type !== schema.topNodeType) throw new RangeError(`a document cannot be ${doc.type.name}`)
  doc.check()
  doc.descendants((node) => {
    const fault = faultAcross(node)
    if (fault !== null) throw new RangeError(fault)
  })
  return doc
}

/** What is wrong between the attributes or children of one node, or null. */
function faultAcross(node: Node): string | null {
  switch (node.type.name) {
    case "text":
      return unfit(node.text ?? "") ? "text holds a control character" : null
    case "table": {
      const map = TableMap.get(node)
      return node.firstChild?.childCount === 0 || map.problems?.length || map.width > 100 ? "a table is a full grid" : null
    }
  }
  return faultAmong(node.type.name, node.attrs)
}

/** What is wrong between attributes that are sound by themselves, or null. */
function faultAmong(owner: string, a: Attrs): string | null {
  switch (owner) {
    case "blockquote":
      return a["source_url"] != null && a["source_name"] == null ? "a quote's address needs a name" : null
    case "related": {
      const outside = a["url"] != null && a["title"] != null
      const inside = a["story"] != null && a["url"] == null && a["title"] == null
      return inside || (outside && a["story"] == null) ? null : "a related story is a story, or an address with a title"
    }
    case "embed":
      return embedOf(String(a["url"]))?.provider === a["provider"] ? null : "an embed's address is its provider's"
  }
  return null
}
