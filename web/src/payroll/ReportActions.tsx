import { Banknote, Check, LockOpen, RotateCw, Scale } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { isAdmin } from "../app/roles";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { Refusal } from "../kit/Refusal";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { approveReport, calculateAnew } from "./changeReport";
import { moneyText } from "./figures";
import type { OpenQuestion, Report } from "./queries";
import styles from "./ReportSheet.module.css";
import { isPaid } from "./rows";
import type { Payroll } from "./usePayroll";

const PaidDialog = lazy(() => import("./PaidDialog").then((module) => ({ default: module.PaidDialog })));
const ReopenDialog = lazy(() => import("./ReopenDialog").then((module) => ({ default: module.ReopenDialog })));
const SettleDialog = lazy(() => import("./SettleDialog").then((module) => ({ default: module.SettleDialog })));

/** How the report stands, in words, and what can be done about that. */
export function ReportActions({ report, payroll, own }: { report: Report; payroll: Payroll; own: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const [busy, setBusy] = useState<"approve" | "anew" | null>(null);
  const [asking, ask] = useState<"pay" | "reopen" | "settle" | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [accepted, accept] = useState<ReadonlySet<string>>(new Set());
  const admin = isAdmin(payroll.session);
  const approved = report.approvalStatus === "approved";
  const paid = isPaid(report);
  const open = refusal?.code === "WarningsNotAccepted" ? ((refusal.detail as { warnings?: OpenQuestion[] } | null)?.warnings ?? []) : [];
  const day = (text: string) => dayText(Temporal.PlainDate.from(text), language);

  const approve = async () => {
    setBusy("approve");
    setRefusal((await approveReport(report, [...accepted])).refusal);
    setBusy(null);
  };
  const anew = async () => {
    setBusy("anew");
    setRefusal((await calculateAnew(report)).refusal);
    setBusy(null);
  };
  return (
    <>
      {report.stale && (
        <Banner tone="warn">
          {say(approved ? "payroll.staleApproved" : "payroll.staleDraft")}{" "}
          {report.staleReasons.map((one) => say(`payroll.reason.${one}` as "payroll.reason.hours")).join(", ")}
          {report.difference !== null && (
            <>
              {". "}
              {say("payroll.difference", { amount: signed(report.difference) })}
            </>
          )}
        </Banner>
      )}
      <div className={styles.actions}>
        <p>{standing()}</p>
        {report.reopenReason && <p className={styles.quiet}>{say("payroll.reopenedBecause", { reason: report.reopenReason })}</p>}
        {own ? (
          <p className={styles.quiet}>{say("payroll.ownPay")}</p>
        ) : (
          <div className={styles.row}>
            {!approved && (
              <Button icon={<RotateCw size={15} />} look={report.stale ? "primary" : "plain"} busy={busy === "anew"} onClick={() => void anew()}>
                {say("payroll.anew")}
              </Button>
            )}
            {!approved && payroll.approves && (
              <Button icon={<Check size={15} />} look={report.stale ? "plain" : "primary"} busy={busy === "approve"} onClick={() => void approve()}>
                {say(open.length > 0 ? "payroll.approveStill" : "payroll.approve")}
              </Button>
            )}
            {approved && !paid && (
              <Button icon={<Banknote size={15} />} look="primary" onClick={() => ask("pay")}>
                {say("payroll.markPaid")}
              </Button>
            )}
            {approved && report.stale && admin && (
              <Button icon={<Scale size={15} />} onClick={() => ask("settle")}>
                {say("payroll.settleIt")}
              </Button>
            )}
            {approved && !paid && admin && (
              <Button icon={<LockOpen size={15} />} look="quiet" onClick={() => ask("reopen")}>
                {say("payroll.reopen")}
              </Button>
            )}
          </div>
        )}
        {refusal && open.length === 0 && <Refusal refusal={refusal} />}
        {open.length > 0 && (
          <div className={styles.part}>
            <p>{say("payroll.undecided")}</p>
            {open.map(({ code, count }) => (
              <Checkbox
                key={code}
                label={say(`payroll.accept.${code}` as "payroll.accept.openRecords", { count })}
                checked={accepted.has(code)}
                onChecked={(ticked) => accept((known) => new Set(ticked ? [...known, code] : [...known].filter((one) => one !== code)))}
              />
            ))}
          </div>
        )}
      </div>
      <Suspense>
        {asking === "pay" && <PaidDialog payroll={payroll} reports={[report]} onClose={() => ask(null)} />}
        {asking === "reopen" && <ReopenDialog report={report} onClose={() => ask(null)} />}
        {asking === "settle" && <SettleDialog report={report} onClose={() => ask(null)} />}
      </Suspense>
    </>
  );

  function standing(): string {
    if (paid) return say("payroll.frozen", { day: report.paymentDate ? day(report.paymentDate) : "–" });
    if (!approved) return say("payroll.isDraft");
    const by = (report.approvedById && payroll.names.get(report.approvedById)) || say("today.someone");
    return report.lockedThrough ? say("payroll.locked", { by, day: day(report.lockedThrough) }) : say("payroll.isApproved", { by });
  }

  function signed(amount: number): string {
    return `${amount > 0 ? "+" : ""}${moneyText(amount, report.currency, language)}`;
  }
}
