// Chromium, and pages that record everything that must not happen.

import { chromium } from "playwright-core";

export const executable = process.env.CHROME_PATH || "/usr/bin/chromium";
export const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export function launch() {
  return chromium.launch({ executablePath: executable, headless: true, args: flags });
}

// watched opens a page in a context of its own. page.faults() returns what went
// wrong since the last call: requests to other origins, cookies, console
// errors, violations of the content security policy, failed requests. It waits
// for what the page is still loading.
export async function watched(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  let origin = null;
  let faults = [];
  const pending = new Set();
  page.on("request", (r) => {
    const url = new URL(r.url());
    pending.add(r);
    if (r.isNavigationRequest() && r.frame() === page.mainFrame()) origin = url.origin;
    if (url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== origin) faults.push(`a request to another host: ${r.url()}`);
  });
  page.on("requestfinished", (r) => pending.delete(r));
  page.on("requestfailed", (r) => {
    pending.delete(r);
    const reason = r.failure()?.errorText || "";
    // Leaving a page ends what it was loading.
    if (!reason.includes("ERR_ABORTED")) faults.push(`a request failed: ${r.url()} ${reason}`);
  });
  page.on("pageerror", (e) => faults.push(`an exception: ${e.message}`));
  page.on("console", (m) => {
    if (m.type() !== "error" && !/content security policy/i.test(m.text())) return;
    // The page itself may be a 404 or a 410: that is its point.
    if (m.location().url === page.url() && /status of 4(04|10)/.test(m.text())) return;
    faults.push(`the console says: ${m.text()} ${m.location().url}`);
  });
  page.faults = async () => {
    for (let i = 0; i < 100 && pending.size; i++) await new Promise((done) => setTimeout(done, 50));
    for (const c of await context.cookies()) faults.push(`a cookie: ${c.name}`);
    const out = faults;
    faults = [];
    return out;
  };
  page.done = () => context.close();
  return page;
}

// toEnd scrolls a page through, so that everything lazy is loaded.
export async function toEnd(page) {
  await page.evaluate(async () => {
    const step = Math.max(400, innerHeight / 2);
    for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    scrollTo(0, 0);
  });
}
