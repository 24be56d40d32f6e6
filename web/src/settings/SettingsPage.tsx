import { Navigate, useOutletContext } from "react-router";
import { pathTo } from "../app/company";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { settingsOf } from "../app/settings";
import { useTitle } from "../app/useTitle";
import { useWords } from "../words/words";

/** Leads to the first page that the person has; whoever has none is told so. */
export function SettingsPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const [first] = settingsOf(session);
  useTitle(say("nav.settings"), session.tenantName);
  if (first) return <Navigate to={pathTo(first.page)} replace />;
  return (
    <SettingsFrame session={session} page="settings/company">
      {null}
    </SettingsFrame>
  );
}
