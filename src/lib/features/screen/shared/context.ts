import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';

export type ScreenContext = FeatureContext<typeof facts>;
