/** Elements without markup in strings: what others wrote is only ever set as text. */

type Value = string | number | boolean | ((event: Event) => void);
type Child = Node | string | null;

/** Make an element: attributes by name, listeners as `onclick` and the like, children in order. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/** Make an element of a picture. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
}

function fill(element: Element, attributes: Record<string, Value>, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
}

let unique = 0;

/** An id that no other element of the page has. */
export function newId(stem: string): string {
  unique += 1;
  return `js-${stem}-${unique}`;
}

/** Say something to those who listen to the page. */
export function announce(text: string): void {
  const region = document.getElementById("say");
  if (region) region.textContent = text;
}

/** Call an action once the calls have paused. */
export function paused<A extends unknown[]>(action: (...values: A) => void, wait = 120): (...values: A) => void {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => action(...values), wait);
  };
}

/** Whether motion is welcome. */
export function mayMove(): boolean {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
