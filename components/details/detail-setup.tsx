import { comparedFields, type Field } from "@/benchmark/compare/compared-fields";
import { modelAddress, techniqueAddress } from "@/benchmark/detail-address";
import { hubAddress } from "@/benchmark/details/hub-address";
import type { Result } from "@/benchmark/result";
import { FactList } from "./fact-list";

const GROUPS = ["Technique", "Model", "Environment", "Workload"];

/** What ran, where and on what: everything that is stated, and the names of what is not. */
export function DetailSetup({ result }: { result: Result }) {
  const groups = comparedFields([result]).filter(({ title }) => GROUPS.includes(title));
  return (
    <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
      {groups.map(({ title, fields }) => {
        const stated = fields.filter(({ texts }) => isStated(texts[0]));
        const unstated = fields.filter(({ texts }) => !isStated(texts[0])).map(({ name }) => name);
        return (
          <section key={title} aria-label={title} className="min-w-0">
            <h3 className="font-semibold text-base">{title}</h3>
            <FactList facts={stated.map((field) => ({ name: field.name, value: factOf(field, result) }))} />
            {unstated.length > 0 && (
              <p className="mt-2 text-soft text-xs">The source does not state: {unstated.join(", ")}.</p>
            )}
          </section>
        );
      })}
    </div>
  );
}

function isStated(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text !== "";
}

function factOf({ name, texts }: Field, { model, technique }: Result) {
  const text = texts[0] ?? "";
  const href = hrefOf(name, model, technique);
  if (!href) return text;
  return (
    <a className="link" href={href}>
      {text}
    </a>
  );
}

function hrefOf(name: string, model: Result["model"], technique: string): string | null {
  if (name === "model") return modelAddress(model.slug);
  if (name === "technique") return techniqueAddress(technique);
  return name === "hub id" && model.hubId ? hubAddress(model.hubId, model.revision) : null;
}
