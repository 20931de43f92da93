// Two people write in one story while the server is killed under them, twice,
// and while one of them has no network. Nobody reloads a page. In the end both
// have the same text, the server has it too, and every key that either pressed
// stands in it once and in order, whatever was acknowledged at that moment.
//
//   node crash.mjs [BINARY]     or TAJUK_BIN

import { goTo } from "./desk/cowriting.mjs";
import { bodyOf, visitor } from "./desk/people.mjs";
import { launch } from "./lib/browser.mjs";
import { expect, finish, note, section } from "./lib/report.mjs";
import { network } from "./lib/server.mjs";

const binary = process.argv[2] || process.env.TAJUK_BIN;
if (!binary) {
  console.error("usage: node crash.mjs BINARY");
  process.exit(2);
}
const PATIENCE = 120_000; // other runs share the machine
const BODY = "AIR SUNGAI NAIK";
const NOTES = "CATATAN UNTUK EDITOR";

const served = await network(binary, "crash");
const { demo } = served;
try {
  const links = [served.invite("tono@kabarkota.example", "Tono Siregar", "kota=editor"), served.invite("wati@kabarkota.example", "Wati Lestari", "kota=editor")];
  await served.start();
  const browser = await launch();
  try {
    await section("desk crash", () => crash(browser, links));
  } finally {
    await browser.close();
  }
  const errors = served.errors();
  expect(errors.length === 0, "the server logs no error", errors.join("\n"));
  await served.stop();
} catch (error) {
  expect(false, "the crash", `${error.stack}\n${error.stderr ?? ""}\n${served.said()}`);
} finally {
  served.clear();
}
process.exit(finish());

async function crash(browser, links) {
  // One writes letters before everything, the other digits behind it.
  const [tono, wati] = await Promise.all([author(browser, links[0], "abcdefghijklmnopqrstuvwxyz", "home"), author(browser, links[1], "0123456789", "end")]);
  const both = [tono, wati];
  const pages = both.map((a) => a.page);
  await tono.page.goto(`${demo.desk}/stories/new`);
  await Promise.all([tono.page.waitForURL(/\/stories\/(?!new)/), tono.page.locator("main form button.primary").first().click()]);
  await goTo(tono.page, "end");
  await tono.page.keyboard.type(BODY);
  await tono.page.fill("#f-headline", "Air Sungai Naik");
  await tono.page.locator("details:has(#f-notes) > summary").click();
  await tono.page.fill("#f-notes", NOTES);
  const url = tono.page.url();
  await wati.page.goto(url);
  await wati.page.locator("details:has(#f-notes) > summary").click();
  await wati.page.waitForFunction(([body, notes]) => document.querySelector(".story-text")?.textContent.includes(body) && document.querySelector("#f-notes").value === notes, [BODY, NOTES]);
  // A page that were loaded again would have forgotten this.
  for (const page of pages) await page.evaluate(() => (window.sameWindow = true));
  for (const a of both) await goTo(a.page, a.where);

  for (const a of both) a.begin();
  try {
    await further(both, 20);
    for (const time of ["first", "second"]) {
      await served.kill();
      await Promise.all(pages.map((page) => page.locator("[data-saving][data-kind=warning]").waitFor({ timeout: PATIENCE })));
      await further(both, 20);
      expect(true, `both write on while the server is gone, the ${time} time`);
      await served.start();
      await together(both);
      await further(both, 20);
      expect(true, `both are connected again by themselves, the ${time} time`);
    }
  } finally {
    await Promise.all(both.map((a) => a.end()));
  }
  await alike("after two crashes", both);

  await tono.page.context().setOffline(true);
  for (const a of both) a.begin();
  try {
    await tono.page.locator("[data-saving][data-kind=warning]").waitFor({ timeout: PATIENCE });
    await further(both, 20);
    await tono.page.context().setOffline(false);
    await together(both);
    await further(both, 20);
  } finally {
    await Promise.all(both.map((a) => a.end()));
  }
  await alike("after one was without a network", both);

  for (const page of pages) {
    expect(await page.evaluate(() => window.sameWindow === true), "no page was loaded again");
    expect((await page.locator(".sync-note").count()) === 0, "nobody is told of anything lost", await page.locator(".sync-note").allInnerTexts().then((all) => all.join("\n")));
    page.faults(); // the failed connections are in the console, as they should be
  }
  // What the server has, and what a window finds that knows nothing yet.
  await Promise.all(pages.map((page) => page.reload()));
  await together(both);
  await alike("after a reload", both);
  for (const page of pages) {
    expect((await page.locator(".recovered").count()) === 0, "nothing is left over to be put back");
    const faults = page.faults();
    expect(faults.length === 0, "the reload is quiet", faults.join("\n"));
  }
  note(`${tono.body.length + wati.body.length} keys in the text, ${tono.notes.length + wati.notes.length} in the notes`);
  for (const page of pages) await page.done();
}

