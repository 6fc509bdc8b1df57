/** Where each bar begins and how wide it is: a picture of a barcode, not a code that scans. */
const bars = [
  [0, 3],
  [5, 1],
  [8, 2],
  [13, 4],
  [19, 1],
  [22, 3],
  [28, 1],
  [31, 4],
  [38, 2],
  [42, 1],
  [45, 3],
  [51, 1],
  [54, 2],
  [58, 4],
] as const;

/** What to look for on a pallet. */
export function BarcodePicture() {
  return (
    <svg className="wms-barcode" viewBox="0 0 62 30" aria-hidden>
      {bars.map(([x, width]) => (
        <rect key={x} x={x} width={width} height="30" />
      ))}
    </svg>
  );
}
