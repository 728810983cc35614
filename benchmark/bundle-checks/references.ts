import type { Bundle } from "../bundle";
import type { FindingList, Verdict } from "../findings";
import { naturalKey } from "../natural-key";
import { printable, shown } from "../printable";
import type { BundleDraft, ResultDraft } from "./draft";
import { didYouMean } from "./suggestion";

/** Everything that one part of a bundle says of another: ids, environments, baselines, artefacts. */
export function checkReferences(draft: BundleDraft, artifactsSent: boolean, list: FindingList): void {
  const byId = checkIds(draft.results, list);
  checkNaturalKeys(draft, list);
  const ids = [...byId.keys()];
  for (const result of draft.results) {
    const { environment, baseline } = result;
    if (environment !== undefined && !draft.environments.has(environment)) {
      list.add("environment.unresolved", `${result.pointer}/environment`, {
        found: shown(environment),
        expected: "an environment of this bundle",
        remedy: `Describe it in "environments".${didYouMean(environment, draft.environments.keys())}`,
      });
    }
    if (baseline === undefined || baseline === result.id) continue;
    const other = byId.get(baseline);
    if (other) checkBaseline(result, other, list);
    else reportUnresolved(result, baseline, ids, list);
  }
  checkCycles(draft.results, byId, list);
  checkArtifacts(draft, artifactsSent, list);
}

function checkIds(results: readonly ResultDraft[], list: FindingList): Map<string, ResultDraft> {
  const byId = new Map<string, ResultDraft>();
  for (const result of results) {
    const { id, pointer } = result;
    if (id === undefined) continue;
    const first = byId.get(id);
    if (!first) byId.set(id, result);
    else {
      const found = `${shown(id)}, which ${first.pointer} has too`;
      const remedy = "Give each result an id of its own.";
      list.add("results.duplicate_id", `${pointer}/id`, { found, expected: "an id of its own", remedy });
    }
    if (result.baseline === id) {
      const remedy = "Leave out the baseline of a result that is one itself.";
      const verdict = { found: shown(id), expected: "another result", remedy };
      list.add("baseline.self", `${pointer}/baseline`, verdict);
    }
  }
  return byId;
}

/** Within one bundle the submitter is the same, whoever it is. */
const SUBMITTER: Bundle["submitter"] = { name: "the same", relationship: "third-party" };

function checkNaturalKeys(draft: BundleDraft, list: FindingList): void {
  const environments = Object.fromEntries(
    [...draft.environments].map(([id, { environment }]) => [id, environment]),
  );
  const seen = new Map<string, ResultDraft>();
  for (const result of draft.results) {
    if (!result.whole || !draft.environments.has(result.whole.environment)) continue;
    const key = naturalKey({ environments, submitter: SUBMITTER }, result.whole);
    const first = seen.get(key);
    if (!first) seen.set(key, result);
    else {
      list.add("results.duplicate_key", result.pointer, {
        found: `the conditions of ${first.pointer} once more`,
        expected: "results that differ in model, technique, settings, environment or workload",
        remedy: "Give repeated runs as `repeats` of one result, or say in `settings` what differs.",
      });
    }
  }
}

function reportUnresolved(result: ResultDraft, baseline: string, ids: string[], list: FindingList): void {
  // Comparing with every id of a large bundle for each of its results would take quadratic time.
  const suggestion = ids.length <= 200 ? didYouMean(baseline, ids) : "";
  list.add("baseline.unresolved", `${result.pointer}/baseline`, {
    found: shown(baseline),
    expected: "the id of a result of this bundle",
    remedy: `Add the baseline's result, or leave "baseline" out.${suggestion}`,
  });
}

function checkBaseline(result: ResultDraft, baseline: ResultDraft, list: FindingList): void {
  const pointer = `${result.pointer}/baseline`;
  const verdict = (field: string, found: string | undefined, expected: string | undefined): Verdict => ({
    found: `${shown(result.baseline)} of ${field} ${shown(found)}`,
    expected: `${field} ${shown(expected)}, as the result itself`,
    remedy: "Name a baseline that differs by the technique alone.",
  });
  const differ = <T>(own: T | undefined, other: T | undefined) =>
    own !== undefined && other !== undefined && own !== other;
  if (differ(result.axis, baseline.axis)) {
    list.add("baseline.axis", pointer, verdict("axis", baseline.axis, result.axis));
  }
  if (differ(result.modality, baseline.modality)) {
    list.add("baseline.modality", pointer, verdict("modality", baseline.modality, result.modality));
  }
  const [own, other] = [result.technique.family, baseline.technique.family];
  if (differ(own, other)) list.add("baseline.family", pointer, verdict("family", other, own));
  // There the technique is part of the model: dense 1.5B is the baseline of MoE 1.5Bx8.
  if (result.axis === "architecture") return;
  const [model, otherModel] = [result.model, baseline.model];
  if (differ(model.name, otherModel.name)) {
    list.add("baseline.model", pointer, verdict("model", otherModel.name, model.name));
  } else if (differ(model.revision, otherModel.revision)) {
    list.add("baseline.model", pointer, verdict("revision", otherModel.revision, model.revision));
  }
}

