import type { SourceFile } from "../source-file";
import { stemOf } from "./run-file";

/** Finds files of the same name and text: the pipeline copies logs into a folder a run. Keeps none of the texts. */
export class Copies {
  readonly #known = new Map<string, SourceFile>();

  /** Whether a file of this name and text was given before. */
  async has(file: SourceFile, text: string): Promise<boolean> {
    const key = `${stemOf(file)} ${text.length} ${checksum(text)}`;
    const other = this.#known.get(key);
    if (!other) {
      this.#known.set(key, file);
      return false;
    }
    // Two texts may have one checksum.
    return (await other.text().catch(() => null)) === text;
  }
}

/** FNV-1a, 32 bits. */
function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}
