import { LIMITS } from "@/benchmark/bundle";
import { packageFinding, Refusal, sizeText } from "./refusal";

/** Counts what really comes out of an archive of so many bytes, and refuses when it becomes too much. */
export class UnpackedLimit {
  readonly #packed: number;
  #unpacked = 0;

  constructor(packed: number) {
    this.#packed = packed;
  }

  add(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > LIMITS.unpackedBytes) {
      const most = sizeText(LIMITS.unpackedBytes);
      const remedy = "Split it into several bundles, or leave large artefacts out.";
      throw new Refusal(
        packageFinding("file.too_large", `more than ${most}, unpacked`, `at most ${most}`, remedy),
      );
    }
    const most = Math.max(LIMITS.unpackedRatio * this.#packed, LIMITS.unpackedRatioFromBytes);
    if (this.#unpacked > most) {
      throw new Refusal(
        packageFinding(
          "archive.ratio",
          `more than ${LIMITS.unpackedRatio} times its own size, unpacked`,
          `at most ${LIMITS.unpackedRatio} times`,
          "Leave out files of zeros and the like, or give them packed on their own.",
        ),
      );
    }
  }
}
