/* Cite: a menu in each passage with its address, its words and its citations, and ticks that put
   passages in the reader's brief, here and wherever they are quoted.
   In: passages of a section page, quoted passages of any other; data/cite/<report>.js, loaded when
   a menu is first opened, by a script element, since a page opened from disk may fetch nothing.
   Out: one <details> a passage, one tick a quotation, the count beside "Brief" in the masthead, and
   what brief.js shares with it as RightsCite. The date of access is the reader's own. Nothing is
   sent anywhere. */
(function () {
  "use strict";

  const root = new URL("../../", document.currentScript.src);
  const TRAY = "rightsref-brief", REST = "rightsref-brief-rest", FORM = "rightsref-cite";
  const memory = {};
  let loading = null;

  // ---- what was ticked

  /* Kept twice, each with its time: on a disk Firefox gives every page a localStorage of its own
     and every folder a sessionStorage, and elsewhere other tabs see localStorage alone. The link
     to the brief needs neither: it carries all that was ticked. */
  function stored(name, value) {
    if (value !== undefined) memory[name] = Date.now() + "|" + value;
    const all = [memory[name] || ""];
    for (const kind of ["localStorage", "sessionStorage"]) {
      try {
        if (value !== undefined) globalThis[kind].setItem(name, memory[name]);
        all.push(globalThis[kind].getItem(name) || "");
      } catch (error) {
        // Storage may be forbidden; then the value lasts as long as the page.
      }
    }
    const newest = all.reduce((one, other) => (parseInt(other, 10) > (parseInt(one, 10) || 0) ? other : one));
    return newest.slice(newest.indexOf("|") + 1);
  }

  /** The names of the ticked passages; with a list, these and no others from now on. What else the
      brief's address holds, its title and form, is kept with them, so that a further tick loses neither. */
  function tray(list, rest) {
    const names = stored(TRAY, list && list.join(",")).split(",").filter(Boolean);
    if (rest !== undefined) stored(REST, rest);
    if (list) refresh();
    return names;
  }

  const inMasthead = document.querySelector('.masthead nav a[href$="brief.html"]');

  /** Bring all that shows the brief's state up to date. */
  function refresh() {
    const names = tray(), count = " (" + names.length + ")";
    const address = new URL("brief.html" + (names.length ? "#p=" + names.join(",") + stored(REST) : ""), root).href;
    for (const link of document.querySelectorAll(".brief-link")) Object.assign(link, { href: address, textContent: "Open the brief" + count });
    if (inMasthead) Object.assign(inMasthead, { href: address, textContent: "Brief" + (names.length ? count : "") });
    for (const box of document.querySelectorAll("[data-brief]")) box.checked = names.includes(box.dataset.brief);
  }

  function make(name, parent, set) {
    const element = document.createElement(name);
    if (parent) parent.append(element);
    return Object.assign(element, set);
  }

  /** A tick that puts a passage, <report>/<paragraph>, in the brief. */
  function tick(parent, name, words, said) {
    const label = make("label", parent, { className: "tick" });
    const box = make("input", label, { type: "checkbox" });
    box.dataset.brief = name;
    label.append(" " + words);
    box.addEventListener("change", () => {
      const rest = tray().filter((one) => one !== name);
      tray(box.checked ? [...rest, name] : rest);
      if (said) said(box.checked);
    });
    return box;
  }

  // ---- how a passage is named to others

  const day = (date) => date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

  /** A passage's place and address, and what fills a citation's form. A copy on a disk has no
      address that would lead anyone anywhere: there, the edition and the passage's id stand for it. */
  function named(data, report, page, id, number) {
    const base = data.base ? data.base.replace(/\/?$/, "/") : location.protocol === "file:" ? "" : root.href;
    const pinpoint = data.pages[page] || "", url = base && base + report + "/" + page + ".html#" + id;
    const now = new Date(), two = (value) => String(value).padStart(2, "0");
    const filled = {
      pinpoint, paragraph: number, passage: id, url: url || "passage " + id, accessed: day(now),
      accessed_iso: now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()),
      accessed_parts: now.getFullYear() + "," + (now.getMonth() + 1) + "," + now.getDate(),
    };
    const fill = (form) => {
      if (!base) form = form.replace(data.available, data.nowhere).replace("L2  - {url}\n", "");
      // A section without a number is cited by its title, which takes no sign before it.
      if (!/^\d/.test(pinpoint)) form = form.replace(/(?:§|\bsec\.|\bs) (?=\{pinpoint\})/g, "");
      return form.replace(/\{(pinpoint|paragraph|passage|url|accessed(?:_iso|_parts)?)\}/g, (all, key) => filled[key]);
    };
    return { base, pinpoint, url, fill };
  }

  /** A text fragment that names the first and last words of a passage. */
  function fragment(text) {
    const encode = (part) => encodeURIComponent(part).replace(/-/g, "%2D");
    const words = text.split(" ");
    if (words.length < 12) return encode(text);
    return encode(words.slice(0, 5).join(" ")) + "," + encode(words.slice(-4).join(" "));
  }

  /** What can be copied from a passage: key, name and text of each. */
  function forms(passage, data, report, page) {
    const text = passage.querySelector("p").textContent;
    const { url, fill } = named(data, report, page, passage.id, passage.querySelector(".permalink").textContent.trim());
    const edition = fill("para {paragraph} of edition " + data.edition + ", " + data.edition_date + ", {url}");
    return [
      ...(url ? [["link", "Permanent link", url], ["words", "Link that shows the words", url + ":~:text=" + fragment(text)]]
        : [["link", "Name of the passage", report + ", edition " + data.edition + ", passage " + passage.id]]),
      ["quote", "Quotation with reference", "“" + text + "” (" + fill(data.title + ", s {pinpoint}; ") + edition + ")"],
      ...data.forms.map(([key, name, form]) => [key, name, fill(form)]),
    ];
  }

  // ---- the menu

  function load(report) {
    loading = loading || new Promise((resolve, reject) => {
      const got = () => (globalThis.RightsData || {})["cite/" + report];
      const script = make("script", document.head, { src: new URL("data/cite/" + encodeURIComponent(report) + ".js", root).href });
      script.onload = () => (got() ? resolve(got()) : reject(new Error("empty")));
      script.onerror = () => { loading = null; script.remove(); reject(new Error("missing")); };
    });
    return loading;
  }

  async function copy(field, status) {
    let done = false;
    try {
      await navigator.clipboard.writeText(field.value);
      done = true;
    } catch (error) {
      field.select();
      done = document.execCommand("copy");
    }
    status.textContent = done ? "Copied." : "Select the text and copy it.";
  }

  async function open(details, report, page) {
    if (!details.open || details.dataset.filled) return;
    details.dataset.filled = "yes";
    const passage = details.closest(".passage");
    let data;
    try {
      data = await load(report);
    } catch (error) {
      delete details.dataset.filled;
      details.open = false;
      details.querySelector(".cite-status")?.remove();
      make("p", details, { className: "cite-status", textContent: "The citations could not be loaded; open this again to retry." });
      return;
    }
    details.querySelector(".cite-status")?.remove();
    const all = forms(passage, data, report, page);
    const body = make("div", details);
    const select = make("select", make("label", body, { textContent: "Form " }));
    for (const [key, name] of all) make("option", select, { value: key, textContent: name });
    select.value = all.some(([key]) => key === stored(FORM)) ? stored(FORM) : "link";
    const field = make("textarea", body, { readOnly: true, rows: 1 });
    field.setAttribute("aria-label", "Text to copy");
    const line = make("p", body);
    const button = make("button", line, { type: "button", textContent: "Copy" });
    // Empty until there is something to say: what is filled as it appears is not read out.
    const status = make("span", line, { className: "cite-status" });
    status.setAttribute("role", "status");
    const show = () => {
      field.value = all.find(([key]) => key === select.value)[2];
      field.style.height = "auto";
      field.style.height = field.scrollHeight + field.offsetHeight - field.clientHeight + "px";
      status.textContent = "";
    };
    select.addEventListener("change", () => { stored(FORM, select.value); show(); });
    button.addEventListener("click", () => copy(field, status));
    if (!all.some(([key]) => key === "words")) {
      make("p", body, { className: "cite-note", textContent: "This copy has no address on the web. Citations therefore name the edition and the passage, and not a link." });
    }
    const brief = make("p", body);
    tick(brief, report + "/" + passage.id, "In my brief", (on) => { status.textContent = on ? "Added to the brief." : "Taken out of the brief."; });
    make("a", brief, { className: "brief-link" });
    refresh();
    show();
  }

  const [report, file] = location.pathname.split("/").slice(-2).map(decodeURIComponent);
  for (const passage of document.querySelectorAll(".passage[id]")) {
    const details = make("details", passage.querySelector(".panel") || passage, { className: "cite" });
    make("summary", details, { textContent: "Cite" })
      .setAttribute("aria-label", "Cite " + (passage.querySelector(".permalink").getAttribute("aria-label") || "").toLowerCase());
    details.addEventListener("toggle", () => open(details, report, file.replace(/\.html$/, "")));
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.firstChild.focus();
    });
  }
  for (const link of document.querySelectorAll(".quoted > .permalink")) {
    const to = new URL(link.href);
    const line = make("span", null, { className: "quoted-tick" });
    tick(line, decodeURIComponent(to.pathname.split("/").slice(-2)[0]) + "/" + to.hash.slice(1), "Brief")
      .setAttribute("aria-label", "Brief: " + link.textContent.trim());
    link.after(line);
  }
  globalThis.RightsCite = { day, make, named, refresh, root, tick, tray };
  addEventListener("storage", refresh);
  addEventListener("pageshow", refresh);
  refresh();
})();
