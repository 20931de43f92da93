// A sample of a site's pages: one of every kind, found by following the site's
// own links, feeds and sitemaps. Of stories, topics and the like, as many as it
// takes to see every class name that occurs on any of them: that is how a story
// with a table, a right of reply or an advertorial label gets into the sample
// without anybody keeping a list.

import { DOMParser } from "@xmldom/xmldom";
import { each, get } from "./http.mjs";

export const WORDS = {
  id: {
    topic: "/topik/", tag: "/tag/", author: "/penulis/", index: "/indeks", latest: "/terkini", popular: "/terpopuler", search: "/cari",
    withdrawals: "/pencabutan", corrections: "/ralat", staff: "/redaksi", guideline: "/pedoman-media-siber", about: "/tentang",
    privacy: "/privasi", pool: "/rekomendasi.json", date: "tanggal",
  },
  en: {
    topic: "/topic/", tag: "/tag/", author: "/author/", index: "/index", latest: "/latest", popular: "/popular", search: "/search",
    withdrawals: "/withdrawals", corrections: "/corrections", staff: "/staff", guideline: "/media-guideline", about: "/about",
    privacy: "/privacy", pool: "/recommendations.json", date: "date",
  },
};

// site reads a site's home page and returns what the other functions need.
export async function site(base) {
  const home = await get(base);
  if (home.status !== 200) throw new Error(`${base} answers ${home.status}`);
  const language = /<html[^>]* lang="([a-z]+)/.exec(home.text)?.[1];
  if (!WORDS[language]) throw new Error(`${base} has the language ${language}`);
  return { base, origin: new URL(base).origin, host: new URL(base).host, language, words: WORDS[language], home };
}

// links returns the addresses on the same site that a page links to, without
// fragments, in their order.
export function links(page, origin) {
  const out = new Set();
  for (const [, href] of page.text.matchAll(/<a\b[^>]*?\shref="([^"#][^"]*)"/g)) {
    let url;
    try {
      url = new URL(unescapeHTML(href), page.url);
    } catch {
      continue;
    }
    url.hash = "";
    if (url.origin === origin) out.add(url.href);
  }
  return [...out];
}

export function unescapeHTML(s) {
  return s.replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n))).replace(/&#x([0-9a-f]+);/gi, (_, n) => String.fromCodePoint(parseInt(n, 16)))
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

export function parseXML(text) {
  return new DOMParser({ onError: (level, message) => { throw new Error(`${level}: ${message}`); } }).parseFromString(text, "text/xml");
}

// children returns the elements of a name below a node.
export const children = (node, name, ns = "*") => [...node.getElementsByTagNameNS(ns, name)];
export const value = (node, name, ns = "*") => children(node, name, ns)[0]?.textContent?.trim();

// sitemaps returns every file of a site's sitemap, parsed, with its addresses.
export async function sitemaps(s) {
  const index = await get(`${s.origin}/sitemap.xml`);
  const files = children(parseXML(index.text), "loc").map((n) => n.textContent.trim());
  return { index, files: await each(files, async (url) => ({ url, answer: await get(url) })) };
}

// stories returns the addresses of every story of a site: those of its
// sitemaps and, since shared stories are found where they come from, those of
// its list of everything.
export async function stories(s) {
  const out = new Set();
  const { files } = await sitemaps(s);
  for (const { answer } of files) {
    if (answer.status !== 200) continue;
    for (const n of children(parseXML(answer.text), "loc", "http://www.sitemaps.org/schemas/sitemap/0.9")) {
      const url = n.textContent.trim();
      if (isStory(url)) out.add(url);
    }
  }
  for (let url = s.origin + s.words.latest, i = 0; url && i < 100; i++) {
    const page = await get(url);
    for (const l of links(page, s.origin)) if (isStory(l)) out.add(l);
    url = older(page);
  }
  return [...out];
}

// older is the address of a list's next page.
export function older(page) {
  const tag = /<(?:a|link)\b[^>]*\brel="next"[^>]*>/.exec(page.text)?.[0];
  const href = tag && /\shref="([^"]+)"/.exec(tag)[1];
  return href && new URL(unescapeHTML(href), page.url).href;
}

// settled waits until the pictures of a new network have been made, which goes
// on in the background: until no story page has gained one, or a format of one,
// for a while.
export async function settled(sites, patience = 600_000) {
  const urls = [];
  for (const s of sites) urls.push(s.base, ...await stories(s));
  const pictures = async () => (await each(urls, async (u) => ((await get(u)).text.match(/<img |<source /g) || []).length)).join();
  const start = Date.now();
  for (let last = "", since = start; Date.now() - start < patience;) {
    const now = await pictures();
    if (now !== last) [last, since] = [now, Date.now()];
    else if (Date.now() - since > 10_000 && /[1-9]/.test(now)) return;
    await new Promise((done) => setTimeout(done, 2000));
  }
  throw new Error("the pictures do not settle");
}

