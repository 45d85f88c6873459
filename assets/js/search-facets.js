/* Narrowing what was found by right, section, person …
   In: Pagefind's filter files, what was found and what is chosen. Out: the passages left, and counts.
   The files are read here and not asked of the engine: a question without a word makes it load all.
   Values of one facet widen each other; different facets narrow each other. */
(function (R) {
  "use strict";

  const SIGN = 12;

  /** Read one value of CBOR: whole numbers, texts and lists are all that Pagefind writes. */
  function decode(bytes) {
    let at = SIGN;
    const text = new TextDecoder();
    const size = (short) => {
      if (short < 24) return short;
      let length = 2 ** (short - 24), found = 0;
      for (; length > 0; length -= 1, at += 1) found = found * 256 + bytes[at];
      return found;
    };
    const value = () => {
      const kind = bytes[at] >> 5, count = (at += 1, size(bytes[at - 1] & 31));
      if (kind === 0) return count;
      if (kind === 3) return text.decode(bytes.subarray(at, at += count));
      if (kind === 4) return Array.from({ length: count }, value);
      throw new Error("unknown kind of value in a filter: " + kind);
    };
    return value();
  }

  class Facets {
    constructor(read, entry) {
      this.read = read;
      this.entry = entry;
      this.known = new Map();
    }

    /** Value → ids of the pages that carry it, in the order of the reports; read once. */
    sets(facet) {
      if (!this.known.has(facet)) {
        const sets = this.load(facet);
        this.known.set(facet, sets);
        sets.catch(() => this.known.delete(facet));
      }
      return this.known.get(facet);
    }

    async load(facet) {
      this.meta = this.meta || this.read("pagefind." + this.entry.languages.unknown.hash + ".pf_meta").then(decode);
      const [, pages, , filters] = await this.meta;
      const file = filters.find(([name]) => name === facet);
      if (!file) return new Map();
      const [, values] = decode(await this.read("filter/" + file[1] + ".pf_filter"));
      return new Map(values.map(([value, found]) => [value, new Set(found.map((number) => pages[number][0]))]));
    }
  }

  /** {ids, counts}: passages under every chosen facet; a facet's own choice does not lower its counts. */
  R.narrow = async function (finder, found, chosen) {
    const facets = Object.keys(finder.vocabulary.labels);
    const sets = new Map(await Promise.all(facets.map(async (facet) => [facet, await finder.facet(facet)])));
    const all = found.query.items.length ? found.passages : await everything(finder);
    const fits = (id, facet) => {
      const values = chosen.get(facet);
      return !values || [...values].some((value) => sets.get(facet)?.get(value)?.has(id));
    };
    const used = [...chosen.keys()];
    const ids = all.filter((one) => used.every((facet) => fits(one.id, facet)));
    const counts = new Map(facets.map((facet) => {
      const base = all.filter((one) => used.every((other) => other === facet || fits(one.id, other)));
      return [facet, new Map([...sets.get(facet)].map(([value, set]) =>
        [value, base.reduce((sum, one) => sum + (set.has(one.id) ? 1 : 0), 0)]))];
    }));
    return { ids, counts };
  };

  /** Every passage in the order of the reports, where nothing was typed. */
  async function everything(finder) {
    return [...(await finder.facet("type")).get("passage") || []].map((id) => ({ id, score: 0, missing: [] }));
  }

  Object.assign(R, { Facets });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
