import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { minorText } from "../app/minorText";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Drawer } from "../kit/Drawer";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { Facts } from "./Facts";
import styles from "./Platform.module.css";
import { type Account, companyAccount, type Subscription, subscriptionOf } from "./queries";
import { PaymentState, SubscriptionState } from "./SubscriptionState";

const CorrectSubscription = lazy(() => import("./CorrectSubscription").then((module) => ({ default: module.CorrectSubscription })));

/** What one company pays and has, and where the platform corrects it by hand. */
export function SubscriptionDrawer({ session, id, onClose }: { session: Session; id: string; onClose: () => void }) {
  const say = useWords();
  const asked = useQuery(subscriptionOf(id));
  const company = useQuery({ ...companyAccount(asked.data?.companyId ?? ""), enabled: asked.data !== undefined });
  const error = asked.error ?? company.error;
  return (
    <Drawer title={company.data?.name ?? say("sub.title")} open onOpen={(open) => open || onClose()}>
      <div className={styles.sheet}>
        {error ? (
          <Refusal refusal={asRefusal(error)} onAgain={() => void Promise.all([asked.refetch(), company.refetch()])} />
        ) : !asked.data || company.data === undefined ? (
          <Skeleton count={8} />
        ) : (
          <Terms session={session} subscription={asked.data} company={company.data} />
        )}
      </div>
    </Drawer>
  );
}

function Terms({ session, subscription: one, company }: { session: Session; subscription: Subscription; company: Account | null }) {
  const say = useWords();
  const language = useLanguage();
  const [correcting, correct] = useState(false);
  const day = (at: string | null) => (at ? dayText(dayOf(Temporal.Instant.from(at), session.timezone), language, "plain") : "–");
  return (
    <>
      <Facts
        of={[
          [say("platform.company"), <CompanyLink key="company" company={company} />],
          [say("platform.status"), <SubscriptionState key="status" of={one} />],
          [say("platform.payment"), <PaymentState key="payment" of={one} />],
          [say("platform.source"), say(`platform.source.${one.source}`)],
          [say("sub.plan"), one.planCode],
          [say("platform.seats"), String(one.seats)],
          [say("sub.price"), say(`sub.every.${one.interval}`, { amount: minorText(one.amount, one.currency, language) })],
          [say("platform.from"), day(one.activationDate)],
          [say("sub.until"), day(one.expiryDate)],
          [say("platform.grantedUntil"), day(one.grantedUntil)],
          [say("platform.graceUntil"), day(one.graceUntil)],
          [say("platform.renews"), say(one.cancelAtPeriodEnd || one.stripeSubscriptionId === null ? "platform.renews.no" : "platform.renews.yes")],
        ]}
      />
      <div className={styles.actions}>
        <Button icon={<Pencil size={15} />} onClick={() => correct(true)}>
          {say("platform.correct")}
        </Button>
      </div>
      <Suspense>
        {correcting && (
          <CorrectSubscription session={session} subscription={one} phrase={company?.codename ?? one.planCode} onClose={() => correct(false)} />
        )}
      </Suspense>
    </>
  );
}

function CompanyLink({ company }: { company: Account | null }) {
  const say = useWords();
  return company ? <Link to={`${pathTo("companies", true)}?company=${company.id}`}>{company.name}</Link> : say("platform.companyGone");
}
