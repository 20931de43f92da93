// The first hour of a new network, as somebody lives it who has never seen the
// desk: an empty folder, one site, no account. Whoever opens the desk becomes
// the owner, writes a story with a photo and publishes it, and readers see it.
// Everything is found by the words on the screen: what cannot be found that way
// fails.
//
//   node firstrun.mjs [BINARY]     or TAJUK_BIN

import { visitor } from "./desk/people.mjs";
import { launch } from "./lib/browser.mjs";
import { expect, finish, section } from "./lib/report.mjs";
import { network } from "./lib/server.mjs";

const binary = process.argv[2] || process.env.TAJUK_BIN;
if (!binary) {
  console.error("usage: node firstrun.mjs BINARY");
  process.exit(2);
}
const served = await network(binary, "firstrun");
const { demo } = served;
try {
  await served.start();
  const browser = await launch();
  try {
    await section("desk first run", () => firstRun(browser));
  } finally {
    await browser.close();
  }
  const errors = served.errors();
  expect(errors.length === 0, "the server logs no error", errors.join("\n"));
  await served.stop();
} catch (error) {
  expect(false, "the first run", `${error.stack}\n${error.stderr ?? ""}\n${served.said()}`);
} finally {
  served.clear();
}
process.exit(finish());

async function firstRun(browser) {
  const page = await visitor(browser, demo, { locale: "id-ID" });
  const link = (name) => page.getByRole("link", { name, exact: true }).first();
  const button = (name) => page.getByRole("button", { name, exact: true }).first();
  const field = (name) => page.getByLabel(name, { exact: true }).first();
  // A screen answers a press within this, or it does not.
  page.setDefaultTimeout(30_000);

  await page.goto(demo.desk);
  expect(await page.getByRole("heading", { name: /siapa pengelola/ }).isVisible(), "the first visit offers to make the owner", page.url());
  await field("Nama").fill("Ratna Dewi");
  await field("Surel").fill("ratna@kabarkota.example");
  await field("Kata sandi baru").fill("sepeda biru di bawah hujan");
  await button("Buat akun pemilik").click();
  await page.waitForURL(`${demo.desk}/`);
  expect(await page.getByRole("heading", { name: "Kerja" }).isVisible(), "the owner is in, at the list", page.url());
  const late = await visitor(browser, demo, { locale: "id-ID" });
  await late.goto(`${demo.desk}/first`);
  expect(new URL(late.url()).pathname === "/signin", "nobody else is offered that again", late.url());
  await late.done();

  await page.getByRole("main").getByRole("link", { name: "Tulis artikel" }).click();
  await field("Kanal").selectOption({ label: "Ekonomi" });
  await field("Judul").fill("Pasar Ikan Kota Buka Sampai Malam");
  await button("Mulai menulis").click();
  await page.waitForURL(/\/stories\/[0-9a-z]+$/);
  await field("Teras berita").fill("Mulai hari ini pasar ikan di tepi sungai buka sampai pukul sembilan malam.");
  await page.getByRole("textbox", { name: "Isi", exact: true }).click();
  await page.keyboard.type("Pedagang menyambut jam buka yang baru itu.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Pembeli datang sepulang kerja dan pulang membawa ikan segar.");

  // Nobody is known yet: the screen has to lead to where a name is added, and
  // back to a story that has lost nothing.
  const story = page.url();
  await link("Tambah orang").click();
  await field("Nama").fill("Ratna Dewi");
  await button("Tambah orang").click();
  await page.waitForURL(story);
  expect((await page.getByRole("textbox", { name: "Isi", exact: true }).innerText()).includes("ikan segar"), "the text is there after the detour", await page.getByRole("main").innerText());
  expect((await field("Teras berita").inputValue()).startsWith("Mulai hari ini"), "and so is the lead");
  await field("Nama di artikel").click();
  await page.getByRole("listbox", { name: "Nama di artikel" }).getByRole("option", { name: /Ratna Dewi/ }).click();

  // The lead photo comes straight from the device.
  await button("Pilih foto").click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button("Unggah dari perangkat ini").click()]);
  await chooser.setFiles({ name: "pasar.jpg", mimeType: "image/jpeg", buffer: await photograph(page) });
  const about = page.getByRole("dialog", { name: "Siapa yang memotret?" });
  await about.getByLabel("Kredit", { exact: true }).fill("Kabar Kota/Ratna Dewi");
  await about.getByLabel("Keterangan foto", { exact: true }).fill("Pasar ikan menjelang malam");
  await about.getByLabel("Teks pengganti", { exact: true }).fill("Lapak ikan diterangi lampu");
  await about.getByRole("button", { name: "Simpan" }).click();
  await page.getByText("Kabar Kota/Ratna Dewi").first().waitFor();
  await page.reload();
  const stays = await page.getByText("Kabar Kota/Ratna Dewi").first().waitFor().then(() => true, () => false);
  expect(stays, "the photo stays with its credit", await page.getByRole("main").innerText());

  // To the readers, by what the panel offers as the next step.
  for (let step = 0; step < 6 && !page.url().endsWith("/publish"); step++) {
    const next = page.locator(".next .primary");
    if (!expect(await next.count() === 1, "the panel offers one next step", await page.getByRole("complementary").innerText())) return;
    await Promise.all([page.waitForNavigation(), next.click()]);
  }
  const publish = button("Terbitkan sekarang");
  expect(await publish.isEnabled(), "nothing keeps the story from being published", await page.getByRole("main").innerText());
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  expect((await page.getByRole("main").innerText()).includes("Kabar Kota"), "the impact names the site");
  await publish.click();
  const said = page.getByRole("status").filter({ hasText: "Pembaca sudah dapat membacanya" });
  await said.waitFor();
  await said.getByRole("link").click();
  await page.waitForURL(`${demo.sites[0].address}/**`);
  const main = await page.getByRole("main").innerText();
  expect(await page.getByRole("heading", { level: 1 }).innerText() === "Pasar Ikan Kota Buka Sampai Malam", "readers see the headline", page.url());
  for (const words of ["pukul sembilan malam", "jam buka yang baru", "ikan segar", "Ratna Dewi"]) expect(main.includes(words), `readers see “${words}”`, main);
  const photo = page.getByRole("img", { name: "Lapak ikan diterangi lampu" }).first();
  // Its renditions are made behind the publication.
  let drawn = false;
  for (let n = 0; n < 30 && !drawn; n++) {
    drawn = await photo.evaluate((img) => img.complete && img.naturalWidth > 0).catch(() => false);
    if (!drawn) await page.waitForTimeout(1000).then(() => page.reload());
  }
  expect(drawn, "readers see the photo");
  await page.goto(demo.sites[0].address);
  expect(await page.getByRole("link", { name: /Pasar Ikan Kota/ }).first().isVisible(), "the front page leads to the story", await page.getByRole("main").innerText());
  const faults = page.faults();
  expect(faults.length === 0, "the whole way is quiet", faults.join("\n"));
  await page.done();
}

// photograph is a JPEG that the browser draws.
async function photograph(page) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 1067);
    const g = canvas.getContext("2d");
    for (let y = 0; y < 1067; y += 20) {
      for (let x = 0; x < 1600; x += 20) {
        g.fillStyle = `hsl(${200 + 40 * Math.sin(x / 200)} 50% ${40 + 30 * Math.cos(y / 150)}%)`;
        g.fillRect(x, y, 20, 20);
      }
    }
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return Buffer.from(bytes);
}
