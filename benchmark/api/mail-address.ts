/** What can't break out of a header or a list of addresses: no blank, no bracket, no comma. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188}[A-Za-z0-9])?$/;

/** One mail address to write to, without blanks around it; null where the text is none. */
export function readMailAddress(text: string): string | null {
  const address = text.trim();
  return ADDRESS.test(address) ? address : null;
}
