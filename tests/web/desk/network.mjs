// A story's way through the network and back, as people go it: an editor of
// Solo publishes it and shares it to five sister sites; Bali's desk takes it
// over, Surabaya words it anew; Solo corrects it, Surabaya merges; two people
// withdraw it. After each step readers of all six portals are asked, at once.

import { access } from "../checks/access.mjs";
import { markup } from "../checks/html.mjs";
import { watched } from "../lib/browser.mjs";
import { each, get } from "../lib/http.mjs";
import { children, parseXML, site, value } from "../lib/pages.mjs";
import { expect, note } from "../lib/report.mjs";
import { person } from "./people.mjs";
import { look } from "./screens.mjs";
import { begin, go, text, write } from "./workflow.mjs";

const sisters = ["Sagara", "Sagara Medan", "Sagara Surabaya", "Sagara Bali", "Sagara Makassar"];
const headline = "Jembatan Gantung Kedungpucang Dibuka untuk Pejalan Kaki";
const lead = "Jembatan sepanjang 84 meter di Solo itu dibuka pagi tadi.";
const body = `Jembatan gantung Kedungpucang dibuka untuk pejalan kaki.

Pembangunan jembatan menelan biaya Rp3,2 miliar dari anggaran kota.

Warga dua kelurahan tidak perlu lagi memutar lima kilometer.`;
const own = { headline: "Warga Kedungpucang Tidak Perlu Lagi Memutar", addition: "Surabaya punya tiga jembatan serupa di tepi Kali Mas." };
const told = "Biaya pembangunan semula ditulis Rp3,2 miliar. Yang benar Rp2,3 miliar.";
const reason = "Foto dan keterangan warga di bawah umur dimuat tanpa izin orang tua.";

export async function network(browser, demo) {
  const bagas = await person(browser, demo, "editor");
  const endang = await person(browser, demo, "chief_editor");
  const maya = await person(browser, demo, "several_roles");
  const satrio = await person(browser, demo, "deputy_chief_editor");
  const people = [bagas, endang, maya, satrio];
  const seen = []; // markup of the screens on the way
  const pages = []; // of the portals

  const story = await publish(bagas, demo);
  await share(bagas, demo, story, seen);
  await accept(maya, demo, story, seen);
  const places = await where(maya, demo, story);
  if (!expect(places.length === 6, "six portals show the story", places.map((p) => `${p.name} ${p.link}`).join("\n"))) return;
  await readers(browser, places, (page, at) => ({ [`${at} has headline and text`]: page.heading === headline && page.text.includes("Rp3,2 miliar") && page.text.includes("84 meter") }));

  const surabaya = places.find((p) => p.name === "Sagara Surabaya");
  const others = places.filter((p) => p !== surabaya);
  await word(maya, demo, story, surabaya, seen);
  await readers(browser, [surabaya], (page, at) => ({ [`${at} has its own words`]: page.heading === own.headline && page.text.includes(own.addition) }));
  await readers(browser, others, (page, at) => ({ [`${at} keeps the origin's`]: page.heading === headline && !page.text.includes(own.addition) }));

  const correction = await correct(bagas, demo, story, seen);
  await readers(browser, places, (page, at) => ({
    [`${at} has the notice at once`]: page.notice.includes(told),
    [`${at} leads from the notice to all corrections`]: page.all === page.origin + page.words.corrections,
    [`${at} has the lead corrected`]: page.text.includes("48 meter") && !page.text.includes("84 meter"),
  }));
  await readers(browser, others, (page, at) => ({ [`${at} has the text corrected`]: page.body.includes("Rp2,3 miliar") && !page.body.includes("Rp3,2 miliar") }));
  await readers(browser, [surabaya], (page, at) => ({ [`${at} keeps its own words until its desk looks`]: page.heading === own.headline && page.body.includes("Rp3,2 miliar") }));
  await each(places, async (p) => {
    const list = await get(p.site.origin + p.site.words.corrections);
    expect(list.status === 200 && list.text.includes(told), `${p.name}: the list of corrections has it`, `${list.status}`);
  });
  const looks = places.filter((p) => p === surabaya || p.site.language === "en");
  await portals(browser, looks, pages, "corrected story");

  await merge(maya, demo, surabaya, seen);
  await readers(browser, [surabaya], (page, at) => ({
    [`${at} has both after the merge`]: page.heading === own.headline && page.body.includes("Rp2,3 miliar") && !page.body.includes("Rp3,2 miliar") && page.body.includes(own.addition),
    [`${at} still has the notice`]: page.notice.includes(told),
  }));
  await arrived(bagas, demo, correction, places, seen, "the correction");

  const before = await Promise.all(places.map((p) => surfaces(p)));
  for (const [i, p] of places.entries()) expect(before[i].front && before[i].search && before[i].listed.every(Boolean) && !before[i].deleted, `${p.name}: front, feeds and search have the story`, JSON.stringify(before[i]));
  await propose(endang, demo, story, seen);
  await readers(browser, places, (page, at) => ({ [`${at}: one person alone does not withdraw`]: page.status === 200 }));
  const withdrawal = await approve(satrio, demo, story, seen);
  await readers(browser, places, (page, at) => ({
    [`${at} is gone for readers`]: page.status === 410,
    [`${at} says why`]: page.text.includes(reason),
    [`${at} shows nothing of the text`]: !page.text.includes("meter di Solo itu") && !page.text.includes("menelan biaya"),
    [`${at} does not repeat the headline of what protects a child`]: !page.text.includes(headline) && !page.text.includes(own.headline) && !page.source.includes("kedungpucang"),
  }));
  await each(places, async (p) => {
    const after = await surfaces(p);
    expect(!after.front, `${p.name}: gone from the front`, JSON.stringify(after));
    expect(!after.listed.includes(true), `${p.name}: gone from the feeds`, JSON.stringify(after));
    expect(after.deleted, `${p.name}: the Atom feed tells that it is gone`, JSON.stringify(after));
    expect(!after.search, `${p.name}: gone from the search`, JSON.stringify(after));
    const list = await get(p.site.origin + p.site.words.withdrawals);
    expect(list.text.includes(reason) && !list.text.includes(headline), `${p.name}: the list of withdrawals has it, without its headline`, `${list.status}`);
  });
  await portals(browser, looks, pages, "tombstone");
  await arrived(bagas, demo, withdrawal, places, seen, "the withdrawal");

  for (const page of people) {
    const faults = page.faults();
    expect(faults.length === 0, "quiet", faults.join("\n"));
    await page.done();
  }
  markup([{ site: { host: "desk" }, pages: seen }, ...pages]);
}

