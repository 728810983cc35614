import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";

const BOARD = "/leaderboards/fine-tuning?scale=4b-10b&level=runs";

async function openExport(page: Page) {
  await page.goto(BOARD);
  await page.locator("summary", { hasText: "Export" }).click();
}

test("a reader downloads a board, and each file's name says filter, level and version", async ({ page }) => {
  await openExport(page);
  for (const [name, ending] of [
    ["CSV", "csv"],
    ["JSON", "json"],
    ["Markdown", "md"],
    ["LaTeX", "tex"],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^efficientllm-fine-tuning_scale-4b-10b_runs_values_v\\d+\\.${ending}$`),
    );
    const text = await readFile(await download.path(), "utf8");
    expect(text).toContain("Qwen-2.5-7B");
    expect(text).toContain("OpenO1-SFT");
  }
});

test("a reader copies the tables, the address and the citation", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExport(page);
  for (const [name, begin] of [
    ["CSV", "modality,family,"],
    ["Markdown", "# EfficientLLM leaderboard: Training and tuning"],
    ["LaTeX", "% EfficientLLM leaderboard: Training and tuning"],
    ["Address", new URL(BOARD, page.url()).href],
    ["BibTeX", "@misc{yuan2025efficientllm,"],
  ] as const) {
    await page.getByRole("button", { name: `Copy ${name}` }).click();
    await expect(page.getByText(`Copied: ${name}.`)).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.startsWith(begin), name).toBe(true);
  }
});

test("a reader whose browser refuses is told what to do", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await openExport(page);
  await page.getByRole("button", { name: "Copy Address" }).click();
  await expect(
    page.getByText(/^Address could not be copied\. Open its link or select its text/),
  ).toBeVisible();
});

test("a table that could not be had is not copied as an error's text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExport(page);
  await page.route(/\.csv/, (route) => route.fulfill({ status: 503, body: "unavailable" }));
  await page.getByRole("button", { name: "Copy CSV" }).click();
  await expect(page.getByText(/^CSV could not be copied\./)).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the files and the citation are there, and no button that would do nothing", async ({ page }) => {
    await openExport(page);
    await expect(page.getByRole("link", { name: "CSV", exact: true })).toBeVisible();
    await expect(page.getByText(/dataset version \d+/).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /^Copy/ })).toHaveCount(0);
  });
});

test("the same question twice is the same bytes, in every format", async ({ request }) => {
  for (const ending of ["csv", "md", "tex", "json"]) {
    const address = BOARD.replace("?", `.${ending}?`);
    const [first, second] = await Promise.all([request.get(address), request.get(address)]);
    expect(first.status()).toBe(200);
    expect(first.headers()["content-disposition"]).toMatch(
      new RegExp(`^inline; filename="efficientllm-fine-tuning_scale-4b-10b_runs_values_v\\d+\\.${ending}"$`),
    );
    expect(await first.body()).toEqual(await second.body());
    // Another page of a board, or its shading, is the same board.
    if (ending === "json") continue;
    const paged = await request.get(`${address}&page=2&heat=yes`);
    expect((await paged.text()).split("\n").length).toBe((await first.text()).split("\n").length);
  }
});

test("a CSV holds every row of the board, with the same number of fields", async ({ request }) => {
  const question = "?level=runs&columns=all";
  const { cohorts } = await (await request.get(`/leaderboards/fine-tuning.json${question}`)).json();
  const rows = cohorts.reduce((sum: number, { rows }: { rows: unknown[] }) => sum + rows.length, 0);
  const csv = await (await request.get(`/leaderboards/fine-tuning.csv${question}`)).text();
  const records = readCsv(csv);
  expect(records).toHaveLength(rows + 1);
  expect(new Set(records.map((fields) => fields.length)).size).toBe(1);
});

/** A reader of RFC 4180, as strict as it is. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") records.push([]);
  }
  return records.slice(0, -1);
}

test("a board that there is not is a 404 that says so, in every format", async ({ request }) => {
  for (const ending of ["csv", "md", "tex"]) {
    const response = await request.get(`/leaderboards/no-such-board.${ending}`);
    expect(response.status()).toBe(404);
    expect(await response.json()).toEqual({
      error: { code: "axis.unknown", message: "There is no leaderboard “no-such-board”." },
      findings: [],
    });
  }
});

test("what of an address can't be used is said in the file, and harms nothing", async ({ request }) => {
  const response = await request.get("/leaderboards/inference.md?colour=%3Cscript%3E&q=amu%3C");
  expect(response.status()).toBe(200);
  expect(response.headers()["x-content-type-options"]).toBe("nosniff");
  const text = await response.text();
  expect(text).toContain("Not used of the address: colour: There is no such filter; it was ignored.");
  expect(text).not.toContain("<script>");
});
