import { lazy, Suspense } from "react";
import { Navigate, useOutletContext, useParams } from "react-router";
import { pathTo } from "../app/company";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { PageHead } from "../kit/PageHead";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { steps } from "./steps";

const MyPay = lazy(() => import("./MyPay").then((module) => ({ default: module.MyPay })));
const PayrollSteps = lazy(() => import("./PayrollSteps").then((module) => ({ default: module.PayrollSteps })));

/** What everybody is paid, in four steps that each have an address; for whoever manages nobody, one's own. */
export function PayrollPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const { part } = useParams();
  const manages = isPlanner(session);
  useTitle(say(manages ? "nav.payroll" : "nav.pay"), session.tenantName);
  const known: readonly (string | undefined)[] = manages ? [...steps, "mine"] : [undefined];
  if (!known.includes(part)) return <Navigate to={pathTo(manages && part === undefined ? "payroll/check" : "payroll") + location.search} replace />;
  if (manages && part !== "mine")
    return (
      <Suspense fallback={<Skeleton shape="rows" count={10} />}>
        <PayrollSteps session={session} step={part as (typeof steps)[number]} />
      </Suspense>
    );
  return (
    <>
      <PageHead title={say("nav.pay")} />
      <Suspense fallback={<Skeleton shape="rows" count={6} />}>
        <MyPay session={session} />
      </Suspense>
    </>
  );
}
