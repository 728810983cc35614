import { Artifact, type Bundle } from "@/benchmark/bundle";
import type { Finding } from "@/benchmark/findings";
import { shown } from "@/benchmark/printable";
import { parseStrictJson } from "@/benchmark/strict-json";
import { type ArchiveContent, type ArchiveFile, namesText } from "./archive-content";
import type { CheckedArtifact } from "./check-package";
import { isSystemFile } from "./entry-path";
import { packageFinding } from "./refusal";

/** Artefacts as the document lists them. What is wrong with the list itself, the document's own checks say. */
export interface ListedArtifacts {
  /** Each with its place in the document. */
  sound: { pointer: string; artifact: Artifact }[];
  /** All paths, also of those that are listed wrongly otherwise. */
  paths: ReadonlySet<string>;
}

/** What the document lists, even where other findings refuse it; null where that cannot be told. */
export function readListed(bundle: Bundle | null, text: string): ListedArtifacts | null {
  const raw = bundle === null ? artifactsIn(parseStrictJson(text)) : (bundle.artifacts ?? []);
  if (raw === null) return null;
  const sound = raw.flatMap((one, index) => {
    const { success, data } = Artifact.safeParse(one);
    return success ? [{ pointer: `/artifacts/${index}`, artifact: data }] : [];
  });
  const paths = raw.flatMap((one) => (isObject(one) && typeof one.path === "string" ? [one.path] : []));
  return { sound, paths: new Set(paths.map(pathAsListed)) };
}

function artifactsIn(parsed: ReturnType<typeof parseStrictJson>): unknown[] | null {
  if (!parsed.readable || !isObject(parsed.value)) return null;
  const { artifacts } = parsed.value;
  if (artifacts === undefined) return [];
  return Array.isArray(artifacts) ? artifacts : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Accents count the same however they are put together: macOS takes names apart when it packs them. */
export function pathAsListed(path: string): string {
  return path.normalize("NFC");
}

/** Compares the files of an archive with those that its document lists. Gives the artefacts that are as listed. */
export function compareArtifacts(
  listed: ListedArtifacts,
  { files, unreadable }: ArchiveContent,
  report: (finding: Finding) => void,
): CheckedArtifact[] {
  const byPath = new Map(files.map((file) => [pathAsListed(file.path), file]));
  const known = new Set([...unreadable].map(pathAsListed));
  const unlisted = files.filter(({ path }) => !listed.paths.has(pathAsListed(path)) && !isSystemFile(path));
  if (unlisted.length > 0) {
    report(
      packageFinding(
        "archive.unlisted",
        namesText(unlisted.map(({ path }) => path)),
        'only files that the document lists in "artifacts"',
        "List them with their sha256 and bytes, or leave them out of the archive.",
        "/artifacts",
      ),
    );
  }
  return listed.sound.flatMap(({ pointer, artifact }) => {
    const path = pathAsListed(artifact.path);
    const file = byPath.get(path);
    if (file) return isAsListed(file, artifact, pointer, report) ? [checkedArtifact(artifact)] : [];
    // Of a file that is there but unreadable, its own finding says so.
    if (!known.has(path)) {
      const remedy = "Put the file into the archive, beside bundle.json, or take it off the list.";
      report(
        packageFinding(
          "artifact.absent",
          "no such file",
          "the file in the archive",
          remedy,
          `${pointer}/path`,
        ),
      );
    }
    return [];
  });
}

function isAsListed(
  file: ArchiveFile,
  artifact: Artifact,
  pointer: string,
  report: (finding: Finding) => void,
): boolean {
  const remedy = "Correct the list, or put the file into the archive that it was made from.";
  if (file.bytes !== artifact.bytes) {
    const [found, expected] = [`${file.bytes} bytes in the archive`, `${artifact.bytes} bytes, as listed`];
    report(packageFinding("artifact.size", found, expected, remedy, `${pointer}/bytes`));
  }
  if (file.sha256 !== artifact.sha256) {
    const [found, expected] = [`${file.sha256} in the archive`, `${shown(artifact.sha256)}, as listed`];
    report(packageFinding("artifact.digest", found, expected, remedy, `${pointer}/sha256`));
  }
  return file.bytes === artifact.bytes && file.sha256 === artifact.sha256;
}

function checkedArtifact({ path, sha256, bytes, kind = "artifact" }: Artifact): CheckedArtifact {
  return { path, sha256, bytes, kind };
}
