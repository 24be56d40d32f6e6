import { Link } from "react-router";
import { pathTo } from "../app/company";
import { Avatar } from "../kit/Avatar";
import { useWords } from "../words/words";
import { DocumentBadge } from "./DocumentBadge";
import { EmploymentBadge, nameOf } from "./EmploymentBadge";
import styles from "./PeoplePage.module.css";
import type { EmployeeDocument, Profile } from "./queries";

interface PeopleCardsProps {
  people: readonly Profile[];
  documents: readonly EmployeeDocument[] | undefined;
  today: Temporal.PlainDate;
}

export function PeopleCards({ people, documents = [], today }: PeopleCardsProps) {
  const say = useWords();
  return (
    <ul className={styles.cards} aria-label={say("nav.people")}>
      {people.map((one) => {
        const name = nameOf(one) ?? say("people.someoneGone");
        return (
          <li key={one.id} className={styles.card}>
            <Avatar name={name} id={one.userId} picture={one.user?.avatar} size="large" />
            <div>
              <Link to={pathTo(`people/${one.userId}`)} className={styles.name}>
                {name}
              </Link>
              <span>{one.position}</span>
              <span className={styles.quiet}>{one.department?.groupName ?? say("people.noDepartment")}</span>
              {one.manager && <span className={styles.quiet}>{say("people.reportsTo", { name: one.manager.fullname })}</span>}
              <span className={styles.badges}>
                <EmploymentBadge of={one} />
                {documents
                  .filter((document) => document.employeeProfileId === one.id)
                  .slice(0, 3)
                  .map((document) => (
                    <DocumentBadge key={document.id} document={document} today={today} named />
                  ))}
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
