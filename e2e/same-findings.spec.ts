import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { z } from "zod";
import { ErrorAnswer, type FindingAnswer, ValidAnswer } from "@/benchmark/api/answers";
import { type BadSubmission, listBadSubmissions } from "@/importers/package/bad-packages";
import { KillableSite } from "./killable-site";

/** More than one address may check, since all of it comes from this one. */
const SETTINGS = { CHECKS_PER_MINUTE: "100000", UPLOADS_PER_MINUTE: "100000", UPLOADS_PER_DAY: "100000" };

let site: KillableSite;
let submissions: readonly BadSubmission[];
/** What each submission must be told, by its name. */
let expected: Readonly<Record<string, readonly string[]>>;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  [site, submissions] = await Promise.all([KillableSite.start("findings", SETTINGS), listBadSubmissions()]);
  expected = Object.fromEntries(submissions.map(({ name, codes }) => [name, codes]));
});

test.afterAll(() => site.end());

/** Code of each group of identical findings, sorted. */
function codesOf(findings: readonly FindingAnswer[]): string[] {
  const groups = findings.map(({ code, found, expected, remedy }) => ({
    code,
    key: JSON.stringify([code, found, expected, remedy]),
  }));
  return [...new Map(groups.map(({ key, code }) => [key, code])).values()].sort();
}

async function askApi(path: string, { bytes, fileName }: BadSubmission) {
  const headers = {
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent(fileName),
  };
  const answer = await fetch(`${site.url}${path}`, { method: "POST", body: bytes, headers });
  const body: unknown = await answer.json();
  const { findings } = answer.ok ? ValidAnswer.parse(body) : ErrorAnswer.parse(body);
  return { status: answer.status, findings };
}

const isRefused = (findings: readonly FindingAnswer[]) =>
  findings.some(({ severity }) => severity === "error");

/** Every so manieth: sound ones among them. */
const oneIn = (nth: number) => submissions.filter((_, index) => index % nth === 0);

test("the API finds in every bad submission what it must, answers 422 where that refuses it, and stores none", async () => {
  const before = await site.stored();
  const told: Record<string, string[]> = {};
  for (const submission of submissions) {
    const { status, findings } = await askApi("/api/v1/bundles/validate", submission);
    told[submission.name] = codesOf(findings);
    expect([submission.name, status]).toEqual([submission.name, isRefused(findings) ? 422 : 200]);
  }
  expect(told).toEqual(expected);
  for (const submission of oneIn(8).filter(({ codes }) => codes.length > 0)) {
    const dry = await askApi("/api/v1/bundles/validate", submission);
    if (!isRefused(dry.findings)) continue;
    expect(await askApi("/api/v1/bundles", submission)).toEqual(dry);
  }
  expect(await site.stored()).toEqual(before);
});

const Report = z.object({ files: z.array(z.object({ findings: z.array(z.object({ code: z.string() })) })) });

test("the command line finds the same in all of them", async () => {
  const folder = join(site.directory, "packages");
  mkdirSync(folder);
  const files = submissions.map(({ fileName, bytes }, index) => {
    const file = join(folder, `${index} ${fileName.replaceAll("/", "_")}`);
    writeFileSync(file, bytes);
    return file;
  });
  const { code, output } = await site.run("submit", ["--check", "--json", ...files]);
  const reported = Report.parse(JSON.parse(output)).files;
  const told = submissions.map(({ name }, index) => [
    name,
    reported[index]?.findings.map((finding) => finding.code).sort(),
  ]);
  expect(Object.fromEntries(told)).toEqual(expected);
  expect(code).toBe(1);
});

const asFile = ({ fileName, bytes }: BadSubmission) => ({
  name: fileName,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
});

/** The codes of the findings that a page lists, in order. */
function listedCodes(scope: Page | Locator): Promise<string[]> {
  return scope
    .locator('li a[href^="/docs/bundle-format#"]')
    .evaluateAll((links) => links.map((link) => link.textContent ?? "").sort());
}

test("the form finds the same in all of them, in the browser and before any of them is sent", async ({
  page,
}) => {
  const posted: string[] = [];
  const dialogs: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posted.push(request.url());
  });
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${site.url}/submit`);
  await expect(page.getByRole("button", { name: "Send it to be checked" })).toHaveCount(0);
  const form = page.getByRole("form", { name: "Submit a bundle" });
  const told: Record<string, string[]> = {};
  for (const submission of submissions) {
    await form.getByLabel(/^Choose (a bundle|the corrected file)/).setInputFiles(asFile(submission));
    const verdict = form.getByRole("heading", { level: 2 });
    const words = [`${submission.fileName} can’t be sent yet`, `${submission.fileName} passed all checks`];
    await expect
      .poll(async () => words.includes((await verdict.textContent()) ?? ""), { intervals: [20] })
      .toBe(true);
    told[submission.name] = await listedCodes(form);
  }
  expect(told).toEqual(expected);
  expect([posted, dialogs]).toEqual([[], []]);
});

test("without JavaScript the server lists the same for what its form uploads", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const before = await site.stored();
  const sample = oneIn(11).filter(({ codes }) => codes.length > 0);
  const told: [string, string[]][] = [];
  for (const submission of sample) {
    await page.goto(`${site.url}/submit`);
    await page.getByLabel("Choose a bundle").setInputFiles(asFile(submission));
    await page.getByRole("button", { name: "Send it to be checked" }).click();
    await expect(page).toHaveURL(/\/submit\/checked\/[\w-]+$/);
    told.push([submission.name, await listedCodes(page)]);
  }
  expect(told).toEqual(sample.map(({ name, codes }) => [name, codes]));
  expect(await site.stored()).toEqual(before);
  await context.close();
});
