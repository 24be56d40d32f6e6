import { Pencil, Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { departments } from "../app/colleagues";
import { commonEntitlements, type Entitlement, entitlementsOf, removeEntitlement } from "../app/entitlements";
import { entitlementText } from "../app/entitlementText";
import { leaveTypes } from "../app/leaveTypes";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";

const EntitlementForm = lazy(() => import("../app/EntitlementForm").then((module) => ({ default: module.EntitlementForm })));

/** What somebody is entitled to: alone, with their department, and as everybody is. Only the first is changed here, and never one's own. */
export function Entitlements({ session, userId, name, profile }: PartProps) {
  const say = useWords();
  const language = useLanguage();
  const alone = useQuery(entitlementsOf(userId));
  const common = useQuery(commonEntitlements);
  const types = useQuery(leaveTypes).data;
  const groups = useQuery(departments).data;
  const [sheet, open] = useState<Entitlement | "new" | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const may = userId !== session.userId;
  const failed = alone.error ?? common.error;
  const shared = (common.data ?? []).filter((one) => one.departmentId === null || one.departmentId === profile?.departmentId);
  const all = alone.data && common.data && [...alone.data, ...shared.filter((one) => one.departmentId), ...shared.filter((one) => !one.departmentId)];
  const typeOf = (one: Entitlement) => (types ? (types.find((type) => type.id === one.leaveTypeId)?.name ?? say("entitlement.goneType")) : "…");
  const whose = ({ departmentId }: Entitlement) =>
    departmentId ? (groups?.find((one) => one.id === departmentId)?.groupName ?? "…") : say("entitlement.everybody");
  const add = may && (
    <Button icon={<Plus size={15} />} onClick={() => open("new")}>
      {say("entitlement.add")}
    </Button>
  );
  return (
    <Card title={say("entitlement.all")} hint={say(may ? "entitlement.hint" : "entitlement.notOwn")} action={all && all.length > 0 && add}>
      {failed ? (
        <Refusal refusal={asRefusal(failed)} onAgain={() => void Promise.all([alone.refetch(), common.refetch()])} />
      ) : !all ? (
        <Skeleton count={3} />
      ) : all.length === 0 ? (
        <EmptyState action={add}>{say("entitlement.none")}</EmptyState>
      ) : (
        <ul className={styles.lines}>
          {all.map((one) => (
            <li key={one.id} className={styles.row}>
              <span className={styles.grow}>
                <span className={styles.strong}>{typeOf(one)}</span>
                <span className={styles.quiet}>{entitlementText(one, language, say)}</span>
              </span>
              <Badge tone={one.userId ? "accent" : "quiet"}>{one.userId ? say("entitlement.own") : whose(one)}</Badge>
              {may && one.userId && (
                <span className={styles.actions}>
                  <IconButton label={say("entitlement.edit", { name: typeOf(one) })} icon={<Pencil size={15} />} onClick={() => open(one)} />
                  <IconButton
                    label={say("entitlement.remove", { name: typeOf(one) })}
                    icon={<Trash2 size={15} />}
                    onClick={() => void removeEntitlement(one).then((outcome) => setRefused(outcome.refusal))}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {refused && <Refusal refusal={refused} />}
      <Suspense>
        {sheet && (
          <EntitlementForm
            entitlement={sheet === "new" ? null : sheet}
            known={[...(alone.data ?? []), ...(common.data ?? [])]}
            person={{ id: userId, name }}
            zone={session.timezone}
            onClose={() => open(null)}
          />
        )}
      </Suspense>
    </Card>
  );
}
