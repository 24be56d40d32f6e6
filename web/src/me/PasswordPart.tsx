import { useState } from "react";
import { useNavigate } from "react-router";
import { clients, told } from "../api/clients";
import { asRefusal, type Refusal as Refused, sentenceOf } from "../api/refusals";
import { pathTo } from "../app/company";
import { sessionNow, signOut } from "../app/session";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Form } from "../kit/Form";
import { PasswordField } from "../kit/PasswordField";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import styles from "./MePage.module.css";

/** Old, new, and new once more. All sessions end, this one too. */
export function PasswordPart() {
  const say = useWords();
  const navigate = useNavigate();
  const [old, setOld] = useState("");
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const aboutOld = refusal?.code === "OldPasswordWrong";
  const aboutNew = refusal?.code.startsWith("Password");

  const save = async () => {
    if (password !== repeated) return;
    setBusy(true);
    setRefusal(null);
    try {
      await told(clients.auth.PATCH("/auth-api/v1/profile/password", { body: { oldPassword: old, newPassword: password } }));
      const session = sessionNow();
      const email = "session" in session ? session.session.email : null;
      await signOut();
      void navigate(pathTo("login"), { replace: true, state: { email, note: "reset" } });
    } catch (error) {
      setRefusal(asRefusal(error));
      setBusy(false);
    }
  };
  return (
    <Card title={say("me.password")} hint={say("me.passwordHint")}>
      <Form className={styles.form} onSend={() => void save()}>
        <div className={styles.fields}>
          <PasswordField
            label={say("me.oldPassword")}
            name="old-password"
            autoComplete="current-password"
            required
            value={old}
            onValue={setOld}
            refusal={refusal && aboutOld ? sentenceOf(refusal, say) : undefined}
          />
          <PasswordField
            label={say("reset.new")}
            name="new-password"
            autoComplete="new-password"
            required
            minLength={8}
            strength
            value={password}
            onValue={setPassword}
            refusal={refusal && aboutNew ? sentenceOf(refusal, say) : undefined}
          />
          <PasswordField
            label={say("reset.repeat")}
            name="repeated"
            autoComplete="new-password"
            required
            value={repeated}
            onValue={setRepeated}
            refusal={repeated !== "" && !password.startsWith(repeated) ? say("reset.differs") : undefined}
          />
        </div>
        {refusal && !aboutOld && !aboutNew && <Refusal refusal={refusal} />}
        <div className={styles.actions}>
          <Button type="submit" look="primary" busy={busy} disabled={password === "" || password !== repeated}>
            {say("me.changePassword")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
