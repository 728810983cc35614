import { ROLES, type Role } from "@/benchmark/review/role";
import { DetailTable } from "../details/detail-section";
import { Moment } from "../details/moment";

interface Account {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: string;
  sessions: number;
  tokens: number;
}

interface Props {
  accounts: readonly Account[];
  /** The account of who looks: its role is changed by another admin. */
  own: string;
}

/** Accounts with their roles, and the forms that change a role or end its sessions. */
export function AccountTable({ accounts, own }: Props) {
  return (
    <DetailTable caption="Accounts">
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className="text">
            Role
          </th>
          <th scope="col" className="text">
            Made
          </th>
          <th scope="col">Tokens</th>
          <th scope="col">Sessions</th>
          <th scope="col" className="text">
            To end them
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ id, name, email, role, createdAt, sessions, tokens }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{name}</bdi>
              <span className="block font-normal text-soft text-xs">{email}</span>
            </th>
            <td className="text">
              {id === own ? `${role} (you)` : <RoleForm id={id} name={name} role={role} />}
            </td>
            <td className="text">
              <Moment at={createdAt} />
            </td>
            <td>{tokens}</td>
            <td>{sessions}</td>
            <td className="text">
              {sessions > 0 && (
                <form method="post" action="/review/accounts/change">
                  <input type="hidden" name="account" value={id} />
                  <button
                    type="submit"
                    name="end"
                    value="sessions"
                    className="link"
                    aria-label={`End the sessions of ${name}`}
                  >
                    End sessions
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}

function RoleForm({ id, name, role }: { id: string; name: string; role: Role }) {
  return (
    <form method="post" action="/review/accounts/change" className="flex items-center gap-2">
      <input type="hidden" name="account" value={id} />
      <select
        name="role"
        defaultValue={role}
        aria-label={`Role of ${name}`}
        className="min-h-8 rounded border border-rule bg-raised px-1 text-sm"
      >
        {ROLES.map((key) => (
          <option key={key}>{key}</option>
        ))}
      </select>
      <button type="submit" className="link" aria-label={`Give ${name} this role`}>
        Give
      </button>
    </form>
  );
}
