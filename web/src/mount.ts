/** Finds the islands of a page and mounts them; the heavy ones bring their script only where they are used. */

import { add } from "./add";
import { ask } from "./ask";
import { copy } from "./copy";
import { filters } from "./filters";
import { judge } from "./judge";
import { marks } from "./marks";
import { search } from "./search";
import { table } from "./table";
import { views } from "./views/views";

type Island = (element: HTMLElement) => void | Promise<void>;

const ISLANDS: Record<string, Island> = {
  table,
  search,
  filters,
  judge,
  add,
  folded,
  ask,
  marks,
  copy,
  views,
  editor: async (element) => (await import("./editor/editor")).editor(element),
  map: async (element) => (await import("./map/map")).map(element),
  network: async (element) => (await import("./network/island")).network(element),
};

/** Mount every island in this part of the page that is not mounted yet. */
export function mount(root: ParentNode & Node): void {
  const own = root instanceof HTMLElement && root.dataset.island ? [root] : [];
  for (const element of [...own, ...root.querySelectorAll<HTMLElement>("[data-island]")]) {
    const island = ISLANDS[element.dataset.island ?? ""];
    if (!island || element.dataset.mounted) continue;
    element.dataset.mounted = "under way";
    void Promise.resolve(island(element)).finally(() => {
      element.dataset.mounted = "done";
    });
  }
}

/** What lies folded is mounted when it is first unfolded: its script is loaded for those who want to see it. */
function folded(element: HTMLElement): void {
  const inner = element.querySelector<HTMLElement>("[data-folded]");
  element.addEventListener("toggle", () => {
    if (!inner || inner.dataset.island) return;
    inner.dataset.island = inner.dataset.folded;
    mount(inner);
  });
}
