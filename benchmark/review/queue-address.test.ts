import { expect, test } from "vitest";
import { queueAddress, readQueueQuestion, reviewFileAddress } from "./queue-address";

test.each([
  ["/review", {}, { state: "pending", page: 1 }],
  ["/review?page=2", { page: "2" }, { state: "pending", page: 2 }],
  [
    "/review?state=changes_requested&page=3",
    { state: "changes_requested", page: "3" },
    { state: "changes_requested", page: 3 },
  ],
] as const)("%s is read as it is printed", (address, params, question) => {
  expect(readQueueQuestion(params)).toEqual(question);
  expect(queueAddress(question.state, question.page)).toBe(address);
});

test.each([
  { state: "received" },
  { state: "x", page: "0" },
  { page: "-1" },
  { page: "1e3" },
  { page: "9999999" },
])("%j falls back to what waits", (params) => {
  expect(readQueueQuestion(params)).toEqual({ state: "pending", page: 1 });
});

test("the path of a file cannot leave its address", () => {
  expect(reviewFileAddress("0123456789abcdef", "raw/a b?#.json")).toBe(
    "/review/0123456789abcdef/files/raw/a%20b%3F%23.json",
  );
});
