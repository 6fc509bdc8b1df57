interface WorkProgressProps {
  /** What is being done; said when it changes. */
  readonly what: string;
  /** How far it is, in words; it may change often, so that it is not said each time. */
  readonly figures?: string | undefined;
  /** How much is done, and of how much; null where nobody can know. */
  readonly done: number | null;
  readonly of: number;
}

/** Long work under way, and how far it is. */
export function WorkProgress({ what, figures, done, of }: WorkProgressProps) {
  return (
    <div className="wms-working wms-work-progress">
      <p role="status">{what}</p>
      {figures !== undefined && <p className="wms-hint">{figures}</p>}
      <progress aria-label={what} max={of} {...(done === null ? {} : { value: done })} />
    </div>
  );
}
