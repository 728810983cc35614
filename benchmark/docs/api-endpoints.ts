import type { ErrorAnswer, ReceivedAnswer, StatusAnswer, ValidAnswer } from "../api/answers";
import { LIMITS } from "../bundle";
import { sendCommands } from "./send-commands";

interface Named {
  name: string;
  meaning: string;
}

export interface Endpoint {
  /** Of its heading, to link to. */
  id: string;
  title: string;
  method: "GET" | "POST";
  path: string;
  purpose: string;
  headers: readonly Named[];
  /** Answers by status. */
  answers: readonly { status: number; meaning: string }[];
  /** A command that asks a site, given as "https://example.org", and an answer to it with made-up values. */
  command: (site: string) => string;
  example: object;
}

const RECEIPT = "tY0bq3N2mPZkVd8sQfJ7xLh5cWgR1uA9eKiToB6nHvM";
/** Whoever runs a command puts their own there. */
const RECEIPT_LINE = `RECEIPT=${RECEIPT}`;
const SHA256 = "0".repeat(64);
const MOST = `${LIMITS.packageBytes / 1024 ** 2} MiB`;
const FILE_NAME = {
  name: "X-File-Name",
  meaning: "Name of the file, percent-encoded where it is not ASCII.",
};
const TOKEN = {
  name: "Authorization",
  meaning: "Bearer and a token, which counts instead of your address. Without one bundles are taken, too.",
};
const DIGEST = {
  name: "Content-Digest",
  meaning: "sha-256=:BASE64: (RFC 9530). What arrives otherwise is refused.",
};
const BODY_ANSWERS = [
  {
    status: 400,
    meaning:
      "A header cannot be read, or the body is not what was announced: not whole, or of another digest.",
  },
  { status: 401, meaning: "The token is not known, or was revoked." },
  { status: 408, meaning: "The body came too slowly. Nothing was stored; send it again." },
  { status: 413, meaning: `The body is larger than ${MOST}.` },
  { status: 415, meaning: "The body is a form or of another type. Send the file itself." },
  { status: 422, meaning: "Refused: findings holds every one of them. Nothing was stored." },
  {
    status: 429,
    meaning: "Too many in a short time. Retry-After says in how many seconds it may be sent again.",
  },
  { status: 503, meaning: "Busy, or without its database. Retry-After says when to try again." },
];
const CHECKED = { title: "Made-up example", sha256: SHA256, bytes: 1834, results: 2 };

/** A refusal as every endpoint answers it. */
export const ERROR_EXAMPLE: ErrorAnswer = {
  error: {
    code: "package.refused",
    message: "The package was refused; the findings say what to correct. Nothing was stored.",
  },
  findings: [
    {
      code: "unit.unknown",
      severity: "error",
      pointer: "/results/0/metrics/amu/unit",
      found: '"gigabytes"',
      expected: "one of B, kB, MB, GB, TB, KiB, MiB, GiB, TiB, fraction",
      remedy: 'Did you mean "GB"?',
    },
  ],
};
const RECEIVED_EXAMPLE: ReceivedAnswer = {
  outcome: "received",
  receipt: RECEIPT,
  status: `/submissions/${RECEIPT}`,
  state: "pending",
  bundle: { id: "1b2c3d4e5f607182", ...CHECKED },
  findings: [],
};
const VALID_EXAMPLE: ValidAnswer = { valid: true, bundle: CHECKED, findings: [] };
const RECEIVED_AT = "2026-01-02T03:04:05.000Z";
const STATUS_EXAMPLE: StatusAnswer = {
  status: `/submissions/${RECEIPT}`,
  state: "pending",
  revision: 3,
  ahead: 3,
  may_withdraw: true,
  may_correct: true,
  received_at: RECEIVED_AT,
  published_at: null,
  bundle: {
    id: "1b2c3d4e5f607182",
    ...CHECKED,
    path: null,
    file_name: "bundle.json",
    document_sha256: SHA256,
    verification: null,
  },
  findings: [],
  history: [
    { at: RECEIVED_AT, by: "submitter", from: null, to: "received", reason: "Sent by the API." },
    { at: RECEIVED_AT, by: "system", from: "received", to: "checking", reason: "All of it has arrived." },
    { at: RECEIVED_AT, by: "system", from: "checking", to: "pending", reason: "It passed the checks." },
  ],
  results: [],
  on_boards: [],
  hears_by_mail: false,
  replaces: null,
  replaced_by: null,
};

