// Opens the passage behind a statement beside the account. Without this script every link leads to the same words in the
// full texts at the end of the page. No offsets are used here: the words are marked when the page is written.
(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };
  var panel = byId("panel"), body = byId("panel-body"), name = byId("panel-name"), place = byId("panel-place");
  var before = byId("panel-before"), after = byId("panel-after");
  var opener = null, group = [], at = 0;

  var folds = Array.prototype.slice.call(document.querySelectorAll("details[data-fold]"));
  folds.forEach(function (fold) { fold.open = false; });
  var kept = [];
  window.addEventListener("beforeprint", function () {
    kept = folds.map(function (fold) { return fold.open; });
    folds.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folds.forEach(function (fold, number) { fold.open = kept[number]; });
  });

  function sheet(link) {
    var copy = byId(link.dataset.sheet).cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("a[id]").forEach(function (anchor) { anchor.remove(); });
    return copy;
  }

  function show(number) {
    at = number;
    var link = group[at], copy = sheet(link), marks = link.dataset.marks.split(" ");
    name.textContent = copy.dataset.name;
    body.replaceChildren(copy);
    marks.forEach(function (mark) {
      copy.querySelectorAll("." + mark).forEach(function (piece) {
        var on = document.createElement("mark");
        on.className = piece.className;
        on.append.apply(on, Array.prototype.slice.call(piece.childNodes));
        piece.replaceWith(on);
      });
    });
    place.textContent = at + 1 + " of " + group.length;
    before.disabled = at === 0;
    after.disabled = at === group.length - 1;
    panel.classList.toggle("alone", group.length < 2);
    panel.hidden = false;
    document.body.classList.add("reading");
    document.querySelectorAll(".ev.shown").forEach(function (old) { old.classList.remove("shown"); });
    link.classList.add("shown");
    var first = copy.querySelector("mark." + marks[0]);
    if (first) body.scrollTop += first.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 3;
    try { history.replaceState(null, "", link.getAttribute("href")); } catch (error) { /* a page inside a page has no address */ }
  }

  function open(link) {
    var seen = {}, owner = link.closest("[data-group]");
    opener = link;
    group = Array.prototype.slice.call(owner ? owner.querySelectorAll("a.ev") : [link]).filter(function (one) {
      var fresh = !seen[one.hash];
      seen[one.hash] = true;
      return fresh;
    });
    var found = group.findIndex(function (one) { return one.hash === link.hash; });
    show(Math.max(0, found));
    name.focus({ preventScroll: true });
  }

  function close() {
    panel.hidden = true;
    document.body.classList.remove("reading");
    document.querySelectorAll(".ev.shown").forEach(function (old) { old.classList.remove("shown"); });
    try { history.replaceState(null, "", "#page"); } catch (error) { /* as above */ }
    if (opener) opener.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.ev");
    if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      open(link);
    } else if (event.target.closest('a[href^="#r-"]')) {
      byId("texts").querySelector("details").open = true;
    }
  });
  before.addEventListener("click", function () { show(at - 1); });
  after.addEventListener("click", function () { show(at + 1); });
  byId("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", function (event) {
    if (panel.hidden) return;
    if (event.key === "Escape") close();
    if (event.key === "ArrowRight" && at < group.length - 1) show(at + 1);
    if (event.key === "ArrowLeft" && at > 0) show(at - 1);
  });

  function follow() {
    var hash = location.hash.slice(1);
    var link = Array.prototype.find.call(document.querySelectorAll("a.ev"), function (one) {
      return one.getAttribute("href") === "#" + hash;
    });
    if (!hash || !link) return;
    var fold = link.closest("details");
    if (fold) fold.open = true;
    open(link);
    // The browser opens the full texts and goes to the words there: come back to what is told of them.
    setTimeout(function () {
      byId("texts").querySelector("details").open = false;
      link.scrollIntoView({ block: "center" });
    }, 0);
  }
  window.addEventListener("hashchange", follow);
  if (document.readyState === "complete") follow();
  else window.addEventListener("load", follow);
})();
