import { Badge } from "../kit/Badge";
import { type Standing, StatusBadge } from "../kit/StatusBadge";
import { useWords } from "../words/words";
import type { Report } from "./queries";
import styles from "./ReportState.module.css";

/** How far it is, and whether it still says what is on record. */
export function ReportState({ report }: { report: Report }) {
  const say = useWords();
  const state = stateOf(report);
  return (
    <span className={styles.state}>
      <StatusBadge standing={looks[state]}>{say(`payroll.state.${state}`)}</StatusBadge>
      {report.stale && <Badge tone="bad">{say("payroll.stale")}</Badge>}
      {report.warnings.length > 0 && <Badge tone="warn">{say("payroll.warned")}</Badge>}
    </span>
  );
}

type State = "draft" | "approved" | "pending" | "partial" | "paid";

const looks: Record<State, Standing> = { draft: "off", approved: "running", pending: "waiting", partial: "waiting", paid: "done" };

function stateOf({ approvalStatus, paymentStatus }: Report): State {
  if (paymentStatus !== "unpaid") return paymentStatus;
  return approvalStatus;
}
