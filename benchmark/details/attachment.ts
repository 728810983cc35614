/**
 * The `content-disposition` that saves a download under this name (RFC 6266): in plain letters for every browser, and
 * in UTF-8 for those that read it.
 */
export function attachment(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^\.+/, "_");
  const spelled = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${spelled}`;
}
