// A network of one site on a database of its own, served by a process that a
// test may kill.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "./report.mjs";

// network makes the site kota with two sections in an empty folder, and returns
// what starts, kills and stops its server, always on the same port.
export async function network(binary, name) {
  const folder = mkdtempSync(join(tmpdir(), `tajuk-${name}-`));
  const storage = ["--db", `sqlite:${join(folder, "tajuk.db")}`, "--media", join(folder, "media")];
  const port = await freePort();
  const where = ["--scheme", "http", "--port", String(port), "--desk", "desk.localhost"];
  let server = null;
  let said = "";
  const clear = () => {
    server?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  // A test that is stopped takes its server with it.
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => (clear(), process.exit(143)));
  const run = (...words) => execFileSync(binary, [...words, ...storage], { stdio: "pipe", encoding: "utf8" });
  try {
    run("migrate");
    run("site", "add", "kota", "--name", "Kabar Kota", "--host", "kota.localhost", "--section", "daerah=Daerah", "--section", "ekonomi=Ekonomi",
      "--owner", "PT Kabar Kota", "--email", "redaksi@kabarkota.example");
  } catch (error) {
    clear();
    throw error;
  }
  const demo = { desk: `http://desk.localhost:${port}`, logins: [], sites: [{ address: `http://kota.localhost:${port}`, name: "Kabar Kota" }] };
  return {
    demo,
    clear,
    said: () => said,
    errors: () => said.split("\n").filter((line) => line.includes('"level":"ERROR"')),
    // invite makes an account and returns the link with which its person begins.
    invite: (email, person, role) => run("user", "add", email, "--name", person, "--role", role, ...where).match(/https?:\/\/\S+/)[0],
    async start() {
      const begun = spawn(binary, ["serve", ...storage, "--listen", `127.0.0.1:${port}`, ...where], { stdio: ["ignore", "pipe", "pipe"] });
      server = begun;
      for (const stream of [begun.stdout, begun.stderr]) stream.on("data", (text) => (said = (said + text).slice(-50_000)));
      for (let n = 0; n < 300; n++) {
        if (begun.exitCode !== null) throw new Error("the server stopped");
        const answer = await fetch(`http://127.0.0.1:${port}/-/ready`).catch(() => null);
        if (answer?.ok) return;
        await new Promise((done) => setTimeout(done, 200));
      }
      throw new Error("the server does not get ready");
    },
    // kill ends the server as a power cut does.
    async kill() {
      const gone = new Promise((done) => server.once("exit", done));
      server.kill("SIGKILL");
      await gone;
    },
    async stop() {
      const stopped = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      const code = await Promise.race([stopped, new Promise((done) => setTimeout(done, 30_000, "still running"))]);
      expect(code === 0, "the server stops when it is told to", String(code));
    },
  };
}

function freePort() {
  return new Promise((done, wrong) => {
    const probe = createServer();
    probe.on("error", wrong);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
