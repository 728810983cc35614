import type { Modality } from "./axes";
import type { ScaleBand } from "./scale-bands";

export interface FacetValue<Key extends string = string> {
  key: Key;
  label: string;
  /** Current results of the axis that have it. */
  results: number;
}

/** What the results of one axis can be filtered by. */
export interface Facets {
  modality: FacetValue<Modality>[];
  family: FacetValue[];
  scale: FacetValue<ScaleBand>[];
  model: FacetValue[];
  technique: FacetValue[];
  accelerator: FacetValue[];
  dataset: FacetValue[];
}
