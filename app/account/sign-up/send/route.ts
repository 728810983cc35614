import { readAccountName } from "@/benchmark/api/account-name";
import { requestAddress } from "@/db/request-address";
import { signUp } from "@/db/sign-in";
import { refuseForeign } from "../../../_requests/same-origin";
import { seeOther } from "../../../_requests/see-other";
import { siteOrigin } from "../../../_requests/site-origin";
import { readSmallForm } from "../../../_requests/small-form";

const LONGEST_NAME = 100;

/** Makes an account by a plain form, and leads on to the sign-in; back to the form, with words, otherwise. */
export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeign(request, { strict: true });
  if (foreign) return foreign;
  const form = await readSmallForm(request);
  const given = form?.get("name")?.trim();
  const name = readAccountName(given, LONGEST_NAME);
  const [email, password] = [form?.get("email"), form?.get("password")];
  if (given && name === null) return seeOther("/account/sign-up?failed=name");
  if (name === null || !email || !password) return seeOther("/account/sign-up?failed=form");
  const source = { origin: siteOrigin(request.headers), address: requestAddress() };
  const { outcome } = await signUp({ name, email, password }, source);
  if (outcome === "done") return seeOther("/review/sign-in?made=yes");
  return seeOther(`/account/sign-up?failed=${outcome === "limited" ? "limit" : "form"}`);
}
