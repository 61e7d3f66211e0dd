/**
 * Effects of no component, for what outlives the one that makes it. They begin once nothing of a component runs any
 * more: an effect below a component is forgotten for ever when it is due in the very moment in which that component
 * goes (Svelte 5.57).
 */
export function lastingEffects(make: () => void): void {
  queueMicrotask(() => $effect.root(make));
}
