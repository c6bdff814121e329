import { Glyph, type GlyphName } from "@/lib/ui/glyph";

export type Point = { title: string; text: string };

export function Points({ points, icons }: { points: Point[]; icons: GlyphName[] }) {
  return (
    <ul className="ticks">
      {points.map(({ title, text }, index) => (
        <li key={title}>
          <Glyph name={icons[index] ?? "check"} />
          <div>
            <b>{title}</b>
            <span>{text}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
