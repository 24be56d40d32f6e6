import { withTimes } from "./board";
import type { Leave, Shift } from "./queries";

/** Of the tests: a week in which the clocks go forward, and what stands in it. */
export const zone = "Europe/Berlin";
export const monday = Temporal.PlainDate.from("2026-03-23");
export const days = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }));
export const person = (id: string, more = {}) => ({
  id,
  name: id,
  avatar: null,
  position: "",
  departmentId: null,
  weeklyHours: 40,
  employedFrom: null,
  employedUntil: null,
  ...more,
});
export const blank = {
  assignedDepartmentIds: [],
  assignedUsers: [],
  departmentId: null,
  breakMinutes: 0,
  headCount: null,
  openPlaces: 0,
  status: "scheduled",
  published: true,
};
export const shift = (id: string, day: number, startTime: string, endTime: string, people: string[], more = {}) =>
  withTimes({ ...blank, id, assignedUserIds: people, ...more } as unknown as Shift, `${days[day]}`, startTime, endTime, zone);
export const leave = (userId: string, from: number, to: number, more = {}) =>
  ({
    id: `${userId}${from}`,
    userId,
    startDate: `${days[from]}`,
    endDate: `${days[to]}`,
    status: "approved",
    leaveType: "sick",
    startPart: "full",
    endPart: "full",
    exceptDays: [],
    ...more,
  }) as unknown as Leave;
export const planOf = (shifts: Shift[], away: Leave[] = [], people = [person("ada"), person("bob")]) => ({
  days,
  zone,
  people,
  departments: [],
  shifts,
  leave: away,
});
export const theirs = (shifts: Shift[], away: Leave[] = []) => ({ shifts, leave: away, days, zone });
export const wanted = (day: number, startTime = "09:00", endTime = "17:00", more = {}) => ({
  day: days[day] as Temporal.PlainDate,
  startTime,
  endTime,
  breakMinutes: 0,
  departmentId: null,
  except: null,
  ...more,
});
export const say = ((word: string, values?: object) => `${word} ${JSON.stringify(values ?? {})}`) as never;
