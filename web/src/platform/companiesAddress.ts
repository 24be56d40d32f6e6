import { useSearchParams } from "react-router";
import type { SortedBy } from "../kit/Table";
import type { Sought } from "./queries";

export const sought = ["codename", "name", "fullname"] as const;
export const sizes = [25, 50, 100] as const;
const sortable = ["codename", "name", "fullname", "industry", "companySize", "createdAt"];

export interface CompaniesAddress {
  codename: string;
  name: string;
  fullname: string;
  sort: SortedBy;
  page: number;
  rows: number;
  /** The id of the one whose drawer is open. */
  company: string | null;
}

/** Which companies the address says to show, the newest first where it says nothing. */
export function readCompanies(asked: URLSearchParams): CompaniesAddress {
  const sort = asked.get("sort") ?? "";
  const by = sort.replace(/^-/, "");
  return {
    codename: asked.get("codename") ?? "",
    name: asked.get("name") ?? "",
    fullname: asked.get("fullname") ?? "",
    sort: sortable.includes(by) ? { id: by, desc: sort.startsWith("-") } : { id: "createdAt", desc: true },
    page: Math.max(1, Math.trunc(Number(asked.get("page"))) || 1),
    rows: sizes.find((one) => String(one) === asked.get("rows")) ?? sizes[0],
    company: asked.get("company"),
  };
}

export function soughtBy(address: CompaniesAddress): Sought {
  return Object.fromEntries(sought.map((field) => [field, address[field].trim()]).filter(([, text]) => text));
}

/** How many filters leave something out. */
export function soughtCount(address: CompaniesAddress): number {
  return Object.keys(soughtBy(address)).length;
}

export type SetAddress = (what: Record<string, string | null>) => void;

/** The address, and how to change it; other rows begin at the first page. */
export function useAddress(stays: readonly string[]): [URLSearchParams, SetAddress] {
  const [asked, ask] = useSearchParams();
  const set: SetAddress = (what) =>
    ask(
      (before) => {
        const next = new URLSearchParams(before);
        if (!Object.keys(what).every((name) => name === "page" || stays.includes(name))) next.delete("page");
        for (const [name, value] of Object.entries(what)) value ? next.set(name, value) : next.delete(name);
        return next;
      },
      { replace: true },
    );
  return [asked, set];
}
