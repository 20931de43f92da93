// Structured data: known to schema.org, and complete for what the page is.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Validator from "@adobe/structured-data-validator";
import Extractor from "@marbec/web-auto-extractor";
import { unescapeHTML } from "../lib/pages.mjs";
import { expect } from "../lib/report.mjs";

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", RDFS = "http://www.w3.org/2000/01/rdf-schema#", SCHEMA = "http://schema.org/";
const NEWS = ["NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle",
  "AdvertiserContentArticle", "LiveBlogPosting"];
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

// vocabulary makes the JSON-LD graph that the validator asks for from the
// statements of an installed package.
function vocabulary() {
  const file = join(dirname(createRequire(import.meta.url).resolve("@vocabulary/schema")), "schema.nq");
  const things = new Map();
  const short = (iri) => iri.replace(SCHEMA, "schema:").replace(RDFS, "rdfs:").replace(RDF, "rdf:");
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const m = /^<([^>]+)> <([^>]+)> <([^>]+)> /.exec(line);
    if (!m || !m[1].startsWith(SCHEMA)) continue;
    const thing = things.get(m[1]) || { "@id": short(m[1]), "rdfs:subClassOf": [], "schema:domainIncludes": [] };
    things.set(m[1], thing);
    if (m[2] === `${RDF}type` && (m[3] === `${RDFS}Class` || m[3] === `${RDF}Property`)) thing["@type"] = short(m[3]);
    if (m[2] === `${RDFS}subClassOf`) thing["rdfs:subClassOf"].push({ "@id": short(m[3]) });
    if (m[2] === `${SCHEMA}domainIncludes`) thing["schema:domainIncludes"].push({ "@id": short(m[3]) });
  }
  if (!things.has(`${SCHEMA}NewsArticle`)) throw new Error(`${file} does not know NewsArticle`);
  return { "@graph": [...things.values()] };
}

export async function data(sites) {
  const validator = new Validator(vocabulary());
  await selfTest(validator);
  for (const { site, pages } of sites) {
    for (const p of pages) {
      const at = `${site.host} ${p.kind} ${new URL(p.url).pathname}`;
      const found = new Extractor({ addLocation: true }).parse(p.answer.text);
      const issues = await validator.validate(found);
      // The validator knows schema.org and, as warnings, what one search engine
      // would like besides.
      const bad = issues.filter((i) => i.severity === "ERROR" || i.errorType === "schemaOrg");
      expect(bad.length === 0, `${at}: structured data`, bad.map((i) => `${i.rootType} ${i.path?.map((x) => x.property || x.type).join(".")}: ${i.issueMessage}`).join("\n"));
      const blocks = [...p.answer.text.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].flatMap(([, text]) => {
        try {
          const d = JSON.parse(text);
          return d["@graph"] || [d];
        } catch (error) {
          expect(false, `${at}: structured data is JSON`, `${error.message}: ${text.slice(0, 200)}`);
          return [];
        }
      });
      complete(site, at, p, blocks);
    }
  }
}

// selfTest makes sure that the validator would find a fault.
async function selfTest(validator) {
  const page = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headlin":"x"}</script>';
  const issues = await validator.validate(new Extractor({ addLocation: true }).parse(page));
  expect(issues.some((i) => i.fieldNames?.includes("headlin")), "the structured data validator finds an unknown property", JSON.stringify(issues));
}

const typed = (blocks, ...types) => blocks.find((b) => [b["@type"]].flat().some((t) => types.includes(t)));

function complete(s, at, p, blocks) {
  const html = p.answer.text;
  if (p.kind === "home") expect(typed(blocks, "NewsMediaOrganization"), `${at}: NewsMediaOrganization`, JSON.stringify(blocks).slice(0, 200));
  if (["section", "topic", "tag", "latest"].includes(p.kind)) expect(typed(blocks, "CollectionPage"), `${at}: CollectionPage`, JSON.stringify(blocks).slice(0, 200));
  if (p.kind === "tombstone") {
    const a = typed(blocks, ...NEWS);
    expect(a?.creativeWorkStatus && !a?.articleBody, `${at}: says that it is withdrawn and holds no text`, JSON.stringify(a));
  }
  if (p.kind !== "article") return;
  expect(typed(blocks, "BreadcrumbList"), `${at}: BreadcrumbList`, "");
  const a = typed(blocks, ...NEWS);
  if (!expect(a, `${at}: is a news article`, JSON.stringify(blocks).slice(0, 200))) return;
  const heading = unescapeHTML(/<h1[^>]*>([^<]+)</.exec(html)?.[1] || "").trim();
  expect(a.headline === heading, `${at}: its headline`, `${a.headline} / ${heading}`);
  for (const name of ["datePublished", "dateModified"]) expect(!a[name] && name === "dateModified" || ISO.test(a[name]), `${at}: ${name} with zone`, a[name]);
  for (const name of ["publisher", "mainEntityOfPage", "inLanguage", "articleSection"]) expect(a[name], `${at}: ${name}`, "");
  for (const author of [a.author].flat().filter(Boolean)) expect(author.name && author["@type"], `${at}: an author has a name`, JSON.stringify(author));
  if (/class="story-by"/.test(html)) expect([a.author].flat().filter(Boolean).length > 0, `${at}: author`, "");
  if (/class="story-photo"/.test(html)) {
    const images = [a.image].flat().filter(Boolean);
    expect(images.length > 0 && images.every((i) => /^https?:/.test(i.url || i.contentUrl || i)), `${at}: image`, JSON.stringify(a.image));
  }
  if (/class="notice notice-(ralat|koreksi)/.test(html)) {
    const c = [a.correction].flat().filter(Boolean);
    expect(c.length > 0 && c.every((x) => x["@type"] === "CorrectionComment" && x.text && ISO.test(x.datePublished)), `${at}: correction`, JSON.stringify(a.correction));
  }
  if (/class="story-origin"/.test(html)) expect(a.isBasedOn || a.sourceOrganization, `${at}: where it comes from`, "");
  expect((a["@type"] === "AdvertiserContentArticle") === /label-advertorial/.test(html.split("story-body")[0].split("story-head")[1] || ""), `${at}: paid or not`, a["@type"]);
}
