import { base } from '$app/paths';
import { version } from '$app/environment';

/** `unreached`: also a host that is ill, or somebody's sign-in page in its place. */
export type HostAnswer = 'renewed' | 'same' | 'unreached';

/**
 * Would the page come again if it was loaded anew now? Asked of the file that this code is in: a host that gives none
 * of the parts would leave nothing of the page.
 */
export async function canReload(ask: typeof fetch = fetch, own: string = version): Promise<boolean> {
  if ((await askHost(ask, own)) === 'renewed') return true;
  try {
    return (await ask(import.meta.url, { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/** Does the web host still have the build that this page is of? */
export async function askHost(ask: typeof fetch = fetch, own: string = version): Promise<HostAnswer> {
  try {
    const answer = await ask(`${base}/_app/version.json`, { cache: 'no-store' });
    const there = answer.ok ? ((await answer.json()) as { version?: unknown } | null)?.version : undefined;
    if (typeof there !== 'string') return 'unreached';
    return there === own ? 'same' : 'renewed';
  } catch {
    return 'unreached';
  }
}
