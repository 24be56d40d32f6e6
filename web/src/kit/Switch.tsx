import { Switch as Base } from "@base-ui/react/switch";
import styles from "./Switch.module.css";

interface SwitchProps {
  label: string;
  /** For those who cannot see what it stands beside. */
  labelHidden?: boolean;
  hint?: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
}

/** Holds at once; what waits for a Save is a Checkbox. */
export function Switch({ label, labelHidden, hint, checked, onChecked, disabled }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
    <label className={styles.field}>
      <span className={labelHidden ? "unseen" : undefined}>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
      <Base.Root className={styles.track} checked={checked} onCheckedChange={onChecked} disabled={disabled}>
        <Base.Thumb className={styles.thumb} />
      </Base.Root>
    </label>
  );
}
