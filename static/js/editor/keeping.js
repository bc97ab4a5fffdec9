// Nothing typed is lost: kept here at each pause and on the server every few seconds, until saved.

import { ask, Refused, token } from "./asking.js";
import { fieldsOf, restore, sameWords, store } from "./stored.js";

const HERE = 600; // milliseconds after the last key
const THERE = 3000; // after the first key that the server doesn't know of
const AGAIN = [4000, 8000, 15000, 30000]; // after a failure, and each further one
const PRESENT = 10000;

export function keeping(form, area, settings, show) {
  const kept = store(settings.editor, settings.piece);
  const opened = fieldsOf(form);
  let hasTyped = false;
  let isKeptHere = true;
  let isKeptThere = true;
  let isSending = false;
  let isLeaving = false;
  let failures = 0;
  let here;
  let there;

  form.addEventListener("input", noted);
  form.addEventListener("change", noted);
  window.addEventListener("online", keepThere);
  window.addEventListener("focus", () => failures && keepThere());
  window.addEventListener("pagehide", keepHere);
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && !keepHere() && !isKeptThere) event.preventDefault();
  });
  form.addEventListener("submit", leave);
  offer();
  if (settings.presence) setInterval(appear, PRESENT);
  appear();

  function noted() {
    hasTyped = true;
    isKeptHere = isKeptThere = false;
    clearTimeout(here);
    here = setTimeout(keepHere, HERE);
    there = there || setTimeout(keepThere, THERE);
  }

  function keepHere() {
    if (!isKeptHere && !isKeptThere) isKeptHere = kept.keep(fieldsOf(form));
    return isKeptHere || isKeptThere;
  }

  async function keepThere() {
    clearTimeout(there);
    there = undefined;
    if (isSending || isKeptThere) return;
    isSending = true;
    isKeptThere = true; // unless somebody types while it travels
    const sent = fieldsOf(form);
    try {
      took(await ask(settings.workingSave, body()));
      if (isKeptThere) kept.forget();
      else kept.keep(fieldsOf(form));
    } catch (error) {
      isKeptThere = false;
      failed(error, sent);
    }
    isSending = false;
    if (!isKeptThere && !there) there = setTimeout(keepThere, failures ? again() : THERE);
  }

  function body() {
    const sent = new FormData(form);
    sent.delete("csrfmiddlewaretoken");
    return new URLSearchParams(sent);
  }

  function again() {
    return AGAIN[Math.min(failures, AGAIN.length) - 1];
  }

  function took(answer) {
    if (failures) show.trouble("");
    failures = 0;
    show.kept(new Date(answer.saved_at));
    show.others(answer.others);
    show.newer(answer.newer);
  }

  function failed(error, fields) {
    failures += 1;
    isKeptHere = kept.keep(fields);
    const isOut = error instanceof Refused && error.status === 401;
    const sentence = error instanceof Refused && error.status < 500 && error.message;
    const reason = isOut ? settings.words.loggedOut : sentence || settings.words.gone;
    show.trouble(`${reason} ${isKeptHere ? settings.words.here : settings.words.nowhere}`, isOut);
  }

  /** Saving leaves the page: not while nobody there would take the text. */
  async function leave(event) {
    const { submitter } = event;
    if (submitter && submitter.formTarget === "_blank") return;
    const field = form.querySelector("[name=csrfmiddlewaretoken]");
    if (field) field.value = token();
    kept.keep(fieldsOf(form));
    if (!failures) {
      isLeaving = true;
      return;
    }
    event.preventDefault();
    isKeptThere = false;
    await keepThere();
    if (failures) return show.insist();
    isLeaving = true;
    form.requestSubmit(submitter);
  }

  /** What this browser kept and the page does not show, unless the server kept something newer. */
  function offer() {
    const found = kept.read();
    const isOlder = found && settings.offeredAt && found.at < settings.offeredAt;
    if (!found || isOlder || !Array.isArray(found.fields) || sameWords(found.fields, opened)) {
      kept.forget();
      forgetNew();
      return;
    }
    const words = Object.fromEntries(found.fields).body || "";
    show.offer(new Date(found.at), words.length - area.value.length, {
      take: () => restore(form, found.fields),
      leave: () => kept.forget(),
    });
  }

  /** A new piece that was saved has a page of its own now. */
  function forgetNew() {
    const begun = store(settings.editor, "");
    const fresh = settings.piece && begun.read();
    const words = fresh && Object.fromEntries(fresh.fields);
    if (words && (words.body || "").trim() === area.value.trim()) begun.forget();
  }

  async function appear() {
    if (!settings.presence || document.visibilityState === "hidden") return;
    try {
      const said = new URLSearchParams({ has_typed: hasTyped ? "1" : "" });
      show.others((await ask(settings.presence, said)).others);
    } catch {
      // The next save says what the trouble is.
    }
  }
}
