import { KeyRound, Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
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
import { dayText, relativeText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { type ApiKey, apiKeysOf, deleteApiKey } from "./changeApiKeys";

const NewApiKey = lazy(() => import("./NewApiKey").then((module) => ({ default: module.NewApiKey })));
const Confirm = lazy(() => import("../kit/Confirm").then((module) => ({ default: module.Confirm })));

/** Keys of programs that act as this person. */
export function ApiKeysPart({ session }: { session: Session }) {
  const say = useWords();
  const keys = useQuery(apiKeysOf(session.userId));
  const [making, make] = useState(false);
  const [leaving, leave] = useState<ApiKey | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const remove = async (key: ApiKey) => {
    setBusy(true);
    setRefusal((await deleteApiKey(key)).refusal);
    setBusy(false);
    leave(null);
  };
  const add = (
    <Button icon={<Plus size={15} />} onClick={() => make(true)}>
      {say("apikeys.new")}
    </Button>
  );
  return (
    <Card title={say("me.apikeys")} hint={say("apikeys.hint")} action={keys.data && keys.data.length > 0 && add}>
      {keys.error ? (
        <Refusal refusal={asRefusal(keys.error)} onAgain={() => void keys.refetch()} />
      ) : !keys.data ? (
        <Skeleton shape="rows" count={2} />
      ) : keys.data.length === 0 ? (
        <EmptyState icon={<KeyRound size={20} />} action={add}>
          {say("apikeys.none")}
        </EmptyState>
      ) : (
        <List label={say("me.apikeys")}>
          {keys.data.map((one) => (
            <Row key={one.id} apiKey={one} zone={session.timezone} onDelete={() => leave(one)} />
          ))}
        </List>
      )}
      {refusal && <Refusal refusal={refusal} />}
      <Suspense>
        {making && <NewApiKey zone={session.timezone} onClose={() => make(false)} />}
        {leaving && (
          <Confirm
            title={say("apikeys.deleteTitle", { name: leaving.name })}
            text={say("apikeys.deleteText")}
            action={say("apikeys.delete")}
            open
            busy={busy}
            onOpen={(open) => open || leave(null)}
            onConfirm={() => void remove(leaving)}
          />
        )}
      </Suspense>
    </Card>
  );
}

function Row({ apiKey, zone, onDelete }: { apiKey: ApiKey; zone: string; onDelete: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const now = useNow("minute");
  const day = (at: string) => dayText(dayOf(Temporal.Instant.from(at), zone), language, "plain");
  const { lastUsedAt, expiresAt } = apiKey;
  const over = expiresAt !== null && Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) <= 0;
  return (
    <ListRow
      before={<KeyRound size={16} aria-hidden="true" />}
      title={`${apiKey.name} · …${apiKey.hint}`}
      text={[
        say("apikeys.madeOn", { day: day(apiKey.createdAt) }),
        lastUsedAt ? say("apikeys.used", { when: relativeText(Temporal.Instant.from(lastUsedAt), now, language) }) : say("apikeys.unused"),
        expiresAt ? say("apikeys.until", { day: day(expiresAt) }) : say("apikeys.forever"),
      ].join(" · ")}
      after={
        <>
          {over && <Badge tone="warn">{say("apikeys.expired")}</Badge>}
          <IconButton label={say("apikeys.deleteOne", { name: apiKey.name })} icon={<Trash2 size={15} />} onClick={onDelete} />
        </>
      }
    />
  );
}
