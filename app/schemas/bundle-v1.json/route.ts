import { bundleJsonSchema } from "@/benchmark/bundle";

export const dynamic = "force-static";

/** The JSON Schema of result bundles, so that a pipeline in any language can check before it sends. */
export function GET(): Response {
  return new Response(`${JSON.stringify(bundleJsonSchema(), null, 2)}\n`, {
    headers: { "content-type": "application/schema+json; charset=utf-8" },
  });
}
