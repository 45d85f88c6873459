/* Finding: one query in, passages and records out, in order.
   In: the started engine and what was typed. Out: records, passages, notes on what was corrected or
   relaxed, words to mark. Never touches the page. The engine says where a form stands and how well
   (BM25); what a form is worth, and how words add up, is decided here. */
(function (R) {
  "use strict";

  const ALIAS = 0.6, MENTION = 0.5, LOOSE = 0.7, BOTH = 0.45, NEAR = 0.5, FILED = 2, LATER = 100, FEW = 3;

  class Finder {
    constructor({ api, vocabulary, read, entry, failures }) {
      this.api = api;
      this.failures = failures;
      this.read = read;
      this.vocabulary = vocabulary;
      this.words = new R.Words(vocabulary.words);
      this.names = new R.Names(vocabulary, this.words);
      this.cache = new Map();
      this.facets = new R.Facets(read, entry);
      this.outline = new R.Outline(this);
    }

    /** Ask the engine once for each term; keep what it answered. */
    ask(term) {
      if (!this.cache.has(term)) this.cache.set(term, this.api.search(term).then((answer) => answer.results));
      return this.cache.get(term);
    }

    /** Where these words stand in a row: id → {share of the best score, places}. */
    async places(words) {
      const exact = await this.ask('"' + words.join(" ") + '"');
      if (!exact.length) return new Map();
      const scored = words.length === 1 ? await this.ask(words[0]) : exact;
      const inside = new Set(exact.map((page) => page.id));
      const kept = scored.filter((page) => inside.has(page.id));
      const top = Math.max(...kept.map((page) => page.score), 1e-9);
      return new Map(kept.map((page) => [page.id, { share: page.score / top, places: page.words }]));
    }

    /** Ids by value of a facet. */
    facet(facet) {
      return this.facets.sets(facet);
    }

    /** What the reader gets of a passage, by its id. */
    async data(id) {
      const page = JSON.parse(new TextDecoder().decode((await this.read("fragment/" + id + ".pf_fragment")).subarray(12)));
      return { text: page.content, url: page.url, meta: page.meta };
    }

    /** Everything that a query finds. */
    async find(typed, { literal = false, typing = false } = {}) {
      const query = R.parse(typed);
      const notes = { corrected: [], forms: [], also: [], unknown: [], relaxed: false, filed: null };
      const found = { query, notes, most: 0, records: [], related: [], passages: [], marks: [], goto: [],
        counts: new Map(), lacking: [], short: [], none: "", placed: false };
      if (!query.items.length) return found;
      await this.number();
      const place = literal ? null : await this.place(query);
      if (place) return { ...found, ...place, placed: true, passages: this.inOrder(place.passages) };
      const items = await this.compile(query, literal, typing, notes);
      const plain = items.every((item) => item.kind !== "phrase" && item.kind !== "required")
        && !query.excluded.length;
      const named = this.names.match(items).filter((hit) => hit.score >= (hit.entry.kind === "topic" ? 0.55 : 0.5));
      const scores = await this.score(items, literal || !plain ? [] : named, notes, found);
      for (const words of query.excluded) for (const id of (await this.places(words)).keys()) scores.delete(id);
      found.passages = [...scores.values()].filter((one) => this.order.has(one.id)).sort((a, b) =>
        b.score - a.score || this.order.get(a.id) - this.order.get(b.id));
      this.choose(found, named, items, plain);
      found.lacking = literal || !plain ? [] : this.outline.lacking(items, this.meant(found, named));
      for (const { facet, id, url } of found.records) {
        if (facet && id) found.counts.set(url, [...(await this.facet(facet)).get(id) || []].filter((one) => this.order.has(one)).length);
      }
      if (!found.passages.length && !found.records.length) this.suggest(items, notes);
      found.marks = marks(items);
      return found;
    }

    /** The place in the reports that was typed; null where words were. */
    async place({ reference, id }) {
      return (id && await this.outline.passage(id)) || (reference && await this.outline.resolve(reference)) || null;
    }

    /** These passages in the order of the reports. */
    inOrder(ids) {
      const wanted = new Set(ids);
      return [...this.order.keys()].filter((id) => wanted.has(id)).map((id) => ({ id, score: 0, missing: [] }));
    }

    /** Passages by number, in the order of the reports: it decides between equals. */
    async number() {
      if (!this.order) {
        const passages = (await this.facet("type")).get("passage") || new Set();
        this.order = new Map([...passages].map((id, at) => [id, at]));
      }
    }

    /** The records to show above the passages, and those only to be named beside them. A record stands above
        where the query is its name; a right that is merely known by everyday words, where those words or more
        of them are its own than any passage has. */
    choose(found, named, items, plain) {
      const wanted = items.filter((item) => !item.optional);
      const exact = wanted.length === 1 && wanted[0].exact > 0 && wanted[0].forms.get(wanted[0].words[0]) === 1;
      const fit = named.filter((hit) => plain || (hit.equal && !hit.lay));
      const above = fit.filter((hit) => {
        if (exact && (hit.lay || hit.fit < 0.75)) return false;
        if (hit.lay && !hit.equal) return hit.covers > found.most;
        return hit.equal || hit.proper || wanted.length > 1;
      });
      const equal = above.filter((hit) => hit.equal);
      const close = above.filter((hit, at) => !hit.lay || above.findIndex((other) => other.lay) === at);
      found.records = (equal.length ? equal.slice(0, 4) : close.slice(0, found.passages.length ? 3 : 6))
        .map((hit) => hit.entry);
      found.related = fit.filter((hit) => hit.equal && !found.records.includes(hit.entry) && hit.entry !== found.notes.filed).slice(0, 3)
        .map((hit) => hit.entry);
    }

    /** Rights that the query is about: those shown; those whose label has its words; and where few
        passages have them, those known by them in everyday words. */
    meant(found, named) {
      const few = found.passages.filter((one) => !one.filed).length < FEW;
      const shown = new Set([...found.records, ...found.related, found.notes.filed]);
      return [...new Set([...named.map((hit) => hit.entry), ...shown])].filter((entry) => entry && entry.kind === "topic"
        && (shown.has(entry) || named.some((hit) => hit.entry === entry && (!hit.lay || (few && hit.part >= 0.5)))));
    }

    /** Words with the forms under which each may stand, names of several words joined. */
    async compile(query, literal, typing, notes) {
      const items = [];
      for (const item of this.join(query.items, literal)) {
        if (item.kind === "compound" && !literal && !(await this.places(item.words)).size) {
          for (const word of item.words) items.push({ kind: "word", words: [word], text: word });
        } else items.push({ ...item });
      }
      for (const item of items) {
        const last = typing && query.open && item === items[items.length - 1];
        const strict = literal || item.kind === "phrase" || item.kind === "required";
        const single = item.words.length === 1;
        item.expanded = single && !strict ? this.words.expand(item.words[0], last)
          : [{ form: item.words.join(" "), weight: 1, why: "exact" }];
        item.forms = new Map();
        for (const { form, weight, why } of item.expanded) item.forms.set(form, why === "prefix" ? 0.8 : weight);
        item.aliases = strict ? [] : this.names.aliases(item.called || [], item.words);
        if (item.optional || strict) continue;
        const best = item.expanded[0];
        if (!best && !item.aliases.length) notes.unknown.push({ word: item.text, near: [] });
        else if (best && item.expanded.every((one) => one.why === "stem")) {
          notes.forms.push({ from: item.text, to: item.expanded.slice(0, 4).map((one) => one.form) });
        } else if (best && (best.why === "typo" || best.why === "spelling")) {
          notes.corrected.push({ from: item.text, to: item.expanded.filter((one) => one.why !== "stem")
            .slice(0, 3).map((one) => one.form) });
        }
      }
      return items;
    }

    /** Join neighbouring words that are the name of something, longest first. */
    join(items, literal) {
      if (literal) return items;
      const out = [];
      for (let at = 0; at < items.length; at += 1) {
        let joined = null;
        for (let end = Math.min(items.length, at + 8); end > at && !joined; end -= 1) {
          const span = items.slice(at, end);
          if (span.some((item) => item.kind === "phrase" || item.kind === "required")) continue;
          const words = span.flatMap((item) => item.words);
          const called = this.names.called(words).filter((one) => one.kind !== "topic" && one.kind !== "group");
          if (called.length && !span.every((item) => item.optional)) {
            joined = { kind: span.length > 1 || words.length > 1 ? "name" : "word", words, called,
              text: span.map((item) => item.text).join(" "), optional: false };
            at = end - 1;
          }
        }
        out.push(joined || items[at]);
      }
      return out;
    }

    /** Postings of one item: id → {worth, share, places}. */
    async postings(item, notes) {
      const found = new Map();
      const take = (id, worth, share, places) => {
        const had = found.get(id);
        if (!had || worth > had.worth) found.set(id, { worth, share, places: places || (had && had.places) || [] });
      };
      const phrases = item.kind === "name" ? [{ form: item.words.join(" "), weight: 1 }] : item.expanded;
      const answers = await Promise.all(phrases.map(({ form }) => this.places(form.split(" "))));
      phrases.forEach(({ weight }, at) => {
        for (const [id, here] of answers[at]) take(id, weight, here.share, here.places);
      });
      item.exact = answers.length ? [...answers[0].keys()].filter((id) => this.order.has(id)).length : 0;
      if (item.kind === "name") {
        const each = await Promise.all(item.words.filter((word) => !R.STOP.has(word)).map((word) => this.places([word])));
        for (const id of each.length ? each[0].keys() : []) {
          if (each.every((one) => one.has(id))) take(id, LOOSE, 0, each[0].get(id).places);
        }
      }
      for (const alias of item.aliases) {
        const here = await this.places(alias.all);
        if (here.size) notes.also.push({ from: item.text, to: alias.text });
        for (const [id, { share, places }] of here) take(id, ALIAS, share, places);
      }
      for (const one of item.called || []) {
        if (one.facet && one.id && one.kind !== "topic") {
          for (const id of (await this.facet(one.facet)).get(one.id) || []) take(id, MENTION, 0, null);
        }
      }
      return found;
    }

    /** Add the items up; where no passage has all of them, take those that have the most. */
    async score(items, named, notes, found) {
      const total = this.vocabulary.passages || 1;
      const wanted = items.filter((item) => !item.optional);
      const lists = await Promise.all(items.map((item) => this.postings(item, notes)));
      const scores = new Map();
      items.forEach((item, at) => {
        const rarity = Math.log(1 + total / Math.max(1, item.exact || lists[at].size)) * (item.optional ? 0.1 : 1);
        for (const [id, { worth, share, places }] of lists[at]) {
          const one = scores.get(id) || { id, score: 0, has: new Set(), windows: [] };
          one.score += rarity * worth * (1 + BOTH * share);
          one.weight = (one.weight || 0) + rarity;
          if (!item.optional) { one.has.add(item); one.windows.push(places); }
          scores.set(id, one);
        }
      });
      for (const one of scores.values()) {
        if (one.windows.length > 1) one.score += NEAR * one.weight * closeness(one.windows);
      }
      await this.mentions(named, scores, wanted);
      return this.settle(scores, wanted, named, notes, found);
    }

    /** A passage that the editors linked with the record named by the query has all of it. */
    async mentions(named, scores, wanted) {
      for (const { entry, fit, part } of named.slice(0, 3)) {
        if (!entry.facet || !entry.id || entry.kind === "topic" || entry.kind === "group" || fit < 0.5 || part < 0.3) continue;
        for (const id of (await this.facet(entry.facet)).get(entry.id) || []) {
          const one = scores.get(id) || { id, score: 0.1, has: new Set(), windows: [] };
          wanted.forEach((item) => one.has.add(item));
          scores.set(id, one);
        }
      }
    }

    /** What stays: passages with all words; else those under the right that is meant, and those with most words. */
    async settle(scores, wanted, named, notes, found) {
      for (const one of scores.values()) one.missing = wanted.filter((item) => !one.has.has(item)).map((item) => item.text);
      const must = wanted.filter((item) => item.kind === "phrase" || item.kind === "required");
      const keep = (test) => new Map([...scores].filter(([id, one]) => test(one, id) && must.every((item) => one.has.has(item))));
      const all = keep((one) => !one.missing.length);
      const enough = [...all.keys()].filter((id) => this.order.has(id)).length;
      found.most = enough ? wanted.length : 0;
      if (!wanted.length || enough >= FEW) return all;
      const most = found.most = Math.max(0, ...[...scores.values()].filter((one) => this.order.has(one.id)).map((one) => one.has.size));
      const whole = named.some((hit) => hit.equal && hit.entry.kind === "topic"); // single words would mislead
      const some = !enough && !whole && most >= wanted.length / 2
        ? keep((one, id) => this.order.has(id) && one.has.size === most) : new Map();
      notes.relaxed = some.size > 0;
      const topic = must.length ? null : named.find((hit) => hit.entry.kind === "topic" && (hit.lay || hit.score > 0.6)
        && (!enough || hit.equal || !hit.lay || wanted.length > 1))
        || await this.described(scores, wanted, named);
      return topic ? this.filed(topic, all, some, scores, notes) : new Map([...all, ...some]);
    }

    /** The right whose own description has the words of the query, where its names do not. */
    async described(scores, wanted, named) {
      if (wanted.length < 2) return null;
      const records = (await this.facet("type")).get("record") || new Set();
      let best = null;
      for (const entry of this.names.entries.filter((one) => one.kind === "topic")) {
        const own = [...(await this.facet("right")).get(entry.id) || []].find((id) => records.has(id));
        const one = own && scores.get(own);
        if (one && one.has.size > 1 && one.has.size > wanted.length / 2 && (!best || one.score > best.one.score)) best = { entry, one };
      }
      if (!best) return null;
      const hit = { entry: best.entry, score: 0.5, fit: best.one.has.size / wanted.length, part: 0, equal: false, lay: true,
        covers: best.one.has.size };
      named.push(hit);
      return hit;
    }

    /** Passages filed under the right that is meant, among those that have some of the words. */
    async filed({ entry }, all, some, scores, notes) {
      const out = new Map(all);
      const main = (await this.facet("main")).get(entry.id) || new Set();
      for (const [id, one] of some) if (!out.has(id)) out.set(id, { ...one, score: one.score - LATER });
      for (const id of (await this.facet("right")).get(entry.id) || []) {
        if (all.has(id) || !this.order.has(id)) continue;
        const had = scores.get(id);
        const score = (had ? had.score : 0) + (main.has(id) ? FILED : FILED / 2) - LATER;
        out.set(id, { id, score, has: new Set(), missing: some.has(id) ? had.missing : [], filed: true });
        notes.filed = entry;
      }
      return out;
    }

    /** Nearest words for what was not found. */
    suggest(items, notes) {
      for (const item of items) {
        if (item.optional || item.words.length > 1) continue;
        let entry = notes.unknown.find((one) => one.word === item.text);
        const known = this.words.all.has(item.words[0]);
        if (!entry && !known) notes.unknown.push(entry = { word: item.text, near: [] });
        if (entry) entry.near = this.words.nearest(R.latin(item.words[0]), 1).map((one) => one.word).slice(0, 5);
      }
    }
  }

  /** 1 for words side by side, towards 0 the farther they stand apart. */
  function closeness(windows) {
    const marks = windows.flatMap((places, which) => (places || []).map((at) => [at, which])).sort((a, b) => a[0] - b[0]);
    const last = new Map();
    let best = Infinity;
    for (const [at, which] of marks) {
      last.set(which, at);
      if (last.size === windows.length) best = Math.min(best, at - Math.min(...last.values()) + 1);
    }
    return best === Infinity ? 0 : windows.length / Math.max(best, windows.length);
  }

  function marks(items) {
    const found = [];
    for (const item of items) {
      if (item.optional) continue;
      for (const { form } of item.expanded) found.push(form.split(" "));
      if (item.kind === "name") for (const word of item.words) if (!R.STOP.has(word)) found.push([word]);
      for (const alias of item.aliases) found.push(alias.all);
    }
    return found;
  }

  Object.assign(R, { Finder });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
