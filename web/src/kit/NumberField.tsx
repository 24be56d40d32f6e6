import { NumberField as Base } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import { useLanguage, useWords } from "../words/words";
import { ChoiceField } from "./ChoiceField";
import { classes } from "./classes";
import type { FieldProps } from "./Field";
import input from "./Input.module.css";
import styles from "./NumberField.module.css";

type NumberFieldProps = Omit<FieldProps, "children"> & {
  value: number | null;
  onValue: (value: number | null) => void;
  min?: number;
  max?: number;
  /** By how much its buttons and keys go, of which it takes only multiples; any: by one, and it takes whatever is typed. */
  step?: number | "any";
  /** As Intl writes numbers: of money, of hours. */
  format?: Intl.NumberFormatOptions;
  disabled?: boolean;
};

export function NumberField({ value, onValue, min, max, step, format, disabled, ...field }: NumberFieldProps) {
  const say = useWords();
  return (
    <ChoiceField {...field}>
      <Base.Root value={value} onValueChange={onValue} min={min} max={max} step={step} format={format} locale={useLanguage()} disabled={disabled}>
        <Base.Group className={classes(input.input, input.group)}>
          <Base.Input className={styles.number} />
          <Base.Decrement className={styles.step} aria-label={say("kit.less")}>
            <Minus size={14} />
          </Base.Decrement>
          <Base.Increment className={styles.step} aria-label={say("kit.more")}>
            <Plus size={14} />
          </Base.Increment>
        </Base.Group>
      </Base.Root>
    </ChoiceField>
  );
}
