import type { FileRecord } from "../serving/records";

const HEADER =
  /^\|[ \t]*model[ \t]*\|[ \t]*size[ \t]*\|[ \t]*params[ \t]*\|[ \t]*backend[ \t]*\|.*\|[ \t]*t\/s[ \t]*\|[ \t]*$/;
const TEST = /^(?:pp ?(\d+))?\+?(?:tg ?(\d+))?(?: ?@ ?d(\d+))?$/;
/** "174.99 ± 2.20"; what stands between may have lost its encoding. */
const SPEED = /^(\d+(?:\.\d+)?)(?:\s+[^\s\d]{1,4}\s+(\d+(?:\.\d+)?))?$/;
const DEVICE =
  /^(?:[ \t]*Device \d+: (.+?), (?:compute capability|gfx)|ggml_vulkan: \d+ = (.+?) (?:\([^()]*\) )?\|)/;
const BUILD = /^build: ([0-9a-f]{6,40}) \((\d{1,9})\)\s*$/;
const SCALES = new Map([
  ["M", 1e6],
  ["B", 1e9],
  ["T", 1e12],
]);
/** Columns that stand for a field of the other outputs under another name, and those that keep theirs. */
const FIELDS = new Map([
  ["ngl", "n_gpu_layers"],
  ["threads", "n_threads"],
  ["fa", "flash_attn"],
  ["sm", "split_mode"],
  ...["n_batch", "n_ubatch", "n_cpu_moe", "type_k", "type_v"].map((name) => [name, name] as const),
]);

/** Whether a text has a table as llama-bench prints it where no other output is asked for. */
export function hasPrintedTable(text: string): boolean {
  return (
    /^\|[ \t]*model[ \t]*\|[ \t]*size[ \t]*\|/m.test(text) && linesOf(text).some((line) => HEADER.test(line))
  );
}

/**
 * The tests in such tables, as records with the names of its other outputs. Devices are told by the log above a
 * table, the build by the line below it. Tables have no duration and no name of the model's file.
 */
export function printedTests(text: string): FileRecord[] {
  const tests: FileRecord[] = [];
  let names: string[] | null = null;
  let devices: string[] = [];
  let ofTable: Record<string, unknown>[] = [];
  for (const line of linesOf(text)) {
    const [, cuda, vulkan] = DEVICE.exec(line) ?? [];
    const device = cuda ?? vulkan;
    const [, commit, build] = BUILD.exec(line) ?? [];
    if (HEADER.test(line)) {
      names = cellsOf(line);
      ofTable = [];
    } else if (names && line.startsWith("|")) {
      const test = testIn(names, cellsOf(line), devices);
      if (test) {
        tests.push(test);
        ofTable.push(test);
      }
    } else if (device !== undefined) {
      if (names) devices = [];
      names = null;
      devices.push(device);
    } else if (commit !== undefined) {
      for (const test of ofTable) Object.assign(test, { build_commit: commit, build_number: Number(build) });
      ofTable = [];
    }
  }
  return tests;
}

function testIn(
  names: readonly string[],
  cells: readonly string[],
  devices: readonly string[],
): Record<string, unknown> | null {
  if (cells.length !== names.length) return null;
  const row = new Map(names.map((name, column) => [name, cells[column] ?? ""]));
  const [matched, prompt = "0", generated = "0", depth = "0"] = TEST.exec(row.get("test") ?? "") ?? [];
  const [, speed, deviation] = SPEED.exec(row.get("t/s") ?? "") ?? [];
  if (!matched || speed === undefined) return null;
  const [, amount, scale = ""] = /^(\d+(?:\.\d+)?) ([MBT])$/.exec(row.get("params") ?? "") ?? [];
  const [, size, unit] = /^(\d+(?:\.\d+)?) (MiB|GiB)$/.exec(row.get("size") ?? "") ?? [];
  const settings = [...FIELDS].flatMap(([name, field]) => {
    const cell = row.get(name);
    return cell === undefined ? [] : [[field, /^-?\d+$/.test(cell) ? Number(cell) : cell] as const];
  });
  return {
    ...Object.fromEntries(settings),
    model_type: row.get("model"),
    ...(size !== undefined && { model_size: Number(size), model_size_unit: unit }),
    ...(amount !== undefined && { model_n_params: Number(amount) * (SCALES.get(scale) ?? Number.NaN) }),
    backends: row.get("backend"),
    ...(devices.length > 0 && { gpu_info: devices.join(", ") }),
    n_prompt: Number(prompt),
    n_gen: Number(generated),
    n_depth: Number(depth),
    avg_ts: Number(speed),
    ...(deviation !== undefined && { stddev_ts: Number(deviation) }),
  };
}

function cellsOf(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
}