/** Follows each chain of baselines once: what an earlier walk has passed leads into no cycle not yet reported. */
function checkCycles(
  results: readonly ResultDraft[],
  byId: ReadonlyMap<string, ResultDraft>,
  list: FindingList,
): void {
  const walkOf = new Map<ResultDraft, number>();
  results.forEach((start, walk) => {
    let result: ResultDraft | undefined = start;
    while (result && !walkOf.has(result)) {
      walkOf.set(result, walk);
      result = result.baseline === result.id ? undefined : byId.get(result.baseline ?? "");
    }
    if (!result || walkOf.get(result) !== walk) return;
    list.add("baseline.cycle", `${result.pointer}/baseline`, {
      found: printable(cycleFrom(result, byId), 160),
      expected: "baselines that end at a result without one",
      remedy: "Leave out the baseline of the result that the others are compared with.",
    });
  });
}

function cycleFrom(start: ResultDraft, byId: ReadonlyMap<string, ResultDraft>): string {
  const ids = [start.id];
  let next = byId.get(start.baseline ?? "");
  while (next && next !== start && ids.length < 10) {
    ids.push(next.id);
    next = byId.get(next.baseline ?? "");
  }
  return [...ids, next === start ? start.id : "…"].join(" → ");
}

function checkArtifacts(draft: BundleDraft, artifactsSent: boolean, list: FindingList): void {
  const listed = new Set<string>();
  for (const { pointer, artifact } of draft.artifacts ?? []) {
    const { path } = artifact;
    if (!isSafePath(path)) {
      list.add("artifact.path", `${pointer}/path`, {
        found: shown(path),
        expected: "a relative path with forward slashes that every system can have, as raw/memory.json",
        remedy: 'Name the file by its path inside the archive, without "..", ":" and the like.',
      });
    }
    if (listed.has(path)) {
      const verdict = { found: shown(path), expected: "each path once", remedy: "Remove one of the two." };
      list.add("artifact.duplicate", `${pointer}/path`, verdict);
    }
    listed.add(path);
  }
  if (!artifactsSent && listed.size > 0) {
    list.add("artifact.absent", "/artifacts", {
      found: `${listed.size} listed, none sent`,
      expected: "the artefacts beside the document",
      remedy: "Send a .zip or .tar.gz with bundle.json and the artefacts in it, or leave the list out.",
    });
  }
  if (draft.artifacts === null) return;
  for (const { pointer, path } of draft.results.flatMap(artifactsOf)) {
    if (listed.has(path)) continue;
    list.add("artifact.unlisted", `${pointer}/artifact`, {
      found: shown(path),
      expected: 'a path of the list "artifacts"',
      remedy: `List it with its sha256 and bytes, or leave it out.${didYouMean(path, listed)}`,
    });
  }
}

function artifactsOf({ pointer, metrics, quality }: ResultDraft): { pointer: string; path: string }[] {
  const ofMetrics = metrics.flatMap(([key, value]) =>
    "artifact" in value && value.artifact
      ? [{ pointer: `${pointer}/metrics/${key}`, path: value.artifact }]
      : [],
  );
  const ofQuality = quality.flatMap(({ pointer, score }) =>
    score.artifact ? [{ pointer, path: score.artifact }] : [],
  );
  return [...ofMetrics, ...ofQuality];
}

/** What Windows takes for a device, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const NOT_EVERYWHERE = /[<>:"|?*\\]/;

/** A path that means the same file inside the bundle on every system. */
function isSafePath(path: string): boolean {
  if (NOT_EVERYWHERE.test(path)) return false;
  return path.split("/").every((part) => part !== "" && !/^ |[ .]$/.test(part) && !DEVICE.test(part));
}
