import { getContext, hasContext, setContext } from 'svelte';

const contextKey = Symbol('shop name');

/** The shop whose reports are made below here. */
export const setShopName = (shopName: () => string): void => void setContext(contextKey, shopName);

/** Empty where no settings of a shop are known. */
export const getShopName = (): string =>
  hasContext(contextKey) ? getContext<() => string>(contextKey)() : '';
