import { LIMITS } from "@/benchmark/bundle";
import { listLimits } from "@/benchmark/docs/limits-text";
import { DocsTable } from "./docs-table";

const MIB = 1024 ** 2;

/** What may be in the file that is sent. */
export function PackageDocs() {
  return (
    <ul className="prose list-disc space-y-1 pl-5">
      <li>
        Without raw files, send the document alone: <code>.json</code>, or <code>.json.gz</code>.
      </li>
      <li>
        With raw files, its artefacts, send a <code>.zip</code> or <code>.tar.gz</code>. The document is
        called <code>bundle.json</code> and stands at the root of the archive or in a single folder there;
        paths of artefacts count from beside it.
      </li>
      <li>
        Every artefact is listed under <code>artifacts</code> with path, size and SHA-256, and nothing else is
        in the archive. What macOS adds by itself is passed over.
      </li>
      <li>
        Paths are relative, with forward slashes, and mean the same file on every system. There are no links,
        devices, passwords, and no two names that differ by capitals alone. Archives inside are artefacts like
        others: they are not unpacked.
      </li>
      <li>
        What a file is, its content says and not its name. Sizes are counted while it is read, never taken
        from what it says of itself: at most {LIMITS.packageBytes / MIB} MiB as sent and{" "}
        {LIMITS.unpackedBytes / MIB} MiB unpacked.
      </li>
    </ul>
  );
}

/** How much of everything there may be. */
export function LimitDocs() {
  return (
    <DocsTable
      caption="Limits"
      heads={["Of what", "At most"]}
      rows={listLimits().map(({ meaning, most }) => ({ key: meaning, name: meaning, cells: [most] }))}
    />
  );
}
