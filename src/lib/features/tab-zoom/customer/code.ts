import { err, ok } from '../../../base/result.js';
import type { FeatureCode, PowerRules } from '../../../session/feature.js';
import type { CustomerScreens } from '../../screen/index.js';
import type { facts } from '../facts.js';
import { TabControl } from './tab-control.svelte.js';

/** The power to zoom a shared tab, for both. The browser asks once more, in the same click. */
export const tabPower = ({ tabOf }: Pick<CustomerScreens, 'tabOf'>): PowerRules => ({
  isPossible: () => true,
  troubleOn: (base) => (tabOf(base)?.isCovered ? 'boxes' : undefined),
  open: ({ base }) => ({
    async allow() {
      const tab = tabOf(base);
      if (!tab?.askPermission) return err('unsupported');
      // the browser asks at the first zoom, which would move the tab below the boxes
      if (tab.isCovered) return err('boxes');
      try {
        await tab.askPermission();
      } catch (thrown) {
        return err(
          thrown instanceof DOMException && thrown.name === 'NotAllowedError' ? 'declined' : 'failure'
        );
      }
      return ok({ end: tab.steer(new TabControl()) });
    },
    close: () => undefined
  })
});

export const code: FeatureCode<typeof facts, undefined> = {
  async open(context) {
    const screens = await context.use<CustomerScreens>('screen');
    context.powers.provide('control-tab', tabPower(screens));
    return { api: undefined, close: () => undefined };
  }
};
