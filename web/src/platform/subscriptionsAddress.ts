import type { SortedBy } from "../kit/Table";
import { sizes } from "./companiesAddress";
import type { Subscription, SubscriptionsWanted } from "./queries";

export const statuses: readonly Subscription["status"][] = ["active", "pending", "inactive", "expired"];
export const payments: readonly Subscription["paymentStatus"][] = ["paid", "pending", "failed", "canceled"];
export const sources: readonly Subscription["source"][] = ["stripe", "trial", "grant"];
export const filters = ["plan", "status", "payment", "source", "ends", "of"] as const;

const sortable = ["planCode", "status", "expiryDate", "activationDate", "amount", "createdAt"];
const daysAhead = 30;

export interface SubscriptionsAddress {
  wanted: SubscriptionsWanted;
  plan: string;
  /** Only those that end within a month. */
  ends: boolean;
  sort: SortedBy;
  page: number;
  rows: number;
  /** The id of the one whose drawer is open. */
  open: string | null;
}

/** Which subscriptions the address says to show, the newest first where it says nothing. */
export function readSubscriptions(asked: URLSearchParams, today: Temporal.PlainDate): SubscriptionsAddress {
  const sort = asked.get("sort") ?? "";
  const by = sort.replace(/^-/, "");
  const plan = asked.get("plan") ?? "";
  const ends = asked.get("ends") === "soon";
  const company = asked.get("of");
  const status = statuses.find((one) => one === asked.get("status"));
  const paymentStatus = payments.find((one) => one === asked.get("payment"));
  const source = sources.find((one) => one === asked.get("source"));
  return {
    wanted: {
      ...(status && { status }),
      ...(paymentStatus && { paymentStatus }),
      ...(source && { source }),
      ...(plan.trim() && { planCode: plan.trim() }),
      ...(company && { companyId: company }),
      ...(ends && { expiryDate: `$btw-${today},${today.add({ days: daysAhead })}` }),
    },
    plan,
    ends,
    sort: sortable.includes(by) ? { id: by, desc: sort.startsWith("-") } : { id: "createdAt", desc: true },
    page: Math.max(1, Math.trunc(Number(asked.get("page"))) || 1),
    rows: sizes.find((one) => String(one) === asked.get("rows")) ?? sizes[0],
    open: asked.get("open"),
  };
}
