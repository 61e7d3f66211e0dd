import { describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

describe.each(['light', 'dark'] as const)('axe in %s', (colorScheme) => {
  it.each(['', 'join', 'console'])('finds nothing on /%s', async (path) => {
    const page = await rig.open('chromium', { colorScheme });
    await page.goto(rig.site.url + path);
    await page.until(() => document.querySelector('h1')?.checkVisibility(), undefined);
    expect(await axeViolations(page)).toEqual([]);
  });
});
