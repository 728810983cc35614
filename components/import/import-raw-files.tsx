import { PRIVATE_KINDS, type PrivateKind } from "@/importers/privacy";
import { bytesText } from "../submit/byte-count";
import type { ImportChoices } from "./import-session";
import type { RawFilesView } from "./import-view";

interface Props {
  /** null until all files are looked through. */
  raw: RawFilesView | null;
  choices: ImportChoices;
  onChange: (change: Pick<ImportChoices, "consent" | "withRawFiles">) => void;
}

const WHY: Readonly<Record<RawFilesView["withheld"]["listed"][number]["why"], string>> = {
  private: "tells of what you did not agree to",
  secret: "holds a key or a token; such a file never goes along",
  "too much": "there is no room left in the bundle",
  unreadable: "was changed since it was read, or can’t be read any more",
};

/** Which of the raw files are published with the results, and what of them only with consent. */
export function ImportRawFiles({ raw, choices: { consent, withRawFiles }, onChange }: Props) {
  const agree = (kind: PrivateKind, isAgreed: boolean) =>
    onChange({
      withRawFiles,
      consent: isAgreed ? [...consent, kind] : consent.filter((one) => one !== kind),
    });
  return (
    <section aria-labelledby="raw-files" className="mt-8 max-w-3xl">
      <h3 id="raw-files" className="font-semibold">
        Raw files
      </h3>
      <label className="mt-1 flex items-baseline gap-2">
        <input
          type="checkbox"
          checked={withRawFiles}
          className="accent-accent"
          onChange={({ currentTarget }) => onChange({ consent, withRawFiles: currentTarget.checked })}
        />
        Publish the files that the values were read from, so that everybody can check them
      </label>
      {withRawFiles && raw === null && <p className="mt-2 text-sm">Looking for what they would give away…</p>}
      {withRawFiles && raw !== null && (
        <>
          {raw.kinds.length > 0 && (
            <fieldset className="mt-3">
              <legend className="text-sm">
                Some of them tell of you or of your machines. They stay behind unless you agree that this is
                published:
              </legend>
              <div className="mt-2 space-y-1">
                {raw.kinds.map(({ kind, files, example }) => (
                  <label key={kind} className="flex items-baseline gap-2 text-sm">
                    <input
                      type="checkbox"
                      checked={consent.includes(kind)}
                      className="accent-accent"
                      onChange={({ currentTarget }) => agree(kind, currentTarget.checked)}
                    />
                    <span className="min-w-0 break-words">
                      {PRIVATE_KINDS[kind]}, in {files === 1 ? "one file" : `${files} files`}, such as{" "}
                      <code className="break-all">{example}</code>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          )}
          <SentAndWithheld raw={raw} />
        </>
      )}
    </section>
  );
}

function SentAndWithheld({ raw: { sent, withheld } }: { raw: RawFilesView }) {
  return (
    <>
      <p className="mt-3 text-sm" role="status">
        {sent.all === 0
          ? "No raw file goes along."
          : `${sent.all === 1 ? "One file goes" : `${sent.all} files go`} along, ${bytesText(sent.bytes)}, as they are.`}{" "}
        {withheld.all > 0 &&
          `${withheld.all === 1 ? "One stays" : `${withheld.all} stay`} behind: without the raw file nobody can check its values, and a reviewer may ask for it.`}
      </p>
      {sent.all > 0 && (
        <details className="mt-1 text-sm">
          <summary className="link w-fit">Which go along</summary>
          <ul className="mt-1">
            {sent.listed.map((path) => (
              <li key={path}>
                <code className="break-all">{path}</code>
              </li>
            ))}
            {sent.all > sent.listed.length && <li>and {sent.all - sent.listed.length} more</li>}
          </ul>
        </details>
      )}
      {withheld.all > 0 && (
        <details className="mt-1 text-sm">
          <summary className="link w-fit">Which stay behind, and why</summary>
          <ul className="mt-1 space-y-1">
            {withheld.listed.map(({ path, why, findings }) => (
              <li key={path}>
                <code className="break-all">{path}</code>: {WHY[why]}
                {why === "private" && `: ${findings.map(({ kind }) => PRIVATE_KINDS[kind]).join(", ")}`}
              </li>
            ))}
            {withheld.all > withheld.listed.length && (
              <li>and {withheld.all - withheld.listed.length} more</li>
            )}
          </ul>
        </details>
      )}
    </>
  );
}
