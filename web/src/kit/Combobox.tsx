import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown } from "lucide-react";
import { useWords } from "../words/words";
import { ChoiceField } from "./ChoiceField";
import { classes } from "./classes";
import type { FieldProps } from "./Field";
import input from "./Input.module.css";
import popup from "./popup.module.css";
import type { Option } from "./Select";
import styles from "./Select.module.css";

type ComboboxProps = Omit<FieldProps, "children"> & {
  value: string | null;
  onValue: (value: string | null) => void;
  options: readonly Option<string>[];
  placeholder?: string;
  disabled?: boolean;
};

const most = 60;

/** One of many, found by typing. */
export function Combobox({ value, onValue, options, placeholder, disabled, ...field }: ComboboxProps) {
  const say = useWords();
  return (
    <ChoiceField {...field}>
      <Base.Root
        items={options}
        limit={most}
        value={options.find((option) => option.value === value) ?? null}
        onValueChange={(chosen) => onValue(chosen?.value ?? null)}
        isItemEqualToValue={(one, other) => one.value === other.value}
        disabled={disabled}
        autoHighlight
      >
        <Base.InputGroup className={classes(input.input, input.group)}>
          <Base.Input placeholder={placeholder} autoComplete="off" />
          <Base.Trigger className={styles.icon} aria-label={say("kit.showChoices")}>
            <ChevronsUpDown size={14} />
          </Base.Trigger>
        </Base.InputGroup>
        <Base.Portal>
          <Base.Positioner className={popup.positioner} sideOffset={4}>
            <Base.Popup className={classes(popup.popup, popup.asWide)}>
              <Base.Empty className={popup.none}>{say("kit.nothingMatches")}</Base.Empty>
              <Base.List>
                {(option: Option<string>) => (
                  <Base.Item key={option.value} value={option} className={popup.item}>
                    <span className={popup.mark}>
                      <Base.ItemIndicator>
                        <Check size={14} />
                      </Base.ItemIndicator>
                    </span>
                    <span className={popup.grow}>{option.label}</span>
                    {option.aside && <span className={popup.end}>{option.aside}</span>}
                  </Base.Item>
                )}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </ChoiceField>
  );
}
