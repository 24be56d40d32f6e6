import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { say } from "../words/words";
import type { Subscription } from "./queries";

export interface Correction {
  status: Subscription["status"];
  from: Temporal.PlainDate;
  until: Temporal.PlainDate;
}

export function correctionOf(one: Subscription, zone: string): Correction {
  const day = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate();
  return { status: one.status, from: day(one.activationDate), until: day(one.grantedUntil ?? one.expiryDate) };
}

/** What is sent of it: another day keeps the time of day that was. */
export function changedOf(one: Subscription, wanted: Correction, zone: string): Partial<Record<"status" | "activationDate" | "expiryDate", string>> {
  const was = correctionOf(one, zone);
  const at = (instant: string, day: Temporal.PlainDate) => {
    const plainTime = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime();
    return day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant().toString();
  };
  return {
    ...(wanted.status !== was.status && { status: wanted.status }),
    ...(!wanted.from.equals(was.from) && { activationDate: at(one.activationDate, wanted.from) }),
    ...(!wanted.until.equals(was.until) && { expiryDate: at(one.grantedUntil ?? one.expiryDate, wanted.until) }),
  };
}

export function correctSubscription(one: Subscription, wanted: Correction, zone: string) {
  return change({
    call: async () => {
      const params = { path: { companySubscriptionId: one.id } };
      const body = { ...changedOf(one, wanted, zone), recordVersion: one.recordVersion } as never;
      const call = clients.subscriptions.PATCH("/subscriptionManagement-api/v1/companysubscriptions/{companySubscriptionId}", { params, body });
      return (await told(call).finally(again)).companySubscription;
    },
    says: () => say("platform.corrected"),
  });
}

async function again(): Promise<void> {
  await queriesOf(null).invalidateQueries({ queryKey: ["companySubscription"] });
}
