import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";

export type Subscription = components["schemas"]["CompanySubscription"];
export type Plan = components["schemas"]["SubscriptionPlan"];

/** A saved card. Its number never comes here. */
export interface PaymentCard {
  id: string;
  paymentMethodId: string;
  cardInfo: { brand: string | null; last4: string | null; exp_month: number; exp_year: number } | null;
}

/** A line of the ledger. */
export interface Payment {
  id: string;
  createdAt: string;
  statusLiteral: string;
  amount: number | null;
  currency: string | null;
}

const base = "/subscriptionManagement-api";

/** The newest: at most one of a company's is alive. Null where there never was one. */
export const subscription = queryOptions({
  queryKey: ["companySubscription"],
  queryFn: async () => {
    const params = { query: { pageRowCount: 1 } as never };
    return (await told(clients.subscriptions.GET(`${base}/v1/companysubscriptions`, { params }))).companySubscriptions[0] ?? null;
  },
});

export const plans = queryOptions({
  queryKey: ["subscriptionPlan"],
  queryFn: async () => (await told(clients.subscriptions.GET(`${base}/v1/subscriptionplans`))).subscriptionPlans,
});

export const cards = queryOptions({
  queryKey: ["paymentMethod"],
  queryFn: async () => (await told(clients.subscriptions.GET(`${base}/payment-methods/list`))) as unknown as PaymentCard[],
});

export const payments = queryOptions({
  queryKey: ["companySubscriptionPayment"],
  queryFn: async () => {
    const answer = await told(
      clients.subscriptions.GET(`${base}/v1/companysubscriptionpayments`, { params: { query: { pageRowCount: 100 } as never } }),
    );
    return Object.values(answer as unknown as Record<string, unknown>).find(Array.isArray) as Payment[];
  },
});

export const billingDetails = queryOptions({
  queryKey: ["billingDetails"],
  queryFn: async () => (await told(clients.subscriptions.GET(`${base}/v1/billingdetails`))).billingDetails,
});

export function cardName(card: PaymentCard): string {
  const { brand, last4 } = card.cardInfo ?? {};
  return `${brand ?? ""} •••• ${last4 ?? ""}`.trim();
}
