import { Palmtree } from "lucide-react";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { leaveTypes, typeName } from "../app/leaveTypes";
import { standingOf, whenText } from "../app/leaveWords";
import { isAdmin } from "../app/roles";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { Stat } from "../kit/Stat";
import { StatusBadge } from "../kit/StatusBadge";
import { useLanguage, useWords } from "../words/words";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";
import { balancesOf, leaveOf } from "./queries";

const Entitlements = lazy(() => import("./Entitlements").then((module) => ({ default: module.Entitlements })));
const LeaveAdjustments = lazy(() => import("./LeaveAdjustments").then((module) => ({ default: module.LeaveAdjustments })));

/** What is left of each type, and what was asked for; for admins also what that comes from. */
export function LeavePart(props: PartProps) {
  const { session, userId } = props;
  const say = useWords();
  const language = useLanguage();
  const asked = useQuery(leaveOf(userId));
  const balances = useQuery(balancesOf(userId)).data ?? [];
  const types = useQuery(leaveTypes).data;
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return (
    <div className={styles.page}>
      <div className={styles.narrow}>
        {balances.length > 0 && (
          <div className={styles.stats}>
            {balances.map((one) => (
              <Stat
                key={one.leaveTypeId}
                label={one.name}
                value={say("leave.left", { days: figure.format(one.available) })}
                aside={say("leave.takenDays", { days: figure.format(one.taken) })}
              />
            ))}
          </div>
        )}
        <Card title={say("people.leaveAsked")}>
          {asked.error ? (
            <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />
          ) : !asked.data ? (
            <Skeleton count={4} />
          ) : asked.data.length === 0 ? (
            <EmptyState icon={<Palmtree size={20} />}>{say("people.noLeave")}</EmptyState>
          ) : (
            <ul className={styles.lines}>
              {asked.data.map((one) => (
                <li key={one.id} className={styles.row}>
                  <span className={styles.grow}>
                    {one.status === "pending" ? (
                      <Link to={pathTo(`leave/decide?request=${one.id}`)} className={styles.link}>
                        {typeName(one, types)}
                      </Link>
                    ) : (
                      <span className={styles.strong}>{typeName(one, types)}</span>
                    )}
                    <span className={styles.quiet}>{whenText(one, language, say)}</span>
                  </span>
                  <StatusBadge standing={standingOf(one)}>{say(`leave.status.${one.status}`)}</StatusBadge>
                </li>
              ))}
            </ul>
          )}
        </Card>
        {isAdmin(session) && (
          <Suspense fallback={<Skeleton shape="block" />}>
            <Entitlements {...props} />
            <LeaveAdjustments {...props} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
