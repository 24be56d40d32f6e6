import { useSyncExternalStore } from "react";

const phone = matchMedia("(max-width: 640px)");

/** Whether the page is as narrow as a phone's, for what is another page there and not only another style. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      phone.addEventListener("change", listener);
      return () => phone.removeEventListener("change", listener);
    },
    () => phone.matches,
  );
}
