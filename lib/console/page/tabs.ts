import { el } from './element.ts';

export interface Tab {
  readonly name: string;
  readonly title: string;
  readonly panel: HTMLElement;
  /** When it comes to the front. */
  readonly onShow?: () => void;
}

export interface Tabs {
  readonly element: HTMLElement;
  readonly show: (name: string) => void;
  readonly shown: () => string;
  /** A number beside the title; none for 0. */
  readonly setCount: (name: string, count: number) => void;
}

/** @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export const createTabs = (label: string, tabs: readonly Tab[]): Tabs => {
  let shown = tabs[0]?.name ?? '';
  const counts = new Map<string, HTMLElement>();
  const buttons = tabs.map(({ name, title }) => {
    const count = el('span', { class: 'count' });
    counts.set(name, count);
    return el(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'aria-controls': `panel-${name}`,
        onclick: () => show(name),
      },
      title,
      count,
    );
  });
  const list = el('div', { role: 'tablist', 'aria-label': label, class: 'tabs' }, ...buttons);

  const show = (name: string): void => {
    shown = name;
    for (const [at, tab] of tabs.entries()) {
      const isShown = tab.name === name;
      buttons[at]?.setAttribute('aria-selected', `${isShown}`);
      buttons[at]?.setAttribute('tabindex', isShown ? '0' : '-1');
      tab.panel.hidden = !isShown;
      if (isShown) tab.onShow?.();
    }
  };

  list.addEventListener('keydown', ({ key }) => {
    const at = tabs.findIndex(({ name }) => name === shown);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: -1,
    };
    const step = steps[key];
    const next = step === undefined ? undefined : tabs.at(step % tabs.length);
    if (!next) return;
    show(next.name);
    buttons[tabs.indexOf(next)]?.focus();
  });

  for (const { name, panel } of tabs) {
    panel.id = `panel-${name}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${name}`);
  }
  show(shown);
  return {
    element: el('div', { class: 'tabbed' }, list, ...tabs.map(({ panel }) => panel)),
    show,
    shown: () => shown,
    setCount: (name, count) => {
      const place = counts.get(name);
      if (place) place.textContent = count > 0 ? `${count}` : '';
    },
  };
};
