/** The environment that a build is made in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How packages for one system will be signed. */
export interface Signing {
  /** What the environment lacks, in sentences; empty when the packages will be signed. */
  readonly missing: readonly string[];
  /** What electron-builder's configuration gets on top. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

const azureSigning = ['WMS_AZURE_ENDPOINT', 'WMS_AZURE_ACCOUNT', 'WMS_AZURE_PROFILE'];
const azureSignIn = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'];
const appleKey = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'];
const applePassword = ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'];

const absent = (environment: Environment, names: readonly string[]): string[] =>
  names.filter((name) => !environment[name]);
const has = (environment: Environment, names: readonly string[]): boolean =>
  absent(environment, names).length === 0;

/** Finds out from the environment how, and whether, packages for a system can be signed. */
export function signingFor(platform: NodeJS.Platform, environment: Environment): Signing {
  if (platform === 'win32') return windowsSigning(environment);
  if (platform === 'darwin') return appleSigning(environment);
  // A package manager checks its repository's signature; docs/install.md has how SHA256SUMS is signed.
  return { missing: [], overrides: {} };
}

function windowsSigning(environment: Environment): Signing {
  const missing = absent(environment, ['WMS_PUBLISHER']).map(
    () => 'WMS_PUBLISHER is not set: without the common name of the certificate no update is ever installed.',
  );
  if (azureSigning.some((name) => environment[name])) {
    const lacking = absent(environment, [...azureSigning, ...azureSignIn]);
    const sentence = `Azure Trusted Signing also needs ${lacking.join(', ')}.`;
    const azureSignOptions = {
      endpoint: environment['WMS_AZURE_ENDPOINT'],
      codeSigningAccountName: environment['WMS_AZURE_ACCOUNT'],
      certificateProfileName: environment['WMS_AZURE_PROFILE'],
      publisherName: environment['WMS_PUBLISHER'],
    };
    if (lacking.length > 0) return { missing: [...missing, sentence], overrides: {} };
    return { missing, overrides: { win: { azureSignOptions } } };
  }
  if (!environment['WIN_CSC_LINK'] && !environment['CSC_LINK']) {
    missing.push(
      'There is no certificate for Windows: set WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD, or WMS_AZURE_ENDPOINT, ' +
        'WMS_AZURE_ACCOUNT and WMS_AZURE_PROFILE.',
    );
  }
  return { missing, overrides: {} };
}

function appleSigning(environment: Environment): Signing {
  const missing: string[] = [];
  if (!environment['CSC_LINK'] && !environment['CSC_NAME'])
    missing.push('There is no Developer ID certificate: set CSC_LINK and CSC_KEY_PASSWORD, or CSC_NAME.');
  const canNotarise = has(environment, appleKey) || has(environment, applePassword);
  if (!canNotarise)
    missing.push(
      `Apple cannot be asked to notarise: set ${appleKey.join(', ')}, or ${applePassword.join(', ')}.`,
    );
  return { missing, overrides: canNotarise ? {} : { mac: { notarize: false } } };
}
