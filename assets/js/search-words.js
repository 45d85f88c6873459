/* Words: how they are cut, which belong together, and which is nearest to a misspelt one.
   In: what is typed, and the vocabulary of the index. Out: forms with a weight and a reason.
   Never touches the page and never asks the engine. The cutting equals rightsref/search/text.py. */
(function (R) {
  "use strict";

  const APOSTROPHE = "’'‘ʼ`´";
  const POSSESSIVE = new RegExp("([\\p{L}\\p{N}_])[" + APOSTROPHE + "]s(?![\\p{L}\\p{N}_])", "giu");
  const LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
    "þ": "th", "ð": "d" };
  const CYRILLIC = { а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", ґ: "g", д: "d", е: "e", ё: "yo",
    є: "ye", ж: "zh", з: "z", и: "i", й: "y", і: "i", ї: "yi", к: "k", қ: "k", л: "l", м: "m", н: "n",
    ң: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ў: "u", ф: "f",
    х: "kh", һ: "h", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu",
    я: "ya" };
  const STOP = new Set(("a about after all an and any are as at be been by can did do does for from had "
    + "has have he her him his how i if in into is it its me my no not of on or our she so such than that "
    + "the their them there these they this those to under up upon was we were what when where which who "
    + "whom why will with without would you your cannot cant").split(" "));

  /** Lower case without accents; a letter of another script stays as it is. */
  function fold(text) {
    let out = "";
    for (const char of text.normalize("NFC").toLowerCase()) {
      const bare = char.normalize("NFD").charAt(0);
      out += /\p{Script=Latin}/u.test(bare) ? bare : char;
    }
    return out.replace(/[\u0300-\u036f]/g, "").replace(/[ßæœøđłıþð]/g, (char) => LETTERS[char]);
  }

  /** The words of a text in order. */
  function words(text) {
    const plain = text.replace(POSSESSIVE, "$1").replace(new RegExp("[" + APOSTROPHE + "]", "g"), "");
    return fold(plain).match(/[\p{L}\p{N}]+/gu) || [];
  }

  /** Cyrillic letters in Latin ones; other text unchanged. */
  function latin(word) {
    return word.replace(/[\u0400-\u04ff]/g, (char) => (char in CYRILLIC ? CYRILLIC[char] : char));
  }

  /** What is left of a name when the habits of romanisation are taken away. */
  function skeleton(word, soft) {
    return word
      .replace(/j/g, soft ? "y" : "zh")
      .replace(/shch|sch|sh/g, "S").replace(/tch|ch|cz/g, "C").replace(/dzh|zh/g, "Z")
      .replace(/kh/g, "h").replace(/x/g, "ks").replace(/ph/g, "f").replace(/ck|q/g, "k")
      .replace(/ts|tz|c(?=[eiy])/g, "c").replace(/c(?![eiy])/g, (char, at, all) =>
        (/[aou]/.test(all[at + 1] || "") ? "k" : char))
      .replace(/w/g, "v").replace(/f+(a?)$/, "v$1").replace(/ou|oo/g, "u")
      .replace(/[iyj]+(?=[aeou])/g, "").replace(/eo/g, "e")
      .replace(/[iyj]+/g, "i").replace(/yo/g, "e")
      .replace(/(.)\1+/g, "$1");
  }

  /** As above, with the letter ё (yo) written as e first. */
  function skeletons(word) {
    const plain = word.replace(/[yj]o(?=.)/g, "e");
    return [...new Set([skeleton(plain, false), skeleton(plain, true), skeleton(word, false)])];
  }

  /* Ending, what to put in its place, and how many letters must be left before it. */
  const STEPS = [
    [/sses$/, "ss", 2], [/ies$/, "y", 3], [/([^su])s$/, "$1", 3],
    [/(?:ization|isation|izing|ising|ized|ised|ize|ise)$/, "iz", 3],
    [/(?:ational|ation|ating|ated|ator|ative|ate)$/, "", 4], [/(?:fulness|iveness)$/, "", 4],
    [/(?:tion|sion)$/, "t", 4], [/(?:edly|ingly)$/, "", 4],
    [/(?:ment|ness|ity|ably|able|ible|ful|ive|ous|al|ly)$/, "", 4],
    [/(?:er|or)$/, "", 4], [/(?:ing|ed)$/, "", 3],
    [/y$/, "i", 3], [/e$/, "", 3], [/([^aeiouls])\1$/, "$1", 3],
  ];

  const PLURALS = { children: "child", grandchildren: "grandchild", wives: "wife", lives: "life", people: "person" };

  /** A rough English stem: forms that share it are stem mates, and count half. */
  function stem(typed) {
    const word = PLURALS[typed] || typed.replace(/(^|[a-z]{2})men$/, "$1man");
    if (word.length < 4 || /[^a-z]/.test(word)) return word;
    let rest = word;
    for (const [ending, put, least] of STEPS) {
      const found = ending.exec(rest);
      const shorter = rest.replace(ending, put);
      if (found && found.index >= least - 1 && shorter.length >= least && /[aeiouy]/.test(shorter)) rest = shorter;
    }
    return rest;
  }

  /** Letters to change, add, drop or swap; more than `most` is answered by most + 1. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let older = [], old = [], row = [];
    for (let j = 0; j <= b.length; j += 1) old[j] = j;
    for (let i = 1; i <= a.length; i += 1) {
      row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        let cost = Math.min(row[j - 1] + 1, old[j] + 1, old[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          cost = Math.min(cost, older[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      older = old;
      old = row;
    }
    return Math.min(row[b.length], most + 1);
  }

  /** How many wrong letters a word of this length may have. */
  function allowance(word, name) {
    if (word.length < 4) return 0;
    if (word.length < 6) return 1;
    return word.length < 7 && !name ? 1 : 2;
  }

  /** Unpack the front-coded list: see rightsref/search/vocabulary.py. */
  function unpack(coded) {
    const found = new Map();
    let before = "";
    for (const item of coded.matchAll(/([0-9a-z])([^A-Z]*)([A-Z])/gu)) {
      before = before.slice(0, parseInt(item[1], 36)) + item[2];
      const code = item[3].charCodeAt(0) - 65;
      found.set(before, { name: code >= 13, often: 2 ** (code % 13) });
    }
    return found;
  }

  class Words {
    constructor(coded) {
      this.all = unpack(coded);
      this.stems = new Map();
      this.bones = new Map();
      this.bare = false;
      for (const [word, about] of this.all) {
        if (!about.name) push(this.stems, stem(word), word);
        else for (const bone of skeletons(word)) push(this.bones, bone, word);
      }
    }

    /** Skeletons of common words too: only a word that does not occur asks for them. */
    strip() {
      if (this.bare) return;
      this.bare = true;
      for (const [word, about] of this.all) {
        if (!about.name && word.length > 5) for (const bone of skeletons(word)) push(this.bones, bone, word);
      }
    }

    /** Forms under which a word may stand in the text, best first: {form, weight, why}. */
    expand(typed, typing) {
      const word = latin(typed);
      const known = this.all.get(word);
      const forms = new Map();
      const add = (form, weight, why) => {
        if (!forms.has(form)) forms.set(form, { form, weight, why });
      };
      if (known) add(word, 1, word === typed ? "exact" : "spelling");
      if (!known || !known.name) for (const mate of this.stems.get(stem(word)) || []) add(mate, 0.5, "stem");
      if (!known) this.strip();
      if (!known || known.name) {
        for (const mate of this.mates(word)) {
          if (!known || this.all.get(mate).name) add(mate, known ? 0.45 : 0.9, "spelling");
        }
      }
      if (typing && word.length > 1) {
        let count = 0;
        for (const other of this.all.keys()) {
          if (other.startsWith(word) && count < 40) { add(other, 0.4, "prefix"); count += 1; }
        }
      }
      if (!forms.size) {
        for (const near of this.nearest(word)) add(near.word, 0.8 - 0.1 * near.cost, "typo");
      }
      return [...forms.values()];
    }

    /** Other romanisations of the same name. */
    mates(word) {
      const found = new Set();
      for (const bone of skeletons(word)) {
        if (bone.length > 2) for (const mate of this.bones.get(bone) || []) found.add(mate);
      }
      found.delete(word);
      return found;
    }

    /** The words that differ least; empty where even these differ too much. */
    nearest(word, extra) {
      const bones = skeletons(word);
      const found = [];
      for (const [other, about] of this.all) {
        const most = allowance(word, about.name) + (extra || 0);
        if (!most || Math.abs(other.length - word.length) > most || other.length < 3) continue;
        if (/\d/.test(other) || /\d/.test(word)) continue;
        let apart = distance(word, other, most);
        if (apart > most && about.name && word.length > 4) {
          for (const bone of bones) {
            const soft = distance(bone, skeleton(other, false), 1) + 1;
            if (bone.length > 3 && soft <= 2) apart = Math.min(apart, soft);
          }
        }
        if (apart > most) continue;
        const cost = apart + (other[0] === word[0] ? 0 : 0.6) - (about.name ? 0.2 : 0)
          - Math.min(0.2, Math.log2(about.often) * 0.04);
        if (extra || cost < 2.3) found.push({ word: other, cost, often: about.often });
      }
      found.sort((a, b) => a.cost - b.cost || b.often - a.often || (a.word < b.word ? -1 : 1));
      return found.filter((one) => one.cost <= found[0].cost + (extra ? 1 : 0.12)).slice(0, 4);
    }
  }

  function push(map, key, value) {
    if (map.has(key)) map.get(key).push(value); else map.set(key, [value]);
  }

  Object.assign(R, { fold, words, latin, skeleton, skeletons, stem, distance, Words, STOP });
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
