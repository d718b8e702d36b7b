type Child = Node | string | undefined | false;
type Value = string | number | boolean | undefined | ((event: Event) => void);

const svgNamespace = 'http://www.w3.org/2000/svg';

/** `true` sets an attribute without a value; `undefined` and `false` leave it out; `onclick` and the like listen. */
const fill = <Made extends Element>(
  made: Made,
  attributes: Readonly<Record<string, Value>>,
  children: readonly Child[],
): Made => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : `${value}`);
  }
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
};

/** An HTML element. */
export const el = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => fill(document.createElement(name), attributes, children);

/** An SVG element. */
export const svg = <Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] =>
  fill(document.createElementNS(svgNamespace, name), attributes, children);

/** @throws Error when the page lacks it. */
export const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};

/** Text that only screen readers have. */
export const spoken = (text: string): HTMLElement => el('span', { class: 'spoken' }, text);
