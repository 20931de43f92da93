// Every page in Chromium: axe in light and dark, narrow and wide; no sideways
// scrolling at 320 px; no request elsewhere, no cookie, nothing in the console.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { toEnd, watched } from "../lib/browser.mjs";
import { each } from "../lib/http.mjs";
import { expect } from "../lib/report.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const views = [[1280, "light"], [1280, "dark"], [320, "dark"], [320, "light"]];

export async function access(browser, s, pages) {
  await each(pages, (p) => one(browser, s, p), 2);
}

async function one(browser, s, p) {
  const page = await watched(browser);
  const at = `${s.host} ${p.kind} ${new URL(p.url).pathname}`;
  try {
    await page.goto(p.url, { waitUntil: "load" });
    await toEnd(page);
    await page.evaluate(axe);
    for (const [width, scheme] of views) {
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      // Wide and narrow have their own lazy pictures.
      if (width === 320 && scheme === "dark") await toEnd(page);
      const found = await page.evaluate(async () => {
        const result = await window.axe.run(document, {
          resultTypes: ["violations"],
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 160)} ${n.any[0]?.message || ""}`));
      });
      expect(found.length === 0, `${at}: axe, ${scheme}, ${width} px`, found.join("\n"));
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide <= 0, `${at}: no sideways scrolling, ${scheme}, ${width} px`, () => `${wide} px too wide`);
    }
    const faults = await page.faults();
    expect(faults.length === 0, `${at}: quiet`, faults.join("\n"));
  } finally {
    await page.done();
  }
}
