import { Receipt } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { minorText } from "../app/minorText";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { List, ListRow } from "../kit/List";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { type Standing, StatusBadge } from "../kit/StatusBadge";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { refresh } from "./changeSubscription";
import { payments, type Subscription } from "./queries";

const known = ["started", "success", "failed", "canceled"] as const;
const standings: Record<(typeof known)[number], Standing> = { started: "waiting", success: "done", failed: "refused", canceled: "off" };

/** What was paid, and what was tried. */
export function History({ subscription, zone }: { subscription: Subscription; zone: string }) {
  const say = useWords();
  const language = useLanguage();
  const all = useQuery(payments);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const ask = async () => {
    setBusy(true);
    setRefusal((await refresh(subscription.id)).refusal);
    setBusy(false);
  };
  return (
    <Card
      title={say("sub.history")}
      action={
        all.data &&
        all.data.length > 0 && (
          <Button busy={busy} onClick={() => void ask()}>
            {say("sub.refresh")}
          </Button>
        )
      }
    >
      {all.error ? (
        <Refusal refusal={asRefusal(all.error)} onAgain={() => void all.refetch()} />
      ) : !all.data ? (
        <Skeleton count={3} />
      ) : all.data.length === 0 ? (
        <EmptyState icon={<Receipt size={20} />}>{say("sub.noHistory")}</EmptyState>
      ) : (
        <List label={say("sub.history")}>
          {all.data.map((one) => {
            const state = known.find((literal) => literal === one.statusLiteral);
            return (
              <ListRow
                key={one.id}
                title={one.amount !== null && one.currency ? minorText(one.amount, one.currency, language) : "–"}
                text={dayText(dayOf(Temporal.Instant.from(one.createdAt), zone), language, "plain")}
                after={<StatusBadge standing={state ? standings[state] : "off"}>{say(`sub.paid.${state ?? "unknown"}`)}</StatusBadge>}
              />
            );
          })}
        </List>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </Card>
  );
}
