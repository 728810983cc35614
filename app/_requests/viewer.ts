import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { mayActAs, type Role } from "@/benchmark/review/role";
import { findViewer, type Viewer } from "@/db/sign-in";
import { formRefusal } from "./form-refusal";
import { signInAddress } from "./return-path";
import { refuseForeign } from "./same-origin";
import { seeOther } from "./see-other";
import { siteOrigin } from "./site-origin";

/** Who looks at the page that is being made; asked once for each. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sent = await headers();
  return findViewer(new Headers(sent), siteOrigin(sent));
});

/**
 * Who looks at a page for which one needs a role; others are led away. The proxy refuses them before that: this is the
 * second lock, for a page that it should not know of.
 *
 * @param path of the page, to come back to.
 */
export async function requireRole(needed: Role, path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect(signInAddress(path));
  if (!mayActAs(viewer.role, needed)) redirect("/review/forbidden");
  return viewer;
}

/**
 * Who sends a form for which one needs a role, or the answer to who may not: to those of another site, to those who
 * are not signed in, and to those with another role.
 *
 * @param path of the page with the form, to come back to after the sign-in.
 */
export async function admitForm(request: Request, needed: Role, path: string): Promise<Viewer | Response> {
  const foreign = refuseForeign(request, { strict: true });
  if (foreign) return foreign;
  const viewer = await findViewer(request.headers, siteOrigin(request.headers));
  if (!viewer) return seeOther(signInAddress(path));
  if (mayActAs(viewer.role, needed)) return viewer;
  const message = `Only the role ${needed} may do this; yours is ${viewer.role}.`;
  return formRefusal(request, 403, "role.insufficient", message, path);
}
