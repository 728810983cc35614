import { pack } from "tar-stream";
import type { Artifact } from "@/benchmark/bundle";
import { aBundle } from "@/benchmark/bundle-builder";
import { joined } from "./byte-stream";
import { crc32 } from "./crc32";

/** A file to be packed, for tests. */
export interface PackedFile {
  name: string;
  contents: Uint8Array | string;
}

export function bytesOf(contents: Uint8Array | string): Uint8Array<ArrayBuffer> {
  return typeof contents === "string" ? new TextEncoder().encode(contents) : new Uint8Array(contents);
}

/** A file as a document lists it. */
export async function listed({ name, contents }: PackedFile): Promise<Artifact> {
  const bytes = bytesOf(contents);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { path: name, sha256, bytes: bytes.byteLength };
}

/** The document of a bundle for tests that lists these files, under the names that they have. */
export async function aDocument(...files: PackedFile[]): Promise<PackedFile> {
  const artifacts = await Promise.all(files.map(listed));
  return {
    name: "bundle.json",
    contents: JSON.stringify(aBundle(artifacts.length > 0 ? { artifacts } : {})),
  };
}

type TarHeader = Partial<Parameters<ReturnType<typeof pack>["entry"]>[0]>;

/** A tar archive. A header may say another type than that of a file. */
export async function aTar(files: readonly (PackedFile & { header?: TarHeader })[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { name, contents, header } of files) {
    const bytes = bytesOf(contents);
    archive.entry({ mtime: new Date(0), ...header, name }, bytes);
  }
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return joined(chunks);
}

/** What a hand-made zip says of a file that is not so. */
export interface ZipLies {
  /** Compression method and general flags. */
  method?: number;
  flags?: number;
  /** Unix mode, in the upper half of the attributes. */
  mode?: number;
  crc?: number;
  size?: number;
  /** What the directory says where the header of the entry says otherwise. */
  listedName?: string;
  /** The entry's place, where it is another's. */
  offset?: number;
  /** The packed bytes, where they are not the contents deflated. */
  packed?: Uint8Array;
}

/** A zip archive made by hand, so that it can lie. Files are deflated, unless `method` says otherwise. */
export async function aZip(files: readonly (PackedFile & ZipLies)[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const contents = bytesOf(file.contents);
    const method = file.method ?? 8;
    const packed = file.packed ?? (method === 8 ? await deflated(contents) : contents);
    const fields = [
      [2, 20],
      [2, file.flags ?? 0x800],
      [2, method],
      [4, 0],
      [4, file.crc ?? crc32(contents)],
      [4, packed.byteLength],
      [4, file.size ?? contents.byteLength],
    ] as const;
    const name = bytesOf(file.name);
    const header = record([[4, 0x04034b50], ...fields, [2, name.byteLength], [2, 0]], name);
    const listedName = bytesOf(file.listedName ?? file.name);
    directory.push(
      record(
        [
          [4, 0x02014b50],
          [2, 0x0314],
          ...fields,
          [2, listedName.byteLength],
          [2, 0],
          [2, 0],
          [2, 0],
          [2, 0],
          [4, (file.mode ?? 0o100644) * 0x10000],
          [4, file.offset ?? offset],
        ],
        listedName,
      ),
    );
    parts.push(header, packed);
    offset += header.byteLength + packed.byteLength;
  }
  const listing = joined(directory);
  const count = files.length;
  const end = [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listing.byteLength],
    [4, offset],
    [2, 0],
  ];
  return new Uint8Array(
    joined([...parts, listing, record(end.map(([size = 0, value = 0]) => [size, value]))]),
  );
}

function record(
  fields: readonly (readonly [size: number, value: number])[],
  after = new Uint8Array(),
): Uint8Array {
  const bytes = fields.flatMap(([size, value]) =>
    Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) & 0xff),
  );
  return joined([Uint8Array.from(bytes), after]);
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return packedBy("deflate-raw", bytes);
}

/** Bytes in a gzip file. */
export async function gzipped(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return packedBy("gzip", new Uint8Array(bytes));
}

async function packedBy(
  format: CompressionFormat,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream(format));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
