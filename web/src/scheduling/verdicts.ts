import { dayOf, type Span, shiftSpan } from "../time/wall";
import type { Word } from "../words/words";
import { netHours, type Person, spanOf } from "./board";
import type { Leave, Shift } from "./queries";

/** What a planner should know before the drop. The server judges in the end; bad ones it would refuse. */
export interface Verdict {
  level: "bad" | "warn" | "fine";
  word: Word;
  values: Record<string, string | number>;
}

export interface Candidate {
  day: Temporal.PlainDate;
  startTime: string;
  endTime: string;
  breakMinutes: number;
  departmentId: string | null;
  /** The shift itself is in nobody's way, unless it is copied. */
  except: string | null;
}

/** What is known of the person's time around these days. */
export interface Theirs {
  shifts: readonly Shift[];
  leave: readonly Leave[];
  days: readonly Temporal.PlainDate[];
  zone: string;
}

const restHours = 11;

export function verdictOf(person: Person, wanted: Candidate, { shifts, leave, days, zone }: Theirs): Verdict {
  if (wanted.startTime === wanted.endTime) return { level: "bad", word: "rota.verdict.noLength", values: {} };
  const span = shiftSpan(wanted.day, wanted.startTime, wanted.endTime, zone);
  const others = shifts.filter((shift) => shift.id !== wanted.except && shift.status !== "cancelled" && shift.assignedUserIds.includes(person.id));
  const away = leave.filter((one) => one.userId === person.id && touches(one, span, zone));
  const weekHours = hoursWith(others, wanted, span, days);

  const unemployed =
    (person.employedFrom && `${wanted.day}` < person.employedFrom) || (person.employedUntil && `${wanted.day}` > person.employedUntil);
  if (unemployed) return { level: "bad", word: "rota.verdict.notEmployed", values: {} };
  const off = away.find((one) => one.status === "approved" && isWhole(one));
  if (off) return { level: "bad", word: "rota.verdict.off", values: { leave: off.leaveType } };
  const overlap = others.find((shift) => meets(span, spanOf(shift)));
  if (overlap) return { level: "bad", word: "rota.verdict.overlaps", values: { times: `${overlap.startTime}–${overlap.endTime}` } };

  const partly = away.find((one) => one.status === "approved");
  if (partly) return { level: "warn", word: "rota.verdict.offPartly", values: { leave: partly.leaveType } };
  if (away.length > 0) return { level: "warn", word: "rota.verdict.asked", values: {} };
  const rest = shortestRest(span, others);
  if (rest < restHours) return { level: "warn", word: "rota.verdict.rest", values: { hours: rounded(rest) } };
  if (person.weeklyHours !== null && weekHours > person.weeklyHours)
    return { level: "warn", word: "rota.verdict.week", values: { hours: rounded(weekHours) } };
  if (wanted.departmentId && person.departmentId && wanted.departmentId !== person.departmentId)
    return { level: "warn", word: "rota.verdict.otherDepartment", values: {} };
  return { level: "fine", word: "rota.verdict.fine", values: { hours: rounded(weekHours) } };
}

function meets(one: Span, other: Span): boolean {
  return Temporal.Instant.compare(one.start, other.end) < 0 && Temporal.Instant.compare(other.start, one.end) < 0;
}

function touches(leave: Leave, span: Span, zone: string): boolean {
  const [first, last] = [`${dayOf(span.start, zone)}`, `${dayOf(span.end.subtract({ seconds: 1 }), zone)}`];
  return leave.startDate <= last && leave.endDate >= first && !leave.exceptDays?.includes(first);
}

/** Half days and hours leave room: the server knows how much. */
function isWhole(leave: Leave): boolean {
  return leave.startPart === "full" && leave.endPart === "full" && !leave.fromTime;
}

function hoursWith(others: readonly Shift[], wanted: Candidate, span: Span, days: readonly Temporal.PlainDate[]): number {
  const shown = new Set(days.map(String));
  const before = others.filter((shift) => shown.has(shift.shiftDate)).reduce((sum, shift) => sum + netHours(shift), 0);
  return before + netHours({ startsAt: `${span.start}`, endsAt: `${span.end}`, breakMinutes: wanted.breakMinutes });
}

/** Between this and what comes before or after it, in real hours. */
function shortestRest(span: Span, others: readonly Shift[]): number {
  const gaps = others.map(spanOf).map((other) => Math.max(gap(other.end, span.start), gap(span.end, other.start)));
  return Math.min(Number.POSITIVE_INFINITY, ...gaps.filter((hours) => hours > 0));
}

function gap(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 3_600_000;
}

export function rounded(hours: number): number {
  return Math.round(hours * 10) / 10;
}
