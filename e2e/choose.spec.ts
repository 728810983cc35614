import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const ASKED = "/choose?size=14&memory=48&quality_loss=1";

async function address(page: Page): Promise<string> {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

function group(page: Page, name: RegExp) {
  return page.getByRole("region", { name });
}

function evidence(page: Page, technique: string, model: string) {
  return page
    .getByRole("table", { name: new RegExp(`^Evidence: ${technique};`) })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: model, exact: true }) });
}

async function fillAndRead(page: Page) {
  await page.goto("/choose");
  await expect(page.getByRole("heading", { name: "No limit is set" })).toBeVisible();
  await page.getByLabel(/^Model size/).fill("14");
  await page.getByLabel(/^Memory of one accelerator/).fill("48");
  await page.getByLabel(/^Quality lost/).fill("1");
  await page.getByRole("button", { name: "Find techniques" }).click();
  await expect(page).toHaveURL(ASKED);
  await expect(group(page, /^Summary/)).toContainText(
    "models of 14B (evidence: 11.2B to 17.5B), on any hardware: at most 48 GB of memory on one accelerator, at most 1 point lost.",
  );
}

test("a reader writes down what to meet and reads which techniques do, by what margin", async ({ page }) => {
  await fillAndRead(page);
  const mixed = group(page, /^Meets every limit on some/);
  await expect(mixed).toContainText("Of 3 results: 1 meets, 1 fails, 1 unknown.");
  const phi = evidence(page, "int4", "Phi-4").getByRole("cell");
  await expect(phi.nth(0)).toHaveText("+ meetsby mean memory, peak not known");
  await expect(phi.nth(1)).toContainText(
    "43.27 GB+ met by its mean: 4.73 GB to spare; its peak is not known",
  );
  await expect(phi.nth(2)).toContainText("0.85 points lost+ met: 0.15 points to spare");
  await expect(mixed.getByRole("list", { name: "What limits this evidence" })).toContainText(
    "the source does not say whether its value counts one accelerator or all 4 accelerators",
  );
  // 48.19 GB are more than 48, but may be of all four: nothing follows for one.
  const unknown = group(page, /^Unknown/);
  await expect(unknown.getByRole("heading", { level: 3 })).toHaveText([
    /unknown: bfloat16/,
    /unknown: float16/,
  ]);
  await unknown.getByText("Evidence: bfloat16", { exact: true }).click();
  await expect(evidence(page, "bfloat16", "Phi-4").getByRole("cell").nth(1)).toContainText(
    "? unknown: 48.19 GB, of which the source does not say whether they count one accelerator or all 4 accelerators",
  );
  await expect(group(page, /^Fails/)).toHaveCount(0);
});

test("an address that is sent shows the same question and the same answer", async ({ page }) => {
  await page.goto(ASKED);
  await expect(page.getByLabel(/^Model size/)).toHaveValue("14");
  await expect(page.getByLabel(/^Memory of one accelerator/)).toHaveValue("48");
  await expect(evidence(page, "int4", "Phi-4")).toContainText("+ meets");
  await evidence(page, "int4", "Phi-4").getByRole("link", { name: "Phi-4" }).click();
  await expect(page).toHaveURL(/\/results\/[0-9a-f]{16}$/);
});

test("what was not measured is unknown; an estimate stands apart with its formula and is in no group", async ({
  page,
}) => {
  await page.goto("/choose?size=7&memory=12&throughput=30");
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("3 ? unknown");
  await expect(group(page, /^Unknown/)).toContainText(
    "Not measured on a model of 5.6B to 8.75B; measured at 1.5B, 14B, 32B, 34B.",
  );
  const estimates = group(page, /^Estimated, not measured$/);
  const bfloat16 = estimates.getByRole("listitem").filter({ hasText: "bfloat16" });
  await expect(bfloat16).toContainText("Does not fit into 12 GB: 2 GB over before anything else.");
  await expect(bfloat16).toContainText(
    "7 billion parameters x 16 bits / 8 = 14 GB. Parameters: as you asked.",
  );
  await expect(estimates.getByRole("listitem").filter({ hasText: "int4" })).toContainText(
    "Whether it fits into 12 GB can’t be told from this.",
  );
  await expect(group(page, /^(Meets|Fails)/)).toHaveCount(0);
  await page.getByRole("link", { name: "14B", exact: true }).click();
  await expect(page).toHaveURL("/choose?size=14&memory=12&throughput=30");
});

