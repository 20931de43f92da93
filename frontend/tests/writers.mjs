// Several windows in one story, each a real client of prosemirror-collab, for
// the proof that nothing is lost between them (internal/app runs this against
// a server that it kills now and then).
//
//   node --experimental-websocket writers.mjs --url ws://HOST/stories/ID/live,...
//     --tokens A,B,C --mode typing|anything --ms N --seed N
//
// Each token is a session and makes one window. Of several addresses, as behind
// a load balancer, a window that lost its socket goes to the next. For so many milliseconds the
// windows write; one of them is without a network most of the time. Then all
// come to rest, and a line of JSON says what each of them has:
//
//   {"bodies": [...], "fields": [{...}], "typed": [...], "words": [...],
//    "steps", "behind", "refused", "resumed"}
//
// typed are the texts written into the body, letter by letter, no letter twice;
// words those written into fields. In the mode "typing" nothing is ever deleted,
// so all must be there in the end. In the mode "anything" windows do
// whatever an editor can; then only the documents are compared.

import { parseArgs } from "node:util";

import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab";
import { EditorState, TextSelection } from "prosemirror-state";
import { fixTables } from "prosemirror-tables";
import { canSplit, Step } from "prosemirror-transform";

import { below, changed, maybe, pick, schema, seed } from "./random.mjs";

const { values: args } = parseArgs({
  options: {
    url: { type: "string" }, tokens: { type: "string" }, mode: { type: "string", default: "typing" },
    ms: { type: "string", default: "5000" }, seed: { type: "string", default: "1" },
  },
});
seed(args.seed);
const urls = args.url.split(",");
const count = { steps: 0, behind: 0, refused: 0, resumed: 0 };
const typed = [], words = [];
const FIELDS = ["lead", "notes"];

class Window {
  constructor(token, n) {
    this.token = token;
    this.name = `w${n}`;
    this.number = n;
    this.letters = 0;
    this.client = `window${n}x${Date.now().toString(36)}`;
    this.opened = n;
    this.seq = 0;
    this.state = null;
    this.offline = false;
    this.flight = null; // the save that waits for its answer
    this.base = {}; // of the fields, as the server last said
    this.value = {};
    this.unfinished = null; // a text that is being typed
  }

  // Opening and closing.

  open() {
    if (this.socket || this.offline) return;
    const url = urls[this.opened++ % urls.length];
    const { origin } = new URL(url.replace(/^ws/, "http"));
    const socket = new WebSocket(url, { headers: { cookie: `tajuk=${this.token}`, origin } });
    this.socket = socket;
    this.welcomed = false;
    socket.onopen = () => socket.send(JSON.stringify({ t: "hello", client: this.client, v: this.state ? getVersion(this.state) : -1 }));
    socket.onmessage = (event) => { if (this.socket === socket) this.hear(JSON.parse(event.data)); };
    const lost = () => { if (this.socket === socket) this.lost(); };
    socket.onerror = lost;
    socket.onclose = lost;
    // A server that is killed while a hand is shaken may leave it hanging.
    setTimeout(() => { if (this.socket === socket && !this.welcomed) { lost(); socket.close(); } }, 3000);
  }

  lost() {
    this.socket = null;
    this.welcomed = false;
    setTimeout(() => this.open(), 100 + below(300));
  }

  cut() {
    this.offline = true;
    const socket = this.socket;
    this.socket = null;
    this.welcomed = false;
    socket?.close();
  }

  back() {
    this.offline = false;
    this.open();
  }

  // Hearing.

  hear(m) {
    switch (m.t) {
      case "welcome":
        this.welcome(m);
        break;
      case "news":
        this.take(m);
        break;
      case "done":
        this.done(m);
        break;
      case "behind":
        count.behind++;
        this.flight = null; // the news came before: send the rest, rebased
        break;
      case "refused":
        this.refused(m);
        break;
      case "bye":
        this.socket.close();
        break;
    }
  }

  welcome(m) {
    if (this.state) count.resumed++;
    if (this.flight && this.flight.seq <= m.seq) {
      // It was saved, and only the answer was lost.
      for (const [name, f] of Object.entries(this.flight.fields)) this.settle(name, f.value, m.fields?.[name] ?? f.value);
    }
    this.flight = null;
    this.welcomed = true;
    this.take(m);
  }

