// A reader's way through a site: home, article, topic, related, search; with
// scripts and without. Then what only scripts do: recommendations ranked on
// the reader's own device, and their off switch.

import { watched } from "../lib/browser.mjs";
import { get } from "../lib/http.mjs";
import { isStory } from "../lib/pages.mjs";
import { expect } from "../lib/report.mjs";

// follow clicks and waits for the page that it leads to.
async function follow(page, locator) {
  await Promise.all([page.waitForEvent("domcontentloaded"), locator.click()]);
}

export async function journey(browser, s, javaScriptEnabled) {
  const page = await watched(browser, { javaScriptEnabled, viewport: { width: 390, height: 844 } });
  const at = `${s.host}, ${javaScriptEnabled ? "with" : "without"} scripts`;
  const heading = async () => (await page.locator("h1").first().textContent()).trim();
  try {
    await page.goto(s.base);
    expect(await page.locator("main article").count() >= 10, `${at}: the front has stories`, await page.locator("main article").count());
    const dated = await page.locator(".mast-date time").getAttribute("datetime");
    expect(/^\d{4}-\d{2}-\d{2}/.test(dated), `${at}: the masthead has a date`, dated);

    // A story of a running topic, opened from its headline.
    const link = page.locator('main article:has(.kicker a[href*="/topi"]) .card-h a').first();
    const title = (await link.textContent()).trim();
    await follow(page, link);
    expect(isStory(page.url()), `${at}: a headline leads to its story`, page.url());
    expect(await heading() === title, `${at}: the story has that headline`, `${await heading()} / ${title}`);
    expect(await page.locator(".story-body p").count() > 0, `${at}: the story has a text`, "");
    expect(await page.locator(".story-times time[datetime]").count() > 0, `${at}: the story says when`, "");
    const story = page.url();

    await follow(page, page.locator('.story-head .kicker a[href*="/topi"]').first());
    const topic = page.url();
    expect(new URL(topic).pathname.startsWith(s.words.topic), `${at}: its kicker leads to the topic`, topic);
    expect(await page.locator("main .day").count() > 0, `${at}: the topic has a timeline`, "");
    const others = page.locator("main .card-h a");
    const hrefs = await others.evaluateAll((all) => all.map((a) => a.href));
    const next = hrefs.findIndex((h) => h !== story && new URL(h).origin === s.origin);
    if (expect(next >= 0, `${at}: the topic has another story`, hrefs.join())) {
      await follow(page, others.nth(next));
      expect(isStory(page.url()) && page.url() !== story, `${at}: and leads to it`, page.url());
    }

    const related = page.locator(".story-more section:not([data-recs]) .card-h a").first();
    if (expect(await related.count() > 0, `${at}: a story has related ones`, page.url())) {
      const before = page.url();
      await follow(page, related);
      expect(page.url() !== before && isStory(page.url()), `${at}: a related story opens`, page.url());
    }

    const words = (await heading()).split(/[^\p{L}]+/u).filter((w) => w.length > 4).slice(0, 2).join(" ");
    const wanted = page.url();
    await follow(page, page.locator(`.mast a.tool[href="${s.words.search}"]`));
    expect(new URL(page.url()).pathname === s.words.search, `${at}: the masthead leads to search`, page.url());
    await page.locator('main form[role="search"] input[name="q"]').first().fill(words);
    await follow(page, page.locator('main form[role="search"] button[type="submit"], main form[role="search"] button:not([type])').first());
    const finds = await page.locator("main ol .card-h a").evaluateAll((all) => all.map((a) => a.href));
    expect(finds.includes(wanted), `${at}: search finds the story by its words`, `${words}: ${finds.slice(0, 5).join(" ")}`);
    expect(await page.locator("main ol mark").count() > 0, `${at}: search marks what it found`, "");
    const first = page.locator("main ol .card-h a").first();
    await follow(page, first);
    expect(isStory(page.url()), `${at}: a result opens`, page.url());

    await page.goBack();
    expect(new URL(page.url()).searchParams.get("q") === words, `${at}: back leads to the results`, page.url());
    const faults = await page.faults();
    expect(faults.length === 0, `${at}: nothing went wrong on the way`, faults.join("\n"));
  } finally {
    await page.done();
  }
}

