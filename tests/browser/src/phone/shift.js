// Adds up how far content jumped without somebody having caused it (https://wicg.github.io/layout-instability/), over all
// pages of this tab. A screen that takes the place of another is no jump, however long the answer took that led to it.
(() => {
  const kept = "test.layout-shift";
  const FRAME_MS = 100;
  let moved = -Infinity;
  for (const move of ["pushState", "replaceState"]) {
    const original = history[move];
    history[move] = function (...way) {
      moved = performance.now();
      return original.apply(this, way);
    };
  }
  const caused = shift => shift.hadRecentInput || (shift.startTime >= moved && shift.startTime < moved + FRAME_MS);
  const named = node => (node instanceof Element ? node : node?.parentElement)?.className ?? "?";
  const corner = box => `${Math.round(box.x)},${Math.round(box.y)} ${Math.round(box.width)}×${Math.round(box.height)}`;
  const told = ({ node, previousRect, currentRect }) => `.${named(node)} ${corner(previousRect)} → ${corner(currentRect)}`;
  new PerformanceObserver(list => {
    const shifts = list.getEntries().filter(shift => !caused(shift));
    if (shifts.length === 0) return;
    const all = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
    for (const shift of shifts) all.push({ value: shift.value, at: location.pathname, by: shift.sources.map(told) });
    sessionStorage.setItem(kept, JSON.stringify(all));
  }).observe({ type: "layout-shift", buffered: true });
})();
