import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { nodePlatform } from "@/db/node-platform";
import { makeBundle } from "@/importers/draft";
import { draftOf } from "@/importers/import-draft";
import { madeUpEmissions } from "@/importers/made-up-energy-logs";
import { MADE_UP_POWER, MADE_UP_SCORES, MADE_UP_SPEED, madeUpFiles } from "@/importers/made-up-files";
import { bytesSource, checkPackage } from "@/importers/package/check-package";
import { importFiles } from "@/importers/registry";

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const aFile = (name: string, content: string) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

/** What three tools wrote of one run, with invented values; a model that nobody else has sent. */
function runFiles(model = `Made-up-${Math.random().toString(36).slice(2)}-1B`) {
  const named = (content: unknown) => JSON.stringify(content).replaceAll("Tiny-1B", model);
  return [
    aFile("results_2026-01-02.json", named(MADE_UP_SCORES)),
    aFile("vllm.json", named(MADE_UP_SPEED)),
    aFile("gpu.csv", MADE_UP_POWER),
    aFile("notes.txt", "made up"),
  ];
}

/** Opens the form, and waits until scripts have taken it over. */
async function open(page: Page) {
  await page.goto("/submit");
  await expect(page.getByRole("button", { name: "Send it to be checked" })).toHaveCount(0);
}

const files = (page: Page) => page.getByLabel(/^Choose a bundle, or what your tools wrote/);
const make = (page: Page) => page.getByRole("button", { name: "Make the bundle and check it" });

async function answerAll(page: Page) {
  await page.getByLabel(/^In which precision were the weights/).fill("bf16");
  await page.getByLabel(/^How many accelerators/).fill("1");
  await page.getByLabel(/^Which data set/).fill("made-up-prompts");
  await page.getByLabel(/^Who sends this/).fill("A. Researcher");
  await page
    .getByRole("group", { name: /^Did you make the technique/ })
    .getByLabel("no")
    .check();
  await page.getByLabel(/^Where are these files from/).fill("own run");
}

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test("what three tools wrote becomes one result, and is sent as a bundle with its raw files", async ({
  page,
}) => {
  const posted: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posted.push(new URL(request.url()).pathname);
  });
  await open(page);
  await files(page).setInputFiles(runFiles());
  await expect(heading(page, "Read from 4 files")).toBeFocused();
  await expect(page.getByText("4 files, 3 read: one run, which becomes a result.")).toBeVisible();
  await expect(page.getByText("6 answers are missing.")).toBeVisible();
  await expect(page.getByText("3 files go along")).toBeVisible();
  await expectNoViolations(page);

  await answerAll(page);
  await make(page).click();
  await expect(heading(page, "bundle.zip passed all checks")).toBeFocused();
  await expect(page.getByText(/one result, 3 artefacts/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Save the bundle" })).toHaveAttribute("href", /^blob:/);
  expect(posted).toEqual([]);
  await expectNoViolations(page);

  await page.getByRole("button", { name: /^Send these/ }).click();
  await expect(page).toHaveURL(/\/submissions\/[\w-]{43}$/);
  expect(posted).toEqual(["/api/v1/bundles"]);
});

/** A run directory on the disk, of two runs that differ in their load, and a power log that tells of its author. */
function runFolder(folder: string): string {
  const run = join(folder, "run-42");
  const speed = { ...MADE_UP_SPEED, date: "20260102-040506", request_rate: 8, output_throughput: 600 };
  const contents = {
    "first/vllm.json": JSON.stringify({ ...MADE_UP_SPEED, model_id: "/models/unnamed" }),
    "second/vllm.json": JSON.stringify({ ...speed, model_id: "/models/unnamed", label: "/home/alice/run" }),
    "second/gpu.csv": MADE_UP_POWER,
    ".git/config": "[core]",
  };
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(join(run, path, ".."), { recursive: true });
    writeFileSync(join(run, path), content);
  }
  return run;
}

const missing = (page: Page, count: number) =>
  page.getByText(count === 1 ? "One answer is missing." : `${count} answers are missing.`);

