// Offers to show a film or a post here. Until a reader says so, its site hears nothing of the page.

const PLAYERS = [
  [/^https:\/\/www\.youtube\.com\/watch\?v=([\w-]{11})$/, "https://www.youtube-nocookie.com/embed/$1"],
  [/^https:\/\/vimeo\.com\/([0-9]+)$/, "https://player.vimeo.com/video/$1?dnt=1"],
  [
    /^https:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/\w+\/status\/([0-9]+)$/,
    "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=$1",
  ],
];
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-presentation";

function frameAddress(page) {
  const known = PLAYERS.find(([pattern]) => pattern.test(page));
  return known && page.replace(...known);
}

function show(figure, address) {
  const frame = document.createElement("iframe");
  frame.title = figure.querySelector("figcaption").textContent;
  frame.allow = "fullscreen; encrypted-media; picture-in-picture";
  frame.referrerPolicy = "strict-origin"; // players refuse a page that does not say its site
  frame.sandbox = SANDBOX;
  frame.src = address;
  figure.querySelector("blockquote")?.remove();
  figure.querySelector("button").replaceWith(frame);
  frame.focus();
}

const { offer } = document.querySelector("[data-offer]").dataset;
for (const figure of document.querySelectorAll("figure.embed")) {
  const link = figure.querySelector("figcaption > a:last-child");
  const address = link && frameAddress(link.href);
  if (!address) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = offer.replace("HOST", new URL(address).hostname);
  button.addEventListener("click", () => show(figure, address));
  figure.querySelector("figcaption").before(button);
}
