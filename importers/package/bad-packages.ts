// Made for tests: nothing of the app imports it.
import { BAD_BUNDLES } from "@/benchmark/bad-bundles";
import { SOUND_BUNDLE } from "@/benchmark/bad-bundles/bad-bundle";
import { LIMITS } from "@/benchmark/bundle";
import type { FindingCode } from "@/benchmark/findings";
import { slug } from "@/benchmark/slug";
import { joined } from "./byte-stream";
import { aDocument, aTar, aZip, bytesOf, gzipped, type PackedFile } from "./package-builder";

/** A file as somebody could send it, and what every way of checking it must say. */
export interface BadSubmission {
  /** What is wrong with it; no two have the same. */
  name: string;
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Code of each group of identical findings, sorted; none where it only looks dangerous. */
  codes: readonly FindingCode[];
}

const LOG: PackedFile = { name: "log.txt", contents: "begun\nended\n" };
const SOUND_TEXT = JSON.stringify(SOUND_BUNDLE);

/** All bad submissions: documents alone first, then packages. Always the same bytes. */
export async function listBadSubmissions(): Promise<BadSubmission[]> {
  const documents = BAD_BUNDLES.map(({ name, text, codes }) => ({
    name,
    fileName: `${slug(name)}.json`,
    bytes: bytesOf(text),
    codes,
  }));
  return [...documents, ...(await badFiles()), ...(await badZips()), ...(await badTars())];
}

function file(name: string, extension: string, bytes: Uint8Array, ...codes: FindingCode[]): BadSubmission {
  return { name, fileName: `${slug(name)}.${extension}`, bytes: bytesOf(bytes), codes: codes.sort() };
}

/** Files that are wrong before anything in them is: encodings and gzip. */
async function badFiles(): Promise<BadSubmission[]> {
  const packed = await gzipped(bytesOf(SOUND_TEXT));
  const utf16 = bytesOf(new Uint8Array(Uint16Array.from([0xfeff, ...codeUnits(SOUND_TEXT)]).buffer));
  const latin = Uint8Array.from(codeUnits(SOUND_TEXT.replace("Qwen", "Qu\u00e9n")));
  const tooLong = new Uint8Array(LIMITS.documentBytes + 1).fill(0x20);
  return [
    file("UTF-16 with a byte order mark", "json", utf16, "file.encoding"),
    file("Latin-1 in the place of UTF-8", "json", latin, "file.encoding"),
    file("random bytes", "json", Uint8Array.from([0x80, 0xc3, 0x28, 0xff]), "file.encoding"),
    file("a gzip file cut off", "json.gz", packed.subarray(0, -20), "file.gzip"),
    file("a gzip file with something behind it", "json.gz", joined([packed, bytesOf("more")]), "file.gzip"),
    file("a gzip file of a gzip file", "json.gz", await gzipped(packed), "file.kind"),
    file("a gzip bomb of spaces", "json.gz", await gzipped(tooLong), "file.too_large"),
    file("a 7z archive", "7z", Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), "file.kind"),
    file(
      "a gzipped document that is wrong itself",
      "json.gz",
      await gzipped(bytesOf("{} {}")),
      "json.syntax",
    ),
    {
      name: "a file name that is a script",
      fileName: "<script>alert(1)</script>.json",
      bytes: bytesOf(SOUND_TEXT),
      codes: [],
    },
  ];
}

