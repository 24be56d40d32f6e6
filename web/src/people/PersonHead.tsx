import { Link } from "react-router";
import { pathTo } from "../app/company";
import { Avatar } from "../kit/Avatar";
import { Badge } from "../kit/Badge";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { EmploymentBadge } from "./EmploymentBadge";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";

export function PersonHead({ session, userId, name, profile, account }: PartProps) {
  const say = useWords();
  const language = useLanguage();
  const manager = profile?.manager;
  const mail = profile?.user?.email ?? account?.email;
  return (
    <div className={styles.head}>
      <Avatar name={name} id={userId} picture={profile?.user?.avatar ?? account?.avatar} size="huge" />
      <div className={styles.who}>
        {profile ? (
          <>
            <p className={styles.line}>
              <span className={styles.position}>{profile.position}</span>
              {profile.department && <span>{profile.department.groupName}</span>}
              <EmploymentBadge of={profile} />
            </p>
            <p className={styles.line}>
              <span>{say(`people.contract.${profile.contractType}`)}</span>
              <span>{say("people.sinceDay", { day: dayText(Temporal.PlainDate.from(profile.employmentStartDate), language, "plain") })}</span>
              {profile.managerId && (
                <span>
                  {session.roleId !== "tenantUser" && manager ? (
                    <Link to={pathTo(`people/${profile.managerId}`)} className={styles.link}>
                      {say("people.reportsTo", { name: manager.fullname })}
                    </Link>
                  ) : (
                    say("people.reportsTo", { name: manager?.fullname ?? say("people.someoneGone") })
                  )}
                </span>
              )}
              {mail && (
                <a href={`mailto:${mail}`} className={styles.link}>
                  {mail}
                </a>
              )}
            </p>
          </>
        ) : (
          <p className={styles.line}>
            <Badge>{say("people.show.without")}</Badge>
            {mail && (
              <a href={`mailto:${mail}`} className={styles.link}>
                {mail}
              </a>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
