// A module worker: digests, unpacking, checks and ranks take seconds for large packages, and the page goes on.

import { AXIS_KEYS, type Axis } from "@/benchmark/axes";
import { leavingResults } from "@/benchmark/preview/leaving-results";
import { previewBundle } from "@/benchmark/preview/preview";
import type { Result } from "@/benchmark/result";
import { type CheckedPackage, checkPackage } from "@/importers/package/check-package";
import { blobSource, browserPlatform, isUnreadable } from "./browser-platform";
import type { FromWorker, ShownPreview, ToWorker } from "./check-messages";
import { summariseFindings } from "./findings-summary";

const ID_LENGTH = 16;
/** A page shows no more steps than it has pixels. */
const STEPS = 200;

let checked: CheckedPackage | null = null;

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.ask === "check") void check(data.file);
  else void preview(data.corrects);
});

function tell(message: FromWorker): void {
  self.postMessage(message);
}

async function check(file: File): Promise<void> {
  try {
    let told = 0;
    checked = await checkPackage(blobSource(file.name, file), browserPlatform, {
      onProgress(done, total) {
        if (done < total && done - told < total / STEPS) return;
        told = done;
        tell({ tell: "progress", done, total });
      },
    });
    const { sha256, bytes, bundle, artifacts, findings } = checked;
    tell({
      tell: "checked",
      report: {
        sha256,
        bytes,
        passed: bundle !== null,
        title: bundle?.title ?? null,
        results: bundle?.results.length ?? 0,
        artifacts: artifacts.length,
        findings: summariseFindings(findings),
      },
    });
  } catch (error) {
    tell(isUnreadable(error) ? { tell: "unreadable" } : { tell: "failed", message: messageOf(error) });
  }
}

async function preview(corrects: string): Promise<void> {
  try {
    tell({ tell: "previewed", ...(await previewChecked(corrects)) });
  } catch (error) {
    tell({ tell: "not previewed", message: messageOf(error) });
  }
}

async function previewChecked(corrects: string): Promise<ShownPreview> {
  const { bundle, document } = checked ?? {};
  if (!bundle || !document) throw new Error("Nothing was checked.");
  const onBoards = new Set(corrects === "" ? [] : await fetchOnBoards(corrects));
  // What leaves may stand on any board.
  const axes = onBoards.size > 0 ? AXIS_KEYS : new Set(bundle.results.map(({ axis }) => axis));
  const current = new Map(
    await Promise.all([...axes].map(async (axis) => [axis, await fetchResults(axis)] as const)),
  );
  // The ids that the results will have: db/result-rows.ts makes them in the same way.
  const id = document.sha256.slice(0, ID_LENGTH);
  const resultId = (localId: string) => digest(`${id}:${localId}`).slice(0, ID_LENGTH);
  const asked = [bundle, current, { bundle: id, resultId }, onBoards] as const;
  const results = previewBundle(...asked);
  const replaced = results.flatMap(({ supersedes }) => supersedes ?? []);
  const takeovers = replaced.filter((result) => !onBoards.has(result)).length;
  return { results, leaving: leavingResults(...asked), takeovers };
}

/** The ids of the published results of what a receipt stands for. */
async function fetchOnBoards(receipt: string): Promise<string[]> {
  const response = await fetch(`/api/v1/submissions/${encodeURIComponent(receipt)}`);
  if (response.status === 404) throw new Error("There is no submission of the receipt given above.");
  if (!response.ok) throw new Error(`The submission that it corrects answers ${response.status}.`);
  const { on_boards: onBoards }: { on_boards: string[] } = await response.json();
  return onBoards;
}

async function fetchResults(axis: Axis): Promise<readonly Result[]> {
  const response = await fetch(`/leaderboards/${axis}/results`);
  if (!response.ok) throw new Error(`The published results of ${axis} answer ${response.status}.`);
  const { results }: { results: readonly Result[] } = await response.json();
  return results;
}

function digest(text: string): string {
  const hash = browserPlatform.sha256();
  hash.update(new TextEncoder().encode(text));
  return hash.hex();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
