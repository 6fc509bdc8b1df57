/** First run, this machine's server and network, updates and support. */
export const stationWords = {
  station: {
    firstTitle: 'Set up this computer',
    firstHint: 'Enter the address of your company’s WMS server. Your administrator knows it.',
    check: 'Check this server',
    goOn: 'Continue to sign-in',
    found: {
      FIT: 'This is a WMS server, version {{version}}. It fits this program.',
      TOO_OLD:
        'This server is version {{version}}, and this program needs {{needed}} or newer. Most work goes on; where something is missing, the server says so. Ask your administrator to update the server.',
      UNREACHABLE:
        'Nothing answers at this address. Check the address, and that this computer is on the company’s network.',
      NOT_A_WMS:
        'Something answers at this address, but it is not a WMS server. Check the address with your administrator.',
      UNTRUSTED:
        'This computer does not trust the server’s certificate, so nothing was sent to it. If your company has its own authority, an administrator names it in the managed settings of this computer (caFile).',
      BAD_ADDRESS: 'A server address begins with http:// or https:// and has no name or password in it.',
    },
    welcomeTitle: 'Almost ready',
    welcomeHint: 'Two things, and the station is ready. Both can be changed later in Settings.',
    stationHint: 'Stands with every receipt that is booked here: PACK-01, for example.',
    scannerTitle: 'Try the scanner',
    scannerHint: 'Scan anything: the test page shows what arrives, key by key.',
    testScanner: 'Open the scanner test',
    begin: 'Save and begin',
    clockTitle: 'This computer’s clock is wrong',
    clockAhead:
      'It is {{minutes, number}} min behind the server. Ages and “as of” times here may be wrong until it is set right.',
    clockBehind:
      'It is {{minutes, number}} min ahead of the server. Ages and “as of” times here may be wrong until it is set right.',
    oldTitle: 'The server is older than this program',
    network: 'Network',
    proxy: 'Proxy',
    direct: 'none: the server is reached directly',
    authority: 'Certificates',
    ownAuthority: 'your company’s own authority is trusted too',
    wellKnown: 'the well-known authorities',
    server: 'Server',
    updates: 'Updates',
    channel: 'Channel',
    updateState: 'State',
    noUpdates: {
      NOT_INSTALLED: 'This is not an installed program, so it takes no updates.',
      SWITCHED_OFF: 'Your administrator brings newer versions to this computer.',
      PACKAGE_MANAGER: 'The system’s package manager brings newer versions.',
      NOT_SIGNED: 'This build is not signed, so it takes no updates.',
      NO_FEED: 'This build names no place where newer versions lie.',
    },
    updateStates: {
      IDLE: 'No newer version is known.',
      LOOKING: 'Looking for a newer version.',
      READY: 'Version {{version}} is ready to be installed.',
      FAILED: 'The last look failed; it is tried again by itself.',
    },
    lookedAt: 'Last look {{when}}',
    look: 'Check now',
    install: 'Install and restart',
    installUnsent: 'Install it once the queue is empty: nothing is installed over unsent work.',
    latency: 'Scan to answer',
    latencyValue: 'half within {{p50}} ms, 99 of 100 within {{p99}} ms ({{count, number}} scans)',
    latencyNone: 'not measured yet: nothing was scanned since the program was opened',
    diagnostics: 'Save a diagnostics file',
    diagnosticsHint:
      'For support: versions, settings, network, queue and the last log lines. Passwords, tokens, names and what was booked are left out. Nothing is sent by itself.',
    licences: 'Show licences',
    hideLicences: 'Hide licences',
    licencesTitle: 'What this program is made of',
    anotherWarehouse: 'Work in another warehouse',
    chooseTitle: 'Which warehouse do you work in?',
    signInAt: 'Sign in to work in {{warehouse}}.',
  },
};
