import type { Importer } from "@/importers/importer";
import { IMPORTERS } from "@/importers/registry";
import { DetailSection } from "../details/detail-section";
import { ImporterFields } from "./importer-fields";
import { ImporterText } from "./importer-text";

/** The tools by name, each leading to its own section. */
export function ImporterList() {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {IMPORTERS.map(({ key, title }) => (
        <li key={key}>
          <a className="link" href={`#${key}`}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** One tool: what of its files is read, what they leave open, and what stays out of the bundle. */
export function ImporterSection({
  importer: { key, title, url, versions, fields, asks, drops },
}: {
  importer: Importer;
}) {
  return (
    <DetailSection
      id={key}
      title={title}
      lead={
        <>
          Versions: {versions}.{" "}
          <a className="link" href={url}>
            Its documentation<span className="sr-only"> of {title}</span>
          </a>
          . In a bundle its files are of the kind <code>{key}</code>.
        </>
      }
    >
      <ImporterFields title={title} fields={fields} />
      <div className="mt-4 grid gap-x-10 gap-y-4 text-sm md:grid-cols-2">
        <TextList title="Not in the files, so a person is asked" texts={asks} none="Nothing." />
        <TextList
          title="Left out of the document"
          texts={drops}
          none="Nothing: these files hold nothing private."
        />
      </div>
    </DetailSection>
  );
}

function TextList({ title, texts, none }: { title: string; texts: readonly string[]; none: string }) {
  return (
    <div className="prose">
      <h3 className="font-semibold">{title}</h3>
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
