/** Other views of a table of results: chart, map, network. The table stays below: it is the same for all senses. */

import { readdress } from "../address";
import { el } from "../dom";
import { leave } from "../leaving";
import { words } from "../words";
import { columnsOf } from "./reading";

type View = "table" | "chart" | "map" | "network";
const ALL: readonly View[] = ["table", "chart", "map", "network"];

export function views(section: HTMLElement): void {
  const table = section.querySelector("table");
  const offered = ALL.filter((view) => section.dataset.views?.split(/\s+/).includes(view));
  if (!table || offered.length < 2) return;
  const place = el("div", { class: "js-view" });
  const buttons = offered.map((view) => {
    const button = el("button", { type: "button", class: "js-tab", "data-view": view }, words[view]);
    button.addEventListener("click", () => choose(view));
    return button;
  });
  const frame = table.closest("div.table") ?? table;
  frame.before(el("div", { class: "js-tabs", role: "group", "aria-label": words.view }, ...buttons), place);

  function choose(view: View): void {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    const address = new URL(location.href);
    if (view === "table") address.searchParams.delete("view");
    else address.searchParams.set("view", view);
    readdress(address, "replace");
    leave(place);
    place.replaceChildren();
    if (table) void draw(view, table, place);
  }

  const wanted = new URL(location.href).searchParams.get("view");
  choose(offered.find((view) => view === wanted) ?? "table");
}

async function draw(view: View, table: HTMLTableElement, place: HTMLElement): Promise<void> {
  const columns = columnsOf(table);
  if (view === "chart") place.append(...some((await import("./chart")).chart(columns, place.clientWidth)));
  if (view === "map") place.append(...some((await import("./placed")).placed(columns)));
  if (view === "network") {
    const network = (await import("./networked")).networked(columns);
    if (network?.nodes.length) (await import("../network/island")).attempt(place, network, false);
  }
}

function some(element: HTMLElement | null): HTMLElement[] {
  return element ? [element] : [];
}
