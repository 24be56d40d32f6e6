import type { ReactNode } from "react";
import { EmptyState } from "../kit/EmptyState";
import { PageHead } from "../kit/PageHead";
import { SideParts } from "../kit/SideParts";
import { useWords } from "../words/words";
import { pathTo } from "./company";
import type { Session } from "./session";
import { type SettingsPage, settingsOf } from "./settings";

interface SettingsFrameProps {
  session: Session;
  page: SettingsPage["page"];
  /** The one primary action of the page. */
  action?: ReactNode;
  children: ReactNode;
}

/** Around every page of the settings: its name, and those beside it. Whoever has none of it is told so. */
export function SettingsFrame({ session, page, action, children }: SettingsFrameProps) {
  const say = useWords();
  const mine = settingsOf(session);
  const shown = mine.find((one) => one.page === page);
  if (!shown)
    return (
      <>
        <PageHead title={say("nav.settings")} />
        <EmptyState>{say("app.notFoundText")}</EmptyState>
      </>
    );
  return (
    <>
      <PageHead title={say(shown.word)} action={action} />
      <SideParts label={say("nav.settings")} parts={mine.map((one) => ({ to: pathTo(one.page), label: say(one.word) }))} wide>
        {children}
      </SideParts>
    </>
  );
}
