// Starts the app. A file of its own because the Content-Security-Policy allows no inline script.
//
// The page holds #boot-failed, hidden: what to do when the app cannot start. It is shown when something fails, and after
// ten seconds in which nothing came. A slow network may still deliver the app afterwards; then it is hidden again.
const failed = document.getElementById("boot-failed");

function tell(visible) {
  failed.hidden = !visible;
}

async function start() {
  const names = document.querySelector('meta[name="zhihui-app"]').dataset;
  const preload = document.querySelector('link[rel="preload"][as="fetch"]');
  const app = await import(names.js);
  // The same integrity as the preload's: with another one the browser would load the wasm twice.
  await app.default({ module_or_path: fetch(names.wasm, { integrity: preload.integrity }) });
}

const watchdog = setTimeout(tell, 10000, true);
start()
  .then(() => tell(false))
  .catch((error) => {
    tell(true);
    console.error(error);
  })
  .finally(() => clearTimeout(watchdog));
