import { useEffect } from "react";
import { Navigate, useNavigate } from "react-router";
import { clients, told } from "../api/clients";
import { pathTo, place } from "../app/company";
import { firstPage } from "../app/firstPage";
import { enter, learnSession, type Session, signOut, useSession } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { goOn, usePassed } from "./afterSignIn";
import { CodeForm } from "./CodeForm";
import { CompanyHead } from "./CompanyHead";
import { PublicPage } from "./PublicPage";
import { forgetCode, useCode } from "./useCode";

/** The password was right; the session opens nothing until the code from the mail is given too. */
export function SecondFactorPage() {
  const say = useWords();
  const session = useSession();
  const { from } = usePassed();
  const navigate = useNavigate();
  useTitle(say("secondFactor.title"), place().codename);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page is opened
  useEffect(() => {
    if (session.is === "out") void learnSession().then((state) => state.is === "out" && navigate(pathTo("login"), { replace: true }));
  }, []);

  if (session.is === "in") return <Navigate to={from ?? pathTo(firstPage(), true)} replace />;
  return (
    <PublicPage head={<CompanyHead title={say("secondFactor.title")} />}>
      {session.is === "pending" && <Pending session={session.session} from={from} />}
      {(session.is === "asked" || session.is === "out") && <Skeleton shape="block" />}
      {session.is === "unreachable" && <Refusal refusal={session.refusal} onAgain={() => void learnSession()} />}
    </PublicPage>
  );
}

function Pending({ session, from }: { session: Session; from: string | undefined }) {
  const say = useWords();
  const navigate = useNavigate();
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
        enter(complete);
        goOn(navigate, from);
      }}
      below={
        <Button
          look="quiet"
          onClick={() => {
            forgetCode(session.sessionId);
            void signOut().then(() => navigate(pathTo("login"), { replace: true }));
          }}
        >
          {say("kit.cancel")}
        </Button>
      }
    />
  );
}
