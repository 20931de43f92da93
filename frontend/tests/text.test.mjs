// What needs no browser: addresses, typography, find, plain text, the schema.

import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import test from "node:test"
import { completeAddress, embedOf, faultOfLink, plainAddress } from "../editor/address.ts"
import { countWords, minutes } from "../editor/count.ts"
import { findIn } from "../editor/find.ts"
import { cleanText, plainBlocks } from "../editor/paste.ts"
import { parseDocument } from "../editor/schema.ts"
import { tidy } from "../editor/typography.ts"

const fixtures = join(process.env.TAJUK_ROOT, "internal/richtext/testdata/richtext")
const read = (name) => JSON.parse(readFileSync(join(fixtures, name), "utf8"))
const named = (prefix) => readdirSync(fixtures).filter((f) => f.startsWith(prefix))

test("documents that Go accepts come through unchanged, with the same words", () => {
  for (const name of named("accept-")) {
    const { document, canonical, words } = read(name)
    const doc = parseDocument(document)
    // To the letter: the order of keys is part of the canonical form.
    assert.equal(JSON.stringify(doc), JSON.stringify(canonical ?? document), name)
    assert.equal(countWords(doc), words, name)
  }
})

// What ProseMirror does not look at it cannot refuse: it reads the keys it
// knows and writes only those.
const dropped = /is not an attribute of|is not a key of|are not allowed on|is required$|is null, not|is an object, not an array|is an array, not an object|occurs twice|is a second|exclude each other|are more than there are|must be 1$|is not a whole number|is a (string|number), not|is shorter than|text is empty/

test("documents that Go refuses are refused, or are other documents once they are read", () => {
  let refused = 0
  for (const name of named("reject-")) {
    if (name === "reject-json.json") continue
    for (const one of read(name).cases) {
      if (one.document === undefined) continue
      let doc
      try {
        doc = parseDocument(one.document)
      } catch (err) {
        refused++
        continue
      }
      assert.match(one.reason, dropped, `${name}: ${one.name}: ${one.reason}`)
      assert.notDeepEqual(JSON.parse(JSON.stringify(doc)), one.document, `${name}: ${one.name} comes through as it is`)
    }
  }
  assert.ok(refused > 150, `only ${refused} were refused`)
})

test("addresses", () => {
  for (const [href, want] of [
    ["https://tajuk.example/a?b=1#c", null],
    ["http://localhost:8080/", null],
    ["https://xn--mnchen-3ya.example/", null],
    ["https://münchen.example/", null],
    ["/ekonomi/1k3f/pelabuhan", null],
    ["mailto:redaksi@tajuk.example", null],
    ["tel:+62-21-555", null],
    ["javascript:alert(1)", "address_scheme"],
    ["//jahat.example", "address_wrong"],
    ["https://a b.example", "address_space"],
    ["https://u:p@a.example/", "address_password"],
    ["", "address_empty"],
  ]) {
    assert.equal(faultOfLink(href), want, href)
  }
})

test("what is typed becomes an address", () => {
  assert.equal(completeAddress(" tajuk.example/ekonomi "), "https://tajuk.example/ekonomi")
  assert.equal(completeAddress("redaksi@tajuk.example"), "mailto:redaksi@tajuk.example")
  assert.equal(completeAddress("/ekonomi"), "/ekonomi")
  assert.equal(completeAddress("https://a.example"), "https://a.example")
})

test("tracking and detours are cut off", () => {
  for (const [from, to] of [
    ["https://a.example/x?utm_source=wa&id=3&fbclid=zz", "https://a.example/x?id=3"],
    ["https://a.example/x?id=3", "https://a.example/x?id=3"],
    ["https://www.google.com/url?q=https%3A%2F%2Fa.example%2Fx%3Futm_medium%3Dm&sa=D", "https://a.example/x"],
    ["https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT0", "https://a.example/"],
    ["https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=05", "https://a.example/"],
    ["https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"],
    ["mailto:a@b.example?subject=utm_x", "mailto:a@b.example?subject=utm_x"],
  ]) {
    assert.equal(plainAddress(from), to)
  }
})

test("posts are known by their address", () => {
  assert.deepEqual(embedOf("https://youtu.be/abcDEF_12-3?si=x"), { provider: "youtube", url: "https://www.youtube.com/watch?v=abcDEF_12-3" })
  assert.deepEqual(embedOf("https://twitter.com/sagara/status/12?s=20"), { provider: "x", url: "https://x.com/sagara/status/12" })
  assert.deepEqual(embedOf("https://www.instagram.com/sagara/reels/Cabc123/"), { provider: "instagram", url: "https://www.instagram.com/reel/Cabc123/" })
  assert.deepEqual(embedOf("https://www.tiktok.com/@sagara/video/73"), { provider: "tiktok", url: "https://www.tiktok.com/@sagara/video/73" })
  assert.equal(embedOf("https://x.com/sagara"), null)
  assert.equal(embedOf("http://youtu.be/abcDEF_12-3"), null)
})

