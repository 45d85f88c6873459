/* Landing: opens a permalink at its paragraph, marks it, and says where it stands to those who listen.
   In: the fragment of the address, and words in ?mark=. Out: a class, a line that is heard but not
   seen, marks.
   Never moves the page by itself, and never changes a character of the text. */
(function () {
  "use strict";

  let landed = null, line = null;

  /** Give the element that the address means; a text fragment is the browser's own affair. */
  function target() {
    const name = location.hash.slice(1).split(":~:")[0];
    try {
      return name ? document.getElementById(decodeURIComponent(name)) : null;
    } catch (error) {
      return null; // no well-formed fragment
    }
  }

  function land() {
    if (landed) landed.classList.remove("landed");
    landed = null;
    if (line) line.textContent = "";
    const element = target();
    const passage = element && element.closest(".passage");
    if (!passage) return;
    // A statement or an earlier address may stand inside something folded.
    for (let up = element.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    landed = element;
    element.classList.add("landed");
    const words = new URLSearchParams(location.search).get("mark");
    if (words && !passage.querySelector("mark")) mark(passage.querySelector("p"), words);
    // Whoever came by the keys has just heard the name of the link on which they are.
    if (document.activeElement !== passage.querySelector(".permalink")) say(where(passage, element));
  }

  function where(passage, element) {
    const link = passage.querySelector(".permalink");
    const place = (link && link.getAttribute("aria-label")) || "Paragraph";
    const heading = document.querySelector("h1");
    const what = element === passage ? "" : "A statement of law in ";
    return what + (what ? place[0].toLowerCase() + place.slice(1) : place) + (heading ? ", " + heading.textContent.trim() : "");
  }

  function say(text) {
    if (!line) {
      line = document.createElement("p");
      line.className = "landed-line";
      line.setAttribute("role", "status");
      document.body.append(line);
    }
    // A status that is filled in the moment it appears is not read out.
    setTimeout(() => { line.textContent = text; }, 50);
  }

  /** Mark the words of a search where they begin a word of the text. */
  function mark(paragraph, words) {
    const plain = words.split(/[\s"+]+/).filter((word) => word && word[0] !== "-");
    if (!paragraph || !plain.length) return;
    const escaped = plain.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    const wanted = new RegExp("(?<![\\p{L}\\p{N}])(?:" + escaped.join("|") + ")[\\p{L}\\p{N}]*", "giu");
    const nodes = [], walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      for (const found of [...node.data.matchAll(wanted)].reverse()) {
        const range = document.createRange();
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        range.surroundContents(document.createElement("mark"));
      }
    }
  }

  addEventListener("hashchange", land);
  addEventListener("pageshow", land);
})();
