/** What scanning says; English. */
export const scanWords = {
  title: 'Scan',
  prompt: 'Scan a pallet',
  hint: 'An ASN label opens the pallet; the same label once more accepts it. A SKU label opens the item.',
  code: 'Or type a code',
  open: 'Open',
  results: 'Last results',
  noResults: 'Nothing scanned yet.',
  say: {
    needsSupervisor: '{{asnNumber}} is a shipment: a supervisor must receive it. Nothing was booked.',
    badge: '{{badge}} is a worker’s badge.',
    badgeNeedsSupervisor: '{{badge}} is a worker’s badge: only a supervisor may issue stock with it.',
    sku: '{{sku}}: opened.',
    lookingUp: '{{code}}: looking it up.',
    unknown: '{{code}} is neither a shipment nor a SKU of this warehouse. Nothing was booked.',
    notLookedUp: '{{code}} could not be looked up. {{reason}}',
    noGtin: 'No article here has the number {{code}}, or the server could not be asked. Nothing was booked.',
    noPallet:
      'No active shipment here travels under the pallet number {{code}}, or the server could not be asked. Nothing was booked.',
    tooMany:
      '{{code}} came while too many scans were still being looked up. Nothing was booked; scan it again.',
    EMPTY: 'The code was empty. Nothing was booked; scan it again.',
    TOO_LONG: '{{code}} is longer than any code here. Nothing was booked.',
    DAMAGED: '{{code}} is not whole, or its check digit is wrong. Nothing was booked; scan it again.',
    UNREADABLE:
      '{{code}} has characters that this keyboard layout swallowed. Nothing was booked; open the scanner test in the settings.',
    NOT_GOODS: '{{code}} is a GS1 label, but it names neither an article nor a pallet. Nothing was booked.',
  },
} as const;

/** The scanner test; English. */
export const scannerTestWords = {
  title: 'Scanner test',
  subtitle: 'Scan anything: nothing is opened or booked here.',
  open: 'Test the scanner',
  back: 'Back to the settings',
  answer: 'What arrived',
  empty: 'Scan a label',
  emptyHint: 'What the scanner sends is shown here key by key, with what is wrong and how to mend it.',
  codes: 'Codes to try',
  codesHint: 'Scan these from the screen or from paper. Nothing in your warehouse has these numbers.',
  code: { asn: 'Shipment', badge: 'Badge', gs1: 'GS1, with separator' },
  print: 'Print',
  good: 'This scanner works',
  faulty: 'Something is wrong',
  fault: {
    NONE: 'The code was recognised as a scan. Compare it with the label: it must be the same, to the letter.',
    NOT_A_SCAN:
      'These keys are no scan: there was a pause in the middle, a key that no code has, or more than 128 characters.',
    TOO_SHORT:
      'A code has at least 4 characters, because fewer are quickly typed. Set the scanner to send a prefix, and enter it in the settings.',
    TOO_SLOW: 'The scanner types more slowly than is set here.',
    AS_SLOW_AS_A_PERSON:
      'These keys came as slowly as a person types them. If it was the scanner, set it to send without a delay between characters, or to send a prefix, and enter that in the settings.',
    NO_SUFFIX:
      'No key ends the code. Set the scanner to send Enter (often called suffix CR or terminator) after each code: its manual has a code to scan for that.',
    OTHER_SUFFIX: 'The code ends with another key than is set here.',
    NO_PREFIX: 'The prefix that is set here did not arrive.',
    LAYOUT:
      'The scanner presses the keys of another keyboard layout than this computer has, so that other characters arrive than stand on the label.',
    CAPITALS: 'Capitals arrive as small letters, and small letters as capitals.',
    CAPS_LOCK:
      'Caps Lock is on, so that capitals arrive as small letters. Switch it off, or have keys read by their place.',
  },
  mend: {
    suffixEnter: 'Set the end of a code to Enter',
    suffixTab: 'Set the end of a code to Tab',
    speed: 'Allow {{gapMs}} ms a key',
    usLayout: 'Read keys as a US keyboard’s',
    ownLayout: 'Read keys in this computer’s layout',
    capitals: 'Turn capitals round',
    noPrefix: 'Go by speed, without a prefix',
  },
  arrived: 'Arrived',
  is: 'Recognised',
  notRecognised: 'no scan',
  speed: 'Speed',
  gap: '{{gapMs}} ms a key',
  kind: {
    ASN: 'Shipment {{code}}',
    BADGE: 'Worker’s badge {{code}}',
    SKU: 'SKU {{code}}, if the warehouse has it',
    GTIN: 'Article number (GTIN) {{code}}',
    SSCC: 'Pallet number (SSCC) {{code}}',
    UNKNOWN: 'Nothing that is known here',
  },
  elementFault: {
    UNKNOWN_AI: 'GS1: ({{ai}}) is no identifier that is known here.',
    LENGTH: 'GS1: the field ({{ai}}) has the wrong length; a separator may be missing.',
    CHARACTERS: 'GS1: the field ({{ai}}) has characters that it may not have.',
    CHECK_DIGIT: 'GS1: the check digit of ({{ai}}) is wrong.',
    DATE: 'GS1: the field ({{ai}}) is no date.',
  },
  keys: 'Keys as they arrived',
  key: 'Key',
  place: 'Place on the keyboard',
  gapBefore: 'Pause before, ms',
} as const;

/** Scanning with a camera; English. */
export const cameraWords = {
  title: 'Camera',
  start: 'Scan with the camera',
  stop: 'Camera off',
  starting: 'The camera is opening.',
  aim: 'Hold the label into the frame. Show it again to scan it again.',
  picture: 'What the camera sees',
  which: 'Which camera',
  number: 'Camera {{number, number}}',
  light: 'Light',
  fault: {
    REFUSED:
      'The camera may not be used here. Allow it for this page in the browser or the system, then start it again.',
    NONE: 'No camera answers. Plug it in, then start it again.',
    BUSY: 'The camera is in use by another program, or it failed. Close that program, then start it again.',
  },
} as const;
