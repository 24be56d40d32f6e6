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
import { BreakRulesCard } from "./BreakRulesCard";
import styles from "./CompanyPage.module.css";
import { PayRulesCard } from "./PayRulesCard";
import { PresetsCard } from "./PresetsCard";
import { companyOf } from "./queries";

const RulesForm = lazy(() => import("./RulesForm").then((module) => ({ default: module.RulesForm })));

/** When somebody is late, what an hour is worth, and which breaks are due. */
export function RulesPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.rules"), session.tenantName);
  return (
    <SettingsFrame session={session} page="settings/rules">
      <div className={styles.page}>
        <General codename={session.tenantCodename} />
        <PayRulesCard zone={session.timezone} codename={session.tenantCodename} />
        <BreakRulesCard zone={session.timezone} />
        <PresetsCard zone={session.timezone} />
      </div>
    </SettingsFrame>
  );
}

function General({ codename }: { codename: string }) {
  const say = useWords();
  const company = useQuery(companyOf(codename));
  if (company.error) return <Refusal refusal={asRefusal(company.error)} onAgain={() => void company.refetch()} />;
  const waiting = <Skeleton count={6} />;
  return (
    <Card title={say("rules.general")}>
      <Suspense fallback={waiting}>{company.data ? <RulesForm company={company.data} /> : waiting}</Suspense>
    </Card>
  );
}
