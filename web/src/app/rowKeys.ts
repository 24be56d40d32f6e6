import { type RefObject, useRef } from "react";
import { useKeys } from "./keys";

/** j and k go through what can be opened in a list, and Enter opens it, as it does with every link. */
export function useRowKeys<T extends HTMLElement>(): RefObject<T | null> {
  const list = useRef<T>(null);
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("tbody a[href], li a[href]") ?? [])].filter((one) => one.offsetParent !== null);
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  return list;
}
