import { type Hue, hues } from "../kit/hues";
import { dayOf, hoursOf, type Span, shiftSpan } from "../time/wall";
import type { Department, Leave, Profile, Shift } from "./queries";

export interface Person {
  id: string;
  name: string;
  avatar: string | null;
  position: string;
  departmentId: string | null;
  /** As agreed; null where nobody has said. */
  weeklyHours: number | null;
  employedFrom: string | null;
  employedUntil: string | null;
}

/** One person's place on a shift as it stands in one cell; a night's rest stands as its tail in the next. */
export interface Block {
  key: string;
  shift: Shift;
  userId: string | null;
  isTail: boolean;
}

export interface Cell {
  blocks: readonly Block[];
  leave: readonly Leave[];
}

export interface Row {
  /** Of the person; "open" of the shifts that want people. */
  key: string;
  person: Person | null;
  cells: readonly Cell[];
  /** Without planned breaks, of the shown days. */
  hours: number;
  /** How many stand above each other where most do. */
  lines: number;
}

export interface Group {
  key: string;
  name: string | null;
  hue: Hue;
  hours: number;
  rows: readonly Row[];
}

export interface DayHead {
  day: Temporal.PlainDate;
  /** How many people work. */
  on: number;
  /** How many at each hour of the wall. */
  byHour: readonly number[];
  hours: number;
}

export interface Plan {
  days: readonly Temporal.PlainDate[];
  zone: string;
  people: readonly Person[];
  departments: readonly Department[];
  shifts: readonly Shift[];
  leave: readonly Leave[];
}

export interface Board {
  days: readonly DayHead[];
  open: Row;
  groups: readonly Group[];
}

export function spanOf(shift: Pick<Shift, "startsAt" | "endsAt">): Span {
  return { start: Temporal.Instant.from(shift.startsAt), end: Temporal.Instant.from(shift.endsAt) };
}

/** Worked hours of one person on it. */
export function netHours(shift: Pick<Shift, "startsAt" | "endsAt" | "breakMinutes">): number {
  return hoursOf(spanOf(shift)) - shift.breakMinutes / 60;
}

/** Always the same hue for the same departments: by the order of their names. */
export function huesOf(departments: readonly Department[]): Map<string, Hue> {
  const inOrder = [...departments].sort((a, b) => a.groupName.localeCompare(b.groupName));
  return new Map(inOrder.map((one, index) => [one.id, hues[index % hues.length] ?? "sky"]));
}

export function personOf(profile: Profile): Person {
  return {
    id: profile.userId,
    name: profile.fullname ?? profile.user?.fullname ?? "",
    avatar: profile.user?.avatar ?? null,
    position: profile.position,
    departmentId: profile.departmentId,
    weeklyHours: profile.weeklyHours > 0 ? profile.weeklyHours : null,
    employedFrom: profile.employmentStartDate,
    employedUntil: profile.employmentEndDate,
  };
}

/** Those of the profiles, and whoever is planned without one. */
export function peopleOf(profiles: readonly Profile[], shifts: readonly Shift[]): Person[] {
  const known = new Map(profiles.map((profile) => [profile.userId, personOf(profile)]));
  for (const shift of shifts)
    for (const user of shift.assignedUsers) if (user && !known.has(user.id)) known.set(user.id, stranger(user.id, user.fullname, user.avatar));
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name));
}

export function stranger(id: string, name: string, avatar: string | null): Person {
  return { id, name, avatar, position: "", departmentId: null, weeklyHours: null, employedFrom: null, employedUntil: null };
}

