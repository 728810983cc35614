import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const folders = "{app,benchmark,bundles,components,db,importers,scripts}";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: [`${folders}/**/*.test.{ts,tsx}`],
    exclude: configDefaults.exclude,
    globalSetup: ["./db/test-server.ts"],
    // Two cores are the least that this project is tested on, and Postgres takes its share.
    maxWorkers: 2,
    // A cold start of Postgres on a busy machine takes seconds.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
