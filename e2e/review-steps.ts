import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { z } from "zod";
import { ReceivedAnswer, StatusAnswer } from "@/benchmark/api/answers";
import { type ChosenFile, madeUpDataset } from "./made-up-packages";

/** Changes that a decision makes are on the boards within this time (issue 5). */
const SHOWN_WITHIN_MS = 2_000;

/** Who can sign in. */
export interface Account {
  name: string;
  email: string;
  password: string;
}

/** Signs in by the form, and lands on `to`. */
export async function signIn(page: Page, { email, password }: Account, to = "/review"): Promise<void> {
  await page.goto(`/review/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(to);
}

/**
 * Decides by the form of the submission's page that is open.
 *
 * @returns the moment of the answer that leads on, as `leadOn` does.
 */
export async function decide(page: Page, title: string, reason = ""): Promise<number> {
  await page.getByRole("radio", { name: new RegExp(`^${title}`) }).check();
  await page.getByLabel("Reason", { exact: true }).fill(reason);
  return leadOn(page, () => page.getByRole("button", { name: "Decide" }).click());
}

/**
 * Does what sends a form that leads on to a page.
 *
 * @returns the moment at which its answer arrived, in milliseconds of `performance.now()`.
 */
export async function leadOn(page: Page, send: () => Promise<void>): Promise<number> {
  const answered = page
    .waitForResponse((response) => response.request().method() === "POST")
    .then((response) => ({ status: response.status(), at: performance.now() }));
  const [{ status, at }] = await Promise.all([answered, send()]);
  expect(status).toBe(303);
  return at;
}

/** Sends a package by the API, as a program does. */
export async function sendByApi(request: APIRequestContext, file: ChosenFile): Promise<ReceivedAnswer> {
  const answer = await request.post("/api/v1/bundles", {
    data: file.buffer,
    headers: { "content-type": "application/octet-stream" },
  });
  expect(answer.status()).toBe(201);
  return ReceivedAnswer.parse(await answer.json());
}

/** Sends a package and publishes it; `reviewer` is signed in as one. */
export async function publishByApi(reviewer: Page, file: ChosenFile): Promise<ReceivedAnswer> {
  const sent = await sendByApi(reviewer.request, file);
  const { revision } = await readStatus(reviewer.request, sent.receipt);
  const answer = await reviewer.request.post(`/review/${sent.bundle.id}/decide`, {
    form: { decision: "publish", revision, reason: "" },
    headers: { origin: new URL(reviewer.url()).origin },
    maxRedirects: 0,
  });
  expect(answer.headers().location).toBe(`/review/${sent.bundle.id}?done=publish`);
  return sent;
}

/** What the API says of a submission. */
export async function readStatus(request: APIRequestContext, receipt: string): Promise<StatusAnswer> {
  return StatusAnswer.parse(await (await request.get(`/api/v1/submissions/${receipt}`)).json());
}

const Board = z.object({
  dataset_version: z.number(),
  cohorts: z.array(
    z.object({ dataset: z.string(), rows: z.array(z.object({ technique: z.string(), result: z.string() })) }),
  ),
});

/** What the board says of a made-up bundle, asked so: techniques and results of its rows, and the dataset version. */
export async function readBoard(request: APIRequestContext, name: string, question = "?level=runs") {
  const answer = await request.get(`/leaderboards/inference.json${question}`);
  const board = Board.parse(await answer.json());
  const cohort = board.cohorts.find(({ dataset }) => dataset === madeUpDataset(name));
  const rows = cohort?.rows ?? [];
  return { version: board.dataset_version, rows: rows.map(({ technique }) => technique), results: rows };
}

/** Asks board and page until a made-up bundle is on both, or on neither; an error two seconds after `since`. */
export async function expectOnBoards(
  request: APIRequestContext,
  name: string,
  { isShown, since }: { isShown: boolean; since: number },
): Promise<void> {
  const heading = `${madeUpDataset(name)}</span></h2>`;
  const look = async () => {
    const [{ rows }, page] = await Promise.all([
      readBoard(request, name),
      request.get("/leaderboards/inference?level=runs"),
    ]);
    return { rows, isOnPage: (await page.text()).includes(heading) };
  };
  const expected = isShown ? { rows: ["bfloat16", "int4"], isOnPage: true } : { rows: [], isOnPage: false };
  const timeout = Math.max(1, since + SHOWN_WITHIN_MS - performance.now());
  await expect.poll(look, { timeout, intervals: [50] }).toEqual(expected);
}