async function publish(page, demo) {
  const story = await begin(page, demo, headline, { lead, body });
  await page.goto(demo.desk + story + "/publish");
  await tick(page);
  await go(page, 'form[action$="/publish"] button.primary');
  expect(await page.locator('.said a[href^="http"]').count() > 0, "the story is published", await text(page, "main"));
  return story;
}

// share looks at what five sites would get, then gives it to them.
async function share(page, demo, story, seen) {
  await page.goto(demo.desk + story);
  await Promise.all([page.waitForNavigation(), page.locator(`a[href="${story}/share"]`).first().click()]);
  for (const name of sisters) await page.getByRole("checkbox", { name, exact: true }).check();
  await go(page, 'button[name="look"]');
  const impact = await text(page, ".site-impact");
  for (const name of sisters) expect(impact.includes(name), `the impact of sharing names ${name}`, impact);
  expect((await page.getByRole("checkbox", { checked: true }).count()) === sisters.length, "what was chosen stays chosen", await text(page, "main"));
  const looked = page.url().slice(demo.desk.length);
  await look(page, demo, [looked], seen, true);
  await go(page, "button.primary");
  expect(page.url() === `${demo.desk}${story}/sites`, "the story is shared to five sites", await text(page, "main"));
  await look(page, demo, [`${story}/sites`], seen, true);
}

// accept takes the story over where a desk wants to be asked.
async function accept(page, demo, story, seen) {
  await page.goto(demo.desk + "/network");
  const offer = page.locator("li.panel", { hasText: headline });
  expect((await offer.allInnerTexts()).join().includes("Sagara Bali"), "Bali is asked first", await text(page, "main"));
  await look(page, demo, ["/network"], seen, true);
  await Promise.all([page.waitForNavigation(), offer.locator('form[action$="/accept"] button').click()]);
  expect(page.url().startsWith(`${demo.desk}/network`) && !(await text(page, "main .cards")).includes(headline), "what was taken over waits no more", page.url());
}

// where reads from the desk which sites show the story, at which address, and
// the screen of how each words it for those who may.
async function where(page, demo, story) {
  await page.goto(`${demo.desk}${story}/sites`);
  const rows = await page.locator("main table tbody tr").evaluateAll((all) => all.map((tr) => ({
    name: (tr.cells[0].querySelector("b, a") ?? tr.cells[0]).textContent.trim(), link: tr.querySelector('a[href^="http"]')?.href,
    screen: tr.cells[0].querySelector("a")?.getAttribute("href"),
  })));
  return Promise.all(rows.filter((r) => r.link).map(async (r) => ({ ...r, id: story.split("/").pop(), site: await site(new URL(r.link).origin) })));
}

