/** The codename that a company of this name will probably have; the server decides, and numbers what is taken. */
export function codenameOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("ı", "i")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 34);
}
