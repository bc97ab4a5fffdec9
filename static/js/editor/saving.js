// Ctrl+S, or the Mac's command key with it, saves: the browser's own would keep the page as a file.

export function saveByKey(form) {
  form.addEventListener("keydown", (event) => {
    const isPlain = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isPlain || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    form.requestSubmit(form.elements.namedItem("_save"));
  });
}
