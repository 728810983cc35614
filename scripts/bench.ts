// npm run bench: how long a reader of a board of 2,000 runs waits from a click to the next paint, at a quarter of
// this machine's speed. The runs are made up, and live in a database of their own that is gone at the end.
import { rmSync } from "node:fs";
import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import type { Bundle } from "@/benchmark/bundle";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { seededRandom } from "@/benchmark/score/random";
import { openDatabase } from "@/db/client";
import { findEmbeddedPostgres } from "@/db/embedded-postgres";
import { makeScratchDirectory } from "@/db/scratch-directory";
import { aSubmission } from "@/db/submission-builder";
import { submitBundle } from "@/db/submissions";
import { findChromium } from "@/e2e/chromium";
import { findFreePort, startServer } from "@/e2e/server";
import { runScript } from "./script-run";
import { step } from "./step";

const RUNS = 2_000;
const CPU_SLOWDOWN = 4;
const REPEATS = 7;
/** Between clicks a reader looks at the answer. */
const PAUSE_MS = 800;
const SEED = 20;

await runScript({ interrupted: 130 }, async (run) => {
  const directory = makeScratchDirectory("bench");
  run.atEnd(async () => rmSync(directory, { recursive: true, force: true }));
  const port = await findFreePort();
  const server = await step("server", "starting", async () => {
    const started = await startServer(directory, port);
    return { done: `listens on port ${port}`, result: started };
  });
  run.atEnd(async () => {
    await server.end("SIGTERM");
  });
  await step("data", `publishing ${RUNS} made-up runs`, async () => {
    await publish(directory);
    return { done: `${RUNS} made-up runs`, result: null };
  });
  const { executablePath, args, env } = findChromium();
  const browser = await chromium.launch({ executablePath, args, env });
  run.atEnd(async () => browser.close());
  await measure(browser, server.url);
  return 0;
});

async function publish(directory: string): Promise<void> {
  const url = await findEmbeddedPostgres({ directory });
  if (url === null) throw new Error("no Postgres runs");
  const { db, close } = openDatabase(url);
  try {
    await submitBundle(db, aSubmission(madeUpRuns()));
  } finally {
    await close();
  }
}

function madeUpRuns(): Bundle {
  const random = seededRandom(SEED);
  return aBundle({
    title: `${RUNS} made-up runs`,
    results: Array.from({ length: RUNS }, (_, index) =>
      aResult({
        id: `run-${index}`,
        technique: { family: "quantization", name: `made-up-${index % 20}`, settings: { seed: index } },
        metrics: inCanonicalUnits({
          amu: 10 + 100 * random(),
          pcu: 100 * random(),
          al: random(),
          it: 1_000 * random(),
          aec: 300 + 300 * random(),
        }),
        quality: [{ task: "MMLU-Pro", metric: "accuracy", value: random(), better: "higher" }],
      }),
    ),
  });
}

async function measure(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${url}/leaderboards/inference?level=runs&dataset=mmlu-pro`, { waitUntil: "networkidle" });
  await page.getByRole("searchbox").focus();
  await page.locator("[data-engine=ready]").waitFor();
  await page.waitForTimeout(2 * PAUSE_MS);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  const actions: readonly (readonly [name: string, target: Locator])[] = [
    ["sort by memory", link("AMU. Sort by average memory utilization")],
    ["sort by latency", link("AL. Sort by average latency")],
    ["show ranks", link("Ranks")],
    ["show changes", link("Against baseline")],
    ["show values", link("Values")],
    ["filter", page.locator("label", { hasText: "Complete rows only" })],
    ["clear the filter", page.locator("label", { hasText: "Complete rows only" })],
  ];
  const waits = new Map(actions.map(([name]) => [name, [] as number[]]));
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const [name, target] of actions) waits.get(name)?.push(await wait(page, target));
  }
  console.log(
    `\n  ${RUNS} runs, ${CPU_SLOWDOWN}x slower CPU: ms from a click to the next paint (median, largest)`,
  );
  for (const [name, times] of waits) {
    const sorted = times.toSorted((a, b) => a - b);
    const median = sorted[sorted.length >> 1] ?? 0;
    console.log(
      `  ${name.padEnd(20)} ${median.toFixed(0).padStart(5)} ${(sorted.at(-1) ?? 0).toFixed(0).padStart(5)}`,
    );
  }
}

/** Milliseconds from a click to the paint that answers it, as the browser's own event timing has them. */
async function wait(page: Page, target: Locator): Promise<number> {
  await target.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const store: number[] = [];
    const options = { type: "event", durationThreshold: 16 };
    Object.assign(window, { clickDurations: store });
    new PerformanceObserver((list, observer) => {
      for (const entry of list.getEntries()) if (entry.name === "click") store.push(entry.duration);
      if (store.length > 0) observer.disconnect();
    }).observe(options);
  });
  await target.click();
  await page.waitForTimeout(PAUSE_MS);
  return page.evaluate(() => {
    const store: unknown = Reflect.get(window, "clickDurations");
    // An event that took less than 16 ms is not told.
    return Array.isArray(store) && typeof store[0] === "number" ? store[0] : 0;
  });
}
