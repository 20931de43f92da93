// Comments on a passage, by two people who have the same text open: one asks
// about a passage and names the other, who is told at once, answers and
// resolves; what is typed before the passage moves its mark. Once more in a
// page without scripts, and on a phone.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expect, note } from "../lib/report.mjs";
import { person } from "./people.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const marked = (page) => page.locator(".story-text .commented").evaluateAll((all) => all.map((m) => m.textContent).join(""));

async function until(page, look, test, name) {
  let seen;
  for (let n = 0; n < 100; n++) {
    seen = await look();
    if (test(seen)) return expect(true, name);
    await page.waitForTimeout(150);
  }
  return expect(false, name, JSON.stringify(seen));
}

// select selects words of the text as a reader of them would: with the mouse's
// result, a selection.
async function select(page, words) {
  await page.locator(".story-text").focus();
  await page.locator(".story-text").evaluate((text, words) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node; (node = walker.nextNode()); ) nodes.push(node);
    const from = nodes.map((n) => n.data).join("").indexOf(words);
    if (from < 0) throw new Error(`the text has no ${words}`);
    const place = (at) => {
      for (const node of nodes) {
        if (at <= node.data.length) return [node, at];
        at -= node.data.length;
      }
    };
    getSelection().setBaseAndExtent(...place(from), ...place(from + words.length));
  }, words);
  await page.waitForTimeout(100);
}

