import { describe, expect, test } from "vitest";
import { LIMITS } from "@/benchmark/bundle";
import { browserPlatform } from "@/components/submit/browser-platform";
import { nodePlatform } from "@/db/node-platform";
import { joined } from "./byte-stream";
import { bytesSource, checkPackage } from "./check-package";
import { aDocument, aTar, aZip, bytesOf, gzipped, listed, type PackedFile } from "./package-builder";

const LOG: PackedFile = { name: "log.txt", contents: "begun\nended\n" };

/** The codes of all findings, in Node and in a browser; and no text holds what cannot be seen. */
async function codes(bytes: Uint8Array): Promise<string[]> {
  const source = bytesSource("package", bytes);
  const { findings, bundle } = await checkPackage(source, nodePlatform);
  const browser = await checkPackage(source, browserPlatform);
  expect(browser.findings).toEqual(findings);
  expect(bundle === null).toBe(findings.some(({ severity }) => severity === "error"));
  for (const { pointer, found, expected, remedy } of findings) {
    expect([pointer, found, expected, remedy].join(" ")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
  return findings.map(({ code }) => code);
}

const tarGz = async (files: Parameters<typeof aTar>[0]) => gzipped(await aTar(files));
/** The same files as a zip and as a tar.gz must be told the same. */
async function inBoth(files: readonly PackedFile[]): Promise<string[]> {
  const found = await codes(await aZip(files));
  expect(await codes(await tarGz(files))).toEqual(found);
  return found;
}

describe("an archive is refused", () => {
  test.each([
    "../../etc/passwd",
    "raw/../../x",
    "/etc/passwd",
    "C:\\Windows\\x",
    "C:x",
    "raw\\memory.json",
    "raw//memory.json",
    "raw/./memory.json",
    "red\u001b[31m.txt",
    "txt.\u202eexe",
    `${"long/".repeat(300)}x`,
  ])("for the path %j", async (name) => {
    expect(await inBoth([await aDocument(), { name, contents: "root" }])).toEqual(["archive.path"]);
  });

  test("for a path with NUL in it", async () => {
    const files = [await aDocument(), { name: "a\0b", contents: "" }];
    expect(await codes(await aZip(files))).toEqual(["archive.path"]);
  });

  test.each(["link", "symlink", "character-device", "block-device", "fifo"] as const)(
    "for a %s in a tar",
    async (type) => {
      const special = { name: "log.txt", contents: "", header: { type, linkname: "/etc/passwd" } };
      expect(await codes(await tarGz([await aDocument(LOG), special]))).toEqual(["archive.special"]);
    },
  );

  test.each([0o120777, 0o060666, 0o020666, 0o010666, 0o140666])("for the mode %o in a zip", async (mode) => {
    const special = { name: "log.txt", contents: "/etc/passwd", mode, method: 0 };
    expect(await codes(await aZip([await aDocument(LOG), special]))).toEqual(["archive.special"]);
  });

  test("for a link in place of its document", async () => {
    const link = { name: "bundle.json", contents: "/etc/passwd", mode: 0o120777, method: 0 };
    expect(await codes(await aZip([link]))).toEqual(["archive.special"]);
  });

  test("for files that are not listed, which are named", async () => {
    const files = [await aDocument(LOG), LOG, { name: "secret.txt", contents: "x" }];
    expect(await inBoth(files)).toEqual(["archive.unlisted"]);
    const { findings } = await checkPackage(bytesSource("package", await aZip(files)), nodePlatform);
    expect(findings[0]?.found).toBe('"secret.txt"');
  });

  test("for a file outside of the folder of its document", async () => {
    const document = await aDocument(LOG);
    const files = [{ ...document, name: "run/bundle.json" }, LOG];
    expect(await inBoth(files)).toEqual(["archive.unlisted", "artifact.absent"]);
  });

  test("for an artefact of other bytes, or of another size", async () => {
    const document = await aDocument(LOG);
    expect(await inBoth([document, { ...LOG, contents: "BEGUN\nended\n" }])).toEqual(["artifact.digest"]);
    expect(await inBoth([document, { ...LOG, contents: "begun" }])).toEqual([
      "artifact.size",
      "artifact.digest",
    ]);
  });

  test("for two entries of one name, or of names that are one on some system", async () => {
    const document = await aDocument(LOG);
    for (const name of ["log.txt", "LOG.txt"]) {
      expect(await inBoth([document, LOG, { name, contents: "2" }])).toEqual(["archive.duplicate"]);
    }
    const accents = ["\u00e9.txt", "e\u0301.txt"].map((name) => ({ name, contents: "1" }));
    expect(await inBoth([await aDocument({ name: "\u00e9.txt", contents: "1" }), ...accents])).toEqual([
      "archive.duplicate",
    ]);
    expect(await inBoth([document, LOG, { name: "log.txt/x", contents: "" }])).toEqual(["archive.duplicate"]);
    expect(await inBoth([await aDocument(), await aDocument()])).toEqual(["archive.duplicate"]);
  });

  test("without bundle.json, with two of them, or with nothing at all", async () => {
    expect(await inBoth([LOG])).toEqual(["archive.document_missing"]);
    expect(await inBoth([{ ...(await aDocument()), name: "a/b/bundle.json" }])).toEqual([
      "archive.document_missing",
    ]);
    const two = ["a/bundle.json", "b/bundle.json"].map((name) => ({ name, contents: "{}" }));
    expect(await inBoth(two)).toEqual(["archive.documents"]);
    expect(await inBoth([await aDocument(), ...two.slice(1)])).toEqual(["archive.unlisted"]);
    expect(await inBoth([])).toEqual(["archive.document_missing"]);
  });

  test("with more entries than there may be", async () => {
    const files = Array.from({ length: 10_000 }, (_, index) => ({
      name: `${index}`,
      contents: "",
      method: 0,
    }));
    expect(await inBoth([await aDocument(), ...files])).toEqual(["archive.entries"]);
  });

  test("with encrypted files, or files packed in a rare way", async () => {
    const document = await aDocument(LOG);
    expect(await codes(await aZip([document, { ...LOG, flags: 0x801 }]))).toEqual(["archive.encrypted"]);
    expect(await codes(await aZip([document, { ...LOG, method: 12 }]))).toEqual(["archive.method"]);
  });

  test("where a zip gives another size or checksum than a file has", async () => {
    const document = await aDocument(LOG);
    for (const lie of [
      { size: 5 },
      { size: 0 },
      { size: 500 },
      { crc: 1 },
      { packed: bytesOf("no deflate") },
    ]) {
      expect(await codes(await aZip([document, { ...LOG, ...lie }]))).toEqual(["archive.damaged"]);
    }
    expect(await codes(await aZip([{ ...document, crc: 1 }]))).toEqual(["archive.damaged"]);
  });

  test("where a zip has two names for one file", async () => {
    const files = [await aDocument(LOG), { ...LOG, name: "gol.txt", listedName: "log.txt" }];
    expect(await codes(await aZip(files))).toEqual(["archive.ambiguous"]);
  });

  test("where one file of a zip lies within another, though each of them is as listed", async () => {
    const outer = { name: "outer.zip", contents: await aZip([LOG]), method: 0 };
    const document = await aDocument(outer, LOG);
    const documentBytes = (await aZip([document])).byteLength - 22 - (46 + document.name.length);
    const offset = documentBytes + 30 + outer.name.length;
    expect(await codes(await aZip([document, outer, LOG]))).toEqual([]);
    expect(await codes(await aZip([document, outer, { ...LOG, offset }]))).toEqual(["archive.damaged"]);
  });

  test("where something stands before or after it", async () => {
    const zip = await aZip([await aDocument()]);
    expect(await codes(joined([zip, bytesOf("more")]))).toEqual(["archive.ambiguous"]);
    expect(await codes(joined([bytesOf("PK\u0003\u0004"), zip]))).toEqual(["archive.ambiguous"]);
    for (const after of [bytesOf("more"), new Uint8Array(512)]) {
      expect(await codes(joined([await tarGz([await aDocument()]), after]))).toEqual(["file.gzip"]);
    }
    const tar = await aTar([await aDocument()]);
    expect(await codes(await gzipped(joined([tar, bytesOf("more")])))).toEqual(["archive.damaged"]);
  });

  test("where its tar ends without a mark", async () => {
    const tar = await aTar([await aDocument()]);
    expect(await codes(await gzipped(tar.subarray(0, -1024)))).toEqual(["archive.damaged"]);
    expect(await codes(await gzipped(tar.subarray(0, -512)))).toEqual([]);
  });

  test("that unpacks to hundreds of times its size, packed by zip or by gzip", async () => {
    const bomb = { name: "bomb", contents: new Uint8Array(8 * 1024 * 1024) };
    expect(await inBoth([await aDocument(bomb), bomb])).toEqual(["archive.ratio"]);
  });

  test("that unpacks to more than there may be, in pieces that are each allowed", async () => {
    const zeros = { name: "zeros", contents: new Uint8Array(60 * 1024 * 1024) };
    const packed = (await gzipped(zeros.contents)).slice(10, -8);
    const files = Array.from({ length: 9 }, (_, index) => ({ ...zeros, name: `zeros ${index}`, packed }));
    // So large that nine times 60 MiB are not two hundred times its own size.
    const ballast = { name: "noise", contents: noise(4 * 1024 * 1024), method: 0 };
    const zip = bytesSource("package", await aZip([await aDocument(), ballast, ...files]));
    expect((await checkPackage(zip, nodePlatform)).findings).toMatchObject([
      { code: "file.too_large", found: "more than 512 MiB, unpacked" },
    ]);
  });

  test("whose document is larger than one may be, while the rest is still told", async () => {
    const spaces = new Uint8Array(LIMITS.documentBytes + 1).fill(0x20);
    const ballast = { name: "noise", contents: noise(512 * 1024), method: 0 };
    const found = await codes(await aZip([{ name: "bundle.json", contents: spaces }, ballast]));
    expect(found).toEqual(["file.too_large"]);
  });

  test("is never unpacked within another", async () => {
    const inner = { name: "inner.zip", contents: await aZip([{ name: "../../x", contents: "x" }]) };
    expect(await inBoth([await aDocument(inner), inner])).toEqual([]);
    expect(await listed(inner)).toMatchObject({ path: "inner.zip" });
  });
});

function noise(bytes: number): Uint8Array {
  const block = crypto.getRandomValues(new Uint8Array(65_536));
  return joined(Array.from({ length: bytes / block.byteLength }, () => block));
}

describe("an archive that is cut off", () => {
  test("at any byte is refused by a finding, and never breaks the check", async () => {
    const files = [await aDocument(LOG), LOG];
    for (const whole of [
      await aZip(files),
      await tarGz(files),
      await gzipped(bytesOf(files[0]?.contents ?? "")),
    ]) {
      for (let length = 0; length < whole.byteLength; length++) {
        const found = await codes(whole.subarray(0, length));
        expect(found, `cut at ${length}`).not.toEqual([]);
      }
    }
  });

  test("and packed again is refused as well, wherever it was cut", async () => {
    const tar = await aTar([await aDocument(LOG), LOG]);
    const end = tar.byteLength - 1024;
    for (let length = 512; length < end + 512; length += 97) {
      expect(await codes(await gzipped(tar.subarray(0, length))), `cut at ${length}`).not.toEqual([]);
    }
  });

  test("or has any byte changed is refused, or holds what it is said to hold", async () => {
    const files = [await aDocument(LOG), LOG];
    const intact = await aZip(files);
    for (let at = 0; at < intact.byteLength; at++) {
      const changed = intact.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const checked = await checkPackage(bytesSource("package", changed), nodePlatform);
      if (checked.bundle) expect(checked.document?.text).toBe(files[0]?.contents);
    }
  });
});
