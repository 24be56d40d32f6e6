import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../words/words";
import { EnvironmentChoice } from "./EnvironmentChoice";
import { LanguageChoice } from "./LanguageChoice";
import { Mark } from "./Mark";
import styles from "./PublicPage.module.css";

interface PublicPageProps {
  /** Of what the page is; the name of the product where nothing else is said. */
  head?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/** Pages for whoever is not signed in: one card in the middle, and a foot to choose installation and language. */
export function PublicPage({ head, children, wide }: PublicPageProps) {
  const say = useWords();
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Link to="/" className={styles.product}>
          <Mark />
          WorkforceOS
        </Link>
      </header>
      <main className={styles.main}>
        <div className={wide ? styles.wide : styles.card}>
          {head}
          {children}
        </div>
      </main>
      <footer className={styles.foot}>
        <EnvironmentChoice />
        <LanguageChoice />
        <a href="/docs">{say("home.docs")}</a>
      </footer>
    </div>
  );
}
