import { hasGithub } from "@/db/auth";
import { beginGithub } from "@/db/sign-in";
import { formRefusal } from "../../../_requests/form-refusal";
import { readReturnPath, signInAddress } from "../../../_requests/return-path";
import { refuseForeign } from "../../../_requests/same-origin";
import { seeOther } from "../../../_requests/see-other";
import { siteOrigin } from "../../../_requests/site-origin";
import { readSmallForm } from "../../../_requests/small-form";

/** Leads to GitHub, where this server is known to it. */
export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeign(request, { strict: true });
  if (foreign) return foreign;
  if (!hasGithub()) {
    const message = "This site does not sign in by GitHub.";
    return formRefusal(request, 404, "github.unknown", message, "/review/sign-in");
  }
  const to = readReturnPath((await readSmallForm(request))?.get("to"), "/account");
  const begun = await beginGithub(siteOrigin(request.headers), to);
  return begun ? seeOther(begun.url, begun.headers) : seeOther(signInAddress(to, { error: "github" }));
}
