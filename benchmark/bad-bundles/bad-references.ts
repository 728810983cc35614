// Made for tests.
import { AMU, type BadBundle, listed, withChange } from "./bad-bundle";

const PATH = "/artifacts/0/path";

function badPath(name: string, path: string): BadBundle {
  return withChange(
    name,
    { "/artifacts": [listed(path)] },
    ["artifact.path", PATH],
    ["artifact.absent", "/artifacts"],
  );
}

/** Parts of a bundle that say of each other what is not so: ids, environments, baselines, artefacts. */
export const BAD_REFERENCES: readonly BadBundle[] = [
  withChange("two results of one id", { "/results/1/id": "bf16", "/results/1/baseline": undefined }, [
    "results.duplicate_id",
    "/results/1/id",
  ]),
  withChange("two results under the very same conditions", { "/results/1/technique/name": "bf16" }, [
    "results.duplicate_key",
    "/results/1",
  ]),
  withChange("an environment that is not described", { "/results/0/environment": "h100" }, [
    "environment.unresolved",
    "/results/0/environment",
  ]),
  withChange("a baseline that is not there", { "/results/1/baseline": "bf-16" }, [
    "baseline.unresolved",
    "/results/1/baseline",
  ]),
  withChange("a result that is its own baseline", { "/results/1/baseline": "int4" }, [
    "baseline.self",
    "/results/1/baseline",
  ]),
  withChange("baselines in a circle", { "/results/0/baseline": "int4" }, [
    "baseline.cycle",
    "/results/0/baseline",
  ]),
  withChange(
    "a baseline on another axis, of another modality, family and model",
    {
      "/results/0/axis": "architecture",
      "/results/0/modality": "vision",
      "/results/0/technique/family": "moe",
      "/results/0/model/name": "Qwen2.5-14B",
    },
    ["baseline.axis", "/results/1/baseline"],
    ["baseline.modality", "/results/1/baseline"],
    ["baseline.family", "/results/1/baseline"],
    ["baseline.model", "/results/1/baseline"],
  ),
  withChange(
    "a baseline of another model revision",
    { "/results/0/model/revision": "a1", "/results/1/model/revision": "b2" },
    ["baseline.model", "/results/1/baseline"],
  ),
  withChange("more active parameters than there are", { "/results/0/model/active_parameters_b": 8 }, [
    "model.active_parameters",
    "/results/0/model/active_parameters_b",
  ]),
  withChange("artefacts that were not sent", { "/artifacts": [listed("raw/memory.json")] }, [
    "artifact.absent",
    "/artifacts",
  ]),
  badPath("an artefact path that climbs out", "../../etc/passwd"),
  badPath("an artefact path from the root", "/etc/passwd"),
  badPath("an artefact path of another drive", "C:/Windows/win.ini"),
  badPath("an artefact path with backslashes", "raw\\memory.json"),
  badPath("an artefact path that is a device of Windows", "raw/NUL.txt"),
  badPath("an artefact path that hides a second stream", "raw/a.json:b"),
  badPath("an artefact path that ends in a space", "raw/a.json "),
  badPath("an artefact path of no name", "raw//a.json"),
  withChange(
    "an artefact listed twice",
    { "/artifacts": [listed("raw/a.json"), listed("raw/a.json")] },
    ["artifact.duplicate", "/artifacts/1/path"],
    ["artifact.absent", "/artifacts"],
  ),
  withChange("an artefact that a value names and no list has", { [`${AMU}/artifact`]: "raw/memory.json" }, [
    "artifact.unlisted",
    `${AMU}/artifact`,
  ]),
];
