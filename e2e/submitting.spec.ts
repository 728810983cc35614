import { writeFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { chooseBy, decideByKeyboard, tabTo } from "./keyboard-steps";
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
    await expect(unit).toContainText('Found "gigs"; expected one of B, kB, MB, GB');
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
    await expect(section(page, "History")).toContainText("checks passed with one warning");
    await expectNoViolations(page);
  });

  const reviewer = await visit();
  await test.step("a reviewer sees what the preview showed, who sent it, and its files", async () => {
    await signIn(reviewer, own.first);
    await expect(reviewer.getByText("Signed in as First Reviewer")).toBeVisible();
    await expectNoViolations(reviewer);
    await expect(reviewer.getByRole("row", { name: new RegExp(name) })).toContainText("by the form");
    await reviewer.getByRole("link", { name: `Made-up bundle: ${name}` }).click();
    await expectPreview(reviewer);
    await expect(section(reviewer, "Findings of today’s checks")).toContainText("physics.power_limit");
    await expect(section(reviewer, "Its submitter")).toContainText(
      "From the same contact, which anybody can write: 1 waiting for a reviewer.",
    );
    const files = section(reviewer, "Files");
    expect(await save(reviewer, files.getByRole("link", { name: ARTIFACT.path }))).toEqual(SAVED);
    await expectNoViolations(reviewer);
  });

  await test.step("published, it is on the boards within two seconds, in a dataset version of its own", async () => {
    const { version } = await readBoard(page.request, name);
    const decidedAt = await decide(reviewer, "Publish");
    await expectOnBoards(page.request, name, { isShown: true, since: decidedAt });
    expect((await readBoard(page.request, name)).version).toBe(version + 1);
    await expect(reviewer.getByRole("status")).toContainText(
      "It is published: its results are on the boards.",
    );
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
  const withdrawnAt = await decide(reviewer, "Withdraw", reason);
  await expectOnBoards(page.request, name, { isShown: false, since: withdrawnAt });
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
  await expect(told).toContainText("First Reviewer, reviewer: published.");
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
  const first = aMadeUpFile("to be changed", { int4Memory: 30 });
  const { bundle, receipt, status } = await sendByApi(page.request, first);
  await reviewer.goto(`/review/${bundle.id}`);
  await decide(reviewer, "Ask for changes");
  await expect(reviewer.getByRole("main").getByRole("alert")).toContainText("the reason is missing");
  await expect(reviewer.getByRole("radio", { name: /^Ask for changes/ })).toBeChecked();
  const reason = "Say over which cards the memory is summed.";
  await decide(reviewer, "Ask for changes", reason);

  await page.goto(status);
  await expect(page.getByText("Changes asked for", { exact: true })).toBeVisible();
  await expect(page.getByRole("blockquote")).toHaveText(reason);
  await page.getByRole("link", { name: "Send a corrected version" }).click();
  await expect(page.getByLabel(/^Receipt of what it corrects/)).toHaveValue(receipt);
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
  const { receipt, status } = await publishByApi(reviewer, aMadeUpFile(name, { int4Memory: 50 }));
  const before = (await readBoard(page.request, name)).results.find(({ technique }) => technique === "int4");

  await openForm(page, `/submit?corrects=${receipt}`);
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
  await expect(page.getByRole("status")).toHaveText("It is withdrawn.");
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);

  const name = "withdrawn by its submitter";
  const published = await publishByApi(reviewer, aMadeUpFile(name));
  await page.goto(published.status);
  await page.getByText("Withdraw it …").click();
  await page.getByLabel("Reason").fill("A clock was set wrong.");
  const withdrawnAt = await leadOn(page, () =>
    page.getByRole("button", { name: /^Withdraw this submission/ }).click(),
  );
  await expectOnBoards(page.request, name, { isShown: false, since: withdrawnAt });
  await page.getByRole("link", { name: "int4", exact: true }).click();
  await expect(page.getByRole("note")).toContainText("A clock was set wrong.");
  await reviewer.goto("/review?state=withdrawn");
  await expect(reviewer.getByRole("link", { name: "Made-up bundle: not wanted" })).toBeVisible();
});

test("a token is shown once, sends in the name of its account, and is refused once it is revoked", async ({
  page,
  own: { site },
}) => {
  const account = {
    name: "Made-up Submitter",
    email: "submitter@example.org",
    password: "a made-up password",
  };
  await page.goto("/account/sign-up");
  await page.getByLabel("Name").fill(account.name);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByRole("status")).toContainText("The account can be used.");
  await signIn(page, account, "/account");

  await page.getByLabel("Name of the token").fill("cluster");
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = (await page.getByRole("status").getByRole("code").textContent()) ?? "";
  expect(token).toMatch(/^efl_[\w-]{43}$/);
  await expect(page.getByRole("status").filter({ hasText: token })).toBeFocused();
  await expect(page.getByRole("button", { name: "Revoke the token cluster" })).toBeVisible();
  await page.reload();
  expect(await page.content()).not.toContain(token.slice("efl_".length));
  const kept = section(page, "Tokens").getByRole("row", { name: /^cluster/ });
  await expect(kept).toContainText("never");

  const submit = (name: string) => {
    const path = test.info().outputPath(`${name}.json`);
    writeFileSync(path, aMadeUpFile(name).buffer);
    return site.run("submit", [path, "--to", site.url], { EFFICIENTLLM_TOKEN: token });
  };
  const sent = await submit("from a cluster");
  expect([sent.code, sent.output]).toEqual([0, expect.not.stringContaining(token)]);
  await page.goto(new RegExp(`${site.url}/submissions/[\\w-]{43}`).exec(sent.output)?.[0] ?? "");
  await expect(page.getByText("Waiting for a reviewer", { exact: true })).toBeVisible();
  await page.goto("/account");
  await expect(section(page, "Submissions")).toContainText("Made-up bundle: from a cluster");
  await expect(kept).not.toContainText("never");

  await page.getByRole("button", { name: "Revoke the token cluster" }).click();
  await expect(page.getByRole("status")).toHaveText("The token is revoked.");
  const refused = await submit("too late");
  expect([refused.code, refused.errors]).toEqual([2, expect.stringContaining("not known, or was revoked")]);
  const answer = await page.request.post("/api/v1/bundles", {
    data: aMadeUpFile("too late").buffer,
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status()).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: "token.unknown" } });
});

