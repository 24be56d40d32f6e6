import { CreditCard } from "lucide-react";
import { lazy, Suspense } from "react";
import { useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { useRowKeys } from "../app/rowKeys";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { PageHead } from "../kit/PageHead";
import { Pager } from "../kit/Pager";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { sizes, useAddress } from "./companiesAddress";
import styles from "./Platform.module.css";
import { companiesNamed, subscriptionsPage } from "./queries";
import { SubscriptionsFilters } from "./SubscriptionsFilters";
import { filters, readSubscriptions } from "./subscriptionsAddress";

const SubscriptionsTable = lazy(() => import("./SubscriptionsTable").then((module) => ({ default: module.SubscriptionsTable })));
const SubscriptionDrawer = lazy(() => import("./SubscriptionDrawer").then((module) => ({ default: module.SubscriptionDrawer })));

/** What every company has subscribed to; whoever of the platform may not correct it has no such page. */
export function SubscriptionsPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.subscriptions"), session.tenantName);
  return (
    <>
      <PageHead title={say("nav.subscriptions")} />
      {session.roleId === "saasUser" ? <EmptyState>{say("app.notFoundText")}</EmptyState> : <Subscriptions session={session} />}
    </>
  );
}

function Subscriptions({ session }: { session: Session }) {
  const say = useWords();
  const [asked, set] = useAddress(["open"]);
  const address = readSubscriptions(asked, dayOf(now(), session.timezone));
  const list = useRowKeys<HTMLDivElement>();
  const all = useQuery(subscriptionsPage(address.wanted, (address.sort.desc ? "-" : "") + address.sort.id, address.page, address.rows));
  const ids = [
    ...new Set([...(all.data?.rows.map((one) => one.companyId) ?? []), ...(address.wanted.companyId ? [address.wanted.companyId] : [])]),
  ].sort();
  const companies = useQuery(companiesNamed(ids));
  const nameOf = (id: string) => companies.data?.get(id)?.name ?? (companies.data ? say("platform.companyGone") : "…");
  return (
    <>
      <SubscriptionsFilters address={address} nameOf={nameOf} onSet={set} />
      <div ref={list} className={styles.page} aria-busy={all.isPending}>
        {(all.error ?? companies.error) ? (
          <Refusal refusal={asRefusal(all.error ?? companies.error)} onAgain={() => void Promise.all([all.refetch(), companies.refetch()])} />
        ) : !all.data ? (
          <Skeleton shape="rows" count={8} />
        ) : all.data.rows.length === 0 ? (
          Object.keys(address.wanted).length > 0 ? (
            <EmptyState
              icon={<CreditCard size={20} />}
              action={<Button onClick={() => set(Object.fromEntries(filters.map((name) => [name, null])))}>{say("kit.clearFilter")}</Button>}
            >
              {say("kit.nothingMatches")}
            </EmptyState>
          ) : (
            <EmptyState icon={<CreditCard size={20} />}>{say("platform.noSubscriptions")}</EmptyState>
          )
        ) : (
          <Suspense fallback={<Skeleton shape="rows" count={8} />}>
            <SubscriptionsTable
              subscriptions={all.data.rows}
              companies={companies.data}
              zone={session.timezone}
              sort={address.sort}
              onSort={({ id, desc }) => set({ sort: (desc ? "-" : "") + id })}
              onOpen={(open) => set({ open })}
            />
            <Pager
              page={address.page}
              rows={address.rows}
              all={all.data.all}
              onPage={(to) => set({ page: String(to) })}
              sizes={{ of: sizes, onRows: (many) => set({ rows: many === sizes[0] ? null : String(many) }) }}
            />
          </Suspense>
        )}
      </div>
      <Suspense>
        {address.open && <SubscriptionDrawer key={address.open} session={session} id={address.open} onClose={() => set({ open: null })} />}
      </Suspense>
    </>
  );
}
