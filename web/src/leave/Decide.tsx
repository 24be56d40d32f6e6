import { ChevronLeft, ChevronRight, Palmtree } from "lucide-react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { useKeys } from "../app/keys";
import { leaveTypes, typeName } from "../app/leaveTypes";
import type { Session } from "../app/session";
import { type LeaveRequest, leaveToDecide } from "../app/workday";
import { Avatar } from "../kit/Avatar";
import { classes } from "../kit/classes";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { daysText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./Decide.module.css";
import { OneRequest } from "./OneRequest";
import { cancellingAsked } from "./queries";

/** What waits for a decision on the left, one of them with all that it does on the right; on phones one after the other. */
export function Decide({ session }: { session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const waiting = useQuery(leaveToDecide);
  const cancelling = useQuery(cancellingAsked);
  const types = useQuery(leaveTypes).data;
  const [asked, ask] = useSearchParams();
  const requests: LeaveRequest[] = [...(waiting.data?.requests ?? []), ...(cancelling.data ?? [])];
  // One that was named stays in sight when it is decided, with what came of it.
  const id = asked.get("request") ?? requests[0]?.id ?? null;
  const at = requests.findIndex((one) => one.id === id);
  const go = (one: LeaveRequest | undefined) => one && ask({ request: one.id }, { replace: true });
  const next = () => go(requests[at + 1] ?? requests.find((one) => one.id !== id));
  useKeys({ j: () => go(requests[at + 1]), k: () => go(requests[at - 1]) });

  if (waiting.isPending) return <Skeleton shape="rows" count={6} />;
  if (waiting.error) return <Refusal refusal={asRefusal(waiting.error)} onAgain={() => void waiting.refetch()} />;
  if (id === null) return <EmptyState icon={<Palmtree size={20} />}>{say("leave.nothingToDecide")}</EmptyState>;
  return (
    <div className={styles.page}>
      <ul className={styles.list} aria-label={say("leave.waiting")}>
        {requests.map((one) => (
          <li key={one.id}>
            <button type="button" className={styles.entry} aria-current={one.id === id || undefined} onClick={() => go(one)}>
              <Avatar name={one.user?.fullname ?? "?"} id={one.userId} picture={one.user?.avatar} />
              <span className={styles.words}>
                <strong>{one.user?.fullname ?? say("today.someone")}</strong>
                <span>
                  {typeName(one, types)} · {daysText(Temporal.PlainDate.from(one.startDate), Temporal.PlainDate.from(one.endDate), language)}
                </span>
              </span>
            </button>
          </li>
        ))}
        {requests.length === 0 && <li className={styles.none}>{say("leave.nothingToDecide")}</li>}
      </ul>
      <div className={classes(styles.one)}>
        {requests.length > 0 && (
          <div className={styles.walk}>
            <IconButton label={say("leave.previous")} icon={<ChevronLeft size={18} />} disabled={at <= 0} onClick={() => go(requests[at - 1])} />
            <span>{say("leave.place", { at: at + 1, of: requests.length })}</span>
            <IconButton
              label={say("leave.next")}
              icon={<ChevronRight size={18} />}
              disabled={at >= requests.length - 1}
              onClick={() => go(requests[at + 1])}
            />
          </div>
        )}
        <OneRequest
          key={id}
          id={id}
          session={session}
          types={types}
          onNext={requests.some((one) => one.id !== id) ? next : null}
          onDecide={() => ask({ request: id }, { replace: true })}
        />
      </div>
    </div>
  );
}
