import type { NextConfig } from "next";

/**
 * Only the charts made for other pages may stand in a frame; they and files as sent have a policy of their own, which
 * one from here would replace. GitHub is where its sign-in
 * form leads. No `script-src`: Next sends a page's data as inline scripts. To allow those alone takes a nonce, with which
 * no page could be kept ready, and to allow all of them would forbid nothing that matters.
 */
const POLICY =
  "base-uri 'none'; form-action 'self' https://github.com; frame-ancestors 'none'; frame-src 'none'; object-src 'none'";

const config: NextConfig = {
  // The end-to-end tests build beside a running server, never over it.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["postgres"],
  async headers() {
    const everywhere = [
      { key: "X-Content-Type-Options", value: "nosniff" },
      // Addresses of receipts are secrets. Not `no-referrer`: with it browsers send `Origin: null` along with forms.
      { key: "Referrer-Policy", value: "same-origin" },
    ];
    return [
      { source: "/:path*", headers: everywhere },
      {
        source:
          "/((?!trade-offs/(?:embed$|export/)|trade-offs\\.(?:svg|csv)$|(?:bundles|review)/[^/]+/files/).*)",
        headers: [{ key: "Content-Security-Policy", value: POLICY }],
      },
    ];
  },
  async rewrites() {
    const boards = ["json", "csv", "md", "tex"].map((format) => ({
      source: `/leaderboards/:axis.${format}`,
      destination: format === "json" ? "/leaderboards/:axis/json" : `/leaderboards/:axis/export/${format}`,
    }));
    const charts = ["csv", "svg"].map((format) => ({
      source: `/trade-offs.${format}`,
      destination: `/trade-offs/export/${format}`,
    }));
    return [...boards, ...charts];
  },
};

export default config;
