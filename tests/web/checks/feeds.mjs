// Feeds and sitemaps: well-formed, complete, agreeing with one another and with
// the pages they lead to.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import { each, get } from "../lib/http.mjs";
import { children, isGone, links, parseXML, sitemaps, tombstones, unescapeHTML, value } from "../lib/pages.mjs";
import { expect, note } from "../lib/report.mjs";

const NS = {
  atom: "http://www.w3.org/2005/Atom", content: "http://purl.org/rss/1.0/modules/content/", dc: "http://purl.org/dc/elements/1.1/",
  media: "http://search.yahoo.com/mrss/", deleted: "http://purl.org/atompub/tombstones/1.0",
  map: "http://www.sitemaps.org/schemas/sitemap/0.9", news: "http://www.google.com/schemas/sitemap-news/0.9",
  image: "http://www.google.com/schemas/sitemap-image/1.1",
};
// RFC 822 with four digits of the year and English names, whatever the site speaks.
const RFC822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const schemaFile = join(dirname(createRequire(import.meta.url).resolve("jsonfeed-schema/package.json")), "schema-v1.1.json");
const jsonFeedSchema = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schemaFile, "utf8")));

// feeds checks the feeds of the site, those of a section, topic and author, and
// those of the records.
export async function feeds(s, pages) {
  const stems = [["site", s.origin]];
  for (const kind of ["section", "topic", "author"]) {
    const page = pages.find((p) => p.kind === kind);
    if (expect(page, `${s.host}: has a ${kind}`)) stems.push([kind, page.url]);
  }
  for (const [kind, stem] of stems) {
    const [rss, atom, json] = await each(["feed.xml", "atom.xml", "feed.json"], (f) => get(`${stem}/${f}`), 1);
    const at = `${s.host} feed of the ${kind}`;
    const ids = [checkRSS(s, `${at}, RSS`, rss), checkAtom(s, `${at}, Atom`, atom), checkJSON(s, `${at}, JSON`, json)];
    expect(ids[0].length > 0 && ids.every((list) => list.join() === ids[0].join()), `${at}: the same entries in every format`,
      ids.map((list) => list.length).join(", "));
    if (kind === "site") await withdrawn(s, atom, json);
  }
  await records(s);
  for (const kind of ["home", "section", "topic", "author"]) {
    const page = pages.find((p) => p.kind === kind);
    if (!page) continue;
    const named = [...page.answer.text.matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"/g)];
    expect(named.length >= 3, `${s.host} ${kind}: names its feeds`, named.map((m) => m[2]).join(" "));
    for (const [, escaped, href] of named) {
      const type = unescapeHTML(escaped);
      const a = await get(new URL(unescapeHTML(href), page.url).href);
      expect(a.status === 200 && a.headers["content-type"]?.startsWith(type), `${s.host} ${kind}: ${href} is a ${type}`, `${a.status} ${a.headers["content-type"]}`);
    }
  }
}

// records checks the feeds that the records of corrections and withdrawals name.
// Those of the whole network lead to all sites and may be empty.
async function records(s) {
  const words = s.language === "en" ? ["/corrections", "/withdrawals", "/corrections/network", "/withdrawals/network"] : ["/ralat", "/pencabutan", "/ralat/jaringan", "/pencabutan/jaringan"];
  for (const path of words) {
    const page = await get(s.origin + path);
    if (path.split("/").length > 2 && page.status === 404) continue; // the national site keeps them
    const named = [...page.text.matchAll(/<link rel="alternate" type="[^"]+" href="([^"]+)"/g)].map((m) => m[1]).filter((h) => h.startsWith(`${path}/`));
    if (!expect(named.length === 3, `${s.host} ${path}: names its feeds`, named.join(" "))) continue;
    const [rss, atom, json] = await each(named, (h) => get(s.origin + h), 1);
    const at = `${s.host} feed of ${path}`;
    const any = { ...s, origin: "http" };
    const ids = [checkRSS(s, `${at}, RSS`, rss), checkAtom(any, `${at}, Atom`, atom), checkJSON(s, `${at}, JSON`, json)];
    expect(ids.every((list) => list.join() === ids[0].join()), `${at}: the same entries in every format`, ids.map((list) => list.length).join(", "));
    note(`${at}: ${ids[0].length} entries`);
  }
}

// clean checks what a feed reader will show.
function clean(at, html) {
  expect(html.length > 0, `${at}: has text`, "");
  expect(!/<script|<style|javascript:|\son[a-z]+=/i.test(html), `${at}: nothing that runs`, html.slice(0, 200));
  expect(!/\s(?:href|src)="\/(?!\/)/.test(html), `${at}: whole addresses`, /\s(?:href|src)="\/[^"]*"/.exec(html)?.[0]);
}

function checkRSS(s, at, answer) {
  if (!expect(answer.status === 200, `${at}: 200`, answer.status)) return [];
  expect(/^application\/rss\+xml/.test(answer.headers["content-type"]), `${at}: its type`, answer.headers["content-type"]);
  const channel = children(parseXML(answer.text), "channel")[0];
  const own = (name) => [...channel.childNodes].find((n) => n.nodeName === name)?.textContent?.trim();
  for (const name of ["title", "link", "description", "language", "ttl"]) expect(own(name), `${at}: channel ${name}`, "");
  expect(own("language") === s.language, `${at}: language`, own("language"));
  const self = children(channel, "link", NS.atom).find((n) => n.getAttribute("rel") === "self");
  expect(self?.getAttribute("href") === answer.url, `${at}: atom:link self`, self?.getAttribute("href"));
  const items = children(channel, "item");
  expect(own("lastBuildDate") || !items.length, `${at}: channel lastBuildDate`, "");
  const ids = [];
  for (const item of items) {
    const where = `${at}: ${value(item, "title")?.slice(0, 40)}`;
    for (const name of ["title", "link", "guid", "pubDate", "description"]) expect(value(item, name), `${where}: ${name}`, "");
    expect(RFC822.test(value(item, "pubDate")) && !Number.isNaN(Date.parse(value(item, "pubDate"))), `${where}: pubDate`, value(item, "pubDate"));
    clean(where, value(item, "encoded", NS.content) || "");
    for (const media of children(item, "content", NS.media)) {
      for (const name of ["url", "type", "medium", "width", "height"]) expect(media.getAttribute(name), `${where}: media:content ${name}`, "");
      expect(value(item, "credit", NS.media), `${where}: media:credit`, "");
    }
    ids.push(value(item, "guid"));
  }
  expect(new Set(ids).size === ids.length, `${at}: every guid once`, "");
  return ids;
}

function checkAtom(s, at, answer) {
  if (!expect(answer.status === 200, `${at}: 200`, answer.status)) return [];
  expect(/^application\/atom\+xml/.test(answer.headers["content-type"]), `${at}: its type`, answer.headers["content-type"]);
  const feed = parseXML(answer.text).documentElement;
  expect(feed.namespaceURI === NS.atom && feed.localName === "feed", `${at}: is an Atom feed`, feed.nodeName);
  const own = (node, name) => [...node.childNodes].filter((n) => n.namespaceURI === NS.atom && n.localName === name);
  for (const name of ["id", "title", "updated", "author"]) expect(own(feed, name)[0]?.textContent.trim(), `${at}: ${name}`, "");
  expect(ISO.test(own(feed, "updated")[0]?.textContent), `${at}: updated`, own(feed, "updated")[0]?.textContent);
  const rel = (node, name) => own(node, "link").filter((n) => (n.getAttribute("rel") || "alternate") === name).map((n) => n.getAttribute("href"));
  expect(rel(feed, "self").join() === answer.url, `${at}: link self`, rel(feed, "self").join());
  const ids = [];
  for (const entry of own(feed, "entry")) {
    const text = (name) => own(entry, name)[0]?.textContent.trim();
    const where = `${at}: ${text("title")?.slice(0, 40)}`;
    for (const name of ["id", "title", "updated", "published", "content"]) expect(text(name), `${where}: ${name}`, "");
    expect(/^(tag:|urn:|https?:)/.test(text("id")), `${where}: its id is an IRI`, text("id"));
    for (const name of ["updated", "published"]) expect(ISO.test(text(name)), `${where}: ${name} is a time with zone`, text(name));
    expect(rel(entry, "alternate").length === 1 && rel(entry, "alternate")[0].startsWith(s.origin), `${where}: one page on this site`, rel(entry, "alternate").join());
    clean(where, text("content") || "");
    ids.push(text("id"));
  }
  for (const d of children(feed, "deleted-entry", NS.deleted)) {
    expect(d.getAttribute("ref") && ISO.test(d.getAttribute("when")) && value(d, "comment", NS.deleted), `${at}: a deleted entry says which, when and why`, d.toString());
  }
  return ids;
}

function checkJSON(s, at, answer) {
  if (!expect(answer.status === 200, `${at}: 200`, answer.status)) return [];
  expect(/^application\/feed\+json/.test(answer.headers["content-type"]), `${at}: its type`, answer.headers["content-type"]);
  const feed = JSON.parse(answer.text);
  expect(jsonFeedSchema(feed), `${at}: JSON Feed 1.1 by its schema`, () => JSON.stringify(jsonFeedSchema.errors));
  expect(feed.version === "https://jsonfeed.org/version/1.1", `${at}: version`, feed.version);
  expect(feed.feed_url === answer.url, `${at}: feed_url`, feed.feed_url);
  for (const item of feed.items) {
    const where = `${at}: ${item.title?.slice(0, 40)}`;
    expect(item.id && item.url && item.title && ISO.test(item.date_published), `${where}: id, url, title, time`, JSON.stringify(item).slice(0, 300));
    clean(where, item.content_html || "");
  }
  return feed.items.map((i) => i.id);
}

// withdrawn: what is gone is named as gone, and is in no feed.
async function withdrawn(s, atom, json) {
  const gone = await tombstones(s);
  const deleted = children(parseXML(atom.text), "deleted-entry", NS.deleted).length;
  const named = JSON.parse(json.text)._tajuk?.deleted?.length ?? 0;
  expect(deleted >= gone.length && named === deleted, `${s.host}: feeds name what was withdrawn`, `${gone.length} withdrawn, ${deleted} in Atom, ${named} in JSON`);
  for (const g of gone) expect(!atom.text.includes(`href="${g.url}"`), `${s.host}: ${g.url} is in no feed`, "");
}

// maps checks the sitemaps by the protocol and the rules for news, and that
// every address in them is a page that wants to be found there.
export async function maps(s) {
  const { index, files } = await sitemaps(s);
  const at = `${s.host} sitemap`;
  expect(index.status === 200 && /xml/.test(index.headers["content-type"]), `${at}: the index`, `${index.status} ${index.headers["content-type"]}`);
  expect(parseXML(index.text).documentElement.localName === "sitemapindex", `${at}: is an index`, "");
  expect(files.length > 0 && files.length <= 50_000, `${at}: names files`, files.length);
  expect(files.some((f) => new URL(f.url).pathname === "/sitemap-news.xml"), `${at}: names the one for news`, "");
  const all = new Set();
  for (const { url, answer } of files) {
    const where = `${at} ${new URL(url).pathname}`;
    if (!expect(answer.status === 200, `${where}: 200`, answer.status)) continue;
    expect(new URL(url).origin === s.origin, `${where}: on this host`, url);
    expect(answer.raw.length < 50 << 20, `${where}: under 50 MB`, answer.raw.length);
    const doc = parseXML(answer.text);
    expect(doc.documentElement.localName === "urlset" && doc.documentElement.namespaceURI === NS.map, `${where}: is a urlset`, doc.documentElement.nodeName);
    const urls = children(doc, "url", NS.map);
    expect(urls.length <= 50_000, `${where}: at most 50,000 addresses`, urls.length);
    const locs = urls.map((u) => value(u, "loc", NS.map));
    expect(new Set(locs).size === locs.length, `${where}: every address once`, "");
    expect(locs.every((l) => l?.startsWith(`${s.origin}/`)), `${where}: whole addresses on this host`, locs.find((l) => !l?.startsWith(`${s.origin}/`)));
    expect(urls.every((u) => !value(u, "lastmod", NS.map) || ISO.test(value(u, "lastmod", NS.map))), `${where}: lastmod`, "");
    for (const image of children(doc, "image", NS.image)) {
      expect(value(image, "loc", NS.image)?.startsWith("http") && children(image, "*", NS.image).length === 1, `${where}: an image is its address`, image.toString());
    }
    if (/sitemap-news/.test(url)) newsMap(s, where, doc, urls);
    for (const l of locs) all.add(l);
  }
  note(`${s.host}: ${all.size} addresses in ${files.length} sitemaps`);
  const bad = [];
  await each([...all], async (l) => {
    const a = await get(l);
    if (a.status !== 200) bad.push(`${l}: ${a.status}`);
    if (!/html/.test(a.headers["content-type"] || "")) return;
    if (/name="robots" content="[^"]*noindex/.test(a.text)) bad.push(`${l}: noindex`);
    const canonical = unescapeHTML(/<link rel="canonical" href="([^"]+)"/.exec(a.text)?.[1] || "");
    if (canonical !== l) bad.push(`${l}: its canonical address is ${canonical}`);
  });
  expect(bad.length === 0, `${at}: every address is a canonical page for indexes`, bad.join("\n"));

  const robots = await get(`${s.origin}/robots.txt`);
  expect(robots.status === 200 && /^text\/plain/.test(robots.headers["content-type"]), `${s.host}: robots.txt`, robots.status);
  expect(robots.text.includes(`Sitemap: ${s.origin}/sitemap.xml`), `${s.host}: robots.txt names the sitemap`, robots.text);
  expect(!/^Disallow: \/\s*$/m.test(robots.text), `${s.host}: robots.txt lets them in`, robots.text);
  const ads = await get(`${s.origin}/ads.txt`);
  expect(ads.status === 200 && /^text\/plain/.test(ads.headers["content-type"]), `${s.host}: ads.txt`, `${ads.status} ${ads.headers["content-type"]}`);
}

function newsMap(s, where, doc, urls) {
  const news = children(doc, "news", NS.news);
  expect(news.length <= 1000, `${where}: at most 1,000 stories`, news.length);
  expect(news.length === urls.length, `${where}: news and nothing else`, `${news.length} of ${urls.length}`);
  const oldest = Date.now() - 48 * 3600_000 - 20 * 60_000;
  for (const n of news) {
    const title = value(n, "title", NS.news);
    expect(title && value(n, "name", NS.news) && value(n, "language", NS.news) === s.language, `${where}: title, name, language`, n.toString());
    const at = value(n, "publication_date", NS.news);
    expect(ISO.test(at) && Date.parse(at) >= oldest && Date.parse(at) <= Date.now(), `${where}: ${title?.slice(0, 40)} is of the last two days`, at);
  }
}

// dead follows every link of the sample on this site.
export async function dead(s, pages) {
  const found = new Map();
  for (const p of pages) for (const l of links(p.answer, s.origin)) if (!found.has(l)) found.set(l, p.url);
  const bad = [];
  await each([...found], async ([l, from]) => {
    const a = await get(l);
    if (a.status !== 200 && !(a.status === 410 && isGone(l))) bad.push(`${l}: ${a.status}, linked from ${from}`);
  });
  note(`${s.host}: ${found.size} links followed`);
  expect(bad.length === 0, `${s.host}: no dead links`, bad.join("\n"));
}
