import { classifyCode, type Code, lostCharacter } from './classify-code.ts';
import type { HeardKey } from './listen-for-scans.ts';
import { invertCapitals, type KeyPress, readKey } from './read-key.ts';
import { scanLengthMin } from './recogniser.ts';
import { averageGapMsLimits, type ScannerSettings } from './scanner-settings.ts';

/** What is wrong with what arrived. */
export type ScanFault =
  | 'TOO_SHORT'
  | 'TOO_SLOW'
  | 'AS_SLOW_AS_A_PERSON'
  | 'NO_SUFFIX'
  | 'OTHER_SUFFIX'
  | 'NO_PREFIX'
  | 'LAYOUT'
  | 'CAPITALS'
  | 'CAPS_LOCK';

export interface Diagnosis {
  readonly fault: ScanFault | null;
  /** The change of settings that mends it; null when only the scanner or the keyboard can be changed. */
  readonly mend: Partial<ScannerSettings> | null;
  /** What was typed, as the settings read it, with prefix and without the key that ended it. */
  readonly text: string;
  /** Milliseconds a key, over all of them; null for one key alone. */
  readonly averageGapMs: number | null;
}

const suffixKeys: readonly string[] = ['Enter', 'Tab'] satisfies ScannerSettings['suffix'][];

/** Room for a scanner that is sometimes a little slower, when its speed is taken as the limit. */
const slownessFactor = 1.25;

const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/**
 * Says what keeps these keys, which came without a long pause between them, from being a scan, or from being the code
 * on the label. The first cause that stands in the way is the answer.
 */
export function diagnoseKeys(keys: readonly HeardKey[], settings: ScannerSettings): Diagnosis {
  const { text, asUs, ended } = readAll(keys, settings);
  const averageGapMs = averageGapOf(keys);
  const found = (fault: ScanFault | null, mend: Diagnosis['mend'] = null): Diagnosis => {
    return { fault, mend, text, averageGapMs };
  };

  if (!text.startsWith(settings.prefix)) return found('NO_PREFIX', { prefix: '' });
  const body = text.slice(settings.prefix.length);
  if (settings.prefix === '' && text.length < scanLengthMin) return found('TOO_SHORT');
  if (ended === null) return found('NO_SUFFIX');
  if (ended !== settings.suffix) return found('OTHER_SUFFIX', { suffix: ended });
  if (settings.prefix === '' && averageGapMs !== null && averageGapMs > settings.averageGapMsMax) {
    const averageGapMsMax = Math.ceil((averageGapMs * slownessFactor) / 5) * 5;
    if (averageGapMsMax > averageGapMsLimits.max) return found('AS_SLOW_AS_A_PERSON');
    return found('TOO_SLOW', { averageGapMsMax });
  }
  if (saysWhatItIs(body)) return found(null);
  return diagnoseCharacters(body, asUs.slice(settings.prefix.length), keys, settings, found);
}

function diagnoseCharacters(
  body: string,
  asUs: string,
  keys: readonly HeardKey[],
  settings: ScannerSettings,
  found: (fault: ScanFault | null, mend?: Diagnosis['mend']) => Diagnosis,
): Diagnosis {
  const capsLock = keys.some((key) => key.capsLock);
  if (!settings.usLayout && capsLock && saysWhatItIs(asUs)) return found('CAPS_LOCK', { usLayout: true });
  if (saysWhatItIs(invertCapitals(body)))
    return found('CAPITALS', { capitalsInverted: !settings.capitalsInverted });
  if (!settings.usLayout && (saysWhatItIs(asUs) || body.includes(lostCharacter)))
    return found('LAYOUT', { usLayout: true });
  if (settings.usLayout && saysWhatItIs(readAll(keys, { ...settings, usLayout: false }).text))
    return found('LAYOUT', { usLayout: false });
  return found(null);
}

const certainKinds: readonly Code['kind'][] = ['ASN', 'BADGE', 'GTIN', 'SSCC'];

/** True for codes that prove themselves by a prefix or a check digit; any text may be a SKU. */
const saysWhatItIs = (text: string): boolean => certainKinds.includes(classifyCode(text).kind);

/** All characters of the keys, and the key that ended them. */
function readAll(keys: readonly KeyPress[], settings: ScannerSettings) {
  let text = '';
  let asUs = '';
  for (const press of keys) {
    const meaning = readKey(press, settings);
    if (meaning.kind !== 'CHARACTER') continue;
    text += meaning.text;
    asUs += meaning.asUs;
  }
  const last = keys.findLast(({ key }) => !modifiers.has(key))?.key ?? '';
  const ended = suffixKeys.includes(last) ? (last as ScannerSettings['suffix']) : null;
  return { text, asUs, ended };
}

function averageGapOf(keys: readonly KeyPress[]): number | null {
  const typed = keys.filter(({ key }) => !modifiers.has(key));
  const [first, last] = [typed[0], typed.at(-1)];
  return first && last && typed.length > 1 ? (last.timeStamp - first.timeStamp) / (typed.length - 1) : null;
}
