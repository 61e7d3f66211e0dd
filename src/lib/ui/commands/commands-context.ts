import { getContext, onMount, setContext } from 'svelte';
import type { Command, Commands } from './commands.svelte.js';

const contextKey = Symbol('commands');

export const setCommands = (commands: Commands): Commands => setContext(contextKey, commands);
export const getCommands = (): Commands => getContext<Commands>(contextKey);

/** Offers commands while the component is on the page. Call it while a component starts. */
export function provideCommands(source: () => readonly Command[]): void {
  const commands = getCommands();
  onMount(() => commands.provide(source));
}
