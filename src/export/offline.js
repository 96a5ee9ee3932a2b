// What was read once can be read again without a line. A page comes from the network where that answers in
// time, so nobody reads an old one unawares; files of the search index are named after what they hold, so
// those that are here are right.
"use strict";
// Several sites may share a host.
const CACHE = `gangmu ${registration.scope}`;
const PATIENCE = 4000;
const MOST = 3000;
let added = 0;
/* core */

const lasting = (url) => /\/search\/[^/]+\/|\/search\/[^/]+-[^/]+\.js$/.test(url.pathname);
// A page is kept once, whatever it is asked.
const address = (request) => (request.mode === "navigate" ? request.url.split(/[?#]/)[0] : request);
const kept = (request) => caches.match(request, { ignoreSearch: request.mode === "navigate" });

async function fetched(request) {
  const response = await fetch(request);
  if (response.ok && response.type === "basic") {
    const cache = await caches.open(CACHE);
    await cache.put(address(request), response.clone());
    added += 1;
    if (added % 100 === 0) thin();
  }
  return response;
}

async function answer(request) {
  const copy = await kept(request);
  if (copy && lasting(new URL(request.url))) return copy;
  const fresh = fetched(request);
  if (!copy) return fresh;
  const late = new Promise((done) => setTimeout(done, PATIENCE, copy));
  return Promise.race([fresh.catch(() => copy), late]);
}

/** Leaves what was read last, and what everybody gets. */
async function thin() {
  const cache = await caches.open(CACHE);
  const core = new Set(CORE.map((path) => new URL(path, registration.scope).href));
  const keys = (await cache.keys()).filter((key) => !core.has(key.url));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((key) => cache.delete(key)));
}

addEventListener("install", (event) => {
  const all = async () => {
    const cache = await caches.open(CACHE);
    // One that fails is fetched when it is wanted.
    await Promise.allSettled(CORE.map((path) => cache.add(new Request(path, { cache: "reload" }))));
    await skipWaiting();
  };
  event.waitUntil(all());
});
addEventListener("activate", (event) => event.waitUntil(thin().then(() => clients.claim())));
addEventListener("fetch", (event) => {
  const { request } = event;
  const own = request.url.startsWith(registration.scope);
  if (own && request.method === "GET" && !request.headers.has("range")) event.respondWith(answer(request));
});
