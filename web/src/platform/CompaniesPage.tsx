import { Building2 } from "lucide-react";
import { lazy, Suspense, useRef } from "react";
import { useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { useKeys } from "../app/keys";
import { useRowKeys } from "../app/rowKeys";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { PageHead } from "../kit/PageHead";
import { Pager } from "../kit/Pager";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { CompaniesFilters } from "./CompaniesFilters";
import { readCompanies, sizes, sought, soughtBy, soughtCount, useAddress } from "./companiesAddress";
import styles from "./Platform.module.css";
import { companiesPage } from "./queries";

const CompaniesTable = lazy(() => import("./CompaniesTable").then((module) => ({ default: module.CompaniesTable })));
const CompanyDrawer = lazy(() => import("./CompanyDrawer").then((module) => ({ default: module.CompanyDrawer })));

/** Every company of the installation, for the platform's people. */
export function CompaniesPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const [asked, set] = useAddress(["company"]);
  const address = readCompanies(asked);
  const search = useRef<HTMLInputElement>(null);
  const list = useRowKeys<HTMLDivElement>();
  const companies = useQuery(companiesPage(soughtBy(address), (address.sort.desc ? "-" : "") + address.sort.id, address.page, address.rows));
  useTitle(say("nav.companies"), session.tenantName);
  useKeys({ "/": () => search.current?.focus() });
  return (
    <>
      <PageHead title={say("nav.companies")} />
      <CompaniesFilters address={address} onSet={set} searchField={search} />
      <div ref={list} className={styles.page} aria-busy={companies.isPending}>
        {companies.error ? (
          <Refusal refusal={asRefusal(companies.error)} onAgain={() => void companies.refetch()} />
        ) : !companies.data ? (
          <Skeleton shape="rows" count={8} />
        ) : companies.data.rows.length === 0 ? (
          soughtCount(address) > 0 ? (
            <EmptyState
              icon={<Building2 size={20} />}
              action={<Button onClick={() => set(Object.fromEntries(sought.map((field) => [field, null])))}>{say("kit.clearFilter")}</Button>}
            >
              {say("kit.nothingMatches")}
            </EmptyState>
          ) : (
            <EmptyState icon={<Building2 size={20} />}>{say("platform.noCompanies")}</EmptyState>
          )
        ) : (
          <Suspense fallback={<Skeleton shape="rows" count={8} />}>
            <CompaniesTable
              companies={companies.data.rows}
              zone={session.timezone}
              sort={address.sort}
              onSort={({ id, desc }) => set({ sort: (desc ? "-" : "") + id })}
              onOpen={(company) => set({ company })}
            />
            <Pager
              page={address.page}
              rows={address.rows}
              all={companies.data.all}
              onPage={(to) => set({ page: String(to) })}
              sizes={{ of: sizes, onRows: (many) => set({ rows: many === sizes[0] ? null : String(many) }) }}
            />
          </Suspense>
        )}
      </div>
      <Suspense>
        {address.company && <CompanyDrawer key={address.company} session={session} id={address.company} onClose={() => set({ company: null })} />}
      </Suspense>
    </>
  );
}