test("the bundle is the one that the command line makes of the same files and answers", async ({ page }) => {
  await open(page);
  await files(page).setInputFiles(
    madeUpFiles()
      .map(({ path }) => path)
      .map((path) => {
        const content = { json: path.includes("vllm") ? MADE_UP_SPEED : MADE_UP_SCORES };
        return aFile(
          path.split("/")[1] ?? "",
          path.endsWith(".csv") ? MADE_UP_POWER : JSON.stringify(content.json),
        );
      }),
  );
  await answerAll(page);
  await make(page).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save the bundle" }).click();
  const bytes = await readFile(await (await download).path());
  const { bundle } = await checkPackage(bytesSource("bundle.zip", bytes), nodePlatform);

  const { readings } = await importFiles(
    madeUpFiles().map((file) =>
      Object.assign(Object.create(file), { ...file, path: file.path.split("/")[1] }),
    ),
  );
  const expected = makeBundle(
    draftOf(readings, {
      technique: "bf16",
      "environment.count": "1",
      "workload.dataset": "made-up-prompts",
      "submitter.name": "A. Researcher",
      "submitter.relationship": "third-party",
      source: "own run",
    }),
    (bundle?.artifacts ?? []).map(({ path, sha256, bytes: size }) => ({
      path: path.replace("raw/", ""),
      artifact: path,
      sha256,
      bytes: size,
    })),
  );
  expect(bundle?.results[0]?.metrics.it).toMatchObject({ value: 512, unit: "tokens/s" });
  expect({ ...bundle, artifacts: [] }).toEqual({ ...expected.bundle, artifacts: [] });
});

test("a run directory: what is missing is pointed out, an answer brings up the next question, runs are left out and corrected", async ({
  page,
}, { outputDir }) => {
  await open(page);
  await page.getByLabel("Or a folder with all that is in it").setInputFiles(runFolder(outputDir));
  await expect(heading(page, "Read from run-42")).toBeFocused();
  await expect(page.getByText("3 files, 3 read: 2 runs, each of which becomes a result.")).toBeVisible();

  await make(page).click();
  const model = page.getByLabel(/^Which model\?/);
  await expect(model).toBeFocused();
  await expect(page.getByText("This is still to be answered.").first()).toBeVisible();
  await model.fill("Made-up-3B");
  const size = page.getByLabel("How many parameters does Made-up-3B have, in billions?");
  await page.getByRole("button", { name: "3", exact: true }).click();
  await expect(size).toHaveValue("3");

  const second = page.getByRole("row", { name: /second\/vllm\.json/ });
  await second.getByText("Correct").click();
  await second.getByLabel("Technique").fill("int4");
  await expect(second.getByRole("cell").nth(1)).toHaveText("int4");
  const first = page.getByRole("row", { name: /first\/vllm\.json/ });
  await first.getByRole("checkbox").uncheck();
  await expect(first).toContainText("left out");
  await expect(page.getByLabel(/^In which precision were the weights/)).toHaveCount(0);
  await expectNoViolations(page);

  await expect(page.getByText("One file goes along")).toBeVisible();
  await page.getByLabel(/^user names and home folders/).check();
  await page.getByLabel(/^local paths/).check();
  await expect(page.getByText("2 files go along")).toBeVisible();

  await page.getByLabel(/^How many accelerators/).fill("many");
  await page.getByLabel(/^Who sends this/).fill("A. Researcher");
  await expect(page.getByText(/a whole number/)).toBeVisible();
  await page.getByLabel(/^How many accelerators/).fill("2");
  await page.getByLabel(/^Which data set/).fill("made-up-prompts");
  await page
    .getByRole("group", { name: /^Did you make the technique/ })
    .getByLabel("no")
    .check();
  await page.getByRole("button", { name: "own run" }).click();
  await expect(missing(page, 1)).toHaveCount(0);
  await page.getByLabel(/^Where are these files from/).press("Enter");
  await expect(heading(page, "bundle.zip passed all checks")).toBeFocused();
  await expect(page.getByText(/one result, 2 artefacts/)).toBeVisible();
  await expect(page.getByRole("row", { name: /^int4/ })).toContainText("Made-up-3B");

  // A change makes what was checked out of date.
  await first.getByRole("checkbox").check();
  await expect(heading(page, "bundle.zip passed all checks")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Send these/ })).toHaveCount(0);
  await expect(missing(page, 2)).toBeVisible();
});

