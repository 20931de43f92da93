// Two people in one story: typing at once, one of them without a network, a
// window that ends before all was saved, and a button pressed while typing.

import { expect, note } from "../lib/report.mjs";
import { bodyOf, person } from "./people.mjs";

const same = async (pages, test, name) => {
  let texts = [];
  for (let n = 0; n < 150; n++) {
    texts = await Promise.all(pages.map(bodyOf));
    if (texts.every((t) => t === texts[0] && test(t))) return expect(true, name);
    await pages[0].waitForTimeout(200);
  }
  return expect(false, name, texts.join("\n---\n"));
};

async function write(page, where, text, delay = 15) {
  await goTo(page, where);
  await page.keyboard.type(text, { delay });
}

// goTo puts the caret at an end of the text. The editor takes a moment to have
// the focus, and a key that comes within it is no key of a person.
export async function goTo(page, where) {
  await page.locator(".story-text").click();
  for (let n = 0; n < 100; n++) {
    await page.keyboard.press(where === "end" ? "Control+End" : "Control+Home");
    const there = await page.waitForFunction((where) => {
      const { state } = document.querySelector("story-editor").view;
      return state.selection.empty && state.selection.head === (where === "end" ? state.doc.content.size - 1 : 1);
    }, where, { timeout: 1000 }).then(() => true, () => false);
    if (there) return;
  }
}

export async function cowriting(browser, demo) {
  const sari = await person(browser, demo, "reporter");
  const bagas = await person(browser, demo, "editor");
  await sari.goto(`${demo.desk}/stories/new`);
  await Promise.all([sari.waitForURL(/\/stories\/(?!new)/), sari.locator("main form button.primary").first().click()]);
  const url = sari.url();
  await bagas.goto(url);
  await bagas.locator(".colleagues li").first().waitFor();
  expect((await bagas.locator(".colleagues").innerText()).includes("Sari"), "who else is here is named");
  expect(!(await bagas.locator(".colleagues").innerText()).includes("Bagas"), "nobody is told of themselves");

  await write(sari, "end", "Air sungai naik sejak subuh.");
  await same([sari, bagas], (t) => t === "Air sungai naik sejak subuh.", "what one types the other sees");
  await Promise.all([write(bagas, "end", " Warga pindah ke balai desa.", 40), write(sari, "home", "SOLO: ", 150)]);
  await same([sari, bagas], (t) => t === "SOLO: Air sungai naik sejak subuh. Warga pindah ke balai desa.", "both type at once");
  expect((await bagas.locator(".story-text .colleague").count()) === 1, "the other's caret is in the text");
  await sari.locator("[data-saving]:has-text('.')").first().waitFor();

  // What is chosen arrives like what is typed, with the name of who chose it.
  const choice = (page, field) => page.locator(`[data-field=${field}]`).inputValue();
  const follows = (page, field, value) => page.waitForFunction(([field, value]) => document.querySelector(`[data-field=${field}]`).value === value, [field, value]);
  const sections = await sari.locator("#f-section option").evaluateAll((all) => all.map((o) => o.value));
  const elsewhere = sections.find((s) => s !== sections[0] && s !== "");
  const before = await choice(sari, "section");
  const chosen = before === elsewhere ? sections[0] : elsewhere;
  await sari.selectOption("#f-section", chosen);
  await follows(bagas, "section", chosen);
  const mark = bagas.locator("label[for=f-section] .changed-by");
  await mark.waitFor();
  expect((await mark.innerText()).includes("Sari"), "a choice that changed says who made it", await mark.innerText());
  await bagas.locator("#f-section").focus();
  await mark.waitFor({ state: "detached" });
  await sari.locator(".colleagues:has-text('Kanal'), .colleagues:has-text('Section')").first().waitFor();
  expect(!(await bagas.locator("#f-sponsor").isVisible()), "nobody is asked who paid for what nobody paid for");
  await bagas.selectOption("#f-kind", "advertorial");
  await sari.locator("#f-sponsor").waitFor();
  await bagas.selectOption("#f-kind", "news");
  await sari.locator("#f-sponsor").waitFor({ state: "hidden" });

  // One without a network, the other goes on; both in body and headline.
  await sari.fill("[data-field=headline]", "Banjir di Solo");
  await bagas.waitForFunction(() => document.querySelector("[data-field=headline]").value === "Banjir di Solo");
  await sari.context().setOffline(true);
  await write(sari, "end", " Ditulis tanpa jaringan.");
  await write(bagas, "home", "BARU. ");
  await bagas.locator("[data-field=headline]").press("End");
  await bagas.locator("[data-field=headline]").pressSequentially(" surut");
  await sari.locator("[data-field=headline]").press("Home");
  await sari.locator("[data-field=headline]").pressSequentially("Parah, ");
  await sari.selectOption("#f-kind", "analysis");
  await bagas.selectOption("#f-section", before);
  await sari.locator("[data-saving][data-kind=warning]").first().waitFor();
  await sari.context().setOffline(false);
  await same([sari, bagas], (t) => t === "BARU. SOLO: Air sungai naik sejak subuh. Warga pindah ke balai desa. Ditulis tanpa jaringan.", "what was written without a network is brought in");
  for (const page of [sari, bagas]) await page.waitForFunction(() => document.querySelector("[data-field=headline]").value === "Parah, Banjir di Solo surut");
  for (const page of [sari, bagas]) {
    await follows(page, "kind", "analysis");
    await follows(page, "section", before);
  }
  expect(true, "what was chosen without a network is brought in, and takes back no other choice");
  sari.faults(); // the failed connections are in the console, as they should be

  await sari.locator(".story-text").click();
  // What was typed without a pause is undone at once; a slow machine makes pauses.
  for (let n = 0; n < 10 && (await bodyOf(sari)).includes("Ditulis"); n++) await sari.keyboard.press("Control+z");
  await same([sari, bagas], (t) => t === "BARU. SOLO: Air sungai naik sejak subuh. Warga pindah ke balai desa.", "undo takes back one's own alone");

  // A window that ends: what it had not sent is offered, not applied.
  await sari.context().setOffline(true);
  await write(sari, "end", " Listrik padam.");
  await sari.waitForTimeout(800);
  await sari.close();
  const again = await bagas.context().newPage();
  await again.goto(url);
  await again.locator(".story-text").waitFor();
  expect((await again.locator(".recovered").count()) === 0, "nobody else is offered it");
  await again.close();
  await sari.context().setOffline(false);
  const back = await sari.context().newPage();
  await back.goto(url);
  await back.locator(".recovered").waitFor();
  expect((await back.locator(".recovered ins").allInnerTexts()).join("").includes("Listrik padam."), "the comparison shows it", await back.locator(".recovered").innerText());
  expect(!(await bodyOf(back)).includes("Listrik"), "it is not applied by itself");
  await back.locator(".recovered button.primary").click();
  await same([back, bagas], (t) => t.endsWith("balai desa. Listrik padam."), "it is put back once");
  await back.reload();
  await back.locator(".colleagues li").first().waitFor();
  expect((await back.locator(".recovered").count()) === 0, "and not offered again");

  await beacons(back, bagas, url);

  // A button acts on the text as it stands on the screen.
  await back.locator("[data-field=lead]").fill("Teras yang baru selesai diketik.");
  await Promise.all([back.waitForNavigation(), back.locator("button:has-text('Serahkan'), button:has-text('Hand in')").first().click()]);
  await bagas.locator(".sync-note").first().waitFor();
  expect((await bagas.locator("[data-field=lead]").inputValue()) === "Teras yang baru selesai diketik.", "what was typed last is handed in too", await bagas.locator("[data-field=lead]").inputValue());
  const faults = bagas.faults();
  expect(faults.length === 0, "nothing went wrong in the other window", faults.join("\n"));
  note(url);
  await sari.done();
  await bagas.done();
}

