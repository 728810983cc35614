import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { MADE_UP_SPEED } from "@/importers/made-up-files";
import { anError, RECEIPT, received, startStandIn } from "./stand-in-site";
import { readSecret, submissionKey } from "./submission-key";
import { readTarget } from "./submit-target";

const ROOT = join(import.meta.dirname, "..");
const TOKEN = `efl_${"A".repeat(43)}`;

let folder: string;
let sound: string;
let broken: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "submit-test-"));
  sound = join(folder, "sound.json");
  broken = join(folder, "broken.json");
  writeFileSync(sound, JSON.stringify(aBundle()));
  writeFileSync(broken, "{}");
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the real command as a process of its own. */
async function submit(...args: string[]) {
  return submitWith({}, ...args);
}

async function submitWith({ token = TOKEN, input = "" }, ...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, "scripts", "run.mjs"), "submit", ...args], {
    env: { ...process.env, XDG_CONFIG_HOME: folder, npm_lifecycle_event: "", EFFICIENTLLM_TOKEN: token },
  });
  child.stdin.end(input);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, "close");
  return { code, out, err };
}

test("a sound file is received, a second run sends the same key, and a broken one is not sent", async () => {
  const { url, heard, close } = await startStandIn(received, received);
  onTestFinished(close);
  const first = await submit(sound, "--to", `${url}/`);
  expect([first.code, first.out.includes(`\n  ${url}/submissions/${RECEIPT}\n`)]).toEqual([0, true]);
  const second = await submit(sound, broken, "--to", url, "--json");
  expect(second.code).toBe(1);
  const { files } = JSON.parse(second.out);
  expect(files).toMatchObject([
    { file: sound, outcome: "received", receipt: RECEIPT, status: `${url}/submissions/${RECEIPT}` },
    { file: broken, outcome: "refused" },
  ]);
  expect(files[1].findings[0].code).toBe("format.version");
  const keys = heard.map(({ headers }) => headers["idempotency-key"]);
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  expect(heard[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  expect(first.out + first.err + second.out + second.err).not.toContain(TOKEN);
});

test("a token that is not known ends it with 2, and is not printed", async () => {
  const { url, close } = await startStandIn(anError(401, "token.unknown"));
  onTestFinished(close);
  const { code, out, err } = await submit(sound, "--to", url);
  expect([code, err]).toEqual([2, expect.stringContaining("token.unknown it is.")]);
  expect(out + err).not.toContain(TOKEN);
});

test("a token comes from a file or from standard input, and no output repeats it", async () => {
  const { url, heard, close } = await startStandIn(received, received);
  onTestFinished(close);
  const path = join(folder, "token");
  writeFileSync(path, `${TOKEN}\n`);
  const runs = [
    await submitWith({ token: "" }, sound, "--to", url, "--token-file", path),
    await submitWith({ token: "", input: `${TOKEN}\n` }, sound, "--to", url, "--token-file", "-"),
  ];
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(heard.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
  expect(runs.map(({ out, err }) => out + err).join()).not.toContain(TOKEN);
});

test("a token on the command line is warned of; one that is not there or twice there ends it with 2", async () => {
  const { url, close } = await startStandIn(received);
  onTestFinished(close);
  const given = await submitWith({ token: "" }, sound, "--to", url, "--token", TOKEN);
  expect([given.code, given.err]).toEqual([0, expect.stringContaining("use --token-file")]);
  const missing = await submit(sound, "--to", url, "--token-file", join(folder, "nowhere"));
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("The token could not be read")]);
  const empty = await submitWith({ input: "\n" }, sound, "--to", url, "--token-file", "-");
  expect([empty.code, empty.err]).toEqual([2, expect.stringContaining("holds no token")]);
  const both = await submit(sound, "--to", url, "--token", TOKEN, "--token-file", "-");
  expect([both.code, both.err]).toEqual([2, expect.stringContaining("not both")]);
});

test("without --to it says so", async () => {
  const { code, err } = await submit(sound);
  expect([code, err]).toEqual([2, expect.stringMatching(/^--to is missing/)]);
});

test("--check sends nothing, and prints findings as ingest does", async () => {
  const raw = join(folder, "vllm.json");
  writeFileSync(raw, JSON.stringify(MADE_UP_SPEED));
  const { code, out } = await submit("--check", sound, broken, raw);
  expect(code).toBe(1);
  expect(out.trimEnd().split("\n").at(-1)).toBe(
    `${raw}: refused: This is a file of vLLM bench serve: npm run import makes a bundle of it.`,
  );
  expect(out).toMatch(/sound\.json: valid, 1 result, SHA-256 [0-9a-f]{64}$/m);
  expect(out).toMatch(/^error {3}format\.version {2}.*broken\.json: \/format: found nothing;/m);
});

test("a key is the same for the same user, site and package, and another for every other", () => {
  const path = join(folder, "keys", "secret");
  const secret = readSecret(path) ?? new Uint8Array();
  expect(readSecret(path)).toEqual(secret);
  expect([secret.byteLength, statSync(path).mode & 0o077]).toEqual([32, 0]);
  const key = submissionKey(secret, "https://a.example", "0".repeat(64));
  expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(submissionKey(secret, "https://a.example", "0".repeat(64))).toBe(key);
  const others = [
    submissionKey(secret, "https://b.example", "0".repeat(64)),
    submissionKey(secret, "https://a.example", "1".repeat(64)),
    submissionKey(readSecret(join(folder, "keys", "other")) ?? secret, "https://a.example", "0".repeat(64)),
  ];
  expect(new Set([key, ...others]).size).toBe(4);
});

test("where a secret can't be kept there is none", () => {
  writeFileSync(join(folder, "no-folder"), "");
  expect(readSecret(join(folder, "no-folder", "secret"))).toBeNull();
});

test.each([
  ["https://board.example/", "https://board.example"],
  ["http://localhost:3000", "http://localhost:3000"],
  ["http://127.0.0.1:3000/", "http://127.0.0.1:3000"],
  ["http://[::1]:3000", "http://[::1]:3000"],
  ["https://board.example/llm/", "https://board.example/llm"],
])("a token may go to %s", (to, site) => {
  expect(readTarget({ to, token: TOKEN, insecure: false })).toEqual({ site, token: TOKEN });
});

test.each([
  ["http://board.example", "Everybody between here"],
  ["http://127.0.0.1.board.example", "Everybody between here"],
  ["https://user:secret@board.example", "without a password"],
  ["file:///etc/passwd", "address of a leaderboard"],
  ["board.example", "address of a leaderboard"],
])("a token may not go to %s", (to, message) => {
  expect(() => readTarget({ to, token: TOKEN, insecure: false })).toThrow(message);
});

test("a token crosses a network unencrypted only where that is said, and no message repeats it", () => {
  expect(readTarget({ to: "http://board.example", token: TOKEN, insecure: true }).token).toBe(TOKEN);
  const malformed = () => readTarget({ to: "https://board.example", token: "hunter2", insecure: false });
  expect(malformed).toThrow(/^(?!.*hunter2).*malformed/);
});
