import { useState } from "react";
import { asRefusal } from "../api/refusals";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TimeText } from "../kit/TimeText";
import { useWords } from "../words/words";
import { useShiftHistory } from "./queries";
import styles from "./ShiftHistory.module.css";

/** Who changed it, and when; asked for when somebody wants to know. */
export function ShiftHistory({ shiftId, zone }: { shiftId: string; zone: string }) {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const history = useShiftHistory(shiftId, open);
  return (
    <section className={styles.history}>
      <Button size="compact" look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say("rota.history")}
      </Button>
      {open && history.isPending && <Skeleton count={3} />}
      {open && history.error && <Refusal refusal={asRefusal(history.error)} onAgain={() => void history.refetch()} />}
      {open && history.data && (
        <ol>
          {history.data.map((one) => (
            <li key={one.id}>
              <span>
                <strong>{one.user?.fullname ?? say("rota.byRule")}</strong> {say(`rota.changed.${changeOf(one.change)}`)}
              </span>
              <TimeText at={Temporal.Instant.from(one.at)} zone={zone} show="both" />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function changeOf(change: string): "create" | "delete" | "update" {
  return /^creat|^insert/i.test(change) ? "create" : /^delet|^remov/i.test(change) ? "delete" : "update";
}
