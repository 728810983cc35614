import { type Browser, type BrowserContext, test as base, type Page } from "@playwright/test";
import { OwnSite } from "./own-site";
import { type Account, signIn } from "./review-steps";

const START_TIMEOUT_MS = 200_000;

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A site of its own, with two reviewers, and what their browsers keep once they have signed in. */
interface ReviewSite {
  site: OwnSite;
  first: Account & { session: Session };
  second: Account & { session: Session };
}

interface Visitors {
  /** The page of another visitor, who shares no cookie with any. */
  visit(session?: Session): Promise<Page>;
  /** Pages of both reviewers, signed in, on the queue. */
  reviewer: Page;
  secondReviewer: Page;
}

/** Tests whose relative addresses lead to a site that their file has for itself. */
export const test = base.extend<Visitors, { own: ReviewSite }>({
  own: [
    async ({ browser }, use) => {
      const site = await OwnSite.start("submitting");
      const reviewer = async (name: string) => {
        const account = await appoint(name, site);
        return { ...account, session: await sessionOf(account, browser, site.url) };
      };
      await use({ site, first: await reviewer("First Reviewer"), second: await reviewer("Second Reviewer") });
      await site.end();
    },
    { scope: "worker", timeout: START_TIMEOUT_MS },
  ],
  baseURL: ({ own }, use) => use(own.site.url),
  visit: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (session) => {
      const context = await browser.newContext(session ? { storageState: session } : {});
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  reviewer: async ({ visit, own }, use) => use(await onQueue(visit(own.first.session))),
  secondReviewer: async ({ visit, own }, use) => use(await onQueue(visit(own.second.session))),
});

async function onQueue(opened: Promise<Page>): Promise<Page> {
  const page = await opened;
  await page.goto("/review");
  return page;
}

/** Makes a reviewer as the operator of a site does. */
async function appoint(name: string, site: OwnSite): Promise<Account> {
  const email = `${name.toLowerCase().replace(" ", ".")}@example.org`;
  const args = [email, "--role", "reviewer", "--name", name, "--generate"];
  const { output, errors } = await site.run("admin", args);
  const password = /shown this once: (\S+)/.exec(output)?.[1];
  if (password === undefined) throw new Error(`no reviewer was made:\n${output}${errors}`);
  return { name, email, password };
}

async function sessionOf(account: Account, browser: Browser, baseURL: string): Promise<Session> {
  const context = await browser.newContext({ baseURL });
  await signIn(await context.newPage(), account);
  const session = await context.storageState();
  await context.close();
  return session;
}
