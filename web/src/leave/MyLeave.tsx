import { Palmtree } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { type LeaveType, leaveTypes, typeName } from "../app/leaveTypes";
import { standingOf, whenText } from "../app/leaveWords";
import { intoSight } from "../app/opened";
import type { Session } from "../app/session";
import type { LeaveRequest } from "../app/workday";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { StatusBadge } from "../kit/StatusBadge";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { useLanguage, useWords } from "../words/words";
import { askCancelling, withdraw } from "./askForLeave";
import { Balances } from "./Balances";
import styles from "./MyLeave.module.css";
import { myLeave } from "./queries";

const AskLeave = lazy(() => import("./AskLeave").then((module) => ({ default: module.AskLeave })));

/** What one asked for, and what came of it; what is to come stands first. */
export function MyLeave({ session }: { session: Session }) {
  const say = useWords();
  const mine = useQuery(myLeave);
  const types = useQuery(leaveTypes).data;
  const today = dayOf(useNow("minute"), session.timezone).toString();
  const [changed, change] = useState<LeaveRequest | null>(null);
  const isAhead = (one: LeaveRequest) => one.endDate >= today && (one.status === "pending" || one.status === "approved");
  const opened = useSearchParams()[0].get("request");
  const groups = [
    { word: "leave.ahead", requests: (mine.data ?? []).filter(isAhead).reverse() },
    { word: "leave.before", requests: (mine.data ?? []).filter((one) => !isAhead(one)) },
  ] as const;
  return (
    <div className={styles.page} aria-busy={mine.isPending}>
      <Balances />
      {mine.isPending && <Skeleton shape="rows" count={4} />}
      {mine.error && <Refusal refusal={asRefusal(mine.error)} onAgain={() => void mine.refetch()} />}
      {mine.data?.length === 0 && <EmptyState icon={<Palmtree size={20} />}>{say("leave.none")}</EmptyState>}
      {groups.map(
        ({ word, requests }) =>
          requests.length > 0 && (
            <section key={word} className={styles.group}>
              <h2 className={styles.title}>{say(word)}</h2>
              <ul className={styles.cards}>
                {requests.map((one) => (
                  <LeaveCard key={one.id} request={one} types={types} today={today} opened={one.id === opened} onEdit={() => change(one)} />
                ))}
              </ul>
            </section>
          ),
      )}
      <Suspense>{changed && <AskLeave session={session} changed={changed} onClose={() => change(null)} />}</Suspense>
    </div>
  );
}

interface LeaveCardProps {
  request: LeaveRequest;
  types: readonly LeaveType[] | undefined;
  today: string;
  opened: boolean;
  onEdit: () => void;
}

function LeaveCard({ request, types, today, opened, onEdit }: LeaveCardProps) {
  const say = useWords();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const decided = request.approvals.findLast((one) => one.decision !== null);
  const act = async (what: () => Promise<{ refusal: Refused | null }>) => {
    setBusy(true);
    setRefusal((await what()).refusal);
    setBusy(false);
  };
  return (
    <li className={styles.card} aria-current={opened || undefined} ref={opened ? intoSight : undefined}>
      <div className={styles.head}>
        <strong>{typeName(request, types)}</strong>
        <StatusBadge standing={standingOf(request)}>{say(`leave.status.${request.status}`)}</StatusBadge>
      </div>
      <p className={styles.when}>{whenText(request, language, say)}</p>
      {request.reason && <p className={styles.reason}>{request.reason}</p>}
      {request.status !== "pending" && request.approver && (
        <p className={styles.decider}>
          {say(`leave.by.${request.status}`, { name: request.approver.fullname })}
          {decided?.note && <q>{decided.note}</q>}
        </p>
      )}
      {request.cancelRequested && <p className={styles.decider}>{say("leave.cancellingWaits")}</p>}
      {refusal && <Refusal refusal={refusal} />}
      {(request.status === "pending" || (request.status === "approved" && request.endDate >= today)) && (
        <div className={styles.actions}>
          {request.status === "pending" && (
            <>
              <Button size="compact" onClick={onEdit}>
                {say("leave.edit")}
              </Button>
              <Button size="compact" look="quiet" busy={busy} onClick={() => void act(() => withdraw(request))}>
                {say("leave.withdraw")}
              </Button>
            </>
          )}
          {request.status === "approved" && (
            <Button size="compact" look="quiet" busy={busy} onClick={() => void act(() => askCancelling(request, !request.cancelRequested))}>
              {say(request.cancelRequested ? "leave.keepAfterAll" : "leave.askCancelling")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
