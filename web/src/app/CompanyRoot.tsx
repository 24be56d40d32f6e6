import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { queriesOf } from "../api/queries";
import styles from "./CompanyRoot.module.css";
import { place } from "./company";
import { useAskedAgain } from "./signInAgain";

const SignInAgain = lazy(() => import("../identity/SignInAgain").then((module) => ({ default: module.SignInAgain })));

/** Around every page: the answers of its company, the place of the last page, and sign-in over it when a session has ended. */
export function CompanyRoot() {
  const { pathname } = useLocation();
  const asked = useAskedAgain();
  useFocusOnHeading(pathname);
  return (
    <QueryClientProvider client={queriesOf(place().codename)}>
      <Waiting />
      <Outlet />
      <ScrollRestoration />
      {asked && (
        <Suspense>
          <SignInAgain asked={asked} />
        </Suspense>
      )}
    </QueryClientProvider>
  );
}

/** A line at the top while the next page is fetched, if that takes longer than a glance. */
function Waiting() {
  return useNavigation().state === "idle" ? null : <div className={styles.waiting} role="progressbar" aria-label="…" />;
}

/** Whoever hears pages is told which one came: the focus goes to its heading, unless the page has put it somewhere. */
function useFocusOnHeading(pathname: string): void {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about every change of page
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (document.activeElement && document.activeElement !== document.body && document.activeElement.closest("main")) return;
    if (focusHeading()) return;
    // Of a page whose parts are fetched one by one the heading comes later.
    const coming = new MutationObserver(() => focusHeading() && coming.disconnect());
    coming.observe(document.body, { childList: true, subtree: true });
    return () => coming.disconnect();
  }, [pathname]);
}

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  return heading !== null;
}
