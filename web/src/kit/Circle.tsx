import { Check } from "lucide-react";
import styles from "./Circle.module.css";

interface CircleProps {
  /** What a tap does. */
  label: string;
  done: boolean;
  onTap: () => void;
  disabled?: boolean;
}

/** One tap says that it is done, one more that it is not; as big as a thumb. */
export function Circle({ label, done, onTap, disabled }: CircleProps) {
  return (
    <button type="button" className={styles.circle} aria-label={label} aria-pressed={done} disabled={disabled} onClick={onTap}>
      <Check size={16} aria-hidden="true" />
    </button>
  );
}
