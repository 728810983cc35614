import { realpath, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { SkipReason } from "@/importers/reading";
import { importerTitle, importFiles } from "@/importers/registry";
import { DiskFile } from "./import-files";
import { mayHoldBundle } from "./ingest-folder";

/** What a tool must have said of a file for it to be that tool's. */
const OF_NO_TOOL: ReadonlySet<SkipReason> = new Set(["unknown", "empty"]);

/** What a file is that is no bundle. */
export interface OtherFile {
  /** Whether an importer knows it: what a bundle should have says nothing of it. */
  isOfTool: boolean;
  /** For the person who sent it. */
  message: string;
}

/** What a file is that is no bundle; null where it means to be one, or can't be read. */
export async function otherFile(path: string): Promise<OtherFile | null> {
  const place = await realpath(path).catch(() => null);
  const found = place === null ? null : await stat(place).catch(() => null);
  if (place === null || !found?.isFile()) return null;
  const file = new DiskFile(basename(path), place, found.size);
  if (mayHoldBundle(file)) return null;
  const { readings, skipped } = await importFiles([file]);
  const [producer] = readings.map((reading) => importerTitle(reading.producer));
  if (producer !== undefined) {
    return { isOfTool: true, message: `This is a file of ${producer}: npm run import makes a bundle of it.` };
  }
  const known = skipped.find(({ reason }) => !OF_NO_TOOL.has(reason));
  if (known) {
    return {
      isOfTool: true,
      message: `This is a tool's file, of which no bundle can be made: ${known.why}.`,
    };
  }
  return { isOfTool: false, message: "It is no bundle, and no tool that is known here writes this file." };
}
