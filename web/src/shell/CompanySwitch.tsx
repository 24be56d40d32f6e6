import { lazy, Suspense, useState } from "react";
import type { Session } from "../app/session";
import { CompanyButton } from "./CompanyButton";

const fetchMenu = () => import("./CompanyMenu");
const CompanyMenu = lazy(() => fetchMenu().then((module) => ({ default: module.CompanyMenu })));

/** Which company one is at; the others where one is signed in are a click away. The menu is fetched when somebody comes near. */
export function CompanySwitch({ session }: { session: Session }) {
  const [wanted, want] = useState(false);
  const button = (
    <CompanyButton
      session={session}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={fetchMenu}
      onFocus={fetchMenu}
      onClick={() => want(true)}
    />
  );
  return wanted ? (
    <Suspense fallback={button}>
      <CompanyMenu session={session} />
    </Suspense>
  ) : (
    button
  );
}
