import { IMPORTERS } from "@/importers/registry";
import { COLUMN_GROUPS, columnName, columnsOf } from "./importer-columns";

/** Files of three tools that are one row of the inference board. */
export const TOGETHER = ["lm-evaluation-harness", "vllm-bench-serve", "nvidia-smi"] as const;

/** How files of different tools become one result, and when a person has to say. */
export function ImporterJoining() {
  const parts = TOGETHER.flatMap((key) => IMPORTERS.filter((one) => one.key === key));
  return (
    <div className="prose space-y-3">
      <p>
        One tool seldom measures all of a row. These three together fill most of one of the inference board:
      </p>
      <ul className="list-disc space-y-1 pl-5">
        {parts.map((importer) => (
          <li key={importer.key}>
            <a className="link" href={`#${importer.key}`}>
              {importer.title}
            </a>
            : {namesOf(importer)}
          </li>
        ))}
      </ul>
      <p>
        Files are joined to one result only where nothing that both say differs: model, technique, environment
        and workload each agree, or one of the files does not say. Two files that hold the same metric or the
        same score are two runs. Runs that stand in one file stay apart: a sweep of ten loads is ten results.
      </p>
      <ul className="list-disc space-y-1 pl-5">
        <li>
          <strong className="font-semibold">By the model.</strong> Scores of one model on different tasks are
          put together, and belong to the run of the same model; where there are several, to the one in their
          folder. Those of a limited run stay by themselves, so that the other run keeps its rank. You are
          asked where the scores may be of the model before it was tuned or quantised, or of another revision.
        </li>
        <li>
          <strong className="font-semibold">By the folder.</strong> A log of power or memory names no model.
          It belongs to the run in its own folder, or in a folder above or below. You are asked where it is of
          more accelerators than the run used, of another time, or of twice or half the run’s length; join it
          all the same, and its values are marked as doubtful.
        </li>
        <li>
          <strong className="font-semibold">By your word.</strong> Where several runs fit, two files want the
          same place in one, or a file lies elsewhere and nothing says where it belongs, nothing is guessed:
          you are asked, and until then there is no bundle.
        </li>
      </ul>
      <p>Each join is shown with its reason before anything is written, and you can take it apart.</p>
    </div>
  );
}

function namesOf(importer: Parameters<typeof columnsOf>[0]): string {
  const given = columnsOf(importer);
  const columns = COLUMN_GROUPS.flatMap((group) => group.columns).filter((column) => given.has(column));
  return columns.map((column) => columnName(column).toLowerCase()).join(", ");
}
