import { expect, test } from "vitest";
import { printProblem, readProblem } from "./submit-problem";

test("a problem is said where its address leads", () => {
  expect(printProblem("no file")).toBe("/submit?problem=no-file");
  expect(readProblem({ problem: "no-file" })).toBe(
    "No file was chosen, or the form did not arrive whole. Nothing was stored.",
  );
  expect(printProblem("limited", 42)).toBe("/submit?problem=limited&wait=42");
  expect(readProblem({ problem: "limited", wait: "42" })).toMatch(
    /in a short time.* Wait 42 seconds first\.$/,
  );
});

test("an address cannot make the page say anything else", () => {
  expect(readProblem({})).toBeNull();
  expect(readProblem({ problem: "you won" })).toBeNull();
  expect(readProblem({ problem: "constructor" })).toBeNull();
  expect(readProblem({ problem: ["no-file"] })).toBeNull();
  expect(readProblem({ problem: "busy", wait: "<b>" })).not.toMatch(/[<]|Wait \d/);
});
