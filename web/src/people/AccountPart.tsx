import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { AccountSheets } from "./AccountSheets";
import { letIn } from "./changeAccount";
import { type Deed, deedsOn } from "./ladder";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";
import { accountOf } from "./queries";
import { roleOf } from "./roleOf";

/** By what somebody signs in, and what an admin may do about it. */
export function AccountPart({ session, userId }: PartProps) {
  const say = useWords();
  const account = useQuery(accountOf(userId, true));
  const [deed, act] = useState<Deed | null>(null);
  if (account.error)
    return (
      <div className={styles.page}>
        <Refusal refusal={asRefusal(account.error)} onAgain={() => void account.refetch()} />
      </div>
    );
  if (!account.data)
    return (
      <div className={styles.page}>
        <Skeleton shape="block" />
      </div>
    );
  const { data } = account;
  const deeds = deedsOn(session.roleId, data.roleId);
  return (
    <div className={styles.page}>
      <div className={styles.narrow}>
        <Card title={say("me.account")}>
          <dl className={styles.facts}>
            <dt>{say("login.email")}</dt>
            <dd>
              {data.email ?? "–"}{" "}
              {data.email && (
                <Badge tone={data.emailVerified ? "good" : "warn"}>{say(data.emailVerified ? "users.isVerified" : "users.isNotVerified")}</Badge>
              )}
            </dd>
            {data.phone && (
              <>
                <dt>{say("users.phone")}</dt>
                <dd>{data.phone}</dd>
              </>
            )}
            <dt>{say("me.role")}</dt>
            <dd>{say(`users.role.${roleOf(data.roleId)}`)}</dd>
          </dl>
          {!data.approved && (
            <div className={styles.actions}>
              <Badge tone="warn">{say("users.waits")}</Badge>
              <Button size="compact" onClick={() => void letIn(data)}>
                {say("users.letIn")}
              </Button>
            </div>
          )}
          <div className={styles.actions}>
            {deeds.map((one) => (
              <Button key={one} look={one === "delete" ? "danger" : "plain"} onClick={() => act(one)}>
                {say(`users.do.${one}`)}
              </Button>
            ))}
          </div>
        </Card>
      </div>
      <AccountSheets session={session} account={data} deed={deed} onClose={() => act(null)} />
    </div>
  );
}
