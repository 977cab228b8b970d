"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rows = all(".r");

  // On a narrow screen the text comes first.
  if (matchMedia("(max-width: 46rem)").matches) all(".outline > details").forEach((part) => part.removeAttribute("open"));

  // Linked words: those that bear one number in a row light up together.
  let lit = [];
  const light = (row, name) => {
    lit.forEach((word) => word.classList.remove("lit"));
    lit = row && name ? all("i." + name, row) : [];
    lit.forEach((word) => word.classList.add("lit"));
  };
  const numberOf = (word) => [...word.classList].find((name) => /^w\d+$/.test(name));
  // They are told by gap, length and number, and become elements when their row is first looked at.
  const split = (cell) => {
    let at = 0;
    const words = cell.dataset.w.split(" ").map((word) => {
      const [gap, length, number] = word.split(".").map(Number);
      const start = at + gap;
      at = start + length;
      return { start, end: at, number };
    });
    delete cell.dataset.w;
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let length = 0;
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: length });
      length += walker.currentNode.length;
    }
    for (const { node, start } of nodes) {
      const end = start + node.length;
      for (const word of words.filter((word) => word.start < end && word.end > start).reverse()) {
        const range = document.createRange();
        range.setStart(node, Math.max(word.start, start) - start);
        range.setEnd(node, Math.min(word.end, end) - start);
        const element = document.createElement("i");
        element.className = "w" + word.number;
        range.surroundContents(element);
      }
    }
  };
  const look = (row) => row && all("[data-w]", row).forEach(split);
  document.addEventListener("focusin", (event) => look(event.target.closest(".r")));
  document.addEventListener("pointerover", (event) => {
    if (event.target.closest) look(event.target.closest(".r"));
    const word = event.target.closest ? event.target.closest(".r i") : null;
    light(word && word.closest(".r"), word && numberOf(word));
  });

  // From the number of a row: up and down to other rows, left and right along its linked words, which are said aloud.
  const said = document.getElementById("said");
  const say = () => {
    const words = (lang) => lit.filter((word) => word.closest("." + lang)).map((word) => word.textContent).join(" ");
    if (said) said.textContent = lit.length ? words("zh") + " – " + words("en") : "";
  };
  document.addEventListener("keydown", (event) => {
    const number = event.target.closest ? event.target.closest(".n") : null;
    if (!number || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const row = number.closest(".r");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const numbers = all(".n");
      const next = numbers[numbers.indexOf(number) + step];
      if (next) next.focus();
      light();
    } else {
      const names = [...new Set(all("i", row).map(numberOf))];
      if (!names.length) return;
      const at = lit.length && row.contains(lit[0]) ? names.indexOf(numberOf(lit[0])) : step > 0 ? -1 : 0;
      light(row, names[(at + step + names.length) % names.length]);
      say();
    }
    event.preventDefault();
  });

  // Finding: width, case and runs of spaces are folded, on both sides alike.
  const field = document.getElementById("find");
  const found = document.getElementById("found");
  if (!field || !found) return;
  field.closest("search").hidden = false;
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const cells = all(".r .zh, .r .en").filter((cell) => !cell.classList.contains("o"));
  let texts;
  let hits = [];
  let here = -1;
  const ranges = (cell, wanted) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let text = "";
    const places = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      let at = 0;
      for (const sign of node.data) {
        let folded = fold(sign);
        if (folded === " " && text.endsWith(" ")) folded = "";
        for (let n = 0; n < folded.length; n++) places.push([node, at, at + sign.length]);
        text += folded;
        at += sign.length;
      }
    }
    const found = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      range.setStart(places[at][0], places[at][1]);
      range.setEnd(places[at + wanted.length - 1][0], places[at + wanted.length - 1][2]);
      found.push(range);
    }
    return found;
  };
  const paint = () => {
    const row = hits[here] && hits[here].startContainer.parentElement.closest(".r");
    if (window.CSS && CSS.highlights && window.Highlight) {
      CSS.highlights.set("found", new Highlight(...hits));
      CSS.highlights.set("here", new Highlight(...(hits[here] ? [hits[here]] : [])));
    } else {
      rows.forEach((other) => other.classList.toggle("found", other === row));
    }
    if (row) row.scrollIntoView({ block: "center" });
    found.textContent = hits.length ? here + 1 + " / " + hits.length : field.value.trim() ? found.dataset.none : "";
  };
  const search = () => {
    const wanted = fold(field.value.trim());
    texts = texts || cells.map((cell) => fold(cell.textContent));
    hits = wanted ? cells.flatMap((cell, at) => (texts[at].includes(wanted) ? ranges(cell, wanted) : [])) : [];
    here = hits.length ? 0 : -1;
    paint();
  };
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !hits.length) return;
    here = (here + (event.shiftKey ? -1 : 1) + hits.length) % hits.length;
    paint();
    event.preventDefault();
  });
})();
