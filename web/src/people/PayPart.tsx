import { Banknote } from "lucide-react";
import { Link } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { Badge } from "../kit/Badge";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { StatusBadge } from "../kit/StatusBadge";
import { weekText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { PayAdjustmentsCard } from "./PayAdjustmentsCard";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";
import { payOf } from "./queries";

/** What each period came to; how it came to that stands with the payroll. */
export function PayPart(part: PartProps) {
  const { userId } = part;
  const say = useWords();
  const language = useLanguage();
  const reports = useQuery(payOf(userId));
  return (
    <div className={styles.page}>
      <div className={styles.narrow}>
        <Card title={say("people.periods")}>
          {reports.error ? (
            <Refusal refusal={asRefusal(reports.error)} onAgain={() => void reports.refetch()} />
          ) : !reports.data ? (
            <Skeleton count={4} />
          ) : reports.data.length === 0 ? (
            <EmptyState icon={<Banknote size={20} />}>{say("people.noPay")}</EmptyState>
          ) : (
            <ul className={styles.lines}>
              {reports.data.map((one) => (
                <li key={one.id} className={styles.row}>
                  <span className={styles.grow}>
                    <Link to={pathTo(`payroll?from=${one.periodStart}&to=${one.periodEnd}&report=${one.id}`)} className={styles.link}>
                      {weekText(Temporal.PlainDate.from(one.periodStart), Temporal.PlainDate.from(one.periodEnd), language)}
                    </Link>
                    <span className={styles.quiet}>
                      {say("people.hours", { hours: new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(one.totalHoursWorked) })}
                    </span>
                  </span>
                  {one.stale && <Badge tone="warn">{say("people.payStale")}</Badge>}
                  <StatusBadge standing={one.paymentStatus === "paid" ? "done" : one.approvalStatus === "approved" ? "running" : "waiting"}>
                    {say(
                      one.paymentStatus === "paid" ? "people.payPaid" : one.approvalStatus === "approved" ? "people.payApproved" : "people.payDraft",
                    )}
                  </StatusBadge>
                  <span className={styles.number}>
                    {new Intl.NumberFormat(language, { style: "currency", currency: one.currency }).format(one.salaryCalculated)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <PayAdjustmentsCard {...part} />
      </div>
    </div>
  );
}
