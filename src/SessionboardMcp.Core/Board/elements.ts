// Elements, made without markup: every text is a text node, so that whatever it holds is only read.

export type Child = Node | string | null | undefined | false;

interface Traits {
  class?: string;
  title?: string;
  attributes?: Record<string, string>;
  data?: Record<string, string>;
  style?: Record<string, string>;
  on?: { [type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[type]) => void };
}

export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, traits: Traits = {}, ...children: Child[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (traits.class) element.className = traits.class;
  if (traits.title) element.title = traits.title;
  for (const [attribute, value] of Object.entries(traits.attributes ?? {})) element.setAttribute(attribute, value);
  for (const [key, value] of Object.entries(traits.data ?? {})) element.dataset[key] = value;
  for (const [property, value] of Object.entries(traits.style ?? {})) element.style.setProperty(property, value);
  for (const [type, heard] of Object.entries(traits.on ?? {})) element.addEventListener(type, heard as EventListener);
  element.append(...there(children));
  return element;
}

export const fill = (element: Element, ...children: Child[]): void => element.replaceChildren(...there(children));

const there = (children: Child[]): (Node | string)[] => children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false);

export function button(label: string, press: () => void, traits: Traits = {}): HTMLButtonElement {
  return make("button", { ...traits, attributes: { type: "button", ...traits.attributes }, on: { click: press, ...traits.on } }, label);
}

// A stranger's words, whose direction is theirs and ends where they end.
export const theirs = (text: string, className = ""): HTMLElement => make("bdi", className ? { class: className } : {}, text);

export const part = (id: string): HTMLElement => document.getElementById(id)!;
