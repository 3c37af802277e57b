/** What is to be tidied up when a part of the page is replaced: canvases hold memory of the graphics card. */

const actions = new Map<Element, () => void>();

export function onLeave(element: Element, action: () => void): void {
  actions.set(element, action);
}

export function leave(part: Element): void {
  for (const [element, action] of actions) {
    if (!part.contains(element)) continue;
    action();
    actions.delete(element);
  }
}
