// Writes docs/screenshots: home, article, topic, search and a tombstone, on a
// phone and a desktop, in light and dark.
//
//   node tests/web/screenshots.mjs [--out DIR] [--story TEXT] ADDRESS...
//
// ADDRESS are the front pages of a running demo. The first Indonesian site is
// shown; its story is the one with TEXT in its address and the most to see.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, toEnd } from "./lib/browser.mjs";
import { each, get } from "./lib/http.mjs";
import { settled, site, stories, tombstones, wordOf } from "./lib/pages.mjs";

const { values: options, positionals: addresses } = parseArgs({
  options: {
    out: { type: "string", default: fileURLToPath(new URL("../../docs/screenshots", import.meta.url)) },
    story: { type: "string", default: "putin" },
  },
  allowPositionals: true,
});
if (!addresses.length) {
  console.error("usage: node screenshots.mjs [--out DIR] ADDRESS...");
  process.exit(2);
}

const sites = await each(addresses, site);
const shown = sites.find((s) => s.language === "id");
await settled(sites);

const live = (await each(await stories(shown), (url) => get(url))).filter((a) => a.status === 200);
// What a story page can show, each counted once: photo, topic, origin, tags,
// quotation, closing byline, earlier and later stories.
const shows = [/class="story-photo"/, /class="story-origin"/, /<blockquote/, /class="closing"/, /rel="tag"/, /class="trail-two"/, /rt-slug/, /class="notice/];
const worth = (a) => shows.filter((r) => r.test(a.text)).length;
const named = live.filter((a) => a.url.includes(options.story));
const article = (named.length ? named : live).reduce((best, a) => (worth(a) > worth(best) ? a : best));
const topics = [...article.text.matchAll(new RegExp(`href="(${shown.words.topic}[a-z0-9-]+)"`, "g"))].map((m) => shown.origin + m[1]);
const gone = [];
for (const s of sites) gone.push(...await tombstones(s));
const pages = {
  home: shown.base,
  article: article.url,
  topic: topics[0],
  search: `${shown.origin}${shown.words.search}?q=${encodeURIComponent(wordOf(article))}`,
  tombstone: gone[0]?.url,
};
// Enough of each page to see what it is like.
const screens = { phone: { width: 390, height: 844, shown: 1688 }, desktop: { width: 1280, height: 900, shown: 1350 } };

mkdirSync(options.out, { recursive: true });
const browser = await launch();
try {
  for (const [name, url] of Object.entries(pages)) {
    if (!url) throw new Error(`the demo has no ${name} to show`);
    for (const [screen, { width, height, shown: length }] of Object.entries(screens)) {
      for (const colorScheme of ["light", "dark"]) {
        const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
        const page = await context.newPage();
        await page.goto(url);
        await toEnd(page);
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: join(options.out, `${name}-${screen}-${colorScheme}.png`), clip: { x: 0, y: 0, width, height: length }, fullPage: true });
        await context.close();
      }
    }
    console.log(`${name}: ${url}`);
  }
} finally {
  await browser.close();
}
