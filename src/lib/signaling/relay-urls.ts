const maxRelays = 8;

/**
 * Turns the relays of `config.json` into socket addresses: relative ones are resolved against the page (`/relay`
 * stays an absolute path, also when the product lives under a sub-path) and take `ws:` or `wss:` from its protocol.
 * Anything that is not `ws:` or `wss:` afterwards is rejected, as is an address that carries a password.
 * @param page the page's own address
 */
export function relayUrls(entries: readonly string[], page: string): { urls: string[]; rejected: string[] } {
  const urls = new Set<string>();
  const rejected: string[] = [];
  for (const entry of entries) {
    const url = socketUrl(entry, page);
    if (url && (urls.has(url) || urls.size < maxRelays)) urls.add(url);
    else rejected.push(entry);
  }
  return { urls: [...urls], rejected };
}

function socketUrl(entry: string, page: string): string | undefined {
  const text = entry.trim();
  const url = URL.canParse(text, page) ? new URL(text, page) : undefined;
  if (!text || !url || url.username || url.password) return undefined;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return undefined;
  // A WebSocket refuses an address with a fragment.
  url.hash = '';
  return url.href;
}
