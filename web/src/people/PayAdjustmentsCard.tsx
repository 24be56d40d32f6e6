import { Coins, Pencil, Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { approvesPay, payRules } from "../app/payRules";
import { isAdmin } from "../app/roles";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { removeAdjustment } from "./changePayAdjustments";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";
import { reportOn, signedAmount } from "./payAdjustments";
import { type PayAdjustment, payAdjustmentsOf, payOf } from "./queries";

const PayAdjustmentForm = lazy(() => import("./PayAdjustmentForm").then((module) => ({ default: module.PayAdjustmentForm })));

/** What somebody gets or pays back beside what was agreed, each for one day. The address may ask for a new one of a day. */
export function PayAdjustmentsCard({ session, userId, name, profile, today }: PartProps) {
  const say = useWords();
  const [asked, ask] = useSearchParams();
  const all = useQuery(payAdjustmentsOf(userId));
  const reports = useQuery(payOf(userId)).data ?? [];
  const rules = useQuery(payRules).data;
  const [edited, edit] = useState<PayAdjustment | "new" | null>(null);
  const manages = isAdmin(session) || profile?.managerId === session.userId;
  // Nobody decides on their own pay.
  const enters = manages && userId !== session.userId && approvesPay(session, rules, today);
  const wanted = enters ? asked.get("add") : null;
  const close = () => {
    edit(null);
    if (wanted === null) return;
    ask(
      (params) => {
        params.delete("add");
        return params;
      },
      { replace: true },
    );
  };
  const add = enters && (
    <Button icon={<Plus size={15} />} onClick={() => edit("new")}>
      {say("people.adjustAdd")}
    </Button>
  );
  return (
    <Card title={say("people.adjusts")} hint={say("people.adjustsHint")} action={all.data && all.data.length > 0 && add}>
      {all.error ? (
        <Refusal refusal={asRefusal(all.error)} onAgain={() => void all.refetch()} />
      ) : !all.data ? (
        <Skeleton count={3} />
      ) : all.data.length === 0 ? (
        <EmptyState icon={<Coins size={20} />} action={add}>
          {say("people.noAdjusts")}
        </EmptyState>
      ) : (
        <ul className={styles.lines} aria-label={say("people.adjusts")}>
          {all.data.map((one) => (
            <Row
              key={one.id}
              adjustment={one}
              approved={reportOn(one.day, reports)?.approvalStatus === "approved"}
              enters={enters}
              onEdit={() => edit(one)}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {(edited || wanted !== null) && (
          <PayAdjustmentForm
            userId={userId}
            name={name}
            currency={session.currency}
            adjustment={edited === "new" ? null : edited}
            day={/^\d{4}-\d{2}-\d{2}$/.test(wanted ?? "") && edited === null ? (wanted ?? "") : today.toString()}
            onClose={close}
          />
        )}
      </Suspense>
    </Card>
  );
}

function Row({ adjustment, approved, enters, onEdit }: { adjustment: PayAdjustment; approved: boolean; enters: boolean; onEdit: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const { kind, day, currency, note, sourceReportId } = adjustment;
  const settles = kind === "backPay" && sourceReportId !== null;
  const name = settles ? say("people.adjustSettles") : adjustment.code;
  const amount = new Intl.NumberFormat(language, { style: "currency", currency, signDisplay: "always" }).format(signedAmount(adjustment));
  // What settles a report stands as long as the settlement does, and what is approved as it was approved.
  const stays = approved || settles;
  return (
    <li className={styles.row}>
      <span className={styles.grow}>
        <span className={styles.strong}>{name}</span>
        <span className={styles.quiet}>
          {[dayText(Temporal.PlainDate.from(day), language, "plain"), say(`people.adjustKind.${kind}`), note].filter(Boolean).join(" · ")}
        </span>
      </span>
      {approved && <Badge>{say("people.payApproved")}</Badge>}
      <span className={styles.number}>{amount}</span>
      {enters && !stays && (
        <span className={styles.actions}>
          <IconButton label={say("people.adjustEdit", { name })} icon={<Pencil size={15} />} onClick={onEdit} />
          <IconButton
            label={say("people.adjustRemove", { name })}
            icon={<Trash2 size={15} />}
            onClick={() => void removeAdjustment(adjustment).then((outcome) => setRefusal(outcome.refusal))}
          />
        </span>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </li>
  );
}
