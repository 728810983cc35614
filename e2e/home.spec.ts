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

test("each finding has its chart, one mark for each number of the boards, and every number is printed", async ({
  page,
  request,
}) => {
  const { cohorts } = await (await request.get("/leaderboards/inference.json?level=runs")).json();
  const memory = (technique: string): [string, number][] =>
    cohorts[0].rows
      .filter((row: { technique: string; cells: { amu: object } }) => {
        return row.technique === technique && "value" in row.cells.amu;
      })
      .map((row: { model: string; cells: { amu: { value: number } } }) => [row.model, row.cells.amu.value]);
  const before = new Map(memory("bfloat16"));
  const pairs = memory("int4").filter(([model]) => before.has(model));
  expect(pairs).toHaveLength(4);

  await page.goto("/");
  const precision = page.getByRole("img", { name: /^Average memory, GB, bfloat16 to int4: / });
  await expect(precision.locator("[data-mark=from]")).toHaveCount(pairs.length);
  await expect(precision.locator("[data-mark=to]")).toHaveCount(pairs.length);
  for (const [model, value] of pairs) {
    const numbers = [before.get(model) ?? 0, value].map((number) => number.toFixed(2));
    await expect(precision).toHaveAccessibleName(new RegExp(`${model} ${numbers.join(" to ")}`));
    for (const number of numbers) await expect(precision).toContainText(number);
  }

  const ranks = page.getByRole("img", { name: /^Rank, 1 is the best: / });
  await expect(ranks.locator("[data-mark=rank]")).toHaveCount(16);
  await expect(ranks.locator("circle")).toHaveCount(4);
  const bars = page.getByRole("img", { name: /^Dense 1.5B and MoE 1.5Bx8/ });
  await expect(bars.locator("[data-mark=bar]")).toHaveCount(4);
  await expect(bars).toHaveAccessibleName(/Perplexity; lower is better: Dense 1.5B \d/);
});

test("the numbers of a chart never cover each other, on a telephone neither", async ({ page }) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/");
    for (const chart of await page.getByRole("img").all()) {
      const overlaps = await chart.evaluate((svg) => {
        const texts = [...svg.querySelectorAll("text")];
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return texts.flatMap((text, index) =>
          boxes.flatMap((box, other) => {
            const own = boxes[index];
            if (!own || other <= index) return [];
            const isApart =
              own.right <= box.left + 1 ||
              box.right <= own.left + 1 ||
              own.bottom <= box.top + 4 ||
              box.bottom <= own.top + 4;
            return isApart ? [] : [`${text.textContent} and ${texts[other]?.textContent}`];
          }),
        );
      });
      expect(overlaps, `at ${width}`).toEqual([]);
      const inside = await chart.evaluate((svg) => {
        const paper = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("text")]
          .filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < paper.left - 1 || box.right > paper.right + 1;
          })
          .map((text) => text.textContent);
      });
      expect(inside, `sticking out at ${width}`).toEqual([]);
    }
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the charts are there", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("article").getByRole("img")).toHaveCount(3);
  });
});

test("what of the first page's address could not be used is said", async ({ page }) => {
  await page.goto("/?x=1");
  const notice = page.getByRole("status").filter({ hasText: "could not be used" });
  await expect(notice.getByText("x", { exact: true })).toBeVisible();
});
