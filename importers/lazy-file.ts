import { crc32 } from "./package/crc32";
import { HEAD_LENGTH, type SourceFile } from "./source-file";

const HEADS_KEPT = 4;

/** A file that lies elsewhere. Nothing of it stays in memory: what is asked for again later is read again. */
export abstract class LazyFile implements SourceFile {
  static readonly #heads = new Map<LazyFile, string>();
  readonly path: string;
  readonly bytes: number;
  /** Checksum of what was read first. */
  #check: number | null = null;

  constructor(path: string, bytes: number) {
    this.path = path;
    this.bytes = bytes;
  }

  /** Its first bytes, at most so many. @throws where it can't be read. */
  protected abstract firstBytes(length: number): Uint8Array;

  /** All of its bytes, as they are now. @throws where it can't be read any more. */
  protected abstract allBytes(): Promise<Uint8Array<ArrayBuffer>>;

  /** All of its bytes. @throws where it can't be read any more, or is another one than when it was read first. */
  async content(): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.allBytes();
    const check = crc32(bytes);
    this.#check ??= check;
    // What goes along must hold the values that were read.
    if (this.#check !== check) throw new Error(`${this.path} was changed since it was read.`);
    return bytes;
  }

  get head(): string {
    const heads = LazyFile.#heads;
    const known = heads.get(this);
    if (known !== undefined) return known;
    const head = this.#readHead();
    heads.set(this, head);
    for (const [file] of heads) {
      if (heads.size <= HEADS_KEPT) break;
      heads.delete(file);
    }
    return head;
  }

  async text(): Promise<string> {
    return decoded(await this.content());
  }

  #readHead(): string {
    try {
      return decoded(this.firstBytes(HEAD_LENGTH), true);
    } catch {
      return "";
    }
  }
}

/** Text in UTF-8, or in UTF-16 as Windows redirects it; "" for what is no text. `isCut`: the last character may be half. */
export function decoded(bytes: Uint8Array, isCut = false): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  if (encoding === "utf-8" && bytes.subarray(0, HEAD_LENGTH).includes(0)) return "";
  return new TextDecoder(encoding).decode(bytes, { stream: isCut });
}
