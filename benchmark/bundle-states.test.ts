import { expect, test } from "vitest";
import { actorText, channelText, stateText, stepText } from "./bundle-states";

test("a state has one name wherever it is written", () => {
  expect(["pending", "changes_requested", "checking", "withdrawn"].map(stateText)).toEqual([
    "waiting for a reviewer",
    "changes asked for",
    "being checked",
    "withdrawn",
  ]);
  expect(stateText("toString")).toBe("toString");
});

test("a mark of verification is not a second publication", () => {
  expect(stepText({ from: "pending", to: "published" })).toBe("published");
  expect(stepText({ from: "published", to: "published" })).toBe("verification");
  expect(stepText({ from: null, to: "received" })).toBe("received");
});

test("who did it and by which way are words", () => {
  expect([actorText("system"), actorText("operator")]).toEqual(["the site", "the maintainers"]);
  expect([channelText("api"), channelText("form")]).toEqual(["by the API", "by the form"]);
});
