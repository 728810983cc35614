import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";

const BOARD = "/leaderboards/fine-tuning?level=runs&columns=all";
const KB = 1024;

/** Gzipped bytes of every script that a page loads, whatever encoding the server chose. */
async function scriptBytes(page: Page, address: string): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") bodies.push(response.body());
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const scripts = await Promise.all(bodies);
  return scripts.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
}

test("a board sends at most 15 KB more JavaScript than an empty page", async ({ browser }) => {
  const empty = await scriptBytes(await browser.newPage(), "/no-such-page");
  const board = await scriptBytes(await browser.newPage(), BOARD);
  expect(empty).toBeGreaterThan(10 * KB);
  expect(board - empty).toBeLessThan(15 * KB);
});

test("every row of the first page is in the HTML", async ({ request }) => {
  const html = await (await request.get(BOARD)).text();
  const { cohorts } = await (await request.get(BOARD.replace("?", ".json?"))).json();
  const rows = cohorts.reduce(
    (sum: number, { rows }: { rows: unknown[] }) => sum + Math.min(100, rows.length),
    0,
  );
  expect(rows).toBeGreaterThan(150);
  expect(html.split("<tr>").length - 1).toBe(rows + cohorts.length);
});

for (const axis of ["architecture", "fine-tuning", "inference"]) {
  for (const question of ["", "?level=runs", "?level=runs&columns=all", "?show=ranks"]) {
    test(`/leaderboards/${axis}${question}: HTML and payload are at most three times its data`, async ({
      request,
    }) => {
      const html = await (await request.get(`/leaderboards/${axis}${question}`)).text();
      const data = await (await request.get(`/leaderboards/${axis}.json${question}`)).text();
      expect(html.length).toBeLessThanOrEqual(3 * data.length);
    });
  }
}

/** Long pages, each with what it may weigh as it travels, in KB: a cell or a mark must not travel twice. */
const LONG_PAGES = [
  ["/claims", 60],
  ["/trade-offs?axis=fine-tuning", 75],
  ["/trade-offs?axis=fine-tuning&view=lines&as=values", 80],
] as const;

for (const [address, most] of LONG_PAGES) {
  test(`${address}: at most ${most} KB compressed`, async ({ request }) => {
    const html = await (await request.get(address)).body();
    expect(gzipSync(html).byteLength).toBeLessThanOrEqual(most * KB);
  });
}

test("nothing on a board moves while it loads", async ({ page }) => {
  await page.goto(BOARD, { waitUntil: "networkidle" });
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += "value" in entry ? Number(entry.value) : 0;
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
  expect(shift).toBe(0);
});

test("no chart library is loaded on a board", async ({ page }) => {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") bodies.push(response.text());
  });
  await page.goto(BOARD, { waitUntil: "networkidle" });
  expect((await Promise.all(bodies)).some((script) => script.includes("recharts"))).toBe(false);
});
