// A reporter without a mouse: signing in, the list and its keys, a story from
// the headline to handing it in. At every stop one sees where one is, and Tab
// leads on from everywhere.

import { expect } from "../lib/report.mjs";
import { visitor } from "./people.mjs";

export async function keyboard(browser, demo) {
  const login = demo.logins.find((l) => l.role.split(/[ ,]/).includes("reporter"));
  const page = await visitor(browser, demo);
  const press = (key) => page.keyboard.press(key);
  const type = (text) => page.keyboard.type(text);

  await page.goto(`${demo.desk}/signin`);
  await tabTo(page, '[name="email"]');
  await type(login.email);
  await tabTo(page, '[name="password"]');
  await type(login.password);
  await Promise.all([page.waitForURL(`${demo.desk}/`), press("Enter")]);

  // The first stop of a page skips what every page has.
  await press("Tab");
  expect(await at(page, ".skip"), "the first stop leads past the menu", await where(page));
  await seen(page);
  await press("Enter");
  expect(await at(page, "#main"), "and goes there", await where(page));
  await round(page, "the list");

  await page.goto(`${demo.desk}/?tab=all`);
  await press("j");
  await press("j");
  expect(await at(page, "tr[data-story]:nth-of-type(2) a"), "j goes down the list", await where(page));
  await seen(page);
  await press("k");
  expect(await at(page, "tr[data-story]:nth-of-type(1) a"), "k goes up", await where(page));
  await Promise.all([page.waitForURL(/\/stories\/[0-9a-z]+$/), press("Enter")]);
  await page.goBack();
  await press("?");
  expect(await page.locator("#keys[open]").count() === 1, "? shows the keys");
  await seen(page);
  await press("Escape");
  expect(await page.locator("#keys[open]").count() === 0, "Escape closes them");
  await press("/");
  expect(await at(page, "#q"), "/ goes to the search", await where(page));
  await seen(page);
  await type("pasar n");
  expect(await page.inputValue("#q") === "pasar n", "letters typed there are letters", await page.inputValue("#q"));
  await Promise.all([page.waitForURL(/q=pasar/), press("Enter")]);
  await press("n");
  await page.waitForURL(/\/stories\/new$/);

  await tabTo(page, '[name="headline"]');
  await type("Perahu Hijau Tiba Tanpa Tetikus");
  await Promise.all([page.waitForURL(/\/stories\/[0-9a-z]+$/), press("Enter")]);
  await page.locator(".ProseMirror").waitFor();
  await tabTo(page, '[name="lead"]');
  await type("Perahu itu tiba pagi tadi.");

  // On from the lead: the toolbar is one stop, then the text.
  await tabTo(page, '.tools [tabindex="0"]');
  const first = await where(page);
  await press("ArrowRight");
  await press("ArrowRight");
  expect(await where(page) !== first, "arrows move in the toolbar", first);
  await seen(page);
  await press("Home");
  expect(await where(page) === first, "Home goes to its beginning", await where(page));
  await tabTo(page, ".ProseMirror");
  await seen(page);
  await type("Warga menyambut ");
  await press("Control+b");
  await type("perahu");
  await press("Control+b");
  await type(" itu.");
  await press("Enter");
  await type("Jenis baris");
  await press("Alt+F10");
  expect(await at(page, ".tools *"), "Alt+F10 leads from the text to the tools", await where(page));
  await seen(page);
  await press("Home");
  await press("Enter");
  expect(await at(page, "[role=menu] *"), "Enter opens a menu", await where(page));
  await seen(page);
  await press("ArrowDown");
  await press("Enter");
  expect(await page.locator(".ProseMirror h2").innerText() === "Jenis baris", "the menu makes a heading", await page.locator(".ProseMirror").innerHTML());
  expect(await at(page, ".ProseMirror"), "and the caret is in the text again", await where(page));
  expect(await page.locator(".ProseMirror strong").innerText() === "perahu", "Ctrl+B makes bold");

  // In a list Tab moves the line in, and no further: it is no trap.
  await press("End");
  await press("Enter");
  await press("Control+Shift+8");
  await type("satu");
  await press("Enter");
  await type("dua");
  await press("Tab");
  expect(await page.locator(".ProseMirror ul ul").innerText() === "dua", "Tab moves a line of a list in", await page.locator(".ProseMirror").innerHTML());

  // The pickers open, choose and let go.
  await tabTo(page, 'pick-list:has([name="bylines"]) [role="combobox"]');
  await press("ArrowDown");
  await press("ArrowDown");
  await press("Enter");
  expect(await page.locator('pick-list:has([name="bylines"]) .chosen li').count() === 1, "a name is chosen", await where(page));
  await round(page, "the story");

  await page.locator("[data-saving]").getByText(/Tersimpan|Saved/).waitFor();
  await tabTo(page, 'button[form="step-submit"]');
  await seen(page);
  await Promise.all([page.waitForNavigation(), press("Enter")]);
  expect((await page.locator(".top .badge").innerText()).includes("Diserahkan"), "the story is handed in", await page.locator(".top").innerText());
  const text = await page.locator(".reading").innerText(); // it is with the editors now
  expect(/Warga menyambut .*perahu.* itu\./.test(text) && text.includes("dua"), "with its text", text);
  const faults = page.faults();
  expect(faults.length === 0, "the way by keys is quiet", faults.join("\n"));
  await page.done();
}

