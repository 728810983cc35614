import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { MADE_UP_SPEED } from "@/importers/made-up-files";
import { openBundle } from "./bundle-file";

const FOLDER = mkdtempSync(join(tmpdir(), "ingest-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const TEXT = JSON.stringify(aBundle());

function write(name: string, content: string | Uint8Array): string {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

async function foundIn(path: string): Promise<string> {
  const opened = await openBundle(path);
  return "finding" in opened ? opened.finding.code : "nothing";
}

describe("a bundle file", () => {
  test("is read as it is, and its digest is that of its bytes", async () => {
    expect(await openBundle(write("hello.json", "hello"))).toMatchObject({
      checked: {
        document: { text: "hello" },
        sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      },
    });
  });

  test("is unpacked if it is gzip, whatever its name", async () => {
    expect(await openBundle(write("packed.json", gzipSync("hello")))).toMatchObject({
      checked: { kind: "json.gz", document: { text: "hello" } },
    });
    expect(await openBundle(write("plain.json.gz", "hello"))).toMatchObject({
      checked: { kind: "json", document: { text: "hello" } },
    });
  });

  test("may begin with a byte order mark", async () => {
    expect(await openBundle(write("bom.json", "\ufeff{}"))).toMatchObject({
      checked: { document: { text: "\ufeff{}" } },
    });
  });

  test("that is missing, or a directory, is told as such", async () => {
    expect(await foundIn(join(FOLDER, "no.json"))).toBe("file.missing");
    expect(await foundIn(FOLDER)).toBe("file.directory");
    expect(await foundIn("/dev/null")).toBe("file.unreadable");
  });

  test("of 300 MB of nothing is refused without being read", async () => {
    const path = write("nothing.json", "");
    truncateSync(path, 300 * 1024 * 1024);
    expect(await foundIn(path)).toBe("file.too_large");
  });

  test("that unpacks to more than a bundle may be is refused", async () => {
    expect(await foundIn(write("bomb.json.gz", gzipSync(new Uint8Array(65 * 1024 * 1024))))).toBe(
      "file.too_large",
    );
  });

  test("that is cut off, or not UTF-8, is refused", async () => {
    expect(await foundIn(write("cut.json.gz", gzipSync(TEXT).subarray(0, 100)))).toBe("file.gzip");
    expect(await foundIn(write("utf16.json", Buffer.from("\ufeff{}", "utf16le")))).toBe("file.encoding");
  });
});

/** Runs the real command as its own process. No database answers where it is told to look. */
function ingest(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" };
  const command = ["--import", "tsx", join(import.meta.dirname, "ingest.ts"), ...args];
  return new Promise((done) => {
    execFile(process.execPath, command, { env, timeout: 60_000 }, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

describe("the ingest command", { timeout: 60_000 }, () => {
  const sound = write("sound.json.gz", gzipSync(TEXT));
  const refused = write(
    "refused.json",
    TEXT.replace('"unit":"GB"', '"unit":"GB\\u001b[31m"').replace('"title"', '"name"'),
  );
  const missing = join(FOLDER, "missing.json");

  test("checks without a database and tells 0 from 1 and 2, the worst of all files", async () => {
    const [good, bad, none] = await Promise.all([
      ingest("--check", sound),
      ingest("--check", refused, sound),
      ingest("--check", missing, refused, FOLDER, sound),
    ]);
    expect(good).toEqual({ code: 0, out: `${sound}: valid, 1 result\n`, err: "" });
    expect(bad.code).toBe(1);
    expect(none.code).toBe(2);
    expect(none.out.split("\n").filter((line) => !line.startsWith("error"))).toEqual([
      `${missing}: could not be read`,
      `${refused}: refused`,
      `${FOLDER}: could not be read`,
      `${sound}: valid, 1 result`,
      "",
    ]);
  });

  test("prints each finding on a line that a terminal can show", async () => {
    const { out } = await ingest("--check", refused);
    expect(out.split("\n")).toEqual([
      `error   schema.missing  ${refused}: /title: found nothing; expected text. Add "title".`,
      `error   schema.unknown_key  ${refused}: /name: found "name"; expected one of format, title, description, source, submitter, pipeline, environments, results, artifacts. Remove it or correct its name.`,
      `error   text.control  ${refused}: /results/0/metrics/amu/unit: found "GB\\u001b[31m"; expected text without characters that hide or reorder it. Remove the characters shown as \\u….`,
      `${refused}: refused`,
      "",
    ]);
  });

  test("speaks JSON to machines", async () => {
    const { code, out } = await ingest("--check", "--json", missing, sound);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      files: [
        { file: missing, outcome: "unreadable", findings: [{ code: "file.missing", count: 1 }] },
        { file: sound, outcome: "valid", results: 1, findings: [] },
      ],
    });
  });

  test("lists what a run directory lacks, each with how to say it, and asks nothing", async () => {
    mkdirSync(join(FOLDER, "run"));
    write("run/vllm.json", JSON.stringify(MADE_UP_SPEED));
    const told = ["model.parameters_b=1.25", "technique=bf16", "environment.count=1"];
    told.push("workload.dataset=made-up", "source=own run");
    const [open, unused] = await Promise.all([
      ingest(join(FOLDER, "run"), ...told.flatMap((one) => ["--set", one])),
      ingest("--check", sound, "--set", "title=Another"),
    ]);
    expect(open.out.split("\n").slice(6)).toEqual([
      "3 things are not in the files:",
      "  --set environment.accelerator=…  Which accelerator did it run on? [run 1 (run/vllm.json)]",
      expect.stringMatching(/^ {6}such as .*; "not stated" if it is not known$/),
      "  --set submitter.name=…  Who sends this? A name, as it is to be published.",
      "  --set submitter.relationship=…  Did you make the technique or the model?",
      "      first-party: yes, or somebody of my group",
      "      third-party: no",
      "",
      "The whole command, with what was said so far:",
      `npm run ingest -- ${join(FOLDER, "run")} --set model.parameters_b=1.25 --set technique=bf16 --set environment.count=1 --set workload.dataset=made-up --set 'source=own run' --set environment.accelerator="…" --set submitter.name="…" --set submitter.relationship="…"`,
      "",
      `${join(FOLDER, "run")}: refused, 3 things are not in the files; nothing was stored`,
      "",
    ]);
    // Had it looked for the database, which does not answer here, this would be 2.
    expect([open.code, open.err]).toEqual([1, ""]);
    expect(unused.code).toBe(0);
    expect(unused.err).toBe(
      "Nothing was imported, so --set and --consent changed nothing: a bundle is taken as it is.\n",
    );
  });

  test("explains itself when asked, and when used wrongly", async () => {
    const [help, nothing, unknown] = await Promise.all([
      ingest("--help"),
      ingest(),
      ingest("--force", sound),
    ]);
    expect([help.code, nothing.code, unknown.code]).toEqual([0, 2, 2]);
    expect(help.out).toMatch(/^Usage: npm run ingest -- /);
    expect(nothing.err).toMatch(/^Usage: npm run ingest -- /);
    expect(unknown.err).toMatch(/^Unknown option '--force'/);
  });

  test("says without a stack trace that no database answers", async () => {
    const { code, out, err } = await ingest(sound);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^The database of DATABASE_URL \(127\.0\.0\.1:1\/nothing\) does not answer/);
    expect(err).not.toContain("    at ");
  });
});
