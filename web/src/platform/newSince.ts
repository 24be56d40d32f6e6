/** How many of a list that begins with the newest came since then; only "at least" where all that were read did, and more were not read. */
export function newSince(rows: readonly { createdAt: string }[], all: number, since: Temporal.Instant): { count: number; exact: boolean } {
  const count = rows.filter((one) => Temporal.Instant.compare(Temporal.Instant.from(one.createdAt), since) >= 0).length;
  return { count, exact: count < rows.length || rows.length >= all };
}
