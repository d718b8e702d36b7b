/** An entry's first control, where it is one of the same list. */
const controlIn = (entry: Node | null, removed: Node): HTMLElement | null | undefined =>
  entry instanceof HTMLElement && entry.isConnected && entry.nodeName === removed.nodeName
    ? entry.querySelector<HTMLElement>('button, input')
    : undefined;

/** The next entry, or the one before; else what was opened, or what this was part of. */
const heirOf = ({ target, nextSibling, previousSibling }: MutationRecord, removed: Node) =>
  controlIn(nextSibling, removed) ??
  controlIn(previousSibling, removed) ??
  (target instanceof HTMLElement
    ? (target.querySelector<HTMLElement>('article') ?? target.closest<HTMLElement>('[tabindex]'))
    : undefined);

/** Whoever works by keyboard stays where they are when what has the focus goes: else they would begin at the top again. */
export const keepFocus = (place: Element): void => {
  let last: Element | null = null;
  // By a click on nothing it goes, too.
  for (const kind of ['focusin', 'pointerup'])
    addEventListener(kind, () => {
      last = document.activeElement;
    });
  new MutationObserver((mutations) => {
    if (document.activeElement !== document.body) return;
    for (const mutation of mutations)
      for (const removed of mutation.removedNodes)
        if (removed.contains(last)) heirOf(mutation, removed)?.focus();
  }).observe(place, { childList: true, subtree: true });
};
