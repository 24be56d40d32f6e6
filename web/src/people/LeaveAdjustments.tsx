import { Pencil, Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { leaveTypes } from "../app/leaveTypes";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { removeAdjustment } from "./changeLeaveAdjustments";
import { adjustmentsOf, type LeaveAdjustment } from "./leaveAdjustmentQueries";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";

const LeaveAdjustmentForm = lazy(() => import("./LeaveAdjustmentForm").then((module) => ({ default: module.LeaveAdjustmentForm })));

/** Days that were given or taken away by hand, and why; the newest first. */
export function LeaveAdjustments({ session, userId, today }: PartProps) {
  const say = useWords();
  const asked = useQuery(adjustmentsOf(userId));
  const [sheet, open] = useState<LeaveAdjustment | "new" | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const may = userId !== session.userId;
  const add = may && (
    <Button icon={<Plus size={15} />} onClick={() => open("new")}>
      {say("adjustment.add")}
    </Button>
  );
  return (
    <Card
      title={say("adjustment.all")}
      hint={say(may ? "adjustment.hint" : "entitlement.notOwn")}
      action={asked.data && asked.data.length > 0 && add}
    >
      {asked.error ? (
        <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />
      ) : !asked.data ? (
        <Skeleton count={2} />
      ) : asked.data.length === 0 ? (
        <EmptyState action={add}>{say("adjustment.none")}</EmptyState>
      ) : (
        <ul className={styles.lines}>
          {asked.data.map((one) => (
            <Row
              key={one.id}
              adjustment={one}
              may={may}
              onEdit={() => open(one)}
              onRemove={() => void removeAdjustment(one).then((outcome) => setRefused(outcome.refusal))}
            />
          ))}
        </ul>
      )}
      {refused && <Refusal refusal={refused} />}
      <Suspense>
        {sheet && (
          <LeaveAdjustmentForm
            userId={userId}
            zone={session.timezone}
            adjustment={sheet === "new" ? null : sheet}
            today={today}
            onClose={() => open(null)}
          />
        )}
      </Suspense>
    </Card>
  );
}

interface RowProps {
  adjustment: LeaveAdjustment;
  may: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function Row({ adjustment, may, onEdit, onRemove }: RowProps) {
  const say = useWords();
  const language = useLanguage();
  const types = useQuery(leaveTypes).data;
  const { amount, reason } = adjustment;
  const sum = new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: "always" }).format(amount);
  return (
    <li className={styles.row}>
      <span className={styles.grow}>
        <span className={styles.strong}>{reason}</span>
        <span className={styles.quiet}>
          {[
            types?.find((one) => one.id === adjustment.leaveTypeId)?.name ?? (types ? say("entitlement.goneType") : "…"),
            dayText(Temporal.PlainDate.from(adjustment.day), language, "plain"),
          ].join(" · ")}
        </span>
      </span>
      <span className={styles.number}>{say("adjustment.days", { sum, days: Math.abs(amount) })}</span>
      {may && (
        <span className={styles.actions}>
          <IconButton label={say("adjustment.edit", { reason })} icon={<Pencil size={15} />} onClick={onEdit} />
          <IconButton label={say("adjustment.remove", { reason })} icon={<Trash2 size={15} />} onClick={onRemove} />
        </span>
      )}
    </li>
  );
}
