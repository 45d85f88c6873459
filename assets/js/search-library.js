/* A library's search: from a query to the few reports worth opening, and their first passages.
   In: the catalogue, files of words, and the index of each report, all asked for as needed.
   Out: reports in order with their findings. Never opens more reports than are shown. */
(function (R) {
  "use strict";

  const OPENED = 4, PASSAGES = 3, RECORDS = 2, NEAR_HEADS = 24, LETTERS = 3;
  const held = new Map(), beside = new Map();
  let catalogue = null;

  R.catalogue = function (data) {
    catalogue = { topics: new Map(data.topics), heads: new Set(data.heads), bits: data.bits,
      reports: data.reports.map(([id, country, year, passages, rights, own]) => ({ id, country, year: String(year), passages,
        title: (own || country) + " " + year, words: new Set(R.words(country + " " + (own || "") + " " + year)),
        rights: new Set(data.topics.filter((_, at) => parseInt(rights[at >> 2], 16) >> (at & 3) & 1).map(([id]) => id)) })) };
  };
  R.routes = function (head, words) { held.set(head, words); };
  R.pairs = function (name, text) { beside.set(name, new Map(text ? text.split(";").map((one) => one.split("=")) : [])); };

  /** The fingerprint of two words side by side: the rule of rightsref/search/pairs.py (CRC-32). */
  const CRC = Array.from({ length: 256 }, (_, start) => {
    let n = start;
    for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  function fingerprint(first, second) {
    let crc = -1;
    for (const byte of new TextEncoder().encode(first + " " + second)) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
    return (crc ^ -1) >>> 0;
  }

  /** The file that holds a word: the rule of rightsref/search/routes.py. */
  function headOf(word) {
    return [...word].slice(0, LETTERS).map((c) => (/[a-z0-9]/.test(c) ? c : "x" + c.codePointAt(0).toString(16))).join("");
  }

  /** `3.1.5+12` as the numbers that it stands for. */
  function numbers(spans) {
    const out = [];
    let at = -1;
    for (const part of spans.split(".")) {
      const [step, more] = part.split("+");
      at += parseInt(step, 36);
      out.push(at);
      for (let left = more ? parseInt(more, 36) : 0; left > 0; left -= 1) out.push(at += 1);
    }
    return out;
  }

  const stem = (word) => (word.length > 5 ? word.replace(/(?:ing|ed|es|s)$/, "") : word.length > 3 ? word.replace(/s$/, "") : word);

  class Library {
    constructor(root) {
      this.root = root;
      this.finders = new Map();
      this.asked = new Map();
    }

    async start() {
      await this.script("library/catalogue.js");
      this.reports = catalogue.reports;
      this.topics = catalogue.topics;
    }

    script(path) {
      if (!this.asked.has(path)) {
        const done = R.script(new URL(path, this.root));
        done.catch(() => this.asked.delete(path));
        this.asked.set(path, done);
      }
      return this.asked.get(path);
    }

    async words(head) {
      if (!catalogue.heads.has(head)) return {};
      await this.script("library/w-" + head + ".js");
      return held.get(head) || {};
    }

    /** Reports that hold a word in any of its forms; a word that no report holds is corrected. */
    async holders(word) {
      const words = await this.words(headOf(word));
      const base = stem(word);
      const forms = Object.keys(words).filter((other) => other === word || (base.length > 2 && stem(other) === base));
      if (forms.length) return { word, in: new Set(forms.flatMap((form) => numbers(words[form]))) };
      return this.corrected(word, words);
    }

    /** Reports that hold two words side by side. */
    async beside(first, second) {
      const rest = 2 ** (32 - catalogue.bits), code = fingerprint(first, second);
      const name = Math.floor(code / rest).toString(16);
      await this.script("library/p-" + name + ".js");
      const spans = beside.get(name).get((code % rest).toString(32));
      return new Set(spans ? numbers(spans) : []);
    }

    async corrected(word, words) {
      if (word.length < 4) return { word, in: new Set() };
      const start = word.slice(0, LETTERS);
      const near = [...catalogue.heads].filter((head) => head !== headOf(word) && head.length === LETTERS
        && (head[0] === start[0] || head.slice(1) === start.slice(1)) && R.distance(head, start, 1) <= 1).slice(0, NEAR_HEADS);
      const all = [words, ...await Promise.all(near.map((head) => this.words(head)))];
      const most = word.length > 7 ? 2 : 1;
      let best = null, least = most + 1, widest = 0;
      for (const one of all) {
        for (const [other, spans] of Object.entries(one)) {
          if (Math.abs(other.length - word.length) > most) continue;
          const far = R.distance(word, other, most);
          if (far > most) continue;
          const where = numbers(spans);
          if (far < least || (far === least && where.length > widest)) { best = { word: other, in: new Set(where), from: word }; least = far; widest = where.length; }
        }
      }
      return best || { word, in: new Set() };
    }

    /** {reports, corrected, unknown, …}: reports in order, those with every word first, and of
        these the ones whose country or year is named, or where the words stand side by side. */
    async route(typed) {
      const query = R.parse(typed);
      const asked = query.items.filter((item) => !item.optional);
      const wanted = [...new Set(asked.flatMap((item) => item.words))];
      const found = await Promise.all(wanted.map((word) => this.holders(word)));
      const read = new Map(found.map((one) => [one.from || one.word, one.word]));
      const said = (item) => item.words.map((word) => read.get(word) || word);
      const steps = (list) => list.slice(1).map((word, at) => this.beside(list[at], word));
      const phrases = await Promise.all(asked.filter((item) => item.kind === "phrase").flatMap((item) => steps(said(item))));
      const near = await Promise.all(steps(query.items.flatMap(said)));
      const known = found.filter((one) => {
        this.reports.forEach((report, at) => { if (report.words.has(one.word)) one.in.add(at); });
        return one.in.size;
      });
      const worth = (many) => 1 + Math.log(this.reports.length / many);
      const score = this.reports.map((report, at) =>
        known.reduce((sum, one) => sum + (one.in.has(at) ? worth(one.in.size) * (report.words.has(one.word) ? 4 : 1) : 0), 0)
        + near.reduce((sum, side) => sum + (side.has(at) ? 2 * worth(side.size) : 0), 0));
      const count = this.reports.map((_, at) => known.filter((one) => one.in.has(at)).length);
      const order = this.reports.map((_, at) => at).filter((at) => !wanted.length || count[at])
        .sort((a, b) => count[b] - count[a] || score[b] - score[a] || this.reports[b].year - this.reports[a].year || a - b);
      const full = order.filter((at) => count[at] === known.length);
      const whole = full.filter((at) => phrases.every((side) => side.has(at)));
      let corrected = typed;
      for (const one of known) if (one.from) corrected = corrected.replace(new RegExp(one.from, "i"), one.word);
      return { query, corrected, relaxed: known.length > 0 && !full.length, apart: full.length > 0 && !whole.length,
        unknown: found.filter((one) => !one.in.size).map((one) => one.word),
        reports: (whole.length ? whole : full.length ? full : order).map((at) => this.reports[at]) };
    }

    /** What is left of a query in a report whose country and year it names. */
    left(report, typed) {
      const query = R.parse(typed);
      const named = query.items.filter((item) => item.kind === "word" && report.words.has(item.words[0]));
      if (!named.length || query.items.every((item) => item.optional || named.includes(item))) return typed;
      return typed.split(/\s+/).filter((part) => !named.some((item) => item.text === part)).join(" ");
    }

    /** The finder of one report, opened once. */
    finder(report, shards) {
      if (!this.finders.has(report)) {
        const root = new URL("../" + report + "/search/", this.root);
        const opened = R.start(R.source(root, shards, this.root)).then((engine) => new R.Finder(engine));
        opened.catch(() => this.finders.delete(report));
        this.finders.set(report, opened);
      }
      return this.finders.get(report);
    }

    /** What one report has: its first passages and names, and how many there are. */
    async inside(report, typed, chosen) {
      const finder = await this.finder(report.id, true);
      const found = await finder.find(this.left(report, typed));
      const rights = new Map([...chosen].filter(([facet]) => facet === "right"));
      const { ids } = rights.size || !found.query.items.length ? await R.narrow(finder, found, rights) : { ids: found.passages };
      const pages = await Promise.all(ids.slice(0, PASSAGES).map((one) => finder.data(one.id)));
      if (finder.failures.length) throw new Error(finder.failures[0]);
      const names = new Map(finder.names.entries.filter((one) => one.kind === "topic").map((one) => [one.id, one]));
      return { report, found, ids, pages, names, records: found.records.filter((one) => one.kind !== "topic").slice(0, RECORDS) };
    }

    /** {all, shown, counts, route}: reports that fit; the first of them opened. */
    async find(typed, chosen, pages) {
      const route = await this.route(typed);
      const fits = (report, facet) => {
        const values = chosen.get(facet);
        if (!values) return true;
        return facet === "right" ? [...values].some((id) => report.rights.has(id)) : values.has(report[facet]);
      };
      const facets = ["country", "year", "right"];
      const all = route.reports.filter((report) => facets.every((facet) => fits(report, facet)));
      const counts = new Map(facets.map((facet) => {
        const base = route.reports.filter((report) => facets.every((other) => other === facet || fits(report, other)));
        const values = new Map();
        for (const report of base) for (const value of facet === "right" ? report.rights : [report[facet]]) values.set(value, (values.get(value) || 0) + 1);
        return [facet, values];
      }));
      const shown = await Promise.all(all.slice(0, OPENED * pages).map((report) => this.inside(report, route.corrected, chosen)));
      return { route, all, shown, counts, labels: { right: Object.fromEntries(this.topics) } };
    }
  }

  Object.assign(R, { Library });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
