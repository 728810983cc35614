import { Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";

/** A file of a package that is being made, and where it lies in it. */
export interface PackageEntry {
  artifact: string;
  file: { content(): Promise<Uint8Array<ArrayBuffer>> };
}

/**
 * Writes a .zip package: the document, then its artefacts, of which one at a time is in memory. The same files make
 * the same bytes. Closes the target.
 *
 * @throws what a file throws that can't be read any more, and what ended `signal`.
 */
export async function writePackage(
  target: WritableStream<Uint8Array>,
  document: string,
  artifacts: readonly PackageEntry[],
  signal?: AbortSignal,
): Promise<void> {
  const zip = new ZipWriter(target, {
    // A zip archive holds the time of day where it was made, without saying where: the same everywhere.
    lastModDate: new Date(2000, 0, 1),
    extendedTimestamp: false,
    useWebWorkers: false,
  });
  await zip.add("bundle.json", new Uint8ArrayReader(new TextEncoder().encode(document)));
  for (const { artifact, file } of artifacts) {
    signal?.throwIfAborted();
    await zip.add(artifact, new Uint8ArrayReader(await file.content()));
  }
  await zip.close();
}
