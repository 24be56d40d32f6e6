import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Field, type FieldProps, useField } from "./Field";
import styles from "./Input.module.css";

export type TextFieldProps = Omit<FieldProps, "children"> & Omit<ComponentProps<"input">, keyof FieldProps> & { size?: never; large?: boolean };

export function TextField({ label, name, refusal, hint, aside, className, labelHidden, large, ...input }: TextFieldProps) {
  return (
    <Field label={label} name={name} refusal={refusal} hint={hint} aside={aside} className={className} labelHidden={labelHidden}>
      <Input name={name} {...input} className={classes(styles.input, large && styles.large)} />
    </Field>
  );
}

/** The input of the field around it. */
export function Input(input: ComponentProps<"input">) {
  return <input {...useField()} {...input} />;
}
