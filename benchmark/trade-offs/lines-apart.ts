import type { Result } from "../result";
import { compareButModel } from "./compare-but-model";

type Own = Pick<Result, "technique" | "model" | "notComparable">;

/** Why neighbours of a line are not joined, said once for all that share a reason. */
export class LinesApart {
  readonly #groups = new Map<string, { subjects: Set<string>; say: (subjects: string[]) => string }>();

  /** Several results of a technique at one size, in billions of parameters: a line has one. */
  several({ technique }: Pick<Own, "technique">, count: number, size: number): void {
    this.#add(
      technique,
      (subjects) =>
        `${listed(subjects)} ${subjects.length === 1 ? "has" : "each have"} ${count} results at ${size}B: a line has one at each size.`,
    );
  }

  /** Whether anything but their models parts two results; notes what. */
  part(before: Result, own: Result): boolean {
    const { reasons } = compareButModel(before, own);
    if (reasons.length === 0) return false;
    const barred = [before, own].filter(({ notComparable }) => notComparable !== null);
    for (const { technique, model, notComparable } of barred) {
      this.#add(
        model.name,
        (models) => `${technique} on ${listed(models)} is marked as not comparable: ${notComparable}.`,
      );
    }
    if (barred.length > 0) return true;
    const reason = reasons.join("; ");
    this.#add(
      `${before.model.name} and ${own.model.name}`,
      (pairs) => `${own.technique}, ${pairs.join("; ")}: ${reason}.`,
    );
    return true;
  }

  texts(): string[] {
    return [...this.#groups.values()].map(({ subjects, say }) => say([...subjects]));
  }

  /** What is said alike of one subject is one sentence for all of them. */
  #add(subject: string, say: (subjects: string[]) => string): void {
    const key = say(["*", "*"]);
    const group = this.#groups.get(key) ?? { subjects: new Set<string>(), say };
    group.subjects.add(subject);
    this.#groups.set(key, group);
  }
}

/** "LoRA", "LoRA and DoRA", "LoRA, DoRA and PiSSA". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
