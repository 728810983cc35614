// Made for tests: nothing of the app imports it.
import type { BadBundle } from "./bad-bundles/bad-bundle";
import { BAD_FIELDS } from "./bad-bundles/bad-fields";
import { BAD_REFERENCES } from "./bad-bundles/bad-references";
import { BAD_TEXTS } from "./bad-bundles/bad-texts";
import { BAD_VALUES } from "./bad-bundles/bad-values";
import { HIDING_TEXTS, NEUTRAL_TEXTS } from "./bad-bundles/hostile-texts";

export type { BadBundle } from "./bad-bundles/bad-bundle";

/**
 * Documents that the checks must answer with exactly their codes, whatever way they come in: those that are wrong,
 * and those that only look dangerous and pass. Packages around documents are in importers/package/bad-packages.ts.
 */
export const BAD_BUNDLES: readonly BadBundle[] = [
  ...BAD_TEXTS,
  ...BAD_FIELDS,
  ...BAD_REFERENCES,
  ...BAD_VALUES,
  ...HIDING_TEXTS,
  ...NEUTRAL_TEXTS,
];
