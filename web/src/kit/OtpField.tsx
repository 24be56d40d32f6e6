import { useId } from "react";
import styles from "./OtpField.module.css";

interface OtpFieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** With all six digits, typed or pasted. */
  onComplete: (value: string) => void;
  refusal?: string | undefined;
  disabled?: boolean;
}

const digits = [0, 1, 2, 3, 4, 5];

/**
 * One input, over six boxes that show what is in it. Of our own: with an input for each digit, as Base UI has it, a digit is lost that
 * is typed before the cursor has moved on, which a busy phone takes a while for.
 */
export function OtpField({ label, value, onValue, onComplete, refusal, disabled }: OtpFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.root}>
        <input
          id={id}
          className={styles.input}
          inputMode="numeric"
          autoComplete="one-time-code"
          // biome-ignore lint/a11y/noAutofocus: who comes here comes to type a code
          autoFocus
          value={value}
          disabled={disabled}
          aria-invalid={refusal !== undefined || undefined}
          aria-describedby={refusal ? `${id}-refusal` : undefined}
          onChange={(event) => {
            const typed = event.currentTarget.value.replace(/\D/g, "").slice(0, digits.length);
            onValue(typed);
            if (typed.length === digits.length && typed !== value) onComplete(typed);
          }}
        />
        {digits.map((digit) => (
          <span key={digit} aria-hidden="true" className={styles.digit} data-next={digit === Math.min(value.length, digits.length - 1) || undefined}>
            {value[digit]}
          </span>
        ))}
      </div>
      <p id={`${id}-refusal`} role="alert" className={styles.refusal}>
        {refusal}
      </p>
    </div>
  );
}
