import { DetailTable } from "../details/detail-section";
import { Moment } from "../details/moment";

interface Token {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** The tokens of an account, each with the way to end it. */
export function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  if (tokens.length === 0) return <p className="text-sm">There is no token.</p>;
  return (
    <DetailTable caption="Your tokens">
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col" className="text">
            Made
          </th>
          <th scope="col" className="text">
            Last used
          </th>
          <th scope="col" className="text">
            To end it
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, createdAt, lastUsedAt }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="text">
              <Moment at={createdAt} />
            </td>
            <td className="text">{lastUsedAt ? <Moment at={lastUsedAt} /> : "never"}</td>
            <td className="text">
              <form method="post" action="/account/revoke">
                <input type="hidden" name="token" value={id} />
                <button type="submit" className="link" aria-label={`Revoke the token ${name}`}>
                  Revoke
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}
