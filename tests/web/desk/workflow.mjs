// A story's whole way, as people go it: the reporter writes and hands in, the
// editor sends it back, publishes it, corrects it; a chief editor proposes to
// withdraw it. Once with scripts, once without; readers are asked after each
// step.

import { expect } from "../lib/report.mjs";
import { person } from "./people.mjs";

export async function workflow(browser, demo) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with scripts" : "without scripts";
    const reporter = await person(browser, demo, "reporter", { javaScriptEnabled });
    const chief = await person(browser, demo, "chief_editor", { javaScriptEnabled });
    const story = await begin(reporter, demo, `Perahu ${javaScriptEnabled ? "Biru" : "Merah"} Tiba di Bengawan`);
    await press(reporter, "/submit");
    expect((await text(reporter, ".badge")).includes("Diserahkan"), `${how}: handed in`, await text(reporter, ".badge"));

    await chief.goto(demo.desk + story + "/return");
    await chief.fill('[name="reason"]', "Tambah satu narasumber.");
    await go(chief, 'form[action$="/return"] button.primary');
    await reporter.goto(demo.desk + story);
    await press(reporter, "/submit");
    await chief.goto(demo.desk + story);
    await press(chief, "/take");
    await press(chief, "/approve");

    // Publishing asks for what the checks found, and keeps what was ticked.
    await chief.goto(demo.desk + story + "/publish");
    const boxes = chief.locator('input[name="accept"]');
    const found = await boxes.evaluateAll((all) => all.map((b) => b.value));
    expect(found.some((k) => k.endsWith("mistake:antri")), `${how}: the checks find a mistake`, found.join(" "));
    expect((await text(chief, "#h-impact ~ *")).includes("Sagara Solo"), `${how}: the impact names the site`, await text(chief, "main"));
    await boxes.first().check();
    await go(chief, 'form[action$="/publish"] button.primary');
    expect(await chief.locator('[role="alert"]').count() === 1 && await boxes.first().isChecked(), `${how}: nothing is published unasked`, chief.url());
    for (const box of await boxes.all()) await box.check();
    await go(chief, 'form[action$="/publish"] button.primary');
    const link = await chief.locator('.said a[href^="http"]').getAttribute("href").catch(() => null);
    if (!expect(link, `${how}: the desk says where readers see it`, await text(chief, "body"))) return;
    let seen = await reader(browser, link);
    expect(seen.status === 200 && seen.text.includes("antri"), `${how}: readers see it at once`, `${seen.status} ${link}`);

    // What readers see stays while the working copy is changed.
    await write(chief, demo, story, "lead", "Perahu itu tiba kemarin sore, kata lurah.");
    seen = await reader(browser, link);
    expect(!seen.text.includes("kemarin sore"), `${how}: a working copy is no correction`, link);
    await chief.goto(demo.desk + story + "/correct");
    expect((await text(chief, ".diff")).includes("kemarin sore"), `${how}: the difference is shown`, await text(chief, "main"));
    await chief.check("#kind-koreksi");
    await chief.selectOption("#f-severity", "substansi");
    await chief.fill("#f-text", "Perahu itu tiba kemarin, bukan hari ini.");
    for (const box of await boxes.all()) await box.check();
    await go(chief, 'form[action$="/correct"] button.primary');
    expect(await chief.inputValue("#f-text") === "Perahu itu tiba kemarin, bukan hari ini.", `${how}: what was typed is kept`, await text(chief, "main"));
    await chief.fill("#f-apology", "Redaksi meminta maaf.");
    await go(chief, 'form[action$="/correct"] button.primary');
    seen = await reader(browser, link);
    expect(seen.text.includes("kemarin sore") && seen.text.includes("Redaksi meminta maaf."), `${how}: the correction and its notice are public`, link);

    await chief.goto(demo.desk + story + "/withdraw");
    await chief.check("#ground-anak");
    await chief.fill("#f-reason", "Masa depan anak harus dilindungi.");
    await go(chief, 'form[action$="/withdraw"] button.danger');
    expect((await text(chief, "main")).includes("Anda yang mengusulkan"), `${how}: one person alone does not withdraw`, await text(chief, "main"));
    seen = await reader(browser, link);
    expect(seen.status === 200, `${how}: readers still see it`, `${seen.status}`);
    for (const page of [reporter, chief]) {
      const faults = page.faults().filter((f) => !/422/.test(f));
      expect(faults.length === 0, `${how}: quiet`, faults.join("\n"));
      await page.done();
    }
  }
}

// reader opens a page as somebody without an account.
export async function reader(browser, link) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto(link);
  const seen = { status: answer.status(), text: await answer.text() };
  await context.close();
  return seen;
}

// begin starts a story and writes its text through the plain form, as it is
// without scripts.
export async function begin(page, demo, headline, { lead = "Perahu itu tiba hari ini.", body = "Warga antri di tepi sungai melihat perahu itu." } = {}) {
  await page.goto(`${demo.desk}/stories/new`);
  await page.fill('[name="headline"]', headline);
  await go(page, 'form:has([name="headline"]) button:not([type="button"])');
  const story = new URL(page.url()).pathname;
  await write(page, demo, story, "lead", lead);
  await write(page, demo, story, "body", body);
  await byline(page, demo, story);
  return story;
}

// write changes a field by the form, in a page without scripts of the same
// person.
export async function write(page, demo, story, field, value) {
  await plainly(page, demo, story, async (plain) => plain.fill(`[name="${field}"]`, value));
}

async function byline(page, demo, story) {
  await plainly(page, demo, story, async (plain) => plain.fill('[name="add_bylines"]', "Danang Wisnugroho"));
}

async function plainly(page, demo, story, change) {
  const context = await page.context().browser().newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto(demo.desk + story);
  await change(plain);
  await go(plain, "button[data-manual]");
  await context.close();
  await page.goto(demo.desk + story);
}

// press sends the form of a step from the story's panel.
async function press(page, step) {
  const id = "step-" + step.slice(1);
  await Promise.all([page.waitForNavigation(), page.locator(`button[form="${id}"]`).click()]);
}

// go presses a button and waits for the page that it leads to.
export async function go(page, button) {
  await Promise.all([page.waitForNavigation(), page.locator(button).first().click()]);
}

export async function text(page, what) {
  return (await page.locator(what).allInnerTexts()).join(" ");
}
