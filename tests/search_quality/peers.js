/* The three searches over the same records, in one run.
   In: a folder with site/, stock/ (Pagefind as it comes) and work.json {records, queries}.
   Out: on standard output, by engine, the ten best addresses for each query. */
"use strict";
const fs = require("fs");
const path = require("path");
const { ours } = require("./ours.js");
const MiniSearch = require("minisearch");

const [folder, assets] = process.argv.slice(2);
const work = JSON.parse(fs.readFileSync(path.join(folder, "work.json"), "utf8"));

/** Pagefind's own script with its own defaults; only its files come from the disk. */
async function pagefind() {
  const root = path.join(folder, "stock");
  const text = fs.readFileSync(path.join(root, "pagefind.js"), "utf8");
  const tail = /export\{([\w,]+)\};?\s*$/.exec(text);
  const body = text.slice(0, tail.index).split("import.meta.url").join("here");
  const answer = async (address) => {
    const bytes = fs.readFileSync(path.join(root, String(address).split("?")[0].replace("/stock/", "")));
    return { ok: true, arrayBuffer: async () => new Uint8Array(bytes).buffer, json: async () => JSON.parse(bytes) };
  };
  const api = new Function("fetch", "here", body + ";return {" + tail[1] + "}")(answer, "/stock/pagefind.js");
  await api.options({ basePath: "/stock/", noWorker: true });
  return async (query) => {
    const { results } = await api.search(query);
    const pages = await Promise.all(results.slice(0, 10).map((one) => one.data()));
    return { urls: pages.map((one) => one.raw_url || one.url), said: false };
  };
}

/** MiniSearch as its own documentation sets it up for forgiving search. */
async function minisearch() {
  const index = new MiniSearch({ idField: "url", fields: ["title", "also", "text", "hints"],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } } });
  index.addAll(work.records);
  return async (query) => ({ urls: index.search(query).slice(0, 10).map((one) => one.id), said: false });
}

(async () => {
  const engines = { ours: await ours(path.join(folder, "site"), assets), pagefind: await pagefind(),
    minisearch: await minisearch() };
  const out = {};
  for (const [name, find] of Object.entries(engines)) {
    out[name] = [];
    for (const query of work.queries) {
      const { urls, said } = await find(query);
      out[name].push({ urls: urls.slice(0, 10), said });
    }
  }
  process.stdout.write(JSON.stringify(out));
})();
