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
