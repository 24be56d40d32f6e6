import { dayText, weekdayText } from "../time/words";
import type { Say } from "../words/words";
import { type Pattern, stretches } from "./recurrence";

const monday = "2026-01-05";

/** "Mon–Fri", "Every 2 weeks: Mon, Thu, until 31 December 2026". */
export function ruleText({ every, unit, weekdays, until, count }: Pattern, say: Say, language: string): string {
  const name = (day: number) => weekdayText(Temporal.PlainDate.from(monday).add({ days: day - 1 }), language, "short");
  const days = stretches(weekdays)
    .map(([first, last]) => (first === last ? name(first) : `${name(first)}–${name(last)}`))
    .join(", ");
  const how = say(unit === "DAILY" ? "rota.everyDays" : "rota.everyWeeks", { count: every });
  const often = days === "" ? how : unit === "WEEKLY" && every === 1 ? days : `${how}: ${days}`;
  const end = until
    ? say("rota.untilDay", { day: dayText(Temporal.PlainDate.from(until), language, "plain") })
    : count
      ? say("rota.times", { count })
      : "";
  return [often, end].filter(Boolean).join(", ");
}
