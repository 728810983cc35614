import { beside } from "./archive-content";
import type { ArchiveEntries } from "./archive-entry";
import type { CheckedArtifact, CheckedPackage } from "./check-package";
import { readEntryPath } from "./entry-path";
import { pathAsListed } from "./listed-artifacts";
import { openGzip, openZip } from "./open-archive";
import type { ByteSource, Platform } from "./package-source";
import { WatchedSource } from "./watched-source";

/**
 * Second pass over a checked package: hands over each artefact as a stream, in the archive's order. Throws where
 * the bytes differ from what was checked; what `take` has stored by then must be undone. What `take` leaves unread
 * is read all the same.
 */
export async function forEachArtifact(
  source: ByteSource,
  platform: Platform,
  checked: CheckedPackage,
  take: (artifact: CheckedArtifact, chunks: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const { document, artifacts } = checked;
  if (!document || artifacts.length === 0) return;
  const left = new Map(artifacts.map((artifact) => [pathAsListed(artifact.path), artifact]));
  const folder = document.path.slice(0, document.path.lastIndexOf("/") + 1);
  for await (const entry of await entriesOf(new WatchedSource(source), platform, checked.kind)) {
    const path = entry.type === "file" ? readEntryPath(entry.name) : null;
    if (typeof path !== "string" || path === document.path) continue;
    const key = pathAsListed(beside(folder, path));
    const artifact = left.get(key);
    if (!artifact) continue;
    left.delete(key);
    const chunks = verified(entry.chunks(), artifact, platform);
    await take(artifact, chunks);
    for await (const _ of chunks);
  }
  const [missing] = left.values();
  if (missing) throw differs(missing);
}

async function entriesOf(
  source: WatchedSource,
  platform: Platform,
  kind: CheckedPackage["kind"],
): Promise<ArchiveEntries> {
  if (kind === "zip") return openZip(source, platform, () => {});
  const opened = await openGzip(source, platform);
  if (opened.kind === "tar.gz") return opened.entries;
  throw new Error("The package is no archive any more.");
}

async function* verified(
  chunks: AsyncIterable<Uint8Array>,
  artifact: CheckedArtifact,
  platform: Platform,
): AsyncGenerator<Uint8Array> {
  const digest = platform.sha256();
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
  if (digest.hex() !== artifact.sha256) throw differs(artifact);
}

function differs({ path }: CheckedArtifact): Error {
  return new Error(`The artefact ${path} is not the one that was checked.`);
}
