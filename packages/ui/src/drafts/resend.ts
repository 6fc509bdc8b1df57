/** How long after it was sent a line may be sent again by itself: the server keeps its key for 24 hours. */
export const resendHoursMax = 23;

/** Sent so long ago without an answer that sending it again could book it twice; times in epoch milliseconds. */
export const isUnsure = ({ sentAt }: { readonly sentAt: number | null }, now: number): boolean =>
  sentAt !== null && now - sentAt > resendHoursMax * 3_600_000;
