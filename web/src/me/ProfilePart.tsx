import { LogOut } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { asRefusal, inForm, type Refusal as Refused } from "../api/refusals";
import { AskBeforeLeaving } from "../app/AskBeforeLeaving";
import { pathTo } from "../app/company";
import { PictureField } from "../app/PictureField";
import { roleWord } from "../app/roles";
import { type Session, signOut } from "../app/session";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TextField } from "../kit/TextField";
import { ZoneField } from "../kit/ZoneField";
import { languageNames, languages, useWords } from "../words/words";
import { ArchiveCard } from "./ArchiveCard";
import styles from "./MePage.module.css";
import { useMe } from "./queries";
import { type Profile, saveProfile } from "./saveProfile";

const Select = lazy(() => import("../kit/Select").then((module) => ({ default: module.Select<string> })));

export function ProfilePart({ session }: { session: Session }) {
  const say = useWords();
  const me = useMe(session.userId);
  const navigate = useNavigate();
  if (me.error) return <Refusal refusal={asRefusal(me.error)} onAgain={() => void me.refetch()} />;
  if (!me.data)
    return (
      <Card>
        <Skeleton shape="rows" count={1} />
        <Skeleton count={4} />
      </Card>
    );
  const { fullname, avatar, language, timezone } = me.data;
  return (
    <>
      <Card title={say("me.profile")}>
        <ProfileForm
          key={me.data.recordVersion}
          userId={session.userId}
          version={me.data.recordVersion}
          saved={{ fullname, avatar, language, timezone, picture: null }}
        />
      </Card>
      <Card
        title={say("me.account")}
        hint={say("me.accountHint")}
        action={
          <Button icon={<LogOut size={15} />} onClick={() => void signOut().then(() => navigate(pathTo("login"), { replace: true }))}>
            {say("nav.signOut")}
          </Button>
        }
      >
        <dl className={styles.facts}>
          <dt>{say("login.email")}</dt>
          <dd>{me.data.email}</dd>
          <dt>{say("me.role")}</dt>
          <dd>{say(roleWord(session))}</dd>
          {session.tenantCodename !== "root" && (
            <>
              <dt>{say("me.company")}</dt>
              <dd>{session.tenantName}</dd>
            </>
          )}
        </dl>
      </Card>
      <ArchiveCard session={session} />
    </>
  );
}

function ProfileForm({ userId, version, saved }: { userId: string; version: number; saved: Profile }) {
  const say = useWords();
  const [profile, set] = useState(saved);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, ["fullname", "language", "timezone"]) : { fields: {} as Record<string, string>, whole: null };
  const changed = (Object.keys(saved) as (keyof Profile)[]).some((field) => profile[field] !== saved[field]);

  const save = async () => {
    setBusy(true);
    setRefusal((await saveProfile(userId, version, profile, saved)).refusal);
    setBusy(false);
  };
  return (
    <Form className={styles.form} onSend={() => void save()}>
      <PictureField name={profile.fullname} id={userId} value={profile} onValue={(picture) => set({ ...profile, ...picture })} />
      <div className={styles.fields}>
        <TextField
          label={say("register.fullname")}
          name="fullname"
          autoComplete="name"
          required
          maxLength={200}
          refusal={shown.fields.fullname}
          value={profile.fullname}
          onChange={(event) => set({ ...profile, fullname: event.currentTarget.value })}
        />
        <Suspense fallback={<TextField label={say("me.language")} name="language" hint={say("me.languageHint")} readOnly />}>
          <Select
            label={say("me.language")}
            name="language"
            hint={say("me.languageHint")}
            refusal={shown.fields.language}
            value={profile.language ?? ""}
            onValue={(language) => set({ ...profile, language: language || null })}
            options={[{ value: "", label: say("me.asCompany") }, ...languages.map((value) => ({ value, label: languageNames[value] }))]}
          />
        </Suspense>
        <ZoneField
          label={say("me.timezone")}
          name="timezone"
          hint={say("me.timezoneHint")}
          placeholder={say("me.asCompany")}
          refusal={shown.fields.timezone}
          value={profile.timezone}
          onValue={(timezone) => set({ ...profile, timezone })}
        />
      </div>
      {shown.whole && <Refusal refusal={shown.whole} />}
      <div className={styles.actions}>
        {changed && (
          <Button look="quiet" onClick={() => set(saved)}>
            {say("me.discard")}
          </Button>
        )}
        <Button type="submit" look="primary" busy={busy} disabled={!changed}>
          {say("kit.save")}
        </Button>
      </div>
      <AskBeforeLeaving when={changed && !busy} />
    </Form>
  );
}
