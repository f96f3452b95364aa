// Starts the app, and keeps it on the phone. A file of its own because the Content-Security-Policy allows no inline script.
//
// The page holds #boot-failed, hidden: what to do when the app cannot start. It is shown when something fails, and after
// ten seconds in which nothing came. A slow network may still deliver the app afterwards; then it is hidden again.
const failed = document.getElementById("boot-failed");
const names = document.querySelector('meta[name="zhihui-app"]').dataset;
const root = document.documentElement.dataset;
const workers = navigator.serviceWorker;
const RELOADED = "zhihui.reloaded";
const HOUR = 3600000;

// What the app calls (src/platform/release.rs). It is here because JavaScript says it in fewer bytes than wasm.
globalThis.zhihui = { isReplaced, takeOver };

function tell(visible) {
  failed.hidden = !visible;
}

async function start() {
  const preload = document.querySelector('link[rel="preload"][as="fetch"]');
  const app = await import(names.js);
  // The same integrity as the preload's: with another one the browser would load the wasm twice.
  await app.default({ module_or_path: fetch(names.wasm, { integrity: preload.integrity }) });
}

// Whether the server's page is of another build, so that files of this one may be gone. The script's name tells: it
// follows from the script, which names every other file. A page that is not the app's, as a hotel's, tells nothing.
async function isReplaced() {
  const page = await (await fetch("/", { cache: "no-store" })).text();
  return page.includes("zhihui-app") && !page.includes(names.js);
}

// For a deployment that falls between a page and its files. Once in a tab, so that nothing goes round in circles.
async function reloads() {
  if (sessionStorage.getItem(RELOADED) || !(await isReplaced())) return false;
  sessionStorage.setItem(RELOADED, "1");
  location.reload();
  return true;
}

// The first screen comes first: what the worker fetches would take the network from it.
function keepWhenCalm() {
  setTimeout(() => {
    if (document.querySelector("#boot, [aria-busy=true]")) keepWhenCalm();
    else keep().catch(() => {});
  }, 4000);
}

// Some browsers have no worker, as WeChat's on iOS, and none has one on plain HTTP. The app runs without it.
async function keep() {
  const registration = await workers.register("/service-worker.js");
  // A newer build is on the phone, and waits. One that came earlier says so when it is asked. The style sheet shows the
  // app's bar, unless the person has put off this build.
  workers.addEventListener("message", ({ data }) => {
    if (data !== root.putOff) root.waiting = data;
  });
  registration.waiting?.postMessage("BUILD");
  // The browser looks for a newer one whenever a page is opened; a tab that stays open, when somebody comes back to it.
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}

// Lets the build that waits take over, and loads this page anew; other tabs go on as they are. Where none waits another
// tab was first, or there is no worker: then the page alone is old.
async function takeOver() {
  const registration = await workers?.getRegistration().catch(() => {});
  const reload = () => location.reload();
  if (!registration?.waiting) return reload();
  workers.addEventListener("controllerchange", reload);
  registration.waiting.postMessage("SKIP_WAITING");
  // A worker that has not taken over by then does not.
  setTimeout(reload, 5000);
}

const watchdog = setTimeout(tell, 10000, true);
start()
  .then(() => {
    tell(false);
    keepWhenCalm();
  })
  .catch(async (error) => {
    console.error(error);
    tell(!(await reloads().catch(() => false)));
  })
  .finally(() => clearTimeout(watchdog));