// word gives one site a headline and a text of its own, as the person who was
// asked where the story stands is led there.
async function word(page, demo, story, place, seen) {
  await page.goto(`${demo.desk}${story}/sites`);
  await Promise.all([page.waitForNavigation(), page.locator(`main table a[href="${place.screen}"]`).click()]);
  const titles = await page.locator("main :is(h1, h2, h3)").allInnerTexts();
  expect(new Set(titles).size === titles.length, "every heading says something else", titles.join(", "));
  await page.locator("#f-headline summary", { hasText: "Tulis sendiri" }).click();
  await page.fill("#v-headline", own.headline);
  await go(page, '#f-headline form[action$="/headline"] button');
  await page.locator("#f-body summary", { hasText: "Tulis sendiri" }).click();
  expect((await page.inputValue("#v-body")).includes("Rp3,2 miliar"), "one's own text begins with the origin's", await page.inputValue("#v-body"));
  await page.fill("#v-body", `${await page.inputValue("#v-body")}\n\n${own.addition}`);
  await go(page, '#f-body form[action$="/body"] button');
  await undoable(page, "#f-body");
  for (const field of ["headline", "body"]) expect((await text(page, `#f-${field} .badge`)) === "tulisan sendiri", `the desk says that ${field} is the site's own`, await text(page, `#f-${field}`));
  await look(page, demo, [place.screen], seen, true);
}

// undoable expects that whoever was led down to a place reads there what was
// done and can take it back there, on a wide screen and on a narrow one.
async function undoable(page, place) {
  const wide = page.viewportSize();
  for (const width of [wide.width, 390, 320]) {
    await page.setViewportSize({ ...wide, width });
    await page.evaluate((at) => document.querySelector(at).scrollIntoView(), place);
    const [said, undo, at] = await Promise.all([".said", ".said form button", place].map((s) => page.locator(s).boundingBox()));
    const free = said.y >= 0 && undo.y + undo.height <= wide.height && said.y + said.height <= at.y;
    expect(free && undo.x + undo.width <= width, `${width} px: what was done and its undo stand in sight, beside the place`, JSON.stringify({ said, undo, at }));
  }
  await page.setViewportSize(wide);
}

// correct publishes what was wrong, with its notice, and returns its entry in
// the ledger.
async function correct(page, demo, story, seen) {
  await write(page, demo, story, "lead", lead.replace("84", "48"));
  await write(page, demo, story, "body", body.replace("3,2", "2,3"));
  await look(page, demo, [`${story}/correct`], seen, true);
  const impact = await text(page, ".site-impact");
  expect((await page.locator(".site-impact").count()) === 6 && impact.includes("naskahnya sendiri"), "the impact names six sites and the own text", impact);
  await page.check("#kind-koreksi");
  await page.selectOption("#f-severity", "substansi");
  await page.fill("#f-text", told);
  await page.fill("#f-apology", "Redaksi meminta maaf.");
  await tick(page);
  await go(page, 'form[action$="/correct"] button.primary');
  expect(page.url() === demo.desk + story, "the correction is published", await text(page, "main"));
  return entry(page, demo, headline);
}

// merge answers the task that the correction opened, with what is proposed.
async function merge(page, demo, surabaya, seen) {
  await page.goto(`${demo.desk}/tasks`);
  await look(page, demo, ["/tasks"], seen, true);
  await Promise.all([page.waitForNavigation(), page.locator("main table a", { hasText: own.headline }).click()]);
  const task = page.url().slice(demo.desk.length);
  await look(page, demo, [task], seen, true);
  expect((await text(page, "main .overview")).includes(told), "the task shows the notice", await text(page, "main .overview"));
  const columns = await page.locator("#a-body .three > div").allInnerTexts();
  const [before, theirs, mine] = columns;
  expect(columns.length === 3 && before.includes("Rp3,2 miliar") && !before.includes(own.addition), "the first column is the origin as it was", before);
  expect((await text(page, "#a-body .three > div:nth-child(2) del")).includes("3,2") && (await text(page, "#a-body .three > div:nth-child(2) ins")).includes("2,3"), "the second is what the origin changed", theirs);
  expect((await text(page, "#a-body .three > div:nth-child(3) ins")).includes(own.addition), "the third is what the site changed", mine);
  expect((await page.locator("section.asked").count()) === 1, "only what the origin changed is asked", await text(page, ".answers"));
  await go(page, '#a-body button[value="propose"]');
  expect((await page.locator("section.asked").count()) === 0, "the task is done", await text(page, "main"));
  expect((await page.locator(".said a").getAttribute("href")) === surabaya.screen, "and leads on to what became of the text", await text(page, ".said"));
  await look(page, demo, [task], seen, true);
  await page.goto(`${demo.desk}/tasks`);
  expect(!(await text(page, "main table")).includes(own.headline), "and waits no more", await text(page, "main table"));
}

