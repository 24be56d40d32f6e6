import { lazy, Suspense, useEffect, useState } from "react";
import { Navigate, Outlet, useLocation, useNavigate } from "react-router";
import { queriesOf } from "../api/queries";
import { redoLast, undoLast } from "../api/undo";
import { isActing } from "../app/actingAt";
import { pathTo, place } from "../app/company";
import { device } from "../app/device";
import { useKeys } from "../app/keys";
import { useAsOf } from "../app/lastAnswers";
import { useLive } from "../app/live";
import { entries } from "../app/navigation";
import { learnSession, type Session, useSession } from "../app/session";
import { askAgainWhenEnded } from "../app/signInAgain";
import { useDevice } from "../app/useDevice";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import type { BellContent } from "./Bell";
import { Dock } from "./Dock";
import styles from "./Shell.module.css";
import { SideBar } from "./SideBar";

const Palette = lazy(() => import("./Palette").then((module) => ({ default: module.Palette })));
const AsOf = lazy(() => import("./AsOf").then((module) => ({ default: module.AsOf })));
const Acting = lazy(() => import("./Acting").then((module) => ({ default: module.Acting })));
const KeyList = lazy(() => import("./KeyList").then((module) => ({ default: module.KeyList })));

/** @param bell what its bell opens, of a module that the shell does not know. */
export function shellWith(bell: () => Promise<BellContent>) {
  const Content = lazy(async () => ({ default: await bell() }));
  return () => <Shell bell={Content} />;
}

/** Around every page of whoever is signed in; nobody else gets further than this. */
function Shell({ bell }: { bell: BellContent }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  const { codename } = place();
  const [asked, setAsked] = useState(session.is !== "out");
  useEffect(() => {
    const learn = async () => {
      if (isActing(codename)) await import("../app/acting").then(({ holdOwnToken }) => holdOwnToken(codename));
      await learnSession();
      setAsked(true);
    };
    const online = () => void learn();
    online();
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, [codename]);

  if (session.is === "in" && isElsewhere(session.session, codename))
    return (
      <Suspense>
        <Acting session={session.session}>{(acting) => <SignedIn session={acting} codename={codename} bell={bell} />}</Acting>
      </Suspense>
    );
  if (session.is === "in") return <SignedIn session={session.session} codename={codename} bell={bell} />;
  if (session.is === "pending") return <Navigate to={pathTo("second-factor")} replace state={{ from: pathname + search }} />;
  if (session.is === "unreachable")
    return (
      <main className={styles.alone}>
        <Refusal refusal={session.refusal} onAgain={() => void learnSession()} />
      </main>
    );
  return asked && session.is === "out" ? <Navigate to={pathTo("login")} replace state={{ from: pathname + search }} /> : null;
}

/** Somebody of the platform who came to a company by its own door has a session that is of no company. */
function isElsewhere(session: Session, codename: string | null): boolean {
  return codename !== null && session.tenantCodename.toLowerCase() !== codename;
}

function SignedIn({ session, codename, bell }: { session: Session; codename: string | null; bell: BellContent }) {
  const say = useWords();
  const navigate = useNavigate();
  const { narrow } = useDevice();
  const asOf = useAsOf();
  const [layer, setLayer] = useState<"palette" | "keys" | null>(null);
  const mine = entries.filter((entry) => entry.for(session));
  useLive(codename, queriesOf(codename));
  useEffect(() => {
    askAgainWhenEnded(true);
    return () => askAgainWhenEnded(false);
  }, []);
  useKeys({
    "mod+k": () => setLayer("palette"),
    "?": () => setLayer("keys"),
    "[": () => device.change({ narrow: !narrow }),
    "mod+z": () => void undoLast(),
    "mod+shift+z": () => void redoLast(),
    ...Object.fromEntries(mine.map((entry) => [`g ${entry.key}`, () => void navigate(pathTo(entry.page, true))])),
  });

  return (
    <div className={styles.shell} data-narrow={narrow || undefined}>
      <a href="#page" className={styles.skip}>
        {say("nav.skip")}
      </a>
      <SideBar session={session} entries={mine} bell={bell} onSearch={() => setLayer("palette")} />
      <main className={styles.main} id="page" tabIndex={-1}>
        <Suspense>{asOf !== null && <AsOf session={session} at={asOf} />}</Suspense>
        <Outlet context={session} />
      </main>
      <Dock session={session} entries={mine} />
      <Suspense>
        {layer === "palette" && <Palette session={session} entries={mine} onClose={() => setLayer(null)} onKeys={() => setLayer("keys")} />}
        {layer === "keys" && <KeyList entries={mine} onClose={() => setLayer(null)} />}
      </Suspense>
    </div>
  );
}
