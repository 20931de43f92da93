// Random documents of the schema, and random changes of them as an editor makes
// them. A seed gives the same ones everywhere.
//
// Needs prosemirror-model, -transform, -state, -commands, -schema-list and
// -tables, which frontend/package.json names.

import { readFileSync } from "node:fs";

import * as commands from "prosemirror-commands";
import { Schema } from "prosemirror-model";
import * as lists from "prosemirror-schema-list";
import { EditorState, NodeSelection, TextSelection } from "prosemirror-state";
import * as tables from "prosemirror-tables";
import { canJoin, canSplit, findWrapping, insertPoint, liftTarget, Transform } from "prosemirror-transform";

const spec = JSON.parse(readFileSync(new URL("../../internal/richtext/testdata/richtext/schema.json", import.meta.url)));
export const schema = new Schema({ nodes: spec.nodes, marks: spec.marks });
const { nodes, marks } = schema;

// A small generator of random numbers (xorshift32).
let state = 1;
export function seed(n) {
  state = Number(n) * 2654435761 || 1;
}

export function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 4294967296;
}
export const below = (n) => Math.floor(random() * n);
export const pick = (list) => list[below(list.length)];
export const times = (n, make) => Array.from({ length: n }, make);
export const maybe = (chance) => random() < chance;

const words = ["kata", "lain", " ", "🌋", "é", "pasar ikan", ".", "日本", "a", "“kutip”", "\u200d", "harga \"naik\" <5%>", "e\u0301"];

function randomMark() {
  switch (below(6)) {
    case 0: return marks.link.create({ href: pick(["/a", "https://b.example/?c=d&e"]), rel: pick([null, "nofollow"]) });
    case 1: return marks.sup.create();
    case 2: return marks.sub.create();
    case 3: return marks.em.create();
    default: return marks.strong.create();
  }
}

function inline(max = 4) {
  return times(below(max), () => {
    let set = [];
    while (maybe(0.3)) set = randomMark().addToSet(set);
    return maybe(0.15) ? nodes.hard_break.create(null, null, set) : schema.text(pick(words), set);
  });
}

const paragraph = () => nodes.paragraph.create(null, inline());
const image = () => nodes.image.create({ asset: pick(["1a", "2b"]), caption: pick([null, "", "Kapal"]), alt: null });
const item = (depth) => nodes.list_item.create(null, [paragraph(), ...times(below(2), () => flow(depth + 1))]);

function flow(depth) {
  if (depth > 2 || maybe(0.6)) return paragraph();
  return maybe(0.5)
    ? nodes.bullet_list.create(null, times(1 + below(3), () => item(depth)))
    : nodes.ordered_list.create({ order: 1 + below(3) }, times(1 + below(3), () => item(depth)));
}

function table() {
  const width = 1 + below(3);
  const cell = (type) => type.create(null, times(1 + below(2) * below(2), () => flow(2)));
  return nodes.table.create({ caption: pick([null, "Harga"]) }, times(1 + below(3), (_, row) =>
    nodes.table_row.create(null, times(width, () => cell(row === 0 && maybe(0.5) ? nodes.table_header : nodes.table_cell)))));
}

function block(boxed) {
  switch (below(boxed ? 9 : 12)) {
    case 0: case 1: return paragraph();
    case 2: case 3: return flow(0);
    case 4: return nodes.blockquote.create({ source_name: pick([null, "Hasan"]), source_url: null }, times(1 + below(2), () => flow(1)));
    case 5: return image();
    case 6: return nodes.gallery.create(null, times(below(3), image));
    case 7: return table();
    case 8: return maybe(0.5) ? nodes.divider.create() : nodes.embed.create({ provider: "youtube", url: "https://www.youtube.com/watch?v=abcDEF_12-3", title: null });
    case 9: return nodes.related.create({ story: "1s" });
    case 10: return nodes.heading.create({ level: 2 + below(2) }, inline());
    default: return nodes.info_box.create({ title: "Kotak" }, times(1 + below(2), () => block(true)));
  }
}

export const document = (max = 3) => nodes.doc.create(null, times(1 + below(max), () => block(false)));

// whole reports whether a position lies between characters.
export function whole(doc, pos) {
  const $pos = doc.resolve(pos);
  if (!$pos.textOffset) return true;
  const code = $pos.nodeAfter.text.charCodeAt(0);
  return code < 0xdc00 || code > 0xdfff;
}

export function position(doc) {
  const pos = below(doc.content.size + 1);
  return whole(doc, pos) ? pos : pos - 1;
}

export function range(doc, near = maybe(0.5)) {
  const from = position(doc);
  let to = near ? Math.min(doc.content.size, from + below(8)) : position(doc);
  if (!whole(doc, to)) to--;
  return [Math.min(from, to), Math.max(from, to)];
}

function slice(doc) {
  const [from, to] = range(doc);
  return doc.slice(from, to);
}

// command runs a command of an editor whose selection is at random.
function command(doc, run) {
  const selections = [];
  const [from, to] = range(doc);
  selections.push(() => TextSelection.between(doc.resolve(from), doc.resolve(maybe(0.5) ? from : to)));
  if (doc.resolve(from).nodeAfter && !doc.resolve(from).nodeAfter.isText) selections.push(() => NodeSelection.create(doc, from));
  let editor = EditorState.create({ doc, selection: pick(selections)() });
  const cells = [];
  doc.descendants((node, pos) => { if (node.type.spec.tableRole?.endsWith("cell")) cells.push(pos); });
  if (cells.length && maybe(0.4)) {
    const [a, b] = [pick(cells), pick(cells)];
    try {
      editor = editor.apply(editor.tr.setSelection(tables.CellSelection.create(doc, a, b)));
    } catch { /* cells of two tables */ }
  }
  let made = null;
  run(editor, (tr) => { made = tr; });
  return made;
}

