// Counting what holds and what does not. A check passes or fails by name; a
// failure says what was found, so that the log alone is enough to mend it.

const state = { passed: 0, failed: [] };

export function pass(name) {
  state.passed++;
  if (process.env.TAJUK_WEB_VERBOSE) console.log(`ok    ${name}`);
}

export function fail(name, detail) {
  state.failed.push(name);
  console.log(`FAIL  ${name}`);
  for (const line of String(detail ?? "").split("\n").filter(Boolean).slice(0, 12)) console.log(`      ${line}`);
}

// expect records one check.
export function expect(holds, name, detail) {
  if (holds) pass(name);
  else fail(name, typeof detail === "function" ? detail() : detail);
  return Boolean(holds);
}

export function note(text) {
  console.log(`      ${text}`);
}

// section runs a group of checks; an exception is a failure of its own and does
// not keep the next group from running.
export async function section(name, run) {
  const start = Date.now();
  const before = state.passed + state.failed.length;
  try {
    await run();
  } catch (error) {
    fail(`${name}: stopped`, error.stack || error);
  }
  const count = state.passed + state.failed.length - before;
  console.log(`----  ${name}: ${count} checks in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  if (count === 0) fail(`${name}: checked nothing`);
}

// finish prints the last line and returns the exit code.
export function finish() {
  for (const name of state.failed) console.log(`failed: ${name}`);
  console.log(`${state.passed} passed, ${state.failed.length} failed`);
  return state.failed.length === 0 && state.passed > 0 ? 0 : 1;
}
