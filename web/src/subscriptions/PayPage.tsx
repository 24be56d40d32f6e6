import { useState } from "react";
import { Navigate, useNavigate, useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { pathTo } from "../app/company";
import { config } from "../app/config";
import { minorText } from "../app/minorText";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Form } from "../kit/Form";
import { LinkButton } from "../kit/LinkButton";
import { PageHead } from "../kit/PageHead";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { CardChoice } from "./CardChoice";
import { type PaymentResult, pay, payThere } from "./changeSubscription";
import { cards, type Subscription, subscription } from "./queries";
import styles from "./Subscription.module.css";

/** Where what is owed is paid, by a saved card or at the provider's own page. */
export function PayPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("sub.pay"), session.tenantName);
  return (
    <>
      <PageHead title={say("sub.pay")} />
      <div className={styles.padded}>{isAdmin(session) ? <Order session={session} /> : <Banner>{say("sub.askAdmin")}</Banner>}</div>
    </>
  );
}

function Order({ session }: { session: Session }) {
  const say = useWords();
  const asked = useQuery(subscription);
  if (asked.error) return <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Skeleton count={5} />;
  const one = asked.data;
  if (!one || one.status === "inactive" || one.status === "expired") return <Navigate to={pathTo("settings/subscription")} replace />;
  const done = one.status === "active" && one.paymentStatus !== "failed";
  if (done || (one.ownerId !== session.userId && session.roleId !== "tenantOwner"))
    return (
      <Banner tone={done ? "good" : "note"} action={<LinkButton to={pathTo("settings/subscription")}>{say("nav.subscription")}</LinkButton>}>
        {say(done ? "sub.isPaid" : "sub.onlyOwner")}
      </Banner>
    );
  return <Payment order={one} />;
}

function Payment({ order }: { order: Subscription }) {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const mine = useQuery(cards);
  const [chosen, choose] = useState<string | null>(null);
  const [busy, setBusy] = useState<"pay" | "there" | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [result, setResult] = useState<PaymentResult | null>(null);
  const amount = minorText(order.amount, order.currency, language);
  const card = mine.data?.find((one) => one.id === chosen);

  const send = async () => {
    if (busy || !card) return;
    setBusy("pay");
    const outcome = await pay(order, card);
    setBusy(null);
    setRefusal(outcome.refusal);
    setResult(outcome.answer);
    if (outcome.answer && outcome.answer.result !== "ERR" && !outcome.answer.paymentIntentInfo?.requires_action)
      // As long as somebody needs to see that it went well.
      setTimeout(() => void navigate(pathTo(`subscription/result?orderId=${order.id}`)), 600);
  };
  const leave = async () => {
    setBusy("there");
    const outcome = await payThere(order);
    setRefusal(outcome.refusal);
    if (outcome.answer) location.assign(outcome.answer);
    else setBusy(null);
  };
  const bank = result?.paymentIntentInfo?.requires_action ? result.paymentIntentInfo.redirectToUrl : null;
  if (!config().stripePublicKey) return <Banner>{say("sub.notConfigured")}</Banner>;
  return (
    <Card title={amount} hint={say(`sub.per.${order.interval}`)}>
      {mine.error ? (
        <Refusal refusal={asRefusal(mine.error)} onAgain={() => void mine.refetch()} />
      ) : !mine.data ? (
        <Skeleton count={3} />
      ) : (
        <Form className={styles.page} onSend={() => void send()}>
          <CardChoice cards={mine.data} chosen={chosen} onChoose={choose} />
          {bank && (
            <Banner tone="warn" action={<Button onClick={() => location.assign(bank)}>{say("sub.toBank")}</Button>}>
              {say("sub.bankAsks")}
            </Banner>
          )}
          {result?.result === "ERR" && <Banner tone="bad">{result.message?.replace("Stripe error message: ", "") ?? say("sub.refused")}</Banner>}
          {result?.success && <Banner tone="good">{say("sub.thanks")}</Banner>}
          {refusal && <Refusal refusal={refusal} onAgain={refusal.status >= 500 || refusal.status === 0 ? () => void send() : undefined} />}
          <div className={styles.actions}>
            <Button busy={busy === "there"} onClick={() => void leave()}>
              {say("sub.payThere")}
            </Button>
            <Button look="primary" type="submit" busy={busy === "pay"} disabled={!card || busy === "there"}>
              {say(result?.result === "ERR" ? "sub.payAgain" : "sub.payAmount", { amount })}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
