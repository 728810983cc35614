import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { describe, expect, test } from "vitest";
import { LIMITS } from "@/benchmark/bundle";
import { aBundle } from "@/benchmark/bundle-builder";
import { browserPlatform } from "@/components/submit/browser-platform";
import { nodePlatform } from "@/db/node-platform";
import { joined } from "./byte-stream";
import { bytesSource, type CheckedPackage, checkPackage } from "./check-package";
import { aDocument, aTar, aZip, bytesOf, gzipped, listed, type PackedFile } from "./package-builder";

/** What the checks say, in Node and in a browser: it must be the same. */
async function check(bytes: Uint8Array): Promise<CheckedPackage> {
  const source = bytesSource("package", bytes);
  const [node, browser] = [
    await checkPackage(source, nodePlatform),
    await checkPackage(source, browserPlatform),
  ];
  expect(browser).toEqual(node);
  return node;
}

async function codes(bytes: Uint8Array): Promise<string[]> {
  return (await check(bytes)).findings.map(({ code }) => code);
}

const MEMORY: PackedFile = { name: "raw/memory.json", contents: "[1, 2, 3]" };
const LOG: PackedFile = { name: "log.txt", contents: "begun\nended\n" };
const sound = async () => [await aDocument(MEMORY, LOG), MEMORY, LOG];
const within = (folder: string, files: readonly PackedFile[]) =>
  files.map((file) => ({ ...file, name: `${folder}/${file.name}` }));
const tarGz = async (files: Parameters<typeof aTar>[0]) => gzipped(await aTar(files));

