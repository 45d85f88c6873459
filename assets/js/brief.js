/* The brief: a numbered annex of the passages that a reader ticked.
   In: the address (brief.html#p=<report>/<paragraph>,…&t=<title>&f=<form>), else what was ticked in
   this browser; data/brief/<report>.js. Out: the annex on the page, and files made of it.
   Its whole state stands in the address after the #, which no server ever sees. */
(function () {
  "use strict";

  const place = document.getElementById("brief");
  if (!place) return;
  const root = new URL("../../", document.currentScript.src);
  const TRAY = "rightsref-brief";
  const title = document.getElementById("brief-title"), form = document.getElementById("brief-form");
  const status = document.getElementById("brief-status"), tools = document.getElementById("brief-tools");
  const loaded = {};
  let items = [], said = "";

  // ---- state

  function read() {
    const fragment = location.hash.slice(1).split(":~:")[0];
    const asked = new URLSearchParams(fragment.includes("p=") ? fragment : location.search);
    let listed = asked.get("p");
    if (listed === null) listed = tray();
    items = [...new Set((listed || "").split(",").filter((one) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(one)))];
    if (asked.get("t")) title.value = asked.get("t");
    said = asked.get("f") || said;
  }

  /** What was ticked last in this browser; cite.js says why it is kept twice. */
  function tray(value) {
    let newest = "";
    for (const kind of ["localStorage", "sessionStorage"]) {
      try {
        if (value !== undefined) globalThis[kind].setItem(TRAY, Date.now() + "|" + value);
        const one = globalThis[kind].getItem(TRAY) || "";
        if (parseInt(one, 10) > (parseInt(newest, 10) || 0)) newest = one;
      } catch (error) {
        // Storage may be forbidden; the address holds the brief all the same.
      }
    }
    return newest.slice(newest.indexOf("|") + 1);
  }

  function write() {
    const title_ = title.value.trim();
    const rest = (title_ && title_ !== title.defaultValue ? "&t=" + encodeURIComponent(title_) : "") + (form.value ? "&f=" + form.value : "");
    try {
      history.replaceState(null, "", "#p=" + items.join(",") + rest);
    } catch (error) {
      location.hash = "p=" + items.join(",") + rest;
    }
    tray(items.join(","));
  }

  function load(report) {
    loaded[report] = loaded[report] || new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = new URL("data/brief/" + report + ".js", root).href;
      script.onload = () => resolve((globalThis.RightsData || {})["brief/" + report] || null);
      script.onerror = () => { delete loaded[report]; script.remove(); resolve(null); };
      document.head.append(script);
    });
    return loaded[report];
  }

  // ---- the annex as data, from which the page and every file are made

  async function annex() {
    const entries = [];
    const named = { person: new Map(), provision: new Map() };
    for (const item of items) {
      const [report, id] = item.split("/");
      const data = await load(report);
      const paragraph = data && data.paragraphs[id];
      if (!paragraph) {
        entries.push({ item, number: entries.length + 1, lost: data ? "This edition has no passage " + item + "." : "The report " + report + " could not be loaded." });
        continue;
      }
      const number = entries.length + 1, cite = data.cite;
      const base = cite.base ? cite.base.replace(/\/?$/, "/") : location.protocol === "file:" ? "" : root.href;
      const path = report + "/" + paragraph.at + ".html#" + id;
      const pinpoint = cite.pages[paragraph.at].replace("{n}", paragraph.n);
      const fill = filler(pinpoint, base + path);
      entries.push({ item, number, pinpoint, text: paragraph.text, path, url: base + path, title: cite.title, section: data.sections[paragraph.at],
        forms: Object.fromEntries(cite.forms.map(([key, , text]) => [key, fill(text)])) });
      for (const [kind, found] of Object.entries(named)) {
        for (const name of paragraph[kind]) {
          const [shown, path_] = data[kind][name] || [];
          if (!shown) continue;
          const at = found.get(path_) || { name: shown, path: path_, url: base + path_, numbers: [] };
          at.numbers.push(number);
          found.set(path_, at);
        }
      }
    }
    const sorted = (found) => [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
    return { title: title.value.trim() || title.defaultValue, entries, people: sorted(named.person), provisions: sorted(named.provision) };
  }

  function filler(pinpoint, url) {
    const now = new Date(), two = (value) => String(value).padStart(2, "0");
    const filled = { pinpoint, url, accessed: day(now), accessed_iso: [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-"),
      accessed_parts: [now.getFullYear(), now.getMonth() + 1, now.getDate()].join(",") };
    return (text) => text.replace(/\{(pinpoint|url|accessed(?:_iso|_parts)?)\}/g, (all, key) => filled[key]);
  }

  const day = (date) => date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

  // ---- the page

  function make(name, parent, set) {
    const element = document.createElement(name);
    if (parent) parent.append(element);
    return Object.assign(element, set);
  }

  /** Draw the annex; without `local` its links lead to the published site, for a file. */
  function draw(parent, data, local) {
    const where = (one) => (local ? new URL(one.path, root).href : one.url);
    const list = make("ol", parent, { className: "brief-list" });
    for (const entry of data.entries) {
      const line = make("li", list, { id: "n" + entry.number });
      if (entry.lost) make("p", line, { textContent: entry.lost });
      else {
        make("p", line, { className: "brief-head", textContent: entry.pinpoint + ". " + entry.section });
        make("blockquote", line, { textContent: entry.text });
        const cite = make("p", line, { className: "brief-cite", textContent: entry.forms[form.value] + " " });
        make("a", cite, { href: where(entry), textContent: "Open the passage" });
      }
      if (local) buttons(line, entry);
    }
    table(parent, "People named", data.people, where);
    table(parent, "Laws and other provisions", data.provisions, where);
  }

  function table(parent, caption, rows, where) {
    if (!rows.length) return;
    const body = make("table", parent, { className: "brief-table" });
    make("caption", body, { textContent: caption });
    const head = make("tr", make("thead", body));
    for (const name of ["Name", "Passages"]) make("th", head, { scope: "col", textContent: name });
    const lines = make("tbody", body);
    for (const row of rows) {
      const line = make("tr", lines);
      make("a", make("th", line, { scope: "row" }), { href: where(row), textContent: row.name });
      const cell = make("td", line);
      row.numbers.forEach((number, place_) => {
        if (place_) cell.append(", ");
        make("a", cell, { href: "#n" + number, textContent: number }).addEventListener("click", (event) => {
          // The fragment holds the brief itself, so that a jump must leave it alone.
          event.preventDefault();
          document.getElementById("n" + number).scrollIntoView();
        });
      });
    }
  }

  function buttons(line, entry) {
    const row = make("p", line, { className: "brief-buttons" });
    const at = items.indexOf(entry.item);
    const put = (name, change, off) => {
      const button = make("button", row, { type: "button", textContent: name, disabled: off });
      button.setAttribute("aria-label", name + ": passage " + entry.number);
      button.addEventListener("click", () => { change(); show(name === "Remove" ? "Removed." : "Moved."); });
    };
    put("Move up", () => items.splice(at - 1, 0, ...items.splice(at, 1)), at === 0);
    put("Remove", () => items.splice(at, 1), false);
  }

  async function show(message) {
    const data = await annex();
    const first = items.length && (await load(items[0].split("/")[0]));
    if (first && !form.options.length) {
      for (const [key, name] of first.cite.forms.slice(0, 6)) make("option", form, { value: key, textContent: name });
      form.value = first.cite.forms.some(([key]) => key === said) ? said : first.cite.forms[0][0];
    }
    place.replaceChildren();
    document.getElementById("brief-empty").hidden = items.length > 0;
    tools.hidden = !items.length;
    if (items.length) draw(place, data, true);
    document.getElementById("brief-heading").textContent = data.title;
    status.textContent = (message ? message + " " : "") + (items.length === 1 ? "1 passage." : items.length + " passages.");
    if (items.length || location.hash) write();
    return data;
  }

  // ---- files

  const escaped = (text) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");

  const files = {
    html(data) {
      const page = document.implementation.createHTMLDocument(data.title);
      page.documentElement.lang = "en";
      const meta = page.createElement("meta");
      meta.setAttribute("charset", "utf-8");
      page.head.prepend(meta);
      make("h1", page.body, { textContent: data.title });
      make("p", page.body, { textContent: "Made on " + day(new Date()) + "." });
      draw(page.body, data, false);
      return ["<!DOCTYPE html>\n" + page.documentElement.outerHTML, "text/html"];
    },
    md(data) {
      const lines = ["# " + escaped(data.title), ""];
      for (const entry of data.entries) {
        lines.push(entry.number + ". " + (entry.lost || "**" + escaped(entry.pinpoint + ". " + entry.section) + "**"), "");
        if (!entry.lost) lines.push("   > " + escaped(entry.text), "", "   " + escaped(entry.forms[form.value]), "   <" + entry.url + ">", "");
      }
      for (const [name, rows] of [["People named", data.people], ["Laws and other provisions", data.provisions]]) {
        if (rows.length) lines.push("## " + name, "", "| Name | Passages |", "|---|---|", ...rows.map((row) => "| " + escaped(row.name) + " | " + row.numbers.join(", ") + " |"), "");
      }
      return [lines.join("\n"), "text/markdown"];
    },
    ris: (data) => [data.entries.filter((entry) => !entry.lost).map((entry) => entry.forms.ris.replace(/\nER {2}- *$/, "\nAB  - " + entry.text + "\nER  - ")).join("\n\n") + "\n", "application/x-research-info-systems"],
  };

  async function save(kind) {
    const [text, type] = files[kind](await annex());
    const link = make("a", null, { href: URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" })), download: "brief." + kind });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  document.querySelectorAll("[data-save]").forEach((button) => button.addEventListener("click", () => save(button.dataset.save)));
  document.getElementById("brief-print").addEventListener("click", () => print());
  title.addEventListener("change", () => show());
  form.addEventListener("change", () => show());
  addEventListener("hashchange", () => { read(); show(); });
  read();
  show();
})();
