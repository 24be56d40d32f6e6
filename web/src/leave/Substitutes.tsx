import { Pencil, Plus, Trash2, UserRoundCheck } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { colleagues } from "../app/colleagues";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { List, ListRow } from "../kit/List";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { weekText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { removeDelegation } from "./changeDelegations";
import styles from "./Substitutes.module.css";
import { type Delegation, delegations } from "./teamQueries";

const SubstituteForm = lazy(() => import("./SubstituteForm").then((module) => ({ default: module.SubstituteForm })));

/** Who decides in whose place, and on which days: one's own, and by which one is a substitute; admins see everybody's. */
export function Substitutes({ session }: { session: Session }) {
  const say = useWords();
  const asked = useQuery(delegations);
  const today = dayOf(useNow("minute"), session.timezone);
  const [sheet, open] = useState<Delegation | "new" | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const all = asked.data ?? [];
  const ahead = all.filter((one) => one.to >= today.toString());
  const before = all.filter((one) => one.to < today.toString()).reverse();
  const add = (
    <Button icon={<Plus size={15} />} onClick={() => open("new")}>
      {say("substitute.add")}
    </Button>
  );
  const rows = (some: readonly Delegation[], label: string) => (
    <List label={label}>
      {some.map((one) => (
        <Row
          key={one.id}
          delegation={one}
          session={session}
          today={today.toString()}
          onEdit={() => open(one)}
          onRemove={() => void removeDelegation(one).then((outcome) => setRefused(outcome.refusal))}
        />
      ))}
    </List>
  );
  return (
    <div className={styles.page}>
      <Card title={say("leave.substitutes")} hint={say("substitute.hint")} action={ahead.length > 0 && add}>
        {asked.error ? (
          <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />
        ) : !asked.data ? (
          <Skeleton shape="rows" count={2} />
        ) : ahead.length === 0 ? (
          <EmptyState icon={<UserRoundCheck size={20} />} action={add}>
            {say("substitute.none")}
          </EmptyState>
        ) : (
          rows(ahead, say("leave.substitutes"))
        )}
        {refused && <Refusal refusal={refused} />}
      </Card>
      {before.length > 0 && <Card title={say("leave.before")}>{rows(before, say("leave.before"))}</Card>}
      <Suspense>
        {sheet && <SubstituteForm session={session} delegation={sheet === "new" ? null : sheet} today={today} onClose={() => open(null)} />}
      </Suspense>
    </div>
  );
}

interface RowProps {
  delegation: Delegation;
  session: Session;
  today: string;
  onEdit: () => void;
  onRemove: () => void;
}

function Row({ delegation, session, today, onEdit, onRemove }: RowProps) {
  const say = useWords();
  const language = useLanguage();
  const everybody = useQuery(colleagues).data;
  const { userId, substituteId, from, to } = delegation;
  const nameOf = (id: string) => (everybody ? (everybody.find((one) => one.id === id)?.fullname ?? say("substitute.left")) : "…");
  const [whose, substitute] = [nameOf(userId), nameOf(substituteId)];
  const title =
    userId === session.userId
      ? say("substitute.forYou", { substitute })
      : substituteId === session.userId
        ? say("substitute.youFor", { whose })
        : say("substitute.for", { substitute, whose });
  return (
    <ListRow
      title={<span className={styles.wrap}>{title}</span>}
      text={weekText(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to), language)}
      after={
        <>
          {from <= today && today <= to && <Badge tone="good">{say("substitute.now")}</Badge>}
          {(userId === session.userId || isAdmin(session)) && (
            <span className={styles.actions}>
              {to >= today && <IconButton label={say("substitute.edit", { what: title })} icon={<Pencil size={15} />} onClick={onEdit} />}
              <IconButton label={say("substitute.remove", { what: title })} icon={<Trash2 size={15} />} onClick={onRemove} />
            </span>
          )}
        </>
      }
    />
  );
}
