// A page that moved: a place on it goes along, where a refresh alone would drop it.
(() => {
  "use strict";
  const { to } = document.currentScript.dataset;
  if (location.hash && !to.includes("#")) location.replace(to + location.hash);
})();
