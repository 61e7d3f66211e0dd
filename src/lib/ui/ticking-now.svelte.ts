import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, 1000);
  return () => clearInterval(timer);
});

/** The present time, in milliseconds since the epoch; whoever reads it in a template is updated every second. */
export function tickingNow(): number {
  subscribe();
  return Date.now();
}
