import { revokeToken } from "@/db/api-tokens";
import { seeOther } from "../../_requests/see-other";
import { readSmallForm } from "../../_requests/small-form";
import { admitForm } from "../../_requests/viewer";

/** Ends a token of who is signed in. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await admitForm(request, "submitter", "/account");
  if (viewer instanceof Response) return viewer;
  const token = (await readSmallForm(request))?.get("token") ?? "";
  const isRevoked = !token.includes("\0") && (await revokeToken(viewer.id, token));
  return seeOther(isRevoked ? "/account?revoked=yes" : "/account");
}
