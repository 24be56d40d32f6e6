import { Fragment, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { place } from "../app/company";
import type { Session } from "../app/session";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { Switch } from "../kit/Switch";
import { useWords } from "../words/words";
import { Devices } from "./Devices";
import { type Kind, kindsOf } from "./kinds";
import styles from "./NotificationsPart.module.css";
import { choose, type Preferences, preferences } from "./preferences";
import { QuietHoursCard } from "./QuietHoursCard";

/** What reaches somebody beside the inbox, and when not. */
export function NotificationsPart({ session }: { session: Session }) {
  const say = useWords();
  const asked = useQuery(preferences);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const set = (what: Partial<Preferences>) => void choose(what).then((outcome) => setRefusal(outcome.refusal));
  if (asked.error) return <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />;
  if (!asked.data)
    return (
      <Card title={say("prefs.kinds")}>
        <Skeleton count={8} />
      </Card>
    );
  return (
    <>
      {refusal && <Refusal refusal={refusal} />}
      <QuietHoursCard preferences={asked.data} onChange={set} />
      {/* The platform has no app to push to. */}
      {place().codename !== null && <Devices />}
      <Kinds session={session} preferences={asked.data} onChange={set} />
    </>
  );
}

interface KindsProps {
  session: Session;
  preferences: Preferences;
  onChange: (what: Partial<Preferences>) => void;
}

function Kinds({ session, preferences, onChange }: KindsProps) {
  const say = useWords();
  const row = (kind: Kind) => (
    <tr key={kind}>
      <th scope="row">{say(`kind.${kind}`)}</th>
      {(["mail", "push"] as const).map((channel) => (
        <td key={channel}>
          <Switch
            label={say(`prefs.${channel}Of`, { kind: say(`kind.${kind}`) })}
            labelHidden
            checked={preferences[channel][kind] ?? false}
            onChecked={(on) => onChange({ [channel]: { [kind]: on } })}
          />
        </td>
      ))}
    </tr>
  );
  return (
    <Card title={say("prefs.kinds")} hint={say("prefs.kindsHint")}>
      <table className={styles.kinds}>
        <thead>
          <tr>
            <th scope="col">{say("prefs.kind")}</th>
            <th scope="col">{say("prefs.mail")}</th>
            <th scope="col">{say("prefs.push")}</th>
          </tr>
        </thead>
        <tbody>
          {kindsOf(session).map(({ group, kinds }) => (
            <Fragment key={group}>
              <tr>
                <th scope="rowgroup" colSpan={3} className={styles.group}>
                  {say(`kinds.${group}`)}
                </th>
              </tr>
              {kinds.map(row)}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
