/* The search page: the field, the address, the keyboard.
   In: what the reader does. Out: results on the page. Never loads the index before it is needed. */
(function (R) {
  "use strict";

  const PARTS = ["search-load.js", "search-words.js", "search-names.js", "search-query.js", "search-outline.js",
    "search-find.js", "search-facets.js", "search-view.js"];
  const MANY = "search-library.js";
  const FACETS = ["right", "section", "group", "kind", "person", "provision", "place", "report", "country", "year"];
  const PAGE = 10, PAUSE = 120;

  const form = document.getElementById("search-form");
  if (!form) return;
  const field = form.elements.q;
  const place = (name) => document.getElementById("search-" + name);
  const here = document.currentScript.src;
  const onDisk = location.protocol === "file:";
  const state = { q: "", literal: false, shown: PAGE, chosen: new Map(), open: new Set(), run: 0 };
  const root = new URL(form.dataset.index || "search/", document.baseURI);
  let finder = null, waiting = null, library = null, timer = 0;

  /** A library is searched as a whole, or in the one report that the address names. */
  const single = () => state.chosen.get("report")?.size === 1 ? [...state.chosen.get("report")][0] : "";

  document.querySelectorAll("#search-page [data-needs-script]").forEach((one) => { one.hidden = false; });

  // ---- the address

  function read() {
    const asked = new URLSearchParams(location.search);
    state.q = asked.get("q") || "";
    state.literal = asked.has("literal");
    state.chosen = new Map(FACETS.filter((facet) => asked.has(facet)).map((facet) => [facet, new Set(asked.getAll(facet))]));
    state.shown = PAGE;
    field.value = state.q;
  }

  function address(change) {
    const next = { q: state.q, literal: state.literal, ...change };
    const asked = new URLSearchParams();
    if (next.q) asked.set("q", next.q);
    for (const [facet, values] of state.chosen) for (const value of values) asked.append(facet, value);
    if (next.literal) asked.set("literal", "1");
    if (new URLSearchParams(location.search).has("shards")) asked.set("shards", "1");
    const text = asked.toString();
    return location.pathname.replace(/^.*\//, "") + (text ? "?" + text : "");
  }

  function write(push) {
    const next = address({});
    place("link").href = next;
    try {
      if (push) history.pushState(null, "", next); else history.replaceState(null, "", next);
    } catch (error) {
      // A browser may forbid it on a disk; the link to this search still has the address.
    }
  }

  // ---- getting ready

  function script(source) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = source;
      element.async = false;
      element.onload = resolve;
      element.onerror = () => { element.remove(); reject(new Error("not found: " + source)); };
      document.head.append(element);
    });
  }

  function ready() {
    if (!waiting) {
      waiting = (async () => {
        if (form.dataset.library) return await open();
        const shards = onDisk || new URLSearchParams(location.search).has("shards");
        const first = [...PARTS.map((name) => new URL(name, here)), new URL("engine.js", root)];
        if (shards) first.push(new URL("shards/core.js", root)); // needed anyway: not one after the other
        await Promise.all(first.map(script));
        finder = new R.Finder(await R.start(R.source(root, shards)));
        return finder;
      })();
      waiting.catch(() => { waiting = null; });
    }
    return waiting;
  }

  /** A library: the common parts, then the one report where there is one. */
  async function open() {
    if (!library) {
      await Promise.all([...PARTS, MANY].map((name) => new URL(name, here)).concat(new URL("engine.js", root)).map(script));
      library = new R.Library(root);
      await library.start();
    }
    finder = single() ? await library.finder(single()) : null;
    return finder;
  }

  async function overview(run) {
    const found = await library.find(state.q, state.chosen, state.shown / PAGE);
    if (run !== state.run) return;
    clear();
    place("results").replaceChildren(...found.shown.flatMap((one) => [
      R.view.report(one.report, one.ids.length, inside(one.report.id)),
      ...one.records.map((entry) => R.view.record(entry)),
      ...one.pages.map((data, at) => R.view.passage(data, one.found, one.ids[at], one.names, false))]));
    const notes = found.route.unknown.map((word) => R.view.el("p", {}, "“" + word + "” does not occur."));
    if (found.route.corrected !== state.q) notes.unshift(R.view.el("p", {}, "Showing results for ", R.view.el("strong", {}, found.route.corrected), "."));
    if (found.route.relaxed) notes.push(R.view.el("p", {}, "No report has all of these words; these have the most of them."));
    if (found.route.apart) notes.push(R.view.el("p", {}, "In no report do these words stand side by side; these have them apart."));
    place("notes").replaceChildren(...notes);
    place("more").hidden = found.all.length <= found.shown.length;
    place("more").textContent = "More reports";
    place("none-text").replaceChildren(R.view.el("p", {}, "Nothing was found for “" + state.q + "”."));
    place("none").hidden = found.all.length > 0;
    place("status").textContent = !found.all.length ? "Nothing found" : (found.all.length === 1 ? "1 report" : found.all.length + " reports")
      + ", the first " + found.shown.length + " shown";
    showFacets(found.counts, found.labels);
  }

  /** This search in one report alone. */
  function inside(report) {
    const asked = new URLSearchParams(address({}).split("?")[1] || "");
    asked.delete("country");
    asked.delete("year");
    asked.set("report", report);
    return "search.html?" + asked.toString();
  }

  // ---- one search

  /** `go`: what becomes of a reference, "assign" or "replace" this page by what it means. */
  async function search({ typing = false, push = false, go = "" } = {}) {
    const run = state.run += 1;
    write(push);
    const empty = !state.q.trim() && !state.chosen.size;
    place("start").hidden = !empty;
    if (empty) { idle(); return; }
    place("page").setAttribute("aria-busy", "true");
    try {
      await ready();
      if (run !== state.run) return;
      if (form.dataset.library) {
        const one = single();
        finder = one ? await library.finder(one) : null;
        if (!one) { await overview(run); return; }
        if (run !== state.run) return;
      }
      const found = await finder.find(state.q, { literal: state.literal, typing });
      if (run !== state.run) return;
      check();
      if (go && straight(found, go)) return;
      const first = !state.chosen.size && found.query.items.length > 0;
      let pages = first ? await load(found.passages) : [];
      if (run !== state.run) return;
      check();
      if (first) show(found, found.passages, pages);
      const { ids, counts } = await R.narrow(finder, found, state.chosen);
      if (!first) pages = await load(ids);
      if (run !== state.run) return;
      check();
      if (!first) show(found, ids, pages);
      showFacets(counts);
    } catch (error) {
      if (run === state.run) failed(error);
    } finally {
      if (run === state.run) {
        place("page").removeAttribute("aria-busy");
        place("page").dataset.shown = state.q;
      }
    }
  }

  function load(ids) {
    return Promise.all(ids.slice(0, state.shown).map((one) => finder.data(one.id)));
  }

  /** The engine says nothing of a file that it could not have: the loader does. */
  function check() {
    if (finder.failures.length) throw new Error(finder.failures[0]);
  }

  /** A reference leads straight there, when the reader sends the form. */
  function straight(found, go) {
    const law = /^\s*art(?:icle|\.)?\s*\d/i.test(state.q)
      && found.records.find((one) => one.kind === "provision");
    const target = found.goto.length === 1 && !found.short.length ? found.goto[0] : law;
    if (!target || state.chosen.size) return false;
    location[go](target.url);
    return true;
  }

  // ---- showing

  function clear() {
    place("failure").hidden = true;
    place("none").hidden = true;
    place("results").replaceChildren();
    place("notes").replaceChildren();
    place("more").hidden = true;
  }

  function idle() {
    clear();
    showFacets(new Map());
    place("status").textContent = "";
  }

  function show(found, ids, pages) {
    clear();
    const names = new Map(finder.names.entries.filter((one) => one.kind === "topic").map((one) => [one.id, one]));
    const several = Object.keys(finder.vocabulary.labels.report || {}).length > 1;
    const list = [...found.goto.map(R.view.go),
      ...(state.chosen.size ? [] : found.records.map((one) => R.view.record(one, found.counts.get(one.url))))];
    pages.forEach((data, at) => {
      if (at && ids[at].filed && !ids[at - 1].filed && !found.notes.relaxed) list.push(R.view.divide(found.notes.filed));
      list.push(R.view.passage(data, found, ids[at], names, several));
    });
    place("results").replaceChildren(...list);
    globalThis.RightsCite?.refresh();
    place("notes").replaceChildren(...R.view.gaps(found, finder.vocabulary.labels.report || {}), ...R.view.notes(found, state.literal, address));
    place("more").hidden = ids.length <= state.shown;
    if (!list.length && !found.placed) {
      place("none-text").replaceChildren(...(found.passages.length
        ? [R.view.el("p", {}, "No passage has all the chosen marks; take one away.")] : R.view.nothing(found, address)));
      place("none").hidden = false;
    }
    place("status").textContent = R.view.summary(found, ids);
  }

  function showFacets(counts, labels = finder ? finder.vocabulary.labels : {}) {
    const focused = document.activeElement && document.activeElement.id;
    place("facets").replaceChildren(...R.view ? R.view.facets(counts, state.chosen, labels, state.open) : []);
    if (focused && focused.startsWith("facet-")) document.getElementById(focused)?.focus();
    place("narrow").hidden = !place("facets").children.length;
    place("clear").hidden = !state.chosen.size;
  }

  function failed(error) {
    idle();
    place("failure-text").textContent = "Part of the search could not be loaded, so nothing can be said about "
      + "what the report holds. (" + error.message + ")";
    place("failure").hidden = false;
    place("status").textContent = "The search failed";
  }

  // ---- what the reader does

  function typed(options) {
    state.q = field.value;
    state.literal = false;
    state.shown = PAGE;
    search(options);
  }

  field.addEventListener("focus", () => { ready().catch(() => {}); }, { once: true });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => typed({ typing: true }), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    typed({ push: true, go: "assign" });
  });
  place("facets").addEventListener("change", (event) => {
    const { name, value, checked } = event.target;
    const values = state.chosen.get(name) || new Set();
    if (checked) values.add(value); else values.delete(value);
    if (values.size) state.chosen.set(name, values); else state.chosen.delete(name);
    state.shown = PAGE;
    search({ push: true });
  });
  place("facets").addEventListener("click", (event) => {
    const facet = event.target.closest(".facet-more")?.dataset.facet;
    if (facet) { state.open.add(facet); search(); }
  });
  place("clear").addEventListener("click", () => { state.chosen.clear(); search({ push: true }); field.focus(); });
  place("more").addEventListener("click", async () => {
    const first = state.shown;
    state.shown += 2 * PAGE;
    await search();
    const links = place("results").querySelectorAll(".hit-passage .hit-link");
    links[first]?.focus();
  });
  place("again").addEventListener("click", () => { waiting = null; finder = null; location.reload(); });
  addEventListener("popstate", () => { read(); search(); });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const writing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key === "/" && !writing && localSetting() !== "off") {
      event.preventDefault();
      field.focus();
      field.select();
      return;
    }
    const links = [...place("results").querySelectorAll(".hit-link")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && (event.target === field || at >= 0) && links[at + 1]) {
      event.preventDefault();
      links[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] || field).focus();
    } else if (event.key === "Escape" && at >= 0) field.focus();
  });

  /** The shortcut can be turned off; where nothing may be stored, it stays on for this page. */
  function localSetting(value) {
    try {
      if (value) localStorage.setItem("rightsref-keys", value);
      return localStorage.getItem("rightsref-keys");
    } catch (error) {
      return value || null;
    }
  }

  place("narrow").open = matchMedia("(min-width: 60rem)").matches;
  place("keys").checked = localSetting() !== "off";
  place("keys").addEventListener("change", (event) => localSetting(event.target.checked ? "on" : "off"));

  read();
  if (state.q || state.chosen.size) search({ go: new URLSearchParams(location.search).has("go") ? "replace" : "" });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
