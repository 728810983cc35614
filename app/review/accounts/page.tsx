import type { Metadata } from "next";
import { AccountTable } from "@/components/review/account-table";
import { FormMessage } from "@/components/review/form-message";
import { listAccounts, MOST_LISTED } from "@/db/accounts";
import { singleParams } from "../../_requests/single-params";
import { requireRole } from "../../_requests/viewer";

export const metadata: Metadata = { title: "Accounts and roles", robots: { index: false } };

export default async function AccountsPage(props: PageProps<"/review/accounts">) {
  const viewer = await requireRole("admin", "/review/accounts");
  const { q = "", done } = singleParams(await props.searchParams);
  const accounts = await listAccounts(q);
  return (
    <main id="content" className="page pt-10 pb-20">
      <p className="text-sm">
        <a className="link" href="/review">
          To the queue
        </a>
      </p>
      <h1 className="mt-2 font-semibold text-2xl">Accounts and roles</h1>
      <p className="prose mt-2 text-soft">
        Nobody proves here that an e-mail address is theirs. Before you give a role, hear from its owner that
        the account is their own.
      </p>
      {done === "yes" && <FormMessage kind="done" title="It is changed." />}
      {done === "no" && (
        <FormMessage kind="trouble" title="Nothing was changed.">
          There is no such account any more, or it is your own.
        </FormMessage>
      )}
      <form method="get" className="mt-6 mb-6 flex flex-wrap items-center gap-3">
        <label htmlFor="accounts-q" className="sr-only">
          Name or e-mail
        </label>
        <input
          id="accounts-q"
          type="search"
          name="q"
          defaultValue={q}
          maxLength={200}
          placeholder="Name or e-mail"
          className="search"
        />
        <button type="submit" className="chip">
          Find
        </button>
      </form>
      {accounts.length === 0 ? (
        <p>No account has this in its name or address.</p>
      ) : (
        <AccountTable accounts={accounts} own={viewer.id} />
      )}
      {accounts.length === MOST_LISTED && (
        <p className="mt-2 text-sm">These are the first {MOST_LISTED}; find others by name.</p>
      )}
    </main>
  );
}
