/* The brief: a numbered annex of the passages that a reader ticked.
   In: the address (brief.html#p=<report>/<paragraph>,…&t=<title>&f=<form>), else what was ticked in
   this browser; data/brief/<report>.js; RightsCite, which cite.js has made by the time that the
   page is read. Out: the annex on the page, and files made of it.
   Its whole state stands in the address after the #, which no server ever sees. */
addEventListener("DOMContentLoaded", () => {
  "use strict";

  const { day, make, named, root, tray } = globalThis.RightsCite;
  const place = document.getElementById("brief");
  if (!place) return;
  const title = document.getElementById("brief-title"), form = document.getElementById("brief-form");
  const status = document.getElementById("brief-status"), tools = document.getElementById("brief-tools");
  const loaded = {};
  let items = [], said = "", mine = false;

  // ---- state

  function read() {
    const fragment = location.hash.slice(1).split(":~:")[0];
    const asked = new URLSearchParams(fragment.includes("p=") ? fragment : location.search);
    let listed = asked.get("p");
    mine = listed === null;
    listed = listed === null ? tray() : listed.split(",");
    items = [...new Set(listed.filter((one) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(one)))];
    if (asked.get("t")) title.value = asked.get("t");
    said = asked.get("f") || said;
  }

  function write() {
    const title_ = title.value.trim();
    const rest = (title_ && title_ !== title.defaultValue ? "&t=" + encodeURIComponent(title_) : "") + (form.value ? "&f=" + form.value : "");
    try {
      history.replaceState(null, "", "#p=" + items.join(",") + rest);
    } catch (error) {
      location.hash = "p=" + items.join(",") + rest;
    }
    // Whoever only looks at a brief that was sent to them keeps their own.
    mine = mine || tray().every((one) => items.includes(one));
    if (mine) tray(items, rest);
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
    const entries = [], sources = new Map();
    const records = { person: new Map(), provision: new Map() };
    for (const item of items) {
      const [report, id] = item.split("/");
      const data = await load(report);
      const paragraph = data && data.paragraphs[id];
      if (!paragraph) {
        entries.push({ item, number: entries.length + 1, lost: data ? "This edition has no passage " + item + "." : "The report " + report + " could not be loaded." });
        continue;
      }
      const number = entries.length + 1, cite = data.cite;
      const { base, pinpoint, url, fill } = named(cite, report, paragraph.at, id, paragraph.n);
      sources.set(report, { ...cite, sha256: data.sha256 });
      entries.push({ item, number, text: paragraph.text, path: report + "/" + paragraph.at + ".html#" + id, url,
        head: pinpoint + " ¶ " + paragraph.n + (data.sections[paragraph.at] === pinpoint ? "" : ". " + data.sections[paragraph.at]),
        forms: Object.fromEntries(cite.forms.map(([key, , text]) => [key, fill(text)])) });
      for (const [kind, found] of Object.entries(records)) {
        for (const name of paragraph[kind]) {
          const [shown, path_] = data[kind][name] || [];
          if (!shown) continue;
          const at = found.get(path_) || { name: shown, path: path_, url: base && base + path_, numbers: [] };
          at.numbers.push(number);
          found.set(path_, at);
        }
      }
    }
    const sorted = (found) => [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
    return { title: title.value.trim() || title.defaultValue, entries, sources: [...sources.values()], people: sorted(records.person), provisions: sorted(records.provision) };
  }

  /** Where the words come from, so that a file of the brief can be checked without the site. */
  const origin = (source) => source.title + ", edition " + source.edition + (source.edition_date && ", " + source.edition_date) + ". SHA-256 of the source text: ";

  const places = (numbers) => (numbers.length > 1 ? "in nos. " : "in no. ");

  // ---- the page

  /** Draw the annex; without `local` its links lead to the published site, if there is one, for a file. */
  function draw(parent, data, local) {
    const where = (one) => (local ? new URL(one.path, root).href : one.url);
    const list = make("ol", parent, { className: "brief-list" });
    for (const entry of data.entries) {
      const line = make("li", list, { id: "n" + entry.number, tabIndex: -1 });
      if (entry.lost) make("p", line, { textContent: entry.lost });
      else {
        make("p", line, { className: "brief-head", textContent: entry.head });
        make("blockquote", line, { textContent: entry.text });
        const cite = make("p", line, { className: "brief-cite", textContent: entry.forms[form.value] + " " });
        if (where(entry)) make("a", cite, { href: where(entry), textContent: "Open the passage" });
      }
      if (local) buttons(line, entry);
    }
    table(parent, "People named", data.people, where);
    table(parent, "Laws and other provisions", data.provisions, where);
    if (!data.sources.length) return;
    const origins = make("section", parent, { className: "brief-origin" });
    make("h2", origins, { textContent: "Where the words come from" });
    for (const source of data.sources) make("code", make("p", origins, { textContent: origin(source) }), { textContent: source.sha256 });
    make("p", origins, { textContent: "The numbers of paragraphs (¶) are this edition’s; the original has none. Made on " + day(new Date()) + "." });
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
      const name = make("th", line, { scope: "row" });
      if (where(row)) make("a", name, { href: where(row), textContent: row.name });
      else name.textContent = row.name;
      const cell = make("td", line, { textContent: places(row.numbers) });
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
    const put = (name, change, focused) => {
      const button = make("button", row, { type: "button", textContent: name });
      button.setAttribute("aria-label", name + ": passage " + entry.number);
      button.addEventListener("click", async () => {
        change();
        mine = true;
        await show(name === "Remove" ? "Removed." : "Moved.");
        focus(focused, name);
      });
    };
    const move = (by) => () => items.splice(at + by, 0, ...items.splice(at, 1));
    if (at > 0) put("Move up", move(-1), at - 1);
    if (at < items.length - 1) put("Move down", move(1), at + 1);
    put("Remove", () => items.splice(at, 1), at);
  }

  /** Drawing anew loses the focus: give it to what the reader was at, or would come to next. */
  function focus(at, name) {
    const line = document.getElementById("n" + Math.min(at + 1, items.length));
    const same = line && name !== "Remove" && line.querySelector('button[aria-label^="' + name + '"]');
    (same || line || document.getElementById("brief-heading")).focus();
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
      draw(page.body, data, false);
      return ["<!DOCTYPE html>\n" + page.documentElement.outerHTML, "text/html"];
    },
    md(data) {
      const lines = ["# " + escaped(data.title), ""];
      for (const entry of data.entries) {
        lines.push(entry.number + ". " + (entry.lost || "**" + escaped(entry.head) + "**"), "");
        if (!entry.lost) lines.push("   > " + escaped(entry.text), "", "   " + escaped(entry.forms[form.value]), ...(entry.url ? ["   <" + entry.url + ">"] : []), "");
      }
      for (const [name, rows] of [["People named", data.people], ["Laws and other provisions", data.provisions]]) {
        if (rows.length) lines.push("## " + name, "", "| Name | Passages |", "|---|---|", ...rows.map((row) => "| " + escaped(row.name) + " | " + places(row.numbers) + row.numbers.join(", ") + " |"), "");
      }
      lines.push("## Where the words come from", "", ...data.sources.flatMap((source) => [escaped(origin(source)) + "`" + source.sha256 + "`", ""]));
      lines.push("The numbers of paragraphs (¶) are this edition’s; the original has none. Made on " + day(new Date()) + ".", "");
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
  document.getElementById("brief-clear").addEventListener("click", () => {
    if (!confirm("Take every passage out of this brief? This cannot be undone.")) return;
    items = [];
    title.value = title.defaultValue;
    tray([], "");
    try {
      history.replaceState(null, "", location.pathname);
    } catch (error) {
      location.hash = "";
    }
    show("Emptied.").then(() => document.getElementById("brief-heading").focus());
  });
  title.addEventListener("change", () => show());
  form.addEventListener("change", () => show());
  addEventListener("hashchange", () => { read(); show(); });
  if (location.protocol === "file:") {
    document.querySelector(".brief-note").append(" This copy is on a disk: what others need is the part of the address after “brief.html”, to put it behind that of their own copy.");
  }
  read();
  show();
});
