import { expect, type Page, test } from "@playwright/test";

/** Reaches for the controls, and waits until the board answers by itself. */
async function reachForControls(page: Page): Promise<void> {
  await page.getByRole("searchbox", { name: "Search" }).focus();
  await expect(page.locator("[data-engine=ready]")).toBeVisible();
  await page.evaluate(() => document.body.setAttribute("data-same-page", "yes"));
}

/** That no page was loaded since. */
async function expectSamePage(page: Page): Promise<void> {
  await expect(page.locator("body[data-same-page=yes]")).toBeVisible();
}

const line = (page: Page) => page.locator(".narrowing > p");

test("sorting, filtering and going back are answered in place, and the address follows", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs");
  await reachForControls(page);
  await page.getByRole("link", { name: "Sort by average memory utilization" }).click();
  await expect(page).toHaveURL("/leaderboards/inference?level=runs&sort=amu");
  await expect(page.getByRole("columnheader", { name: /^AMU/ })).toHaveAttribute("aria-sort", "ascending");
  await page.locator("summary", { hasText: "Technique" }).click();
  await page.getByRole("checkbox", { name: /^int4/ }).check();
  await expect(page).toHaveURL("/leaderboards/inference?technique=int4&level=runs&sort=amu");
  await expect(line(page)).toContainText("6 of 18 results: filters hide 12.");
  await expect(page.getByRole("rowheader", { name: /int4/ })).toHaveCount(6);
  await page.goBack();
  await expect(line(page)).toContainText("All 18 results, no filter.");
  await expect(page.getByRole("checkbox", { name: /^int4/ })).not.toBeChecked();
  await page.goBack();
  await expect(page.getByRole("columnheader", { name: /^Quality/ })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.goForward();
  await page.goForward();
  await expect(line(page)).toContainText("6 of 18 results: filters hide 12.");
  await expectSamePage(page);
  const inPlace = await page.locator("table").textContent();
  await page.reload();
  expect(await page.locator("table").textContent()).toBe(inPlace);
});

test("each filter says what it alone hides, and is cleared by itself", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs&scale=10b-40b&technique=int4");
  await expect(line(page)).toContainText("5 of 18 results: filters hide 13.");
  const filters = page.getByRole("list", { name: "Active filters" });
  await expect(filters).toContainText("Scale: 10-40B × alone hides 1");
  await expect(filters).toContainText("Technique: int4 × alone hides 10");
  await reachForControls(page);
  await page.getByRole("link", { name: "Remove the filter Technique: int4" }).click();
  await expect(line(page)).toContainText("15 of 18 results: filters hide 3.");
  await expect(line(page)).toBeFocused();
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL("/leaderboards/inference?level=runs");
  await expectSamePage(page);
});

test("an option says how many results it would leave", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs&technique=int4");
  await page.locator("summary", { hasText: "Scale" }).click();
  await expect(page.locator("label", { hasText: "1-4B" })).toContainText("1-4B1");
  await expect(page.locator("label", { hasText: "10-40B" })).toContainText("10-40B5");
});

test("a search knows models, techniques and metrics, and says what it does not know", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs");
  await reachForControls(page);
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("model:qwen technique:int4 amu<40");
  await expect(page).toHaveURL("/leaderboards/inference?q=model:qwen%20technique:int4%20amu%3C40&level=runs");
  await expect(page.getByRole("rowheader")).toHaveText(["int4"]);
  await search.fill("speed:fast amu<60");
  await search.press("Enter");
  await expect(page.getByRole("status")).toContainText("speed");
  await expect(line(page)).toContainText("of 18 results");
  await expectSamePage(page);
});

