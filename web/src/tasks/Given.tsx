import { ListChecks, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { pageRowCount } from "../api/everyPage";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { departments } from "../app/audience";
import type { Session } from "../app/session";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Ring } from "../kit/Ring";
import { Segmented } from "../kit/Segmented";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { dueText } from "./dueText";
import styles from "./Given.module.css";
import { type Assignment, assignments, type Standing } from "./queries";

const Select = lazy(() => import("../kit/Select").then((module) => ({ default: module.Select<string> })));
const AssignmentSheet = lazy(() => import("./AssignmentSheet").then((module) => ({ default: module.AssignmentSheet })));
const rows = 50;
const standings: readonly Standing[] = ["active", "completed", "cancelled"];

/** What was handed out, and how far each is. Which of it, and which is open, stand in the address. */
export function Given({ session, onNew }: { session: Session; onNew: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const [asked, ask] = useSearchParams();
  const status = standings.find((one) => one === asked.get("status")) ?? "active";
  const department = asked.get("dept") ?? "";
  const [most, setMost] = useState(rows);
  const known = useQuery(assignments(status, department, most));
  const groups = useQuery(departments).data ?? [];
  const all = known.data?.assignments ?? [];
  const set = (name: string, value: string) =>
    ask(
      (params) => {
        if (value) params.set(name, value);
        else params.delete(name);
        return params;
      },
      { replace: true },
    );
  const isFiltered = department !== "" || status !== "active";
  return (
    <div className={styles.page} aria-busy={known.isPending}>
      <div className={styles.bar}>
        <Segmented
          label={say("time.state")}
          value={status}
          onValue={(value) => set("status", value === "active" ? "" : value)}
          options={standings.map((value) => ({ value, label: say(`tasks.standing.${value}`) }))}
        />
        {groups.length > 1 && (
          <Suspense>
            <Select
              label={say("rota.department")}
              labelHidden
              name="department"
              value={department}
              onValue={(value) => set("dept", value)}
              options={[
                { value: "", label: say("recurring.allDepartments") },
                ...groups.map(({ id, groupName }) => ({ value: id, label: groupName })),
              ]}
            />
          </Suspense>
        )}
      </div>
      {known.isPending && <Skeleton shape="rows" count={6} />}
      {known.error && <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />}
      {known.data && all.length === 0 && (
        <EmptyState
          icon={<ListChecks size={20} />}
          action={
            isFiltered ? (
              <Button onClick={() => ask({}, { replace: true })}>{say("kit.clearFilter")}</Button>
            ) : (
              <Button icon={<Plus size={15} />} onClick={onNew}>
                {say("tasks.new")}
              </Button>
            )
          }
        >
          {say(isFiltered ? "kit.nothingMatches" : "tasks.noneGiven")}
        </EmptyState>
      )}
      {all.length > 0 && (
        <ul className={styles.list} aria-label={say("tasks.given")}>
          {all.map((one) => (
            <li key={one.id}>
              <button type="button" className={styles.row} onClick={() => set("task", one.id)}>
                <Ring done={one.progress.completed} of={one.progress.total - one.progress.cancelled} />
                <span className={styles.words}>
                  <strong>{one.title}</strong>
                  <span className={styles.quiet} data-late={one.progress.overdue > 0 || undefined}>
                    {[
                      one.progress.overdue > 0 ? say("tasks.late", { count: one.progress.overdue }) : null,
                      dueText(one.dueTime, session.timezone, language, say),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                <Targets assignment={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {known.data && known.data.count > all.length && most < pageRowCount && (
        <Button busy={known.isFetching} onClick={() => setMost(Math.min(most + rows, pageRowCount))}>
          {say("inbox.older")}
        </Button>
      )}
      <Suspense>{asked.get("task") && <AssignmentSheet id={asked.get("task") ?? ""} session={session} onClose={() => set("task", "")} />}</Suspense>
    </div>
  );
}

/** Whom it is for: departments, people by name while they are few, a shift. */
function Targets({ assignment }: { assignment: Assignment }) {
  const say = useWords();
  const { assignedDepartments, assigneeUsers, assigneeUserIds, shift, completionRule } = assignment;
  const few = assigneeUserIds.length <= 2;
  return (
    <span className={styles.targets}>
      {assignedDepartments.map((one) => (
        <Badge key={one.id} tone="accent">
          {one.groupName}
        </Badge>
      ))}
      {few ? (
        assigneeUsers.map((one) => <Badge key={one.id}>{one.fullname}</Badge>)
      ) : (
        <Badge>{say("tasks.people", { count: assigneeUserIds.length })}</Badge>
      )}
      {shift && <Badge>{say("tasks.ofShift")}</Badge>}
      {completionRule === "any" && <Badge tone="warn">{say("tasks.oneForAll")}</Badge>}
    </span>
  );
}
