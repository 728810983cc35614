import { readRole } from "@/benchmark/review/role";
import { changeRole, endSessions } from "@/db/accounts";
import { seeOther } from "../../../_requests/see-other";
import { readSmallForm } from "../../../_requests/small-form";
import { admitForm } from "../../../_requests/viewer";

/** Gives an account a role, or ends its sessions. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await admitForm(request, "admin", "/review/accounts");
  if (viewer instanceof Response) return viewer;
  const form = await readSmallForm(request);
  const account = form?.get("account") ?? "";
  const role = readRole(form?.get("role"));
  const isEnd = form?.get("end") === "sessions";
  if (account === "" || account.includes("\0") || (role === null && !isEnd)) {
    return seeOther("/review/accounts?done=no");
  }
  const isDone = role ? await changeRole(account, role, viewer.id) : (await endSessions(account)) > 0;
  return seeOther(`/review/accounts?done=${isDone ? "yes" : "no"}`);
}
