import { UserRoundCheck } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { colleagues } from "../app/colleagues";
import { pathTo } from "../app/company";
import type { Session } from "../app/session";
import { Avatar } from "../kit/Avatar";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { List, ListRow } from "../kit/List";
import { Pager } from "../kit/Pager";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { AddPerson } from "./AddPerson";
import { rowsAtOnce } from "./peopleAddress";
import { employedUsers } from "./queries";

interface WithoutProfileProps {
  session: Session;
  sought: string;
  page: number;
  onPage: (page: number) => void;
}

/** Accounts of the house that nobody has employed yet: two lists are held against each other, since the server has no list of these. */
export function WithoutProfile({ session, sought, page, onPage }: WithoutProfileProps) {
  const say = useWords();
  const everybody = useQuery(colleagues);
  const employed = useQuery(employedUsers(true));
  const today = dayOf(useNow("minute"), session.timezone);
  const [chosen, choose] = useState<{ userId: string; name: string } | null>(null);
  const failed = everybody.error ?? employed.error;
  if (failed) return <Refusal refusal={asRefusal(failed)} onAgain={() => void Promise.all([everybody.refetch(), employed.refetch()])} />;
  if (!everybody.data || !employed.data) return <Skeleton shape="rows" count={6} />;
  const known = new Set(employed.data);
  const word = sought.trim().toLocaleLowerCase();
  const people = everybody.data.filter((one) => !known.has(one.id) && one.fullname.toLocaleLowerCase().includes(word));
  if (people.length === 0)
    return <EmptyState icon={<UserRoundCheck size={20} />}>{say(word ? "kit.nothingMatches" : "people.allEmployed")}</EmptyState>;
  return (
    <>
      <Card>
        <List label={say("people.show.without")}>
          {people.slice((page - 1) * rowsAtOnce, page * rowsAtOnce).map((one) => (
            <ListRow
              key={one.id}
              before={<Avatar name={one.fullname} id={one.id} picture={one.avatar} />}
              title={one.fullname}
              to={pathTo(`people/${one.id}`)}
              after={
                <Button size="compact" style={{ position: "relative" }} onClick={() => choose({ userId: one.id, name: one.fullname })}>
                  {say("people.employThem")}
                </Button>
              }
            />
          ))}
        </List>
      </Card>
      <Pager page={page} rows={rowsAtOnce} all={people.length} onPage={onPage} />
      {chosen && <AddPerson session={session} today={today} person={chosen} onClose={() => choose(null)} />}
    </>
  );
}
