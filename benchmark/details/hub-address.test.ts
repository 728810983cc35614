import { expect, test } from "vitest";
import { hubAddress } from "./hub-address";

test("a model on the hub is found at its revision", () => {
  expect(hubAddress("Qwen/Qwen2.5-7B", null)).toBe("https://huggingface.co/Qwen/Qwen2.5-7B");
  expect(hubAddress("gpt2", "abc123")).toBe("https://huggingface.co/gpt2/tree/abc123");
});

test("what is no id of the hub leads nowhere, and a revision that is none is left out", () => {
  for (const id of ["", "a/b/c", "../x", "a/..", "a b/c", "a?b", "https://x.org", "/a", "a/"]) {
    expect(hubAddress(id, null)).toBeNull();
  }
  expect(hubAddress("a/b", "../../x")).toBe("https://huggingface.co/a/b");
});
