import { keepPreviousData } from "@tanstack/react-query";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";
import { refusalOf, unreachable } from "../api/refusals";
import { environment } from "../app/config";

const accounts = async (query: object) => told(clients.auth.GET("/auth-api/v1/companyaccounts", { params: { query: query as never } }));

export type Account = Awaited<ReturnType<typeof accounts>>["companies"][number];

/** What the server filters companies by; each a part of the text. */
export interface Sought {
  name?: string;
  codename?: string;
  fullname?: string;
}

export const companiesPage = (sought: Sought, sortBy: string, pageNumber: number, rows: number) =>
  queryOptions({
    queryKey: ["company", "accounts", sought, sortBy, pageNumber, rows],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { companies, paging } = await accounts({ ...sought, sortBy, pageNumber, pageRowCount: rows });
      return { rows: companies, all: paging.totalRowCount };
    },
  });

/** Null where there is none, or no longer. */
export const companyAccount = (companyId: string) =>
  queryOptions({
    queryKey: ["company", "account", companyId],
    queryFn: async () => (await accounts({ companyId, pageRowCount: 1 })).companies[0] ?? null,
  });

export type Subscription = components["schemas"]["CompanySubscription"];

/** What the server filters subscriptions by. */
export interface SubscriptionsWanted {
  status?: Subscription["status"];
  paymentStatus?: Subscription["paymentStatus"];
  source?: Subscription["source"];
  planCode?: string;
  companyId?: string;
  expiryDate?: string;
}

const subscriptions = async (query: object) =>
  told(clients.subscriptions.GET("/subscriptionManagement-api/v1/companysubscriptions", { params: { query: query as never } }));

export const subscriptionsPage = (wanted: SubscriptionsWanted, sortBy: string, pageNumber: number, rows: number) =>
  queryOptions({
    queryKey: ["companySubscription", "all", wanted, sortBy, pageNumber, rows],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { companySubscriptions, paging } = await subscriptions({ ...wanted, sortBy, pageNumber, pageRowCount: rows });
      return { rows: companySubscriptions, all: paging.totalRowCount };
    },
  });

export const subscriptionOf = (companySubscriptionId: string) =>
  queryOptions({
    queryKey: ["companySubscription", "one", companySubscriptionId],
    queryFn: async () => {
      const params = { path: { companySubscriptionId } };
      const call = clients.subscriptions.GET("/subscriptionManagement-api/v1/companysubscriptions/{companySubscriptionId}", { params });
      return (await told(call)).companySubscription;
    },
  });

/** By their ids, whose subscriptions stand on a page. */
export const companiesNamed = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["company", "named", ids],
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { companies } = await accounts({ companyId: ids, pageRowCount: ids.length, getJoins: false });
      return new Map(companies.map((one) => [one.id, one]));
    },
  });

/** The newest hundred, of how many. */
export const newestCompanies = queryOptions({
  queryKey: ["company", "accounts", "newest"],
  queryFn: async () => {
    const { companies, paging } = await accounts({ sortBy: "-createdAt", pageRowCount: 100, getJoins: false });
    return { rows: companies, all: paging.totalRowCount };
  },
});

export const subscriptionCount = (status: Subscription["status"]) =>
  queryOptions({
    queryKey: ["companySubscription", "count", status],
    queryFn: async () => (await subscriptions({ status, pageRowCount: 1 })).paging.totalRowCount,
  });

/** What the host says at /readyz; a part of which it knows nothing is null. */
export interface HostState {
  status: "OK" | "ERR" | "STARTING" | "STOPPING";
  database: "reachable" | "unreachable" | null;
  schema: { missing: string[] } | null;
  outbox: { pending: number; oldestSeconds: number; dead: number } | null;
}

/** It says 503 where something is wrong, and what. */
export const readiness = queryOptions({
  queryKey: ["readiness"],
  refetchInterval: 30_000,
  queryFn: async () => {
    const response = await fetch(`${environment().baseUrl}/readyz`).catch(() => null);
    if (!response) throw unreachable();
    if (!response.headers.get("content-type")?.includes("json")) throw await refusalOf(response);
    return (await response.json()) as HostState;
  },
});
