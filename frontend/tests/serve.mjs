// A page with the editor in a form, and just enough of a desk behind it: the
// committed files under the desk's content policy, words from its catalogues,
// a library of pictures and an archive.
//
// node frontend/tests/serve.mjs serves it alone and prints where.

import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = process.env.TAJUK_ROOT ?? resolve(dirname(fileURLToPath(import.meta.url)), "../..")

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Messages of a group, read from the catalogue as the server would. */
export function wordsOf(lang, group) {
  const out = {}
  let table = null
  for (const line of readFileSync(join(root, `internal/desk/messages/${lang}/editor.toml`), "utf8").split("\n")) {
    const head = /^\[([\w.]+)\]$/.exec(line)
    if (head) {
      const [g, key] = (head[1] ?? "").split(".")
      table = g !== group ? null : key ? (out[key] = {}) : out
      continue
    }
    const pair = /^(\w+) = (".*")$/.exec(line)
    if (pair && table) table[pair[1] ?? ""] = JSON.parse(pair[2] ?? '""')
  }
  return JSON.stringify(out)
}

const escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")

export function pageOf({ lang = "id", document = null, text = "" }) {
  const id = lang === "id"
  const value = document === null ? "" : ` value="${escape(JSON.stringify(document))}"`
  const tags = ["Ekonomi", "Pelabuhan", "Nelayan", "Surabaya", "Perikanan", "Banjir rob", "Pasar"]
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${id ? "Naskah" : "Story"}</title>
<link rel="stylesheet" href="/desk.css">
<link rel="icon" href="data:,">
<script type="module" src="/desk.js"></script>
<script type="module" src="/editor.js"></script>
</head>
<body>
<header class="bar"><a class="brand" href="/"><span class="mark">T</span>Tajuk</a></header>
<main class="page">
<h1 class="hidden">${id ? "Naskah" : "Story"}</h1>
<form method="post" action="/save" class="fields split">
<div>
<p class="field" data-focus-keep>
<label for="headline">${id ? "Judul" : "Headline"}</label>
<textarea id="headline" name="headline" data-field="headline" rows="2" aria-describedby="headline-guide">Pelabuhan rakyat dibuka kembali setelah tiga bulan</textarea>
<length-guide id="headline-guide" for="headline" data-from="40" data-to="70" data-limit="110" data-words="${escape(wordsOf(lang, "fields"))}">${id ? "40–70 huruf paling baik; paling banyak 110" : "40–70 characters work best; at most 110"}</length-guide>
</p>
<p><label for="body">${id ? "Isi artikel" : "Body"}</label></p>
<story-editor data-words="${escape(wordsOf(lang, "editor"))}">
<textarea id="body" name="body" rows="20">${escape(text)}</textarea>
<input type="hidden" name="body_json"${value} disabled>
</story-editor>
</div>
<aside>
<div class="field"><label for="section">${id ? "Kanal" : "Section"}</label>
<pick-list data-words="${escape(wordsOf(lang, "fields"))}"><select id="section" name="section" data-field="section"><option value=""></option><option value="1">Nasional</option><option value="2" selected>Ekonomi</option><option value="3">Olahraga</option></select></pick-list></div>
<div class="field"><label for="tags">Tag</label>
<pick-list data-words="${escape(wordsOf(lang, "fields"))}" data-suggest="/suggest" data-find="/tags/find" data-new><select id="tags" name="tags" data-field="tags" multiple size="5">${tags.map((t, n) => `<option value="${n + 1}"${n < 2 ? " selected" : ""}>${t}</option>`).join("")}</select></pick-list></div>
<p><button class="primary">${id ? "Simpan" : "Save"}</button></p>
</aside>
</form>
</main>
</body>
</html>`
}

const PICTURES = [
  { id: "1a", thumb: "/thumb.svg?1a", caption: "Dermaga baru dilihat dari menara suar.", credit: "SAGARA/Rini", alt: "Dermaga beton memanjang ke laut", width: 1600, height: 1067 },
  { id: "1b", thumb: "/thumb.svg?1b", caption: "Nelayan menjemur jaring di Kenjeran.", credit: "", alt: "", width: 1600, height: 1067 },
]
const STORIES = [
  { id: "1k3f", headline: "Harga ikan turun menjelang musim barat", site: "Surabaya", date: "3 Oktober 2025" },
  { id: "1k3g", headline: "Tiang pancang dermaga rakyat diganti", site: "Nasional", date: "28 September 2025" },
]

async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

/**
 * Starts the desk on a free port. page() says what the page holds: lang, and
 * the document of the hidden field or the text of the plain one. What was done
 * can be read from the desk: uploads (names of files), described (what was said
 * of pictures), sent (the last form).
 */
export async function startDesk(page) {
  const desk = { address: "", uploads: [], described: [], sent: null, close: () => new Promise((done) => server.close(() => done())) }
  const library = [...PICTURES]
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://desk")
    const send = (type, body, status = 200) => {
      response.writeHead(status, { "Content-Type": type, "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff" })
      response.end(body)
    }
    const json = (value, status = 200) => send("application/json", JSON.stringify(value), status)
    const q = (url.searchParams.get("q") ?? "").toLowerCase()
    const id = url.searchParams.get("id")
    const route = `${request.method} ${url.pathname}`
    if (route === "GET /") return send("text/html; charset=utf-8", pageOf(page()))
    if (/^GET \/(desk\.css|desk\.js|editor\.js)$/.test(route)) {
      const name = url.pathname.slice(1)
      return send(name.endsWith("css") ? "text/css" : "text/javascript", readFileSync(join(root, "frontend/dist", name)))
    }
    if (route === "GET /thumb.svg") {
      return send("image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><path fill="#7fa3ad" d="M0 0h600v400H0z"/><path fill="#2f5560" d="M0 260h600v140H0z"/><path fill="#e8d8b8" d="M120 250h360v20H120z"/></svg>`)
    }
    if (route === "GET /media/pick") return json(library.filter((p) => (id ? p.id === id : p.caption.toLowerCase().includes(q))))
    if (route === "GET /stories/find") return json(STORIES.filter((s) => (id ? s.id === id : s.headline.toLowerCase().includes(q))))
    if (route === "POST /media") {
      const body = (await bodyOf(request)).toString("latin1")
      const name = /filename="([^"]*)"/.exec(body)?.[1] ?? ""
      if (/broken/.test(name)) return json({ error: "this is no picture" }, 422)
      desk.uploads.push(name)
      const one = { id: `2${"abcdefgh"[desk.uploads.length]}`, thumb: "/thumb.svg?2", caption: "", credit: "", alt: "", width: 800, height: 600 }
      library.push(one)
      return json(one, 201)
    }
    if (/^POST \/media\/\w+$/.test(route)) {
      const said = Object.fromEntries(new URLSearchParams((await bodyOf(request)).toString()))
      desk.described.push(said)
      Object.assign(library.find((p) => url.pathname.endsWith(`/${p.id}`)) ?? {}, said)
      return json({ to: "/", said: "" })
    }
    if (route === "GET /tags/find") return json(url.searchParams.get("value") === "77" ? [{ value: "77", label: "Bakau" }] : [])
    if (route === "POST /suggest") {
      await bodyOf(request)
      return json({ tags: [{ value: "99", label: "Dermaga" }] })
    }
    if (route === "POST /save") {
      desk.sent = new URLSearchParams((await bodyOf(request)).toString())
      return send("text/html; charset=utf-8", '<!doctype html><title>saved</title><link rel="icon" href="data:,">')
    }
    send("text/plain", "not found", 404)
  })
  await new Promise((done) => server.listen(0, "127.0.0.1", done))
  desk.address = `http://127.0.0.1:${server.address().port}/`
  return desk
}

if (process.argv[1] === fileURLToPath(import.meta.url) && /serve\.mjs$/.test(process.argv[1])) {
  const desk = await startDesk(() => ({ lang: process.argv[2] === "en" ? "en" : "id", text: "Ketik di sini." }))
  console.log(desk.address)
}
