import type { Axis, Modality } from "./axes";
import { defaultQuestion, printLeaderboardUrl } from "./question";
import { nameSlug, slug } from "./slug";
import { FAMILIES, techniqueName } from "./techniques";

/** Whether a text can be the id of a result or a bundle: both are the first 16 digits of a SHA-256. */
export function isDetailId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** Longest part of an address that can name anything: a slug has 200 characters of at most two units. */
const LONGEST_NAME = 400;

/**
 * A part of an address as the name it spells, from the form in which it was sent; null where it can name nothing:
 * badly encoded, with a control character or a slash in it, empty or too long.
 */
export function readAddressName(part: string): string | null {
  if (part.length > 9 * LONGEST_NAME) return null;
  let name: string;
  try {
    name = decodeURIComponent(part);
  } catch {
    return null;
  }
  const isName = name !== "" && name.length <= LONGEST_NAME && !/[\p{Cc}\p{Cs}/\\]/u.test(name);
  return isName ? name : null;
}

/**
 * The path of a file inside its bundle, from the path of its address as it was sent; null where it can name no file.
 * A router may have decoded the parts of an address already, or not: decoded twice, "%2541" would be "A".
 */
export function readFilePath(pathname: string): string | null {
  const names = pathname.split("/").slice(FILE_DEPTH).map(readAddressName);
  if (names.length === 0 || names.some((name) => name === null || name === "." || name === "..")) return null;
  return names.join("/");
}

/** Parts of an address before those of the file: nothing, bundles, the id, files. */
const FILE_DEPTH = 4;

export { resultAddress } from "./result-address";

export function bundleAddress(id: string): string {
  return `/bundles/${id}`;
}

/** Where a file of a bundle is downloaded. */
export function bundleFileAddress(bundle: string, path: string): string {
  return `/bundles/${bundle}/files/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** The page of a model, by its slug. */
export function modelAddress(model: string): string {
  return `/models/${encodeURIComponent(model)}`;
}

/** The page of a technique, by its name in any spelling of case and signs. */
export function techniqueAddress(name: string): string {
  return `/techniques/${encodeURIComponent(slug(name))}`;
}

/** The board of single runs that shows results of a family, narrowed to a model, a technique or a data set. */
export function runsAddress(of: {
  axis: Axis;
  modality: Modality;
  family: string;
  model?: string;
  technique?: string;
  dataset?: string | null;
}): string {
  return printLeaderboardUrl({
    ...defaultQuestion(of.axis),
    level: "runs",
    modality: [of.modality],
    family: [of.family],
    model: of.model === undefined ? [] : [of.model],
    technique: of.technique === undefined ? [] : [slug(of.technique)],
    dataset: of.dataset === undefined ? [] : [nameSlug(of.dataset)],
  });
}

/** The slug of a technique from any spelling of its name: that of the field where a family knows it ("bf16"). */
export function techniqueSlug(spelling: string): string {
  for (const [family, { techniques }] of Object.entries(FAMILIES)) {
    const name = techniqueName(family, spelling);
    if (techniques.includes(name)) return slug(name);
  }
  return slug(spelling);
}
