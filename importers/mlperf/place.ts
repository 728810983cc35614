import { fileName, folderOf, type SourceFile } from "../source-file";

/** Where a file of a submission stands: what belongs to one run, and what its folders are called. */
export interface Place {
  /** Files of one group tell of the same run or runs. */
  group: string;
  /** Number of the performance run, "" where there is none. */
  run: string;
  kind: "performance" | "accuracy" | "compliance" | "ranging";
  division?: string;
  submitter?: string;
  system?: string;
  benchmark?: string;
  scenario?: string;
}

const NAMES =
  /(?:__|[_.-])?(?:mlperf_log_summary|mlperf_log_detail|mlperf_log_accuracy|accuracy|spl|client|server)(?:\.txt|\.json)$/i;
const TAIL = /\/?(?:(?:performance|accuracy|power|ranging|run_\d+)(?:\/|$))+$/i;

/**
 * A submission is laid out as `closed/<submitter>/results/<system>/<benchmark>/<scenario>/performance/run_1/…`. Files
 * that lie together are grouped by what their names begin with.
 */
export function placeOf(file: SourceFile): Place {
  const folder = folderOf(file);
  const base = `${folder}/`.replace(TAIL, "");
  const stem = fileName(file).replace(NAMES, "").toLowerCase();
  const parts = folder.split("/");
  const results = parts.findLastIndex((part) => /^(?:results|measurements)$/i.test(part));
  const [system, benchmark, scenario] = results < 0 ? [] : parts.slice(results + 1);
  const submitter = results > 0 ? parts[results - 1] : undefined;
  const division = parts.find((part) => /^(?:closed|open|network)$/i.test(part))?.toLowerCase();
  return {
    group: `${base.replace(/\/$/, "")}|${stem}`,
    run: /(?:^|\/)run_(\d+)(?:\/|$)/i.exec(folder)?.[1] ?? "",
    kind: kindOf(folder),
    ...(division && { division }),
    ...(submitter && submitter.toLowerCase() !== division && { submitter }),
    ...(system && { system }),
    ...(benchmark && { benchmark }),
    ...(scenario && { scenario }),
  };
}

function kindOf(folder: string): Place["kind"] {
  if (/(?:^|\/)(?:compliance|TEST\d\d)(?:\/|$)/i.test(folder)) return "compliance";
  if (/(?:^|\/)ranging(?:\/|$)/i.test(folder)) return "ranging";
  return /(?:^|\/)accuracy(?:\/|$)/i.test(folder) ? "accuracy" : "performance";
}
