// Tests of what reader.js computes, without a browser:
//   node --test internal/portal/theme/testdata/reader.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const source = readFileSync(new URL("../../../../themes/default/assets/reader.js", import.meta.url));
const { rank, taste } = await import("data:text/javascript;base64," + source.toString("base64"));

const DAY = 864e5, now = Date.parse("2025-07-10T12:00:00+07:00");
const story = (id, more = {}) => ({
  id, href: "/" + id, headline: id, section: "ekonomi", tags: [], published: new Date(now - DAY).toISOString(), time: "", ...more,
});
const read = (id, more = {}) => ({ id, section: "ekonomi", topic: "", tags: [], at: now, ...more });

test("a read story loses half its weight every week", () => {
  const sum = taste([read("a", { topic: "x", tags: ["t"] }), read("b", { topic: "x", at: now - 7 * DAY })], now);
  assert.equal(sum.get("topic:x"), 1.5);
  assert.equal(sum.get("tag:t"), 1);
  assert.equal(sum.get("section:ekonomi"), 1.5);
});

test("nothing read: the freshest first", () => {
  const items = [story("old", { published: new Date(now - 5 * DAY).toISOString() }), story("new", { section: "budaya" })];
  assert.deepEqual(rank(items, [], "", 2, now).map((c) => c.id), ["new", "old"]);
});

test("what was read before and the story itself are left out", () => {
  const picked = rank([story("a"), story("b"), story("c")], [read("a")], "b", 3, now);
  assert.deepEqual(picked.map((c) => c.id), ["c"]);
});

test("topics, tags and sections that were read come first", () => {
  const items = [story("none", { section: "budaya" }), story("section"), story("tag", { section: "opini", tags: ["cabai"] }), story("topic", { section: "x", topic: "pasar" })];
  const past = [1, 2, 3].map((n) => read("r" + n, { topic: "pasar", tags: ["cabai"] }));
  assert.deepEqual(rank(items, past, "", 4, now).map((c) => c.id), ["topic", "tag", "section", "none"]);
});

test("no topic fills the list", () => {
  const items = [1, 2, 3, 4].map((n) => story("p" + n, { topic: "pasar", section: "s" + n }));
  items.push(story("other", { topic: "sungai", section: "z" }));
  const picked = rank(items, [read("r", { topic: "pasar" })], "", 3, now).map((c) => c.id);
  assert.ok(picked.includes("other"), picked.join(" "));
});

test("a story from the future and one without tags do no harm", () => {
  const items = [story("soon", { published: new Date(now + DAY).toISOString() }), { ...story("bare"), tags: undefined, topic: undefined }];
  assert.equal(rank(items, [read("r")], "", 5, now).length, 2);
});
