import { CircleAlert } from "lucide-react";
import { createContext, type FormEvent, type ReactNode, useContext, useId, useState } from "react";
import { classes } from "./classes";
import styles from "./Field.module.css";

export interface FieldProps {
  label: string;
  name: string;
  /** What is wrong with it, in a sentence; what the browser finds is shown in its place too. */
  refusal?: string | undefined;
  hint?: ReactNode;
  /** Beside the label, at its end. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
  labelHidden?: boolean;
}

/** What ties a control to its label and to what is said of it. */
interface Tie {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

const Tied = createContext<Tie>({ id: "", "aria-describedby": undefined, "aria-invalid": undefined });

export function useField(): Tie {
  return useContext(Tied);
}

/**
 * A label, its control, and what is to be said of it, tied together for everybody who cannot see that they are. Of our own for plain
 * inputs, since sign-in may weigh 12 kB; choices have Base UI's (ChoiceField), which knows their parts.
 */
export function Field({ label, name, refusal, hint, aside, children, className, labelHidden }: FieldProps) {
  const id = useId();
  const [found, setFound] = useState<string>();
  const wrong = refusal ?? found;
  const tie: Tie = {
    id,
    "aria-describedby": classes(wrong && `${id}-wrong`, hint ? `${id}-hint` : undefined) || undefined,
    "aria-invalid": wrong !== undefined || undefined,
  };
  return (
    <div
      className={classes(styles.field, className)}
      data-field={name}
      onInvalid={(event: FormEvent<HTMLElement>) => {
        event.preventDefault();
        if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) setFound(event.target.validationMessage);
      }}
      onInput={() => setFound(undefined)}
    >
      <span className={labelHidden ? "unseen" : styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {aside}
      </span>
      <Tied value={tie}>{children}</Tied>
      {wrong && (
        <span id={`${id}-wrong`} className={styles.refusal} role="alert">
          <CircleAlert size="1.1em" aria-hidden="true" />
          {wrong}
        </span>
      )}
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}
