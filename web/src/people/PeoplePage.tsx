import { Plus, Users } from "lucide-react";
import { lazy, Suspense, useRef } from "react";
import { Navigate, useNavigate, useOutletContext, useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { ExportButton } from "../app/ExportButton";
import { useKeys } from "../app/keys";
import { isAdmin, isPlanner } from "../app/roles";
import { useRowKeys } from "../app/rowKeys";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { PageHead } from "../kit/PageHead";
import { Pager } from "../kit/Pager";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { PeopleFilters } from "./PeopleFilters";
import styles from "./PeoplePage.module.css";
import { daysAhead, filterCount, rowsAtOnce, sortText, usePeopleAddress, wantedBy } from "./peopleAddress";
import { documentsUntil, exportPeople, profilesPage } from "./queries";

const AddPerson = lazy(() => import("./AddPerson").then((module) => ({ default: module.AddPerson })));
const WithoutProfile = lazy(() => import("./WithoutProfile").then((module) => ({ default: module.WithoutProfile })));
const PeopleTable = lazy(() => import("./PeopleTable").then((module) => ({ default: module.PeopleTable })));
const PeopleCards = lazy(() => import("./PeopleCards").then((module) => ({ default: module.PeopleCards })));

/** Whoever works here, for those who lead them; everybody else sees but themselves. */
export function PeoplePage() {
  const session = useOutletContext<Session>();
  if (!isPlanner(session)) return <Navigate to={pathTo("people/me")} replace />;
  return <Directory session={session} />;
}

function Directory({ session }: { session: Session }) {
  const say = useWords();
  const admin = isAdmin(session);
  const title = say(admin ? "nav.people" : "nav.team");
  const { address, set, clear } = usePeopleAddress();
  const [asked, ask] = useSearchParams();
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement>(null);
  const today = dayOf(useNow("minute"), session.timezone);
  const adding = admin && asked.get("add") !== null;
  const expiring = address.show === "expiring";
  const without = admin && address.show === "without";
  const documents = useQuery(documentsUntil(today.add({ days: daysAhead }), expiring));
  const owners = expiring ? [...new Set(documents.data?.map((one) => one.employeeProfile.userId))].slice(0, 100) : null;
  const nobody = owners?.length === 0 && documents.data !== undefined;
  const known = !without && !nobody && (!expiring || documents.data !== undefined);
  const people = useQuery(profilesPage(known ? wantedBy(address, owners) : null, sortText(address.sort), address.page, rowsAtOnce));
  const shown = nobody ? { rows: [], all: 0 } : people.data;
  const failed = people.error ?? documents.error;
  const add = () => set({ add: "1" });
  useTitle(title, session.tenantName);
  useKeys({ "/": () => search.current?.focus(), ...(admin && { n: add }) });
  const list = useRowKeys<HTMLDivElement>();
  const filtered = filterCount(address) > 0 || address.sought !== "";
  const open = (userId: string) => void navigate(pathTo(`people/${userId}`));
  return (
    <>
      <PageHead
        title={title}
        action={
          <span className={styles.actions}>
            {known && <ExportButton name={`people-${today}`} get={(format) => exportPeople(wantedBy(address, owners), format)} />}
            {admin && (
              <Button look="primary" icon={<Plus size={15} />} onClick={add}>
                {say("people.add")}
              </Button>
            )}
          </span>
        }
      >
        <span className={styles.views}>
          <Segmented
            label={say("people.view")}
            value={address.view}
            onValue={(view) => set({ view: view === "cards" ? view : null })}
            options={[
              { value: "table", label: say("people.view.table") },
              { value: "cards", label: say("people.view.cards") },
            ]}
          />
        </span>
      </PageHead>
      <PeopleFilters admin={admin} address={address} onSet={set} searchField={search} />
      <div ref={list} className={styles.page} aria-busy={people.isPending && known}>
        <Suspense fallback={<Skeleton shape="rows" count={8} />}>
          {without ? (
            <WithoutProfile session={session} sought={address.sought} page={address.page} onPage={(page) => set({ page: String(page) })} />
          ) : failed ? (
            <Refusal refusal={asRefusal(failed)} onAgain={() => void (people.error ? people.refetch() : documents.refetch())} />
          ) : !shown ? (
            <Skeleton shape="rows" count={8} />
          ) : shown.rows.length === 0 && filtered ? (
            <EmptyState icon={<Users size={20} />} action={<Button onClick={clear}>{say("kit.clearFilter")}</Button>}>
              {say(expiring && filterCount(address) === 1 && address.sought === "" ? "people.noneExpiring" : "kit.nothingMatches")}
            </EmptyState>
          ) : shown.rows.length === 0 ? (
            <EmptyState
              icon={<Users size={20} />}
              action={
                admin && (
                  <Button look="primary" onClick={add}>
                    {say("people.add")}
                  </Button>
                )
              }
            >
              {say(admin ? "people.none" : "people.noneTeam")}
            </EmptyState>
          ) : address.view === "cards" ? (
            <PeopleCards people={shown.rows} documents={documents.data} today={today} />
          ) : (
            <PeopleTable
              people={shown.rows}
              documents={expiring ? (documents.data ?? []) : null}
              today={today}
              sort={address.sort}
              onSort={(sort) => set({ sort: sortText(sort) })}
              onOpen={open}
            />
          )}
          {!without && shown && <Pager page={address.page} rows={rowsAtOnce} all={shown.all} onPage={(page) => set({ page: String(page) })} />}
        </Suspense>
      </div>
      <Suspense>
        {adding && (
          <AddPerson
            session={session}
            today={today}
            person={null}
            onClose={() =>
              ask(
                (params) => {
                  params.delete("add");
                  return params;
                },
                { replace: true },
              )
            }
          />
        )}
      </Suspense>
    </>
  );
}
