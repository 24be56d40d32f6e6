import { Plus, UsersRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useOutletContext, useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { departments } from "../app/colleagues";
import { useKeys } from "../app/keys";
import { isAdmin } from "../app/roles";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Avatar } from "../kit/Avatar";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import styles from "./UsersPage.module.css";

const NewGroup = lazy(() => import("./NewGroup").then((module) => ({ default: module.NewGroup })));
const GroupDrawer = lazy(() => import("./GroupDrawer").then((module) => ({ default: module.GroupDrawer })));

/** The departments of the house; who is in one stands in its drawer. */
export function GroupsPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const [making, make] = useState(false);
  const [asked, ask] = useSearchParams();
  const groups = useQuery({ ...departments, enabled: isAdmin(session) });
  const chosen = groups.data?.find((one) => one.id === asked.get("group"));
  const open = (id: string | null) => ask(id ? { group: id } : {}, { replace: true });
  const add = (
    <Button look="primary" icon={<Plus size={15} />} onClick={() => make(true)}>
      {say("groups.new")}
    </Button>
  );
  useTitle(chosen?.groupName, say("nav.groups"), session.tenantName);
  useKeys({ n: () => isAdmin(session) && make(true) });
  return (
    <SettingsFrame session={session} page="settings/groups" action={add}>
      <div aria-busy={groups.isPending} className={styles.page}>
        {groups.error ? (
          <Refusal refusal={asRefusal(groups.error)} onAgain={() => void groups.refetch()} />
        ) : !groups.data ? (
          <Skeleton shape="rows" count={5} />
        ) : groups.data.length === 0 ? (
          <EmptyState icon={<UsersRound size={20} />} action={<Button onClick={() => make(true)}>{say("groups.new")}</Button>}>
            {say("groups.none")}
          </EmptyState>
        ) : (
          <ul className={styles.groups} aria-label={say("nav.groups")}>
            {groups.data.map((one) => (
              <li key={one.id}>
                <button type="button" className={styles.group} aria-haspopup="dialog" onClick={() => open(one.id)}>
                  <Avatar name={one.groupName} id={one.id} picture={one.avatar} shape="square" />
                  {one.groupName}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Suspense>
        {chosen && <GroupDrawer key={chosen.id} session={session} group={chosen} onClose={() => open(null)} />}
        {making && (
          <NewGroup
            onClose={(made) => {
              make(false);
              if (made) open(made);
            }}
          />
        )}
      </Suspense>
    </SettingsFrame>
  );
}
