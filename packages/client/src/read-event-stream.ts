/** One message of an event stream. `data` is null for one that only tells where to resume, or that has a name alone. */
export interface StreamMessage {
  /** What its `event` field says. */
  readonly name: string | null;
  readonly id: string | null;
  readonly data: string | null;
}

/** Most characters of one message; a longer one is no stream of ours. */
export const messageLengthMax = 1_000_000;

/**
 * Reads server-sent events (WHATWG HTML, section 9.2.6) from the body of a response. Comments and fields that the
 * API does not send are passed over. Throws when the connection breaks, or when `idleTimeoutMs` pass without a byte.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  idleTimeoutMs: number,
): AsyncGenerator<StreamMessage, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = '';
  let fields: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await withinIdleTime(reader.read(), idleTimeoutMs);
      if (done) return;
      // A carriage return at the very end may be half a line break, and waits for the next bytes.
      const lines = (pending + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      pending = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '' && fields.length > 0) yield readMessage(fields);
        fields = line === '' ? [] : [...fields, line];
        length = line === '' ? 0 : length + line.length;
      }
      if (length + pending.length > messageLengthMax) throw new Error('a message of the stream has no end');
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function withinIdleTime<Value>(reading: Promise<Value>, idleTimeoutMs: number): Promise<Value> {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new Error('the event stream fell silent')), idleTimeoutMs);
  try {
    return await Promise.race([reading, silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function readMessage(fields: readonly string[]): StreamMessage {
  let id: string | null = null;
  let name: string | null = null;
  const data: string[] = [];
  for (const line of fields) {
    const [, field, value = ''] = /^(\w+):? ?(.*)$/.exec(line) ?? [];
    if (field === 'id') id = value;
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  }
  return { name, id, data: data.length > 0 ? data.join('\n') : null };
}
