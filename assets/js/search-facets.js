/* Narrowing what was found by right, section, person …
   In: what was found and what is chosen. Out: the passages left, and counts by facet.
   Values of one facet widen each other; different facets narrow each other. */
(function (R) {
  "use strict";

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
    const passages = await finder.ask(null, { type: "passage" });
    return passages.map((page) => ({ id: page.id, score: 0, missing: [] }));
  }
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
