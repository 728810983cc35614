import type { DrawnPanel } from "./drawn-panel";
import { FigureContent } from "./figure-content";
import { svgText } from "./svg-text";
import { TradeOffExplorer } from "./trade-off-explorer";
import { type FigureSize, SIZES } from "./trade-off-figure";

/** A chart that is there with the page, as SVG, and answers when someone turns to it. */
export function TradeOffChart({ panel }: { panel: DrawnPanel }) {
  return (
    <TradeOffExplorer panel={panel}>
      {panel.isSmall ? (
        <StaticFigure panel={panel} size={SIZES.small} className="small-figure" />
      ) : (
        <>
          <StaticFigure panel={panel} size={SIZES.wide} className="wide-figure" />
          <StaticFigure panel={panel} size={SIZES.narrow} className="narrow-figure" />
        </>
      )}
    </TradeOffExplorer>
  );
}

interface StaticFigureProps {
  panel: DrawnPanel;
  size: FigureSize;
  className: string;
}

function StaticFigure({ panel, size, className }: StaticFigureProps) {
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      className={className}
      role="img"
      aria-label={panel.summary}
      // As one text and not as elements, each of which would travel twice, as markup and as data.
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, in which every text is escaped
      dangerouslySetInnerHTML={{ __html: svgText(<FigureContent panel={panel} size={size} isTouched />) }}
    />
  );
}
