// Writes the fixtures for internal/richtext/steps: random documents of the
// schema, random changes made by prosemirror-transform and the packages above
// it, and what came of each step. The Go test replays them.
//
//   node frontend/tests/steps-fixtures.mjs [--seed N] [--bytes N] >FILE
//
// Every line is one chain: {"doc", "steps"}. A step is [json, result, map]:
// result is the beginning of the SHA-256 of the JSON of the document after it,
// with "!" behind it if ProseMirror's own check refuses that document, and "?"
// if the next step is made on the document before it all the same, or "" if
// the step does not apply; map is that of where every position is after the
// step.

import { createHash } from "node:crypto";
import { parseArgs } from "node:util";

import { Fragment } from "prosemirror-model";
import { Step } from "prosemirror-transform";

import { below, changed, document, maybe, pick, schema, seed, whole } from "./random.mjs";

const { values: args } = parseArgs({
  options: { seed: { type: "string", default: "1" }, bytes: { type: "string", default: "280000" } },
});
seed(args.seed);

// shaken is a step with positions, depths or promises that are nearly right.
function shaken(json, doc) {
  const s = structuredClone(json);
  const near = (n) => Math.max(0, Math.min(doc.content.size, n + below(5) - 2));
  for (const key of ["from", "to", "gapFrom", "gapTo", "pos"]) {
    if (key in s && maybe(0.5)) s[key] = near(s[key]);
    // Between the halves of a character there is no position in Go.
    if (key in s && s[key] <= doc.content.size && !whole(doc, s[key])) return null;
  }
  if (s.stepType === "replace" && maybe(0.3)) s.structure = true;
  if (s.insert != null && maybe(0.3)) s.insert = Math.max(0, s.insert + below(3) - 1);
  if (s.slice && maybe(0.3)) s.slice.openStart = below(3);
  if (s.slice && maybe(0.3)) s.slice.openEnd = below(3);
  return sound(s) ? s : null;
}

// sound keeps out what an editor never makes and Go refuses before it looks at
// any document.
function sound(s) {
  const ends = [s.from, s.gapFrom, s.gapTo, s.to].filter((n) => n != null);
  if (ends.some((n, i) => i && n < ends[i - 1])) return false;
  if (!s.slice) return (s.insert ?? 0) === 0;
  const content = Fragment.fromJSON(schema, s.slice.content);
  const { openStart = 0, openEnd = 0 } = s.slice;
  let [left, right] = [content, content];
  for (let i = 0; i < openStart; i++) { if (!left.firstChild || left.firstChild.isLeaf) return false; left = left.firstChild.content; }
  for (let i = 0; i < openEnd; i++) { if (!right.lastChild || right.lastChild.isLeaf) return false; right = right.lastChild.content; }
  const size = content.size - openStart - openEnd;
  return size > 0 && (s.insert ?? 0) <= size;
}

const digest = (text) => createHash("sha256").update(text).digest("hex").slice(0, 8);

// record applies a step as a receiver would, and says what came of it. It
// returns null for documents that JSON cannot hold in UTF-8.
function record(json, doc) {
  let step, result;
  try {
    step = Step.fromJSON(schema, json);
    result = step.apply(doc).doc;
  } catch { /* a position outside */ }
  if (!step) return null;
  json = step.toJSON();
  if (!JSON.stringify(json).isWellFormed()) return null;
  if (!result) return { entry: [json, "", ""], doc: null };
  const after = JSON.stringify(result.toJSON());
  if (!after.isWellFormed() || /\\ud[89a-f]/.test(after)) return null;
  let valid = true;
  try { result.check(); } catch { valid = false; }
  const map = step.getMap();
  let moved = "";
  for (let pos = 0; pos <= doc.content.size; pos++) {
    for (const assoc of [-1, 1]) {
      const m = map.mapResult(pos, assoc);
      moved += `${m.pos}${m.deleted ? "x" : ""} `;
    }
  }
  return { entry: [json, digest(after) + (valid ? "" : "!"), digest(moved)], doc: valid ? result : null };
}

function chain() {
  let doc = document();
  const line = { doc: doc.toJSON(), steps: [] };
  const seen = [];
  while (line.steps.length < 24 && doc.nodeSize < 400) {
    const tr = changed(doc);
    if (!tr) continue;
    const json = tr.steps.map((s) => JSON.parse(JSON.stringify(s.toJSON())));
    if (json.length > 8) continue;
    for (const s of json) {
      const wrong = maybe(0.25) ? shaken(maybe(0.8) ? s : pick(seen.concat([s])), doc) : null;
      const r = wrong && record(wrong, doc);
      if (r) line.steps.push([r.entry[0], r.entry[1] && r.entry[1] + "?", r.entry[2]]);
      const good = record(s, doc);
      if (!good) return line;
      line.steps.push(good.entry);
      seen.push(s);
      if (!good.doc) return line;
      doc = good.doc;
    }
  }
  return line;
}

let written = 0;
while (written < Number(args.bytes)) {
  const line = chain();
  if (!line.steps.length) continue;
  const text = JSON.stringify(line) + "\n";
  written += Buffer.byteLength(text);
  process.stdout.write(text);
}
