import { Link } from "react-router";
import type { Refusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { Banner } from "../kit/Banner";
import { PasswordField } from "../kit/PasswordField";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";

export interface NewPerson {
  fullname: string;
  email: string;
  password: string;
}

interface PersonFieldsProps {
  person: NewPerson;
  onPerson: (person: NewPerson) => void;
  refusals: Record<string, string>;
  autoFocus?: boolean;
}

/** Only what is needed to have an account. */
export function PersonFields({ person, onPerson, refusals, autoFocus }: PersonFieldsProps) {
  const say = useWords();
  return (
    <>
      <TextField
        label={say("register.fullname")}
        name="fullname"
        autoComplete="name"
        required
        maxLength={200}
        large
        autoFocus={autoFocus}
        refusal={refusals.fullname}
        value={person.fullname}
        onChange={(event) => onPerson({ ...person, fullname: event.currentTarget.value })}
      />
      <TextField
        label={say("login.email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        large
        refusal={refusals.email}
        value={person.email}
        onChange={(event) => onPerson({ ...person, email: event.currentTarget.value })}
      />
      <PasswordField
        label={say("login.password")}
        name="password"
        autoComplete="new-password"
        required
        minLength={8}
        large
        strength
        hint={say("register.passwordHint")}
        refusal={refusals.password}
        value={person.password}
        onValue={(password) => onPerson({ ...person, password })}
      />
    </>
  );
}

export function isTaken(refusal: Refusal): boolean {
  return refusal.sentence.includes("DuplicateUniqueIndexError");
}

export function SignInInstead({ email }: { email: string }) {
  const say = useWords();
  return (
    <Banner
      tone="warn"
      action={
        <Link to={pathTo("login")} state={{ email }}>
          {say("register.signInInstead")}
        </Link>
      }
    >
      {say("register.taken")}
    </Banner>
  );
}
