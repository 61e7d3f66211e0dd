import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** The pictures by which both sides can see that nobody is in between; the code itself is of the handshake (AD16). */
export const safetyCode: FeatureManifest = { ...facts, load: {} };
