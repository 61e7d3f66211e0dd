import { getContext, hasContext, setContext } from 'svelte';

const contextKey = Symbol('yes gate');

/** Something has to be answered before anything below may be agreed to; none is set where nothing has to be. */
export const setYesGate = (isOpen: () => boolean): void => void setContext(contextKey, isOpen);

export const getYesGate = (): (() => boolean) =>
  hasContext(contextKey) ? getContext<() => boolean>(contextKey) : () => true;
