import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

function row(page: Page, group: string, technique: string) {
  return page
    .getByRole("table", { name: new RegExp(`Published ranks and ours: ${group}`) })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${technique}`) }) });
}

test("a reader sees how many published ranks agree with the data, and which differ", async ({ page }) => {
  await page.goto("/published-ranks");
  const summary = page.getByRole("region", { name: "Summary" });
  await expect(summary).toContainText("Of 260 published ranks");
  const counts = await summary.getByRole("listitem").allInnerTexts();
  expect(counts.map((text) => text.replaceAll(/\s+/g, " "))).toEqual([
    "91 = agree",
    "8 ≠ differ",
    "161 ? can’t be told",
  ]);
  // Counted anew from what the tables say.
  await expect(page.getByRole("cell", { name: /= agrees/ })).toHaveCount(91);
  await expect(page.getByRole("cell", { name: /≠ differs/ })).toHaveCount(8);
  await expect(page.getByRole("cell", { name: /\? can’t be told/ })).toHaveCount(161);
  await expect(row(page, "MoE Mechanism", "Dense Model 3B").getByRole("cell").nth(3)).toContainText("4 → 3");
  await expect(row(page, "Efficient Positional Encoding", "Relate")).toContainText("here: relative");
});

test("every difference has its reason, and every group leads to the board that gives our ranks", async ({
  page,
}) => {
  await page.goto("/published-ranks");
  await expect(page.getByRole("list", { name: "Reasons: MoE Mechanism" })).toContainText(
    "TT in this data, the best first: MoE Model 1.5Bx8 0.125, MoE Model 0.5Bx8 0.105, Dense Model 3B 0.0898, Dense Model 1.5B 0.0864",
  );
  const group = page.getByRole("region", { name: /^Efficient Positional Encoding/ }).first();
  await expect(group).toContainText("The published table does not rank “none”");
  await group.getByRole("link", { name: "FineWeb-Edu" }).click();
  await expect(page).toHaveURL(/\/leaderboards\/architecture\?.*family=positional-encoding/);
  await expect(page.getByRole("rowheader", { name: /relative/ })).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("/published-ranks");
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test.describe("on a telephone, without JavaScript", () => {
  test.use({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });

  test("nothing but the tables scrolls sideways", async ({ page }) => {
    await page.goto("/published-ranks");
    await expect(page.locator("html")).toHaveJSProperty("scrollWidth", 360);
    await expect(page.getByRole("table")).toHaveCount(10);
  });
});
