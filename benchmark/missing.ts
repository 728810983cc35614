import { MISSING_REASONS } from "./axes";

const REASONS: Readonly<Record<string, string>> = {
  ...MISSING_REASONS,
  not_reported: "the source gives no value",
};

/** Why a value is missing, in words: from a reason's key, or a reason that is words already. */
export function missingReason(reason: string): string {
  return REASONS[reason] ?? reason;
}
