import { presentOf } from "../app/missing";
import type { Absence, AttendanceRecord, Person, PersonNow, Shift } from "../app/workday";
import { minutesBetween } from "../time/durations";

export type GroupName = "missing" | "late" | "on" | "due" | "left" | "away";

/** Somebody on one shift, as they stand at this moment. */
export interface NowRow {
  key: string;
  userId: string;
  person: Person | null;
  shiftId: string | null;
  recordId: string | null;
  start: Temporal.Instant | null;
  end: Temporal.Instant | null;
  came: Temporal.Instant | null;
  went: Temporal.Instant | null;
  /** Missing for so long, late by so much, due in so much. */
  minutes: number | null;
  onBreak: boolean;
  /** There still, though the shift is over. */
  over: boolean;
  /** Marked absent, or on leave. */
  absent: boolean;
  where: string;
}

const dueWithin = 60;

interface Known {
  people: readonly PersonNow[];
  shifts: readonly Shift[];
  records: readonly AttendanceRecord[];
  absences: readonly Absence[];
}

/** Everybody whom this moment concerns, in the groups in which they are looked for. */
export function groupsOf({ people, shifts, records, absences }: Known, now: Temporal.Instant, today: string): Record<GroupName, NowRow[]> {
  const present = presentOf(people, now);
  const shiftOf = (id: string) => shifts.find((one) => one.id === id);
  const rowOfNow = (one: PersonNow): NowRow => ({
    ...nobody,
    key: `${one.shiftId} ${one.userId}`,
    userId: one.userId,
    person: one.user,
    shiftId: one.shiftId,
    recordId: one.attendanceRecordId,
    start: Temporal.Instant.from(one.shiftStartsAt),
    end: Temporal.Instant.from(one.shiftEndsAt),
    came: one.checkInTime ? Temporal.Instant.from(one.checkInTime) : null,
    minutes: one.lateByMinutes,
    onBreak: one.state === "onBreak",
    over: one.state !== "expected" && Temporal.Instant.compare(Temporal.Instant.from(one.shiftEndsAt), now) < 0,
    where: whereOf(shiftOf(one.shiftId)),
  });
  const rowOfRecord = (one: AttendanceRecord): NowRow => {
    const shift = shiftOf(one.shiftId);
    return {
      ...nobody,
      key: `${one.shiftId} ${one.userId}`,
      userId: one.userId,
      person: one.user,
      shiftId: one.shiftId,
      recordId: one.id,
      start: shift ? Temporal.Instant.from(shift.startsAt) : null,
      end: shift ? Temporal.Instant.from(shift.endsAt) : null,
      came: one.checkInTime ? Temporal.Instant.from(one.checkInTime) : null,
      went: one.checkOutTime ? Temporal.Instant.from(one.checkOutTime) : null,
      minutes: one.lateByMinutes,
      absent: one.status === "absent",
      where: whereOf(shift),
    };
  };
  const seen = new Set([...people.map((one) => `${one.shiftId} ${one.userId}`), ...records.map((one) => `${one.shiftId} ${one.userId}`)]);
  const due = shifts
    .filter((shift) => shift.status === "scheduled" && isSoon(shift, now))
    .flatMap((shift) =>
      shift.assignedUsers
        .filter((person) => !seen.has(`${shift.id} ${person.id}`))
        .map(
          (person): NowRow => ({
            ...nobody,
            key: `${shift.id} ${person.id}`,
            userId: person.id,
            person,
            shiftId: shift.id,
            start: Temporal.Instant.from(shift.startsAt),
            end: Temporal.Instant.from(shift.endsAt),
            minutes: Math.ceil(minutesBetween(now, Temporal.Instant.from(shift.startsAt))),
            where: whereOf(shift),
          }),
        ),
    );
  // A night that began yesterday is of this moment until it ends.
  const current = records.filter((one) => {
    const shift = shiftOf(one.shiftId);
    return (one.shift?.shiftDate ?? shift?.shiftDate) === today || (shift && Temporal.Instant.compare(Temporal.Instant.from(shift.endsAt), now) > 0);
  });
  return {
    missing: present.missing.map(rowOfNow),
    late: present.late.map(rowOfNow),
    on: present.on.map(rowOfNow),
    due: [...present.awaited.map(rowOfNow), ...due].sort(byStart),
    left: current.filter((one) => one.checkOutTime !== null && one.status !== "absent").map(rowOfRecord),
    away: [
      ...current.filter((one) => one.status === "absent").map(rowOfRecord),
      ...absences
        .filter((one) => one.status === "approved")
        .map((one): NowRow => ({ ...nobody, key: `leave ${one.userId} ${one.from}`, userId: one.userId, person: one.user, absent: true })),
    ],
  };
}

const nobody = {
  shiftId: null,
  recordId: null,
  start: null,
  end: null,
  came: null,
  went: null,
  minutes: null,
  onBreak: false,
  over: false,
  absent: false,
  where: "",
};

function isSoon(shift: Shift, now: Temporal.Instant): boolean {
  const until = minutesBetween(now, Temporal.Instant.from(shift.startsAt));
  return until > 0 && until <= dueWithin;
}

function whereOf(shift: Shift | undefined): string {
  return shift?.department?.groupName ?? shift?.location ?? "";
}

function byStart(one: NowRow, other: NowRow): number {
  return (one.start?.epochMilliseconds ?? 0) - (other.start?.epochMilliseconds ?? 0);
}