// keyboard: the first thing the keyboard reaches leads past everything.
export async function keyboard(browser, s) {
  const page = await watched(browser);
  try {
    await page.goto(s.base);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className === "skip"), `${s.host}: the keyboard first meets the skip link`, "");
    const seen = await page.locator("a.skip").boundingBox();
    expect(seen && seen.x >= 0 && seen.y >= 0 && seen.width > 20, `${s.host}: the skip link shows when reached`, JSON.stringify(seen));
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id === "main"), `${s.host}: it leads to the content`, "");
    const menu = page.locator(".menu > summary");
    await menu.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".menu[open] .menu-panel a").first().isVisible(), `${s.host}: the menu opens by keyboard`, "");
    await page.keyboard.press("Escape");
    expect(await page.locator(".menu[open]").count() === 0, `${s.host}: and closes with Escape`, "");
  } finally {
    await page.done();
  }
}

const READ = 4; // stories, more than are needed to rank

export async function recommendations(browser, s, stories) {
  const at = `${s.host} recommendations`;
  // Without scripts: an honest list.
  const plain = await get(stories.at(-1).url);
  expect(plain.text.includes("data-recs") && /data-list>\s*<li>/.test(plain.text), `${at}: a list without scripts`, "");

  const page = await watched(browser);
  const asked = [];
  page.on("request", (r) => asked.push(r));
  try {
    await page.clock.install();
    for (const a of stories.slice(0, READ)) {
      await page.goto(a.url);
      await page.clock.runFor(10_000);
    }
    const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("tajuk.read")));
    expect(kept?.read?.length === READ, `${at}: the device remembers what was read`, JSON.stringify(kept));

    await page.goto(stories.at(-1).url);
    const box = page.locator("[data-recs]");
    const note = box.locator("[data-note]");
    const same = await box.locator("[data-list] a").evaluateAll((all) => all.map((x) => x.href));
    const ranked = await note.getAttribute("data-ranked");
    const isRanked = (words) => page.waitForFunction((w) => document.querySelector("[data-recs] [data-note]").textContent === w, words, { timeout: 5000, polling: 100 })
      .then(() => true, () => false);
    await box.scrollIntoViewIfNeeded();
    expect(await isRanked(ranked), `${at}: ranked on the device`, await note.textContent());
    const mine = await box.locator("[data-list] a").evaluateAll((all) => all.map((x) => x.href));
    const known = new Set(stories.slice(0, READ).map((a) => new URL(a.url).pathname));
    expect(mine.length >= 3 && mine.every((h) => !known.has(new URL(h).pathname)), `${at}: nothing that was read already`, mine.join());

    // The pool is the same for everybody: asked for without a word about the reader.
    const pool = asked.filter((r) => new URL(r.url()).pathname === s.words.pool);
    expect(pool.length > 0 && pool.every((r) => !new URL(r.url()).search && r.method() === "GET" && !r.postData()), `${at}: the pool is asked for blindly`,
      pool.map((r) => `${r.method()} ${r.url()}`).join());
    const ids = kept.read.map((r) => r.id);
    expect(asked.every((r) => r.method() === "GET" && !r.postData()), `${at}: nothing is sent`, asked.filter((r) => r.method() !== "GET").map((r) => r.url()).join());
    expect(asked.every((r) => r.isNavigationRequest() || !ids.some((id) => new URL(r.url()).search.includes(id))), `${at}: no address tells what was read`, "");

    const toggle = box.locator("[data-switch]");
    expect(await toggle.isVisible(), `${at}: there is a switch`, "");
    await toggle.click();
    expect(await isRanked(await note.getAttribute("data-off")), `${at}: switched off`, await note.textContent());
    const after = await page.evaluate(() => JSON.parse(localStorage.getItem("tajuk.read")));
    expect(after.on === false && after.read.length === 0, `${at}: switching off forgets`, JSON.stringify(after));
    const again = await box.locator("[data-list] a").evaluateAll((all) => all.map((x) => x.href));
    expect(again.join() === same.join(), `${at}: the list of everybody is back`, again.join());
    await page.goto(stories[0].url);
    await page.clock.runFor(10_000);
    const still = await page.evaluate(() => JSON.parse(localStorage.getItem("tajuk.read")));
    expect(still.on === false && still.read.length === 0, `${at}: stays off on the next page`, JSON.stringify(still));
    const faults = await page.faults();
    expect(faults.length === 0, `${at}: quiet`, faults.join("\n"));
  } finally {
    await page.done();
  }
}
