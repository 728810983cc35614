interface SendCommands {
  /** Checks by a request, and stores nothing. */
  curlCheck: string;
  /** Sends by a request. */
  curl: string;
  /** The same from a checkout of the site's code, where the checks are made before anything is sent. */
  npmCheck: string;
  npm: string;
}

/**
 * Commands that check and send a bundle, ready to be pasted. The key of the request stands first and alone: with the
 * same one it can be sent again after a broken connection.
 *
 * @param site scheme and host, "https://example.org".
 */
export function sendCommands(site: string): SendCommands {
  const body = "-H 'Content-Type: application/octet-stream' \\\n  --data-binary @bundle.zip";
  return {
    curlCheck: `curl ${site}/api/v1/bundles/validate \\\n  ${body}`,
    curl: `KEY=$(openssl rand -hex 16)
curl ${site}/api/v1/bundles \\
  -H 'X-File-Name: bundle.zip' \\
  -H "Idempotency-Key: $KEY" \\
  ${body}`,
    npmCheck: "npm run submit -- bundle.zip --check",
    npm: `npm run submit -- bundle.zip --to ${site}`,
  };
}
