// Laying out the front page: cards are dragged, or moved with buttons and arrow keys. Without this
// script each card has a select for its place and a number, and those are what the form sends.

(() => {
  const form = document.querySelector("[data-composer]");
  if (!form) return;

  const told = document.querySelector("[data-told]");
  const shelf = form.querySelector("[data-shelf]");
  const zones = [...form.querySelectorAll(".zone__cards")];
  const how = document.getElementById("composer-how");
  const tools = document.getElementById("card-tools");
  // Where a card goes that has to make room.
  const NEXT = { lead: "second", second: "river", river: "", strip: "" };
  // Arrow keys to the left and right go through the places in the order of the page.
  const ORDER = { piece: ["lead", "second", "river", ""], collection: ["strip", ""] };

  const zoneOf = (place) => zones.find((zone) => zone.dataset.place === place);
  const cardsOf = (zone) => [...zone.querySelectorAll(":scope > .card")];
  const fits = (card, zone) => ORDER[card.dataset.kind].includes(zone.dataset.place);

  function say(sentence, values) {
    told.textContent = sentence.replace(/\[(\w+)\]/g, (whole, name) => values[name] ?? whole);
  }

  function equip(card) {
    if (card.querySelector(".card__tools")) return;
    const copy = tools.content.cloneNode(true);
    copy.querySelectorAll("[data-title]").forEach((title) => {
      title.textContent = card.dataset.title;
    });
    card.append(copy);
    card.draggable = true;
  }

  // Numbers and selects say what the cards show; what there is no room for goes one place on.
  function settle(moved) {
    let displaced = null;
    for (const place of ["lead", "second", "river", "strip"]) {
      const zone = zoneOf(place);
      while (cardsOf(zone).length > Number(zone.dataset.room)) {
        displaced = cardsOf(zone).findLast((card) => card !== moved);
        zoneOf(NEXT[place]).prepend(displaced);
      }
    }
    for (const zone of zones) {
      cardsOf(zone).forEach((card, index) => {
        card.querySelector(".card__place").value = zone.dataset.place;
        card.querySelector(".card__order").value = zone.dataset.place ? index + 1 : "";
      });
    }
    return displaced;
  }

  function report(card, displaced) {
    const zone = card.parentElement;
    const all = cardsOf(zone);
    const values = { title: card.dataset.title, place: zone.dataset.name };
    say(told.dataset.moved, { ...values, number: all.indexOf(card) + 1, total: all.length });
    if (displaced) {
      const place = displaced.parentElement.dataset.name;
      const more = told.dataset.displaced.replace("[title]", displaced.dataset.title);
      told.textContent += `. ${more.replace("[place]", place)}`;
    }
  }

  function put(card, zone, before) {
    if (!fits(card, zone)) return;
    const held = card.contains(document.activeElement) ? document.activeElement : null;
    zone.insertBefore(card, before);
    report(card, settle(card));
    held?.focus();
    lookSoon();
  }

  function step(card, by) {
    const beside = by < 0 ? card.previousElementSibling : card.nextElementSibling;
    if (beside) put(card, card.parentElement, by < 0 ? beside : beside.nextElementSibling);
    else report(card, null);
  }

  function shift(card, by) {
    const places = ORDER[card.dataset.kind];
    const place = places[places.indexOf(card.parentElement.dataset.place) + by];
    if (place === undefined) report(card, null);
    else put(card, zoneOf(place), by < 0 ? null : zoneOf(place).firstElementChild);
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(button.closest(".card"), Number(button.dataset.step));
  });

  form.addEventListener("keydown", (event) => {
    if (event.target.id === "shelf-words" && event.key === "Enter") {
      event.preventDefault();
      find();
    }
    const handle = event.target.closest("[data-handle]");
    const steps = { ArrowUp: [step, -1], ArrowDown: [step, 1], ArrowLeft: [shift, -1], ArrowRight: [shift, 1] };
    if (!handle || !steps[event.key]) return;
    event.preventDefault();
    const [move, by] = steps[event.key];
    move(handle.closest(".card"), by);
  });

  form.addEventListener("change", (event) => {
    if (event.target.matches(".card__place")) {
      const card = event.target.closest(".card");
      const place = event.target.value;
      put(card, zoneOf(place), place === "lead" || !place ? zoneOf(place).firstElementChild : null);
    } else {
      lookSoon();
    }
  });

  // Dragging

  let dragged = null;
  form.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(".card");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.title);
    // Later, or the picture under the pointer would be that of the changed card.
    setTimeout(() => {
      dragged?.classList.add("card--moving");
      form.classList.add("composer--moving");
    });
  });
  form.addEventListener("dragover", (event) => {
    const zone = dropZone(event);
    if (zone && fits(dragged, zone)) event.preventDefault();
  });
  form.addEventListener("drop", (event) => {
    const zone = dropZone(event);
    if (!zone) return;
    event.preventDefault();
    const over = event.target.closest(".card");
    put(dragged, zone, over === dragged ? dragged.nextElementSibling : (over ?? null));
  });
  form.addEventListener("dragend", () => {
    dragged?.classList.remove("card--moving");
    form.classList.remove("composer--moving");
    dragged = null;
  });

  function dropZone(event) {
    if (!dragged) return null;
    const part = event.target.closest(".zone, .shelf");
    return part?.querySelector(".zone__cards") ?? null;
  }

  // Searching

  const words = document.getElementById("shelf-words");
  const finder = form.querySelector("[data-search]");
  finder.addEventListener("click", (event) => {
    event.preventDefault();
    find();
  });

  async function find() {
    const address = `${finder.dataset.search}?words=${encodeURIComponent(words.value)}`;
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok) {
      finder.form.requestSubmit(finder);
      return;
    }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const taken = new Set(zones.filter((zone) => zone !== shelf).flatMap(cardsOf).map((card) => card.dataset.card));
    const cards = [...found.body.children].filter((card) => !taken.has(card.dataset.card));
    shelf.replaceChildren(...cards);
    cardsOf(shelf).forEach(equip);
    say(told.dataset.found, { number: cardsOf(shelf).length });
  }

  // Looking at it

  const look = form.querySelector("[data-look]");
  let waiting = 0;
  function lookSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(showPage, 600);
  }

  async function showPage() {
    const answer = await fetch(look.formAction, { method: "POST", body: new FormData(form) }).catch(() => null);
    if (!answer?.ok) return;
    const shown = form.querySelector(".composer__frame");
    // A new frame each time, so that looking leaves no steps in the browser's history.
    const next = shown.cloneNode();
    next.removeAttribute("src");
    next.srcdoc = await answer.text();
    shown.replaceWith(next);
  }

  look.addEventListener("click", (event) => {
    event.preventDefault();
    showPage();
    form.querySelector(".composer__look").scrollIntoView({ block: "start" });
  });

  how.textContent = how.dataset.lively;
  form.classList.add("composer--lively");
  form.querySelectorAll(".card").forEach(equip);
})();
