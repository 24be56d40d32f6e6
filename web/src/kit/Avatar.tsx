import { useState } from "react";
import styles from "./Avatar.module.css";
import { classes } from "./classes";
import { hueOf } from "./hues";

interface AvatarProps {
  name: string;
  /** What the hue is of; the name where there is no better. */
  id?: string;
  picture?: string | null | undefined;
  size?: "small" | "usual" | "large" | "huge";
  /** Companies are square. */
  shape?: "round" | "square";
}

/** Beside the name, so it says nothing itself. Pictures come from this host only; of others the initials are shown. */
export function Avatar({ name, id, picture, size = "usual", shape = "round" }: AvatarProps) {
  const [broken, setBroken] = useState(false);
  const own = picture?.startsWith("/") && !picture.includes("/generated/") && !broken;
  return (
    <span className={classes(styles.avatar, styles[size], styles[shape])} data-hue={hueOf(id ?? name)} aria-hidden="true">
      {own ? <img src={picture ?? ""} alt="" loading="lazy" onError={() => setBroken(true)} /> : initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).flatMap((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? []);
  return ((words[0] ?? "") + (words.length > 1 ? (words.at(-1) ?? "") : "")).toLocaleUpperCase();
}
