import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { keptPicture, type Picture } from "../app/PictureField";
import { say } from "../words/words";
import type { Group, Member } from "./queries";

export async function makeGroup(groupName: string) {
  return change({
    call: async (key) =>
      (
        await told(
          clients.auth.POST("/auth-api/v1/usergroups", {
            body: { groupName: groupName.trim() } as never,
            headers: { "idempotency-key": key } as never,
          }),
        ).finally(again)
      ).userGroup,
    says: () => say("groups.made"),
  });
}

export async function changeGroup(group: Group, what: { groupName: string } | Picture) {
  return change({
    call: async () => {
      const body = "groupName" in what ? { groupName: what.groupName.trim() } : { avatar: await keptPicture(what) };
      return told(
        clients.auth.PATCH("/auth-api/v1/usergroups/{userGroupId}", {
          params: { path: { userGroupId: group.id } },
          body: { ...body, recordVersion: group.recordVersion } as never,
        }),
      ).finally(again);
    },
    says: () => say("groups.changed"),
  });
}

export async function deleteGroup(group: Group) {
  return change({
    call: () => told(clients.auth.DELETE("/auth-api/v1/usergroups/{userGroupId}", { params: { path: { userGroupId: group.id } } })).finally(again),
    says: () => say("groups.gone", { name: group.groupName }),
  });
}

/** Undone they are out again; where their shifts clash with the department's is told by the server, later. */
export async function addMember(groupId: string, userId: string, name: string) {
  return change<Pick<Member, "id">>({
    call: joining(groupId, userId),
    inverse: (member) => ({ call: leaving(member.id) }),
    says: () => say("groups.joined", { name }),
  });
}

/** Gone at once; undone they join anew. */
export async function removeMember(member: Member) {
  const queries = queriesOf(place().codename);
  const key = ["userGroupMember", "of", member.groupId];
  type Members = { rows: Member[]; all: number };
  return change({
    call: leaving(member.id),
    optimistic: () => {
      const before = queries.getQueryData<Members>(key);
      queries.setQueryData<Members>(key, (known) => known && { rows: known.rows.filter((one) => one.id !== member.id), all: known.all - 1 });
      return () => queries.setQueryData(key, before);
    },
    inverse: (): Change<unknown> => ({ call: joining(member.groupId, member.userId) }),
    says: () => say("groups.left", { name: member.user?.fullname ?? say("people.someoneGone") }),
  });
}

function joining(groupId: string, userId: string) {
  return async (key: string) => {
    const headers = { "idempotency-key": key } as never;
    return (await told(clients.auth.POST("/auth-api/v1/usergroupmembers", { body: { groupId, userId } as never, headers })).finally(again))
      .userGroupMember;
  };
}

function leaving(userGroupMemberId: string) {
  return () =>
    told(clients.auth.DELETE("/auth-api/v1/usergroupmembers/{userGroupMemberId}", { params: { path: { userGroupMemberId } } })).finally(again);
}

function again(): void {
  for (const object of ["userGroup", "userGroupMember"]) void queriesOf(place().codename).invalidateQueries({ queryKey: [object] });
}
