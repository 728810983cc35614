import { expect, test } from "vitest";
import { isPrivate } from "./private-text";

test.each([
  "hf_madeUpmadeUpmadeUp",
  "gpu01.cs.example-college.edu",
  "192.168.7.7",
  "row 1, of alice-run hf_madeUpmadeUpmadeUp",
  "/data/x",
  "~/x",
  "./x",
  "..\\x",
  "D:\\x",
  "\\\\server\\share\\x",
  "ssh://gpu7",
  "http://localhost:8000/v1",
  "https://inference.example-company.com/v1",
  "see https://huggingface.co/example-org/Tiny-1B and ssh://gpu7",
  "me@gpu7",
  "me@example.org",
  "gpu7:8000",
  "x/home/me/y",
  "x/users/me/y",
])("tells of a machine or a person: %s", (text) => {
  expect(isPrivate(text)).toBe(true);
});

test.each([
  "example-org/Tiny-1B",
  "https://huggingface.co/example-org/Tiny-1B",
  "https://github.com/example-org/tool",
  "v0.4.13.dev0+g1a2b3c4",
  "AMD EPYC 7742 64-Core Processor",
  "AMD Radeon RX 6600/6600 XT",
  "NVIDIA H100 80GB HBM3",
  "pass@1, ndcg@10, tokens/s",
  "2026-01-02T03:04:05, no. 2",
  "nvcr.io/nvidia/pytorch:24.05-py3",
  "qwen2.5:72b",
  "leaderboard|arc:challenge|25",
  "",
])("tells nothing: %s", (text) => {
  expect(isPrivate(text)).toBe(false);
});

test("what a value is called may tell what it is", () => {
  expect([isPrivate("made-up-word"), isPrivate("made-up-word", "api_key")]).toEqual([false, true]);
  expect([isPrivate("gpu7"), isPrivate("gpu7", "hostname")]).toEqual([false, true]);
  expect([isPrivate("8.9.2.26"), isPrivate("8.9.2.26", "cudnn")]).toEqual([true, false]);
});
