import { textOf } from "../reading-parts";
import { addSample, kindsOf, mebibytes, onlyOne, type Samples, type SmiLog, samplesOf } from "./samples";

/** The forms in which the tool prints to people: `-q`, its screen, `dmon` and `pmon`. */
export type PrintedForm = "full" | "screen" | "dmon" | "processes";

/** Which of them a text begins as; null for none. */
export function printedForm(head: string): PrintedForm | null {
  if (head.includes("==NVSMI LOG==")) return "full";
  if (/^\| NVIDIA-SMI \d/m.test(head)) return "screen";
  const [header] = /^#[^\n]{0,40}\bgpu\b[^\n]{0,400}/m.exec(head) ?? [];
  if (header === undefined) return null;
  if (/\bpwr\b/.test(header)) return "dmon";
  return /\bpid\b.*\bcommand\b/.test(header) ? "processes" : null;
}

/** Power of the accelerator as a whole, by drivers: one figure of old ones, a mean and a moment of newer ones. */
const POWER_SECTIONS = /^(?:GPU )?Power Readings$/;
const POWER_KEYS = ["Power Draw", "Average Power Draw", "Instantaneous Power Draw"];
const DEVICE = /^GPU ([0-9A-Fa-f]{4,8}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.\d)\s*$/;

/** `nvidia-smi -q`, once or in a loop, of any of its sections. */
export function readFullLog(text: string): SmiLog {
  const gpus = new Map<string, Samples>();
  const names = new Map<string, string | null>();
  const totals = new Map<string, number | null>();
  let driver: string | null = null;
  let gpu: string | null = null;
  let section = "";
  /** Values of the accelerator that is being read. */
  let stated = new Map<string, string>();
  const finish = () => {
    if (gpu === null) return;
    const samples = samplesOf(gpus, gpu);
    const power = POWER_KEYS.map((key) => stated.get(key)).find((value) => textOf(value) !== null);
    if (power !== undefined) addSample(samples, "power", power, "");
    addSample(samples, "memory", stated.get("Used") ?? "", "");
    stated = new Map();
    gpu = null;
  };
  for (const line of text.split(/\r?\n/)) {
    const [, device] = DEVICE.exec(line) ?? [];
    const at = line.indexOf(" : ");
    const key = (at < 0 ? line : line.slice(0, at)).trim();
    const value = at < 0 ? "" : line.slice(at + 3).trim();
    if (device !== undefined || key.includes("==NVSMI LOG==")) {
      finish();
      gpu = device ?? null;
      section = "";
    } else if (at < 0) section = key === "" ? section : key;
    else if (gpu === null && key === "Driver Version") driver = textOf(value);
    else if (gpu !== null && key === "Product Name") names.set(gpu, textOf(value));
    else if (gpu !== null && section === "FB Memory Usage" && key === "Total")
      totals.set(gpu, mebibytes(value, ""));
    else if (section === "FB Memory Usage" && key === "Used") stated.set(key, value);
    else if (POWER_SECTIONS.test(section) && POWER_KEYS.includes(key)) stated.set(key, value);
  }
  finish();
  return {
    gpus,
    accelerator: onlyOne(names.values()),
    kinds: kindsOf(names.values()),
    memoryTotal: onlyOne(totals.values()),
    driver,
  };
}

const SCREEN_NAME = /^\|\s{1,4}(\d{1,3})\s{1,4}(\S.{0,80}?)\s{1,60}(?:On|Off|N\/A|TCC|WDDM|MCDM)\s*\|/;
const SCREEN_VALUES =
  /^\|[^|]*?\s(\d{1,5}W|N\/A)\s*\/\s*(?:\d{1,5}W|N\/A)\s*\|\s*(\d{1,9}MiB)\s*\/\s*(\d{1,9}MiB)\s*\|/;

/** The screen that `nvidia-smi` shows, once or in a loop (`-l`). */
export function readScreenLog(text: string): SmiLog {
  const gpus = new Map<string, Samples>();
  const names: (string | null)[] = [];
  const totals: (number | null)[] = [];
  const drivers: string[] = [];
  let gpu = "";
  for (const line of text.split(/\r?\n/)) {
    const [, number, name = ""] = SCREEN_NAME.exec(line) ?? [];
    const [, power = "", memory = "", total = ""] = SCREEN_VALUES.exec(line) ?? [];
    const [, driver] = /Driver Version: ([\d.]{3,20})/.exec(line) ?? [];
    if (driver !== undefined) drivers.push(driver);
    if (number !== undefined) {
      gpu = number;
      // Narrow screens of older drivers cut long names.
      names.push(name.endsWith("...") ? null : name);
    } else if (memory !== "") {
      const samples = samplesOf(gpus, gpu);
      addSample(samples, "power", power, "");
      addSample(samples, "memory", memory, "");
      totals.push(mebibytes(total, ""));
    }
  }
  return {
    gpus,
    accelerator: onlyOne(names),
    kinds: kindsOf(names),
    memoryTotal: onlyOne(totals),
    driver: onlyOne(drivers),
  };
}

/** What `nvidia-smi dmon` prints. Its memory is left out: it is headed MB, and the driver counts MiB. */
export function readDmonLog(text: string): SmiLog {
  const gpus = new Map<string, Samples>();
  let columns: string[] = [];
  let units: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    // With --format=csv there are commas between the columns.
    const words = line
      .replace(/^#\s*/, "")
      .trim()
      .split(/[\s,]+/);
    if (line.startsWith("#") && words.includes("pwr")) columns = words;
    else if (line.startsWith("#")) units = words;
    else if (words.length === columns.length) {
      const at = columns.indexOf("pwr");
      const samples = samplesOf(gpus, words[columns.indexOf("gpu")] ?? "");
      if (units[at] === "W") addSample(samples, "power", words[at] ?? "", "W");
    }
  }
  return { gpus, accelerator: null, kinds: 0, memoryTotal: null, driver: null };
}
