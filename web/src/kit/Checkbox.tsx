import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import styles from "./Checkbox.module.css";

interface CheckboxProps {
  label: string;
  /** For those who cannot see what it stands beside. */
  labelHidden?: boolean;
  hint?: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  some?: boolean;
  disabled?: boolean;
  name?: string;
}

export function Checkbox({ label, labelHidden, hint, checked, onChecked, some, disabled, name }: CheckboxProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
    <label className={styles.field}>
      <Base.Root className={styles.box} checked={checked} onCheckedChange={onChecked} indeterminate={some} disabled={disabled} name={name}>
        <Base.Indicator className={styles.mark}>{some ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}</Base.Indicator>
      </Base.Root>
      <span className={labelHidden ? "unseen" : undefined}>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}
