import { useSearchParams } from "react-router";
import type { SortedBy } from "../kit/Table";
import type { Profile, Wanted } from "./queries";

export const shows = ["employed", "left", "expiring", "without"] as const;
export type Show = (typeof shows)[number];
export const contracts: readonly Profile["contractType"][] = ["permanent", "temporary", "contract"];
export const rowsAtOnce = 50;
/** Documents are told of so long before their last day. */
export const daysAhead = 30;

const sortable = ["fullname", "position", "contractType", "employmentStartDate"];
const filters = ["q", "position", "dept", "manager", "contract", "show"] as const;

export interface PeopleAddress {
  show: Show;
  view: "table" | "cards";
  sought: string;
  position: string;
  department: string | null;
  manager: string | null;
  contract: Profile["contractType"] | null;
  sort: SortedBy;
  page: number;
}

/** What of the house the address says to show. */
export function readAddress(asked: URLSearchParams): PeopleAddress {
  const sort = asked.get("sort") ?? "fullname";
  const by = sort.replace(/^-/, "");
  return {
    show: shows.find((one) => one === asked.get("show")) ?? "employed",
    view: asked.get("view") === "cards" ? "cards" : "table",
    sought: asked.get("q") ?? "",
    position: asked.get("position") ?? "",
    department: asked.get("dept"),
    manager: asked.get("manager"),
    contract: contracts.find((one) => one === asked.get("contract")) ?? null,
    sort: sortable.includes(by) ? { id: by, desc: sort.startsWith("-") } : { id: "fullname", desc: false },
    page: Math.max(1, Math.trunc(Number(asked.get("page"))) || 1),
  };
}

/** @param users those alone, where it is known who they are. */
export function wantedBy(address: PeopleAddress, users: readonly string[] | null): Wanted {
  return {
    employmentStatus: address.show === "left" ? ["ended"] : ["upcoming", "active"],
    ...(address.sought.trim() && { fullname: address.sought.trim() }),
    ...(address.position.trim() && { position: address.position.trim() }),
    ...(address.department && { departmentId: address.department }),
    ...(address.manager && { managerId: address.manager }),
    ...(address.contract && { contractType: address.contract }),
    ...(users && { userId: users }),
  };
}

export function sortText({ id, desc }: SortedBy): string {
  return (desc ? "-" : "") + id;
}

/** How many filters leave something out. */
export function filterCount(address: PeopleAddress): number {
  return [address.position.trim(), address.department, address.manager, address.contract, address.show !== "employed"].filter(Boolean).length;
}

export function usePeopleAddress() {
  const [asked, ask] = useSearchParams();
  const set = (what: Record<string, string | null>) =>
    ask(
      (before) => {
        const next = new URLSearchParams(before);
        // Other rows begin at the first page.
        if (!("page" in what) && !("view" in what)) next.delete("page");
        for (const [name, value] of Object.entries(what)) value ? next.set(name, value) : next.delete(name);
        return next;
      },
      { replace: true },
    );
  return { address: readAddress(asked), set, clear: () => set(Object.fromEntries(filters.map((name) => [name, null]))) };
}
