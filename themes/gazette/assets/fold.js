// What a reader unfolded is unfolded again when the reader comes back to the page by its history.
(() => {
  "use strict";
  const folds = [...document.querySelectorAll("main details")];
  const open = history.state?.open;
  if (Array.isArray(open)) folds.forEach((fold, at) => (fold.open = open.includes(at)));
  for (const fold of folds) {
    fold.addEventListener("toggle", () => {
      try {
        history.replaceState({ ...history.state, open: folds.flatMap((one, at) => (one.open ? at : [])) }, "");
      } catch {
        // They are folded when the reader comes back.
      }
    });
  }
})();
