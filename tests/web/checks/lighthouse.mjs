// Lighthouse with its phone and its slow line. Machines are noisy: of
// performance the best of three runs counts, of everything else each one.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { executable, flags } from "../lib/browser.mjs";
import { expect, note } from "../lib/report.mjs";

const cli = join(dirname(createRequire(import.meta.url).resolve("lighthouse/package.json")), "cli/index.js");
const RUNS = 3;
const FAST = 98;

export function lighthouse(s, pages) {
  for (const { kind, url } of pages) {
    const at = `${s.host} ${kind}: Lighthouse`;
    let best = 0, report = null, trouble = "";
    for (let i = 0; i < RUNS && best < FAST; i++) {
      try {
        report = run(url);
        best = Math.max(best, score(report, "performance"));
      } catch (error) {
        // A browser that could not be traced says nothing about the page.
        trouble = error.message;
      }
    }
    if (!expect(report, `${at} ran`, trouble)) continue;
    const a = report.audits;
    note(`${kind}: performance ${best}, LCP ${a["largest-contentful-paint"].displayValue}, TBT ${a["total-blocking-time"].displayValue}, ` +
      `CLS ${a["cumulative-layout-shift"].displayValue}, ${a["total-byte-weight"].displayValue}`);
    expect(best >= FAST, `${at} performance at least ${FAST}`, () => `${best}\n${failing(report, "performance").join("\n")}`);
    for (const category of ["accessibility", "best-practices"]) {
      expect(score(report, category) === 100, `${at} ${category} 100`, () => `${score(report, category)}\n${failing(report, category).join("\n")}`);
    }
    // Search pages are kept out of indexes by design (noindex); Lighthouse
    // counts that as a fault, and it is the only one allowed there.
    const exempt = kind === "search" ? ["is-crawlable"] : [];
    const seo = failing(report, "seo").filter((line) => !exempt.some((id) => line.startsWith(`${id}:`)));
    expect(seo.length === 0 && (exempt.length > 0 || score(report, "seo") === 100), `${at} seo 100${exempt.length ? " but for is-crawlable" : ""}`, seo.join("\n"));
  }
}

function run(url) {
  const dir = mkdtempSync(join(tmpdir(), "tajuk-lighthouse-"));
  try {
    const out = join(dir, "report.json");
    const chrome = ["--headless=new", ...flags, `--user-data-dir=${join(dir, "profile")}`].join(" ");
    const done = spawnSync(process.execPath, [cli, url, "--quiet", "--output=json", `--output-path=${out}`,
      "--only-categories=performance,accessibility,best-practices,seo", `--chrome-flags=${chrome}`],
    { encoding: "utf8", timeout: 180_000, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, CHROME_PATH: executable } });
    if (done.error) throw done.error;
    if (done.status !== 0) throw new Error(`lighthouse ${url}: ${done.stderr.slice(-2000)}`);
    const report = JSON.parse(readFileSync(out, "utf8"));
    if (report.runtimeError?.code) throw new Error(`${url}: ${report.runtimeError.message}`);
    return report;
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

const score = (report, category) => Math.round(report.categories[category].score * 100);

function failing(report, category) {
  return report.categories[category].auditRefs.filter((r) => r.weight > 0).map((r) => report.audits[r.id])
    .filter((a) => a.score !== null && a.score < 1)
    .map((a) => `${a.id}: ${a.title} ${a.displayValue || ""} ${JSON.stringify(a.details?.items?.slice(0, 3)?.map((i) => i.node?.snippet || i.url || i.description)) || ""}`);
}
