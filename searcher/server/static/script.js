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

  // Boxes go on with what is typed: the combobox of the ARIA Authoring Practices, with a list.
  document.querySelectorAll("input[data-completes]").forEach(function (box, number) {
    var list = document.createElement("ul");
    var rows = [];
    var active = -1;
    var asked = 0;
    var timer = 0;

    box.type = "text"; // the role of a combobox is not for boxes of the type search
    list.id = "completions-" + number;
    list.className = "completions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.dataset.name);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-controls", list.id);
    box.insertAdjacentElement("afterend", list);

    function choose(place) {
      if (active >= 0) list.children[active].setAttribute("aria-selected", "false");
      active = place;
      if (active < 0) return box.removeAttribute("aria-activedescendant");
      var option = list.children[active];
      option.setAttribute("aria-selected", "true");
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    function close() {
      ++asked; // what is still on its way comes too late
      clearTimeout(timer);
      choose(-1);
      rows = [];
      list.replaceChildren();
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
    }

    function take(row) {
      var rest = box.value.slice(box.selectionStart);
      close();
      box.value = row.text + rest;
      box.setSelectionRange(row.text.length, row.text.length);
      box.focus();
    }

    function show(found) {
      close();
      rows = found;
      rows.forEach(function (row, place) {
        var option = document.createElement("li");
        option.id = list.id + "-" + place;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        var label = document.createElement("bdi");
        label.textContent = row.label;
        var note = document.createElement("span");
        note.className = "note";
        note.textContent = row.kind + " · " + row.count;
        option.append(label, " ", note);
        // Before the box loses its focus.
        option.addEventListener("mousedown", function (event) { event.preventDefault(); take(row); });
        list.append(option);
      });
      list.hidden = rows.length === 0;
      box.setAttribute("aria-expanded", String(rows.length > 0));
    }

    function ask() {
      var own = ++asked;
      var text = box.value.slice(0, box.selectionStart);
      if (text.trim().length === 0) return close();
      var address = new URL(box.dataset.completes, location.href);
      address.searchParams.set("q", text);
      fetch(address).then(function (answer) { return answer.ok ? answer.json() : { completions: [] }; })
        .then(function (answer) { if (own === asked) show(answer.completions); })
        .catch(function () { if (own === asked) close(); });
    }

    box.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    box.addEventListener("blur", close);
    box.addEventListener("keydown", function (event) {
      if (event.isComposing) return; // a letter of Chinese or Korean is being put together
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        take(rows[active]);
      } else if (event.key === "Enter") {
        close();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (rows.length === 0) return event.key === "ArrowDown" ? ask() : undefined;
        event.preventDefault();
        var step = event.key === "ArrowDown" ? 1 : -1;
        // From the last one, and from the first one back, comes the box itself.
        var next = active + step;
        choose(next === rows.length ? -1 : next === -2 ? rows.length - 1 : next);
      }
    });
  });

  // What is wider than the page says that it can be scrolled.
  function tellOfWide() {
    document.querySelectorAll(".scroll-hint").forEach(function (hint) {
      var wide = hint.nextElementSibling;
      hint.hidden = wide.scrollWidth <= wide.clientWidth + 1;
    });
  }
  tellOfWide();
  window.addEventListener("resize", tellOfWide);

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
