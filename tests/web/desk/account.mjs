// Journeys of signing in: passkey, authenticator and recovery code, an
// invitation, sessions, all of it without scripts where scripts are not needed.

import { createHmac } from "node:crypto";
import { expect } from "../lib/report.mjs";
import { person, visitor } from "./people.mjs";

export async function account(browser, demo) {
  await passkey(browser, demo);
  await authenticator(browser, demo);
  await invitation(browser, demo);
  await withoutScripts(browser, demo);
}

const at = (page) => new URL(page.url()).pathname;
const quiet = (page, what) => {
  const faults = page.faults();
  expect(faults.length === 0, what, faults.join("\n"));
};

// A virtual authenticator stands for the screen lock of a phone.
async function passkey(browser, demo) {
  const page = await person(browser, demo, "photo_editor");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.goto(`${demo.desk}/me`);
  await page.fill("#passkey-name", "Ponsel uji");
  await Promise.all([page.waitForNavigation(), page.click("desk-passkey button")]);
  expect((await page.textContent("main")).includes("Ponsel uji"), "a passkey is added", await page.textContent("main"));
  await page.click(".who summary");
  await Promise.all([page.waitForURL("**/signin*"), page.click('form[action="/signout"] button')]);
  await Promise.all([page.waitForURL(`${demo.desk}/`), page.click("desk-passkey button")]);
  expect(at(page) === "/", "the passkey signs in, without a password", page.url());
  await page.goto(`${demo.desk}/prove?next=/me`);
  await Promise.all([page.waitForURL((url) => url.pathname === "/me"), page.click("desk-passkey button")]);
  expect(at(page) === "/me", "the passkey proves who it is", page.url());
  await Promise.all([page.waitForNavigation(), page.click('form[action*="/passkeys/"] button')]);
  expect(!(await page.textContent("main")).includes("Ponsel uji"), "a passkey is removed");
  quiet(page, "signing in by passkey is quiet");
  await page.done();
}

// code is that of an authenticator, RFC 6238.
function code(secret, when = Date.now()) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const c of secret.replaceAll(" ", "")) bits += alphabet.indexOf(c).toString(2).padStart(5, "0");
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(when / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1e6).padStart(6, "0");
}

async function authenticator(browser, demo) {
  const login = demo.logins.find((l) => l.role === "several_roles");
  const page = await person(browser, demo, "several_roles");
  await page.goto(`${demo.desk}/me`);
  await Promise.all([page.waitForNavigation(), page.click('form[action="/me/totp"] button')]);
  const secret = await page.textContent("code.secret");
  await page.fill("#f-code", code(secret));
  await Promise.all([page.waitForNavigation(), page.click('form[action="/me/totp/confirm"] button')]);
  const codes = await page.locator("ol.codes code").allTextContents();
  expect(codes.length === 10, "ten recovery codes are shown", codes.join(" "));

  const phone = await visitor(browser, demo, { viewport: { width: 390, height: 800 }, javaScriptEnabled: false });
  const half = async () => {
    await phone.goto(`${demo.desk}/signin`);
    await phone.fill("#f-email", login.email);
    await phone.fill("#f-password", login.password);
    await phone.click("button.primary");
    expect(at(phone) === "/signin/code", "the second factor is asked for", phone.url());
  };
  await half();
  await phone.fill("#f-code", codes[0].toUpperCase());
  await phone.click("button.primary");
  expect(at(phone) === "/", "a recovery code lets in", phone.url());
  await phone.context().clearCookies();
  await half();
  await phone.fill("#f-code", codes[0]);
  await phone.click("button.primary");
  expect(at(phone) === "/signin/code", "a used recovery code does not", phone.url());
  // The code that set the app up is used; the next step's is within the skew.
  await phone.fill("#f-code", code(secret, Date.now() + 30_000));
  await phone.click("button.primary");
  expect(at(phone) === "/", "the app's code lets in", phone.url());
  await phone.done();

  await page.goto(`${demo.desk}/me`);
  expect((await page.locator('form[action*="/sessions/"][action$="/revoke"]').count()) >= 2, "the phone's session is listed");
  await Promise.all([page.waitForNavigation(), page.click('form[action="/me/sessions/others/revoke"] button')]);
  await Promise.all([page.waitForNavigation(), page.click('form[action="/me/totp/remove"] button')]);
  quiet(page, "setting up an authenticator is quiet");
  await page.done();
}

async function invitation(browser, demo) {
  const admin = await person(browser, demo, "network_admin");
  await admin.goto(`${demo.desk}/users/new`);
  const email = `baru.${Date.now()}@sagara.example.id`;
  await admin.fill("#f-name", "Tamu Baru");
  await admin.fill("#f-email", email);
  await admin.check('tr:has(th:text-matches("Solo")) input[value$=":reporter"]');
  await Promise.all([admin.waitForNavigation(), admin.click("main form button.primary")]);
  const link = await admin.textContent("#link");
  const guest = await visitor(browser, demo, { javaScriptEnabled: false });
  await guest.goto(link);
  await guest.fill("#f-password", "tiga layang layang putus");
  await guest.click("button.primary");
  expect(at(guest) === "/", "an invitation lets in", guest.url());
  const again = await guest.goto(link);
  expect(again.status() === 404, "an invitation works once", String(again.status()));
  expect((await guest.goto(`${demo.desk}/users`)).status() === 403, "a reporter sees no accounts");

  await admin.goto(`${demo.desk}/users`);
  await Promise.all([admin.waitForNavigation(), admin.locator(`tr:has-text("${email}") a`).first().click()]);
  await Promise.all([admin.waitForNavigation(), admin.click('form[action$="/end"] button')]);
  const ended = await guest.goto(`${demo.desk}/`);
  expect(at(guest) === "/signin", "an account that has ended is signed out at once", `${ended.status()} ${guest.url()}`);
  await guest.done();
  const trail = await admin.goto(`${demo.desk}/audit?q=tamu`);
  const text = await admin.textContent("main tbody");
  expect(trail.ok() && text.includes("Tamu Baru"), "the audit trail tells of it", text);
  quiet(admin, "managing accounts is quiet");
  await admin.done();
}

async function withoutScripts(browser, demo) {
  const page = await person(browser, demo, "reporter", { javaScriptEnabled: false });
  await page.goto(`${demo.desk}/me`);
  await page.selectOption("#f-language", "en");
  await page.click('form[action="/me"] button');
  expect((await page.getAttribute("html", "lang")) === "en", "settings are saved without scripts");
  await page.selectOption("#f-language", "id");
  await page.click('form[action="/me"] button');
  await page.done();
}
