/* Our search in node: the very scripts of the page, on the files of a built site.
   In: the site's folder. Out: a function from query to addresses, best first. */
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const SCRIPTS = ["search-load.js", "search-words.js", "search-names.js", "search-query.js",
  "search-outline.js", "search-facets.js", "search-find.js"];

async function ours(site, assets) {
  for (const name of SCRIPTS) vm.runInThisContext(fs.readFileSync(path.join(assets, name), "utf8"), name);
  vm.runInThisContext(fs.readFileSync(path.join(site, "search/engine.js"), "utf8"), "engine.js");
  const R = globalThis.RightsSearch;
  const started = await R.start(async (file) => new Uint8Array(fs.readFileSync(path.join(site, "search/pf", file))));
  const finder = new R.Finder(started);
  return async (query) => {
    const found = await finder.find(query);
    const pages = await Promise.all(found.passages.slice(0, 10).map((one) => finder.data(one.id)));
    const notes = found.notes;
    return { urls: [...found.goto.map((one) => one.url), ...found.records.map((one) => one.url),
      ...pages.map((one) => one.url)],
    said: Boolean(notes.corrected.length || notes.forms.length || notes.relaxed || notes.filed || notes.unknown.length
      || found.lacking.length), found };
  };
}

module.exports = { ours };
