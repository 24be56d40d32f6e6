import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { pathTo, place } from "../app/company";
import { say } from "../words/words";
import type { PaymentCard, Subscription } from "./queries";

const base = "/subscriptionManagement-api";

/** How a payment stands; `ERR` where a card was refused, and another can be tried. */
export interface PaymentResult {
  success: boolean;
  paymentStatus: string;
  result: string | null;
  message: string | null;
  paymentIntentInfo: { clientSecret: string | null; requires_action: boolean; redirectToUrl: string | null } | null;
}

export function subscribe(planCode: string) {
  return change({
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      const call = clients.subscriptions.POST(`${base}/v1/companysubscriptions`, { body: { planCode } as never, headers });
      return (await told(call).finally(again)).companySubscription;
    },
  });
}

export function pay(order: Subscription, card: PaymentCard) {
  const paymentUserParams = { paymentMethodId: card.paymentMethodId, return_url: resultAddress(order.id) };
  return change({
    call: async () => {
      const params = { path: { companySubscriptionId: order.id } };
      const body = { paymentUserParams } as never;
      const call = clients.subscriptions.PATCH(`${base}/v1/startcompanysubscriptionpayment/{companySubscriptionId}`, { params, body });
      return (await told(call).finally(again)).paymentResult as unknown as PaymentResult;
    },
  });
}

/** A page of the provider's, where a card is typed: none is typed here. */
export function payThere(order: Subscription) {
  return change({
    call: async (key) => {
      const params = { path: { companySubscriptionId: order.id } };
      const headers = { "idempotency-key": key } as never;
      const body = { returnUrl: resultAddress(order.id) };
      const call = clients.subscriptions.POST(`${base}/v1/companysubscriptions/{companySubscriptionId}/checkoutsession`, { params, body, headers });
      return (await told(call)).checkoutSession.url;
    },
  });
}

/** Asks the provider how it stands. */
export function refresh(orderId: string) {
  return change({
    call: async () => {
      const params = { path: { companySubscriptionId: orderId } };
      const call = clients.subscriptions.PATCH(`${base}/v1/refreshcompanysubscriptionpayment/{companySubscriptionId}`, { params });
      return (await told(call).finally(again)).companySubscription;
    },
  });
}

export function cancel(order: Subscription, atPeriodEnd: boolean) {
  return change({
    call: () => {
      const params = { path: { companySubscriptionId: order.id } };
      const body = { atPeriodEnd } as never;
      return told(clients.subscriptions.PATCH(`${base}/v1/cancelcompanysubscription/{companySubscriptionId}`, { params, body })).finally(again);
    },
    says: () => say(atPeriodEnd ? "sub.ending" : "sub.cancelled"),
  });
}

export function resume(order: Subscription) {
  return change({
    call: () => {
      const params = { path: { companySubscriptionId: order.id } };
      return told(clients.subscriptions.PATCH(`${base}/v1/resumecompanysubscription/{companySubscriptionId}`, { params })).finally(again);
    },
    says: () => say("sub.resumed"),
  });
}

export function addCard(paymentMethodId: string) {
  return change({
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      const call = clients.subscriptions.POST(`${base}/payment-methods/add`, { body: { paymentMethodId }, headers });
      return (await told(call).finally(again)) as unknown as PaymentCard;
    },
  });
}

export function removeCard(card: PaymentCard) {
  return change({
    call: () => {
      const params = { path: { paymentMethodId: card.id } };
      return told(clients.subscriptions.DELETE(`${base}/payment-methods/delete/{paymentMethodId}`, { params })).finally(again);
    },
    says: () => say("sub.cardGone"),
  });
}

function resultAddress(orderId: string): string {
  return `${location.origin}${pathTo(`subscription/result?orderId=${orderId}`)}`;
}

async function again(): Promise<void> {
  const queries = queriesOf(place().codename);
  await Promise.all(
    ["companySubscription", "companySubscriptionPayment", "paymentMethod"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  );
}
