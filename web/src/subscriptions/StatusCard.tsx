import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import type { Refusal as Refused } from "../api/refusals";
import { pathTo } from "../app/company";
import { minorText } from "../app/minorText";
import type { Session } from "../app/session";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { type Standing, StatusBadge } from "../kit/StatusBadge";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { resume } from "./changeSubscription";
import { plans, type Subscription } from "./queries";
import styles from "./Subscription.module.css";

const CancelSubscription = lazy(() => import("./CancelSubscription").then((module) => ({ default: module.CancelSubscription })));

const standings = { active: "done", pending: "waiting", inactive: "off", expired: "refused" } satisfies Record<Subscription["status"], Standing>;

export function StatusCard({ session, subscription: one }: { session: Session; subscription: Subscription }) {
  const say = useWords();
  const language = useLanguage();
  const offered = useQuery(plans);
  const [cancelling, cancel] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const day = (at: string) => dayText(dayOf(Temporal.Instant.from(at), session.timezone), language, "plain");
  const lives = one.status === "active" || one.status === "pending";
  const owed = one.status === "pending" || one.paymentStatus === "failed";
  const goOn = async () => {
    setBusy(true);
    setRefusal((await resume(one)).refusal);
    setBusy(false);
  };
  const facts: [string, string][] = [
    [say("sub.plan"), offered.data?.find((plan) => plan.code === one.planCode)?.name ?? one.planCode],
    [say("sub.price"), say(`sub.every.${one.interval}`, { amount: minorText(one.amount, one.currency, language) })],
    ...(one.status === "active" ? ([[say("sub.until"), day(one.expiryDate)]] as [string, string][]) : []),
    ...(one.nextAmount !== null && one.nextAmount !== undefined
      ? ([[say("sub.next"), minorText(one.nextAmount, one.currency, language)]] as [string, string][])
      : []),
  ];
  return (
    <Card title={say("sub.title")} action={<StatusBadge standing={standings[one.status]}>{say(`sub.status.${one.status}`)}</StatusBadge>}>
      {one.status === "active" && one.paymentStatus === "failed" && (
        <Banner tone="warn">{say("sub.overdue", { day: day(one.graceUntil ?? one.expiryDate) })}</Banner>
      )}
      {one.cancelAtPeriodEnd && lives && <Banner>{say("sub.endsOn", { day: day(one.expiryDate) })}</Banner>}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {refusal && <Refusal refusal={refusal} />}
      {lives && (
        <div className={styles.actions}>
          {one.cancelAtPeriodEnd ? (
            <Button busy={busy} onClick={() => void goOn()}>
              {say("sub.resume")}
            </Button>
          ) : (
            <Button look="quiet" onClick={() => cancel(true)}>
              {say("sub.cancel")}
            </Button>
          )}
          {owed && (
            <LinkButton look="primary" to={pathTo(`subscription/pay?orderId=${one.id}`)}>
              {say("sub.payNow")}
            </LinkButton>
          )}
        </div>
      )}
      <Suspense>{cancelling && <CancelSubscription phrase={session.tenantName} subscription={one} onClose={() => cancel(false)} />}</Suspense>
    </Card>
  );
}
