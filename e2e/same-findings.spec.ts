import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { z } from "zod";
import { ErrorAnswer, type FindingAnswer, ValidAnswer } from "@/benchmark/api/answers";
import { FINDINGS } from "@/benchmark/findings";
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

const asFile = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
});

/** The codes of the findings that a page lists, in order. */
function listedCodes(scope: Page | Locator): Promise<string[]> {
  return scope
    .locator('li a[href^="/docs/bundle-format#"]')
    .evaluateAll((links) => links.map((link) => link.textContent ?? "").sort());
}

/** A page on the form that scripts have taken over. */
async function openForm(page: Page): Promise<Locator> {
  await page.goto(`${site.url}/submit`);
  await expect(page.getByRole("button", { name: "Send it to be checked" })).toHaveCount(0);
  return page.getByRole("form", { name: "Submit a bundle" });
}

test("the worker of the form finds the same in all of them", async ({ page }) => {
  // The page makes its worker when a file is chosen; this one is asked for all of them, one after the other.
  await page.addInitScript(() => {
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(...made: ConstructorParameters<typeof Worker>) {
        super(...made);
        Object.assign(window, { formWorker: this });
      }
    };
  });
  await page.route("**/bad-submission/*", (route) => {
    const { bytes } = submissions[Number(route.request().url().split("/").at(-1))] ?? {};
    return route.fulfill({ body: Buffer.from(bytes ?? []) });
  });
  const form = await openForm(page);
  await form.getByLabel(/^Choose/).setInputFiles(asFile("first.json", new TextEncoder().encode("{}")));
  await expect(form.getByRole("heading", { name: "first.json can’t be sent yet" })).toBeVisible();
  const names = submissions.map(({ fileName }) => fileName);
  const told = await page.evaluate(async (fileNames) => {
    const worker: unknown = Object.getOwnPropertyDescriptor(window, "formWorker")?.value;
    if (!(worker instanceof Worker)) throw new Error("the form has no worker");
    const all: string[][] = [];
    for (const [index, fileName] of fileNames.entries()) {
      const bytes = await (await fetch(`/bad-submission/${index}`)).arrayBuffer();
      const codes = new Promise<string[]>((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          if (data.tell === "checked") {
            const { groups } = data.report.findings;
            resolve(groups.map(({ code }: { code: string }) => code));
          } else if (["failed", "unreadable"].includes(data.tell)) {
            reject(new Error(`${fileName}: ${JSON.stringify(data)}`));
          }
        };
      });
      worker.postMessage({ ask: "check", file: new File([bytes], fileName) });
      all.push((await codes).sort());
    }
    return all;
  }, names);
  expect(Object.fromEntries(submissions.map(({ name }, index) => [name, told[index]]))).toEqual(expected);
});

test("its page lists what the worker found, runs no name of a file as a script, and has then sent nothing", async ({
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
  const form = await openForm(page);
  const hostile = submissions.filter(({ fileName }) => fileName.includes("<script>"));
  expect(hostile).toHaveLength(1);
  for (const { fileName, bytes, codes } of [...oneIn(16), ...hostile]) {
    await form.getByLabel(/^Choose (a bundle|the corrected file)/).setInputFiles(asFile(fileName, bytes));
    const verdicts = [`${fileName} can’t be sent yet`, `${fileName} passed all checks`];
    const [refused, passed] = verdicts.map((name) => form.getByRole("heading", { name }));
    if (refused && passed) await expect(refused.or(passed)).toBeVisible();
    expect([fileName, await listedCodes(form)]).toEqual([fileName, codes]);
  }
  expect([posted, dialogs]).toEqual([[], []]);
});

test("without JavaScript the server lists the same for what its form uploads", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const before = await site.stored();
  const sample = oneIn(11).filter(({ codes }) => codes.some((code) => FINDINGS[code].severity === "error"));
  const told: [string, string[]][] = [];
  for (const submission of sample) {
    await page.goto(`${site.url}/submit`);
    await page.getByLabel("Choose a bundle").setInputFiles(asFile(submission.fileName, submission.bytes));
    await page.getByRole("button", { name: "Send it to be checked" }).click();
    await expect(page).toHaveURL(/\/submit\/checked\/[\w-]+$/);
    told.push([submission.name, await listedCodes(page)]);
  }
  expect(told).toEqual(sample.map(({ name, codes }) => [name, codes]));
  expect(await site.stored()).toEqual(before);
  await context.close();
});