function codeUnits(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

/** Archives that may come as a zip and as a tar.gz, and are told the same in both. */
async function badContents(): Promise<[name: string, files: PackedFile[], ...codes: FindingCode[]][]> {
  const document = await aDocument(LOG);
  const alone = await aDocument();
  const within = (folder: string) => ({ ...alone, name: `${folder}/bundle.json` });
  const extra = (name: string) => [alone, { name, contents: "root:x:0:0" }];
  const bomb = { name: "zeros", contents: new Uint8Array(8 * 1024 * 1024) };
  const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `${index}`, contents: "" }));
  return [
    ["a path that climbs out", extra("../../etc/passwd"), "archive.path"],
    ["a path from the root", extra("/etc/passwd"), "archive.path"],
    ["a path with backslashes", extra("..\\..\\boot.ini"), "archive.path"],
    ["a path that turns its ending around", extra("txt.\u202eexe"), "archive.path"],
    ["a path with a terminal command", extra("red\u001b[31m.txt"), "archive.path"],
    ["a file that is not listed", extra("secret.txt"), "archive.unlisted"],
    ["an artefact that is not there", [document], "artifact.absent"],
    ["an artefact of other bytes", [document, { ...LOG, contents: "BEGUN\nended\n" }], "artifact.digest"],
    [
      "an artefact of another size",
      [document, { ...LOG, contents: "begun" }],
      "artifact.digest",
      "artifact.size",
    ],
    [
      "an artefact outside of the folder of its document",
      [{ ...document, name: "run/bundle.json" }, LOG],
      "archive.unlisted",
      "artifact.absent",
    ],
    ["two entries of one name", [document, LOG, { ...LOG, contents: "2" }], "archive.duplicate"],
    [
      "two names that differ by case",
      [document, LOG, { name: "LOG.txt", contents: "2" }],
      "archive.duplicate",
    ],
    ["no document", [LOG], "archive.document_missing"],
    ["a document two folders deep", [within("a/b")], "archive.document_missing"],
    ["two documents", [within("a"), within("b")], "archive.documents"],
    ["nothing at all", [], "archive.document_missing"],
    ["more entries than there may be", [alone, ...many], "archive.entries"],
    ["a file of zeros that fills the disk", [await aDocument(bomb), bomb], "archive.ratio"],
    ["a document that is no JSON", [{ name: "bundle.json", contents: "hello" }], "json.syntax"],
    [
      "a document that is wrong, and an artefact that is not listed",
      [{ name: "bundle.json", contents: SOUND_TEXT.replace('"value":40', '"value":-1') }, LOG],
      "archive.unlisted",
      "metric.range",
    ],
  ];
}

async function badZips(): Promise<BadSubmission[]> {
  const document = await aDocument(LOG);
  const sound = await aZip([document, LOG]);
  const zip = async (name: string, files: Parameters<typeof aZip>[0], ...codes: FindingCode[]) =>
    file(name, "zip", await aZip(files), ...codes);
  const inner = { name: "inner.zip", contents: await aZip([{ name: "../../x", contents: "x" }]) };
  return [
    ...(await Promise.all(
      (await badContents()).map(([name, files, ...codes]) => zip(`a zip with ${name}`, files, ...codes)),
    )),
    file("a zip cut off", "zip", sound.subarray(0, -30), "archive.damaged"),
    file("a zip with something behind it", "zip", joined([sound, bytesOf("more")]), "archive.ambiguous"),
    await zip(
      "a zip with a link",
      [document, { name: "log.txt", contents: "/etc/passwd", mode: 0o120777, method: 0 }],
      "archive.special",
    ),
    await zip(
      "a zip with a link for its document",
      [{ name: "bundle.json", contents: "/etc/passwd", mode: 0o120777, method: 0 }],
      "archive.special",
    ),
    await zip("a zip with an encrypted file", [document, { ...LOG, flags: 0x801 }], "archive.encrypted"),
    await zip("a zip packed in a rare way", [document, { ...LOG, method: 12 }], "archive.method"),
    await zip("a zip that lies of a size", [document, { ...LOG, size: 500 }], "archive.damaged"),
    await zip("a zip that lies of a checksum", [document, { ...LOG, crc: 1 }], "archive.damaged"),
    await zip(
      "a zip with two names for one file",
      [document, { ...LOG, name: "gol.txt", listedName: "log.txt" }],
      "archive.ambiguous",
    ),
    await zip("a zip with another one in it, which is never unpacked", [await aDocument(inner), inner]),
  ];
}

async function badTars(): Promise<BadSubmission[]> {
  const document = await aDocument(LOG);
  const tar = await aTar([document, LOG]);
  const tarGz = async (name: string, files: Parameters<typeof aTar>[0], ...codes: FindingCode[]) =>
    file(name, "tar.gz", await gzipped(await aTar(files)), ...codes);
  const special = (type: "symlink" | "link" | "fifo" | "character-device") => ({
    name: "log.txt",
    contents: "",
    header: { type, linkname: "/etc/passwd" },
  });
  return [
    ...(await Promise.all(
      (await badContents()).map(([name, files, ...codes]) => tarGz(`a tar with ${name}`, files, ...codes)),
    )),
    await tarGz("a tar with a symbolic link", [document, special("symlink")], "archive.special"),
    await tarGz("a tar with a hard link", [document, special("link")], "archive.special"),
    await tarGz("a tar with a pipe", [document, special("fifo")], "archive.special"),
    await tarGz("a tar with a device", [document, special("character-device")], "archive.special"),
    file("a tar cut off and packed then", "tar.gz", await gzipped(tar.subarray(0, 1_000)), "archive.damaged"),
    file("a tar packed and cut off then", "tar.gz", (await gzipped(tar)).subarray(0, -20), "file.gzip"),
  ];
}
