/* Previews: who or what a link leads to, beside the link.
   In: links with data-preview, and the hidden texts that they name on the same page.
   Out: one box. It shows on pointing, on keyboard focus and on a first tap; it stays while the
   pointer is on it; Escape takes it away. The link stays a link: a second tap follows it. */
(function () {
  "use strict";

  const LINKS = "a[data-preview]", LEAVING = 250, GAP = 6;
  let box = null, owner = null, timer = 0, touch = false;

  function show(link) {
    clearTimeout(timer);
    if (owner === link) return;
    const text = document.getElementById("preview-" + link.dataset.preview);
    if (!text) return;
    hide();
    if (!box) {
      box = document.createElement("div");
      box.id = "preview-box";
      box.className = "preview-box";
      box.addEventListener("pointerenter", () => clearTimeout(timer));
      box.addEventListener("pointerleave", leave);
    }
    box.replaceChildren(...[...text.childNodes].map((node) => node.cloneNode(true)));
    (document.querySelector("main") || document.body).append(box);
    owner = link;
    link.setAttribute("aria-describedby", "preview-box");
    place(link);
  }

  /** Put the box under the link's last line, or over its first where there is no room below. */
  function place(link) {
    const lines = link.getClientRects();
    const first = lines[0], last = lines[lines.length - 1];
    const wide = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(last.left, wide - box.offsetWidth - 8));
    const below = last.bottom + GAP + box.offsetHeight < innerHeight;
    const top = below || first.top < box.offsetHeight + GAP ? last.bottom + GAP : first.top - GAP - box.offsetHeight;
    // Set one by one: a style attribute would be refused by the page's policy. Counted from where
    // the box stands at nought, whatever it is positioned in.
    box.style.left = box.style.top = "0";
    const nought = box.getBoundingClientRect();
    box.style.left = left - nought.left + "px";
    box.style.top = top - nought.top + "px";
  }

  function hide() {
    clearTimeout(timer);
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    box.remove();
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => { if (owner !== document.activeElement || !owner.matches(":focus-visible")) hide(); }, LEAVING);
  }

  const linkOf = (event) => event.target.closest && event.target.closest(LINKS);

  document.addEventListener("pointerover", (event) => {
    const link = linkOf(event);
    if (event.pointerType === "touch") return;
    if (link) show(link);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && linkOf(event) && linkOf(event) === owner) leave();
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link && link.matches(":focus-visible")) show(link);
    else if (!box || !box.contains(event.target)) hide();
  });
  document.addEventListener("pointerdown", (event) => {
    touch = event.pointerType === "touch";
    if (owner && !linkOf(event) && !box.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || !touch || event.ctrlKey || event.metaKey) return;
    touch = false;
    if (link === owner || !document.getElementById("preview-" + link.dataset.preview)) return;
    event.preventDefault();
    show(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && owner) hide();
  });
  addEventListener("pagehide", hide);
})();
