import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { Bundle } from "@/benchmark/bundle";

function matrix(page: Page, name: string) {
  return page.getByRole("table", { name: `Coverage: ${name}` });
}

function row(page: Page, name: string, technique: string) {
  return matrix(page, name)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${technique}`) }) });
}

test("a reader sees how much of each axis and modality is covered, and where nothing is", async ({
  page,
}) => {
  await page.goto("/coverage");
  const totals = page.getByRole("table", { name: "Cells with a value, by axis and modality" });
  await expect(totals.getByRole("row", { name: /^Inference/ }).getByRole("cell")).toHaveText([
    "15 of 18",
    "nothing yet",
    "nothing yet",
  ]);
  await totals.getByRole("link", { name: "11 of 40" }).click();
  await expect(page).toHaveURL("/coverage?axis=fine-tuning&modality=vision-language");
  await expect(page.getByRole("heading", { level: 2, name: /Parameter-efficient/ })).toHaveCount(1);
});

test("the counts by state are those of the cells", async ({ page }) => {
  await page.goto("/coverage?axis=fine-tuning");
  const legend = page.getByRole("region", { name: "Cells by state" });
  for (const [state, count] of [
    ["measured", 68],
    ["reported", 41],
    ["digitised", 42],
    ["missing", 472],
  ] as const) {
    await expect(page.locator(`.coverage-table td.${state}`)).toHaveCount(count);
    await expect(legend.locator("div", { has: page.locator(`dt.${state}`) }).locator("strong")).toHaveText(
      String(count),
    );
  }
});

test("a cell leads to its result, or to the board narrowed to its results", async ({ page }) => {
  await page.goto("/coverage?axis=fine-tuning&dataset=metamathqa");
  const name = "Parameter-efficient fine-tuning, Language";
  await row(page, name, "IA3").getByRole("link", { name: "measured" }).click();
  await expect(page).toHaveURL(/\/leaderboards\/fine-tuning\?.*technique=ia3.*level=runs/);
  await expect(page.getByRole("rowheader", { name: /IA3/ })).toHaveCount(3);
  await page.goto("/coverage");
  await row(page, "Attention mechanism, Language", "MLA").getByRole("link").last().click();
  await expect(page).toHaveURL(/\/results\/[0-9a-f]{16}$/);
});

test("a missing cell says what to run, with a bundle that is valid once its nulls are filled", async ({
  page,
}) => {
  await page.goto("/coverage");
  await page.getByRole("link", { name: "missing: what to run, MHA on Qwen2.5-style 1.5B decoder" }).click();
  await expect(page).toHaveURL(
    "/coverage?run=language:attention:fineweb-edu_48x-nvidia-gh200:mha:qwen2.5-style-1.5b-decoder#run",
  );
  const section = page.getByRole("region", { name: "What to run: MHA on Qwen2.5-style 1.5B decoder" });
  await expect(section).toContainText("FineWeb-Edu · 48x NVIDIA GH200");
  await expect(section).toContainText("quality, AMU, AL, TT and AEC");
  await expect(section).toContainText("MQA, GQA, MLA, NSA");
  const skeleton = await section.getByRole("region", { name: "Bundle to fill in" }).textContent();
  const answers: Readonly<Record<string, unknown>> = {
    name: "A made-up name",
    relationship: "third-party",
    parameters_b: 1.5,
    value: 12.5,
    scope: "total",
  };
  const filled: unknown = JSON.parse(skeleton ?? "", (key, value: unknown) =>
    value === null ? answers[key] : value,
  );
  expect(Bundle.parse(filled).results[0]?.technique).toEqual({ family: "attention", name: "MHA" });
  await section.getByRole("link", { name: "Close" }).click();
  await expect(page).toHaveURL("/coverage");
});

test("a mixture of experts lacks the dense model that is its baseline, not a run of one on the other", async ({
  page,
}) => {
  await page.goto("/coverage?family=moe");
  await page
    .getByRole("link", { name: "missing: what to run, dense counterpart of MoE 0.5Bx8 (top-2)" })
    .click();
  const lacking = page.getByRole("region", { name: "What to run: dense counterpart of MoE 0.5Bx8 (top-2)" });
  await expect(lacking.getByText("Baseline of")).toBeVisible();
  await page.getByRole("link", { name: "missing: what to run, MoE counterpart of Dense 3B" }).click();
  const built = page.getByRole("region", { name: "What to run: MoE counterpart of Dense 3B" });
  await expect(built).toContainText("one built from Dense 3B");
  await expect(built).toContainText("Its baseline");
});

test("the runs that would tell most come with their reason", async ({ page }) => {
  await page.goto("/coverage");
  const runs = page.getByRole("region", { name: "Runs that would tell most" }).getByRole("listitem");
  await expect(runs).toHaveCount(3);
  await expect(runs.first()).toContainText("MoE counterpart of Dense 3B");
  await expect(runs.first()).toContainText(
    "10 means: quality, AMU, AL, TT and AEC would compare 2 techniques over 2 models instead of 1",
  );
});

test("one metric alone, and scale bands, have their own addresses", async ({ page }) => {
  await page.goto("/coverage");
  await page.getByRole("combobox", { name: "Metric" }).selectOption("tt");
  await page.getByRole("button", { name: "Apply", exact: true }).last().click();
  await expect(page).toHaveURL("/coverage?metric=tt");
  // No source prints tokens per parameter for attention variants in language.
  await expect(row(page, "Attention mechanism, Language", "MQA").getByRole("cell")).toContainText([
    "missing",
    "no value of these",
    "missing",
  ]);
  await page.getByRole("link", { name: "By scale" }).click();
  await expect(page).toHaveURL("/coverage?by=scale&metric=tt");
  await expect(matrix(page, "Positional encoding, Language").getByRole("columnheader")).toContainText([
    "FineWeb-Edu",
    "Technique",
    "<1B",
    "1-4B",
    "4-10B",
    "10-40B",
    "40B+",
  ]);
});

test("a bad address is told and answered with a page", async ({ page }) => {
  const response = await page.goto("/coverage?axis=serving&metric=speed&run=nothing&dataset=c4");
  expect(response?.status()).toBe(200);
  const notices = page.getByRole("status");
  for (const parameter of ["axis", "metric", "run", "dataset"])
    await expect(notices).toContainText(parameter);
  await page.getByRole("link", { name: "Show all of architecture pretraining" }).click();
  await expect(page).toHaveURL("/coverage");
  await expect(page.getByRole("table").nth(1)).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const address of [
      "/coverage",
      "/coverage?axis=inference&run=language:quantization:mmlu-pro-bbh-gpqa-ifeval-math-musr_4x-nvidia-gh200:float16:qwen2.5-32b",
    ]) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

test.describe("on a telephone, without JavaScript", () => {
  test.use({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });

  test("nothing but the tables scrolls sideways, and what to run can be read in words", async ({ page }) => {
    await page.goto("/coverage?axis=fine-tuning&modality=vision-language");
    await expect(page.locator("html")).toHaveJSProperty("scrollWidth", 360);
    await page.getByText("What to run for 29 cells, and what 11 others lack").click();
    await expect(
      page.getByRole("listitem").filter({ hasText: "InternVL-3-38B, ChatQA" }).first(),
    ).toContainText("run, and measure quality, AMU, PCU, AL, ST and AEC");
  });
});
