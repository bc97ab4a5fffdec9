// The order of a list: rows are dragged, or moved with the arrow keys. Without this script numbers
// are typed, and with it they are what is sent.

(() => {
  const list = document.querySelector("[data-ordering]");
  if (!list) return;

  const told = document.querySelector("[data-told]");
  const tools = document.getElementById("entry-tools");
  const how = document.getElementById("ordering-how");
  const first = Number(list.getAttribute("start"));
  const rows = () => [...list.querySelectorAll("[data-entry]")];

  function number(moved) {
    rows().forEach((row, index) => {
      row.querySelector('[name="order"]').value = first + index;
    });
    const at = first + rows().indexOf(moved);
    told.textContent = told.dataset.moved.replace("[title]", moved.dataset.title).replace("[number]", at);
  }

  function put(row, before) {
    const held = row.contains(document.activeElement) ? document.activeElement : null;
    list.insertBefore(row, before);
    number(row);
    held?.focus();
  }

  list.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-handle]")?.closest("[data-entry]");
    if (!row || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const up = event.key === "ArrowUp";
    const beside = up ? row.previousElementSibling : row.nextElementSibling;
    if (beside) put(row, up ? beside : beside.nextElementSibling);
    else number(row);
  });

  let dragged = null;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-entry]");
    event.dataTransfer.setData("text/plain", dragged.dataset.title);
    setTimeout(() => dragged?.classList.add("entry--moving"));
  });
  list.addEventListener("dragover", (event) => {
    if (dragged) event.preventDefault();
  });
  list.addEventListener("drop", (event) => {
    const over = event.target.closest("[data-entry]");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const below = rows().indexOf(over) > rows().indexOf(dragged);
    put(dragged, below ? over.nextElementSibling : over);
  });
  list.addEventListener("dragend", () => {
    dragged?.classList.remove("entry--moving");
    if (dragged) dragged.draggable = false;
    dragged = null;
  });

  for (const row of rows()) {
    const copy = tools.content.cloneNode(true);
    copy.querySelector("[data-title]").textContent = row.dataset.title;
    const handle = copy.querySelector("[data-handle]");
    // By its handle alone, so that the words of a note can be chosen with the pointer.
    handle.addEventListener("pointerdown", () => {
      row.draggable = true;
    });
    row.append(copy);
  }
  how.textContent = how.dataset.lively;
})();
