import { useEffect, useRef } from "react";
import { device } from "./device";

/** By their keys: "mod+k", "g i", "?", "Escape". What is typed into a field is no command, but for those with mod. */
export type Keys = Record<string, () => void>;

const apart = 1200;
const layers: { keys: () => Keys }[] = [];
let before = "";
let timer: ReturnType<typeof setTimeout> | undefined;

/** While the component is there; of several that want the same key the one that came last has it. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const layer = { keys: () => current.current };
    layers.push(layer);
    if (layers.length === 1) window.addEventListener("keydown", hear);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener("keydown", hear);
    };
  }, []);
}

export function keyOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey) return "";
  // The shift of "?" is a matter of the keyboard, that of ⇧⌘Z is meant.
  return `${mod ? "mod+" : ""}${mod && event.shiftKey ? "shift+" : ""}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = keyOf(event);
  const commanded = key.startsWith("mod+");
  if (key === "" || (!commanded && (isTyping(event.target) || !device.now().keys || inLayer()))) return;
  const wanted = before ? [`${before} ${key}`, key] : [key];
  clearTimeout(timer);
  before = commanded ? "" : key;
  timer = setTimeout(() => (before = ""), apart);
  for (const name of wanted) {
    const found = layers.map((layer) => layer.keys()[name]).findLast(Boolean);
    if (!found) continue;
    event.preventDefault();
    before = "";
    found();
    return;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Dialogs and menus have keys of their own. */
function inLayer(): boolean {
  return Boolean(document.activeElement?.closest("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]"));
}
