import type { MetricKey } from "@/benchmark/metrics";
import type { Reading, ReadValue } from "../reading";
import { unreadField, unreadNotes } from "../reading-parts";
import { toNumber } from "./fields";

/** What a value has besides itself. */
export type Besides = Partial<Pick<ReadValue, "scope" | "uncertainty" | "repeats" | "note" | "doubt">>;

/** Collects the values of one run, and what is to be said of those that are left out. */
export class MetricSheet {
  readonly metrics: Reading["metrics"] = {};
  readonly notes: string[] = [];
  readonly #unread: string[] = [];

  /** @param path of the file that the values stand in. */
  constructor(private readonly path: string) {}

  /**
   * Takes a value as the file has it, in the unit that its producer writes there. Absent or null is nothing. Zero is
   * "not measured": no speed, time, power or memory in use is 0. What is no usable number is left out with a note, and
   * so are, without a word, repeats that the value cannot be the mean of: one of them was lost.
   */
  take(key: MetricKey, field: string, raw: unknown, unit: string, besides: Besides = {}): void {
    if (raw === undefined || raw === null) return;
    const value = toNumber(raw);
    if (value === 0) {
      this.metrics[key] = { missing: "not_measured", note: `${field} is 0 in the file.` };
    } else if (value === null || value < 0) {
      this.leaveUnread(field, raw);
    } else {
      const { repeats, ...rest } = besides;
      const isOfThem =
        repeats !== undefined && value >= Math.min(...repeats) && value <= Math.max(...repeats);
      this.metrics[key] = { value, unit, path: this.path, ...rest, ...(isOfThem && { repeats }) };
    }
  }

  /** Says of each value so far why it may be wrong, besides what was said of it already. */
  doubtAll(doubt: string): void {
    for (const value of Object.values(this.metrics)) {
      if ("value" in value) value.doubt = value.doubt === undefined ? doubt : `${value.doubt} ${doubt}`;
    }
  }

  /** Says of a field that stands in the file that it holds no number that can be read. */
  leaveUnread(field: string, raw: unknown): void {
    const before = unreadNotes(this.#unread);
    this.#unread.push(unreadField(field, raw));
    const after = unreadNotes(this.#unread);
    const [counted = "", note = ""] = [before.at(-1), after.at(-1)];
    if (after.length > before.length) this.notes.push(note);
    else this.notes[this.notes.indexOf(counted)] = note;
  }

  /** Why a run without any value is not taken, for the person who wonders: with what is wrong with those it has. */
  whyEmpty(otherwise = "every value of it is absent or 0"): string {
    return this.#unread.length === 0 ? otherwise : `it has no value. ${unreadNotes(this.#unread).join(" ")}`;
  }

  /** Says that a file has a statistic that is not the one a metric asks for. */
  leaveOut(field: string, raw: unknown, unit: string, why: string): void {
    const value = toNumber(raw);
    if (value !== null && value > 0) this.notes.push(`${field} = ${shown(value)} ${unit}: left out, ${why}.`);
  }

  get hasValue(): boolean {
    return Object.values(this.metrics).some((entry) => entry !== undefined && "value" in entry);
  }
}

/** Five digits, without a grouping that a reader could take for a point. */
function shown(value: number): string {
  return String(Number(value.toPrecision(5)));
}
