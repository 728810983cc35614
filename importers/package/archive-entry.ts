/** One entry of an archive, while it is its turn. */
export interface ArchiveEntry {
  /** The name as it stands in the archive, unchecked. */
  name: string;
  /** What it is, in words of the field: anything but the first two is refused. */
  type: "file" | "folder" | "link" | "device" | "pipe" | "entry of unknown type";
  /** Its contents, unpacked and counted. Throws EntryRefusal for an entry that is damaged; to be read once at most. */
  chunks(): AsyncGenerator<Uint8Array>;
}

/** The entries of an archive, in its order. Throws Refusal for an archive that cannot be read to its end. */
export type ArchiveEntries = AsyncGenerator<ArchiveEntry, void, undefined>;
