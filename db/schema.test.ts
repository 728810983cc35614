import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "./client";
import { errorCode } from "./postgres-error";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;
let bundleId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 1 });
  const results = [aResult(), aResult({ id: "other", workload: { dataset: "other" } })];
  bundleId = (await submitBundle(connection.db, aSubmission(aBundle({ results })))).bundleId;
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** The constraint, or else the code, by which the database refuses a statement. */
async function refusal(statement: SQL): Promise<string> {
  try {
    await connection.db.transaction(async (tx) => {
      await tx.execute(statement);
      tx.rollback();
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (cause instanceof Error && "constraint_name" in cause) return String(cause.constraint_name);
    return errorCode(cause) || "accepted";
  }
  return "accepted";
}

const measurement = (columns: string, values: string) =>
  sql.raw(`insert into measurements (result_id, metric, ${columns})
    select id, 'tpot', ${values} from results where local_id = 'other'`);
const VALUE = "value, unit, sent_value, sent_unit, origin";

describe("the database refuses a measurement", () => {
  test.each([
    [
      "with a value and a reason why it has none",
      `${VALUE}, missing`,
      "1, 's', 1, 's', 'measured', 'failed'",
    ],
    ["with neither a value nor a reason", "note", "'n'"],
    ["without its unit", "value, sent_value, sent_unit, origin", "1, 1, 's', 'measured'"],
    ["without its origin", "value, unit, sent_value, sent_unit", "1, 's', 1, 's'"],
    ["that is missing and has an origin", "missing, origin", "'failed', 'measured'"],
    ["that is missing and has a unit", "missing, unit", "'failed', 's'"],
    [
      "that is missing and has an uncertainty",
      "missing, uncertainty, uncertainty_kind",
      "'failed', 1, 'stdev'",
    ],
    ["that is missing and has repeats", "missing, repeats", "'failed', '{1}'"],
  ])("%s", async (_name, columns, values) => {
    expect(await refusal(measurement(columns, values))).toBe("measurements_value_or_reason");
  });

  test.each(["NaN", "Infinity", "-Infinity"])("of %s", async (value) => {
    expect(await refusal(measurement(VALUE, `'${value}', 's', 1, 's', 'measured'`))).toBe(
      "measurements_finite",
    );
  });

  test("of which what was sent, a repeat or the uncertainty is no number", async () => {
    const columns = `${VALUE}, repeats, uncertainty_kind, uncertainty`;
    const values = (sent: string, repeats: string, uncertainty: string) =>
      measurement(columns, `1, 's', ${sent}, 's', 'measured', ${repeats}, 'stdev', ${uncertainty}`);
    expect(await refusal(values("1", "'{1,2}'", "0"))).toBe("accepted");
    expect(await refusal(values("'NaN'", "'{1,2}'", "0"))).toBe("measurements_sent_finite");
    expect(await refusal(values("1", "'{1,NaN}'", "0"))).toBe("measurements_repeats_finite");
    expect(await refusal(values("1", "'{1,-Infinity}'", "0"))).toBe("measurements_repeats_finite");
    expect(await refusal(values("1", "'{1,2}'", "'NaN'"))).toBe("measurements_uncertainty_sign");
  });

  test("with half an uncertainty, or one below nothing", async () => {
    const half = `1, 's', 1, 's', 'measured', 0.1`;
    expect(await refusal(measurement(`${VALUE}, uncertainty`, half))).toBe("measurements_uncertainty");
    expect(
      await refusal(
        measurement(`${VALUE}, uncertainty_kind, uncertainty`, `1, 's', 1, 's', 'measured', 'stdev', -1`),
      ),
    ).toBe("measurements_uncertainty_sign");
  });

  test("of a metric, an origin or a reason that there is not", async () => {
    const invalid = "22P02";
    expect(await refusal(measurement(VALUE, "1, 's', 1, 's', 'guessed'"))).toBe(invalid);
    expect(await refusal(measurement("missing", "'forgotten'"))).toBe(invalid);
    expect(
      await refusal(sql`insert into measurements (result_id, metric, missing) values ('x', 'mfu', 'failed')`),
    ).toBe(invalid);
  });

  test("twice, or of a result that there is not", async () => {
    const again = sql`insert into measurements (result_id, metric, missing)
      select result_id, metric, 'failed' from measurements limit 1`;
    expect(await refusal(again)).toBe("measurements_result_id_metric_pk");
    const lost = sql`insert into measurements (result_id, metric, missing) values ('x', 'al', 'failed')`;
    expect(await refusal(lost)).toBe("measurements_result_id_results_id_fk");
  });

  test("but takes a value, and a reason why there is none", async () => {
    expect(await refusal(measurement(VALUE, "1, 's', 1, 's', 'measured'"))).toBe("accepted");
    expect(await refusal(measurement("missing, note", "'failed', 'n'"))).toBe("accepted");
  });
});

describe("the database refuses", () => {
  const refused: Record<string, [statement: string, constraint: string]> = {
    "a quality score that is no number": [
      "insert into quality_scores (result_id, ordinal, task, metric, value, better, origin) select id, 0, 't', 'm', 'NaN', 'higher', 'measured' from results limit 1",
      "quality_scores_finite",
    ],
    "a second current version of a result": [
      "update results set natural_key = 'same', version = length(local_id)",
      "results_current",
    ],
    "a current result that was never published": [
      "update results set version = null where local_id = 'other'",
      "results_current_published",
    ],
    "one version number twice": [
      "update results set natural_key = (select natural_key from results where local_id = 'other'), current = false",
      "results_version",
    ],
    "a result that is its own baseline": ["update results set baseline_id = id", "results_own_baseline"],
    "a baseline that there is not": [
      "update results set baseline_id = 'x'",
      "results_baseline_id_results_id_fk",
    ],
    "a result of a model that there is not": [
      "update results set model_id = 0",
      "results_model_id_models_id_fk",
    ],
    "a result of a bundle that there is not": [
      "update results set bundle_id = 'x'",
      "results_bundle_id_bundles_id_fk",
    ],
    "the loss of a bundle that has results": ["delete from bundles", "bundle_files_bundle_id_bundles_id_fk"],
    "a model without parameters": ["update models set parameters_b = 0", "models_parameters"],
    "a model of no number of parameters": ["update models set parameters_b = 'NaN'", "models_parameters"],
    "a model of which one token uses more than all": [
      "update models set active_parameters_b = parameters_b * 2",
      "models_active_parameters",
    ],
    "the same model twice": [
      "insert into models (slug, name, family, parameters_b, hub_id) select slug, name, family, parameters_b, hub_id from models",
      "models_identity",
    ],
    "no accelerators": ["update environments set count = 0", "environments_count"],
    "a bundle published at no moment": ["update bundles set published_at = null", "bundles_published_moment"],
    "a bundle whose id is not of its digest": ["update bundles set id = 'x'", "bundles_id_of_digest"],
    "a digest that is none": ["update bundles set sha256 = 'x'", "bundles_sha256_shape"],
    "a dataset version below 1": [
      "insert into dataset_versions (version, bundle_id, change) select 0, id, 'c' from bundles",
      "dataset_versions_positive",
    ],
    "the same dataset version twice": [
      "insert into dataset_versions (version, bundle_id, change) select 1, id, 'c' from bundles",
      "dataset_versions_pkey",
    ],
  };

  test.each(Object.entries(refused))("%s", async (_name, [statement, constraint]) => {
    expect(await refusal(sql.raw(statement))).toBe(constraint);
  });
});

describe("what happened stays", () => {
  test.each(["events", "dataset_versions"])("%s refuses change and deletion", async (table) => {
    const appendOnly = "23001";
    expect(await refusal(sql`update ${sql.identifier(table)} set bundle_id = bundle_id`)).toBe(appendOnly);
    expect(await refusal(sql`delete from ${sql.identifier(table)}`)).toBe(appendOnly);
    expect(await refusal(sql`truncate ${sql.identifier(table)} cascade`)).toBe(appendOnly);
  });

  test("and can be added to", async () => {
    const event = sql`insert into events (bundle_id, actor, to_state, reason)
      values (${bundleId}, 'api', 'withdrawn', 'wrong unit')`;
    expect(await refusal(event)).toBe("accepted");
  });
});
