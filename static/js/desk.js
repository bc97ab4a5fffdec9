// The desk by keyboard, and marks on what other moderators have before them. Without it every
// button is still a button.
"use strict";

(() => {
  const SWITCH = "desk-keys";
  const MARKS_EVERY = 20000;
  const SETTLED = 600; // milliseconds that a comment is looked at before it counts as taken

  const list = document.querySelector("[data-items]");
  const keys = document.getElementById("keys");
  let taking = 0;

  const items = () => [...document.querySelectorAll(".item")];
  const current = () => document.activeElement?.closest?.(".item, .done") ?? marked;
  let marked = null;

  const isOn = () => localStorage.getItem(SWITCH) !== "off";
  const isTyping = (element) =>
    element.isContentEditable ||
    ["SELECT", "TEXTAREA"].includes(element.tagName) ||
    (element.tagName === "INPUT" && element.type !== "checkbox");

  function mark(item) {
    if (marked === item) return;
    marked?.classList.remove("is-current");
    marked = item;
    item?.classList.add("is-current");
    clearTimeout(taking);
    if (item?.matches(".item")) taking = setTimeout(() => take(item), SETTLED);
  }

  function goTo(item) {
    if (!item) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    mark(item);
  }

  function step(forward) {
    const all = items();
    const here = current();
    if (!here || !here.isConnected) return goTo(all[0]);
    const beside = all.filter((item) => {
      const order = here.compareDocumentPosition(item);
      return order & (forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING);
    });
    goTo(forward ? beside[0] : beside.at(-1));
  }

  async function take(item) {
    const form = item.querySelector("[data-take]");
    if (!form) return;
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (answer.status === 409) say(item, (await answer.json()).moderator);
  }

  function say(item, moderator) {
    const place = item.querySelector("[data-handled]");
    if (place) place.textContent = moderator ? list.dataset.hasIt.replace("{}", moderator) : "";
  }

  async function lookAtMarks() {
    if (document.hidden) return;
    const answer = await fetch(list.dataset.handlings, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { handlings } = await answer.json();
    items().forEach((item) => say(item, handlings[item.dataset.comment] ?? ""));
  }

  function press(key) {
    const here = current();
    const inItem = here?.isConnected && here.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const done = [...document.querySelectorAll("[data-done] button")].at(-1);
    const target = key === "u" ? done : inItem;
    const found = target || document.querySelector(`.desk-head [data-key="${CSS.escape(key)}"], .tools [data-key="${CSS.escape(key)}"], .keys-open [data-key="${CSS.escape(key)}"]`);
    if (!found) return false;
    found.click();
    if (key === "r") here.querySelector(".removal__reason")?.focus();
    return true;
  }

  function count() {
    const number = document.querySelectorAll(".item__tick input:checked").length;
    const place = document.querySelector("[data-ticked]");
    if (place) place.textContent = number || "";
    document.querySelector(".bulk")?.classList.toggle("is-chosen", number > 0);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys?.open) return;
    if (event.key === "Escape") {
      const removal = event.target.closest?.(".removal");
      if (removal) {
        removal.open = false;
        goTo(removal.closest(".item"));
      }
      return;
    }
    if (isTyping(event.target) || (event.key !== "?" && !isOn())) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j");
    else if (!"arschuxo?".includes(event.key) || !press(event.key)) return;
    event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest?.(".item, .done");
    if (item) mark(item);
  });
  document.addEventListener("click", (event) => {
    const item = event.target.closest?.(".item");
    if (item && !event.target.closest("a, button, input, summary, label")) goTo(item);
    if (event.target.closest?.("[data-key='?']")) keys.showModal();
  });
  document.addEventListener("change", count);

  // After a decision: on to what follows; after an undoing, back to what came again.
  document.addEventListener("htmx:afterSettle", (event) => {
    const swapped = event.detail.elt;
    if (swapped?.matches?.(".done")) {
      const following = items().find(
        (item) => swapped.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      goTo(following ?? swapped);
    } else if (swapped?.matches?.(".item")) goTo(swapped);
    count();
  });

  document.querySelectorAll("[data-script]").forEach((part) => part.removeAttribute("hidden"));
  const onOff = document.querySelector("[data-keys-switch]");
  if (onOff) {
    onOff.checked = isOn();
    onOff.addEventListener("change", () => localStorage.setItem(SWITCH, onOff.checked ? "on" : "off"));
  }
  if (list?.dataset.handlings) setInterval(lookAtMarks, MARKS_EVERY);
  const asked = location.hash.startsWith("#comment-") && document.getElementById(location.hash.slice(1));
  if (asked) goTo(asked);
  count();
})();
