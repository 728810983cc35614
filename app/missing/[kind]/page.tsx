import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AXES, AXIS_KEYS } from "@/benchmark/axes";
import { techniqueAddress } from "@/benchmark/detail-address";
import { ownEntry } from "@/benchmark/own-entry";
import { defaultQuestion, printLeaderboardUrl } from "@/benchmark/question";
import { FAMILIES } from "@/benchmark/techniques";
import { MISSING, type MissingText } from "./missing-text";

/** Made when the site is built: what is asked for and not there costs nothing to answer. */
export const dynamicParams = false;
export const generateStaticParams = () => Object.keys(MISSING).map((kind) => ({ kind }));

export async function generateMetadata(props: PageProps<"/missing/[kind]">): Promise<Metadata> {
  const text = ownEntry(MISSING, (await props.params).kind);
  return text ? { title: text.title, robots: { index: false } } : {};
}

/** What stands at an address that names nothing; the proxy leads there, with status 404. */
export default async function MissingPage(props: PageProps<"/missing/[kind]">) {
  const { kind } = await props.params;
  const text = ownEntry(MISSING, kind);
  if (!text) notFound();
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">{text.title}</h1>
      <p className="prose mt-3 text-soft">{text.why}</p>
      {text.links ? (
        <WayWithLinks way={text.way} links={text.links} />
      ) : (
        <>
          <Boards />
          <h2 className="mt-10 font-semibold text-lg">To find it</h2>
          <p className="prose mt-3">{text.way}</p>
        </>
      )}
      {kind === "technique" && <KnownTechniques />}
      <p className="mt-6">
        <a className="link" href="/">
          To the first page
        </a>
      </p>
    </main>
  );
}

function WayWithLinks({ way, links }: Required<Pick<MissingText, "way" | "links">>) {
  return (
    <>
      <h2 className="mt-10 font-semibold text-lg">What you can do</h2>
      <p className="prose mt-3">{way}</p>
      <ul className="mt-3 space-y-1">
        {links.map(({ href, title }) => (
          <li key={href}>
            <a className="link" href={href}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Boards() {
  return (
    <>
      <h2 className="mt-10 font-semibold text-lg">The boards</h2>
      <ul className="mt-3 space-y-1">
        {AXIS_KEYS.map((axis) => (
          <li key={axis}>
            <a className="link" href={`/leaderboards/${axis}`}>
              {AXES[axis].title}
            </a>{" "}
            <span className="text-soft">
              or{" "}
              <a className="link" href={printLeaderboardUrl({ ...defaultQuestion(axis), level: "runs" })}>
                its single runs
              </a>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function KnownTechniques() {
  return (
    <dl className="mt-4 space-y-3">
      {Object.entries(FAMILIES).map(([family, { title, techniques }]) => (
        <div key={family}>
          <dt className="text-sm text-soft">{title}</dt>
          <dd className="flex flex-wrap gap-x-4 gap-y-1">
            {techniques.map((name) => (
              <a key={name} className="link" href={techniqueAddress(name)}>
                {name}
              </a>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
