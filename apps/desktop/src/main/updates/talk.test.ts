import { describe, expect, it } from 'vitest';
import { wordsFor } from '../words.ts';
import { createUpdateTalk, type TalkParts } from './talk.ts';

interface Box {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly defaultId: number;
  readonly cancelId: number;
}

function openTalk(answer: number, { locale = 'en', noticesWork = true } = {}) {
  const boxes: Box[] = [];
  const notices: { title: string; body: string; click: () => void }[] = [];
  let clicks = 0;
  class Notification {
    static isSupported = () => noticesWork;
    readonly #said: { title: string; body: string };
    #click: () => void = () => undefined;

    constructor(said: { title: string; body: string }) {
      this.#said = said;
    }
    on(_event: 'click', listener: () => void): void {
      this.#click = listener;
    }
    show(): void {
      notices.push({ ...this.#said, click: this.#click });
    }
  }
  const showMessageBox = async (_window: unknown, box: Box) => {
    boxes.push(box);
    return { response: answer };
  };
  const talk = createUpdateTalk({
    window: {},
    dialog: { showMessageBox },
    Notification,
    words: wordsFor(locale),
    onClick: () => void (clicks += 1),
  } as unknown as TalkParts);
  return { talk, boxes, notices, clicks: () => clicks };
}

describe('the question whether to install', () => {
  it.each([
    [0, false],
    [1, true],
  ])('answered with button %i is answered %s', async (button, agreed) => {
    expect(await openTalk(button).talk.confirm('1.2.3')).toBe(agreed);
  });

  it('is answered with no by Enter and by Escape, which a scanner could send', async () => {
    const { talk, boxes } = openTalk(0);
    await talk.confirm('1.2.3');
    expect(boxes).toMatchObject([
      {
        message: 'Install version 1.2.3 now?',
        buttons: ['Later', 'Install and restart'],
        defaultId: 0,
        cancelId: 0,
      },
    ]);
  });
});

it('a new version is announced in a notice and not in a box, and a click on it asks', () => {
  const { talk, boxes, notices, clicks } = openTalk(0);
  talk.announce('1.2.3');
  expect(boxes).toEqual([]);
  expect(notices).toMatchObject([{ title: 'Version 1.2.3 of 888 WMS is ready' }]);
  notices[0]?.click();
  expect(clicks()).toBe(1);
});

it('where the system has no notices, nothing is announced', () => {
  const { talk, boxes, notices } = openTalk(0, { noticesWork: false });
  talk.announce('1.2.3');
  expect([boxes, notices]).toEqual([[], []]);
});

it('unsent work is counted, in the language of the system', async () => {
  const english = openTalk(0);
  await english.talk.sayUnsent(1);
  expect(english.boxes[0]?.detail).toContain('1 entry waits');
  const spanish = openTalk(0, { locale: 'es-MX' });
  await spanish.talk.sayUnsent(3);
  expect(spanish.boxes[0]?.detail).toContain('3 entradas esperan');
});
