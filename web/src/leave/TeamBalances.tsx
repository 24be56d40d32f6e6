import { Scale } from "lucide-react";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { departments } from "../app/colleagues";
import { pathTo } from "../app/company";
import { leaveTypes } from "../app/leaveTypes";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { Pager } from "../kit/Pager";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TextField } from "../kit/TextField";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import styles from "./TeamBalances.module.css";
import { teamBalances } from "./teamQueries";

const Select = lazy(() => import("../kit/Select").then((module) => ({ default: module.Select<string> })));
const BalancesTable = lazy(() => import("./BalancesTable").then((module) => ({ default: module.BalancesTable })));
const rows = 200;

/** What everybody has left of each type on a day; of one type how it came to that. What is looked at stands in the address. */
export function TeamBalances({ session }: { session: Session }) {
  const say = useWords();
  const today = dayOf(useNow("minute"), session.timezone).toString();
  const [asked, ask] = useSearchParams();
  const [department, type] = [asked.get("department") ?? "", asked.get("type") ?? ""];
  const on = /^\d{4}-\d{2}-\d{2}$/.test(asked.get("on") ?? "") ? (asked.get("on") ?? today) : today;
  const page = Math.max(1, Number(asked.get("page")) || 1);
  const balances = useQuery(teamBalances({ on, department, type, page, rows }));
  const types = useQuery(leaveTypes).data ?? [];
  const groups = useQuery({ ...departments, enabled: isAdmin(session) }).data;
  const own = session.userGroupIdList.map((id, index) => ({ id, groupName: session.userGroupNames[index] ?? "" }));
  const set = (change: Record<string, string>) =>
    ask(
      (params) => {
        for (const [name, value] of Object.entries({ page: "", ...change })) {
          if (value) params.set(name, value);
          else params.delete(name);
        }
        return params;
      },
      { replace: true },
    );
  const people = balances.data?.people ?? [];
  const filtered = department !== "" || type !== "" || on !== today;
  return (
    <div className={styles.page} aria-busy={balances.isPending}>
      <div className={styles.bar}>
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
            options={[{ value: "", label: say("leave.allTypes") }, ...types.map((one) => ({ value: one.id, label: one.name }))]}
          />
        </Suspense>
        <TextField
          label={say("balance.on")}
          labelHidden
          name="on"
          type="date"
          value={on}
          onChange={(event) => set({ on: event.currentTarget.value === today ? "" : event.currentTarget.value })}
        />
      </div>
      {balances.error ? (
        <Refusal refusal={asRefusal(balances.error)} onAgain={() => void balances.refetch()} />
      ) : !balances.data ? (
        <Skeleton shape="rows" count={6} />
      ) : people.some((one) => one.balances.length > 0) ? (
        <Suspense fallback={<Skeleton shape="rows" count={6} />}>
          <BalancesTable people={people} types={types} type={type || null} />
        </Suspense>
      ) : (
        <EmptyState
          icon={<Scale size={20} />}
          action={
            filtered ? (
              <Button onClick={() => set({ department: "", type: "", on: "" })}>{say("kit.clearFilter")}</Button>
            ) : (
              isAdmin(session) && <LinkButton to={pathTo("settings/leavetypes")}>{say("balance.setUp")}</LinkButton>
            )
          }
        >
          {say(filtered ? "kit.nothingMatches" : "balance.none")}
        </EmptyState>
      )}
      <Pager page={page} rows={rows} all={balances.data?.all ?? 0} onPage={(next) => set({ page: String(next) })} />
    </div>
  );
}
