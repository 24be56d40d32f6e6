import { useState } from "react";
import { countryOptions } from "../app/countries";
import { Combobox } from "../kit/Combobox";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { useLanguage, useWords } from "../words/words";
import { savePlace } from "./changePlaces";
import type { Place } from "./queries";
import styles from "./Rules.module.css";
import { SheetForm } from "./SheetForm";
import { useSaving } from "./useSaving";

const fields = ["name", "address", "latitude", "longitude", "radiusMeters", "requires", "fenceMode", "country", "region", "nfcTags"];
const degrees: Intl.NumberFormatOptions = { maximumFractionDigits: 6 };
const usualRadius = 150;

/** Where it is, what shows that somebody is there, and what becomes of times without that. */
export function PlaceForm({ place, onClose }: { place: Place | null; onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const { busy, wrong, whole, send } = useSaving(fields);
  const [saved] = useState(() => draftOf(place));
  const [draft, setDraft] = useState(saved);
  const set = (what: Partial<typeof draft>) => setDraft({ ...draft, ...what });
  const save = async () => {
    const { tags, address, region, ...rest } = draft;
    const nfcTags = tags
      .split("\n")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "");
    if (await send(() => savePlace(place, { ...rest, address: address.trim() || null, region: region.trim() || null, nfcTags }))) onClose();
  };
  return (
    <SheetForm
      title={place?.name ?? say("place.add")}
      busy={busy}
      refusal={whole}
      changed={JSON.stringify(draft) !== JSON.stringify(saved)}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={say("place.name")}
        name="name"
        required
        maxLength={200}
        refusal={wrong.name}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextField
        label={say("place.address")}
        name="address"
        maxLength={500}
        refusal={wrong.address}
        value={draft.address}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <div className={styles.two}>
        {(["latitude", "longitude"] as const).map((field) => (
          <NumberField
            key={field}
            label={say(`place.degrees.${field}`)}
            name={field}
            format={degrees}
            min={field === "latitude" ? -90 : -180}
            max={field === "latitude" ? 90 : 180}
            step="any"
            refusal={wrong[field]}
            value={draft[field]}
            onValue={(value) => set({ [field]: value })}
          />
        ))}
      </div>
      <NumberField
        label={say("place.radius")}
        name="radiusMeters"
        hint={say("place.radiusHint")}
        min={10}
        max={2000}
        refusal={wrong.radiusMeters}
        value={draft.radiusMeters}
        onValue={(radiusMeters) => set({ radiusMeters: radiusMeters ?? usualRadius })}
      />
      <Select
        label={say("place.requiresLabel")}
        name="requires"
        refusal={wrong.requires}
        value={draft.requires}
        onValue={(requires) => set({ requires })}
        options={(["none", "geofence", "kiosk", "nfc", "any"] as const).map((value) => ({ value, label: say(`place.requires.${value}`) }))}
      />
      {draft.requires !== "none" && (
        <Select
          label={say("place.modeLabel")}
          name="fenceMode"
          refusal={wrong.fenceMode}
          value={draft.fenceMode}
          onValue={(fenceMode) => set({ fenceMode })}
          options={(["record", "warn", "stop"] as const).map((value) => ({ value, label: say(`place.mode.${value}`) }))}
        />
      )}
      <TextArea
        label={say("place.tags")}
        name="nfcTags"
        hint={say("place.tagsHint")}
        refusal={wrong.nfcTags}
        value={draft.tags}
        onChange={(event) => set({ tags: event.currentTarget.value })}
      />
      <div className={styles.two}>
        <Combobox
          label={say("place.country")}
          name="country"
          hint={say("place.countryHint")}
          placeholder={say("place.asCompany")}
          refusal={wrong.country}
          value={draft.country}
          onValue={(country) => set({ country })}
          options={countryOptions(language)}
        />
        {draft.country && (
          <TextField
            label={say("place.region")}
            name="region"
            maxLength={10}
            refusal={wrong.region}
            value={draft.region}
            onChange={(event) => set({ region: event.currentTarget.value })}
          />
        )}
      </div>
    </SheetForm>
  );
}

function draftOf(place: Place | null) {
  return {
    name: place?.name ?? "",
    address: place?.address ?? "",
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    radiusMeters: place?.radiusMeters ?? usualRadius,
    requires: place?.requires ?? "none",
    fenceMode: place?.fenceMode ?? "record",
    country: place?.country ?? null,
    region: place?.region ?? "",
    tags: (place?.nfcTags ?? []).join("\n"),
  };
}
