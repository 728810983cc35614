import { gzipSync } from "node:zlib";
import { expect, type Page, type Response, test } from "@playwright/test";

const KB = 1024;

function figure(page: Page) {
  return page.getByRole("img", { name: /^Quality change, points, against Memory saved \(AMU\), %/ });
}

function table(page: Page) {
  return page.getByRole("table", { name: /Weight precision, Language/ });
}

/** Every script that a page loads from now on. */
function collectScripts(page: Page): Response[] {
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  return scripts;
}

async function holdChartLibrary(scripts: readonly Response[]): Promise<boolean> {
  const texts = await Promise.all(scripts.map((script) => script.text()));
  return texts.some((text) => text.includes("recharts"));
}

test("a reader sees what int4 and float16 save and cost, one arrow a model, and the same points as a table", async ({
  page,
}) => {
  await page.goto("/trade-offs");
  await expect(page.getByRole("heading", { level: 1, name: "Trade-offs" })).toBeVisible();
  await expect(figure(page)).toBeVisible();
  const rows = table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
  expect(await rows.count()).toBeGreaterThanOrEqual(4);
  await expect(figure(page).locator(".change-line")).toHaveCount(await rows.count());
  const phi = rows.filter({ hasText: "Phi-4" }).filter({ hasText: "int4" });
  await expect(phi).toContainText("+10.2");
  await expect(phi).toContainText("48.19");
  await expect(phi).toContainText("−0.85");
  await expect(phi.getByText("better")).toHaveCount(1);
  await expect(phi.getByText("worse")).toHaveCount(1);
});

test("the chart says in a sentence what it shows", async ({ page }) => {
  await page.goto("/trade-offs");
  await expect(
    page.getByText("int4 saved 10% to 34% of memory and lost 0.85 to 4.3 points of quality on 4 models."),
  ).toBeVisible();
});

test("a result that can't be drawn is named with its reason", async ({ page }) => {
  await page.goto("/trade-offs");
  const leftOut = page.getByRole("region", { name: /results can’t be drawn here/ });
  await expect(leftOut).toContainText("No AMU: the source gives no value");
  await expect(leftOut).toContainText("DeepSeek-R1-Distill-Qwen-1.5B, int4");
});

test("a reader chooses other metrics, and the address says so", async ({ page }) => {
  await page.goto("/trade-offs?technique=int4");
  await page.getByLabel("Across").selectOption("aec");
  await page.getByLabel("Up").selectOption("it");
  await page.getByRole("form", { name: "Chart" }).getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/\/trade-offs\?.*x=aec/);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get("y")).toBe("it");
  expect(searchParams.get("technique")).toBe("int4");
  await expect(page.getByRole("img", { name: /^Throughput gained \(IT\), %, against/ })).toBeVisible();
});

test("a reader goes from a ready question to the values themselves", async ({ page }) => {
  await page.goto("/trade-offs");
  await page.getByRole("link", { name: "Power against throughput" }).click();
  await expect(page).toHaveURL("/trade-offs?x=aec&y=it");
  await page.getByLabel("Show").selectOption("values");
  await page.getByRole("form", { name: "Chart" }).getByRole("button", { name: "Apply" }).click();
  await expect(
    page.getByRole("img", {
      name: /^Inference Throughput \(IT\), tokens\/s, against Average Energy Consumption \(AEC\), W/,
    }),
  ).toBeVisible();
});

test("no chart library is there before someone turns to the chart, and it is there after", async ({
  page,
}) => {
  const scripts = collectScripts(page);
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  expect(await holdChartLibrary(scripts)).toBe(false);
  const before = await page.locator(".trade-off-figure").boundingBox();
  await page.locator(".trade-off-figure").hover();
  await expect(page.locator(".recharts-surface")).toBeVisible();
  expect(await holdChartLibrary(scripts)).toBe(true);
  const after = await page.locator(".trade-off-figure").boundingBox();
  expect([after?.width, after?.height]).toEqual([before?.width, before?.height]);
});

test("the page sends at most 15 KB more JavaScript than an empty page", async ({ browser }) => {
  const weigh = async (address: string) => {
    const page = await browser.newPage();
    const scripts = collectScripts(page);
    await page.goto(address, { waitUntil: "networkidle" });
    const bodies = await Promise.all(scripts.map((script) => script.body()));
    return bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
  };
  const empty = await weigh("/no-such-page");
  expect(empty).toBeGreaterThan(10 * KB);
  expect((await weigh("/trade-offs")) - empty).toBeLessThan(15 * KB);
});

test("a reader without a pointer goes from point to point", async ({ page }) => {
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Explore point by point" }).focus();
  await page.keyboard.press("Enter");
  const text = page.getByRole("tooltip");
  await expect(text).toContainText("DeepSeek-R1-Distill-Qwen-14B, float16");
  await page.keyboard.press("End");
  await expect(text).toContainText("Yi-34B, int4");
  await expect(text).toContainText("Memory saved (AMU): +28.2%, better (73.77 → 52.93 GB, reported)");
  await expect(page.getByRole("img", { name: /^Yi-34B, int4/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(text).toBeHidden();
});

test("a reader's pointer on a mark shows its text", async ({ page }) => {
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  await page.locator(".trade-off-figure").hover();
  await page
    .getByRole("img", { name: /^Qwen2.5-32B, int4/ })
    .locator("path")
    .last()
    .hover();
  await expect(page.getByRole("tooltip")).toContainText("Quality change: −4.28 points, worse");
});

test("an address that can't be used whole says which part, and shows the rest", async ({ page }) => {
  await page.goto("/trade-offs?x=nonsense&colour=red&as=ratio&model=gpt-9");
  const notices = page.getByRole("status").filter({ hasText: "could not be used" });
  for (const parameter of ["x", "colour", "as", "model"]) {
    await expect(notices.getByText(parameter, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole("heading", { name: "No result answers this question" })).toBeVisible();
  await page.getByRole("link", { name: "take all filters away" }).click();
  await expect(page).toHaveURL("/trade-offs");
  await expect(figure(page)).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the chart, its table and its controls work", async ({ page }) => {
    await page.goto("/trade-offs");
    await expect(figure(page)).toBeVisible();
    await expect(table(page)).toContainText("DeepSeek-R1-Distill-Qwen-14B");
    await page.getByLabel("Across").selectOption("aec");
    await page.getByRole("form", { name: "Chart" }).getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/x=aec/);
    await expect(page.getByRole("img", { name: /against Mean power saved \(AEC\), %/ })).toBeVisible();
  });
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test("the chart fits and its smallest text is readable", async ({ page }) => {
    await page.goto("/trade-offs");
    await expect(figure(page)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const heights = await figure(page)
      .locator("text")
      .evaluateAll((texts) =>
        texts.map((text) => {
          const svg = text.closest("svg");
          const scale = (svg?.getBoundingClientRect().width ?? 0) / (svg?.viewBox.baseVal.width ?? 1);
          return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
        }),
      );
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(11);
  });
});
