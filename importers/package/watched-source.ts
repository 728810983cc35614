import type { ByteSource } from "./package-source";

/**
 * A source whose own failures, and the wish to stop, are told from those of what is read in it: an archive's reader
 * may take either for damage.
 */
export class WatchedSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #source: ByteSource;
  readonly #signal: AbortSignal | undefined;
  readonly #onRead: (bytes: number) => void;
  #failure: { error: unknown } | null = null;

  constructor(source: ByteSource, signal?: AbortSignal, onRead: (bytes: number) => void = () => {}) {
    this.name = source.name;
    this.size = source.size;
    this.#source = source;
    this.#signal = signal;
    this.#onRead = onRead;
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    try {
      this.#signal?.throwIfAborted();
      const bytes = await this.#source.read(offset, length);
      this.#onRead(bytes.byteLength);
      return bytes;
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  /** Throws what a read has failed with, if one has. */
  rethrow(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
