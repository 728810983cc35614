/** Random access to a package's bytes: a file on disk, a File of the browser, bytes in memory. */
export interface ByteSource {
  /** The file's name, for reports alone: what a package is, its content says. */
  readonly name: string;
  readonly size: number;
  /** Exactly `length` bytes from `offset`, in memory of their own; fails where the source has fewer. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** What differs between Node and browsers. */
export interface Platform {
  sha256(): { update(bytes: Uint8Array): void; hex(): string };
  /** Unpacks all members of a gzip stream. Fails where it is cut off or damaged, or where anything else follows. */
  gunzip(): TransformStream<Uint8Array, Uint8Array>;
  /** Unpacks one deflate stream without wrapping. Fails where it is cut off or damaged, or where anything follows. */
  inflateRaw(): TransformStream<Uint8Array, Uint8Array>;
}

/** Bytes in memory as a source. */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.byteLength,
    async read(offset, length) {
      if (offset + length > bytes.byteLength) throw new RangeError(`${name} ends before ${offset + length}`);
      return new Uint8Array(bytes.subarray(offset, offset + length));
    },
  };
}
