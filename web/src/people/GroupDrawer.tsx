import { Trash2, X } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { colleagues } from "../app/colleagues";
import { PictureField } from "../app/PictureField";
import type { Session } from "../app/session";
import { Avatar } from "../kit/Avatar";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Combobox } from "../kit/Combobox";
import { Drawer } from "../kit/Drawer";
import { Form } from "../kit/Form";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TextField } from "../kit/TextField";
import { now } from "../time/clock";
import { useWords } from "../words/words";
import { addMember, changeGroup, removeMember } from "./changeGroups";
import { DeleteGroup } from "./DeleteGroup";
import { clashesSince, type Group, membersOf } from "./queries";
import styles from "./UsersPage.module.css";

/** Who is in a department, and at the foot who is to join. Its name and picture are changed where they stand. */
export function GroupDrawer({ session, group, onClose }: { session: Session; group: Group; onClose: () => void }) {
  const say = useWords();
  const [opened] = useState(() => now().toString());
  const [deleting, remove] = useState(false);
  const [name, setName] = useState(group.groupName);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const members = useQuery(membersOf(group.id));
  const clashes = useQuery(clashesSince(opened)).data ?? [];
  const act = async (what: Promise<{ refusal: Refused | null }>) => {
    setBusy(true);
    setRefusal((await what).refusal);
    setBusy(false);
  };
  return (
    <Drawer title={group.groupName} open onOpen={(open) => open || onClose()}>
      <div className={styles.sheet}>
        <PictureField
          name={group.groupName}
          id={group.id}
          value={{ avatar: group.avatar, picture: null }}
          onValue={(picture) => void act(changeGroup(group, picture))}
        />
        <Form className={styles.name} onSend={() => void act(changeGroup(group, { groupName: name }))}>
          <TextField
            label={say("people.name")}
            name="groupName"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" busy={busy} disabled={name.trim() === group.groupName}>
            {say("kit.save")}
          </Button>
        </Form>
        {refusal && <Refusal refusal={refusal} />}
        {clashes.map((one) => (
          <Banner key={one.id} tone="warn">
            {one.text}
          </Banner>
        ))}
        <section aria-label={say("groups.members")}>
          <h3 className={styles.heading}>{members.data ? say("groups.memberCount", { count: members.data.all }) : say("groups.members")}</h3>
          {members.error ? (
            <Refusal refusal={asRefusal(members.error)} onAgain={() => void members.refetch()} />
          ) : !members.data ? (
            <Skeleton shape="rows" count={3} />
          ) : (
            <ul className={styles.members}>
              {members.data.rows.map((one) => {
                const member = one.user?.fullname ?? say("people.someoneGone");
                return (
                  <li key={one.id}>
                    <Avatar name={member} id={one.userId} picture={one.user?.avatar} />
                    <span className={styles.grow}>
                      <span>{member}</span>
                      <span className={styles.quiet}>{one.user?.email}</span>
                    </span>
                    <IconButton label={say("groups.remove", { name: member })} icon={<X size={15} />} onClick={() => void act(removeMember(one))} />
                  </li>
                );
              })}
            </ul>
          )}
        </section>
        <Joining inside={new Set(members.data?.rows.map((one) => one.userId))} onJoin={(id, who) => void act(addMember(group.id, id, who))} />
        <div className={styles.foot}>
          <Button look="quiet" icon={<Trash2 size={15} />} onClick={() => remove(true)}>
            {say("groups.delete")}
          </Button>
        </div>
      </div>
      {deleting && <DeleteGroup session={session} group={group} onClose={() => remove(false)} onGone={onClose} />}
    </Drawer>
  );
}

/** Enter adds the first who is found, and the next can be typed at once. */
function Joining({ inside, onJoin }: { inside: ReadonlySet<string>; onJoin: (id: string, name: string) => void }) {
  const say = useWords();
  const [added, setAdded] = useState(0);
  const everybody = useQuery(colleagues).data ?? [];
  return (
    <Combobox
      key={added}
      label={say("groups.add")}
      name="member"
      placeholder={say("people.find")}
      value={null}
      options={everybody.filter((one) => !inside.has(one.id)).map((one) => ({ value: one.id, label: one.fullname }))}
      onValue={(id) => {
        const found = everybody.find((one) => one.id === id);
        if (!found) return;
        onJoin(found.id, found.fullname);
        setAdded(added + 1);
      }}
    />
  );
}
