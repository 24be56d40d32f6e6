import { lazy, Suspense } from "react";
import { useOutletContext } from "react-router";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { useWords } from "../words/words";

const EmployeeToday = lazy(() => import("./EmployeeToday").then((module) => ({ default: module.EmployeeToday })));
const ManagerToday = lazy(() => import("./ManagerToday").then((module) => ({ default: module.ManagerToday })));

/** What is now: for whoever works when and where, for whoever manages who is missing. */
export function TodayPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.today"), session.tenantName);
  return <Suspense>{isPlanner(session) ? <ManagerToday session={session} /> : <EmployeeToday session={session} />}</Suspense>;
}
