import type { PreviewedResult } from "@/benchmark/preview/preview";
import { settingsText } from "../details/detail-links";

/** What a result is of, what tells it from others of its board, and what keeps it from being ranked. */
export function PreviewHead({
  result: { localId, technique, model, environment, told, settings, notComparable, scoresAside },
}: {
  result: PreviewedResult;
}) {
  return (
    <th scope="row">
      {technique}
      <span>{model}</span>
      <span>{environment}</span>
      {settings && <span>{settingsText(settings)}</span>}
      {told.length > 0 && (
        <span>{told.map(({ name, text }) => `${name} ${shortened(text)}`).join(", ")}</span>
      )}
      <span className="break-all">
        <code>{localId}</code>
      </span>
      {scoresAside > 0 && (
        <span>{scoresAside === 1 ? "one score" : `${scoresAside} scores`}, shown on the result’s page</span>
      )}
      {notComparable !== null && (
        <span>
          <strong className="font-semibold">listed without a rank:</strong> {notComparable}
        </span>
      )}
    </th>
  );
}

/** A list of sixty tasks says no more than its beginning; all of it stands on the result's page. */
const TOLD_LENGTH = 60;

function shortened(text: string): string {
  return text.length > TOLD_LENGTH ? `${text.slice(0, TOLD_LENGTH - 1)}…` : text;
}
