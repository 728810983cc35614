import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./e2e/chromium";

/** Tests that start, fill and kill servers of their own: one after the other, and never beside the pages. */
const OWN_SERVERS = [
  "resilience.spec.ts",
  "submitting.spec.ts",
  "hostile-uploads.spec.ts",
  "same-findings.spec.ts",
  "broken-servers.spec.ts",
];
const { executablePath, args, env } = findChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: process.env.E2E_OUTPUT || join(tmpdir(), `efficientllm-playwright-${process.getuid?.() ?? 0}`),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  use: {
    ...(process.env.E2E_BASE_URL ? { baseURL: process.env.E2E_BASE_URL } : {}),
    launchOptions: { executablePath, args, env },
    trace: "retain-on-failure",
    video: "off",
    screenshot: "off",
  },
  projects: [
    { name: "pages", testIgnore: OWN_SERVERS },
    {
      name: "resilience",
      testMatch: OWN_SERVERS,
      fullyParallel: false,
      workers: 1,
      timeout: 120_000,
    },
  ],
});
