import { useState } from "react";
import { Button } from "../kit/Button";
import { DateField } from "../kit/DateField";
import { Dialog } from "../kit/Dialog";
import { useWords } from "../words/words";
import styles from "./PeriodBar.module.css";
import { isPeriod, type Period } from "./period";

interface PeriodDialogProps {
  period: Period;
  today: Temporal.PlainDate;
  onChoose: (period: Period) => void;
  onClose: () => void;
}

/** Any days, for who is paid by the week or by something else. */
export function PeriodDialog({ period, today, onChoose, onClose }: PeriodDialogProps) {
  const say = useWords();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const wrong = !isPeriod({ from, to });
  return (
    <Dialog
      title={say("payroll.choosePeriod")}
      open
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button
            look="primary"
            disabled={wrong}
            onClick={() => {
              onChoose({ from, to });
              onClose();
            }}
          >
            {say("payroll.show")}
          </Button>
        </>
      }
    >
      <div className={styles.two}>
        <DateField label={say("payroll.firstDay")} name="from" value={from} onValue={setFrom} today={today} />
        <DateField
          label={say("payroll.lastDay")}
          name="to"
          value={to}
          onValue={setTo}
          today={today}
          refusal={wrong ? say("payroll.noPeriod") : undefined}
        />
      </div>
    </Dialog>
  );
}