const commandList = [
  lists.wrapInList(nodes.bullet_list), lists.wrapInList(nodes.ordered_list, { order: 2 }), lists.splitListItem(nodes.list_item),
  lists.liftListItem(nodes.list_item), lists.sinkListItem(nodes.list_item),
  commands.deleteSelection, commands.joinBackward, commands.joinForward, commands.selectParentNode, commands.lift, commands.splitBlock,
  commands.liftEmptyBlock, commands.createParagraphNear, commands.joinUp, commands.joinDown, commands.toggleMark(marks.strong),
  commands.toggleMark(marks.sup), commands.toggleMark(marks.link, { href: "/c" }), commands.setBlockType(nodes.heading, { level: 2 }), commands.setBlockType(nodes.paragraph),
  commands.wrapIn(nodes.blockquote), commands.wrapIn(nodes.info_box, { title: "Kotak" }),
];
const tableCommands = [
  tables.addColumnAfter, tables.addColumnBefore, tables.addRowAfter, tables.addRowBefore, tables.deleteColumn, tables.deleteRow,
  tables.mergeCells, tables.splitCell, tables.deleteTable, tables.toggleHeaderRow, tables.toggleHeaderColumn, tables.toggleHeaderCell,
];

function blockRange(doc) {
  const [from, to] = range(doc);
  return doc.resolve(from).blockRange(doc.resolve(to));
}

// Each change adds steps to a transform, or returns one of its own.
const changes = [
  (tr, doc) => tr.insert(position(doc), schema.text(pick(words))),
  (tr, doc) => tr.insert(position(doc), schema.text(pick(words), [randomMark()])),
  (tr, doc) => tr.delete(...range(doc, true)),
  (tr, doc) => tr.delete(...range(doc)),
  (tr, doc) => tr.deleteRange(...range(doc)),
  (tr, doc) => tr.replace(...range(doc), slice(document(2))),
  (tr, doc) => tr.replaceRange(...range(doc), slice(document(2))),
  (tr, doc) => tr.replaceRange(...range(doc, true), slice(doc)),
  (tr, doc) => tr.replaceRangeWith(...range(doc, true), block(false)),
  (tr, doc) => { const node = block(false), at = insertPoint(doc, position(doc), node.type); if (at != null) tr.insert(at, node); },
  (tr, doc) => { const at = position(doc), depth = 1 + below(3); if (canSplit(doc, at, depth)) tr.split(at, depth); },
  (tr, doc) => { const at = position(doc); if (canJoin(doc, at)) tr.join(at); },
  (tr, doc) => { const r = blockRange(doc), w = r && findWrapping(r, pick([nodes.blockquote, nodes.bullet_list, nodes.ordered_list]), {}); if (w) tr.wrap(r, w); },
  (tr, doc) => { const r = blockRange(doc), depth = r && liftTarget(r); if (depth != null) tr.lift(r, depth); },
  (tr, doc) => tr.setBlockType(...range(doc), pick([nodes.paragraph, nodes.heading]), { level: 3 }),
  (tr, doc) => tr.addMark(...range(doc), randomMark()),
  (tr, doc) => tr.addMark(...range(doc), randomMark()),
  (tr, doc) => tr.removeMark(...range(doc), maybe(0.5) ? randomMark() : pick(Object.values(marks))),
  (tr, doc) => {
    const breaks = [];
    doc.descendants((node, pos) => { if (node.type === nodes.hard_break) breaks.push([node, pos]); });
    if (!breaks.length) return;
    const [node, pos] = pick(breaks);
    if (node.marks.length && maybe(0.6)) tr.removeNodeMark(pos, pick(node.marks));
    else tr.addNodeMark(pos, randomMark());
  },
  (tr, doc) => {
    const list = [];
    doc.descendants((node, pos) => { if (Object.keys(node.attrs).length) list.push([node, pos]); });
    if (!list.length) return;
    const [node, pos] = pick(list);
    const set = { caption: "Keterangan 🌋", alt: null, source_name: "Siti", order: 7, level: 2 + below(2), title: "Judul", colspan: 1 }, name = pick(Object.keys(node.attrs));
    if (!(name in set) || node.type === nodes.related) return;
    if (maybe(0.5)) tr.setNodeAttribute(pos, name, set[name]);
    else tr.setNodeMarkup(pos, null, { ...node.attrs, [name]: set[name] });
  },
  (tr) => { if (maybe(0.2)) tr.setDocAttribute("schema", 1); },
  (_, doc) => command(doc, pick(commandList)),
  (_, doc) => command(doc, pick(commandList)),
  (_, doc) => command(doc, pick(tableCommands)),
  (_, doc) => command(doc, pick(tableCommands)),
];

// changed makes one of the changes, and returns the transform with its steps;
// null where there was nothing to change.
export function changed(doc) {
  const tr = new Transform(doc);
  let own;
  try {
    own = pick(changes)(tr, doc);
  } catch {
    return null; // it did not fit
  }
  const made = own ?? tr;
  return made.steps.length ? made : null;
}
