// People at the desk, each in a browser context of their own.

// demoOf reads what a demo printed: where its desk is, who can sign in, its
// sites.
export function demoOf(text) {
  const demo = { desk: "", logins: [], sites: [] };
  for (const line of text.split("\n")) {
    const [word, first, second, ...rest] = line.split(" ");
    if (word === "desk") demo.desk = first.replace(/\/$/, "");
    if (word === "login") demo.logins.push({ email: first, password: second, role: rest.join(" ") });
    if (word === "ready") demo.sites.push({ address: first.replace(/\/$/, ""), name: [second, ...rest].join(" ") });
  }
  return demo;
}

// person signs somebody in by role and returns their page. page.faults()
// returns what went wrong since the last call: exceptions, console errors,
// requests to other hosts.
export async function person(browser, demo, role, options = {}) {
  const login = demo.logins.find((l) => l.role.split(/[ ,]/).includes(role));
  if (!login) throw new Error(`the demo has no ${role}`);
  const page = await visitor(browser, demo, options);
  await page.goto(`${demo.desk}/signin`);
  await page.fill('input[name="email"]', login.email);
  await page.fill('input[name="password"]', login.password);
  await Promise.all([page.waitForURL((url) => url.pathname !== "/signin"), page.click('form button:not([type="button"])')]);
  return page;
}

export async function visitor(browser, demo, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  let faults = [];
  const own = new Set([demo.desk, ...demo.sites.map((s) => s.address)]);
  page.on("request", (r) => {
    const url = new URL(r.url());
    if (/^(data|blob|about):$/.test(url.protocol)) return;
    if (!own.has(url.origin.replace(/^ws/, "http"))) faults.push(`a request to another host: ${r.url()}`);
  });
  page.on("pageerror", (e) => faults.push(`an exception: ${e.message}`));
  page.on("console", (m) => {
    if (m.type() === "error" || /content security policy/i.test(m.text())) faults.push(`the console says: ${m.text()} ${m.location().url}`);
  });
  page.faults = () => {
    const out = faults;
    faults = [];
    return out;
  };
  page.done = () => context.close();
  return page;
}

// bodyOf is the text of the editor, a line for each block, without the carets of
// colleagues.
export const bodyOf = (page) =>
  page.locator(".story-text").evaluate((text) => {
    const copy = text.cloneNode(true);
    for (const caret of copy.querySelectorAll(".colleague")) caret.remove();
    return [...copy.children].map((block) => block.textContent.trim()).join("\n").trim();
  });