describe("a package", () => {
  test("may be the document alone, plain or gzipped, told by its content and not by its name", async () => {
    const { contents } = await aDocument();
    const bytes = bytesOf(contents);
    expect(await check(bytes)).toMatchObject({
      kind: "json",
      bytes: bytes.byteLength,
      document: { text: contents, path: "bundle.json" },
      artifacts: [],
      bundle: aBundle(),
      findings: [],
    });
    expect(await check(await gzipped(bytes))).toMatchObject({
      kind: "json.gz",
      document: { text: contents },
    });
  });

  test("has the digest of its bytes, and its document that of the document", async () => {
    const hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    expect(await check(bytesOf("hello"))).toMatchObject({ sha256: hello, document: { sha256: hello } });
    const packed = await check(await gzipped(bytesOf("hello")));
    expect(packed.document?.sha256).toBe(hello);
    expect(packed.sha256).not.toBe(hello);
  });

  test("may be a zip or a tar.gz with the artefacts, each of them verified", async () => {
    const files = await sound();
    const expected = { artifacts: [await listed(MEMORY), await listed(LOG)], findings: [] };
    for (const [kind, bytes] of [
      ["zip", await aZip(files)],
      ["tar.gz", await tarGz(files)],
    ] as const) {
      const checked = await check(bytes);
      expect(checked).toMatchObject({ kind, ...expected, document: { path: "bundle.json" } });
      expect(checked.bundle?.title).toBe("Qwen2.5-7B on one H200");
    }
  });

  test("may hold everything in a single folder, and folders as entries of their own", async () => {
    const files = within("my run", await sound());
    const folders = ["my run/", "my run/raw/"].map((name) => ({ name, contents: "" }));
    const zip = await aZip([...folders.map((file) => ({ ...file, mode: 0o040755, method: 0 })), ...files]);
    expect(await check(zip)).toMatchObject({ findings: [], document: { path: "my run/bundle.json" } });
    const header = { type: "directory" } as const;
    const tar = await tarGz([...folders.map((file) => ({ ...file, header })), ...files]);
    expect(await check(tar)).toMatchObject({ findings: [], document: { path: "my run/bundle.json" } });
  });

  test("may be packed by tar from inside its folder, which puts ./ before every name", async () => {
    const root = { name: "./", contents: "", header: { type: "directory" } as const };
    expect(await codes(await tarGz([root, ...within(".", await sound())]))).toEqual([]);
  });

  test("may be a zip as programs write it, also in the large format", async () => {
    for (const zip64 of [false, true]) {
      const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, zip64 });
      for (const { name, contents } of await sound()) {
        await writer.add(name, new Uint8ArrayReader(bytesOf(contents)));
      }
      expect(await codes(await writer.close())).toEqual([]);
    }
  });

  test("may hold what macOS adds by itself, which is no part of it", async () => {
    const added = ["__MACOSX/._bundle.json", ".DS_Store", "raw/.DS_Store", "._log.txt"];
    const files = [...(await sound()), ...added.map((name) => ({ name, contents: "Mac OS X" }))];
    const checked = await check(await aZip(files));
    expect(checked).toMatchObject({
      findings: [],
      artifacts: [{ path: "raw/memory.json" }, { path: "log.txt" }],
    });
    expect(await codes(await tarGz(files))).toEqual([]);
  });

  test("may spell accents as macOS does, apart from their letters", async () => {
    const composed = { name: "r\u00e9sum\u00e9.txt", contents: "1" };
    const document = await aDocument(composed);
    const files = [document, { ...composed, name: "re\u0301sume\u0301.txt" }];
    expect(await codes(await aZip(files))).toEqual([]);
    expect(await codes(await tarGz(files))).toEqual([]);
  });

  test("of several gzip members is read as the whole of them", async () => {
    const bytes = await aTar(await sound());
    const members = [await gzipped(bytes.subarray(0, 700)), await gzipped(bytes.subarray(700))];
    expect(await codes(joined(members))).toEqual([]);
  });

  test("that lists artefacts and is sent without them is refused", async () => {
    const { contents } = await aDocument(MEMORY);
    expect(await codes(bytesOf(contents))).toEqual(["artifact.absent"]);
    expect(await codes(await aZip([await aDocument(MEMORY)]))).toEqual(["artifact.absent"]);
  });

  test("tells the findings of container and document at once", async () => {
    const document = {
      name: "bundle.json",
      contents: '{"format": "efficientllm-bundle/1", "artifacts": []}',
    };
    const link = { name: "link", contents: "", mode: 0o120777, method: 0 };
    const found = await codes(await aZip([document, link, LOG]));
    expect(found.slice(0, 1)).toEqual(["archive.special"]);
    expect(found).toContain("schema.missing");
    expect(found.slice(-1)).toEqual(["archive.unlisted"]);
  });

  test("that is packed otherwise is told what can be read", async () => {
    const xz = Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 1, 2, 3);
    expect(await codes(xz)).toEqual(["file.kind"]);
    expect(await codes(await aTar(await sound()))).toEqual(["file.kind"]);
    expect(await codes(await gzipped(await aZip(await sound())))).toEqual(["file.kind"]);
    expect(await codes(Uint8Array.of(0xff, 0xfe, 0x7b, 0x00))).toEqual(["file.encoding"]);
    expect(await codes(new Uint8Array())).toEqual(["json.syntax"]);
  });

  test.each([
    ["a PNG picture", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ["a JPEG picture", [0xff, 0xd8, 0xff, 0xe0]],
    ["a GIF picture", [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
    ["a PDF document", [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ["an HDF5 file", [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
    ["a Parquet file", [0x50, 0x41, 0x52, 0x31]],
    ["a NumPy array", [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
    ["an SQLite database", [...new TextEncoder().encode("SQLite format 3\0")]],
    ["an older Office file", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ] as const)("that is %s is called that, gzipped or not", async (name, signature) => {
    const bytes = Uint8Array.of(...signature, 1, 2, 3);
    for (const sent of [bytes, await gzipped(bytes)]) {
      const { findings, document } = await check(sent);
      expect(findings.map(({ code, found }) => [code, found])).toEqual([["file.kind", name]]);
      expect(document).toBeNull();
    }
  });

  test("larger than it may be is not read at all", async () => {
    const source = {
      name: "large",
      size: LIMITS.packageBytes + 1,
      read: () => Promise.reject(new Error("read")),
    };
    expect((await checkPackage(source, nodePlatform)).findings[0]?.code).toBe("file.too_large");
  });
});

describe("a check", () => {
  test("stops when it is told to", async () => {
    const source = bytesSource("package", await aZip(await sound()));
    const signal = AbortSignal.abort(new Error("stopped"));
    await expect(checkPackage(source, nodePlatform, { signal })).rejects.toThrow("stopped");
  });

  test("stops in the middle of an archive, too", async () => {
    const stopper = new AbortController();
    for (const bytes of [await aZip(await sound()), await tarGz(await sound())]) {
      const onProgress = (done: number) => {
        if (done > bytes.byteLength) stopper.abort(new Error("stopped"));
      };
      const checked = checkPackage(bytesSource("package", bytes), nodePlatform, {
        signal: stopper.signal,
        onProgress,
      });
      await expect(checked).rejects.toThrow("stopped");
    }
  });

  test("fails where its file cannot be read, instead of blaming the archive", async () => {
    for (const bytes of [await aZip(await sound()), await tarGz(await sound())]) {
      let reads = 0;
      const { read, ...source } = bytesSource("package", bytes);
      const failing = (offset: number, length: number) =>
        ++reads > 2 ? Promise.reject(new Error("disk")) : read(offset, length);
      await expect(checkPackage({ ...source, read: failing }, nodePlatform)).rejects.toThrow("disk");
    }
  });

  test("says how far it is, and at last that it is done", async () => {
    const steps: number[] = [];
    const bytes = await aZip(await sound());
    await checkPackage(bytesSource("package", bytes), nodePlatform, {
      onProgress: (done, total) => {
        expect(total).toBe(2 * bytes.byteLength);
        steps.push(done);
      },
    });
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    expect(steps.at(-1)).toBe(2 * bytes.byteLength);
  });
});
