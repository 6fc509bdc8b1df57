import { useCallback, useEffect, useRef, useState } from 'react';
import { useHost } from '../app/host-context.ts';

/** Work that outlives the window it is done in. */
export interface DraftState<Content> {
  /** Null until the draft of an earlier window has been looked for. */
  readonly content: Content | null;
  /** Changes it, draws it and keeps it. */
  readonly change: (next: (now: Content) => Content) => void;
  /** Settles once the newest change is kept, or known not to be: only then may a person hear that it was taken. */
  readonly whenKept: () => Promise<void>;
  /** The newest content, also between two drawings. */
  readonly latest: () => Content;
  /** False once this host could not keep it: then it lasts as long as the window. */
  readonly isKept: boolean;
}

export interface DraftForm<Content> {
  readonly empty: Content;
  /** Reads a kept text; null when it is damaged or of another form, and then it counts as empty. */
  readonly parse: (text: string) => Content | null;
  /** Null when there is nothing to keep. */
  readonly format: (content: Content) => string | null;
}

interface Held<Content> {
  readonly name: string;
  readonly content: Content;
}

const contentOf = <Content>(held: Held<Content> | null, name: string): Content | null =>
  held?.name === name ? held.content : null;

/** A draft by its name; `form` must stay the same object. */
export function useDraft<Content>(name: string, form: DraftForm<Content>): DraftState<Content> {
  const { drafts } = useHost();
  const [held, setHeld] = useState<Held<Content> | null>(null);
  const [isKept, setIsKept] = useState(true);
  const now = useRef<Held<Content> | null>(null);
  const keeping = useRef(Promise.resolve());
  useEffect(() => {
    let isGone = false;
    const take = (text: string | null) => {
      if (isGone) return;
      now.current = { name, content: (text === null ? null : form.parse(text)) ?? form.empty };
      setHeld(now.current);
    };
    void drafts.read(name).then(take, () => take(null));
    return () => {
      isGone = true;
    };
  }, [drafts, name, form]);

  const change = useCallback(
    (next: (before: Content) => Content) => {
      // What is kept under this name has not been read yet: it would be written over with another's.
      if (now.current?.name !== name) return;
      const content = next(now.current.content);
      now.current = { name, content };
      setHeld(now.current);
      keeping.current = drafts.keep(name, form.format(content)).then(setIsKept, () => setIsKept(false));
    },
    [drafts, name, form],
  );
  const latest = useCallback(() => contentOf(now.current, name) ?? form.empty, [name, form]);
  const whenKept = useCallback(() => keeping.current, []);
  return { content: contentOf(held, name), change, whenKept, latest, isKept };
}