// isStory knows /{section}/{id}/{slug}; isGone also the address of what has no
// headline any more, /{section}/{id}.
export const isStory = (url) => /^\/[a-z0-9-]+\/(?=[0-9a-z]*\d)[0-9a-z]{6,11}\/[a-z0-9-]+$/.test(new URL(url).pathname);
export const isGone = (url) => /^\/[a-z0-9-]+\/(?=[0-9a-z]*\d)[0-9a-z]{6,11}(\/[a-z0-9-]+)?$/.test(new URL(url).pathname);

const features = (page) => {
  const out = new Set();
  for (const [, value] of page.text.matchAll(/\sclass="([^"]+)"/g)) for (const c of value.split(/\s+/)) out.add(c);
  for (const [, name] of page.text.matchAll(/<([a-z][a-z0-9-]*)/g)) out.add(`<${name}>`);
  return out;
};

// cover picks pages until every feature of any of them is seen, at most most.
export function cover(pages, most) {
  const sets = pages.map((page) => ({ page, set: features(page) }));
  const seen = new Set(), out = [];
  while (out.length < most) {
    let best = null, gain = 0;
    for (const s of sets) {
      let g = 0;
      for (const f of s.set) if (!seen.has(f)) g++;
      if (g > gain) [best, gain] = [s, g];
    }
    if (!best) break;
    for (const f of best.set) seen.add(f);
    out.push(best.page);
  }
  return out;
}

// sample returns pages {kind, url, status, answer} of every kind.
export async function sample(s, { articles = 10, lists = 3 } = {}) {
  const out = [];
  const w = s.words;
  const add = (kind, answer) => out.push({ kind, url: answer.url, status: answer.status, answer });
  const fetchAdd = async (kind, url) => add(kind, await get(url));

  add("home", s.home);
  const all = await each(await stories(s), (url) => get(url));
  const live = all.filter((a) => a.status === 200);
  if (!live.length) throw new Error(`${s.base} has no story`);
  for (const a of cover(live, articles)) add("article", a);

  const everywhere = new Set();
  for (const page of [s.home, ...live]) for (const l of links(page, s.origin)) everywhere.add(l);
  const below = (prefix) => [...everywhere].filter((l) => new URL(l).pathname.startsWith(prefix));
  for (const [kind, prefix] of [["topic", w.topic], ["tag", w.tag], ["author", w.author]]) {
    const pages = (await each(below(prefix).slice(0, 60), (url) => get(url))).filter((p) => p.status === 200);
    for (const p of cover(pages, lists)) add(kind, p);
  }
  const sections = links(s.home, s.origin).filter((l) => /^\/[a-z0-9-]+$/.test(new URL(l).pathname) &&
    live.some((a) => new URL(a.url).pathname.startsWith(`${new URL(l).pathname}/`)));
  for (const l of sections.slice(0, 2)) await fetchAdd("section", l);

  await fetchAdd("latest", s.origin + w.latest);
  const second = older(out.at(-1).answer);
  if (second) await fetchAdd("latest, page 2", second);
  for (const kind of ["popular", "index", "corrections", "withdrawals", "staff", "guideline", "about", "privacy", "search"]) {
    await fetchAdd(kind, s.origin + w[kind]);
  }
  await fetchAdd("index of a day", `${s.origin}${w.index}?${w.date}=${published(live[0]).slice(0, 10)}`);
  await fetchAdd("index of an empty day", `${s.origin}${w.index}?${w.date}=2001-02-03`);
  await fetchAdd("search results", `${s.origin}${w.search}?q=${encodeURIComponent(wordOf(live[0]))}`);
  await fetchAdd("search without results", `${s.origin}${w.search}?q=qxzwvkj`);
  const gone = await tombstones(s);
  if (gone.length) add("tombstone", gone[0]);
  await fetchAdd("not found", `${s.origin}/tidak/ada/di-sini`);
  return { pages: out, stories: all, live };
}

// published is the machine time of a story page.
export const published = (page) => /property="article:published_time" content="([^"]+)"/.exec(page.text)?.[1] || "";

// wordOf is the longest word of a headline: a query that has a result.
export function wordOf(page) {
  const title = unescapeHTML(/<h1[^>]*>([^<]+)</.exec(page.text)?.[1] || "");
  return title.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length)[0];
}

// tombstones returns the withdrawn stories that a site's public list links to.
export async function tombstones(s) {
  const list = await get(s.origin + s.words.withdrawals);
  const found = links(list, s.origin).filter(isGone);
  return (await each(found, (url) => get(url))).filter((a) => a.status === 410);
}
