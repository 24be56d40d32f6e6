import { lazy, Suspense } from "react";
import { useBlocker } from "react-router";
import { Button } from "../kit/Button";
import { useWords } from "../words/words";

const Dialog = lazy(() => import("../kit/Dialog").then((module) => ({ default: module.Dialog })));

/** Asks once before what was typed is lost. */
export function AskBeforeLeaving({ when }: { when: boolean }) {
  const say = useWords();
  const leaving = useBlocker(when);
  return (
    <Suspense>
      {leaving.state === "blocked" && (
        <Dialog
          title={say("app.unsaved")}
          text={say("app.unsavedText")}
          open
          onOpen={(open) => open || leaving.reset()}
          actions={
            <>
              <Button onClick={() => leaving.proceed()}>{say("app.leave")}</Button>
              <Button look="primary" onClick={() => leaving.reset()}>
                {say("app.stay")}
              </Button>
            </>
          }
        />
      )}
    </Suspense>
  );
}