async function propose(page, demo, story, seen) {
  await look(page, demo, [`${story}/withdraw`], seen, true);
  await page.check("#ground-anak");
  await page.fill("#f-reason", reason);
  await go(page, 'button[name="look"]');
  const impact = await text(page, ".site-impact");
  expect((await page.locator(".site-impact").count()) === 6, "the impact names six sites", impact);
  expect((await text(page, ".stone")).includes(reason), "the tombstone is shown before", await text(page, ".stone"));
  await go(page, 'form[action$="/withdraw"] button.danger');
  expect((await page.locator('form[action$="/approve"]').count()) === 0, "who proposes does not approve", await text(page, "main"));
}

async function approve(page, demo, story, seen) {
  await page.goto(demo.desk + story);
  await Promise.all([page.waitForNavigation(), page.locator(`a[href="${story}/withdraw"]`).first().click()]);
  expect((await text(page, "main")).includes(reason), "the second person reads the reason", await text(page, "main"));
  await look(page, demo, [`${story}/withdraw`], seen, true);
  await go(page, 'form[action$="/approve"] button');
  expect((await text(page, "main")).includes("Dicabut"), "the story is withdrawn", await text(page, "main"));
  return entry(page, demo, headline);
}

// entry is the address of the newest entry about a story in the ledger.
async function entry(page, demo, name) {
  await page.goto(`${demo.desk}/ledger`);
  return page.locator("main table a", { hasText: name }).first().getAttribute("href");
}

// arrived waits until an entry of the ledger is complete: on every surface of
// all six sites, each with its time.
async function arrived(page, demo, at, places, seen, name) {
  let lines = [];
  const waits = () => lines.filter((l) => !l.applied);
  for (const end = Date.now() + 60_000; Date.now() < end && (!lines.length || waits().length); ) {
    await page.goto(demo.desk + at);
    lines = await page.locator("main section table tbody tr").evaluateAll((all) => all.map((tr) => ({
      site: tr.closest("section").querySelector("h2").textContent, label: tr.cells[0].textContent.trim(), state: tr.cells[1].textContent.trim(),
      applied: tr.cells[1].querySelector('[data-state="good"]') && tr.cells[2].querySelector("time")?.dateTime && !tr.cells[2].textContent.includes("tenggat"),
    })));
  }
  expect(lines.length && !waits().length, `${name} has arrived on every surface, each with its time`, waits().map((l) => JSON.stringify(l)).join("\n"));
  for (const p of places) expect(lines.some((l) => l.site.startsWith(`${p.name} `)), `${name}: the ledger asks ${p.name}`, lines.map((l) => l.site).join());
  note(`${name}: ${lines.length} surfaces`);
  await look(page, demo, ["/ledger", at], seen, true);
}

// surfaces tells where else a site speaks of the story.
async function surfaces({ id, site: { origin, words } }) {
  const named = new RegExp(`/${id}(/|")`);
  const ask = async (path) => (await get(origin + path)).text;
  const feeds = await Promise.all(["/feed.xml", "/feed.json", "/atom.xml"].map(ask));
  const atom = parseXML(feeds[2]);
  for (const gone of children(atom, "deleted-entry")) gone.parentNode.removeChild(gone);
  const deleted = children(parseXML(feeds[2]), "deleted-entry").some((e) => e.getAttribute("ref").includes(id) && value(e, "comment").endsWith(reason));
  return {
    front: named.test(await ask("/")), search: named.test(await ask(`${words.search}?q=Kedungpucang`)), deleted,
    listed: [named.test(feeds[0]), JSON.parse(feeds[1]).items.some((i) => i.id.includes(id)), children(atom, "entry").some((e) => value(e, "id").includes(id))],
  };
}

// portals looks at portals' pages as the checks of the portal do.
async function portals(browser, places, pages, kind) {
  for (const p of places) {
    const answer = await get(p.link);
    const one = [{ kind, url: p.link, status: answer.status, answer }];
    await access(browser, p.site, one);
    pages.push({ site: p.site, pages: one });
  }
}

// readers opens a story on portals and expects what holds of the pages; they
// are read once each, without trying again: what is public is public at once.
async function readers(browser, places, holds) {
  await each(places, async (p) => {
    const page = await watched(browser);
    try {
      const answer = await page.goto(p.link);
      const seen = {
        ...p.site, status: answer.status(), source: (await answer.text()).toLowerCase(), text: await text(page, "body"), heading: await text(page, "h1"), body: await text(page, ".story-body"),
        notice: await text(page, ".story-notices .notice"), all: await page.locator(".notice-all a").evaluateAll((a) => a[0]?.href),
      };
      for (const [name, does] of Object.entries(holds(seen, p.name))) expect(does, name, JSON.stringify({ ...seen, home: undefined }).slice(0, 600));
      const faults = await page.faults();
      expect(faults.length === 0, `${p.name}: quiet`, faults.join("\n"));
    } finally {
      await page.done();
    }
  });
}

async function tick(page) {
  for (const box of await page.locator('input[name="accept"]').all()) await box.check();
}
