import { useState } from "react";
import { useQuery } from "../api/queries";
import { Checkbox } from "../kit/Checkbox";
import { Segmented } from "../kit/Segmented";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { saveHoliday } from "./changeHolidays";
import { type Holiday, places } from "./queries";
import { SheetForm } from "./SheetForm";
import { useSaving } from "./useSaving";

/** A day once or each year, for everybody or those of a place or region; or one of a calendar that is not kept. */
export function HolidayForm({ holiday, zone, onClose }: { holiday: Holiday | null; zone: string; onClose: () => void }) {
  const say = useWords();
  const { busy, wrong, whole, send } = useSaving(["name", "day", "yearly", "region", "placeId"]);
  const known = useQuery(places).data ?? [];
  const [saved] = useState(() => draftOf(holiday, dayOf(now(), zone)));
  const [draft, setDraft] = useState(saved);
  const set = (what: Partial<typeof draft>) => setDraft({ ...draft, ...what });
  const save = async () => {
    const { once, date, half, whose, region, name, hidden } = draft;
    const wanted = {
      name: name.trim(),
      day: once === "once" ? date : null,
      yearly: once === "once" ? null : date.slice(5),
      portion: half ? 0.5 : 1,
      placeId: whose !== "everybody" && whose !== "region" ? whose : null,
      region: whose === "region" ? region.trim() || null : null,
      hidden,
    };
    if (await send(() => saveHoliday(holiday, wanted))) onClose();
  };
  return (
    <SheetForm
      title={holiday?.name ?? say("holiday.add")}
      busy={busy}
      refusal={whole}
      changed={JSON.stringify(draft) !== JSON.stringify(saved)}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={say("holiday.name")}
        name="name"
        required
        maxLength={100}
        refusal={wrong.name}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Segmented
        label={say("holiday.howOften")}
        value={draft.once}
        onValue={(once) => set({ once })}
        options={(["once", "yearly"] as const).map((value) => ({ value, label: say(`holiday.howOften.${value}`) }))}
      />
      <TextField
        label={say("holiday.day")}
        name="day"
        type="date"
        required
        hint={draft.once === "yearly" ? say("holiday.yearlyHint") : undefined}
        refusal={wrong.day ?? wrong.yearly}
        value={draft.date}
        onChange={(event) => set({ date: event.currentTarget.value })}
      />
      <Select
        label={say("holiday.whose")}
        name="placeId"
        refusal={wrong.placeId}
        value={draft.whose}
        onValue={(whose) => set({ whose })}
        options={[
          { value: "everybody", label: say("holiday.everybody") },
          { value: "region", label: say("holiday.region") },
          ...known.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      {draft.whose === "region" && (
        <TextField
          label={say("holiday.region")}
          name="region"
          required
          maxLength={50}
          hint={say("holiday.regionHint")}
          refusal={wrong.region}
          value={draft.region}
          onChange={(event) => set({ region: event.currentTarget.value })}
        />
      )}
      <Checkbox label={say("holiday.halfDay")} checked={draft.half} onChecked={(half) => set({ half })} />
      <Checkbox label={say("holiday.hiddenLabel")} hint={say("holiday.hiddenHint")} checked={draft.hidden} onChecked={(hidden) => set({ hidden })} />
    </SheetForm>
  );
}

function draftOf(holiday: Holiday | null, today: Temporal.PlainDate) {
  return {
    name: holiday?.name ?? "",
    once: holiday?.yearly ? ("yearly" as const) : ("once" as "once" | "yearly"),
    date: holiday?.day ?? (holiday?.yearly ? `2028-${holiday.yearly}` : today.toString()),
    half: (holiday?.portion ?? 1) < 1,
    whose: holiday?.placeId ?? (holiday?.region ? "region" : "everybody"),
    region: holiday?.region ?? "",
    hidden: holiday?.hidden ?? false,
  };
}
