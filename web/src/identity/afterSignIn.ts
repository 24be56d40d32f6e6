import { type NavigateFunction, useLocation } from "react-router";
import { pathTo } from "../app/company";
import { firstPage } from "../app/firstPage";

/** What sign-in pages hand to each other, in the history's state: never in an address that somebody could send. */
export interface Passed {
  /** Where one wanted to go. */
  from?: string;
  email?: string;
  note?: "verified" | "reset" | "approval";
}

export function usePassed(): Passed {
  return (useLocation().state as Passed | null) ?? {};
}

/** To where one wanted to go, else to the first page. */
export function goOn(navigate: NavigateFunction, from: string | undefined): void {
  void navigate(from ?? pathTo(firstPage(), true), { replace: true });
}
