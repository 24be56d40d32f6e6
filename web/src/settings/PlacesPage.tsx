import { RotateCw } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import type { Refusal as Refused } from "../api/refusals";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Badge } from "../kit/Badge";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { useNow } from "../time/clock";
import { relativeText } from "../time/words";
import { type Say, useLanguage, useWords } from "../words/words";
import styles from "./CompanyPage.module.css";
import { deleteKiosk, deletePlace, rotateKiosk } from "./changePlaces";
import { EditableList } from "./EditableList";
import { type Kiosk, kiosks, type Place, places } from "./queries";

const PlaceForm = lazy(() => import("./PlaceForm").then((module) => ({ default: module.PlaceForm })));
const KioskForm = lazy(() => import("./KioskForm").then((module) => ({ default: module.KioskForm })));
const Confirm = lazy(() => import("../kit/Confirm").then((module) => ({ default: module.Confirm })));
const KioskToken = lazy(() => import("./KioskToken").then((module) => ({ default: module.KioskToken })));

/** Where people work, how it is shown that they are there, and the devices at which they clock. */
export function PlacesPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const known = useQuery(places);
  useTitle(say("nav.places"), session.tenantName);
  return (
    <SettingsFrame session={session} page="settings/places">
      <div className={styles.page}>
        <EditableList
          title={say("nav.places")}
          hint={say("place.hint")}
          none={say("place.none")}
          add={say("place.add")}
          asked={known}
          row={(one) => ({
            name: one.name,
            text: sentence(one, say),
            badge: one.requires !== "none" && <Badge tone={one.fenceMode === "stop" ? "warn" : "quiet"}>{say(`place.mode.${one.fenceMode}`)}</Badge>,
          })}
          form={(one, onClose) => <PlaceForm place={one} onClose={onClose} />}
          goodbye={({ name }) => ({
            label: say("place.deleteOne", { name }),
            title: say("place.deleteTitle", { name }),
            text: say("place.deleteText"),
            action: say("settings.delete"),
          })}
          onDelete={deletePlace}
        />
        <Kiosks known={known.data ?? []} />
      </div>
    </SettingsFrame>
  );
}

function sentence(place: Place, say: Say): string {
  return [
    ...(place.address ? [place.address] : []),
    say(`place.requires.${place.requires}`),
    ...(place.latitude !== null ? [say("place.radiusText", { meters: place.radiusMeters ?? 0 })] : []),
    ...(place.nfcTags.length > 0 ? [say("place.tagCount", { count: place.nfcTags.length })] : []),
  ].join(" · ");
}

function Kiosks({ known }: { known: readonly Place[] }) {
  const say = useWords();
  const language = useLanguage();
  const now = useNow("minute");
  const asked = useQuery(kiosks);
  const [told, tell] = useState<{ name: string; token: string } | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [rotating, askFirst] = useState<Kiosk | null>(null);
  const [busy, setBusy] = useState(false);
  const rotate = async (kiosk: Kiosk) => {
    setBusy(true);
    const { answer, refusal } = await rotateKiosk(kiosk);
    setBusy(false);
    setRefused(refusal);
    askFirst(null);
    if (answer) tell(answer);
  };
  const used = ({ lastUsedAt }: Kiosk) =>
    lastUsedAt ? say("kiosk.used", { when: relativeText(Temporal.Instant.from(lastUsedAt), now, language) }) : say("kiosk.unused");
  return (
    <>
      <EditableList
        title={say("kiosk.all")}
        hint={say("kiosk.hint")}
        none={say(known.length === 0 ? "kiosk.placeFirst" : "kiosk.none")}
        add={say("kiosk.add")}
        closed={known.length === 0}
        asked={asked}
        row={(one) => ({
          name: one.name,
          text: [known.find((place) => place.id === one.placeId)?.name ?? say("kiosk.nowhere"), `…${one.hint}`, used(one)].join(" · "),
          badge: one.lockedUntil && Temporal.Instant.compare(Temporal.Instant.from(one.lockedUntil), now) > 0 && (
            <Badge tone="warn">{say("kiosk.locked")}</Badge>
          ),
          actions: <IconButton label={say("kiosk.rotate", { name: one.name })} icon={<RotateCw size={15} />} onClick={() => askFirst(one)} />,
        })}
        form={(one, onClose) => <KioskForm kiosk={one} known={known} onClose={onClose} onMade={tell} />}
        goodbye={({ name }) => ({
          label: say("kiosk.revokeOne", { name }),
          title: say("kiosk.revokeTitle", { name }),
          text: say("kiosk.revokeText"),
          action: say("kiosk.revoke"),
        })}
        onDelete={deleteKiosk}
      />
      {refused && <Refusal refusal={refused} />}
      <Suspense>
        {rotating && (
          <Confirm
            title={say("kiosk.rotateTitle", { name: rotating.name })}
            text={say("kiosk.rotateText")}
            action={say("kiosk.rotateAction")}
            open
            busy={busy}
            onOpen={(shown) => shown || askFirst(null)}
            onConfirm={() => void rotate(rotating)}
          />
        )}
        {told && <KioskToken name={told.name} token={told.token} onClose={() => tell(null)} />}
      </Suspense>
    </>
  );
}