const at = (page, what) => page.evaluate((w) => document.activeElement.matches(w), what);

// where names the place of the focus, for what fails.
const where = (page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    return `${e.tagName.toLowerCase()}${e.id ? "#" + e.id : ""} ${e.getAttribute("name") ?? ""} ${e.getAttribute("aria-label") ?? e.textContent.trim().slice(0, 40)}`;
  });

// seen checks that the focus shows: an element on the screen, on top of what
// lies there, that looks different from how it looks without focus.
async function seen(page) {
  const what = await page.evaluate(() => {
    const e = document.activeElement;
    if (e === document.body) return "nothing has the focus";
    const box = e.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return "it has no size";
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "it is off the screen";
    const x = Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2));
    const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
    const top = document.elementFromPoint(x, y);
    if (top && top !== e && !e.contains(top) && !top.contains(e)) return `it is under ${top.tagName} ${top.className}`;
    // The look may belong to what is around it: a picker with its chips.
    const chain = [e, e.parentElement, e.parentElement?.parentElement].filter(Boolean);
    const look = () =>
      chain.map((one) => {
        const s = getComputedStyle(one);
        const outline = s.outlineStyle === "none" || s.outlineWidth === "0px" ? "" : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`;
        return [outline, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth, s.textDecorationLine].join("|");
      }).join("/");
    // Looks are compared at their end, not on the way.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { transition: none !important; animation: none !important }");
    document.adoptedStyleSheets.push(sheet);
    const focused = look();
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0).cloneRange() : null;
    // A caret shows where one is in a text.
    const caret = e.matches("[contenteditable=true]");
    e.blur();
    const plain = look();
    e.focus({ preventScroll: true });
    if (caret && range) getSelection().removeAllRanges(), getSelection().addRange(range);
    document.adoptedStyleSheets.pop();
    return focused !== plain || caret ? "" : "it looks as it does without focus";
  });
  expect(!what, "the focus shows", `${await where(page)}: ${what}`);
}

// tabTo presses Tab until the focus is there, and looks at each stop.
async function tabTo(page, target) {
  for (let n = 0; n < 150; n++) {
    if (await at(page, target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}; the focus is at ${await where(page)}`);
}

// round goes once around a page, from wherever the focus is until it is there
// again: each stop shows, and none holds the focus.
async function round(page, name) {
  // Elements keep their number when the page changes around them.
  const number = () => page.evaluate(() => {
    const known = (window.stopsOfTab ??= { numbers: new WeakMap(), next: 0 });
    if (!known.numbers.has(document.activeElement)) known.numbers.set(document.activeElement, known.next++);
    return known.numbers.get(document.activeElement);
  });
  await page.keyboard.press("Tab");
  const stops = [];
  for (let n = 0; n < 250; n++) {
    const stop = await number();
    if (stop === stops[0]) break;
    if (stop === stops.at(-1)) return void expect(false, `${name}: no stop holds the focus`, await where(page));
    // Between the last stop and the first lies the browser's own interface.
    if (await at(page, ":not(body)")) {
      stops.push(stop);
      await seen(page);
    }
    await page.keyboard.press("Tab");
  }
  expect((await number()) === stops[0] && stops.length > 10, `${name}: Tab goes all the way around`, `${stops.length} stops, the last ${await where(page)}`);
  expect(new Set(stops).size === stops.length, `${name}: Tab meets every stop once`, stops.join(" "));
}
