/** Filters of a report or a list: every change fetches the same page, and the target is put in place. */

import { readdress } from "./address";
import { paused } from "./dom";
import { addressOf, swap } from "./fetching";
import { years } from "./years";

export function filters(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const send = async () => {
    const address = addressOf(form);
    if (await swap(form.dataset.target ?? "main", address)) readdress(address, "replace");
  };
  years(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  form.addEventListener(
    "input",
    paused(() => void send(), 250),
  );
}