test("back undoes a search, and the field says so", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs");
  await reachForControls(page);
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.pressSequentially("int4");
  await expect(page).toHaveURL("/leaderboards/inference?q=int4&level=runs");
  await search.press("Enter");
  await page.goBack();
  await expect(page).toHaveURL("/leaderboards/inference?level=runs");
  await expect(line(page)).toContainText("All 18 results");
  await expect(search).toHaveValue("");
  await page.getByRole("checkbox", { name: "Complete rows only" }).check();
  await expect(page).toHaveURL("/leaderboards/inference?complete=yes&level=runs");
  await expectSamePage(page);
});

test("results without a visible value of the origin asked for are counted as hidden", async ({ page }) => {
  await page.goto("/leaderboards/inference?origin=reported&level=runs");
  await expect(line(page)).toContainText("15 of 18 results: filters hide 3.");
  await expect(page.getByRole("rowheader")).toHaveCount(15);
});

test("what its source calls not comparable is listed without a rank", async ({ page }) => {
  await page.goto("/leaderboards/fine-tuning?modality=language&dataset=openo1-sft&columns=amu");
  const full = page.getByRole("row", { name: /^full/ });
  await expect(full).toBeVisible();
  await expect(full).not.toContainText("rank");
  await expect(page.getByRole("row", { name: /^freeze/ })).toContainText("rank 1");
});

test("a hostile search is text, and a model's name is, too", async ({ page }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const hostile = `"><img src=x onerror=alert(1)> ${"((((a+)+)+)+)+!"} \${7*7} __proto__`;
  const response = await page.goto(`/leaderboards/inference?q=${encodeURIComponent(hostile)}`);
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "No result answers this question" })).toBeVisible();
  expect(dialogs).toEqual([]);
});

test("complete rows only leaves rows without a dash", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs&complete=yes&columns=quality,amu,aec");
  await expect(page.getByRole("rowheader")).not.toHaveCount(0);
  await expect(page.getByRole("cell", { name: "—" })).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText("Complete rows only");
});

