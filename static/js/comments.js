// Opens the form in place where a reader follows a link to it. Until then nothing else is loaded.
{
  const { htmx: library, form, style, now } = document.currentScript.dataset;
  const add = (name, attributes) =>
    new Promise((done, failed) => {
      const element = Object.assign(document.createElement(name), attributes);
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });
  let ready;
  const load = () =>
    (ready ??= add("script", { src: form })
      .then(() => Promise.all([add("script", { src: library }), now === undefined && add("link", { rel: "stylesheet", href: style })])));

  if (now !== undefined) load();
  else
    addEventListener("click", async (event) => {
      const link = event.target.closest?.("a[href*='/comments/new/']");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      try {
        await load();
        openInPlace(link);
      } catch {
        location = link.href;
      }
    });
}
