/** What the frames may use of a recognised browser. */
import type { FeatureHandle } from '../../session/manifest.js';
import type { TechnicianDevice } from './shared/views.js';

export type { TechnicianDevice } from './shared/views.js';

/** The customer's browser in a console's session, before the code of the feature is there as well. Reactive. */
export function deviceOf(features: readonly FeatureHandle[]): TechnicianDevice {
  const feature = features.find(({ id }) => id === 'device') as FeatureHandle<TechnicianDevice> | undefined;
  return {
    get id() {
      return feature?.api?.id;
    },
    get question() {
      return feature?.api?.question ?? 'open';
    },
    // without a network the button stays, and can be pressed again
    ask: () =>
      void feature
        ?.open()
        .then((device) => device.ask())
        .catch(() => undefined)
  };
}
