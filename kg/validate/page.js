(() => {
  "use strict";
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  // What lies in a noscript is but text to a browser with scripts: the page opens at once, and the rest follows.
  const parcels = [...document.querySelectorAll("section.group > noscript")];
  const fill = () => {
    const parcel = parcels.shift();
    const box = document.createElement("template");
    box.innerHTML = parcel.textContent;
    const list = box.content.firstElementChild;
    const before = parcel.previousElementSibling;
    if (before?.matches("ol.findings")) {
      before.append(...list.children);
      parcel.remove();
    } else {
      parcel.replaceWith(list);
    }
  };
  const fillAll = () => { while (parcels.length) fill(); };
  const fillSome = (time) => {
    do { if (parcels.length) fill(); } while (parcels.length && time.timeRemaining() > 8);
    later();
  };
  const later = () => {
    if (!parcels.length) document.documentElement.dataset.filled = "";
    else if (window.requestIdleCallback) requestIdleCallback(fillSome, { timeout: 200 });
    else setTimeout(() => fillSome({ timeRemaining: () => 0 }), 20);
  };
  // Read when it is first asked for: the page shall open at once.
  let groups;
  const read = () => [...document.querySelectorAll("section.group")].map((node) => ({
    node,
    common: plain([...node.querySelectorAll(":scope > h2, :scope > p")].map((p) => p.textContent).join(" ")),
    items: [...node.querySelectorAll("li[data-v]")].map((item) => ({
      item, severity: item.dataset.v, shape: item.dataset.c, releases: item.dataset.r.split(" "), words: null,
    })),
  }));
  const plain = (text) => text.toLocaleLowerCase().normalize("NFKC");
  const fits = (entry, common, want) => {
    if (want.severity && entry.severity !== want.severity) return false;
    if (want.shape && entry.shape !== want.shape) return false;
    if (want.release && !entry.releases.includes(want.release)) return false;
    if (!want.words.length) return true;
    entry.words ??= common + " " + plain(entry.item.textContent + " " + entry.item.dataset.n);
    return want.words.every((word) => entry.words.includes(word));
  };
  const apply = () => {
    const data = new FormData(form);
    const want = {
      severity: data.get("severity"), shape: data.get("shape"), release: data.get("release"),
      words: plain(data.get("words")).split(/\s+/).filter(Boolean),
    };
    fillAll();
    groups ??= read();
    let number = 0;
    for (const group of groups) {
      let here = 0;
      for (const entry of group.items) {
        const fit = fits(entry, group.common, want);
        if (entry.item.hidden === fit) entry.item.hidden = !fit;
        if (fit) here += 1;
      }
      group.node.hidden = !here;
      number += here;
    }
    shown.textContent = shown.dataset.text.replace("{n}", number.toLocaleString(document.documentElement.lang));
  };
  let waiting;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("reset", () => setTimeout(apply, 0));
  window.addEventListener("beforeprint", fillAll);
  form.hidden = false;
  later();
})();
