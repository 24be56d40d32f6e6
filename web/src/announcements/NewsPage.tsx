import { Megaphone, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useOutletContext, useSearchParams } from "react-router";
import { pageRowCount } from "../api/everyPage";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { useKeys } from "../app/keys";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { PageHead } from "../kit/PageHead";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { NewsCard } from "./NewsCard";
import styles from "./NewsPage.module.css";
import { newsList, standings } from "./queries";

const NewsSheet = lazy(() => import("./NewsSheet").then((module) => ({ default: module.NewsSheet })));
const Compose = lazy(() => import("./Compose").then((module) => ({ default: module.Compose })));

const rows = 50;

/** What was announced; for who may write, what is to be and what was called off as well. */
export function NewsPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const writes = isPlanner(session);
  const [asked, ask] = useSearchParams();
  const status = (writes && standings.find((one) => one === asked.get("status"))) || "sent";
  const [most, setMost] = useState(rows);
  const known = useQuery(newsList(status, most));
  const all = known.data?.news ?? [];
  const set = (name: string, value: string | null) =>
    ask(
      (params) => {
        if (value === null) params.delete(name);
        else params.set(name, value);
        return params;
      },
      { replace: true },
    );
  const opened = asked.get("news");
  const edited = asked.get("edit");
  useTitle(say("nav.news"), session.tenantName);
  useKeys(writes ? { n: () => set("edit", "") } : {});
  return (
    <>
      <PageHead
        title={say("nav.news")}
        action={
          writes && (
            <Button look="primary" icon={<Plus size={15} />} onClick={() => set("edit", "")}>
              {say("news.write")}
            </Button>
          )
        }
      >
        {writes && (
          <Segmented
            label={say("time.state")}
            value={status}
            onValue={(value) => set("status", value === "sent" ? null : value)}
            options={standings.map((value) => ({ value, label: say(`news.standing.${value}`) }))}
          />
        )}
      </PageHead>
      <div className={styles.page} aria-busy={known.isPending}>
        {known.isPending && <Skeleton shape="rows" count={5} />}
        {known.error && <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />}
        {known.data && all.length === 0 && <EmptyState icon={<Megaphone size={20} />}>{say(`news.none.${status}`)}</EmptyState>}
        {all.length > 0 && (
          <ul className={styles.list} aria-label={say("nav.news")}>
            {all.map((one) => (
              <NewsCard key={one.id} news={one} zone={session.timezone} onOpen={() => set("news", one.id)} />
            ))}
          </ul>
        )}
        {known.data && known.data.count > all.length && most < pageRowCount && (
          <Button busy={known.isFetching} onClick={() => setMost(Math.min(most + rows, pageRowCount))}>
            {say("inbox.older")}
          </Button>
        )}
      </div>
      <Suspense>
        {opened && edited === null && (
          <NewsSheet key={opened} id={opened} session={session} onEdit={() => set("edit", opened)} onClose={() => set("news", null)} />
        )}
        {writes && edited !== null && <Compose id={edited} session={session} onClose={() => set("edit", null)} />}
      </Suspense>
    </>
  );
}
