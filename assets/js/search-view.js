/* What the reader sees of a search.
   In: what was found. Out: elements of the page. Never searches, and never keeps state. */
(function (R) {
  "use strict";

  const KIND = { person: "Person", provision: "Law", organisation: "Organisation", place: "Place",
    topic: "Right", group: "Group", section: "Section", page: "Page" };
  const FACET = { right: "Right", section: "Section", group: "Group affected", kind: "Kind of statement",
    person: "Person", provision: "Law", place: "Place", report: "Report", country: "Country",
    year: "Year" };
  const EXCERPT = 60, WHOLE = 75, SHOWN = 8;

  /** Make an element: el("p", {class: "x"}, "text", child). */
  function el(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  /** The words of a text with their places, in the form in which they are indexed. */
  function tokens(text) {
    const found = [];
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[’'‘ʼ][\p{L}\p{N}]+)*/gu)) {
      for (const word of R.words(match[0])) found.push({ word, start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  /** The numbers of the tokens to mark. */
  function marked(list, marks) {
    const first = new Map();
    for (const mark of marks) {
      if (!first.has(mark[0])) first.set(mark[0], []);
      first.get(mark[0]).push(mark);
    }
    const hit = new Set();
    list.forEach(({ word }, at) => {
      for (const mark of first.get(word) || []) {
        if (mark.every((part, step) => list[at + step] && list[at + step].word === part)) {
          mark.forEach((_, step) => hit.add(at + step));
        }
      }
    });
    return hit;
  }

  /** The stretch of a long text with the most marks in it: [from, to) in tokens. */
  function stretch(list, hit) {
    if (list.length <= WHOLE) return [0, list.length];
    let best = 0, most = -1, inside = 0;
    for (let at = 0; at < list.length; at += 1) {
      inside += hit.has(at) ? 1 : 0;
      if (at >= EXCERPT && hit.has(at - EXCERPT)) inside -= 1;
      if (inside > most) { most = inside; best = Math.max(0, at - EXCERPT + 1); }
    }
    const first = Math.min(...[...hit].filter((at) => at >= best), best + 8);
    const from = Math.max(0, Math.min(first - 8, list.length - EXCERPT));
    return [from < 4 ? 0 : from, Math.min(list.length, (from < 4 ? 0 : from) + EXCERPT)];
  }

  /** A paragraph with the text, or its best part, and the words marked. */
  function excerpt(text, marks) {
    const list = tokens(text);
    const hit = marked(list, marks);
    const [from, to] = stretch(list, hit);
    const box = el("p", { class: "hit-text" });
    let at = from ? list[from].start : 0;
    const end = to < list.length ? list[to - 1].end : text.length;
    if (from) box.append("… ");
    for (let number = from; number < to; number += 1) {
      if (!hit.has(number)) continue;
      let last = number;
      while (hit.has(last + 1) && last + 1 < to) last += 1;
      box.append(text.slice(at, list[number].start), el("mark", {}, text.slice(list[number].start, list[last].end)));
      at = list[last].end;
      number = last;
    }
    box.append(text.slice(at, end));
    if (to < list.length) box.append(" …");
    return box;
  }

  /** One passage; its report is named where the site has several. */
  function passage(data, found, one, names, several) {
    const meta = data.meta;
    const number = (/^\d\S*/.exec(meta.ref || "") || [""])[0];
    const section = (meta.ref || "").startsWith(meta.section + " ") ? "" : (meta.section || "").replace(number ? number + " " : "", "");
    const item = el("li", { class: "hit hit-passage" },
      el("a", { class: "hit-link", href: data.url }, el("span", { class: "hit-ref" }, meta.ref || meta.title), " ",
        el("span", { class: "hit-section" }, section), several && meta.ref ? el("span", { class: "hit-report" }, meta.title) : null),
      excerpt(data.text, found.marks));
    if (one.missing && one.missing.length) item.append(el("p", { class: "hit-missing" }, "Without: " + one.missing.join(", ")));
    const foot = el("div", { class: "hit-foot" });
    const chips = (meta.rights || []).map((id) => names.get(id)).filter(Boolean);
    if (chips.length) {
      foot.append(el("ul", { class: "hit-topics", "aria-label": "Rights" },
        ...chips.map((topic) => el("li", {}, el("a", { href: topic.url }, topic.title)))));
    }
    if (globalThis.RightsCite) { // cite.js keeps the brief; where it could not be loaded, a hit is a hit
      const [page, id] = data.url.split("#");
      RightsCite.tick(foot, page.split("/").slice(-2)[0] + "/" + id, "In my brief").setAttribute("aria-label", "In my brief: " + (meta.ref || id));
    }
    if (foot.children.length) item.append(foot);
    return item;
  }

  const say = (count, one, many) => (count || "No") + " " + (count === 1 ? one : many);

  /** The line between what has the words and what is merely filed under the right that is meant. */
  function divide(topic) {
    return el("li", { class: "hit-divide" }, el("h2", {}, "Also filed under ", el("a", { href: topic.url }, topic.title)));
  }

  /** One record that the query names, with how many passages of this copy lead to it. */
  function record(entry, count) {
    const others = entry.forms.slice(1).map((form) => form.text)
      .filter((text) => entry.kind !== "topic" && entry.kind !== "page" && text !== entry.title);
    return el("li", { class: "hit hit-record hit-" + entry.kind },
      el("a", { class: "hit-link", href: entry.url }, el("span", { class: "hit-kind" }, KIND[entry.kind] || ""), " ",
        el("span", { class: "hit-name" }, entry.title),
        count === undefined ? null : el("span", { class: "hit-count" }, say(count, "passage", "passages"))),
      others.length ? el("p", { class: "hit-also" }, "Also: " + others.slice(0, 6).join(", ")) : null);
  }

  /** One report of a library, and the way to all that it has. */
  function report(one, count, href) {
    return el("li", { class: "hit hit-room" }, el("a", { class: "hit-link", href }, el("span", { class: "hit-name" }, one.title)),
      count === null ? null : el("p", { class: "hit-also" }, count === 1 ? "1 passage" : count + " passages"));
  }

  /** A place that a reference leads to. */
  function go(target) {
    return el("li", { class: "hit hit-go" }, el("a", { class: "hit-link", href: target.url },
      el("span", { class: "hit-kind" }, "Go to"), " ", el("span", { class: "hit-name" }, target.label)));
  }

  /** What this copy cannot answer: a section that it lacks, a paragraph or section that is not there. */
  function gaps(found, reports) {
    const out = [];
    for (const { gap, topics } of found.lacking) {
      const report = Object.keys(reports).length > 1 ? " of " + reports[gap.report] : "";
      const told = topics.flatMap((topic, at) => [at ? " and " : "", el("a", { href: topic.url }, topic.title)]);
      out.push(el("p", { class: "search-gap" }, el("strong", {}, (gap.number ? "Section " + gap.number : gap.title) + report
        + (topics.length ? ", where this is told, is not in this copy." : " is not in this copy.")),
      gap.number ? " It is headed “" + gap.title + "”" : "", topics.length ? " and would tell of " : "", ...told, gap.number ? ". " : " ",
      found.passages.length && topics.length ? "What follows stands in other sections. " : "",
      el("a", { href: gap.url }, "What is missing, and why")));
    }
    for (const { number, label, last } of found.short) {
      out.push(el("p", { class: "search-gap" }, el("strong", {}, last ? "There is no " + number + " ¶ " + found.query.reference.paragraph + ". "
        : "Section " + number + " has no numbered paragraphs of its own."), last ? label.replace(/\s+/, " ") + " has " + say(last, "paragraph", "paragraphs") + "." : ""));
    }
    if (found.none) out.push(el("p", { class: "search-gap" }, el("strong", {}, "There is no section " + found.none + ".")));
    return out;
  }

  /** What was corrected, added or given up, and the way to the literal search. */
  function notes(found, literal, address) {
    const { notes: said, query } = found;
    const out = [];
    for (const { from, to } of said.corrected) out.push(el("p", {}, "Showing results for ", el("strong", {}, to.join(", ")), " (you typed “" + from + "”)."));
    for (const { from, to } of said.forms) out.push(el("p", {}, "“" + from + "” does not occur in this form; shown: ", el("strong", {}, to.join(", ")), "."));
    for (const { from, to } of unique(said.also)) out.push(el("p", {}, "Also searched for ", el("strong", {}, to), ", another name of “" + from + "”."));
    for (const { word } of said.unknown) if (found.passages.length || found.records.length) out.push(el("p", {}, "“" + word + "” does not occur."));
    if (said.relaxed) out.push(el("p", {}, "No passage has all of these words; these have the most of them."));
    const split = found.passages.some((one) => one.filed) && !found.passages[0].filed && !said.relaxed;
    if (said.filed && !split) out.push(el("p", {}, said.relaxed ? "" : "No passage has " + (query.items.length > 1 ? "all of these words. " : "this word. "),
      "Passages filed under ", el("a", { href: said.filed.url }, said.filed.title), said.relaxed ? " are shown too." : " are shown."));
    const changed = out.length > 0;
    if (found.related.length) {
      out.push(el("p", {}, "See also ", ...found.related.flatMap((entry, at) => [at ? ", " : "", el("a", { href: entry.url }, entry.title)]), "."));
    }
    if (changed && !literal) {
      out.push(el("p", {}, el("a", { href: address({ literal: true }) }, "Search for exactly “" + query.typed + "” instead")));
    }
    if (literal) out.push(el("p", {}, "Only exactly these words. ", el("a", { href: address({ literal: false }) }, "Search forgivingly")));
    return out;
  }

  function unique(list) {
    return [...new Map(list.map((one) => [one.from + "|" + one.to, one])).values()];
  }

  /** What to say where nothing was found. */
  function nothing(found, address) {
    const out = [el("p", {}, found.lacking.length ? "Nothing in this copy has “" + found.query.typed + "”."
      : "Nothing was found for “" + found.query.typed + "”.")];
    for (const { word, near } of found.notes.unknown) {
      if (!near.length) { out.push(el("p", {}, "“" + word + "” does not occur in any form.")); continue; }
      out.push(el("p", {}, "“" + word + "” does not occur. Nearest words: ", ...near.flatMap((other, at) =>
        [at ? ", " : "", el("a", { href: address({ q: other }) }, other)]), "."));
    }
    const known = found.query.items.filter((item) => !item.optional
      && !found.notes.unknown.some((one) => one.word === item.text));
    if (known.length && found.query.items.length > 1) {
      out.push(el("p", {}, "Words that do occur: ", ...known.flatMap((item, at) =>
        [at ? ", " : "", el("a", { href: address({ q: item.text }) }, item.text)]), "."));
    }
    return out;
  }

  /** The facets with their counts; `chosen` maps a facet to its values. */
  function facets(counts, chosen, labels, open) {
    const out = [];
    for (const [facet, values] of counts) {
      const picked = chosen.get(facet) || new Set();
      const rows = [...values].filter(([value, count]) => count || picked.has(value))
        .sort((a, b) => picked.has(b[0]) - picked.has(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      if (rows.length < 2 && !picked.size) continue;
      const limit = open.has(facet) ? rows.length : Math.max(SHOWN, picked.size);
      const list = el("ul", {}, ...rows.slice(0, limit).map(([value, count]) => {
        const id = "facet-" + facet + "-" + value.replace(/[^\w-]/g, "_");
        const box = el("input", { type: "checkbox", id, name: facet, value });
        box.checked = picked.has(value);
        return el("li", {}, el("label", { for: id }, box, el("span", {}, (labels[facet] || {})[value] || value), " ",
          el("span", { class: "facet-count" }, String(count))));
      }));
      const more = rows.length > limit ? el("button", { type: "button", class: "facet-more", "data-facet": facet },
        "All " + rows.length) : null;
      out.push(el("details", { class: "facet", open: picked.size > 0 || open.has(facet) || out.length < 2, "data-facet": facet },
        el("summary", {}, FACET[facet] || facet), list, more));
    }
    return out;
  }

  /** The count, as one sentence for eyes and ears. */
  function summary(found, ids) {
    const records = found.records.length, filed = ids.filter((one) => one.filed).length, plain = ids.length - filed;
    const gone = [...new Set(found.lacking.map(({ gap }) => (gap.number ? "section " + gap.number : gap.title)))];
    const parts = [plain || (!filed && records) ? say(plain, "passage", "passages") : "",
      filed ? (plain ? filed + " more" : say(filed, "passage", "passages")) + " filed under " + found.notes.filed.title : "",
      records ? say(records, "entry", "entries") : ""].filter(Boolean);
    if (found.short.length) parts.unshift("No such paragraph");
    else if (found.none) parts.unshift("No such section");
    else if (!parts.length && !found.goto.length) parts.push(gone.length ? "Nothing here" : "Nothing found");
    const text = parts.join(", ");
    return gone.length ? text + "; " + gone.join(" and ") + (gone.length > 1 ? " are" : " is") + " not in this copy" : text;
  }

  Object.assign(R, { view: { el, excerpt, passage, record, report, divide, go, gaps, notes, nothing, facets, summary } });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
