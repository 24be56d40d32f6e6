import { useEffect, useState } from "react";
import type { components } from "../api/company";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused_ } from "../api/refusals";
import { colleagues } from "../app/colleagues";
import { Button } from "../kit/Button";
import { Combobox } from "../kit/Combobox";
import { DateField } from "../kit/DateField";
import { Dialog } from "../kit/Dialog";
import { now } from "../time/clock";
import { dayOf, weekOf } from "../time/wall";
import { useWords } from "../words/words";
import { GenerationTold } from "./GenerationTold";
import type { Template } from "./queries";
import { type Generating, generate, tryGenerate } from "./templateChanges";

interface GenerateDialogProps {
  template: Template;
  zone: string;
  onClose: () => void;
}

/** From a day to a day, with whom: what it would come to stands there before anything is made. */
export function GenerateDialog({ template, zone, onClose }: GenerateDialogProps) {
  const say = useWords();
  const today = dayOf(now(), zone);
  const monday = (weekOf(today)[0] as Temporal.PlainDate).add({ weeks: 1 });
  const [from, setFrom] = useState(monday);
  const [to, setTo] = useState(monday.add({ days: 27 }));
  const [people, setPeople] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState<{ made?: components["schemas"]["GenerateShiftsGeneration"]; refusal?: Refused_ } | null>(null);
  const everybody = useQuery(colleagues);
  const names = new Map(everybody.data?.map((one) => [one.id, one.fullname]));
  const asked = JSON.stringify({ from: `${from}`, to: `${to}`, assignedUserIds: people, published: false } satisfies Generating);
  useEffect(() => {
    let current = true;
    setTried(null);
    tryGenerate(template.id, JSON.parse(asked)).then(
      (made) => current && setTried({ made }),
      (error) => current && setTried({ refusal: asRefusal(error) }),
    );
    return () => {
      current = false;
    };
  }, [template.id, asked]);
  const run = async () => {
    setBusy(true);
    const { refusal } = await generate(template.id, JSON.parse(asked));
    setBusy(false);
    if (refusal) setTried({ refusal });
    else onClose();
  };
  return (
    <Dialog
      title={say("rota.generateTitle", { name: template.name })}
      text={say("rota.copyText")}
      open
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" busy={busy} disabled={!tried?.made || tried.made.created === 0} onClick={() => void run()}>
            {say("rota.make", { count: tried?.made?.created ?? 0 })}
          </Button>
        </>
      }
    >
      <DateField name="from" label={say("rota.from")} value={from} today={today} onValue={setFrom} />
      <DateField name="to" label={say("rota.to")} value={to} today={today} min={from} onValue={setTo} />
      {people.map((id) => (
        <Button key={id} size="compact" onClick={() => setPeople(people.filter((one) => one !== id))}>
          {say("rota.takeOff", { name: names.get(id) ?? "" })}
        </Button>
      ))}
      <Combobox
        key={people.length}
        name="person"
        label={say("rota.addPerson")}
        value={null}
        onValue={(id) => id && setPeople([...people, id])}
        options={(everybody.data ?? []).filter((one) => !people.includes(one.id)).map((one) => ({ value: one.id, label: one.fullname }))}
      />
      <GenerationTold tried={tried} />
    </Dialog>
  );
}
