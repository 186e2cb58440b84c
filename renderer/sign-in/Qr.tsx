import { useMemo } from 'react';
import { encode } from 'uqr';

/** A text as a picture for a telephone's camera: black on white in both themes, with the quiet edge that readers need. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, dark } = useMemo(() => {
    const { size: side, data } = encode(text, { ecc: 'M', border: 4 });
    const squares = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: side, dark: squares.join('') };
  }, [text]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
