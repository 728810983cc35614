import { expect, test } from "@playwright/test";
import { checkBundleText } from "@/benchmark/checks";
import { FINDING_CODES } from "@/benchmark/findings";

const PAGES = ["/docs", "/docs/importing", "/docs/bundle-format", "/docs/api"];

test("a newcomer is shown the way from the files of tools first, and what a bundle is", async ({ page }) => {
  await page.goto("/docs");
  await expect(
    page.getByText("Results come here as a bundle: one file that holds your values"),
  ).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "From the files of your tools",
    "By writing the bundle yourself",
    "To look things up",
  ]);
  const steps = page.getByRole("region", { name: "From the files of your tools" }).getByRole("listitem");
  await expect(steps.locator("strong")).toHaveText([
    "Choose.",
    "Answer.",
    "Look.",
    "Send it, and keep the receipt.",
  ]);
});

test("a reader finds each finding by its code, with what to do about it", async ({ page }) => {
  await page.goto("/docs/bundle-format#unit.unknown");
  const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.filter((id) => ids.indexOf(id) !== ids.lastIndexOf(id))).toEqual([]);
  expect(FINDING_CODES.filter((code) => !ids.includes(code))).toEqual([]);
  const entry = page.locator('[id="unit.unknown"]');
  await expect(entry).toBeInViewport();
  await expect(entry).toContainText("error");
  await expect(entry).toContainText("Convert the value to a unit of the table of units");
});

test("a reader downloads the example, and it passes the checks", async ({ page }) => {
  await page.goto("/docs/bundle-format");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download it" }).click();
  expect((await download).suggestedFilename()).toBe("example-bundle.json");
  const served = await page.request.get("/docs/example-bundle.json");
  expect(checkBundleText(await served.text()).findings).toEqual([]);
});

test("every link of the documentation leads somewhere", async ({ page }) => {
  const seen = new Set<string>();
  for (const address of PAGES) {
    await page.goto(address);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    const links = await page
      .locator("#content a[href]")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    for (const link of links) {
      if (link.startsWith("#")) expect(ids, `${address} ${link}`).toContain(link.slice(1));
      // Other sites are not asked: whether they answer is not ours to test.
      else if (link.startsWith("/")) seen.add(link.split("#")[0] ?? "");
    }
  }
  expect(seen.size).toBeGreaterThan(4);
  for (const path of seen) expect((await page.request.get(path)).status(), path).toBe(200);
});

test("the documentation fits on a small phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  for (const address of PAGES) {
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(360);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the format is there to be read", async ({ page }) => {
    await page.goto("/docs/bundle-format");
    await expect(page.getByRole("heading", { name: "Findings", exact: true })).toBeVisible();
    await expect(page.getByRole("table", { name: "Fields of The document" })).toBeVisible();
  });
});
