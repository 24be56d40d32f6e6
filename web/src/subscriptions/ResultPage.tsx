import { useEffect, useState } from "react";
import { useOutletContext, useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Banner } from "../kit/Banner";
import { LinkButton } from "../kit/LinkButton";
import { PageHead } from "../kit/PageHead";
import { Refusal } from "../kit/Refusal";
import { Spinner } from "../kit/Spinner";
import { useWords } from "../words/words";
import { refresh } from "./changeSubscription";
import { subscription } from "./queries";
import styles from "./Subscription.module.css";

const every = 2_000;
/** By then events have come, if they come at all; so the provider is asked once. */
const asksProvider = 10_000;
const longest = 60_000;

/** Looks until the payment is settled, for a minute; whoever waited longer is told later. */
export function ResultPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const [asked] = useSearchParams();
  const orderId = asked.get("orderId");
  const [over, end] = useState(false);
  useTitle(say("sub.result"), session.tenantName);
  const order = useQuery({
    ...subscription,
    refetchInterval: (query) => (over || isSettled(query.state.data?.paymentConfirmation) || query.state.data === null ? false : every),
  });
  const how = order.data?.paymentConfirmation;
  const settled = isSettled(how);
  const waits = order.data !== undefined && order.data !== null && !settled;
  useEffect(() => {
    if (!waits || !orderId) return;
    const once = setTimeout(() => void refresh(orderId), asksProvider);
    const last = setTimeout(() => end(true), longest);
    return () => {
      clearTimeout(once);
      clearTimeout(last);
    };
  }, [waits, orderId]);
  const back = <LinkButton to={pathTo("settings/subscription")}>{say("nav.subscription")}</LinkButton>;
  return (
    <>
      <PageHead title={say("sub.result")} />
      <div className={styles.padded}>
        {order.error && !order.data ? (
          <Refusal refusal={asRefusal(order.error)} onAgain={() => void order.refetch()} />
        ) : order.data === null ? (
          <Banner action={back}>{say("sub.noOrder")}</Banner>
        ) : settled ? (
          <Banner tone={how === "paid" ? "good" : "bad"} action={back}>
            {say(how === "paid" ? "sub.thanks" : "sub.notPaid")}
          </Banner>
        ) : over ? (
          <Banner action={back}>{say("sub.tellLater")}</Banner>
        ) : (
          <p className={styles.line} role="status">
            <Spinner /> {say("sub.waiting")}
          </p>
        )}
      </div>
    </>
  );
}

function isSettled(how: string | undefined): boolean {
  return how === "paid" || how === "canceled";
}
