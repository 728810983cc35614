import { expect, test } from "vitest";
import { fileSize } from "./file-size";

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [1_290, "1.2 kB"],
  [64_000_000, "64 MB"],
  [999_999, "999 kB"],
  [5_000_000_000_000, "5000 GB"],
])("%d bytes are %s", (bytes, text) => {
  expect(fileSize(bytes)).toBe(text);
});
