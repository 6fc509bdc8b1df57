/** The oldest server that has all that the screens ask for. Raise it with the first screen that needs more. */
export const serverVersionMin = '0.1.0';

const versionPattern = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:[-+].*)?$/;

/** Whether a server of this version, `1.4.0`, has what the screens need. What is no version is not fit. */
export function isFitServer(version: string, needed: string = serverVersionMin): boolean {
  const [has, needs] = [version, needed].map((text) => versionPattern.exec(text)?.slice(1).map(Number));
  if (!has || !needs) return false;
  const at = has.findIndex((part, index) => part !== needs[index]);
  return at < 0 || (has[at] ?? 0) > (needs[at] ?? 0);
}
