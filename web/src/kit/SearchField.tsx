import { Search } from "lucide-react";
import { type Ref, useCallback, useEffect, useRef, useState } from "react";
import { classes } from "./classes";
import styles from "./SearchField.module.css";

interface SearchFieldProps {
  label: string;
  /** What is sought now. */
  value: string;
  /** Told a moment after the last letter, or when it is left. */
  onValue: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
  className?: string | undefined;
}

const pause = 150;

export function SearchField({ label, value, onValue, ref, className }: SearchFieldProps) {
  const [typed, type] = useState(value);
  const told = useRef(value);
  const tell = useRef(onValue);
  tell.current = onValue;
  // Cleared or changed from elsewhere.
  if (value !== told.current) {
    told.current = value;
    if (value !== typed) type(value);
  }
  const tellOnce = useCallback((text: string) => {
    if (text === told.current) return;
    told.current = text;
    tell.current(text);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => tellOnce(typed), pause);
    return () => clearTimeout(timer);
  }, [typed, tellOnce]);
  return (
    <label className={classes(styles.search, className)}>
      <Search size={14} aria-hidden="true" />
      <input
        ref={ref}
        type="search"
        value={typed}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
        // Whoever closes what it stands in is quicker than the pause.
        onBlur={() => tellOnce(typed)}
      />
    </label>
  );
}
