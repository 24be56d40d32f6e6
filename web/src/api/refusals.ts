import type { Say, Word } from "../words/words";
import { refusalWords } from "./refusalWords";

/** A call that was not answered with what it asked for, whichever of the three shapes it came in. */
export class Refusal extends Error {
  constructor(
    /** The HTTP status; 0 where nobody answered. */
    readonly status: number,
    /** Named, such as ShiftConflict; else the status. */
    readonly code: string,
    /** The server's, for machines or for people. */
    readonly sentence: string,
    readonly detail: unknown,
    readonly requestId: string | null,
    /** Seconds until it is worth asking again, where it was said. */
    readonly wait: number | null = null,
  ) {
    super(sentence);
    this.name = "Refusal";
  }
}

/** Which field of a form is meant, and what is wrong with it. */
export interface AboutField {
  field: string;
  wrong: "missing" | "type" | "value" | "id";
}

export async function refusalOf(response: Response): Promise<Refusal> {
  const text = await response.text().catch(() => "");
  const body = parsed(text);
  const code = body.errCode === undefined || body.errCode === null ? String(response.status) : String(body.errCode);
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new Refusal(
    response.status,
    code,
    typeof body.message === "string" ? body.message : response.statusText,
    body.detail ?? null,
    response.headers.get("x-request-id"),
    Number.isFinite(wait) ? wait : null,
  );
}

export function unreachable(): Refusal {
  return new Refusal(0, "Unreachable", "", null, null);
}

export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : unreachable();
}

export function aboutField(refusal: Refusal): AboutField | null {
  const found = /^errMsg_(.+?)(isRequired|IsNotAValidEnumValue|TypeIsNotValid|isNotAValidID|IsNotAValid\w*)$/.exec(refusal.sentence);
  if (!found?.[1]) return null;
  const wrong = { isRequired: "missing", TypeIsNotValid: "type", isNotAValidID: "id" } as const;
  return { field: found[1], wrong: wrong[found[2] as keyof typeof wrong] ?? "value" };
}

/** In the reader's language where the code has words, else as the server says it, unless that is meant for machines. */
export function sentenceOf(refusal: Refusal, say: Say): string {
  const word = refusalWords[refusal.code];
  if (word) return say(word);
  if (refusal.sentence !== "" && !refusal.sentence.startsWith("errMsg_")) return refusal.sentence;
  const field = aboutField(refusal);
  if (field) return say(`refusal.field.${field.wrong}` satisfies Word);
  if (refusal.sentence.includes("DuplicateUniqueIndexError")) return say("refusal.duplicate");
  if (refusal.status === 404) return say("refusal.notFound");
  if (refusal.status === 403) return say("refusal.forbidden");
  return say(refusal.status >= 500 ? "refusal.broken" : "refusal.other");
}

/** What a form shows where: by field, and the rest above its button. */
export function inForm(refusal: Refusal, say: Say, fields: readonly string[]): { fields: Record<string, string>; whole: Refusal | null } {
  const about = aboutField(refusal);
  const name = about && fields.find((field) => field === about.field || about.field.endsWith(`.${field}`));
  return name ? { fields: { [name]: sentenceOf(refusal, say) }, whole: null } : { fields: {}, whole: refusal };
}

function parsed(text: string): { errCode?: unknown; message?: unknown; detail?: unknown } {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}
