import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { ARTIFACT } from "./made-up-packages";

export const field = (page: Page) => page.getByLabel(/^Choose (a bundle|the corrected file)/);
export const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
export const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
export const boardTable = (page: Page, name: string) =>
  page.getByRole("table", { name: `Weight precision · Made-up ${name}` });

/** Opens the form, and waits until scripts have taken it over. */
export async function openForm(page: Page, address = "/submit") {
  await page.goto(address);
  await expect(page.getByRole("button", { name: "Send it to be checked" })).toHaveCount(0);
}

export async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Saves the artefact of a made-up archive by its link, and tells how it is served and what came. */
export async function save(page: Page, link: Locator) {
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const { "content-disposition": disposition = "", "x-content-type-options": sniffing } = answer.headers();
  return {
    disposition: disposition.split(";", 1)[0],
    sniffing,
    isSame: ARTIFACT.bytes.equals(await answer.body()),
    isSavedAs: download.suggestedFilename().endsWith("answers, scored ü.bin"),
  };
}

/** What `save` tells of the artefact of a made-up archive, downloaded safely. */
export const SAVED = { disposition: "attachment", sniffing: "nosniff", isSame: true, isSavedAs: true };

/** What the made-up bundle comes to on a board that has no other of its data set. */
export async function expectPreview(page: Page) {
  const row = page.getByRole("row", { name: /^int4/ });
  const cells = [
    "0.45rank 2 of 2−5.00 points, worse",
    "20rank 1 of 2−50.0%, better",
    "3rank 2 of 2+50.0%, worse",
    "900rank 2 of 2+50.0%, worse",
    "on the frontierMemory saved (AMU), %: +50.00Quality change, points: −5.00the only point",
    "nothing",
  ];
  await expect(row.getByRole("cell")).toHaveText(cells);
  await expect(page.getByText("Nothing that is published would be superseded.")).toBeVisible();
  await expect(page.getByText(/^No value could be judged against others/)).toBeVisible();
}
