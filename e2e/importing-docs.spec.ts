import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { IMPORTERS } from "@/importers/registry";

const PAGE = "/docs/importing";

/** Opens what is closed until it is asked for. */
async function openAll(page: Page) {
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) if (one instanceof HTMLDetailsElement) one.open = true;
  });
}

test("a reader comes from the documentation, and finds what becomes of the files of a tool", async ({
  page,
}) => {
  await page.goto("/docs");
  await page.getByRole("link", { name: "Importing results" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Importing results");
  await page
    .getByRole("table", { name: "Which tool’s files give which values" })
    .getByRole("link", { name: "CodeCarbon" })
    .click();
  await expect(page).toHaveURL(/#codecarbon$/);
  const table = page.getByRole("table", { name: "What is read of CodeCarbon" });
  await expect(table).toBeInViewport();
  const energy = table.getByRole("row").filter({ hasText: "gpu_energy, duration" });
  await expect(energy).toContainText("kWh, s");
  await expect(energy.getByRole("link", { name: "Average Energy Consumption" })).toBeVisible();
});

test("a tool’s section is closed until it is opened, by hand or by a link", async ({ page }) => {
  await page.goto(PAGE);
  const zeus = page.getByRole("table", { name: "What is read of Zeus" });
  await expect(page.locator("details[open]")).toHaveCount(0);
  await expect(zeus).toBeHidden();
  await page.locator("summary").filter({ hasText: "Zeus" }).press("Enter");
  await expect(zeus).toBeVisible();
  await page.goto(`${PAGE}#nvidia-smi`);
  await expect(page.getByRole("heading", { name: "nvidia-smi" })).toBeInViewport();
  await expect(page.getByRole("table", { name: "What is read of nvidia-smi" })).toBeInViewport();
});

test("each tool has its section, no name is there twice, and every link leads somewhere", async ({
  page,
}) => {
  await page.goto(PAGE);
  const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  expect(IMPORTERS.map(({ key }) => key).filter((key) => !ids.includes(key))).toEqual([]);
  const links = await page
    .locator("#content a[href]")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const own = links.filter((link) => link.startsWith("#"));
  expect(own.filter((link) => !ids.includes(link.slice(1)))).toEqual([]);
  const others = [...new Set(links.filter((link) => link.startsWith("/")))];
  expect(others.length).toBeGreaterThan(2);
  for (const link of others) {
    const [path = "", anchor] = link.split("#");
    const answer = await page.request.get(path);
    expect(answer.status(), link).toBe(200);
    if (anchor) expect(await answer.text(), link).toContain(`id="${anchor}"`);
  }
});

test("the matrix names metrics in full, with their abbreviations", async ({ page }) => {
  await page.goto(PAGE);
  const heads = page
    .getByRole("table", { name: "Which tool’s files give which values" })
    .getByRole("columnheader");
  for (const name of ["Average Latency (AL)", "Sample Throughput (ST)", "Peak memory"]) {
    await expect(heads.filter({ hasText: name })).toHaveCount(1);
  }
});

test("the matrix tells marks to who does not see them", async ({ page }) => {
  await page.goto(PAGE);
  const row = page
    .getByRole("table", { name: "Which tool’s files give which values" })
    .getByRole("row", { name: "nvidia-smi" });
  await expect(row.getByRole("cell", { name: "yes" })).toHaveCount(3);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing in ${scheme}`, async ({ page }) => {
    // It looks at each of some thousand cells.
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(PAGE);
    await openAll(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test("on a small phone nothing scrolls sideways but the matrix", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(PAGE);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(16_000);
  await openAll(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const wide = await page
    .getByRole("group")
    .evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.getAttribute("aria-label")),
    );
  expect(wide).toEqual(["Which tool’s files give which values"]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("all of it is there to be read, and a link opens a tool’s section", async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.getByRole("table", { name: "Questions of an import" })).toBeVisible();
    await page
      .getByRole("table", { name: "Which tool’s files give which values" })
      .getByRole("link", { name: "Zeus" })
      .click();
    await expect(page.getByRole("table", { name: "What is read of Zeus" })).toBeVisible();
  });
});
