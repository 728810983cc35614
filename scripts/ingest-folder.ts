import { access, constants, lstat, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { LIMITS } from "@/benchmark/bundle";
import { BUNDLE_FORMAT } from "@/benchmark/bundle-format";
import { finding } from "@/benchmark/findings";
import { readListed } from "@/importers/package/listed-artifacts";
import type { PackageEntry } from "@/importers/package/write-package";
import { openBundle, type Unopened } from "./bundle-file";
import { DiskFile } from "./import-files";
import type { PackageParts } from "./import-package";

/** The first word of every version of the format. */
const FORMAT = BUNDLE_FORMAT.replace(/\d+$/, "");
/** Names of packages, which only unpacking would tell from other archives. */
const PACKED = /\.(?:zip|tar\.gz|tgz|json\.gz)$/i;

/** Whether a file is, or may hold, a bundle. Cheap: by its beginning, and by its name where it is packed. */
export function mayHoldBundle({ path, head }: Pick<DiskFile, "path" | "head">): boolean {
  return head.includes(FORMAT) || PACKED.test(path);
}

/** Why a folder that holds no run can't be taken. */
export function refusedFolder(holdsBundles: boolean): Unopened {
  const [found, expected, remedy] = holdsBundles
    ? ["a directory", "a file", "Name the files in it, as in bundles/*.json."]
    : ["no result", "files of a tool that is known", "/docs/importing lists the tools."];
  const first = finding("file.directory", "", { found, expected, remedy });
  return { finding: first, findings: [first], isMissing: holdsBundles };
}

/** Whether this is a folder, and one that can be read; null where there is none. */
export async function isFolder(path: string): Promise<boolean | "closed"> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return false;
  const rights = constants.R_OK | constants.X_OK;
  return access(path, rights).then(
    () => true,
    () => "closed" as const,
  );
}

/**
 * The parts of a bundle that lies unpacked in a folder: bundle.json as it is, and those of the artefacts on its list
 * that lie beside it. What is missing of them, the checks say. Null where the folder is none.
 */
export async function unpackedBundle(
  folder: string,
  signal: AbortSignal,
): Promise<PackageParts | Unopened | null> {
  const place = join(folder, "bundle.json");
  if (!(await lstat(place).catch(() => null))?.isFile()) return null;
  const opened = await openBundle(place, signal);
  if ("finding" in opened || opened.checked.kind !== "json") return null;
  const { bundle, document } = opened.checked;
  if (!document?.text.includes(FORMAT)) return null;
  const files: PackageEntry[] = [];
  let bytes = 0;
  for (const { artifact } of readListed(bundle, document.text)?.sound ?? []) {
    const file = await fileWithin(folder, artifact.path);
    if (!file) continue;
    bytes += file.bytes;
    files.push({ artifact: artifact.path, file });
  }
  return bytes > LIMITS.unpackedBytes ? tooLarge(bytes) : { document: document.text, files };
}

function tooLarge(bytes: number): Unopened {
  const mebibytes = (size: number) => `${Math.ceil(size / 1024 ** 2)} MiB`;
  const found = `artefacts of ${mebibytes(bytes)}`;
  const expected = `at most ${mebibytes(LIMITS.unpackedBytes)}`;
  const remedy = "Split it into several bundles, or leave large artefacts out.";
  const first = finding("file.too_large", "", { found, expected, remedy });
  return { finding: first, findings: [first], isMissing: false };
}

/** A file below a folder by the path that a document gives it; null where there is none, or where a link leads out. */
async function fileWithin(folder: string, path: string): Promise<DiskFile | null> {
  try {
    const place = await realpath(join(folder, path));
    const found = await stat(place);
    const isInside = place.startsWith(`${await realpath(folder)}${sep}`);
    return isInside && found.isFile() ? new DiskFile(path, place, found.size) : null;
  } catch {
    return null;
  }
}
