import { z } from "zod";
import { LIMITS } from "../bundle";
import { DuplicateAnswer, ErrorAnswer, ReceivedAnswer, StatusAnswer, ValidAnswer } from "./answers";
import { Withdrawal } from "./withdrawal";

const ANSWERS = {
  Received: ReceivedAnswer,
  Valid: ValidAnswer,
  Submission: StatusAnswer,
  Error: ErrorAnswer,
  Duplicate: DuplicateAnswer,
  Withdrawal,
};

type AnswerName = keyof typeof ANSWERS;

const json = (name: AnswerName) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
});
const answer = (description: string, name: AnswerName) => ({ description, content: json(name) });
const error = (description: string) => answer(description, "Error");
const retried = (description: string) => ({
  ...error(description),
  headers: {
    "Retry-After": { description: "Seconds after which to send again.", schema: { type: "integer" } },
  },
});

const LIMIT = `${LIMITS.packageBytes / 1024 / 1024} MiB`;

const PACKAGE = {
  required: true,
  description: `The file itself, at most ${LIMIT}: bundle.json, packed by gzip or not, or a .zip or .tar.gz that holds it with its artefacts. What it is, its content says.`,
  content: Object.fromEntries(
    ["application/json", "application/gzip", "application/zip", "application/octet-stream"].map((type) => [
      type,
      { schema: { type: "string", format: "binary" } },
    ]),
  ),
};

const header = (name: string, description: string) => ({
  name,
  in: "header",
  required: false,
  description,
  schema: { type: "string" },
});

const PACKAGE_HEADERS = [
  header("X-File-Name", "Name of the file, percent-encoded."),
  header("Content-Digest", "sha-256=:BASE64: (RFC 9530); what arrives with another digest is refused."),
];
const SUBMISSION_HEADERS = [
  header(
    "Idempotency-Key",
    "22 to 100 random characters from A-Z, a-z, 0-9, - and _. Sent again with the same key, the same package is answered with the same receipt; keep it as secret as the receipt.",
  ),
  header("X-Corrects", "Receipt of the submission that this one corrects."),
  header("X-Email", "Where to tell of the decision; never published."),
];

const RECEIPT = [
  {
    name: "receipt",
    in: "path",
    required: true,
    description: "The secret that came with the submission: 43 characters.",
    schema: { type: "string" },
  },
];

const TOKEN = [{}, { token: [] }];

const REFUSALS = {
  400: error("A header is malformed, or the package did not arrive whole."),
  401: error("The token is not known, or was revoked."),
  403: error("Sent from a page of another site."),
  408: retried("The body came too slowly."),
  413: error(`More than ${LIMIT}.`),
  415: error("The body is of a type that is not taken."),
  422: error("Refused; `findings` holds everything that is wrong."),
  429: retried("More than the limit for this address or token."),
  500: error("Something broke."),
  503: retried("The server is busy, or its database does not answer."),
};

const withdrawn = (operationId: string) => ({
  operationId,
  summary: "Withdraw a submission",
  description: "What was published keeps its pages, which say that it was withdrawn and why.",
  parameters: RECEIPT,
  requestBody: { required: false, content: json("Withdrawal") },
  responses: {
    200: answer("Withdrawn; where it stands.", "Submission"),
    400: error("The body is malformed."),
    403: error("Sent from a page of another site."),
    404: error("The receipt stands for no submission."),
    409: error("It can't be withdrawn, or has changed meanwhile."),
    429: retried("More than the limit for this address."),
    503: retried("The database does not answer."),
  },
});

/** The API in OpenAPI 3.1: every address, and what it takes and answers, from the schemas that its code is typed by. */
export function openApiDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: "EfficientLLM leaderboard",
      version: "1",
      description: "Hands in result bundles and follows them. Fields are added, never renamed.",
    },
    servers: [{ url: "/" }],
    paths: {
      "/api/v1/bundles": {
        post: {
          operationId: "sendBundle",
          summary: "Hand in a bundle",
          description:
            "It is checked, stored, and published once a reviewer decides so. No account is needed.",
          security: TOKEN,
          parameters: [...PACKAGE_HEADERS, ...SUBMISSION_HEADERS],
          requestBody: PACKAGE,
          responses: {
            200: answer("Known: the same package came with the same key before.", "Received"),
            201: answer("Received.", "Received"),
            404: error("The receipt in X-Corrects stands for no submission."),
            409: {
              description:
                "The same bundle was handed in before; or the key, with another bundle; or the receipt in X-Corrects names what takes no correction any more.",
              content: {
                "application/json": {
                  schema: {
                    anyOf: [json("Duplicate"), json("Error")].map((one) => one["application/json"].schema),
                  },
                },
              },
            },
            ...REFUSALS,
          },
        },
      },
      "/api/v1/bundles/validate": {
        post: {
          operationId: "validateBundle",
          summary: "Check a bundle",
          description: "The checks of handing it in; nothing is stored.",
          security: TOKEN,
          parameters: PACKAGE_HEADERS,
          requestBody: PACKAGE,
          responses: { 200: answer("It passes.", "Valid"), ...REFUSALS },
        },
      },
      "/api/v1/submissions/{receipt}": {
        get: {
          operationId: "followSubmission",
          summary: "Follow a submission",
          parameters: RECEIPT,
          responses: {
            200: answer("Where it stands.", "Submission"),
            404: error("The receipt stands for no submission."),
            429: retried("More than the limit for this address."),
            503: retried("The database does not answer."),
          },
        },
        delete: withdrawn("withdrawSubmission"),
      },
      "/api/v1/submissions/{receipt}/withdraw": { post: withdrawn("withdrawSubmissionByPost") },
      "/api/v1/openapi.json": {
        get: {
          operationId: "describeApi",
          summary: "This document",
          responses: { 200: { description: "OpenAPI 3.1.", content: { "application/json": {} } } },
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token of an account: efl_…" },
      },
      schemas: Object.fromEntries(
        Object.entries(ANSWERS).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: "output" })]),
      ),
    },
  };
}
