import { Fragment, isValidElement, type ReactNode } from "react";

/**
 * A drawing as the text of an SVG file, from the same elements that the page has, so that both are one picture. For
 * drawings alone: elements, fragments and components without hooks. A route handler has no other way: React's own
 * renderer to text is not to be had on that side of Next.js.
 */
export function svgText(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number" || typeof node === "bigint")
    return escaped(String(node));
  if (Array.isArray(node)) return node.map(svgText).join("");
  if (!isValidElement<Readonly<Record<string, unknown>> & { children?: ReactNode }>(node)) {
    throw new Error("a drawing has elements and text alone");
  }
  const { type, props } = node;
  if (isFragment(type)) return svgText(props.children);
  if (typeof type === "function") {
    const drawn: ReactNode = Reflect.apply(type, undefined, [props]);
    return svgText(drawn);
  }
  if (typeof type !== "string") throw new Error("a drawing has elements, fragments and components alone");
  const attributes = Object.entries(props).map(([name, value]) => attribute(name, value));
  return `<${type}${attributes.join("")}>${svgText(props.children)}</${type}>`;
}

/** A fragment's type is a symbol, which React types as a component. */
function isFragment(type: unknown): boolean {
  return type === Fragment;
}

/** Names that SVG itself writes with capitals, of those that drawings use. */
const CAPITALS: readonly string[] = ["viewBox"];

function attribute(name: string, value: unknown): string {
  if (name === "children" || value === null || value === undefined || value === false) return "";
  const written =
    name === "className"
      ? "class"
      : CAPITALS.includes(name)
        ? name
        : name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
  return ` ${written}="${escaped(String(value))}"`;
}

/** Signs of markup, and what no XML may hold. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
