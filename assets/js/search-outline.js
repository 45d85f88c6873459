/* The outline of the reports: where a reference leads, how far a section goes, what this copy lacks.
   In: the sections and gaps of the vocabulary, and a reference. Out: addresses, or why there is none.
   Never ranks, never touches the page. */
(function (R) {
  "use strict";

  class Outline {
    constructor(finder) {
      this.finder = finder;
      this.sections = finder.vocabulary.sections.map(([report, number, label, url, last]) => ({ report, number, label, url, last }));
      this.gaps = (finder.vocabulary.lacking || []).map(([report, number, title, url, topics]) => ({ report, number, title, url, topics }));
    }

    /** {goto, passages, lacking, short, none} of a reference; null where it was hardly meant as one. */
    async resolve({ section, paragraph, sure }) {
      const lacking = this.gaps.filter(({ number }) => number && (section === number || section.startsWith(number + ".")));
      const within = this.sections.filter(({ number }) => number === section || number.startsWith(section + "."));
      const told = { goto: [], passages: [], lacking: lacking.map((gap) => ({ gap, topics: [] })), short: [], none: "" };
      if (paragraph) {
        const pages = await this.finder.ask(word(section, paragraph));
        const data = await Promise.all(pages.map((page) => this.finder.data(page.id)));
        told.goto = data.map((one) => ({ label: one.meta.ref + ", " + one.meta.title, url: one.url }));
        told.passages = pages.map((page) => page.id);
        if (!pages.length && within.length) {
          const own = within.filter(({ number }) => number === section);
          told.short = own.length ? own : [{ number: section, last: 0 }];
        }
      }
      if (!told.goto.length) {
        const first = new Map(within.slice().reverse().map((one) => [one.report, one]));
        told.goto = [...first.values()].map(({ label, url }) => ({ label, url }));
        if (!paragraph) told.passages = await this.members(section);
      }
      if (told.goto.length || lacking.length) return told;
      return sure ? { ...told, none: section } : null;
    }

    /** Where a passage's own id leads. */
    async passage(id) {
      const pages = await this.finder.ask('"qzid' + R.words(id).join("x") + '"');
      const data = await Promise.all(pages.map((page) => this.finder.data(page.id)));
      return data.length ? { goto: data.map((one) => ({ label: one.meta.ref + ", " + one.meta.title, url: one.url })),
        passages: pages.map((page) => page.id), lacking: [], short: [], none: "" } : null;
    }

    /** All passages of a section and of those below it. */
    async members(section) {
      const ids = [];
      for (const [value, members] of await this.finder.facet("section")) {
        const number = value.replace(/^.*\//, "");
        if (number === section || number.startsWith(section + ".")) ids.push(...members);
      }
      return ids;
    }

    /** Gaps that the query names, or in which the report tells of these rights. */
    lacking(items, topics) {
      const typed = items.filter((item) => !item.optional).map((item) => item.words.join(" ")).join(" ");
      return this.gaps.map((gap) => ({ gap, topics: topics.filter((topic) => gap.topics.includes(topic.id)) }))
        .filter(({ gap, topics: own }) => own.length || titles(gap.title).includes(typed));
    }
  }

  /** A title, and what it lists, without small words: "Discrimination, Societal Abuses, and …". */
  function titles(title) {
    return [title, ...title.split(/,\s*(?:and\s+)?/)].map((part) => R.words(part).filter((one) => !R.STOP.has(one)).join(" "));
  }

  /** The word under which a paragraph is indexed by its reference: see rightsref/search/index.py. */
  function word(section, paragraph) {
    return '"qzref' + [...section.split("."), paragraph].join("x") + '"';
  }

  Object.assign(R, { Outline });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
