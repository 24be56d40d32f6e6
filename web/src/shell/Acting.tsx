import type { ReactNode } from "react";
import { clients, told } from "../api/clients";
import { queryOptions, useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { stopActing } from "../app/acting";
import { place } from "../app/company";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import styles from "./Acting.module.css";

const companyNamed = (codename: string) =>
  queryOptions({
    queryKey: ["company", "acting", codename],
    queryFn: async () => (await told(clients.auth.GET("/auth-api/v1/companies"))).company,
  });

/** Around everything that the platform does inside a company: a frame that nobody overlooks, and the company's name, clock and money instead of the platform's. */
export function Acting({ session, children }: { session: Session; children: (session: Session) => ReactNode }) {
  const say = useWords();
  const codename = place().codename ?? "";
  const asked = useQuery(companyNamed(codename));
  const company = asked.data;
  return (
    <div className={styles.acting}>
      {asked.error ? (
        <main className={styles.alone}>
          <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />
        </main>
      ) : (
        company &&
        children({
          ...session,
          companyId: company.id,
          tenantId: company.id,
          tenantName: company.name,
          tenantCodename: company.codename,
          timezone: company.timezone,
          currency: company.settings.currency,
        })
      )}
      <div className={styles.frame} aria-hidden="true" />
      <aside className={styles.bar} aria-label={say("nav.acting")}>
        <span>{say("nav.actingAt", { company: company?.name ?? codename })}</span>
        <Button size="compact" onClick={() => stopActing(codename)}>
          {say("nav.stopActing")}
        </Button>
      </aside>
    </div>
  );
}
