import { lazy, Suspense, useEffect, useState } from "react";
import { Navigate } from "react-router";
import { asRefusal } from "../api/refusals";
import { pathTo, place } from "../app/company";
import { firstPage } from "../app/firstPage";
import { learnSession, mayBeIn, useSession } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Avatar } from "../kit/Avatar";
import { Button } from "../kit/Button";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import styles from "./CompanyHomePage.module.css";
import { PublicPage } from "./PublicPage";
import { useCompanyHome } from "./queries";

const CompaniesDrawer = lazy(() => import("./CompaniesDrawer").then((module) => ({ default: module.CompaniesDrawer })));

export function CompanyHomePage() {
  const say = useWords();
  const { codename } = place();
  const session = useSession();
  const home = useCompanyHome(codename);
  const [drawer, setDrawer] = useState<boolean | null>(null);
  useTitle(home.data?.name ?? codename);
  useEffect(() => {
    if (mayBeIn(codename)) void learnSession();
  }, [codename]);

  if (session.is === "in") return <Navigate to={pathTo(firstPage())} replace />;
  const refusal = home.error && asRefusal(home.error);
  const unknown = refusal && (refusal.status === 404 || refusal.code === "UserTenantNotFound");
  return (
    <PublicPage>
      {home.isPending && <Skeleton shape="block" />}
      {home.data && (
        <div className={styles.company}>
          <Avatar name={home.data.name} id={home.data.codename} picture={home.data.avatar} size="huge" shape="square" />
          <div>
            <h1 className={styles.name}>{home.data.fullname ?? home.data.name}</h1>
            {home.data.fullname && home.data.fullname !== home.data.name && <p className={styles.text}>{home.data.name}</p>}
          </div>
          <div className={styles.actions}>
            <LinkButton to={pathTo("login")} look="primary" size="large" wide>
              {say("company.login")}
            </LinkButton>
            <LinkButton to={pathTo("register")} size="large" wide>
              {say("company.register")}
            </LinkButton>
          </div>
        </div>
      )}
      {unknown && (
        <div className={styles.company}>
          <div>
            <h1 className={styles.name}>{say("company.unknown", { codename: codename ?? "" })}</h1>
            <p className={styles.text}>{say("company.unknownText")}</p>
          </div>
          <div className={styles.actions}>
            <Button look="primary" size="large" wide onClick={() => setDrawer(true)}>
              {say("home.seeCompanies")}
            </Button>
            <LinkButton to="/" size="large" wide>
              {say("app.toStart")}
            </LinkButton>
          </div>
        </div>
      )}
      {refusal && !unknown && <Refusal refusal={refusal} onAgain={() => void home.refetch()} />}
      {drawer !== null && (
        <Suspense>
          <CompaniesDrawer open={drawer} onOpen={setDrawer} />
        </Suspense>
      )}
    </PublicPage>
  );
}
