import { Popover } from "@base-ui/react/popover";
import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { ChoiceField } from "./ChoiceField";
import { classes } from "./classes";
import type { FieldProps } from "./Field";
import input from "./Input.module.css";
import { MonthGrid } from "./MonthGrid";
import popup from "./popup.module.css";
import select from "./Select.module.css";

type DateFieldProps = Omit<FieldProps, "children"> & {
  value: Temporal.PlainDate | null;
  onValue: (value: Temporal.PlainDate) => void;
  today: Temporal.PlainDate;
  min?: Temporal.PlainDate;
  disabled?: boolean;
};

export function DateField({ value, onValue, today, min, disabled, ...field }: DateFieldProps) {
  const say = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <ChoiceField {...field}>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger
          className={classes(input.input, select.trigger)}
          disabled={disabled}
          aria-label={`${field.label}: ${value ? dayText(value, language, "long") : say("kit.noDate")}`}
        >
          <span className={select.value}>{value ? dayText(value, language, "long") : say("kit.noDate")}</span>
          <CalendarDays size={15} className={select.icon} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className={popup.positioner} sideOffset={4} align="start">
            <Popover.Popup className={popup.popup} aria-label={field.label}>
              <MonthGrid
                value={value}
                today={today}
                min={min}
                onValue={(day) => {
                  onValue(day);
                  setOpen(false);
                }}
              />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </ChoiceField>
  );
}
