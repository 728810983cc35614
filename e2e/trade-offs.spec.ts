import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, type Page, type Response, test } from "@playwright/test";
import { MARK_COLOURS } from "@/components/trade-offs/mark-colours";

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
  const loaded = scripts.filter((script) => script.ok());
  const texts = await Promise.all(loaded.map((script) => script.text()));
  // A class of its own: names of files alone would not be the library.
  return texts.some((text) => text.includes("recharts-surface"));
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
  await page.waitForLoadState();
  await expect(page.getByRole("img", { name: /^Throughput gained \(IT\), %, against/ })).toBeVisible();
});

test("a reader goes from a ready question to the values themselves", async ({ page }) => {
  await page.goto("/trade-offs");
  await page.getByRole("link", { name: "Power against throughput" }).click();
  await expect(page).toHaveURL("/trade-offs?x=aec&y=it");
  await page.getByLabel("Show").selectOption("values");
  await page.getByRole("form", { name: "Chart" }).getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/as=values/);
  await page.waitForLoadState();
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
  await expect(page.getByRole("link", { name: /^Yi-34B, int4/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(text).toBeHidden();
});

test("arrow keys pass the points in the order of the table, and the tab key leaves the chart", async ({
  page,
}) => {
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  const techniques = await table(page).locator("tbody tr td:nth-child(2) a").allTextContents();
  const models = await table(page).locator("tbody th").allTextContents();
  await page.getByRole("button", { name: "Explore point by point" }).focus();
  await page.keyboard.press("Enter");
  for (const [index, model] of models.entries()) {
    const label = `${model.trim()}, ${techniques[index]}. `;
    await expect(page.locator(".point:focus")).toHaveAttribute("aria-label", new RegExp(`^${label}`));
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Explore point by point" })).toBeFocused();
});

test("a reader's pointer on a mark shows its text", async ({ page }) => {
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  await page.locator(".trade-off-figure").hover();
  await page
    .getByRole("link", { name: /^Qwen2.5-32B, int4/ })
    .locator("path")
    .last()
    .hover();
  await expect(page.getByRole("tooltip")).toContainText("Quality change: −4.28 points, worse");
});

test("a click on a mark opens its result", async ({ page }) => {
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  await page.locator(".trade-off-figure").hover();
  const mark = page.getByRole("link", { name: /^Yi-34B, int4/ });
  const address = await mark.getAttribute("href");
  await mark.locator("path").last().click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Yi-34B");
});

test("a reader sends points of the table to be compared", async ({ page }) => {
  await page.goto("/trade-offs");
  await page.getByRole("checkbox", { name: "Compare int4 on Phi-4" }).check();
  await page.getByRole("checkbox", { name: "Compare int4 on Yi-34B" }).check();
  await page.getByRole("button", { name: "Compare 2 runs" }).click();
  await expect(page).toHaveURL(/\/compare\?results=[0-9a-f]{16},[0-9a-f]{16}$/);
  await expect(page.getByRole("main")).toContainText("Phi-4");
  await expect(page.getByRole("main")).toContainText("Yi-34B");
});

test("no more runs can be chosen than fit side by side, and the page says so", async ({ page }) => {
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  const boxes = table(page).getByRole("checkbox");
  for (let index = 0; index < 6; index += 1) await boxes.nth(index).check();
  await expect(page.getByText("No more than 6 fit side by side.")).toBeVisible();
  await expect(boxes.nth(6)).toBeDisabled();
  await boxes.nth(0).uncheck();
  await expect(boxes.nth(6)).toBeEnabled();
});

test("a box for a comparison is a finger wide", async ({ page }) => {
  await page.goto("/trade-offs");
  const target = await table(page).locator("label.tick").first().boundingBox();
  expect(Math.min(target?.width ?? 0, target?.height ?? 0)).toBeGreaterThanOrEqual(24);
});

test("one form holds metrics and filters: what is chosen in both is applied together", async ({ page }) => {
  await page.goto("/trade-offs");
  await page.getByLabel("Across").selectOption("aec");
  await page.locator("summary").filter({ hasText: "Technique" }).click();
  await page.getByRole("checkbox", { name: /^int4/ }).check();
  await page
    .getByRole("form", { name: "Chart and filters" })
    .getByRole("button", { name: "Apply" })
    .last()
    .click();
  await expect(page).toHaveURL("/trade-offs?x=aec&technique=int4");
});

test("the space key on a mark shows its result below, from where it is added to a comparison", async ({
  page,
}) => {
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Explore point by point" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".point:focus")).toHaveCount(1);
  await page.keyboard.press("End");
  await page.keyboard.press("Space");
  const chosen = page.getByRole("region", { name: "Yi-34B, int4" });
  await expect(chosen).toContainText("Memory saved (AMU): +28.2%");
  await chosen.getByRole("button", { name: "Add to comparison" }).click();
  await expect(page.getByRole("checkbox", { name: "Compare int4 on Yi-34B" })).toBeChecked();
});

test("the frontier is a line of steps, and its points alone have names", async ({ page }) => {
  await page.goto("/trade-offs?as=values");
  const chart = page.getByRole("img", { name: /^Mean task score, 0 to 1, against/ });
  const rows = table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
  await expect(chart.locator(".point-mark")).toHaveCount(await rows.count());
  await expect(chart.locator(".frontier-line")).toHaveCount(1);
  const steps = await chart.locator(".frontier-line").getAttribute("d");
  const stops = (steps ?? "").slice(1).split("L");
  for (const [index, stop] of stops.slice(1).entries()) {
    const [[x, y], [beforeX, beforeY]] = [stop.split(" "), (stops[index] ?? "").split(" ")];
    expect(x === beforeX || y === beforeY).toBe(true);
  }
  const best = await rows.filter({ has: page.getByRole("cell", { name: "yes", exact: true }) }).count();
  expect(stops).toHaveLength(2 * best - 1);
  await page.getByLabel("Frontier").selectOption("none");
  await page.getByRole("form", { name: "Chart" }).getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL("/trade-offs?as=values&frontier=none");
  await expect(page.locator(".frontier-line")).toHaveCount(0);
});

test("charts by scale band share their axes", async ({ page }) => {
  await page.goto("/trade-offs?axis=fine-tuning&view=bands&dataset=openo1-sft&modality=language");
  const charts = page.locator(".small-figure");
  await expect(page.getByRole("heading", { name: "10-40B parameters" })).toBeVisible();
  const ticks = await charts.evaluateAll((figures) =>
    figures.map((figure) =>
      [...figure.querySelectorAll("text.tick-label")]
        .map(({ textContent }) => textContent)
        .filter((text) => /^[+−]?[\d.]+$/.test(text ?? ""))
        .join(" "),
    ),
  );
  expect(ticks.length).toBeGreaterThanOrEqual(2);
  expect(new Set(ticks).size).toBe(1);
});

test("a technique against the size of models is a line through measured models", async ({ page }) => {
  await page.goto("/trade-offs?axis=fine-tuning&view=lines&as=values&y=aec&dataset=openo1-sft");
  const chart = page.getByRole("img", {
    name: /^Average Energy Consumption \(AEC\), W, against the size/,
  });
  await expect(chart.locator(".technique-line")).not.toHaveCount(0);
  await expect(page.getByRole("table", { name: /against the size of models/ })).toContainText(
    "Total parameters",
  );
});

test("power against throughput has lines of equal energy, memory the sizes of accelerators", async ({
  page,
}) => {
  await page.goto("/trade-offs?as=values&x=aec&y=it");
  await expect(page.locator(".wide-figure .guide").filter({ hasText: /J\/token/ })).not.toHaveCount(0);
  await page.goto("/trade-offs?as=values");
  await expect(page.locator(".wide-figure .guide")).toHaveText(["NVIDIA GH200, 96 GB"]);
});

/** Charts of the seeded data that have much to say in little room. */
const CROWDED = [
  "/trade-offs",
  "/trade-offs?as=values",
  "/trade-offs?as=values&x=aec&y=it&scale-x=log&scale-y=log",
  "/trade-offs?view=bands&frontier=none",
  "/trade-offs?axis=fine-tuning&x=al&as=values&scale-x=log",
  "/trade-offs?axis=fine-tuning&frontier=none",
  "/trade-offs?axis=fine-tuning&view=lines&as=values&y=aec",
  "/trade-offs?axis=architecture&as=values&frontier=model",
  "/trade-offs?axis=architecture&view=bands&x=aec&y=al",
  "/trade-offs?axis=fine-tuning&x=quality&y=size&as=values&frontier=none",
];

for (const address of CROWDED) {
  test(`no label covers another one or a mark: ${address}`, async ({ page }) => {
    await page.goto(address);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      const covered = await page.locator(".trade-off-figure > svg").evaluateAll((figures) => {
        const problems: string[] = [];
        for (const figure of figures) {
          const boxes = (selector: string) =>
            [...figure.querySelectorAll(selector)]
              .map((element) => ({ text: element.textContent ?? "", box: element.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0);
          const names = boxes("text:not(.side-title)");
          const marks = [
            ...figure.querySelectorAll(".point-mark > :last-child, .mark-baseline > g > circle"),
          ].map((element) => ({ text: "a mark", box: element.getBoundingClientRect() }));
          for (const [index, one] of boxes("text.point-name").entries()) {
            for (const other of boxes("text.point-name").slice(index + 1)) {
              const apart = Math.max(other.box.left - one.box.right, one.box.left - other.box.right);
              const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
              if (apart < 3 && down > 4) problems.push(`${one.text} reads on as ${other.text}`);
            }
          }
          for (const [index, one] of names.entries()) {
            for (const other of [...names.slice(index + 1), ...marks]) {
              // Text boxes have the room of letters that reach far up or down.
              const across =
                Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
              const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
              if (across > 1 && down > 4) problems.push(`${one.text} over ${other.text}`);
            }
          }
        }
        return problems;
      });
      expect(covered, `${width} pixels wide`).toEqual([]);
    }
  });
}

test("the colours of marks are those that were tested for colour deficiencies, in either scheme", async ({
  page,
}) => {
  await page.goto("/trade-offs");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const seen = await page.evaluate((count) => {
      const place = document.createElement("div");
      document.body.append(place);
      return Array.from({ length: count }, (_, index) => {
        place.className = `mark-${index}`;
        const channels = getComputedStyle(place).color.match(/\d+/g) ?? [];
        return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, "0")).join("")}`;
      });
    }, MARK_COLOURS[colorScheme].length);
    expect(seen).toEqual(MARK_COLOURS[colorScheme]);
  }
});

test("every mark of a legend has a shape or a colour of its own, and no two neighbours one shape", async ({
  page,
}) => {
  await page.goto("/trade-offs?axis=fine-tuning");
  const legend = page.getByRole("list", { name: "Marks" }).first();
  const shapes = await legend
    .locator("svg")
    .evaluateAll((icons) => icons.map((icon) => [icon.innerHTML, icon.getAttribute("class")].join(" ")));
  expect(new Set(shapes).size).toBe(shapes.length);
  const drawn = await legend.locator("svg").evaluateAll((icons) => icons.map((icon) => icon.innerHTML));
  expect(drawn.slice(1).every((shape, index) => shape !== drawn[index])).toBe(true);
});

test("nothing moves for those who asked for less motion, nor when the chart takes over", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  await page.locator(".trade-off-figure").scrollIntoViewIfNeeded();
  const place = () =>
    page
      .locator(".trade-off-figure svg:visible .better-corner")
      .last()
      .evaluate((corner) => corner.getBoundingClientRect().toJSON());
  const before = await place();
  await page.locator(".trade-off-figure").hover();
  await expect(page.locator(".recharts-surface")).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const after = await page
    .locator(".recharts-surface .better-corner")
    .evaluate((corner) => corner.getBoundingClientRect().toJSON());
  for (const edge of ["left", "top", "right", "bottom"] as const) {
    expect(Math.abs(after[edge] - before[edge]), edge).toBeLessThan(1);
  }
});

test("a chart alone can be put into another page, and names its source", async ({ page, baseURL }) => {
  await page.goto("/trade-offs");
  await page.getByRole("link", { name: /^Page of the chart alone/ }).click();
  await expect(page).toHaveURL(/\/trade-offs\/embed\?modality=language&family=quantization&dataset=/);
  await expect(page.getByText(/dataset version \d+\./)).toBeVisible();
  const source = page.getByRole("link", { name: /^EfficientLLM trade-offs/ });
  expect(await source.getAttribute("href")).toContain(`${baseURL}/trade-offs?modality=language`);
  const embed = page.url();
  // Somebody else's page: this site's own hold no frames.
  await page.route("**/somebody-elses-page", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<iframe src="${embed}" width="600" height="500" title="A chart"></iframe>`,
    }),
  );
  await page.goto("/somebody-elses-page");
  await expect(page.frameLocator("iframe").getByRole("img", { name: /^EfficientLLM/ })).toBeVisible();
});

test("what is taken away says what must be kept in mind, in the scheme that is asked for", async ({
  page,
  request,
}) => {
  const question = "axis=fine-tuning&as=values&modality=language&dataset=openo1-sft";
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/trade-offs/embed?${question}&theme=light`);
  await expect(page.getByText("Tied to no baseline, because")).toBeVisible();
  await expect(page.getByText("AMU: the source does not say whether")).toBeVisible();
  await expect(page.getByText(/^Values are reported/)).toBeVisible();
  await expect(page.getByText(/\/trade-offs\?axis=fine-tuning&as=values/)).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    "rgb(253, 252, 249)",
  );
  const svg = await (await request.get(`/trade-offs.svg?${question}&view=lines`)).text();
  expect(svg).toContain("Not joined, because");
  // Every line of text ends within the sheet, whatever font the reader has.
  await page.setContent(svg);
  const right = await page
    .locator("svg text")
    .evaluateAll((texts) => Math.max(...texts.map((text) => text.getBoundingClientRect().right)));
  const edge = await page.locator("svg").evaluate((sheet) => sheet.getBoundingClientRect().right);
  expect(right).toBeLessThanOrEqual(edge);
});

test("the text that puts a chart into another page is there to be copied", async ({ page }) => {
  await page.goto("/trade-offs");
  await page.getByText("Put this chart into a page").click();
  await expect(page.getByRole("textbox", { name: /theme=dark/ })).toHaveValue(
    /^<iframe src="http[^"]*\/trade-offs\/embed\?modality=language&amp;[^"]*theme=light" title="Weight precision, Language"/,
  );
});

test("a reader takes a chart away as SVG, PNG and CSV, each with its source in it", async ({ page }) => {
  await page.goto("/trade-offs", { waitUntil: "networkidle" });
  const save = async (name: RegExp, role: "link" | "button") => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole(role, { name }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await save(/^SVG of the chart/, "link");
  expect(svg.name).toMatch(/^efficientllm-trade-offs_inference_quality_amu_v\d+\.svg$/);
  expect(svg.bytes.toString()).toMatch(/Dataset version \d+\.[\s\S]*\/trade-offs\?modality=language/);
  expect(svg.bytes.toString()).not.toContain("NaN");
  const png = await save(/^PNG of the chart/, "button");
  expect(png.name).toBe(svg.name.replace(/svg$/, "png"));
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  const csv = await save(/^CSV of the chart/, "link");
  expect(csv.name).toBe(svg.name.replace(/svg$/, "csv"));
  const [header = "", ...lines] = csv.bytes.toString().trimEnd().split("\r\n");
  expect(header.split(",").slice(-4)).toEqual(["title", "question", "dataset_version", "address"]);
  expect(lines.length).toBeGreaterThanOrEqual(4);
});

test("no format but those that there are", async ({ request }) => {
  const response = await request.get("/trade-offs/export/pdf");
  expect(response.status()).toBe(404);
  expect((await response.json()).error.code).toBe("format.unknown");
});

test("changes have no logarithm, and the page says so", async ({ page }) => {
  await page.goto("/trade-offs?scale-x=log");
  await expect(page.getByRole("status").filter({ hasText: "has no logarithm" })).toBeVisible();
  await expect(figure(page)).toBeVisible();
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
  // One of two sizes is hidden by the style sheet, once it is there.
  await page.waitForLoadState();
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
    // One of two sizes is hidden by the style sheet, once it is there.
    await page.waitForLoadState();
    await expect(page.getByRole("img", { name: /against Mean power saved \(AEC\), %/ })).toBeVisible();
  });
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true });

  test("the first touch of a mark shows its result, and a link opens it", async ({ page }) => {
    await page.goto("/trade-offs", { waitUntil: "networkidle" });
    await page.locator(".narrow-figure").scrollIntoViewIfNeeded();
    const [x, y] = await page.locator('.narrow-figure [data-point="6"]').evaluate((mark) => {
      const place = mark instanceof SVGGraphicsElement ? mark.getScreenCTM() : null;
      return [place?.e ?? 0, place?.f ?? 0];
    });
    await page.touchscreen.tap(x ?? 0, y ?? 0);
    const chosen = page.getByRole("region", { name: "Yi-34B, int4" });
    await expect(chosen).toContainText("Quality change: −0.97 points, worse");
    await expect(page).toHaveURL("/trade-offs");
    await chosen.getByRole("link", { name: "Open result" }).tap();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Yi-34B");
  });

  test("what applies a question is in sight, not cut off", async ({ page }) => {
    await page.goto("/trade-offs");
    const button = await page
      .getByRole("form", { name: "Chart and filters" })
      .locator("button.solid")
      .boundingBox();
    expect((button?.x ?? 999) + (button?.width ?? 0)).toBeLessThanOrEqual(360);
  });

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
