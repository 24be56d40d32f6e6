import { Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import { Navigate, useOutletContext, useParams, useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { pathTo } from "../app/company";
import { useCounts } from "../app/counts";
import { useKeys } from "../app/keys";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { leaveToDecide } from "../app/workday";
import { Button } from "../kit/Button";
import { PageHead } from "../kit/PageHead";
import { PartLinks } from "../kit/PartLinks";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { MyLeave } from "./MyLeave";

const Decide = lazy(() => import("./Decide").then((module) => ({ default: module.Decide })));
const Calendar = lazy(() => import("./Calendar").then((module) => ({ default: module.Calendar })));
const TeamBalances = lazy(() => import("./TeamBalances").then((module) => ({ default: module.TeamBalances })));
const Substitutes = lazy(() => import("./Substitutes").then((module) => ({ default: module.Substitutes })));
const AskLeave = lazy(() => import("./AskLeave").then((module) => ({ default: module.AskLeave })));

/** One's own leave, that of others to decide, and who is away when: each has an address. */
export function LeavePage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const { part: wanted } = useParams();
  const [asked, ask] = useSearchParams();
  // Who manages nobody decides all the same where a policy names them, or as somebody's substitute.
  const waiting = useQuery(leaveToDecide);
  const named = waiting.data?.requests.some((one) => one.userId !== session.userId) ?? wanted === "decide";
  const parts = isPlanner(session)
    ? (["decide", "calendar", "balances", "substitutes", "mine"] as const)
    : named || (wanted === "decide" && asked.has("request")) || wanted === "substitutes"
      ? (["mine", "decide", "calendar", "substitutes"] as const)
      : (["mine", "calendar"] as const);
  const part = wanted ?? parts[0];
  const toDecide = useCounts(session).leave;
  const asking = asked.get("ask") !== null;
  const setAsking = (open: boolean) =>
    ask(
      (params) => {
        if (open) params.set("ask", "");
        else params.delete("ask");
        return params;
      },
      { replace: true },
    );
  useTitle(say("nav.leave"), session.tenantName);
  useKeys({ n: () => setAsking(true) });
  if (!(parts as readonly string[]).includes(part)) return <Navigate to={pathTo("leave")} replace />;
  return (
    <>
      <PageHead
        title={say("nav.leave")}
        action={
          part !== "decide" && (
            <Button look="primary" icon={<Plus size={15} />} onClick={() => setAsking(true)}>
              {say("leave.ask")}
            </Button>
          )
        }
      >
        <PartLinks
          label={say("nav.leave")}
          parts={parts.map((one) => ({
            to: pathTo(`leave/${one}`),
            label: say(`leave.${one}`),
            current: one === part,
            ...(one === "decide" && { count: toDecide }),
          }))}
        />
      </PageHead>
      <Suspense fallback={<Skeleton shape="rows" count={6} />}>
        {part === "mine" && <MyLeave session={session} />}
        {part === "decide" && <Decide session={session} />}
        {part === "calendar" && <Calendar session={session} />}
        {part === "balances" && <TeamBalances session={session} />}
        {part === "substitutes" && <Substitutes session={session} />}
        {asking && <AskLeave session={session} changed={null} onClose={() => setAsking(false)} />}
      </Suspense>
    </>
  );
}
