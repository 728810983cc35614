import { expect, test } from "@playwright/test";

const ADDRESSES = [
  "/",
  "/submit",
  "/docs/api",
  "/review/sign-in",
  "/no-such-page",
  "/healthz",
  "/api/v1/nothing",
];
const EMBED = "/trade-offs/embed?axis=inference";

for (const address of [...ADDRESSES, EMBED]) {
  test(`${address} is taken for what it says it is, and tells no other site its address`, async ({
    request,
  }) => {
    const headers = (await request.get(address)).headers();
    expect(headers["x-content-type-options"]).toMatch(/^nosniff/);
    expect(headers["referrer-policy"]).toBe("same-origin");
  });
}

for (const address of ADDRESSES) {
  test(`no other site may show ${address} in a frame`, async ({ request }) => {
    const { "content-security-policy": policy } = (await request.get(address)).headers();
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' https://github.com");
  });
}

test("the charts for other pages may stand in a frame of any", async ({ request }) => {
  const { "content-security-policy": policy } = (await request.get(EMBED)).headers();
  expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *");
});
