import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { clients, told } from "../api/clients";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { pathTo } from "../app/company";
import { type Session, signOut } from "../app/session";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";

const TypeToConfirm = lazy(() => import("../kit/TypeToConfirm").then((module) => ({ default: module.TypeToConfirm })));

/** The same in all languages, as the product says it; keyboards that write İ are understood as well. */
const phrase = "ARCHIVE MY ACCOUNT";

/** Whoever leaves may come back for thirty days. A company's founder cannot leave it, nor can the platform's. */
export function ArchiveCard({ session }: { session: Session }) {
  const say = useWords();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  if (session.roleId === "tenantOwner" || session.roleId === "superAdmin") return null;
  const archive = async () => {
    setBusy(true);
    try {
      await told(clients.auth.DELETE("/auth-api/v1/profile"));
      await signOut();
      void navigate(pathTo("login"), { replace: true, state: { email: session.email } });
    } catch (error) {
      setRefusal(asRefusal(error));
      setBusy(false);
    }
  };
  return (
    <Card title={say("archive.title")} hint={say("archive.hint")} action={<Button onClick={() => ask(true)}>{say("archive.do")}</Button>}>
      <p>{say("archive.text")}</p>
      <Suspense>
        {asking && (
          <TypeToConfirm
            title={say("archive.ask")}
            text={say("archive.text")}
            phrase={phrase}
            action={say("archive.do")}
            busy={busy}
            onConfirm={() => void archive()}
            onClose={() => ask(false)}
          >
            {refusal && <Refusal refusal={refusal} />}
          </TypeToConfirm>
        )}
      </Suspense>
    </Card>
  );
}
