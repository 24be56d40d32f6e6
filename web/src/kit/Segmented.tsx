import { type ReactNode, useId } from "react";
import styles from "./Segmented.module.css";

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  onValue: (value: T) => void;
  options: readonly { value: T; label: string; icon?: ReactNode }[];
}

/** One of a few, all in sight: the browser's own radio buttons, with their keys. */
export function Segmented<T extends string>({ label, value, onValue, options }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onValue(option.value)} />
          {option.icon}
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
