import { openApiDocument } from "@/benchmark/api/openapi";
import { otherMethods } from "../../../_requests/other-methods";

/** It is the same until the next build, and takes long to put together. */
let text: string | undefined;

/** The API as a document that programs can read. */
export function GET(): Response {
  text ??= JSON.stringify(openApiDocument());
  return new Response(text, { headers: { "content-type": "application/json" } });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
