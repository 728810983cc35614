import { expect, type Page } from "@playwright/test";
import { ARTIFACT, aMadeUpArchive, aMadeUpFile, digest } from "./made-up-packages";
import { test } from "./review-site";
import {
  decide,
  expectOnBoards,
  leadOn,
  publishByApi,
  readBoard,
  readStatus,
  sendByApi,
  signIn,
} from "./review-steps";

import {
  boardTable,
  expectNoViolations,
  expectPreview,
  field,
  heading,
  openForm,
  SAVED,
  save,
  section,
} from "./submission-pages";

const RECEIPT = /\/submissions\/[\w-]{43}$/;
const BOARD = "/leaderboards/inference?level=runs";

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
    .poll(async () => (await readBoard(page.request, name, "?level=runs&trust=verified")).rows)
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

test("who decides after another has is told by whom and what, and what they typed is kept", async ({
  reviewer,
  secondReviewer,
}) => {
  const { bundle, receipt } = await sendByApi(reviewer.request, aMadeUpFile("decided twice"));
  for (const page of [reviewer, secondReviewer]) await page.goto(`/review/${bundle.id}`);
  await decide(reviewer, "Publish");
  const reason = "The power is beyond the limit:\nwhich scope does it have?";
  await decide(secondReviewer, "Reject", reason);
  const told = secondReviewer.getByRole("main").getByRole("alert");
  await expect(told).toContainText("Your decision was not taken: something happened meanwhile.");
  await expect(told).toContainText("First Reviewer: published.");
  await secondReviewer.goto("/review");
  await secondReviewer.goto(`/review/${bundle.id}`);
  await expect(secondReviewer.getByLabel("Reason", { exact: true })).toHaveValue(reason);
  const { state, history } = await readStatus(reviewer.request, receipt);
  expect([state, history.map(({ to }) => to)]).toEqual([
    "published",
    ["received", "checking", "pending", "published"],
  ]);
  await secondReviewer.getByRole("button", { name: "Forget what I typed" }).click();
  await expect(secondReviewer.getByLabel("Reason", { exact: true })).toHaveValue("");
});

test("who is asked for changes sends a corrected version from the receipt, and it takes the old one's place", async ({
  page,
  reviewer,
}) => {
  const { bundle, status } = await sendByApi(page.request, aMadeUpFile("to be changed", { int4Memory: 30 }));
  await reviewer.goto(`/review/${bundle.id}`);
  await decide(reviewer, "Ask for changes");
  await expect(reviewer.getByRole("main").getByRole("alert")).toContainText("the reason is missing");
  await expect(reviewer.getByRole("radio", { name: /^Ask for changes/ })).toBeChecked();
  const reason = "Say over which cards the memory is summed.";
  await decide(reviewer, "Ask for changes", reason);

  await page.goto(status);
  await expect(page.getByText("Changes are asked for")).toBeVisible();
  await expect(page.getByRole("blockquote")).toHaveText(reason);
  await page.getByRole("link", { name: "Send a corrected version" }).click();
  await expect(page.getByLabel(/^Receipt of what it corrects/)).toHaveValue(lastPart(status));
  await field(page).setInputFiles(aMadeUpFile("to be changed", { int4Memory: 25 }));
  await page.getByRole("button", { name: /^Send these/ }).click();
  await expect(page).toHaveURL(RECEIPT);
  expect(page.url()).not.toContain(status);
  await expect(page.getByText("Waiting for a reviewer", { exact: true })).toBeVisible();
  await expect(section(page, "What was sent")).toContainText("corrects");

  await page.goto(status);
  await expect(page.getByText("Superseded", { exact: true })).toBeVisible();
  await expect(section(page, "What was sent")).toContainText("corrected by");
  await expect(page.getByRole("link", { name: "Send a corrected version" })).toHaveCount(0);
  await reviewer.goto("/review");
  const queued = reviewer.getByRole("row", { name: /Made-up bundle: to be changed/ });
  await expect(queued).toHaveCount(1);
  await expect(queued).toContainText("corrects “Made-up bundle: to be changed”");
});

test("a new version of what is published supersedes it: the preview says so, and the old page leads to the new one", async ({
  page,
  reviewer,
}) => {
  const name = "two versions";
  const { status } = await publishByApi(reviewer, aMadeUpFile(name, { int4Memory: 50 }));
  const before = (await readBoard(page.request, name)).results.find(({ technique }) => technique === "int4");

  await openForm(page, `/submit?corrects=${lastPart(status)}`);
  await field(page).setInputFiles(aMadeUpFile(name, { int4Memory: 20 }));
  await expect(page.getByText("2 of 2 would supersede an earlier version.")).toBeVisible();
  const row = page.getByRole("row", { name: /^int4/ });
  await expect(row.getByRole("cell").nth(1)).toHaveText("20rank 1 of 2, was 2−50.0%, better");
  await expect(row.getByRole("link", { name: "its earlier version" })).toHaveAttribute(
    "href",
    `/results/${before?.result}`,
  );
  await page.getByRole("button", { name: /^Send these/ }).click();
  await expect(page).toHaveURL(RECEIPT);
  await page.goto(`/results/${before?.result}`);
  await expect(page.getByRole("note")).toHaveCount(0);

  await reviewer.goto("/review");
  await reviewer.getByRole("link", { name: `Made-up bundle: ${name}` }).click();
  await decide(reviewer, "Publish");
  await expect.poll(async () => (await readBoard(page.request, name)).rows).toEqual(["bfloat16", "int4"]);
  await page.reload();
  await expect(page.getByRole("note")).toContainText("This is an older version.");
  await page.getByRole("note").getByRole("link", { name: "the current version" }).click();
  const measured = section(page, "Measurements").getByRole("row", { name: /^AMU/ });
  await expect(measured.getByRole("cell").first()).toContainText("20 GB");
  await page.goto(status);
  await expect(page.getByText("Superseded", { exact: true })).toBeVisible();
});

test("who holds the receipt withdraws what waits without a word, and what is published with a reason for all", async ({
  page,
  reviewer,
}) => {
  const waiting = await sendByApi(page.request, aMadeUpFile("not wanted"));
  await page.goto(waiting.status);
  await page.getByText("Withdraw it …").click();
  await leadOn(page, () => page.getByRole("button", { name: /^Withdraw this submission/ }).click());
  await expect(page.getByRole("status")).toHaveText("Done: it is withdrawn.");
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);

  const name = "withdrawn by its submitter";
  const published = await publishByApi(reviewer, aMadeUpFile(name));
  await page.goto(published.status);
  await page.getByText("Withdraw it …").click();
  await page.getByLabel("Reason").fill("A clock was set wrong.");
  await leadOn(page, () => page.getByRole("button", { name: /^Withdraw this submission/ }).click());
  await expectOnBoards(page.request, name, false);
  await page.getByRole("link", { name: "int4", exact: true }).click();
  await expect(page.getByRole("note")).toContainText("A clock was set wrong.");
  await reviewer.goto("/review?state=withdrawn");
  await expect(reviewer.getByRole("link", { name: "Made-up bundle: not wanted" })).toBeVisible();
});
