interface CodeBlockProps {
  /** What it is, for who cannot see it. */
  label: string;
  text: string;
}

/** Something to be copied: a command or an example. */
export function CodeBlock({ label, text }: CodeBlockProps) {
  return (
    <figure aria-label={label}>
      <pre className="command">{text}</pre>
    </figure>
  );
}
