import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { useRef } from "react";
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
  const typing = useRef(false);
  // While its list is drawn anew the library goes back to the first value by itself: what counts comes from a press, a key, or what the browser fills in.
  const choose = (chosen: T | null, { reason, event }: Base.Root.ChangeEventDetails) => {
    if (chosen !== null && (reason !== "none" || typing.current || event.type !== "base-ui")) onValue(chosen);
  };
  const type = () => {
    typing.current = true;
    setTimeout(() => {
      typing.current = false;
    });
  };
  return (
    <ChoiceField {...field}>
      <Base.Root items={options} value={value} onValueChange={choose} disabled={disabled}>
        <Base.Trigger onKeyDown={type} className={classes(input.input, styles.trigger)}>
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
