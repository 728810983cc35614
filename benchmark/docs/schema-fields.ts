import { z } from "zod";

/** One field of an object of a JSON Schema, in words. */
export interface SchemaField {
  name: string;
  isRequired: boolean;
  /** What it holds: "text", "a number above 0", "one of first-party, third-party"… */
  holds: string;
  /** Its meaning, where the schema says more than the name. */
  meaning: string;
}

/** An object of a JSON Schema and its fields. */
export interface SchemaObject {
  /** Where it stands: `results[].model`, `environments.{name}`; "" is the whole document. */
  path: string;
  meaning: string;
  fields: SchemaField[];
}

interface SchemaNode {
  type?: string | string[] | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
  description?: string | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
  default?: unknown;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  exclusiveMinimum?: number | undefined;
  required?: string[] | undefined;
  properties?: Record<string, SchemaNode> | undefined;
  items?: SchemaNode | undefined;
  anyOf?: SchemaNode[] | undefined;
  propertyNames?: SchemaNode | undefined;
  additionalProperties?: SchemaNode | boolean | undefined;
}

const Node: z.ZodType<SchemaNode> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    description: z.string().optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    default: z.unknown().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), Node).optional(),
    items: Node.optional(),
    anyOf: z.array(Node).optional(),
    propertyNames: Node.optional(),
    additionalProperties: z.union([z.boolean(), Node]).optional(),
  }),
);

/** Every object of a JSON Schema (2020-12, without references) with its fields, outermost first. */
export function listSchemaObjects(schema: object): SchemaObject[] {
  const objects: SchemaObject[] = [];
  collect(Node.parse(schema), "", objects);
  return objects;
}

function collect(node: SchemaNode, path: string, objects: SchemaObject[]): void {
  if (node.properties) {
    objects.push({
      path,
      meaning: node.description ?? "",
      fields: Object.entries(node.properties).map(([name, field]) => ({
        name,
        isRequired: node.required?.includes(name) ?? false,
        holds: wordsOf(field),
        meaning: field.description ?? "",
      })),
    });
    for (const [name, field] of Object.entries(node.properties)) collect(field, join(path, name), objects);
  }
  if (node.items) collect(node.items, `${path}[]`, objects);
  if (typeof node.additionalProperties === "object") {
    const names = node.propertyNames?.enum ? "metric" : "name";
    collect(node.additionalProperties, join(path, `{${names}}`), objects);
  }
  // Members of a choice stand at the same place.
  for (const member of node.anyOf ?? []) collect(member, path, objects);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** What a value may be, in words. */
function wordsOf(node: SchemaNode): string {
  const missing = node.default === undefined ? "" : `; ${String(node.default)} where it is absent`;
  return `${plainWords(node)}${missing}`;
}

function plainWords(node: SchemaNode): string {
  if (typeof node.const === "string") return `“${node.const}”`;
  if (node.const !== undefined) return `always ${String(node.const)}`;
  if (node.enum) return `one of ${node.enum.map(String).join(", ")}`;
  if (node.anyOf) return [...new Set(node.anyOf.map(plainWords))].join(", or ");
  if (Array.isArray(node.type)) return node.type.map((type) => plainWords({ ...node, type })).join(", or ");
  switch (node.type) {
    case "string":
      return textWords(node);
    case "integer":
      return `a whole number${boundWords(node)}`;
    case "number":
      return `a number${boundWords(node)}`;
    case "boolean":
      return "true or false";
    case "array":
      return listWords(node);
    case "object":
      return objectWords(node);
    default:
      return node.type ?? "any value";
  }
}

const MANY = new Intl.NumberFormat("en-GB");

function textWords({ pattern = "", maxLength, format }: SchemaNode): string {
  const most = maxLength === undefined ? "" : `, at most ${MANY.format(maxLength)} characters`;
  if (format === "date-time") return "a moment, ISO 8601 in UTC";
  if (pattern.startsWith("^https?")) return `an address, http:// or https://${most}`;
  if (pattern.includes("{64}")) return "64 lower-case hexadecimal digits";
  if (pattern.startsWith("^[a-z0-9]+")) return `lower-case words joined by hyphens${most}`;
  if (pattern.startsWith("^[A-Za-z0-9]")) return `letters, digits and . _ : + -${most}`;
  return `${pattern.includes("\\n") ? "prose, which may break lines" : "text"}${most}`;
}

function boundWords({ minimum, exclusiveMinimum }: SchemaNode): string {
  if (exclusiveMinimum !== undefined && exclusiveMinimum >= 0) return ` above ${exclusiveMinimum}`;
  return minimum === undefined || minimum < 0 ? "" : ` of at least ${minimum}`;
}

function listWords({ items, minItems = 0, maxItems }: SchemaNode): string {
  const of = items?.properties ? "objects" : plainWords(items ?? {});
  const most = maxItems === undefined ? "" : `${MANY.format(maxItems)}`;
  const count = minItems > 0 ? `, ${minItems} to ${most}` : most && `, at most ${most}`;
  return `a list${count}: ${of}`;
}

function objectWords({ properties, propertyNames, additionalProperties }: SchemaNode): string {
  if (properties || typeof additionalProperties !== "object") return "an object";
  const inner = additionalProperties.properties ? "an object" : plainWords(additionalProperties);
  return propertyNames?.enum ? "an object for each metric" : `names of your own, each with ${inner}`;
}
