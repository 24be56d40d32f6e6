import { lazy, Suspense } from "react";
import { Navigate, useOutletContext, useParams } from "react-router";
import { pathTo } from "../app/company";
import { useCounts } from "../app/counts";
import { NotFoundPage } from "../app/NotFoundPage";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { PageHead } from "../kit/PageHead";
import { PartLinks } from "../kit/PartLinks";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { NowPart } from "./NowPart";
import styles from "./TimePage.module.css";

const DayPart = lazy(() => import("./DayPart").then((module) => ({ default: module.DayPart })));
const ExceptionsPart = lazy(() => import("./ExceptionsPart").then((module) => ({ default: module.ExceptionsPart })));
const parts = ["now", "day", "exceptions"] as const;

/** Who is there, what was worked, and what of it is to be looked at: each has an address. */
export function TimePage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const { part = "now" } = useParams();
  const toLookAt = useCounts(session).time;
  useTitle(say("nav.time"), session.tenantName);
  if (!isPlanner(session)) return <NotFoundPage />;
  if (!(parts as readonly string[]).includes(part)) return <Navigate to={pathTo("time")} replace />;
  return (
    <>
      <PageHead title={say("nav.time")}>
        <PartLinks
          label={say("nav.time")}
          parts={parts.map((one) => ({
            to: pathTo(one === "now" ? "time" : `time/${one}`),
            label: say(`time.${one}`),
            current: one === part,
            ...(one === "exceptions" && { count: toLookAt }),
          }))}
        />
        <span className={styles.zone}>{say("today.zone", { zone: session.timezone.replaceAll("_", " ") })}</span>
      </PageHead>
      <Suspense fallback={<Skeleton shape="rows" count={8} />}>
        {part === "now" && <NowPart session={session} />}
        {part === "day" && <DayPart session={session} />}
        {part === "exceptions" && <ExceptionsPart session={session} />}
      </Suspense>
    </>
  );
}
