import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import { changeShifts } from "./moveShift";
import type { Template } from "./queries";
import { shiftsChanged } from "./shownShifts";

export type TemplateDraft = components["schemas"]["CreateTemplateInput"];
export type Generating = components["schemas"]["GenerateShiftsInput"];

/** A new one, or one that there is, if nobody changed it meanwhile. */
export function saveTemplate(template: Template | null, draft: TemplateDraft) {
  return change({
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      if (!template) await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifttemplates", { body: draft, headers }));
      else {
        const params = { path: { shiftTemplateId: template.id } };
        const body = { ...draft, recordVersion: template.recordVersion };
        await told(clients.scheduling.PATCH("/scheduleManagement-api/v1/shifttemplates/{shiftTemplateId}", { params, body }));
      }
      await templatesChanged();
    },
    says: () => say("rota.templateSaved"),
  });
}

/** Shifts that were made of it stay. */
export function removeTemplate({ id, name, description, startTime, endTime, recurrenceRule, departmentId, placeId, headCount }: Template) {
  return change({
    call: async () => {
      await told(
        clients.scheduling.DELETE("/scheduleManagement-api/v1/shifttemplates/{shiftTemplateId}", { params: { path: { shiftTemplateId: id } } }),
      );
      await templatesChanged();
    },
    inverse: () => ({
      call: async (key) => {
        const body = { name, description, startTime, endTime, recurrenceRule, departmentId, placeId, headCount };
        await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifttemplates", { body, headers: { "idempotency-key": key } as never }));
        await templatesChanged();
      },
    }),
    says: () => say("rota.templateRemoved"),
  });
}

export async function tryGenerate(shiftTemplateId: string, generating: Generating) {
  const params = { path: { shiftTemplateId } };
  const body = { ...generating, dryRun: true };
  return (await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifttemplates/{shiftTemplateId}/generate", { params, body }))).generation;
}

const mostAtOnce = 200;

/** Drafts, undone as they were made. */
export function generate(shiftTemplateId: string, generating: Generating) {
  return change({
    call: async (key) => {
      const params = { path: { shiftTemplateId } };
      const headers = { "idempotency-key": key } as never;
      const path = "/scheduleManagement-api/v1/shifttemplates/{shiftTemplateId}/generate";
      const answer = await told(clients.scheduling.POST(path, { params, body: generating, headers }));
      await shiftsChanged();
      return answer;
    },
    inverse: ({ shifts }) => ({
      call: async (key) => {
        for (let at = 0; at < shifts.length; at += mostAtOnce) {
          const ids = shifts.slice(at, at + mostAtOnce).map((shift) => shift.id);
          await changeShifts(
            ids.map((shiftId) => ({ op: "delete" as const, shiftId })),
            ids,
            `${key}-${at}`,
          );
        }
      },
    }),
    says: ({ generation }) => say("rota.weekCopied", { count: generation.created }),
  });
}

function templatesChanged(): Promise<void> {
  return queriesOf(place().codename).invalidateQueries({ queryKey: ["shiftTemplate"] });
}
