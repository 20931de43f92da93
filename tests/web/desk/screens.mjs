// Every screen of the desk: valid HTML, axe without violations in light and
// dark, narrow and wide, in both languages; no sideways scrolling at 320 px;
// nothing from another host, nothing in the console.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { markup } from "../checks/html.mjs";
import { expect, note } from "../lib/report.mjs";
import { person, visitor } from "./people.mjs";
import { begin } from "./workflow.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const views = [[1280, "light"], [1280, "dark"], [320, "dark"], [320, "light"]];

const open = ["/signin", "/forgot"];
const fixed = ["/", "/?tab=all", "/?tab=attention", "/?tab=scheduled&q=zzz", "/stories/new", "/media", "/fronts", "/topics",
  "/tags", "/people", "/sites", "/sites/new", "/users", "/users/new", "/users/roles", "/audit", "/replies/erase", "/me", "/notifications", "/ledger", "/audits", "/partners", "/sources", "/sources/new"];
// Screens that a list leads to: the first link of each form on each screen.
const leads = [
  ["/?tab=live", /^\/stories\/[0-9a-z]+$/, ["", "/versions", "/versions/1", "/compare?from=1", "/comments"]],
  ["/media", /^\/media\/[0-9a-z]+$/, [""]], ["/topics", /^\/topics\/[0-9a-z]+$/, [""]], ["/tags", /^\/tags\/[0-9a-z]+$/, [""]],
  ["/people", /^\/people\/[0-9a-z]+$/, [""]], ["/sites", /^\/sites\/[0-9a-z]{6,}$/, ["", "/sections", "/sharing", "/pages"]], ["/users", /^\/users\/[0-9a-z]{6,}$/, [""]],
  ["/ledger", /^\/ledger\/[0-9a-z]{6,}$/, [""]],
  ["/sources", /^\/sources\/[0-9a-z]{6,}$/, ["", "/change", "?state=refused"]],
  ["/fronts", /^\/fronts\/[0-9a-z]+\/[0-9a-z:-]+$/, [""]],
];

export async function screens(browser, demo, full) {
  const pages = [];
  const guest = await visitor(browser, demo);
  await look(guest, demo, open, pages, full);
  await guest.done();
  const admin = await person(browser, demo, "network_admin");
  const paths = [...fixed];
  for (const [from, form, endings] of leads) {
    await admin.goto(demo.desk + from);
    const found = await admin.$$eval("main a[href]", (links) => links.map((a) => a.getAttribute("href").split("?")[0]));
    const first = found.find((href) => form.test(href) && !fixed.includes(href));
    if (expect(first, `${from} leads on`, found.slice(0, 10).join(" "))) paths.push(...endings.map((e) => first + e));
  }
  await look(admin, demo, paths, pages, full);
  if (full) {
    await speak(admin, demo, "en");
    await look(admin, demo, paths, pages, false);
    await speak(admin, demo, "id");
  }
  await admin.done();
  const chief = await person(browser, demo, "chief_editor");
  const draft = await begin(chief, demo, "Perahu Hijau Tiba di Bengawan");
  const steps = ["", "/publish", "/schedule", "/embargo"].map((e) => draft + e);
  await chief.goto(demo.desk + "/?tab=live");
  const live = await chief.$$eval("main a[href]", (links) => links.map((a) => a.getAttribute("href")).find((h) => /^\/stories\/[0-9a-z]+$/.test(h) && h !== "/stories/new"));
  if (expect(live, "the list leads a chief editor on")) steps.push(...["", "/correct", "/withdraw", "/preview"].map((e) => live + e));
  // Stories on other sites: what waits, what can be taken, where one stands and
  // how a site words it, rules.
  steps.push("/network", "/network/stories", "/rules", "/rules/new", `${live}/sites`, `${live}/share`);
  for (const [from, form] of [["/rules", /^\/rules\/[0-9a-z]{6,}$/], ["/network/stories", /^\/stories\/[0-9a-z]+\/sites\/[0-9a-z]+$/]]) {
    await chief.goto(demo.desk + from);
    const first = (await chief.$$eval("main a[href]", (links) => links.map((a) => a.getAttribute("href")))).find((h) => form.test(h));
    if (expect(first, `${from} leads on`, from)) steps.push(first);
  }
  // What a network's administrator has no part in.
  steps.push("/media/upload", "/replies", "/tasks");
  await look(chief, demo, steps, pages, full);
  if (full) {
    await speak(chief, demo, "en");
    await look(chief, demo, steps, pages, false);
    await speak(chief, demo, "id");
  }
  await chief.done();
  if (full) markup([{ site: { host: "desk" }, pages }]);
}

// speak changes the language of the account.
async function speak(page, demo, language) {
  await page.goto(`${demo.desk}/me`);
  await page.selectOption('select[name="language"]', language);
  await Promise.all([page.waitForNavigation(), page.locator('form:has(select[name="language"]) button').first().click()]);
  expect((await page.getAttribute("html", "lang")) === language, `the desk speaks ${language}`, await page.getAttribute("html", "lang"));
}

// look checks screens as whoever is signed in sees them, in every view or in
// one, and adds their markup to pages.
export async function look(page, demo, paths, pages, every) {
  const slow = [];
  for (const path of paths) {
    const began = Date.now();
    const answer = await page.goto(demo.desk + path, { waitUntil: "load" });
    const took = Date.now() - began;
    if (took > 400) slow.push(`${path} ${took} ms`);
    const language = await page.getAttribute("html", "lang");
    const at = `desk ${language} ${path}`;
    if (!expect(answer.status() === 200, `${at}: 200`, `${answer.status()}`)) continue;
    pages.push({ kind: language, url: demo.desk + path, answer: { text: await answer.text() } });
    await page.evaluate(axe);
    for (const [width, scheme] of every ? views : views.slice(0, 1)) {
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      const found = await page.evaluate(async () => {
        const result = await window.axe.run(document, {
          resultTypes: ["violations"],
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 160)} ${n.any[0]?.message || ""}`));
      });
      expect(found.length === 0, `${at}: axe, ${scheme}, ${width} px`, found.join("\n"));
      await narrow(page, `${at}: no sideways scrolling, ${scheme}, ${width} px`);
    }
    // Between the narrowest and the widest, where the words of the bar are longest.
    await page.setViewportSize({ width: 390, height: 844 });
    await narrow(page, `${at}: no sideways scrolling, 390 px`);
    await page.setViewportSize({ width: 1280, height: 900 });
    const words = await page.evaluate(() => document.body.innerText.match(/\[[a-z]+\.[a-z_-]+\]/g));
    expect(!words, `${at}: every message is there`, () => words.join(" "));
    const faults = page.faults();
    expect(faults.length === 0, `${at}: quiet`, faults.join("\n"));
  }
  if (slow.length) note(`slow to load: ${slow.join(", ")}`);
}

async function narrow(page, name) {
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 0, name, () => `${wide} px too wide`);
}
