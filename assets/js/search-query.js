/* What a reader typed, taken apart.
   In: the text of the search field. Out: words, phrases, required and excluded words, a reference.
   Never looks anything up. */
(function (R) {
  "use strict";

  const PART = /([+\-−–]?)(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|(\S+))/gu;
  const REFERENCE = /^\s*(?:(?:sections?|sec\.?|§|s\.?(?=[\s\d]))\s*)?(\d{1,2})\s*\.?\s*([a-z])?\.?\s*(?:(?:[\s,;:]*(?:¶|para(?:graph)?\.?|p\.)|[\s,;:]+)\s*(\d{1,3}))?\s*$/iu;
  const ID = /(?:^|[\s#,])([pst]-[a-z0-9]{5})\s*$/u;

  /** {items: [{words, kind, text}], excluded, phrases, reference, plain} of what was typed. */
  function parse(typed) {
    const query = { typed: typed.trim(), items: [], excluded: [], reference: reference(typed),
      id: (ID.exec(typed) || [])[1] || "" };
    for (const part of query.typed.matchAll(PART)) {
      const phrase = part[2] ?? part[3] ?? part[4];
      const text = phrase ?? part[5];
      const words = R.words(text);
      if (!words.length) continue;
      const sign = part[1];
      if (sign && sign !== "+" && words.length) query.excluded.push(words);
      else if (phrase !== undefined) query.items.push({ words, text, kind: "phrase" });
      else if (sign === "+") query.items.push({ words, text, kind: "required" });
      else query.items.push({ words, text, kind: words.length > 1 ? "compound" : "word" });
    }
    markStopWords(query.items);
    query.open = !/[\s"”»]$/u.test(typed) && query.items.length > 0;
    return query;
  }

  /** Small words need not be found, unless nothing else was typed or they were asked for. */
  function markStopWords(items) {
    const small = (item) => item.kind === "word" && R.STOP.has(item.words[0]) && !/^[A-Z]{2,}$/.test(item.text);
    const all = items.every(small);
    for (const item of items) item.optional = !all && small(item);
  }

  /** `1.a 2`, `1[.a] ¶ 2`, `section 3`: section and paragraph, and whether it surely is a reference;
      null for anything else. Brackets mark a heading that this edition restored. */
  function reference(typed) {
    const found = REFERENCE.exec(typed.replace(/[[\]]/g, ""));
    if (!found) return null;
    const [whole, number, letter, paragraph] = found;
    const named = /^\s*(?:sec|§|s)/i.test(whole);
    if (!named && !letter && !paragraph) return null;
    if (!named && !letter && !/[¶.,:]|para/i.test(whole)) return null;
    return { section: letter ? number + "." + letter.toLowerCase() : number,
      paragraph: paragraph ? String(Number(paragraph)) : "", sure: named || /¶|para/i.test(whole) };
  }

  Object.assign(R, { parse });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
