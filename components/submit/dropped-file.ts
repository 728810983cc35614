interface Dropped {
  readonly files: ArrayLike<File>;
  readonly items: ArrayLike<{ webkitGetAsEntry(): { readonly isDirectory: boolean } | null }>;
}

/** The file that was dropped on the page, or in words why there is none; both are null where nothing was meant. */
export function readDrop({ files, items }: Dropped): { file: File | null; note: string | null } {
  const [file = null] = Array.from(files);
  if (files.length > 1) {
    const note = `${files.length} files were dropped, and one is checked at a time. Drop one; if they belong together, pack them into one .zip or .tar.gz.`;
    return { file: null, note };
  }
  if (file && items[0]?.webkitGetAsEntry()?.isDirectory) {
    const note = `“${file.name}” is a folder. Pack what is in it into one .zip or .tar.gz, and drop that.`;
    return { file: null, note };
  }
  return { file, note: null };
}
