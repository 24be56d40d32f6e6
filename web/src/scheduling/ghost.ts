import styles from "./ghost.module.css";

/**
 * What is in the hand, beside the pointer or at the cell: one element moved by hand, so that the board is not drawn while something is
 * carried over it.
 */
export function ghost(text: string) {
  const element = document.createElement("div");
  const [title, verdict] = [document.createElement("strong"), document.createElement("span")];
  title.textContent = text;
  element.append(title, verdict);
  element.className = styles.ghost ?? "";
  element.setAttribute("aria-hidden", "true");
  document.body.append(element);
  return {
    at(x: number, y: number) {
      const inside = Math.min(x, innerWidth - element.offsetWidth - 8);
      element.style.translate = `${inside}px ${Math.min(y, innerHeight - element.offsetHeight - 8)}px`;
    },
    says(words: string, level: string) {
      verdict.textContent = words;
      element.dataset.level = level;
    },
    away: () => element.remove(),
  };
}

let marked: Element | null = null;

/** The cell that is meant says what it would be; one at a time. */
export function markCell(cell: Element | null, level?: string): void {
  if (marked && marked !== cell) marked.removeAttribute("data-verdict");
  if (cell && level) cell.setAttribute("data-verdict", level);
  marked = cell;
}
