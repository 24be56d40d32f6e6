import { lazy, Suspense, useSyncExternalStore } from "react";
import styles from "./Toasts.module.css";
import { toasts } from "./toasts";

const Toast = lazy(() => import("./Toast").then((module) => ({ default: module.Toast })));

/** Around every page; how one looks is fetched with the first. */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.follow, toasts.all);
  return (
    <div className={styles.place} role="status">
      <Suspense>
        {shown.map((message) => (
          <Toast key={message.id} message={message} />
        ))}
      </Suspense>
    </div>
  );
}
