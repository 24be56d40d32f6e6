/** Rows to a page, the most that the server gives. */
export const pageRowCount = 500;

const mostPages = 8;

/** The rest of the pages at once, when the first has said how many there are; no more than a page can show. */
export async function everyPage<T>(page: (number: number) => Promise<{ rows: T[]; pages: number }>): Promise<T[]> {
  const first = await page(1);
  const others = Array.from({ length: Math.max(0, Math.min(first.pages, mostPages) - 1) }, (_, index) => page(index + 2));
  return [...first.rows, ...(await Promise.all(others)).flatMap((one) => one.rows)];
}
