import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Writable } from "node:stream";
import { fileSource, nodePlatform } from "@/db/node-platform";
import { type CheckedPackage, checkPackage } from "@/importers/package/check-package";
import { type PackageEntry, writePackage } from "@/importers/package/write-package";

/**
 * Packs a document and its raw files, and checks the package as the server would. It takes its name only where no
 * finding refuses it; without a name nothing is kept.
 */
export async function packBundle(
  document: string,
  files: readonly PackageEntry[],
  target: string | null,
  temporaryFolder: string,
  signal: AbortSignal,
): Promise<CheckedPackage> {
  const unfinished = `${target ?? `${temporaryFolder}/bundle.zip`}.${randomBytes(6).toString("hex")}.part`;
  try {
    const stream = createWriteStream(unfinished, { flags: "wx" });
    await writePackage(Writable.toWeb(stream), document, files, signal);
    const source = await fileSource(unfinished, "bundle.zip");
    const checked = await checkPackage(source, nodePlatform, { signal }).finally(() => source.close());
    if (checked.bundle && target !== null) await rename(unfinished, target);
    return checked;
  } finally {
    await rm(unfinished, { force: true });
  }
}
