import { signOut } from "@/db/sign-in";
import { refuseForeign } from "../../_requests/same-origin";
import { seeOther } from "../../_requests/see-other";
import { siteOrigin } from "../../_requests/site-origin";

/** Ends the session that came along, if one did. */
export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeign(request, { strict: true });
  if (foreign) return foreign;
  return seeOther("/review/sign-in", await signOut(request.headers, siteOrigin(request.headers)));
}
