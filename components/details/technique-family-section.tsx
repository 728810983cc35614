import { AXES, type Axis } from "@/benchmark/axes";
import { modelAddress, runsAddress } from "@/benchmark/detail-address";
import type { ResultTable } from "@/benchmark/details/result-tables";
import type { TechniqueNote as Note } from "@/benchmark/details/technique-notes";
import type { ResultModel } from "@/benchmark/result";
import { familyTitle } from "@/benchmark/techniques";
import { DetailResultTable } from "./detail-result-table";
import { DetailSection } from "./detail-section";
import { TechniqueNote } from "./technique-note";

interface Props {
  technique: {
    family: string;
    axis: Axis;
    name: string;
    note: Note | null;
    models: readonly ResultModel[];
    tables: readonly ResultTable[];
  };
}

/** A technique as one family knows it: what it does, the models it was measured on, and its results there. */
export function TechniqueFamilySection({ technique }: Props) {
  const { family, axis, name, note, models, tables } = technique;
  return (
    <DetailSection id={`${family}-${axis}`} title={`${familyTitle(family)} · ${AXES[axis].title}`}>
      <TechniqueNote note={note} />
      {models.length === 0 ? (
        <p className="mt-4 text-sm">
          No result yet.{" "}
          <a className="link" href={`/leaderboards/${axis}?family=${encodeURIComponent(family)}`}>
            The board of its family
          </a>
        </p>
      ) : (
        <p className="prose mt-4 text-sm">
          Measured on{" "}
          {models.map((model, index) => (
            <span key={model.slug}>
              {index > 0 && ", "}
              <a className="link" href={modelAddress(model.slug)}>
                {model.name}
              </a>
            </span>
          ))}
          . Each change is against the result’s own baseline on the same model.
        </p>
      )}
      {tables.map((table) => (
        <DetailResultTable
          key={`${table.modality} ${table.dataset}`}
          table={table}
          by="model"
          boardHref={runsAddress({ ...table, technique: name })}
        />
      ))}
    </DetailSection>
  );
}
