/* Keys: j and k, or n and p, go from paragraph to paragraph, / to the search, ? to this help.
   In: keys. Out: focus, and the address of the paragraph that has it. Silent while the reader writes or holds a modifier; can be switched off,
   and then stays off. */
(function () {
  "use strict";

  const NAME = "rightsref-keys";
  const HELP = [["j or n", "next paragraph"], ["k or p", "previous paragraph"], ["/", "search"],
    ["Esc", "close a preview, “Cite” or this help"], ["?", "this help"]];
  let kept = null, dialog = null;

  /** Kept for the tab and for good, since on a disk Firefox keeps the second for one page.
      Where nothing may be stored, the choice lasts as long as the page. */
  function setting(value) {
    if (value) kept = value;
    let found = null;
    for (const kind of ["sessionStorage", "localStorage"]) {
      try {
        if (value) globalThis[kind].setItem(NAME, value);
        found = found || globalThis[kind].getItem(NAME);
      } catch (error) {
        // Storage may be forbidden.
      }
    }
    return found || kept;
  }

  function make(name, text, parent) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  }

  function help() {
    if (!dialog) {
      dialog = make("dialog", "", document.body);
      dialog.className = "keys-help";
      dialog.setAttribute("aria-labelledby", "keys-help-title");
      make("h2", "Keyboard", dialog).id = "keys-help-title";
      const list = make("dl", "", dialog);
      for (const [key, what] of HELP) {
        make("kbd", key, make("dt", "", list));
        make("dd", what, list);
      }
      const label = make("label", "", make("p", "", dialog));
      const box = make("input", "", label);
      box.type = "checkbox";
      label.append(" Use these keys");
      box.checked = setting() !== "off";
      box.addEventListener("change", () => setting(box.checked ? "on" : "off"));
      const close = make("button", "Close", make("p", "", dialog));
      close.type = "button";
      close.addEventListener("click", () => dialog.close());
    }
    if (!dialog.open) dialog.showModal();
  }

  function step(by) {
    const links = [...document.querySelectorAll(".passage > .permalink")];
    if (!links.length) return false;
    const now = document.activeElement && document.activeElement.closest(".passage");
    let at = links.findIndex((link) => link.parentElement === now);
    if (at < 0) {
      // From where the reader looks: the first paragraph whose end is still in sight.
      at = links.findIndex((link) => link.parentElement.getBoundingClientRect().bottom > 80);
      if (at < 0) at = links.length - 1;
      if (by > 0) at -= 1;
    }
    const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
    // The address goes along, but no step is added to the history: the mark is where the keys are.
    location.replace("#" + next.parentElement.id);
    next.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest && event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (setting() === "off") return;
    let done = true;
    if (event.key === "j" || event.key === "n") done = step(1);
    else if (event.key === "k" || event.key === "p") done = step(-1);
    else if (event.key === "?") help();
    else if (event.key === "/") {
      const field = document.querySelector("#search-field, form[role=search] input[type=search]");
      done = !!field;
      if (field) { field.focus(); field.select(); }
    } else done = false;
    if (done) event.preventDefault();
  });

  const foot = document.querySelector("body > footer");
  if (foot) {
    const button = make("button", "Keyboard", make("p", "", foot));
    button.type = "button";
    button.className = "keys-button";
    button.addEventListener("click", help);
  }
})();
