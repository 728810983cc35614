import type { SchemaObject } from "@/benchmark/docs/schema-fields";
import { DocsTable } from "./docs-table";

interface FieldTablesProps {
  objects: readonly SchemaObject[];
  /** What the outermost object is called. */
  whole: string;
  /** Whether who writes them must know which ones are needed. */
  areSent?: boolean;
}

/** The objects of a format, each with a table of its fields. */
export function FieldTables({ objects, whole, areSent = true }: FieldTablesProps) {
  return objects.map(({ path, meaning, fields }, index) => {
    const isAgain = objects.findIndex((one) => one.path === path) < index;
    const title = path === "" ? whole : path;
    const hasMeanings = fields.some((field) => field.meaning !== "");
    const caption = isAgain ? `${title}, in the other case` : title;
    return (
      <section key={`${path} ${fields.map(({ name }) => name).join(" ")}`} className="mt-6">
        <h3 className="break-words font-semibold">
          {path === "" ? whole : <code>{path}</code>}
          {isAgain && ", in the other case"}
        </h3>
        {meaning && <p className="prose mt-1 text-sm text-soft">{meaning}</p>}
        <div className="mt-2">
          <DocsTable
            caption={`Fields of ${caption}`}
            heads={["Field", ...(areSent ? ["Needed"] : []), "Holds", ...(hasMeanings ? ["Meaning"] : [])]}
            rows={fields.map((field) => ({
              key: field.name,
              name: <code>{field.name}</code>,
              cells: [...(areSent ? [field.isRequired ? "yes" : "no"] : []), field.holds, field.meaning],
            }))}
          />
        </div>
      </section>
    );
  });
}
