export type Severity = "error" | "warning";

interface FindingDefinition {
  /** An error refuses the bundle; a warning is published with a mark. */
  severity: Severity;
  explanation: string;
}

const error = (explanation: string): FindingDefinition => ({ severity: "error", explanation });
const warning = (explanation: string): FindingDefinition => ({ severity: "warning", explanation });

/** Every finding that the checks can make, by its stable code: codes are added, never renamed. */
export const FINDINGS = {
  "file.missing": error("There is no file of this name."),
  "file.directory": error("This is a directory, not a file."),
  "file.unreadable": error("The file cannot be read: it is no regular file, or access is denied."),
  "file.too_large": error("The file, or what is packed in it, is larger than a bundle may be."),
  "file.gzip": error("The file begins like gzip, but does not unpack, or something follows."),
  "file.encoding": error("The text is not UTF-8."),
  "file.kind": error("The file is packed in a way that is not read here."),

  "archive.damaged": error("The archive is cut off or damaged, or does not hold what it says of itself."),
  "archive.ambiguous": error("The archive can be read in two ways: not everybody would find the same in it."),
  "archive.entries": error("The archive holds more files and folders than it may."),
  "archive.ratio": error("The archive unpacks to far more than its own size."),
  "archive.encrypted": error("A file of the archive is encrypted."),
  "archive.method": error("A file of the archive is packed in a way that is not read here."),
  "archive.path": error("The path of an entry leaves the archive or cannot be one everywhere."),
  "archive.special": error("An entry is a link, a device or a pipe: only files and folders are taken."),
  "archive.duplicate": error("Two entries would be one file on some system: one of the two would be lost."),
  "archive.document_missing": error("The archive holds no bundle.json where it is looked for."),
  "archive.documents": error("The archive holds several bundle.json, none of them at its root."),
  "archive.unlisted": error("The archive holds files that the document does not list."),

  "json.syntax": error("The text is not JSON."),
  "json.comment": error("JSON has no comments."),
  "json.trailing_comma": error("JSON has no comma after the last entry."),
  "json.not_a_number": error("NaN, Infinity and numbers too large for a double are no values."),
  "json.duplicate_key": error(
    "An object has the same key twice, so that one of the two values would be lost.",
  ),
  "json.depth": error("The document is nested deeper than a bundle can be."),
  "json.too_large": error("The document is longer than a bundle may be."),

  "format.version": error("The document does not say that it is a bundle of a format known here."),
  "schema.missing": error("A required field is not there."),
  "schema.type": error("A field holds another type than it should."),
  "schema.unknown_key": error("A field that the format does not have: it would be lost unseen."),
  "schema.value": error("A field holds a value outside what the format allows."),
  "schema.limit": error("More entries than a bundle may hold."),
  "text.control": error("Text holds characters that cannot be seen or that reorder what is read."),
  "findings.too_many": error("There are more findings than are listed."),

  "results.duplicate_id": error("Two results of the bundle have the same id."),
  "results.duplicate_key": error(
    "Two results agree in model, technique, settings, environment and workload: one would replace the other.",
  ),
  "environment.unresolved": error("A result names an environment that the bundle does not describe."),
  "baseline.unresolved": error("A result names a baseline that is not in the bundle."),
  "baseline.self": error("A result is its own baseline."),
  "baseline.cycle": error("Baselines lead back to where they began."),
  "baseline.axis": error("A baseline is on another axis."),
  "baseline.modality": error("A baseline is of another modality."),
  "baseline.family": error("A baseline is of another technique family."),
  "baseline.model": error("A baseline is of another model or model revision; in architecture it may be."),
  "artifact.path": error("The path of an artefact leaves the bundle or cannot be one everywhere."),
  "artifact.duplicate": error("The same artefact is listed twice."),
  "artifact.unlisted": error("A value refers to an artefact that the bundle does not list."),
  "artifact.absent": error("An artefact is listed, but the bundle came without it."),
  "artifact.size": error("An artefact has another size than the document says."),
  "artifact.digest": error("An artefact has another SHA-256 than the document says."),
  "model.active_parameters": error("One token cannot use more parameters than the model has."),

  "metric.unknown": error("The metric table has no such metric."),
  "metric.axis": error("The metric is not one of this axis."),
  "metric.range": error("The value cannot be: negative, zero where nothing can be zero, or beyond a whole."),
  "metric.repeats": error("The value lies outside the range of its own repeats."),
  "metric.repeats_mean": warning("The value is not the mean of its repeats."),
  "metric.uncertainty": warning("The uncertainty is larger than the value."),
  "unit.unknown": error("There is no such unit here; a unit is never guessed."),
  "unit.unconvertible": error("The unit measures another quantity than the metric."),
  "unit.capacity_unknown": error("A fraction of memory says nothing without the memory it is a fraction of."),
  "quality.duplicate": error("A result scores the same task by the same measure twice."),
  "quality.direction": error("The measure of quality is known to be better in the other direction."),
  "quality.range": error("The score lies outside what its measure allows."),
  "quality.spelling": warning(
    "The measure differs from a known one by its spelling alone, and is not taken for it.",
  ),

  "physics.memory_capacity": error("More memory in use than the accelerators have."),
  "physics.peak_memory": error("The mean memory in use exceeds its peak."),
  "physics.weights_memory": warning("The weights at their declared width exceed the memory in use."),
  "physics.power_limit": warning("The mean power exceeds the power limit."),
  "physics.energy": warning("Energy, throughput and power contradict each other."),
  "physics.tokens": warning("Tokens, throughput and time contradict each other."),
  "physics.latency": warning("Latency contradicts the times to the first and to each further token."),
  "physics.compression": warning("Model compression rate, size ratio and quality contradict each other."),
} as const satisfies Record<string, FindingDefinition>;

