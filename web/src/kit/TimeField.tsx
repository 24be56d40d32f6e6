import { useEffect, useState } from "react";
import { stepTime, typedTime } from "../time/typedTime";
import { classes } from "./classes";
import { Field, type FieldProps } from "./Field";
import styles from "./Input.module.css";
import { Input } from "./TextField";

type TimeFieldProps = Omit<FieldProps, "children"> & {
  /** "HH:mm", or empty. */
  value: string;
  onValue: (value: string) => void;
  disabled?: boolean;
};

/** Takes 9, 930, 9:30 and 21.5; the arrows go by quarters of an hour, with Alt by five minutes. */
export function TimeField({ value, onValue, disabled, ...field }: TimeFieldProps) {
  const [typed, type] = useState(value);
  useEffect(() => type(value), [value]);
  const commit = (text: string) => {
    const time = text.trim() === "" ? "" : typedTime(text);
    if (time === null) return type(value);
    type(time);
    if (time !== value) onValue(time);
  };
  return (
    <Field {...field}>
      <Input
        name={field.name}
        className={classes(styles.input)}
        value={typed}
        inputMode="numeric"
        autoComplete="off"
        placeholder="--:--"
        disabled={disabled}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={(event) => commit(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit(event.currentTarget.value);
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          const from = typedTime(event.currentTarget.value) ?? "09:00";
          commit(stepTime(from, (event.key === "ArrowUp" ? 1 : -1) * (event.altKey ? 5 : 15)));
        }}
      />
    </Field>
  );
}
