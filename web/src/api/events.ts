export interface StreamEvent {
  id: string;
  name: string;
  data: string;
}

/** Splits a stream of server-sent events, however its bytes are cut. */
export async function* eventsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true });
    // A lone \r at the end may be the half of a line's end.
    const parts = (rest.endsWith("\r") ? rest.slice(0, -1) : rest).split(/\r\n\r\n|\n\n|\r\r/);
    rest = (parts.pop() ?? "") + (rest.endsWith("\r") ? "\r" : "");
    for (const part of parts) {
      const event = read(part);
      if (event) yield event;
    }
  }
}

function read(text: string): StreamEvent | null {
  const event = { id: "", name: "message", data: [] as string[] };
  for (const line of text.split(/\r\n|\n|\r/)) {
    const found = /^(id|event|data): ?(.*)$/.exec(line);
    if (found?.[1] === "id") event.id = found[2] ?? "";
    if (found?.[1] === "event") event.name = found[2] ?? "";
    if (found?.[1] === "data") event.data.push(found[2] ?? "");
  }
  return event.data.length > 0 ? { ...event, data: event.data.join("\n") } : null;
}
