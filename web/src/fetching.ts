/** Fetches what the server says: pages, of which parts are put in the place of ours, and data. */

import { announce } from "./dom";
import { leave } from "./leaving";
import { mount } from "./mount";
import { words } from "./words";

/** Fetch a page as a browser would open it. */
export async function pageAt(address: string, init: RequestInit = {}): Promise<{ page: Document; address: string }> {
  const answer = await fetch(address, { ...init, headers: { Accept: "text/html" } });
  return { page: new DOMParser().parseFromString(await answer.text(), "text/html"), address: answer.url };
}

/** Put a part of a fetched page in the place of ours and mount its islands; false if the page has no such part. */
export function replace(selector: string, page: Document): boolean {
  const old = document.querySelector(selector);
  const part = page.querySelector(selector);
  if (!old || !part) return false;
  const fresh = document.adoptNode(part);
  leave(old);
  old.replaceWith(fresh);
  mount(fresh);
  return true;
}

/** Fetch a page and replace one part of ours; what has no such part is opened as a page of its own. */
export async function swap(selector: string, address: string, init: RequestInit = {}): Promise<boolean> {
  const old = document.querySelector(selector);
  old?.setAttribute("aria-busy", "true");
  try {
    const got = await pageAt(address, init);
    if (replace(selector, got.page)) return true;
    location.assign(got.address);
  } catch (problem) {
    if (!isOffline(problem)) throw problem;
    announce(words.offline);
  } finally {
    old?.removeAttribute("aria-busy");
  }
  return false;
}

/** Fetch data; null if the server does not answer or refuses. */
export async function data<T>(address: string): Promise<T | null> {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch (problem) {
    if (!isOffline(problem)) throw problem;
    announce(words.offline);
    return null;
  }
}

/** The address of data about what was typed. */
export function asking(address: string, typed: string): string {
  const whole = new URL(address, location.href);
  whole.searchParams.set("q", typed);
  return whole.pathname + whole.search;
}

/** The address that a form asks for with its present values. */
export function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action, location.href);
  address.search = valuesOf(form).toString();
  return address.toString();
}

/** The values of a form that say something, in the order of its fields. */
export function valuesOf(form: HTMLFormElement): URLSearchParams {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && value) values.append(name, value);
  return values;
}

/** What fetch throws when nobody answers. */
export function isOffline(problem: unknown): boolean {
  return problem instanceof TypeError;
}

export function isAbort(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === "AbortError";
}
