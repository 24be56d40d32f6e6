import { useEffect, useRef, useState } from "react";
import { Link, Navigate, useNavigate } from "react-router";
import { pathTo, place } from "../app/company";
import { config } from "../app/config";
import { firstPage } from "../app/firstPage";
import { enter, learnSession, mayBeIn, useSession } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Banner } from "../kit/Banner";
import { useWords } from "../words/words";
import { goOn, usePassed } from "./afterSignIn";
import { CompanyHead } from "./CompanyHead";
import { DemoPeople } from "./DemoPeople";
import styles from "./forms.module.css";
import { PasswordForm } from "./PasswordForm";
import { PublicPage } from "./PublicPage";

export function LoginPage() {
  const say = useWords();
  const navigate = useNavigate();
  const passed = usePassed();
  const { codename } = place();
  const session = useSession();
  const [email, setEmail] = useState(passed.email ?? "");
  const [password, setPassword] = useState("");
  const signedInHere = useRef(false);
  useTitle(say("login.title"), codename);
  useEffect(() => {
    if (mayBeIn(codename)) void learnSession();
  }, [codename]);

  if (session.is === "in" && !signedInHere.current) return <Navigate to={passed.from ?? pathTo(firstPage(), true)} replace />;
  return (
    <PublicPage head={<CompanyHead title={say("login.title")} />}>
      {passed.note && <Banner tone="good">{say(`login.note.${passed.note}`)}</Banner>}
      <PasswordForm
        email={email}
        password={password}
        onEmail={setEmail}
        onPassword={setPassword}
        onDone={(entered) => {
          signedInHere.current = true;
          if (enter(entered).is === "in") goOn(navigate, passed.from);
          else void navigate(pathTo("second-factor"), { replace: true, state: { from: passed.from } });
        }}
        onUnverified={() => void navigate(pathTo("verify"), { state: { ...passed, email } })}
        aside={
          <Link to={pathTo("reset-password")} state={{ ...passed, email }}>
            {say("login.reset")}
          </Link>
        }
      />
      {codename !== null && (
        <p className={styles.below}>
          {say("login.noAccount")} <Link to={pathTo("register")}>{say("company.register")}</Link>
        </p>
      )}
      {config().demo && (
        <DemoPeople
          onPick={(person) => {
            setEmail(person.email);
            setPassword(person.password);
          }}
        />
      )}
    </PublicPage>
  );
}
