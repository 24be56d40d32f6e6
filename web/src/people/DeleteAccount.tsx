import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Refusal as Refused } from "../api/refusals";
import { pathTo } from "../app/company";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { TypeToConfirm } from "../kit/TypeToConfirm";
import { useWords } from "../words/words";
import { deleteAccount } from "./changeAccount";
import type { Account } from "./queries";

/** For good: what stays is said before. */
export function DeleteAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [lastDay, setLastDay] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const remove = async () => {
    setBusy(true);
    const outcome = await deleteAccount(account, lastDay || null);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    onClose();
    // Of who is gone there is no page.
    if (pathname.includes(account.id)) void navigate(pathTo("people"), { replace: true });
  };
  return (
    <TypeToConfirm
      title={say("users.deleteTitle", { name: account.fullname })}
      text={say("users.deleteText")}
      phrase={account.fullname}
      action={say("users.do.delete")}
      busy={busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <TextField
        label={say("people.lastDay")}
        name="lastDay"
        type="date"
        hint={say("users.lastDayHint")}
        value={lastDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      {refusal && <Refusal refusal={refusal} />}
    </TypeToConfirm>
  );
}