/** Applies the corrections of a text. */
function tidied(text) {
  for (const { from, to, insert } of tidy(text).reverse()) text = text.slice(0, from) + insert + text.slice(to)
  return text
}

test("typography of a text that is there", () => {
  for (const [from, to] of [
    ['"Kami siap," kata dia.', "“Kami siap,” kata dia."],
    ['Ia berkata, "Datang pukul 10 ."', "Ia berkata, “Datang pukul 10.”"],
    ['("Rob")', "(“Rob”)"],
    ["Jum'at dan Qur'an", "Jum’at dan Qur’an"],
    ["'Rob' itu", "‘Rob’ itu"],
    ["Solo - Jebres", "Solo – Jebres"],
    ["2019--2024 dan anak-anak", "2019–2024 dan anak-anak"],
    ["Begitu --- kata dia", "Begitu — kata dia"],
    ["tunggu...", "tunggu…"],
    ["dua  spasi,  ya", "dua spasi, ya"],
    [" awal dan akhir ", "awal dan akhir"],
    ["harga , lalu 10 %", "harga, lalu 10%"],
    ["( dalam kurung )", "(dalam kurung)"],
    ["pukul 10 .30", "pukul 10 .30"],
    ["https://a.example/x--y?q='a'", "https://a.example/x--y?q='a'"],
    ["redaksi--satu@tajuk.example", "redaksi--satu@tajuk.example"],
    ["“Sudah rapi,” kata dia — 3.500 orang.", "“Sudah rapi,” kata dia — 3.500 orang."],
    ['foto\uFFFC"baris baru"', "foto\uFFFC“baris baru”"],
  ]) {
    assert.equal(tidied(from), to)
    assert.equal(tidied(to), to, `${to} is not left alone`)
  }
})

test("find", () => {
  const at = (text, search) => findIn(text, { exact: false, words: false, ...search }).map((m) => text.slice(m.from, m.to))
  assert.deepEqual(at("Kapal dan kapal-kapal", { query: "kapal" }), ["Kapal", "kapal", "kapal"])
  assert.deepEqual(at("Kapal dan kapal", { query: "kapal", exact: true }), ["kapal"])
  assert.deepEqual(at("rob robek Rob", { query: "rob", words: true }), ["rob", "Rob"])
  assert.deepEqual(at("a.b axb", { query: "a.b" }), ["a.b"])
  assert.deepEqual(at("anak-anak (a/b) [c]", { query: "(a/b) [" }), ["(a/b) ["])
  assert.deepEqual(at("anak-anak", { query: "k-a" }), ["k-a"])
  assert.deepEqual(at("kata “rob” itu", { query: '"rob"' }), ["“rob”"])
  assert.deepEqual(at("Jum’at", { query: "jum'at" }), ["Jum’at"])
  assert.deepEqual(at("10\u00A0persen", { query: "10 persen" }), ["10\u00A0persen"])
  assert.deepEqual(at("İstanbul istanbul", { query: "istanbul" }), ["istanbul"])
  assert.deepEqual(at("apa pun", { query: "" }), [])
})

test("plain text", () => {
  const blocks = (text) => plainBlocks(text).map((b) => `${b.kind[0]}:${b.text}`)
  assert.deepEqual(blocks("satu\ndua\r\n\r\ntiga"), ["p:satu", "p:dua", "p:tiga"])
  assert.deepEqual(blocks("Daftar:\n- satu\n• dua\n1. tiga\n2) empat"), ["p:Daftar:", "b:satu", "b:dua", "n:tiga", "n:empat"])
  assert.deepEqual(blocks("- Begitu katanya."), ["p:- Begitu katanya."])
  const wrapped = "Pelabuhan rakyat di utara kota kembali dibuka pada Senin\nsetelah tiga bulan diperbaiki.\n\nDermaga itu kini memakai tiang pancang baru dan dapat\ndipakai kapal."
  assert.deepEqual(blocks(wrapped), ["p:Pelabuhan rakyat di utara kota kembali dibuka pada Senin setelah tiga bulan diperbaiki.", "p:Dermaga itu kini memakai tiang pancang baru dan dapat dipakai kapal."])
  assert.deepEqual(blocks(" \n\t\n "), [])
})

test("characters that nobody sees are left out", () => {
  assert.equal(cleanText("a\u200Bb\u00ADc\u0000d\u0007e\u00A0 \n f\uFEFF\u{1FFFF}"), "abcde f")
})

test("minutes", () => {
  assert.deepEqual([0, 1, 200, 201].map((n) => minutes(n, "id")), [0, 1, 1, 2])
  assert.deepEqual([238, 239].map((n) => minutes(n, "en")), [1, 2])
})
