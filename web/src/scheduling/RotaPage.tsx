import { useOutletContext } from "react-router";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { useWords } from "../words/words";
import { MyShifts } from "./MyShifts";
import { PlannerRota } from "./PlannerRota";

/** Of planners the board; of everybody else their own shifts. */
export function RotaPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const plans = isPlanner(session);
  useTitle(say(plans ? "nav.rota" : "nav.shifts"), session.tenantName);
  return plans ? <PlannerRota session={session} /> : <MyShifts session={session} />;
}
