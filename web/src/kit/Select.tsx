import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { ChoiceField } from "./ChoiceField";
import { classes } from "./classes";
import type { FieldProps } from "./Field";
import input from "./Input.module.css";
import popup from "./popup.module.css";
import styles from "./Select.module.css";

export interface Option<T extends string> {
  value: T;
  label: string;
  aside?: string;
}

type SelectProps<T extends string> = Omit<FieldProps, "children"> & {
  value: T;
  onValue: (value: T) => void;
  options: readonly Option<T>[];
  disabled?: boolean;
};

export function Select<T extends string>({ value, onValue, options, disabled, ...field }: SelectProps<T>) {
  return (
    <ChoiceField {...field}>
      <Base.Root items={options} value={value} onValueChange={(chosen) => chosen !== null && onValue(chosen)} disabled={disabled}>
        <Base.Trigger className={classes(input.input, styles.trigger)}>
          <Base.Value className={styles.value} />
          <Base.Icon className={styles.icon}>
            <ChevronsUpDown size={14} />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className={classes(popup.popup, popup.asWide)}>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={popup.item}>
                  <span className={popup.mark}>
                    <Base.ItemIndicator>
                      <Check size={14} />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText className={popup.grow}>{option.label}</Base.ItemText>
                  {option.aside && <span className={popup.end}>{option.aside}</span>}
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </ChoiceField>
  );
}
