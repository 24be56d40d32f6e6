import { createElement, Fragment, type ReactNode } from "react";
import styles from "./RichText.module.css";
import { type Rich, richText } from "./richText";

/** The body of a piece of news, drawn as elements. Links open beside the page. */
export function RichText({ html }: { html: string }) {
  return <div className={styles.text}>{drawn(richText(html))}</div>;
}

function drawn(parts: readonly Rich[]): ReactNode {
  return createElement(Fragment, null, ...parts.map(element));
}

function element(part: Rich): ReactNode {
  if (typeof part === "string") return part;
  const { tag, href, inside } = part;
  if (tag === "br" || tag === "hr") return createElement(tag);
  if (tag === "a")
    return href ? (
      <a href={href} target="_blank" rel="noreferrer noopener">
        {drawn(inside)}
      </a>
    ) : (
      drawn(inside)
    );
  // Below the title of the sheet.
  const shown = /^h[1-4]$/.test(tag) ? "h3" : tag;
  return createElement(shown, null, drawn(inside));
}
