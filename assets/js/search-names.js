/* The records of the site by their names: people, laws, places, rights, sections.
   In: the names of the vocabulary. Out: which records a query names, and how surely.
   Never ranks passages. */
(function (R) {
  "use strict";

  const KINDS = ["paragraph", "statement", "person", "provision", "organisation", "place", "topic",
    "group", "section", "page"];
  const FACET = { person: "person", provision: "provision", place: "place", topic: "right", group: "group" };
  const ALIASED = new Set(["provision", "organisation", "place", "short"]);

  const PLAIN = new Set(["topic", "group", "short", "page"]);

  class Names {
    constructor(vocabulary, words) {
      this.words = words;
      this.entries = vocabulary.names.map(([kind, title, url, id, also]) =>
        entry(KINDS[kind], title, url, id, also));
      for (const [short, long] of vocabulary.short) this.entries.push(entry("short", short, "", "", [long]));
      this.keys = new Map();
      for (const one of this.entries) {
        for (const form of one.forms) {
          for (const key of new Set([form.all.join(" "), form.all.join("")])) {
            if (!this.keys.has(key)) this.keys.set(key, new Set());
            this.keys.get(key).add(one);
          }
        }
      }
    }

    /** Records that are called just so. */
    called(words) {
      return [...(this.keys.get(words.join(" ")) || this.keys.get(words.map(R.latin).join("")) || [])];
    }

    /** Other names of what is called so: `KNB` and `National Security Committee`. */
    aliases(entries, words) {
      const own = words.join(" ");
      const found = new Map();
      const seen = new Set();
      const take = (one, deep) => {
        if (!ALIASED.has(one.kind) || seen.has(one)) return;
        seen.add(one);
        for (const form of one.forms) {
          const key = form.all.join(" ");
          if (key && key !== own) found.set(key, form);
          if (deep) for (const next of this.keys.get(key) || []) take(next, false);
        }
      };
      for (const one of entries) take(one, true);
      return [...found.values()].filter((form) => form.text.length > 1);
    }

    /** Records whose name the query is, or nearly is; best first. `items` carry expanded forms. */
    match(items) {
      const wanted = items.filter((item) => !item.optional && item.forms);
      if (!wanted.length) return [];
      const best = [];
      for (const one of this.entries) {
        if (one.kind === "short") continue;
        let top = null;
        for (const form of one.forms) {
          const hit = this.compare(wanted, form, one);
          if (hit && (!top || hit.score > top.score)) top = hit;
        }
        if (!top && one.kind === "topic") top = this.bag(wanted, one);
        if (top) best.push({ entry: one, ...top });
      }
      return best.sort((a, b) => b.score - a.score || KINDS.indexOf(a.entry.kind) - KINDS.indexOf(b.entry.kind)
        || (a.entry.title < b.entry.title ? -1 : 1));
    }

    /** How well the words of a query cover one form of a name, rare words counting more. */
    compare(wanted, form, one) {
      let quality = 0, missed = 0, asked = 0;
      const covered = new Set();
      for (const item of wanted) {
        const rarity = Math.max(...item.words.map((word) => this.rarity(word)));
        asked += rarity;
        let weight = 0;
        if (item.words.length > 1) {
          if ((" " + form.all.join(" ") + " ").includes(" " + item.words.join(" ") + " ")) {
            weight = 1;
            form.bare.forEach((token, at) => { if (item.words.includes(token)) covered.add(at); });
          }
        } else {
          for (const [at, token] of form.bare.entries()) {
            const here = item.forms.get(token) || 0;
            if (here > weight) weight = here;
            if (here) covered.add(at);
          }
        }
        if (weight) quality += weight * rarity; else missed += rarity;
      }
      if (!covered.size) return null;
      const whole = form.bare.reduce((sum, token) => sum + this.rarity(token), 0);
      const part = [...covered].reduce((sum, at) => sum + this.rarity(form.bare[at]), 0) / whole;
      const fit = quality / asked;
      const equal = part > 0.999 && fit > 0.999;
      const loose = one.kind === "topic" && wanted.length > 2;
      if (missed && !(loose && missed / asked < 0.4)) return null;
      if (part < (one.kind === "person" ? 0.2 : 0.5)) return null;
      const lay = !form.first && (one.kind === "topic" || one.kind === "group");
      return { score: fit * (0.5 + 0.5 * part) + (equal ? 1 : 0) + (form.first ? 0.05 : 0),
        equal, part, fit, lay, proper: [...covered].some((at) => this.words.all.get(form.bare[at])?.name) };
    }

    /** Everyday words for a right, scattered over its labels: "locked up" here, "without charge" there. */
    bag(wanted, one) {
      if (wanted.length < 2) return null;
      let asked = 0, met = 0, covers = 0;
      for (const item of wanted) {
        const rarity = Math.max(...item.words.map((word) => this.rarity(word)));
        asked += rarity;
        if ([...item.forms].some(([form, weight]) => weight >= 0.5 && one.words.has(form))) { met += rarity; covers += 1; }
      }
      const fit = met / asked;
      return fit < 0.6 ? null : { score: 0.5 + 0.1 * fit, equal: false, part: 0, fit, lay: true, covers };
    }

    rarity(word) {
      const about = this.words.all.get(word);
      return about ? 1 / (1 + Math.log2(about.often)) : 1;
    }
  }

  /** A form such as "the law" or "the amendments" names nothing by itself. */
  function common(form) {
    return form.bare.length < 2 && !/[\p{Lu}\p{N}]/u.test(form.text) && !/[^\u0000-\u024f]/.test(form.text);
  }

  function entry(kind, title, url, id, also) {
    const forms = [title, ...also].map((text, at) => {
      const all = R.words(text);
      const bare = all.filter((word) => !R.STOP.has(word));
      return { text, all, bare: bare.length ? bare : all, first: at === 0 };
    }).filter((form) => form.all.length && (form.first || PLAIN.has(kind) || !common(form)));
    if (kind === "topic" && id) {
      const all = id.split("-");
      forms.push({ text: id, all, bare: all, first: true });
    }
    return { kind, title, url, id, facet: FACET[kind] || "", forms, words: new Set(forms.flatMap((form) => form.bare)) };
  }

  Object.assign(R, { Names });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
