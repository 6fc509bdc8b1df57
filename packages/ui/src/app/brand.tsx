/** The name, as it stands on every screen. */
export function Brand() {
  return (
    <p className="wms-brand">
      <strong>888</strong> WMS
    </p>
  );
}
