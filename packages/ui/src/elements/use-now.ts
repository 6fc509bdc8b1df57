import { useEffect, useState } from 'react';

/** How often ages on a screen move on, in milliseconds. */
const ageTickMs = 10_000;

/** The present, in epoch milliseconds, moving on as ages do. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), ageTickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
