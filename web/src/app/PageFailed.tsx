import { useEffect } from "react";
import { useRouteError } from "react-router";
import { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { useWords } from "../words/words";
import styles from "./PageFailed.module.css";

const tried = "workforceos.reloaded";

/** A page broke, or its code could not be fetched: since the app was built anew the old parts are gone, so it loads once more by itself. */
export function PageFailed() {
  const say = useWords();
  const error = useRouteError();
  const isOld = error instanceof TypeError && /dynamically imported module|module script/.test(error.message);
  useEffect(() => {
    if (!isOld || sessionStorage.getItem(tried) === location.pathname) return;
    sessionStorage.setItem(tried, location.pathname);
    location.reload();
  }, [isOld]);
  return (
    <main className={styles.page}>
      <h1>{say("app.failed")}</h1>
      <p className={styles.what}>{error instanceof Error ? error.message : String(error)}</p>
      {error instanceof Refused && error.requestId && (
        <p className={styles.what}>
          {say("kit.requestId")}: {error.requestId}
        </p>
      )}
      <Button look="primary" onClick={() => location.reload()}>
        {say("kit.tryAgain")}
      </Button>
    </main>
  );
}
