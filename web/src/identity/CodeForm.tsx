import { MailCheck } from "lucide-react";
import { type ReactNode, useState } from "react";
import { asRefusal, type Refusal as Refused, sentenceOf } from "../api/refusals";
import { Button } from "../kit/Button";
import { OtpField } from "../kit/OtpField";
import { Refusal } from "../kit/Refusal";
import { sayRich, useWords } from "../words/words";
import styles from "./CodeForm.module.css";
import type { SentCode } from "./useCode";

interface CodeFormProps {
  email: string;
  code: SentCode | null;
  startRefusal: Refused | null;
  /** Seconds until another may be sent. */
  wait: number;
  onResend: () => Promise<void>;
  /** Throws a refusal where the code is not the one. */
  onCode: (secretCode: string) => Promise<void>;
  /** Further fields; with them a button sends, else six digits do. */
  children?: ReactNode;
  action: string;
  ready?: boolean;
  below: ReactNode;
}

export function CodeForm({ email, code, startRefusal, wait, onResend, onCode, children, action, ready = true, below }: CodeFormProps) {
  const say = useWords();
  const [typed, type] = useState("");
  // A new field for each try, so that the first digit is where one goes on.
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const aboutCode = refusal?.code.startsWith("Code") || refusal?.code === "StepNotFound";

  const submit = async (secretCode: string) => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      await onCode(secretCode);
    } catch (error) {
      setRefusal(asRefusal(error));
      if (asRefusal(error).code.startsWith("Code")) {
        type("");
        setTries((count) => count + 1);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.length === 6 && ready) void submit(typed);
      }}
    >
      {(code || !startRefusal) && (
        <p className={styles.sent} aria-live="polite">
          <MailCheck size={18} aria-hidden="true" />
          <span>
            {code ? sayRich("code.sent", { index: code.codeIndex, email, b: (chunks) => <strong>{chunks}</strong> }) : say("code.sending", { email })}
          </span>
        </p>
      )}
      {startRefusal && <Refusal refusal={startRefusal} onAgain={() => void onResend()} />}
      <OtpField
        key={tries}
        label={say("code.label")}
        value={typed}
        onValue={type}
        onComplete={(all) => !children && void submit(all)}
        refusal={refusal && aboutCode ? triesIn(refusal, say("code.left", { count: triesLeft(refusal) ?? 0 }), sentenceOf(refusal, say)) : undefined}
      />
      {code?.secretCode && (
        <p className={styles.revealed}>
          <span>
            {say("code.revealed")} <code data-code>{code.secretCode}</code>
          </span>
          <Button size="compact" onClick={() => (children ? type(code.secretCode ?? "") : void submit(code.secretCode ?? ""))}>
            {say("code.use")}
          </Button>
        </p>
      )}
      {children}
      {refusal && !aboutCode && <Refusal refusal={refusal} />}
      <Button type="submit" look="primary" size="large" wide busy={busy} disabled={typed.length < 6 || !ready}>
        {action}
      </Button>
      <div className={styles.below}>
        <Button look="quiet" disabled={wait > 0} onClick={() => void onResend()}>
          {wait > 0 && <span className={styles.ring} style={{ "--left": `${(wait / 60) * 100}%` } as never} aria-hidden="true" />}
          {wait > 0 ? say("code.resendIn", { seconds: wait }) : say("code.resend")}
        </Button>
        {below}
      </div>
    </form>
  );
}

function triesLeft(refusal: Refused): number | null {
  const told = refusal.detail as { triesLeft?: number } | null;
  return told?.triesLeft ?? null;
}

function triesIn(refusal: Refused, left: string, sentence: string): string {
  return triesLeft(refusal) === null ? sentence : `${sentence} ${left}`;
}
