import { createHash, randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";

const API = "**/api/v1/bundles";
const RECEIPT = /\/submissions\/[\w-]{43}$/;

/** A made-up bundle of two results that nobody has sent before, as a file. */
function aFile(change: (text: string) => string = (text) => text) {
  const bf16 = aResult({ id: "bf16", metrics: inCanonicalUnits({ amu: 40, al: 2 }) });
  const int4 = aResult({
    id: "int4",
    baseline: "bf16",
    technique: { family: "quantization", name: "int4" },
    metrics: inCanonicalUnits({ amu: 20, al: 3 }),
  });
  const workload = { dataset: `Made-up ${randomUUID()}` };
  const bundle = aBundle({
    title: "A made-up bundle",
    results: [bf16, int4].map((one) => ({ ...one, workload })),
  });
  const buffer = Buffer.from(change(JSON.stringify(bundle)));
  return { name: "made-up.json", mimeType: "application/json", buffer };
}

const withWrongUnit = (text: string) => text.replaceAll('"GB"', '"gigs"');
const digest = ({ buffer }: { buffer: Buffer }) => createHash("sha256").update(buffer).digest("hex");
const field = (page: Page) => page.getByLabel(/^Choose (a bundle|the corrected file)/);
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

/** Opens the form, and waits until scripts have taken it over. */
async function open(page: Page) {
  await page.goto("/submit");
  await expect(page.getByRole("button", { name: "Send it to be checked" })).toHaveCount(0);
}

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test("a researcher sees what is wrong before anything leaves the browser, corrects it, and sends what was shown", async ({
  page,
}) => {
  const posted: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posted.push(new URL(request.url()).pathname);
  });
  await open(page);
  await field(page).setInputFiles(aFile(withWrongUnit));
  await expect(heading(page, "made-up.json can’t be sent yet")).toBeFocused();
  await expect(page.getByRole("heading", { name: "Errors (2)" })).toBeVisible();
  await expect(page.getByRole("link", { name: "unit.unknown" })).toHaveAttribute(
    "href",
    "/docs/bundle-format#unit.unknown",
  );
  await expect(page.getByText("At /results/0/metrics/amu/unit")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Send/ })).toHaveCount(0);
  await expectNoViolations(page);

  const file = aFile();
  await field(page).setInputFiles(file);
  await expect(heading(page, "made-up.json passed all checks")).toBeFocused();
  const row = page.getByRole("row", { name: /^int4/ });
  await expect(row.getByRole("cell").nth(0)).toHaveText("20rank 1 of 2−50.0%, better");
  await expect(row.getByRole("cell").nth(1)).toHaveText("3rank 2 of 2+50.0%, worse");
  await expect(page.getByText("Nothing that is published would be superseded.")).toBeVisible();
  await expect(page.getByText(digest(file))).toBeVisible();
  await expectNoViolations(page);
  expect(posted).toEqual([]);

  await page
    .getByRole("button", { name: `Send these ${file.buffer.byteLength.toLocaleString("en-US")} bytes` })
    .click();
  await expect(page).toHaveURL(RECEIPT);
  await expect(page.getByText(digest(file))).toBeVisible();
  expect(posted).toEqual(["/api/v1/bundles"]);
});

test("the same with the keyboard alone", async ({ page }) => {
  await open(page);
  // The file comes first, and what is said of it after it.
  await page.getByLabel(/^Receipt of what it corrects/).focus();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByLabel(/^E-mail/)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByLabel("Or a folder with all that is in it")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(field(page)).toBeFocused();
  const chosen = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chosen).setFiles(aFile());
  await expect(heading(page, "made-up.json passed all checks")).toBeFocused();
  const send = page.getByRole("button", { name: /^Send these/ });
  await expect(send).toBeVisible();
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press("Tab");
    if (await send.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(RECEIPT);
});

test("after a broken connection the same key is sent again, and nothing has to be chosen anew", async ({
  page,
  request,
}) => {
  const keys: string[] = [];
  const file = aFile();
  await page.route(API, async (route) => {
    const key = route.request().headers()["idempotency-key"] ?? "";
    keys.push(key);
    if (keys.length > 1) return route.continue();
    // The first one arrives, and its answer is lost.
    const headers = { "idempotency-key": key, "content-type": "application/octet-stream" };
    const arrived = await request.post("/api/v1/bundles", { data: file.buffer, headers });
    expect(arrived.status()).toBe(201);
    return route.abort("connectionreset");
  });
  await open(page);
  await field(page).setInputFiles(file);
  await expect(page.getByText("Nothing has left your computer yet.")).toBeVisible();
  await page.getByRole("button", { name: /^Send these/ }).click();
  const broken = page.getByRole("alert").filter({ hasText: "The connection broke" });
  await expect(broken).toContainText("it can’t be stored twice");
  await expect(broken).toBeFocused();
  await expect(page.getByText("Nothing has left your computer yet.")).toHaveCount(0);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page).toHaveURL(RECEIPT);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect(keys[1]).toBe(keys[0]);
});

