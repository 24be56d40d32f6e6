import { MonitorSmartphone, Trash2 } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { List, ListRow } from "../kit/List";
import { Refusal } from "../kit/Refusal";
import { RelativeTime } from "../kit/RelativeTime";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { deviceName, devices, removeDevice, testPush } from "./deviceCalls";

/** Where pushes go. */
export function Devices() {
  const say = useWords();
  const mine = useQuery(devices);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const test = async () => {
    setBusy(true);
    setRefusal((await testPush()).refusal);
    setBusy(false);
  };
  const some = mine.data && mine.data.length > 0;
  return (
    <Card
      title={say("prefs.devices")}
      action={
        some && (
          <Button busy={busy} onClick={() => void test()}>
            {say("prefs.test")}
          </Button>
        )
      }
    >
      {mine.error ? (
        <Refusal refusal={asRefusal(mine.error)} onAgain={() => void mine.refetch()} />
      ) : !mine.data ? (
        <Skeleton count={2} />
      ) : !some ? (
        <EmptyState icon={<MonitorSmartphone size={20} />}>{say("prefs.noDevices")}</EmptyState>
      ) : (
        <List label={say("prefs.devices")}>
          {mine.data.map((one) => (
            <ListRow
              key={one.id}
              before={<MonitorSmartphone size={16} aria-hidden="true" />}
              title={deviceName(one)}
              text={
                <>
                  {say("prefs.lastSeen")} <RelativeTime at={Temporal.Instant.from(one.lastSeenAt)} />
                </>
              }
              after={
                <IconButton
                  label={say("prefs.removeDevice", { device: deviceName(one) })}
                  icon={<Trash2 size={15} />}
                  onClick={() => void removeDevice(one).then((outcome) => setRefusal(outcome.refusal))}
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
