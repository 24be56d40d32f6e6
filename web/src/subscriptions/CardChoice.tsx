import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { config } from "../app/config";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { addCard } from "./changeSubscription";
import { cardName, type PaymentCard } from "./queries";
import styles from "./Subscription.module.css";

/** What stands in for Stripe knows these; nobody pays with them. */
const standIn = "pk_test_standin";
const tries = { good: "pm_card_visa", bank: "pm_card_authenticationRequired", bad: "pm_card_chargeCustomerFail" } as const;

interface CardChoiceProps {
  cards: readonly PaymentCard[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** One of one's saved cards; none is chosen for anybody. */
export function CardChoice({ cards, chosen, onChoose }: CardChoiceProps) {
  const say = useWords();
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const add = async (one: keyof typeof tries) => {
    setBusy(one);
    const outcome = await addCard(tries[one]);
    setBusy(null);
    setRefusal(outcome.refusal);
    if (outcome.answer) onChoose(outcome.answer.id);
  };
  return (
    <>
      {cards.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>{say("sub.card")}</legend>
          {cards.map((one) => (
            <label key={one.id}>
              <input type="radio" name="card" required checked={chosen === one.id} onChange={() => onChoose(one.id)} />
              {cardName(one)}
              {one.cardInfo && (
                <span className={styles.quiet}>{say("sub.cardUntil", { month: one.cardInfo.exp_month, year: String(one.cardInfo.exp_year) })}</span>
              )}
            </label>
          ))}
        </fieldset>
      )}
      {cards.length === 0 && <p className={styles.quiet}>{say("sub.noCardsToPay")}</p>}
      {config().stripePublicKey === standIn && (
        <fieldset className={styles.choices}>
          <legend>{say("sub.testCards")}</legend>
          <div className={styles.line}>
            {(Object.keys(tries) as (keyof typeof tries)[]).map((one) => (
              <Button key={one} size="compact" busy={busy === one} onClick={() => void add(one)}>
                {say(`sub.test.${one}`)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </>
  );
}
