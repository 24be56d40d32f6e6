import type { PersonNow } from "./workday";

/** So long after the start somebody is awaited, not missed. */
export const awaitedFor = 5;

export interface Present {
  missing: PersonNow[];
  /** Their shift has just begun. */
  awaited: PersonNow[];
  late: PersonNow[];
  /** In time, or excused. */
  on: PersonNow[];
  /** There still, though their shift is over. */
  over: PersonNow[];
}

/** Who is where, in the order in which it hurts: the longest missing first. */
export function presentOf(people: readonly PersonNow[], now: Temporal.Instant): Present {
  const expected = people.filter((one) => one.state === "expected").sort((one, other) => (other.lateByMinutes ?? 0) - (one.lateByMinutes ?? 0));
  const there = people.filter((one) => one.state !== "expected");
  return {
    missing: expected.filter((one) => (one.lateByMinutes ?? 0) > awaitedFor),
    awaited: expected.filter((one) => (one.lateByMinutes ?? 0) <= awaitedFor),
    late: there.filter((one) => one.lateByMinutes !== null && one.lateByMinutes > 0),
    on: there.filter((one) => !one.lateByMinutes),
    over: there.filter((one) => Temporal.Instant.compare(Temporal.Instant.from(one.shiftEndsAt), now) < 0),
  };
}
