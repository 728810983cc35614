import { isDatabaseReachable } from "@/db/health";

export const dynamic = "force-dynamic";

/** Liveness of this server, and whether it reaches its database: 200, or 503 while it does not. */
export async function GET(): Promise<Response> {
  const reachable = await isDatabaseReachable();
  return Response.json(
    { status: reachable ? "ok" : "unavailable", database: reachable ? "reachable" : "unreachable" },
    { status: reachable ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
