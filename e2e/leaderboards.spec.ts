import { expect, type Page, test } from "@playwright/test";

function cohort(page: Page, name: string | RegExp) {
  return page
    .getByRole("region", { name })
    .filter({ has: page.getByRole("table") })
    .first();
}

async function firstColumn(page: Page, name: RegExp): Promise<string[]> {
  return cohort(page, name).getByRole("rowheader").allInnerTexts();
}

test("a reader sorts the positional encodings by latency and shares the address", async ({ page }) => {
  await page.goto("/leaderboards/architecture?family=positional-encoding");
  expect(await firstColumn(page, /Positional encoding/)).toEqual([
    "RoPE",
    "learnable absolute",
    expect.stringMatching(/^relative/),
    "absolute",
    "none",
  ]);
  await page.getByRole("link", { name: "Sort by average latency" }).click();
  await expect(page).toHaveURL(/sort=al/);
  await expect(page.getByRole("columnheader", { name: /^AL/ })).toHaveAttribute("aria-sort", "ascending");
  expect((await firstColumn(page, /Positional encoding/))[0]).toMatch(/^relative/);
  await page.getByRole("link", { name: "Sort by average latency" }).click();
  await expect(page).toHaveURL(/sort=-al/);
  await expect(page.getByRole("columnheader", { name: /^AL/ })).toHaveAttribute("aria-sort", "descending");
  expect((await firstColumn(page, /Positional encoding/))[0]).toBe("none");
});

test("every column sorts on every board, and the table is never emptied by it", async ({ page }) => {
  for (const axis of ["architecture", "fine-tuning", "inference"]) {
    await page.goto(`/leaderboards/${axis}?level=runs`);
    const rows = await page.getByRole("rowheader").count();
    const links = await page
      .getByRole("columnheader")
      .getByRole("link")
      .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute("href") ?? ""))]);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      await page.goto(link);
      expect(await page.getByRole("rowheader").count(), link).toBe(rows);
    }
  }
});

test("missing values stay behind the ranked ones in either direction, as dashes with their reason", async ({
  page,
}) => {
  for (const sort of ["sort=amu", "sort=-amu"]) {
    await page.goto(`/leaderboards/inference?level=runs&${sort}`);
    const cells = await page.locator("tbody tr td:nth-of-type(3)").allInnerTexts();
    const missing = cells.map((text) => text.trim().startsWith("—"));
    expect(missing.indexOf(true)).toBe(11);
    expect(missing.slice(11).every(Boolean)).toBe(true);
  }
  await expect(page.getByText("only 1 of 6 task scores").first()).toBeVisible();
  await expect(page.getByText("— The source gives no value.")).toBeVisible();
});

test("a reader filters by scale and technique with the form, and the address holds it", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs");
  await page.locator("summary", { hasText: "Scale" }).click();
  await page.getByRole("checkbox", { name: /10-40B/ }).check();
  await page.locator("summary", { hasText: "Technique" }).click();
  await page.getByRole("checkbox", { name: /^int4/ }).check();
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page).toHaveURL(/\/leaderboards\/inference\?.*scale=10b-40b/);
  await expect(page).toHaveURL(/technique=int4/);
  await expect(page).toHaveURL(/level=runs/);
  await expect(page.getByRole("rowheader", { name: "bfloat16" })).toHaveCount(0);
  await expect(page.getByRole("rowheader", { name: "int4" })).toHaveCount(5);
  await page.getByRole("link", { name: "Remove the filter Technique: int4" }).click();
  await expect(page).not.toHaveURL(/technique=/);
  await expect(page).toHaveURL(/scale=10b-40b/);
});

test("ranks can be read in place of values, and back", async ({ page }) => {
  await page.goto("/leaderboards/architecture?family=positional-encoding");
  await page.getByRole("link", { name: "Ranks", exact: true }).click();
  await expect(page).toHaveURL(/show=ranks/);
  const ranks = await page.getByRole("row", { name: /^RoPE/ }).locator("td b").allTextContents();
  expect(ranks).toEqual(["rank 1", "rank 2", "rank 2", "rank 2", "rank 2"]);
  await page.goBack();
  await expect(page).not.toHaveURL(/show=ranks/);
});

test("a doubted value opens its note on demand", async ({ page }) => {
  await page.goto("/leaderboards/architecture?family=attention&modality=language");
  const note = page.getByText(/AL and GPU hours disagree/).first();
  await expect(note).toBeHidden();
  await page.getByRole("button", { name: "About 0.1298: doubtful" }).click();
  await expect(note).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(note).toBeHidden();
});

