import type { Axis, Modality } from "./axes";
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

/** How much is published of one family in one modality. */
export interface BoardCount {
  axis: Axis;
  modality: Modality;
  family: string;
  results: number;
  techniques: number;
  models: number;
}
