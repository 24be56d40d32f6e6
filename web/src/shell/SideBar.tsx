import { Search } from "lucide-react";
import { NavLink } from "react-router";
import { pathTo } from "../app/company";
import { countWords, useCounts } from "../app/counts";
import { useLine } from "../app/live";
import type { Entry } from "../app/navigation";
import type { Session } from "../app/session";
import { Badge } from "../kit/Badge";
import { Kbd } from "../kit/Kbd";
import { useWords } from "../words/words";
import { Bell, type BellContent } from "./Bell";
import { CompanySwitch } from "./CompanySwitch";
import { CurrentUser } from "./CurrentUser";
import styles from "./SideBar.module.css";

interface SideBarProps {
  session: Session;
  entries: readonly Entry[];
  bell: BellContent;
  onSearch: () => void;
}

export function SideBar({ session, entries, bell, onSearch }: SideBarProps) {
  const say = useWords();
  const counts = useCounts(session);
  const line = useLine();
  return (
    <div className={styles.side}>
      <div className={styles.top}>
        <CompanySwitch session={session} />
        <Bell session={session} content={bell} />
      </div>
      <button type="button" className={styles.search} onClick={onSearch} onPointerEnter={() => void import("./Palette")}>
        <Search size={15} aria-hidden="true" />
        <span className={styles.label}>{say("nav.find")}</span>
        <span className={styles.keys} aria-hidden="true">
          <Kbd keys="mod+k" />
        </span>
      </button>
      <nav aria-label={say("nav.pages")} className={styles.nav}>
        {entries.map(({ page, word, icon: Icon, count }) => (
          <NavLink key={page} to={pathTo(page, true)} className={styles.entry} title={say(word)}>
            <Icon size={16} aria-hidden="true" />
            <span className={styles.label}>{say(word)}</span>
            {count && counts[count] > 0 && (
              <span className={styles.count}>
                <Badge tone="accent">{counts[count]}</Badge>
                <span className="unseen">{say(countWords[count])}</span>
              </span>
            )}
          </NavLink>
        ))}
      </nav>
      <div className={styles.foot}>
        {!line && (
          <p className={styles.line} role="status">
            <span className={styles.dot} aria-hidden="true" />
            <span className={styles.label}>{say("nav.offLine")}</span>
          </p>
        )}
        <CurrentUser session={session} />
      </div>
    </div>
  );
}
