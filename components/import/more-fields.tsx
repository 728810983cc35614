import { MORE_FIELDS } from "./import-view";

interface Props {
  settings: Readonly<Record<string, string>>;
  problems: ReadonlyMap<string, string>;
  onSet: (id: string, text: string) => void;
}

/** What may be said of a bundle, and need not be. */
export function MoreFields({ settings, problems, onSet }: Props) {
  return (
    <details className="mt-5">
      <summary className="link w-fit text-sm">Title, description, affiliation, licence (optional)</summary>
      <div className="mt-3 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {Object.entries(MORE_FIELDS).map(([id, label]) => (
          <label key={id} className="block min-w-0 text-sm">
            {label}
            <input
              data-setting={id}
              value={settings[id] ?? ""}
              maxLength={2000}
              autoComplete={id === "submitter.affiliation" ? "organization" : "off"}
              aria-invalid={problems.has(id)}
              className="mt-1 min-h-9 w-full min-w-0 rounded border border-rule bg-raised px-2 py-1"
              onChange={({ currentTarget }) => onSet(id, currentTarget.value)}
            />
            {problems.has(id) && (
              <span role="alert" className="wrap-anywhere mt-1 block text-worse">
                {problems.get(id)}
              </span>
            )}
          </label>
        ))}
      </div>
    </details>
  );
}
