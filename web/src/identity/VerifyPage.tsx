import { Link, Navigate, useNavigate, useSearchParams } from "react-router";
import { clients, told } from "../api/clients";
import { pathTo, place } from "../app/company";
import { useTitle } from "../app/useTitle";
import { useWords } from "../words/words";
import { usePassed } from "./afterSignIn";
import { CodeForm } from "./CodeForm";
import { CompanyHead } from "./CompanyHead";
import { PublicPage } from "./PublicPage";
import { forgetCode, useCode } from "./useCode";

/** A mail address becomes its owner's by the code that came to it; then one signs in where one wanted to. */
export function VerifyPage() {
  const passed = usePassed();
  const [asked] = useSearchParams();
  const email = passed.email ?? asked.get("email");
  return email ? <Verify email={email} /> : <Navigate to={pathTo("login")} replace />;
}

function Verify({ email }: { email: string }) {
  const say = useWords();
  const navigate = useNavigate();
  const { from, note } = usePassed();
  const key = `verify.${place().codename ?? ""}.${email}`;
  const sent = useCode(key, () => told(clients.auth.POST("/auth-api/verification-services/email-verification/start", { body: { email } })));
  useTitle(say("verify.title"), place().codename);
  return (
    <PublicPage head={<CompanyHead title={say("verify.title")} />}>
      <CodeForm
        email={email}
        code={sent.code}
        startRefusal={sent.refusal}
        wait={sent.wait}
        onResend={sent.start}
        action={say("verify.confirm")}
        onCode={async (secretCode) => {
          await told(clients.auth.POST("/auth-api/verification-services/email-verification/complete", { body: { email, secretCode } }));
          forgetCode(key);
          void navigate(pathTo("login"), { replace: true, state: { from, email, note: note ?? "verified" } });
        }}
        below={
          <Link to={pathTo("register")} replace>
            {say("verify.otherAddress")}
          </Link>
        }
      />
    </PublicPage>
  );
}
