import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

const PAGES = [
  "/",
  "/leaderboards/architecture",
  "/leaderboards/fine-tuning?level=runs",
  "/leaderboards/inference?level=runs&show=ranks&scale=7B",
  "/leaderboards/inference?modality=vision",
  "/leaderboards/inference?level=runs&show=deltas&heat=yes&scale=10b-40b&weights=balanced",
  "/trade-offs",
  "/compare",
  "/compare?results=5cc2cd17b1403ee2,363ed6fea767fb84,3adb48c6a61ddcb9",
  "/published-ranks",
  "/claims",
  "/choose",
  "/coverage",
  "/coverage?axis=fine-tuning&by=scale",
  "/no-such-page",
];

for (const scheme of ["light", "dark"] as const) {
  test.describe(`in ${scheme}`, () => {
    test.use({ colorScheme: scheme });
    for (const address of PAGES) {
      test(`axe finds nothing serious on ${address}`, async ({ page }) => {
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      });
    }
  });
}

test("no page scrolls sideways on a small phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  for (const address of PAGES) {
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(360);
  }
});

test("the keyboard reaches and opens filters, notes and sorting", async ({ page }) => {
  await page.goto("/leaderboards/architecture?family=attention&modality=language");
  await page.locator("summary", { hasText: "Scale" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("checkbox", { name: /<1B/ })).toBeFocused();
  await page.getByRole("link", { name: "Sort by average latency" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=al/);
});
