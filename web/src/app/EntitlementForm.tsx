import { useState } from "react";
import { useQuery } from "../api/queries";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { departments } from "./colleagues";
import { EntitlementCarry } from "./EntitlementCarry";
import styles from "./EntitlementForm.module.css";
import { EntitlementGrant } from "./EntitlementGrant";
import { type Entitlement, makeEntitlement, saveEntitlement, type Terms } from "./entitlements";
import { FormDialog } from "./FormDialog";
import { leaveTypes } from "./leaveTypes";

interface EntitlementFormProps {
  entitlement: Entitlement | null;
  /** Others that are known: of one type the leave year begins for all of them on the same day. */
  known: readonly Entitlement[];
  /** Whose a new one is; null: a department's, or everybody's. */
  person: { id: string; name: string } | null;
  zone: string;
  onClose: () => void;
}

const fields = ["leaveTypeId", "departmentId", "amount", "validFrom", "rate", "cap", "carryCap", "carryExpires", "yearStart"];

/** How much of which leave, from when on, and what becomes of the rest. */
export function EntitlementForm({ entitlement, known, person, zone, onClose }: EntitlementFormProps) {
  const say = useWords();
  const types = useQuery(leaveTypes).data ?? [];
  const groups = useQuery(departments).data ?? [];
  const [department, setDepartment] = useState(entitlement?.departmentId ?? "");
  const [chosen, choose] = useState<string | null>(entitlement?.leaveTypeId ?? null);
  const [terms, setTerms] = useState(() => termsOf(entitlement, dayOf(now(), zone)));
  const type = chosen ?? (types.find((one) => one.allowance === "balance") ?? types[0])?.id ?? "";
  const others = known.filter((one) => one.leaveTypeId === type && one.id !== entitlement?.id);
  const set = (what: Partial<Terms>) => setTerms((before) => ({ ...before, ...what }));
  const save = async () => {
    const whole = { ...terms, rate: terms.accrual === "perHour" ? terms.rate : null, yearStart: others[0]?.yearStart ?? terms.yearStart };
    const whose = { leaveTypeId: type, userId: person?.id ?? null, departmentId: department || null };
    return (await (entitlement ? saveEntitlement(entitlement, whole) : makeEntitlement({ ...whose, ...whole }))).refusal;
  };
  const typeOptions = types.map((one) => ({ value: one.id, label: one.name }));
  return (
    <FormDialog
      title={say(entitlement ? "entitlement.edit" : "entitlement.add", { name: types.find((one) => one.id === type)?.name ?? "" })}
      send={say("kit.save")}
      disabled={type === "" || (terms.accrual === "perHour" && !terms.rate)}
      fields={fields}
      className={styles.form}
      onSend={save}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          <div className={styles.two}>
            <Select
              label={say("entitlement.type")}
              name="leaveTypeId"
              refusal={refusals.leaveTypeId}
              disabled={entitlement !== null}
              value={type}
              onValue={choose}
              options={typeOptions}
            />
            {person ? (
              <TextField label={say("entitlement.whose")} name="userId" value={person.name} readOnly />
            ) : (
              <Select
                label={say("entitlement.whose")}
                name="departmentId"
                refusal={refusals.departmentId}
                disabled={entitlement !== null}
                value={department}
                onValue={setDepartment}
                options={[{ value: "", label: say("entitlement.everybody") }, ...groups.map((one) => ({ value: one.id, label: one.groupName }))]}
              />
            )}
            <NumberField
              label={say("entitlement.amount")}
              name="amount"
              hint={say("entitlement.amountHint")}
              min={0}
              max={366}
              step="any"
              disabled={terms.accrual === "perHour"}
              refusal={refusals.amount}
              value={terms.amount}
              onValue={(amount) => set({ amount: amount ?? 0 })}
            />
            <TextField
              label={say("entitlement.validFrom")}
              name="validFrom"
              type="date"
              required
              hint={say("entitlement.validFromHint")}
              refusal={refusals.validFrom}
              value={terms.validFrom}
              onChange={(event) => set({ validFrom: event.currentTarget.value })}
            />
          </div>
          <EntitlementGrant terms={terms} refusals={refusals} onTerms={set} />
          <EntitlementCarry terms={terms} refusals={refusals} onTerms={set} yearStart={others.length === 0} />
        </>
      )}
    </FormDialog>
  );
}

function termsOf(entitlement: Entitlement | null, today: Temporal.PlainDate): Terms {
  return {
    amount: entitlement?.amount ?? 20,
    validFrom: entitlement?.validFrom ?? today.with({ month: 1, day: 1 }).toString(),
    accrual: entitlement?.accrual ?? "yearly",
    rate: entitlement?.rate ?? null,
    proration: entitlement?.proration ?? "startedMonths",
    scaleByPattern: entitlement?.scaleByPattern ?? true,
    rounding: entitlement?.rounding ?? "none",
    cap: entitlement?.cap ?? null,
    carryCap: entitlement?.carryCap ?? null,
    carryExpires: entitlement?.carryExpires ?? null,
    carryIfStarted: entitlement?.carryIfStarted ?? false,
    yearStart: entitlement?.yearStart ?? "01-01",
  };
}