test("the address of a receipt is taken for the receipt, and what is wrong with it is told at its field", async ({
  page,
}) => {
  const receipt = "r".repeat(43);
  const sent: (string | undefined)[] = [];
  await page.route(API, (route) => {
    sent.push(route.request().headers()["x-corrects"]);
    return route.fulfill({
      status: 404,
      json: { error: { code: "receipt.unknown", message: "It is not known." }, findings: [] },
    });
  });
  await open(page);
  const corrects = page.getByLabel(/^Receipt of what it corrects/);
  await corrects.fill(`https://example.org/submissions/${receipt}`);
  await field(page).setInputFiles(aFile());
  await page.getByRole("button", { name: /^Send these/ }).click();
  await expect(corrects).toBeFocused();
  await expect(corrects).toHaveAttribute("aria-invalid", "true");
  await expect(corrects).toHaveAccessibleDescription(/^It is not known\./);
  expect(sent).toEqual([receipt]);
  await corrects.fill("");
  await expect(page.getByText("It is not known.")).toHaveCount(0);
});

test("while it sends, the focus is at what is sent and not lost", async ({ page }) => {
  await page.route(API, () => {});
  await open(page);
  await field(page).setInputFiles(aFile());
  await page.getByRole("button", { name: /^Send these/ }).click();
  await expect(page.getByText("Sending made-up.json", { exact: true })).toBeFocused();
});

test("who comes with a receipt that there is not is told so before choosing a file", async ({ page }) => {
  await page.goto(`/submit?corrects=${"r".repeat(43)}`);
  await expect(page.getByLabel(/^Receipt of what it corrects/)).toHaveAccessibleDescription(
    /^No submission has this receipt/,
  );
});

test("who sent too much is told when to come back, and the button waits as long", async ({ page }) => {
  await page.clock.install();
  await page.route(API, (route) =>
    route.fulfill({
      status: 429,
      headers: { "retry-after": "30" },
      json: { error: { code: "rate.limited", message: "Too much was sent." }, findings: [] },
    }),
  );
  await open(page);
  await field(page).setInputFiles(aFile());
  await page.getByRole("button", { name: /^Send these/ }).click();
  await expect(page.getByText("Too much was sent.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Try again in \d+ s$/ })).toBeDisabled();
  await page.clock.fastForward(31_000);
  await expect(page.getByRole("button", { name: "Try again", exact: true })).toBeEnabled();
});

test("an upload can be cancelled, and a receipt for other bytes is not taken for one's own", async ({
  page,
}) => {
  let answer = false;
  await page.route(API, (route) => {
    if (!answer) return;
    const bundle = { sha256: "0".repeat(64) };
    return route.fulfill({ status: 201, json: { status: `/submissions/${"r".repeat(43)}`, bundle } });
  });
  await open(page);
  await field(page).setInputFiles(aFile());
  await page.getByRole("button", { name: /^Send these/ }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Sending was cancelled.")).toBeVisible();
  answer = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("What arrived is not what was checked.")).toBeVisible();
  await expect(page).toHaveURL("/submit");
});

test("the example to begin with passes every check", async ({ page, request }) => {
  const buffer = await (await request.get("/docs/example-bundle.json")).body();
  await open(page);
  await field(page).setInputFiles({ name: "example.json", mimeType: "application/json", buffer });
  await expect(heading(page, "example.json passed all checks")).toBeVisible();
  await expect(page.getByText(/2 results, .* no finding\./)).toBeVisible();
});

test("the form fits a phone, before and after a check", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page);
  await field(page).setInputFiles(aFile());
  await expect(page.getByRole("row", { name: /^int4/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the plain form shows the findings of a refused bundle, and the receipt of one that passes", async ({
    page,
  }) => {
    await page.goto("/submit");
    await field(page).setInputFiles(aFile(withWrongUnit));
    await page.getByRole("button", { name: "Send it to be checked" }).click();
    await expect(page).toHaveURL(/\/submit\/checked\/[\w-]{43}$/);
    await expect(heading(page, "made-up.json can’t be taken yet")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Errors (2)" })).toBeVisible();
    await expect(page.getByText("At /results/0/metrics/amu/unit")).toBeVisible();
    await page.getByRole("link", { name: "send the corrected file" }).click();
    const file = aFile();
    await field(page).setInputFiles(file);
    await page.getByRole("button", { name: "Send it to be checked" }).click();
    await expect(page).toHaveURL(RECEIPT);
    await expect(page.getByText(digest(file))).toBeVisible();
  });

  test("a form without a file says so", async ({ page }) => {
    await page.goto("/submit?problem=no-file");
    await expect(page.getByRole("alert")).toHaveText(/^No file was chosen/);
  });
});
