// What goes over the wire: statuses, validators, encodings, cookies, hosts.

import { get } from "../lib/http.mjs";
import { expect } from "../lib/report.mjs";

// basics checks every page of a sample.
export function basics(s, pages) {
  for (const p of pages) {
    const at = `${s.host} ${p.kind} ${new URL(p.url).pathname}`;
    const want = p.kind === "tombstone" ? 410 : p.kind === "not found" ? 404 : 200;
    expect(p.status === want, `${at}: status ${want}`, `it is ${p.status}`);
    const h = p.answer.headers;
    expect(/^text\/html; charset=utf-8$/i.test(h["content-type"] || ""), `${at}: HTML in UTF-8`, h["content-type"]);
    expect(!h["set-cookie"], `${at}: sets no cookie`, h["set-cookie"]);
    expect(h["x-content-type-options"] === "nosniff" && h["content-security-policy"]?.includes("default-src 'none'"), `${at}: security headers`,
      JSON.stringify(h));
    expect(!/unsafe-inline|unsafe-eval/.test(h["content-security-policy"] || ""), `${at}: no unsafe source in the policy`, h["content-security-policy"]);
    expect(!p.answer.text.includes("ZgotmplZ") && !p.answer.text.includes("<no value>") && !/%!\w?\(/.test(p.answer.text),
      `${at}: nothing of the templates shows`, "");
  }
}

// indexing: what search engines are told.
export function indexing(s, pages) {
  const robots = (p) => /<meta name="robots" content="([^"]+)"/.exec(p.answer.text)?.[1] || "";
  for (const p of pages) {
    const at = `${s.host} ${p.kind} ${new URL(p.url).pathname}`;
    // Search, the index of a day and the further pages of lists are ways to
    // pages, not pages.
    const hidden = ["tombstone", "not found", "latest, page 2"].includes(p.kind) || p.kind.startsWith("search") || p.kind.startsWith("index of");
    expect(hidden === robots(p).includes("noindex"), `${at}: ${hidden ? "not " : ""}for indexes`, robots(p));
    if (p.kind === "article") {
      expect(robots(p).includes("max-image-preview:large"), `${at}: large previews allowed`, robots(p));
      expect(/<link rel="canonical" href="https?:\/\/[^"]+"/.test(p.answer.text), `${at}: has a canonical address`, "");
      for (const name of ["og:title", "og:type", "og:url", "og:description", "og:site_name", "article:published_time", "article:section"]) {
        expect(p.answer.text.includes(`property="${name}" content="`), `${at}: ${name}`, "");
      }
    }
  }
}

// wire checks one page in all its forms, and what strangers may send.
export async function wire(s, article) {
  for (const url of [s.base, article]) {
    const path = `${s.host} ${new URL(url).pathname}`;
    const plain = await get(url, { headers: { "accept-encoding": "identity" } });
    expect(!plain.headers["content-encoding"], `${path}: identity when asked`, plain.headers["content-encoding"]);
    for (const encoding of ["gzip", "br"]) {
      let a = await get(url, { headers: { "accept-encoding": encoding } });
      // Brotli is made after the first readers have been served.
      for (let i = 0; i < 40 && a.headers["content-encoding"] !== encoding; i++) {
        await new Promise((done) => setTimeout(done, 100));
        a = await get(url, { headers: { "accept-encoding": encoding } });
      }
      expect(a.headers["content-encoding"] === encoding, `${path}: ${encoding}`, a.headers["content-encoding"] || "not encoded");
      expect(a.text === plain.text, `${path}: ${encoding} holds the same bytes`, `${a.text.length} and ${plain.text.length}`);
      expect(/accept-encoding/i.test(a.headers.vary || ""), `${path}: Vary for ${encoding}`, a.headers.vary);
    }
    const tag = plain.headers.etag;
    expect(tag, `${path}: ETag`, "there is none");
    const again = await get(url, { headers: { "if-none-match": tag, "accept-encoding": "identity" } });
    expect(again.status === 304 && again.raw.length === 0, `${path}: 304 for a known ETag`, `${again.status}, ${again.raw.length} bytes`);
    const other = await get(url, { headers: { "if-none-match": '"another"' } });
    expect(other.status === 200, `${path}: 200 for another ETag`, other.status);
    const head = await get(url, { method: "HEAD", headers: { "accept-encoding": "identity" } });
    expect(head.status === 200 && head.raw.length === 0 && Number(head.headers["content-length"]) === plain.raw.length, `${path}: HEAD`,
      `${head.status}, ${head.raw.length} bytes, Content-Length ${head.headers["content-length"]} of ${plain.raw.length}`);
    expect(plain.headers["cache-control"], `${path}: Cache-Control`, "there is none");
  }

  const stranger = await get(s.base, { host: "orang-asing.example" });
  expect(stranger.status === 404, `${s.host}: an unknown host is a 404`, stranger.status);
  expect(!/sagara/i.test(stranger.text) && !stranger.text.includes("<article"), `${s.host}: an unknown host sees no site`, stranger.text.slice(0, 200));

  const post = await get(s.base, { method: "POST" });
  expect(post.status === 405, `${s.host}: POST is a 405`, post.status);
  const [, section, id, slug] = new URL(article).pathname.split("/");
  const moved = await get(`${s.origin}/${section}/${id}/alamat-lama`);
  expect(moved.status === 301 && moved.headers.location === article, `${s.host}: another slug leads to the story`, `${moved.status} ${moved.headers.location}`);
  const short = await get(`${s.origin}/${section}/${id}`);
  expect(short.status === 301 && short.headers.location?.endsWith(slug), `${s.host}: an address without slug leads to the story`, `${short.status} ${short.headers.location}`);
  const slash = await get(`${article}/`);
  expect(slash.status === 301 && slash.headers.location === article, `${s.host}: a closing slash is taken away`, `${slash.status} ${slash.headers.location}`);

  const odd = ["/%zz", "/%00", "/..%2f..%2fetc%2fpasswd", "//etc/passwd", "/\u00ff".normalize(), `/${"a".repeat(9000)}`, `/cari?q=${"a".repeat(9000)}`,
    "/cari?q=%ff%fe", `${s.words.index}?${s.words.date}=2025-13-45`, `${s.words.latest}?sebelum=x&before=x`, "/media/../../x", "/media/%2e%2e/x", "/assets/../x"];
  for (const path of odd) {
    const a = await get(s.base, { path: Buffer.from(path).toString("latin1") });
    expect(a.status < 500, `${s.host}: ${path.slice(0, 40)} is no error of ours`, a.status);
    expect(!/root:|goroutine|\.go:\d/.test(a.text), `${s.host}: ${path.slice(0, 40)} tells nothing`, a.text.slice(0, 300));
  }
  for (const path of ["/-/live", "/-/ready"]) {
    const a = await get(s.origin + path);
    expect(a.status === 200, `${s.host}${path}: 200`, `${a.status} ${a.text}`);
  }
}

// gone checks a tombstone.
export function gone(s, page) {
  const at = `${s.host} tombstone ${new URL(page.url).pathname}`;
  expect(page.status === 410, `${at}: 410`, page.status);
  expect(/name="robots" content="[^"]*noindex/.test(page.answer.text), `${at}: not for indexes`, "");
  expect(/<dd>[^]*?<p>[^<]{20,}<\/p>/.test(page.answer.text), `${at}: tells its reason`, "");
  expect(page.answer.text.includes(`href="${s.words.withdrawals}"`), `${at}: links to the public list`, "");
  expect(!page.answer.text.includes("story-body"), `${at}: shows nothing of the text`, "");
}
