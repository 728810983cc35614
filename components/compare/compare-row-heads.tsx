/** The row that names a group of rows. */
export function GroupHead({
  title,
  columns,
  unstated = [],
}: {
  title: string;
  columns: number;
  unstated?: string[];
}) {
  return (
    <tr>
      <th scope="rowgroup" className="text-base">
        {title}
      </th>
      <td colSpan={columns}>{unstated.length > 0 && <span>Stated by none: {unstated.join("; ")}.</span>}</td>
    </tr>
  );
}

/** A row's name, with the mark of those that differ. */
export function RowHead({
  name,
  detail,
  differs,
}: {
  name: string;
  detail?: string | null;
  differs: boolean;
}) {
  return (
    <th scope="row">
      {differs && (
        <>
          <b className="font-semibold text-accent" aria-hidden="true">
            ≠{" "}
          </b>
          <em className="sr-only">differs: </em>
        </>
      )}
      {name}
      {detail && <span>{detail}</span>}
    </th>
  );
}
