import type { ByteSource } from "./package-source";

/** Bytes that are read and unpacked at a time. */
const STEP = 64 * 1024;

/** The bytes of a source from one offset up to another, in steps. */
export async function* readSteps(source: ByteSource, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let offset = from; offset < to; offset += STEP) {
    yield await source.read(offset, Math.min(STEP, to - offset));
  }
}

/** What a transform makes of chunks. Whoever stops early stops the chunks as well. */
export async function* through(
  chunks: AsyncGenerator<Uint8Array>,
  transform: TransformStream<Uint8Array, Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const packed = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  // Safari's streams cannot be iterated.
  const reader = packed.pipeThrough(transform).getReader();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    isOver = true;
  } catch (error) {
    isOver = true;
    throw error;
  } finally {
    if (!isOver) await reader.cancel();
  }
}

/** Chunks as one array. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
