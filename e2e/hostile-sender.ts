import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { ErrorAnswer, ReceivedAnswer, StatusAnswer } from "@/benchmark/api/answers";
import { aBundle } from "@/benchmark/bundle-builder";
import { KillableSite } from "./killable-site";

export const API = "/api/v1/bundles";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Who sends to a site of their own, decides there, and remembers what nobody else may ever read. */
export class HostileSender {
  /** Receipts, keys, tokens, sessions and passwords. */
  readonly secrets: string[] = [];
  /** The text of every answer that refused something. */
  readonly refusals: string[] = [];
  readonly #admin = { email: "made-up-admin@example.org", password: `made-up ${randomUUID()}` };

  private constructor(readonly site: KillableSite) {
    this.secrets.push(this.#admin.password);
  }

  /** @param settings environment variables of the server, in which it does not have its defaults. */
  static async start(name: string, settings: Readonly<Record<string, string>> = {}): Promise<HostileSender> {
    const sender = new HostileSender(await KillableSite.start(name, settings));
    const { email, password } = sender.#admin;
    expect((await sender.site.run("admin", [email], password)).code).toBe(0);
    return sender;
  }

  async post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> {
    const type = { "content-type": "application/octet-stream" };
    const init = { method: "POST", body, headers: { ...type, ...headers }, redirect: "manual" } as const;
    const answer = await fetch(`${this.site.url}${path}`, init);
    const text = await answer.text();
    if (answer.status >= 400) this.refusals.push(text);
    return { status: answer.status, headers: answer.headers, text };
  }

  /** Sends a sound bundle; its receipt is a secret from then on. */
  async submit(body: BodyInit, headers: Record<string, string> = {}): Promise<ReceivedAnswer> {
    const answer = await this.post(API, body, headers);
    expect(answer.status, answer.text).toBe(201);
    return this.received(answer);
  }

  /** What an answer says was received. */
  received({ text }: Answer): ReceivedAnswer {
    const received = ReceivedAnswer.parse(JSON.parse(text));
    this.secrets.push(received.receipt);
    return received;
  }

  async standing(receipt: string): Promise<StatusAnswer> {
    const answer = await fetch(`${this.site.url}/api/v1/submissions/${receipt}`);
    return StatusAnswer.parse(await answer.json());
  }

  /** Signs the browser of a page in as the admin. */
  async signIn(page: Page): Promise<void> {
    const { url } = this.site;
    const form = { ...this.#admin, to: "/account" };
    const answer = await page.request.post(`${url}/review/sign-in/send`, { form, headers: { origin: url } });
    expect(answer.ok()).toBe(true);
    const cookies = await page.context().cookies();
    expect(cookies).toHaveLength(1);
    this.secrets.push(...cookies.map(({ value }) => decodeURIComponent(value).split(".")[0] ?? value));
  }

  /** Publishes a submission as the form of the queue does. */
  async publish(page: Page, receipt: string): Promise<StatusAnswer> {
    const { url } = this.site;
    const { bundle, revision } = await this.standing(receipt);
    const form = { decision: "publish", revision: String(revision), reason: "" };
    await page.request.post(`${url}/review/${bundle.id}/decide`, { form, headers: { origin: url } });
    const after = await this.standing(receipt);
    expect(after.state).toBe("published");
    return after;
  }

  /** Fails where anything is stored, or a file of an upload is left. */
  async nothingStored(attack: () => Promise<unknown>): Promise<void> {
    const before = await this.site.stored();
    await attack();
    expect(await this.site.stored()).toEqual(before);
    await expect.poll(() => this.site.uploadFiles()).toEqual([]);
  }

  /** Fails where a secret stands in anything that the server printed or refused with. */
  expectNothingTold(): void {
    const told = [this.site.log, ...this.refusals];
    expect(this.secrets.filter((secret) => told.some((text) => text.includes(secret)))).toEqual([]);
  }
}

export function errorOf({ text }: Answer): string {
  return ErrorAnswer.parse(JSON.parse(text)).error.code;
}

/** The codes of all findings of a refusal, each once. */
export function codesOf({ text }: Answer): string[] {
  const { findings } = ErrorAnswer.parse(JSON.parse(text));
  return [...new Set(findings.map(({ code }) => code))].sort();
}

/** The text of a made-up bundle that nobody has sent. */
export function aNewDocument(): string {
  return JSON.stringify(aBundle({ title: `Made-up bundle ${randomUUID()}` }));
}
