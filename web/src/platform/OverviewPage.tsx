import { useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Avatar } from "../kit/Avatar";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { List, ListRow } from "../kit/List";
import { PageHead } from "../kit/PageHead";
import { Refusal } from "../kit/Refusal";
import { RelativeTime } from "../kit/RelativeTime";
import { Skeleton } from "../kit/Skeleton";
import { Stat } from "../kit/Stat";
import { now } from "../time/clock";
import { useWords } from "../words/words";
import { newSince } from "./newSince";
import styles from "./Platform.module.css";
import { newestCompanies, subscriptionCount } from "./queries";
import { Readiness } from "./Readiness";

const week = { hours: 7 * 24 };
const shown = 5;

/** How many there are, who came last, and whether the installation works. */
export function OverviewPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.overview"), session.tenantName);
  return (
    <>
      <PageHead title={say("nav.overview")} />
      <div className={styles.page}>
        <Numbers session={session} />
        <div className={styles.parts}>
          <Readiness />
          <Newest />
        </div>
      </div>
    </>
  );
}

function Numbers({ session }: { session: Session }) {
  const say = useWords();
  const companies = useQuery(newestCompanies);
  const corrects = session.roleId !== "saasUser";
  const active = useQuery({ ...subscriptionCount("active"), enabled: corrects });
  const pending = useQuery({ ...subscriptionCount("pending"), enabled: corrects });
  const failed = companies.error ?? active.error ?? pending.error;
  if (failed)
    return <Refusal refusal={asRefusal(failed)} onAgain={() => void Promise.all([companies, active, pending].map((one) => one.refetch()))} />;
  const fresh = companies.data && newSince(companies.data.rows, companies.data.all, now().subtract(week));
  return (
    <div className={styles.stats} aria-busy={companies.isPending}>
      <Stat label={say("nav.companies")} value={companies.data?.all ?? "…"} />
      <Stat label={say("platform.newThisWeek")} value={fresh ? (fresh.exact ? fresh.count : say("platform.atLeast", { count: fresh.count })) : "…"} />
      {corrects && <Stat label={say("platform.activeSubscriptions")} value={active.data ?? "…"} />}
      {corrects && <Stat label={say("platform.pendingSubscriptions")} value={pending.data ?? "…"} />}
    </div>
  );
}

function Newest() {
  const say = useWords();
  const companies = useQuery(newestCompanies);
  return (
    <Card title={say("platform.newest")} action={<LinkButton to={pathTo("companies", true)}>{say("platform.allCompanies")}</LinkButton>}>
      {companies.error ? (
        <Refusal refusal={asRefusal(companies.error)} onAgain={() => void companies.refetch()} />
      ) : !companies.data ? (
        <Skeleton shape="rows" count={shown} />
      ) : companies.data.rows.length === 0 ? (
        <EmptyState>{say("platform.noCompanies")}</EmptyState>
      ) : (
        <List label={say("platform.newest")}>
          {companies.data.rows.slice(0, shown).map((one) => (
            <ListRow
              key={one.id}
              to={`${pathTo("companies", true)}?company=${one.id}`}
              before={<Avatar name={one.name} id={one.codename} picture={one.avatar} shape="square" />}
              title={one.fullname ?? one.name}
              text={[one.codename, one.industry].filter(Boolean).join(" · ")}
              after={<RelativeTime at={Temporal.Instant.from(one.createdAt)} />}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
