import { useQuery } from "../api/queries";
import { colleagues, departments } from "../app/colleagues";
import { Combobox } from "../kit/Combobox";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import type { Employment } from "./changeEmployment";
import { contracts } from "./peopleAddress";
import styles from "./Sheet.module.css";

interface EmploymentFieldsProps {
  value: Employment;
  onValue: (value: Employment) => void;
  /** Nobody is their own manager. */
  userId: string | null;
  /** What is paid, and for how many hours, is not everybody's to say. */
  pay: boolean;
  currency: string;
  refusals: Record<string, string>;
}

const bases = ["monthly", "hourly", "none"] as const;
const overtimes = ["paid", "toil", "none"] as const;

export function EmploymentFields({ value, onValue, userId, pay, currency, refusals }: EmploymentFieldsProps) {
  const say = useWords();
  const groups = useQuery(departments).data ?? [];
  const everybody = useQuery(colleagues).data ?? [];
  const set = (what: Partial<Employment>) => onValue({ ...value, ...what });
  return (
    <>
      <TextField
        label={say("people.position")}
        name="position"
        required
        maxLength={200}
        refusal={refusals.position}
        value={value.position}
        onChange={(event) => set({ position: event.currentTarget.value })}
      />
      <div className={styles.two}>
        <Select
          label={say("people.contract")}
          name="contractType"
          value={value.contractType}
          onValue={(contractType) => set({ contractType })}
          options={contracts.map((one) => ({ value: one, label: say(`people.contract.${one}`) }))}
        />
        <Select
          label={say("people.department")}
          name="departmentId"
          refusal={refusals.departmentId}
          value={value.departmentId ?? ""}
          onValue={(id) => set({ departmentId: id || null })}
          options={[{ value: "", label: say("people.noDepartment") }, ...groups.map((one) => ({ value: one.id, label: one.groupName }))]}
        />
      </div>
      <Combobox
        label={say("people.manager")}
        name="managerId"
        placeholder={say("people.noManager")}
        refusal={refusals.managerId}
        value={value.managerId}
        onValue={(managerId) => set({ managerId })}
        options={everybody.filter((one) => one.id !== userId).map((one) => ({ value: one.id, label: one.fullname }))}
      />
      {pay && (
        <>
          <div className={styles.two}>
            <Select
              label={say("people.payBasis")}
              name="payBasis"
              value={value.payBasis}
              onValue={(payBasis) => set({ payBasis, amount: payBasis === value.payBasis ? value.amount : null })}
              options={bases.map((one) => ({ value: one, label: say(`people.payBasis.${one}`) }))}
            />
            {value.payBasis !== "none" && (
              <NumberField
                label={say(value.payBasis === "monthly" ? "people.salary" : "people.hourlyRate")}
                name="amount"
                min={0}
                format={{ style: "currency", currency }}
                refusal={refusals.salary ?? refusals.hourlyRate}
                value={value.amount}
                onValue={(amount) => set({ amount })}
              />
            )}
          </div>
          <div className={styles.two}>
            <NumberField
              label={say("people.weeklyHours")}
              name="weeklyHours"
              min={0}
              max={80}
              step={0.5}
              refusal={refusals.weeklyHours}
              value={value.weeklyHours}
              onValue={(weeklyHours) => set({ weeklyHours })}
            />
            <Select
              label={say("people.overtime")}
              name="overtimeMode"
              value={value.overtimeMode}
              onValue={(overtimeMode) => set({ overtimeMode })}
              options={overtimes.map((one) => ({ value: one, label: say(`people.overtime.${one}`) }))}
            />
          </div>
        </>
      )}
    </>
  );
}
