/** What an account may do, the least first: send bundles; decide on them; and give roles to others, too. */
export const ROLES = ["submitter", "reviewer", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Whether `role` may do what `needed` may. */
export function mayActAs(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** A role by its name; null for what is none. */
export function readRole(text: string | null | undefined): Role | null {
  return ROLES.find((role) => role === text) ?? null;
}
