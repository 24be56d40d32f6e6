import { CreditCard, Trash2 } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { List, ListRow } from "../kit/List";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { removeCard } from "./changeSubscription";
import { cardName, cards } from "./queries";

/** The reader's own: each admin pays with theirs. */
export function Cards() {
  const say = useWords();
  const mine = useQuery(cards);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  return (
    <Card title={say("sub.cards")}>
      {mine.error ? (
        <Refusal refusal={asRefusal(mine.error)} onAgain={() => void mine.refetch()} />
      ) : !mine.data ? (
        <Skeleton count={2} />
      ) : mine.data.length === 0 ? (
        <EmptyState icon={<CreditCard size={20} />}>{say("sub.noCards")}</EmptyState>
      ) : (
        <List label={say("sub.cards")}>
          {mine.data.map((one) => (
            <ListRow
              key={one.id}
              before={<CreditCard size={16} aria-hidden="true" />}
              title={cardName(one)}
              text={one.cardInfo && say("sub.cardUntil", { month: one.cardInfo.exp_month, year: String(one.cardInfo.exp_year) })}
              after={
                <IconButton
                  label={say("sub.removeCard", { card: cardName(one) })}
                  icon={<Trash2 size={15} />}
                  onClick={() => void removeCard(one).then((outcome) => setRefusal(outcome.refusal))}
                />
              }
            />
          ))}
        </List>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </Card>
  );
}
