import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const IDS = [
  "no-universal-winner",
  "modality-transfer",
  "moe-tradeoff",
  "mqa-constrained",
  "mla-quality",
  "rslora-scale",
  "int4-savings",
  "relative-efficient",
  "nsa-power",
  "freeze-latency",
  "full-diminishing",
  "dora-latency",
  "bf16-over-fp16",
];

const claim = (page: Page, title: string) => page.getByRole("article", { name: title });

test("a reader sees each claim with its verdict, and since when it stands", async ({ page }) => {
  await page.goto("/claims");
  await expect(page.getByRole("article")).toHaveCount(13);
  expect(await page.getByRole("article").evaluateAll((all) => all.map(({ id }) => id))).toEqual(IDS);
  const summary = page.getByRole("navigation", { name: "Claims by verdict" });
  await expect(summary).toContainText("Of 13 claims");
  const counts = (await summary.getByRole("listitem").allInnerTexts()).map((text) =>
    Number.parseInt(text, 10),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(13);
  await expect(claim(page, "Of the attention variants MLA reaches the lowest perplexity.")).toContainText(
    /Supported since dataset version 1 \(\d{4}-\d\d-\d\d, EfficientLLM, Table 3: attention mechanisms\)/,
  );
});

test("the page says that int4 does not save what is claimed, on which results, and what 3.9 is", async ({
  page,
}) => {
  await page.goto("/claims#int4-savings");
  const int4 = claim(page, "int4 cuts memory and energy by up to 3.9 times and costs 3 to 5% of accuracy.");
  await expect(int4).toBeInViewport();
  await expect(int4.getByRole("listitem").filter({ hasText: "Up to 3.9 times less memory" })).toContainText(
    "contradicted · AMU factor of 1.11 to 1.52",
  );
  await expect(int4).toContainText("MCR is size ratio times quality ratio");
  await int4.getByText("Criteria and evidence").click();
  const power = int4.getByRole("table", { name: /^Less power:/ }).getByRole("row");
  // Counter-examples first.
  await expect(power.nth(1)).toContainText("against");
  await power.filter({ hasText: "Phi-4" }).getByRole("link", { name: "int4" }).click();
  await expect(page).toHaveURL(/\/results\/[0-9a-f]{16}$/);
});

test("a reader narrows the list to a verdict and shares the address", async ({ page }) => {
  await page.goto("/claims");
  const summary = page.getByRole("navigation", { name: "Claims by verdict" });
  const link = summary.getByRole("link", { name: /supported/ });
  const count = Number.parseInt((await link.textContent()) ?? "", 10);
  await link.click();
  await expect(page).toHaveURL("/claims?verdict=supported");
  await expect(page.getByRole("article")).toHaveCount(count);
  await expect(link).toHaveAttribute("aria-current", "true");
  await page.getByRole("link", { name: "Show all claims" }).click();
  await expect(page.getByRole("article")).toHaveCount(13);
});

test("an address that makes no sense is said to, and shows all claims", async ({ page }) => {
  await page.goto("/claims?verdict=true&axis=inference");
  await expect(page.getByRole("status")).toContainText("“true” is none of supported, mixed, contradicted");
  await expect(page.getByRole("article")).toHaveCount(13);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in ${scheme}, with the evidence of a claim open`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("/claims");
    await page.locator("#mqa-constrained").getByText("Criteria and evidence").click();
    const { violations } = await new AxeBuilder({ page }).include("main").analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test.describe("on a telephone, without JavaScript", () => {
  test.use({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });

  test("nothing but the tables scrolls sideways, and the evidence opens", async ({ page }) => {
    await page.goto("/claims");
    await expect(page.locator("html")).toHaveJSProperty("scrollWidth", 360);
    for (const summary of await page.getByText("Criteria and evidence").all()) await summary.click();
    await expect(page.getByRole("table").first()).toBeVisible();
    await expect(page.locator("html")).toHaveJSProperty("scrollWidth", 360);
  });
});

test("on paper the evidence stands open", async ({ page }) => {
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.goto("/claims");
  const closed = await page.locator("#mqa-constrained").evaluate((claim) => claim.clientHeight);
  await page.emulateMedia({ media: "print" });
  const open = await page.locator("#mqa-constrained").evaluate((claim) => claim.clientHeight);
  expect(open).toBeGreaterThan(closed + 200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(718);
});
