import { lazy, Suspense } from "react";
import { Navigate, useOutletContext, useParams } from "react-router";
import { pathTo, place } from "../app/company";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { PageHead } from "../kit/PageHead";
import { SideParts } from "../kit/SideParts";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { Appearance } from "./Appearance";
import { PasswordPart } from "./PasswordPart";
import { ProfilePart } from "./ProfilePart";

const parts = ["profile", "password", "notifications", "apikeys", "appearance"] as const;

const NotificationsPart = lazy(() => import("./NotificationsPart").then((module) => ({ default: module.NotificationsPart })));
const ApiKeysPart = lazy(() => import("./ApiKeysPart").then((module) => ({ default: module.ApiKeysPart })));

/** What is one's own: each part has an address. */
export function MePage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const { part = "profile" } = useParams();
  useTitle(say("nav.me"), session.tenantName);
  if (!(parts as readonly string[]).includes(part)) return <Navigate to={pathTo("me", true)} replace />;
  return (
    <>
      <PageHead title={say("nav.me")} />
      <SideParts
        label={say("nav.me")}
        parts={[
          ...parts.map((one) => ({ to: pathTo(one === "profile" ? "me" : `me/${one}`, true), label: say(`me.${one}`) })),
          // What the company has on record stands among its people.
          ...(place().codename === null ? [] : [{ to: pathTo("people/me"), label: say("me.employment") }]),
        ]}
      >
        {part === "profile" && <ProfilePart session={session} />}
        {part === "password" && <PasswordPart />}
        <Suspense fallback={<Skeleton count={8} />}>
          {part === "notifications" && <NotificationsPart session={session} />}
          {part === "apikeys" && <ApiKeysPart session={session} />}
        </Suspense>
        {part === "appearance" && <Appearance />}
      </SideParts>
    </>
  );
}
