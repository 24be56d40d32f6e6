import { CalendarClock, ChevronLeft, ChevronRight } from "lucide-react";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { ExportButton } from "../app/ExportButton";
import type { Session } from "../app/session";
import { recordsBetween, shiftsBetween } from "../app/workday";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TextField } from "../kit/TextField";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./DayPart.module.css";
import { dayRows, dayStandings, filtered } from "./dayRows";
import { exportRecords } from "./queries";

const Select = lazy(() => import("../kit/Select").then((module) => ({ default: module.Select<string> })));
const DayTable = lazy(() => import("./DayTable").then((module) => ({ default: module.DayTable })));
const RecordSheet = lazy(() => import("./RecordSheet").then((module) => ({ default: module.RecordSheet })));

/** What was planned and what was worked on a day. Day, filters and the opened row stand in the address. */
export function DayPart({ session }: { session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const now = useNow("minute");
  const today = dayOf(now, session.timezone);
  const [asked, ask] = useSearchParams();
  const date = asked.get("date") ?? "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Temporal.PlainDate.from(date) : today;
  const shifts = useQuery(shiftsBetween(day, day));
  const records = useQuery(recordsBetween(day, day));
  const filter = { department: asked.get("department") ?? "", status: asked.get("status") ?? "", text: asked.get("person") ?? "" };
  const set = (name: string, value: string) =>
    ask(
      (params) => {
        if (value) params.set(name, value);
        else params.delete(name);
        return params;
      },
      { replace: true },
    );
  const go = (to: Temporal.PlainDate) => set("date", to.equals(today) ? "" : to.toString());
  const all = dayRows(shifts.data ?? [], records.data ?? [], now, say("today.someone"));
  const rows = filtered(all, filter);
  const opened = all.find((row) => row.key === asked.get("row")) ?? null;
  const groups = [...new Map(all.flatMap((row) => (row.departmentId ? [[row.departmentId, row.department] as const] : [])))];
  const waiting = shifts.isPending || records.isPending;
  const error = shifts.error ?? records.error;
  return (
    <div className={styles.page} aria-busy={waiting}>
      <div className={styles.bar}>
        <div className={styles.walk}>
          <IconButton label={say("time.dayBefore")} icon={<ChevronLeft size={18} />} onClick={() => go(day.subtract({ days: 1 }))} />
          <strong aria-live="polite">{dayText(day, language, "long")}</strong>
          <IconButton label={say("time.dayAfter")} icon={<ChevronRight size={18} />} onClick={() => go(day.add({ days: 1 }))} />
          {!day.equals(today) && (
            <Button size="compact" onClick={() => go(today)}>
              {say("nav.today")}
            </Button>
          )}
        </div>
        <TextField
          label={say("time.person")}
          labelHidden
          name="person"
          type="search"
          placeholder={say("time.person")}
          value={filter.text}
          onChange={(event) => set("person", event.currentTarget.value)}
        />
        <Suspense>
          <Select
            label={say("leave.department")}
            labelHidden
            name="department"
            value={filter.department}
            onValue={(value) => set("department", value)}
            options={[{ value: "", label: say("leave.allDepartments") }, ...groups.map(([value, label]) => ({ value, label }))]}
          />
          <Select
            label={say("time.state")}
            labelHidden
            name="status"
            value={filter.status}
            onValue={(value) => set("status", value)}
            options={[
              { value: "", label: say("leave.allStates") },
              ...dayStandings.map((value) => ({ value, label: say(`time.standing.${value}`) })),
            ]}
          />
        </Suspense>
        {rows.length > 0 && (
          <ExportButton
            name={`time-${day}`}
            get={(format) => exportRecords(day, rows.length < all.length ? [...new Set(rows.map((row) => row.userId))] : null, format)}
          />
        )}
      </div>
      {error && <Refusal refusal={asRefusal(error)} onAgain={() => void Promise.all([shifts.refetch(), records.refetch()])} />}
      {waiting && !error && <Skeleton shape="rows" count={8} />}
      {!waiting && !error && rows.length === 0 && (
        <EmptyState
          icon={<CalendarClock size={20} />}
          action={all.length > 0 && <Button onClick={() => ask({ ...(date && { date }) }, { replace: true })}>{say("kit.clearFilter")}</Button>}
        >
          {say(all.length > 0 ? "kit.nothingMatches" : "time.noShiftsThatDay")}
        </EmptyState>
      )}
      {!waiting && rows.length > 0 && (
        <Suspense fallback={<Skeleton shape="rows" count={8} />}>
          <DayTable rows={rows} zone={session.timezone} onOpen={(row) => set("row", row.key)} />
        </Suspense>
      )}
      <Suspense>{opened && <RecordSheet key={opened.key} row={opened} session={session} onClose={() => set("row", "")} />}</Suspense>
    </div>
  );
}
