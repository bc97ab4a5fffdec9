// Opens the form in place where a reader follows a link to it. Until then nothing else is loaded.
{
  const { htmx: library, form, sheet } = document.currentScript.dataset;
  const add = (name, attributes) =>
    new Promise((done, failed) => {
      const element = Object.assign(document.createElement(name), attributes);
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });
  let ready;
  const load = async () => {
    await Promise.all([
      add("script", { src: form }),
      add("link", { rel: "stylesheet", href: sheet }),
    ]);
    await add("script", { src: library });
  };

  addEventListener("click", async (event) => {
    const link = event.target.closest?.("a");
    if (!link?.pathname.endsWith("/comments/new/") || event.defaultPrevented) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    try {
      await (ready ??= load());
      openInPlace(link);
    } catch {
      location = link.href;
    }
  });
}
