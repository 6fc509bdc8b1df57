import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { readPreferences } from '../app/preferences.ts';
import { answerGiven } from '../app/scan-latency.ts';
import { type FeedbackKind, openSound, playTone } from './play-tone.ts';

/** One answer to a person, with the time it was given (epoch milliseconds). */
export interface Feedback {
  readonly id: number;
  readonly kind: FeedbackKind;
  readonly sentence: string;
  readonly at: number;
}

/** The first screen comes before the sound device, in milliseconds. */
const soundOpenedAfterMs = 500;

/** How many answers the scan screen looks back on. */
export const resultsMax = 20;

interface Given {
  /** What the banner shows, until it is closed or the next one comes. */
  readonly shown: Feedback | null;
  /** The last ones, newest first. */
  readonly results: readonly Feedback[];
}

interface Giving {
  /** Shows, speaks and sounds an answer, and keeps it among the results. */
  readonly report: (kind: FeedbackKind, sentence: string) => void;
  /** The same for what is only on its way: something was heard, and its answer will follow. */
  readonly mention: (sentence: string) => void;
  readonly close: () => void;
}

// Apart, so that an answer draws anew what shows answers, and not every screen that gives one.
const GivingContext = createContext<Giving | null>(null);
const GivenContext = createContext<Given>({ shown: null, results: [] });

/** For whoever gives answers. */
export function useFeedback(): Giving {
  const giving = useContext(GivingContext);
  if (!giving) throw new Error('broken promise: every screen stands inside FeedbackProvider');
  return giving;
}

/** For whoever shows them. */
export const useGivenFeedback = (): Given => useContext(GivenContext);

export function FeedbackProvider({ children }: { children: ReactNode }) {
  const [results, setResults] = useState<readonly Feedback[]>([]);
  const [shown, setShown] = useState<Feedback | null>(null);
  const lastId = useRef(0);
  useEffect(() => {
    const opening = setTimeout(openSound, soundOpenedAfterMs);
    return () => clearTimeout(opening);
  }, []);

  const show = useCallback((kind: FeedbackKind, sentence: string): Feedback => {
    lastId.current += 1;
    const feedback = { id: lastId.current, kind, sentence, at: Date.now() };
    setShown(feedback);
    answerGiven();
    // What is seen must not wait for what is heard.
    setTimeout(() => playTone(kind, readPreferences().soundVolume));
    return feedback;
  }, []);
  const mention = useCallback((sentence: string) => void show('SHOWN', sentence), [show]);
  const report = useCallback(
    (kind: FeedbackKind, sentence: string) => {
      const feedback = show(kind, sentence);
      setResults((before) => [feedback, ...before].slice(0, resultsMax));
    },
    [show],
  );
  const close = useCallback(() => setShown(null), []);
  const giving = useMemo(() => ({ report, mention, close }), [report, mention, close]);
  const given = useMemo(() => ({ shown, results }), [shown, results]);
  return (
    <GivingContext value={giving}>
      <GivenContext value={given}>{children}</GivenContext>
    </GivingContext>
  );
}
