import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Field, type FieldProps, useField } from "./Field";
import styles from "./Input.module.css";
import own from "./TextArea.module.css";

type TextAreaProps = Omit<FieldProps, "children"> & Omit<ComponentProps<"textarea">, keyof FieldProps>;

/** Grows with what is written. */
export function TextArea({ label, name, refusal, hint, aside, className, labelHidden, ...area }: TextAreaProps) {
  return (
    <Field label={label} name={name} refusal={refusal} hint={hint} aside={aside} className={className} labelHidden={labelHidden}>
      <Area name={name} {...area} />
    </Field>
  );
}

function Area(area: ComponentProps<"textarea">) {
  return <textarea rows={3} {...useField()} {...area} className={classes(styles.input, own.area)} />;
}
