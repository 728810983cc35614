import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { ARTIFACT, aMadeUpArchive, aMadeUpFile, digest } from "./made-up-packages";
import { test } from "./review-site";
import {
  chooseDecision,
  decide,
  expectOnBoards,
  leadOn,
  publishByApi,
  readBoard,
  readStatus,
  sendByApi,
  signIn,
} from "./review-steps";

const RECEIPT = /\/submissions\/[\w-]{43}$/;
const BOARD = "/leaderboards/inference?level=runs";

const field = (page: Page) => page.getByLabel(/^Choose (a bundle|the corrected file)/);
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const boardTable = (page: Page, name: string) =>
  page.getByRole("table", { name: `Weight precision · Made-up ${name}` });
const lastPart = (address: string) => address.split("/").at(-1) ?? "";

/** Opens the form, and waits until scripts have taken it over. */
async function openForm(page: Page, address = "/submit") {
  await page.goto(address);
  await expect(page.getByRole("button", { name: "Send it to be checked" })).toHaveCount(0);
}

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Saves a file by its link: as it is served, and as the browser saves it. */
async function save(page: Page, link: Locator) {
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const { "content-disposition": disposition = "", "x-content-type-options": sniffing } = answer.headers();
  return {
    disposition: disposition.split(";", 1)[0],
    sniffing,
    isSame: ARTIFACT.bytes.equals(await answer.body()),
    isSavedAs: download.suggestedFilename().endsWith("answers, scored ü.bin"),
  };
}

const SAVED = { disposition: "attachment", sniffing: "nosniff", isSame: true, isSavedAs: true };

test("from a faulty file to rows on the board: corrected, previewed, sent, reviewed and published", async ({
  page,
  context,
  visit,
  own,
}) => {
  const [name, contact] = ["whole way", "made-up@example.org"];
  await sendByApi(page.request, aMadeUpFile("sent before", { contact }));
  const file = await aMadeUpArchive(name, { contact });

  await test.step("what is wrong is listed once each, with its remedy and the way to its documentation", async () => {
    await openForm(page);
    await field(page).setInputFiles(await aMadeUpArchive(name, { contact, isFaulty: true }));
    await expect(heading(page, "made-up.zip can’t be sent yet")).toBeFocused();
    await expect(heading(page, "Errors (3)")).toBeVisible();
    const unit = page.getByRole("listitem").filter({ hasText: "unit.unknown" });
    await expect(unit).toContainText("There is no such unit here; a unit is never guessed.");
    await expect(unit).toContainText("Found gigs; expected GB");
    await expect(unit).toContainText("and one more place");
    await expect(page.getByRole("button", { name: /^Send/ })).toHaveCount(0);
    for (const code of ["unit.unknown", "baseline.unresolved"]) {
      const docs = await context.newPage();
      await docs.goto((await page.getByRole("link", { name: code }).getAttribute("href")) ?? "");
      await expect(docs.locator(":target")).toContainText(code);
      await expect(docs.locator(":target")).toBeInViewport();
      await docs.close();
    }
  });

  await test.step("the corrected file is shown as it would stand on the boards", async () => {
    await field(page).setInputFiles(file);
    await expect(heading(page, "made-up.zip passed all checks")).toBeFocused();
    await expectPreview(page);
    await expect(heading(page, "Warnings (1)")).toBeVisible();
    await expect(page.getByText(digest(file.buffer))).toBeVisible();
    await page.getByRole("button", { name: /^Send these/ }).click();
  });

  await test.step("its receipt names the digest that was shown, and where it stands", async () => {
    await expect(page).toHaveURL(RECEIPT);
    await expect(section(page, "What was sent")).toContainText(digest(file.buffer));
    await expect(page.getByText("Waiting for a reviewer", { exact: true })).toBeVisible();
    await expect(page.getByText("One other is before it.")).toBeVisible();
    await expect(section(page, "Findings of the checks")).toContainText("physics.power_limit");
    await expectNoViolations(page);
  });

  const reviewer = await visit();
  await test.step("a reviewer sees what the preview showed, who sent it, and its files", async () => {
    await signIn(reviewer, own.first);
    await expect(reviewer.getByText("Signed in as First Reviewer")).toBeVisible();
    await expectNoViolations(reviewer);
    await reviewer.getByRole("link", { name: `Made-up bundle: ${name}` }).click();
    await expectPreview(reviewer);
    await expect(section(reviewer, "Findings of today’s checks")).toContainText("physics.power_limit");
    await expect(section(reviewer, "Its submitter")).toContainText(
      "From the same contact, which anybody can write: 1 waiting for a decision.",
    );
    const files = section(reviewer, "Files");
    expect(await save(reviewer, files.getByRole("link", { name: ARTIFACT.path }))).toEqual(SAVED);
    await expectNoViolations(reviewer);
  });

  await test.step("published, it is on the boards within two seconds, in a dataset version of its own", async () => {
    const { version } = await readBoard(page.request, name);
    await decide(reviewer, "Publish");
    await expectOnBoards(page.request, name, true);
    expect((await readBoard(page.request, name)).version).toBe(version + 1);
    await expect(reviewer.getByRole("status")).toHaveText("Done: publish.");
    await page.goto(BOARD);
    await expect(boardTable(page, name).getByRole("row", { name: /int4/ })).toContainText("20");
  });

  await test.step("its receipt leads to its results, and their pages to the file that came with them", async () => {
    await page.goBack();
    await page.reload();
    await expect(page.getByText("Published", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "int4", exact: true }).click();
    await expect(page).toHaveURL(/\/results\/[0-9a-f]{16}$/);
    const quality = section(page, "Quality");
    expect(await save(page, quality.getByRole("link", { name: ARTIFACT.path }))).toEqual(SAVED);
  });
});