test("what was joined is taken apart, what contradicts it is told, and files are added from elsewhere", async ({
  page,
}) => {
  await open(page);
  await files(page).setInputFiles(runFiles("Tiny-1B").slice(0, 2));
  await expect(heading(page, "Read from 2 files")).toBeFocused();
  await page.getByLabel(/^In which precision were the weights/).fill("int4");
  const contradiction = page.getByText(/^The scores of results_2026-01-02\.json are of bfloat16/);
  await expect(contradiction).toBeVisible();
  await make(page).click();
  const only = page.getByRole("row", { name: /vllm\.json and results/ });
  await expect(only).toBeFocused();
  await only.getByText("2 files as one run").click();
  await expect(only.getByRole("button", { name: /^Take/ })).toBeHidden();
  await page.getByRole("button", { name: "Its files can’t be one run." }).click();
  await expect(only).toBeFocused();
  await page.getByRole("button", { name: "Take results_2026-01-02.json apart" }).click();
  await expect(contradiction).toHaveCount(0);
  await expect(page.getByText("2 files, 2 read: 2 runs, each of which becomes a result.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^1 \(results_2026-01-02\.json\)/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Join it again" }).press("Enter");
  await expect(contradiction).toBeVisible();
  await expect(page.getByRole("row", { name: /vllm\.json/ })).toBeFocused();

  await page.getByLabel(/^Add more files/).setInputFiles([aFile("gpu.csv", MADE_UP_POWER)]);
  await expect(heading(page, "Read from 3 files")).toBeVisible();
  await expect(page.getByLabel(/^In which precision were the weights/)).toHaveValue("int4");
  await expect(page.getByRole("row", { name: /vllm\.json/ })).toContainText("AEC 300 W");
});

test("while it is sent nothing of it can be changed, and Enter in a field sends nothing", async ({
  page,
}) => {
  const posted: string[] = [];
  await page.route("**/api/v1/bundles", (route) => void posted.push(route.request().method()));
  await open(page);
  await files(page).setInputFiles(runFiles());
  await answerAll(page);
  await make(page).click();
  await expect(heading(page, "bundle.zip passed all checks")).toBeFocused();
  await page.getByLabel(/^E-mail/).press("Enter");
  await page.getByLabel(/^Who sends this/).press("Enter");
  await expect(page.getByRole("button", { name: /^Send these/ })).toBeVisible();
  expect(posted).toEqual([]);
  await page.getByRole("button", { name: /^Send these/ }).click();
  await expect(page.getByText("Sending bundle.zip", { exact: true })).toBeFocused();
  await expect(page.getByLabel(/^Who sends this/)).toBeDisabled();
  expect(posted).toEqual(["POST"]);
});

test("files of no known tool are refused with the reason for each, and one that may be meant as a bundle is checked as one", async ({
  page,
}) => {
  await open(page);
  await files(page).setInputFiles([aFile("notes.txt", "made up"), aFile("empty.json", "")]);
  await expect(heading(page, "2 files can’t be imported")).toBeFocused();
  await expect(page.getByText("notes.txt: skipped, no importer knows this kind of file")).toBeVisible();
  await expect(page.getByText("empty.json: skipped, it holds no value: the file is empty")).toBeVisible();
  await expectNoViolations(page);

  await files(page).setInputFiles(aFile("notes.txt", "made up"));
  await expect(heading(page, "notes.txt can’t be imported")).toBeFocused();

  await files(page).setInputFiles(aFile("any.json", '{ "made": "up" }'));
  await expect(heading(page, "any.json can’t be sent yet")).toBeFocused();
  await expect(page.getByText(/^No tool that is known here writes such a file/)).toBeVisible();
});

test("what is dropped together is read together, and an unpacked bundle is told from a run", async ({
  page,
}) => {
  await open(page);
  const drop = async (contents: Record<string, string>) => {
    const dataTransfer = await page.evaluateHandle((named) => {
      const dropped = new DataTransfer();
      for (const [name, content] of Object.entries(named)) dropped.items.add(new File([content], name));
      return dropped;
    }, contents);
    await files(page).dispatchEvent("drop", { dataTransfer });
  };
  await drop({ "vllm.json": JSON.stringify(MADE_UP_SPEED), "gpu.csv": MADE_UP_POWER });
  await expect(heading(page, "Read from 2 files")).toBeFocused();
  await expect(page.getByRole("row", { name: /vllm\.json and gpu\.csv/ })).toContainText("Tiny-1B");

  await drop({
    "bundle.json": JSON.stringify({ format: "efficientllm-bundle/1" }),
    "gpu.csv": MADE_UP_POWER,
  });
  await expect(page.getByRole("alert").filter({ hasText: "is the document of a bundle" })).toBeVisible();
  await expect(heading(page, "Read from 2 files")).toHaveCount(0);
});

