import { createHash } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** Opens the page of int4 on Phi-4, one of the seeded results, from the page of its technique. */
async function openResult(page: Page): Promise<void> {
  await page.goto("/techniques/int4");
  await page.getByRole("link", { name: "Everything on int4 on Phi-4" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("int4 on Phi-4");
}

/** Opens the bundle that int4 on Phi-4 came in. */
async function openBundle(page: Page): Promise<void> {
  await openResult(page);
  await page.getByRole("link", { name: "EfficientLLM, Tables 9 and 16: weight precisions" }).first().click();
  await expect(page.getByText("A bundle: 18 results")).toBeVisible();
}

const PAGES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  "a model": (page) => page.goto("/models/llama-3.2-3b"),
  "a technique": (page) => page.goto("/techniques/int4"),
  "a technique that was not measured": (page) => page.goto("/techniques/rwkv"),
  "a result": openResult,
  "a bundle": openBundle,
};

test("a reader follows a number to its artefact in two clicks, and gets the bytes that the page says", async ({
  page,
}) => {
  await page.goto("/models/phi-4");
  await page.getByRole("link", { name: "Everything on int4 on Phi-4" }).click();
  const row = page.getByRole("table", { name: "Measurements" }).getByRole("row", { name: /^AEC/ });
  await expect(row).toContainText("319.11 W");
  await expect(row).toContainText("Reported");
  const saving = page.waitForEvent("download");
  await row.getByRole("link", { name: /bundle\.json/ }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^[0-9a-f]{16}-bundle\.json$/);
  const stream = await download.createReadStream();
  const hash = createHash("sha256");
  for await (const chunk of stream) hash.update(chunk);
  await expect(page.getByText(hash.digest("hex")).first()).toBeVisible();
});

test("a result's page tells what ran, what holds and what it changed", async ({ page }) => {
  await openResult(page);
  const changes = page.getByRole("table", { name: "Changes against bfloat16" });
  await expect(changes.getByRole("row", { name: /^AMU/ })).toContainText("−10.2%, better");
  await expect(changes.getByRole("row", { name: /^AEC/ })).toContainText("+46.9%, worse");
  const checks = page.getByRole("table", { name: "Checks that could be made" });
  await expect(checks.getByRole("row", { name: /^The mean memory in use/ })).toContainText("holds");
  await expect(page.getByRole("region", { name: "Environment" })).toContainText("NVIDIA GH200");
  await expect(page.getByText("The source names no pipeline and gives no command.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Versions of this result" })).toContainText("1, this page");
});

test("a technique's page explains it, names its paper, and says so where nothing was measured", async ({
  page,
}) => {
  await page.goto("/techniques/bf16");
  await expect(page).toHaveURL(/\/techniques\/bfloat16$/);
  await expect(
    page.getByRole("link", { name: "A Study of BFLOAT16 for Deep Learning Training" }),
  ).toHaveAttribute("href", "https://arxiv.org/abs/1905.12322");
});

test("a result leads to its bundle, and the bundle back to all of its results", async ({ page }) => {
  await openBundle(page);
  await page.getByRole("link", { name: "phi-4-int4" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("int4 on Phi-4");
});

test("what there is not is a 404 with a way on, whatever is asked", async ({ page, request }) => {
  const unknown = [
    "/results/0123456789abcdef",
    "/results/%00",
    "/results/'%3B%20drop%20table%20results%3B%20--",
    "/bundles/0123456789abcdef",
    "/models/gpt-5",
    "/models/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    `/models/${"x".repeat(3_000)}`,
    "/techniques/%00",
    "/techniques/constructor",
    "/techniques/%F0%9F%92%A5",
  ];
  for (const address of unknown) {
    expect((await request.get(address)).status(), address).toBe(404);
  }
  await page.goto("/results/0123456789abcdef");
  await expect(page.getByRole("main").getByRole("link", { name: "Architecture pretraining" })).toBeVisible();
});

test("no address but a file's own gives bytes, and those are only ever saved", async ({ page, request }) => {
  await openResult(page);
  const file = await page.getByRole("link", { name: "bundle.json", exact: true }).getAttribute("href");
  const answer = await request.get(file ?? "");
  expect(answer.headers()).toMatchObject({
    "content-type": "application/octet-stream",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
  });
  const again = await request.get(file ?? "", { headers: { "if-none-match": answer.headers().etag ?? "" } });
  expect(again.status()).toBe(304);
  for (const path of [
    "x",
    "%00",
    "bundle%252ejson",
    "..%2Fbundle.json",
    "bundle.json%00",
    "bundle.json/x",
    "x".repeat(5_000),
  ]) {
    const refused = await request.get(`${file?.replace("bundle.json", "")}${path}`);
    expect(refused.status(), path).toBe(404);
    expect(await refused.json(), path).toMatchObject({ error: { code: "file.unknown" }, findings: [] });
  }
});

for (const [name, open] of Object.entries(PAGES)) {
  for (const scheme of ["light", "dark"] as const) {
    test.describe(`in ${scheme}`, () => {
      test.use({ colorScheme: scheme });
      test(`axe finds nothing serious on the page of ${name}`, async ({ page }) => {
        await open(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      });
    });
  }

  test(`the page of ${name} does not scroll sideways on a small phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}
