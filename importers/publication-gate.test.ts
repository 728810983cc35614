import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bundle } from "@/benchmark/bundle";
import { aBundle } from "@/benchmark/bundle-builder";
import { privateTexts } from "./publication-gate";

const told = (bundle: Bundle) =>
  privateTexts(bundle).map(({ pointer, finding }) => `${pointer} ${finding.kind}`);

const BUNDLE = aBundle();
const [RESULT] = BUNDLE.results;
const withResult = (change: Partial<Bundle["results"][number]>): Bundle => {
  if (!RESULT) throw new Error("the bundle has no result");
  return { ...BUNDLE, results: [{ ...RESULT, ...change }] };
};

test("a bundle that tells nothing has no findings", () => {
  expect(privateTexts(BUNDLE)).toEqual([]);
});

describe("each text and key is looked at", () => {
  test.each<[string, Bundle, string[]]>([
    ["a title", { ...BUNDLE, title: "Runs of me@example-lab.edu" }, ["/title emails"]],
    [
      "a setting",
      withResult({ workload: { settings: { backend: "192.168.7.7", qps: 4 } } }),
      ["/results/0/workload/settings/backend hosts"],
    ],
    [
      "a setting that its key makes a secret",
      withResult({ workload: { settings: { api_key: "made-up-word" } } }),
      ["/results/0/workload/settings/api_key secrets"],
    ],
    [
      "the key of a setting",
      withResult({ workload: { settings: { "/ceph/me/x": 1 } } }),
      ["/results/0/workload/settings/~1ceph~1me~1x paths"],
    ],
    [
      "an entry of a list",
      withResult({ workload: { tasks: ["mmlu", "gpu01.cs.example-college.edu"] } }),
      ["/results/0/workload/tasks/1 hosts"],
    ],
    ["a note", withResult({ notes: "First line.\n/ceph/me/x" }), ["/results/0/notes paths"]],
    [
      "software",
      { ...BUNDLE, environments: { gpu: { software: { torch: "hf_madeUpmadeUpmadeUp" } } } },
      ["/environments/gpu/software/torch secrets"],
    ],
    [
      "a command",
      { ...BUNDLE, pipeline: { name: "x", command: "run --host gpu7" } },
      ["/pipeline/command hosts"],
    ],
    [
      "an artefact",
      { ...BUNDLE, artifacts: [{ path: "raw/10.1.2.3/x.json", sha256: "0".repeat(64), bytes: 1 }] },
      ["/artifacts/0/path hosts"],
    ],
  ])("%s", (_, bundle, findings) => {
    expect(told(bundle)).toEqual(findings);
  });
});

test("fields that are made for public addresses may hold these", () => {
  const bundle: Bundle = {
    ...withResult({ model: { name: "Tiny-1B", parameters_b: 1, hub_id: "example-org/Tiny-1B" } }),
    description: "See https://runs.example-college.edu/report.",
    source: {
      kind: "import",
      url: "https://hpc.example-college.edu/home/runs",
      doi: "10.1234/abc.5",
      citation: "A. Author, https://lab.example-college.edu/paper.pdf",
    },
    submitter: { name: "A. Author", contact: "me@example-lab.edu", relationship: "third-party" },
    environments: { gpu: { driver: "12.4.5.8", host: "EPYC-7742", software: { cudnn: "8.9.2.26" } } },
  };
  expect(told(bundle)).toEqual([]);
});

test("and neither a secret nor a machine that nobody else reaches", () => {
  const bundle: Bundle = {
    ...BUNDLE,
    description: "Written by me@example-lab.edu.",
    source: {
      kind: "import",
      url: "https://me:made-up-word@example.org/x",
      doi: "hf_madeUpmadeUpmadeUp",
      citation: "http://10.1.2.3:8000/x",
    },
    submitter: { name: "A. Author", contact: "/home/me", relationship: "third-party" },
  };
  expect(told(bundle)).toEqual([
    "/source/url secrets",
    "/source/url endpoints",
    "/source/doi secrets",
    "/source/citation hosts",
    "/source/citation endpoints",
    "/submitter/contact users",
    "/submitter/contact paths",
    "/description emails",
  ]);
});

test("a text beside one that tells is not blamed for it", () => {
  const settings = { a: "password=", b: "made-up-word", c: "Bearer", d: "made-up-words", e: "machine" };
  expect(told(withResult({ workload: { settings } }))).toEqual([]);
  expect(told(withResult({ workload: { settings: { ...settings, f: "/ceph/me" } } }))).toEqual([
    "/results/0/workload/settings/f paths",
  ]);
});

test("of more than a hundred the first hundred are told", () => {
  const tasks = Array.from({ length: 300 }, (_, index) => `/ceph/me/${index}`);
  const found = privateTexts(withResult({ workload: { tasks } }));
  expect([found.length, found.at(-1)?.pointer]).toEqual([100, "/results/0/workload/tasks/99"]);
});

test("what stands anywhere is found, and its pointer leads to it", () => {
  const key = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== "__proto__");
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 8 }), (keys) => {
      const hidden = keys.reduceRight<unknown>((inner, one) => ({ [one]: inner }), "hf_madeUpmadeUpmadeUp");
      const bundle = { ...BUNDLE, hidden };
      const [first] = privateTexts(bundle).filter(({ finding }) => finding.kind === "secrets");
      const steps = (first?.pointer ?? "").split("/").slice(2);
      expect(steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))).toEqual(keys);
    }),
  );
});
