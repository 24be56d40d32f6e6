import { Field as Base } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import { classes } from "./classes";
import type { FieldProps } from "./Field";
import styles from "./Field.module.css";

/** As Field, for parts of Base UI, which find the label by themselves. */
export function ChoiceField({ label, name, refusal, hint, aside, children, className, labelHidden }: FieldProps) {
  return (
    <Base.Root name={name} invalid={refusal !== undefined || undefined} className={classes(styles.field, className)}>
      <span className={labelHidden ? "unseen" : styles.head}>
        <Base.Label className={styles.label}>{label}</Base.Label>
        {aside}
      </span>
      {children}
      {refusal !== undefined && (
        <Base.Error match className={styles.refusal}>
          <CircleAlert size="1.1em" aria-hidden="true" />
          {refusal}
        </Base.Error>
      )}
      {hint && <Base.Description className={styles.hint}>{hint}</Base.Description>}
    </Base.Root>
  );
}
