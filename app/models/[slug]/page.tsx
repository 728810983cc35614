import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AXES } from "@/benchmark/axes";
import { modelAddress, readAddressName, runsAddress } from "@/benchmark/detail-address";
import { slug as slugOf } from "@/benchmark/slug";
import { DetailResultTable } from "@/components/details/detail-result-table";
import { DetailSection } from "@/components/details/detail-section";
import { ModelRevisions } from "@/components/details/model-revisions";
import { loadModelPage } from "@/db/model-page";

/** Title and page ask for the same. */
const loadPage = cache(loadModelPage);

export async function generateMetadata(props: PageProps<"/models/[slug]">): Promise<Metadata> {
  const name = readAddressName((await props.params).slug);
  const model = name && (await loadPage(name));
  if (!model) return {};
  return { title: model.name, description: `Every efficiency technique measured on ${model.name}.` };
}

export default async function ModelPage(props: PageProps<"/models/[slug]">) {
  const name = readAddressName((await props.params).slug);
  if (!name) notFound();
  const model = await loadPage(name);
  if (!model) {
    // A name as people write it leads to the address that is to be shared.
    const known = slugOf(name) !== name && (await loadPage(slugOf(name)));
    if (known) redirect(modelAddress(known.slug));
    notFound();
  }
  const axes = [...new Set(model.tables.map(({ axis }) => AXES[axis].title.toLowerCase()))];
  const total = model.tables.reduce((sum, table) => sum + table.total, 0);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="break-words font-semibold text-2xl">{model.name}</h1>
      <p className="prose mt-3 text-soft">
        A model:{" "}
        {total === 0
          ? "no current result on it; older and withdrawn ones keep their pages."
          : `${total === 1 ? "one result" : `${total} results`} in ${axes.join(" and ")}.`}
      </p>
      <DetailSection
        id="descriptions"
        title="The model"
        lead="As the bundles that measured it describe it; each revision is a model of its own on the boards."
      >
        <ModelRevisions revisions={model.revisions} />
      </DetailSection>
      {total > 0 && (
        <DetailSection
          id="results"
          title="Results"
          lead="Values, with the change against each result’s baseline where the two may be compared."
        >
          {model.tables.map((table) => (
            <DetailResultTable
              key={`${table.axis} ${table.modality} ${table.family} ${table.dataset}`}
              table={table}
              by="technique"
              boardHref={runsAddress({ ...table, model: model.slug })}
            />
          ))}
        </DetailSection>
      )}
    </main>
  );
}
