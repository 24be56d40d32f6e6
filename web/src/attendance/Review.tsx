import { Check } from "lucide-react";
import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import type { AttendanceRecord } from "../app/workday";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { allGood } from "./actForOthers";
import styles from "./Review.module.css";

/** Why somebody is to look at a record, and the word that it is in order. */
export function Review({ record }: { record: AttendanceRecord }) {
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const good = async () => {
    setBusy(true);
    setRefusal((await allGood(record.id, record.needsReview.includes("lateOut"))).refusal);
    setBusy(false);
  };
  return (
    <div className={styles.review}>
      <span className={styles.why}>
        {record.needsReview.map((why) => (
          <Badge key={why} tone="warn">
            {say(`time.review.${why}`)}
          </Badge>
        ))}
      </span>
      <Button
        size="compact"
        icon={<Check size={14} />}
        busy={busy}
        aria-label={`${say("time.allGood")}: ${record.user?.fullname ?? ""}`}
        onClick={() => void good()}
      >
        {say("time.allGood")}
      </Button>
      {refusal && <Refusal refusal={refusal} />}
    </div>
  );
}
