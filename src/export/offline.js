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
/** A file is kept once, whatever it is asked, and a page whether its host calls it x.html or x. */
function address(request) {
  const url = request.url.split(/[?#]/)[0];
  if (request.mode !== "navigate") return url;
  if (url.endsWith("/")) return `${url}index.html`;
  return /\.[^/]*$/.test(url) ? url : `${url}.html`;
}
const kept = async (request) => (await caches.open(CACHE)).match(address(request));

/** What a host led on from x.html to x is kept as if it had not: browsers take no answer that was led on for a page. */
function plain(response) {
  if (!response.redirected) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body, { status, statusText, headers });
}

async function keep(request, response) {
  if (!response.ok || response.type !== "basic") return;
  const cache = await caches.open(CACHE);
  await cache.put(address(request), plain(response));
  added += 1;
  if (added % 100 === 0) thin();
}

async function fetched(request) {
  const response = await fetch(request);
  // What came is shown, even if there is no room to keep it.
  await keep(request, response.clone()).catch(() => {});
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
    const get = async (path) => {
      const request = new Request(path, { cache: "reload" });
      await keep(request, await fetch(request));
    };
    // One that fails is fetched when it is wanted.
    await Promise.allSettled(CORE.map(get));
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
