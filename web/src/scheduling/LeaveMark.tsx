import { useWords } from "../words/words";
import styles from "./LeaveMark.module.css";
import type { Leave } from "./queries";

/** Hatched, with its word; dashed while it is only asked for. */
export function LeaveMark({ leave }: { leave: Leave }) {
  const say = useWords();
  const asked = leave.status === "pending";
  return (
    <span className={styles.leave} data-asked={asked || undefined}>
      {leave.leaveType}
      {asked && <span className={styles.asked}> · {say("rota.asked")}</span>}
    </span>
  );
}
