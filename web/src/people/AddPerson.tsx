import { useId, useState } from "react";
import { useNavigate } from "react-router";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { pathTo } from "../app/company";
import type { Session } from "../app/session";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { AccountFields } from "./AccountFields";
import { emptyAccount, makeAccount } from "./changeAccount";
import { type Employment, employ } from "./changeEmployment";
import { EmploymentFields } from "./EmploymentFields";
import styles from "./Sheet.module.css";

interface AddPersonProps {
  session: Session;
  today: Temporal.PlainDate;
  /** Who has an account already; null makes one first. */
  person: { userId: string; name: string } | null;
  onClose: () => void;
}

const noEmployment: Employment = {
  position: "",
  contractType: "permanent",
  departmentId: null,
  managerId: null,
  payBasis: "monthly",
  amount: null,
  weeklyHours: 40,
  overtimeMode: "paid",
};

/** An account, then the employment: one sheet of two steps, and both are made at its end. */
export function AddPerson({ session, today, person, onClose }: AddPersonProps) {
  const say = useWords();
  const navigate = useNavigate();
  const form = useId();
  const [step, go] = useState<"account" | "employment">(person ? "employment" : "account");
  const [account, setAccount] = useState(emptyAccount);
  const [made, setMade] = useState(person);
  const [startsOn, setStartsOn] = useState(today.toString());
  const [employment, setEmployment] = useState(noEmployment);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const fields =
    step === "account" ? ["email", "fullname"] : ["position", "employmentStartDate", "departmentId", "managerId", "salary", "hourlyRate"];
  const shown = refusal ? inForm(refusal, say, fields) : { fields: {}, whole: null };
  // Nobody says what they themselves are paid.
  const pay = made?.userId !== session.userId;

  const next = () => {
    setRefusal(null);
    go("employment");
  };
  const send = async () => {
    if (busy) return;
    setBusy(true);
    let whom = made;
    if (!whom) {
      const outcome = await makeAccount(account, true);
      if (outcome.refusal) {
        setBusy(false);
        setRefusal(outcome.refusal);
        return go("account");
      }
      whom = { userId: outcome.answer.id, name: outcome.answer.fullname };
      setMade(whom);
    }
    const { payBasis, amount } = employment;
    const { refusal: refused } = await employ(
      whom.userId,
      whom.name,
      startsOn,
      { ...employment, payBasis: amount === null ? "none" : payBasis },
      pay,
    );
    setBusy(false);
    setRefusal(refused);
    if (refused) return;
    onClose();
    void navigate(pathTo(`people/${whom.userId}`));
  };
  return (
    <Dialog
      title={person ? say("people.employ", { name: person.name }) : say("people.add")}
      text={person ? undefined : say("people.step", { at: step === "account" ? 1 : 2, of: 2 })}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          {step === "employment" && !made && (
            <Button look="quiet" onClick={() => go("account")}>
              {say("people.back")}
            </Button>
          )}
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {say(step === "account" ? "people.next" : person ? "people.employThem" : "people.addThem")}
          </Button>
        </>
      }
    >
      <Form key={step} id={form} className={styles.form} onSend={() => (step === "account" ? next() : void send())}>
        {step === "account" ? (
          <AccountFields actor={session.roleId} value={account} onValue={setAccount} refusals={shown.fields} />
        ) : (
          <>
            {made && !person && <Banner>{say("people.accountIsMade", { name: made.name })}</Banner>}
            <TextField
              label={say("people.startsOn")}
              name="employmentStartDate"
              type="date"
              required
              refusal={(shown.fields as Record<string, string>).employmentStartDate}
              value={startsOn}
              onChange={(event) => setStartsOn(event.currentTarget.value)}
            />
            <EmploymentFields
              value={employment}
              onValue={setEmployment}
              userId={made?.userId ?? null}
              pay={pay}
              currency={session.currency}
              refusals={shown.fields}
            />
          </>
        )}
        {shown.whole && <Refusal refusal={shown.whole} />}
      </Form>
    </Dialog>
  );
}
