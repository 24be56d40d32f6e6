import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
import { TypeToConfirm } from "../kit/TypeToConfirm";
import { useWords } from "../words/words";
import { cancel } from "./changeSubscription";
import type { Subscription } from "./queries";

/** At the end of what is paid, or at once; what was never paid has no end to wait for. */
export function CancelSubscription({ phrase, subscription, onClose }: { phrase: string; subscription: Subscription; onClose: () => void }) {
  const say = useWords();
  const paid = subscription.status === "active";
  const [when, choose] = useState<"end" | "now">(paid ? "end" : "now");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const confirm = async () => {
    setBusy(true);
    const outcome = await cancel(subscription, when === "end");
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <TypeToConfirm
      title={say("sub.cancelTitle")}
      text={say(`sub.cancelText.${when}`)}
      phrase={phrase}
      action={say("sub.cancel")}
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {paid && (
        <Segmented
          label={say("sub.when")}
          value={when}
          onValue={choose}
          options={[
            { value: "end", label: say("sub.when.end") },
            { value: "now", label: say("sub.when.now") },
          ]}
        />
      )}
      {refusal && <Refusal refusal={refusal} />}
    </TypeToConfirm>
  );
}
