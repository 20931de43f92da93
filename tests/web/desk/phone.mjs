// A day on a phone, 360 pixels wide and by touch alone: the reporter begins a
// story, finds it in the list again, adds a sentence and hands it in; the
// editor takes it from the list, approves and publishes it.

import { expect } from "../lib/report.mjs";
import { person } from "./people.mjs";

const phone = { viewport: { width: 360, height: 720 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

export async function handheld(browser, demo) {
  const reporter = await person(browser, demo, "reporter", phone);
  await fits(reporter, "the list");
  await tap(reporter, ".bar .new");
  await reporter.waitForURL(/\/stories\/new$/);
  await fits(reporter, "a new story");
  await reporter.locator('[name="headline"]').tap();
  const headline = `Perahu Ungu ${Date.now() % 100000} Tiba`;
  await reporter.keyboard.type(headline);
  await go(reporter, "main button.primary");
  const editor = reporter.locator(".ProseMirror");
  await editor.waitFor();
  await fits(reporter, "the writing screen");
  await reporter.locator('[name="lead"]').tap();
  await reporter.keyboard.type("Perahu itu tiba pagi tadi.");
  await editor.tap();
  await reporter.keyboard.type("Warga menyambut perahu itu.");
  const names = reporter.locator('pick-list:has([name="bylines"])');
  await names.getByRole("combobox").tap();
  await names.getByRole("option").first().tap();
  expect(await names.locator(".chosen li").count() === 1, "a name is chosen by touch");
  const story = new URL(reporter.url()).pathname;

  // From the list into the story again, and a sentence more.
  await go(reporter, ".top .back");
  await go(reporter, `tr[data-story] a[href="${story}"]`);
  await editor.waitFor();
  expect((await editor.innerText()).includes("Warga menyambut perahu itu."), "what was typed is there again", await editor.innerText());
  await editor.locator("p").last().tap();
  await reporter.keyboard.press("End");
  await reporter.keyboard.type(" Anak-anak bersorak.");
  const saving = reporter.locator("[data-saving]");
  await saving.getByText(/Tersimpan/).waitFor();
  await reporter.locator(".top").scrollIntoViewIfNeeded();
  expect(await saving.isVisible(), "the screen says that it is saved", await saving.innerText());
  await reporter.reload();
  await editor.waitFor();
  expect((await editor.innerText()).includes("Warga menyambut perahu itu. Anak-anak bersorak."), "the sentence is saved where it was typed", await editor.innerText());
  // Whoever leaves at once, with body and lead just changed, loses neither.
  await editor.locator("p").last().tap();
  await reporter.keyboard.press("End");
  await reporter.keyboard.insertText(" Lalu sunyi.");
  await reporter.locator('[name="lead"]').fill("Perahu itu tiba pagi ini.");
  await go(reporter, ".top .back");
  await go(reporter, `tr[data-story] a[href="${story}"]`);
  await editor.waitFor();
  expect((await reporter.inputValue('[name="lead"]')) === "Perahu itu tiba pagi ini.", "a lead changed at the last moment is saved", await reporter.inputValue('[name="lead"]'));
  expect((await editor.innerText()).includes("Lalu sunyi."), "and the body with it", await editor.innerText());
  // Tools that do not fit are reached by moving the row of tools.
  await editor.tap();
  await tap(reporter, ".tools .add");
  const menu = reporter.getByRole("menu");
  const box = await menu.boundingBox();
  expect(box.x >= 0 && box.x + box.width <= 360, "the menu of tools is on the screen", JSON.stringify(box));
  await tap(reporter, ".tools .add");
  await step(reporter, "submit");
  expect((await reporter.locator(".top .badge").innerText()).includes("Diserahkan"), "handed in by touch", await reporter.locator(".top").innerText());
  await fits(reporter, "a story that can only be read");
  await quiet(reporter, "the reporter's phone");

  const desk = await person(browser, demo, "chief_editor", phone);
  await tap(desk, '.tabs a[href*="waiting"]');
  await desk.waitForURL(/waiting/);
  await fits(desk, "what waits");
  await go(desk, `tr[data-story] a[href="${story}"]`);
  await step(desk, "take");
  await desk.locator(".ProseMirror").waitFor();
  await step(desk, "approve");
  await go(desk, `.next a[href$="/publish"], .said a[href$="/publish"]`);
  await fits(desk, "the checks and the impact");
  for (const label of await desk.locator('.warnings label[for^="accept-"]').all()) await label.tap();
  await go(desk, 'form[action$="/publish"] button.primary');
  await fits(desk, "published");
  const link = desk.locator('.said a[href^="http"]');
  if (!expect(await link.count() === 1, "the phone says where readers see it", await desk.locator("body").innerText())) return;
  await go(desk, '.said a[href^="http"]');
  const text = await desk.locator("main").innerText();
  expect(text.includes(headline) && text.includes("Anak-anak bersorak."), "readers see the story", desk.url());
  await quiet(desk, "the editor's phone");
}

async function tap(page, what) {
  await page.locator(what).first().tap();
}

async function go(page, what) {
  await Promise.all([page.waitForNavigation(), tap(page, what)]);
}

// step taps a step of the story's panel.
async function step(page, name) {
  await go(page, `button[form="step-${name}"]`);
}

// fits checks that nothing reaches beyond the screen, and that what is touched
// is large enough for a finger: 24 pixels, or a link within a text.
async function fits(page, name) {
  const found = await page.evaluate(() => {
    const out = [];
    const wide = document.scrollingElement.scrollWidth - innerWidth;
    if (wide > 0) out.push(`${wide} px too wide`);
    for (const e of document.querySelectorAll("button, input:not([type=hidden]), select, textarea, summary, .button")) {
      const box = e.getBoundingClientRect();
      if (box.width === 0 || !e.checkVisibility({ visibilityProperty: true }) || e.closest(".hidden") || e.matches(".hidden, .link")) continue;
      const touched = e.labels?.[0] ? Math.max(box.height, e.labels[0].getBoundingClientRect().height) : box.height;
      if (touched < 24) out.push(`${Math.round(touched)} px high: ${e.outerHTML.slice(0, 120)}`);
    }
    return out;
  });
  expect(found.length === 0, `360 px: ${name} fits`, found.join("\n"));
}

async function quiet(page, who) {
  const faults = page.faults();
  expect(faults.length === 0, `${who} is quiet`, faults.join("\n"));
  await page.done();
}
