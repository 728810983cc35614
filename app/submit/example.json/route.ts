import { EXAMPLE_BUNDLE } from "../example-bundle";

export const dynamic = "force-static";

/** A bundle to begin with. */
export function GET(): Response {
  return new Response(`${JSON.stringify(EXAMPLE_BUNDLE, null, 2)}\n`, {
    headers: { "content-type": "application/json; charset=utf-8" },
  });
}