/** What the API offers to who sends bundles. Examples are typed as the answers are, so that they cannot differ. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    id: "send",
    title: "Send a bundle",
    method: "POST",
    path: "/api/v1/bundles",
    purpose:
      "The body is the file itself: .json, .json.gz, .zip or .tar.gz, told apart by content. It is checked while it comes in, and stored whole or not at all.",
    headers: [
      FILE_NAME,
      {
        name: "Idempotency-Key",
        meaning:
          "22 to 100 random characters of A–Z, a–z, 0–9, - and _. The same file with the same key gets the same receipt, so that it can be sent again after a broken connection. Who can guess the key can follow the submission.",
      },
      TOKEN,
      DIGEST,
      {
        name: "X-Corrects",
        meaning: "Receipt of the submission that this one takes the place of, or the address of its page.",
      },
      { name: "X-Email", meaning: "Where to write to when it is decided. Never published." },
    ],
    answers: [
      { status: 201, meaning: "Received. Location and status lead to where it stands." },
      {
        status: 200,
        meaning: "Known: the same file was sent with the same key before. The receipt is the same.",
      },
      { status: 404, meaning: "The receipt in X-Corrects stands for no submission." },
      { status: 409, meaning: "The same file was sent by somebody else, or the key with another file." },
      ...BODY_ANSWERS,
    ],
    command: (site) => sendCommands(site).curl,
    example: RECEIVED_EXAMPLE,
  },
  {
    id: "validate",
    title: "Check a bundle",
    method: "POST",
    path: "/api/v1/bundles/validate",
    purpose: "Says what sending it would say, with the same checks, and stores nothing.",
    headers: [FILE_NAME, TOKEN, DIGEST],
    answers: [{ status: 200, meaning: "No error. findings holds the warnings." }, ...BODY_ANSWERS],
    command: (site) => sendCommands(site).curlCheck,
    example: VALID_EXAMPLE,
  },
  {
    id: "status",
    title: "Follow a submission",
    method: "GET",
    path: "/api/v1/submissions/{receipt}",
    purpose: "Where the submission of a receipt stands, with its history and findings.",
    headers: [],
    answers: [
      { status: 200, meaning: "The submission." },
      { status: 404, meaning: "The receipt stands for no submission." },
      { status: 429, meaning: "Too many looks in a short time. Retry-After says when to look again." },
    ],
    command: (site) => `${RECEIPT_LINE}\ncurl ${site}/api/v1/submissions/$RECEIPT`,
    example: STATUS_EXAMPLE,
  },
  {
    id: "withdraw",
    title: "Withdraw a submission",
    method: "POST",
    path: "/api/v1/submissions/{receipt}/withdraw",
    purpose:
      "Takes it back. The body may be empty, or give a reason, and the revision it is based on. What was published keeps its pages, with the reason.",
    headers: [],
    answers: [
      { status: 200, meaning: "Withdrawn; the answer is the submission as it stands now." },
      { status: 400, meaning: "The body cannot be read." },
      { status: 404, meaning: "The receipt stands for no submission." },
      { status: 409, meaning: "It is at another revision, or cannot be withdrawn any more." },
      { status: 429, meaning: "Too many in a short time. Retry-After says when to try again." },
    ],
    command: (site) => `${RECEIPT_LINE}
curl ${site}/api/v1/submissions/$RECEIPT/withdraw \\
  -H 'Content-Type: application/json' \\
  --data '{ "reason": "The power meter was wrong." }'`,
    example: {
      ...STATUS_EXAMPLE,
      state: "withdrawn",
      may_withdraw: false,
      may_correct: false,
      ahead: null,
      revision: 4,
      history: [
        ...STATUS_EXAMPLE.history,
        {
          at: "2026-01-03T04:05:06.000Z",
          by: "submitter",
          from: "pending",
          to: "withdrawn",
          reason: "The power meter was wrong.",
        },
      ],
    } satisfies StatusAnswer,
  },
];
