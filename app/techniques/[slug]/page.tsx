import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { readAddressName, techniqueAddress, techniqueSlug } from "@/benchmark/detail-address";
import { TechniqueFamilySection } from "@/components/details/technique-family-section";
import { loadTechniquePage } from "@/db/technique-page";

/** Title and page ask for the same. */
const loadPage = cache(loadTechniquePage);

export async function generateMetadata(props: PageProps<"/techniques/[slug]">): Promise<Metadata> {
  const name = readAddressName((await props.params).slug);
  const technique = name && (await loadPage(name));
  if (!technique) return {};
  const [{ note }] = technique.families;
  return { title: technique.name, description: note?.text ?? `Results of the technique ${technique.name}.` };
}

export default async function TechniquePage(props: PageProps<"/techniques/[slug]">) {
  const name = readAddressName((await props.params).slug);
  if (!name) notFound();
  const technique = await loadPage(name);
  if (!technique) {
    // Another spelling leads to the address that is to be shared.
    const known = techniqueSlug(name) !== name && (await loadPage(techniqueSlug(name)));
    if (known) redirect(techniqueAddress(known.slug));
    notFound();
  }
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="break-words font-semibold text-2xl">{technique.name}</h1>
      <p className="prose mt-3 text-soft">
        An efficiency technique: what it does, where it was proposed, and what was measured of it.
      </p>
      {technique.families.map((one) => (
        <TechniqueFamilySection key={`${one.family} ${one.axis}`} technique={one} />
      ))}
    </main>
  );
}
