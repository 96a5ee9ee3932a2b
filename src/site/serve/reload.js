// Reloads this page when the preview has built the site anew.
(() => {
  "use strict";
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  let known = "", waiting = null;

  async function wait({ signal }) {
    while (!signal.aborted) {
      try {
        const response = await fetch(`/_gangmu/build?${known}`, { signal });
        if (!response.ok) throw new Error(response.statusText);
        const build = await response.text();
        if (known && build !== known) return location.reload();
        known = build;
      } catch {
        // The preview has ended, perhaps to be started again.
        await pause(1000);
      }
    }
  }

  // A page that is kept for the way back asks nothing meanwhile.
  addEventListener("pagehide", () => waiting?.abort());
  addEventListener("pageshow", () => {
    waiting?.abort();
    waiting = new AbortController();
    wait(waiting);
  });
})();
