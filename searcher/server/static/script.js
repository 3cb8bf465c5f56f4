// A little comfort; every page does all it does without it.
(function () {
  "use strict";
  document.querySelectorAll("button.copy").forEach(function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var source = document.getElementById(button.dataset.copies);
      navigator.clipboard.writeText(source.textContent).then(function () {
        var before = button.textContent;
        button.textContent = button.dataset.done;
        setTimeout(function () { button.textContent = before; }, 2000);
      });
    });
  });
  // "/" goes to the box; n and p go from mark to mark of a statement.
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "/") {
      var box = document.getElementById("q");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
      return;
    }
    if (event.key !== "n" && event.key !== "p") return;
    var here = /^#m(\d+)$/.exec(location.hash);
    var number = here ? Number(here[1]) + (event.key === "n" ? 1 : -1) : 1;
    if (document.getElementById("m" + number)) location.hash = "m" + number;
  });
})();
