import { ExternalLink, ShieldAlert } from "lucide-react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { actAt } from "../app/acting";
import { homeOf, pathTo } from "../app/company";
import type { Session } from "../app/session";
import { Avatar } from "../kit/Avatar";
import { Button } from "../kit/Button";
import { Drawer } from "../kit/Drawer";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { languageNames, useLanguage, useWords } from "../words/words";
import { Facts } from "./Facts";
import styles from "./Platform.module.css";
import { type Account, companyAccount } from "./queries";

/** One company, with whom to speak to. */
export function CompanyDrawer({ session, id, onClose }: { session: Session; id: string; onClose: () => void }) {
  const say = useWords();
  const asked = useQuery(companyAccount(id));
  return (
    <Drawer title={asked.data?.name ?? say("platform.company")} open onOpen={(open) => open || onClose()}>
      <div className={styles.sheet}>
        {asked.error ? (
          <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />
        ) : asked.data === undefined ? (
          <Skeleton count={8} />
        ) : asked.data === null ? (
          <EmptyState>{say("refusal.notFound")}</EmptyState>
        ) : (
          <Company session={session} company={asked.data} />
        )}
      </div>
    </Drawer>
  );
}

function Company({ session, company }: { session: Session; company: Account }) {
  const say = useWords();
  const language = useLanguage();
  const spoken = languageNames[company.language as keyof typeof languageNames] ?? company.language;
  return (
    <>
      <div className={styles.who}>
        <Avatar name={company.name} id={company.codename} picture={company.avatar} size="large" shape="square" />
        <div>
          <strong>{company.fullname ?? company.name}</strong>
          <a href={homeOf(company.codename)} className={styles.address}>
            {company.codename}
            <ExternalLink size={13} aria-hidden="true" />
          </a>
        </div>
      </div>
      <Facts
        of={[
          [say("platform.owner"), company.ownerUser?.fullname ?? say("platform.noOwner")],
          [say("platform.mail"), <Mail key="mail" to={company.ownerUser?.email} />],
          [say("platform.industry"), company.industry ?? "–"],
          [say("platform.size"), company.companySize?.replace("-", "–") ?? "–"],
          [say("platform.since"), dayText(dayOf(Temporal.Instant.from(company.createdAt), session.timezone), language, "plain")],
          [say("platform.timezone"), company.timezone],
          [say("home.language"), spoken],
          [say("platform.currency"), company.settings.currency],
          [say("platform.registration"), say(`platform.registration.${company.settings.selfRegistration}`)],
        ]}
      />
      <div className={styles.actions}>
        {session.roleId !== "saasUser" && (
          <LinkButton to={`${pathTo("subscriptions", true)}?of=${company.id}`}>{say("platform.itsSubscriptions")}</LinkButton>
        )}
        {session.roleId === "superAdmin" && (
          <Button icon={<ShieldAlert size={15} />} onClick={() => actAt(company.codename)}>
            {say("platform.openAs")}
          </Button>
        )}
      </div>
    </>
  );
}

function Mail({ to }: { to: string | null | undefined }) {
  return to ? <a href={`mailto:${to}`}>{to}</a> : "–";
}