// beacons loses the connection, but not the network: what was typed goes with
// the page when it is hidden or left, and is neither offered nor made again.
async function beacons(page, other, url) {
  const sockets = [];
  let away = false;
  await page.routeWebSocket(/\/live$/, (socket) => {
    if (away) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  await page.goto(url);
  const before = await bodyOf(other);
  const lose = async () => {
    await page.locator(".colleagues li").first().waitFor();
    away = true;
    for (const socket of sockets.splice(0)) await socket.close();
    await page.locator("[data-saving][data-kind=warning]").first().waitFor();
  };
  await lose();
  await write(page, "end", " Hujan reda.");
  await page.locator("[data-field=headline]").press("End");
  await page.locator("[data-field=headline]").pressSequentially(" pagi ini");
  // Hidden, and shown again: as when a phone changes to another program.
  const show = (state) => page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
  await show("hidden");
  await same([other], (t) => t === `${before} Hujan reda.`, "a hidden page has saved what it could not send");
  await write(page, "end", " Jalan dibuka.");
  away = false;
  await show("visible");
  await same([page, other], (t) => t === `${before} Hujan reda. Jalan dibuka.`, "and makes it no second time when it is shown again");
  await lose();
  await write(page, "end", " Sekolah masuk.");
  await page.goto("about:blank");
  await same([other], (t) => t.endsWith(" Jalan dibuka. Sekolah masuk."), "a page that is gone has saved what it could not send");
  await write(other, "home", "INI ");
  away = false;
  await page.goto(url);
  await page.locator(".colleagues li").first().waitFor();
  await same([page, other], (t) => t === `INI ${before} Hujan reda. Jalan dibuka. Sekolah masuk.`, "and the next one has it once");
  expect((await page.locator(".recovered").count()) === 0, "what was saved is not offered", await page.locator(".recovered").allInnerTexts().then((all) => all.join()));
  for (const p of [page, other]) await p.waitForFunction(() => document.querySelector("[data-field=headline]").value.endsWith(" pagi ini"));
}
