import { lazy, Suspense } from "react";
import { pathTo } from "../app/company";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { LinkButton } from "../kit/LinkButton";
import { PageHead } from "../kit/PageHead";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { CheckPart } from "./CheckPart";
import styles from "./PayrollSteps.module.css";
import { PeriodBar } from "./PeriodBar";
import { StepLinks } from "./StepLinks";
import { countsOf } from "./stepCounts";
import { type Step, steps } from "./steps";
import { usePayroll } from "./usePayroll";

const CalculatePart = lazy(() => import("./CalculatePart").then((module) => ({ default: module.CalculatePart })));
const ReviewPart = lazy(() => import("./ReviewPart").then((module) => ({ default: module.ReviewPart })));
const PayPart = lazy(() => import("./PayPart").then((module) => ({ default: module.PayPart })));
const LocksCard = lazy(() => import("./LocksCard").then((module) => ({ default: module.LocksCard })));
const ReportSheet = lazy(() => import("./ReportSheet").then((module) => ({ default: module.ReportSheet })));

/** One period from what is still to be settled to the money that has gone out. */
export function PayrollSteps({ session, step }: { session: Session; step: Step }) {
  const say = useWords();
  const payroll = usePayroll(session);
  const to = (one: Step) => pathTo(`payroll/${one}`) + searchOf(payroll.asked);
  const counts = countsOf(payroll);
  return (
    <>
      <PageHead
        title={say("nav.payroll")}
        action={
          <LinkButton look="quiet" to={pathTo("payroll/mine")}>
            {say("payroll.mine")}
          </LinkButton>
        }
      >
        <PeriodBar payroll={payroll} />
      </PageHead>
      <div className={styles.page}>
        <StepLinks step={step} links={steps.map((one) => ({ step: one, to: to(one), ...counts[one] }))} />
        <Suspense fallback={<Skeleton shape="rows" count={8} />}>
          {step === "check" && <CheckPart payroll={payroll} next={to("calculate")} />}
          {step === "calculate" && <CalculatePart payroll={payroll} next={to("review")} />}
          {step === "review" && <ReviewPart payroll={payroll} calculate={to("calculate")} />}
          {step === "pay" && <PayPart payroll={payroll} review={to("review")} />}
          {step === "pay" && isAdmin(session) && <LocksCard payroll={payroll} />}
          {payroll.opened && <ReportSheet key={payroll.opened} id={payroll.opened} payroll={payroll} onClose={() => payroll.open(null)} />}
        </Suspense>
      </div>
    </>
  );
}

/** Period and department go along from step to step. */
function searchOf(asked: URLSearchParams): string {
  const kept = new URLSearchParams([...asked].filter(([name]) => ["from", "to", "dept"].includes(name)));
  return kept.size > 0 ? `?${kept}` : "";
}
