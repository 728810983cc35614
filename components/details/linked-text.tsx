import { linkedText } from "@/benchmark/details/linked-text";

/** A text from outside, with what it refers to as links. Only addresses of the web become links. */
export function LinkedText({ text }: { text: string }) {
  return linkedText(text).map(({ text: piece, href }, index) =>
    href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      <a key={index} className="link" href={href} rel="nofollow ugc">
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
