import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { colleagues } from "../app/colleagues";
import { approvesPay, payRules } from "../app/payRules";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { say } from "../words/words";
import { checksOf } from "./checks";
import { isMonth, isSame, type Period, periodOf, stepped } from "./period";
import { pendingCorrections, pendingLeave, profiles, type Report, reportsOf, runOf, toReview, unsettledRecords } from "./queries";

export type Payroll = ReturnType<typeof usePayroll>;

/** Which period and whose, as the address says, and all that the four steps show of it. */
export function usePayroll(session: Session) {
  const [asked, ask] = useSearchParams();
  const now = useNow("minute");
  const today = dayOf(now, session.timezone);
  const period = periodOf(asked.get("from"), asked.get("to"), today);
  const department = asked.get("dept");
  const before = stepped(period, -1);
  const reports = useQuery(reportsOf(period, department));
  const earlier = useQuery(reportsOf(before, department));
  const run = useQuery(runOf(period, department));
  const people = useQuery(profiles);
  const all = useQuery(colleagues);
  const rules = useQuery(payRules);
  const checking = [
    useQuery(unsettledRecords(period)),
    useQuery(toReview(period)),
    useQuery(pendingCorrections(period)),
    useQuery(pendingLeave(period)),
  ] as const;
  const [unsettled, review, corrections, leave] = checking;

  const departments = useMemo(() => {
    const named = (people.data ?? []).flatMap((one) => (one.department ? [[one.department.id, one.department.groupName] as const] : []));
    return [...new Map(named)].sort(([, one], [, other]) => one.localeCompare(other));
  }, [people.data]);
  const departmentOf = useMemo(() => new Map((people.data ?? []).map((one) => [one.userId, one.department?.groupName ?? ""])), [people.data]);
  const names = useMemo(() => new Map((all.data ?? []).map((one) => [one.id, one.fullname])), [all.data]);
  const lastReports = earlier.data?.reports;
  const [lastFrom, lastTo] = [before.from.toString(), before.to.toString()];
  const last = useMemo(
    () => new Map((lastReports ?? []).filter((one) => one.periodStart === lastFrom && one.periodEnd === lastTo).map((one) => [one.userId, one])),
    [lastReports, lastFrom, lastTo],
  );
  const only = department ? new Set((people.data ?? []).filter((one) => one.departmentId === department).map((one) => one.userId)) : null;
  const found = {
    records: unsettled.data ?? [],
    review: review.data ?? [],
    corrections: corrections.data ?? [],
    leave: leave.data ?? [],
    reports: reports.data?.reports ?? [],
    profiles: people.data ?? [],
    // One's own pay is settled by somebody else.
    people: isAdmin(session) && people.data ? (all.data ?? []).filter((one) => one.id !== session.userId) : null,
  };
  const checks = checksOf(found, { from: period.from.toString(), to: period.to.toString() }, { now, zone: session.timezone }, only);

  const set = (values: Record<string, string | null>, replace = true) =>
    ask(
      (params) => {
        for (const [name, value] of Object.entries(values))
          if (value) params.set(name, value);
          else params.delete(name);
        return params;
      },
      { replace },
    );
  return {
    session,
    period,
    before,
    today,
    department,
    departments,
    departmentOf,
    nameOf: (report: Pick<Report, "user" | "userId">) => report.user?.fullname ?? names.get(report.userId) ?? say("today.someone"),
    names,
    reports,
    last,
    run,
    checks,
    checking: [...checking, people, all, reports],
    approves: approvesPay(session, rules.data, today),
    /** Which report is open. */
    opened: asked.get("report"),
    open: (id: string | null) => set({ report: id }),
    choose: ({ from, to }: Period) => {
      const usual = isMonth({ from, to }) && isSame(periodOf(null, null, today), { periodStart: from.toString(), periodEnd: to.toString() });
      set({ from: usual ? null : from.toString(), to: usual ? null : to.toString(), report: null });
    },
    chooseDepartment: (id: string) => set({ dept: id || null, report: null }),
    asked,
    set,
  };
}
