import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch } from "./lib/browser.mjs";
import { person } from "./desk/people.mjs";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const demo = { desk: "", logins: [], sites: [] };
for (const line of readFileSync("/tmp/team/scratch/checks/demo.out", "utf8").split("\n")) {
  const [word, first, second, ...rest] = line.split(" ");
  if (word === "desk") demo.desk = first.replace(/\/$/, "");
  if (word === "login") demo.logins.push({ email: first, password: second, role: rest.join(" ") });
  if (word === "ready") demo.sites.push({ address: first.replace(/\/$/, ""), name: [second, ...rest].join(" ") });
}
const browser = await launch();
const p = await person(browser, demo, "chief_editor", { javaScriptEnabled: true });
const out = "/tmp/team/scratch/checks/";
async function shot(name, path, post) {
  if (path) { const a = await p.goto(demo.desk + path); if (a.status() >= 400) console.log(name, path, a.status()); }
  if (post) await post();
  for (const [w, s] of [[1280, "light"], [390, "dark"]]) {
    await p.setViewportSize({ width: w, height: 900 });
    await p.emulateMedia({ colorScheme: s, reducedMotion: "reduce" });
    await p.screenshot({ path: `${out}${name}-${w}.png`, fullPage: true });
    await p.evaluate(axe);
    const found = await p.evaluate(async () => (await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations.flatMap((v) => v.nodes.map((n) => v.id + " " + n.html.slice(0, 120))));
    if (found.length) console.log(name, w, s, found.join("\n   "));
    const wide = await p.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) console.log(name, w, "too wide", wide);
  }
  await p.setViewportSize({ width: 1280, height: 900 });
}
await p.goto(demo.desk + "/?tab=live");
const live = (await p.$$eval("main a[href^='/stories/']", (l) => l.map((a) => a.getAttribute("href")))).filter((h) => /^\/stories\/[0-9a-z]{8,}$/.test(h));
console.log(live.slice(0, 3));
const id = live[0];
await shot("story", id);
await shot("correct", id + "/correct");
await shot("withdraw", id + "/withdraw");
await p.goto(demo.desk + "/?tab=all");
// a draft
await p.goto(demo.desk + "/stories/new");
console.log(await p.$$eval("form [name]", (e) => e.map((x) => x.name)));
const headline = "Pelaku Pencabulan Ditangkap di Sragen, Prabowo Subianto dan Probowo Subianto Bertemu di Balai Kota Surakarta";
await p.evaluate(([h]) => { const f = [...document.forms].find((x) => x.elements.headline); f.elements.headline.value = h; }, [headline]);
await Promise.all([p.waitForNavigation(), p.locator('form:has([name="headline"]) button:not([type="button"])').first().click()]);
console.log(p.url());
const draft = new URL(p.url()).pathname;
await p.context().addCookies([]);
// write the text through the plain form
const names = await p.$$eval("form [name]", (e) => e.map((x) => x.name + "=" + x.value.slice(0, 20)));
console.log(names.join(" | "));
const q = await browser.newContext({ javaScriptEnabled: false, storageState: await p.context().storageState() });
const r = await q.newPage();
await r.goto(demo.desk + draft);
await r.fill('[name="lead"]', "Polisi menangkap pelaku pencabulan terhadap siswi SMP Negeri 3 Sragen di di rumahnya.");
await r.fill('[name="body"]', "Polisi menangkap pelaku pencabulan terhadap bocah berusia 9 tahun. Ibu korban, Siti Aminah, melapor dari Desa Karangasem.\n\nWarga antri melihat pembagnunan balai. Prabowo Subianto hadir, kata Probowo Subianto.");
await r.locator('form:has([name="body"]) button:not([type="button"])').first().click();
console.log(r.url());
await shot("draft", draft);
await shot("publish", draft + "/publish");
await shot("schedule", draft + "/schedule?at=2027-01-04T06:00");
await shot("embargo", draft + "/embargo");
await shot("return", draft + "/return");
await browser.close();
