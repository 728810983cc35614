import { expect, test } from "@playwright/test";

test("a newcomer reads what this is and reaches every board with results", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const [name, address] of [
    ["Architecture pretraining", "/leaderboards/architecture"],
    ["Training and tuning", "/leaderboards/fine-tuning"],
    ["Bit-width quantization and serving", "/leaderboards/inference"],
  ] as const) {
    await expect(page.getByRole("main").getByRole("link", { name }).first()).toHaveAttribute("href", address);
  }
  await expect(page.getByText("Vision: nothing measured yet")).toBeVisible();
});

test("the findings of the first page are sentences with numbers from today's data", async ({ page }) => {
  await page.goto("/");
  const findings = page.getByRole("region", { name: "What the data says today" }).getByRole("article");
  await expect(findings).toHaveCount(3);
  await expect(findings.filter({ hasText: "int4" })).toContainText("1.11 to 1.52 times less memory");
  await expect(findings.filter({ hasText: "attention" })).toContainText("MLA");
  await expect(findings.filter({ hasText: "MoE 1.5Bx8" })).toContainText("71%");
});
