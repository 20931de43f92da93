import { readFileSync } from "node:fs";
import { demoOf, person, visitor } from "./desk/people.mjs";
import { launch } from "./lib/browser.mjs";
const demo = demoOf(readFileSync(process.argv[2], "utf8"));
const out = process.argv[3];
const browser = await launch();
async function links(page, from, form) { await page.goto(demo.desk + from); return (await page.$$eval("main a[href]", (l) => l.map((a) => a.getAttribute("href")))).filter((h) => form.test(h)); }
const maya = await person(browser, demo, "several_roles");
const task = (await links(maya, "/tasks", /^\/tasks\/[0-9a-z]+$/))[0];
const inbox = (await links(maya, "/network", /sites\/[0-9a-z]+$/))[0];
const mstate = await maya.context().storageState();
const chief = await person(browser, demo, "chief_editor");
const bus = (await links(chief, "/?tab=live&q=bus+pengumpan", /^\/stories\/[0-9a-z]{6,}$/))[0];
const entry = (await links(chief, "/ledger", /^\/ledger\/[0-9a-z]+$/))[0];
const rule = (await links(chief, "/rules", /^\/rules\/[0-9a-z]{6,}$/))[0];
const cstate = await chief.context().storageState();
const admin = await person(browser, demo, "network_admin");
const astate = await admin.context().storageState();
console.log({ task, inbox, bus, entry, rule });
const shots = [["task", task, mstate], ["tasks", "/tasks", mstate], ["inbox", "/network", mstate], ["onsite", inbox, mstate], ["story", bus, cstate], ["carriers", bus + "/sites", cstate], ["entry", entry, cstate], ["rules", "/rules", cstate], ["rule", rule, cstate], ["partners", "/partners", astate], ["partnernew", "/partners/new", astate], ["audits", "/audits", cstate], ["me", "/me", cstate]];
for (const [name, path, state] of shots) for (const [screen, width, height, colorScheme] of [["desktop", 1280, 900, "light"], ["phone", 390, 844, "dark"]]) {
  const page = await visitor(browser, demo, { viewport: { width, height }, colorScheme, reducedMotion: "reduce", locale: "id-ID", storageState: state });
  const r = await page.goto(demo.desk + path, { waitUntil: "load" });
  await page.waitForTimeout(300);
  console.log(name, screen, r.status(), await page.evaluate(() => document.documentElement.scrollWidth));
  await page.screenshot({ path: `${out}/${name}-${screen}.png`, fullPage: screen === "phone" });
  await page.done();
}
await browser.close();
