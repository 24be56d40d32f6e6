import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf } from "../api/queries";
import { place as here } from "../app/company";
import { say } from "../words/words";
import type { Kiosk, Place } from "./queries";

type NewKiosk = components["schemas"]["NewKiosk"];

export type PlaceDraft = Pick<Place, "name" | "address" | "latitude" | "longitude" | "requires" | "fenceMode" | "country" | "region" | "nfcTags"> & {
  radiusMeters: number;
};

export interface KioskDraft {
  name: string;
  placeId: string;
}

export function savePlace(place: Place | null, draft: PlaceDraft) {
  return change({
    call: async (key) => {
      const sent = place
        ? clients.attendance.PATCH("/attendanceManagement-api/v1/places/{placeId}", {
            params: { path: { placeId: place.id } },
            body: { ...draft, recordVersion: place.recordVersion },
          })
        : clients.attendance.POST("/attendanceManagement-api/v1/places", { body: draft, headers: { "idempotency-key": key } as never });
      return (await told<{ place: Place }>(sent).finally(again)).place;
    },
    says: () => say("place.saved", { name: draft.name }),
  });
}

/** Its kiosks go with it. */
export function deletePlace(place: Place) {
  return change({
    call: () =>
      told(
        clients.attendance.DELETE("/attendanceManagement-api/v1/places/{placeId}", {
          params: { path: { placeId: place.id } },
          headers: { "if-match": `"${place.recordVersion}"` } as never,
        }),
      ).finally(again),
    says: () => say("place.gone", { name: place.name }),
  });
}

/** @returns with its token, which is told this once. */
export function makeKiosk(body: KioskDraft) {
  return change<NewKiosk>({
    call: async () => (await told(clients.attendance.POST("/attendanceManagement-api/v1/kiosks", { body })).finally(again)).kiosk,
    says: () => say("kiosk.made", { name: body.name }),
    quiet: true,
  });
}

export function saveKiosk(kiosk: Kiosk, draft: KioskDraft) {
  return change({
    call: async () =>
      (
        await told(
          clients.attendance.PATCH("/attendanceManagement-api/v1/kiosks/{kioskId}", {
            params: { path: { kioskId: kiosk.id } },
            body: { ...draft, recordVersion: kiosk.recordVersion },
          }),
        ).finally(again)
      ).kiosk,
    says: () => say("kiosk.saved", { name: draft.name }),
  });
}

/** The token that it had opens nothing from then on. */
export function rotateKiosk(kiosk: Kiosk) {
  const params = { path: { kioskId: kiosk.id } };
  return change<NewKiosk>({
    call: async () => (await told(clients.attendance.POST("/attendanceManagement-api/v1/kiosks/{kioskId}/rotate", { params })).finally(again)).kiosk,
    says: () => say("kiosk.made", { name: kiosk.name }),
    quiet: true,
  });
}

export function deleteKiosk(kiosk: Kiosk) {
  return change({
    call: () =>
      told(
        clients.attendance.DELETE("/attendanceManagement-api/v1/kiosks/{kioskId}", {
          params: { path: { kioskId: kiosk.id } },
          headers: { "if-match": `"${kiosk.recordVersion}"` } as never,
        }),
      ).finally(again),
    says: () => say("kiosk.gone", { name: kiosk.name }),
  });
}

function again(): void {
  for (const object of ["place", "kiosk"]) void queriesOf(here().codename).invalidateQueries({ queryKey: [object] });
}
