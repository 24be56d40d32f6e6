import { LinkButton } from "../kit/LinkButton";
import { useWords } from "../words/words";
import { pathTo } from "./company";
import { firstPage } from "./firstPage";
import styles from "./PageFailed.module.css";
import { useTitle } from "./useTitle";

export function NotFoundPage() {
  const say = useWords();
  useTitle(say("app.notFound"));
  return (
    <div className={styles.page}>
      <h1>{say("app.notFound")}</h1>
      <p className={styles.what}>{say("app.notFoundText")}</p>
      <LinkButton look="primary" to={pathTo(firstPage(), true)}>
        {say("app.back")}
      </LinkButton>
    </div>
  );
}
