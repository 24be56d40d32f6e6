import { type RefObject, useRef } from "react";

/** What had the focus when a layer opened, to get it back when it closes: noted before anything in the layer takes it. */
export function useOpener(open: boolean): RefObject<HTMLElement | null> {
  const opener = useRef<HTMLElement | null>(null);
  const was = useRef(false);
  // Opened by a key while nothing had it: the page itself has it afterwards.
  const active = document.activeElement === document.body ? document.querySelector("h1") : document.activeElement;
  if (open && !was.current && active instanceof HTMLElement) opener.current = active;
  was.current = open;
  return opener;
}
