import { exampleBundleText } from "@/benchmark/docs/example-bundle";

export const dynamic = "force-static";

/** The example of the documentation, to be changed into a bundle of one's own. */
export function GET(): Response {
  return new Response(exampleBundleText(), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="example-bundle.json"',
    },
  });
}
