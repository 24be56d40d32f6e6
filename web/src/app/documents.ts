import { clients, told, upload } from "../api/clients";
import { asRefusal, type Refusal } from "../api/refusals";
import { saveFile } from "./saveFile";

/** What the documents' buckets take. */
const endings: Record<string, string> = { "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png" };
export const taken = Object.keys(endings);
export const mostBytes = 10 * 1024 * 1024;

const buckets = {
  employees: "/employeeProfile-api/bucket/employeeDocuments",
  leave: "/leaveManagement-api/bucket/leaveDocuments",
} as const;

type Bucket = keyof typeof buckets;

/** Whether an address leads to a file of ours, which only whoever may see its row can read. */
export function isKept(address: string | null | undefined): address is string {
  return !!address && Object.values(buckets).some((bucket) => address.startsWith(`${bucket}/`));
}

/** @returns the address under which a row is to name it. */
export async function keptDocument(bucket: Bucket, file: File): Promise<string> {
  const { file: kept } = await upload<{ file: { accessKey: string } }>(`${buckets[bucket]}/upload`, file, file.name);
  return `${buckets[bucket]}/download/key/${kept.accessKey}`;
}

/** Fetched as whoever is signed in, and given to the browser under that name. */
export async function getDocument(address: string, name: string): Promise<Refusal | null> {
  const params = { path: { accessKey: address.slice(address.lastIndexOf("/") + 1) } };
  const call = address.startsWith(buckets.leave)
    ? clients.leave.GET(`${buckets.leave}/download/key/{accessKey}`, { params, parseAs: "blob" })
    : clients.employees.GET(`${buckets.employees}/download/key/{accessKey}`, { params, parseAs: "blob" });
  try {
    const content = (await told(call as never)) as Blob;
    saveFile(content, `${name}.${endings[content.type] ?? "bin"}`);
    return null;
  } catch (error) {
    return asRefusal(error);
  }
}