test("a file that was changed since it was chosen is told, and chosen again nothing has to be said twice", async ({
  page,
}, { outputDir }) => {
  await open(page);
  const run = runFolder(outputDir);
  const folder = page.getByLabel("Or a folder with all that is in it");
  await folder.setInputFiles(run);
  await page.getByLabel(/^Which model\?/).fill("Made-up-3B");
  await page.getByRole("button", { name: "3", exact: true }).click();
  await page.getByRole("button", { name: "bfloat16" }).click();
  await page.getByLabel(/^Which accelerator/).fill("NVIDIA H200");
  await page.getByLabel(/^How many accelerators/).fill("1");
  await page.getByLabel(/^Which data set/).fill("made-up prompts");
  await page.getByLabel(/^Who sends this/).fill("A. Researcher");
  await page
    .getByRole("group", { name: /^Did you make the technique/ })
    .getByLabel("no")
    .check();
  await page.getByRole("button", { name: "own run" }).click();
  await expect(page.getByText("One file goes along")).toBeVisible();
  writeFileSync(join(run, "second/gpu.csv"), "changed");
  await make(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "A file was changed or moved" })).toBeVisible();

  // A click empties the field, so that choosing the same folder is a choice.
  const chooser = page.waitForEvent("filechooser");
  await folder.click();
  await (await chooser).setFiles(runFolder(outputDir));
  await expect(page.getByLabel(/^Which model\?/)).toHaveValue("Made-up-3B");
  await make(page).click();
  await expect(heading(page, "bundle.zip passed all checks")).toBeFocused();
});

test("on a phone nothing scrolls sideways, however long the paths of files are", async ({ page }, {
  outputDir,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await files(page).setInputFiles(runFiles());
  await expect(heading(page, "Read from 4 files")).toBeFocused();
  expect(await width()).toBe(360);

  const root = join(outputDir, "sweep");
  for (const name of ["gqa_0.5B", "mqa_1.5B", "mha_3B"]) {
    const folder = join(root, "results_of_a_benchmark_of_attention_variants", `${name}_with_a_long_name`);
    mkdirSync(folder, { recursive: true });
    const speed = { ...MADE_UP_SPEED, model_id: `/models/${name}`, request_rate: name.length };
    writeFileSync(join(folder, "vllm_bench_serve_of_this_attention_variant.json"), JSON.stringify(speed));
  }
  await page.getByLabel("Or a folder with all that is in it").setInputFiles(root);
  await expect(heading(page, "Read from sweep")).toBeFocused();
  await page.getByText("Answer for each of them").first().click();
  expect(await width()).toBe(360);
});

test("a click on the button is not lost while the field before it turns out to be wrong", async ({
  page,
}) => {
  await open(page);
  await files(page).setInputFiles(runFiles());
  const source = page.getByLabel(/^Where are these files from/);
  await source.fill("/home/me/runs");
  await expect(page.getByText("6 answers are missing.")).toBeVisible();
  await make(page).scrollIntoViewIfNeeded();
  const box = await make(page).boundingBox();
  if (!box) throw new Error("The button is not on the page.");
  await page.mouse.move(box.x + box.width / 2, box.y + 4);
  await page.mouse.down();
  await expect(source).not.toBeFocused();
  // What is wrong would be there by now, and the button elsewhere.
  await page.evaluate(() =>
    new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame)),
  );
  const problem = page.getByText(/^This holds .*, which would be published\.$/);
  await expect(problem).toHaveCount(0);
  expect(await make(page).boundingBox()).toEqual(box);
  await page.mouse.up();
  await expect(problem).toBeVisible();
  await expect(page.getByText("This is still to be answered.").first()).toBeVisible();
  await expect(page.getByLabel(/^In which precision were the weights/)).toBeFocused();
});

/** Many runs of one tool, which differ in their load, and none of which names its model. */
const unnamedRuns = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const named = { ...MADE_UP_SPEED, model_id: "/models/unnamed", request_rate: index + 1 };
    return aFile(`vllm-${String(index + 1).padStart(2, "0")}.json`, JSON.stringify(named));
  });