/** What the made-up bundle comes to on a board that has no other of its data set. */
async function expectPreview(page: Page) {
  const row = page.getByRole("row", { name: /^int4/ });
  const cells = [
    "0.45rank 2 of 2−5.00 points, worse",
    "20rank 1 of 2−50.0%, better",
    "3rank 2 of 2+50.0%, worse",
    "900rank 2 of 2+50.0%, worse",
    "on the frontierMemory saved (AMU), %: +50.00Quality change, points: −5.00the only point",
    "nothing",
  ];
  await expect(row.getByRole("cell")).toHaveText(cells);
  await expect(page.getByText("Nothing that is published would be superseded.")).toBeVisible();
  await expect(page.getByText(/^No value lies beyond three robust deviations/)).toBeVisible();
}

test("what is verified bears ✓ and is found by the filter; withdrawn, it is off the boards within two seconds", async ({
  page,
  reviewer,
}) => {
  const name = "verified";
  const { bundle } = await publishByApi(reviewer, await aMadeUpArchive(name));
  const { results } = await readBoard(page.request, name);
  const [result] = results;

  await reviewer.goto(`/review/${bundle.id}`);
  await decide(reviewer, "Verified: artefacts checked", "The scores were worked out from the file anew.");
  await expect
    .poll(async () => (await readBoard(page.request, name, `${BOARD_QUESTION}&trust=verified`)).rows)
    .toEqual(["bfloat16", "int4"]);
  await page.goto(`${BOARD}&trust=verified`);
  await expect(page.getByRole("table")).toHaveCount(1);
  const row = boardTable(page, name).getByRole("row", { name: /int4/ });
  await expect(row.getByRole("img", { name: "verified" })).toHaveText("✓");
  await page.goto(`/results/${result?.result}`);
  await expect(section(page, "Where it comes from")).toContainText("verified (artefacts checked)");

  const reason = "The card was shared with another job.";
  await reviewer.reload();
  await decide(reviewer, "Withdraw", reason);
  await expectOnBoards(page.request, name, false);
  await page.goto(`/results/${result?.result}`);
  await expect(page.getByRole("note")).toContainText("This result was withdrawn.");
  await expect(page.getByRole("note")).toContainText(reason);
});
