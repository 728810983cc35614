import { randomBytes } from "node:crypto";
import { createWriteStream, rmSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileSource, nodePlatform } from "@/db/node-platform";
import { errorCode } from "@/db/postgres-error";
import { type ByteSource, type CheckedPackage, checkPackage } from "@/importers/package/check-package";
import { type PackageEntry, writePackage } from "@/importers/package/write-package";
import { Failure } from "./failure";
import { checkTarget, type PackageTarget } from "./package-target";
import type { ScriptRun } from "./script-run";

/** What a package is made of. */
export interface PackageParts {
  document: string;
  files: readonly PackageEntry[];
}

/** A package on a disk that was checked. It lies there for as long as it is used. */
export interface PackedBundle {
  checked: CheckedPackage;
  source: ByteSource;
}

/** What a package is called that is made here. */
const NAME = "bundle.zip";

/**
 * Packs a document and its raw files, checks the package as the server would, and lets it be used. It takes the name
 * `target` only where no finding refuses it and `isKept` agrees; otherwise, and without a target, it is gone once it was
 * used, whatever ends the script.
 *
 * @throws Failure where a file can't be read any more, or the package can't be written or would replace something.
 */
export async function packBundle<Used>(
  { document, files }: PackageParts,
  target: PackageTarget | null,
  { signal, atEnd }: Pick<ScriptRun, "signal" | "atEnd">,
  use: (packed: PackedBundle) => Promise<Used>,
  isKept: (used: Used) => boolean = () => true,
): Promise<Used> {
  const wanted = target?.path ?? join(tmpdir(), NAME);
  const place = `${wanted}.${randomBytes(6).toString("hex")}.part`;
  const remove = () => rm(place, { force: true });
  atEnd(remove, () => rmSync(place, { force: true }));
  try {
    // What is to be thrown away is nobody else's to read.
    const stream = createWriteStream(place, { flags: "wx", mode: target === null ? 0o600 : 0o666 });
    await writePackage(Writable.toWeb(stream), document, files.map(watched), signal)
      .catch((error) => refuse(wanted, error, signal))
      .finally(() => stream.destroy());
    const { checked, used } = await checkedAt(place, signal, use);
    if (checked.bundle && target !== null && isKept(used)) {
      await checkTarget(target);
      await rename(place, wanted).catch((error) => refuse(wanted, error, signal));
    }
    return used;
  } finally {
    await remove();
  }
}

async function checkedAt<Used>(
  place: string,
  signal: AbortSignal,
  use: (packed: PackedBundle) => Promise<Used>,
): Promise<{ checked: CheckedPackage; used: Used }> {
  const source = await fileSource(place, NAME);
  try {
    const checked = await checkPackage(source, nodePlatform, { signal });
    return { checked, used: await use({ checked, source }) };
  } finally {
    await source.close();
  }
}

/** Says in words why a package could not be written. */
function refuse(wanted: string, error: unknown, signal: AbortSignal): never {
  signal.throwIfAborted();
  const code = errorCode(error);
  if (error instanceof Failure || code === "") throw error;
  throw new Failure(`${wanted} can't be written (${code}).`);
}

function watched({ artifact, file }: PackageEntry): PackageEntry {
  const content = async () => {
    try {
      return await file.content();
    } catch {
      throw new Failure(`${artifact} can't be read any more. Try again once nothing changes there.`);
    }
  };
  return { artifact, file: { content } };
}
