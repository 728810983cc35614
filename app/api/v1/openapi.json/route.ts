import { openApiDocument } from "@/benchmark/api/openapi";

export const dynamic = "force-static";

/** The API as a document that programs can read. */
export function GET(): Response {
  return Response.json(openApiDocument());
}
