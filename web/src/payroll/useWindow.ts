import { type RefObject, useLayoutEffect, useState } from "react";

/** Rows more than fit, above and below, so that nothing is seen to come. */
const spare = 12;
const usual = 36;

/** Which rows of a table are in sight. All are of one height, which is taken from the first that is drawn: it depends on the device. */
export function useWindow(scroll: RefObject<HTMLElement | null>, count: number) {
  const [height, setHeight] = useState(usual);
  const [first, setFirst] = useState(0);
  const [fits, setFits] = useState(30);
  const look = () => {
    const frame = scroll.current;
    if (!frame) return;
    setHeight(frame.querySelector<HTMLElement>("[data-row]")?.offsetHeight || usual);
    setFits(Math.ceil(frame.clientHeight / height));
    // By steps, so that scrolling draws the table seldom.
    setFirst(Math.floor(frame.scrollTop / height / (spare / 2)) * (spare / 2));
  };
  useLayoutEffect(look);
  const from = Math.max(0, Math.min(first - spare, count - fits));
  return { from, to: Math.min(count, first + fits + 2 * spare), height, look };
}

/** Between head and foot, which stay where they are. */
export function bringIntoSight(frame: HTMLElement, index: number, height: number): void {
  const [top, room] = [index * height, frame.clientHeight - 3 * height];
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top > frame.scrollTop + room) frame.scrollTop = top - room;
}
