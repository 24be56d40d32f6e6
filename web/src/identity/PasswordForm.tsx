import { type ReactNode, useRef, useState } from "react";
import { clients, told } from "../api/clients";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { PasswordField } from "../kit/PasswordField";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import styles from "./forms.module.css";
import { useWait } from "./useWait";

interface PasswordFormProps {
  email: string;
  password: string;
  onEmail?: (email: string) => void;
  onPassword: (password: string) => void;
  onDone: (session: Session) => void;
  onUnverified: () => void;
  aside?: ReactNode;
}

/** Mail address and password: on the sign-in page, and over a page whose session has ended. */
export function PasswordForm({ email, password, onEmail, onPassword, onDone, onUnverified, aside }: PasswordFormProps) {
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [wait, startWait] = useWait();
  const secret = useRef<HTMLInputElement>(null);

  const signIn = async () => {
    setBusy(true);
    try {
      onDone(await told(clients.auth.POST("/auth-api/login", { body: { email, password } })));
    } catch (error) {
      const refused = asRefusal(error);
      if (refused.code === "EmailVerificationNeeded") return onUnverified();
      if (refused.status === 429) startWait(refused.wait ?? 10);
      setRefusal(refused);
      secret.current?.select();
      secret.current?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form className={styles.form} onSend={() => void signIn()}>
      <div className={styles.fields}>
        <TextField
          label={say("login.email")}
          name="email"
          type="email"
          autoComplete="username"
          required
          large
          autoFocus={onEmail !== undefined && email === ""}
          readOnly={onEmail === undefined}
          value={email}
          onChange={(event) => onEmail?.(event.currentTarget.value)}
        />
        <PasswordField
          ref={secret}
          label={say("login.password")}
          name="password"
          autoComplete="current-password"
          required
          large
          autoFocus={email !== ""}
          value={password}
          onValue={onPassword}
          aside={aside}
        />
      </div>
      {refusal && wait === 0 && <Refusal refusal={refusal} />}
      <Button type="submit" look="primary" size="large" wide busy={busy} disabled={wait > 0}>
        {wait > 0 ? say("login.wait", { seconds: wait }) : say("company.login")}
      </Button>
    </Form>
  );
}
