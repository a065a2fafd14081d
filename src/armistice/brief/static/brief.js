"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const svg = "http://www.w3.org/2000/svg";
  const absent = ["not in force", "not in force"];
  const byId = (id) => document.getElementById(id);
  const pick = { date: byId("sw-date"), reading: byId("sw-reading"), evidence: byId("sw-evidence") };
  const lists = { date: data.dates, reading: data.readings, evidence: data.evidence };
  const first = { date: data.dates.length - 1, reading: 0, evidence: 0 };
  const state = Object.assign({}, first);

  function element(name, className, words) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (words !== undefined) made.textContent = words;
    return made;
  }

  function verdict(word, outcome) {
    const slug = outcome === "not in force" ? "absent" : outcome;
    const made = element("span", "verdict o-" + slug);
    const mark = document.createElementNS(svg, "svg");
    mark.setAttribute("class", "mark");
    mark.setAttribute("viewBox", "0 0 16 16");
    mark.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(svg, "use");
    use.setAttribute("href", "#m-" + slug);
    mark.append(use);
    made.append(mark, element("span", "word", word));
    if (word !== outcome) made.append(" ", element("span", "outcome", outcome));
    return made;
  }

  const result = (number) => (number < 0 ? null : data.results[number]);
  const wordOf = (found) => (found ? data.words[found[0]] : absent);

  // An event in a list of reasons; its accounts are copied from the annex when they are opened.
  function eventItem(number, reason) {
    const source = byId("e" + number);
    const item = element("li");
    const folded = element("details", "told");
    const summary = element("summary");
    const title = source.querySelector("h3");
    const date = title.querySelector(".date").textContent;
    summary.append(element("span", "date", date), title.textContent.slice(date.length) + " ");
    summary.append(element("span", "reason", reason));
    folded.append(summary);
    folded.addEventListener("toggle", () => {
      if (!folded.open || folded.children.length > 1) return;
      const accounts = source.querySelector(".accounts");
      folded.append(accounts ? accounts.cloneNode(true) : element("p", "", "No account."));
    });
    item.append(folded);
    return item;
  }

  function events(box, heading, uses) {
    if (!uses.length) return;
    const list = element("ul");
    for (const use of uses) list.append(eventItem(use[0], data.strings[use[2]]));
    box.append(element("h4", "", heading), list);
  }

  function basis(found, note) {
    const box = document.createDocumentFragment();
    if (!found) {
      box.append(element("p", "", "The norm does not bind this bearer under this reading."));
    } else {
      for (const line of found[2]) box.append(element("p", "", data.strings[line]));
      const uses = found[3].map((number) => data.uses[number]);
      events(box, "Events used", uses.filter((use) => use[1]));
      events(box, "Events set aside", uses.filter((use) => !use[1]));
      if (!uses.length) box.append(element("p", "", "No event of the record bears on this norm."));
    }
    if (note >= 0) {
      box.append(element("h4", "", "Contested"));
      for (const line of data.notes[note]) box.append(element("p", "", data.strings[line]));
    }
    return box;
  }

  function fill(row, number, board, alone, moment) {
    const found = result(board[number]);
    const [word, outcome] = wordOf(found);
    row.toggleAttribute("data-absent", !found);
    row.querySelector(".chosen .cell").replaceChildren(verdict(word, outcome));
    row.querySelector(".chosen .when").textContent = found ? data.strings[found[1]] : "";
    row.querySelector(".alone .cell").replaceChildren(verdict(...wordOf(result(alone[number]))));
    const chips = row.querySelector(".chips");
    chips.replaceChildren();
    const note = moment.notes[number];
    if (found && note >= 0) chips.append(element("span", "chip", "contested"));
    const weak = moment.weak[state.reading][state.evidence].includes(number);
    if (weak) chips.append(element("span", "chip", "weak"));
    const folded = row.querySelector("details");
    const box = folded.querySelector(".basis");
    const draw = () => box.replaceChildren(basis(found, note));
    folded.ontoggle = () => folded.open && draw();
    if (folded.open) draw();
  }

  function bands(board) {
    for (const lane of document.querySelectorAll(".lane")) {
      const group = lane.querySelector(".bands");
      group.replaceChildren();
      const seen = new Set();
      for (const row of lane.dataset.rows.split(",").filter(Boolean)) {
        const found = result(board[Number(row)]);
        for (const number of found ? found[4] : []) {
          if (seen.has(number)) continue;
          seen.add(number);
          const [from, to, words] = data.bands[number];
          const band = document.createElementNS(svg, "rect");
          band.setAttribute("x", from);
          band.setAttribute("y", group.dataset.y);
          band.setAttribute("width", Math.max(to - from, 2));
          band.setAttribute("height", group.dataset.h);
          const title = document.createElementNS(svg, "title");
          title.textContent = data.strings[words];
          band.append(title);
          group.append(band);
        }
      }
    }
  }

  function cursor() {
    const group = byId("cursor");
    const x = data.x[state.date];
    const width = group.ownerSVGElement.viewBox.baseVal.width;
    group.setAttribute("transform", "translate(" + x + " 0)");
    const label = group.querySelector("text");
    label.textContent = data.dateWords[state.date];
    label.setAttribute("text-anchor", x > width / 2 ? "end" : "start");
  }

  function show(announce) {
    const moment = data.moments[state.date];
    const board = moment.cells[state.reading][state.evidence];
    const alone = moment.cells[state.reading][data.independent];
    for (const row of document.querySelectorAll("tbody.row")) {
      fill(row, Number(row.dataset.row), board, alone, moment);
    }
    const counts = new Map();
    for (const number of board) {
      const outcome = wordOf(result(number))[1];
      counts.set(outcome, (counts.get(outcome) || 0) + 1);
    }
    const order = ["kept", "broken", "open", "unknown"];
    const tally = order.map((name) => (counts.get(name) || 0) + " " + name).join(", ");
    const choice =
      "As of " + data.dateWords[state.date] + ", " + data.readings[state.reading] +
      " reading, " + data.evidenceWords[state.evidence];
    byId("choice").textContent = choice;
    byId("said").textContent = (announce ? choice + ": " : "") + tally + ".";
    bands(board);
    cursor();
    for (const name of Object.keys(pick)) pick[name].value = String(state[name]);
    byId("earlier").disabled = state.date === 0;
    byId("later").disabled = state.date === data.dates.length - 1;
  }

  function address() {
    const parts = Object.keys(lists).map(
      (name) => name + "=" + encodeURIComponent(lists[name][state[name]])
    );
    return "#" + parts.join("&");
  }

  function choose(name, number) {
    state[name] = number;
    history.replaceState(null, "", address());
    show(true);
  }

  // Whether the address chose a board; an address that leads to a section chooses none.
  function read() {
    let chosen = false;
    for (const part of location.hash.slice(1).split("&")) {
      const at = part.indexOf("=");
      const name = part.slice(0, at);
      if (at < 0 || !Object.hasOwn(lists, name)) continue;
      let value = "";
      try {
        value = decodeURIComponent(part.slice(at + 1));
      } catch {
        continue;
      }
      const number = lists[name].indexOf(value);
      if (number < 0) continue;
      state[name] = number;
      chosen = true;
    }
    return chosen;
  }

  // A link to an event or a source opens the list in which it stands.
  function reveal() {
    const target = /^#[a-z]\d+$/.test(location.hash) && byId(location.hash.slice(1));
    if (!target) return;
    const folded = target.closest("details");
    if (folded) folded.open = true;
    target.scrollIntoView({ behavior: "instant" });
  }

  document.documentElement.classList.add("js");
  byId("switches").hidden = false;
  byId("switches").addEventListener("submit", (event) => event.preventDefault());
  for (const name of Object.keys(pick)) {
    pick[name].addEventListener("change", () => choose(name, Number(pick[name].value)));
  }
  byId("earlier").addEventListener("click", () => choose("date", state.date - 1));
  byId("later").addEventListener("click", () => choose("date", state.date + 1));
  for (const cell of document.querySelectorAll("td.chosen")) {
    cell.addEventListener("click", () => {
      const folded = cell.closest("tbody").querySelector("details");
      folded.open = !folded.open;
    });
  }
  for (const mark of document.querySelectorAll(".timeline .m")) {
    mark.addEventListener("click", () => {
      location.hash = "#e" + mark.dataset.e;
    });
  }
  window.addEventListener("hashchange", () => {
    if (read()) show(true);
    else reveal();
  });
  // Paper has no folds: the sources are always printed, the events where they were opened.
  const bibliography = document.querySelector(".bib");
  bibliography.open = false;
  window.addEventListener("beforeprint", () => {
    bibliography.open = true;
  });
  const asked = read();
  show(false);
  if (asked) byId("board").scrollIntoView({ behavior: "instant" });
  else reveal();
})();
