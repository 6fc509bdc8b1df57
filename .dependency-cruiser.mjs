// Who may import whom: the table of docs/architecture.md, without exemptions. Each layer names what it may import,
// and everything else is a violation. Type-only imports count like any other. `scripts/import-rules.ts` runs this.

const tests = '(\\.test\\.tsx?$|^apps/api/src/testing/)';
const testkitUsers = [tests, '^(e2e|bench|packages/testkit)/'];
const node = '^(node:)?[a-z0-9_/]+$';
const react = npm(
  'react',
  'react-dom',
  'react-i18next',
  'i18next',
  '@mantine/[^/]+',
  '@tabler/[^/]+',
  '@tanstack/[^/]+',
);

// What labels are drawn and read with.
const labels = npm(
  'bwip-js',
  '@cantoo/pdf-lib',
  '@cantoo/fontkit',
  '@expo-google-fonts/noto-sans',
  'zxing-wasm',
);

// What files that people choose are read with.
const files = npm('csv-parse');

/** What a layer's product code may import; its tests may import more, but obey the rules for everyone. */
function layer(name, folder, allowed) {
  return {
    name: `${name}-imports`,
    severity: 'error',
    from: { path: folder, pathNot: tests },
    to: { pathNot: [folder, ...allowed] },
  };
}

/** A feature imports itself, never another one, and what every feature stands on. */
function feature(name, from, allowed) {
  const foundation = api(
    '(caller|paging)\\.ts',
    'csv/',
    'store/(store|ids)\\.ts',
    'store/statements/',
    'ledger/',
    'outbox/',
    'replenishment/',
    'security/',
  );
  const itself = '^apps/api/src/features/$1/';
  const to = { pathNot: [itself, foundation, packages('contract', 'domain'), ...allowed] };
  return { name, severity: 'error', from, to };
}

function never(name, from, to) {
  return { name, severity: 'error', from, to };
}

/** Installed packages, wherever npm has put them. */
function npm(...names) {
  return `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
}

/** Folders of `packages/`. */
function packages(...names) {
  return `^packages/(${names.join('|')})/`;
}

/** Files and folders of the API's sources. */
function api(...names) {
  return `^apps/api/src/(${names.join('|')})`;
}

const everyone = [
  never('no-cycles', {}, { circular: true }),
  never('no-unresolvable-imports', {}, { couldNotResolve: true }),
  never('no-undeclared-packages', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
  never('no-imports-of-tests', { pathNot: [tests, '^bench/'] }, { path: tests }),
  never('packages-never-import-apps', { path: '^packages/' }, { path: '^apps/' }),
  never('apps-never-import-each-other', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
  never('testkit-is-for-tests', { pathNot: testkitUsers }, { path: packages('testkit') }),
];

const sharedPackages = [
  layer('domain', packages('domain'), []),
  layer('contract', packages('contract'), [packages('domain'), npm('zod')]),
  layer('client', packages('client'), [packages('contract', 'domain')]),
  layer('ui', packages('ui'), [packages('client', 'contract', 'domain'), react, labels, files]),
];

const server = [
  feature(
    'feature-imports',
    { path: '^apps/api/src/features/([^/]+)/', pathNot: [tests, 'routes\\.ts$'] },
    [],
  ),
  feature('feature-routes-imports', { path: '^apps/api/src/features/([^/]+)/[a-z-]*routes\\.ts$' }, [
    api('http/'),
    npm('express'),
  ]),
  layer('store', api('store/'), [
    packages('domain'),
    npm('drizzle-orm', 'better-sqlite3', 'pg', 'ulid'),
    node,
  ]),
  layer('replenishment', api('replenishment/'), [api('store/', 'outbox/'), packages('domain')]),
  layer('ledger', api('ledger/'), [api('store/'), packages('domain', 'contract'), node]),
  never(
    'only-the-store-knows-its-databases',
    { path: '^apps/api/src/', pathNot: [tests, api('store/')] },
    { path: npm('drizzle-orm', 'better-sqlite3', 'pg') },
  ),
  never(
    'only-http-and-routes-know-express',
    {
      path: '^apps/api/src/',
      pathNot: [tests, api('http/', 'app\\.ts', 'features/[^/]+/[a-z-]*routes\\.ts')],
    },
    { path: npm('express') },
  ),
  never(
    'nothing-imports-a-composition-root',
    { path: '^apps/api/src/[^/]+/', pathNot: [tests, api('cli/')] },
    { path: '^apps/api/src/[^/]+\\.ts$', pathNot: api('(caller|config|open-store|paging)\\.ts') },
  ),
];

const desktop = [
  layer('desktop-shared', '^apps/desktop/src/shared/', [
    packages('client', 'contract', 'domain'),
    '^packages/ui/src/host-bridge\\.ts$',
  ]),
  layer('desktop-preload', '^apps/desktop/src/preload/', ['^apps/desktop/src/shared/', npm('electron')]),
  layer('desktop-main', '^apps/desktop/src/main/', [
    '^apps/desktop/src/shared/',
    packages('client', 'contract', 'domain'),
    npm(
      'electron',
      'electron-updater',
      'better-sqlite3',
      'keytar',
      '@napi-rs/[^/]+',
      'node-machine-id',
      'undici',
      'zod',
    ),
    node,
  ]),
  layer('desktop-renderer', '^apps/desktop/src/renderer/', [
    '^apps/desktop/src/shared/',
    packages('ui', 'client', 'contract', 'domain'),
    react,
  ]),
];

const portal = [
  layer('portal', '^apps/portal/(src/|package\\.json$)', [
    packages('ui', 'client', 'contract', 'domain'),
    react,
  ]),
];

const endToEnd = [
  never(
    'e2e-imports-no-product-but-the-contract',
    { path: '^e2e/' },
    {
      path: '^(apps|packages)/',
      pathNot: packages('client', 'contract', 'testkit'),
    },
  ),
];

export default {
  forbidden: [...everyone, ...sharedPackages, ...server, ...desktop, ...portal, ...endToEnd],
  options: {
    // TypeScript 7 has no programming interface that this tool can read, and without a parser it silently reads
    // no modules at all. The script that runs these rules fails when a source file was not read.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^apps/[^/]+/(dist|out|release)/' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
