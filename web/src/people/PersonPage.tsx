import { ChevronLeft, ChevronRight } from "lucide-react";
import { lazy, Suspense } from "react";
import { Link, Navigate, useOutletContext, useParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { isAdmin, isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { usePhone } from "../app/usePhone";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { List, ListRow } from "../kit/List";
import { PageHead } from "../kit/PageHead";
import { PartLinks } from "../kit/PartLinks";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { nameOf } from "./EmploymentBadge";
import styles from "./Person.module.css";
import { PersonHead } from "./PersonHead";
import { type Part, partsFor } from "./personParts";
import { type Account, accountOf, type Profile, profileOf } from "./queries";

const parts = {
  overview: lazy(() => import("./OverviewPart").then((module) => ({ default: module.OverviewPart }))),
  employment: lazy(() => import("./EmploymentPart").then((module) => ({ default: module.EmploymentPart }))),
  documents: lazy(() => import("./DocumentsPart").then((module) => ({ default: module.DocumentsPart }))),
  shifts: lazy(() => import("./ShiftsPart").then((module) => ({ default: module.ShiftsPart }))),
  time: lazy(() => import("./TimePart").then((module) => ({ default: module.TimePart }))),
  leave: lazy(() => import("./LeavePart").then((module) => ({ default: module.LeavePart }))),
  pay: lazy(() => import("./PayPart").then((module) => ({ default: module.PayPart }))),
  account: lazy(() => import("./AccountPart").then((module) => ({ default: module.AccountPart }))),
} satisfies Record<Part, unknown>;

/** What each part is given. */
export interface PartProps {
  session: Session;
  userId: string;
  name: string;
  /** Null where nobody has employed them yet. */
  profile: Profile | null;
  /** Of admins alone. */
  account: Account | null;
  today: Temporal.PlainDate;
}

/** One of the house: each part of what there is about them has an address. */
export function PersonPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const phone = usePhone();
  const { person = "me", part: asked } = useParams();
  const userId = person === "me" ? session.userId : person;
  const admin = isAdmin(session);
  const own = userId === session.userId;
  const today = dayOf(useNow("minute"), session.timezone);
  const profile = useQuery(profileOf(userId));
  const account = useQuery(accountOf(userId, admin));
  const name = (profile.data && nameOf(profile.data)) ?? account.data?.fullname ?? (own ? session.fullname : null);
  const open = partsFor({ admin, own, profile: profile.data ?? null });
  const part = open.find((one) => one === asked) ?? (asked || phone ? null : (open[0] ?? null));
  useTitle(part && say(`people.part.${part}`), name ?? say("nav.people"), session.tenantName);

  const team = say(admin ? "nav.people" : "nav.team");
  const up =
    phone && part ? { to: pathTo(`people/${person}`), label: name ?? "" } : isPlanner(session) ? { to: pathTo("people"), label: team } : null;
  const back = up && (
    <Link to={up.to} className={styles.back}>
      <ChevronLeft size={15} aria-hidden="true" />
      {up.label}
    </Link>
  );
  const failed = profile.error ?? account.error;
  if (failed && !name)
    return (
      <>
        <PageHead title={say("nav.people")}>{back}</PageHead>
        <div className={styles.page}>
          {asRefusal(failed).status === 404 || asRefusal(failed).status === 400 ? (
            <EmptyState>{say("app.notFoundText")}</EmptyState>
          ) : (
            <Refusal refusal={asRefusal(failed)} onAgain={() => void Promise.all([profile.refetch(), account.refetch()])} />
          )}
        </div>
      </>
    );
  if (profile.isPending || (admin && account.isPending))
    return (
      <div className={styles.page} aria-busy="true">
        <Skeleton shape="rows" count={1} />
        <Skeleton shape="block" />
      </div>
    );
  if (!name || (!profile.data && !admin && !own))
    return (
      <>
        <PageHead title={say("app.notFound")}>{back}</PageHead>
        <div className={styles.page}>
          <EmptyState>{say("app.notFoundText")}</EmptyState>
        </div>
      </>
    );
  if (asked && !part) return <Navigate to={pathTo(`people/${person}`)} replace />;
  const given: PartProps = { session, userId, name, profile: profile.data ?? null, account: account.data ?? null, today };
  const Shown = part && parts[part];
  const to = (one: Part) => pathTo(`people/${person}/${one}`);
  return (
    <>
      <PageHead title={phone && part ? say(`people.part.${part}`) : name}>{back}</PageHead>
      {!(phone && part) && <PersonHead {...given} />}
      {phone ? (
        !part && (
          <div className={styles.page}>
            <Card>
              <List label={name}>
                {open.map((one) => (
                  <ListRow key={one} title={say(`people.part.${one}`)} to={to(one)} after={<ChevronRight size={16} aria-hidden="true" />} />
                ))}
              </List>
            </Card>
          </div>
        )
      ) : (
        <div className={styles.tabs}>
          <PartLinks label={name} parts={open.map((one) => ({ to: to(one), label: say(`people.part.${one}`), current: one === part }))} />
        </div>
      )}
      {failed && (
        <div className={styles.page}>
          <Refusal refusal={asRefusal(failed)} onAgain={() => void Promise.all([profile.refetch(), account.refetch()])} />
        </div>
      )}
      <Suspense
        fallback={
          <div className={styles.page}>
            <Skeleton shape="block" />
          </div>
        }
      >
        {Shown && <Shown {...given} />}
      </Suspense>
    </>
  );
}

/** Where nobody has employed somebody yet there is little to show. */
export function NotEmployed({ admin, onEmploy }: { admin: boolean; onEmploy?: () => void }) {
  const say = useWords();
  return (
    <EmptyState
      action={
        admin &&
        onEmploy && (
          <Button look="primary" onClick={onEmploy}>
            {say("people.employThem")}
          </Button>
        )
      }
    >
      {say(admin ? "people.notEmployed" : "people.notEmployedOwn")}
    </EmptyState>
  );
}