for (const width of [1280, 360]) {
  test(`every menu opens within a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 780 });
    await page.goto("/leaderboards/inference?level=runs&show=deltas");
    await reachForControls(page);
    const menus = page.locator("details.filter");
    expect(await menus.count()).toBeGreaterThan(5);
    for (const menu of await menus.all()) {
      await menu.locator("summary").click();
      const panel = menu.locator("> :not(summary)");
      await expect(panel).toBeVisible();
      const box = await panel.boundingBox();
      expect(box?.x, await menu.textContent().then(String)).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.keyboard.press("Escape");
    }
  });
}

test("a menu closes by a click elsewhere, by Escape, and when filters are applied", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs");
  await reachForControls(page);
  const [summary, option] = [
    page.locator("summary", { hasText: "Technique" }),
    page.getByRole("checkbox", { name: /^int4/ }),
  ];
  await summary.click();
  await expect(option).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(option).toBeHidden();
  await summary.click();
  await option.focus();
  await page.keyboard.press("Escape");
  await expect(option).toBeHidden();
  await expect(summary).toBeFocused();
  await summary.click();
  await option.check();
  await expect(option).toBeVisible();
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(option).toBeHidden();
});

test("columns are chosen, and none is not the default", async ({ page }) => {
  await page.goto("/leaderboards/inference");
  await reachForControls(page);
  await page.locator("summary", { hasText: "Columns" }).click();
  await page.getByRole("checkbox", { name: /Average Latency/ }).uncheck();
  await expect(page).toHaveURL("/leaderboards/inference?columns=quality,amu,pcu,it,aec,mcr");
  await expect(page.getByRole("columnheader", { name: /^AL/ })).toHaveCount(0);
  const boxes = page.getByRole("group", { name: "Columns" }).getByRole("checkbox");
  for (const box of await boxes.all()) await box.uncheck();
  await expect(page).toHaveURL("/leaderboards/inference?columns=none");
  await expect(page.getByRole("columnheader")).toHaveCount(1);
  await expect(page.getByRole("rowheader")).toHaveCount(3);
  await expectSamePage(page);
});

test("changes are told by sign and word, and where their sign depends on the model", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs&show=deltas");
  const int4 = page.getByRole("row", { name: /int4 Yi-34B/ });
  await expect(int4).toContainText("−28.2% better");
  await expect(int4).toContainText("+13.3% worse");
  await expect(page.getByRole("row", { name: /bfloat16 Yi-34B/ })).toContainText("baseline");
  await expect(page.getByRole("listitem").filter({ hasText: /^int4 draws less power/ })).toHaveText(
    "int4 draws less power than bfloat16 on DeepSeek-R1-Distill-Qwen-14B and Qwen2.5-32B and more on Phi-4 and Yi-34B.",
  );
});

test("a reader compares with another baseline", async ({ page }) => {
  await page.goto("/leaderboards/architecture?family=attention&modality=language&show=deltas");
  await expect(page.getByText(/^Changes against GQA\. No comparable MHA was measured here\./)).toBeVisible();
  await reachForControls(page);
  await page.locator("summary", { hasText: "Against the family" }).click();
  await page.locator("details").getByRole("link", { name: "MLA", exact: true }).click();
  await expect(page).toHaveURL(/baseline=mla/);
  await expect(page.getByText(/^Changes against MLA\./)).toBeVisible();
  await expect(page.getByRole("row", { name: /^MLA/ })).toContainText("baseline");
  await expectSamePage(page);
});

test("a filter that moves ranks says which they were", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs&scale=10b-40b");
  await expect(page.getByRole("row", { name: /bfloat16 Qwen2.5-32B/ })).toContainText("was 9");
});

test("shading keeps the number and tells the factor to the best", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs&heat=yes");
  const best = page.getByRole("row", { name: /bfloat16 Qwen2.5-32B/ }).getByRole("cell");
  await expect(best.nth(1)).toContainText("0.5523");
  await expect(best.nth(2)).toContainText("71.33");
  await expect(best.nth(2)).toContainText("×2.09");
});

test("a reader's own score ranks the rows, and says how far first place depends on the weights", async ({
  page,
}) => {
  await page.goto("/leaderboards/architecture?family=attention&modality=language");
  await page.getByRole("link", { name: "Your own score" }).click();
  await expect(page).toHaveURL(/weights=balanced/);
  await expect(page.getByText("By these weights MQA is first")).toBeVisible();
  await expect(page.getByText(/It is first under \d+% of all weightings/)).toBeVisible();
  await expect(page.getByText(/Nearest change: if AMU counted less than/)).toBeVisible();
  await reachForControls(page);
  await page.getByRole("link", { name: "Best quality" }).click();
  await expect(page).toHaveURL(/weights=best-quality/);
  const slider = page.getByRole("slider", { name: /^Quality/ });
  await slider.fill("0");
  await expect(page).toHaveURL(/weights=amu:1,al:1,tt:1,aec:1/);
  await expect(slider).toBeFocused();
  await page.getByRole("radio", { name: /^Ranks/ }).check();
  await expect(page).toHaveURL(/score=ranks/);
  await expectSamePage(page);
});

test("weights that sum to zero are told, and the board is there", async ({ page }) => {
  const response = await page.goto("/leaderboards/architecture?weights=quality:0,amu:0");
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("status")).toContainText("sum to zero");
  await expect(page.getByRole("rowheader", { name: "RoPE" })).toBeVisible();
});

test("filters that contradict each other leave an empty board that says how to go on", async ({ page }) => {
  await page.goto("/leaderboards/fine-tuning?technique=full&q=-technique:full&dataset=openo1-sft");
  await expect(page.getByRole("heading", { name: "No result answers this question" })).toBeVisible();
  await expect(line(page)).toContainText("0 of 170 results: filters hide 170.");
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText(
    "Search: -technique:full × alone hides",
  );
});

test("five hundred selected models are cut with a notice, and break nothing", async ({ page }) => {
  const many = Array.from({ length: 500 }, (_, index) => `model-${index}`).join(",");
  const response = await page.goto(`/leaderboards/inference?model=phi-4,${many}`);
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("status")).toContainText("Only the first 100 values were used.");
  await expect(page.getByRole("rowheader", { name: "int4" })).toBeVisible();
});

test("chosen runs go to be compared", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs");
  await reachForControls(page);
  await page.getByRole("checkbox", { name: "Compare int4 on Phi-4" }).check();
  await page.getByRole("checkbox", { name: "Compare bfloat16 on Phi-4" }).check();
  // What a filter hides stays chosen.
  await page.getByRole("searchbox", { name: "Search" }).fill("technique:int4");
  await expect(page.getByRole("checkbox", { name: "Compare bfloat16 on Phi-4" })).toHaveCount(0);
  await page.getByRole("button", { name: "Compare 2 runs" }).click();
  await expect(page).toHaveURL(/\/compare\?results=[0-9a-f]+,[0-9a-f]+$/);
  await expect(page.getByRole("columnheader", { name: /Phi-4/ })).toHaveCount(2);
});

test("the keyboard alone searches, filters, sorts and opens a run", async ({ page }) => {
  await page.goto("/leaderboards/inference?level=runs");
  await reachForControls(page);
  await page.keyboard.type("yi");
  await page.keyboard.press("Enter");
  await expect(line(page)).toContainText("3 of 18 results: filters hide 15.");
  const scale = page.locator("summary", { hasText: "Technique" });
  await scale.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/technique=bfloat16/);
  await page.getByRole("link", { name: "Sort by average energy consumption" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=aec/);
  await page.getByRole("rowheader").getByRole("link", { name: "bfloat16" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/results\/[0-9a-f]+/);
});

test("a board printed is its table and its notes, without what only a screen can use", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto("/leaderboards/architecture?family=attention&modality=language");
  await expect(page.getByRole("searchbox")).toBeHidden();
  await expect(page.getByRole("link", { name: "Runs", exact: true })).toBeHidden();
  await expect(page.getByText(/AL and GPU hours disagree/).first()).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "MQA" })).toBeVisible();
});

test("when the results can't be fetched, links and forms ask the server as before", async ({ page }) => {
  await page.route("**/leaderboards/inference/results*", (route) => route.abort());
  await page.goto("/leaderboards/inference?level=runs");
  await page.getByRole("searchbox", { name: "Search" }).focus();
  await page.getByRole("link", { name: "Sort by average memory utilization" }).click();
  await expect(page).toHaveURL("/leaderboards/inference?level=runs&sort=amu");
  await expect(page.getByRole("columnheader", { name: /^AMU/ })).toHaveAttribute("aria-sort", "ascending");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("search, columns, changes and the own score work by the form and by links", async ({ page }) => {
    await page.goto("/leaderboards/inference?level=runs");
    await page.getByRole("searchbox", { name: "Search" }).fill("yi");
    await page.locator("summary", { hasText: "Columns" }).click();
    await page.getByRole("checkbox", { name: /Average Latency/ }).uncheck();
    await page.getByRole("button", { name: "Apply filters" }).click();
    await expect(page).toHaveURL(
      "/leaderboards/inference?q=yi&level=runs&columns=quality,amu,pcu,it,aec,mcr",
    );
    await expect(page.getByRole("rowheader")).toHaveCount(3);
    await page.getByRole("link", { name: "Against baseline" }).click();
    await expect(page.getByRole("row", { name: /int4 Yi-34B/ })).toContainText("−28.2% better");
    await page.getByRole("link", { name: "Your own score" }).click();
    await page.getByRole("spinbutton", { name: /^AMU/ }).fill("7");
    await page.getByRole("button", { name: "Apply weights" }).click();
    await expect(page).toHaveURL(/weights=.*amu:7/);
    await expect(page.getByText(/By these weights/)).toBeVisible();
  });
});
