import type { Importer } from "@/importers/importer";
import { columnsOf, givesText } from "./importer-columns";
import { ImporterFields } from "./importer-fields";
import { ImporterText } from "./importer-text";

/**
 * One tool: what of its files is read, what they leave open, and what stays out of the bundle. Closed until it is
 * opened, and by a link to its key: browsers open what a fragment names inside of it, also without scripts.
 */
export function ImporterSection({ importer }: { importer: Importer }) {
  const { key, title, url, versions, fields, asks, drops } = importer;
  return (
    // A browser may have opened it before React is there.
    <details className="opens-in-print border-rule border-t" suppressHydrationWarning>
      <summary className="py-3">
        <h3 className="inline font-semibold text-base">{title}</h3>{" "}
        <span className="text-sm text-soft">{givesText(columnsOf(importer))}</span>
      </summary>
      {/* Below the name by so much that a link to it shows the name, too. */}
      <div id={key} className="scroll-mt-20 pb-8">
        <p className="prose text-sm text-soft">
          Versions: {versions}.{" "}
          <a className="link" href={url}>
            Its documentation<span className="sr-only"> of {title}</span>
          </a>
          . In a bundle its files are marked <code>{key}</code>.
        </p>
        <div className="mt-3">
          <ImporterFields title={title} fields={fields} />
        </div>
        <div className="mt-4 grid gap-x-10 gap-y-4 text-sm md:grid-cols-2">
          <TextList title="Not in the files, so a person is asked" texts={asks} none="Nothing." />
          <TextList
            title="Not taken into the bundle’s own text"
            texts={drops}
            none="Nothing: these files hold nothing private."
          />
        </div>
      </div>
    </details>
  );
}

function TextList({ title, texts, none }: { title: string; texts: readonly string[]; none: string }) {
  return (
    <div className="prose">
      <h4 className="font-semibold">{title}</h4>
      {texts.length === 0 ? (
        <p className="mt-1 text-soft">{none}</p>
      ) : (
        <ul className="mt-1 list-disc pl-5">
          {texts.map((text) => (
            <li key={text}>
              <ImporterText text={text} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