test("every header says name, unit and which direction is better", async ({ page }) => {
  await page.goto("/leaderboards/architecture?family=positional-encoding");
  const header = page.getByRole("columnheader", { name: /^AEC/ });
  await expect(header).toContainText("Average Energy Consumption");
  await expect(header).toContainText("W · lower is better");
});

test("a bad parameter is told and the default shown", async ({ page }) => {
  const response = await page.goto(
    "/leaderboards/architecture?scale=7B&sort=nothing&level=all&colour=red&model=no-such",
  );
  expect(response?.status()).toBe(200);
  const notice = page.getByRole("status");
  for (const parameter of ["scale", "sort", "level", "colour", "model"]) {
    await expect(notice.locator("code", { hasText: new RegExp(`^${parameter}$`) })).toBeVisible();
  }
});

test("a page beyond the last is told, and the rows are there", async ({ page }) => {
  await page.goto("/leaderboards/architecture?page=99999");
  await expect(page.getByRole("status")).toContainText("There is no page 99999 of 1; showing the first.");
  await expect(page.getByRole("rowheader", { name: "RoPE" })).toBeVisible();
});

test("an address in another order becomes the one to be shared, and one with a notice keeps it", async ({
  page,
}) => {
  await page.goto("/leaderboards/inference?sort=-amu&scale=&technique=int4&technique=float16");
  await expect(page).toHaveURL("/leaderboards/inference?technique=int4,float16&sort=-amu");
  await page.goto("/leaderboards/inference?sort=bogus&level=");
  await expect(page.getByRole("status")).toContainText("There is no column “bogus”");
});

test("a board names its sources, and a technique measured on another model says so", async ({ page }) => {
  await page.goto("/leaderboards/architecture?family=moe&modality=language");
  await expect(page.getByText(/^Source: .*Table 5/)).toBeVisible();
  await page.getByRole("button", { name: "About MoE" }).click();
  await expect(
    page.getByText("Measured on MoE 1.5Bx8 (top-2), which differs from Dense 1.5B by the technique alone."),
  ).toBeVisible();
});

test("a hostile address is shown as text and runs nothing", async ({ page }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const hostile = encodeURIComponent(`"><script>alert(1)</script>' or 1=1 --`);
  const response = await page.goto(`/leaderboards/inference?model=${hostile}&scale=${hostile}&__proto__=1`);
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("status")).toBeVisible();
  expect(dialogs).toEqual([]);
});

test("a question without results says so and leads on", async ({ page }) => {
  await page.goto("/leaderboards/inference?modality=vision");
  await expect(page.getByRole("heading", { name: "No result answers this question" })).toBeVisible();
  await page.getByRole("link", { name: "see the whole board" }).click();
  await expect(page.getByRole("table")).toHaveCount(1);
});

test("an axis that does not exist is a 404 with the way to those that do", async ({ page }) => {
  const response = await page.goto("/leaderboards/speed");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Architecture pretraining" })).toBeVisible();
});

test("the same question is answered as data", async ({ request }) => {
  const response = await request.get("/leaderboards/architecture.json?family=positional-encoding");
  expect(response.status()).toBe(200);
  const board = await response.json();
  expect(board.dataset_version).toBe(13);
  expect(board.question).toMatchObject({
    axis: "architecture",
    family: ["positional-encoding"],
    level: "techniques",
  });
  const [cohort] = board.cohorts;
  expect(cohort).toMatchObject({
    family: "positional-encoding",
    modality: "language",
    dataset: "FineWeb-Edu",
  });
  expect(cohort.rows[0]).toMatchObject({
    technique: "RoPE",
    cells: {
      quality: { value: 8.09, unit: "perplexity", rank: 1, origin: "reported" },
      amu: { value: 44.82, unit: "GB", rank: 2, origin: "reported" },
    },
  });
  expect((await request.get("/leaderboards/speed.json")).status()).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader filters, sorts and opens a note", async ({ page }) => {
    await page.goto("/leaderboards/architecture");
    await page.locator("summary", { hasText: "Family" }).click();
    await page.getByRole("checkbox", { name: /Attention mechanism/ }).check();
    await page.getByRole("button", { name: "Apply filters" }).click();
    await expect(page).toHaveURL("/leaderboards/architecture?family=attention");
    await page.getByRole("link", { name: "Sort by average memory utilization" }).first().click();
    await expect(page).toHaveURL("/leaderboards/architecture?family=attention&sort=amu");
    expect((await firstColumn(page, /Attention mechanism/))[0]).toBe("MQA");
    await page.getByRole("button", { name: "About 0.1298: doubtful" }).click();
    await expect(page.getByText(/AL and GPU hours disagree/).first()).toBeVisible();
  });
});
