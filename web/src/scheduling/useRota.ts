import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { Session } from "../app/session";
import { useNow } from "../time/clock";
import { dayOf, mondayOf, weekName, weekOf } from "../time/wall";
import { buildBoard, huesOf, peopleOf } from "./board";
import { problemsOf } from "./problems";
import { type Days, type Shift, useDepartments, useLeave, useProfiles, useRotaCost, useShifts, useShiftsAround } from "./queries";
import { type RotaView, views } from "./RotaBar";

const mostAtOnce = 300;
const none: readonly Shift[] = [];

/** What of the rota the address says. */
export function useRotaAddress(zone: string) {
  const [asked, ask] = useSearchParams();
  const today = dayOf(useNow("minute"), zone);
  const view = views.find((one) => one === asked.get("view")) ?? "people";
  const monday = mondayOf(asked.get("week") ?? "") ?? (weekOf(today)[0] as Temporal.PlainDate);
  const day = dayIn(asked.get("day"), monday) ?? (weekName(today) === weekName(monday) ? today : monday);
  const set = (what: Record<string, string | null>, replace = true) =>
    ask(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(what)) value === null || value === "" ? next.delete(name) : next.set(name, value);
        return next;
      },
      { replace },
    );
  const goTo = (to: Temporal.PlainDate) => set({ week: weekName(to), day: view === "day" ? `${to}` : null }, false);
  return {
    view,
    monday,
    day,
    today,
    departments: asked.get("dept")?.split(",").filter(Boolean) ?? [],
    sought: asked.get("person") ?? "",
    shift: asked.get("shift"),
    set,
    goTo,
    step: (by: number) =>
      goTo(view === "day" ? day.add({ days: by }) : view === "month" ? monthOf(monday).add({ months: by }) : monday.add({ weeks: by })),
  };
}

export type RotaAddress = ReturnType<typeof useRotaAddress>;

/** The month that most of the week is in, by its first day. */
export function monthOf(monday: Temporal.PlainDate): Temporal.PlainDate {
  return monday.add({ days: 3 }).with({ day: 1 });
}

/** The days that a view shows, and one on each side: nights reach over, and so does the rest between shifts. */
export function daysOf(view: RotaView, monday: Temporal.PlainDate): { shown: Temporal.PlainDate[]; asked: Days } {
  const first = view === "month" ? monthOf(monday) : monday;
  const count = view === "month" ? first.daysInMonth : 7;
  const shown = Array.from({ length: count }, (_, index) => first.add({ days: index }));
  return { shown, asked: { from: first.subtract({ days: 1 }), to: first.add({ days: count }) } };
}

/** Everything that the board of these days is made of: four questions at once, none for each row. */
export function useRota(session: Session, { view, monday, departments: wished, sought }: RotaAddress) {
  const zone = session.timezone;
  const first = monday.toString();
  const { shown, asked } = useMemo(() => daysOf(view, Temporal.PlainDate.from(first)), [view, first]);
  const shifts = useShifts(asked);
  const profiles = useProfiles();
  const departments = useDepartments();
  const leave = useLeave(asked);
  useShiftsAround(asked, view === "people" && shifts.isSuccess);
  const cost = useRotaCost({ from: shown[0] as Temporal.PlainDate, to: shown.at(-1) as Temporal.PlainDate });

  // So many are not looked through at once: then it opens on one department.
  const firstDepartment = departments.data?.[0]?.id;
  const chosen = wished.length === 0 && sought === "" && firstDepartment && (profiles.data?.length ?? 0) > mostAtOnce ? [firstDepartment] : wished;
  const everybody = useMemo(() => peopleOf(profiles.data ?? [], shifts.data ?? []), [profiles.data, shifts.data]);
  const hues = useMemo(() => huesOf(departments.data ?? []), [departments.data]);
  const names = useMemo(() => new Map((departments.data ?? []).map((one) => [one.id, one.groupName])), [departments.data]);
  const key = chosen.join();
  const plan = useMemo(() => {
    const wanted = new Set(key.split(",").filter(Boolean));
    const word = sought.trim().toLocaleLowerCase();
    const people = everybody.filter(
      (one) => (wanted.size === 0 || wanted.has(one.departmentId ?? "")) && (word === "" || one.name.toLocaleLowerCase().includes(word)),
    );
    const ids = new Set(people.map((one) => one.id));
    const isShown = (shift: { departmentId: string | null; assignedUserIds: string[]; assignedDepartmentIds: string[] }) =>
      (wanted.size === 0 && word === "") ||
      shift.assignedUserIds.some((id) => ids.has(id)) ||
      (word === "" && [shift.departmentId, ...shift.assignedDepartmentIds].some((id) => wanted.has(id ?? "")));
    const theirs = (shifts.data ?? []).filter(isShown);
    return { days: shown, zone, people, departments: departments.data ?? [], shifts: theirs, leave: leave.data ?? [] };
  }, [everybody, departments.data, shifts.data, leave.data, shown, zone, key, sought]);
  const board = useMemo(() => buildBoard(plan), [plan]);
  const problems = useMemo(() => problemsOf(board), [board]);
  const warned = useMemo(() => new Set(problems.flatMap((one) => (one.block && one.kind !== "vacant" ? [one.block.key] : []))), [problems]);
  const drafts = useMemo(
    () => plan.shifts.filter((one) => !one.published && one.status !== "cancelled" && isOf(shown, one.shiftDate)),
    [plan.shifts, shown],
  );
  return {
    zone,
    shown,
    plan,
    board,
    problems,
    warned,
    drafts,
    /** Whatever is filtered away too: what speaks against a change may stand there. */
    allShifts: shifts.data ?? none,
    everybody,
    hues,
    names,
    chosen,
    cost: chosen.length === 0 && sought === "" ? cost.data : undefined,
    waiting: shifts.isPending || profiles.isPending || departments.isPending,
    failed: shifts.error ?? profiles.error ?? departments.error ?? leave.error,
    again: () => Promise.all([shifts, profiles, departments, leave].filter((one) => one.error).map((one) => one.refetch())),
  };
}

export type Rota = ReturnType<typeof useRota>;

function isOf(days: readonly Temporal.PlainDate[], day: string): boolean {
  return `${days[0]}` <= day && day <= `${days.at(-1)}`;
}

function dayIn(text: string | null, monday: Temporal.PlainDate): Temporal.PlainDate | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = Temporal.PlainDate.from(text);
  return weekName(day) === weekName(monday) ? day : null;
}
