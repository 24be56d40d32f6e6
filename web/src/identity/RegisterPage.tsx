import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { clients, told } from "../api/clients";
import { asRefusal, inForm, type Refusal as Refused } from "../api/refusals";
import { pathTo, place } from "../app/company";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { CompanyHead } from "./CompanyHead";
import styles from "./forms.module.css";
import { isTaken, PersonFields, SignInInstead } from "./PersonFields";
import { PublicPage } from "./PublicPage";

/** Into the company of the page. */
export function RegisterPage() {
  const say = useWords();
  const navigate = useNavigate();
  const [person, setPerson] = useState({ fullname: "", email: "", password: "" });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  useTitle(say("register.title"), place().codename);
  const shown = refusal ? inForm(refusal, say, ["fullname", "email", "password"]) : { fields: {}, whole: null };

  const register = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const made = await told(clients.auth.POST("/auth-api/v1/registercompanyuser", { body: person }));
      void navigate(pathTo("verify"), { state: { email: person.email, note: made.approvalNeeded ? "approval" : undefined } });
    } catch (error) {
      setRefusal(asRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <PublicPage head={<CompanyHead title={say("register.title")} />}>
      <Form className={styles.form} onSend={() => void register()}>
        <div className={styles.fields}>
          <PersonFields person={person} onPerson={setPerson} refusals={shown.fields} autoFocus />
        </div>
        {shown.whole && (isTaken(shown.whole) ? <SignInInstead email={person.email} /> : <Refusal refusal={shown.whole} />)}
        <Button type="submit" look="primary" size="large" wide busy={busy}>
          {say("company.register")}
        </Button>
      </Form>
      <p className={styles.below}>
        {say("register.known")} <Link to={pathTo("login")}>{say("company.login")}</Link>
      </p>
    </PublicPage>
  );
}
