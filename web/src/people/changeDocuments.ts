import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { EmployeeDocument } from "./queries";

export interface NewDocument {
  employeeProfileId: string;
  documentType: string;
  documentUrl: string;
  validUntil: string | null;
}

type Saved = Pick<EmployeeDocument, "id" | "recordVersion">;

/** Undone it is deleted again. */
export function addDocument(document: NewDocument) {
  return change(creation(document));
}

export async function saveDocument(before: EmployeeDocument, document: NewDocument) {
  return change({
    call: () =>
      told(
        clients.employees.PATCH("/employeeProfile-api/v1/employeedocuments/{employeeDocumentId}", {
          params: { path: { employeeDocumentId: before.id } },
          body: {
            documentType: document.documentType,
            documentUrl: document.documentUrl,
            validUntil: document.validUntil,
            recordVersion: before.recordVersion,
          } as never,
        }),
      ).finally(again),
    says: () => say("people.documentSaved"),
  });
}

/** Gone at once; undone it is added anew, as it was. */
export function removeDocument(document: EmployeeDocument) {
  const { employeeProfileId, documentType, documentUrl, validUntil } = document;
  return change({
    ...deletion(document.id),
    optimistic: () => {
      const queries = queriesOf(place().codename);
      const key = ["employeeDocument", "of", employeeProfileId];
      const before = queries.getQueryData<EmployeeDocument[]>(key);
      queries.setQueryData<EmployeeDocument[]>(key, (all) => all?.filter((one) => one.id !== document.id));
      return () => queries.setQueryData(key, before);
    },
    inverse: () => ({ call: creation({ employeeProfileId, documentType, documentUrl, validUntil }).call }),
    says: () => say("people.documentGone", { type: documentType }),
  });
}

function creation(document: NewDocument): Change<Saved> {
  return {
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      const call = clients.employees.POST("/employeeProfile-api/v1/employeedocuments", { body: document as never, headers });
      return (await told(call).finally(again)).employeeDocument;
    },
    inverse: (saved) => deletion(saved.id),
    says: () => say("people.documentAdded"),
  };
}

function deletion(employeeDocumentId: string): Change<unknown> {
  return {
    call: () =>
      told(
        clients.employees.DELETE("/employeeProfile-api/v1/employeedocuments/{employeeDocumentId}", { params: { path: { employeeDocumentId } } }),
      ).finally(again),
  };
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["employeeDocument"] });
}
