// Checks the desk of a running demo from outside.
//
//   node desk.mjs [--suite full|smoke] [--only NAME,NAME] OUTPUT
//
// OUTPUT is the file that holds what the demo printed: the desk's address, the
// logins, the sites. "smoke" leaves out what does not depend on the database.

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { media } from "./desk/media.mjs";
import { cowriting } from "./desk/cowriting.mjs";
import { account } from "./desk/account.mjs";
import { keyboard } from "./desk/keyboard.mjs";
import { comments } from "./desk/comments.mjs";
import { demoOf } from "./desk/people.mjs";
import { handheld } from "./desk/phone.mjs";
import { network } from "./desk/network.mjs";
import { screens } from "./desk/screens.mjs";
import { workflow } from "./desk/workflow.mjs";
import { launch } from "./lib/browser.mjs";
import { expect, finish, section } from "./lib/report.mjs";

const { values: options, positionals } = parseArgs({
  options: { suite: { type: "string", default: "full" }, only: { type: "string" } },
  allowPositionals: true,
});
if (positionals.length !== 1 || !["full", "smoke"].includes(options.suite)) {
  console.error("usage: node desk.mjs [--suite full|smoke] [--only NAME,NAME] OUTPUT");
  process.exit(2);
}
const full = options.suite === "full";
const only = options.only?.split(",");
const check = async (name, run) => (!only || only.includes(name)) && section(name, run);

const demo = demoOf(readFileSync(positionals[0], "utf8"));
expect(demo.desk && demo.logins.length && demo.sites.length, "the demo tells where its desk is and who can sign in", JSON.stringify(demo));
if (!demo.desk) process.exit(finish());

const browser = await launch();
try {
  await check("desk account", () => account(browser, demo));
  await check("desk screens", () => screens(browser, demo, full));
  await check("desk cowriting", () => cowriting(browser, demo));
  if (full) await check("desk media", () => media(browser, demo));
  if (full) await check("desk keyboard", () => keyboard(browser, demo));
  if (full) await check("desk phone", () => handheld(browser, demo));
  if (full) await check("desk comments", () => comments(browser, demo));
  if (full) await check("desk workflow", () => workflow(browser, demo));
  if (full) await check("desk network", () => network(browser, demo));
} finally {
  await browser.close();
}
process.exit(finish());