// together waits until each window shows the other person.
async function together(both) {
  const shown = await Promise.allSettled(both.map((a, i) => a.page.locator(".colleagues li", { hasText: both[1 - i].name }).waitFor({ timeout: PATIENCE })));
  if (shown.every((s) => s.status === "fulfilled")) return;
  const state = await Promise.all(both.map(async (a) => `${a.name}: ${await a.page.locator("[data-saving]").innerText()}; ${(await a.page.locator(".colleagues li").allInnerTexts()).join(", ")}`));
  throw new Error(`they do not see each other: ${state.join(" | ")}`);
}

// author is somebody who was just invited, with what they have typed so far.
async function author(browser, link, alphabet, where) {
  const page = await visitor(browser, demo, { locale: "id-ID" });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(link);
  await page.fill('input[name="password"]', "sepeda biru di bawah hujan");
  await Promise.all([page.waitForURL(`${demo.desk}/`), page.click("main form button.primary, form button.primary")]);
  const a = { page, where, alphabet, name: alphabet[0] === "a" ? "Tono" : "Wati", body: "", notes: "", running: null, going: false };
  let typed = 0;
  // Five keys and a space, by turns in the text and in the notes.
  const burst = async (into) => {
    for (let n = 0; n < 6; n++) {
      const key = n === 5 ? " " : alphabet[typed++ % alphabet.length];
      await page.keyboard.type(key);
      if (key !== " ") a[into] += key;
    }
  };
  const run = async () => {
    while (a.going) {
      await page.evaluate(() => document.querySelector("story-editor").view.focus());
      await burst("body");
      await page.evaluate(([where, first]) => {
        const notes = document.querySelector("#f-notes");
        notes.focus();
        const at = where === "end" ? notes.value.length : notes.value.indexOf(first);
        notes.setSelectionRange(at, at);
      }, [where, NOTES.split(" ")[0]]);
      await burst("notes");
    }
  };
  a.begin = () => {
    a.going = true;
    a.running = run();
    a.running.catch(() => undefined); // told by end
  };
  a.end = () => {
    a.going = false;
    return a.running;
  };
  return a;
}

// further waits until both have typed that many keys more.
async function further(both, keys) {
  const from = both.map((a) => a.body.length + a.notes.length);
  const until = Date.now() + PATIENCE;
  while (!both.every((a, i) => a.body.length + a.notes.length >= from[i] + keys)) {
    if (Date.now() > until) throw new Error("nobody types any more");
    await Promise.race([Promise.all(both.map((a) => a.running)), new Promise((done) => setTimeout(done, 50))]);
  }
}

// alike waits until all is saved and both windows say the same, and compares
// that with what was typed.
async function alike(when, both) {
  const read = () => Promise.all(both.map(async ({ page }) => ({
    body: await bodyOf(page),
    notes: await page.locator("#f-notes").inputValue(),
    state: await page.locator("[data-saving]").getAttribute("data-kind"),
  })));
  const until = Date.now() + PATIENCE;
  let windows = await read();
  const settled = () => windows.every((w) => w.state === "calm" && w.body === windows[0].body && w.notes === windows[0].notes) && whole(windows[0], both).length === 0;
  while (!settled() && Date.now() < until) {
    await new Promise((done) => setTimeout(done, 100));
    windows = await read();
  }
  expect(windows.every((w) => w.state === "calm"), `${when}, all is saved`, windows.map((w) => w.state).join());
  expect(windows[0].body === windows[1].body, `${when}, both have the same text`, windows.map((w) => w.body).join("\n---\n"));
  expect(windows[0].notes === windows[1].notes, `${when}, both have the same notes`, windows.map((w) => w.notes).join("\n---\n"));
  const wrong = whole(windows[0], both);
  expect(wrong.length === 0, `${when}, every key is there once and in order`, wrong.join("\n"));
}

// whole compares a text with the keys that made it: letters are one person's,
// digits the other's, capitals were there before.
function whole(text, both) {
  const wrong = [];
  const compare = (what, got, want) => got !== want && wrong.push(`${what}: ${got}`, `${" ".repeat(what.length)}  ${want}`);
  for (const part of ["body", "notes"]) {
    const only = (set) => [...text[part]].filter((c) => set.includes(c)).join("");
    for (const a of both) compare(`${part}, ${a.name}`, only(a.alphabet), a[part]);
    compare(`${part}, before`, only("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), (part === "body" ? BODY : NOTES).replaceAll(" ", ""));
  }
  return wrong;
}
