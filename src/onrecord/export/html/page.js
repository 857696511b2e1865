"use strict";
(() => {
  const body = document.body;
  const text = document.querySelector(".text");
  const column = document.querySelector(".notes");
  const live = document.querySelector(".live");
  const notes = [...document.querySelectorAll(".note")];
  const items = new Map([...document.querySelectorAll(".note, .relations li")].map((el) => [+el.dataset.item, el]));
  const rows = [...document.querySelectorAll("tr[data-item], .relations li")];
  const pieces = [...text.querySelectorAll("[data-in]")].map((el) => ({ el, roles: rolesOf(el) }));
  const rolesByElement = new Map(pieces.map(({ el, roles }) => [el, roles]));
  const beside = matchMedia("(min-width: 62.01rem)");
  const GAP = 7;
  // Where words play several roles in one claim, the first of these is shown.
  const ORDER = ["event", "speaker", "actor", "target", "subject", "object", "number", "weapon", "place", "date"];
  const LABELS = { event: "what", number: "toll" };
  let chosen = null;
  let hovered = null;

  function rolesOf(el) {
    return el.dataset.in.split(" ").map((entry) => {
      const [item, role] = entry.split(".");
      return { item: +item, role: role.replace("+", ""), goesOn: role.endsWith("+") };
    });
  }
  const shown = (el) => el && el.offsetParent !== null || (el && getComputedStyle(el).position === "fixed");

  // --- lighting

  function dim() {
    for (const { el } of pieces) {
      for (const name of [...el.classList]) if (name.startsWith("lit")) el.classList.remove(name);
      delete el.dataset.role;
    }
    for (const el of [...items.values(), ...rows]) el.classList.remove("active", "near", "lit-row");
  }
  function light(item) {
    for (const { el, roles } of pieces) {
      const here = roles.filter((r) => r.item === item);
      if (!here.length) continue;
      el.classList.add("lit-quote");
      const role = ORDER.map((name) => here.find((r) => r.role === name)).find(Boolean);
      if (!role) continue;
      el.classList.add("lit", "lit-" + role.role);
      if (role.goesOn) el.classList.add("lit-goes-on");
      const opening = ORDER.filter((name) => here.some((r) => r.role === name && !r.goesOn));
      if (opening.length) el.dataset.role = opening.map((name) => LABELS[name] ?? name).join(" · ");
    }
  }
  function draw() {
    dim();
    const item = hovered ?? chosen;
    if (item !== null) light(item);
    if (chosen !== null) items.get(chosen).classList.add("active");
    if (hovered !== null && hovered !== chosen) items.get(hovered).classList.add("near");
    for (const row of rows) row.classList.toggle("lit-row", +row.dataset.item === item);
    body.classList.toggle("sheet", chosen !== null);
  }

  // --- notes beside their words

  function place() {
    if (!beside.matches) {
      column.classList.remove("placed");
      column.style.removeProperty("height");
      for (const note of notes) note.style.removeProperty("top");
      return;
    }
    column.classList.add("placed");
    const seen = notes.filter((n) => getComputedStyle(n).display !== "none");
    const origin = column.getBoundingClientRect().top;
    const wanted = seen.map((n) => anchorTop(+n.dataset.item) - origin);
    const heights = seen.map((n) => n.offsetHeight);
    const tops = settle(wanted, heights, seen.findIndex((n) => +n.dataset.item === chosen));
    seen.forEach((n, i) => n.style.setProperty("top", Math.round(tops[i]) + "px"));
    const last = seen.length - 1;
    column.style.setProperty("height", (last < 0 ? 0 : tops[last] + heights[last]) + "px");
  }
  function anchorTop(item) {
    const piece = pieces.find(({ roles }) => roles.some((r) => r.item === item && r.role === "event"));
    return piece ? piece.el.getBoundingClientRect().top - 4 : 0;
  }
  // Each note as near to its words as the others allow; the chosen one exactly there, those above it closing up.
  function settle(wanted, heights, fixed) {
    const tops = [];
    let free = 0;
    wanted.forEach((top, i) => {
      tops[i] = i === fixed ? Math.max(top, 0) : Math.max(top, free);
      free = tops[i] + heights[i] + GAP;
    });
    for (let i = fixed - 1; i >= 0; i--) tops[i] = Math.min(tops[i], tops[i + 1] - heights[i] - GAP);
    if (fixed > 0 && tops[0] < 0) for (let i = 0; i < fixed; i++) tops[i] = (i * tops[fixed]) / fixed;
    return tops;
  }

  // --- choosing

  function choose(item, { scroll = false, focus = false } = {}) {
    chosen = item;
    hovered = null;
    writeHash();
    draw();
    place();
    if (item === null) return void (live.textContent = "");
    const el = items.get(item);
    live.textContent = el.innerText.replace(/\s+/g, " ");
    if (focus) (el.querySelector("a") ?? el).focus({ preventScroll: true });
    if (scroll) {
      const piece = pieces.find(({ roles }) => roles.some((r) => r.item === item && ["event", "subject"].includes(r.role)));
      piece?.el.scrollIntoView({ block: "center" });
    }
  }
  function step(by) {
    const seen = notes.filter((n) => getComputedStyle(n).display !== "none");
    if (!seen.length) return;
    const at = seen.findIndex((n) => +n.dataset.item === chosen);
    const next = at < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(Math.max(at + by, 0), seen.length - 1);
    choose(+seen[next].dataset.item, { scroll: true, focus: true });
  }
  // The claims of a word: those that it names first, then those whose sentence it only stands in.
  function itemsAt(el) {
    const roles = rolesByElement.get(el) ?? [];
    const named = roles.filter((r) => r.role !== "quote").map((r) => r.item);
    return [...new Set(named.length ? named : roles.map((r) => r.item))].filter((i) => shown(items.get(i)));
  }

  document.addEventListener("click", (event) => {
    const word = event.target.closest(".text [data-in]");
    const card = event.target.closest(".note, .relations li, tr[data-item]");
    const button = event.target.closest(".legend button");
    if (button) return void toggle(button);
    if (word) {
      const here = itemsAt(word);
      if (!here.length) return;
      event.preventDefault();
      return void choose(here[(here.indexOf(chosen) + 1) % here.length]);
    }
    if (card) {
      if (String(getSelection())) return;
      event.preventDefault();
      const inText = card.matches(".note") && beside.matches;
      return void choose(+card.dataset.item, { scroll: !inText });
    }
    if (event.target.closest("a, button") || String(getSelection())) return;
    if (chosen !== null) choose(null);
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const card = event.target.closest(".note, .relations li, tr[data-item]");
    const word = event.target.closest(".text .s");
    const item = card ? +card.dataset.item : word ? itemsAt(word)[0] ?? null : null;
    const lone = word && !card && !["event", "speaker", "actor", "target", "number"].some((l) => word.classList.contains("s-" + l));
    const next = lone ? null : item;
    if (next !== hovered) { hovered = next; draw(); }
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".note");
    if (card && +card.dataset.item !== hovered) { hovered = +card.dataset.item; draw(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "ArrowRight") step(1);
    else if (event.key === "k" || event.key === "ArrowLeft") step(-1);
    else if (event.key === "Escape") { document.activeElement?.blur?.(); choose(null); }
    else return;
    event.preventDefault();
  });

  // --- layers, and the state in the address: #c:…;hide=place,date;only=actual

  function toggle(button) {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", pressed);
    if (button.dataset.layer) body.classList.toggle("hide-" + button.dataset.layer, !pressed);
    else body.classList.toggle("only-actual", pressed);
    writeHash();
    place();
  }
  function writeHash() {
    const hidden = [...document.querySelectorAll('[data-layer][aria-pressed="false"]')].map((b) => b.dataset.layer);
    const parts = [];
    if (chosen !== null) parts.push(items.get(chosen).id);
    if (hidden.length) parts.push("hide=" + hidden.join(","));
    if (body.classList.contains("only-actual")) parts.push("only=actual");
    const hash = parts.length ? "#" + parts.join(";") : "";
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
  }
  function readHash() {
    const parts = decodeURIComponent(location.hash.slice(1)).split(";");
    const hidden = (parts.find((p) => p.startsWith("hide=")) ?? "hide=").slice(5).split(",");
    for (const button of document.querySelectorAll(".legend button")) {
      const { layer } = button.dataset;
      const on = layer ? !hidden.includes(layer) : parts.includes("only=actual");
      button.setAttribute("aria-pressed", on);
      body.classList.toggle(layer ? "hide-" + layer : "only-actual", layer ? !on : on);
    }
    const found = [...items].find(([, el]) => parts.includes(el.id));
    choose(found ? found[0] : null, { scroll: Boolean(found) });
  }

  addEventListener("hashchange", readHash);
  addEventListener("resize", place);
  addEventListener("load", place);
  document.fonts?.ready.then(place);
  readHash();
  requestAnimationFrame(() => column.classList.add("moving"));
})();
