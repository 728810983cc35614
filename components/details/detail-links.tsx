import { resultAddress } from "@/benchmark/detail-address";
import type { ResultLink } from "@/benchmark/details/result-detail";

const MOST = 100;

/** Results by name, each with the way to it. */
export function DetailLinks({ results }: { results: readonly ResultLink[] }) {
  return (
    <>
      <ul className="columns-1 gap-x-10 text-sm sm:columns-2 md:columns-3">
        {results.slice(0, MOST).map(({ id, technique, model, settings }) => (
          <li key={id} className="break-inside-avoid py-0.5">
            <a className="link" href={resultAddress(id)}>
              {technique} on {model}
            </a>
            {settings && <span className="block text-soft text-xs">{settingsText(settings)}</span>}
          </li>
        ))}
      </ul>
      {results.length > MOST && (
        <p className="mt-2 text-sm">and {results.length - MOST} more, all of them on the board.</p>
      )}
    </>
  );
}

const SETTINGS_LENGTH = 80;

/** Settings in one line, cut where they are long: all of them stand on the result's page. */
export function settingsText(settings: NonNullable<ResultLink["settings"]>): string {
  const text = Object.entries(settings)
    .map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`)
    .join(", ");
  return text.length > SETTINGS_LENGTH ? `${text.slice(0, SETTINGS_LENGTH - 1)}…` : text;
}
