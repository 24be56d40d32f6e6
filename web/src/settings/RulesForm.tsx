import { Combobox } from "../kit/Combobox";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { useLanguage, useWords } from "../words/words";
import { currencyOptions } from "./currencies";
import type { Company, CompanySettings } from "./queries";
import { SettingsForm } from "./SettingsForm";

interface Facts {
  lateGraceMinutes: number | null;
  currency: string | null;
  unplannedWork: CompanySettings["unplannedWork"];
  offlinePunches: CompanySettings["offlinePunches"];
  unit: string;
  in: Rounded;
  out: Rounded;
}

type Rounded = CompanySettings["rounding"]["in"];

const fields = ["lateGraceMinutes", "currency", "unplannedWork", "offlinePunches", "unit", "in", "out"];
const units = [1, 5, 6, 10, 15, 30];
const directions = ["none", "nearest", "up", "down", "toShift"] as const;

export function RulesForm({ company }: { company: Company }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <SettingsForm company={company} factsOf={factsOf} bodyOf={bodyOf} fields={fields} isOpen={isOpen}>
      {(facts, set, wrong) => (
        <>
          <NumberField
            label={say("rules.grace")}
            name="lateGraceMinutes"
            hint={say("rules.graceHint")}
            refusal={wrong.lateGraceMinutes ?? (facts.lateGraceMinutes === null ? say("refusal.field.missing") : undefined)}
            min={0}
            max={120}
            value={facts.lateGraceMinutes}
            onValue={(lateGraceMinutes) => set({ lateGraceMinutes })}
          />
          <Combobox
            label={say("rules.currency")}
            name="currency"
            hint={say("rules.currencyHint")}
            refusal={wrong.currency ?? (facts.currency === null ? say("refusal.field.missing") : undefined)}
            value={facts.currency}
            onValue={(currency) => set({ currency })}
            options={currencyOptions(language)}
          />
          <Select
            label={say("rules.unplannedWork")}
            name="unplannedWork"
            refusal={wrong.unplannedWork}
            value={facts.unplannedWork}
            onValue={(unplannedWork) => set({ unplannedWork })}
            options={(["off", "allowed", "review"] as const).map((value) => ({ value, label: say(`rules.unplannedWork.${value}`) }))}
          />
          <Select
            label={say("rules.offlinePunches")}
            name="offlinePunches"
            refusal={wrong.offlinePunches}
            value={facts.offlinePunches}
            onValue={(offlinePunches) => set({ offlinePunches })}
            options={(["on", "review", "off"] as const).map((value) => ({ value, label: say(`rules.offlinePunches.${value}`) }))}
          />
          <Select
            label={say("rules.unit")}
            name="unit"
            hint={say("rules.unitHint")}
            refusal={wrong.unit}
            value={facts.unit}
            onValue={(unit) => set({ unit })}
            options={units.map((unit) => ({ value: String(unit), label: say("rules.minutes", { count: unit }) }))}
          />
          {(["in", "out"] as const).map((way) => (
            <Select
              key={way}
              label={say(`rules.round.${way}`)}
              name={way}
              refusal={wrong[way]}
              value={facts[way]}
              onValue={(value) => set({ [way]: value })}
              options={directions.map((value) => ({ value, label: say(`rules.roundTo.${value}`) }))}
            />
          ))}
        </>
      )}
    </SettingsForm>
  );
}

function isOpen({ lateGraceMinutes, currency }: Facts): boolean {
  return lateGraceMinutes === null || currency === null;
}

function factsOf({ lateGraceMinutes, currency, unplannedWork, offlinePunches, rounding }: CompanySettings): Facts {
  return { lateGraceMinutes, currency, unplannedWork, offlinePunches, unit: String(rounding.unit), in: rounding.in, out: rounding.out };
}

function bodyOf({ unit, in: arriving, out, ...rest }: Partial<Facts>) {
  const rounding = { ...(unit && { unit: Number(unit) }), ...(arriving && { in: arriving }), ...(out && { out }) };
  return { ...rest, ...(Object.keys(rounding).length > 0 && { rounding }) };
}
