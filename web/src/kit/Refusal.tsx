import { CircleAlert, RotateCw } from "lucide-react";
import { useState } from "react";
import { type Refusal as Refused, sentenceOf } from "../api/refusals";
import { useWords } from "../words/words";
import { Button } from "./Button";
import styles from "./Refusal.module.css";

interface RefusalProps {
  refusal: Refused;
  /** Reads may be tried again; what was refused by a rule would be refused again. */
  onAgain?: (() => void) | undefined;
}

/** Stands where the action was, in the server's sentence. */
export function Refusal({ refusal, onAgain }: RefusalProps) {
  const say = useWords();
  const [details, show] = useState(false);
  const own = refusal.status >= 500 || refusal.status === 0;
  return (
    <div className={styles.refusal} role="alert">
      <CircleAlert size={16} aria-hidden="true" />
      <div className={styles.words}>
        <p>{sentenceOf(refusal, say)}</p>
        {(onAgain || (own && refusal.requestId)) && (
          <p className={styles.actions}>
            {onAgain && (
              <Button size="compact" icon={<RotateCw size={14} />} onClick={onAgain}>
                {say("kit.tryAgain")}
              </Button>
            )}
            {own && refusal.requestId && (
              <Button size="compact" look="quiet" onClick={() => show(!details)} aria-expanded={details}>
                {say("kit.details")}
              </Button>
            )}
          </p>
        )}
        {details && refusal.requestId && (
          <p className={styles.number}>
            {say("kit.requestId")}: {refusal.requestId}
          </p>
        )}
      </div>
    </div>
  );
}
