import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPublication, readConsent, scanText } from "./privacy";

const kindsIn = (text: string) => scanText(text).map(({ kind }) => kind);

describe("what a raw file tells", () => {
  test.each([
    ['{"model": "/mnt/models/Tiny-1B"}', ["paths"]],
    ["loading /home/alice/models/x.gguf", ["users", "paths"]],
    ["C:\\Users\\alice\\x.json", ["users", "paths"]],
    ['"path": "C:\\\\Users\\\\alice\\\\x.json"', ["users", "paths"]],
    ["~/models/x", ["paths"]],
    ['{"hostname": "gpu-box-17"}', ["hosts"]],
    ["node3.gpu.cluster is up", ["hosts"]],
    ["listening on 192.168.17.4:8000", ["hosts"]],
    ["written by alice.b@made-up.org", ["emails"]],
    ['"endpoint": "http://10.1.2.3:8000/v1"', ["hosts", "endpoints"]],
    ["https://inference.example-company.com/v1", ["endpoints"]],
    ['{"longitude": 12.5, "latitude": 41.9}', ["locations"]],
    ["timestamp,duration,longitude,latitude\n2026-01-02,3,12.5,41.9", ["locations"]],
    ['{"country_name": "Italy"}', ["locations"]],
  ])("%s", (text, kinds) => {
    expect(kindsIn(text)).toEqual(kinds);
  });

  test.each([
    "--api-key sk-madeUpmadeUpmadeUp1234",
    "sk-proj-madeUpmadeUpmadeUp1234",
    "token hf_madeUpmadeUpmadeUp",
    "AKIAMADEUPMADEUPMADE",
    "Authorization: Bearer madeup.madeup-madeup",
    '"api_key": "made-up-key-1"',
    "OPENAI_API_KEY=made-up-key-1",
    "https://alice:made-up-word@example.org/x",
    "vllm serve --api-key made-up-key-1",
    "ghp_madeUpmadeUpmadeUpmadeUp",
    "-----BEGIN RSA PRIVATE KEY-----",
  ])("a secret: %s", (text) => {
    expect(kindsIn(text)).toContain("secrets");
  });

  test.each([
    '{"model": "example-org/Tiny-1B", "throughput": 512.5}',
    "https://huggingface.co/example-org/Tiny-1B",
    "http://localhost:8000/v1",
    "server at 127.0.0.1 and 0.0.0.0",
    "nvidia-cublas-cu12==12.4.5.8",
    '"machine": "x86_64"',
    "2026/01/02 03:04:05.000, 0, NVIDIA H200, 290.00 W",
    "tokens/s and/or samples/s",
    '"api_key": null, "password": "***"',
    "task-level skill: sk-learn",
    "Bearer token",
    "vllm serve --api-key EMPTY --max-tokens 128",
  ])("nothing: %s", (text) => {
    expect(scanText(text)).toEqual([]);
  });

  test("is counted by kind and shown with most of it hidden", () => {
    expect(scanText("/home/alice/one.json and /home/alice/two.json")).toEqual([
      { kind: "users", count: 2, example: "/hom…ce" },
      { kind: "paths", count: 2, example: "/home/…json" },
    ]);
    expect(scanText("hf_madeUpmadeUpmadeUp")[0]?.example).toBe("hf_m…");
  });
});

describe("consent", () => {
  test("lets a file go along that tells no more than was agreed to", () => {
    const { consent } = readConsent(["users,paths"]);
    expect(checkPublication(scanText("/home/alice/x"), consent)).toMatchObject({
      isAllowed: true,
      needed: [],
    });
    expect(checkPublication(scanText("/home/alice/x on 10.1.2.3"), consent)).toMatchObject({
      isAllowed: false,
      needed: ["hosts"],
    });
  });

  test("never lets a secret go along", () => {
    const { consent } = readConsent(["all"]);
    expect(consent.has("secrets")).toBe(false);
    expect(checkPublication(scanText("hf_madeUpmadeUpmadeUp"), consent)).toMatchObject({
      isAllowed: false,
      needed: [],
    });
    expect(readConsent(["secrets, paths", "what"])).toEqual({
      consent: new Set(["paths"]),
      unknown: ["secrets", "what"],
    });
  });
});

test("any text can be scanned, and no example gives away more than half of what it is of", () => {
  const pieces = fc.constantFrom(
    "/home/",
    "alice",
    "@",
    ".org",
    "10.",
    "1.2.3",
    "sk-",
    "hf_",
    "://",
    "\n",
    "é",
    "C:\\",
    "Bearer ",
    "a".repeat(30),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      for (const { count, example } of scanText(parts.join(""))) {
        expect(count).toBeGreaterThan(0);
        expect(example.length).toBeLessThanOrEqual(20);
      }
    }),
  );
});
