import { Coins } from "lucide-react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { Drawer } from "../kit/Drawer";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { moneyText } from "./figures";
import { PayslipButton } from "./PayslipButton";
import { periodText } from "./PeriodBar";
import { reportOf } from "./queries";
import { ReportActions } from "./ReportActions";
import { ReportDays } from "./ReportDays";
import { ReportHistory } from "./ReportHistory";
import { ReportLines } from "./ReportLines";
import { ReportNotes } from "./ReportNotes";
import { ReportRules } from "./ReportRules";
import styles from "./ReportSheet.module.css";
import { ReportState } from "./ReportState";
import type { Payroll } from "./usePayroll";

/** One person's pay: what it is the sum of, what that rests on, and what was done with it. */
export function ReportSheet({ id, payroll, onClose }: { id: string; payroll: Payroll; onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const known = useQuery({
    ...reportOf(id),
    // What the list knows is shown until the answer is there.
    placeholderData: () => payroll.reports.data?.reports.find((one) => one.id === id),
  });
  const report = known.data;
  const own = report?.userId === payroll.session.userId;
  return (
    <Drawer title={report ? payroll.nameOf(report) : say("nav.payroll")} open onOpen={(open) => open || onClose()}>
      {known.error && <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />}
      {!report && !known.error && <Skeleton shape="rows" count={8} />}
      {report && (
        <div className={styles.sheet}>
          <div className={styles.head}>
            <p className={styles.quiet}>
              {[
                periodText({ from: Temporal.PlainDate.from(report.periodStart), to: Temporal.PlainDate.from(report.periodEnd) }, language),
                payroll.departmentOf.get(report.userId),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <p className={styles.total}>{moneyText(report.salaryCalculated, report.currency, language)}</p>
            <ReportState report={report} />
          </div>
          <ReportActions key={report.recordVersion} report={report} payroll={payroll} own={own} />
          <ReportLines report={report} />
          <div className={styles.row}>
            <PayslipButton report={report} />
            {payroll.approves && !own && report.approvalStatus === "draft" && (
              <LinkButton icon={<Coins size={15} />} to={pathTo(`people/${report.userId}/pay?add=${report.periodEnd}`)}>
                {say("payroll.addAmount")}
              </LinkButton>
            )}
          </div>
          <ReportNotes report={report} own={own} />
          <ReportDays report={report} zone={payroll.session.timezone} />
          <ReportRules report={report} />
          <ReportHistory report={report} zone={payroll.session.timezone} />
        </div>
      )}
    </Drawer>
  );
}
