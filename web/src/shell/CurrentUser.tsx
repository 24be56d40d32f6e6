import { lazy, Suspense, useState } from "react";
import type { Session } from "../app/session";
import { UserButton } from "./UserButton";

const fetchMenu = () => import("./CurrentUserMenu");
const CurrentUserMenu = lazy(() => fetchMenu().then((module) => ({ default: module.CurrentUserMenu })));

/** Who is signed in; what is theirs alone stands in a menu, which is fetched when somebody comes near. */
export function CurrentUser({ session }: { session: Session }) {
  const [wanted, want] = useState(false);
  const button = (
    <UserButton
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
      <CurrentUserMenu session={session} />
    </Suspense>
  ) : (
    button
  );
}
