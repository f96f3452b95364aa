// Notes how far content jumped without somebody having caused it (https://wicg.github.io/layout-instability/), over all
// pages of this tab. Beside what the browser itself excuses, the half second after a touch, it is no jump
// * when a screen takes the place of another, or an error summary comes and takes the focus, however long the answer
//   took that led to it: the person is taken there;
// * when the test turns the phone's text larger or smaller.
(() => {
  const kept = "test.layout-shift";
  const FRAMES_MS = 100;
  const note = (list, entry) => {
    const notes = JSON.parse(sessionStorage.getItem(kept) ?? '{"shifts":[],"excused":[]}');
    notes[list].push(entry);
    sessionStorage.setItem(kept, JSON.stringify(notes));
  };
  const absolute = time => performance.timeOrigin + time;
  const excuse = (from, to) => note("excused", [absolute(from) - FRAMES_MS, absolute(to) + FRAMES_MS]);
  window.excuseLayoutShift = excuse;

  for (const move of ["pushState", "replaceState"]) {
    const original = history[move];
    history[move] = function (...way) {
      excuse(performance.now(), performance.now());
      return original.apply(this, way);
    };
  }
  addEventListener("focusin", event => {
    if (event.target.matches('h1, [role="alert"]')) excuse(performance.now(), performance.now());
  });

  const named = node => (node instanceof Element ? node : node?.parentElement)?.className ?? "?";
  const corner = box => `${Math.round(box.x)},${Math.round(box.y)} ${Math.round(box.width)}×${Math.round(box.height)}`;
  const told = ({ node, previousRect, currentRect }) => `.${named(node)} ${corner(previousRect)} → ${corner(currentRect)}`;
  new PerformanceObserver(list => {
    for (const shift of list.getEntries().filter(shift => !shift.hadRecentInput)) {
      const time = absolute(shift.startTime);
      note("shifts", { time, value: shift.value, at: location.pathname, by: shift.sources.map(told) });
    }
  }).observe({ type: "layout-shift", buffered: true });
})();
