// Looks at the page as a person does. Each test step calls one of these functions.
const page = (() => {
  // Chinese has no spaces and HTML has too many: words are compared without them.
  const tight = text => text.replace(/\s+/g, "");
  const same = (a, b) => tight(a) === tight(b);
  const holds = (a, b) => tight(a).includes(tight(b));

  const shown = element => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };

  const words = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.hidden || node.getAttribute("aria-hidden") === "true") return "";
    return [...node.childNodes].map(words).join(" ");
  };
  const name = element => element.getAttribute("aria-label") ?? words(element);

  const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(shown);
  const first = (elements, ...tests) => {
    for (const test of tests) {
      const found = elements.find(test);
      if (found) return found;
    }
    return null;
  };
  // What is on the screen itself goes before the tabs.
  const controls = () => {
    const found = all("button, a[href], summary");
    return [...found.filter(e => !e.closest("nav")), ...found.filter(e => e.closest("nav"))];
  };
  const labelled = label => {
    const found = first(all("label"), e => same(words(e), label), e => tight(words(e)).startsWith(tight(label)));
    return found && found.control;
  };
  const group = legend => first(all("fieldset"), e => e.firstElementChild && same(words(e.firstElementChild), legend));

  return {
    address: () => location.pathname + location.search,
    reading: () => document.body.innerText,
    reads: text => holds(document.body.innerText, text),
    height: () => document.documentElement.scrollHeight,
    heading: () => words(document.querySelector("h1") ?? document.createElement("i")).trim(),
    headings: () => all("h1").length,
    title: () => document.title,
    language: () => document.documentElement.lang,
    focus: () => document.activeElement?.id ?? "",
    focusName: () => name(document.activeElement ?? document.body).replace(/\s+/g, " ").trim(),
    control: text => first(controls(), e => same(name(e), text)),
    rows: () => all(".list-row__title").map(title => words(title).trim()),
    links: () => all("a[href]").map(link => link.getAttribute("href")),
    row: text => first(all("a[href]"), e => holds(words(e), text)),
    field: labelled,
    value: label => labelled(label)?.value ?? null,
    ticked: label => labelled(label)?.checked ?? null,
    fault: label => {
      const field = labelled(label);
      const ids = (field?.getAttribute("aria-describedby") ?? "").split(" ");
      const texts = ids.filter(id => id.startsWith("fault")).map(id => document.getElementById(id)?.innerText ?? "");
      return field && { text: texts.join(" ").trim(), invalid: field.getAttribute("aria-invalid") === "true" };
    },
    groupFault: legend => {
      const found = group(legend);
      return found && (found.querySelector(".field__fault")?.innerText ?? "").trim();
    },
    fileField: text => first([...document.querySelectorAll('input[type="file"]')], e => same(words(e.labels[0]), text)),
    box: label => first(all("label"), e => same(words(e), label)),
    option: (legend, label) => {
      const within = group(legend);
      return within && first(all("label", within), e => same(words(e), label), e => tight(words(e)).startsWith(tight(label)));
    },
    chosen: legend => {
      const input = group(legend)?.querySelector("input:checked");
      return input ? words(document.querySelector(`label[for="${input.id}"]`)).replace(/\s+/g, " ").trim() : "";
    },
    focusShown: () => {
      const style = getComputedStyle(document.activeElement);
      return document.activeElement.matches(":focus-visible") && (style.outlineStyle !== "none" || style.boxShadow !== "none");
    },
    mainText: () => {
      const style = getComputedStyle(document.querySelector(".prose p"));
      return [parseFloat(style.fontSize), parseFloat(style.lineHeight) / parseFloat(style.fontSize)];
    },
    select: field => { field.focus(); field.select(); },
    // Where a finger hits the element, after scrolling to it if need be; nothing while something lies over it.
    spot: element => {
      const middle = () => {
        const box = element.getClientRects()[0];
        return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      };
      const hit = at => at && element.contains(document.elementFromPoint(at.x, at.y));
      if (!hit(middle())) element.scrollIntoView({ block: "center", behavior: "instant" });
      const at = middle();
      return hit(at) ? [at.x, at.y] : null;
    },
    // Drawn, not loading, and nothing is still moving but what moves for ever.
    settled: () => {
      const moving = document.getAnimations().some(a => a.playState === "running" && a.effect?.getTiming().iterations !== Infinity);
      return !!document.querySelector("h1") && !document.querySelector('#boot, [aria-busy="true"]') && !moving;
    },
    photos: () => all(".photos img").filter(e => e.complete && e.naturalWidth > 0).length,
    images: () => all("img").map(e => ({ alt: e.alt, width: e.complete ? e.naturalWidth : 0 })),
    everythingKept: () => JSON.stringify(localStorage),
    kept: () => navigator.serviceWorker?.controller?.state === "activated",
    script: () => document.querySelector('meta[name="zhihui-app"]')?.dataset.js ?? null,
    loaded: () => performance.getEntriesByType("resource").map(entry => new URL(entry.name).pathname.slice(1))
      .filter(name => /-[0-9a-f]{8,16}(_bg)?\.(css|js|wasm)$/.test(name)),
    shifts: () => {
      const { shifts, excused } = JSON.parse(sessionStorage.getItem("test.layout-shift") ?? '{"shifts":[],"excused":[]}');
      return shifts.filter(({ time }) => !excused.some(([from, to]) => from <= time && time <= to));
    },
  };
})();
