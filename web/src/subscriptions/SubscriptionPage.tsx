import { Sparkles } from "lucide-react";
import { useState } from "react";
import { useNavigate, useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { pathTo } from "../app/company";
import { config } from "../app/config";
import { minorText } from "../app/minorText";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { Billing } from "./Billing";
import { isPayer } from "./billingDraft";
import { Cards } from "./Cards";
import { subscribe } from "./changeSubscription";
import { History } from "./History";
import { type Plan, plans, type Subscription, subscription } from "./queries";
import { StatusCard } from "./StatusCard";
import styles from "./Subscription.module.css";

/** Whether the AI features are paid for, by whom and until when. */
export function SubscriptionPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.subscription"), session.tenantName);
  return (
    <SettingsFrame session={session} page="settings/subscription">
      <div className={styles.page}>
        <Standing session={session} />
      </div>
    </SettingsFrame>
  );
}

function Standing({ session }: { session: Session }) {
  const say = useWords();
  const asked = useQuery(subscription);
  if (asked.error) return <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />;
  if (asked.data === undefined)
    return (
      <Card title={say("sub.title")}>
        <Skeleton count={4} />
      </Card>
    );
  const one = asked.data;
  const bills = isPayer(session) && config().stripePublicKey;
  return (
    <>
      {one && <StatusCard session={session} subscription={one} />}
      {(!one || isOver(one)) && <Plans />}
      {one && <Cards />}
      {bills && <Billing />}
      {one && <History subscription={one} zone={session.timezone} />}
    </>
  );
}

function isOver({ status }: Subscription): boolean {
  return status === "inactive" || status === "expired";
}

function Plans() {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const offered = useQuery(plans);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const take = async (plan: Plan) => {
    setBusy(plan.code);
    const outcome = await subscribe(plan.code);
    setBusy(null);
    setRefusal(outcome.refusal);
    if (outcome.answer) void navigate(pathTo(`subscription/pay?orderId=${outcome.answer.id}`));
  };
  return (
    <Card title={say("sub.plans")} hint={say("sub.plansHint")}>
      {offered.error ? (
        <Refusal refusal={asRefusal(offered.error)} onAgain={() => void offered.refetch()} />
      ) : !offered.data ? (
        <Skeleton count={2} />
      ) : offered.data.length === 0 ? (
        <EmptyState icon={<Sparkles size={20} />}>{say("sub.noPlans")}</EmptyState>
      ) : (
        <ul className={styles.lines}>
          {offered.data.map((plan) => (
            <li key={plan.code} className={styles.line}>
              <span className={styles.grow}>
                <span className={styles.strong}>{plan.name}</span>
                <span className={styles.quiet}>
                  {say(plan.perSeat ? `sub.seat.${plan.interval}` : `sub.every.${plan.interval}`, {
                    amount: minorText(plan.unitAmount, plan.currency, language),
                  })}
                </span>
              </span>
              <Button look="primary" busy={busy === plan.code} onClick={() => void take(plan)}>
                {say("sub.subscribe")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </Card>
  );
}
