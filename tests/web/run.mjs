// Checks a running Tajuk from outside.
//
//   node run.mjs [--suite full|smoke] [--only NAME,NAME] [--speed] ADDRESS...
//
// ADDRESS are the front pages of sites, as the demo prints them. "full" runs
// everything on the first Indonesian and the first English site; "smoke" leaves
// out what does not depend on the database. --speed also wants Lighthouse's full
// score for performance, on a machine that does nothing else. The last line counts what passed
// and failed; the exit code is 0 only if nothing failed.

import { parseArgs } from "node:util";
import { access } from "./checks/access.mjs";
import { data } from "./checks/data.mjs";
import { dead, feeds, maps } from "./checks/feeds.mjs";
import { markup } from "./checks/html.mjs";
import { basics, gone, indexing, wire } from "./checks/http.mjs";
import { journey, keyboard, recommendations } from "./checks/journey.mjs";
import { lighthouse } from "./checks/lighthouse.mjs";
import { weight } from "./checks/weight.mjs";
import { launch } from "./lib/browser.mjs";
import { sample, settled, site } from "./lib/pages.mjs";
import { expect, finish, note, section } from "./lib/report.mjs";

const { values: options, positionals: addresses } = parseArgs({
  options: { suite: { type: "string", default: "full" }, only: { type: "string" }, speed: { type: "boolean", default: false } },
  allowPositionals: true,
});
if (!addresses.length || !["full", "smoke"].includes(options.suite)) {
  console.error("usage: node run.mjs [--suite full|smoke] [--only NAME,NAME] [--speed] ADDRESS...");
  process.exit(2);
}
const full = options.suite === "full";
const only = options.only?.split(",");
const wanted = (name) => !only || only.includes(name);
const check = async (name, run) => wanted(name) && section(name, run);

const all = [];
for (const base of addresses) all.push(await site(base));
const chosen = ["id", "en"].map((language) => all.find((s) => s.language === language)).filter(Boolean);

const sites = [];
await section("sample", async () => {
  expect(chosen.length === 2, "there is an Indonesian and an English site", chosen.map((s) => s.base).join());
  await settled(all);
  for (const s of chosen) {
    const found = await sample(s, full ? { articles: s === chosen[0] ? 12 : 6, lists: 3 } : { articles: 4, lists: 1 });
    sites.push({ site: s, ...found });
    const kinds = new Set(found.pages.map((p) => p.kind));
    note(`${s.host}: ${found.stories.length} stories; ${found.pages.length} pages of ${kinds.size} kinds`);
    for (const kind of ["article", "section", "topic", "tag", "author"]) expect(kinds.has(kind), `${s.host}: a ${kind} in the sample`, [...kinds].join());
  }
  const gone = sites.flatMap((x) => x.pages.filter((p) => p.kind === "tombstone"));
  expect(gone.length > 0, "a public list of withdrawals leads to a tombstone", "");
});
const main = sites[0];
if (!main) process.exit(finish());

await check("http", async () => {
  for (const { site: s, pages } of sites) {
    basics(s, pages);
    indexing(s, pages);
    for (const p of pages.filter((q) => q.kind === "tombstone")) gone(s, p);
    await wire(s, pages.find((p) => p.kind === "article").url);
  }
});
await check("links", async () => { for (const { site: s, pages } of sites) await dead(s, pages); });
await check("feeds", async () => {
  for (const { site: s, pages } of sites) {
    await feeds(s, pages);
    await maps(s);
  }
});
await check("data", () => data(sites));
if (full) await check("weight", async () => { for (const { site: s, pages } of sites) await weight(s, pages); });
if (full) await check("markup", () => markup(sites));

const browser = await launch();
try {
  await check("journey", async () => {
    for (const { site: s } of full ? sites : [main]) {
      await journey(browser, s, true);
      await journey(browser, s, false);
    }
    await keyboard(browser, main.site);
  });
  await check("recommendations", () => recommendations(browser, main.site, main.live.slice(0, 12)));
  if (full) await check("access", async () => { for (const { site: s, pages } of sites) await access(browser, s, pages); });
} finally {
  await browser.close();
}
if (full) {
  await check("lighthouse", () => lighthouse(main.site, ["home", "article", "topic", "search"].map((kind) => main.pages.find((p) => p.kind === kind)), { speed: options.speed }));
}
process.exit(finish());
