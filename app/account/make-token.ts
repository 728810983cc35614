"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { readAccountName } from "@/benchmark/api/account-name";
import type { TokenAnswer } from "@/components/account/token-form";
import { LONGEST_TOKEN_NAME, MOST_TOKENS, makeToken } from "@/db/api-tokens";
import { requestSource } from "../_requests/same-origin";
import { currentViewer } from "../_requests/viewer";

/** Makes a token for who is signed in. It goes into this one answer, not into an address, a cookie or a log. */
export async function makeOwnToken(_before: TokenAnswer, form: FormData): Promise<TokenAnswer> {
  if (requestSource(await headers()) !== "same") return { failed: "This can only be sent from this page." };
  const viewer = await currentViewer();
  if (!viewer) return { failed: "Your session has ended. Sign in again." };
  const given = form.get("name");
  const name = typeof given === "string" ? readAccountName(given, LONGEST_TOKEN_NAME) : null;
  if (name === null) {
    const failed = `It needs a name of at most ${LONGEST_TOKEN_NAME} characters that can all be seen, by which you will know it again.`;
    return { failed };
  }
  const made = await makeToken(viewer.id, name);
  if (!made) return { failed: `There are ${MOST_TOKENS} already. Revoke one that nothing uses.` };
  // The list of tokens below shows it, too.
  revalidatePath("/account");
  return { token: made.token, name };
}
