import { Fragment } from "react";

/** What an importer's table writes between backticks, or what can only be a name of a file or of its field. */
const NAME = /(`[^`]+`|(?<![\w-])--[a-z][\w-]*|(?<![\w.<])[\w.<>/-]*\w_\w[\w.<>/-]*(?<!\.))/;

/** A text of an importer's table, with what is to be typed or found in a file set as such. */
export function ImporterText({ text }: { text: string }) {
  return text.split(NAME).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never move
      <CodeName key={index} name={part.replaceAll("`", "")} />
    ),
  );
}

/** From this many characters on a name is longer than its column. */
const LONG = 28;

/** A name as it stands in a file. A long one breaks between its parts. */
export function CodeName({ name }: { name: string }) {
  if (name.length < LONG) return <code>{name}</code>;
  return (
    <code>
      {name.split(/(?<=[a-z0-9>\]][._/](?=\S))/i).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one name, which never move
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
