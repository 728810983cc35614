import type { NextConfig } from "next";

const config: NextConfig = {
  // The end-to-end tests build beside a running server, never over it.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["postgres"],
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
