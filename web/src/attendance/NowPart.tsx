import { UserCheck } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { useKeys } from "../app/keys";
import type { Session } from "../app/session";
import { absencesBetween, presence, recordsBetween, shiftsBetween } from "../app/workday";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { Stat } from "../kit/Stat";
import { useNow } from "../time/clock";
import { spanOf } from "../time/dayWindow";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import styles from "./NowPart.module.css";
import { type GroupName, groupsOf, type NowRow } from "./nowGroups";
import { PersonRow } from "./PersonRow";

const ClockFor = lazy(() => import("./ClockFor").then((module) => ({ default: module.ClockFor })));
const MarkAbsent = lazy(() => import("./MarkAbsent").then((module) => ({ default: module.MarkAbsent })));

export type Act = "in" | "out" | "absent";
const order: readonly GroupName[] = ["missing", "late", "on", "due", "left", "away"];
const folded: ReadonlySet<GroupName> = new Set(["left", "away"]);

/** Who is missing, late, there, due; asked again each ten seconds and when a hint comes. */
export function NowPart({ session }: { session: Session }) {
  const say = useWords();
  const now = useNow("minute");
  const today = dayOf(now, session.timezone);
  const yesterday = today.subtract({ days: 1 });
  const people = useQuery({ ...presence, refetchInterval: 10_000 });
  const shifts = useQuery(shiftsBetween(yesterday, today.add({ days: 1 })));
  const records = useQuery(recordsBetween(yesterday, today));
  const absences = useQuery(absencesBetween(today, today));
  const [asked] = useSearchParams();
  const [opened, setOpened] = useState<ReadonlySet<GroupName>>(new Set());
  const [at, go] = useState<string | null>(null);
  const [acting, act] = useState<{ act: Act; row: NowRow } | null>(null);
  const groups = groupsOf(
    { people: people.data ?? [], shifts: shifts.data ?? [], records: records.data ?? [], absences: absences.data?.absences ?? [] },
    now,
    today.toString(),
  );
  const named = asked.get("person");
  const shown = order.filter((name) => groups[name].length > 0);
  const rows = shown.flatMap((name) => (folded.has(name) && !opened.has(name) ? [] : groups[name]));
  const current = rows.find((row) => row.key === at) ?? rows.find((row) => row.userId === named) ?? null;
  const window = spanOf(
    rows.flatMap((row) => (row.start && row.end ? [{ start: row.start, end: row.end }] : [])),
    now,
  );
  const step = (by: number) => {
    const place = current ? rows.indexOf(current) + by : 0;
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
    if (!row) return;
    go(row.key);
    document.getElementById(row.key)?.scrollIntoView({ block: "nearest" });
  };
  const may = (row: NowRow | null, wanted: Act) => row && actsOf(row, now, session.userId).includes(wanted) && act({ act: wanted, row });
  useKeys({ j: () => step(1), k: () => step(-1), i: () => may(current, "in"), o: () => may(current, "out"), a: () => may(current, "absent") });

  const error = people.error ?? shifts.error ?? records.error;
  const waiting = people.isPending || shifts.isPending || records.isPending;
  const figure = (count: number) => (people.data ? String(count) : "–");
  return (
    <div className={styles.page} aria-busy={waiting}>
      {error && <Refusal refusal={asRefusal(error)} onAgain={() => void Promise.all([people.refetch(), shifts.refetch(), records.refetch()])} />}
      <div className={styles.stats}>
        <Stat label={say("today.missing")} value={figure(groups.missing.length)} tone={groups.missing.length > 0 ? "bad" : "quiet"} />
        <Stat label={say("today.late")} value={figure(groups.late.length)} tone={groups.late.length > 0 ? "warn" : "quiet"} />
        <Stat label={say("today.onShift")} value={figure(groups.on.length + groups.late.length)} />
        <Stat label={say("time.group.due")} value={figure(groups.due.length)} />
      </div>
      {waiting && !error && <Skeleton shape="rows" count={6} />}
      {!waiting && !error && shown.length === 0 && <EmptyState icon={<UserCheck size={20} />}>{say("time.noShifts")}</EmptyState>}
      {!waiting &&
        shown.map((name) => {
          const open = !folded.has(name) || opened.has(name);
          return (
            <section key={name} className={styles.group} aria-label={say(`time.group.${name}`)}>
              <h2 className={styles.title} data-group={name}>
                {say(`time.group.${name}`)} <span className={styles.count}>{groups[name].length}</span>
                {folded.has(name) && (
                  <Button
                    size="compact"
                    look="quiet"
                    aria-expanded={open}
                    onClick={() => setOpened(open ? without(opened, name) : new Set([...opened, name]))}
                  >
                    {say(open ? "kit.less" : "time.show")}
                  </Button>
                )}
              </h2>
              {open && (
                <ul className={styles.rows}>
                  {groups[name].map((row) => (
                    <PersonRow
                      key={row.key}
                      row={row}
                      group={name}
                      zone={session.timezone}
                      window={window}
                      now={now}
                      current={row === current}
                      acts={actsOf(row, now, session.userId)}
                      onAct={(wanted) => {
                        go(row.key);
                        act({ act: wanted, row });
                      }}
                    />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      <Suspense>
        {acting && acting.act !== "absent" && <ClockFor row={acting.row} act={acting.act} zone={session.timezone} onClose={() => act(null)} />}
        {acting?.act === "absent" && <MarkAbsent row={acting.row} onClose={() => act(null)} />}
      </Suspense>
    </div>
  );
}

/** What can be entered for somebody: nobody enters it for themselves. */
function actsOf(row: NowRow, now: Temporal.Instant, me: string): Act[] {
  if (row.userId === me || row.shiftId === null || row.went) return [];
  if (row.came) return ["out"];
  if (row.absent) return ["in"];
  const begun = row.start !== null && Temporal.Instant.compare(row.start, now) <= 0;
  return begun ? ["in", "absent"] : ["in"];
}

function without(names: ReadonlySet<GroupName>, name: GroupName): ReadonlySet<GroupName> {
  return new Set([...names].filter((one) => one !== name));
}