export function buildBoard({ days, zone, people, departments, shifts, leave }: Plan): Board {
  const names = days.map(String);
  const at = new Map(names.map((name, index) => [name, index]));
  const byPerson = new Map<string, Shift[]>();
  for (const shift of shifts) for (const id of shift.assignedUserIds) byPerson.set(id, [...(byPerson.get(id) ?? []), shift]);
  const leaveOf = Map.groupBy(leave, (one) => one.userId);
  const rowOf = (person: Person) => rowFor(person, byPerson.get(person.id) ?? [], leaveOf.get(person.id) ?? []);

  function rowFor(person: Person | null, theirs: readonly Shift[], away: readonly Leave[]): Row {
    const cells = names.map((name) => ({ blocks: [] as Block[], leave: away.filter((one) => one.startDate <= name && name <= one.endDate) }));
    let hours = 0;
    for (const shift of theirs) {
      const own = at.get(shift.shiftDate);
      const key = `${shift.id} ${person?.id ?? ""}`;
      if (own !== undefined) {
        cells[own]?.blocks.push({ key, shift, userId: person?.id ?? null, isTail: false });
        if (shift.status !== "cancelled") hours += netHours(shift);
      }
      const tail = person && at.get(`${lastDayOf(shift, zone)}`);
      if (tail !== undefined && tail !== null && `${lastDayOf(shift, zone)}` !== shift.shiftDate)
        cells[tail]?.blocks.push({ key: `${key} tail`, shift, userId: person?.id ?? null, isTail: true });
    }
    for (const cell of cells) cell.blocks.sort((a, b) => (a.shift.startsAt < b.shift.startsAt ? -1 : 1));
    return { key: person?.id ?? "open", person, cells, hours, lines: Math.max(1, ...cells.map(linesOf)) };
  }

  const colours = huesOf(departments);
  const inDepartment = Map.groupBy(people, (person) => (person.departmentId && colours.has(person.departmentId) ? person.departmentId : ""));
  const groups = [...departments, null].flatMap((department): Group[] => {
    const members = inDepartment.get(department?.id ?? "") ?? [];
    if (members.length === 0) return [];
    const rows = members.map(rowOf);
    const hours = rows.reduce((sum, row) => sum + row.hours, 0);
    return [
      { key: department?.id ?? "", name: department?.groupName ?? null, hue: (department && colours.get(department.id)) ?? "slate", hours, rows },
    ];
  });
  return { days: days.map((day) => headOf(day, shifts, zone)), open: rowFor(null, shifts.filter(wantsPeople), []), groups };
}

/** Tails and leave are lower than shifts. */
function linesOf({ blocks, leave }: Cell): number {
  return blocks.reduce((sum, block) => sum + (block.isTail ? 0.65 : 1), leave.length * 0.65);
}

/** Nobody is on it, or too few; a department's own is nobody's alone. */
export function wantsPeople(shift: Shift): boolean {
  return shift.status === "scheduled" && (shift.openPlaces > 0 || shift.assignedUserIds.length === 0);
}

/** The day on which it still goes on at its end. */
export function lastDayOf(shift: Pick<Shift, "endsAt">, zone: string): Temporal.PlainDate {
  return dayOf(Temporal.Instant.from(shift.endsAt).subtract({ seconds: 1 }), zone);
}

function headOf(day: Temporal.PlainDate, shifts: readonly Shift[], zone: string): DayHead {
  const theirs = shifts.filter((shift) => shift.shiftDate === `${day}` && shift.status !== "cancelled");
  const byHour = Array.from({ length: 24 }, () => 0);
  for (const shift of shifts) {
    if (shift.status === "cancelled" || shift.assignedUserIds.length === 0) continue;
    const from = Temporal.Instant.from(shift.startsAt).toZonedDateTimeISO(zone);
    const until = Temporal.Instant.from(shift.endsAt).toZonedDateTimeISO(zone);
    if (Temporal.PlainDate.compare(until.toPlainDate(), day) < 0 || Temporal.PlainDate.compare(from.toPlainDate(), day) > 0) continue;
    const first = from.toPlainDate().equals(day) ? from.hour : 0;
    const last = until.toPlainDate().equals(day) ? until.hour + (until.minute > 0 ? 1 : 0) : 24;
    for (let hour = first; hour < last; hour++) byHour[hour] = (byHour[hour] ?? 0) + shift.assignedUserIds.length;
  }
  return {
    day,
    on: new Set(theirs.flatMap((shift) => shift.assignedUserIds)).size,
    byHour,
    hours: theirs.reduce((sum, shift) => sum + netHours(shift) * shift.assignedUserIds.length, 0),
  };
}

/** What somebody of this row usually works: as on most of their days; else nine to five. */
export function usualTimes(shifts: readonly Shift[]): { startTime: string; endTime: string } {
  const counted = Map.groupBy(shifts, (shift) => `${shift.startTime}-${shift.endTime}`);
  const most = [...counted.values()].sort((a, b) => b.length - a.length)[0]?.[0];
  return most ? { startTime: most.startTime, endTime: most.endTime } : { startTime: "09:00", endTime: "17:00" };
}

/** The same shift at other times: what it would be before the server has said so. */
export function withTimes<T extends Shift>(shift: T, day: string, startTime: string, endTime: string, zone: string): T {
  if (startTime === endTime) return shift;
  const span = shiftSpan(Temporal.PlainDate.from(day), startTime, endTime, zone);
  return { ...shift, shiftDate: day, startTime, endTime, startsAt: span.start.toString(), endsAt: span.end.toString() };
}
