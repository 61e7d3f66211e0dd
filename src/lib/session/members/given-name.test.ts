import { describe, expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { GivenName } from './given-name.svelte.js';
import { SessionLog } from '../log/session-log.js';

const given = (saved?: string) => {
  const log = new SessionLog(manualClock());
  return { log, name: new GivenName('technician', log, saved) };
};

describe('the name of the other side', () => {
  it('[EN6] is the one of the first greeting, made fit to be shown', () => {
    const { name, log } = given();
    name.hear('  Kim\n\u202ESørensen ');
    expect(name.name).toBe('Kim Sørensen');
    expect(log.entries).toEqual([]);
  });

  it('[EN6] stays when a later greeting has another, which is in the log', () => {
    const { name, log } = given();
    name.hear('Kim');
    name.hear('Kim');
    name.hear('Microsoft Security');
    expect(name.name).toBe('Kim');
    expect(log.entries).toMatchObject([
      { kind: 'technician-renamed', facts: { name: 'Microsoft Security', before: 'Kim' } }
    ]);
    name.hear('Kim');
    expect(log.entries.at(-1)?.facts).toEqual({ name: 'Kim', before: 'Microsoft Security' });
  });

  it('[EN6] outlives a reload', () => {
    const { name, log } = given('Kim');
    name.hear('Microsoft Security');
    expect(name.name).toBe('Kim');
    expect(log.has('technician-renamed')).toBe(true);
  });

  it('[EN6] may come later, which is in the log, and does not go away', () => {
    const { name, log } = given();
    name.hear('');
    name.hear('Kim');
    name.hear('');
    expect(name.name).toBe('Kim');
    expect(log.entries).toMatchObject([{ kind: 'named', facts: { name: 'Kim' } }]);
  });

  it('[EN6] that changes without end does not fill the log', () => {
    const { name, log } = given('Kim');
    for (let i = 0; i < 500; i++) name.hear(`Kim ${i}`);
    expect(log.entries).toHaveLength(20);
  });
});
