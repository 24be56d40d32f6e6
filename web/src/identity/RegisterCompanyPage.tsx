import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { clients, told } from "../api/clients";
import { asRefusal, inForm, type Refusal as Refused } from "../api/refusals";
import { homeOf } from "../app/company";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { ZoneField } from "../kit/ZoneField";
import { deviceZone } from "../time/zones";
import { useLanguage, useWords } from "../words/words";
import { CompanyHead } from "./CompanyHead";
import { codenameOf } from "./codename";
import styles from "./forms.module.css";
import { isTaken, PersonFields, SignInInstead } from "./PersonFields";
import { PublicPage } from "./PublicPage";

const fields = ["name", "timezone", "fullname", "email", "password"];

export function RegisterCompanyPage() {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [timezone, setTimezone] = useState<string | null>(deviceZone);
  const [person, setPerson] = useState({ fullname: "", email: "", password: "" });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  useTitle(say("registerCompany.title"));
  const shown = refusal ? inForm(refusal, say, fields) : { fields: {} as Record<string, string>, whole: null };
  const codename = codenameOf(name);

  const register = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const body = { ...person, company: { name, timezone: timezone ?? "UTC", language } };
      const { company } = await told(clients.auth.POST("/auth-api/v1/registercompanyowner", { body }));
      void navigate(`${homeOf(company.codename).replace(/\/$/, "")}/verify`, { state: { email: person.email } });
    } catch (error) {
      setRefusal(asRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <PublicPage wide head={<CompanyHead title={say("registerCompany.title")} text={say("registerCompany.text")} />}>
      <Form className={styles.form} onSend={() => void register()}>
        <div className={styles.columns}>
          <fieldset className={styles.group}>
            <legend>{say("registerCompany.company")}</legend>
            <TextField
              label={say("registerCompany.name")}
              name="name"
              autoComplete="organization"
              required
              maxLength={100}
              large
              autoFocus
              refusal={shown.fields.name}
              hint={codename ? say("registerCompany.codename", { address: `${location.host}/${codename}` }) : say("registerCompany.codenameHint")}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <ZoneField
              label={say("registerCompany.zone")}
              name="timezone"
              hint={say("registerCompany.zoneHint")}
              refusal={shown.fields.timezone}
              value={timezone}
              onValue={setTimezone}
            />
          </fieldset>
          <fieldset className={styles.group}>
            <legend>{say("registerCompany.you")}</legend>
            <PersonFields person={person} onPerson={setPerson} refusals={shown.fields} />
          </fieldset>
        </div>
        {shown.whole && (isTaken(shown.whole) ? <SignInInstead email={person.email} /> : <Refusal refusal={shown.whole} />)}
        <div className={styles.row}>
          <span>
            {say("register.known")} <Link to="/">{say("registerCompany.find")}</Link>
          </span>
          <Button type="submit" look="primary" size="large" busy={busy}>
            {say("registerCompany.found")}
          </Button>
        </div>
      </Form>
    </PublicPage>
  );
}
