// Requests as bytes: nothing is followed, decoded or hidden. Names below
// .localhost lead to this machine, as in browsers, whatever the resolver says.

import http from "node:http";
import zlib from "node:zlib";

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

function lookup(host, options, done) {
  if (options.all) done(null, [{ address: "127.0.0.1", family: 4 }]);
  else done(null, "127.0.0.1", 4);
}

// get asks for an address. options: method, headers, host (the Host header
// field, if not the address's own), path (as it goes over the wire).
export function get(address, options = {}) {
  const url = new URL(address);
  if (!url.hostname.endsWith("localhost") && url.hostname !== "127.0.0.1") {
    return Promise.reject(new Error(`${address} leads to another host`));
  }
  return new Promise((resolve, reject) => {
    const request = http.request({
      agent, lookup,
      hostname: url.hostname, port: url.port,
      method: options.method || "GET",
      path: options.path ?? url.pathname + url.search,
      headers: { host: options.host ?? url.host, ...options.headers },
      timeout: 30_000,
    }, (answer) => {
      const chunks = [];
      answer.on("data", (c) => chunks.push(c));
      answer.on("error", reject);
      answer.on("end", () => {
        const raw = Buffer.concat(chunks);
        resolve({ url: address, status: answer.statusCode, headers: answer.headers, fields: answer.rawHeaders, raw, text: decoded(raw, answer.headers) });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${address}: no answer in 30 s`)));
    request.on("error", reject);
    request.end();
  });
}

function decoded(raw, headers) {
  switch (headers["content-encoding"]) {
    case "gzip": return zlib.gunzipSync(raw).toString();
    case "br": return zlib.brotliDecompressSync(raw).toString();
    default: return raw.toString();
  }
}

// each runs a function over items, a few at a time, and keeps their order.
export async function each(items, run, width = 4) {
  const out = new Array(items.length);
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, async () => {
    while (next < items.length) {
      const i = next++;
      out[i] = await run(items[i], i);
    }
  }));
  return out;
}
