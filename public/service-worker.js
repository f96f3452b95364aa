// Keeps the files of one build of the app on the phone: the app opens without a network, and a tab goes on with the files
// of its own build while another one is deployed. It answers for these files alone, never for the API or backend.json.
//
// The release build fills in the next two lines (xtask/src/web/precache.rs): a name for the build, and the integrity value
// of each of its files by path. Where they are empty the worker does nothing.
const BUILD = "";
const FILES = {};

const PREFIX = "zhihui-";
const CACHE = PREFIX + BUILD;
const PAGE = "/index.html";

// As in deploy/: a name with a hash never changes its contents, and a path without an extension is the app's to route.
const isHashed = (path) => /^\/[^/]+-[0-9a-f]{8,16}(_bg)?\.(css|js|wasm)$/.test(path);
const isRouted = (path) => !path.startsWith("/api/") && !/\.[a-z0-9]+$/.test(path);

const openTabs = () => clients.matchAll({ type: "window", includeUncontrolled: true });
// A cache for each build that is on this phone, in the order in which they came.
const builds = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));
const stored = (path, cacheName) => caches.match(path, { cacheName });

// A file that is missing or has other bytes is an error. So is a redirect, which a browser takes for no page from here.
const download = (path, cache) => fetch(path, { cache, integrity: FILES[path], redirect: "error" });

async function hasIntegrity(response, path) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return FILES[path] === "sha256-" + btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function alreadyHere(path) {
  for (const name of await builds()) {
    const file = await stored(path, name);
    if (file && (await hasIntegrity(file, path))) return file;
  }
}

// All or nothing: after an error the browser stays with the worker that it has, and so with the build that is whole. One
// file after the other, because the person is using the app meanwhile.
async function install() {
  const cache = await caches.open(CACHE);
  for (const path of Object.keys(FILES)) {
    // What the page has loaded just now is in the browser's own cache. So may be what a broken deployment had there.
    const fetched = async () => download(path, "default").catch(() => download(path, "reload"));
    await cache.put(path, (await alreadyHere(path)) ?? (await fetched()));
  }
  // The app asks the person when the new build shall take over; until then this worker waits.
  if (registration.active) (await openTabs()).forEach((tab) => tab.postMessage(BUILD));
}

// The files of older builds stay while a tab is open: it may be one of them, and ask for a part that it has not loaded
// yet. What came after this build is a newer one that waits.
async function forgetOlderBuilds() {
  if ((await openTabs()).length) return;
  const names = await builds();
  for (const name of names.slice(0, Math.max(0, names.indexOf(CACHE)))) await caches.delete(name);
}

async function activate() {
  await clients.claim();
  await forgetOlderBuilds();
}

// The page's headers, such as the Content-Security-Policy, may change without a build. With other bytes it is the page of
// another build, and an error.
async function renewPage() {
  await (await caches.open(CACHE)).put(PAGE, await download(PAGE, "no-cache"));
}

async function page(event) {
  const kept = await stored(PAGE, CACHE);
  if (!kept) return fetch(event.request);
  // Neither is needed for the answer: without a network there is nothing to renew.
  event.waitUntil(renewPage().catch(() => {}));
  event.waitUntil(forgetOlderBuilds());
  return kept;
}

// A tab of an older build asks for names that only that build's cache has.
async function file(path, request) {
  const kept = (await stored(path, CACHE)) ?? (isHashed(path) ? await stored(path) : undefined);
  return kept ?? fetch(request);
}

function answer(event) {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (mode === "navigate" && isRouted(pathname)) event.respondWith(page(event));
  else if (pathname in FILES || isHashed(pathname)) event.respondWith(file(pathname, event.request));
}

if (BUILD) {
  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(activate()));
  addEventListener("fetch", answer);
}
addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") event.waitUntil(skipWaiting());
  if (event.data === "BUILD") event.source.postMessage(BUILD);
});
