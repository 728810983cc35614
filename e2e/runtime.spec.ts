import { expect, test } from "@playwright/test";

test("the health address answers that the server reaches its database", async ({ request }) => {
  const answer = await request.get("/healthz");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok" });
});
