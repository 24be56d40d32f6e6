import fc from "fast-check";
import { expect, it } from "vitest";
import { eventsOf } from "./events";

const text = 'id: 1\r\nevent: changed\r\ndata: {"objects":["shift"]}\r\n\r\n: alive\r\n\r\nevent: notification\r\ndata: ğ\r\ndata: ü\r\n\r\n';

async function* cut(bytes: Uint8Array, at: number[]) {
  let from = 0;
  for (const to of [...at.map((one) => one % bytes.length).sort((a, b) => a - b), bytes.length]) {
    yield bytes.slice(from, to);
    from = to;
  }
}

it("Events are the same however their bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 500 }), { maxLength: 12 }), async (at) => {
      const events = [];
      for await (const event of eventsOf(cut(new TextEncoder().encode(text), at))) events.push(event);
      expect(events).toEqual([
        { id: "1", name: "changed", data: '{"objects":["shift"]}' },
        { id: "", name: "notification", data: "ğ\nü" },
      ]);
    }),
  );
});
