/* Finds words inside a report on one page. In: the words typed. Out: links to the paragraphs that
   hold them all. Never asks anything of the network. */
(function () {
  "use strict";
  var form = document.getElementById("find");
  var field = document.getElementById("find-words");
  var status = document.getElementById("find-status");
  var list = document.getElementById("find-list");
  var MOST = 60;
  var AROUND = 60;

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'")
      .toLowerCase();
  }

  var passages = Array.prototype.map.call(document.querySelectorAll(".passage"), function (node) {
    var text = node.querySelector("p").textContent;
    return { id: node.id, ref: node.dataset.ref, text: text, plain: plain(text) };
  });

  function snippet(passage, word) {
    var at = Math.max(passage.plain.indexOf(word) - AROUND, 0);
    return (at ? "…" : "") + passage.text.slice(at, at + 3 * AROUND) + "…";
  }

  function find() {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    list.textContent = "";
    if (!words.length) {
      status.textContent = "";
      return;
    }
    var found = passages.filter(function (passage) {
      return words.every(function (word) { return passage.plain.indexOf(word) >= 0; });
    });
    status.textContent = found.length === 1 ? "1 paragraph" : found.length + " paragraphs" +
      (found.length > MOST ? ", the first " + MOST + " shown" : "");
    found.slice(0, MOST).forEach(function (passage) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = "#" + passage.id;
      link.textContent = passage.ref;
      item.append(link, " " + snippet(passage, words[0]));
      list.append(item);
    });
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    find();
  });
  field.addEventListener("input", find);
})();
