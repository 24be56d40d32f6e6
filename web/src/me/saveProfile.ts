import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { keptPicture, type Picture } from "../app/PictureField";
import { learnSession } from "../app/session";
import { say } from "../words/words";
import { meKey } from "./queries";

export interface Profile extends Picture {
  fullname: string;
  language: string | null;
  timezone: string | null;
}

/** The picture first, then what names it; only what was changed is sent, and only if nobody changed it meanwhile. */
export async function saveProfile(userId: string, version: number, profile: Profile, saved: Profile) {
  const { codename } = place();
  const outcome = await change({
    call: async () => {
      const avatar = await keptPicture(profile);
      const body = {
        ...(profile.fullname !== saved.fullname && { fullname: profile.fullname }),
        ...(profile.language !== saved.language && { language: profile.language }),
        ...(profile.timezone !== saved.timezone && { timezone: profile.timezone }),
        ...(avatar !== saved.avatar && { avatar }),
        recordVersion: version,
      };
      return (await told(clients.auth.PATCH("/auth-api/v1/profile", { body }))).user;
    },
    says: () => say("me.saved"),
  });
  if (outcome.answer) {
    queriesOf(codename).setQueryData(meKey(userId), outcome.answer);
    await learnSession();
  }
  return outcome;
}
