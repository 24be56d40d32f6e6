import type { Standing } from "../kit/StatusBadge";
import { daysText } from "../time/words";
import type { Say } from "../words/words";
import type { LeaveRequest } from "./workday";

/** "Mon 14 – Fri 25 Dec, 10 working days", "Mon 14 Dec, morning". */
export function whenText(
  request: Pick<LeaveRequest, "startDate" | "endDate" | "startPart" | "endPart" | "fromTime" | "toTime" | "days">,
  language: string,
  say: Say,
): string {
  const [from, to] = [Temporal.PlainDate.from(request.startDate), Temporal.PlainDate.from(request.endDate)];
  const single = from.equals(to);
  const part = request.startPart !== "full" ? request.startPart : single && request.endPart !== "full" ? request.endPart : null;
  const hours = request.fromTime && request.toTime ? `${request.fromTime.slice(0, 5)}–${request.toTime.slice(0, 5)}` : null;
  const detail = hours ?? (single && part ? say(`leave.part.${part}`) : request.days === null ? null : say("leave.days", { days: request.days }));
  return [daysText(from, to, language), detail].filter(Boolean).join(", ");
}

export function standingOf(request: Pick<LeaveRequest, "status">): Standing {
  return ({ pending: "waiting", approved: "done", rejected: "refused", cancelled: "off" } as const)[request.status];
}

/** Refusals that are about the days that were chosen. */
export const aboutDays: ReadonlySet<string> = new Set([
  "LeaveOverlap",
  "LeaveInThePast",
  "NoWorkingDays",
  "LeaveTooLong",
  "NoticeTooShort",
  "BalanceTooLow",
  "TooManyLeaveDays",
  "LeaveEndsBeforeStart",
  "LeavePartsNotValid",
  "LeaveTimesNotValid",
  "UnitNotAllowed",
  "PeriodLocked",
]);
