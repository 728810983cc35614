import type { Axis } from "../axes";
import type { Bundle } from "../bundle";
import { modelLabel, type Result } from "../result";
import type { Verification } from "../trust";
import type { BundleIdentity } from "./bundle-results";
import { displace } from "./displacement";
import { incomingKeys } from "./preview";

/** A published result that leaves the boards and has no new version. */
export interface LeavingResult {
  id: string;
  axis: Axis;
  technique: string;
  settings: Result["settings"];
  model: string;
  dataset: string | null;
  verification: Verification | null;
}

/**
 * What leaves the boards once a bundle is published, and is in it no more: results of what it corrects that it does not
 * bring anew. Changed model, settings, environment, workload or submitter make another result. In the order of `current`.
 *
 * @param leaving ids of the published results of what it corrects.
 */
export function leavingResults(
  bundle: Bundle,
  current: ReadonlyMap<Axis, readonly Result[]>,
  identity: BundleIdentity,
  leaving: ReadonlySet<string>,
): LeavingResult[] {
  const keys = incomingKeys(bundle, identity);
  return [...current.values()].flatMap((today) =>
    displace(today, keys, leaving).gone.map((result) => ({
      id: result.id,
      axis: result.axis,
      technique: result.technique,
      settings: result.settings,
      model: modelLabel(result.model),
      dataset: result.workload.dataset ?? null,
      verification: result.trust.verification,
    })),
  );
}
