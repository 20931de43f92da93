// Proves the front end: types, then that dist is what the sources make, then
// the tests (bundled for node's own runner). The browser tests need Chromium
// and take playwright-core from tests/web.
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..")
const work = mkdtempSync(join(tmpdir(), "tajuk-frontend-"))

function run(name, command, args, options = {}) {
  const from = Date.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options })
  console.log(`${status === 0 ? "ok  " : "FAIL"} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`)
  if (status !== 0) throw new Error(name)
}

let failed = false
try {
  run("types", join(root, "frontend/node_modules/.bin/tsc"), ["--project", "frontend"])
  run("committed bundle", "go", ["run", "./cmd/assets", "-check"])
  const sources = readdirSync(join(root, "frontend/tests")).filter((f) => f.endsWith(".test.mjs"))
  if (sources.length > 0) {
    run("bundling the tests", "go", ["run", "./cmd/assets", "-tests", work])
    run("tests", process.execPath, ["--test", ...readdirSync(work).map((f) => join(work, f))], {
      env: { ...process.env, TAJUK_ROOT: root },
    })
  }
} catch (err) {
  console.error(`front end: ${err.message} failed`)
  failed = true
} finally {
  if (existsSync(work)) rmSync(work, { recursive: true })
}
process.exitCode = failed ? 1 : 0
