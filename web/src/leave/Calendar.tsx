import { ChevronLeft, ChevronRight, Palmtree } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { departments } from "../app/colleagues";
import { ExportButton } from "../app/ExportButton";
import { leaveTypes } from "../app/leaveTypes";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { absencesBetween } from "../app/workday";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { dayOf, weekOf } from "../time/wall";
import { daysText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./Calendar.module.css";
import { CalendarGrid } from "./CalendarGrid";
import { awayOn, type Band, rowsOf } from "./calendarRows";
import { exportLeave, holidaysBetween } from "./queries";

const Select = lazy(() => import("../kit/Select").then((module) => ({ default: module.Select<string> })));

/** Who is away when, of those whom one sees. Weeks, department, type and state stand in the address. */
export function Calendar({ session }: { session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const today = dayOf(useNow("minute"), session.timezone);
  const [asked, ask] = useSearchParams();
  const [shown, show] = useState<Band | null>(null);
  const weeks = ["4", "8", "12"].includes(asked.get("weeks") ?? "") ? Number(asked.get("weeks")) : 4;
  const wanted = /^\d{4}-\d{2}-\d{2}$/.test(asked.get("from") ?? "") ? Temporal.PlainDate.from(asked.get("from") ?? "") : today;
  const from = weekOf(wanted)[0] ?? wanted;
  const to = from.add({ days: weeks * 7 - 1 });
  const [department, type, status] = [asked.get("department") ?? "", asked.get("type") ?? "", asked.get("status") ?? ""];
  const absences = useQuery(absencesBetween(from, to, department || undefined));
  const holidays = useQuery(holidaysBetween(from, to)).data ?? [];
  const types = useQuery(leaveTypes).data;
  const groups = useQuery({ ...departments, enabled: isAdmin(session) }).data;
  const own = session.userGroupIdList.map((id, index) => ({ id, groupName: session.userGroupNames[index] ?? "" }));
  const set = (change: Record<string, string>) =>
    ask(
      (params) => {
        for (const [name, value] of Object.entries(change)) {
          if (value) params.set(name, value);
          else params.delete(name);
        }
        return params;
      },
      { replace: true },
    );
  const state = status === "approved" || status === "pending" ? status : null;
  const rows = rowsOf(absences.data?.absences ?? [], from, weeks * 7, { type: type || null, status: state }, say("today.someone"));
  const only = {
    status: state ?? ["approved", "pending"],
    // Of the department as it is now, as the calendar has it.
    ...(department && { userId: [...new Set((absences.data?.absences ?? []).map((one) => one.userId))] }),
    ...(type && { leaveTypeId: type }),
  };
  const isFiltered = department !== "" || type !== "" || state !== null;
  return (
    <div className={styles.page} aria-busy={absences.isPending}>
      <div className={styles.bar}>
        <div className={styles.walk}>
          <IconButton
            label={say("leave.earlierWeeks")}
            icon={<ChevronLeft size={18} />}
            onClick={() => set({ from: from.subtract({ weeks }).toString() })}
          />
          <strong aria-live="polite">{daysText(from, to, language)}</strong>
          <IconButton
            label={say("leave.laterWeeks")}
            icon={<ChevronRight size={18} />}
            onClick={() => set({ from: from.add({ weeks }).toString() })}
          />
          {!from.equals(weekOf(today)[0] ?? today) && (
            <Button size="compact" onClick={() => set({ from: "" })}>
              {say("leave.thisWeek")}
            </Button>
          )}
        </div>
        <Segmented
          label={say("leave.howLong")}
          value={String(weeks)}
          onValue={(value) => set({ weeks: value === "4" ? "" : value })}
          options={["4", "8", "12"].map((value) => ({ value, label: say("leave.weeks", { count: value }) }))}
        />
        <Suspense>
          <Select
            label={say("leave.department")}
            labelHidden
            name="department"
            value={department}
            onValue={(value) => set({ department: value })}
            options={[{ value: "", label: say("leave.allDepartments") }, ...(groups ?? own).map((one) => ({ value: one.id, label: one.groupName }))]}
          />
          <Select
            label={say("leave.type")}
            labelHidden
            name="type"
            value={type}
            onValue={(value) => set({ type: value })}
            options={[{ value: "", label: say("leave.allTypes") }, ...(types ?? []).map((one) => ({ value: one.id, label: one.name }))]}
          />
          <Select
            label={say("leave.state")}
            labelHidden
            name="status"
            value={status}
            onValue={(value) => set({ status: value })}
            options={[
              { value: "", label: say("leave.allStates") },
              { value: "approved", label: say("leave.status.approved") },
              { value: "pending", label: say("leave.status.pending") },
            ]}
          />
        </Suspense>
        <ExportButton name={`leave-${from}-${to}`} get={(format) => exportLeave(from, to, only, format)} />
      </div>
      {absences.error && <Refusal refusal={asRefusal(absences.error)} onAgain={() => void absences.refetch()} />}
      {absences.isPending && <Skeleton shape="rows" count={6} />}
      {absences.data?.more && <Banner tone="warn">{say("leave.moreAbsences")}</Banner>}
      {absences.data && rows.length === 0 && (
        <EmptyState
          icon={<Palmtree size={20} />}
          action={isFiltered && <Button onClick={() => set({ department: "", type: "", status: "" })}>{say("kit.clearFilter")}</Button>}
        >
          {say(isFiltered ? "kit.nothingMatches" : "leave.nobodyAway")}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <CalendarGrid
          rows={rows}
          away={awayOn(rows, weeks * 7)}
          from={from}
          days={weeks * 7}
          today={today}
          holidays={holidays}
          types={types}
          chosen={shown?.key ?? null}
          onChoose={show}
        />
      )}
      {shown && (
        <p className={styles.shown} role="status">
          <strong>{shown.absence.user?.fullname}</strong>
          <span>
            {[
              types?.find((one) => one.id === shown.absence.leaveTypeId)?.name,
              daysText(Temporal.PlainDate.from(shown.absence.from), Temporal.PlainDate.from(shown.absence.to), language),
              say(`leave.status.${shown.absence.status}`),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <Button size="compact" look="quiet" onClick={() => show(null)}>
            {say("kit.close")}
          </Button>
        </p>
      )}
    </div>
  );
}