  take(m) {
    if (m.doc) {
      if (this.state && sendableSteps(this.state)) throw new Error(`${this.name}: steps were forgotten`);
      this.reset(m.doc, m.v);
    }
    // All at once: each call makes every step anew that is not saved yet.
    const steps = [], clients = [];
    for (const b of m.batches ?? []) {
      if (b.v <= getVersion(this.state)) throw new Error(`${this.name}: heard ${b.v} twice`);
      for (const s of b.steps) {
        steps.push(Step.fromJSON(schema, s));
        clients.push(b.client);
      }
    }
    if (steps.length) this.state = this.state.apply(receiveTransaction(this.state, steps, clients, { mapSelectionBackward: true }));
    if (getVersion(this.state) !== m.v) throw new Error(`${this.name}: is at ${getVersion(this.state)}, the server at ${m.v}`);
    for (const name of FIELDS) {
      if (!(name in (m.fields ?? {})) || this.flight?.fields[name]) continue;
      if ((this.value[name] ?? "") === (this.base[name] ?? "")) this.base[name] = this.value[name] = m.fields[name];
    }
  }

  reset(doc, version) {
    const node = schema.nodeFromJSON(doc);
    this.state = EditorState.create({ doc: node, plugins: [collab({ version, clientID: this.client })] });
    if (this.unfinished) this.unfinished = null;
  }

  done(m) {
    if (m.seq !== this.flight?.seq) throw new Error(`${this.name}: an answer to ${m.seq}`);
    for (const [name, f] of Object.entries(this.flight.fields)) this.settle(name, f.value, m.fields[name].value);
    this.flight = null;
  }

  // settle takes the value that a field has on the server after a save.
  settle(name, sent, now) {
    if (this.value[name] === sent) this.value[name] = now;
    else throw new Error(`${this.name}: ${name} changed while it was saved`);
    this.base[name] = now;
  }

  // A change that the server refuses would be refused again: begin anew with
  // its document. Typing is never refused.
  refused(m) {
    count.refused++;
    if (args.mode === "typing") throw new Error(`${this.name}: refused: ${m.text} ${JSON.stringify(m.faults)}`);
    this.flight = null;
    this.state = null;
    this.value = { ...this.base };
    this.socket.close();
    this.socket = null;
    this.lost();
  }

  // Saving.

  save() {
    if (!this.welcomed || this.flight || this.socket?.readyState !== WebSocket.OPEN) return;
    const sendable = sendableSteps(this.state);
    const fields = {};
    for (const name of FIELDS) if (this.value[name] !== this.base[name]) fields[name] = { base: this.base[name], value: this.value[name] };
    if (!sendable && !Object.keys(fields).length) return;
    const steps = sendable ? sendable.steps.map((s) => s.toJSON()) : [];
    count.steps += steps.length;
    this.flight = { seq: ++this.seq, fields };
    this.socket.send(JSON.stringify({ t: "save", seq: this.seq, v: getVersion(this.state), steps, fields }));
  }

  // Writing.

  write() {
    if (!this.state) return;
    if (args.mode === "anything") return this.anything();
    if (this.unfinished) return this.letter();
    switch (below(8)) {
      case 0: return this.field();
      case 1: return this.split();
      case 2: return this.mark();
      default: this.begin();
    }
  }

  // begin puts the cursor somewhere in a text; letter types one letter there.
  // No letter is typed twice, so that each can be looked for.
  begin() {
    const at = this.place();
    if (at == null) return;
    this.unfinished = Array.from({ length: 3 + below(10) }, () => String.fromCodePoint((maybe(0.1) ? 0x20000 : 0x4e00) + this.number * 6000 + this.letters++));
    typed.push(this.unfinished.join(""));
    const tr = this.state.tr;
    tr.setSelection(TextSelection.create(tr.doc, at));
    this.state = this.state.apply(tr);
  }

  letter() {
    const letter = this.unfinished.shift();
    if (!this.unfinished.length) this.unfinished = null;
    this.state = this.state.apply(this.state.tr.insertText(letter));
  }

