// Elements out of text: nothing a stranger wrote is ever parsed as markup.

export type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

function append(to: Node, child: Child): void {
  if (Array.isArray(child)) child.forEach((c) => append(to, c));
  else if (child instanceof Node) to.appendChild(child);
  else if (child !== null && child !== undefined && child !== false) to.appendChild(document.createTextNode(String(child)));
}

function set(element: Element, attributes: Attributes | null): void {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes | null, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  append(element, children);
  return element;
}

export function svg(tag: string, attributes: Attributes | null, ...children: Child[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(element, attributes);
  append(element, children);
  return element;
}

/** A name in its own direction, so that it cannot turn its neighbours. */
export function name(text: string): HTMLElement {
  return h('bdi', null, text);
}

export function mark(sign: number, mass = 1): HTMLElement {
  const text = sign > 0 ? '+' : sign < 0 ? '−' : mass > 0 ? '±' : '·';
  const word = sign > 0 ? 'friendly' : sign < 0 ? 'hostile' : mass > 0 ? 'divided' : 'no fact';
  return h('span', { class: `mark ${sign > 0 ? 'good' : sign < 0 ? 'bad' : 'both'}`, title: word }, h('span', { 'aria-hidden': 'true' }, text), h('span', { class: 'sr' }, word));
}

export function need<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}
