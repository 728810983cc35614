import { describe, expect, test } from "vitest";
import { readAnswer } from "./answer-fields";

const problemOf = (field: string, text: string) => {
  const read = readAnswer(field, text);
  return "problem" in read ? read.problem : null;
};

describe("what an answer would give away is refused, whatever it answers", () => {
  test.each([
    ["source", "runs of me@uni.edu", "an e-mail address"],
    ["source", "runs in /home/me/runs", "a local path"],
    ["source", "https://example.org/paper and /home/me/runs", "a local path"],
    ["source", "http://10.1.2.3:8000/v1", "the name or address of a machine"],
    ["source", "http://gpu7:8000/v1", "the name or address of a machine"],
    ["source.url", "http://node17.cluster/x", "the name or address of a machine"],
    ["source.citation", "A. Author, ~/notes/paper.md", "a local path"],
    ["description", "in /home/me/y", "a local path"],
    ["description", "ask me@uni.edu", "an e-mail address"],
    ["title", "Runs of /home/me", "a local path"],
    ["submitter.affiliation", "node17.cluster.uni.edu", "the name or address of a machine"],
    ["submitter.name", "me@uni.edu", "an e-mail address"],
    ["submitter.contact", "me@uni.edu, /home/me/runs", "a local path"],
    ["model", "/home/alice/model", "a local path"],
    ["model", "../model", "a path or an address"],
    ["technique.settings.token", "hf_madeUpmadeUpmadeUp", "a key or a token"],
    ["workload.dataset", `${["tgp", "v1"].join("_")}_${"madeUp0Key1".repeat(3)}`, "a key or a token"],
    ["source", "https://example.org/x, ssh gpu1", "the name or address of a machine"],
    ["environment.accelerator", "H100 of gpu-node-17", "the name or address of a machine"],
  ])("%s=%s", (field, text, told) => {
    expect(problemOf(field, text)).toBe(`This holds ${told}, which would be published.`);
  });

  test.each([
    ["source", "https://example.org/home/me/runs"],
    ["source", "own run"],
    ["source", "https://rowanzellers.com/hellaswag"],
    ["workload.dataset", "hellaswag of rowanzellers.com"],
    ["source", "10.1234/abc.5"],
    ["source", "A. Author: A Title, 2026, doi:10.1234/abc, https://arxiv.org/abs/2505.13840"],
    ["source.doi", "10.1234/abc"],
    ["source.url", "https://example.org/a"],
    ["description", "Accuracy is pass@1 of HumanEval, in tokens/s and J/token."],
    ["submitter.contact", "me@uni.edu"],
    ["submitter.contact", "https://example.org/me"],
    ["submitter.affiliation", "University of Nowhere, Dept. 17"],
    ["environment.driver", "12.4.5.8"],
    ["environment.software.torch", "2.4.0.1"],
    ["model", "Qwen2.5-7B-Instruct"],
  ])("but not %s=%s", (field, text) => {
    expect(problemOf(field, text)).toBeNull();
  });
});
