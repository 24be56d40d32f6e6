import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { clients, told } from "../api/clients";
import { asRefusal, Refusal as Refused } from "../api/refusals";
import { pathTo, place } from "../app/company";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { PasswordField } from "../kit/PasswordField";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { usePassed } from "./afterSignIn";
import { CodeForm } from "./CodeForm";
import { CompanyHead } from "./CompanyHead";
import styles from "./forms.module.css";
import { PublicPage } from "./PublicPage";
import type { SentCode } from "./useCode";
import { useWait } from "./useWait";

/** Nobody hears here whether an address is known: without a code on its way the page looks as if there were one. */
interface Sent extends SentCode {
  hidden?: boolean;
}

export function ResetPasswordPage() {
  const say = useWords();
  const navigate = useNavigate();
  const passed = usePassed();
  const [email, setEmail] = useState(passed.email ?? "");
  const [sent, setSent] = useState<Sent | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [wait, startWait] = useWait();
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  useTitle(say("reset.title"), place().codename);

  const start = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      setSent(await told(clients.auth.POST("/auth-api/verification-services/password-reset-by-email/start", { body: { email } })));
      startWait(60);
    } catch (error) {
      const refused = asRefusal(error);
      const told = refused.detail as { codeIndex?: number; retryAfterSeconds?: number } | null;
      if (refused.code === "CodeSpamError") {
        setSent({ codeIndex: told?.codeIndex ?? 1 });
        startWait(told?.retryAfterSeconds ?? 60);
      } else if (refused.status === 401) {
        setSent({ codeIndex: 1, hidden: true });
        startWait(60);
      } else setRefusal(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <PublicPage head={<CompanyHead title={say("reset.title")} />}>
      {!sent && (
        <Form className={styles.form} onSend={() => void start()}>
          <TextField
            label={say("login.email")}
            hint={say("reset.hint")}
            name="email"
            type="email"
            autoComplete="username"
            required
            large
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          {refusal && <Refusal refusal={refusal} />}
          <Button type="submit" look="primary" size="large" wide busy={busy}>
            {say("reset.send")}
          </Button>
          <p className={styles.below}>
            <Link to={pathTo("login")} state={{ ...passed, email }}>
              {say("reset.back")}
            </Link>
          </p>
        </Form>
      )}
      {sent && (
        <CodeForm
          email={email}
          code={sent}
          startRefusal={null}
          wait={wait}
          onResend={start}
          action={say("reset.confirm")}
          ready={password !== "" && password === repeated}
          onCode={async (secretCode) => {
            if (sent.hidden) throw new Refused(403, "CodeMismatch", "", null, null);
            await told(
              clients.auth.POST("/auth-api/verification-services/password-reset-by-email/complete", { body: { email, secretCode, password } }),
            );
            void navigate(pathTo("login"), { replace: true, state: { from: passed.from, email, note: "reset" } });
          }}
          below={
            <Button look="quiet" onClick={() => setSent(null)}>
              {say("verify.otherAddress")}
            </Button>
          }
        >
          <div className={styles.fields}>
            <PasswordField
              label={say("reset.new")}
              name="new-password"
              autoComplete="new-password"
              large
              strength
              value={password}
              onValue={setPassword}
            />
            <PasswordField
              label={say("reset.repeat")}
              name="repeated"
              autoComplete="new-password"
              large
              value={repeated}
              onValue={setRepeated}
              refusal={repeated !== "" && !password.startsWith(repeated) ? say("reset.differs") : undefined}
            />
          </div>
        </CodeForm>
      )}
    </PublicPage>
  );
}
