/** As a ref: what the address names comes into sight. */
export function intoSight(element: Element | null): void {
  element?.scrollIntoView({ block: "center" });
}