export type FindingCode = keyof typeof FINDINGS;
export const FINDING_CODES = Object.keys(FINDINGS) as [FindingCode, ...FindingCode[]];

/** One thing that is wrong with a bundle, or suspicious. All texts are safe to print on a terminal. */
export interface Finding {
  code: FindingCode;
  severity: Severity;
  /** JSON pointer (RFC 6901) to the place; "" is the whole document. What is missing is pointed at where it belongs. */
  pointer: string;
  found: string;
  expected: string;
  remedy: string;
}

/** What a check says of one place; code and pointer come beside it. */
export interface Verdict {
  found: string;
  expected: string;
  remedy: string;
}

/** A finding with the severity that its code has. */
export function finding(code: FindingCode, pointer: string, { found, expected, remedy }: Verdict): Finding {
  return { code, severity: FINDINGS[code].severity, pointer, found, expected, remedy };
}

/** Findings that say the same of several places; `pointer` is the first of them. */
export interface FindingGroup extends Finding {
  pointers: string[];
  count: number;
}

/** Identical findings as one, errors before warnings, otherwise in the order in which they were made. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const one of findings) {
    const key = JSON.stringify([one.code, one.found, one.expected, one.remedy]);
    const group = groups.get(key);
    if (!group) groups.set(key, { ...one, pointers: [one.pointer], count: 1 });
    else {
      group.pointers.push(one.pointer);
      group.count++;
    }
  }
  const all = [...groups.values()];
  return [...all.filter(isError), ...all.filter((group) => !isError(group))];
}

/** Whether a finding refuses the bundle. */
function isError({ severity }: Finding): boolean {
  return severity === "error";
}

const MOST_FINDINGS = 10_000;

/** Collects findings. Beyond 10,000 it only says that there are more. */
export class FindingList {
  readonly #findings: Finding[] = [];
  readonly #settled = new Set<string>();

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Whether nothing so far refuses the bundle. */
  get passed(): boolean {
    return !this.#findings.some(isError);
  }

  get full(): boolean {
    return this.#findings.length > MOST_FINDINGS;
  }

  add(code: FindingCode, pointer: string, verdict: Verdict): void {
    if (this.full) return;
    if (this.#findings.length === MOST_FINDINGS) {
      this.#findings.push(
        finding("findings.too_many", "", {
          found: `more than ${MOST_FINDINGS} findings`,
          expected: "fewer",
          remedy: "Correct those listed and check again.",
        }),
      );
      return;
    }
    this.#findings.push(finding(code, pointer, verdict));
  }

  /** Takes over the findings of an earlier stage. What was no number then needs no second finding as no number now. */
  adopt(findings: readonly Finding[]): void {
    for (const one of findings) {
      this.add(one.code, one.pointer, one);
      if (one.code === "json.not_a_number") this.settle(one.pointer);
    }
  }

  /** Marks a place as dealt with: what the schema says of it follows from a finding that is there already. */
  settle(pointer: string): void {
    this.#settled.add(pointer);
  }

  isSettled(pointer: string): boolean {
    return this.#settled.has(pointer);
  }
}