// clean asks axe, about a part of the page where others are half covered.
async function clean(page, name, part = "html") {
  await page.evaluate(axe);
  const found = await page.evaluate(async (part) => (await axe.run(part, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`), part);
  expect(found.length === 0, `${name}: axe finds nothing`, found.join("\n"));
}

const unread = async (page) => Number((await page.locator(".bar .bell b").allInnerTexts())[0] ?? 0);

export async function comments(browser, demo, shot = async () => {}) {
  const sari = await person(browser, demo, "reporter");
  const bagas = await person(browser, demo, "editor");
  await sari.goto(`${demo.desk}/stories/new`);
  await Promise.all([sari.waitForURL(/\/stories\/(?!new)/), sari.locator("main form button.primary").first().click()]);
  const url = sari.url();
  note(url);
  await sari.locator(".story-text").click();
  await sari.keyboard.type("Air sungai naik sejak subuh. Warga pindah ke balai desa.");
  await bagas.goto(url);
  await until(bagas, () => bagas.locator(".story-text").innerText(), (t) => t.includes("balai desa."), "both see the text");
  const before = await unread(sari);

  // Nothing is selected: the button says what is missing.
  await bagas.locator(".tools [aria-keyshortcuts='Control+Alt+M'], .tools [aria-keyshortcuts='Control+Alt+m']").click();
  expect((await bagas.locator(".editor-foot .status").innerText()) !== "", "a comment without a passage is explained");

  await select(bagas, "sejak subuh");
  await bagas.keyboard.press("Control+Alt+m");
  await bagas.locator("#p-comments[data-beside]").waitFor();
  expect((await bagas.locator("#p-quote").innerText()) === "sejak subuh", "the passage is shown over the form");
  expect(await bagas.locator("#p-text").evaluate((t) => t === document.activeElement), "the caret is in the form");
  await bagas.keyboard.type("Jam berapa, @sa", { delay: 20 });
  await bagas.locator(".mention-list [role=option]").first().waitFor();
  const named = await bagas.locator(".mention-list [aria-selected=true]").innerText();
  expect(named.startsWith("Sari"), "a colleague is offered", named);
  await clean(bagas, "while somebody is named");
  await shot(bagas, "naming");
  await bagas.keyboard.press("Enter");
  expect((await bagas.locator("#p-text").inputValue()) === `Jam berapa, ${"@"}${named} `, "and taken by Enter", await bagas.locator("#p-text").inputValue());
  await bagas.keyboard.type("?");

  // Meanwhile the other types before the passage.
  await sari.locator(".story-text").click();
  await sari.keyboard.press("Control+Home");
  await sari.keyboard.type("SOLO: ", { delay: 30 });
  await bagas.locator("#p-new button.primary").click();
  await until(bagas, () => marked(bagas), (t) => t === "sejak subuh", "the passage is marked where it stands now");
  await until(sari, () => marked(sari), (t) => t === "sejak subuh", "the other sees the mark without loading the page");
  await until(sari, () => unread(sari), (n) => n === before + 1, "whoever is named is told at once");
  expect((await bagas.locator("#p-new .about").count()) === 0, "the form is empty again");

  await sari.locator(".story-text").click();
  await sari.keyboard.press("Control+Home");
  await sari.keyboard.type("Kabar dari ", { delay: 20 });
  for (const page of [sari, bagas]) await until(page, async () => [await page.locator(".story-text").innerText(), await marked(page)], ([t, m]) => t.includes("Kabar dari SOLO") && m === "sejak subuh", "typing before it moves the mark");
  await sari.locator("[data-saving][data-kind=calm]").first().waitFor();
  await sari.reload();
  await until(sari, () => marked(sari), (t) => t === "sejak subuh", "and the desk moved it too");
  await clean(sari, "a marked text");

  // The sign behind the passage, by keyboard.
  await sari.locator(".story-text .comment-sign").focus();
  await sari.keyboard.press("Enter");
  const thread = sari.locator("story-comments .thread[aria-current]");
  await thread.waitFor();
  expect(await thread.evaluate((t) => t === document.activeElement), "Enter on a mark leads to its thread");
  expect((await sari.locator(".story-text > *").allTextContents()).join("|") === "Kabar dari SOLO: Air sungai naik sejak subuh. Warga pindah ke balai desa.", "and writes nothing into the text", await sari.locator(".story-text").innerText());
  await shot(sari, "thread");
  await thread.locator("textarea[name=text]").last().fill("Pukul empat, menurut lurah.");
  await thread.locator("form[action$='/answer'] button:not([form])").click();
  await until(bagas, () => bagas.locator("story-comments").textContent(), (t) => t.includes("Pukul empat, menurut lurah."), "the answer appears in the other window");
  await bagas.locator("#p-text").fill("Yang sedang saya tulis");
  await sari.locator("story-comments button[form^=r]").click();
  for (const page of [sari, bagas]) await until(page, () => marked(page), (t) => t === "", "a resolved passage is not marked any more");
  expect((await bagas.locator("#p-text").inputValue()) === "Yang sedang saya tulis", "what somebody types meanwhile stays");
  await sari.locator("#p-resolved > summary").click();
  await sari.locator("story-comments form[action$='/reopen'] button").click();
  await until(bagas, () => marked(bagas), (t) => t === "sejak subuh", "a thread is opened again");
  await sari.keyboard.press("Escape");

  // From the thread to the text; a passage that goes takes its mark along.
  await bagas.locator("story-comments .find-passage").first().click();
  expect((await bagas.locator(".story-text .commented.current").count()) > 0, "a thread shows its passage");
  await clean(bagas, "a chosen thread");
  await shot(bagas, "chosen");
  await select(sari, "naik sejak subuh. ");
  await sari.keyboard.press("Delete");
  for (const page of [sari, bagas]) await until(page, () => marked(page), (t) => t === "", "a deleted passage has no mark");
  await until(bagas, async () => { await bagas.reload(); return bagas.locator("story-comments .thread .badge").count(); }, (n) => n === 1, "and its thread says so");
  for (const page of [sari, bagas]) {
    const faults = page.faults();
    expect(faults.length === 0, "quiet", faults.join("\n"));
    await page.done();
  }

  const plain = await person(browser, demo, "editor", { javaScriptEnabled: false });
  await plain.goto(url);
  await plain.locator("#p-comments > summary").click();
  await plain.fill("#p-text", "Tanpa skrip.");
  await Promise.all([plain.waitForNavigation(), plain.locator("#p-new button.primary").click()]);
  expect((await plain.locator(".thread").allInnerTexts()).join().includes("Tanpa skrip."), "comments work without scripts", plain.url());
  await plain.done();

  const phone = await person(browser, demo, "editor", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await phone.goto(url);
  await until(phone, () => phone.locator(".story-text").innerText(), (t) => t.includes("balai desa."), "the text is on the phone");
  await phone.locator("[data-saving]:has-text('.')").first().waitFor();
  await select(phone, "Kabar");
  await phone.keyboard.press("Control+Alt+m");
  await phone.fill("#p-text", "Dari telepon.");
  await clean(phone, "390 px, dark", "#p-comments");
  await shot(phone, "phone");
  await phone.locator("#p-new button.primary").click();
  await until(phone, () => marked(phone), (t) => t === "Kabar", "commented from a phone");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the phone");
  expect(phone.faults().length === 0, "the phone is quiet");
  await phone.done();
}