test("the whole way with the keyboard alone: sent, published, verified, withdrawn", async ({
  page,
  visit,
  own,
}) => {
  const name = "by keyboard";
  const file = aMadeUpFile(name);
  await openForm(page);
  await tabTo(page, field(page));
  await chooseBy(page, "Enter", aMadeUpFile(name, { isFaulty: true }));
  await expect(heading(page, "made-up.json can’t be sent yet")).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: "unit.unknown" }));
  await tabTo(page, page.getByText("and one more place"));
  await page.keyboard.press("Space");
  await expect(page.getByText("/results/1/metrics/amu/unit")).toBeVisible();
  await tabTo(page, field(page), "Shift+Tab");
  await chooseBy(page, "Space", file);
  await expect(heading(page, "made-up.json passed all checks")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: /^Send these/ }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(RECEIPT);
  await expect(page.getByText(digest(file.buffer))).toBeVisible();

  const reviewer = await visit();
  await reviewer.goto("/review");
  await tabTo(reviewer, reviewer.getByLabel("E-mail"));
  await reviewer.keyboard.type(own.first.email);
  await tabTo(reviewer, reviewer.getByLabel("Password"));
  await reviewer.keyboard.type(own.first.password);
  await reviewer.keyboard.press("Enter");
  await expect(reviewer).toHaveURL("/review");
  await tabTo(reviewer, reviewer.getByRole("link", { name: `Made-up bundle: ${name}` }));
  await reviewer.keyboard.press("Enter");
  await tabTo(reviewer, reviewer.getByRole("radio", { name: /^Publish/ }));
  await reviewer.keyboard.press("Space");
  const decidedAt = await decideByKeyboard(reviewer, "Looked at.");
  await expectOnBoards(page.request, name, { isShown: true, since: decidedAt });

  await expect(reviewer.getByRole("status")).toContainText("It is published: its results are on the boards.");
  await tabTo(reviewer, reviewer.getByRole("radio", { name: /^Withdraw/ }));
  await reviewer.keyboard.press("ArrowDown");
  await expect(reviewer.getByRole("radio", { name: /^Verified: run again/ })).toBeChecked();
  await decideByKeyboard(reviewer, "Run again on another card.");
  await expect(reviewer.getByRole("status")).toContainText(
    "It is marked as verified: run again by the maintainers.",
  );

  await page.reload();
  await tabTo(page, page.getByText("Withdraw it …"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Reason"));
  await page.keyboard.type("Sent by mistake.");
  await tabTo(page, page.getByRole("button", { name: /^Withdraw this submission/ }));
  const withdrawnAt = await leadOn(page, () => page.keyboard.press("Space"));
  await expectOnBoards(page.request, name, { isShown: false, since: withdrawnAt });
  await tabTo(page, page.getByRole("link", { name: "int4", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("note")).toContainText("Sent by mistake.");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the whole way: findings, receipt, review, published, withdrawn", async ({ page, visit, own }) => {
    const name = "without scripts";
    const file = await aMadeUpArchive(name);
    await page.goto("/submit");
    await expect(page.getByText(/^Without JavaScript the server makes the checks/)).toBeVisible();
    await field(page).setInputFiles(await aMadeUpArchive(name, { isFaulty: true }));
    await page.getByRole("button", { name: "Send it to be checked" }).click();
    await expect(heading(page, "made-up.zip can’t be taken yet")).toBeVisible();
    await expect(heading(page, "Errors (3)")).toBeVisible();
    await page.getByRole("link", { name: "baseline.unresolved" }).click();
    await expect(page.locator(":target")).toContainText("baseline.unresolved");
    await page.goBack();
    await page.getByRole("link", { name: "send the corrected file" }).click();
    await field(page).setInputFiles(file);
    await page.getByRole("button", { name: "Send it to be checked" }).click();
    await expect(page).toHaveURL(RECEIPT);
    await expect(section(page, "What was sent")).toContainText(digest(file.buffer));

    const reviewer = await visit();
    await signIn(reviewer, own.first);
    await reviewer.getByRole("link", { name: `Made-up bundle: ${name}` }).click();
    await expectPreview(reviewer);
    const decidedAt = await decide(reviewer, "Publish");
    await expectOnBoards(page.request, name, { isShown: true, since: decidedAt });
    await expect(reviewer.getByRole("status")).toContainText(
      "It is published: its results are on the boards.",
    );
    await page.goto(BOARD);
    await expect(boardTable(page, name).getByRole("row", { name: /int4/ })).toContainText("20");

    await page.goBack();
    await page.reload();
    await expect(page.getByText("Published", { exact: true })).toBeVisible();
    await page.getByText("Withdraw it …").click();
    await page.getByLabel("Reason").fill("Sent by mistake.");
    const withdrawnAt = await leadOn(page, () =>
      page.getByRole("button", { name: /^Withdraw this submission/ }).click(),
    );
    await expectOnBoards(page.request, name, { isShown: false, since: withdrawnAt });
    await page.getByRole("link", { name: "int4", exact: true }).click();
    await expect(page.getByRole("note")).toContainText("Sent by mistake.");
  });
});
