import type { NextConfig } from "next";

const config: NextConfig = {
  // The end-to-end tests build beside a running server, never over it.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["postgres"],
  async rewrites() {
    return [
      {
        source: "/leaderboards/:axis.json",
        destination: "/leaderboards/:axis/json",
      },
    ];
  },
};

export default config;
