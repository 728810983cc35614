import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

/** Addresses of what there is not, and what their pages call it. */
const UNKNOWN: [address: string, heading: string][] = [
  ["/leaderboards/speed", "There is no such board"],
  ["/models/gpt-5", "There is no such model"],
  ["/techniques/zz", "There is no such technique"],
  ["/results/0123456789abcdef", "There is no such result"],
  ["/results/nope", "There is no such result"],
  ["/bundles/nope", "There is no such bundle"],
  ["/missing/model", "There is no such model"],
  ["/models/a/b", "There is no such page"],
  ["/no-such-page", "There is no such page"],
];
const BOARDS = ["Architecture pretraining", "Training and tuning", "Bit-width quantization and serving"];

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const [address, heading] of UNKNOWN) {
      test(`${address} is a 404 that says what there is not and leads on`, async ({ page }) => {
        const response = await page.goto(address);
        expect(response?.status()).toBe(404);
        const main = page.getByRole("main");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
        for (const board of BOARDS) await expect(main.getByRole("link", { name: board })).toBeVisible();
        await expect(page.getByRole("banner").getByRole("link", { name: /EfficientLLM/ })).toBeVisible();
        expect(new URL(page.url()).pathname).toBe(address);
      });
    }

    test("the way on leads to what was meant", async ({ page }) => {
      await page.goto("/techniques/zz");
      await page.getByRole("main").getByRole("link", { name: "int4" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("int4");
      await page.goto("/results/nope");
      await page.getByRole("main").getByRole("link", { name: "its single runs" }).first().click();
      await expect(page).toHaveURL(/\/leaderboards\/architecture\?level=runs$/);
    });
  });
}

test("what exists is found in any spelling, and what leads to it too", async ({ request }) => {
  for (const address of [
    "/techniques/rwkv",
    "/techniques/BF16",
    "/techniques/Int4",
    "/leaderboards/inference",
  ]) {
    expect((await request.get(address)).status(), address).toBe(200);
  }
});

test("a hostile address is answered, and never with a failure of the server", async ({ request }) => {
  for (const folder of ["leaderboards", "models", "techniques", "results", "bundles", "missing"]) {
    for (const name of [
      "%00",
      "%0A",
      "..",
      "%2e%2e",
      "..%2f..%2fetc",
      "a%5Cb",
      "%ED%A0%80",
      "%25ff",
      "%F0%9F%92%A5",
      "constructor",
      "__proto__",
      "NOPE",
      "nope.rsc",
      "x".repeat(10_000),
    ]) {
      const address = `/${folder}/${name}`;
      for (const method of ["GET", "HEAD"]) {
        const status = (await request.fetch(address, { method })).status();
        expect([200, 400, 404], `${method} ${address}`).toContain(status);
      }
    }
    expect((await request.get(`/${folder}/zz/`)).status()).toBe(404);
    expect((await request.get(`/${folder.toUpperCase()}/zz`)).status()).toBe(404);
  }
});

test("HEAD answers as GET, without the page", async ({ request }) => {
  const answer = await request.head("/models/gpt-5");
  expect(answer.status()).toBe(404);
  expect(await answer.body()).toHaveLength(0);
  // It may be there tomorrow.
  expect(answer.headers()["cache-control"]).toBe("no-store");
});

test("data that there is not says so as data", async ({ request }) => {
  for (const [address, code] of [
    ["/leaderboards/speed.json", "axis.unknown"],
    ["/leaderboards/speed.csv", "axis.unknown"],
    ["/leaderboards/speed/results", "axis.unknown"],
    ["/bundles/0123456789abcdef/files/bundle.json", "file.unknown"],
  ]) {
    const answer = await request.get(address ?? "");
    expect(answer.status(), address).toBe(404);
    expect(await answer.json(), address).toMatchObject({ error: { code }, findings: [] });
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`on a telephone, in ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 780 } });

    test("axe finds nothing, and nothing scrolls sideways", async ({ page }) => {
      for (const address of [
        "/leaderboards/speed",
        "/models/gpt-5",
        "/techniques/zz",
        "/results/nope",
        "/bundles/nope",
      ]) {
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        await expect(page.locator("html")).toHaveJSProperty("scrollWidth", 360);
      }
    });
  });
}

test("an address with 500 selected models is read", async ({ request }) => {
  const models = Array.from(
    { length: 500 },
    (_, index) => `made-up-model-of-a-long-name-${index}-7b-instruct`,
  );
  const answer = await request.get(`/leaderboards/inference?model=${models.join(",")}`);
  expect(answer.status()).toBe(200);
});
