import { type Standing, StatusBadge } from "../kit/StatusBadge";
import { useWords } from "../words/words";
import type { Subscription } from "./queries";

const states = { active: "done", pending: "waiting", inactive: "off", expired: "refused" } satisfies Record<Subscription["status"], Standing>;
const paid = { paid: "done", pending: "waiting", failed: "refused", canceled: "off" } satisfies Record<Subscription["paymentStatus"], Standing>;

export function SubscriptionState({ of: { status } }: { of: Subscription }) {
  const say = useWords();
  return <StatusBadge standing={states[status]}>{say(`sub.status.${status}`)}</StatusBadge>;
}

export function PaymentState({ of: { paymentStatus } }: { of: Subscription }) {
  const say = useWords();
  return <StatusBadge standing={paid[paymentStatus]}>{say(`platform.paid.${paymentStatus}`)}</StatusBadge>;
}
