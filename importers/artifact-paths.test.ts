import fc from "fast-check";
import { expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { checkBundle } from "@/benchmark/checks";
import { artifactPaths } from "./artifact-paths";

test.each([
  ["run/vllm.json", "raw/run/vllm.json"],
  ["results_2026-01-02T03:04:05.json", "raw/results_2026-01-02T03_04_05.json"],
  ["../a/./b.json", "raw/a/b.json"],
  ["a\u202eb/nul.txt", "raw/a_b/_nul.txt"],
  ["trailing./x ", "raw/trailing_/x_"],
])("%s lies at %s", (path, place) => {
  expect(artifactPaths([path]).get(path)).toBe(place);
});

test.each([
  ["home/jane/runs/x.json", "raw/runs/x.json"],
  ["/home/jane/x.json", "raw/x.json"],
  ["C_/Users/jane/runs/x.json", "raw/runs/x.json"],
  ["C:\\Users\\jane\\runs\\x.json", "raw/runs/x.json"],
  ["data/home2/jane/home/inner/x.json", "raw/x.json"],
  ["mnt/c/Users/Jane/jane-run/by_JANE.json", "raw/_-run/by__.json"],
  ["run/gpu-node-17/x.json", "raw/run/_/x.json"],
  ["run/jane@example.org/x.json", "raw/run/_/x.json"],
  ["run/10.1.2.3/hf_madeUpmadeUpmadeUp.json", "raw/run/_/_.json"],
  ["run/gpu01.cs.example-college.edu/x.json", "raw/run/_/x.json"],
  ["run/token=0123456789abcdef0123/x.json", "raw/run/_/x.json"],
  ["run/48.137,11.575/x.json", "raw/run/_/x.json"],
  ["run/48.137_11.575_x.json", "raw/run/__x.json"],
  ["run/0.001,0.01/x.json", "raw/run/0.001,0.01/x.json"],
  ["results_2026.01.02/v0.4.13/x.json", "raw/results_2026.01.02/v0.4.13/x.json"],
  ["u/jane/x.json", "raw/x.json"],
  ["run/gpu01.cs.example-college.edu.json", "raw/run/_.json"],
  ["run/gpu01.cs.example-college.edu.json.gz", "raw/run/_.json.gz"],
  ["run/jane@gpu01/x.json", "raw/run/_/x.json"],
  ["run/jane@gpu01.json", "raw/run/_.json"],
  ["run/bench-jane@3f2a9c1b7d4e_x.json", "raw/run/_.json"],
  ["scratch/jane/x.json", "raw/x.json"],
  ["data/cscratch1/jane/run/jane.json", "raw/run/_.json"],
  ["run host=gpu7/x.json", "raw/run _/x.json"],
  ["ssh gpu1/x.json", "raw/_/x.json"],
  ["run_10.1.2.3/x_10.1.2.3.json", "raw/run__/x__.json"],
  ["vllm-0.10.1.1/torch_2.4.0.1.json", "raw/vllm-0.10.1.1/torch_2.4.0.1.json"],
  ["cudnn_8.9.2.26/x.json", "raw/cudnn_8.9.2.26/x.json"],
  ["exp.v2.final.de/newstest.test.de.jsonl", "raw/exp.v2.final.de/newstest.test.de.jsonl"],
  ["pass@1/pass@k.json", "raw/pass@1/pass@k.json"],
  ["icon@2x/tool@v0.10.1rc1.json", "raw/icon@2x/tool@v0.10.1rc1.json"],
  ["scratch/x.json", "raw/scratch/x.json"],
  ["home/x.json", "raw/home/x.json"],
  ["users.json", "raw/users.json"],
])("%s tells no name: %s", (path, place) => {
  expect(artifactPaths([path]).get(path)).toBe(place);
});

test("files of two people's folders are two files", () => {
  expect([...artifactPaths(["home/jane/x.json", "home/john/x.json"]).values()]).toEqual([
    "raw/x.json",
    "raw-2/x.json",
  ]);
});

test("names that differ by case alone get folders of their own", () => {
  expect([...artifactPaths(["a/x.json", "A/X.json", "a"]).values()]).toEqual([
    "raw/a/x.json",
    "raw-2/A/X.json",
    "raw-2/a".replace("raw-2", "raw-3"),
  ]);
});

test("whatever files are called, a bundle can list them", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: "binary", minLength: 1, maxLength: 300 }), { maxLength: 8 }),
      (paths) => {
        const places = [...artifactPaths(paths).values()];
        const artifacts = places.map((path) => ({ path, sha256: "0".repeat(64), bytes: 1 }));
        expect(checkBundle(aBundle({ artifacts }), { artifactsSent: true }).findings).toEqual([]);
      },
    ),
  );
});
