/**
 * Asks the browser not to evict this site's data when the disk gets full. Best effort: Chromium decides by itself,
 * Firefox asks the person, some have no such thing. True when the data is safe from eviction.
 */
export async function requestPersistence(
  storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined = globalThis.navigator?.storage
): Promise<boolean> {
  try {
    return (await storage?.persisted()) || (await storage?.persist()) || false;
  } catch {
    return false;
  }
}
