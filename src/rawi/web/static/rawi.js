// Enhances the pages; each of them works without it.
"use strict";

(() => {
  const root = document.documentElement;

  // Language and theme are links that the server keeps in a cookie; the theme changes here without a new page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.switch.theme");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    fetch(link.href, { credentials: "same-origin" })
      .then((answer) => answer.text())
      .then((text) => {
        const page = new DOMParser().parseFromString(text, "text/html");
        root.dataset.theme = page.documentElement.dataset.theme;
        const fresh = page.querySelector("a.switch.theme");
        for (const name of ["href", "title", "aria-label"]) link.setAttribute(name, fresh.getAttribute(name));
      })
      .catch(() => location.assign(link.href));
  });

  // What is chosen from a list of an article applies at once.
  for (const list of document.querySelectorAll(".kinds select")) list.addEventListener("change", () => list.form.requestSubmit());

  // The article: a mark under the pointer, touched or in focus shows its statement or event on a card.
  const text = document.getElementById("text");
  const card = document.getElementById("card");
  if (!text || !card) return;

  let shown = "";
  let leaving = 0;
  let pinned = false;

  const entriesOf = (mark) => (mark.dataset.entries || "").split(" ").filter(Boolean);
  const chosen = (mark) => {
    const entries = entriesOf(mark);
    const told = entries.find((id) => document.getElementById(id) && !id.startsWith("e"));
    const named = mark.classList.contains("name") && !mark.classList.contains("cue") && !mark.classList.contains("trigger");
    const person = entries.find((id) => id.startsWith("e") && document.getElementById(id));
    return named && person ? person : told || person || "";
  };

  const light = (id) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!id) return;
    for (const mark of text.querySelectorAll(".mark")) {
      if (entriesOf(mark).includes(id)) mark.classList.add("lit");
    }
    const entry = document.getElementById(id);
    if (entry) entry.classList.add("lit");
  };

  const hide = () => {
    card.hidden = true;
    card.replaceChildren();
    shown = "";
    pinned = false;
    light("");
  };

  const place = (mark) => {
    if (matchMedia("(max-width: 44rem)").matches) {
      card.style.removeProperty("inset-block-start");
      card.style.removeProperty("left");
      return;
    }
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const width = card.offsetWidth;
    const height = card.offsetHeight;
    const left = Math.min(Math.max(box.left + box.width / 2 - width / 2, 8), innerWidth - width - 8);
    const below = box.bottom + 10;
    const top = below + height > innerHeight && box.top - height - 10 > 0 ? box.top - height - 10 : below;
    card.style.setProperty("left", `${left + scrollX}px`);
    card.style.setProperty("inset-block-start", `${top + scrollY}px`);
  };

  const show = (mark) => {
    const id = chosen(mark);
    clearTimeout(leaving);
    if (!id || id === shown) return;
    const entry = document.getElementById(id);
    const copy = entry.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("tabindex");
    copy.classList.remove("lit", "d1", "d2", "d3");
    for (const inner of copy.querySelectorAll("[id]")) inner.removeAttribute("id");
    for (const unseen of copy.querySelectorAll("p.unseen")) unseen.remove();
    const frame = document.createElement("div");
    frame.className = copy.className;
    frame.append(...copy.childNodes);
    card.replaceChildren(frame);
    card.dataset.entry = id;
    card.hidden = false;
    shown = id;
    light(id);
    place(mark);
  };

  const leave = () => {
    clearTimeout(leaving);
    if (!pinned) leaving = setTimeout(hide, 250);
  };

  text.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".mark");
    if (event.pointerType !== "mouse" || pinned) return;
    if (mark) show(mark);
    else leave();
  });
  text.addEventListener("pointerleave", leave);
  card.addEventListener("pointerenter", () => clearTimeout(leaving));
  card.addEventListener("pointerleave", leave);
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest(".mark");
    if (mark && !pinned) show(mark);
  });
  text.addEventListener("focusout", leave);
  text.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    if (!mark) return hide();
    if (mark.matches("a.name:not(.cue):not(.trigger)")) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pinned = false;
    show(mark);
    pinned = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) hide();
  });
  document.addEventListener("click", (event) => {
    if (!card.hidden && !event.target.closest("#card, #text")) hide();
  });

  // An entry of the lists under the pointer lights its words up.
  const record = document.getElementById("record");
  record.addEventListener("pointerover", (event) => {
    const entry = event.target.closest(".entry");
    if (card.hidden) light(entry ? entry.id : "");
  });
  record.addEventListener("pointerleave", () => card.hidden && light(""));
})();
