import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const workflow = readFileSync(join(import.meta.dirname, '../.github/workflows/release.yml'), 'utf8');
const [, ...jobs] = workflow.split(/^ {2}(?=\w+:$)/m);

describe('the release workflow', () => {
  it('runs no action that somebody could change under its name', () => {
    const actions = [...workflow.matchAll(/uses: (\S+)(.*)/g)];
    expect(actions.length).toBeGreaterThan(5);
    for (const [, action, comment] of actions) {
      expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  it('gives a job only what it needs: what builds may write nothing, and what writes builds nothing', () => {
    expect(workflow).toMatch(/^permissions: \{\}$/m);
    const byName = new Map(jobs.map((job) => [job.split(':')[0], job]));
    expect(byName.get('build')).not.toMatch(/: write/);
    expect(byName.get('test')).not.toMatch(/: write|secrets\./);
    expect(byName.get('publish')?.match(/\w[\w-]*: write/g)).toEqual([
      'contents: write',
      'id-token: write',
      'attestations: write',
    ]);
    expect(byName.get('publish')).not.toMatch(/npm (ci|install|run)/);
  });

  it('is set off by a tag alone, and releases only what is signed', () => {
    expect(workflow).toContain("on:\n  push:\n    tags: ['v*']\n");
    expect(workflow).not.toMatch(/pull_request|workflow_dispatch/);
    expect(workflow).toContain('npm run dist -- --signed');
  });

  it('keeps no credentials in a checkout, and puts no text from outside into a script', () => {
    expect(workflow.match(/persist-credentials: false/g)).toHaveLength(
      workflow.match(/checkout@/g)?.length ?? 0,
    );
    for (const [, script = ''] of workflow.matchAll(/run: (.*(?:\n {10,}.*)*)/g))
      expect(script).not.toMatch(/\$\{\{ (github\.event|secrets|inputs)/);
  });
});
