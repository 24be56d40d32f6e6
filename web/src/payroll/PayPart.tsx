import { Banknote } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { asRefusal } from "../api/refusals";
import { ExportButton } from "../app/ExportButton";
import { usePhone } from "../app/usePhone";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { details, exportReports } from "./files";
import { payColumns } from "./payColumns";
import { ReportCards } from "./ReportCards";
import { ReportFilters } from "./ReportFilters";
import { ReportTable } from "./ReportTable";
import { isPaid } from "./rows";
import type { Payroll } from "./usePayroll";
import { useRows } from "./useRows";

const PaidDialog = lazy(() => import("./PaidDialog").then((module) => ({ default: module.PaidDialog })));

/** What is approved goes out as money and as files. */
export function PayPart({ payroll, review }: { payroll: Payroll; review: string }) {
  const say = useWords();
  const language = useLanguage();
  const phone = usePhone();
  const [paying, pay] = useState(false);
  const { reports, period, department } = payroll;
  const rows = useRows(payroll, (report) => report.approvalStatus === "approved", {
    p: ({ report }) => {
      if (!isPaid(report)) rows.choose([report.id], true);
      pay(true);
    },
  });
  const payable = rows.all.filter(({ report }) => !isPaid(report) && report.userId !== payroll.session.userId);
  const chosen = payable.filter((row) => rows.chosen.has(row.id));
  const drafts = (reports.data?.reports ?? []).filter((report) => report.approvalStatus === "draft").length;

  if (reports.isPending) return <Skeleton shape="rows" count={10} />;
  if (reports.error) return <Refusal refusal={asRefusal(reports.error)} onAgain={() => void reports.refetch()} />;
  const toReview = drafts > 0 && <LinkButton to={review}>{say("payroll.draftsLeft", { count: drafts })}</LinkButton>;
  return (
    <>
      <ReportFilters rows={rows}>
        {toReview}
        {(reports.data.reports.length ?? 0) > 0 && (
          <ExportButton
            name={`payroll-${period.from}-${period.to}`}
            details={details.map((value) => ({ value, label: (format: string) => say(`payroll.export.${value}`, { format }) }))}
            get={(format, detail) => exportReports(period, department, detail ?? "totals", format)}
          />
        )}
        {payable.length > 0 && (
          <Button look="primary" icon={<Banknote size={15} />} onClick={() => pay(true)}>
            {chosen.length > 0 ? say("payroll.paySome", { count: chosen.length }) : say("payroll.payAll", { count: payable.length })}
          </Button>
        )}
      </ReportFilters>
      {rows.rows.length === 0 ? (
        <EmptyState
          icon={<Banknote size={20} />}
          action={rows.all.length > 0 ? <Button onClick={rows.clear}>{say("kit.clearFilter")}</Button> : toReview || undefined}
        >
          {say(rows.all.length > 0 ? "kit.nothingMatches" : "payroll.nothingToPay")}
        </EmptyState>
      ) : phone ? (
        <ReportCards rows={rows.rows} totals={[]} onOpen={(row) => payroll.open(row.id)} />
      ) : (
        <ReportTable
          label={say("payroll.step.pay")}
          columns={payColumns({ say, language, payroll })}
          rows={rows.rows}
          order={rows.order}
          onOrder={rows.onOrder}
          at={rows.at}
          chosen={rows.chosen}
          onChoose={rows.choose}
          onOpen={(row) => payroll.open(row.id)}
          sums={say("payroll.reports", { count: rows.all.length })}
        />
      )}
      <Suspense>
        {paying && payable.length > 0 && (
          <PaidDialog payroll={payroll} reports={(chosen.length > 0 ? chosen : payable).map((row) => row.report)} onClose={() => pay(false)} />
        )}
      </Suspense>
    </>
  );
}
