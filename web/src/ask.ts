/** Asks a question without leaving the page, so that it can be cancelled; the address stays a permalink. */

import { readdress } from "./address";
import { announce } from "./dom";
import { addressOf, isAbort, isOffline, pageAt, replace } from "./fetching";
import { mount } from "./mount";
import { words } from "./words";

/** Beyond this, servers and browsers may cut an address: the form is then sent as it stands. */
const LONGEST_ADDRESS = 8000;

export function ask(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const start = form.querySelector<HTMLButtonElement>("[data-run]");
  const cancel = form.querySelector<HTMLButtonElement>("[data-cancel]");
  let running: AbortController | null = null;
  const stop = () => running?.abort();
  cancel?.addEventListener("click", stop);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) stop();
  });
  form.addEventListener("submit", (event) => {
    const address = addressOf(form);
    if (address.length > LONGEST_ADDRESS) return;
    event.preventDefault();
    stop();
    void go(address);
  });

  async function go(address: string): Promise<void> {
    const controller = new AbortController();
    running = controller;
    busy(true);
    announce(words.running);
    try {
      const got = await pageAt(address, { signal: controller.signal });
      arrive(got.page, address);
    } catch (problem) {
      if (isAbort(problem)) announce(words.cancelled);
      else if (isOffline(problem)) announce(words.offline);
      else throw problem;
    } finally {
      if (running === controller) {
        running = null;
        busy(false);
      }
    }
  }

  function busy(on: boolean): void {
    if (cancel) cancel.hidden = !on;
    if (on && start === document.activeElement) cancel?.focus();
    form.setAttribute("aria-busy", String(on));
    form.classList.toggle("js-busy", on);
  }
}

/** Show the answer, and take those who listen or use keys to it. A page without a place for it is opened as it is. */
function arrive(page: Document, address: string): void {
  const placed = [swapOrMove("#query-error", page), swapOrMove("#results", page)];
  if (!placed.some(Boolean)) {
    location.assign(address);
    return;
  }
  readdress(address, "push");
  document.dispatchEvent(new CustomEvent("js-answer"));
  const problem = document.getElementById("query-error");
  const place = problem ?? document.getElementById("results");
  if (!place) return;
  if (!problem) {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }
  announce((place.querySelector("h2, h3, p, caption") ?? place).textContent.trim());
}

/** Replace a part; where only one of the pages has it, put it in before the end of main, or take it away. */
function swapOrMove(selector: string, page: Document): boolean {
  if (replace(selector, page)) return true;
  const part = page.querySelector(selector);
  document.querySelector(selector)?.remove();
  if (!part) return false;
  const fresh = document.adoptNode(part);
  const form = document.querySelector("form[data-island=editor], form[data-island=ask]");
  form?.after(fresh);
  mount(fresh);
  return true;
}
