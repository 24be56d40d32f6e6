import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { NavLink } from "react-router";
import { pathTo } from "../app/company";
import { useCounts } from "../app/counts";
import type { Entry } from "../app/navigation";
import type { Session } from "../app/session";
import { useWords } from "../words/words";
import styles from "./Dock.module.css";

const DockMore = lazy(() => import("./DockMore").then((module) => ({ default: module.DockMore })));
const most = 5;

/** On phones, where a thumb reaches; what does not fit stands behind "More". */
export function Dock({ session, entries }: { session: Session; entries: readonly Entry[] }) {
  const say = useWords();
  const counts = useCounts(session);
  const [wanted, want] = useState(false);
  const near = entries.filter((entry) => !entry.later);
  const shown = near.length > most ? near.slice(0, most - 1) : near;
  const more = (
    <button type="button" className={styles.entry} aria-haspopup="menu" onClick={() => want(true)}>
      <Ellipsis size={22} aria-hidden="true" />
      {say("nav.more")}
    </button>
  );
  return (
    <nav className={styles.dock} aria-label={say("nav.pages")}>
      {shown.map(({ page, word, icon: Icon, count }) => (
        <NavLink key={page} to={pathTo(page, true)} className={styles.entry}>
          <span className={styles.icon}>
            <Icon size={22} aria-hidden="true" />
            {count && counts[count] > 0 && <span className={styles.count}>{counts[count] > 9 ? "9+" : counts[count]}</span>}
          </span>
          {say(word)}
        </NavLink>
      ))}
      {shown.length < entries.length &&
        (wanted ? (
          <Suspense fallback={more}>
            <DockMore trigger={more} entries={entries.filter((entry) => !shown.includes(entry))} />
          </Suspense>
        ) : (
          more
        ))}
    </nav>
  );
}
