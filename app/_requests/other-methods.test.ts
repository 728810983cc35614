import { expect, test } from "vitest";
import { otherMethods } from "./other-methods";

test("a method that an address does not take is answered 405, with those that it takes", async () => {
  const { GET } = otherMethods("POST");
  const answer = GET();
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("POST, OPTIONS");
  expect(await answer.json()).toEqual({
    error: { code: "method.not_allowed", message: "This address takes POST alone. See /docs/api." },
    findings: [],
  });
});

test("what takes GET takes HEAD, too, and OPTIONS is answered with all of them", () => {
  const { POST, OPTIONS } = otherMethods("GET", "DELETE");
  expect(POST().headers.get("allow")).toBe("GET, HEAD, DELETE, OPTIONS");
  expect([OPTIONS().status, OPTIONS().headers.get("allow")]).toEqual([204, "GET, HEAD, DELETE, OPTIONS"]);
});
