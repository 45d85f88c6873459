/* Cite: a menu in each passage with its address, its words and its citations, and a tick that puts
   it in the reader's brief.
   In: passages of a section page; data/cite/<report>.js, loaded when a menu is first opened, by a
   script element, since a page opened from disk may fetch nothing. Out: one <details> a passage.
   The date of access is the reader's own. Nothing is sent anywhere. */
(function () {
  "use strict";

  const passages = document.querySelectorAll(".passage[id]");
  if (!passages.length) return;
  const root = new URL("../../", document.currentScript.src);
  const [report, file] = location.pathname.split("/").slice(-2).map(decodeURIComponent);
  const TRAY = "rightsref-brief", FORM = "rightsref-cite";
  const memory = {};
  let loading = null;

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

  const tray = () => stored(TRAY).split(",").filter(Boolean);
  const briefAddress = () => new URL("brief.html#p=" + tray().join(","), root).href;

  function make(name, parent, set) {
    const element = document.createElement(name);
    if (parent) parent.append(element);
    return Object.assign(element, set);
  }

  function load() {
    loading = loading || new Promise((resolve, reject) => {
      const got = () => (globalThis.RightsData || {})["cite/" + report];
      const script = make("script", document.head, { src: new URL("data/cite/" + encodeURIComponent(report) + ".js", root).href });
      script.onload = () => (got() ? resolve(got()) : reject(new Error("empty")));
      script.onerror = () => { loading = null; script.remove(); reject(new Error("missing")); };
    });
    return loading;
  }

  /** What can be copied from a passage, by key: its name and its text. */
  function forms(passage, data) {
    const id = passage.id;
    const text = passage.querySelector("p").textContent;
    const number = passage.querySelector(".permalink").textContent.trim();
    const pinpoint = (data.pages[file.replace(/\.html$/, "")] || "¶ {n}").replace("{n}", number);
    // A copy on a disk has no address for others: then the path inside the edition stands for it.
    const base = data.base ? data.base.replace(/\/?$/, "/") : location.protocol === "file:" ? "" : root.href;
    const page = base + report + "/" + file;
    const url = page + "#" + id;
    const now = new Date();
    const two = (value) => String(value).padStart(2, "0");
    const filled = {
      pinpoint, url,
      accessed: now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }),
      accessed_iso: now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()),
      accessed_parts: now.getFullYear() + "," + (now.getMonth() + 1) + "," + now.getDate(),
    };
    const fill = (form) => form.replace(/\{(pinpoint|url|accessed(?:_iso|_parts)?)\}/g, (all, key) => filled[key]);
    return [
      ["link", "Permanent link", url],
      ["words", "Link that shows the words", url + ":~:text=" + fragment(text)],
      ["quote", "Quotation with reference", "“" + text + "” (" + data.title + ", " + pinpoint + ", " + url + ")"],
      ...data.forms.map(([key, name, form]) => [key, name, fill(form)]),
    ];
  }

  /** A text fragment that names the first and last words of a passage. */
  function fragment(text) {
    const encode = (part) => encodeURIComponent(part).replace(/-/g, "%2D");
    const words = text.split(" ");
    if (words.length < 12) return encode(text);
    return encode(words.slice(0, 5).join(" ")) + "," + encode(words.slice(-4).join(" "));
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

  async function open(details) {
    if (!details.open || details.dataset.filled) return;
    details.dataset.filled = "yes";
    const passage = details.closest(".passage");
    const status = make("p", null, { className: "cite-status" });
    status.setAttribute("role", "status");
    details.append(status);
    let data;
    try {
      data = await load();
    } catch (error) {
      delete details.dataset.filled;
      details.open = false;
      make("p", details, { className: "cite-status", textContent: "The citations could not be loaded; open this again to retry." });
      return;
    }
    const all = forms(passage, data);
    const body = make("div");
    status.before(body);
    const label = make("label", body, { textContent: "Form " });
    const select = make("select", label);
    for (const [key, name] of all) make("option", select, { value: key, textContent: name });
    select.value = all.some(([key]) => key === stored(FORM)) ? stored(FORM) : "link";
    const field = make("textarea", body, { readOnly: true, rows: 4 });
    field.setAttribute("aria-label", "Text to copy");
    const show = () => { field.value = all.find(([key]) => key === select.value)[2]; status.textContent = ""; };
    select.addEventListener("change", () => { stored(FORM, select.value); show(); });
    show();
    const line = make("p", body);
    make("button", line, { type: "button", textContent: "Copy" }).addEventListener("click", () => copy(field, status));
    tick(make("p", body), passage.id, status);
  }

  function tick(line, id, status) {
    const name = report + "/" + id;
    const label = make("label", line);
    const box = make("input", label, { type: "checkbox", checked: tray().includes(name) });
    label.append(" In my brief ");
    const link = make("a", line, { className: "brief-link" });
    const show = () => {
      link.href = briefAddress();
      link.textContent = "Open the brief (" + tray().length + ")";
    };
    box.addEventListener("change", () => {
      const rest = tray().filter((one) => one !== name);
      stored(TRAY, (box.checked ? [...rest, name] : rest).join(","));
      document.querySelectorAll(".brief-link").forEach((one) => {
        one.href = briefAddress();
        one.textContent = "Open the brief (" + tray().length + ")";
      });
      status.textContent = box.checked ? "Added to the brief." : "Taken out of the brief.";
    });
    show();
  }

  for (const passage of passages) {
    const details = make("details", passage.querySelector(".panel") || passage, { className: "cite" });
    make("summary", details, { textContent: "Cite" })
      .setAttribute("aria-label", "Cite " + (passage.querySelector(".permalink").getAttribute("aria-label") || "").toLowerCase());
    details.addEventListener("toggle", () => open(details));
  }
})();
