import { bundleFileAddress } from "@/benchmark/detail-address";
import type { BundleFile } from "@/benchmark/details/result-detail";
import { LinkedText } from "./linked-text";

/** The files of a bundle that a page can link to. */
export interface FileLinks {
  bundle: string;
  files: readonly BundleFile[];
}

interface Props {
  artifact: string | null;
  reference?: string | null | undefined;
  note?: string | null | undefined;
  doubt?: string | null | undefined;
  files: FileLinks;
}

/** The cell that says where a value comes from: its artefact to download, its reference, notes and doubts. */
export function DetailSource({ artifact, reference, note, doubt, files }: Props) {
  return (
    <td className="text prose-cell">
      <ArtifactLink artifact={artifact} files={files} />
      {reference && (
        <p>
          <LinkedText text={reference} />
        </p>
      )}
      {note && <p className="text-soft">{note}</p>}
      {doubt && (
        <p className="text-doubt">
          <strong className="font-semibold">Doubt:</strong> {doubt}
        </p>
      )}
    </td>
  );
}

/** The artefact itself where it is stored, else the bundle as it was sent, which holds the value. */
function ArtifactLink({ artifact, files: { bundle, files } }: { artifact: string | null; files: FileLinks }) {
  const own = files.find(({ path }) => path === artifact);
  const whole = files.find(({ kind }) => kind === "bundle");
  const file = own ?? whole;
  return (
    <p>
      {artifact && !own && `${artifact}, which is not stored by itself, in `}
      {file ? (
        <a className="link" href={bundleFileAddress(bundle, file.path)} download>
          {own ? file.path : `${file.path} as sent`}
        </a>
      ) : (
        "no file is stored"
      )}
    </p>
  );
}
