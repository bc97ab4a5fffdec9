// A picture's focal point, set by clicking on the picture or with the arrow keys. Without this
// script the two numbers below the picture are typed.

(() => {
  const picture = document.querySelector("[data-picture]");
  const numbers = { x: document.querySelector('[data-focal="x"]'), y: document.querySelector('[data-focal="y"]') };
  if (!picture || !numbers.x || !numbers.y) return;

  const cut = document.querySelector(".focal-cut");
  const point = document.createElement("span");
  point.className = "focal__point";
  picture.append(point);
  picture.tabIndex = 0;
  picture.setAttribute("role", "group");
  const label = (axis) => document.querySelector(`label[for="${numbers[axis].id}"]`).textContent.trim().replace(/:$/, "");
  const within = (value) => Math.min(100, Math.max(0, Math.round(value)));

  function show() {
    const at = { x: within(Number(numbers.x.value)), y: within(Number(numbers.y.value)) };
    // Through the object model: no style stands in the page, which its policy would refuse.
    point.style.setProperty("left", `${at.x}%`);
    point.style.setProperty("top", `${at.y}%`);
    cut?.style.setProperty("object-position", `${at.x}% ${at.y}%`);
    picture.setAttribute("aria-label", `${label("x")} ${at.x} %, ${label("y")} ${at.y} %`);
  }

  function put(x, y) {
    numbers.x.value = within(x);
    numbers.y.value = within(y);
    show();
  }

  picture.addEventListener("click", (event) => {
    const box = picture.querySelector("img").getBoundingClientRect();
    put(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  });

  picture.addEventListener("keydown", (event) => {
    const by = event.shiftKey ? 10 : 1;
    const steps = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] };
    if (!steps[event.key]) return;
    event.preventDefault();
    const [x, y] = steps[event.key];
    put(Number(numbers.x.value) + x, Number(numbers.y.value) + y);
  });

  for (const number of Object.values(numbers)) number.addEventListener("input", show);
  show();
})();
