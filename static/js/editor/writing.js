// Changes the text as typing would, so that the browser can undo it.

/** Puts words in the place of what is selected, or of the range that is given. */
export function put(area, words, start = area.selectionStart, end = area.selectionEnd) {
  area.focus();
  area.setSelectionRange(start, end);
  const done = words
    ? document.execCommand("insertText", false, words)
    : start === end || document.execCommand("delete");
  if (done) return;
  area.setRangeText(words, start, end, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Puts a block on lines of its own, a blank line around it. */
export function putBlock(area, block) {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const gap = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  put(area, gap + block + (after.startsWith("\n") || !after ? "\n" : "\n\n"));
}

/** Puts a mark around what is selected, or takes it off where it stands there already. */
export function surround(area, mark) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const words = value.slice(start, end);
  const length = mark.length;
  if (value.slice(start - length, start) === mark && value.slice(end, end + length) === mark) {
    put(area, words, start - length, end + length);
    area.setSelectionRange(start - length, end - length);
  } else {
    put(area, mark + words + mark);
    area.setSelectionRange(start + length, end + length);
  }
}

/** Rewrites the lines that the selection touches, each by its own words. */
export function eachLine(area, rewrite) {
  const { value } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const found = value.indexOf("\n", area.selectionEnd);
  const end = found < 0 ? value.length : found;
  const lines = value.slice(start, end).split("\n").map(rewrite).join("\n");
  put(area, lines, start, end);
  area.setSelectionRange(lines.includes("\n") ? start : start + lines.length, start + lines.length);
}

/** Where a line begins; lines count from 1. */
export function startOfLine(area, line) {
  return area.value.split("\n", line - 1).join("\n").length + (line > 1 ? 1 : 0);
}

/** Puts the caret at a line and shows it, though the text may be longer than the window. */
export function goToLine(area, line) {
  const start = startOfLine(area, line);
  const end = area.value.indexOf("\n", start);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end < 0 ? area.value.length : end);
  const top = area.getBoundingClientRect().top + window.scrollY + heightTo(area, start);
  window.scrollTo({ top: top - window.innerHeight / 3 });
}

/** How far below its upper edge the text at a place stands: measured in a copy that nobody sees. */
function heightTo(area, place) {
  const style = getComputedStyle(area);
  const copy = document.createElement("div");
  for (const name of ["font", "letterSpacing", "padding", "lineHeight", "boxSizing", "tabSize"])
    copy.style[name] = style[name];
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap" });
  Object.assign(copy.style, { overflowWrap: "break-word", inlineSize: `${area.clientWidth}px` });
  copy.textContent = area.value.slice(0, place) || " ";
  document.body.append(copy);
  const height = copy.offsetHeight;
  copy.remove();
  return height;
}

/** Begins no second line in a field that grows in rows and is one line all the same. */
export function oneLine(field) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
}

/** Lets the field grow with its text where the stylesheet alone can't. */
export function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  const fit = () => {
    const { scrollY } = window;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
    window.scrollTo({ top: scrollY });
  };
  area.addEventListener("input", fit);
  fit();
}
