import { useState } from "react";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { makeKiosk, saveKiosk } from "./changePlaces";
import type { Kiosk, Place } from "./queries";
import { SheetForm } from "./SheetForm";
import { useSaving } from "./useSaving";

interface KioskFormProps {
  kiosk: Kiosk | null;
  known: readonly Place[];
  onClose: () => void;
  /** With what the device is set up with, this once. */
  onMade: (made: { name: string; token: string }) => void;
}

export function KioskForm({ kiosk, known, onClose, onMade }: KioskFormProps) {
  const say = useWords();
  const { busy, wrong, whole, send } = useSaving(["name", "placeId"]);
  const [name, setName] = useState(kiosk?.name ?? "");
  const [placeId, setPlace] = useState(kiosk?.placeId ?? known[0]?.id ?? "");
  const save = async () => {
    if (kiosk) {
      if (await send(() => saveKiosk(kiosk, { name, placeId }))) onClose();
      return;
    }
    const made = await send(() => makeKiosk({ name, placeId }));
    if (!made) return;
    onClose();
    onMade(made);
  };
  return (
    <SheetForm
      title={kiosk?.name ?? say("kiosk.add")}
      busy={busy}
      refusal={whole}
      changed={name !== (kiosk?.name ?? "") || (kiosk !== null && placeId !== kiosk.placeId)}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={say("kiosk.name")}
        name="name"
        required
        maxLength={200}
        hint={say("kiosk.nameHint")}
        refusal={wrong.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={say("kiosk.place")}
        name="placeId"
        refusal={wrong.placeId}
        value={placeId}
        onValue={setPlace}
        options={known.map((one) => ({ value: one.id, label: one.name }))}
      />
    </SheetForm>
  );
}
