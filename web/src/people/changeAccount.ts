import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { keptPicture, type Picture } from "../app/PictureField";
import { say } from "../words/words";
import type { Role } from "./ladder";
import { newPassword } from "./newPassword";
import type { Account } from "./queries";

export interface NewAccount extends Picture {
  fullname: string;
  email: string;
  password: string;
  roleId: Role;
  emailVerified: boolean;
}

/** With a password already; nobody thinks one up. */
export function emptyAccount(): NewAccount {
  return { fullname: "", email: "", password: newPassword(), roleId: "tenantUser", emailVerified: false, avatar: null, picture: null };
}

export async function makeAccount(account: NewAccount, quiet = false) {
  const outcome = await change({
    call: async (key) => {
      const { fullname, email, password, roleId, emailVerified } = account;
      const avatar = await keptPicture(account);
      const body = { fullname: fullname.trim(), email: email.trim(), password, roleId, emailVerified, ...(avatar && { avatar }) };
      return (await told(clients.auth.POST("/auth-api/v1/users", { body, headers: { "idempotency-key": key } as never }))).user;
    },
    ...(!quiet && { says: (user: Account) => say("users.made", { name: user.fullname }) }),
  });
  again();
  return outcome;
}

export interface Info extends Picture {
  fullname: string;
}

/** The picture first, then what names it. */
export async function changeInfo(account: Account, info: Info) {
  const outcome = await change({
    call: async () => {
      const avatar = await keptPicture(info);
      const body = {
        ...(info.fullname.trim() !== account.fullname && { fullname: info.fullname.trim() }),
        ...(avatar !== account.avatar && { avatar }),
        recordVersion: account.recordVersion,
      };
      return told(clients.auth.PATCH("/auth-api/v1/users/{userId}", { params: { path: { userId: account.id } }, body: body as never }));
    },
    says: () => say("users.changed"),
  });
  again();
  return outcome;
}

/** Who registered and waits is let in, for good. */
export async function letIn(account: Account) {
  const outcome = await change({
    call: () =>
      told(clients.auth.PATCH("/auth-api/v1/users/{userId}", { params: { path: { userId: account.id } }, body: { approved: true } as never })),
    says: () => say("users.isIn", { name: account.fullname }),
  });
  again();
  return outcome;
}

export async function setRole(account: Account, roleId: Role) {
  const outcome = await change({
    call: () => told(clients.auth.PATCH("/auth-api/v1/userrole/{userId}", { params: { path: { userId: account.id } }, body: { roleId } as never })),
    says: () => say("users.roleIs", { name: account.fullname, role: say(`users.role.${roleId}`) }),
  });
  again();
  return outcome;
}

export async function setPassword(account: Account, password: string) {
  return change({
    call: () =>
      told(
        clients.auth.PATCH("/auth-api/v1/userpasswordbyadmin/{userId}", { params: { path: { userId: account.id } }, body: { password } as never }),
      ),
    says: () => say("users.passwordIsSet", { name: account.fullname }),
  });
}

export async function deleteAccount(account: Account, lastDay: string | null) {
  const outcome = await change({
    call: () =>
      told(
        clients.auth.DELETE("/auth-api/v1/users/{userId}", {
          params: { path: { userId: account.id }, query: (lastDay ? { lastDay } : {}) as never },
        }),
      ),
    says: () => say("users.isGone", { name: account.fullname }),
  });
  again();
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["employeeProfile"] });
  return outcome;
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["user"] });
}
