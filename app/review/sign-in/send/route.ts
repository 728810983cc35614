import { requestAddress } from "@/db/request-address";
import { signIn } from "@/db/sign-in";
import { readReturnPath, signInAddress } from "../../../_requests/return-path";
import { refuseForeign } from "../../../_requests/same-origin";
import { seeOther } from "../../../_requests/see-other";
import { siteOrigin } from "../../../_requests/site-origin";
import { readSmallForm } from "../../../_requests/small-form";

/** Signs in by a plain form, and leads on to where somebody wanted to go; back to the form, with words, otherwise. */
export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeign(request, { strict: true });
  if (foreign) return foreign;
  const form = await readSmallForm(request);
  const to = readReturnPath(form?.get("to"), "/account");
  const [email, password] = [form?.get("email"), form?.get("password")];
  if (!email || !password) return seeOther(signInAddress(to, { failed: "form" }));
  const source = { origin: siteOrigin(request.headers), address: requestAddress() };
  const attempt = await signIn({ email, password }, source);
  switch (attempt.outcome) {
    case "done":
      return seeOther(to, attempt.headers);
    case "refused":
      return seeOther(signInAddress(to, { failed: "credentials" }));
    case "limited":
      return seeOther(signInAddress(to, { failed: "limit", wait: String(attempt.retryAfterS) }));
  }
}
