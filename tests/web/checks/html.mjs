// Every page through the Nu HTML checker.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "../lib/report.mjs";

const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

export function markup(sites) {
  const dir = mkdtempSync(join(tmpdir(), "tajuk-vnu-"));
  try {
    const names = new Map();
    for (const { site, pages } of sites) {
      for (const p of pages) {
        const name = `${names.size}.html`;
        names.set(name, { at: `${site.host} ${p.kind} ${new URL(p.url).pathname}`, faults: [] });
        writeFileSync(join(dir, name), p.answer.text);
      }
    }
    const run = spawnSync("java", ["-Xss2m", "-jar", jar, "--errors-only", "--format", "json", dir], { encoding: "utf8", maxBuffer: 1 << 26 });
    if (run.error) throw run.error;
    const report = JSON.parse(run.stderr || "{}");
    if (!Array.isArray(report.messages)) throw new Error(`vnu: ${run.stderr} ${run.stdout}`);
    for (const m of report.messages) {
      const found = names.get(m.url?.split("/").pop());
      const text = `line ${m.lastLine}: ${m.message} ${(m.extract || "").replace(/\s+/g, " ")}`;
      if (found) found.faults.push(text);
      else expect(false, "vnu", text);
    }
    for (const { at, faults } of names.values()) expect(faults.length === 0, `${at}: markup`, faults.join("\n"));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
