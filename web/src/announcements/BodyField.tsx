import { Bold, Italic, Link, List, Quote } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../kit/IconButton";
import { TextArea } from "../kit/TextArea";
import { useWords } from "../words/words";
import { type Mark, marked } from "./marking";
import styles from "./NewsPage.module.css";

const marks: [Mark, typeof Bold][] = [
  ["bold", Bold],
  ["italic", Italic],
  ["list", List],
  ["quote", Quote],
  ["link", Link],
];

/** Plain text with marks in it; the buttons write them around what is chosen. */
export function BodyField({ value, onValue, refusal }: { value: string; onValue: (body: string) => void; refusal: string | undefined }) {
  const say = useWords();
  const field = useRef<HTMLDivElement>(null);
  const mark = (what: Mark) => {
    const area = field.current?.querySelector("textarea");
    if (!area) return;
    const made = marked(value, { from: area.selectionStart, to: area.selectionEnd }, what);
    onValue(made.text);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(made.from, made.to);
    });
  };
  return (
    <div ref={field}>
      <TextArea
        label={say("news.body")}
        name="body"
        required
        rows={8}
        value={value}
        refusal={refusal}
        aside={
          <span className={styles.marks}>
            {marks.map(([what, Icon]) => (
              <IconButton key={what} size="compact" label={say(`news.mark.${what}`)} icon={<Icon size={15} />} onClick={() => mark(what)} />
            ))}
          </span>
        }
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
