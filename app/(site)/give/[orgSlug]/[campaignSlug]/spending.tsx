import type { PublicCampaign } from "@/lib/giving/public-pages";

const fills = ["var(--color-chart-now)", "var(--art-2)", "var(--color-line-strong)", "var(--art-3)"];

/** Parts of a whole as one bar, to scale, with the figures beneath. */
export function Spending({ title, shares }: { title: string; shares: PublicCampaign["spending"] }) {
  const words = shares.map(({ label, percent }) => `R\u00A0${percent} ${label}`);
  return (
    <>
      <h2 className="t-xl">{title}</h2>
      <figure className="read">
        <div className="spending" role="img" aria-label={words.join(", ")}>
          {shares.map(({ label, percent }, index) => (
            <i key={label} style={{ flex: percent, background: fills[index % fills.length] }} />
          ))}
        </div>
        <figcaption className="legend num">
          {words.map((text, index) => (
            <span key={text}>
              <i className="key" style={{ background: fills[index % fills.length] }} />
              {text}
            </span>
          ))}
        </figcaption>
      </figure>
    </>
  );
}
