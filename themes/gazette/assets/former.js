// A page that moved: a place on it goes along, where a refresh alone would drop it, or where it went by itself.
(() => {
  "use strict";
  const { to, places = "" } = document.currentScript.dataset;
  if (!location.hash) return;
  const words = places.trim().split(/\s+/);
  const at = words.findIndex((word, i) => i % 2 === 0 && word === location.hash.slice(1));
  if (at >= 0) location.replace(words[at + 1]);
  else if (!to.includes("#")) location.replace(to + location.hash);
})();
