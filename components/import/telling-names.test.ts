import { expect, test } from "vitest";
import { namesOfFiles } from "./telling-names";

test.each([
  [["pretrain/results/gqa_0.5B.log"], "gqa_0.5B.log"],
  [["pretrain/results/gqa_0.5B.log", "pretrain/results/mqa_1.5B.log"], "gqa_0.5B.log, mqa_1.5B.log"],
  [["a/vllm.json", "b/vllm.json", "a/vllm.json"], "a/vllm.json, b/vllm.json"],
  [["sweep/a/run/1/vllm.json", "sweep/b/run/1/vllm.json"], "a/…/vllm.json, b/…/vllm.json"],
  [["vllm.json", "b/vllm.json"], "vllm.json, b/vllm.json"],
  [["a.json", "b.json", "c.json", "d.json", "e.json"], "a.json, b.json, c.json and 2 more"],
  // Here no short name tells one from another.
  [
    ["a/x/1/v.json", "b/x/1/v.json", "a/y/1/v.json", "b/y/1/v.json"],
    "a/x/1/v.json, b/x/1/v.json, a/y/1/v.json and 1 more",
  ],
  [[], ""],
])("files are named by what tells them apart: %j", (paths, expected) => {
  expect(namesOfFiles(paths)).toBe(expected);
});
