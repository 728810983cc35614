import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openApiDocument } from "@/benchmark/api/openapi";

const API = join(import.meta.dirname, "..", "app", "api", "v1");

/** Each address and method that a route handler answers, as "POST /api/v1/bundles". */
function answered(): string[] {
  const files = readdirSync(API, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const path = `/api/v1/${file}`.replace(/\/route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}");
      const source = readFileSync(join(API, file), "utf8");
      const methods = source.matchAll(/^export (?:async )?function (GET|POST|PUT|PATCH|DELETE)\b/gm);
      return [...methods].map(([, method]) => `${method} ${path}`);
    })
    .sort();
}

test("the API's document names every address that is answered, and no other", () => {
  const { paths } = openApiDocument();
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(answered());
  expect(described).toContain("POST /api/v1/bundles");
});

test("every reference in the API's document leads to a schema in it", () => {
  const document = openApiDocument();
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
  const names = new Set([...references].map(([, name]) => name));
  expect([...names].sort()).toEqual(Object.keys(document.components.schemas).sort());
});
