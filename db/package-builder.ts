import { gzipSync } from "node:zlib";
import type { Bundle } from "@/benchmark/bundle";
import { type CheckedPackage, checkPackage } from "@/importers/package/check-package";
import { type ByteSource, bytesSource } from "@/importers/package/package-source";
import { sha256 } from "./digest";
import { nodePlatform } from "./node-platform";
import { newReceipt } from "./receipts";
import type { Arrival } from "./submissions";

/** A package for tests and the bytes that it was made of. */
export interface BuiltPackage {
  checked: CheckedPackage;
  source: ByteSource;
  bytes: Uint8Array;
  fileName: string;
}

/** A `.tar.gz` for tests with the bundle and these artefacts, by path; checked, and sound or an error. */
export async function aPackage(
  bundle: Bundle,
  artifacts: Readonly<Record<string, Uint8Array>> = {},
): Promise<BuiltPackage> {
  const listed = Object.entries(artifacts).map(([path, bytes]) => ({
    path,
    sha256: sha256(bytes),
    bytes: bytes.byteLength,
    kind: "log",
  }));
  const document = Buffer.from(JSON.stringify({ ...bundle, artifacts: listed }));
  const files = Object.entries({ "bundle.json": document, ...artifacts });
  const end = Buffer.alloc(1024);
  const bytes = gzipSync(Buffer.concat([...files.map(([path, content]) => tarEntry(path, content)), end]));
  return checkedPackage("package.tar.gz", bytes);
}

/** The package that these bytes are, checked. Throws where it has error findings. */
export async function checkedPackage(fileName: string, bytes: Uint8Array): Promise<BuiltPackage> {
  const source = bytesSource(fileName, bytes);
  const checked = await checkPackage(source, nodePlatform);
  if (!checked.bundle) throw new Error(JSON.stringify(checked.findings));
  return { checked, source, bytes, fileName };
}

/** A package on its way in by the form, as far as `changes` does not say otherwise. */
export async function anArrival(bundle: Bundle, changes: Partial<Arrival> = {}): Promise<Arrival> {
  const { checked, source, fileName } = await checkedPackage("run.json", Buffer.from(JSON.stringify(bundle)));
  return { checked, source, fileName, via: "form", receipt: newReceipt(), ...changes };
}

/** One file of a tar archive (POSIX ustar): header and content, filled up to blocks of 512 bytes. */
function tarEntry(path: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(512);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  header.write(path, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.byteLength, 12), 124);
  header.write(octal(0, 12), 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\x0000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.byteLength % 512)) % 512)]);
}
