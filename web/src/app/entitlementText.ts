import { dayText } from "../time/words";
import { dayOfYear } from "../time/yearly";
import type { Say } from "../words/words";
import type { Entitlement } from "./entitlements";

/** "30 days a year · from 1 Jan 2026 · up to 5 days are carried over until 31 March". */
export function entitlementText(one: Entitlement, language: string, say: Say): string {
  const figure = (value: number, maximumFractionDigits = 2) => new Intl.NumberFormat(language, { maximumFractionDigits }).format(value);
  const carries =
    one.carryCap === null
      ? say("entitlement.carriesAll")
      : one.carryCap === 0
        ? say("entitlement.carriesNone")
        : say("entitlement.carries", { days: one.carryCap });
  const until = one.carryExpires && one.carryCap !== 0 ? ` ${say("entitlement.until", { day: dayOfYear(one.carryExpires, language) })}` : "";
  return [
    one.accrual === "perHour" ? say("entitlement.anHour", { days: figure(one.rate ?? 0, 8) }) : say("entitlement.aYear", { days: one.amount }),
    ...(one.accrual === "monthly" ? [say("entitlement.monthly")] : []),
    say("entitlement.from", { day: dayText(Temporal.PlainDate.from(one.validFrom), language, "plain") }),
    carries + until,
  ].join(" · ");
}
