import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Bundle, BundleResult, Environment, Model } from "@/benchmark/bundle";
import { nameSlug, slug } from "@/benchmark/slug";
import { techniqueName } from "@/benchmark/techniques";
import type { Transaction } from "./client";
import { digest } from "./digest";
import { insertRows } from "./insert-rows";
import { environments, models, techniques } from "./schema";

/** Looks up the rows of names that `insertNames` has made sure of. */
export interface NameIds {
  model(model: Model): number;
  technique(family: string, name: string): number;
  environment(environment: Environment): number;
  /** The model of the result's last baseline: what differs from it by technique alone. */
  pairedModel(result: BundleResult): number;
}

/** Makes sure that every model, technique and environment of the bundle has its row. */
export async function insertNames(tx: Transaction, bundle: Bundle): Promise<NameIds> {
  const modelIds = await insertModels(tx, bundle);
  const techniqueIds = await insertTechniques(tx, bundle);
  const environmentIds = await insertEnvironments(tx, bundle);
  const byId = new Map(bundle.results.map((result) => [result.id, result]));
  const model = (wanted: Model) => known(modelIds, modelKey(wanted));
  return {
    model,
    technique: (family, name) => known(techniqueIds, `${family} ${slug(techniqueName(family, name))}`),
    environment: (environment) => known(environmentIds, digest(environment)),
    pairedModel(result) {
      let last = result;
      for (let next = byId.get(last.baseline ?? ""); next; next = byId.get(last.baseline ?? "")) last = next;
      return model(last.model);
    },
  };
}

function known(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no row for ${key}, although it was inserted before`);
  return id;
}

function modelKey(model: Model): string {
  const { name, family, parameters_b, active_parameters_b, hub_id, revision } = model;
  return JSON.stringify([
    name,
    family ?? null,
    parameters_b,
    active_parameters_b ?? null,
    hub_id ?? null,
    revision ?? null,
  ]);
}

async function insertModels(tx: Transaction, bundle: Bundle): Promise<Map<string, number>> {
  const wanted = new Map(bundle.results.map(({ model }) => [modelKey(model), model]));
  const rows = [...wanted.values()].map((model) => ({
    slug: slug(model.name),
    name: model.name,
    family: model.family ?? null,
    parametersB: model.parameters_b,
    activeParametersB: model.active_parameters_b ?? null,
    hubId: model.hub_id ?? null,
    revision: model.revision ?? null,
  }));
  await insertRows(tx, models, rows, "ignore");
  const stored = await tx
    .select()
    .from(models)
    .where(isOneOf(models.name, [...new Set(rows.map(({ name }) => name))]));
  return new Map(
    stored.map((row) => [
      JSON.stringify([row.name, row.family, row.parametersB, row.activeParametersB, row.hubId, row.revision]),
      row.id,
    ]),
  );
}

async function insertTechniques(tx: Transaction, bundle: Bundle): Promise<Map<string, number>> {
  const rows = new Map(
    bundle.results.map(({ technique: { family, name: sent } }) => {
      const name = techniqueName(family, sent);
      return [`${family} ${slug(name)}`, { family, slug: slug(name), name }];
    }),
  );
  await insertRows(tx, techniques, [...rows.values()], "ignore");
  const families = [...new Set([...rows.values()].map(({ family }) => family))];
  const stored = await tx.select().from(techniques).where(isOneOf(techniques.family, families));
  return new Map(stored.map((row) => [`${row.family} ${row.slug}`, row.id]));
}

async function insertEnvironments(tx: Transaction, bundle: Bundle): Promise<Map<string, number>> {
  const rows = new Map(
    Object.values(bundle.environments).map((description) => [
      digest(description),
      {
        digest: digest(description),
        accelerator: description.accelerator ?? null,
        acceleratorSlug: nameSlug(description.accelerator),
        count: description.count ?? null,
        description,
      },
    ]),
  );
  await insertRows(tx, environments, [...rows.values()], "ignore");
  const stored = await tx
    .select({ digest: environments.digest, id: environments.id })
    .from(environments)
    .where(isOneOf(environments.digest, [...rows.keys()]));
  return new Map(stored.map((row) => [row.digest, row.id]));
}

/** One parameter, however many texts. */
function isOneOf(column: AnyPgColumn, texts: readonly string[]): SQL {
  return sql`${column} in (select json_array_elements_text(${JSON.stringify(texts)}::text::json))`;
}
