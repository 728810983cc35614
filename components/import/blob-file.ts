import { LazyFile } from "@/importers/lazy-file";

/** What only workers have, and the DOM's types leave out. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** A file that somebody chose in a browser, for a worker. */
export class BlobFile extends LazyFile {
  readonly #blob: Blob;

  constructor(path: string, blob: Blob) {
    super(path, blob.size);
    this.#blob = blob;
  }

  protected async allBytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#blob.arrayBuffer());
  }

  protected firstBytes(length: number): Uint8Array {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(this.#blob.slice(0, length)));
  }
}
