// The picture library: twelve photographs at once with a broken one among them
// and a line that breaks, their credits in one table, the focal point by click
// and by keys, and all of it without scripts.

import { expect } from "../lib/report.mjs";
import { person } from "./people.mjs";

// photograph is a JPEG that the browser draws, each with other fields of light.
async function photograph(page, seed) {
  const bytes = await page.evaluate(async (n) => {
    const canvas = new OffscreenCanvas(640, 427);
    const g = canvas.getContext("2d");
    for (let y = 0; y < 427; y += 7) {
      for (let x = 0; x < 640; x += 8) {
        const v = Math.sin((x * (3 + (n % 7))) / 90 + n) + Math.cos((y * (2 + (n % 5))) / 80 - n * 1.7);
        g.fillStyle = `hsl(${(n * 47) % 360} 40% ${50 + 22 * v}%)`;
        g.fillRect(x, y, 8, 7);
      }
    }
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, seed);
  return Buffer.from(bytes);
}

export async function media(browser, demo) {
  const base = 1000 + Math.floor(Math.random() * 1e6);
  const page = await person(browser, demo, "photo_editor");
  await page.goto(`${demo.desk}/media/upload`);
  const files = [];
  for (let i = 0; i < 12; i++) {
    let buffer = await photograph(page, base + i);
    if (i === 5) buffer = buffer.subarray(0, buffer.length - 400);
    files.push({ name: `pasar-${String(i).padStart(2, "0")}.jpg`, mimeType: "image/jpeg", buffer });
  }

  // Every third piece is lost on its way.
  let pieces = 0;
  await page.route("**/uploads/*", (route) => (route.request().method() === "PATCH" && ++pieces % 3 === 0 ? route.abort() : route.continue()));
  await page.setInputFiles("#f-file", files);
  await page.waitForFunction(() => document.querySelectorAll(".queue [data-state=good]").length === 11, null, { timeout: 120_000 });
  await page.unroute("**/uploads/*");
  const broken = page.locator(".queue [data-state=bad]");
  expect((await broken.count()) === 1 && (await broken.textContent()).includes("pasar-05.jpg"), "one broken photograph of twelve is refused by itself", await broken.allTextContents());
  expect((await broken.locator("button").count()) === 2, "it can be tried again or left out");
  page.faults(); // the aborted requests are in the console, as they should be

  await page.click(".queue ~ p a.button");
  await page.waitForURL(/\/media\/upload\?ids=/);
  expect((await page.locator("fieldset.one-in").count()) === 11, "eleven rows to complete", page.url());
  await page.fill("#all-credit", "Sagara/Wulan");
  await page.locator('fieldset.one-in input[name^="credit-"]').first().fill("ANTARA/Budi");
  await page.click("button.primary:visible");
  await page.waitForURL(/\/media\?filter=mine/);
  const credits = await page.locator(".wall .who-made").allTextContents();
  expect(credits.filter((t) => t.includes("Sagara/Wulan")).length >= 10, "ten of one credit", credits.slice(0, 12).join("|"));
  expect(credits.some((t) => t.includes("ANTARA/Budi")), "one of its own");

  // By keys alone: to the first picture and into it.
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/media\/[0-9a-z]+$/);
  // Behind the demo's own pictures this one waits for its turn.
  for (let n = 0; n < 150 && (await page.locator("focal-point .dot").count()) === 0; n++) {
    await page.waitForTimeout(2000);
    await page.reload();
  }
  const box = await page.locator("focal-point .whole").boundingBox();
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
  const near = async (x, y) => Math.abs(Number(await page.inputValue("#f-focal_x")) - x) < 1 && Math.abs(Number(await page.inputValue("#f-focal_y")) - y) < 1;
  expect(await near(25, 75), "a click sets the focal point", await page.inputValue("#f-focal_x"));
  await page.locator("focal-point .dot").focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  expect(await near(30, 70), "arrow keys move it", `${await page.inputValue("#f-focal_x")} ${await page.inputValue("#f-focal_y")}`);
  const shown = await page.locator(".crop-1x1").evaluate((img) => getComputedStyle(img).objectPosition);
  expect(shown !== "50% 50%", "the crops follow before anything is saved", shown);
  await page.fill("#f-alt", "Pedagang menata cabai di lapak");
  await page.click("#data button.primary");
  await page.waitForSelector(".said");
  expect(await near(30, 70), "the focal point is kept");
  await page.click(".said button");
  await page.waitForURL(/\/media\/[0-9a-z]+$/);
  expect(await near(50, 50), "and taken back", await page.inputValue("#f-focal_x"));
  expect((await page.inputValue("#f-alt")) === "", "with the description of the same act");
  expect(page.faults().length === 0, "nothing in the console", page.faults().join("; "));
  await page.done();

  // The same without scripts.
  const plain = await person(browser, demo, "photo_editor", { javaScriptEnabled: false });
  await plain.goto(`${demo.desk}/media/upload`);
  await plain.setInputFiles("#f-file", [files[5], { name: "lagi.jpg", mimeType: "image/jpeg", buffer: files[1].buffer }]);
  await plain.click("button.primary:visible");
  expect((await plain.textContent(".note.bad")).includes("pasar-05.jpg"), "without scripts the broken one is named too");
  expect((await plain.textContent("fieldset.one-in")).match(/sudah ada|was here/), "and what was here before is told", await plain.textContent("fieldset.one-in"));
  await plain.fill("#all-caption", "Pasar Legi");
  await plain.locator('button.primary:has-text("Simpan"), button.primary:has-text("Save")').click();
  expect(plain.url().includes("filter=mine"), "a form completes it", plain.url());
  await plain.done();
}
