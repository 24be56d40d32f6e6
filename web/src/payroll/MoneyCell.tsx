import { type KeyboardEvent, useRef, useState } from "react";
import { type Refusal as Refused, sentenceOf } from "../api/refusals";
import { Spinner } from "../kit/Spinner";
import { useLanguage, useWords } from "../words/words";
import { type Entered, enterAmount } from "./changeReport";
import { amountText, digitsOf, typedAmount } from "./figures";
import styles from "./MoneyCell.module.css";
import type { Report } from "./queries";

interface MoneyCellProps {
  report: Report;
  field: Entered;
  name: string;
  /** The keys are in it from outside. */
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

/** An amount that somebody enters: Enter saves it, Escape leaves it as it was. What is wrong is said below it, and what was typed stays. */
export function MoneyCell({ report, field, name, editing, onEdit }: MoneyCellProps) {
  const say = useWords();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const sent = useRef(false);
  // By a key: the cell has the focus again, for the next key.
  const back = useRef(false);
  const label = say(`payroll.${field}Of`, { name });
  const shown = amountText(report[field], report.currency, language);

  const save = async (text: string, byKey = false) => {
    if (sent.current || back.current) return;
    const amount = typedAmount(text, language, report.currency);
    if (amount === null) return setWrong(say("payroll.noAmount", { digits: digitsOf(report.currency) }));
    if (amount === report[field]) return leave(byKey);
    sent.current = true;
    setBusy(true);
    const { refusal } = await enterAmount(report, field, amount);
    setBusy(false);
    sent.current = false;
    if (refusal) setWrong(sentenceOf(refusal as Refused, say));
    else leave(byKey);
  };
  const leave = (byKey = false) => {
    back.current = byKey;
    setWrong(null);
    onEdit(false);
  };
  const hear = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === "Enter") void save(event.currentTarget.value, true);
    if (event.key === "Escape") leave(true);
  };
  if (!editing)
    return (
      <button
        type="button"
        ref={(button) => {
          if (!button || !back.current) return;
          back.current = false;
          button.focus();
        }}
        className={styles.amount}
        data-none={report[field] === 0 || undefined}
        aria-label={`${label}: ${shown}`}
        onClick={() => onEdit(true)}
      >
        {shown}
      </button>
    );
  return (
    <span className={styles.edit}>
      <input
        className={styles.input}
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked to type here
        autoFocus
        aria-label={label}
        aria-invalid={wrong !== null || undefined}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={report[field] === 0 ? "" : shown}
        disabled={busy}
        onFocus={(event) => event.currentTarget.select()}
        onInput={() => setWrong(null)}
        onKeyDown={hear}
        onBlur={(event) => void save(event.currentTarget.value)}
      />
      {busy && (
        <span className={styles.busy}>
          <Spinner />
        </span>
      )}
      {wrong && (
        <span className={styles.wrong} role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