test("what was corrected wrongly in a row that is out of sight is named beside the button, and shown", async ({
  page,
}) => {
  await open(page);
  await files(page).setInputFiles(unnamedRuns(33));
  await expect(heading(page, "Read from 33 files")).toBeFocused();
  await page.getByRole("button", { name: "Show 3 more" }).click();
  const row = page.getByRole("row", { name: /^32 \(vllm-32\.json\)/ });
  await row.getByText("Correct").click();
  await row.getByLabel("Number of accelerators").fill("minus");
  const named = page.getByRole("button", { name: "Run 32: number of accelerators can’t be so." });
  await expect(named).toBeVisible();
  await row.getByText("Correct").click();
  await expect(row.getByLabel("Number of accelerators")).toBeHidden();

  await make(page).focus();
  await make(page).press("Enter");
  await expect(row.getByLabel("Number of accelerators")).toBeFocused();
  await expect(row.getByText("Write a whole number, such as 8.")).toBeVisible();
  await row.getByText("Correct").click();
  await named.press("Enter");
  await expect(row.getByLabel("Number of accelerators")).toBeFocused();
  await expectNoViolations(page);

  await row.getByLabel("Number of accelerators").fill("");
  await expect(named).toHaveCount(0);
  await make(page).press("Enter");
  await expect(page.getByLabel(/^Which model\?/)).toBeFocused();
});

test("many runs of few files are answered file by file, and logs that fit several runs are asked for once", async ({
  page,
}) => {
  const rows = (count: number) => madeUpEmissions(Array.from({ length: count }, () => ({})));
  await open(page);
  await files(page).setInputFiles([aFile("first.csv", rows(40)), aFile("second.csv", rows(30))]);
  await expect(page.getByText("2 files, 2 read: 70 runs, each of which becomes a result.")).toBeVisible();
  const model = page.getByRole("combobox", { name: /^Which model\?/ }).or(page.getByLabel(/^Which model\?/));
  await expect(model).toHaveAccessibleName("Which model? All 70 runs");
  await page.getByText("Answer for each file").first().click();
  await page.getByLabel("first.csv, 40 runs").fill("Made-up-3B");
  await expect(page.getByText("Answered for 1 of 2 files.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^1 \(first\.csv/ })).toContainText("Made-up-3B");
  await page.getByLabel("second.csv, 30 runs").first().fill("Made-up-4B");
  await expect(page.getByText("Answered for 2 of 2 files.")).toBeVisible();
  await expect(page.getByLabel("How many parameters does Made-up-4B have, in billions?")).toBeVisible();

  await files(page).setInputFiles([...unnamedRuns(2), aFile("first.csv", rows(40))]);
  const joins = page.getByRole("group", { name: /^40 logs or scores fit several runs/ });
  await expect(joins).toContainText("All of first.csv");
  await expect(missing(page, 9)).toBeVisible();
  await joins.getByLabel("leave all of them out").check();
  await expect(missing(page, 8)).toBeVisible();
});

test("what is chosen instead puts aside what was read before, and it is taken back with what was said of it", async ({
  page,
}) => {
  await open(page);
  await files(page).setInputFiles(runFiles());
  await page.getByLabel(/^Which data set/).fill("made-up-prompts");
  await files(page).setInputFiles(unnamedRuns(2));
  await expect(heading(page, "Read from 2 files")).toBeFocused();
  await expect(page.getByLabel(/^Which data set/)).toHaveValue("");
  await expect(page.getByText(/^The 4 files that were read before are put aside/)).toBeVisible();
  await page.getByRole("button", { name: "Take them back" }).click();
  await expect(heading(page, "Read from 4 files")).toBeFocused();
  await expect(page.getByLabel(/^Which data set/)).toHaveValue("made-up-prompts");
  await expect(page.getByText(/^The 2 files that were read before are put aside/)).toBeVisible();
});

test("files are chosen before anything else is filled in, and below them stand e-mail and receipt", async ({
  page,
}) => {
  await open(page);
  await files(page).focus();
  for (const next of [/^Or a folder/, /^E-mail/, /^Receipt of what it corrects/]) {
    await page.keyboard.press("Tab");
    await expect(page.getByLabel(next)).toBeFocused();
  }
  const top = async (label: RegExp) => (await page.getByLabel(label).boundingBox())?.y ?? 0;
  expect(await top(/^E-mail/)).toBeGreaterThan(await top(/^Or a folder/));
});
