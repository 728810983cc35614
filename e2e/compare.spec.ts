import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** Of the seeded results: Phi-4 in three precisions, and int4 on another model. */
const BFLOAT16 = "5cc2cd17b1403ee2";
const INT4 = "363ed6fea767fb84";
const FLOAT16 = "25c40b5a8146b9e4";
const YI = "3adb48c6a61ddcb9";

function table(page: Page) {
  return page.getByRole("table", { name: /Results side by side/ });
}

function row(page: Page, name: RegExp) {
  return table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name }) });
}

async function address(page: Page): Promise<string> {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

test("a reader compares int4 with bfloat16 on one model, and is told why another model is left out", async ({
  page,
}) => {
  await page.goto(`/compare?results=${BFLOAT16},${INT4},${YI}`);
  await expect(page.getByRole("heading", { level: 1, name: "Compare results" })).toBeVisible();
  const memory = row(page, /AMU/);
  await expect(memory.getByRole("cell").nth(0)).toContainText("48.19 GB");
  await expect(memory.getByRole("cell").nth(1)).toContainText("43.27 GB best of 1, 2");
  await expect(memory.getByRole("cell").nth(1)).toContainText("−10.2% on 1, better");
  await expect(memory.getByRole("cell").nth(2)).toContainText("52.93 GB");
  await expect(memory.getByRole("cell").nth(2)).toContainText("Not compared");
  await expect(row(page, /AEC/).getByRole("cell").nth(1)).toContainText("+46.9% on 1, worse");
  const pairs = page.getByRole("region", { name: "Which of them may be compared" });
  await expect(pairs).toContainText("1 bfloat16 on Phi-4 against 2 int4 on Phi-4: ≈ comparable with caveats");
  await expect(pairs).toContainText("2 int4 on Phi-4 against 3 int4 on Yi-34B: × not comparable");
  await expect(pairs).toContainText("different model: Phi-4 and Yi-34B");
});

test("what differs is marked for eyes and ears, and equal rows can be hidden and brought back", async ({
  page,
}) => {
  await page.goto(`/compare?results=${BFLOAT16},${INT4}`);
  await expect(table(page).getByRole("rowheader", { name: "differs: technique" })).toContainText("≠");
  await expect(row(page, /^modality$/)).toBeVisible();
  await page.getByRole("link", { name: "Differences" }).click();
  await expect(page).toHaveURL(`/compare?results=${BFLOAT16},${INT4}&show=differences`);
  await expect(page.getByText(/^\d+ rows that are equal for all are hidden\.$/)).toBeVisible();
  await expect(row(page, /^modality$/)).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(`/compare?results=${BFLOAT16},${INT4}`);
  await expect(row(page, /^modality$/)).toBeVisible();
});

test("a reader removes a result, puts another first, and adds one by its id", async ({ page }) => {
  await page.goto(`/compare?results=${BFLOAT16},${INT4},${FLOAT16}`);
  await page.getByRole("link", { name: "Remove result 3" }).click();
  await expect(page).toHaveURL(`/compare?results=${BFLOAT16},${INT4}`);
  await page.getByRole("link", { name: "Put result 2 first" }).click();
  await expect(page).toHaveURL(`/compare?results=${INT4},${BFLOAT16}`);
  await page.getByLabel("Add by id").fill(YI);
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page).toHaveURL(`/compare?results=${INT4},${BFLOAT16},${YI}`);
});

test("each result leads to its own page", async ({ page }) => {
  await page.goto(`/compare?results=${BFLOAT16},${INT4}`);
  await expect(page.getByRole("link", { name: "int4 on Phi-4" })).toHaveAttribute("href", `/results/${INT4}`);
});

test("without results the page says how to choose them", async ({ page }) => {
  await page.goto("/compare");
  await expect(page.getByRole("heading", { name: "No results are chosen" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Runs of training and tuning/ })).toHaveAttribute(
    "href",
    "/leaderboards/fine-tuning?level=runs",
  );
});

test("500 results, strange ids and unknown ones are said, and nothing of them is executed", async ({
  page,
}) => {
  const many = Array.from({ length: 500 }, (_, index) => index.toString(16).padStart(16, "0"));
  const response = await page.goto(`/compare?results=${many.join(",")}`);
  expect(response?.status()).toBe(200);
  await expect(page.getByText("500 results are more than 6; the first 6 are shown.")).toBeVisible();
  await expect(page.getByText(/^results: .* and 3 more are not ids of published results/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "No results are chosen" })).toBeVisible();
  const hostile = encodeURIComponent(`<img src=x onerror="document.title='taken'">`);
  await page.goto(`/compare?results=${hostile},${INT4}&show=${hostile}`);
  await expect(page.getByText(/<img src=x .*can’t be the id of a result/)).toBeVisible();
  await expect(table(page)).toContainText("int4 on Phi-4");
  expect(await page.title()).toMatch(/^Compare results/);
});

test("an address in another spelling becomes the one to be shared", async ({ page }) => {
  await page.goto(`/compare?show=all&results=${INT4}&results=${BFLOAT16.toUpperCase()},${INT4}`);
  expect(await address(page)).toBe(`/compare?results=${INT4},${BFLOAT16}`);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of ["/compare", `/compare?results=${BFLOAT16},${INT4},${YI}`]) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

test.describe("on a telephone, without JavaScript", () => {
  test.use({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });

  test("the table scrolls in its box beside the names of its rows", async ({ page }) => {
    await page.goto(`/compare?results=${BFLOAT16},${INT4},${FLOAT16},${YI}`);
    await expect(page.locator("html")).toHaveJSProperty("scrollWidth", 360);
    const head = table(page).getByRole("rowheader", { name: /AMU/ });
    const before = await head.boundingBox();
    await table(page).getByRole("link", { name: "Remove result 4" }).scrollIntoViewIfNeeded();
    expect((await head.boundingBox())?.x).toBe(before?.x);
    await page.getByRole("link", { name: "Remove result 4" }).click();
    await expect(page).toHaveURL(`/compare?results=${BFLOAT16},${INT4},${FLOAT16}`);
  });
});