test("results on other hardware are shown and not counted", async ({ page }) => {
  await page.goto(`${ASKED}&accelerator=NVIDIA+H200`);
  expect(await address(page)).toBe("/choose?size=14&accelerator=nvidia-h200&memory=48&quality_loss=1");
  await expect(
    page.getByText("No result here ran on “nvidia-h200”: nothing below is measured on it."),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("3 ? unknown");
  const unknown = group(page, /^Unknown/);
  await expect(unknown).toContainText("Not measured on nvidia-h200; at this size only on: 4x NVIDIA GH200.");
  await unknown.getByText("On other hardware, not counted: 3 results of int4").click();
  await expect(
    unknown.getByRole("table", { name: "On other hardware, not counted: int4; each value" }),
  ).toContainText("43.27 GB");
});

test("another axis keeps the limits that have the same unit there", async ({ page }) => {
  await page.goto("/choose?size=14&memory=48&quality_loss=1&power=550");
  await page.getByRole("link", { name: "Fine-tuning", exact: true }).last().click();
  await expect(page).toHaveURL("/choose?axis=fine-tuning&size=14&memory=48&power=550");
  await expect(page.getByLabel(/^Sample Throughput/)).toHaveAccessibleName(
    "Sample Throughput (samples/param/s)",
  );
});

test("every example leads to an answer", async ({ page }) => {
  await page.goto("/choose");
  const examples = page.getByRole("region", { name: "Questions to start from" }).getByRole("link");
  const addresses = await examples.evaluateAll((links) =>
    links.map((link) => link.getAttribute("href") ?? ""),
  );
  expect(addresses).toHaveLength(5);
  for (const href of addresses) {
    await page.goto(href);
    expect(await address(page)).toBe(href);
    await expect(page.getByRole("region", { name: "Summary" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 3 }).first()).toBeVisible();
  }
});

test("absurd numbers are said and left out, and the rest is answered", async ({ page }) => {
  const hostile = encodeURIComponent(`<img src=x onerror="document.title='taken'">`);
  const response = await page.goto(
    `/choose?size=1e99&memory=-4&power=${hostile}&latency=1&latency=2&colour=red&axis=sideways`,
  );
  expect(response?.status()).toBe(200);
  const notices = page.getByRole("status");
  await expect(notices).toContainText(
    "size: “1e99” is larger than anything that could be measured; it was ignored.",
  );
  await expect(notices).toContainText("memory: “-4” is not a number above 0; it was ignored.");
  await expect(notices).toContainText("power: “<img src=x");
  await expect(notices).toContainText("latency: “1,2” is more than one; using 1.");
  await expect(page.getByRole("region", { name: "Summary" })).toContainText(
    "at most 1 s of average latency.",
  );
  expect(await page.title()).toMatch(/^Choose a technique/);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of ["/choose", ASKED, "/choose?size=7&memory=12&throughput=30"]) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

test.describe("on a telephone, without JavaScript", () => {
  test.use({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });

  test("the form is filled and the groups are read, and nothing but tables scrolls sideways", async ({
    page,
  }) => {
    await fillAndRead(page);
    await expect(page.locator("html")).toHaveJSProperty("scrollWidth", 360);
    await expect(evidence(page, "int4", "Phi-4")).toContainText("+ meets");
    await page.getByText("Evidence: int4", { exact: true }).click();
    await expect(evidence(page, "int4", "Phi-4")).toBeHidden();
    await page.goto("/choose?size=7&memory=12&throughput=30");
    await expect(page.locator("html")).toHaveJSProperty("scrollWidth", 360);
    await expect(page.getByRole("heading", { name: "Estimated, not measured" })).toBeVisible();
  });
});

test("techniques of different families are never one list", async ({ page }) => {
  await page.goto("/choose?axis=architecture&size=1.5&memory=45&quality_loss=0.2");
  const meets = page.locator("#meets");
  await expect(meets.getByText("none is ranked against another")).toBeVisible();
  const families = meets.getByRole("heading", { level: 3 });
  expect(await families.count()).toBeGreaterThan(1);
  await expect(meets.getByRole("heading", { level: 4 }).first()).toBeVisible();
});

test("a decimal comma is read as a point, and said", async ({ page }) => {
  await page.goto("/choose?size=14&memory=24,5");
  await expect(page.getByText("“24,5” was read as 24.5")).toBeVisible();
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("24.5 GB");
});
