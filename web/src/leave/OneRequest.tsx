import { Check, X } from "lucide-react";
import { useRef, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { pathTo } from "../app/company";
import { useKeys } from "../app/keys";
import { type LeaveType, typeName } from "../app/leaveTypes";
import { standingOf, whenText } from "../app/leaveWords";
import { entries } from "../app/navigation";
import type { Session } from "../app/session";
import { Avatar } from "../kit/Avatar";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Kbd } from "../kit/Kbd";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { StatusBadge } from "../kit/StatusBadge";
import { TextArea } from "../kit/TextArea";
import { weekName } from "../time/wall";
import { useLanguage, useWords } from "../words/words";
import { decideLeave, type Verdict } from "./decideLeave";
import { Earlier } from "./Earlier";
import { LeaveDocument } from "./LeaveDocument";
import styles from "./OneRequest.module.css";
import { details, type Released } from "./queries";
import { ShiftLines } from "./ShiftLines";
import { TeamStrip } from "./TeamStrip";

interface OneRequestProps {
  id: string;
  session: Session;
  types: readonly LeaveType[] | undefined;
  /** To the next that waits, if any does. */
  onNext: (() => void) | null;
  /** From then on it stays in sight, though it waits no longer. */
  onDecide: () => void;
}

/** Who asks for what, what it does, and the decision. */
export function OneRequest({ id, session, types, onNext, onDecide }: OneRequestProps) {
  const say = useWords();
  const language = useLanguage();
  const known = useQuery(details(id));
  const [rejecting, reject] = useState(false);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState<Verdict | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [released, setReleased] = useState<readonly Released[] | null>(null);
  const field = useRef<HTMLDivElement>(null);
  const request = known.data?.request;
  const own = request?.userId === session.userId;
  const cancels = request?.status === "approved" && request.cancelRequested;
  const open = request !== undefined && !own && (request.status === "pending" || cancels);

  const decide = async (verdict: Verdict) => {
    if (!request || !open || busy) return;
    if (verdict === "rejected" && note.trim() === "") {
      reject(true);
      requestAnimationFrame(() => field.current?.querySelector("textarea")?.focus());
      return;
    }
    setBusy(verdict);
    onDecide();
    const outcome = await decideLeave(request, verdict, note);
    setBusy(null);
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    reject(false);
    const gone = outcome.answer.releasedShifts ?? [];
    // What became vacant is looked at before the next one comes.
    if (gone.length > 0) setReleased(gone);
    else onNext?.();
  };
  useKeys({
    a: () => void decide(cancels ? "cancelled" : "approved"),
    r: () => void decide("rejected"),
    "mod+Enter": () => rejecting && void decide("rejected"),
  });

  if (known.error) return <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />;
  if (!known.data || !request) return <Skeleton shape="rows" count={5} />;
  const { clashes } = known.data;
  const name = request.user?.fullname ?? say("today.someone");
  return (
    <article className={styles.request} aria-label={name}>
      <header className={styles.head}>
        <Avatar name={name} id={request.userId} picture={request.user?.avatar} size="large" />
        <div className={styles.who}>
          <h2>{name}</h2>
          <p>
            {typeName(request, types)}
            {request.department && ` · ${request.department.groupName}`}
          </p>
        </div>
        <StatusBadge standing={standingOf(request)}>{say(`leave.status.${request.status}`)}</StatusBadge>
      </header>
      <p className={styles.when}>{whenText(request, language, say)}</p>
      {request.reason && <blockquote className={styles.reason}>{request.reason}</blockquote>}
      {request.documentUrl && <LeaveDocument request={request} />}
      {cancels && <Banner>{say("leave.cancellingWanted", { name })}</Banner>}
      {released && (
        <Banner
          tone="warn"
          action={
            entries.some((entry) => entry.page === "rota") && (
              <LinkButton size="compact" to={pathTo(`rota?week=${weekName(Temporal.PlainDate.from(released[0]?.shiftDate ?? request.startDate))}`)}>
                {say("leave.fillThem")}
              </LinkButton>
            )
          }
        >
          <strong>{say("leave.nowVacant", { count: released.length })}</strong>
          <ShiftLines shifts={released} />
          {onNext && (
            <Button size="compact" onClick={onNext}>
              {say("leave.nextRequest")}
            </Button>
          )}
        </Banner>
      )}
      {open && (
        <section className={styles.part}>
          <h3>{say("leave.whatItDoes")}</h3>
          {clashes && clashes.shifts.length > 0 ? (
            <>
              <p>{say("leave.givesUp", { count: clashes.shifts.length })}</p>
              <ShiftLines shifts={clashes.shifts} />
            </>
          ) : (
            <p className={styles.quiet}>{say("leave.noShifts")}</p>
          )}
          <TeamStrip request={request} teammates={clashes?.teammates ?? []} />
        </section>
      )}
      <Earlier user={request.userId} but={request.id} types={types} />
      {own && request.status === "pending" && <Banner>{say("leave.somebodyElse")}</Banner>}
      {refusal && <Refusal refusal={refusal} />}
      {open && (
        <div className={styles.decision}>
          {rejecting && (
            <div ref={field}>
              <TextArea
                label={say("leave.note")}
                name="note"
                hint={say("leave.noteHint", { name })}
                required
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
                onKeyDown={(event) => event.key === "Enter" && (event.metaKey || event.ctrlKey) && void decide("rejected")}
              />
            </div>
          )}
          <div className={styles.buttons}>
            {!cancels && (
              <Button
                size="large"
                icon={<X size={16} />}
                busy={busy === "rejected"}
                disabled={rejecting && note.trim() === ""}
                onClick={() => void decide("rejected")}
              >
                {say(rejecting ? "leave.rejectSend" : "leave.reject")} <Kbd keys={rejecting ? "mod+enter" : "r"} />
              </Button>
            )}
            {!rejecting && (
              <Button
                size="large"
                look="primary"
                icon={<Check size={16} />}
                busy={busy === "approved" || busy === "cancelled"}
                onClick={() => void decide(cancels ? "cancelled" : "approved")}
              >
                {say(cancels ? "leave.takeBack" : "leave.approve")} <Kbd keys="a" />
              </Button>
            )}
            {rejecting && (
              <Button size="large" look="quiet" onClick={() => reject(false)}>
                {say("kit.cancel")}
              </Button>
            )}
          </div>
        </div>
      )}
    </article>
  );
}
