import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { Refusal as Refused } from "../api/refusals";
import { Avatar } from "../kit/Avatar";
import { AvatarStack } from "../kit/AvatarStack";
import { Badge } from "../kit/Badge";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Circle } from "../kit/Circle";
import { EmptyState } from "../kit/EmptyState";
import { Progress } from "../kit/Progress";
import { Refusal } from "../kit/Refusal";
import { RelativeTime } from "../kit/RelativeTime";
import { Ring } from "../kit/Ring";
import { Skeleton } from "../kit/Skeleton";
import { Stat } from "../kit/Stat";
import { StatusBadge } from "../kit/StatusBadge";
import { TimeText } from "../kit/TimeText";
import { now } from "../time/clock";
import styles from "./KitPage.module.css";
import { people } from "./people";

const broken = new Refused(500, "500", "errMsg_InternalServerError", null, "019cae0f-73aa-7c11-8a51-b1f8b3f6d2aa");
const conflict = new Refused(400, "ShiftConflict", "Grace Wanjikuri works 10:00–18:00 at Main street that day.", null, null);

export function Signs() {
  const [at] = useState(() => now().subtract({ minutes: 3 }));
  return (
    <div className={styles.columns}>
      <Card title="Badges">
        <div className={styles.row}>
          <Badge>Draft</Badge>
          <Badge tone="accent">12</Badge>
          <Badge tone="good">Approved</Badge>
          <Badge tone="warn">Expires soon</Badge>
          <Badge tone="bad">Expired</Badge>
        </div>
        <div className={styles.row}>
          <StatusBadge standing="done">On time</StatusBadge>
          <StatusBadge standing="running">On shift</StatusBadge>
          <StatusBadge standing="waiting">Pending</StatusBadge>
          <StatusBadge standing="late">Late by 7</StatusBadge>
          <StatusBadge standing="refused">Rejected</StatusBadge>
          <StatusBadge standing="off">Cancelled</StatusBadge>
        </div>
      </Card>
      <Card title="Faces">
        <div className={styles.row}>
          <Avatar name="Irina Volkovaya" size="small" />
          <Avatar name="Irina Volkovaya" />
          <Avatar name="Pablo Quintanar" size="large" />
          <Avatar name="Grace Wanjikuri" size="huge" />
          <Avatar name="Babil" size="large" shape="square" />
        </div>
        <AvatarStack people={people} />
      </Card>
      <Card title="Times">
        <TimeText at={at} zone="Europe/Istanbul" show="both" />
        <RelativeTime at={at} />
      </Card>
      <Card title="Progress">
        <Progress label="Calculating" value={240} of={500} text="240 of 500" />
        <div className={styles.row}>
          <Ring done={0} of={12} />
          <Ring done={7} of={12} />
          <Ring done={12} of={12} />
          <Circle label="Done: Count the till" done={false} onTap={() => undefined} />
          <Circle label="Not done: Count the till" done onTap={() => undefined} />
        </div>
      </Card>
      <Stat label="On shift now" value="35" aside="of 40" />
      <Stat label="Late" value="2" tone="warn" aside="by 12 minutes at most" />
      <Stat label="Missing" value="1" tone="bad" />
      <Card title="Banners">
        <Banner>The week is not published yet.</Banner>
        <Banner tone="good">The address is yours.</Banner>
        <Banner tone="warn" action={<Button size="compact">Look</Button>}>
          Hours changed after approval.
        </Banner>
        <Banner tone="bad">Nothing was saved.</Banner>
        <Banner tone="offline">Offline: as of 08:40.</Banner>
      </Card>
      <Card title="Refusals">
        <Refusal refusal={conflict} />
        <Refusal refusal={broken} onAgain={() => null} />
      </Card>
      <Card title="Nothing here">
        <EmptyState icon={<CalendarDays size={20} />} action={<Button look="primary">Add a shift</Button>}>
          Nothing is planned for this week.
        </EmptyState>
      </Card>
      <Card title="On its way">
        <Skeleton shape="rows" count={3} />
        <Skeleton shape="block" />
        <Skeleton count={2} />
      </Card>
    </div>
  );
}
