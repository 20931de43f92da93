// Writes the desk's part of docs/screenshots: its main screens on a desktop,
// some on a phone and in the dark.
//
//   node tests/web/desk-screenshots.mjs [--out DIR] OUTPUT
//
// OUTPUT is the file that holds what a running demo printed.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { demoOf, person, visitor } from "./desk/people.mjs";
import { launch } from "./lib/browser.mjs";

const { values: options, positionals } = parseArgs({
  options: { out: { type: "string", default: fileURLToPath(new URL("../../docs/screenshots", import.meta.url)) } },
  allowPositionals: true,
});
if (positionals.length !== 1) {
  console.error("usage: node desk-screenshots.mjs [--out DIR] OUTPUT");
  process.exit(2);
}
const demo = demoOf(readFileSync(positionals[0], "utf8"));
mkdirSync(options.out, { recursive: true });
const browser = await launch();

// first finds where a list leads to.
async function first(page, from, form) {
  await page.goto(demo.desk + from);
  const found = await page.$$eval("main a[href]", (links) => links.map((a) => a.getAttribute("href").split("?")[0]));
  const href = found.find((h) => form.test(h));
  if (!href) throw new Error(`${from} leads nowhere`);
  return href;
}

const views = [["desktop", 1280, 900, "light"], ["desktop", 1280, 900, "dark"], ["phone", 390, 844, "light"]];
try {
  const chief = await person(browser, demo, "chief_editor");
  const story = await first(chief, "/?tab=live&q=pasar", /^\/stories\/[0-9a-z]{6,}$/);
  const picture = await first(chief, "/media", /^\/media\/[0-9a-z]{8,}$/);
  const front = await first(chief, "/fronts", /^\/fronts\/[0-9a-z]+\/home$/);
  const writes = await chief.context().storageState();
  await chief.done();
  const admin = await person(browser, demo, "network_admin");
  const site = await first(admin, "/sites", /^\/sites\/[0-9a-z]{5,}$/);
  const manages = await admin.context().storageState();
  await admin.done();
  const screens = { list: "/?tab=all", writing: story, correct: `${story}/correct`, versions: `${story}/versions`, media: "/media", picture,
    front, look: `${site}/look`, roles: "/users", audit: "/audit", signin: "/signin" };
  for (const [name, path] of Object.entries(screens)) {
    for (const [screen, width, height, colorScheme] of views) {
      const page = await visitor(browser, demo, { viewport: { width, height }, colorScheme, reducedMotion: "reduce", locale: "id-ID",
        ...(name === "signin" ? {} : { storageState: /^(look|roles|audit)$/.test(name) ? manages : writes }) });
      await page.goto(demo.desk + path, { waitUntil: "load" });
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(options.out, `desk-${name}-${screen}-${colorScheme}.png`) });
      await page.done();
    }
    console.log(`${name}: ${path}`);
  }
} finally {
  await browser.close();
}
