import { standalonePage } from "./standalone-page";

/**
 * The page shown while the database is down. It must not need anything that may be down with it, and looks for the site
 * again every five seconds.
 */
export function unavailablePage(): string {
  return standalonePage({
    title: "Unavailable",
    head: '<meta http-equiv="refresh" content="5">\n',
    main: `  <h1>The leaderboard can’t reach its database</h1>
  <p>The results are safe; they just can’t be read right now. This page looks again every five seconds and comes
  back by itself.</p>`,
  });
}
