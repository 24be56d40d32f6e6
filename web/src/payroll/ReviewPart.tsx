import { Calculator, Check } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { asRefusal } from "../api/refusals";
import { usePhone } from "../app/usePhone";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { ReportCards } from "./ReportCards";
import { ReportFilters } from "./ReportFilters";
import { ReportTable } from "./ReportTable";
import { reviewColumns } from "./reviewColumns";
import type { Payroll } from "./usePayroll";
import { useRows } from "./useRows";

const ApproveDialog = lazy(() => import("./ApproveDialog").then((module) => ({ default: module.ApproveDialog })));

/** What everybody gets, against last time. Bonus and deduction are entered where they stand; all other figures are the server's. */
export function ReviewPart({ payroll, calculate }: { payroll: Payroll; calculate: string }) {
  const say = useWords();
  const language = useLanguage();
  const phone = usePhone();
  const [editing, edit] = useState<string | null>(null);
  const [approving, approve] = useState(false);
  const { reports, session } = payroll;
  const mayEdit = (id: string, userId: string, status: string) => status === "draft" && userId !== session.userId && id !== "";
  const rows = useRows(payroll, () => true, {
    e: ({ report }) => mayEdit(report.id, report.userId, report.approvalStatus) && edit(`${report.id} bonus`),
  });
  // One's own is approved by somebody else.
  const drafts = rows.all.filter(({ report }) => report.approvalStatus === "draft" && report.userId !== session.userId);
  const chosen = drafts.filter((row) => rows.chosen.has(row.id));

  if (reports.isPending) return <Skeleton shape="rows" count={10} />;
  if (reports.error) return <Refusal refusal={asRefusal(reports.error)} onAgain={() => void reports.refetch()} />;
  if (rows.all.length === 0)
    return (
      <EmptyState
        icon={<Calculator size={20} />}
        action={
          <LinkButton look="primary" to={calculate}>
            {say("payroll.toCalculate")}
          </LinkButton>
        }
      >
        {say("payroll.notCalculated")}
      </EmptyState>
    );
  const totals = reports.data.totals;
  return (
    <>
      <ReportFilters rows={rows}>
        {payroll.approves && drafts.length > 0 && (
          <Button look="primary" icon={<Check size={15} />} onClick={() => approve(true)}>
            {chosen.length > 0 ? say("payroll.approveSome", { count: chosen.length }) : say("payroll.approveAll", { count: drafts.length })}
          </Button>
        )}
      </ReportFilters>
      {rows.rows.length === 0 ? (
        <EmptyState icon={<Calculator size={20} />} action={<Button onClick={rows.clear}>{say("kit.clearFilter")}</Button>}>
          {say("kit.nothingMatches")}
        </EmptyState>
      ) : phone ? (
        <ReportCards rows={rows.rows} totals={totals} onOpen={(row) => payroll.open(row.id)} />
      ) : (
        <ReportTable
          label={say("payroll.step.review")}
          columns={reviewColumns({ say, language, totals, period: payroll.period, editing, edit, mayEdit })}
          rows={rows.rows}
          order={rows.order}
          onOrder={rows.onOrder}
          at={rows.at}
          chosen={rows.chosen}
          onChoose={rows.choose}
          onOpen={(row) => payroll.open(row.id)}
          sums={say("payroll.sumOf", { count: rows.all.length })}
        />
      )}
      <Suspense>
        {approving && (
          <ApproveDialog
            payroll={payroll}
            reports={(chosen.length > 0 ? chosen : drafts).map((row) => row.report)}
            some={chosen.length > 0}
            onClose={() => approve(false)}
          />
        )}
      </Suspense>
    </>
  );
}
