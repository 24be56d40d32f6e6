import { useState } from "react";
import { clients, told } from "../api/clients";
import { pathTo } from "../app/company";
import { enter, holdToken, type Session, sessionNow, signOut } from "../app/session";
import type { AskedAgain } from "../app/signInAgain";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { useWords } from "../words/words";
import { CodeForm } from "./CodeForm";
import { PasswordForm } from "./PasswordForm";
import { forgetCode, useCode } from "./useCode";

/** A session has ended under a page: whoever had it signs in over it, and what they were doing goes on. */
export function SignInAgain({ asked }: { asked: AskedAgain }) {
  const say = useWords();
  const state = sessionNow();
  const [email] = useState("session" in state ? (state.session.email ?? "") : "");
  const [password, setPassword] = useState("");
  const [pending, setPending] = useState<Session | null>(null);
  const giveUp = () => {
    asked.done(false);
    void signOut().then(() => location.assign(pathTo("login")));
  };
  return (
    <Dialog title={say("again.title")} text={say("again.text")} open onOpen={() => null} keeps>
      {pending ? (
        <Code
          session={pending}
          onDone={(session) => {
            enter(session);
            asked.done(true);
          }}
          onCancel={giveUp}
        />
      ) : (
        <>
          <PasswordForm
            email={email}
            password={password}
            onPassword={setPassword}
            onDone={(session) => {
              // The page below stays what it is until the whole of it is done.
              if (session.sessionNeedsEmail2FA) {
                holdToken(session);
                setPending(session);
                return;
              }
              enter(session);
              asked.done(true);
            }}
            onUnverified={giveUp}
          />
          <Button look="quiet" onClick={giveUp}>
            {say("nav.signOut")}
          </Button>
        </>
      )}
    </Dialog>
  );
}

function Code({ session, onDone, onCancel }: { session: Session; onDone: (session: Session) => void; onCancel: () => void }) {
  const say = useWords();
  const sent = useCode(session.sessionId, () =>
    told(clients.auth.POST("/auth-api/verification-services/email-2factor-verification/start", { body: {} })),
  );
  return (
    <CodeForm
      email={session.email ?? ""}
      code={sent.code}
      startRefusal={sent.refusal}
      wait={sent.wait}
      onResend={sent.start}
      action={say("secondFactor.confirm")}
      onCode={async (secretCode) => {
        const complete = await told(
          clients.auth.POST("/auth-api/verification-services/email-2factor-verification/complete", { body: { secretCode } }),
        );
        forgetCode(session.sessionId);
        onDone(complete);
      }}
      below={
        <Button look="quiet" onClick={onCancel}>
          {say("kit.cancel")}
        </Button>
      }
    />
  );
}
