import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { config } from "../app/config";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { StatusBadge } from "../kit/StatusBadge";
import { useWords } from "../words/words";
import { Facts } from "./Facts";
import { readiness } from "./queries";

/** What balancers ask the host, for people: a light for each part. */
export function Readiness() {
  const say = useWords();
  const asked = useQuery(readiness);
  const state = asked.data;
  const light = (good: boolean, words: string) => <StatusBadge standing={good ? "done" : "refused"}>{words}</StatusBadge>;
  const waiting = (count: number, seconds: number) => (count === 0 ? say("platform.pendingNone") : say("platform.pendingCount", { count, seconds }));
  const unknown = <StatusBadge standing="off">{say("platform.unknown")}</StatusBadge>;
  return (
    <Card title={say("platform.health")}>
      {asked.error ? (
        <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />
      ) : !state ? (
        <Skeleton count={5} />
      ) : (
        <Facts
          of={[
            [say("platform.host"), light(state.status === "OK", say(`platform.host.${state.status}`))],
            [say("platform.database"), state.database ? light(state.database === "reachable", say(`platform.database.${state.database}`)) : unknown],
            [
              say("platform.schema"),
              state.schema
                ? light(
                    state.schema.missing.length === 0,
                    state.schema.missing.length === 0
                      ? say("platform.schema.whole")
                      : say("platform.schema.missing", { count: state.schema.missing.length }),
                  )
                : unknown,
            ],
            [say("platform.pending"), state.outbox ? waiting(state.outbox.pending, state.outbox.oldestSeconds) : unknown],
            [say("platform.dead"), state.outbox ? light(state.outbox.dead === 0, String(state.outbox.dead)) : unknown],
            [say("platform.version"), config().version || "–"],
          ]}
        />
      )}
    </Card>
  );
}
