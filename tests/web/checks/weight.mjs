// What a reader on a slow line has to wait for.

import { get } from "../lib/http.mjs";
import { unescapeHTML } from "../lib/pages.mjs";
import { expect, note } from "../lib/report.mjs";

const TEXT = 30_000; // bytes of HTML, CSS and script as they cross the line
const FONTS = 60_000;

export async function weight(s, pages) {
  let heaviest = { total: 0 };
  for (const p of pages.filter((q) => q.kind === "article")) {
    const html = await small(p.url);
    const parts = [html];
    for (const [tag] of html.text.matchAll(/<(?:link|script)\b[^>]*>/g)) {
      const href = /\s(?:href|src)="([^"]+)"/.exec(tag)?.[1];
      if (href && (/rel="(stylesheet|modulepreload)"/.test(tag) || /^<script\b/.test(tag))) parts.push(await small(new URL(unescapeHTML(href), p.url).href));
    }
    const total = parts.reduce((sum, a) => sum + a.raw.length, 0);
    if (total > heaviest.total) heaviest = { total, url: p.url, parts };
    expect(total <= TEXT, `${s.host} article ${new URL(p.url).pathname}: at most ${TEXT} bytes`, () =>
      `${total}: ${parts.map((a) => `${new URL(a.url).pathname} ${a.raw.length}`).join(", ")}`);
  }
  note(`heaviest article of ${s.host}: ${heaviest.total} bytes: ${heaviest.parts?.map((a) => `${new URL(a.url).pathname.split("/").pop()} ${a.raw.length}`).join(", ")}`);
  const css = heaviest.parts?.find((a) => /css/.test(a.headers["content-type"]));
  const fonts = new Set([...(css?.text || "").matchAll(/url\(["']?([^"')]+\.woff2)/g)].map((m) => new URL(m[1], css.url).href));
  let bytes = 0;
  for (const f of fonts) bytes += (await get(f)).raw.length;
  expect(bytes <= FONTS, `${s.host}: at most ${FONTS} bytes of fonts`, bytes);
}

// small is an answer in its best encoding, once that has been made.
async function small(url) {
  let a;
  for (let i = 0; i < 40; i++) {
    a = await get(url, { headers: { "accept-encoding": "br, gzip" } });
    if (a.headers["content-encoding"] === "br") break;
    await new Promise((done) => setTimeout(done, 100));
  }
  return a;
}
