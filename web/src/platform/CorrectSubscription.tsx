import { useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { Banner } from "../kit/Banner";
import { DateField } from "../kit/DateField";
import { Refusal } from "../kit/Refusal";
import { Select } from "../kit/Select";
import { TypeToConfirm } from "../kit/TypeToConfirm";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { type Correction, changedOf, correctionOf, correctSubscription } from "./correction";
import styles from "./Platform.module.css";
import type { Subscription } from "./queries";
import { statuses } from "./subscriptionsAddress";

interface CorrectSubscriptionProps {
  session: Session;
  subscription: Subscription;
  /** To be typed: whose it is. */
  phrase: string;
  onClose: () => void;
}

/** What the platform granted can become anything; of what is paid at the provider it gives more, and takes nothing. */
export function CorrectSubscription({ session, subscription, phrase, onClose }: CorrectSubscriptionProps) {
  const say = useWords();
  const zone = session.timezone;
  // The version that was read stays the one that is corrected, whatever comes meanwhile.
  const [read] = useState(subscription);
  const [wanted, want] = useState<Correction>(() => correctionOf(read, zone));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, ["status", "activationDate", "expiryDate"]) : { fields: {} as Record<string, string>, whole: null };
  const today = dayOf(now(), zone);
  const paid = read.stripeSubscriptionId !== null;
  const changed = Object.keys(changedOf(read, wanted, zone)).length > 0;
  const send = async () => {
    if (busy || !changed) return;
    setBusy(true);
    const outcome = await correctSubscription(read, wanted, zone);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <TypeToConfirm
      title={say("platform.correctTitle")}
      text={say(paid ? "platform.correctText.paid" : "platform.correctText.granted")}
      phrase={phrase}
      action={say("platform.correct")}
      busy={busy}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <div className={styles.sheet}>
        <Select
          label={say("platform.status")}
          name="status"
          refusal={shown.fields.status}
          value={wanted.status}
          onValue={(status) => want({ ...wanted, status })}
          options={statuses
            .filter((one) => !paid || one === "active" || one === read.status)
            .map((value) => ({ value, label: say(`sub.status.${value}`) }))}
        />
        {!paid && (
          <DateField
            label={say("platform.from")}
            name="activationDate"
            refusal={shown.fields.activationDate}
            value={wanted.from}
            today={today}
            onValue={(from) => want({ ...wanted, from })}
          />
        )}
        <DateField
          label={say("sub.until")}
          name="expiryDate"
          refusal={shown.fields.expiryDate}
          value={wanted.until}
          today={today}
          min={paid ? correctionOf(read, zone).until : wanted.from}
          onValue={(until) => want({ ...wanted, until })}
        />
        {!changed && <Banner>{say("platform.nothingChanged")}</Banner>}
        {shown.whole && <Refusal refusal={shown.whole} />}
      </div>
    </TypeToConfirm>
  );
}
