// Keys of the reviewer's desk: j and k go from doubt to doubt, a accepts the one that is shown, ? says so.
"use strict";
const stops = [...document.querySelectorAll(".stop")];
const help = document.getElementById("help");
let current = -1;

function show(index) {
  if (!stops.length) return;
  stops[current]?.classList.remove("current");
  current = Math.min(Math.max(index, 0), stops.length - 1);
  const stop = stops[current];
  stop.classList.add("current");
  const link = stop.matches("[tabindex]") ? stop : stop.querySelector("a");
  link.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest" });
  // The line that is doubted comes into view beside it; the page stays where it is.
  const line = stop.querySelector("a[href^='#']");
  const target = line && document.getElementById(decodeURIComponent(line.hash.slice(1)));
  const side = target?.closest("section");
  if (side) side.scrollTop = target.offsetTop - side.offsetTop - side.clientHeight / 3;
}

document.addEventListener("focusin", (event) => {
  const index = stops.indexOf(event.target.closest(".stop"));
  if (index >= 0 && index !== current) {
    stops[current]?.classList.remove("current");
    current = index;
    stops[current].classList.add("current");
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat && event.key === "a") return;
  if (event.target.closest("input, textarea, select")) return;
  if (help.open && event.key !== "?") return;
  const act = {
    j: () => show(current + 1),
    k: () => show(current - 1),
    a: () => stops[current]?.querySelector("form")?.requestSubmit(),
    u: () => document.querySelector("[data-key=u]")?.click(),
    "?": () => (help.open ? help.close() : help.showModal()),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// Behind an answer, the next doubt is shown; behind one that was not taken, its own.
const asked = new URLSearchParams(location.search).get("at") ?? document.querySelector(".refusal")?.dataset.at ?? null;
if (asked !== null) show(Number(asked) || 0);
