import type { I18n } from '../i18n/index.js';
import { features as all } from './features.js';

/** What still lies with the session has its words among those that every page has. */
const features = all.filter(({ load }) => Object.keys(load).length > 0);

const ownerOfKind = new Map(
  features.flatMap(({ id, log = {} }) => Object.keys(log).map((kind) => [kind, id] as const))
);
const ownerOfPower = new Map(
  features.flatMap(({ id, powers = {} }) => Object.keys(powers).map((power) => [power, id] as const))
);

/** The feature that has the words for a line of the log: the one that writes it, or whose power it names. */
export const logOwner: Parameters<I18n['setLogOwner']>[0] = ({ kind, facts }) =>
  ownerOfKind.get(kind) ?? ownerOfPower.get(facts['power'] ?? '');
