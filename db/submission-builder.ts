import type { Bundle } from "@/benchmark/bundle";
import type { Submission } from "./submissions";

/** A submission for tests: the bundle as JSON from the command line, as far as `changes` does not say otherwise. */
export function aSubmission(bundle: Bundle, changes: Partial<Submission> = {}): Submission {
  return {
    bytes: Buffer.from(JSON.stringify(bundle)),
    fileName: "bundle.json",
    bundle,
    findings: [],
    via: "command line",
    ...changes,
  };
}