  // place is a position in a text.
  place() {
    const places = [];
    this.state.doc.descendants((node, pos) => {
      if (node.isTextblock) for (let at = 0; at <= node.content.size; at++) places.push(pos + 1 + at);
    });
    const at = pick(places);
    return at == null || half(this.state.doc, at) ? null : at;
  }

  split() {
    const at = this.place();
    if (at != null && canSplit(this.state.doc, at)) this.state = this.state.apply(this.state.tr.split(at));
  }

  mark() {
    const size = this.state.doc.content.size;
    const from = below(size), to = Math.min(size, from + below(30));
    const tr = this.state.tr;
    if (half(this.state.doc, from) || half(this.state.doc, to)) return;
    if (maybe(0.6)) tr.addMark(from, to, pick([schema.marks.strong, schema.marks.em]).create());
    else tr.removeMark(from, to, schema.marks.strong);
    this.state = this.state.apply(tr);
  }

  field() {
    const name = pick(FIELDS);
    if (this.flight?.fields[name] || this.value[name] === undefined || words.length > 150) return;
    const word = `${this.name}k${words.length}z`;
    words.push(word);
    const list = this.value[name].split(" ").filter(Boolean);
    list.splice(below(list.length + 1), 0, word);
    this.value[name] = list.join(" ");
  }

  anything() {
    const made = changed(this.state.doc);
    if (!made || made.steps.length > 20 || made.doc.nodeSize > 6000) return;
    let next = this.state;
    try {
      const tr = next.tr;
      for (const s of made.steps) tr.step(s);
      tr.doc.check();
      next = next.apply(tr);
      const fix = fixTables(next);
      if (fix) next = next.apply(fix);
    } catch {
      return;
    }
    if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(next.doc.textContent)) return;
    this.state = next;
  }

  toString() {
    const rest = this.state && sendableSteps(this.state)?.steps.length;
    return JSON.stringify({ name: this.name, offline: this.offline, welcomed: this.welcomed, version: this.state && getVersion(this.state), rest, flight: this.flight, base: this.base, value: this.value });
  }

  atRest() {
    return this.welcomed && !this.flight && this.state && !sendableSteps(this.state) && !this.unfinished &&
      FIELDS.every((name) => this.value[name] === this.base[name]);
  }
}

// half reports whether a position lies within a character.
function half(doc, pos) {
  const after = doc.resolve(pos).nodeAfter;
  return after?.isText && doc.resolve(pos).textOffset && (after.text.charCodeAt(0) & 0xfc00) === 0xdc00;
}

const windows = args.tokens.split(",").map((token, n) => new Window(token, n));
const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function until(what, done, ms) {
  const end = Date.now() + ms;
  while (!done()) {
    if (Date.now() > end) throw new Error(`${what} did not happen in ${ms} ms:\n${windows.map((w) => w.toString()).join("\n")}`);
    await sleep(50);
  }
}

for (const w of windows) w.open();
await until("the first welcome", () => windows.every((w) => w.welcomed), 60_000);
console.log("writing");
const saving = setInterval(() => { for (const w of windows) w.save(); }, 120);
const away = windows[windows.length - 1];
const end = Date.now() + Number(args.ms);
const leaves = Date.now() + Number(args.ms) * 0.15, returns = Date.now() + Number(args.ms) * 0.85;
while (Date.now() < end) {
  for (const w of windows) if (maybe(0.7)) w.write();
  if (!away.offline && Date.now() > leaves && Date.now() < returns) away.cut();
  if (away.offline && Date.now() > returns) away.back();
  await sleep(15 + below(20));
}
away.offline && away.back();
for (const w of windows) while (w.unfinished) w.letter();
console.log("resting");
await until("rest", () => windows.every((w) => w.atRest()) && new Set(windows.map((w) => getVersion(w.state))).size === 1, 60_000);
await sleep(1500); // what others saved last is told within a second
await until("rest", () => windows.every((w) => w.atRest()) && new Set(windows.map((w) => getVersion(w.state))).size === 1, 60_000);
clearInterval(saving);
console.log(JSON.stringify({
  bodies: windows.map((w) => JSON.stringify(w.state.doc.toJSON())),
  fields: windows.map((w) => Object.fromEntries(FIELDS.map((name) => [name, w.value[name]]))),
  typed, words, ...count,
}));
process.exit(0);
