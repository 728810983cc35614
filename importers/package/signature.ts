/** Bytes to look at in order to tell a tar archive: an empty one is some blocks of zeros, mostly twenty. */
export const TAR_PEEK = 20 * 512 + 1;

/** Whether bytes begin a zip archive: with an entry, or, where it is empty, with its directory. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b]) && [0x03, 0x05, 0x07].includes(bytes[2] ?? 0);
}

export function looksLikeGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x1f, 0x8b]);
}

/** Whether bytes begin a tar archive, told by its magic, by the checksum of old ones, or by being empty. */
export function looksLikeTar(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  if (startsWith(bytes.subarray(257), [0x75, 0x73, 0x74, 0x61, 0x72])) return true;
  const header = bytes.subarray(0, 512);
  if (header.every((byte) => byte === 0)) return bytes.length < TAR_PEEK && bytes.every((byte) => byte === 0);
  const stated = /^ *([0-7]{4,7})[\0 ]/.exec(String.fromCharCode(...header.subarray(148, 156)))?.[1];
  // The checksum counts its own eight bytes as blanks.
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return stated !== undefined && Number.parseInt(stated, 8) === sum;
}

const OTHERS: readonly (readonly [name: string, signature: readonly number[]])[] = [
  ["a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["a gzip file", [0x1f, 0x8b]],
  ["an xz file", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["a bzip2 file", [0x42, 0x5a, 0x68]],
  ["a Zstandard file", [0x28, 0xb5, 0x2f, 0xfd]],
  ["a 7z archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["a RAR archive", [0x52, 0x61, 0x72, 0x21]],
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["a JPEG picture", [0xff, 0xd8, 0xff]],
  ["a GIF picture", [0x47, 0x49, 0x46, 0x38]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["an HDF5 file", [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["a Parquet file", [0x50, 0x41, 0x52, 0x31]],
  ["a NumPy array", [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ["an SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ["an older Office file", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** What bytes are that should be a document, told by how they begin; null where they look like nothing known. */
export function describeOther(bytes: Uint8Array): string | null {
  const known = OTHERS.find(([, signature]) => startsWith(bytes, signature));
  if (known) return known[0];
  return looksLikeTar(bytes.subarray(0, TAR_PEEK)) ? "a tar archive" : null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
