// Adds up how far content jumped without somebody having caused it (https://wicg.github.io/layout-instability/), over all
// pages of this tab.
(() => {
  const kept = "test.layout-shift";
  const named = node => (node instanceof Element ? node : node?.parentElement)?.className ?? "?";
  new PerformanceObserver(list => {
    const shifts = list.getEntries().filter(shift => !shift.hadRecentInput);
    if (shifts.length === 0) return;
    const all = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
    for (const shift of shifts) {
      all.push({ value: shift.value, at: location.pathname, by: shift.sources.map(source => String(named(source.node))) });
    }
    sessionStorage.setItem(kept, JSON.stringify(all));
  }).observe({ type: "layout-shift", buffered: true });
})();
