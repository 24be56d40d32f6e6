import { ArrowRight, Building2 } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, Navigate, useSearchParams } from "react-router";
import { homeOf } from "../app/company";
import { config } from "../app/config";
import { learnSession, mayBeIn, useSession } from "../app/session";
import { useDevice } from "../app/useDevice";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { LinkButton } from "../kit/LinkButton";
import { useWords } from "../words/words";
import { EnvironmentChoice } from "./EnvironmentChoice";
import { HomePictures } from "./HomePictures";
import { LanguageChoice } from "./LanguageChoice";
import { Mark } from "./Mark";
import styles from "./SaasHomePage.module.css";
import { SignedInAs } from "./SignedInAs";

const CompaniesDrawer = lazy(() => import("./CompaniesDrawer").then((module) => ({ default: module.CompaniesDrawer })));

const startPages = ["today", "rota", "inbox"] as const;

export function SaasHomePage() {
  const say = useWords();
  const session = useSession();
  const companies = useDevice().companies.filter((codename) => codename !== "");
  const [asked] = useSearchParams();
  const [drawer, setDrawer] = useState<boolean | null>(null);
  useTitle(null);
  useEffect(() => {
    if (mayBeIn(null)) void learnSession();
  }, []);

  // The installed app begins here, and knows not of which company it is: the last is meant.
  const page = startPages.find((one) => one === asked.get("open"));
  if (page && companies[0]) return <Navigate to={`${homeOf(companies[0]).replace(/\/$/, "")}/${page}`} replace />;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.product}>
          <Mark />
          WorkforceOS
        </span>
        {session.is === "in" && <SignedInAs session={session.session} />}
      </header>
      <main className={styles.main}>
        <div className={styles.words}>
          <h1 className={styles.title}>{say("home.title")}</h1>
          <p className={styles.text}>{say("home.text")}</p>
          <div className={styles.actions}>
            {session.is === "in" ? (
              <LinkButton to="/platform/overview" look="primary" size="large">
                {say("home.platform")}
              </LinkButton>
            ) : (
              <LinkButton to="/login" look={companies.length > 0 ? "plain" : "primary"} size="large">
                {say("home.login")}
              </LinkButton>
            )}
            {config().registration.company && (
              <LinkButton to="/register" size="large">
                {say("home.register")}
              </LinkButton>
            )}
          </div>
          {companies.length > 0 && (
            <nav aria-label={say("home.continue")} className={styles.sessions}>
              {companies.map((codename) => (
                <Link key={codename} to={homeOf(codename)} className={styles.session}>
                  {say("home.continueAt", { company: codename })}
                  <ArrowRight size={15} aria-hidden="true" />
                </Link>
              ))}
            </nav>
          )}
          <Button
            look="quiet"
            icon={<Building2 size={15} />}
            className={styles.companies}
            onClick={() => setDrawer(true)}
            onPointerEnter={() => void import("./CompaniesDrawer")}
          >
            {say("home.seeCompanies")}
          </Button>
        </div>
        <HomePictures />
      </main>
      <footer className={styles.foot}>
        <EnvironmentChoice />
        <LanguageChoice />
        <a href="/docs">{say("home.docs")}</a>
      </footer>
      {drawer !== null && (
        <Suspense>
          <CompaniesDrawer open={drawer} onOpen={setDrawer} />
        </Suspense>
      )}
    </div>
  );
}
