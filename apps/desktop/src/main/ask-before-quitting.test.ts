import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { askBeforeQuitting } from './ask-before-quitting.ts';
import { wordsFor } from './words.ts';

function closableWindow(unsent: number, locale = 'en') {
  const seen = { boxes: [] as { message: string; detail: string }[], destroyed: false, quit: false };
  const answers: ((answer: { response: number }) => void)[] = [];
  const window = Object.assign(new EventEmitter(), { destroy: () => void (seen.destroyed = true) });
  askBeforeQuitting(window as never, {
    app: { quit: () => void (seen.quit = true) },
    dialog: {
      showMessageBox: ((_window: unknown, box: { message: string; detail: string }) => {
        seen.boxes.push(box);
        return new Promise((answer) => answers.push(answer));
      }) as never,
    },
    queue: { waiting: () => unsent },
    words: wordsFor(locale),
  });
  const close = (): boolean => {
    let prevented = false;
    window.emit('close', { preventDefault: () => (prevented = true) });
    return !prevented;
  };
  const press = async (response: number) => {
    answers.shift()?.({ response });
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { seen, close, press };
}

describe('closing the window', () => {
  it('with nothing unsent asks nothing', () => {
    const { seen, close } = closableWindow(0);
    expect(close()).toBe(true);
    expect(seen.boxes).toEqual([]);
  });

  it('over unsent work says how much, asks once, and stays when told to', async () => {
    const { seen, close, press } = closableWindow(3);
    expect([close(), close()]).toEqual([false, false]);
    expect(seen.boxes).toHaveLength(1);
    expect(seen.boxes[0]?.detail).toContain('3 entries wait');
    await press(0);
    expect(seen).toMatchObject({ destroyed: false, quit: false });
    close();
    expect(seen.boxes).toHaveLength(2);
  });

  it('over unsent work quits when told to', async () => {
    const { seen, close, press } = closableWindow(1);
    close();
    await press(1);
    expect(seen).toMatchObject({ destroyed: true, quit: true });
  });

  it('speaks Spanish where the system does', () => {
    const { seen, close } = closableWindow(1, 'es-MX');
    close();
    expect(seen.boxes[0]?.detail).toContain('1 entrada espera');
  });
});
