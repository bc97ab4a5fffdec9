// What the page says of itself, politely: what is kept, what is the trouble, who else is here.

export function banner(settings, area) {
  const { words } = settings;
  const state = document.querySelector("[data-state]");
  const others = document.querySelector("[data-others]");
  const trouble = document.querySelector("[data-trouble]");
  const login = document.querySelector("[data-login]");
  const offered = document.querySelector("[data-offered]");
  const language = document.documentElement.lang || undefined;
  // As the paper prints them: 22 Nov 2026, 14:05.
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const day = { day: "numeric", month: "short", year: "numeric" };
  const printed = language === "en" ? "en-GB" : language;
  const clock = (moment) => moment.toLocaleTimeString(printed, time);
  for (const line of document.querySelectorAll(".unsaved--other")) line.remove();

  function say(place, sentence) {
    if (place.textContent !== sentence) place.textContent = sentence;
  }

  return {
    tell: (sentence) => say(state, sentence),
    kept: (moment) => say(state, words.kept.replace("TIME", clock(moment))),
    others(found) {
      const said = found.map(({ name, has_typed: typed }) =>
        (typed ? words.types : words.open).replace("NAME", name),
      );
      say(others, said.join(" "));
    },
    newer(newer) {
      if (newer) say(state, words.newer.replace("NAME", newer.by).replace("NUMBER", newer.number));
    },
    trouble(sentence, isOut = false) {
      say(trouble.querySelector("[data-said]"), sentence);
      trouble.hidden = !sentence;
      login.hidden = !isOut;
    },
    insist() {
      trouble.scrollIntoView({ block: "center" });
      trouble.focus();
    },
    offer(moment, size, { take, leave }) {
      const more = `${size < 0 ? "−" : "+"}${Math.abs(size).toLocaleString(language)}`;
      const when = moment.toLocaleString(printed, { ...day, ...time });
      say(offered.querySelector("[data-said]"), words.offer.replace("TIME", when).replace("SIZE", more));
      offered.hidden = false;
      for (const [name, act] of [["take", take], ["leave", leave]])
        offered.querySelector(`[data-${name}]`).addEventListener("click", () => {
          act();
          offered.hidden = true;
          area.focus();
        });
    },
  };
}
