import { describe, expect, it } from 'vitest';
import { chooseShipped } from './write-sbom.ts';

const component = (ref: string) => ({ 'bom-ref': ref, type: 'library' });
const npmsList = {
  bomFormat: 'CycloneDX',
  metadata: { component: component('wms@0.1.0'), timestamp: '2026-01-05T00:00:00.000Z' },
  components: ['@wms/desktop@0.1.0', 'react@19.3.1', 'scheduler@1.0.0', 'vitest@5.1.1'].map(component),
  dependencies: [
    { ref: '@wms/desktop@0.1.0', dependsOn: ['react@19.3.1', 'vitest@5.1.1'] },
    { ref: 'react@19.3.1', dependsOn: ['scheduler@1.0.0', 'vitest@5.1.1'] },
    { ref: 'vitest@5.1.1', dependsOn: ['react@19.3.1'] },
  ],
};

describe('the bill of materials', () => {
  it('names the program and what it holds, and no tool that made it', () => {
    const sbom = chooseShipped(npmsList, '@wms/desktop@0.1.0', ['react@19.3.1', 'scheduler@1.0.0']);
    expect(sbom).toEqual({
      bomFormat: 'CycloneDX',
      metadata: {
        component: { 'bom-ref': '@wms/desktop@0.1.0', type: 'application' },
        timestamp: '2026-01-05T00:00:00.000Z',
      },
      components: [component('react@19.3.1'), component('scheduler@1.0.0')],
      dependencies: [
        { ref: '@wms/desktop@0.1.0', dependsOn: ['react@19.3.1', 'scheduler@1.0.0'] },
        { ref: 'react@19.3.1', dependsOn: ['scheduler@1.0.0'] },
      ],
    });
  });

  it('is not made with a hole in it', () => {
    expect(() => chooseShipped(npmsList, '@wms/desktop@0.1.0', ['undici@7.30.2'])).toThrow('undici@7.30.2');
  });
});
