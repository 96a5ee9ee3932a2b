// Loaded only where content/site.toml says so: pages that were read once can be read again without a line.
if (navigator.serviceWorker && location.protocol !== "file:") {
  navigator.serviceWorker.register(new URL("../sw.js", document.currentScript.src)).catch(() => {});
}
