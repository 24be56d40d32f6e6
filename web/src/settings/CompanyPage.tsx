import { lazy, Suspense } from "react";
import { useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import styles from "./CompanyPage.module.css";
import { companyOf } from "./queries";

const CompanyForm = lazy(() => import("./CompanyForm").then((module) => ({ default: module.CompanyForm })));

/** What the company is called, and whose clock, language and holidays it keeps. */
export function CompanyPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.companySettings"), session.tenantName);
  return (
    <SettingsFrame session={session} page="settings/company">
      <div className={styles.page}>
        <Company codename={session.tenantCodename} />
      </div>
    </SettingsFrame>
  );
}

function Company({ codename }: { codename: string }) {
  const company = useQuery(companyOf(codename));
  if (company.error) return <Refusal refusal={asRefusal(company.error)} onAgain={() => void company.refetch()} />;
  const waiting = (
    <>
      <Skeleton shape="rows" count={1} />
      <Skeleton count={8} />
    </>
  );
  return (
    <Card>
      <Suspense fallback={waiting}>{company.data ? <CompanyForm company={company.data} /> : waiting}</Suspense>
    </Card>
  );
}
